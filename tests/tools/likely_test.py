"""tools/likely: what the corpus says of a mention, and weights that tell what has been seen from what has not."""
import importlib.machinery
import importlib.util
import pathlib
import random
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tools"))
loader = importlib.machinery.SourceFileLoader("likely", str(ROOT / "tools/likely"))
likely = importlib.util.module_from_spec(importlib.util.spec_from_loader("likely", loader))
loader.exec_module(likely)

RECORD = {"partners": [{"name": "Asociația Grup Verde", "role": "beneficiary"}, {"name": "Clubul Stupul", "role": "partner", "optional": True}],
          "funding": {"programme": "Programul Operațional Regional", "funds": ["Granturile SEE"]},
          "budget": {"total": {"amount": 100.0, "currency": "RON"}, "parts": [{"kind": "eu", "amount": 80.0, "currency": "RON"}]},
          "period": {"start": "2021-05", "end": "2022-06", "duration": None}}


class Gold(unittest.TestCase):
    def test_a_partner_by_any_of_its_spellings(self):
        self.assertEqual(likely.partner(["ASOCIATIA GRUP VERDE"], [RECORD]), {"partner": True, "carrier": True, "leader": False, "payer": False})
        self.assertEqual(likely.partner(["Ministerul Culturii"], [RECORD]), {"partner": False, "carrier": None, "leader": None, "payer": False})
        self.assertTrue(likely.partner(["Granturile SEE"], [RECORD])["payer"])

    def test_where_readers_disagree_nothing_is_learnt(self):
        self.assertIsNone(likely.partner(["Clubul Stupul"], [RECORD])["partner"])

    def test_a_sum_is_what_the_record_says(self):
        is_a = likely.sums({"amount": 80.0, "currency": "RON"}, [RECORD])
        self.assertTrue(is_a["eu"])
        self.assertFalse(is_a["total"])
        self.assertFalse(any(likely.sums({"amount": 80.0, "currency": "EUR"}, [RECORD]).values()))

    def test_lei_may_be_those_of_moldova(self):
        moldovan = {"budget": {"total": {"amount": 100.0, "currency": "MDL"}, "parts": []}}
        self.assertTrue(likely.sums({"amount": 100.0, "currency": "RON"}, [moldovan])["total"])

    def test_dates_and_periods_are_told_apart(self):
        self.assertTrue(likely.dates({"start": "2021-05", "end": "2022-06"}, [RECORD])["period"])
        self.assertEqual(likely.dates({"start": "2021-05"}, [RECORD]), {"period": None, "start": True, "end": False, "duration": None})

    def test_two_years_are_as_long_as_24_months(self):
        lasting = {"period": {"start": None, "end": None, "duration": "P2Y"}}
        self.assertTrue(likely.dates({"duration": "P24M"}, [lasting])["duration"])
        self.assertFalse(likely.dates({"duration": "P2M"}, [lasting])["duration"])
        self.assertFalse(likely.dates({"duration": "P24M"}, [RECORD])["duration"])

    def test_a_name_stands_where_it_stands_whatever_its_marks(self):
        self.assertEqual(list(likely.places("Despre „Păduri – vii” și pădurile vii. PADURI VII!", "Păduri vii")), [8, 39])


def cases(n, seed):
    r = random.Random(seed)
    for i in range(n):
        right = r.random() < 0.5
        sign = "told" if r.random() < (0.9 if right else 0.1) else "other"
        yield f"page-{i % 50}", ("noise",) * (r.random() < 0.5) + (sign,) + (("only_here",) if i == 0 else ()), right


class Fit(unittest.TestCase):
    def test_signs_tell_right_from_wrong_on_other_pages(self):
        weights = likely.fit(list(cases(400, 1)))
        judged = [(likely.chance(weights, signs) >= 0.5) == right for _, signs, right in cases(400, 2)]
        self.assertGreater(sum(judged), 330)
        self.assertLess(abs(weights["noise"]), 0.5)

    def test_two_signs_may_tell_together_what_neither_tells(self):
        def cases_of_two(n, seed):
            r = random.Random(seed)
            for i in range(n):
                signs = tuple(s for s in ("first", "in_brackets") if r.random() < 0.5)
                yield f"page-{i % 50}", signs, (len(signs) == 1) != (r.random() < 0.05)
        weights = likely.fit(list(cases_of_two(400, 1)))
        self.assertLess(weights["first&in_brackets"], -1)
        judged = [(likely.chance(weights, signs) >= 0.5) == right for _, signs, right in cases_of_two(400, 2)]
        self.assertGreater(sum(judged), 350)

    def test_a_word_is_learnt_where_many_pages_have_it(self):
        def worded(pages):
            return [(page, signs + ("word_barca",), right) for page, signs, right in cases(400, 1) if int(page[5:]) < pages]
        self.assertIn("word_barca", likely.fit(worded(40)))
        self.assertNotIn("word_barca", likely.fit(worded(20)))

    def test_what_stands_on_a_page_or_two_is_not_learnt(self):
        self.assertNotIn("only_here", likely.fit(list(cases(400, 1))))


class Ways(unittest.TestCase):
    @staticmethod
    def ways(pages):
        """Pages whose right way has a sum in each piece; how many pieces there are says nothing."""
        for page in range(pages):
            pieces = 2 + page % 3
            for taken in range(1, pieces + 1):
                signs = {"has_sum": pieces if taken == pieces else taken - 1, "has_none": 0 if taken == pieces else 1}
                yield likely.Way(f"page{page}", likely.collections.Counter({s: n for s, n in signs.items() if n}), taken == pieces, 0.0)

    def test_a_sign_counts_as_often_as_a_way_has_it(self):
        weights = likely.fit_ways(list(self.ways(40)))
        self.assertGreater(weights["has_sum"], 0.1)
        self.assertLess(weights["has_none"], -0.1)

    def test_what_sections_say_needs_no_weight(self):
        told = [w._replace(likelihood=20.0 if w.right else 0.0) for w in self.ways(40)]
        self.assertLess(abs(likely.fit_ways(told)["has_sum"]), 0.05)

    def test_what_stands_on_few_pages_has_none(self):
        self.assertNotIn("has_sum", likely.fit_ways(list(self.ways(3))))


if __name__ == "__main__":
    unittest.main()
