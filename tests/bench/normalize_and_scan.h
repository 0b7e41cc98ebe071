// The floor of work on text: one pass of ICU's normalization, with Edits, and one scan for the default
// labels.
#pragma once

#include <re2/re2.h>
#include <re2/set.h>
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "grammar/grammar.h"

namespace fisa::bench {

class NormalizeAndScan {
 public:
  explicit NormalizeAndScan(const grammar::Grammar& grammar) : labels_(options(), re2::RE2::UNANCHORED) {
    for (const auto& l : grammar.labels) labels_.Add(l.pattern.text, nullptr);
    labels_.Compile();
  }

  // The number of labels that are on the page's lines. A line is scanned by itself: over a whole page the
  // set's states, which hold every label met so far, hardly ever come again.
  std::size_t operator()(std::string_view page) {
    out_.clear();
    edits_.reset();
    icu::StringByteSink<std::string> sink(&out_);
    nfc_->normalizeUTF8(0, icu::StringPiece(page.data(), static_cast<int32_t>(page.size())), sink, &edits_,
                        status_);
    std::size_t hits = 0;
    for (std::size_t begin = 0; begin < out_.size();) {
      const std::size_t end = std::min(out_.find('\n', begin), out_.size());
      hits_.clear();
      labels_.Match(re2::StringPiece(out_.data() + begin, end - begin), &hits_);
      hits += hits_.size();
      begin = end + 1;
    }
    return hits;
  }

 private:
  static re2::RE2::Options options() {
    re2::RE2::Options o;
    o.set_case_sensitive(false);
    o.set_max_mem(std::int64_t{1} << 30);
    return o;
  }

  UErrorCode status_ = U_ZERO_ERROR;
  const icu::Normalizer2* nfc_ = icu::Normalizer2::getNFCInstance(status_);
  re2::RE2::Set labels_;
  std::string out_;
  icu::Edits edits_;
  std::vector<int> hits_;
};

}  // namespace fisa::bench
