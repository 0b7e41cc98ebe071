// The state file's tables. A change of theirs is a new version: older files are brought forward, newer ones
// refused.
#pragma once

namespace fisa::run {

inline constexpr int kStateVersion = 1;
inline constexpr int kApplicationId = 0x66697361;  // "fisa", for file(1)

inline constexpr const char* kStateTables = R"sql(
CREATE TABLE maker(             -- a program with grammars
  id INTEGER PRIMARY KEY,
  program TEXT NOT NULL,
  grammars TEXT NOT NULL,
  UNIQUE(program, grammars)
);
CREATE TABLE run(
  id INTEGER PRIMARY KEY,
  maker INTEGER NOT NULL,
  inputs TEXT NOT NULL,
  whole INTEGER NOT NULL,       -- 1: --full
  retry INTEGER NOT NULL,
  ended INTEGER                 -- seconds since 1970; NULL: not complete
);
CREATE TABLE attempt(
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL,
  process INTEGER NOT NULL,
  started INTEGER NOT NULL,     -- seconds since 1970
  ended INTEGER                 -- NULL: killed, or still at work
);
CREATE TABLE file(
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE
);
CREATE TABLE content(
  id INTEGER PRIMARY KEY AUTOINCREMENT,  -- never used twice: page.before may name one that is forgotten
  sha256 BLOB NOT NULL,
  media INTEGER NOT NULL,
  charset TEXT NOT NULL,
  maker INTEGER NOT NULL,
  run INTEGER NOT NULL,         -- that worked it out
  kind INTEGER NOT NULL,        -- 0 records, 1 no project, 2 reject
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  micros INTEGER NOT NULL,
  UNIQUE(sha256, media, charset)
);
CREATE TABLE record(
  content INTEGER NOT NULL,
  number INTEGER NOT NULL,      -- in page order, from 0
  json TEXT NOT NULL,
  PRIMARY KEY(content, number)
) WITHOUT ROWID;
CREATE TABLE page(
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE,
  uri TEXT NOT NULL,
  url TEXT NOT NULL,
  file INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,     -- which page of the file, from 1
  offset INTEGER NOT NULL,      -- of the WARC record; length 0: no WARC
  length INTEGER NOT NULL,
  retrieved TEXT NOT NULL,
  content INTEGER NOT NULL,
  before INTEGER,               -- content before the run that met the page last; NULL: the page was new to it
  run INTEGER NOT NULL,         -- that met it last
  seen INTEGER NOT NULL,        -- the attempt that did
  gone INTEGER                  -- the run that missed it; NULL: there
);
CREATE INDEX page_content ON page(content);
CREATE TABLE failure(            -- what could not be read: a page, or all that is behind a place in a file
  key TEXT PRIMARY KEY,
  uri TEXT NOT NULL,
  file TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  place TEXT NOT NULL,
  seen INTEGER NOT NULL         -- the attempt that failed
) WITHOUT ROWID;
)sql";

}  // namespace fisa::run
