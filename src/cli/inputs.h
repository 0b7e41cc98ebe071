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

// Those of them that decide what text a page of HTML gives, so what offsets count in.
void add_html_options(boost::program_options::options_description& options);

// --jobs, and what it says: threads, within reason.
void add_jobs_option(boost::program_options::options_description& options);
unsigned jobs_of(const boost::program_options::variables_map& values);

// How pages are read, as the options say; prints what is wrong and returns nothing where they are wrong.
std::optional<io::SourceOptions> source_options(const boost::program_options::variables_map& values);

// The pages that the options name; prints what is wrong and returns nothing where they name none.
std::unique_ptr<io::Source> open_source(const boost::program_options::variables_map& values);

// The grammars that --grammars names, or the built-in ones; prints all their errors. `digest`: SHA-256
// of their text and of the limits of HTML, to know by whether they are still the same.
std::optional<extract::Extractor> load_extractor(const boost::program_options::variables_map& values,
                                                 std::string* digest = nullptr);

}  // namespace fisa::cli
