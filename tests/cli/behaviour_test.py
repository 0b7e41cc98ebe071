"""The command line behaves: standard input, JSON Lines, the same bytes for any number of threads, exit statuses."""
import gzip
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FISA = os.environ["FISA"]
PAGE = "Titlul proiectului: „Drumuri mai bune în Albești”\nBeneficiar: Comuna Albești\nValoarea totală a proiectului: 1.234.567,89 lei\nPerioada: 1 mai 2020 - 30 aprilie 2022\n"


def fisa(*args, stdin=None):
    run = subprocess.run([FISA, *map(str, args)], input=stdin, capture_output=True)
    return run.returncode, run.stdout.decode(), run.stderr.decode()


class Behaviour(unittest.TestCase):
    def test_same_bytes_for_any_number_of_threads(self):
        one = fisa("extract", "--jobs", 1, ROOT / "corpus")[1]
        self.assertGreater(len(one.splitlines()), 50)
        for jobs in (2, 4):
            self.assertEqual(one, fisa("extract", "--jobs", jobs, ROOT / "corpus")[1])

    def test_standard_input(self):
        status, out, _ = fisa("extract", "-", stdin=PAGE.encode())
        record = json.loads(out)
        self.assertEqual((status, record["source"]["uri"], record["budget"]["total"]), (0, "-", {"amount": 1234567.89, "currency": "RON"}))

    def test_json_lines(self):
        lines = json.dumps({"id": "p1", "text": PAGE}) + "\n" + json.dumps({"url": "http://x/2", "html": "<p>" + PAGE.replace("\n", "</p><p>")}) + "\n"
        status, out, err = fisa("extract", "--input-format", "jsonl", "-", stdin=lines.encode())
        self.assertEqual((status, [json.loads(l)["source"]["uri"] for l in out.splitlines()]), (0, ["p1", "http://x/2"]), err)

    def test_lists_of_files(self):
        with tempfile.TemporaryDirectory() as d:
            page = pathlib.Path(d) / "a page.txt"
            page.write_text(PAGE)
            listing = pathlib.Path(d) / "list"
            for sep in ("\n", "\0"):
                listing.write_text(str(page) + sep)
                self.assertEqual(len(fisa("extract", "--files-from", listing)[1].splitlines()), 1)
                self.assertEqual(len(fisa("extract", "@" + str(listing))[1].splitlines()), 1)

    def test_gzip_by_content_not_by_name(self):
        with tempfile.TemporaryDirectory() as d:
            page = pathlib.Path(d) / "page.txt"
            page.write_bytes(gzip.compress(PAGE.encode()))
            self.assertEqual(json.loads(fisa("extract", page)[1])["title"], "Drumuri mai bune în Albești")

    def test_json_lines_gzip_and_zstd_by_content_not_by_name(self):
        lines = (json.dumps({"id": 7, "text": PAGE}) + "\n" + json.dumps({"id": "b", "url": "http://x/b", "html": "<p>" + PAGE.replace("\n", "</p><p>")}) + "\n").encode()
        with tempfile.TemporaryDirectory() as d:
            plain = pathlib.Path(d) / "pages"
            plain.write_bytes(lines)
            subprocess.run(["zstd", "-q", plain, "-o", pathlib.Path(d) / "as-zstd"], check=True)
            (pathlib.Path(d) / "as-gzip").write_bytes(gzip.compress(lines[:100]) + gzip.compress(lines[100:]))
            for name in ("pages", "as-zstd", "as-gzip"):
                status, out, err = fisa("extract", pathlib.Path(d) / name)
                sources = [json.loads(l)["source"] for l in out.splitlines()]
                self.assertEqual((status, err, [s["uri"] for s in sources]), (0, "", ["7", "b"]), name)
                self.assertEqual(sources[1]["url"], "http://x/b")

    def test_address_that_a_page_gives_itself(self):
        body = "<p>" + PAGE.replace("\n", "</p><p>")
        for head in ('<link rel="canonical" href="https://x.ro/drum">', '<meta property="og:url" content="https://x.ro/drum">',
                     '<base href="https://x.ro/a/"><link rel="canonical" href="../drum">',
                     '<script type="application/ld+json">{"@graph":[{"@type":"WebSite","url":"https://x.ro"},{"@type":"WebPage","url":"https://x.ro/drum"}]}</script>'):
            out = fisa("extract", "-", stdin=f"<html><head>{head}</head><body>{body}".encode())[1]
            self.assertEqual(json.loads(out)["source"].get("url"), "https://x.ro/drum", head)

    def test_charset_that_is_used_stands_in_the_record(self):
        cedilla = PAGE.translate(str.maketrans("șțȘȚ", "şţŞŢ"))
        html = "<meta charset=%s><p>" + cedilla.replace("\n", "</p><p>")
        for name, data, charset, warning in (
                ("utf-8", PAGE.encode(), "UTF-8", None), ("utf-16", PAGE.encode("utf-16"), "UTF-16LE", None),
                ("1250 declared", (html % "windows-1250").encode("cp1250"), "windows-1250", None),
                ("iso-8859-16 declared", (html % "iso-8859-16").replace("ş", "ș").encode("iso-8859-16"), "ISO-8859-16", None),
                ("1250 called latin-1", (html % "iso-8859-1").encode("cp1250"), "windows-1250", "charset-mislabelled"),
                ("utf-8 called 1250", (html % "windows-1250").encode(), "UTF-8", "charset-mislabelled"),
                ("1250 undeclared", cedilla.encode("cp1250"), "windows-1250", "charset-guessed"),
                ("mojibake", PAGE.replace("Drumuri", "Drumuri și țări și ape și școli").encode().decode("latin-1").encode(), "UTF-8", "mojibake-repaired")):
            record = json.loads(fisa("extract", "-", stdin=data)[1])
            self.assertEqual(record["partners"][0]["name"], "Comuna Albești", name)
            self.assertEqual((record["source"]["charset"], [w["code"] for w in record["warnings"] if w["path"] == "/source/charset"]),
                             (charset, [warning] if warning else []), name)
            self.assertEqual("charset_confidence" in record["source"], warning == "charset-guessed", name)

    def test_values(self):
        status, out, _ = fisa("values", "-", stdin="Bugetul: 1,2 milioane lei, 16 luni, din 20.08.2018".encode())
        found = [(m["type"], m["value"], m["text"]) for m in map(json.loads, out.splitlines())]
        self.assertEqual(status, 0)
        self.assertEqual(found, [("money", {"amount": 1200000, "currency": "RON"}, "1,2 milioane lei"), ("duration", {"value": "P16M"}, "16 luni"),
                                 ("date", {"value": "2018-08-20"}, "20.08.2018")])

    def test_offsets_count_code_points(self):
        text = "Șase știri: 20% țintă"
        m = json.loads(fisa("values", "-", stdin=text.encode())[1].splitlines()[-1])
        self.assertEqual(text[m["start"]:m["end"]], m["text"])

    def test_schema_is_json_and_records_conform(self):
        schema = json.loads(fisa("schema")[1])
        self.assertEqual(schema["$id"], "fisa/project/1")
        with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as f:
            record = json.loads(fisa("extract", "-", stdin=PAGE.encode())[1])
            f.write(json.dumps(record) + "\n")
            record["budget"]["total"]["currency"] = "lei"
            del record["title"]
            f.write(json.dumps(record) + "\n")
            f.flush()
            status, out, _ = fisa("validate", f.name)
        self.assertEqual(status, 1)
        self.assertIn(":2: /budget/total", out)
        self.assertIn("title", out)

    def test_verify_finds_a_changed_page(self):
        with tempfile.TemporaryDirectory() as d:
            page, records = pathlib.Path(d) / "page.txt", pathlib.Path(d) / "r.jsonl"
            page.write_text(PAGE)
            fisa("extract", page, "-o", records)
            self.assertEqual(fisa("verify", records)[0], 0)
            page.write_text(PAGE.replace("Albești", "Bărcești"))
            status, out, _ = fisa("verify", records)
        self.assertEqual(status, 1)
        self.assertIn("/source/sha256", out)
        self.assertIn("/title", out)

    def test_explain_shows_winner_and_losers(self):
        page = PAGE + "Bugetul total al proiectului este de 2 milioane lei.\n"
        status, out, _ = fisa("explain", "-", "--field", "budget.total", stdin=page.encode())
        self.assertEqual(status, 0)
        self.assertIn("+ {\"amount\":1234567.89", out)
        self.assertIn("- {\"amount\":2000000", out)
        self.assertIn("lost:", out)

    def test_help_has_examples(self):
        for command in ("extract", "values", "text", "explain", "validate", "verify", "diff", "merge", "eval", "grammar", "schema"):
            status, out, _ = fisa(command, "--help")
            self.assertEqual(status, 0)
            self.assertIn("Examples:", out)


if __name__ == "__main__":
    unittest.main()
