"""fisa run: nightly runs over a collection that changes; what is written, skipped, replaced, marked, retried."""
import hashlib
import json
import os
import pathlib
import shutil
import signal
import sqlite3
import subprocess
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FISA = os.environ["FISA"]
PAGE = "Titlul proiectului: „%s”\nBeneficiar: Comuna Albești\nValoarea totală a proiectului: 1.234.567,89 lei\nPerioada: 1 mai 2020 - 30 aprilie 2022\n"


class Runs(unittest.TestCase):
    def setUp(self):
        self.tmp = tempfile.TemporaryDirectory()
        self.dir = pathlib.Path(self.tmp.name)
        self.pages = self.dir / "pages"
        self.out = self.dir / "out"
        self.pages.mkdir()

    def tearDown(self):
        self.tmp.cleanup()

    def page(self, name, title):
        (self.pages / name).write_text(PAGE % title)

    def start(self, *args, **kwargs):
        return subprocess.Popen([FISA, "run", *map(str, args)], stderr=subprocess.PIPE, text=True, **kwargs)

    def run_once(self, *args, status=0, inputs=None):
        args = ("--input", inputs or self.pages, "--out", self.out, "--jobs", 2, *args)
        return self.run_raw(*args, status=status)

    def run_raw(self, *args, status=0):
        process = self.start(*args)
        err = process.communicate()[1]
        self.assertEqual(process.returncode, status, err)
        return err

    def summary(self):
        return json.loads((self.out / "summary.json").read_text())

    def records(self):
        return [json.loads(l) for p in sorted((self.out / "records").iterdir()) for l in p.read_text().splitlines()]

    def titles(self):
        return [r["title"] for r in self.records()]

    def lines(self, name):
        return [json.loads(l) for l in (self.out / name).read_text().splitlines()]


class Output(Runs):
    def test_the_records_that_extract_gives(self):
        self.run_once(inputs=ROOT / "corpus")
        extract = subprocess.run([FISA, "extract", ROOT / "corpus"], capture_output=True, text=True, check=True).stdout
        written = "".join(p.read_text() for p in sorted((self.out / "records").iterdir()))
        self.assertEqual(sorted(extract.splitlines()), sorted(written.splitlines()))
        self.assertGreater(len(written.splitlines()), 50)

    def test_the_same_bytes_for_any_number_of_workers(self):
        def bytes_for(jobs):
            out = self.dir / f"out{jobs}"
            self.run_raw("--input", ROOT / "corpus", "--out", out, "--jobs", jobs, "--part-records", 7)
            return {p.name: p.read_bytes() for p in (out / "records").iterdir()}

        one = bytes_for(1)
        self.assertGreater(len(one), 5)
        self.assertEqual(one, bytes_for(3))

    def test_parts_are_told_by_the_summary(self):
        self.run_once("--part-records", 20, inputs=ROOT / "corpus")
        parts = self.summary()["parts"]
        self.assertEqual(sorted(p["name"] for p in parts), sorted(f"records/{p.name}" for p in (self.out / "records").iterdir()))
        for p in parts:
            data = (self.out / p["name"]).read_bytes()
            self.assertEqual((p["sha256"], p["bytes"], p["records"]), (hashlib.sha256(data).hexdigest(), len(data), data.count(b"\n")))
        self.assertTrue(all(p["records"] == 20 for p in parts[:-1]))
        self.assertEqual(sum(p["records"] for p in parts), self.summary()["records"])

    def test_records_conform_and_their_quotes_are_where_they_say(self):
        subprocess.run([ROOT / "tools" / "make-warc", ROOT / "corpus", self.dir / "crawl", "--seed", "3"], check=True)
        self.run_once(inputs=self.dir / "crawl.warc.gz")
        parts = sorted((self.out / "records").iterdir())
        subprocess.run([FISA, "validate", *parts], check=True, capture_output=True)
        verify = subprocess.run([FISA, "verify", *parts], capture_output=True, text=True)
        self.assertEqual(verify.returncode, 0, verify.stdout)

    def test_summary_adds_up(self):
        (self.pages / "empty.txt").touch()
        self.page("a.txt", "Drumuri mai bune")
        (self.pages / "none.txt").write_text("Astăzi plouă la munte.\n")
        self.run_once(status=1)
        s = self.summary()
        self.assertEqual((s["pages"]["read"], s["pages"]["with_records"], s["pages"]["no_project"], s["pages"]["rejected"]), (3, 1, 1, 1))
        self.assertEqual((s["records"], s["rejects"], s["outcome"]), (1, {"empty-page": 1}, "complete"))
        self.assertEqual(s["fields"]["budget.total"], 1)
        self.assertIn("3 pages", (self.out / "summary.txt").read_text().splitlines()[0])


class Nights(Runs):
    def test_what_is_known_is_skipped(self):
        self.page("a.txt", "Alfa unu")
        self.page("b.txt", "Beta doi")
        self.run_once()
        self.assertEqual(self.summary()["pages"]["worked_on"], 2)
        before = {p: p.read_bytes() for p in (self.out / "records").iterdir()}
        self.run_once()
        s = self.summary()["pages"]
        self.assertEqual((s["read"], s["unchanged"], s["worked_on"], s["new"]), (2, 2, 0, 0))
        self.assertEqual(before, {p: p.read_bytes() for p in (self.out / "records").iterdir()})

    def test_full_works_on_all_again(self):
        self.page("a.txt", "Alfa unu")
        self.run_once()
        self.run_once("--full")
        s = self.summary()["pages"]
        self.assertEqual((s["unchanged"], s["worked_on"]), (1, 1))

    def test_other_grammars_work_on_all_again(self):
        self.page("a.txt", "Alfa unu")
        self.run_once()
        grammars = self.dir / "grammars"
        shutil.copytree(ROOT / "grammars", grammars, ignore=shutil.ignore_patterns("*.md"))
        with open(grammars / "title.gram", "a") as file:
            file.write("\n# a comment\n")
        self.run_once("--grammars", grammars)
        self.assertEqual(self.summary()["pages"]["worked_on"], 1)

    def test_a_changed_page_replaces_its_record(self):
        self.page("a.txt", "Alfa unu")
        self.page("b.txt", "Beta doi")
        self.run_once()
        self.page("a.txt", "Gama trei")
        self.run_once()
        s = self.summary()["pages"]
        self.assertEqual((s["changed"], s["unchanged"], s["worked_on"]), (1, 1, 1))
        self.assertEqual(self.titles(), ["Gama trei", "Beta doi"])

    def test_a_vanished_page_is_marked_and_comes_back(self):
        self.page("a.txt", "Alfa unu")
        self.page("b.txt", "Beta doi")
        self.run_once()
        (self.pages / "a.txt").unlink()
        self.run_once()
        self.assertEqual(self.summary()["pages"]["vanished"], 1)
        self.assertEqual([v["uri"] for v in self.lines("vanished.jsonl")], [str(self.pages / "a.txt")])
        self.assertEqual([[w["code"] for w in r["warnings"] if w["code"] == "page-vanished"] for r in self.records()], [["page-vanished"], []])
        subprocess.run([FISA, "validate", *(self.out / "records").iterdir()], check=True, capture_output=True)
        self.run_once()
        self.assertEqual((self.summary()["pages"]["vanished"], self.summary()["pages"]["vanished_ever"]), (0, 1))
        self.page("a.txt", "Alfa unu")
        self.run_once()
        self.assertEqual(self.lines("vanished.jsonl"), [])
        self.assertEqual(sum(w["code"] == "page-vanished" for r in self.records() for w in r["warnings"]), 0)

    def test_nothing_vanishes_with_a_folder_that_is_not_there(self):
        self.page("a.txt", "Alfa unu")
        self.run_once()
        self.pages.rename(self.dir / "unmounted")
        err = self.run_once(status=1)
        self.assertIn("1 rejected", err)
        self.assertEqual(self.summary()["pages"]["vanished_ever"], 0)
        self.assertEqual(self.titles(), ["Alfa unu"])

    def test_one_record_for_one_content_under_several_addresses(self):
        for name in ("b.txt", "a.txt", "c.txt"):
            self.page(name, "Alfa unu")
        self.run_once()
        self.assertEqual(self.summary()["pages"]["worked_on"], 1)
        (record,) = self.records()
        self.assertEqual((record["source"]["uri"], record["source"]["also"]), (str(self.pages / "a.txt"), [str(self.pages / "b.txt"), str(self.pages / "c.txt")]))
        subprocess.run([FISA, "validate", *(self.out / "records").iterdir()], check=True, capture_output=True)
        (self.pages / "a.txt").unlink()
        self.run_once()
        (record,) = self.records()
        self.assertEqual((record["source"]["uri"], record["source"]["also"], record["warnings"]), (str(self.pages / "b.txt"), [str(self.pages / "c.txt")], []))

    def test_of_two_captures_of_an_address_the_later_counts(self):
        def capture(date, title):
            body = (PAGE % title).encode()
            return f"WARC/1.1\r\nWARC-Type: resource\r\nWARC-Date: {date}\r\nWARC-Target-URI: http://x.ro/p\r\nContent-Type: text/plain\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body + b"\r\n\r\n"

        archive = self.dir / "two.warc"
        for captures in ([("2026-01-02T00:00:00Z", "Nou"), ("2026-01-01T00:00:00Z", "Vechi")], [("2026-01-01T00:00:00Z", "Vechi"), ("2026-01-02T00:00:00Z", "Nou")]):
            archive.write_bytes(b"".join(capture(*c) for c in captures))
            self.run_once(inputs=archive)
            self.assertEqual(self.titles(), ["Nou"])

    def test_the_same_names_in_two_files_of_json_lines_are_two_pages(self):
        for name, title in (("x", "Alfa unu"), ("y", "Beta doi")):
            (self.pages / f"{name}.jsonl").write_text(json.dumps({"id": "1", "text": PAGE % title}) + "\n")
        self.run_once()
        self.assertEqual(self.titles(), ["Alfa unu", "Beta doi"])

    def test_two_runs_can_be_compared(self):
        self.page("a.txt", "Alfa unu")
        self.page("b.txt", "Beta doi")
        self.run_once()
        shutil.copytree(self.out, self.dir / "monday")
        self.page("c.txt", "Gama trei")
        self.run_once()
        diff = subprocess.run([FISA, "diff", "--jsonl", self.dir / "monday", self.out], capture_output=True, text=True)
        self.assertEqual(diff.returncode, 0, diff.stderr)
        self.assertEqual([(d["change"], d["title"]) for d in map(json.loads, diff.stdout.splitlines())], [("new", "Gama trei")])

    def test_the_state_may_stand_elsewhere(self):
        self.page("a.txt", "Alfa unu")
        self.run_once("--state", self.dir / "s.db")
        self.assertEqual(sqlite3.connect(self.dir / "s.db").execute("SELECT COUNT(*) FROM page").fetchone(), (1,))
        self.assertFalse((self.out / "state.sqlite").exists())


class Retries(Runs):
    def test_rejects_can_be_replayed(self):
        self.page("a.txt", "Alfa unu")
        (self.pages / "b.txt").touch()
        (self.pages / "big.txt").write_text(PAGE % "Beta doi" + " x" * 5000)
        self.run_once("--max-page-bytes", 4000, status=1)
        self.assertEqual([(r["code"], pathlib.Path(r["uri"]).name) for r in self.lines("rejects.jsonl")], [("empty-page", "b.txt"), ("page-too-large", "big.txt")])
        self.page("a.txt", "Gama trei")  # not asked for: not looked at
        self.run_raw("--retry", self.out / "rejects.jsonl", "--out", self.out, status=1)
        self.assertEqual([r["code"] for r in self.lines("rejects.jsonl")], ["empty-page"])
        self.assertEqual(self.titles(), ["Alfa unu", "Beta doi"])
        self.assertEqual(self.summary()["pages"]["vanished_ever"], 0)
        self.page("b.txt", "Delta patru")
        self.run_raw("--retry", self.out / "rejects.jsonl", "--out", self.out)
        self.assertEqual(self.titles(), ["Alfa unu", "Delta patru", "Beta doi"])

    def test_pages_of_an_archive_that_was_cut_short_come_with_the_retry(self):
        subprocess.run([ROOT / "tools" / "make-warc", ROOT / "corpus", self.dir / "crawl", "--seed", "3"], check=True)
        archive = self.dir / "crawl.warc.gz"
        whole = archive.read_bytes()
        archive.write_bytes(whole[: len(whole) // 2])
        self.run_once(inputs=archive, status=1)
        half = len(self.records())
        self.assertEqual([r["code"] for r in self.lines("rejects.jsonl")], ["truncated-gzip"])
        archive.write_bytes(whole)
        self.run_raw("--retry", self.out / "rejects.jsonl", "--out", self.out)
        retried = (self.out / "records" / "part-00000.jsonl").read_bytes()
        self.assertGreater(retried.count(b"\n"), half)
        self.assertEqual(self.lines("rejects.jsonl"), [])
        self.run_raw("--input", archive, "--out", self.dir / "fresh")
        self.assertEqual(retried, (self.dir / "fresh" / "records" / "part-00000.jsonl").read_bytes())

    def test_what_cannot_be_retried_is_told(self):
        (self.dir / "r.jsonl").write_text('{"uri": "x"}\n')
        self.assertIn("r.jsonl:1: error[bad-rejects]", self.run_raw("--retry", self.dir / "r.jsonl", "--out", self.out, status=2))
        (self.dir / "e.jsonl").touch()
        self.assertIn("no-rejects", self.run_raw("--retry", self.dir / "e.jsonl", "--out", self.out, status=2))


class Containment(Runs):
    def test_a_page_that_takes_too_long_costs_itself(self):
        self.page("a.txt", "Alfa unu")
        (self.pages / "slow.txt").write_text("".join(f"Proiectul {n} are {n} lei și 3 parteneri. " for n in range(600000)))
        self.page("z.txt", "Zeta opt")
        self.run_once("--page-timeout", 8, "--max-page-memory", 0, status=1)
        self.assertEqual([(r["code"], pathlib.Path(r["uri"]).name) for r in self.lines("rejects.jsonl")], [("page-timeout", "slow.txt")])
        self.assertEqual(self.titles(), ["Alfa unu", "Zeta opt"])

    def test_a_page_that_needs_too_much_memory_costs_itself(self):
        self.page("a.txt", "Alfa unu")
        (self.pages / "large.html").write_text("<p>Proiect</p>" * 400000)
        self.page("z.txt", "Zeta opt")
        self.run_once("--max-page-memory", 24, status=1)
        self.assertEqual([(r["code"], pathlib.Path(r["uri"]).name) for r in self.lines("rejects.jsonl")], [("page-memory", "large.html")])
        self.assertEqual(self.titles(), ["Alfa unu", "Zeta opt"])
        self.run_once("--max-page-memory", 24, status=1)
        self.assertEqual(self.summary()["pages"]["worked_on"], 0)  # known, and not tried every night
        self.run_raw("--retry", self.out / "rejects.jsonl", "--out", self.out, "--max-page-memory", 0, "--page-timeout", 600)
        self.assertEqual(self.lines("rejects.jsonl"), [])


class Signals(Runs):
    def start_long(self, pages=3000, **kwargs):
        """A run over so many pages, and that it has got to work."""
        subprocess.run([ROOT / "tools" / "make-night", self.dir / "crawl", "--pages", str(pages), "--per-archive", "1000"], check=True)
        process = self.start("--input", self.dir / "crawl", "--out", self.out, "--progress", "0.1", **kwargs)
        while True:
            line = process.stderr.readline()
            self.assertTrue(line, "ended too soon")
            if " pages, " in line and not line.startswith("0 pages"):
                return process

    def wait_for_pages(self, process, pages):
        first = None
        while True:
            done = int(process.stderr.readline().split(" pages, ")[0])
            first = done if first is None else first
            if done >= first + pages:
                return

    def test_a_signal_ends_the_run_in_order_and_the_next_start_goes_on(self):
        for number, status in ((signal.SIGTERM, 143), (signal.SIGINT, 130)):
            shutil.rmtree(self.out, ignore_errors=True)
            process = self.start_long()
            process.send_signal(number)
            err = process.communicate()[1]
            self.assertEqual(process.returncode, status, err)
            s = self.summary()
            self.assertEqual(s["outcome"], "interrupted by " + number.name)
            self.assertTrue(0 < s["pages"]["read"] < 3000)
            self.assertEqual(len(self.records()), s["records"])
        self.run_once(inputs=self.dir / "crawl")
        s = self.summary()
        self.assertEqual((s["run"], s["attempts"], s["outcome"]), (1, 2, "complete"))
        self.assertEqual(s["pages"]["read"], s["pages"]["new"])
        self.assertGreaterEqual(s["pages"]["read"], 3000)

    def test_a_second_run_on_the_same_state_is_refused_and_told_by_whom(self):
        process = self.start_long()
        self.assertIn(f"process {process.pid}", self.run_once(status=2))
        other = self.run_raw("--input", self.pages, "--out", self.dir / "other", "--state", self.out / "state.sqlite", status=2)
        self.assertIn("error[locked]", other)
        self.assertIn(f"process {process.pid}", other)
        process.kill()
        process.communicate()
        self.page("a.txt", "Alfa unu")
        self.run_once()  # the lock went with its process

    def test_a_worker_that_is_killed_costs_nothing(self):
        process = self.start_long(12000)  # enough that it is at work when the third falls
        for _ in range(3):
            children = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
            self.assertTrue(children)
            os.kill(int(children[0]), signal.SIGSEGV)
            # A page is blamed when it brings its worker down twice: let all that were in hand be done.
            self.wait_for_pages(process, 200)
        err = process.communicate()[1]
        self.assertEqual(process.returncode, 0, err)
        killed = (self.out / "records" / "part-00000.jsonl").read_bytes()
        self.run_raw("--input", self.dir / "crawl", "--out", self.dir / "calm")
        self.assertEqual(killed, (self.dir / "calm" / "records" / "part-00000.jsonl").read_bytes())

    def test_workers_go_with_a_killed_run(self):
        process = self.start_long()
        children = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
        process.kill()
        process.communicate()
        time.sleep(0.5)
        alive = [c for c in children if pathlib.Path(f"/proc/{c}/status").exists() and "State:\tZ" not in pathlib.Path(f"/proc/{c}/status").read_text()]
        self.assertEqual(alive, [])


class Watching(Runs):
    def test_metrics_are_what_prometheus_reads(self):
        self.page("a.txt", "Alfa unu")
        (self.pages / "b.txt").touch()
        metrics = self.dir / "fisa.prom"
        self.run_once("--metrics", metrics, status=1)
        promtool = subprocess.run(["promtool", "check", "metrics"], input=metrics.read_text(), capture_output=True, text=True)
        self.assertEqual((promtool.returncode, promtool.stdout, promtool.stderr), (0, "", ""))
        text = metrics.read_text()
        for line in ('fisa_pages{outcome="records"} 1', 'fisa_rejects{reason="empty-page"} 1', "fisa_records 1", 'fisa_records_with_field{field="title"} 1'):
            self.assertIn(line + "\n", text)
        success = [l for l in text.splitlines() if l.startswith("fisa_last_success_timestamp_seconds ")]
        self.assertLess(abs(float(success[0].split()[1]) - time.time()), 120)

    def test_units_are_what_systemd_reads(self):
        units = self.dir / "units"
        units.mkdir()
        for unit in (ROOT / "tools" / "systemd").iterdir():
            if unit.suffix in (".service", ".timer"):
                (units / unit.name).write_text(unit.read_text().replace("/usr/local/bin/fisa", FISA))
        names = sorted(map(str, units.iterdir()))
        self.assertEqual(len(names), 2)
        verify = subprocess.run(["systemd-analyze", "verify", *names], capture_output=True, text=True)
        ours = [l for l in verify.stderr.splitlines() if "fisa" in l]
        self.assertEqual((verify.returncode, ours), (0, []), verify.stderr)

    def test_the_command_of_the_unit_works(self):
        """ExecStart as it stands, in a folder of its own."""
        text = (ROOT / "tools" / "systemd" / "fisa.service").read_text()
        command = next(l for l in text.replace("\\\n", "").splitlines() if l.startswith("ExecStart=")).removeprefix("ExecStart=").split()
        folders = next(l for l in text.splitlines() if l.startswith("StateDirectory=")).removeprefix("StateDirectory=").split()
        for folder in [f.removeprefix("fisa").lstrip("/") for f in folders] + ["crawl"]:
            (self.dir / folder).mkdir(exist_ok=True)
        (self.dir / "crawl" / "a.txt").write_text(PAGE % "Alfa unu")
        command = [FISA if c == "/usr/local/bin/fisa" else c.replace("/var/lib/fisa", str(self.dir)) for c in command]
        run = subprocess.run(command, capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stderr)
        self.assertTrue((self.dir / "out" / "summary.txt").exists())

    def test_a_line_that_overwrites_itself_on_a_terminal(self):
        parent, child = os.openpty()
        run = subprocess.Popen([FISA, "run", "--input", ROOT / "corpus", "--out", self.out], stderr=child)
        os.close(child)
        shown = b""
        with open(parent, "rb", buffering=0) as terminal:
            try:
                while piece := terminal.read(4096):
                    shown += piece
            except OSError:  # the other end has closed
                pass
        self.assertEqual(run.wait(), 0)
        self.assertRegex(shown.decode(), r"\r\d+ pages, \d+ records, \d+ rejects, [\d.]+ MB/s")
        self.assertIn("run 1 complete", shown.decode().rsplit("\r\x1b[K", 1)[1])

    def test_a_plain_line_where_there_is_no_terminal(self):
        err = self.run_once("--progress", "0.01", inputs=ROOT / "corpus")
        self.assertRegex(err, r"\n?\d+ pages, \d+ records, \d+ rejects, [\d.]+ MB/s, \d+ %, \d+ s left\n")
        self.assertNotIn("\r", err)


if __name__ == "__main__":
    unittest.main()
