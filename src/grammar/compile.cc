#include <algorithm>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "grammar/expand.h"
#include "grammar/forms.h"
#include "grammar/grammar.h"
#include "grammar/lints.h"
#include "grammar/rule.h"
#include "grammar/slots.h"
#include "grammar/syntax.h"

namespace fisa::grammar {
namespace {

// Entities are numbered in the order of their declaration; each has a mark of its own.
std::string mark_pattern(std::size_t entity) {
  constexpr std::string_view kHex = "0123456789abcdef";
  const std::size_t mark = static_cast<std::size_t>(kFirstEntity) + entity;
  return std::string("\\x") + kHex[(mark >> 4) & 15] + kHex[mark & 15];
}

class Compiler {
 public:
  Compiler(const std::vector<SourceFile>& sources, const Environment& environment)
      : sources_(sources),
        environment_(environment),
        report_(out_.files, errors_),
        expander_(definitions_, report_),
        rules_(environment, definitions_, expander_, report_) {}

  Result<Grammar> run() {
    for (const SourceFile& source : sources_) out_.files.push_back(source.name);
    std::vector<File> files;
    for (std::uint32_t i = 0; i < sources_.size(); ++i) files.push_back(parse(sources_[i], i, report_));
    for (const File& file : files) {
      for (const Statement& s : file.statements) {
        if (s.keyword != "rule") declare(s);
      }
    }
    for (const File& file : files) {
      for (const Statement& s : file.statements) {
        if (s.keyword == "rule") out_.rules.push_back(rules_.read(file.grammar, s));
      }
    }
    labels();
    engine_patterns();
    for (auto& [name, definition] : definitions_) rules_.check_syntax(definition);
    lint_unused(definitions_, report_);
    lint_twins(out_.rules, report_);
    lint_shadowed(out_.rules, report_);
    if (errors_.empty()) return std::move(out_);
    std::stable_sort(errors_.begin(), errors_.end(), [](const Diagnostic& a, const Diagnostic& b) {
      return std::tie(a.source, a.line, a.column) < std::tie(b.source, b.line, b.column);
    });
    return std::move(errors_);
  }

 private:
  void declare(const Statement& s) {
    if (const auto found = definitions_.find(s.name); found != definitions_.end()) {
      report_.error(s.position, "duplicate-name",
                    "'" + s.name + "' is declared already, at " + report_.place(found->second.position));
      return;
    }
    // A lexicon that the engine alone reads may be called as a mark is; a rule could not ask for it.
    const auto is_slot = [&](const Slot& slot) { return slot.name == s.name; };
    const auto& engine = environment_.engine_names;
    if (std::any_of(kSlots.begin(), kSlots.end(), is_slot) &&
        std::find(engine.begin(), engine.end(), s.name) == engine.end()) {
      report_.error(s.position, "duplicate-name", "'" + s.name + "' is the name of a mark");
      return;
    }
    Definition d;
    d.position = s.position;
    d.body = s.body;
    if (s.keyword == "lexicon" || s.keyword == "entity") {
      declare_forms(s, d);
    } else {
      d.kind = s.keyword == "label" ? Definition::Kind::label : Definition::Kind::pattern;
      if (d.kind == Definition::Kind::label) labels_.push_back(s.name);
    }
    definitions_[s.name] = std::move(d);
  }

  void declare_forms(const Statement& s, Definition& d) {
    const std::size_t errors = errors_.size();
    values::Lexicon lexicon = read_forms(s, report_);
    if (lexicon.empty() && errors_.size() == errors)
      report_.error(s.position, "empty-lexicon", "'" + s.name + "' has no forms");
    if (s.keyword == "entity") {
      if (out_.entities.size() > static_cast<std::size_t>(kLastEntity - kFirstEntity))
        report_.error(s.position, "too-many-entities", "there are marks for fourteen entity lexicons");
      d.kind = Definition::Kind::entity;
      d.pattern = mark_pattern(out_.entities.size());
      out_.entities.push_back(s.name);
    } else {
      d.kind = Definition::Kind::lexicon;
    }
    values::Lexicon& kept = out_.lexicons[s.name];
    kept = std::move(lexicon);
    if (d.kind == Definition::Kind::lexicon) d.forms = &kept;
  }

  // A label stands for itself even where no rule names it: it keeps its line and the next apart.
  void labels() {
    for (const std::string& name : labels_) {
      const Position at = definitions_[name].body.position();
      out_.labels.push_back({name, rules_.pattern({"{" + name + "}", at})});
    }
  }

  void engine_patterns() {
    for (const std::string& name : environment_.engine_names) {
      const auto found = definitions_.find(name);
      if (found == definitions_.end()) continue;
      found->second.used = true;
      if (found->second.kind != Definition::Kind::pattern) continue;
      out_.patterns[name] = {expander_.resolve(name, found->second.position), found->second.position, {}};
    }
  }

  const std::vector<SourceFile>& sources_;
  const Environment& environment_;
  Grammar out_;
  Diagnostics errors_;
  Reporter report_;
  Definitions definitions_;
  Expander expander_;
  RuleReader rules_;
  std::vector<std::string> labels_;  // in the order of their declaration
};

}  // namespace

Result<Grammar> compile(const std::vector<SourceFile>& files, const Environment& environment) {
  return Compiler(files, environment).run();
}

std::string Grammar::lookup(std::string_view lexicon, std::string_view form) const {
  const auto found = lexicons.find(lexicon);
  if (found == lexicons.end()) return {};
  const std::string wanted = lower(std::string(form));
  for (const auto& entry : found->second) {
    if (entry.form == wanted) return entry.value;
  }
  return {};
}

}  // namespace fisa::grammar
