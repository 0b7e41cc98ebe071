"""tools/calibrate: weights that say how often values are right, of pages held back."""
import importlib.machinery
import importlib.util
import pathlib
import random
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
loader = importlib.machinery.SourceFileLoader("calibrate", str(ROOT / "tools/calibrate"))
calibrate = importlib.util.module_from_spec(importlib.util.spec_from_loader("calibrate", loader))
loader.exec_module(calibrate)


def values(n, seed=1):
    """Values of pages, by three rules that are right in 95, 80 and 40 of 100 cases."""
    r = random.Random(seed)
    for i in range(n):
        rule, chance = r.choice((("good", 0.95), ("fair", 0.80), ("poor", 0.40)))
        yield calibrate.Value(f"page-{i % 97}.txt", ("any", rule), r.random() < chance)


class Calibrate(unittest.TestCase):
    def test_chance_is_how_often_a_rule_is_right(self):
        weights = calibrate.fit(list(values(6000)))
        for rule, chance in (("good", 0.95), ("fair", 0.80), ("poor", 0.40)):
            self.assertAlmostEqual(calibrate.chance(calibrate.odds(weights, ("any", rule))), chance, delta=0.03)

    def test_what_was_seen_once_says_little(self):
        weights = calibrate.fit(list(values(600)) + [calibrate.Value("x", ("any", "new"), False)])
        self.assertGreater(calibrate.chance(calibrate.odds(weights, ("any", "new"))), 0.5)

    def test_each_page_is_judged_by_the_others(self):
        """A sign that only one page has says nothing about that page."""
        own = [calibrate.Value(v.page, v.signs + (v.page,), v.right) for v in values(400)]
        own += [calibrate.Value("odd.txt", ("any", "odd"), False)] * 40
        judged = list(calibrate.judged(own, calibrate.held_back(own)))
        odd = [c for c, _, page in judged if page == "odd.txt"]
        self.assertEqual(len(odd), 40)
        self.assertGreater(min(odd), 0.4)
        self.assertEqual(len(judged), len(own))

    def test_company_is_those_near(self):
        """The mean chance of the same project's targets at most 200 bytes away."""
        def target(project, start):
            return calibrate.Value("p.txt", ("any",), True, ("p.txt", project), start, start + 10)
        told = calibrate.company([target(1, 0), target(1, 209), target(1, 420), target(2, 0)], [0, 3, 0, 0])
        self.assertEqual([v.signs[0].removeprefix("targets:company_") for v, _ in told], ["sure", "possible", "none", "none"])

    def test_what_company_adds(self):
        """Of counts that look the same by themselves, those beside likely ones are right."""
        def pair(page, sure, right):
            one = calibrate.Value(page, ("any",), right, (page, 1), 0, 10)
            return [(one, 0), (calibrate.Value(page, ("any",), sure > 0, (page, 1), 20, 30), sure)]
        pairs = [p for i in range(200) for p in pair(f"{i}.txt", 4 if i % 2 else -4, i % 2 == 1)]
        weights = calibrate.fit_company([v for v, _ in pairs], [o for _, o in pairs])
        self.assertGreater(weights["targets:company_sure"], 1)
        self.assertLess(weights["targets:company_unlikely"], -1)

    def test_reliability_of_pages_held_back(self):
        some = list(values(6000))
        rows, error = calibrate.reliability(list(calibrate.judged(some, calibrate.held_back(some))))
        self.assertLess(error, 0.03)
        self.assertEqual(sum(row[2] for row in rows), 6000)
        for low, high, _, _, said, right in rows:
            self.assertTrue(low <= said <= high)
            self.assertAlmostEqual(said, right, delta=0.05)


if __name__ == "__main__":
    unittest.main()
