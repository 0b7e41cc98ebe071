// Any bytes as a grammar file: it compiles, or its errors are told.
#include <cstddef>
#include <cstdint>
#include <string>

#include "extract/actions.h"
#include "grammar/grammar.h"
#include "match/matcher.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fisa::grammar::Environment environment;
  environment.fields = {
      {"title", false, {}}, {"partners", true, {}}, {"partners.role", false, {"beneficiary", "partner"}}};
  environment.actions = fisa::extract::actions();
  environment.fault_of = fisa::match::fault_of;
  const auto grammar = fisa::grammar::compile(
      {{"fuzz.gram", std::string(reinterpret_cast<const char*>(data), size)}}, environment);
  if (grammar && fisa::grammar::print(*grammar).empty() && !grammar->rules.empty()) __builtin_trap();
  return 0;
}
