// Files and folders that are replaced whole: a reader, and a machine that loses power, finds the old or the
// new, never a piece of one.
//
// The new content is written beside the old under a temporary name, brought to the disk (fsync), given its
// name (rename(2), atomic on POSIX file systems), and the folder's entry is brought to the disk too. What an
// interrupted write leaves behind has a name ending in ".new" and is overwritten by the next.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "io/sink.h"

namespace fisa::io {

//   AtomicFile file("summary.json");
//   file.write(text);
//   if (auto error = file.commit()) return *error;
//
// Without commit() the old file stays and the temporary one is removed.
class AtomicFile {
 public:
  explicit AtomicFile(std::string path);
  AtomicFile(const AtomicFile&) = delete;
  AtomicFile& operator=(const AtomicFile&) = delete;
  ~AtomicFile();

  void write(std::string_view bytes) { sink_->write(bytes); }
  // Codes as Sink's.
  [[nodiscard]] const std::optional<Diagnostic>& error() const { return sink_->error(); }
  [[nodiscard]] std::optional<Diagnostic> commit();

 private:
  std::string path_;
  std::optional<Sink> sink_;
};

// Puts the folder `fresh` in the place of the folder `target`, which may not be there yet; the old one is
// removed. Where the file system cannot exchange two names at once there is an instant with neither.
[[nodiscard]] std::optional<Diagnostic> replace_folder(const std::string& fresh, const std::string& target);

// Brings a folder's entries to the disk.
[[nodiscard]] std::optional<Diagnostic> sync_folder(const std::string& path);

}  // namespace fisa::io
