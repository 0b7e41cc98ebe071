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
            self.assertAlmostEqual(calibrate.chance(weights, ("any", rule)), chance, delta=0.03)

    def test_what_was_seen_once_says_little(self):
        weights = calibrate.fit(list(values(600)) + [calibrate.Value("x", ("any", "new"), False)])
        self.assertGreater(calibrate.chance(weights, ("any", "new")), 0.5)

    def test_each_page_is_judged_by_the_others(self):
        """A sign that only one page has says nothing about that page."""
        own = [calibrate.Value(v.page, v.signs + (v.page,), v.right) for v in values(400)]
        own += [calibrate.Value("odd.txt", ("any", "odd"), False)] * 40
        odd = [c for c, _, page in calibrate.held_back(own) if page == "odd.txt"]
        self.assertEqual(len(odd), 40)
        self.assertGreater(min(odd), 0.4)
        self.assertEqual(len(list(calibrate.held_back(own))), len(own))

    def test_reliability_of_pages_held_back(self):
        rows, error = calibrate.reliability(list(calibrate.held_back(list(values(6000)))))
        self.assertLess(error, 0.03)
        self.assertEqual(sum(row[2] for row in rows), 6000)
        for low, high, _, _, said, right in rows:
            self.assertTrue(low <= said <= high)
            self.assertAlmostEqual(said, right, delta=0.05)


if __name__ == "__main__":
    unittest.main()
