// What several sources say of one thing, settled: one value, how sure it is now, and what was said otherwise.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "record/json.h"

namespace fisa::linkage {

// One record's word for a value.
struct Statement {
  record::Json value;
  double confidence = 0;  // of the record in the value
  std::string origin;     // digest of the page; the same bytes at two addresses are one witness
  record::Json evidence = record::Json::array();  // with "source": index in the merged record
};

struct Opinion {
  record::Json value;
  double confidence = 0;
  record::Json evidence = record::Json::array();
};

// The opinions, best first: the surest, then that of more sources, then the longest, then the first stated.
//
// Statements that agree are one opinion, in the finest of their forms. Independent sources are all wrong only
// if each is: confidence 1 - (1 - a)(1 - b). Of opinions that contradict each other one at most is right:
// each is weighed against its being wrong, its confidence is its share of the weights of all cases.
[[nodiscard]] std::vector<Opinion> settle(
    const std::vector<Statement>& statements,
    const std::function<bool(const record::Json&, const record::Json&)>& agree);

}  // namespace fisa::linkage
