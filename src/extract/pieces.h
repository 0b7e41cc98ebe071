// The stretches of a page between the beginnings of its projects.
#pragma once

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "extract/sections.h"

namespace fisa::extract {

// What a project has one of.
struct Had {
  const char* name;
  std::set<std::string> Section::*what;
};

inline constexpr std::array<Had, 6> kHasOne = {{{"total", &Section::totals},
                                                {"code", &Section::known_by},
                                                {"name_labelled", &Section::starts},
                                                {"time", &Section::time},
                                                {"carrier", &Section::carriers},
                                                {"name", &Section::names_told}}};

// What the sections from one to another say together.
[[nodiscard]] inline Section piece(const std::vector<Section>& sections, std::size_t from, std::size_t to) {
  Section out;
  for (std::size_t i = from; i < to; ++i) out.add(sections[i]);
  return out;
}

// ... from each beginning to the next.
[[nodiscard]] inline std::vector<Section> pieces(const std::vector<Section>& sections,
                                                 const std::vector<std::size_t>& begins) {
  std::vector<Section> out;
  for (std::size_t k = 0; k < begins.size(); ++k)
    out.push_back(piece(sections, begins[k], k + 1 < begins.size() ? begins[k + 1] : sections.size()));
  return out;
}

}  // namespace fisa::extract
