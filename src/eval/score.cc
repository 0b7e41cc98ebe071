#include "eval/score.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <random>
#include <set>
#include <sstream>
#include <tuple>

#include "text/similarity.h"

namespace fisa::eval {

using record::Json;

namespace {

const std::set<std::string> kMission = {"title", "budget.total", "period", "partners", "targets"};

const Json& at(const Json& object, const char* member) {
  static const Json null;
  if (!object.is_object()) return null;
  const auto found = object.find(member);
  return found == object.end() ? null : *found;
}

std::string as_text(const Json& j) {
  return j.is_string() ? j.get<std::string>() : j.is_null() ? "" : j.dump();
}

std::string folded(const Json& j) {
  return text::comparable(as_text(j));
}

bool same_text(const Json& a, const Json& b) {
  return folded(a) == folded(b);
}

bool same_unit(const Json& a, const Json& b) {
  const std::string x = folded(a);
  const std::string y = folded(b);
  if (x == y) return true;
  const std::size_t k = std::min({x.size(), y.size(), std::size_t{5}});
  return k >= 4 && x.substr(0, k) == y.substr(0, k);
}

// Names, or one name inside the other.
bool near(const Json& a, const Json& b) {
  const std::string x = folded(a);
  const std::string y = folded(b);
  return text::same_name(x, y) || y.find(x) != std::string::npos || x.find(y) != std::string::npos;
}

using Money = std::pair<double, std::string>;

std::optional<Money> money(const Json& j) {
  if (!j.is_object() || j.empty()) return std::nullopt;
  std::string currency = as_text(at(j, "currency"));
  std::transform(currency.begin(), currency.end(), currency.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return Money{std::round(at(j, "amount").get<double>() * 100) / 100, currency};
}

std::string shown(const Money& m) {
  std::ostringstream out;
  out.precision(15);
  out << m.first << " " << m.second;
  return out.str();
}

// A duration without its wording: twelve months are a year.
std::optional<std::tuple<int, int, int>> span_of(const Json& j) {
  const std::string s = as_text(j);
  if (s.size() < 3 || s[0] != 'P') return std::nullopt;
  int years = 0;
  int months = 0;
  int weeks = 0;
  int days = 0;
  int n = 0;
  bool digits = false;
  for (const char c : s.substr(1)) {
    if (c >= '0' && c <= '9') {
      n = n * 10 + (c - '0');
      digits = true;
      continue;
    }
    if (!digits) return std::nullopt;
    (c == 'Y' ? years : c == 'M' ? months : c == 'W' ? weeks : days) = n;
    n = 0;
    digits = false;
  }
  const int m = 12 * years + months;
  if (weeks == 0 && days == 0) return std::make_tuple(0, m, 0);
  return std::make_tuple(1, 7 * weeks + days, m);
}

using Same = std::function<bool(const Json&, const Json&)>;

class Judge {
 public:
  explicit Judge(Score& out) : out_(out) {}

  void page(const Page& page, const std::vector<Json>& got) {
    const std::vector<Json>& want = page.gold;
    std::vector<std::tuple<double, int, int>> ranked;
    for (int i = 0; i < static_cast<int>(got.size()); ++i) {
      for (int j = 0; j < static_cast<int>(want.size()); ++j) {
        ranked.emplace_back(text::likeness(folded(at(got[static_cast<std::size_t>(i)], "title")),
                                           folded(at(want[static_cast<std::size_t>(j)], "title"))),
                            -i, -j);
      }
    }
    std::sort(ranked.rbegin(), ranked.rend());
    std::vector<int> got_left = up_to(got.size());
    std::vector<int> want_left = up_to(want.size());
    std::vector<std::pair<int, int>> pairs;
    for (const auto& [ratio, i, j] : ranked) {
      const auto g = std::find(got_left.begin(), got_left.end(), -i);
      const auto w = std::find(want_left.begin(), want_left.end(), -j);
      if (g == got_left.end() || w == want_left.end() ||
          (ratio < 0.5 && !(got.size() == 1 && want.size() == 1)))
        continue;
      pairs.emplace_back(-j, -i);
      got_left.erase(g);
      want_left.erase(w);
    }
    for (; !got_left.empty() && !want_left.empty();
         got_left.erase(got_left.begin()), want_left.erase(want_left.begin())) {
      pairs.emplace_back(want_left.front(), got_left.front());
    }
    std::sort(pairs.begin(), pairs.end());
    for (const auto& [j, i] : pairs) {
      place_ = page.name;
      note("records", &Tally::tp, "", -1);
      if (want.size() > 1) place_ += "#" + std::to_string(j + 1);
      record(got[static_cast<std::size_t>(i)], want[static_cast<std::size_t>(j)]);
    }
    place_ = page.name;
    for (const int i : got_left) {
      note("records", &Tally::fp, as_text(at(got[static_cast<std::size_t>(i)], "title")), -1);
      record(got[static_cast<std::size_t>(i)], Json());
    }
    for (const int j : want_left) {
      note("records", &Tally::fn, as_text(at(want[static_cast<std::size_t>(j)], "title")), -1);
      record(Json(), want[static_cast<std::size_t>(j)]);
    }
  }

 private:
  static std::vector<int> up_to(std::size_t n) {
    std::vector<int> out;
    for (std::size_t i = 0; i < n; ++i) out.push_back(static_cast<int>(i));
    return out;
  }

  // The evidence of the value at a pointer of the record at hand.
  const Json* evidence(const std::string& pointer) const {
    for (const Json& e : at(*got_, "evidence")) {
      if (at(e, "path") == pointer) return &e;
    }
    return nullptr;
  }

  // `index`: of the value in its list; -1 for a single one, -2 for none.
  void note(const std::string& field, int Tally::*kind, const std::string& what, int index,
            const std::string& pointer = "") {
    ++(out_.fields[field].*kind);
    const Json* e = nullptr;
    if (!pointer.empty() && kind != &Tally::fn)
      e = evidence(index >= 0 ? pointer + "/" + std::to_string(index) : pointer);
    if (e != nullptr &&
        kMission.count(field) + (field == "codes" || field == "programme" || field == "funds" ||
                                 field == "budget.parts" || field == "acronym" || field == "duration") >
            0) {
      out_.judged.push_back(
          {as_text(at(*e, "rule")), at(*e, "confidence").get<double>(), kind == &Tally::tp});
    }
    if (kind == &Tally::tp) return;
    bad_.insert(field);
    out_.errors.push_back(
        {place_, field, kind == &Tally::fp, what, e == nullptr ? "" : as_text(at(*e, "rule"))});
  }

  void single(const std::string& field, const Json& got, const Json& want, const Same& same,
              const std::string& pointer) {
    if (got.is_null() && want.is_null()) return;
    if (!got.is_null() && !want.is_null() && same(got, want))
      return note(field, &Tally::tp, as_text(want), -1, pointer);
    if (!got.is_null()) note(field, &Tally::fp, as_text(got), -1, pointer);
    if (!want.is_null()) note(field, &Tally::fn, as_text(want), -2);
  }

  // Each got goes to the first like it that is left, one that is asked for before an optional one.
  std::vector<std::pair<Json, Json>> items(const std::string& field, const Json& got, const Json& want,
                                           const Same& same,
                                           const std::function<std::string(const Json&)>& show,
                                           const std::string& pointer) {
    const auto optional = [](const Json& j) { return j.is_object() && j.value("optional", false); };
    std::vector<const Json*> left;
    for (const Json& w : want) left.push_back(&w);
    std::vector<std::pair<Json, Json>> hits;
    int index = -1;
    for (const Json& g : got) {
      ++index;
      auto best = left.end();
      for (auto it = left.begin(); it != left.end(); ++it) {
        if (same(g, **it) && (best == left.end() || (optional(**best) && !optional(**it)))) best = it;
      }
      if (best != left.end()) {
        const Json* match = *best;
        left.erase(best);
        if (!optional(*match)) {
          note(field, &Tally::tp, show(g), index, pointer);
          hits.emplace_back(g, *match);
        }
      } else if (std::none_of(want.begin(), want.end(), [&](const Json& w) { return same(g, w); })) {
        note(field, &Tally::fp, show(g), index, pointer);
      }
    }
    for (const Json* w : left) {
      if (!optional(*w)) note(field, &Tally::fn, show(*w), -2);
    }
    return hits;
  }

  void record(const Json& g, const Json& w) {
    bad_.clear();
    got_ = &g;
    single("title", at(g, "title"), at(w, "title"), same_text, "/title");
    single("acronym", at(g, "acronym"), at(w, "acronym"), same_text, "/acronym");
    const Json& gf = at(g, "funding");
    const Json& wf = at(w, "funding");
    single("programme", at(gf, "programme"), at(wf, "programme"), near, "/funding/programme");
    items("funds", at(gf, "funds"), at(wf, "funds"), near, as_text, "/funding/funds");
    items(
        "codes", at(g, "codes"), at(w, "codes"),
        [](const Json& a, const Json& b) { return same_text(at(a, "value"), at(b, "value")); },
        [](const Json& j) { return as_text(at(j, "scheme")) + " " + as_text(at(j, "value")); }, "/codes");
    const Json& gb = at(g, "budget");
    const Json& wb = at(w, "budget");
    single(
        "budget.total", at(gb, "total"), at(wb, "total"),
        [](const Json& a, const Json& b) { return money(a) == money(b); }, "/budget/total");
    items(
        "budget.parts", at(gb, "parts"), at(wb, "parts"),
        [](const Json& a, const Json& b) { return at(a, "kind") == at(b, "kind") && money(a) == money(b); },
        [](const Json& j) { return as_text(at(j, "kind")) + " " + shown(*money(j)); }, "/budget/parts");
    const Json& gp = at(g, "period");
    const Json& wp = at(w, "period");
    const Same equal = [](const Json& a, const Json& b) { return a == b; };
    single("period", at(gp, "start"), at(wp, "start"), equal, "/period/start");
    single("period", at(gp, "end"), at(wp, "end"), equal, "/period/end");
    const auto known = [](const Json& j) { return span_of(j) ? j : Json(); };
    single(
        "duration", known(at(gp, "duration")), known(at(wp, "duration")),
        [](const Json& a, const Json& b) { return span_of(a) == span_of(b); }, "/period/duration");
    const auto partners = items(
        "partners", at(g, "partners"), at(w, "partners"),
        [](const Json& a, const Json& b) {
          return text::same_name(folded(at(a, "name")), folded(at(b, "name")));
        },
        [](const Json& j) { return as_text(at(j, "name")) + " [" + as_text(at(j, "role")) + "]"; },
        "/partners");
    for (const auto& [a, b] : partners) {
      note("partners.role", at(a, "role") == at(b, "role") ? &Tally::tp : &Tally::fp,
           as_text(at(a, "name")) + ": " + as_text(at(a, "role")) + " for " + as_text(at(b, "role")), -2);
    }
    const auto shown_target = [](const Json& j) {
      return as_text(at(j, "count")) + " " + as_text(at(j, "unit"));
    };
    const auto targets = items(
        "targets", at(g, "targets"), at(w, "targets"),
        [](const Json& a, const Json& b) {
          return at(a, "count").get<double>() == at(b, "count").get<double>() &&
                 same_unit(at(a, "unit"), at(b, "unit"));
        },
        shown_target, "/targets");
    const bool mission_bad =
        std::any_of(bad_.begin(), bad_.end(), [](const std::string& f) { return kMission.count(f) != 0; });
    const auto comparison = [](const Json& j) {
      return at(j, "comparison").is_null() ? Json("exactly") : at(j, "comparison");
    };
    const auto number = [](const Json& j) {
      return j.is_number() ? std::optional<double>(j.get<double>()) : std::nullopt;
    };
    for (const auto& [a, b] : targets) {
      const bool same = comparison(a) == comparison(b) && number(at(a, "max")) == number(at(b, "max"));
      note("targets.comparison", same ? &Tally::tp : &Tally::fp,
           shown_target(a) + ": " + as_text(comparison(a)) + " for " + as_text(comparison(b)), -2);
      note("targets.category", at(a, "category") == at(b, "category") ? &Tally::tp : &Tally::fp,
           shown_target(a) + ": " + as_text(at(a, "category")) + " for " + as_text(at(b, "category")), -2);
    }
    if (!w.is_null()) {
      ++out_.gold_records;
      out_.perfect_records += !mission_bad;
    }
  }

  Score& out_;
  std::string place_;
  const Json* got_ = nullptr;
  std::set<std::string> bad_;
};

double mission_of(const Tallies& fields) {
  double sum = 0;
  for (const std::string& f : kMission) {
    const auto found = fields.find(f);
    sum += found == fields.end() ? 1.0 : to_fourth(found->second.f1());
  }
  return sum / static_cast<double>(kMission.size());
}

void add_tallies(Tallies& total, const Tallies& more) {
  for (const auto& [field, t] : more) {
    total[field].tp += t.tp;
    total[field].fp += t.fp;
    total[field].fn += t.fn;
  }
}

}  // namespace

double to_fourth(double value) {
  char buffer[32];
  std::snprintf(buffer, sizeof buffer, "%.4f", value);
  return std::strtod(buffer, nullptr);
}

double Score::mission() const {
  return mission_of(fields);
}

double Score::perfect() const {
  return gold_records == 0 ? 1.0 : static_cast<double>(perfect_records) / gold_records;
}

Result<std::vector<Page>> read_gold(const std::string& folder) {
  namespace fs = std::filesystem;
  const std::string ending = ".gold.json";
  std::vector<Page> out;
  std::error_code ec;
  std::map<std::string, std::vector<std::string>> files;  // by stem
  for (const auto& entry : fs::directory_iterator(folder, ec)) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".json"))
      files[name.substr(0, name.rfind('.'))].push_back(name);
    else if (name.ends_with(ending))
      files[name.substr(0, name.size() - ending.size())];
  }
  if (ec) return Diagnostic{folder, 0, 0, "cannot-open", ec.message()};
  for (auto& [stem, pages] : files) {
    std::ifstream file(fs::path(folder) / (stem + ending), std::ios::binary);
    if (!file) continue;
    const Json gold = Json::parse(file, nullptr, false);
    if (!gold.is_object() || !gold.contains("records")) {
      return Diagnostic{folder + "/" + stem + ending, 0, 0, "bad-gold",
                        "the file is no object with 'records'"};
    }
    std::sort(pages.begin(), pages.end());
    out.push_back({pages.empty() ? stem : pages.front(), gold["records"].get<std::vector<Json>>()});
  }
  if (out.empty()) return Diagnostic{folder, 0, 0, "no-gold", "the folder holds no *.gold.json"};
  std::sort(out.begin(), out.end(), [](const Page& a, const Page& b) { return a.name < b.name; });
  return out;
}

Result<Records> read_records(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return Diagnostic{path, 0, 0, "cannot-open", "the file cannot be read"};
  Records out;
  std::string line;
  for (std::uint32_t number = 1; std::getline(file, line); ++number) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    Json record = Json::parse(line, nullptr, false);
    if (!record.is_object()) return Diagnostic{path, number, 0, "bad-record", "the line is no JSON object"};
    const std::string uri = as_text(at(at(record, "source"), "uri"));
    out[uri.substr(uri.rfind('/') + 1)].push_back(std::move(record));
  }
  return out;
}

Score score_page(const Page& page, const std::vector<record::Json>& records) {
  Score out;
  Judge(out).page(page, records);
  return out;
}

void add(Score& total, const Score& page) {
  add_tallies(total.fields, page.fields);
  total.gold_records += page.gold_records;
  total.perfect_records += page.perfect_records;
  total.errors.insert(total.errors.end(), page.errors.begin(), page.errors.end());
  total.judged.insert(total.judged.end(), page.judged.begin(), page.judged.end());
}

Interval bootstrap(const std::vector<Score>& pages, int resamples, std::uint32_t seed) {
  if (pages.empty()) return {};
  std::mt19937 random(seed);
  std::vector<double> missions;
  for (int i = 0; i < resamples; ++i) {
    Tallies sum;
    // Not a distribution of the standard library: those differ from one to another.
    for (std::size_t k = 0; k < pages.size(); ++k) add_tallies(sum, pages[random() % pages.size()].fields);
    missions.push_back(mission_of(sum));
  }
  std::sort(missions.begin(), missions.end());
  const auto at_share = [&](double share) {
    return missions[static_cast<std::size_t>(share * static_cast<double>(missions.size() - 1))];
  };
  return {at_share(0.025), at_share(0.975)};
}

}  // namespace fisa::eval
