#include "io/frames.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <system_error>

namespace fisa::io {
namespace {

constexpr std::size_t kWindow = 1 << 20;
constexpr std::string_view kGzip = "\x1F\x8B\x08";
constexpr std::string_view kZstd = "\x28\xB5\x2F\xFD";

std::size_t next_magic(std::string_view bytes, std::size_t from) {
  return std::min(bytes.find(kGzip, from), bytes.find(kZstd, from));
}

}  // namespace

std::unique_ptr<Stream> open_at_next_frame(const std::string& path, std::uint64_t from,
                                           std::string_view begins) {
  std::error_code ec;
  if (!std::filesystem::is_regular_file(path, ec)) return nullptr;
  std::ifstream file(path, std::ios::binary);
  std::string window(kWindow, '\0');
  while (true) {
    file.clear();
    file.seekg(static_cast<std::streamoff>(from));
    file.read(window.data(), static_cast<std::streamsize>(kWindow));
    const std::string_view bytes =
        std::string_view(window).substr(0, static_cast<std::size_t>(file.gcount()));
    for (std::size_t at = 0; (at = next_magic(bytes, at)) != std::string_view::npos; ++at) {
      auto stream = Stream::open(path, from + at);
      if (stream->peek().starts_with(begins)) return stream;
    }
    if (bytes.size() < kWindow) return nullptr;
    from += kWindow - kZstd.size();  // a mark may lie across the window's end
  }
}

}  // namespace fisa::io
