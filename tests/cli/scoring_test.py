"""fisa eval and the scorer that stands outside the product agree to the fourth digit."""
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


def perturbed(seed):
    """The corpus's golds as records, with mistakes of every kind."""
    r = random.Random(seed)
    lines = []
    for gold in sorted((ROOT / "corpus").glob("*.gold.json")):
        stem = gold.name[: -len(".gold.json")]
        page = next(p.name for p in sorted(gold.parent.glob(stem + ".*")) if p.suffix != ".json")
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


@unittest.skipUnless(SCORER.exists(), "the outside scorer is not beside the checkout")
class Scoring(unittest.TestCase):
    def test_agree(self):
        for seed in range(4):
            with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as f:
                f.write(perturbed(seed))
                f.flush()
                ours = json.loads(subprocess.run([FISA, "eval", ROOT / "corpus", f.name, "--json"], check=True, capture_output=True).stdout)
                theirs = json.loads(subprocess.run(["python3", SCORER, ROOT / "corpus", f.name, "--json"], check=True, capture_output=True).stdout)
            self.assertEqual(ours["fields"], theirs["fields"])
            self.assertEqual((ours["mission"], ours["perfect"]), (theirs["mission"], theirs["perfect"]))
            self.assertLess(ours["mission"], 1)


if __name__ == "__main__":
    unittest.main()
