"""fisa eval: it agrees to the fourth digit with the scorer that stands outside the product, and says what else it knows."""
import copy
import json
import os
import pathlib
import random
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCORER = ROOT.parent / "shared" / "score" / "score.py"
FISA = os.environ["FISA"]


def page_names():
    for gold in sorted((ROOT / "corpus").glob("*.gold.json")):
        stem = gold.name[: -len(".gold.json")]
        yield gold, next(p.name for p in sorted(gold.parent.glob(stem + ".*")) if p.suffix != ".json")


def perturbed(seed):
    """The corpus's golds as records, with mistakes of every kind."""
    r = random.Random(seed)
    lines = []
    for gold, page in page_names():
        for record in json.loads(gold.read_text())["records"]:
            record = copy.deepcopy(record)
            if r.random() < 0.05:
                continue
            if r.random() < 0.2:
                record["title"] = (record["title"] or "")[::-1] or None
            if r.random() < 0.2 and record["budget"]["total"]:
                record["budget"]["total"]["amount"] += 1
            for p in record["partners"]:
                if r.random() < 0.1:
                    p["role"] = "associate"
                if r.random() < 0.1:
                    p["name"] = p["name"].split()[0]
            for t in record["targets"]:
                if r.random() < 0.1:
                    t["count"] += 1
                if r.random() < 0.1:
                    t["comparison"], t["category"] = "about", "other"
            r.shuffle(record["targets"])
            if r.random() < 0.2:
                record["period"] = {"start": None, "end": "2020", "duration": "P24M"}
            if r.random() < 0.2:
                record["funding"]["funds"] = record["funding"]["funds"] * 2 + ["Altceva"]
            record["source"] = {"uri": "x/" + page}
            lines += [json.dumps(record, ensure_ascii=False)] * (2 if r.random() < 0.05 else 1)
    return "\n".join(lines) + "\n"


def damaged(seed):
    """The golds again, this time torn: members lost, lists cut, records doubled, strayed to other pages or to none."""
    r = random.Random(seed)
    pages = [page for _, page in page_names()]
    lines = []
    for gold, page in page_names():
        for record in json.loads(gold.read_text())["records"]:
            record = copy.deepcopy(record)
            for holder in (record, record["funding"], record["budget"], record["period"]):
                for name in list(holder):
                    if r.random() < 0.1:
                        if r.random() < 0.5 or isinstance(holder[name], (dict, list)):
                            del holder[name]
                        else:
                            holder[name] = None
            for name in ("codes", "partners", "targets"):
                record[name] = [x for x in record.get(name, []) if r.random() < 0.8]
            for t in record["targets"]:
                if r.random() < 0.2:
                    t["unit"] = t["unit"][:4] + "alt"
                if r.random() < 0.1:
                    t["max"] = t["count"] + 5
            if r.random() < 0.1:
                record["period"] = {"start": "2019-02", "end": None, "duration": r.choice(["P", "P2Y", "P24M", "P104W", "P3Y1M2W4D"])}
            record["source"] = {"uri": r.choice(["", "x/", "http://x/y/"]) + (r.choice(pages) if r.random() < 0.1 else page)}
            if r.random() < 0.03:
                del record["source"]
            lines += [json.dumps(record, ensure_ascii=False)] * r.choice([1, 1, 1, 1, 2, 3])
    r.shuffle(lines)
    return "\n\n".join(lines)


@unittest.skipUnless(SCORER.exists(), "the outside scorer is not beside the checkout")
class Scoring(unittest.TestCase):
    def agree(self, folder, records):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as f:
            f.write(records)
            f.flush()
            ours = json.loads(subprocess.run([FISA, "eval", folder, f.name, "--json", "--resamples", "1"], check=True, capture_output=True).stdout)
            theirs = json.loads(subprocess.run(["python3", SCORER, folder, f.name, "--json"], check=True, capture_output=True).stdout)
        self.assertEqual(ours["fields"], theirs["fields"])
        self.assertEqual([ours[k] for k in ("pages", "mission", "perfect")], [theirs[k] for k in ("pages", "mission", "perfect")])
        return ours["mission"]

    def test_on_mistakes_of_every_kind(self):
        for seed in range(4):
            self.assertLess(self.agree(ROOT / "corpus", perturbed(seed)), 1)

    def test_on_damaged_records(self):
        for seed in range(6):
            self.assertLess(self.agree(ROOT / "corpus", damaged(seed)), 0.95)

    def test_on_what_is_extracted(self):
        for folder in (ROOT / "corpus", ROOT.parent / "shared" / "seeds"):
            self.agree(folder, subprocess.run([FISA, "extract", folder], check=True, capture_output=True, text=True).stdout)

    def test_on_nothing(self):
        self.agree(ROOT / "corpus", "")


def fisa(*args, stdin=None):
    run = subprocess.run([FISA, "eval", *map(str, args)], input=stdin, capture_output=True, text=True)
    return run.returncode, run.stdout, run.stderr


PAGE = "Titlul proiectului: „Drumuri mai bune în Albești”\nBeneficiar: Comuna Albești\nValoarea totală a proiectului: 1.234.567,89 lei\n"
GOLD = {"title": "Drumuri mai bune în Albești", "acronym": None, "codes": [], "funding": {"programme": None, "funds": []},
        "budget": {"total": {"amount": 1234567.89, "currency": "RON"}, "parts": []}, "period": {"start": None, "end": None, "duration": None},
        "partners": [{"name": "Comuna Albești", "role": "beneficiary"}], "targets": []}


class Eval(unittest.TestCase):
    def setUp(self):
        self.dir = tempfile.TemporaryDirectory()
        self.addCleanup(self.dir.cleanup)
        self.d = pathlib.Path(self.dir.name)
        (self.d / "p.txt").write_text(PAGE)
        self.gold(GOLD)

    def gold(self, record):
        (self.d / "p.gold.json").write_text(json.dumps({"records": [record]}))

    def records(self, name, **changes):
        (self.d / name).write_text(json.dumps({**GOLD, "source": {"uri": "p.txt"}, **changes}) + "\n")
        return self.d / name

    def test_all_right(self):
        status, out, err = fisa(self.d, "--fail-under", "1", "--fail-under", "perfect=1", "--fail-under", "title=1")
        self.assertEqual((status, err), (0, ""))
        self.assertIn("mission F1 1.0000 (95 %: 1.000 to 1.000)", out)
        self.assertIn("confidence     values", out)

    def test_errors_are_listed_by_field_with_page_and_rule(self):
        self.gold({**GOLD, "title": "Alt titlu", "budget": {"total": None, "parts": []}})
        out = fisa(self.d, "--errors", 10)[1]
        listed = out[out.index("\nbudget.total\n"):]
        self.assertRegex(listed, r"^\nbudget.total\n  p.txt +extra   1234567.89 RON  \[budget\.[a-z_]+\]\n\ntitle\n  p.txt +extra .*\[title\.[a-z_]+\]\n  p.txt +missed  Alt titlu\n$")
        only = json.loads(fisa(self.d, "--json", "--errors", 1, "--field", "title")[1])["errors"]
        self.assertEqual([(e["field"], e["page"], e["kind"], e["what"]) for e in only], [("title", "p.txt", "extra", GOLD["title"])])

    def test_floors(self):
        records = self.records("r.jsonl", title="Alt titlu")
        status, _, err = fisa(self.d, records, "--fail-under", "title=0.5", "--fail-under", "partners=0.9")
        self.assertEqual(status, 1)
        self.assertIn("error[below-floor]: title is 0.0, below 0.5", err)
        self.assertNotIn("partners", err)

    def test_compare(self):
        old = self.records("old.jsonl", title="Alt titlu", acronym="ALT")
        new = self.records("new.jsonl", acronym="ALT", partners=[])
        status, out, _ = fisa(self.d, new, "--compare", old)
        self.assertEqual(status, 0)
        better, worse = out[out.index("better:"):].split("worse:")
        self.assertIn("2 errors are gone", better)
        self.assertIn("Alt titlu", better)
        self.assertIn("1 errors are new", worse)
        self.assertIn("Comuna Albești [beneficiary]", worse)
        self.assertNotIn("ALT", out)
        compared = json.loads(fisa(self.d, new, "--compare", old, "--json")[1])["compare"]
        self.assertEqual((compared["fields"]["title"], compared["fields"]["partners"]), ({"old": 0, "new": 1}, {"old": 1, "new": 0}))
        self.assertEqual([len(compared[k]) for k in ("better", "worse")], [2, 1])

    def test_intervals_depend_on_the_seed_alone(self):
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as f:
            f.write(perturbed(0))
            f.flush()
            run = lambda seed: json.loads(fisa(ROOT / "corpus", f.name, "--json", "--resamples", 200, "--seed", seed)[1])
            one, again, other = run(1), run(1), run(2)
        self.assertEqual(one, again)
        self.assertNotEqual(one["intervals"], other["intervals"])
        for field in ("mission", "perfect", "title", "targets"):
            low, high = one["intervals"][field]
            self.assertLess(low, high)
            self.assertTrue(low <= one.get(field, one["fields"].get(field, {}).get("f1")) <= high, field)

    def test_reliability(self):
        evidence = [{"path": p, "start": 0, "end": 1, "text": "x", "rule": "r.r", "confidence": c} for p, c in (("/title", 0.95), ("/budget/total", 0.92), ("/partners/0", 0.65))]
        records = self.records("r.jsonl", title="Alt titlu", evidence=evidence)
        found = json.loads(fisa(self.d, records, "--json")[1])
        self.assertEqual(found["reliability"], [{"low": 0.9, "high": 1.0, "values": 2, "said": 0.935, "right": 0.5}, {"low": 0.6, "high": 0.7, "values": 1, "said": 0.65, "right": 1.0}])
        self.assertAlmostEqual(found["calibration_error"], (2 * 0.435 + 0.35) / 3, places=4)
        judged = [json.loads(l) for l in fisa(self.d, records, "--judgements")[1].splitlines()]
        self.assertIn({"page": "p.txt", "field": "title", "path": "/title", "start": 0, "rule": "r.r", "confidence": 0.95, "right": False}, judged)

    def test_bad_input(self):
        good = self.records("r.jsonl")
        cases = [((self.d / "none",), "cannot-open"), ((self.d, self.d / "none.jsonl"), "cannot-open"), ((), "no-input"), ((self.d, good, good), "no-input"),
                 ((self.d, good, "--fail-under", "title=high"), "bad-option"), ((self.d, good, "--fail-under", "titel=1"), "did you mean 'title'"),
                 ((self.d, good, "--field", "partner"), "did you mean 'partners'"), ((self.d, good, "--resamples", 0), "bad-option")]
        for n, line in enumerate(('{"title": ', '[]', '{"budget": {"total": {"amount": "much", "currency": "RON"}}}', '{"budget": 5}', '{"evidence": [{"path": "/title"}]}')):
            bad = self.d / f"bad{n}.jsonl"
            bad.write_text("\n" + line + "\n")
            cases.append(((self.d, bad), f"bad{n}.jsonl:2: error[bad-record]"))
            cases.append(((self.d, good, "--compare", bad), f"bad{n}.jsonl:2: error[bad-record]"))
        for args, words in cases:
            status, out, err = fisa(*args)
            self.assertEqual((status, out), (2, ""), args)
            self.assertIn(words, err)
        for gold in ("[]", "{", '{"records": 5}', '{"records": [{"title": 5}]}'):
            (self.d / "p.gold.json").write_text(gold)
            status, _, err = fisa(self.d, good)
            self.assertEqual(status, 2)
            self.assertIn("p.gold.json: error[bad-gold]", err)


if __name__ == "__main__":
    unittest.main()
