#include "grammar/emission.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "grammar/forms.h"

namespace fisa::grammar {
namespace {

// Parts between commas that stand in no quotes or brackets: "name = names(x, "a, b"), role = "partner"".
std::vector<std::string_view> split_outside(std::string_view s) {
  std::vector<std::string_view> parts;
  int depth = 0;
  bool quoted = false;
  std::size_t start = 0;
  for (std::size_t i = 0; i <= s.size(); ++i) {
    if (i == s.size() || (s[i] == ',' && depth == 0 && !quoted)) {
      const std::string_view part = s.substr(start, i - start);
      parts.push_back(trim(part).empty() ? part : trim(part));
      start = i + 1;
    } else if (s[i] == '"') {
      quoted = !quoted;
    } else if (!quoted && s[i] == '(') {
      ++depth;
    } else if (!quoted && s[i] == ')') {
      --depth;
    }
  }
  return parts;
}

const Field* find(const std::vector<Field>& fields, std::string_view path) {
  const auto found =
      std::find_if(fields.begin(), fields.end(), [&](const Field& f) { return f.path == path; });
  return found == fields.end() ? nullptr : &*found;
}

// What stands one level below a path: the members that a record, an object or a list's elements have.
std::vector<std::string> members_of(const std::vector<Field>& fields, std::string_view path) {
  std::vector<std::string> out;
  for (const Field& f : fields) {
    std::string_view rest = f.path;
    if (!rest.starts_with(path) || rest.size() <= path.size() || rest[path.size()] != '.') continue;
    rest.remove_prefix(path.size() + 1);
    if (rest.find('.') == std::string_view::npos) out.emplace_back(rest);
  }
  return out;
}

std::vector<std::string> paths_of(const std::vector<Field>& fields) {
  std::vector<std::string> out;
  out.reserve(fields.size());
  for (const Field& f : fields) out.push_back(f.path);
  return out;
}

}  // namespace

std::optional<Emission> EmissionReader::read(const Statement& s, const std::set<std::string>& captures,
                                             std::set<std::string>& used) {
  body_ = &s.body;
  captures_ = &captures;
  used_ = &used;
  const std::string_view body = s.body.text();
  Emission out;
  out.list = s.keyword == "add";
  const auto split_at = body.find(out.list ? ':' : '=');
  if (split_at == std::string_view::npos) {
    report_.error(s.body.position(), out.list ? "bad-add" : "bad-set",
                  out.list ? "write 'add PATH: MEMBER = VALUE, MEMBER = VALUE' or 'add PATH: VALUE'"
                           : "write 'set PATH = VALUE'");
    return std::nullopt;
  }
  out.path = std::string(trim(body.substr(0, split_at)));
  const Field* field = find(environment_.fields, out.path);
  if (field == nullptr) {
    report_.error(
        s.body.position(), "unknown-path",
        "the schema has no '" + out.path + "'" + did_you_mean(out.path, paths_of(environment_.fields)));
  } else if (field->list != out.list) {
    report_.error(s.position, "wrong-statement",
                  out.list ? "'" + out.path + "' is one value: write 'set " + out.path + " = VALUE'"
                           : "'" + out.path + "' is a list: write 'add " + out.path + ": VALUE'");
  }
  const std::string_view rest = body.substr(split_at + 1);
  if (!out.list) {
    value(out, field, trim(rest).empty() ? rest : trim(rest));
    return out;
  }
  for (const std::string_view part : split_outside(rest)) value(out, field, part);
  return out;
}

// "VALUE", or "MEMBER = VALUE" of a list's element.
void EmissionReader::value(Emission& emission, const Field* field, std::string_view part) {
  const auto equals = emission.list ? part.find(" = ") : std::string_view::npos;
  Assignment out;
  std::string_view right = part;
  if (equals != std::string_view::npos) {
    out.member = std::string(trim(part.substr(0, equals)));
    right = trim(part.substr(equals + 3));
    const Field* member = find(environment_.fields, emission.path + "." + out.member);
    if (field != nullptr && member == nullptr) {
      report_.error(body_->at(part), "unknown-member",
                    "the schema has no '" + out.member + "' in '" + emission.path + "'" +
                        did_you_mean(out.member, members_of(environment_.fields, emission.path)));
    }
    field = member;
  }
  auto x = expression(right);
  if (!x) return;
  check_literal(field, *x, right);
  out.expression = std::move(*x);
  emission.assignments.push_back(std::move(out));
}

void EmissionReader::check_literal(const Field* field, const Expression& x, std::string_view part) {
  if (field == nullptr || field->choices.empty() || x.kind != Expression::Kind::literal) return;
  if (std::find(field->choices.begin(), field->choices.end(), x.text) != field->choices.end()) return;
  std::string all;
  for (const std::string& choice : field->choices) all += (all.empty() ? "" : ", ") + choice;
  report_.error(body_->at(part), "unknown-value",
                "the schema allows no '" + x.text + "' in '" + field->path + "'" +
                    did_you_mean(x.text, field->choices, "; it is one of " + all));
}

std::optional<Expression> EmissionReader::expression(std::string_view s) {
  if (s.size() >= 2 && s.front() == '"' && s.back() == '"') {
    return Expression{Expression::Kind::literal, std::string(s.substr(1, s.size() - 2)), {}};
  }
  const auto open = s.find('(');
  if (open == std::string_view::npos || s.back() != ')') {
    report_.error(body_->at(s), "bad-expression",
                  "'" + std::string(s) + "' is neither \"text\" nor ACTION(CAPTURE)");
    return std::nullopt;
  }
  Expression e{Expression::Kind::call, std::string(trim(s.substr(0, open))), {}};
  const auto known = environment_.actions.find(e.text);
  const std::vector<std::string_view> arguments = split(s.substr(open + 1, s.size() - open - 2), ',');
  if (known == environment_.actions.end()) {
    std::vector<std::string> names;
    for (const auto& [name, count] : environment_.actions) names.push_back(name);
    report_.error(body_->at(s), "unknown-action",
                  "'" + e.text + "'" + did_you_mean(e.text, names, " is no action"));
  } else if (known->second != arguments.size()) {
    report_.error(body_->at(s), "wrong-arguments",
                  "'" + e.text + "' takes " + std::to_string(known->second) + " argument(s)");
  }
  for (const std::string_view a : arguments) {
    check_argument(a);
    e.arguments.emplace_back(a);
  }
  if (known == environment_.actions.end()) return std::nullopt;
  return e;
}

void EmissionReader::check_argument(std::string_view a) {
  if (captures_->find(std::string(a)) != captures_->end()) {
    used_->insert(std::string(a));
    return;
  }
  const auto definition = definitions_.find(a);
  if (definition != definitions_.end() && (definition->second.kind == Definition::Kind::lexicon ||
                                           definition->second.kind == Definition::Kind::entity)) {
    definition->second.used = true;
    return;
  }
  report_.error(body_->at(a), "unknown-capture",
                "'" + std::string(a) + "' is captured by no 'match' of this rule (or not by all of them)" +
                    did_you_mean(a, {captures_->begin(), captures_->end()}));
}

}  // namespace fisa::grammar
