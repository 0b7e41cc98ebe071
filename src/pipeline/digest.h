// SHA-256 (FIPS 180-4), in lower-case hexadecimal.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace fisa::pipeline {

[[nodiscard]] std::string sha256(std::string_view bytes);

// Of what comes in pieces.
class Sha256 {
 public:
  Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;
  ~Sha256();

  void add(std::string_view bytes);
  // Once, at the end.
  [[nodiscard]] std::string hex();

 private:
  struct Context;
  std::unique_ptr<Context> context_;
};

}  // namespace fisa::pipeline
