// What a section shows whatever rules know of its words: how many marks of each kind it holds, the words that
// it opens with, what it quotes, and how much of it reads as the name of a project. A project begins with
// these on pages that no rule was written by.
#pragma once

#include <climits>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "extract/sections.h"
#include "extract/title_places.h"

namespace fisa::extract {

class SectionLooks {
 public:
  // `titles` is of each block. All must outlive it.
  SectionLooks(const FoldedPage& page, const std::vector<Section>& sections,
               const std::vector<TitlePlace>& titles);

  // The signs of a section; to be asked in page order: what is quoted is known from then on.
  [[nodiscard]] std::vector<std::string> of(std::size_t i);

 private:
  void add(std::string sign) { out_.push_back(std::move(sign)); }
  void holds(const Section& s);
  void opens(const Section& s);
  void quotes(std::size_t i);
  void reads_as_title(std::size_t i);
  [[nodiscard]] std::size_t end_of(std::size_t i) const;  // block

  const FoldedPage& page_;
  const std::vector<Section>& sections_;
  const std::vector<TitlePlace>& titles_;           // of each block
  std::vector<TitlePlace> places_;                  // of each section
  int best_ = INT_MIN;                              // rank
  std::vector<int> ranks_;                          // ascending
  std::map<std::string, std::size_t> first_place_;  // section, of each key
  std::set<std::string> quoted_;                    // in the sections before
  std::vector<std::string> out_;
};

}  // namespace fisa::extract
