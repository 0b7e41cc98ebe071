#include "record/record.h"

#include <cmath>

namespace fisa::record {

Offsets::Offsets(std::string_view utf8) : text_(utf8) {
  marks_.reserve(utf8.size() / kStep + 2);
  std::uint32_t count = 0;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    if (i % kStep == 0) marks_.push_back(count);
    count += (static_cast<unsigned char>(utf8[i]) & 0xC0) != 0x80;
  }
  marks_.push_back(count);
}

std::size_t Offsets::code_point(std::size_t byte) const {
  if (byte >= text_.size()) return marks_.back();
  std::size_t count = marks_[byte / kStep];
  for (std::size_t i = byte / kStep * kStep; i < byte; ++i)
    count += (static_cast<unsigned char>(text_[i]) & 0xC0) != 0x80;
  return count;
}

Json to_json(const values::Value& value) {
  if (const double* n = value.number()) {
    if (*n == std::floor(*n) && std::abs(*n) < 1e15) return static_cast<std::int64_t>(*n);
    return *n;
  }
  if (const std::string* s = value.string()) return *s;
  if (const bool* b = std::get_if<bool>(&value.data)) return *b;
  if (const values::Array* a = value.array()) {
    Json out = Json::array();
    for (const auto& element : *a) out.push_back(to_json(element));
    return out;
  }
  if (const values::Object* o = value.object()) {
    Json out = Json::object();
    for (const auto& [name, member] : *o) out[name] = to_json(member);
    return out;
  }
  return nullptr;
}

namespace {

std::string pointer_of(std::string_view path) {
  std::string out = "/";
  for (const char c : path) out += c == '.' ? '/' : c;
  return out;
}

Json to_json(const Source& s) {
  Json out = Json::object();
  const auto text = [&](const char* name, const std::string& value) {
    if (!value.empty()) out[name] = value;
  };
  out["uri"] = s.uri;
  text("url", s.url);
  if (!s.also.empty()) out["also"] = s.also;
  out["media_type"] = s.media_type;
  out["charset"] = s.charset;
  if (s.charset_confidence < 1) out["charset_confidence"] = s.charset_confidence;
  out["sha256"] = s.sha256;
  text("retrieved", s.retrieved);
  if (!s.warc_filename.empty()) {
    out["warc_filename"] = s.warc_filename;
    out["warc_record_offset"] = s.warc_record_offset;
    out["warc_record_length"] = s.warc_record_length;
  }
  return out;
}

}  // namespace

void move_source(Json& record, const Source& place) {
  const Json& old = record["source"];
  Source s = place;
  if (s.url.empty()) s.url = old.value("url", "");
  s.media_type = old.value("media_type", "");
  s.charset = old.value("charset", "");
  s.charset_confidence = old.value("charset_confidence", 1.0);
  s.sha256 = old.value("sha256", "");
  record["source"] = to_json(s);
}

std::vector<std::string> stated_fields(const Json& record) {
  std::vector<std::string> out;
  for (const auto& [name, value] : record.items()) {
    if (name == "schema" || name == "evidence" || name == "warnings" || name == "source") continue;
    if (!value.is_object()) {
      if (!value.empty()) out.push_back(name);
      continue;
    }
    for (const auto& [member, inner] : value.items()) {
      if (!inner.empty()) out.push_back(name + "." + member);
    }
  }
  return out;
}

Json assemble(const Schema& schema, const values::Facts& facts, const std::vector<Warning>& warnings,
              const Source& source, std::string_view page_text, const Offsets& offsets) {
  Json record = schema.blank();
  Json evidence = Json::array();
  for (const values::Fact& fact : facts) {
    std::string pointer = pointer_of(fact.path);
    Json& place = record[Json::json_pointer(pointer)];
    if (schema.is_list(fact.path)) {
      pointer += "/" + std::to_string(place.size());
      place.push_back(to_json(fact.value));
    } else if (place.is_null()) {
      place = to_json(fact.value);
    } else {
      continue;
    }
    const Span span = fact.evidence.span;
    evidence.push_back({{"path", std::move(pointer)},
                        {"start", offsets.code_point(span.begin)},
                        {"end", offsets.code_point(span.end)},
                        {"text", span.in(page_text)},
                        {"rule", fact.evidence.rule},
                        {"confidence", std::round(fact.evidence.confidence * 1000) / 1000}});
  }
  record["evidence"] = std::move(evidence);
  for (const Warning& w : warnings) {
    record["warnings"].push_back({{"code", w.code}, {"path", pointer_of(w.path)}, {"message", w.message}});
  }
  record["source"] = to_json(source);
  return record;
}

}  // namespace fisa::record
