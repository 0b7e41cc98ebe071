// Each stage over the text pages of the corpus, in MB/s, beside the floor: what one ICU normalization pass
// and one set scan of the same text cost. tools/bench runs it and prints the ratios.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "extract/extractor.h"
#include "normalize_and_scan.h"
#include "page/page.h"
#include "pipeline/grammars.h"
#include "pipeline/work.h"
#include "text/decode.h"
#include "text/fold.h"

namespace {

using namespace fisa;

std::vector<std::string> read_pages() {
  std::vector<std::filesystem::path> paths;
  for (const auto& e : std::filesystem::directory_iterator(FISA_SOURCE_DIR "/corpus")) {
    if (e.path().extension() == ".txt") paths.push_back(e.path());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> out;
  for (const auto& p : paths) {
    std::ifstream f(p, std::ios::binary);
    out.emplace_back(std::istreambuf_iterator<char>(f), std::istreambuf_iterator<char>());
  }
  return out;
}

const std::vector<std::string>& pages() {
  static const std::vector<std::string> all = read_pages();
  return all;
}

const extract::Extractor& extractor() {
  static const extract::Extractor x = std::move(*pipeline::make_extractor(*pipeline::grammar_sources("")));
  return x;
}

template <class Work>
void over_pages(benchmark::State& state, const Work& work) {
  std::int64_t bytes = 0;
  for (auto _ : state) {
    for (const std::string& p : pages()) {
      work(p);
      bytes += static_cast<std::int64_t>(p.size());
    }
  }
  state.SetBytesProcessed(bytes);
}

void floor_normalize_and_scan(benchmark::State& state) {
  bench::NormalizeAndScan floor(extractor().grammar());
  over_pages(state, [&](const std::string& p) { benchmark::DoNotOptimize(floor(p)); });
}

void stage_decode(benchmark::State& state) {
  over_pages(state, [](const std::string& p) { benchmark::DoNotOptimize(text::decode(p, {"", false})); });
}

void stage_page(benchmark::State& state) {
  over_pages(state, [](const std::string& p) {
    benchmark::DoNotOptimize(page::page_from_text(p, extractor().furniture()));
  });
}

void stage_fold(benchmark::State& state) {
  text::Folded folded;
  over_pages(state, [&](const std::string& p) {
    folded.clear();
    text::fold(p, 0, folded);
    benchmark::DoNotOptimize(folded.text.data());
  });
}

void stage_values(benchmark::State& state) {
  std::vector<page::Page> made;
  for (const std::string& p : pages()) made.push_back(page::page_from_text(p, extractor().furniture()));
  std::size_t i = 0;
  over_pages(state, [&](const std::string&) {
    benchmark::DoNotOptimize(extractor().values(made[i++ % made.size()]));
  });
}

void stage_extract(benchmark::State& state) {
  std::vector<page::Page> made;
  for (const std::string& p : pages()) made.push_back(page::page_from_text(p, extractor().furniture()));
  std::size_t i = 0;
  over_pages(state, [&](const std::string&) {
    benchmark::DoNotOptimize(extractor().extract(made[i++ % made.size()]));
  });
}

void whole_program(benchmark::State& state) {
  over_pages(state, [](const std::string& p) {
    io::Document d;
    d.uri = "page.txt";
    d.bytes = p;
    d.media = io::Media::text;
    pipeline::PageResult result = pipeline::process(d, extractor());
    for (const auto& r : result.records) benchmark::DoNotOptimize(record::to_line(r));
  });
}

void start_up(benchmark::State& state) {
  const auto sources = pipeline::grammar_sources("");
  for (auto _ : state) benchmark::DoNotOptimize(pipeline::make_extractor(*sources));
}

BENCHMARK(floor_normalize_and_scan)->Unit(benchmark::kMillisecond);
BENCHMARK(stage_decode)->Unit(benchmark::kMillisecond);
BENCHMARK(stage_page)->Unit(benchmark::kMillisecond);
BENCHMARK(stage_fold)->Unit(benchmark::kMillisecond);
BENCHMARK(stage_values)->Unit(benchmark::kMillisecond);
BENCHMARK(stage_extract)->Unit(benchmark::kMillisecond);
BENCHMARK(whole_program)->Unit(benchmark::kMillisecond);
BENCHMARK(start_up)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
