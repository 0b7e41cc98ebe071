#include "values/mention.h"

namespace fisa::values {

std::string_view name(MentionType type) {
  switch (type) {
    case MentionType::number:
      return "number";
    case MentionType::percent:
      return "percent";
    case MentionType::money:
      return "money";
    case MentionType::date:
      return "date";
    case MentionType::period:
      return "period";
    case MentionType::duration:
      return "duration";
  }
  return "";
}

std::string_view name(Comparison comparison) {
  switch (comparison) {
    case Comparison::exactly:
      return "exactly";
    case Comparison::at_least:
      return "at_least";
    case Comparison::more_than:
      return "more_than";
    case Comparison::at_most:
      return "at_most";
    case Comparison::about:
      return "about";
    case Comparison::between:
      return "between";
  }
  return "";
}

Value value_of(const Mention& m) {
  const auto text_or_null = [](const std::string& s) { return s.empty() ? Value() : Value(s); };
  Object o;
  switch (m.type) {
    case MentionType::number:
    case MentionType::percent:
      o.emplace_back("value", m.number);
      if (m.max) o.emplace_back("max", *m.max);
      break;
    case MentionType::money:
      o.emplace_back("amount", m.number);
      o.emplace_back("currency", m.currency);
      if (m.max) o.emplace_back("max", *m.max);
      break;
    case MentionType::date:
      o.emplace_back("value", m.start);
      break;
    case MentionType::period:
      o.emplace_back("start", text_or_null(m.start));
      o.emplace_back("end", text_or_null(m.end));
      break;
    case MentionType::duration:
      o.emplace_back("value", m.duration);
      if (!m.duration_max.empty()) o.emplace_back("max", m.duration_max);
      break;
  }
  return o;
}

}  // namespace fisa::values
