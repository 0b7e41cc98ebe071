// How far a run is, for those who watch it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace fisa::run {

struct Progress {
  std::uint64_t pages = 0;
  std::uint64_t records = 0;  // found by this attempt
  std::uint64_t rejects = 0;
  std::uint64_t bytes = 0;       // of pages
  std::uint64_t disk_done = 0;   // of the inputs, as they stand on the disk
  std::uint64_t disk_total = 0;  // 0 where unknown
  double seconds = 0;
};

// "120000 pages, 2411 records, 3 rejects, 31.2 MB/s, 42 %, 3 min left"
[[nodiscard]] std::string progress_line(const Progress& progress);

// The bytes on disk of files and of the files in folders; standard input and lists do not count.
[[nodiscard]] std::uint64_t disk_bytes(const std::vector<std::string>& inputs);

}  // namespace fisa::run
