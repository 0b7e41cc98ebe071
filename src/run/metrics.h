// A run in the Prometheus text format (exposition format 0.0.4), for the node exporter's textfile collector.
//
// All are gauges of the last attempt: a nightly process has no counters that live on. Alert on
// `time() - fisa_last_success_timestamp_seconds`, and on fisa_pages{outcome="rejected"}.
#pragma once

#include <string>

#include "run/report.h"

namespace fisa::run {

[[nodiscard]] std::string metrics_text(const Report& report);

}  // namespace fisa::run
