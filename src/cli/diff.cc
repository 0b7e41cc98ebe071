#include <algorithm>
#include <iostream>
#include <optional>

#include "cli/command.h"
#include "cli/record_files.h"
#include "linkage/diff.h"
#include "linkage/pairing.h"

namespace fisa::cli {

namespace po = boost::program_options;

namespace {

using record::Json;

// `fisa run` keeps the record of a page that is no more, and says so in it.
bool vanished(const Json& record) {
  const Json& warnings = record["warnings"];
  return std::any_of(warnings.begin(), warnings.end(),
                     [](const Json& w) { return w["code"] == "page-vanished"; });
}

// Records are kept as their lines: parsed, a night's worth would not fit.
struct Set {
  std::vector<RecordLine> lines;  // without `record`
  std::vector<linkage::Identity> identities;

  int read(const std::string& path) {
    return for_each_record(path, [this](RecordLine&& line) {
      if (vanished(line.record)) return;
      identities.push_back(linkage::identity_of(line.record));
      line.record = nullptr;
      lines.push_back(std::move(line));
    });
  }
};

const char* name_of(linkage::MatchedBy by) {
  constexpr const char* kNames[] = {"code", "source", "title"};
  return kNames[static_cast<std::size_t>(by)];
}

// One project that is new, gone or changed; `record` is null where that side has none.
struct Difference {
  struct Side {
    const RecordLine* line = nullptr;
    Json record;
  };
  Side before;
  Side now;
  const char* matched_by = nullptr;
  std::vector<linkage::Change> changes;

  [[nodiscard]] const char* kind() const {
    return before.line == nullptr ? "new" : now.line == nullptr ? "gone" : "changed";
  }
  [[nodiscard]] const Json& record() const { return now.line != nullptr ? now.record : before.record; }
};

std::string heading(const Json& record) {
  std::string out = record["title"].is_string() ? record["title"].get<std::string>() : "(no title)";
  for (const Json& code : record["codes"])
    out += " [" + code["scheme"].get<std::string>() + " " + code["value"].get<std::string>() + "]";
  return out;
}

void print_side(const char* name, const Difference::Side& side) {
  std::cout << "  " << name << " " << side.record["source"]["uri"].get<std::string>() << " ("
            << side.line->file << ":" << side.line->number << ")\n";
}

void print_value(const char* sign, const Json& value, const Json& evidence) {
  if (value.is_null()) return;
  std::cout << "    " << sign << " " << record::to_line(value) << "\n";
  for (const Json& e : evidence) {
    std::cout << "        " << record::to_line(e["text"]) << " at " << e["start"] << "-" << e["end"] << ", "
              << e["rule"].get<std::string>() << ", confidence " << e["confidence"] << "\n";
  }
}

void print_text(const Difference& d) {
  std::cout << d.kind() << " " << heading(d.record()) << "\n";
  if (d.before.line != nullptr) print_side("old", d.before);
  if (d.now.line != nullptr) print_side("new", d.now);
  if (d.matched_by != nullptr) std::cout << "  matched by " << d.matched_by << "\n";
  const std::string* field = nullptr;
  for (const linkage::Change& c : d.changes) {
    if (field == nullptr || *field != c.pointer) std::cout << "  " << c.pointer << "\n";
    field = &c.pointer;
    print_value("-", c.old_value, c.old_evidence);
    print_value("+", c.new_value, c.new_evidence);
  }
}

void print_json(const Difference& d) {
  Json out = {{"change", d.kind()}, {"title", d.record()["title"]}, {"codes", d.record()["codes"]}};
  const auto side = [&](const char* name, const Difference::Side& s) {
    if (s.line == nullptr) return;
    out[name] = {{"uri", s.record["source"]["uri"]}, {"file", s.line->file}, {"line", s.line->number}};
  };
  side("old", d.before);
  side("new", d.now);
  if (d.matched_by != nullptr) {
    out["matched_by"] = d.matched_by;
    out["fields"] = Json::array();
    for (const linkage::Change& c : d.changes) {
      out["fields"].push_back({{"path", c.pointer},
                               {"old", c.old_value},
                               {"new", c.new_value},
                               {"old_evidence", c.old_evidence},
                               {"new_evidence", c.new_evidence}});
    }
  }
  std::cout << record::to_line(out) << "\n";
}

class Comparison {
 public:
  Comparison(const Set& before, const Set& now, bool json) : before_(before), now_(now), json_(json) {}

  // Gone projects in the old order, then new and changed ones in the new order.
  void run() {
    const auto pairs = linkage::pair_up(before_.identities, now_.identities);
    std::vector<const linkage::Pair*> of_old(before_.lines.size());
    std::vector<const linkage::Pair*> of_new(now_.lines.size());
    for (const auto& p : pairs) of_old[p.old_index] = of_new[p.new_index] = &p;
    for (std::size_t i = 0; i < of_old.size(); ++i) {
      if (of_old[i] != nullptr) continue;
      Difference gone;
      gone.before = side(before_, i);
      print(gone);
      ++gone_;
    }
    for (std::size_t j = 0; j < of_new.size(); ++j) {
      if (of_new[j] != nullptr) {
        compare(*of_new[j]);
        continue;
      }
      Difference fresh;
      fresh.now = side(now_, j);
      print(fresh);
      ++new_;
    }
    say(std::to_string(new_) + " new, " + std::to_string(gone_) + " gone, " + std::to_string(changed_) +
        " changed, " + std::to_string(same_) + " the same");
  }

  [[nodiscard]] bool differences() const { return new_ + gone_ + changed_ > 0; }

 private:
  static Difference::Side side(const Set& set, std::size_t index) {
    return {&set.lines[index], Json::parse(set.lines[index].text)};
  }

  void compare(const linkage::Pair& pair) {
    if (before_.lines[pair.old_index].text == now_.lines[pair.new_index].text) {
      ++same_;
      return;
    }
    Difference d;
    d.before = side(before_, pair.old_index);
    d.now = side(now_, pair.new_index);
    d.matched_by = name_of(pair.by);
    d.changes = linkage::changes(record::Schema::built_in(), d.before.record, d.now.record);
    if (d.changes.empty()) {
      ++same_;
      return;
    }
    ++changed_;
    print(d);
  }

  void print(const Difference& d) const { json_ ? print_json(d) : print_text(d); }

  const Set& before_;
  const Set& now_;
  bool json_;
  std::size_t new_ = 0;
  std::size_t gone_ = 0;
  std::size_t changed_ = 0;
  std::size_t same_ = 0;
};

}  // namespace

int run_diff(const std::vector<std::string>& arguments) {
  constexpr Usage kUsage = {
      "fisa diff [OPTIONS] OLD NEW",
      "What changed between two sets of records: projects that are new, gone or changed, field by field, "
      "with "
      "the quotes of both.\n"
      "OLD and NEW are each a file of records (JSON Lines, also gzip or zstd), '-' for standard input, or a "
      "folder that a run has\n"
      "written. Projects are matched by their codes, then by their pages' addresses, then by their titles; "
      "the "
      "order of records\n"
      "and of a list's elements, and where on its page a value stands, are no change. A record whose page "
      "has "
      "vanished is gone.",
      "  fisa diff monday.jsonl tuesday.jsonl\n"
      "  fisa diff --jsonl runs/monday runs/tuesday | jq -r 'select(.change == \"gone\") | .title'\n"};
  po::options_description options("Options");
  options.add_options()("jsonl", "a JSON object for each project, one a line")(
      "exit-code", "exit 1 where anything is new, gone or changed");
  po::variables_map values;
  int status = kGood;
  if (!read_options(arguments, kUsage, options, "path", values, status)) return status;
  const auto paths =
      values.count("path") != 0 ? values["path"].as<std::vector<std::string>>() : std::vector<std::string>{};
  if (paths.size() != 2) {
    complain({"", 0, 0, "no-input", "name two sets of records, the older one first; see --help"});
    return kFailed;
  }
  Set before;
  Set now;
  status = std::max(before.read(paths[0]), now.read(paths[1]));
  if (status == kFailed) return status;
  Comparison comparison(before, now, values.count("jsonl") != 0);
  comparison.run();
  return values.count("exit-code") != 0 && comparison.differences() ? kSome : status;
}

}  // namespace fisa::cli
