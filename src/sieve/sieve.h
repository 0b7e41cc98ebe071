// Does a page deserve to be parsed? A look at its bytes tells of most pages of a crawl that they do not: none
// of the words that speak of a project (the grammar's lexicon `project_noun`) can be in them, in any
// disguise.
//
//   const Sieve sieve(extractor.grammar());
//   if (sieve.hopeless({bytes, html, http_charset})) ...   // extract() would find no project: kNoProjectWord
//
// It errs on one side only. A page that it calls hopeless can be read (text::decode() gives no error) and
// names no project (extract/project_words.h); one that it lets through may still be about none. It sees words
// in upper and lower case, in UTF-8 and in the single-byte charsets of Romanian pages, with letters as
// character references, cut by tags, comments, soft hyphens or a hyphen at the line's end. What it does not
// see through (UTF-16, other charsets), it lets through. Const and thread-safe.
#pragma once

#include <string_view>

#include "grammar/grammar.h"
#include "sieve/automaton.h"

namespace fisa::sieve {

// A page as it came; views into what the caller keeps.
struct Page {
  std::string_view bytes;
  bool html = false;
  std::string_view http_charset;  // from a Content-Type header; empty where there is none
};

class Sieve {
 public:
  // A grammar without the lexicon makes a sieve that lets everything through.
  explicit Sieve(const grammar::Grammar& grammar) : automaton_(automaton_of(grammar)) {}

  [[nodiscard]] bool hopeless(const Page& page) const;

 private:
  Automaton automaton_;
};

}  // namespace fisa::sieve
