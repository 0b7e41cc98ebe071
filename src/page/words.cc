#include "page/words.h"

#include <algorithm>

#include "text/fold.h"

namespace fisa::page {
namespace {

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

std::vector<std::string> keys(const std::vector<std::string>& forms) {
  std::vector<std::string> out;
  out.reserve(forms.size());
  for (const std::string& form : forms) {
    std::string key = FurnitureWords::key(form);
    if (!key.empty()) out.push_back(std::move(key));
  }
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

std::size_t pair_of(std::string_view at) {
  return static_cast<std::size_t>(static_cast<unsigned char>(at[0])) << 8U |
         (at.size() > 1 ? static_cast<unsigned char>(at[1]) : 0U);
}

std::string_view strip(std::string_view key) {
  while (!key.empty() && !is_word_byte(key.front())) key.remove_prefix(1);
  while (!key.empty() && !is_word_byte(key.back())) key.remove_suffix(1);
  return key;
}

// A form of several words may open any line; one word must stand apart ("Distribuie: Facebook", not "Detalii
// tehnice"), and one of two or three letters must be the line ("RO", not "RO 26.000 euro").
bool may_open(std::string_view form, std::string_view rest) {
  if (form.find(' ') != std::string_view::npos || rest.empty()) return true;
  const std::size_t next = rest.find_first_not_of(' ');
  if (next == std::string_view::npos || form[0] < 'a' || form[0] > 'z') return true;
  return form.size() > 3 && (!is_word_byte(rest[next]) || (rest[next] == '0' && next > 0));
}

// Whether a class token is of the form: "nav", "nav*" also "nav-top" and "nav_2", "*nav" also "main-nav".
bool token_has(std::string_view token, std::string_view form) {
  const bool open_end = form.ends_with('*');
  const bool open_start = form.starts_with('*');
  if (open_end) form.remove_suffix(1);
  if (open_start && !form.empty()) form.remove_prefix(1);
  if (form.empty()) return false;
  if (token == form) return true;
  if (token.size() <= form.size()) return false;
  const auto joint = [](char c) { return c == '-' || c == '_'; };
  return (open_end && token.starts_with(form) && joint(token[form.size()])) ||
         (open_start && token.ends_with(form) && joint(token[token.size() - form.size() - 1]));
}

}  // namespace

FurnitureWords::FurnitureWords(const FurnitureForms& forms)
    : lines_{keys(forms.furniture_line)},
      entries_{keys(forms.menu_entry)},
      aside_headings_{keys(forms.aside_heading)},
      joints_{keys(forms.line_joint)},
      sentences_(keys(forms.furniture_sentence)),
      furniture_classes_(forms.furniture_class),
      aside_classes_(forms.aside_class) {
  for (const std::string& sentence : sentences_) sentence_starts_.set(pair_of(sentence));
}

std::string FurnitureWords::key(std::string_view utf8) {
  const std::string folded = text::folded(utf8);
  std::string out;
  out.reserve(folded.size());
  for (char c : folded) {
    if (c >= '0' && c <= '9') {
      if (out.empty() || out.back() != '0') out += '0';
    } else {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return out;
}

bool FurnitureWords::Prefixes::equals(std::string_view key) const {
  return std::binary_search(forms.begin(), forms.end(), strip(key)) ||
         std::binary_search(forms.begin(), forms.end(), key);
}

bool FurnitureWords::Prefixes::starts(std::string_view key) const {
  // Every form that is a prefix of `key` sorts at or before it; try the prefix ends at word ends, longest
  // form first would cost a trie, and lines are short.
  const auto tried = [&](std::string_view text) {
    for (std::size_t end = 1; end <= text.size() && end <= 48; ++end) {
      const bool at_end = end == text.size() || !is_word_byte(text[end]) || !is_word_byte(text[end - 1]);
      const std::string_view form = text.substr(0, end);
      if (at_end && may_open(form, text.substr(end)) &&
          std::binary_search(forms.begin(), forms.end(), form)) {
        return true;
      }
    }
    return false;
  };
  if (forms.empty()) return false;
  const std::string_view stripped = strip(key);
  return tried(key) || (stripped.size() != key.size() && tried(stripped));
}

bool FurnitureWords::is_line(std::string_view key) const {
  return lines_.starts(key);
}
bool FurnitureWords::equals_line(std::string_view key) const {
  return lines_.equals(key);
}
bool FurnitureWords::is_aside_heading(std::string_view key) const {
  return aside_headings_.starts(key);
}

bool FurnitureWords::is_menu_entry(std::string_view key) const {
  return equals_line(key) || entries_.equals(key);
}

bool FurnitureWords::has_sentence(std::string_view key) const {
  if (sentences_.empty()) return false;
  for (std::size_t at = 0; at + 1 < key.size(); ++at) {
    if (!sentence_starts_.test(pair_of(key.substr(at, 2)))) continue;
    if (at > 0 && is_word_byte(key[at - 1]) && is_word_byte(key[at])) continue;
    const std::string_view rest = key.substr(at);
    // The forms that `rest` starts with stand right before it in order, shorter ones first.
    for (auto it = std::upper_bound(sentences_.begin(), sentences_.end(), rest); it != sentences_.begin();) {
      --it;
      if (rest.starts_with(*it)) return true;
      if (it->compare(0, 2, rest.substr(0, 2)) != 0) break;
    }
  }
  return false;
}

bool FurnitureWords::is_furniture_class(std::string_view token) const {
  return std::any_of(furniture_classes_.begin(), furniture_classes_.end(),
                     [&](const std::string& word) { return token_has(token, word); });
}

bool FurnitureWords::is_aside_class(std::string_view token) const {
  return std::any_of(aside_classes_.begin(), aside_classes_.end(),
                     [&](const std::string& word) { return token_has(token, word); });
}

}  // namespace fisa::page
