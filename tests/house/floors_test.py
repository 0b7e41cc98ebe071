"""The corpus scores no lower than corpus/baseline.json says, and every quote of every record stands at its place."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FISA = os.environ["FISA"]
sys.path.insert(0, str(ROOT / "tools"))


class Floors(unittest.TestCase):
    def test_floors(self):
        run = subprocess.run([ROOT / "tools" / "baseline", "check"], capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)

    def test_every_quote_stands_at_its_place(self):
        with tempfile.NamedTemporaryFile(suffix=".jsonl") as records:
            subprocess.run([FISA, "extract", "corpus", "-o", records.name], check=True, cwd=ROOT)
            run = subprocess.run([FISA, "verify", records.name], capture_output=True, text=True, cwd=ROOT)
            self.assertEqual(run.returncode, 0, run.stdout)
            run = subprocess.run([FISA, "validate", records.name], capture_output=True, text=True)
            self.assertEqual(run.returncode, 0, run.stdout)

    def test_every_quote_stands_in_the_text_that_is_printed(self):
        """As a reader of the records would check it, with nothing but `fisa text`."""
        run = subprocess.run([FISA, "extract", "corpus"], capture_output=True, cwd=ROOT, check=True)
        texts, quotes = {}, 0
        for record in map(json.loads, run.stdout.decode().splitlines()):
            page = record["source"]["uri"]
            if page not in texts:
                texts[page] = subprocess.run([FISA, "text", page], capture_output=True, cwd=ROOT, check=True).stdout.decode()
            for e in record["evidence"]:
                self.assertEqual(texts[page][e["start"]:e["end"]], e["text"], (page, e["path"]))
                quotes += 1
        self.assertGreater(quotes, 1000)

    def test_seeds_are_entirely_right(self):
        seeds = ROOT.parent / "shared" / "seeds"
        if not seeds.is_dir():
            self.skipTest("the five seed pages are not beside the checkout")
        run = subprocess.run([FISA, "eval", seeds, "--errors", "50", "--fail-under", "mission=1", "--fail-under", "perfect=1"]
                             + [a for f in ("acronym", "budget.parts", "codes", "duration", "funds", "programme", "partners.role")
                                for a in ("--fail-under", f + "=1")], capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stdout + run.stderr)


if __name__ == "__main__":
    unittest.main()
