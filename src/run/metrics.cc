#include "run/metrics.h"

#include <array>
#include <cstdio>

namespace fisa::run {
namespace {

std::string number(double value) {
  std::array<char, 64> out{};
  std::snprintf(out.data(), out.size(), "%.15g", value);
  return out.data();
}

std::string label_value(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == '"') out += '\\';
    if (c == '\n')
      out += "\\n";
    else
      out += c;
  }
  return out;
}

class Exposition {
 public:
  void metric(const std::string& name, const std::string& help) {
    name_ = name;
    text_ += "# HELP " + name + " " + help + "\n# TYPE " + name + " gauge\n";
  }
  void value(double v) { text_ += name_ + " " + number(v) + "\n"; }
  void value(const std::string& label, const std::string& of, double v) {
    text_ += name_ + "{" + label + "=\"" + label_value(of) + "\"} " + number(v) + "\n";
  }
  void values(const std::string& label, const Counts& counts) {
    for (const auto& [of, count] : counts) value(label, of, static_cast<double>(count));
  }
  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  std::string name_;
  std::string text_;
};

void pages(Exposition& out, const Report& r) {
  out.metric("fisa_pages", "Pages that the last run met, by what came of them.");
  out.values("outcome",
             {{"records", r.with_records}, {"no_project", r.no_project}, {"rejected", r.rejected}});
  out.metric("fisa_pages_compared",
             "The same pages, and those that vanished, as compared with the run before.");
  out.values("change",
             {{"new", r.fresh}, {"changed", r.changed}, {"unchanged", r.unchanged}, {"vanished", r.gone}});
  out.metric("fisa_pages_worked_on",
             "Contents that the last run had to extract from; all others were known.");
  out.value(static_cast<double>(r.worked_on));
  out.metric("fisa_rejects", "Pages rejected, by reason.");
  out.values("reason", r.rejects);
  out.metric("fisa_no_project", "Pages without a project, by reason.");
  out.values("reason", r.reasons);
  out.metric("fisa_read_bytes", "Bytes of the pages that the last run met, decompressed.");
  out.value(static_cast<double>(r.bytes));
}

void records(Exposition& out, const Report& r) {
  out.metric("fisa_records", "Records in the output.");
  out.value(static_cast<double>(r.records));
  out.metric("fisa_records_with_field", "Records in the output that state a field.");
  out.values("field", r.fields);
}

void times(Exposition& out, const Report& r) {
  out.metric("fisa_stage_seconds", "Seconds spent by stage; extract is the sum over all workers.");
  out.value("stage", "read", r.stages.read);
  out.value("stage", "digest", r.stages.digest);
  out.value("stage", "extract", r.stages.extract);
  out.value("stage", "state", r.stages.state);
  out.value("stage", "write", r.stages.write);
  out.metric("fisa_run_seconds", "How long the last attempt took.");
  out.value(r.seconds);
  out.metric("fisa_run_attempts", "How often the last run was started until now.");
  out.value(static_cast<double>(r.attempts));
  out.metric("fisa_run_complete",
             "1 where the last run has come to its end, 0 where it goes on at the next start.");
  out.value(r.outcome == "complete" ? 1 : 0);
  out.metric("fisa_last_run_timestamp_seconds", "When these figures were written.");
  out.value(static_cast<double>(r.ended));
  out.metric("fisa_last_success_timestamp_seconds", "When a run was last completed; 0 if never.");
  out.value(static_cast<double>(r.last_success));
}

}  // namespace

std::string metrics_text(const Report& report) {
  Exposition out;
  pages(out, report);
  records(out, report);
  times(out, report);
  return out.take();
}

}  // namespace fisa::run
