// One pass over a page's bytes, past its markup, in search of the automaton's words in any disguise.
#pragma once

#include <string_view>

#include "sieve/automaton.h"

namespace fisa::sieve {

// Can one of the forms be in the page's text? True as well where that cannot be told. `utf8`: the bytes are
// to be read as UTF-8 and as nothing else.
[[nodiscard]] bool may_hold(const Automaton& automaton, std::string_view bytes, bool html, bool utf8);

}  // namespace fisa::sieve
