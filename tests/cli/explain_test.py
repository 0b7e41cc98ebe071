"""fisa explain: winners with rule and place, losers with why they lost, and for an empty field what came near."""
import json
import math
import os
import pathlib
import re
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FISA = os.environ["FISA"]
PAGE = ("Titlul proiectului: „Drumuri mai bune în Albești”\nBeneficiar: Comuna Albești\nValoarea totală a proiectului: 1.234.567,89 lei\n"
        "Valoarea totală a proiectului: 1.234.567,89 lei\nBugetul total al proiectului este de 2 milioane lei.\n"
        "Perioada de implementare: va fi anunțată\n")


def explain(*args, stdin=PAGE):
    run = subprocess.run([FISA, "explain", *args], input=stdin, capture_output=True, text=True, cwd=ROOT)
    return run.returncode, run.stdout, run.stderr


class Explain(unittest.TestCase):
    def test_winner_has_rule_and_place(self):
        out = explain("-", "--field", "budget.total")[1]
        start = PAGE.index("1.234.567,89 lei")
        self.assertIn('+ {"amount":1234567.89,"currency":"RON"}', out)
        self.assertRegex(out, rf'"1\.234\.567,89 lei" at {start}-{start + 16}, line 3\n +budget\.\w+ \([^ ]*budget\.gram:\d+\), rank \d+\n +confidence 0\.\d\d')
        self.assertRegex(out, r"also by budget\.\w+ at \d+-\d+, line 4")

    def test_losers_say_why_they_lost(self):
        out = explain("-", "--field", "budget.total")[1]
        self.assertRegex(out, r'- {"amount":2000000,"currency":"RON"}\n.*line 5\n.*\n +lost: rank \d+ is lower than \d+')
        self.assertNotIn("lost: \n", explain("corpus/civic-01.txt")[1])

    def test_empty_field_names_what_came_near_and_what_it_lacked(self):
        out = explain("-", "--field", "period.start")[1]
        self.assertIn("empty; these rules came nearest:", out)
        self.assertRegex(out, r'~ period\.\w+ \([^ ]*period\.gram:\d+\)\n +".*Perioada de implementare.*" at \d+-\d+, line 6\n +lacks \S.* behind it')

    def test_a_refused_match_is_a_near_miss(self):
        facts = PAGE[:PAGE.index("Valoarea")] + "Cod SMIS: 123456\nPerioada: 1 mai 2020 - 30 aprilie 2022\n"
        html = "<html><body><p>" + facts.replace("\n", "</p><p>") + "</p><footer>Valoarea totală a proiectului: 5.000.000 lei</footer></body></html>"
        out = explain("-", "--input-format", "html", "--field", "budget.total", stdin=html)[1]
        self.assertRegex(out, r"~ budget\.\w+ .*\n.*5\.000\.000 lei.*\n +matched, but in a menu or footer")

    def test_a_page_without_a_project_says_what_speaks_against_it(self):
        out = explain("corpus/none-call-01.html")[1]
        self.assertIn("no project", out)
        self.assertRegex(out, r'against "call-for-proposals"\n +".+" at \d+-\d+, line \d+\n +project\.\w+ \(')

    def test_confidence_is_the_sum_of_its_signs(self):
        lines = [json.loads(l) for l in explain("corpus", "--jsonl")[1].splitlines()]
        chosen = [l for l in lines if l["chosen"]]
        self.assertGreater(len(chosen), 1000)
        for l in chosen:
            self.assertAlmostEqual(l["confidence"], 1 / (1 + math.exp(-sum(l["signs"].values()))), places=9)
            self.assertEqual(list(l["signs"])[:3], ["any", l["field"], l["rule"]])
        self.assertTrue(any(w for l in chosen for w in l["signs"].values()))
        self.assertTrue(all("verdict" in l and l["verdict"] for l in lines if not l["chosen"] and l["field"][0] != "@"))

    def test_preferences_are_stated(self):
        status, out, _ = explain("--preferences")
        self.assertEqual(status, 0)
        header = (ROOT / "src/extract/preferences.h").read_text()
        for name in re.findall(r"\{[-]?(k\w+),", header):
            ranks = re.search(rf"int {name} = (\d+);", header)[1]
            self.assertRegex(out, rf"[-+]{ranks}  it ")

    def test_unknown_field(self):
        status, _, err = explain("-", "--field", "budget.totl")
        self.assertEqual(status, 2)
        self.assertIn("did you mean 'budget.total'?", err)


if __name__ == "__main__":
    unittest.main()
