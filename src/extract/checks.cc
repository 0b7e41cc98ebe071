#include "extract/checks.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

#include "extract/dates.h"
#include "extract/percentages.h"
#include "text/fold.h"

namespace fisa::extract {
namespace {

using values::Fact;
using values::Value;

constexpr double kCent = 0.01;
constexpr double kPoints = 1.0;              // percentages are rounded, and so are their sums
constexpr std::size_t kEnoughLetters = 600;  // fewer say nothing about diacritics

double amount(const Fact& f) {
  const Value* a = f.value.find("amount");
  return a == nullptr || a->number() == nullptr ? 0 : *a->number();
}

std::string text(const Fact& f, std::string_view member) {
  const Value* m = f.value.find(member);
  return m == nullptr || m->string() == nullptr ? "" : *m->string();
}

std::string shown(double n) {
  char buffer[48];
  std::snprintf(buffer, sizeof buffer, "%.2f", n);
  std::string out = buffer;
  return out.ends_with(".00") ? out.substr(0, out.size() - 3) : out;
}

std::string shown(const Fact& money) {
  return shown(amount(money)) + " " + text(money, "currency");
}

class Checks {
 public:
  Checks(const FoldedPage& page, const Engine& engine, const values::Facts& facts)
      : page_(page), engine_(engine) {
    for (const Fact& f : facts) by_path_[f.path].push_back(&f);
  }

  std::vector<Warning> run() {
    codes();
    for (const char* path : {"budget.total", "budget.parts"}) amounts(path);
    sums();
    shares();
    period();
    diacritics();
    return std::move(out_);
  }

 private:
  using Facts = std::vector<const Fact*>;

  const Facts& all(const std::string& path) const {
    static const Facts none;
    const auto found = by_path_.find(path);
    return found == by_path_.end() ? none : found->second;
  }

  const Fact* first(const std::string& path) const {
    const Facts& facts = all(path);
    return facts.empty() ? nullptr : facts.front();
  }

  void warn(const char* code, const std::string& path, std::string message) {
    out_.push_back({code, path, std::move(message)});
  }

  static std::string element(const std::string& path, std::size_t index) {
    return path + "." + std::to_string(index);
  }

  // Codes that a scheme's own rule has read have its form; of others the grammar knows the common forms.
  void codes() {
    const Facts& codes = all("codes");
    for (std::size_t i = 0; i < codes.size(); ++i) {
      const std::string value = text(*codes[i], "value");
      if (text(*codes[i], "scheme") != "other" || engine_.matcher.contains("known_code", text::folded(value)))
        continue;
      warn("unknown-code-format", element("codes", i),
           "The code \"" + value + "\" has the form of no known register of projects.");
    }
  }

  // A bound of the amounts that projects have in a currency; `otherwise` where the grammar tells none.
  double bound(const char* lexicon, const std::string& currency, double otherwise) const {
    const std::string value = engine_.grammar.lookup(lexicon, currency);
    return value.empty() ? otherwise : std::strtod(value.c_str(), nullptr);
  }

  void amounts(const std::string& path) {
    const Facts& sums = all(path);
    for (std::size_t i = 0; i < sums.size(); ++i) {
      const std::string currency = text(*sums[i], "currency");
      const double a = amount(*sums[i]);
      const double least = bound("smallest_amount", currency, 0);
      const double most = bound("largest_amount", currency, HUGE_VAL);
      if (a >= least && a <= most) continue;
      warn("implausible-amount", path == "budget.total" ? path : element(path, i),
           "An amount of " + shown(*sums[i]) + " is " +
               (a < least ? "less than " + shown(least) : "more than " + shown(most)) +
               ", and hardly what a project has in this currency.");
    }
  }

  // Ways of dividing the whole; what each makes up together must not be more than it.
  void sums() {
    const Fact* total = first("budget.total");
    if (total == nullptr) return;
    for (const auto& kinds : {std::vector<std::string>{"eu", "national", "own_contribution"},
                              {"grant", "own_contribution"},
                              {"eligible", "ineligible"}}) {
      double sum = 0;
      for (const Fact* part : all("budget.parts")) {
        const bool counts = std::find(kinds.begin(), kinds.end(), text(*part, "kind")) != kinds.end();
        if (counts && text(*part, "currency") == text(*total, "currency")) sum += amount(*part);
      }
      if (sum <= amount(*total) + kCent) continue;
      warn("parts-exceed-total", "budget.parts",
           "The shares add up to " + shown(sum) + ", more than the total of " + shown(*total) + ".");
      return;
    }
  }

  // Of the total, of what is eligible, or of the support: a page may mean any of them.
  void shares() {
    const Facts& parts = all("budget.parts");
    for (std::size_t i = 0; i < parts.size(); ++i) {
      const auto percent = percentage_beside(page_, parts[i]->evidence.span);
      if (!percent) continue;
      const Fact* whole = first("budget.total");
      bool agrees = false;
      const auto compare = [&](const Fact& w) {
        if (text(w, "currency") != text(*parts[i], "currency") || amount(w) <= 0) return;
        agrees = agrees || std::abs(100 * amount(*parts[i]) / amount(w) - *percent) <= kPoints;
        if (whole == nullptr) whole = &w;
      };
      if (whole != nullptr) compare(*whole);
      for (const Fact* other : parts) {
        if (other != parts[i] && amount(*other) >= amount(*parts[i])) compare(*other);
      }
      if (whole == nullptr || agrees || text(*whole, "currency") != text(*parts[i], "currency")) continue;
      warn("share-disagrees", element("budget.parts", i),
           "The page calls " + shown(*parts[i]) + " " + shown(*percent) + " %, but of " + shown(*whole) +
               " it is " + shown(std::round(1000 * amount(*parts[i]) / amount(*whole)) / 10) + " %.");
    }
  }

  void period() {
    const Fact* start = first("period.start");
    const Fact* end = first("period.end");
    const Fact* duration = first("period.duration");
    if (start == nullptr || end == nullptr) return;
    const std::string& s = *start->value.string();
    const std::string& e = *end->value.string();
    const std::size_t common = std::min(s.size(), e.size());
    if (s.substr(0, common) > e.substr(0, common))
      return warn("start-after-end", "period.start",
                  "The project starts on " + s + ", after it ends on " + e + ".");
    if (duration == nullptr) return;
    const std::string computed = end_of(s, *duration->value.string());
    if (computed.empty() || e.size() < 7) return;
    const auto months = [](const std::string& iso) {
      return std::stoi(iso.substr(0, 4)) * 12 + std::stoi(iso.substr(5, 2));
    };
    if (std::abs(months(computed) - months(e)) > 1)
      warn("duration-disagrees", "period.duration",
           "A duration of " + *duration->value.string() + " from " + s + " would end on " + computed +
               ", not on " + e + ".");
  }

  // A page of some length with hardly a letter outside ASCII has lost its diacritics.
  void diacritics() {
    const std::string& t = page_.page->text;
    const auto wide =
        std::count_if(t.begin(), t.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC0; });
    if (t.size() > kEnoughLetters && static_cast<std::size_t>(wide) * 500 < t.size())
      warn(kDiacriticsLost, "title",
           "The page is written without diacritics; names are given as it has them.");
  }

  const FoldedPage& page_;
  const Engine& engine_;
  std::map<std::string, Facts> by_path_;
  std::vector<Warning> out_;
};

}  // namespace

std::vector<Warning> check(const FoldedPage& page, const Engine& engine, const values::Facts& facts) {
  return Checks(page, engine, facts).run();
}

}  // namespace fisa::extract
