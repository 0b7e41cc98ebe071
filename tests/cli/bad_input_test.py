"""Bad input gets a clear answer, the right exit status, and costs nothing else."""
import gzip
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

FISA = os.environ["FISA"]
GOOD = "Titlul proiectului: „Drumuri mai bune în Albești”\nBeneficiar: Comuna Albești\nValoarea totală a proiectului: 1.234.567,89 lei\nPerioada de implementare: 1 mai 2020 - 30 aprilie 2022\n"


def fisa(*args, stdin=None):
    run = subprocess.run([FISA, *map(str, args)], input=stdin, capture_output=True)
    return run.returncode, run.stdout.decode(), run.stderr.decode()


class BadInput(unittest.TestCase):
    def setUp(self):
        self.tmp = tempfile.TemporaryDirectory()
        self.dir = pathlib.Path(self.tmp.name)
        self.good = self.dir / "good.txt"
        self.good.write_text(GOOD)

    def tearDown(self):
        self.tmp.cleanup()

    def one_rejected(self, bad, code):
        """`bad` is rejected with `code`; the good page beside it is written all the same."""
        rejects = self.dir / "rejects.out"
        status, out, err = fisa("extract", bad, self.good, "--rejects", rejects)
        self.assertEqual(status, 1, err)
        self.assertIn(code, err)
        self.assertEqual(len([l for l in err.splitlines() if "error[" in l]), 1, err)
        self.assertEqual([json.loads(l)["title"] for l in out.splitlines()], ["Drumuri mai bune în Albești"])
        self.assertEqual([json.loads(l)["code"] for l in rejects.read_text().splitlines()], [code])

    def test_missing_path(self):
        self.one_rejected(self.dir / "nowhere.txt", "cannot-open")

    def test_unreadable_file(self):
        if os.geteuid() == 0:
            self.skipTest("root reads everything")
        p = self.dir / "secret.txt"
        p.write_text(GOOD)
        p.chmod(0)
        self.one_rejected(p, "cannot-open")

    def test_empty_file(self):
        p = self.dir / "empty.txt"
        p.touch()
        self.one_rejected(p, "empty-page")

    def test_binary_file(self):
        p = self.dir / "binary.txt"
        p.write_bytes(bytes(range(256)) * 40)
        self.one_rejected(p, "binary-file")

    def test_invalid_utf8(self):
        p = self.dir / "invalid.txt"
        p.write_bytes(b"Titlul proiectului: \xff\xfe\xfa\xfb\xfc" + b"\x81\x8d\x8f\x90\x9d" * 50)
        status, out, err = fisa("extract", p, self.good)
        self.assertEqual(status, 1, out)
        self.assertIn(str(p), err)
        self.assertEqual(len(out.splitlines()), 1)

    def test_folder_with_nothing_to_read(self):
        (self.dir / "hollow").mkdir()
        (self.dir / "hollow" / "notes.json").write_text("{}")
        self.one_rejected(self.dir / "hollow", "nothing-to-read")

    def test_unknown_option_names_the_nearest(self):
        status, out, err = fisa("extract", "--prety", self.good)
        self.assertEqual((status, out), (2, ""))
        self.assertIn("--pretty", err)

    def test_unknown_command_names_the_nearest(self):
        status, _, err = fisa("extrct")
        self.assertEqual(status, 2)
        self.assertIn("'extract'", err)

    def test_no_input(self):
        self.assertEqual(fisa("extract")[0], 2)

    def test_grammar_with_five_errors_reports_all(self):
        g = self.dir / "g"
        g.mkdir()
        (g / "bad.gram").write_text("grammar bad\nlexcon a: A = b\npattern unused = x\nlexicon two: A = leu; B = leu\n"
                                    "rule r\n  rank 900\n  match {v:mony}\n  set budget.totl = value(v)\n  yes a => 1\n")
        status, out, err = fisa("extract", "--grammars", g, self.good)
        self.assertEqual((status, out), (2, ""))
        for code in ("unknown-keyword", "unused-name", "form-with-two-values", "bad-rank", "unknown-pattern", "unknown-path", "no-example"):
            self.assertIn(code, err)
        self.assertIn("bad.gram:6:8", err)
        self.assertIn("did you mean 'money'?", err)

    def test_the_built_in_grammars_can_be_written_changed_and_used(self):
        own = self.dir / "own"
        self.assertEqual(fisa("grammar", "export", own)[0], 0)
        self.assertEqual(fisa("grammar", "check", "--grammars", own)[0], 0)
        self.assertEqual(fisa("extract", "--grammars", own, self.good), fisa("extract", self.good))
        self.assertEqual(fisa("grammar", "export", own)[0], 2)
        with (own / "title.gram").open("a") as f:
            f.write("rule broken\n  match {quoted\n")
        status, out, err = fisa("extract", "--grammars", own, self.good)
        self.assertEqual((status, out), (2, ""))
        self.assertIn("title.gram", err)
        self.assertIn("error[open-brace]", err)

    def test_grammars_without_what_values_are_read_by(self):
        g = self.dir / "toy"
        g.mkdir()
        (g / "toy.gram").write_text("grammar toy\nrule r\n  match {v:quoted}\n  set title = text(v)\n  yes „Un drum” => \"Un drum\"\n  no drum\n")
        status, _, err = fisa("grammar", "check", "--grammars", g)
        self.assertEqual((status, len(err.splitlines())), (2, 1))
        self.assertIn("fisa grammar export", err)

    def test_what_is_no_record_crashes_no_command(self):
        lines = ['{"source":1,"evidence":1}', '{"source":{},"evidence":[1]}', "[1]", "7", "{", '{"source":{"uri":5}}', "\ud800"]
        p = self.dir / "records.jsonl"
        p.write_bytes("\n".join(lines).encode("utf-8", "surrogatepass"))
        for command in ("verify", "validate"):
            status, out, err = fisa(command, p)
            self.assertEqual(status, 1, err)
            self.assertIn("records.jsonl:1", out + err)
            self.assertIn("records.jsonl:7", out + err)
            self.assertEqual(fisa(command, self.dir)[0], 2)
            self.assertEqual(fisa(command, self.dir / "nowhere")[0], 2)

    def test_numbers_of_options_have_no_sign(self):
        for option in ("--jobs", "--max-page-bytes", "--max-html-depth", "--max-table-cells"):
            for value in ("-1", "x", "", "9" * 30):
                self.assertEqual(fisa("extract", option, value, self.good)[0], 2, (option, value))

    def test_output_in_the_folder_that_is_read(self):
        for _ in range(2):
            self.assertEqual(fisa("extract", self.dir, "-o", self.dir / "records.jsonl")[0], 0)
        self.assertEqual(len((self.dir / "records.jsonl").read_text().splitlines()), 1)

    def test_dangling_link_in_a_folder(self):
        (self.dir / "gone.txt").symlink_to(self.dir / "nowhere")
        status, out, err = fisa("extract", self.dir)
        self.assertEqual((status, len(out.splitlines())), (1, 1))
        self.assertIn("gone.txt", err)

    def test_full_disk_for_every_command(self):
        for command in (["schema"], ["grammar", "list"], ["extract", "--help"], ["validate", self.good]):
            with open("/dev/full", "w") as full:
                run = subprocess.run([FISA, *map(str, command)], stdout=full, stderr=subprocess.PIPE, text=True)
            self.assertEqual(run.returncode, 2, command)
            self.assertIn("cannot-write", run.stderr)

    def test_broken_pipe(self):
        pages = self.dir / "many.jsonl"
        pages.write_text("".join(json.dumps({"id": str(i), "text": GOOD}) + "\n" for i in range(500)))
        run = subprocess.run(f"'{FISA}' extract '{pages}' | head -1", shell=True, capture_output=True, text=True)
        self.assertEqual(len(run.stdout.splitlines()), 1)
        self.assertEqual(run.stderr, "")

    def test_full_disk(self):
        status, _, err = fisa("extract", self.good, "-o", "/dev/full")
        self.assertEqual(status, 2)
        self.assertIn("cannot-write", err)

    def test_truncated_gzip(self):
        p = self.dir / "cut.txt.gz"
        p.write_bytes(gzip.compress((GOOD * 200).encode())[:-30])
        self.one_rejected(p, "truncated-gzip")

    def test_page_too_large_names_the_option(self):
        p = self.dir / "large.txt"
        p.write_text(GOOD * 100)
        status, out, err = fisa("extract", p, self.good, "--max-page-bytes", "2000")
        self.assertEqual(status, 1)
        self.assertIn("--max-page-bytes", err)
        self.assertEqual(len(out.splitlines()), 1)

    def test_limits_of_html_change_the_marks_and_never_the_words(self):
        p = self.dir / "table.html"
        p.write_text("<table>" + "".join(f"<tr><td>Rândul {n}<td>{n} lei" for n in range(30)) + "</table>"
                     + "<div>" * 40 + "<ul><li>adânc</ul>")
        whole = fisa("text", p)[1]
        self.assertIn("Rândul 29\t29 lei", whole)
        for limit in (("--max-table-cells", "20"), ("--max-html-depth", "10")):
            status, text, _ = fisa("text", p, *limit)
            self.assertEqual(status, 0)
            self.assertEqual(text.split(), whole.split())
        self.assertNotIn("Rândul 29\t29 lei", fisa("text", p, "--max-table-cells", "20")[1])
        self.assertIn("Rândul 9\t9 lei", fisa("text", p, "--max-table-cells", "20")[1])

    def test_decompression_bomb_is_cut_at_the_limit(self):
        p = self.dir / "bomb.txt.gz"
        p.write_bytes(gzip.compress(b" " * (64 << 20)))
        self.one_rejected(p, "page-too-large")

    def test_bad_json_line_names_file_and_line(self):
        p = self.dir / "pages.jsonl"
        p.write_text(json.dumps({"id": "a", "text": GOOD}) + "\n{broken\n" + json.dumps({"id": "b"}) + "\n")
        status, out, err = fisa("extract", p)
        self.assertEqual(status, 1)
        self.assertEqual(len(out.splitlines()), 1)
        self.assertIn("pages.jsonl:2", err)
        self.assertIn("neither 'text' nor 'html'", err)

    def test_html_nested_100000_deep(self):
        p = self.dir / "deep.html"
        p.write_text("<html><body>" + "<div>" * 100000 + "<p>Titlul proiectului: „Adânc de tot”</p>")
        status, _, err = fisa("extract", p)
        self.assertIn(status, (0, 1), err)

    def test_nul_bytes(self):
        p = self.dir / "nul.txt"
        p.write_bytes(GOOD.replace("Comuna", "Comuna\0").encode())
        self.assertIn(fisa("extract", p)[0], (0, 1))

    def test_table_with_50000_cells(self):
        p = self.dir / "cells.html"
        p.write_text("<table>" + "<tr><td>a</td><td>b</td><td>1</td><td>2</td><td>c</td></tr>" * 10000 + "</table>")
        self.assertEqual(fisa("extract", p)[0], 0)


if __name__ == "__main__":
    unittest.main()
