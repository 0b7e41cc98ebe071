// A value of a record, before it is JSON: null, number, string, list or object with members in order.
// `extract` makes these, `record` writes them; neither knows the other.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace fisa::values {

struct Value;
using Array = std::vector<Value>;
using Object = std::vector<std::pair<std::string, Value>>;

struct Value {
  std::variant<std::monostate, bool, double, std::string, Array, Object> data;

  Value() = default;
  Value(bool b) : data(b) {}                      // NOLINT(google-explicit-constructor)
  Value(double d) : data(d) {}                    // NOLINT(google-explicit-constructor)
  Value(std::string s) : data(std::move(s)) {}    // NOLINT(google-explicit-constructor)
  Value(const char* s) : data(std::string(s)) {}  // NOLINT(google-explicit-constructor)
  Value(Array a) : data(std::move(a)) {}          // NOLINT(google-explicit-constructor)
  Value(Object o) : data(std::move(o)) {}         // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool is_null() const { return data.index() == 0; }
  [[nodiscard]] const double* number() const { return std::get_if<double>(&data); }
  [[nodiscard]] const std::string* string() const { return std::get_if<std::string>(&data); }
  [[nodiscard]] const Array* array() const { return std::get_if<Array>(&data); }
  [[nodiscard]] const Object* object() const { return std::get_if<Object>(&data); }
  // The member's value, or nullptr where this is no object or has no such member.
  [[nodiscard]] const Value* find(std::string_view member) const;

  friend bool operator==(const Value&, const Value&) = default;
};

inline const Value* Value::find(std::string_view member) const {
  if (const Object* o = object()) {
    for (const auto& [name, value] : *o) {
      if (name == member) return &value;
    }
  }
  return nullptr;
}

}  // namespace fisa::values
