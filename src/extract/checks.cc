#include "extract/checks.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <string>
#include <string_view>

#include "extract/dates.h"

namespace fisa::extract {
namespace {

using values::Fact;
using values::Value;

constexpr double kCent = 0.01;
constexpr double kLargestProject = 3e9;  // main units of any currency: above it something was misread
constexpr double kSmallestProject = 50;
constexpr std::size_t kEnoughLetters = 600;  // fewer say nothing about diacritics

const Fact* find(const values::Facts& facts, std::string_view path) {
  const auto found = std::find_if(facts.begin(), facts.end(), [&](const Fact& f) { return f.path == path; });
  return found == facts.end() ? nullptr : &*found;
}

double amount(const Value& v) {
  const Value* a = v.find("amount");
  return a == nullptr || a->number() == nullptr ? 0 : *a->number();
}

std::string text(const Value& v, std::string_view member) {
  const Value* m = v.find(member);
  return m == nullptr || m->string() == nullptr ? "" : *m->string();
}

std::string shown(double n) {
  char buffer[48];
  std::snprintf(buffer, sizeof buffer, "%.2f", n);
  return buffer;
}

void check_budget(const values::Facts& facts, std::vector<Warning>& out) {
  const Fact* total = find(facts, "budget.total");
  double shares = 0;  // those that make up the whole: the funds', the state's, the own
  for (const Fact& f : facts) {
    if (f.path != "budget.total" && f.path != "budget.parts") continue;
    const double a = amount(f.value);
    if (a > kLargestProject || a < kSmallestProject) {
      out.push_back(
          {"implausible-amount", f.path,
           "An amount of " + shown(a) + " " + text(f.value, "currency") + " is not that of a project."});
    }
    if (f.path != "budget.parts" || total == nullptr ||
        text(f.value, "currency") != text(total->value, "currency"))
      continue;
    const std::string kind = text(f.value, "kind");
    if (a > amount(total->value) + kCent) {
      out.push_back({"parts-exceed-total", "budget.parts",
                     "The share of " + shown(a) + " (" + kind + ") is more than the total of " +
                         shown(amount(total->value)) + "."});
    } else if (kind == "eu" || kind == "national" || kind == "own_contribution") {
      shares += a;
    }
  }
  if (total != nullptr && shares > amount(total->value) + kCent) {
    out.push_back({"parts-exceed-total", "budget.parts",
                   "The shares add up to " + shown(shares) + ", more than the total of " +
                       shown(amount(total->value)) + "."});
  }
}

void check_period(const values::Facts& facts, std::vector<Warning>& out) {
  const Fact* start = find(facts, "period.start");
  const Fact* end = find(facts, "period.end");
  const Fact* duration = find(facts, "period.duration");
  if (start == nullptr || end == nullptr) return;
  const std::string& s = *start->value.string();
  const std::string& e = *end->value.string();
  const std::size_t common = std::min(s.size(), e.size());
  if (s.substr(0, common) > e.substr(0, common)) {
    out.push_back(
        {"start-after-end", "period.start", "The project starts on " + s + ", after it ends on " + e + "."});
    return;
  }
  if (duration == nullptr) return;
  const auto off = months_off(s, e, *duration->value.string());
  if (off && std::abs(*off) > 1) {
    out.push_back({"duration-disagrees", "period.duration",
                   "A duration of " + *duration->value.string() + " from " + s + " would end on " +
                       end_of(s, *duration->value.string()) + ", not on " + e + "."});
  }
}

// A page of some length with hardly a letter outside ASCII has lost its diacritics.
void check_diacritics(const FoldedPage& page, std::vector<Warning>& out) {
  const std::string& t = page.page->text;
  const auto wide =
      std::count_if(t.begin(), t.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xC0; });
  if (t.size() > kEnoughLetters && static_cast<std::size_t>(wide) * 500 < t.size()) {
    out.push_back({"diacritics-lost", "title",
                   "The page is written without diacritics; names are given as it has them."});
  }
}

}  // namespace

std::vector<Warning> check(const FoldedPage& page, const values::Facts& facts) {
  std::vector<Warning> out;
  check_budget(facts, out);
  check_period(facts, out);
  check_diacritics(page, out);
  return out;
}

}  // namespace fisa::extract
