// Quotations: the phrases that a page sets in quotation marks of any kind, also badly paired ones.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace fisa::extract {

// What the page's own character tells of a mark that folds to '"': the low and the pointed ones have a side,
// the others are used for both.
enum class Mark : std::uint8_t { opens, closes, either };

// A quotation longer than this is speech or lacks a mark; it is no name.
inline constexpr std::size_t kLongestQuote = 420;

// Appends the spans of the outermost quotations of a block, marks included, in order. `folded` is the block's
// text, `mark(i)` speaks of the '"' at byte i of it.
void find_quotes(std::string_view folded, const std::function<Mark(std::uint32_t)>& mark,
                 std::vector<Span>& out);

}  // namespace fisa::extract
