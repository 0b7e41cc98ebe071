#include "run/progress.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <system_error>

namespace fisa::run {
namespace {

namespace fs = std::filesystem;

std::string time_left(double seconds) {
  std::array<char, 32> out{};
  if (seconds < 90)
    std::snprintf(out.data(), out.size(), "%.0f s left", seconds);
  else if (seconds < 90 * 60)
    std::snprintf(out.data(), out.size(), "%.0f min left", seconds / 60);
  else
    std::snprintf(out.data(), out.size(), "%.1f h left", seconds / 3600);
  return out.data();
}

}  // namespace

std::string progress_line(const Progress& p) {
  std::array<char, 160> out{};
  std::snprintf(out.data(), out.size(), "%llu pages, %llu records, %llu rejects, %.1f MB/s",
                static_cast<unsigned long long>(p.pages), static_cast<unsigned long long>(p.records),
                static_cast<unsigned long long>(p.rejects),
                p.seconds > 0 ? static_cast<double>(p.bytes) / 1e6 / p.seconds : 0.0);
  std::string line = out.data();
  if (p.disk_total == 0 || p.disk_done == 0) return line;
  const double part = std::min(1.0, static_cast<double>(p.disk_done) / static_cast<double>(p.disk_total));
  std::snprintf(out.data(), out.size(), ", %.0f %%, ", 100 * part);
  return line + out.data() + time_left(p.seconds * (1 - part) / part);
}

std::uint64_t disk_bytes(const std::vector<std::string>& inputs) {
  std::uint64_t out = 0;
  for (const std::string& path : inputs) {
    std::error_code ec;
    if (fs::is_regular_file(path, ec)) {
      out += fs::file_size(path, ec);
      continue;
    }
    for (fs::recursive_directory_iterator it(path, fs::directory_options::skip_permission_denied, ec), end;
         !ec && it != end; it.increment(ec)) {
      std::error_code ignored;
      if (it->is_regular_file(ignored)) out += it->file_size(ignored);
    }
  }
  return out;
}

}  // namespace fisa::run
