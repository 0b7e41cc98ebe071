"""fisa diff and fisa merge: what changed between two nights, and one record for each project of many pages."""
import copy
import gzip
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FISA = os.environ["FISA"]
DRUM = "Titlul proiectului: „Drumuri mai bune în Albești”\nBeneficiar: Comuna Albești\nCod SMIS: 123456\nValoarea totală a proiectului: %s lei\n"


def fisa(*args, stdin=None):
    run = subprocess.run([FISA, *map(str, args)], input=stdin, capture_output=True)
    return run.returncode, run.stdout.decode(), run.stderr.decode()


def lines(records):
    return "".join(json.dumps(r, ensure_ascii=False) + "\n" for r in records)


class Across(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        run = subprocess.run([FISA, "extract", "corpus"], cwd=ROOT, check=True, capture_output=True, text=True)
        cls.records = [json.loads(l) for l in run.stdout.splitlines()]

    def setUp(self):
        self.dir = tempfile.TemporaryDirectory()
        self.addCleanup(self.dir.cleanup)
        self.d = pathlib.Path(self.dir.name)

    def file(self, name, records):
        (self.d / name).write_text(records if isinstance(records, str) else lines(records))
        return self.d / name

    def changed(self):
        """The corpus's records as of another night: one is gone, one new, one has another total."""
        now = copy.deepcopy(self.records)
        self.gone = now.pop(5)
        self.index = next(i for i, r in enumerate(now) if r["budget"]["total"] and r["codes"])
        now[self.index]["budget"]["total"]["amount"] += 1
        new = copy.deepcopy(now[0])
        new["title"], new["codes"], new["source"]["uri"] = "Un proiect nou", [], "nou.txt"
        return [new] + now[::-1]

    def test_diff(self):
        old, new = self.file("old.jsonl", self.records), self.file("new.jsonl", self.changed())
        status, out, err = fisa("diff", "--jsonl", old, new)
        self.assertEqual(status, 0, err)
        found = [json.loads(l) for l in out.splitlines()]
        self.assertEqual(sorted((f["change"], f["title"]) for f in found),
                         sorted([("gone", self.gone["title"]), ("new", "Un proiect nou"), ("changed", self.records[self.index]["title"])]))
        changed = next(f for f in found if f["change"] == "changed")
        self.assertEqual((changed["matched_by"], changed["old"]["line"]), ("code", self.index + 1))
        self.assertEqual([f["path"] for f in changed["fields"]], ["/budget/total"])
        field = changed["fields"][0]
        self.assertEqual(field["new"]["amount"], field["old"]["amount"] + 1)
        for side in ("old_evidence", "new_evidence"):
            self.assertEqual([e["path"] for e in field[side]], ["/budget/total"])
        self.assertIn("1 new, 1 gone, 1 changed", err)
        self.assertEqual(fisa("diff", "--exit-code", old, new)[0], 1)
        text = fisa("diff", old, new)[1]
        for words in ("new Un proiect nou", "gone " + self.gone["title"], "matched by code", field["old_evidence"][0]["rule"]):
            self.assertIn(words, text)

    def test_diff_of_the_same_is_empty(self):
        old, new = self.file("old.jsonl", self.records), self.file("new.jsonl", self.records[::-1])
        status, out, err = fisa("diff", "--exit-code", old, new)
        self.assertEqual((status, out), (0, ""), err)

    def test_folders_of_a_run(self):
        old, new = self.d / "monday", self.d / "tuesday"
        old.mkdir()
        new.mkdir()
        half = len(self.records) // 2
        (old / "records-1.jsonl").write_text(lines(self.records[:half]))
        (old / "records-2.jsonl.gz").write_bytes(gzip.compress(lines(self.records[half:]).encode()))
        (old / "rejects.jsonl").write_text('{"uri": "x", "code": "too-large"}\n')
        (old / "skipped.jsonl").write_text('{"uri": "y", "reason": "no-project-evidence"}\n')
        (old / "summary.json").write_text("{}")
        (new / "part.jsonl").write_text(lines(self.records))
        status, out, err = fisa("diff", old, new)
        self.assertEqual((status, out), (0, ""), err)
        self.assertIn(f"{len(self.records)} the same", err)

    def test_two_runs(self):
        pages, out = self.d / "pages", self.d / "out"
        pages.mkdir()
        for name in ("a", "b"):
            (pages / f"{name}.txt").write_text(DRUM.replace("123456", "12345" + str(len(name + name) + ord(name) % 7)).replace("Albești", "Albești " + name) % "1.234.567,89")
        run = lambda to: subprocess.run([FISA, "run", "--input", pages, "--out", to], check=True, capture_output=True)
        run(self.d / "monday")
        run(out)
        self.assertEqual(fisa("diff", self.d / "monday", out)[:2], (0, ""))
        (pages / "a.txt").unlink()
        (pages / "b.txt").write_text((pages / "b.txt").read_text().replace("1.234.567,89", "2.000.000"))
        run(out)
        found = {json.loads(l)["change"]: json.loads(l) for l in fisa("diff", "--jsonl", self.d / "monday", out)[1].splitlines()}
        self.assertEqual(sorted(found), ["changed", "gone"])
        self.assertEqual([f["path"] for f in found["changed"]["fields"]], ["/budget/total"])
        self.assertTrue(found["gone"]["old"]["uri"].endswith("a.txt"))
        self.assertEqual(len(fisa("merge", out)[1].splitlines()), 2)

    def test_bad_lines_cost_themselves_only(self):
        bad = copy.deepcopy(self.records[0])
        bad["schema"] = "fisa/project/2"
        broken = copy.deepcopy(self.records[0])
        broken["budget"]["total"] = "much"
        old = self.file("old.jsonl", lines(self.records) + "{\"schema\": \n" + lines([bad, broken]) + "[1]\n\n")
        new = self.file("new.jsonl", self.records)
        n = len(self.records)
        for args in (("diff", old, new), ("merge", old)):
            status, out, err = fisa(*args)
            self.assertEqual(status, 1, err)
            self.assertIn(f"old.jsonl:{n + 1}: error[bad-record]: no JSON at byte", err)
            self.assertIn(f"old.jsonl:{n + 2}: error[bad-record]: the record is of schema \"fisa/project/2\"", err)
            self.assertIn(f"old.jsonl:{n + 3}: error[bad-record]: /budget/total", err)
            self.assertIn(f"old.jsonl:{n + 4}: error[bad-record]", err)
        self.assertEqual(len(out.splitlines()), n)

    def test_a_torn_archive_says_so(self):
        (self.d / "old.jsonl.gz").write_bytes(gzip.compress(lines(self.records).encode())[:-4000])
        status, _, err = fisa("diff", self.d / "old.jsonl.gz", self.file("new.jsonl", self.records))
        self.assertEqual(status, 1)
        self.assertIn("old.jsonl.gz", err)

    def test_what_cannot_be_read(self):
        new = self.file("new.jsonl", self.records)
        empty = self.d / "empty"
        empty.mkdir()
        for args in (("diff", self.d / "none.jsonl", new), ("diff", empty, new), ("diff", new), ("diff", new, new, new),
                     ("merge",), ("merge", self.d / "none.jsonl"), ("merge", new, "-o", self.d / "none" / "out.jsonl")):
            status, out, err = fisa(*args)
            self.assertEqual((status, out), (2, ""), args)
            self.assertIn("error[", err)

    def pages(self):
        for name, amount in (("a.txt", "1.234.567,89"), ("b.txt", "1.234.567,89"), ("c.txt", "999.999")):
            (self.d / name).write_text(DRUM % amount)
        with open(self.d / "a.txt", "a") as f:
            f.write("Un rând care face din ea altă pagină.\n")
        records = self.d / "r.jsonl"
        self.assertEqual(fisa("extract", *(self.d / n for n in ("a.txt", "b.txt", "c.txt")), "-o", records)[0], 0)
        return records

    def test_merge(self):
        records, out = self.pages(), self.d / "merged.jsonl"
        single = [json.loads(l) for l in records.read_text().splitlines()]
        status, _, err = fisa("merge", records, "-o", out)
        self.assertEqual(status, 0, err)
        self.assertIn("3 records, 1 projects, 1 of them from several records, 1 values on which sources disagree", err)
        merged = json.loads(out.read_text())
        self.assertEqual([s["uri"] for s in merged["sources"]], [r["source"]["uri"] for r in single])
        self.assertEqual(merged["budget"]["total"]["amount"], 1234567.89)
        titles = [e for e in merged["evidence"] if e["path"] == "/title"]
        self.assertEqual([e["source"] for e in titles], [0, 1, 2])
        self.assertGreater(titles[0]["confidence"], max(e["confidence"] for r in single for e in r["evidence"] if e["path"] == "/title"))
        warning = next(w for w in merged["warnings"] if w["code"] == "sources-disagree")
        self.assertEqual((warning["path"], warning["alternatives"][0]["value"]["amount"]), ("/budget/total", 999999))
        self.assertEqual(fisa("validate", out)[0], 0)
        self.assertEqual(fisa("verify", out)[:2], (0, ""))

    def test_verify_looks_at_every_source_of_a_merged_record(self):
        records, out = self.pages(), self.d / "merged.jsonl"
        fisa("merge", records, "-o", out)
        (self.d / "c.txt").write_text("Altceva.")
        status, found, _ = fisa("verify", out)
        self.assertEqual(status, 1)
        self.assertIn("c.txt: /source/sha256", found)
        self.assertIn("c.txt: /budget/total: the record quotes", found)
        self.assertNotIn("a.txt", found)

    def test_merge_leaves_other_projects_as_they_are(self):
        records = self.file("all.jsonl", self.records)
        self.assertEqual(fisa("merge", records)[1], fisa("merge", records)[1])
        once = fisa("merge", records)[1]
        merged = [json.loads(l) for l in once.splitlines()]
        for record in merged:
            # Short contract numbers of several funders may be the same; that is said, and nothing else done.
            record["warnings"] = [w for w in record["warnings"] if w["code"] != "same-contract-kept-apart"]
        self.assertEqual(merged, self.records)
        twice = fisa("merge", "-", stdin=once.encode())[1]
        self.assertEqual(once, twice)


if __name__ == "__main__":
    unittest.main()
