#include "extract/likely_period.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "extract/dates.h"
#include "extract/preferences.h"
#include "extract/sameness.h"

namespace fisa::extract {
namespace {

class LikelyPeriod {
 public:
  LikelyPeriod(const Engine& engine, const FoldedPage& page, const std::vector<Mentioned>& all,
               Filling& filling)
      : engine_(engine), page_(page), filling_(filling) {
    for (const Mentioned& m : all) (member(m, "duration") == nullptr ? dates_ : durations_).push_back(&m);
  }

  void run() {
    unlikely_duration();
    unlikely_date("period.start", "start");
    unlikely_date("period.end", "end");
    duration();
    period();
  }

 private:
  // Of a date ("start"), a period ("start", "end") or a duration.
  [[nodiscard]] const std::string* member(const Mentioned& m, const char* name) const {
    return text_member(filling_.first(m).fact.value, name);
  }

  [[nodiscard]] bool is_period(const Mentioned& m) const { return member(m, "end") != nullptr; }

  // What rules tell to last as long as the project is weighed against the other durations.
  void unlikely_duration() {
    const values::Fact* fact = filling_.told("period.duration");
    if (fact == nullptr) return;
    const std::string lasts = *fact->value.string();
    const auto own = std::find_if(durations_.begin(), durations_.end(), [&](const Mentioned* m) {
      return is_as_long(*member(*m, "duration"), lasts);
    });
    const auto odds = own == durations_.end() ? std::nullopt : filling_.odds("duration", **own);
    if (!odds) return;
    const double told = *odds + kRuleTellsDate;
    const Mentioned* best = likeliest("duration", durations_, kLikelyDate, [&](const Mentioned& m) {
      return filling_.odds("duration", m) > told;
    });
    if (best == nullptr && told >= 0) return;
    filling_.forget("period.duration");
    if (best != nullptr)
      filling_.add(*best, "period.duration", *member(*best, "duration"), filling_.likely("duration", *best));
  }

  // A date may be one end of the project by itself, or as that of a whole period.
  [[nodiscard]] const char* kind(const char* what, const Mentioned& m) const {
    return is_period(m) ? "period" : what;
  }

  [[nodiscard]] const std::string& end_told(const char* what, const Mentioned& m) const {
    return *member(m, is_period(m) ? what : "start");
  }

  // An end that rules tell is weighed against the other dates.
  void unlikely_date(const char* path, const char* what) {
    const values::Fact* fact = filling_.told(path);
    if (fact == nullptr) return;
    const std::string date = *fact->value.string();
    std::optional<double> own;
    const Mentioned* best = nullptr;
    double most = 0;
    for (const Mentioned* m : dates_) {
      const auto odds = filling_.odds(kind(what, *m), *m);
      if (!odds) continue;
      if (end_told(what, *m) == date) {
        own = std::max(own.value_or(*odds), *odds);
      } else if (*odds > most && !of_another(filling_.first(*m))) {
        most = *odds, best = m;
      }
    }
    if (!own) return;
    const double told = *own + kRuleTellsDate;
    if (told >= 0 && (best == nullptr || most <= told)) return;
    filling_.forget(path);
    if (best != nullptr && most > told)
      filling_.add(*best, path, end_told(what, *best), filling_.likely(kind(what, *best), *best));
  }

  void duration() {
    if (filling_.told("period.duration") != nullptr) return;
    const Mentioned* best =
        likeliest("duration", durations_, kLikelyDate, [](const Mentioned&) { return true; });
    if (best != nullptr)
      filling_.add(*best, "period.duration", *member(*best, "duration"), filling_.likely("duration", *best));
  }

  // What rules have not told of the period. Where one end is told, the whole period that has it tells the
  // other; where a duration is, any date that may be the start completes it.
  void period() {
    const values::Fact* start = filling_.told("period.start");
    const values::Fact* end = filling_.told("period.end");
    if (start != nullptr && (end != nullptr || filling_.told("period.duration") != nullptr)) return;
    const std::string from = start != nullptr ? *start->value.string() : std::string();
    const std::string to = end != nullptr ? *end->value.string() : std::string();
    const Mentioned* whole = likeliest("period", dates_, kLikelyDate, [&](const Mentioned& m) {
      return is_period(m) && (from.empty() || *member(m, "start") == from) &&
             (to.empty() || *member(m, "end") == to);
    });
    if (whole != nullptr) {
      const double p = filling_.likely("period", *whole);
      if (from.empty()) filling_.add(*whole, "period.start", *member(*whole, "start"), p);
      if (to.empty()) filling_.add(*whole, "period.end", *member(*whole, "end"), p);
      return;
    }
    if (from.empty()) {
      const bool lasts = to.empty() && filling_.told("period.duration") != nullptr;
      date("start", lasts ? kCompletesPeriod : kLikelyDate,
           [&](const std::string& d) { return to.empty() || d < to; });
    }
    if (to.empty()) date("end", kLikelyDate, [&](const std::string& d) { return from < d; });
  }

  template <class Fits>
  void date(const char* what, double least, const Fits& fits) {
    const Mentioned* best = likeliest(
        what, dates_, least, [&](const Mentioned& m) { return !is_period(m) && fits(*member(m, "start")); });
    if (best == nullptr) return;
    filling_.add(*best, *what == 's' ? "period.start" : "period.end", *member(*best, "start"),
                 filling_.likely(what, *best));
  }

  template <class Fits>
  const Mentioned* likeliest(const char* what, const std::vector<const Mentioned*>& all, double least,
                             const Fits& fits) const {
    const Mentioned* best = nullptr;
    for (const Mentioned* m : all) {
      const double p = filling_.likely(what, *m);
      if (p >= least && fits(*m) && !of_another(filling_.first(*m))) least = p, best = m;
    }
    return best;
  }

  // Does its sentence tell the term of a contract, a call, a guarantee?
  [[nodiscard]] bool of_another(const Found& told) const {
    const Span block = page_.blocks[told.block];
    const std::string_view text = page_.text(block);
    const std::size_t at = told.folded.begin - block.begin;
    const std::size_t from = at == 0 ? 0 : text.rfind(". ", at - 1);
    const std::size_t begin = from == std::string_view::npos ? 0 : from;
    const std::size_t to = std::min(text.find(". ", at), text.size());
    return engine_.matcher.contains("other_period", text.substr(begin, to - begin));
  }

  const Engine& engine_;
  const FoldedPage& page_;
  Filling& filling_;
  std::vector<const Mentioned*> dates_;  // and periods
  std::vector<const Mentioned*> durations_;
};

}  // namespace

void add_likely_period(const Engine& engine, const FoldedPage& page, const std::vector<Mentioned>& all,
                       Filling& filling) {
  LikelyPeriod(engine, page, all, filling).run();
}

}  // namespace fisa::extract
