// A title taken apart: "PRO-PACT, Promovarea ONG-urilor ..." is an acronym and a title.
#pragma once

#include <string>
#include <string_view>

namespace fisa::extract {

struct SplitTitle {
  std::string title;
  std::string acronym;  // empty where there is none
};

// Both parts are clean UTF-8. An acronym is one short token, in capitals, before a dash, a comma or a colon,
// or behind a dash or in brackets at the end; a name and its subtitle stay one title.
SplitTitle split_title(const std::string& title);

// Of folded text: one word, in capitals but for a few letters ("SATVIU", "e-Tecuci").
[[nodiscard]] bool is_acronym(std::string_view token);
// ... or, in brackets behind a title, with a capital inside ("GreenTown").
[[nodiscard]] bool is_acronym_in_brackets(std::string_view token);

}  // namespace fisa::extract
