#include "extract/told_beginnings.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace fisa::extract {
namespace {

// Does the section begin another project than the one told so far? It does where it has a title of its own
// and says again, otherwise, what a project has once; a heading under the project's own never does. Where
// headings of one level have begun two projects already, the next of that level begins another as soon as it
// says anything of the kind.
bool begins_another(const Section& project, const Section& next, std::uint8_t series) {
  if (!next.starts.empty() && !project.starts.empty()) return !meets(next.starts, project.starts);
  if (next.likeness == 0 || (project.level != 0 && next.level > project.level)) return false;
  const bool in_series = series != 0 && next.level == series && next.likeness >= 3;
  if (in_series && (!next.money.empty() || !next.time.empty() || next.codes || next.titled)) return true;
  if (project.kinds() < 2 || next.kinds() < 2) return false;
  const bool money_again = !next.money.empty() && !project.money.empty() && !meets(next.money, project.money);
  const bool time_again = !next.time.empty() && !project.time.empty() && !meets(next.time, project.time);
  if (!next.is_of_its_own() && !next.has_sum_and_time() && !(money_again && time_again)) return false;
  if (next.level == 0 && next.likeness < 3)
    return (money_again && time_again) || ((next.titled || next.kinds() >= 3) && (money_again || time_again));
  return money_again || time_again ||
         (next.kinds() >= 3 && project.kinds() >= 3 && next.says_again(project) && !next.completes(project));
}

// The first blocks of the projects, in order; at least one.
std::vector<std::uint32_t> beginnings(const std::vector<Section>& sections, std::uint8_t series) {
  std::vector<std::uint32_t> begins;
  std::vector<std::uint8_t> levels;
  Section project;
  Section first_project;
  std::size_t bare = 0;  // first of the title lines just before, which say nothing themselves
  for (std::size_t i = 0; i < sections.size(); ++i) {
    const Section& s = sections[i];
    const bool says = s.kinds() > 0;
    if (!says) continue;
    // Title lines in a row ("PROIECT ERASMUS+", "Greener classrooms") begin together.
    std::size_t first = i;
    while (first > bare && sections[first - 1].kinds() == 0 && sections[first - 1].level != 0 &&
           sections[first - 1].level <= s.level)
      --first;
    // "PADURI VII - POSDRU/87/1.3/S/61554" over the line that the rest begins with.
    if (first == i && i > 0 && sections[i - 1].is_name_alone() && sections[i - 1].likeness > s.likeness &&
        s.starts.empty())
      first = i - 1;
    if (begins.empty()) {
      if (s.likeness > 0 || s.kinds() > 1) {
        begins.push_back(sections[i].begin);
        levels.push_back(s.level);
        project = s;
      }
    } else if (begins_another(project, s, series)) {
      levels.push_back(s.level);
      begins.push_back(sections[first].begin == 0 ? s.begin : sections[first].begin);
      first_project = begins.size() == 2 ? project : first_project;
      project = s;
    } else {
      project.add(s);
    }
    bare = i + 1;
  }
  if (begins.empty()) begins.push_back(0);
  if (series == 0) {
    for (std::size_t i = 1; i < levels.size(); ++i) {
      if (levels[i] != 0 && levels[i] == levels[i - 1]) return beginnings(sections, levels[i]);
    }
  }
  // The page's own heading, with the sum of all projects under it, is over them.
  if (begins.size() > 2 && levels[0] != 0 && levels[0] < levels[1] && !first_project.is_of_its_own())
    begins.erase(begins.begin());
  return begins;
}

// Where headings of one level stand over a whole project each, whatever the page's own heading and its
// introduction say, each begins one; and so do those among them that say less of one. Empty where they do
// not.
std::vector<std::uint32_t> headed(const std::vector<Section>& sections) {
  constexpr std::uint8_t kLevels = 6;
  std::vector<std::uint32_t> begins;
  for (std::uint8_t level = 1; level <= kLevels && begins.size() < 2; ++level) {
    begins.clear();
    Section last;
    Section before;  // what the page says over the first of them
    bool named = false;
    std::size_t whole = 0;
    std::size_t all = 0;
    for (std::size_t i = 0; i < sections.size(); ++i) {
      if (begins.empty() && sections[i].level != level) before.add(sections[i]);
      if (sections[i].level != level) continue;
      ++all;
      const Section s = with_below(sections, i);
      const bool again = meets(s.money, last.money) || meets(s.time, last.time) || s.completes(last);
      if (s.sums == 0 || s.times == 0 || s.kinds() == 0 || again) continue;
      begins.push_back(s.begin);
      if (s.kinds() >= 2 && (s.is_of_its_own() || s.has_sum_and_time())) ++whole;
      named = named || s.names();
      last = s;
    }
    // One project may have been named in the beginning: then these are its parts.
    if (whole < 2 || begins.size() * 2 < all || (before.names() && !named)) begins.clear();
  }
  return begins;
}

// The sections that a heading or a title-like line opens, with those below them.
std::vector<Section> opened_by_titles(const std::vector<Section>& sections) {
  std::vector<Section> out;
  for (const Section& s : sections) {
    if (out.empty() || s.form == Form::heading || s.likeness >= 2) {
      out.push_back(s);
    } else {
      out.back().add(s);
    }
  }
  return out;
}

}  // namespace

std::vector<std::uint32_t> told_beginnings(const std::vector<Section>& sections) {
  const std::vector<Section> parts = opened_by_titles(sections);
  std::vector<std::uint32_t> begins = beginnings(parts, 0);
  std::vector<std::uint32_t> series = headed(parts);
  if (series.size() > begins.size()) begins = std::move(series);
  return begins;
}

}  // namespace fisa::extract
