// The record's JSON Schema (draft-07, schemas/project.schema.json): the only place where its shape is
// declared.
//
// Which members a record has, their order, which are lists and what an absent value looks like is learned
// from it at start-up; so a new field is a property here and a grammar file, and no C++.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "record/json.h"

namespace fisa::record {

struct Violation {
  std::string pointer;  // JSON pointer (RFC 6901) of the value at fault; "" is the whole record
  std::string reason;
};

// A single value of the record, or a list of values of one kind.
struct ProjectField {
  std::string pointer;  // JSON pointer: "/budget/total"
  bool list = false;
  // Of elements that are objects: the members that tell which thing an element is about (the schema's
  // "identity"), and those that are the page's own words for it. The others say something about the thing.
  std::vector<std::string> identity;
  std::vector<std::string> wording;
};

// Const after make(); safe to share between threads.
class Schema {
 public:
  // The schema that the program carries.
  static const Schema& built_in();
  static Result<Schema> make(std::string_view text);

  Schema(Schema&&) noexcept;
  Schema& operator=(Schema&&) noexcept;
  ~Schema();

  // Empty where the record conforms.
  [[nodiscard]] std::vector<Violation> validate(const Json& record) const;

  // Every place of a record in the schema's order, with dotted paths as grammars name them: "budget.total",
  // "partners", and "partners.role" for a member of the list's elements.
  struct Field {
    std::string path;
    bool list = false;
    std::vector<std::string> choices;  // the texts that it may be, where the schema lists them
  };
  [[nodiscard]] const std::vector<Field>& fields() const;
  [[nodiscard]] bool is_list(std::string_view path) const;

  // What a record states about its project, in the schema's order: not its evidence, warnings and sources.
  [[nodiscard]] const std::vector<ProjectField>& project_fields() const;

  // A record that states nothing: null or [] in every place, members in order. Without the lists that may not
  // be empty.
  [[nodiscard]] const Json& blank() const;

  // The schema as written.
  [[nodiscard]] std::string_view text() const;

 private:
  struct Parts;
  explicit Schema(std::unique_ptr<const Parts> parts);
  std::unique_ptr<const Parts> parts_;
};

}  // namespace fisa::record
