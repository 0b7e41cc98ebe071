#include "eval/judge.h"

#include <algorithm>
#include <cstdio>
#include <functional>
#include <optional>
#include <set>
#include <tuple>

#include "text/similarity.h"

namespace fisa::eval {

using record::Json;

namespace {

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

// To the cent, rounded correctly: "1234567.89 RON".
std::string money(const Json& j) {
  if (!j.is_object() || j.empty()) return "";
  char amount[64];
  std::snprintf(amount, sizeof amount, "%.2f", at(j, "amount").get<double>());
  std::string out = amount;
  if (out.ends_with(".00")) out.resize(out.size() - 3);
  return out + " " + as_text(at(j, "currency"));
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
    if (e != nullptr) {
      out_.judged.push_back({place_, field, at(*e, "path").get<std::string>(),
                             at(*e, "start").get<std::size_t>(), as_text(at(*e, "rule")),
                             at(*e, "confidence").get<double>(), kind == &Tally::tp});
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
    const auto sum = [](const Json& j) { return money(j).empty() ? Json() : Json(money(j)); };
    const Same equal = [](const Json& a, const Json& b) { return a == b; };
    single("budget.total", sum(at(gb, "total")), sum(at(wb, "total")), equal, "/budget/total");
    items(
        "budget.parts", at(gb, "parts"), at(wb, "parts"),
        [](const Json& a, const Json& b) { return at(a, "kind") == at(b, "kind") && money(a) == money(b); },
        [](const Json& j) { return as_text(at(j, "kind")) + " " + money(j); }, "/budget/parts");
    const Json& gp = at(g, "period");
    const Json& wp = at(w, "period");
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
        std::any_of(bad_.begin(), bad_.end(), [](const std::string& f) { return is_mission(f); });
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

}  // namespace

Score score_page(const Page& page, const std::vector<Json>& records) {
  Score out;
  Judge(out).page(page, records);
  return out;
}

}  // namespace fisa::eval
