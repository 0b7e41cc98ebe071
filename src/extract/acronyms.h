// Words in capitals that may stand for a project: which of them do, and where a title's own stands.
#pragma once

#include <string>

#include "base/span.h"
#include "extract/annotation.h"
#include "extract/candidates.h"

namespace fisa::extract {

inline constexpr int kSurelyAcronym = 60;  // a rule of this rank has seen a sign of it: a label, brackets
inline constexpr int kCalledAcronym = 90;  // ... a label that says just that

// Does the candidate stand for the project that the title (folded bytes; empty where there is none) names?
// What nothing calls an acronym does beside the title, or where the page keeps using it, or before the title
// where it can be no word of the language: "SILVER-FLOW", "NETS2GO".
[[nodiscard]] bool stands_for_project(const FoldedPage& page, const Found& acronym, Span title);

// The acronym in brackets right behind the title: "Copiii fac primaria (KIDGOV)". The page's own words; empty
// where there is none.
[[nodiscard]] std::string acronym_behind(const FoldedPage& page, Span title);

}  // namespace fisa::extract
