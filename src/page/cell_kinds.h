// What a cell of a table holds, by its looks.
#pragma once

#include <string_view>

namespace fisa::page {

// "2014"
[[nodiscard]] bool is_year(std::string_view cell);

// "minim 270"; "La 30.04.2014" ends in a day.
[[nodiscard]] bool ends_in_amount(std::string_view cell);

// "17", "min. 5 000", "-": what stands in a column of numbers; "(2014)" and "La 30.04.2014" head one.
[[nodiscard]] bool is_figure(std::string_view cell);

}  // namespace fisa::page
