// Names of organisations in running text: "Asociatia Obsteasca "Radacini" din Orhei", "S.C. Nutri-Mar
// S.R.L.".
//
// A name begins with an organisation's noun (lexicon org_noun) or ends with a legal form (org_form); between
// them stand words with capitals, quotations, numbers after "Nr." and the words of org_word. Which words
// those are, only the grammar knows.
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "extract/vocabulary.h"

namespace fisa::extract {

// Does the space at this byte of a block's text stand for the gap between two columns of the page?
using Gaps = std::function<bool(std::uint32_t)>;

// Appends the names in `folded` (one block's text), in order. `words` are its words, `quotes` its quotations.
void find_organisations(std::string_view folded, const std::vector<Span>& words,
                        const std::vector<Span>& quotes, const Vocabulary& vocabulary, std::vector<Span>& out,
                        const Gaps& gaps = nullptr);

// Does an organisation's noun begin at this word? Then `noun` is its span.
bool begins_organisation(std::string_view folded, Span word, const Vocabulary& vocabulary, Span& noun);

// Does an organisation's noun of that kind (its entry's value: "part", "branch", ...) begin at this word?
bool is_organisation_noun(std::string_view folded, Span word, const Vocabulary& vocabulary,
                          std::string_view kind);

// Is the word one of that kind inside names (its entry's value: "and", "from", "at", ...)?
bool is_organisation_word(std::string_view folded, Span word, const Vocabulary& vocabulary,
                          std::string_view kind);

// Does the word tell an organisation of another language? "Stiftung", but also "Kulturstiftung": some
// languages make one word of many.
bool is_foreign_noun(std::string_view folded, Span word, const Vocabulary& vocabulary);

}  // namespace fisa::extract
