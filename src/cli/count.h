// A whole number of a command line. Boost reads "-1" as a very large one; this refuses it.
#pragma once

#include <cctype>
#include <cstdint>
#include <istream>
#include <ostream>

namespace fisa::cli {

struct Count {
  std::uint64_t value = 0;
};

inline std::istream& operator>>(std::istream& in, Count& count) {
  if (std::isdigit(in.peek()) == 0) {
    in.setstate(std::ios::failbit);
    return in;
  }
  return in >> count.value;
}

inline std::ostream& operator<<(std::ostream& out, const Count& count) {
  return out << count.value;
}

}  // namespace fisa::cli
