// The wall clock, for people and for Prometheus only: runs and attempts are ordered by number, and durations
// are measured by the steady clock, so that a clock that is set back changes nothing but what is shown.
#pragma once

#include <cstdint>
#include <string>

namespace fisa::run {

// ISO 8601, UTC, whole seconds: "2026-11-27T06:21:44Z". Such texts compare as the times do.
[[nodiscard]] std::string utc(std::int64_t seconds_since_epoch);
[[nodiscard]] std::string utc_now();
[[nodiscard]] std::int64_t epoch_now();

}  // namespace fisa::run
