#include "linkage/merge.h"

#include <algorithm>
#include <map>
#include <utility>

#include "linkage/elements.h"
#include "linkage/identity.h"
#include "linkage/settle.h"

namespace fisa::linkage {

using record::Json;

namespace {

constexpr double kUnstated = 0.5;  // the confidence of a value without evidence

bool is_date(const std::string& s) {
  return s.size() >= 4 && s.find_first_not_of("0123456789-") == std::string::npos;
}

// A date may be told less finely; an object's wording is its page's own.
bool agree(const record::ProjectField& field, const Json& a, const Json& b) {
  if (a.is_string() && b.is_string() && is_date(a.get<std::string>()) && is_date(b.get<std::string>()))
    return same_date(a.get<std::string>(), b.get<std::string>());
  if (!a.is_object() || !b.is_object()) return same_value(a, b);
  const auto says = [&](const Json& x, const Json& y) {
    for (const auto& [name, member] : x.items()) {
      const bool wording = std::find(field.wording.begin(), field.wording.end(), name) != field.wording.end();
      if (!wording && (!y.contains(name) || !same_value(member, y[name]))) return false;
    }
    return true;
  };
  return says(a, b) && says(b, a);
}

// What all records state of one thing, with the place of each in its own record.
struct Thing {
  std::vector<Statement> statements;
  std::vector<std::pair<std::size_t, std::size_t>> places;  // record, index in its list
};

class Merger {
 public:
  Merger(const record::Schema& schema, const std::vector<Json>& records)
      : schema_(schema), records_(records), out_(schema.blank()) {
    for (const Json& r : records) add_sources(r);
  }

  Json run() {
    for (const record::ProjectField& field : schema_.project_fields()) {
      if (field.list) {
        list(field);
      } else {
        single(field);
      }
    }
    for (std::size_t r = 0; r < records_.size(); ++r) keep_warnings(r);
    out_["evidence"] = std::move(evidence_);
    out_["warnings"] = std::move(warnings_);
    out_["source"] = sources_.front();
    if (sources_.size() > 1) out_["sources"] = sources_;
    return std::move(out_);
  }

 private:
  void add_sources(const Json& record) {
    std::vector<std::size_t>& places = source_places_.emplace_back();
    const auto add = [&](const Json& source) {
      const auto known = std::find(sources_.begin(), sources_.end(), source);
      places.push_back(static_cast<std::size_t>(known - sources_.begin()));
      if (known == sources_.end()) sources_.push_back(source);
    };
    if (record.contains("sources")) {
      for (const Json& source : record["sources"]) add(source);
    } else {
      add(record["source"]);
    }
  }

  // Which of the merged record's sources the entry of a record is about.
  std::size_t source_of(std::size_t r, const Json& entry) const {
    const std::size_t own = entry.value("source", std::size_t{0});
    return source_places_[r][std::min(own, source_places_[r].size() - 1)];
  }

  Statement statement(std::size_t r, const Json& value, const std::string& pointer) const {
    Statement out;
    out.value = value;
    out.confidence = -1;
    out.origin = records_[r]["source"]["sha256"].get<std::string>();
    for (Json entry : evidence_of(records_[r], pointer)) {
      // A merged record's entries share what they have made sure of together.
      out.confidence = std::max(out.confidence, entry["confidence"].get<double>());
      entry["source"] = source_of(r, entry);
      out.evidence.push_back(std::move(entry));
    }
    if (out.confidence < 0) out.confidence = kUnstated;
    return out;
  }

  void single(const record::ProjectField& field) {
    Thing thing;
    for (std::size_t r = 0; r < records_.size(); ++r) {
      const Json& value = value_at(records_[r], field.pointer);
      if (!value.is_null()) thing.statements.push_back(statement(r, value, field.pointer));
    }
    if (!thing.statements.empty())
      out_[Json::json_pointer(field.pointer)] = settled(field, thing, field.pointer);
  }

  void list(const record::ProjectField& field) {
    std::vector<Thing> things;
    for (std::size_t r = 0; r < records_.size(); ++r) {
      const Json& elements = value_at(records_[r], field.pointer);
      for (std::size_t i = 0; i < elements.size(); ++i) {
        Thing& thing = thing_of(field, things, r, elements[i]);
        thing.statements.push_back(statement(r, elements[i], field.pointer + "/" + std::to_string(i)));
        thing.places.emplace_back(r, i);
      }
    }
    Json elements = Json::array();
    for (const Thing& thing : things) {
      const std::string pointer = field.pointer + "/" + std::to_string(elements.size());
      for (const auto& [r, i] : thing.places) moved_[{r, field.pointer + "/" + std::to_string(i)}] = pointer;
      elements.push_back(settled(field, thing, pointer));
    }
    out_[Json::json_pointer(field.pointer)] = std::move(elements);
  }

  // The thing that an element says something about; a new one where none is known. Records that tell several
  // things of one identity (the sums of three years) mean just those that they state alike.
  Thing& thing_of(const record::ProjectField& field, std::vector<Thing>& things, std::size_t r,
                  const Json& element) {
    const auto free = [&](const Thing& t) { return t.places.back().first != r; };
    for (Thing& t : things) {
      if (free(t) && same_thing(field, t.statements.front().value, element) &&
          agree(field, t.statements.front().value, element))
        return t;
    }
    const auto lone = [&](std::size_t record) { return count(field, record, element) == 1; };
    for (Thing& t : things) {
      if (free(t) && same_thing(field, t.statements.front().value, element) && lone(r) &&
          std::all_of(t.places.begin(), t.places.end(), [&](const auto& place) { return lone(place.first); }))
        return t;
    }
    return things.emplace_back();
  }

  std::size_t count(const record::ProjectField& field, std::size_t r, const Json& element) const {
    const Json& elements = value_at(records_[r], field.pointer);
    return static_cast<std::size_t>(std::count_if(
        elements.begin(), elements.end(), [&](const Json& e) { return same_thing(field, e, element); }));
  }

  // The best opinion's value; its evidence goes to `pointer`, the others to a warning.
  Json settled(const record::ProjectField& field, const Thing& thing, const std::string& pointer) {
    const auto opinions =
        settle(thing.statements, [&](const Json& a, const Json& b) { return agree(field, a, b); });
    const Opinion& best = opinions.front();
    for (Json entry : best.evidence) {
      entry["path"] = pointer;
      entry["confidence"] = best.confidence;
      if (sources_.size() == 1) entry.erase("source");
      evidence_.push_back(std::move(entry));
    }
    if (opinions.size() > 1) warn(pointer, opinions);
    return best.value;
  }

  void warn(const std::string& pointer, const std::vector<Opinion>& opinions) {
    std::string message = "Sources disagree: " + record::to_line(opinions.front().value) + " was taken";
    Json alternatives = Json::array();
    for (std::size_t i = 1; i < opinions.size(); ++i) {
      message += (i == 1 ? ", not " : " or ") + record::to_line(opinions[i].value);
      Json evidence = Json::array();
      for (Json entry : opinions[i].evidence) {
        entry.erase("path");
        evidence.push_back(std::move(entry));
      }
      alternatives.push_back({{"value", opinions[i].value},
                              {"confidence", opinions[i].confidence},
                              {"evidence", std::move(evidence)}});
    }
    warnings_.push_back({{"code", "sources-disagree"},
                         {"path", pointer},
                         {"message", message + "."},
                         {"alternatives", std::move(alternatives)}});
  }

  void keep_warnings(std::size_t r) {
    for (Json w : records_[r]["warnings"]) {
      const auto moved = moved_.find({r, w["path"].get<std::string>()});
      if (moved != moved_.end()) w["path"] = moved->second;
      if (sources_.size() > 1) w["source"] = source_of(r, w);
      if (w.contains("alternatives")) {
        for (Json& alternative : w["alternatives"]) {
          for (Json& entry : alternative["evidence"]) entry["source"] = source_of(r, entry);
        }
      }
      if (std::find(warnings_.begin(), warnings_.end(), w) == warnings_.end())
        warnings_.push_back(std::move(w));
    }
  }

  const record::Schema& schema_;
  const std::vector<Json>& records_;
  Json out_;
  std::vector<Json> sources_;
  std::vector<std::vector<std::size_t>> source_places_;  // by record: of its sources among `sources_`
  Json evidence_ = Json::array();
  Json warnings_ = Json::array();
  std::map<std::pair<std::size_t, std::string>, std::string> moved_;  // elements: record and pointer
};

}  // namespace

Json merge(const record::Schema& schema, const std::vector<Json>& records) {
  return records.size() == 1 ? records.front() : Merger(schema, records).run();
}

}  // namespace fisa::linkage
