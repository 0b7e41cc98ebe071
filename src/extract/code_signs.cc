#include "extract/code_signs.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string_view>

#include "extract/surroundings.h"

namespace fisa::extract {
namespace {

constexpr std::array<Asked, 13> kAround = {{{"code_contract", "contract"},
                                            {"code_funds", "funds"},
                                            {"code_programme", "programme"},
                                            {"code_called", "called"},
                                            {"code_smis", "smis"},
                                            {"code_mysmis", "mysmis"},
                                            {"code_project", "project"},
                                            {"code_law", "law"},
                                            {"code_tender", "tender"},
                                            {"code_address", "address"},
                                            {"code_call", "call"},
                                            {"code_measure", "measure"},
                                            {"code_elsewhere", "elsewhere"}}};

constexpr std::array<Asked, 2> kOver = {
    {{"sum_under_others", "under_others"}, {"date_under_period", "under_sheet"}}};

constexpr std::array<Asked, 3> kShapes = {
    {{"code_dated", "dated"}, {"code_year", "with_year"}, {"code_scheme", "with_scheme"}}};

}  // namespace

std::vector<std::string> code_signs(const Engine& engine, const FoldedPage& page, const Headings& over,
                                    const Places& places, std::size_t number,
                                    const std::vector<Places>& all) {
  std::set<std::string> signs;
  Surroundings s(engine, page, over, signs);
  for (const Found* f : places) {
    s.around(*f, kAround, "");
    s.over(*f, kOver);
    s.table(*f, kAround);
    s.beside(*f, "");
    s.block(*f);
  }
  const std::string_view code = places.front()->folded.in(page.folded.text);
  for (const Asked& a : kShapes) {
    if (s.asks(a.pattern, code)) s.add(a.sign);
  }
  const auto digits = std::count_if(code.begin(), code.end(), is_digit);
  const auto letters =
      std::count_if(code.begin(), code.end(), [](char c) { return is_word(c) && !is_digit(c); });
  s.add("digits_" + std::to_string(std::min<std::ptrdiff_t>(digits, 12)));
  s.add(letters == 0 ? "no_letters" : letters < 3 ? "few_letters" : "letters");
  s.add("pieces_" + std::to_string(std::min<std::ptrdiff_t>(
                        std::count_if(code.begin(), code.end(), [](char c) { return !is_word(c); }), 6)));
  if (code.find('/') != std::string_view::npos) s.add("slash");
  if (code.find('-') != std::string_view::npos) s.add("dash");
  s.among(places.size(), number, all.size());
  s.third(*places.front());
  return {signs.begin(), signs.end()};
}

}  // namespace fisa::extract
