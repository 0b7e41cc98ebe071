// A value found on a page, the place in the record it belongs to, and where on the page it stands.
#pragma once

#include <string>
#include <vector>

#include "base/span.h"
#include "values/value.h"

namespace fisa::values {

struct Evidence {
  Span span;         // bytes of the page's text
  std::string rule;  // "budget.total_labelled"
  double confidence = 0;
};

struct Fact {
  // Members from the record's root, parted by dots: "title", "budget.total", "period.start". A path that
  // the schema declares an array ("partners", "budget.parts", "funding.funds") takes one fact an element.
  std::string path;
  Value value;
  Evidence evidence;
};

// Everything found about one project, in the order in which a record lists it.
using Facts = std::vector<Fact>;

}  // namespace fisa::values
