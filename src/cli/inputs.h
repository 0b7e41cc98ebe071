// The options of every command that reads pages.
#pragma once

#include <boost/program_options.hpp>
#include <memory>
#include <optional>
#include <string>

#include "extract/extractor.h"
#include "io/source.h"

namespace fisa::cli {

void add_input_options(boost::program_options::options_description& options);

// The pages that the options name; prints what is wrong and returns nothing where they name none.
std::unique_ptr<io::Source> open_source(const boost::program_options::variables_map& values);

// The grammars that --grammars names, or the built-in ones; prints all their errors.
std::optional<extract::Extractor> load_extractor(const boost::program_options::variables_map& values);

}  // namespace fisa::cli
