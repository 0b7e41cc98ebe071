// What keeps a rule from counting where it matches: its guards, one kind for each of `veto`, `not_with`,
// `not_led_by`, `unless` and `only`.
//
//   GuardSet possible;
//   matcher.guards_in(unit, possible);                        // one pass for the guards of all rules
//   if (matcher.may_hold(rule, Guard::veto, possible))        // one look: hardly any ever may
//     matcher.holds(rule, Guard::veto, sentence, possible);   // the pattern itself, in a part of the unit
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace fisa::match {

enum class Guard : std::uint8_t { veto, not_with, not_led_by, unless, only };
inline constexpr std::size_t kGuards = 5;

// The guards that can match in a text or in any part of it; made by Matcher::guards_in(), reused.
class GuardSet {
 public:
  void clear() {
    for (const std::uint32_t g : members_) known_[g] = false;
    members_.clear();
    all_ = false;
  }
  void add(std::uint32_t guard) {
    if (known_.size() <= guard) known_.resize(guard + 1);
    known_[guard] = true;
    members_.push_back(guard);
  }
  // From here on every guard may match: for the reference that looks for none beforehand.
  void add_all() { all_ = true; }
  [[nodiscard]] bool has(std::uint32_t guard) const {
    return all_ || (guard < known_.size() && known_[guard]);
  }

 private:
  std::vector<bool> known_;
  std::vector<std::uint32_t> members_;
  bool all_ = false;
};

}  // namespace fisa::match
