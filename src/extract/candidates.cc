#include "extract/candidates.h"

#include <algorithm>
#include <string_view>

#include "extract/actions.h"
#include "extract/preferences.h"
#include "extract/sentences.h"
#include "extract/units.h"
#include "grammar/slots.h"
#include "values/words.h"

namespace fisa::extract {
namespace {

constexpr int kAsideCost = 25;
constexpr int kFurnitureCost = 35;
constexpr std::size_t kShortRemark = 18;  // folded bytes from a bracket to the sum in it
constexpr int kRoundedCost = 12;          // an exact figure wins over "peste 15 milioane"
constexpr std::uint32_t kLead = 500;      // bytes before a match that `not_led_by` sees

class Runner {
 public:
  Runner(const Engine& engine, const FoldedPage& page, const Headings& over)
      : engine_(engine), page_(page), headings_(over), is_abbreviation_([this](std::string_view word) {
          PhraseTable::Hit hit;
          return !word.empty() && ((word.size() == 1 && !is_digit(word[0])) ||
                                   engine_.vocabulary.abbreviations.longest_at(
                                       word, {0, static_cast<std::uint32_t>(word.size())}, hit));
        }) {}

  std::vector<Found> run() {
    for (const Unit& u : units(page_, engine_.matcher)) {
      view(u, grammar::View::slots);
      view(u, grammar::View::plain);
    }
    return std::move(out_);
  }

 private:
  void view(const Unit& u, grammar::View which) {
    which_ = which;
    in_slots_ = which == grammar::View::slots;
    text_ = in_slots_ ? u.slots : u.plain;
    sentences_.clear();
    clauses_.clear();
    guarded_ = false;
    if (engine_.every_rule) {
      engine_.matcher.scan_slowly(which, text_, hits_);
    } else {
      engine_.matcher.scan(which, text_, hits_);
    }
    for (std::size_t i = 0; i < hits_.size(); ++i) {
      const match::Hit hit = hits_[i];
      const grammar::Rule& rule = engine_.grammar.rules[hit.rule];
      if (!zone_allows(rule.zones, u.zone)) {
        refuse_zone(u, hit);
        continue;
      }
      if (rule.scope == grammar::Scope::unit) {
        stretch(u, {0, static_cast<std::uint32_t>(text_.size())}, hit);
      } else {
        in_parts(u, rule.scope == grammar::Scope::sentence ? sentences() : clauses(), hit);
      }
    }
  }

  // The sentences or the clauses of the view, with the rules that can match in each: worked out when the
  // first rule asks for them.
  struct Parts {
    std::vector<Span> spans;
    std::vector<match::Hits> hits;  // by part; rules ascending
    std::vector<std::size_t> next;  // of a part: its first hit that no rule has asked for yet

    void clear() {
      spans.clear();
      next.clear();
    }
  };

  Parts& sentences() {
    if (sentences_.spans.empty()) {
      split_sentences(text_, is_abbreviation_, sentences_.spans);
      look_into(sentences_);
    }
    return sentences_;
  }

  Parts& clauses() {
    if (clauses_.spans.empty()) {
      for (const Span s : sentences().spans) split_clauses(s, clauses_.spans);
      look_into(clauses_);
    }
    return clauses_;
  }

  void look_into(Parts& parts) const {
    parts.next.assign(parts.spans.size(), 0);
    if (engine_.every_rule) return;
    if (parts.hits.size() < parts.spans.size()) parts.hits.resize(parts.spans.size());
    if (parts.spans.size() == 1) {
      parts.hits.front() = hits_;
      return;
    }
    for (std::size_t i = 0; i < parts.spans.size(); ++i) {
      engine_.matcher.scan(which_, parts.spans[i].in(text_), parts.hits[i]);
    }
  }

  // Rules come in their order, so what a part has to offer is read through once.
  void in_parts(const Unit& u, Parts& parts, const match::Hit& in_unit) {
    for (std::size_t i = 0; i < parts.spans.size(); ++i) {
      match::Hit hit = in_unit;
      if (!engine_.every_rule) {
        const match::Hits& hits = parts.hits[i];
        std::size_t& next = parts.next[i];
        while (next < hits.size() && hits[next].rule < hit.rule) ++next;
        if (next == hits.size() || hits[next].rule != hit.rule) continue;
        hit.branches = hits[next].branches;
      }
      stretch(u, parts.spans[i], hit);
    }
  }

  static bool zone_allows(grammar::Zones zones, page::Zone zone) {
    return zone == page::Zone::main || zones == grammar::Zones::any ||
           (zones == grammar::Zones::aside && zone == page::Zone::aside);
  }

  // One share of a chain: parted at punctuation and at the grammar's own breaks (pattern clause_break), but
  // only behind a value: in "the contribution of A and of B: 10 lei" nothing has been said yet. What stands
  // in brackets is a clause of its own where it holds a sum, and a remark otherwise.
  void split_clauses(Span s, std::vector<Span>& out) const {
    const std::string_view sentence = text_.substr(0, s.end);  // with what stands before it left in sight
    std::uint32_t begin = s.begin;
    bool valued = false;
    bool priced = false;
    for (std::uint32_t i = s.begin; i < s.end; ++i) {
      const char c = text_[i];
      priced = priced || c == grammar::kMoney;
      valued = valued || priced || c == grammar::kPercent;
      std::uint32_t after = i + 1;
      if (c == '(') {
        const auto close = static_cast<std::uint32_t>(std::min<std::size_t>(text_.find(')', i), s.end));
        if (text_.substr(i, close - i).find(grammar::kMoney) == std::string_view::npos) {
          i = close;
          continue;
        }
        // "TVA (81.795 lei)", "TVA (in valoare de 81.795 lei)": the sum in brackets is that of what stands
        // before it.
        if (!priced && text_.substr(i, kShortRemark).find(grammar::kMoney) != std::string_view::npos)
          continue;
      } else if (valued && !priced && (c == ',' || c == ' ') && makes_share(sentence, i)) {
        continue;
      } else if (Span b; c == ' ' && valued && engine_.matcher.search_at("clause_break", sentence, i, b)) {
        after = b.end;
      } else if (c != ')' && c != ';' && !(c == ',' && valued && !goes_on(sentence, i))) {
        continue;
      }
      out.push_back({begin, i});
      begin = after;
      i = after - 1;
      valued = priced = false;
    }
    out.push_back({begin, s.end});
  }

  // "10 lei, reprezentand contributia": what the sum is stands behind the comma.
  bool goes_on(std::string_view sentence, std::uint32_t comma) const {
    Span b{};
    return engine_.matcher.search_at("clause_goes_on", sentence, comma, b);
  }

  // "2% din costuri, respectiv 80.000 lei": at the comma, or at the space behind it.
  bool makes_share(std::string_view sentence, std::uint32_t at) const {
    Span b{};
    const std::uint32_t comma = sentence[at] == ',' || at == 0 ? at : at - 1;
    return sentence[comma] == ',' && engine_.matcher.search_at("clause_share", sentence, comma, b);
  }

  // What keeps a rule from matching is looked for with its marks and spelled out: in the sentence (of a rule
  // in a clause, the clause), in the sentence around a clause, in what leads up to the match.
  // Null where nothing does.
  const char* refused_around(const Unit& u, match::RuleId id, const match::Match& m) {
    const auto sentence = [&] {
      Span around = stretch_;
      for (const Span s : sentences().spans) {
        if (m.span.begin >= s.begin && m.span.begin < s.end) around = s;
      }
      return around;
    };
    if (may_hold(u, id, match::Guard::veto)) {
      const bool clause = engine_.grammar.rules[id].scope == grammar::Scope::clause;
      if (holds(u, id, match::Guard::veto, clause ? stretch_ : sentence()))
        return "matched, but a 'veto' of the rule stands in its sentence";
    }
    if (may_hold(u, id, match::Guard::not_with) && holds(u, id, match::Guard::not_with, sentence()))
      return "matched, but a 'not_with' of the rule stands in the sentence around it";
    const std::uint32_t from = m.span.begin > kLead ? m.span.begin - kLead : 0;
    if (may_hold(u, id, match::Guard::not_led_by) &&
        holds(u, id, match::Guard::not_led_by, {from, m.span.end}))
      return "matched, but a 'not_led_by' of the rule leads up to it";
    return nullptr;
  }

  // Can one of the rule's guards match anywhere in the unit, with its marks or spelled out? What can is
  // looked for once, when the first rule that has guards asks.
  bool may_hold(const Unit& u, match::RuleId id, match::Guard kind) {
    if (!engine_.matcher.has(id, kind)) return false;
    if (!guarded_) {
      guarded_ = true;
      possible_.clear();
      if (engine_.every_rule) {
        possible_.add_all();
      } else {
        engine_.matcher.guards_in(text_, possible_);
        if (in_slots_)
          engine_.matcher.guards_in(spelled_out(u, {0, static_cast<std::uint32_t>(text_.size())}), possible_);
      }
    }
    return engine_.matcher.may_hold(id, kind, possible_);
  }

  // Does one match in that stretch of the view?
  bool holds(const Unit& u, match::RuleId id, match::Guard kind, Span where) const {
    return engine_.matcher.holds(id, kind, where.in(text_), possible_) ||
           (in_slots_ && engine_.matcher.holds(id, kind, spelled_out(u, where), possible_));
  }

  // The words of a stretch of the view with marks. A unit may be made of cells that stand far apart: what
  // stands between them on the page is not part of it.
  std::string_view spelled_out(const Unit& u, Span slots) const {
    spelled_.clear();
    for (std::uint32_t i = slots.begin; i < slots.end; ++i) {
      if (u.annotation[i] < 0) {
        spelled_ += u.slots[i];
      } else {
        // A name in bold stands for one in quotation marks.
        const std::string_view words = page_.text(u.slots_origin[i]);
        const bool bare = u.slots[i] == grammar::kQuoted && words.find('"') == std::string_view::npos;
        if (bare) spelled_ += '"';
        spelled_ += words;
        if (bare) spelled_ += '"';
      }
    }
    return spelled_;
  }

  void stretch(const Unit& u, Span s, const match::Hit& hit) {
    if (s.empty()) return;
    stretch_ = s;
    const std::string_view part = s.in(text_);
    match::Match& m = match_;
    std::uint32_t from = 0;
    while (from < part.size() && engine_.matcher.find(hit, part, from, m)) {
      // The next match may begin with the delimiter that this one ended with.
      from = m.span.begin + 1;
      for (const auto& [name, span] : m.captures) from = std::max(from, span.end);
      if (m.captures.empty()) from = std::max(from, m.span.end);
      m.shift(s.begin);
      emit(u, hit.rule, m);
      // A rule bound to a unit's start matches once.
      if (m.span.begin < s.begin) break;
    }
  }

  void emit(const Unit& u, match::RuleId id, const match::Match& m) {
    const grammar::Rule& rule = engine_.grammar.rules[id];
    const Span place = u.origin(in_slots_, m.span);
    if (const char* why = refused_around(u, id, m)) return refuse(id, place, why);
    if (may_hold(u, id, match::Guard::unless) && holds(u, id, match::Guard::unless, m.span))
      return refuse(id, place, "matched, but what it matched holds an 'unless' of the rule");
    if (engine_.matcher.has(id, match::Guard::only) &&
        !(may_hold(u, id, match::Guard::only) && holds(u, id, match::Guard::only, m.span)))
      return refuse(id, place, "matched, but what it matched lacks the 'only' of the rule");
    const std::uint32_t block = page_.block_of(place.begin);
    if ((!rule.under.empty() || !rule.not_under.empty()) &&
        !engine_.matcher.allowed_under(id, headings_[block]))
      return refuse(id, place, "matched, but the headings over it are not those the rule wants");
    const Site site{page_, u, in_slots_, m, engine_.grammar, engine_.vocabulary};
    for (const grammar::Emission& e : rule.emissions) make(u, site, id, e);
  }

  void refuse(match::RuleId id, Span folded, const char* why) const {
    if (engine_.refusals != nullptr) engine_.refusals->push_back({id, folded, why});
  }

  void refuse_zone(const Unit& u, const match::Hit& hit) const {
    match::Match m;
    if (engine_.refusals == nullptr || !engine_.matcher.find(hit, text_, 0, m)) return;
    refuse(hit.rule, u.origin(in_slots_, m.span),
           u.zone == page::Zone::aside ? "matched, but in a sidebar" : "matched, but in a menu or footer");
  }

  // The values of an emission. One that makes an object does so once for every value of its first call (the
  // names of a list); its other members are the same in all of them.
  static std::vector<Made> elements(const Site& site, const grammar::Emission& e) {
    if (e.assignments.empty()) return {};
    if (e.assignments.front().member.empty()) return evaluate(e.assignments.front().expression, site);
    std::vector<std::vector<Made>> made;
    std::size_t lead = 0;
    for (std::size_t i = 0; i < e.assignments.size(); ++i) {
      made.push_back(evaluate(e.assignments[i].expression, site));
      if (made.back().empty()) return {};
      const bool call = e.assignments[i].expression.kind == grammar::Expression::Kind::call;
      if (call && e.assignments[lead].expression.kind == grammar::Expression::Kind::literal) lead = i;
    }
    std::vector<Made> out;
    for (const Made& value : made[lead]) {
      values::Object object;
      for (std::size_t i = 0; i < made.size(); ++i) {
        object.emplace_back(e.assignments[i].member, i == lead ? value.value : made[i].front().value);
      }
      out.push_back({std::move(object), value.folded});
    }
    return out;
  }

  void make(const Unit& u, const Site& site, match::RuleId id, const grammar::Emission& e) {
    for (Made& v : elements(site, e)) {
      Found f;
      f.list = e.list;
      f.rule = id;
      f.folded = v.folded;
      f.block = page_.block_of(v.folded.begin);
      f.rank = engine_.grammar.rules[id].rank - cost(u.zone, v.folded);
      f.fact.path = e.path;
      f.fact.value = std::move(v.value);
      f.fact.evidence.rule = engine_.grammar.rules[id].id();
      f.fact.evidence.span = page_.source(v.folded);
      out_.push_back(std::move(f));
    }
  }

  int cost(page::Zone zone, Span folded) const {
    int c = zone == page::Zone::aside ? kAsideCost : zone == page::Zone::furniture ? kFurnitureCost : 0;
    const auto a = page_.first_from(folded.begin);
    if (a != page_.annotations.end() && a->span.begin == folded.begin && a->slot == grammar::kMoney &&
        a->mention.comparison != values::Comparison::exactly)
      c += kRoundedCost;
    return c;
  }

  const Engine& engine_;
  const FoldedPage& page_;
  const Headings& headings_;
  std::function<bool(std::string_view)> is_abbreviation_;
  // Of the view that is being matched:
  grammar::View which_ = grammar::View::slots;
  bool in_slots_ = true;
  std::string_view text_;
  match::Hits hits_;
  match::GuardSet possible_;
  bool guarded_ = false;  // `possible_` is known
  Parts sentences_;
  Parts clauses_;
  match::Match match_;
  mutable std::string spelled_;
  Span stretch_{};
  std::vector<Found> out_;
};

}  // namespace

std::vector<Found> find_candidates(const Engine& engine, const FoldedPage& page, const Headings& over) {
  return Runner(engine, page, over).run();
}

}  // namespace fisa::extract
