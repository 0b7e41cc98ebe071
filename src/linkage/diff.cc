#include "linkage/diff.h"

#include <algorithm>
#include <functional>

#include "linkage/elements.h"
#include "text/similarity.h"

namespace fisa::linkage {

using record::Json;

namespace {

// Everything that an element says in words; numbers are what changes.
std::string words_of(const Json& element) {
  if (element.is_string()) return text::comparable(element.get<std::string>());
  std::string out;
  if (!element.is_object()) return out;
  for (const auto& [name, member] : element.items()) {
    if (!member.is_string()) continue;
    for (const char c : text::comparable(member.get<std::string>())) {
      if (c < '0' || c > '9') out += c;
    }
    out += ' ';
  }
  return out;
}

class ListDiff {
 public:
  ListDiff(const record::ProjectField& field, const Json& old_record, const Json& new_record)
      : field_(field),
        old_record_(old_record),
        new_record_(new_record),
        old_(value_at(old_record, field.pointer)),
        new_(value_at(new_record, field.pointer)),
        old_partner_(old_.size(), kNone),
        new_partner_(new_.size(), kNone) {}

  void run(std::vector<Change>& out) {
    match([](const Json& a, const Json& b) { return a == b; });
    match([this](const Json& a, const Json& b) { return same_thing(field_, a, b); });
    match([](const Json& a, const Json& b) { return text::same_name(words_of(a), words_of(b)); });
    for (std::size_t i = 0; i < old_.size(); ++i) {
      if (old_partner_[i] == kNone) out.push_back(change(i, kNone));
    }
    for (std::size_t j = 0; j < new_.size(); ++j) {
      const std::size_t i = new_partner_[j];
      if (i == kNone || old_[i] != new_[j]) out.push_back(change(i, j));
    }
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  void match(const std::function<bool(const Json&, const Json&)>& same) {
    for (std::size_t i = 0; i < old_.size(); ++i) {
      for (std::size_t j = 0; j < new_.size() && old_partner_[i] == kNone; ++j) {
        if (new_partner_[j] != kNone || !same(old_[i], new_[j])) continue;
        old_partner_[i] = j;
        new_partner_[j] = i;
      }
    }
  }

  Change change(std::size_t i, std::size_t j) const {
    Change out;
    out.pointer = field_.pointer;
    if (i != kNone) {
      out.old_value = old_[i];
      out.old_evidence = evidence_of(old_record_, field_.pointer + "/" + std::to_string(i));
    }
    if (j != kNone) {
      out.new_value = new_[j];
      out.new_evidence = evidence_of(new_record_, field_.pointer + "/" + std::to_string(j));
    }
    return out;
  }

  const record::ProjectField& field_;
  const Json& old_record_;
  const Json& new_record_;
  const Json& old_;
  const Json& new_;
  std::vector<std::size_t> old_partner_;
  std::vector<std::size_t> new_partner_;
};

}  // namespace

std::vector<Change> changes(const record::Schema& schema, const Json& old_record, const Json& new_record) {
  std::vector<Change> out;
  for (const record::ProjectField& field : schema.project_fields()) {
    if (field.list) {
      ListDiff(field, old_record, new_record).run(out);
      continue;
    }
    const Json& before = value_at(old_record, field.pointer);
    const Json& now = value_at(new_record, field.pointer);
    if (before == now) continue;
    out.push_back({field.pointer, before, now, evidence_of(old_record, field.pointer),
                   evidence_of(new_record, field.pointer)});
  }
  return out;
}

}  // namespace fisa::linkage
