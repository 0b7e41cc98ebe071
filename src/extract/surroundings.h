// What stands around a place of a page, as the signs of learnt choices ask for it: the words before it and
// behind it in its sentence, over it, the small words right beside it, the kind of block.
//
// A sign is asked of a text by a pattern of the grammar: {"named_joins", "joins"} makes the signs
// "joins_before" and "joins_behind".
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>

#include "extract/candidates.h"
#include "extract/headings.h"

namespace fisa::extract {

struct Asked {
  const char* pattern;
  const char* sign;
};

class Surroundings {
 public:
  // The signs go into `out`, which must outlive it, as must all else.
  Surroundings(const Engine& engine, const FoldedPage& page, const Headings& over, std::set<std::string>& out)
      : engine_(engine), page_(page), over_(over), out_(out) {}

  // Of one place: what stands before it and behind it, no further than the next of the marks in `stops`, with
  // a mark for each name and quotation.
  void around(const Found& f, std::span<const Asked> asked, std::string_view stops);
  void over(const Found& f, std::span<const Asked> asked);
  // In a table: what its row begins with, and what heads its column.
  void table(const Found& f, std::span<const Asked> asked);
  void beside(const Found& f, std::string_view stops);
  // All of these of each of the places of one thing, and its block and company.
  void told_at(std::span<const Found* const> places, std::span<const Asked> around,
               std::span<const Asked> over, std::string_view stops, char own);
  // Whether an organisation is named right before it or behind it.
  void names(const Found& f, std::string_view stops);
  void block(const Found& f);
  // In which third of the text.
  void third(const Found& f);
  // Told at so many places, the `number`th of `all` of its kind on the page.
  void among(std::size_t places, std::size_t number, std::size_t all);
  // What else its sentence holds, and how many of `own`.
  void company(const Found& f, char own);

  void add(std::string sign) { out_.insert(std::move(sign)); }
  [[nodiscard]] bool asks(const char* pattern, std::string_view text) const {
    return engine_.matcher.contains(pattern, text);
  }

  [[nodiscard]] Span sentence_of(const Found& f) const;

 private:
  [[nodiscard]] std::string before(const Found& f, std::string_view stops) const;
  [[nodiscard]] std::string behind(const Found& f, std::string_view stops) const;
  [[nodiscard]] std::string masked(Span s) const;

  const Engine& engine_;
  const FoldedPage& page_;
  const Headings& over_;
  std::set<std::string>& out_;
};

}  // namespace fisa::extract
