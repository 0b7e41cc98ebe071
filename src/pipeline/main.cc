// Runs when the program is built: writes what can be worked out of the built-in grammars ahead of its start.
//
//   fisa_ahead OUT
#include <cstdio>
#include <fstream>

#include "pipeline/grammars.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  const auto sources = fisa::pipeline::grammar_sources("");
  const auto requirements = fisa::pipeline::requirements_of(*sources);
  if (!requirements) {
    for (const auto& error : requirements.errors()) std::fprintf(stderr, "%s\n", error.to_string().c_str());
    return 1;
  }
  std::ofstream out(argv[1], std::ios::binary);
  out << *requirements;
  return out.flush() ? 0 : 1;
}
