// A value, or the diagnostics that say why there is none. Never both, never neither.
//
//   Result<Grammar> grammar = compile(files);
//   if (!grammar) return report(grammar.errors());
//   use(*grammar);
#pragma once

#include <utility>
#include <variant>

#include "base/diagnostic.h"

namespace fisa {

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value)
      : state_(std::in_place_index<0>, std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Diagnostics errors)
      : state_(std::in_place_index<1>, std::move(errors)) {}           // NOLINT(google-explicit-constructor)
  Result(Diagnostic error) : Result(Diagnostics{std::move(error)}) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] explicit operator bool() const { return state_.index() == 0; }
  [[nodiscard]] T& operator*() & { return std::get<0>(state_); }
  [[nodiscard]] const T& operator*() const& { return std::get<0>(state_); }
  [[nodiscard]] T&& operator*() && { return std::get<0>(std::move(state_)); }
  [[nodiscard]] T* operator->() { return &std::get<0>(state_); }
  [[nodiscard]] const T* operator->() const { return &std::get<0>(state_); }
  [[nodiscard]] const Diagnostics& errors() const { return std::get<1>(state_); }

 private:
  std::variant<T, Diagnostics> state_;
};

}  // namespace fisa
