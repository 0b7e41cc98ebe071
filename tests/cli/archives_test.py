"""Crawl archives give the records that the files give, and an independent reader agrees about where records lie."""
import gzip
import json
import os
import pathlib
import subprocess
import tempfile
import unittest
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
FISA = os.environ["FISA"]


def extract(*args):
    run = subprocess.run([FISA, "extract", *map(str, args)], capture_output=True)
    return run.returncode, [json.loads(l) for l in run.stdout.decode().splitlines()], run.stderr.decode()


def bare(record):
    return {k: v for k, v in record.items() if k != "source"}


def members(data):
    """Offsets and lengths of the gzip members of a file, by zlib alone."""
    at, out = 0, []
    while at < len(data):
        d = zlib.decompressobj(31)
        d.decompress(data[at:])
        length = len(data) - at - len(d.unused_data)
        out.append((at, length))
        at += length
    return out


class Archives(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tmp = tempfile.TemporaryDirectory()
        cls.dir = pathlib.Path(cls.tmp.name)
        subprocess.run([ROOT / "tools" / "make-warc", ROOT / "corpus", cls.dir / "crawl", "--seed", "7"], check=True)
        cls.files = extract("--jobs", 1, ROOT / "corpus")[1]

    @classmethod
    def tearDownClass(cls):
        cls.tmp.cleanup()

    def test_same_records_as_from_the_files(self):
        want = sorted(json.dumps(bare(r), sort_keys=True) for r in self.files)
        for name in ("crawl.warc", "crawl.warc.gz"):
            status, got, err = extract(self.dir / name)
            self.assertEqual(sorted(json.dumps(bare(r), sort_keys=True) for r in got), want, name)
            self.assertEqual(status, 0, err)

    def test_offsets_and_lengths(self):
        path = self.dir / "crawl.warc.gz"
        places = set(members(path.read_bytes()))
        got = extract(path)[1]
        self.assertGreater(len(got), 50)
        for r in got:
            s = r["source"]
            self.assertIn((s["warc_record_offset"], s["warc_record_length"]), places)
            self.assertTrue(s["retrieved"] and s["url"])
        plain = (self.dir / "crawl.warc").read_bytes()
        for r in extract(self.dir / "crawl.warc")[1]:
            s = r["source"]
            piece = plain[s["warc_record_offset"]: s["warc_record_offset"] + s["warc_record_length"]]
            self.assertTrue(piece.startswith(b"WARC/1."))
            self.assertEqual(piece.count(b"\r\nWARC-Target-URI:") + piece.count(b"\r\nwarc-target-uri:"), 1)

    def test_verify_reads_the_archive_again(self):
        records = self.dir / "r.jsonl"
        subprocess.run([FISA, "extract", self.dir / "crawl.warc.gz", "-o", records], check=True)
        run = subprocess.run([FISA, "verify", records], capture_output=True, text=True)
        self.assertEqual(run.returncode, 0, run.stdout)

    def test_text_archive(self):
        status, got, err = extract(self.dir / "crawl.wet.gz")
        self.assertEqual(status, 0, err)
        texts = {json.dumps(bare(r), sort_keys=True) for r in self.files if r["source"]["media_type"] == "text/plain" and r["source"]["charset"] == "UTF-8"}
        self.assertLessEqual(texts, {json.dumps(bare(r), sort_keys=True) for r in got})

    def test_truncated_archive_keeps_what_comes_before(self):
        cut = self.dir / "cut.warc.gz"
        data = (self.dir / "crawl.warc.gz").read_bytes()
        cut.write_bytes(data[: len(data) // 2])
        status, got, err = extract(cut)
        self.assertEqual(status, 1)
        self.assertIn("truncated-gzip", err)
        self.assertGreater(len(got), 10)

    def test_wrong_content_length_costs_its_record_only(self):
        page = "<p>Titlul proiectului: „%s”</p><p>Beneficiar: Comuna Albești</p><p>Buget: 10.000 lei</p>"

        def record(title, wrong=0):
            http = ("HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page % title).encode()
            head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x/{title[0]}\r\nWARC-Date: 2024-01-01T00:00:00Z\r\nContent-Length: {len(http) + wrong}\r\n\r\n"
            return head.encode() + http + b"\r\n\r\n"

        for wrong in (40, -40):
            path = self.dir / "wrong.warc"
            path.write_bytes(record("Alfa unu doi") + record("Beta unu doi", wrong) + record("Gama unu doi"))
            status, got, err = extract(path)
            self.assertEqual(status, 1, err)
            self.assertIn("wrong-content-length", err)
            self.assertEqual([r["title"] for r in got], ["Alfa unu doi", "Gama unu doi"])

    def test_record_of_0_bytes(self):
        path = self.dir / "zero.warc"
        path.write_bytes(b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/html\r\nWARC-Target-URI: http://x/0\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
        status, got, err = extract(path)
        self.assertEqual((status, got), (1, []))
        self.assertIn("empty-page", err)


if __name__ == "__main__":
    unittest.main()
