// When two finds say the same: the elements of one list, the names of one organisation.
#pragma once

#include <string>
#include <string_view>

#include "extract/candidates.h"
#include "extract/vocabulary.h"

namespace fisa::extract {

// The words of a text (UTF-8), folded and in small letters, a space between.
[[nodiscard]] std::string key_of(std::string_view utf8);

// Do two elements of a list say the same? Names by their words, counts by number, unit and the words that
// follow, all else by equality.
[[nodiscard]] bool same_element(const Found& kept, const Found& other, const Vocabulary& vocabulary);

// Do two names (UTF-8) mean one organisation? Those of which one holds the other's words; a name and its
// initials; the offices of one place: "Primaria Comunei Banca", "UAT Comuna Banca" (lexicon office).
[[nodiscard]] bool same_house(std::string_view a, std::string_view b, const Vocabulary& vocabulary);

// Are both offices of local government of one place?
[[nodiscard]] bool same_office(std::string_view a, std::string_view b, const Vocabulary& vocabulary);

// Is one the initials of the other? "FSE" and "Fondul Social European"; small words do not count.
[[nodiscard]] bool abbreviates(std::string_view acronym, std::string_view name);

// Are two keys word by word the same, but for a short ending: "fond de coeziune", "fondul de coeziune"?
[[nodiscard]] bool same_but_for_endings(std::string_view a, std::string_view b);

// The text that a value's member holds; null where it has none.
[[nodiscard]] const std::string* text_member(const values::Value& v, std::string_view name);

}  // namespace fisa::extract
