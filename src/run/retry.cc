#include "run/retry.h"

#include <fstream>
#include <functional>
#include <set>

#include "record/json.h"

namespace fisa::run {
namespace {

using Take = std::function<void(const std::string& file, const std::string& key)>;

Result<bool> each_reject(const std::string& path, const Take& take) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return Diagnostic{path, 0, 0, "cannot-open", "the file of rejects cannot be read"};
  std::string line;
  std::uint32_t number = 0;
  while (std::getline(in, line)) {
    ++number;
    const record::Json reject = record::Json::parse(line, nullptr, false);
    if (!reject.is_object() || !reject.value("file", record::Json()).is_string() ||
        !reject.value("key", record::Json()).is_string()) {
      return Diagnostic{
          path, number, 0, "bad-rejects",
          "the line names no 'file' and 'key'; it wants the rejects.jsonl that fisa run writes"};
    }
    take(reject["file"].get<std::string>(), reject["key"].get<std::string>());
  }
  return true;
}

}  // namespace

Result<std::vector<std::string>> files_to_retry(const std::string& path) {
  std::set<std::string> seen;
  std::vector<std::string> out;
  auto read = each_reject(path, [&](const std::string& file, const std::string&) {
    if (seen.insert(file).second) out.push_back(file);
  });
  if (!read) return read.errors();
  if (out.empty())
    return Diagnostic{path, 0, 0, "no-rejects", "there is nothing to retry: the file is empty"};
  return out;
}

Result<bool> wish_for(const std::string& path, State& state) {
  return each_reject(path, [&](const std::string&, const std::string& key) { state.wish(key); });
}

}  // namespace fisa::run
