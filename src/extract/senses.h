// What a noun counts by what stands around it: workshops that are fitted out are rooms, others are held.
//
// The lexicon `sense_word` gathers words, or how they begin ("amenaj-"), by what they speak of; `noun_sense`
// tells which category a noun has beside them ("built ateliere"). What follows the noun in its clause says
// more than what leads to it, and the nearer word more than the one further off. Where no word tells, their
// number may: two visits are events, thousands of them are services.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/span.h"
#include "values/lexicon.h"

namespace fisa::extract {

class Senses {
 public:
  Senses() = default;
  Senses(const values::Lexicon* noun_sense, const values::Lexicon* sense_word);

  // The category of the noun `unit` of the folded text, of which there are `count`; "" where nothing around
  // it tells another one than its own.
  [[nodiscard]] std::string category(std::string_view folded, Span unit, double count) const;

 private:
  using Readings = std::map<std::string, std::string, std::less<>>;  // context -> category

  [[nodiscard]] const std::string* reading(std::string_view word, const Readings& readings) const;

  std::map<std::string, Readings, std::less<>> nouns_;
  std::multimap<std::string, std::string, std::less<>> words_;   // word -> context
  std::vector<std::pair<std::string, std::string>> beginnings_;  // how words begin -> context
};

}  // namespace fisa::extract
