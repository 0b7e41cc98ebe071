// What went wrong, where, in words a user can act on. Libraries return these; only `cli` prints them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace fisa {

struct Diagnostic {
  std::string source;        // file, address or option; may be empty
  std::uint32_t line = 0;    // 1-based; 0 where a line makes no sense
  std::uint32_t column = 0;  // 1-based, in code points; 0 where unknown
  std::string code;          // stable, hyphenated: "unknown-pattern", "truncated-gzip"
  std::string message;       // one sentence, no full stop: what is wrong; what to do

  // "grammars/budget.gram:8:33: error[unknown-pattern]: 'amout'; did you mean 'amount'?"
  [[nodiscard]] std::string to_string() const {
    std::string out = source;
    if (line != 0) out += ":" + std::to_string(line);
    if (line != 0 && column != 0) out += ":" + std::to_string(column);
    if (!out.empty()) out += ": ";
    out += "error";
    if (!code.empty()) out += "[" + code + "]";
    return out + ": " + message;
  }
};

using Diagnostics = std::vector<Diagnostic>;

}  // namespace fisa
