"""tools/prefer: ranks that make right candidates come first, of projects held back."""
import importlib.machinery
import importlib.util
import pathlib
import random
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
loader = importlib.machinery.SourceFileLoader("prefer", str(ROOT / "tools/prefer"))
prefer = importlib.util.module_from_spec(importlib.util.spec_from_loader("prefer", loader))
loader.exec_module(prefer)


def projects(n, seed):
    """Of two candidates the quoted one is right, most times; its rule ranks a little lower. A third sign says nothing."""
    r = random.Random(seed)
    for _ in range(n):
        quoted = r.random() < 0.9
        noise = ["noise"] if r.random() < 0.5 else []
        yield [prefer.Candidate(5.0, ["quoted"] + noise, quoted), prefer.Candidate(5.6, ["news"], not quoted)]


class Prefer(unittest.TestCase):
    def test_signs_outweigh_ranks_that_are_wrong(self):
        held_back = list(projects(300, 2))
        by_rules = prefer.first_right(({}, {}), held_back)
        learnt = prefer.first_right(prefer.fit(list(projects(300, 1))), held_back)
        self.assertLess(by_rules, 60)
        self.assertGreater(learnt, 240)

    def test_what_says_nothing_weighs_little(self):
        weights, _ = prefer.fit(list(projects(300, 3)))
        self.assertLess(abs(weights["noise"]), 0.3)
        self.assertGreater(weights["quoted"] - weights["news"], 1.0)

    def test_signs_are_weighed_as_if_no_strong_rule_had_found_the_title(self):
        right = prefer.Candidate(9.2, ["quoted", "title:by_two_rules"], True)
        wrong = prefer.Candidate(6.0, ["news"], False)
        self.assertEqual(prefer.weakened(right), prefer.Candidate(prefer.WEAK, ("quoted", prefer.BY_NONE), True))
        weights, _ = prefer.fit([[right, wrong]] * 100)
        self.assertGreater(weights["quoted"] - weights["news"], 0.5)

    def test_two_signs_may_say_together_what_neither_says_alone(self):
        one, other = "title:one", "title:other"
        groups = []
        for i in range(400):
            right = [(one, other), ()][i % 2]  # both or none of them: each alone is as often wrong
            wrong = [(one,), (other,)][i // 2 % 2]
            groups.append([prefer.Candidate(5.0, list(right), True), prefer.Candidate(5.0, list(wrong), False)])
        measured = prefer.fit(groups)
        self.assertIn(prefer.paired(one, other), measured[0])
        self.assertGreater(measured[0][prefer.paired(one, other)], 0.5)
        self.assertGreater(prefer.first_right(measured, groups), 390)

    def test_keys_compare_as_readers_do(self):
        self.assertEqual(prefer.key("„Păduri – vii”"), prefer.key("Paduri vii"))


if __name__ == "__main__":
    unittest.main()
