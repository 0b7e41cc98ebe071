#include "run/clock.h"

#include <array>
#include <ctime>

namespace fisa::run {

std::string utc(std::int64_t seconds_since_epoch) {
  const auto time = static_cast<std::time_t>(seconds_since_epoch);
  std::tm parts{};
  gmtime_r(&time, &parts);
  std::array<char, 32> out{};
  const std::size_t n = std::strftime(out.data(), out.size(), "%Y-%m-%dT%H:%M:%SZ", &parts);
  return {out.data(), n};
}

std::string utc_now() {
  return utc(epoch_now());
}

std::int64_t epoch_now() {
  return std::time(nullptr);
}

}  // namespace fisa::run
