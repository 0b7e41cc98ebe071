#include "values/tokens.h"

#include <algorithm>
#include <array>

#include "values/words.h"

namespace fisa::values {
namespace {

std::uint32_t hash_of(std::string_view lower) {
  std::uint32_t hash = Words::kSeed;
  for (const char c : lower) hash = Words::hashed(hash, c);
  return hash;
}

std::uint32_t code_point_size(unsigned char lead) {
  if (lead >= 0xF0) return 4;
  if (lead >= 0xE0) return 3;
  return lead >= 0xC0 ? 2 : 1;
}

// Signs beyond ASCII: U+00A0..U+00BF and U+2000..U+2BFF; everything else is taken for a letter.
bool is_foreign_sign(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead == 0xC2) return true;
  if (lead != 0xE2 || at + 1 >= text.size()) return false;
  return static_cast<unsigned char>(text[at + 1]) < 0xB0;
}

// `number_of(token, hash)` tells a token's number.
template <class Lookup>
void split(std::string_view text, std::vector<Token>& out, Lookup&& number_of) {
  out.clear();
  const auto size = static_cast<std::uint32_t>(text.size());
  bool spaced = true;
  for (std::uint32_t i = 0; i < size;) {
    const char c = text[i];
    if (c == ' ' || c == '\n' || c == '\t') {
      spaced = true;
      ++i;
      continue;
    }
    Token t;
    t.begin = i;
    t.spaced = spaced;
    spaced = false;
    if (is_digit(c)) {
      while (i < size && is_digit(text[i])) ++i;
      t.kind = TokenKind::digits;
      t.end = i;
      std::uint32_t hash = Words::kSeed;
      for (std::uint32_t k = t.begin; k < i; ++k) hash = Words::hashed(hash, text[k]);
      t.word = number_of(text.substr(t.begin, t.size()), hash);
      out.push_back(t);
      continue;
    }
    std::uint32_t hash = Words::kSeed;
    if (is_word(c) && !is_foreign_sign(text, i)) {
      t.capital = is_upper(c);
      t.shouted = t.capital;
      while (i < size && is_word(text[i]) && !is_digit(text[i])) {
        if (static_cast<unsigned char>(text[i]) >= 0x80 && is_foreign_sign(text, i)) break;
        if (is_lower(text[i])) t.shouted = false;
        hash = Words::hashed(hash, to_lower(text[i]));
        ++i;
      }
    } else {
      t.kind = TokenKind::sign;
      const std::uint32_t end = std::min(size, i + code_point_size(static_cast<unsigned char>(c)));
      for (; i < end; ++i) hash = Words::hashed(hash, text[i]);
    }
    t.end = i;
    t.word = number_of(text.substr(t.begin, t.size()), hash);
    out.push_back(t);
  }
}

}  // namespace

Words::Words() : slots_(1024), words_(1) {}

void Words::place(std::uint32_t hash, std::uint32_t number) {
  const std::size_t mask = slots_.size() - 1;
  std::size_t at = hash & mask;
  while (slots_[at].number != 0) at = (at + 1) & mask;
  slots_[at] = {hash, number};
}

void Words::grow() {
  std::vector<Slot> old(slots_.size() * 2);
  old.swap(slots_);
  for (const Slot& s : old) {
    if (s.number != 0) place(s.hash, s.number);
  }
}

std::uint32_t Words::add(std::string_view lower) {
  const std::uint32_t hash = hash_of(lower);
  if (const std::uint32_t known = find(lower, hash)) return known;
  if (words_.size() * 4 > slots_.size()) grow();
  const auto number = static_cast<std::uint32_t>(words_.size());
  words_.emplace_back(lower);
  place(hash, number);
  return number;
}

std::uint32_t Words::find(std::string_view word, std::uint32_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = hash & mask; slots_[at].number != 0; at = (at + 1) & mask) {
    if (slots_[at].hash != hash) continue;
    const std::string& known = words_[slots_[at].number];
    if (known.size() == word.size() && std::equal(known.begin(), known.end(), word.begin(),
                                                  [](char a, char b) { return a == to_lower(b); })) {
      return slots_[at].number;
    }
  }
  return 0;
}

void tokenize(std::string_view text, const Words& words, std::vector<Token>& out) {
  split(text, out, [&](std::string_view word, std::uint32_t hash) { return words.find(word, hash); });
}

void tokenize_form(std::string_view form, Words& words, std::vector<Token>& out) {
  split(form, out, [&](std::string_view word, std::uint32_t) { return words.add(word); });
}

}  // namespace fisa::values
