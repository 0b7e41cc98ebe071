#include "run/summary.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "run/clock.h"

namespace fisa::run {
namespace {

using record::Json;

std::string fixed(double value, int digits) {
  std::array<char, 64> out{};
  std::snprintf(out.data(), out.size(), "%.*f", digits, value);
  return out.data();
}

double milli(double seconds) {
  return std::round(seconds * 1000) / 1000;
}

double rate(const Report& r) {
  return r.seconds > 0 ? static_cast<double>(r.bytes) / 1e6 / r.seconds : 0;
}

Json counts(const Counts& counts) {
  Json out = Json::object();
  for (const auto& [name, count] : counts) out[name] = count;
  return out;
}

Json pages(const Report& r) {
  return {{"read", r.pages},
          {"with_records", r.with_records},
          {"no_project", r.no_project},
          {"rejected", r.rejected},
          {"new", r.fresh},
          {"changed", r.changed},
          {"unchanged", r.unchanged},
          {"worked_on", r.worked_on},
          {"vanished", r.gone},
          {"vanished_ever", r.gone_ever}};
}

// The largest first.
std::string table(const std::string& title, const Counts& counts, std::uint64_t of) {
  if (counts.empty()) return {};
  std::vector<std::pair<std::uint64_t, std::string>> rows;
  std::size_t width = 0;
  for (const auto& [name, count] : counts) {
    rows.emplace_back(count, name);
    width = std::max(width, name.size());
  }
  std::stable_sort(rows.begin(), rows.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
  std::string out = "\n" + title + "\n";
  for (auto& [count, name] : rows) {
    name.resize(width, ' ');
    std::array<char, 64> figure{};
    std::snprintf(figure.data(), figure.size(), " %9llu", static_cast<unsigned long long>(count));
    out += "  " + name + figure.data();
    if (of > 0) out += "  " + fixed(100.0 * static_cast<double>(count) / static_cast<double>(of), 1) + " %";
    out += "\n";
  }
  return out;
}

}  // namespace

Json summary_json(const Report& r) {
  Json inputs = Json::array();
  for (std::size_t at = 0; at < r.inputs.size();) {
    const std::size_t end = std::min(r.inputs.find('\n', at), r.inputs.size());
    inputs.push_back(r.inputs.substr(at, end - at));
    at = end + 1;
  }
  Json parts = Json::array();
  for (const Part& p : r.parts)
    parts.push_back({{"name", p.name}, {"records", p.records}, {"bytes", p.bytes}, {"sha256", p.sha256}});
  Json notes = Json::array();
  for (const Diagnostic& n : r.notes)
    notes.push_back({{"source", n.source}, {"code", n.code}, {"message", n.message}});
  return {{"run", r.run},
          {"outcome", r.outcome},
          {"attempts", r.attempts},
          {"program", r.program},
          {"grammars", r.grammars},
          {"inputs", std::move(inputs)},
          {"started", utc(r.started)},
          {"ended", utc(r.ended)},
          {"seconds", milli(r.seconds)},
          {"stages",
           {{"read", milli(r.stages.read)},
            {"digest", milli(r.stages.digest)},
            {"extract", milli(r.stages.extract)},
            {"state", milli(r.stages.state)},
            {"write", milli(r.stages.write)}}},
          {"bytes", r.bytes},
          {"pages", pages(r)},
          {"records", r.records},
          {"rejects", counts(r.rejects)},
          {"no_project", counts(r.reasons)},
          {"passed_over", counts(r.passed_over)},
          {"fields", counts(r.fields)},
          {"parts", std::move(parts)},
          {"notes", std::move(notes)}};
}

std::string summary_line(const Report& r) {
  return "run " + std::to_string(r.run) + " " + r.outcome + ": " + std::to_string(r.pages) + " pages (" +
         std::to_string(r.fresh) + " new, " + std::to_string(r.changed) + " changed, " +
         std::to_string(r.gone) + " gone), " + std::to_string(r.records) + " records, " +
         std::to_string(r.rejected) + " rejected, " + fixed(r.seconds, 1) + " s, " + fixed(rate(r), 1) +
         " MB/s";
}

std::string summary_page(const Report& r) {
  std::string out = summary_line(r) + "\n\n";
  out += "started    " + utc(r.started) + (r.attempts > 1 ? ", attempt " + std::to_string(r.attempts) : "") +
         "\n";
  out += "ended      " + utc(r.ended) + "\n";
  out += "program    " + r.program + "\n";
  out += "grammars   " + r.grammars.substr(0, 16) + "\n";
  out += "worked on  " + std::to_string(r.worked_on) + " pages; " + std::to_string(r.unchanged) +
         " as in the run before, " + std::to_string(r.gone_ever) + " gone by now\n";
  for (const Diagnostic& n : r.notes) out += "note       " + n.source + ": " + n.message + "\n";
  Counts outcomes = {
      {"with records", r.with_records}, {"without a project", r.no_project}, {"rejected", r.rejected}};
  out += table("pages", outcomes, r.pages);
  out += table("rejects", r.rejects, r.pages);
  out += table("no project", r.reasons, r.pages);
  out += table("passed over in archives", r.passed_over, 0);
  out += table("records with", r.fields, r.records);
  Counts parts;
  for (const Part& p : r.parts) parts[p.name] = p.records;
  if (parts.size() <= 20) out += table("parts", parts, 0);
  return out;
}

}  // namespace fisa::run
