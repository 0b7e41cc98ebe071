#include "match/chance.h"

#include <array>
#include <cstddef>

#include "match/required.h"

namespace fisa::match {
namespace {

// How likely a byte is at a place of a text.
constexpr std::array<double, 256> kChances = [] {
  std::array<double, 256> out{};
  for (std::size_t i = 0; i < out.size(); ++i) {
    const char c = static_cast<char>(i);
    const bool mark = c != kEdge && i < 0x20;
    const bool digit = c >= '0' && c <= '9';
    out[i] = c == ' ' ? 0.14 : mark ? 0.0015 : c >= 'a' && c <= 'z' ? 0.055 : digit ? 0.04 : 0.01;
  }
  return out;
}();

}  // namespace

double chance(std::string_view literal) {
  double p = 1;
  for (const char c : literal) p *= kChances[static_cast<unsigned char>(c)];
  return p;
}

}  // namespace fisa::match
