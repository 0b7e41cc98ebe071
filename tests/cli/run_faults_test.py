"""fisa run when the world fails it: full disks, damaged states, inputs that change, clocks set back. Nothing is lost."""
import os
import pathlib
import resource
import sqlite3
import subprocess

from run_test import FISA, PAGE, ROOT, Runs, unittest


class Faults(Runs):
    def setUp(self):
        super().setUp()
        self.page("a.txt", "Alfa unu")
        self.run_once()

    def bytes(self):
        return {p.name: p.read_bytes() for p in (self.out / "records").iterdir()}

    def test_full_disk(self):
        """By RLIMIT_FSIZE: no file may grow beyond 300 kB, first the state, then (state elsewhere) the parts."""
        before = self.bytes()
        subprocess.run([ROOT / "tools" / "make-warc", ROOT / "corpus", self.dir / "crawl", "--seed", "3"], check=True)
        small = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
        args = ("--input", self.pages, self.dir / "crawl.warc.gz", "--out", self.out)
        process = self.start(*args, preexec_fn=small)
        err = process.communicate()[1]
        self.assertEqual(process.returncode, 2, err)
        self.assertIn("error[cannot-write]", err)
        self.assertEqual(self.bytes(), before)
        self.run_raw(*args)
        after = self.bytes()
        self.assertGreater(after["part-00000.jsonl"].count(b"\n"), 50)
        self.assertGreater(len(after["part-00000.jsonl"]), 300_000)
        # The state is whole; now the part does not fit.
        self.page("b.txt", "Beta doi")
        process = self.start(*args, preexec_fn=small)
        err = process.communicate()[1]
        self.assertEqual(process.returncode, 2, err)
        self.assertIn("error[cannot-write]", err)
        self.assertEqual(self.bytes(), after)
        self.assertFalse((self.out / "records.new").exists())
        self.run_raw(*args)
        self.assertIn("Beta doi", self.titles())

    def test_full_file_system(self):
        """A real one: a tmpfs of 1 MiB."""
        small = self.dir / "small"
        small.mkdir()
        if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", small], capture_output=True).returncode != 0:
            self.skipTest("mounting takes privileges; test_full_disk covers the same by RLIMIT_FSIZE")
        try:
            for n in range(400):
                (self.pages / f"p{n}.txt").write_text(PAGE % f"Proiectul {n}")
            err = self.run_raw("--input", self.pages, "--out", small, status=2)
            self.assertIn("error[cannot-write]", err)
            subprocess.run(["mount", "-o", "remount,size=64m", small], check=True)
            self.run_raw("--input", self.pages, "--out", small)
            self.assertEqual((small / "records" / "part-00000.jsonl").read_bytes().count(b"\n"), 401)
        finally:
            subprocess.run(["umount", small], check=True)

    def test_unwritable_output(self):
        err = self.run_raw("--input", self.pages, "--out", "/proc/fisa", status=2)
        self.assertIn("/proc/fisa: error[cannot-write]", err)
        (self.dir / "file").touch()
        self.assertIn("error[cannot-write]", self.run_raw("--input", self.pages, "--out", self.dir / "file", status=2))
        self.assertIn("error[cannot-open]", self.run_once("--metrics", self.dir / "nowhere" / "fisa.prom", status=2))
        self.assertIn("error[cannot-open]", self.run_once("--state", self.dir / "nowhere" / "s.sqlite", status=2))

    def test_damaged_state(self):
        before = self.bytes()
        state = self.out / "state.sqlite"
        good = state.read_bytes()
        holes = good[:4096] + os.urandom(len(good) - 4096)
        for damage in (b"this is no database" * 300, good[: len(good) // 2], holes):
            state.write_bytes(damage)
            err = self.run_once(status=2)
            self.assertIn("state.sqlite: error[damaged-state]", err)
            self.assertIn("move it away and run again", err)
            self.assertEqual(self.bytes(), before)
        state.rename(self.dir / "away")
        self.run_once()
        self.assertEqual(self.bytes(), before)

    def test_a_database_of_something_else(self):
        other = self.dir / "other.sqlite"
        db = sqlite3.connect(other)
        db.execute("CREATE TABLE wine(year)")
        db.commit()
        db.close()
        digest = other.read_bytes()
        self.assertIn("error[not-a-state]", self.run_once("--state", other, status=2))
        self.assertEqual(other.read_bytes(), digest)

    def test_state_from_a_newer_version(self):
        before = self.bytes()
        db = sqlite3.connect(self.out / "state.sqlite")
        db.execute("PRAGMA user_version = 99")
        db.close()
        err = self.run_once(status=2)
        self.assertIn("error[newer-state]", err)
        self.assertIn("99", err)
        self.assertEqual(self.bytes(), before)

    def test_input_that_changes_while_it_is_read(self):
        subprocess.run([ROOT / "tools" / "make-night", self.dir / "crawl", "--pages", "8000", "--per-archive", "8000"], check=True)
        archive = next((self.dir / "crawl").iterdir())
        process = self.start("--input", self.pages, archive, "--out", self.out, "--progress", "0.05")
        # The one page of the folder is read before the archive is opened: only more pages than that are the archive's.
        while not ((line := process.stderr.readline()).count(" pages, ") and int(line.split()[0]) > 1):
            self.assertTrue(line)
        with open(archive, "ab") as file:
            file.write(archive.read_bytes()[:100])
        err = process.communicate()[1]
        self.assertEqual(process.returncode, 1, err)
        codes = {r["code"] for r in self.lines("rejects.jsonl")}
        self.assertIn("changed-while-read", codes)
        self.assertEqual(self.summary()["pages"]["vanished"], 0)
        self.assertGreaterEqual(self.summary()["pages"]["read"], 8000)
        # The next night finds it at rest.
        archive.write_bytes(archive.read_bytes()[:-100])
        self.run_raw("--input", self.pages, archive, "--out", self.out)
        self.assertEqual(self.lines("rejects.jsonl"), [])

    def test_pages_of_a_file_that_cannot_be_read_whole_do_not_vanish(self):
        subprocess.run([ROOT / "tools" / "make-warc", ROOT / "corpus", self.dir / "crawl", "--seed", "3"], check=True)
        archive = self.dir / "crawl.warc.gz"
        self.run_raw("--input", archive, "--out", self.dir / "o2")
        whole = (self.dir / "o2" / "records" / "part-00000.jsonl").read_bytes()
        archive.write_bytes(archive.read_bytes()[:20000])
        self.run_raw("--input", archive, "--out", self.dir / "o2", status=1)
        self.assertEqual(whole, (self.dir / "o2" / "records" / "part-00000.jsonl").read_bytes())

    def test_a_page_that_cannot_be_read_tonight_keeps_its_record(self):
        page = self.pages / "a.txt"
        page.rename(self.dir / "aside")
        page.symlink_to(page)  # a loop
        self.run_raw("--input", page, "--out", self.out, status=1)
        self.assertEqual([r["code"] for r in self.lines("rejects.jsonl")], ["cannot-open"])
        self.assertEqual(self.titles(), ["Alfa unu"])

    def test_clock_set_back(self):
        """As if the runs before had been a year ahead."""
        db = sqlite3.connect(self.out / "state.sqlite")
        db.execute("UPDATE attempt SET started = started + 31536000, ended = ended + 31536000")
        db.execute("UPDATE run SET ended = ended + 31536000")
        db.commit()
        db.close()
        self.page("a.txt", "Gama trei")
        (self.pages / "b.txt").write_text(PAGE % "Beta doi")
        err = self.run_once()
        self.assertIn("look at the clock", err)
        self.assertEqual(self.titles(), ["Gama trei", "Beta doi"])
        s = self.summary()
        self.assertEqual([n["code"] for n in s["notes"]], ["clock-set-back"])
        self.assertGreaterEqual(s["seconds"], 0)
        self.assertEqual((s["pages"]["changed"], s["pages"]["new"]), (1, 1))
        self.assertNotIn("look at the clock", self.run_once())


del Runs  # its own tests are run_test.py's
if __name__ == "__main__":
    unittest.main()
