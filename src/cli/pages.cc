// The commands that show what a page is made of: its values, its text.
#include "cli/command.h"
#include "cli/inputs.h"
#include "io/sink.h"
#include "pipeline/work.h"
#include "record/record.h"
#include "values/mention.h"

namespace fisa::cli {

namespace po = boost::program_options;

namespace {

// Reads every page that the options name and hands it on; complains of those that cannot be read.
template <class Take>
int each_page(const std::vector<std::string>& arguments, const Usage& usage, const Take& take) {
  po::options_description options("Options");
  add_input_options(options);
  options.add_options()("output,o", po::value<std::string>()->default_value("-")->value_name("FILE"),
                        "write to FILE");
  po::variables_map values;
  int status = kGood;
  if (!read_options(arguments, usage, options, "path", values, status)) return status;
  const auto source = open_source(values);
  const auto extractor = source ? load_extractor(values) : std::nullopt;
  if (!extractor) return kFailed;
  io::Sink out(values["output"].as<std::string>());
  io::Document document;
  while (!out.error() && source->next(document)) {
    const auto read = pipeline::read_page(document, *extractor);
    if (read) {
      take(document, *read, *extractor, out);
    } else {
      complain(read.errors().front());
      status = kSome;
    }
  }
  out.flush();
  if (out.error() && out.error()->code != "closed-pipe") {
    complain(*out.error());
    return kFailed;
  }
  return status;
}

}  // namespace

int run_values(const std::vector<std::string>& arguments) {
  constexpr Usage kUsage = {
      "fisa values [OPTIONS] PATH...",
      "Writes one typed mention a line: {source, start, end, text, type, value}. Types are number, percent, "
      "money, date,\n"
      "period and duration; values are ISO 8601 and ISO 4217; offsets count the code points of the page's "
      "text.",
      "  fisa values page.txt\n  echo 'de la 18/04/2018 la 17/08/2019, 2 mil. lei' | fisa values -\n"};
  return each_page(
      arguments, kUsage,
      [](const io::Document& d, const pipeline::ReadPage& read, const extract::Extractor& x, io::Sink& out) {
        const record::Offsets offsets(read.page.text);
        for (const values::Mention& m : x.values(read.page)) {
          const record::Json line = {{"source", d.uri},
                                     {"start", offsets.code_point(m.core.begin)},
                                     {"end", offsets.code_point(m.core.end)},
                                     {"text", m.core.in(read.page.text)},
                                     {"type", values::name(m.type)},
                                     {"value", record::to_json(values::value_of(m))}};
          out.write(record::to_line(line) + "\n");
        }
      });
}

int run_text(const std::vector<std::string>& arguments) {
  constexpr Usage kUsage = {"fisa text [OPTIONS] PATH...",
                            "Writes the text of a page that the offsets of its records count in: a text file "
                            "as it was decoded, an HTML\n"
                            "page as a reader sees it, one line a block.",
                            "  fisa text page.html\n"};
  return each_page(arguments, kUsage,
                   [](const io::Document&, const pipeline::ReadPage& read, const extract::Extractor&,
                      io::Sink& out) { out.write(read.page.text); });
}

}  // namespace fisa::cli
