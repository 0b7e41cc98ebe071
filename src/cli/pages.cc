// The commands that show what a page is made of: its values, its text.
#include <functional>

#include "cli/command.h"
#include "cli/inputs.h"
#include "io/sink.h"
#include "pipeline/batch.h"
#include "record/record.h"
#include "values/mention.h"

namespace fisa::cli {

namespace po = boost::program_options;

namespace {

// What a command writes of one page.
using Write =
    std::function<std::string(const io::Document&, const pipeline::ReadPage&, const extract::Extractor&)>;

// Writes something of every page that the options name; complains of those that cannot be read.
int each_page(const std::vector<std::string>& arguments, const Usage& usage, const Write& write) {
  po::options_description options("Options");
  add_input_options(options);
  add_jobs_option(options);
  options.add_options()("output,o", po::value<std::string>()->default_value("-")->value_name("FILE"),
                        "write to FILE");
  po::variables_map values;
  int status = kGood;
  if (!read_options(arguments, usage, options, "path", values, status)) return status;
  const auto source = open_source(values);
  const auto extractor = source ? load_extractor(values) : std::nullopt;
  if (!extractor) return kFailed;
  io::Sink out(values["output"].as<std::string>());
  pipeline::run_batch(
      *source, jobs_of(values),
      [&](const io::Document& d) {
        return pipeline::with_page(d, *extractor,
                                   [&](const pipeline::ReadPage& read, pipeline::PageResult& page) {
                                     page.output = write(d, read, *extractor);
                                   });
      },
      [&](pipeline::PageResult&& page) {
        if (page.reject) {
          complain(*page.reject);
          status = kSome;
        }
        out.write(page.output);
        return !out.error();
      });
  out.flush();
  if (out.error() && out.error()->code != "closed-pipe") {
    complain(*out.error());
    return kFailed;
  }
  return status;
}

std::string value_lines(const io::Document& d, const pipeline::ReadPage& read, const extract::Extractor& x) {
  const record::Offsets offsets(read.page.text);
  std::string out;
  for (const values::Mention& m : x.values(read.page)) {
    out += record::to_line({{"source", d.uri},
                            {"start", offsets.code_point(m.core.begin)},
                            {"end", offsets.code_point(m.core.end)},
                            {"text", m.core.in(read.page.text)},
                            {"type", values::name(m.type)},
                            {"value", record::to_json(values::value_of(m))}});
    out += '\n';
  }
  return out;
}

}  // namespace

int run_values(const std::vector<std::string>& arguments) {
  constexpr Usage kUsage = {
      "fisa values [OPTIONS] PATH...",
      "Writes one typed mention a line, in the order of the text: {source, start, end, text, type, value}.\n"
      "  number    {value, max?}             2.500, cinci, 5-15\n"
      "  percent   {value, max?}             85 %, 85 la suta\n"
      "  money     {amount, currency, max?}  1,2 mil. lei: amounts in main units, currency by ISO 4217\n"
      "  date      {value}                   30.04.2015, 04.2015, 2015: ISO 8601, no finer than the text\n"
      "  period    {start, end}              01.03.2018 - 31.08.2020; null is an end that is not said\n"
      "  duration  {value, max?}             16 luni: ISO 8601\n"
      "'max' is the upper end of a range. start and end count code points of the page's text (fisa text), "
      "from 0 "
      "and up to\nbehind the last one; text is what stands there. The word that compares (\"peste\") is no "
      "part of "
      "it. Telephone numbers,\nlaws, codes, addresses, times of day and a programme's years are left out. "
      "PATH is "
      "a file, a folder, '-' for standard\ninput or @FILE for a list of paths, as for fisa extract.",
      "  fisa values page.txt\n"
      "  fisa values --jobs 4 pages/ | jq -c 'select(.type == \"money\") | [.source, .value.amount]'\n"
      "  echo 'de la 18/04/2018 la 17/08/2019, 2 mil. lei' | fisa values -\n"};
  return each_page(arguments, kUsage, value_lines);
}

int run_text(const std::vector<std::string>& arguments) {
  constexpr Usage kUsage = {"fisa text [OPTIONS] PATH...",
                            "Writes the text of a page that the offsets of its records count in: a text file "
                            "as it was decoded, an HTML\n"
                            "page as a reader sees it, one line a block.",
                            "  fisa text page.html\n"};
  return each_page(arguments, kUsage,
                   [](const io::Document&, const pipeline::ReadPage& read, const extract::Extractor&) {
                     return read.page.text;
                   });
}

}  // namespace fisa::cli
