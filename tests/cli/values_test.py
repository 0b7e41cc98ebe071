"""fisa values: the table of phrases through the whole program; offsets, sources, threads, inputs; hostile pages."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FISA = os.environ["FISA"]
MEMBERS = ["source", "start", "end", "text", "type", "value"]


def fisa(*args, stdin="", timeout=300):
    run = subprocess.run([FISA, *map(str, args)], input=stdin.encode(), capture_output=True, timeout=timeout)
    return run.returncode, run.stdout.decode(), run.stderr.decode()


def mentions(*args, stdin=""):
    return [json.loads(line) for line in fisa("values", *args, stdin=stdin)[1].splitlines()]


def number(x):
    return f"{x:.4f}".rstrip("0").rstrip(".")


def written(mention):
    """As the table of phrases writes it, without the comparison, which is no part of the value."""
    kind, v = mention["type"], mention["value"]
    top = v.get("max")
    if kind in ("number", "percent", "money"):
        s = number(v["amount" if kind == "money" else "value"]) + (".." + number(top) if top is not None else "")
        return f"{kind}:{s}" + (":" + v["currency"] if kind == "money" else "")
    if kind == "period":
        return f"period:{v['start'] or ''}/{v['end'] or ''}"
    return f"{kind}:{v['value']}" + (".." + top if top else "")


def phrases():
    for n, line in enumerate((ROOT / "tests/values/phrases.tsv").read_text().splitlines(), 1):
        if line and not line.startswith("#"):
            phrase, expected = line.split("\t")
            yield n, phrase.replace("⏎", "\n").replace("⇥", "\t"), re.sub(r":(>=|<=|>|<|~)", ":", expected.replace(":definite", ""))


class Values(unittest.TestCase):
    def test_phrases_have_their_values_on_a_page(self):
        table = {str(n): (phrase, expected) for n, phrase, expected in phrases()}
        lines = "".join(json.dumps({"id": n, "text": phrase}) + "\n" for n, (phrase, _) in table.items())
        found = {n: [] for n in table}
        for m in mentions("--input-format", "jsonl", "-", stdin=lines):
            self.assertEqual(list(m), MEMBERS)
            self.assertEqual(table[m["source"]][0][m["start"]:m["end"]], m["text"])
            found[m["source"]].append(written(m))
        for n, (phrase, expected) in table.items():
            with self.subTest(line=n, phrase=phrase):
                self.assertEqual(" ".join(found[n]) or "-", expected)

    def test_phrases_in_html_have_the_same_values(self):
        table = [p for p in phrases() if not re.search(r"[\n\t<]|  ", p[1]) and not re.match(r"\W|.{1,4}[.)]", p[1])]
        self.assertGreater(len(table), 700)
        lines = "".join(json.dumps({"id": str(n), "html": "<p>" + phrase.replace("&", "&amp;") + "</p>"}) + "\n" for n, phrase, _ in table)
        found = {}
        for m in mentions("--input-format", "jsonl", "-", stdin=lines):
            found.setdefault(m["source"], []).append(written(m))
        for n, phrase, expected in table:
            with self.subTest(line=n, phrase=phrase):
                self.assertEqual(" ".join(found.get(str(n), [])) or "-", expected)

    def test_offsets_are_those_of_the_page_s_text(self):
        pages = sorted(p for p in (ROOT / "corpus").iterdir() if p.suffix in (".txt", ".html"))[::7]
        self.assertTrue(any(p.suffix == ".html" for p in pages))
        for page in pages:
            text = fisa("text", page)[1]
            end = 0
            found = mentions(page)
            self.assertGreater(len(found), 3 if len(text) > 600 else 0, page)  # a few lines may have but one
            for m in found:
                self.assertEqual(m["source"], str(page))
                self.assertEqual(text[m["start"]:m["end"]], m["text"])
                self.assertGreaterEqual(m["start"], end)
                end = m["end"]

    def test_same_bytes_for_any_number_of_threads(self):
        one = fisa("values", "--jobs", 1, ROOT / "corpus")
        self.assertEqual(one[0], 0)
        self.assertGreater(len(one[1].splitlines()), 2000)
        for jobs in (2, 5):
            self.assertEqual(one, fisa("values", "--jobs", jobs, ROOT / "corpus"))
        status, out, err = fisa("values", "--jobs", "-1", ROOT / "corpus")
        self.assertEqual((status, out), (2, ""))
        self.assertIn("--jobs", err)

    def test_letters_of_other_alphabets_are_counted_once_each(self):
        text = "𝐕𝐚𝐥𝐨𝐚𝐫𝐞: 𝟕.𝟎𝟎𝟎.𝟎𝟎𝟎 𝐝𝐞 𝐞𝐮𝐫𝐨 😀 şase luni"
        self.assertEqual([(m["value"], text[m["start"]:m["end"]]) for m in mentions("-", stdin=text)],
                         [({"amount": 7000000, "currency": "EUR"}, "𝟕.𝟎𝟎𝟎.𝟎𝟎𝟎 𝐝𝐞 𝐞𝐮𝐫𝐨"), ({"value": "P6M"}, "şase luni")])

    def test_units_in_the_heads_of_columns(self):
        page = ("<table><tr><th>Nr. crt.</th><th>Activitate</th><th>Buget (mii lei)</th><th>Durata (luni)</th><th>%</th></tr>"
                "<tr><td>1.</td><td>Cursuri</td><td>1.234,5</td><td>18</td><td>85</td></tr></table>")
        self.assertEqual([written(m) for m in mentions("--input-format", "html", "-", stdin=page)], ["money:1234500:RON", "duration:P18M", "percent:85"])

    def test_values_that_a_line_end_cut_in_two(self):
        for text, expected in (("Buget total: 1.234.567,89\nlei", "money:1234567.89:RON"), ("Durata: 24\nde luni", "duration:P24M"),
                               ("Perioada: 1 martie 2018 -\n28 februarie 2020", "period:2018-03-01/2020-02-28"),
                               ("Durata: 24\nluni, 3 mai 2021", "number:24 date:2021-05-03"), ("Ateliere 5\n100 lei", "number:5 money:100:RON"),
                               ("Ateliere 5\n\nlei", "number:5")):
            with self.subTest(text=text):
                self.assertEqual(" ".join(map(written, mentions("-", stdin=text))), expected)

    def test_grammars_of_a_folder(self):
        with tempfile.TemporaryDirectory() as d:
            folder = pathlib.Path(d) / "grammars"
            shutil.copytree(ROOT / "grammars", folder)
            values = (folder / "values.gram").read_text()
            (folder / "values.gram").write_text(values.replace("RON = lei noi |", "ISK = coroane islandeze; RON = lei noi |"))
            text = "un buget de 1.500 de coroane islandeze"
            self.assertEqual([written(m) for m in mentions("-", stdin=text)], ["number:1500"])
            self.assertEqual([written(m) for m in mentions("--grammars", folder, "-", stdin=text)], ["money:1500:ISK"])
            status, out, err = fisa("values", "--grammars", pathlib.Path(d) / "none", "-", stdin=text)
            self.assertEqual((status, out), (2, ""))
            self.assertIn("none", err)

    def test_a_page_that_cannot_be_read_loses_no_other(self):
        lines = json.dumps({"id": "a", "text": "5 ani"}) + "\n{broken\n" + json.dumps({"id": "b", "text": "6 ani"}) + "\n"
        status, out, err = fisa("values", "--jobs", 3, "--input-format", "jsonl", "-", stdin=lines)
        self.assertEqual((status, [json.loads(line)["source"] for line in out.splitlines()]), (1, ["a", "b"]))
        self.assertIn("2", err)

    def test_help_has_examples(self):
        status, out, _ = fisa("values", "--help")
        self.assertEqual(status, 0)
        for word in ("Examples:", "fisa values page.txt", "--jobs", "--grammars", "currency", "code points"):
            self.assertIn(word, out)

    def test_hostile_pages_take_time_in_proportion(self):
        # Work that grew with the square of the page would take minutes for any of these.
        for piece in ("7", "1 ", "1.", "1,", "1, ", "111 ", "5 (", "cinci (", "o sută ", "între 5 (", "luni, ", "luni - ", "nr. 1, ", "art. 5 și ",
                      "1\n", "1\t", "100\nlei\n", "(lei) 5 ", "unasutădemii", "(+4", "1°", "1 -\n", "a@1", ". ", "de la "):
            with self.subTest(piece=piece):
                status, _, err = fisa("values", "--jobs", 1, "--input-format", "text", "-", stdin=piece * (120_000 // len(piece)), timeout=60)
                self.assertEqual((status, err), (0, ""))
        for blank in (" ", "\n", "\t"):
            status, out, err = fisa("values", "-", stdin=blank * 120_000)
            self.assertEqual((status, out), (1, ""))
            self.assertIn("empty", err)


if __name__ == "__main__":
    unittest.main()
