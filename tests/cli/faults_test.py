"""Every fault of a source is a reject with its reason and place, and costs nothing before or after it.

Each fixture is a file named after its defect. Those of archives hold a sound record before the fault and one after it."""
import gzip
import json
import os
import pathlib
import resource
import subprocess
import tempfile
import unittest
import zlib

FISA = os.environ["FISA"]
LEAST_MEMORY = 900 << 20  # bytes of address space in which a decompression bomb must be refused


def page(title):
    return f"<p>Titlul proiectului: „{title}”</p><p>Beneficiar: Comuna Albești</p><p>Buget total: 10.000 lei</p>".encode()


def http(body, headers=("Content-Type: text/html; charset=utf-8",)):
    return "\r\n".join(["HTTP/1.1 200 OK", *headers, "", ""]).encode() + body


def record(block, url, length=None, extra=()):
    head = ["WARC/1.0", "WARC-Type: response", f"WARC-Target-URI: {url}", "WARC-Date: 2024-01-01T00:00:00Z", *extra,
            f"Content-Length: {len(block) if length is None else length}", "", ""]
    return "\r\n".join(head).encode() + block + b"\r\n\r\n"


BEFORE = record(http(page("Drum înainte")), "http://x/before")
AFTER = record(http(page("Drum după")), "http://x/after")
BOTH = ["Drum înainte", "Drum după"]
BAD = http(page("Drum stricat"))


def members(*records):
    return b"".join(gzip.compress(r, mtime=0) for r in records)


class Faults(unittest.TestCase):
    def setUp(self):
        self.tmp = tempfile.TemporaryDirectory()
        self.dir = pathlib.Path(self.tmp.name)

    def tearDown(self):
        self.tmp.cleanup()

    def extract(self, name, data, *options, memory=None):
        path = self.dir / name
        if data is not None:
            path.write_bytes(data)
        rejects = self.dir / "rejects.out"
        limit = (lambda: resource.setrlimit(resource.RLIMIT_AS, (memory, memory))) if memory else None
        run = subprocess.run([FISA, "extract", "--jobs", "2", path, "--rejects", rejects, *options], capture_output=True, timeout=300, preexec_fn=limit)
        self.assertIn(run.returncode, (0, 1), run.stderr.decode())
        self.assertEqual(run.stderr.decode().count("error["), len(rejects.read_text().splitlines()))
        titles = [json.loads(l)["title"] for l in run.stdout.decode().splitlines()]
        return run.returncode, titles, [json.loads(l) for l in rejects.read_text().splitlines()]

    def costs_its_record_only(self, name, data, code, offset=len(BEFORE), titles=BOTH):
        status, got, rejects = self.extract(name, data)
        self.assertEqual((status, got, [r["code"] for r in rejects]), (1, titles, [code]), rejects)
        self.assertIn(f"{offset}", rejects[0]["where"] + rejects[0]["message"])

    def test_truncated_gzip(self):
        status, titles, rejects = self.extract("truncated-gzip.html.gz", gzip.compress(page("Drum") * 50)[:-30])
        self.assertEqual((status, titles, rejects[0]["code"]), (1, [], "truncated-gzip"))
        self.assertIn("byte 0", rejects[0]["message"])

    def test_truncated_gzip_of_json_lines_keeps_whole_lines(self):
        line = json.dumps({"id": "a", "html": page("Drum înainte").decode()}) + "\n"
        lines = line + json.dumps({"id": "b", "html": os.urandom(3000).hex()}) + "\n"
        status, titles, rejects = self.extract("truncated-gzip.jsonl.gz", gzip.compress(lines.encode())[:-1000])
        self.assertEqual((status, titles, [r["code"] for r in rejects]), (1, ["Drum înainte"], ["truncated-gzip"]))

    def test_truncated_gzip_member_between_others(self):
        bad = members(record(BAD, "http://x/bad"))
        data = members(BEFORE) + bad[:-60] + members(AFTER)
        status, got, rejects = self.extract("truncated-member.warc.gz", data)
        self.assertEqual((status, got, len(rejects)), (1, BOTH, 1), rejects)
        self.assertIn(rejects[0]["code"], ("truncated-gzip", "damaged-gzip"))
        self.assertIn(f"byte {len(members(BEFORE))}", rejects[0]["message"])

    def test_damaged_gzip_member_between_others(self):
        bad = bytearray(members(record(BAD, "http://x/bad")))
        for at in range(60, 90):
            bad[at] ^= 0x55
        self.costs_its_record_only("damaged-member.warc.gz", members(BEFORE) + bytes(bad) + members(AFTER), "damaged-gzip", len(members(BEFORE)))

    def test_wrong_checksum_of_a_gzip_member(self):
        bad = bytearray(members(record(BAD, "http://x/bad")))
        bad[-5] ^= 0xFF
        self.costs_its_record_only("wrong-checksum.warc.gz", members(BEFORE) + bytes(bad) + members(AFTER), "damaged-gzip", len(members(BEFORE)))

    def test_damaged_and_truncated_zstd_frames(self):
        def frame(data):
            return subprocess.run(["zstd", "-q", "-c", "-"], input=data, capture_output=True, check=True).stdout

        before, after = frame(BEFORE), frame(AFTER)
        bad = bytearray(frame(record(BAD, "http://x/bad")))
        for at in range(50, 70):
            bad[at] ^= 0x55
        self.costs_its_record_only("damaged-frame.warc.zst", before + bytes(bad) + after, "damaged-zstd", len(before))
        self.costs_its_record_only("truncated-frame.warc.zst", before + after[:-40], "truncated-zstd", len(before), BOTH[:1])

    def test_truncated_warc(self):
        self.costs_its_record_only("truncated.warc", BEFORE + AFTER[:-100], "truncated-record", titles=BOTH[:1])

    def test_truncated_warc_with_another_behind_it(self):
        self.costs_its_record_only("truncated-and-joined.warc", BEFORE + record(BAD, "http://x/bad")[:-100] + AFTER, "wrong-content-length")

    def test_truncated_warc_gz(self):
        data = members(BEFORE, AFTER)[:-50]
        self.costs_its_record_only("truncated.warc.gz", data, "truncated-gzip", len(members(BEFORE)), BOTH[:1])

    def test_wrong_content_length(self):
        for name, length in (("short", len(BAD) - 40), ("long", len(BAD) + 40), ("larger-than-any-page", 10**10)):
            with self.subTest(name):
                bad = record(BAD, "http://x/bad", length)
                self.costs_its_record_only(f"content-length-{name}.warc", BEFORE + bad + AFTER, "wrong-content-length")
                self.costs_its_record_only(f"content-length-{name}.warc.gz", members(BEFORE, bad, AFTER), "wrong-content-length", len(members(BEFORE)))

    def test_content_length_that_is_no_number(self):
        for length in ("", "-5", "12x", "9" * 30):
            with self.subTest(length):
                self.costs_its_record_only("content-length-no-number.warc", BEFORE + record(BAD, "http://x/bad", length) + AFTER, "bad-content-length")

    def test_record_of_0_bytes(self):
        self.costs_its_record_only("record-of-0-bytes.warc", BEFORE + record(b"", "http://x/bad") + AFTER, "bad-http")
        self.costs_its_record_only("body-of-0-bytes.warc", BEFORE + record(http(b""), "http://x/bad") + AFTER, "empty-page")

    def test_body_shorter_than_its_http_length(self):
        block = http(page("Drum stricat"), ("Content-Type: text/html", "Content-Length: 5000"))
        self.costs_its_record_only("http-length.warc", BEFORE + record(block, "http://x/bad") + AFTER, "truncated-body")

    def test_body_that_ends_within_a_chunk(self):
        body = b"40\r\n" + page("Drum stricat")[:64] + b"\r\n40\r\n" + page("Drum stricat")[64:80]
        block = http(body, ("Content-Type: text/html", "Transfer-Encoding: chunked"))
        self.costs_its_record_only("within-a-chunk.warc", BEFORE + record(block, "http://x/bad") + AFTER, "truncated-body")

    def test_body_truncated_within_its_gzip_coding(self):
        block = http(gzip.compress(page("Drum stricat"))[:-20], ("Content-Type: text/html", "Content-Encoding: gzip"))
        self.costs_its_record_only("within-gzip-coding.warc", BEFORE + record(block, "http://x/bad") + AFTER, "damaged-coding")

    def test_payload_that_the_crawler_truncated(self):
        bad = record(BAD, "http://x/bad", extra=("WARC-Truncated: length",))
        self.costs_its_record_only("truncated-payload.warc", BEFORE + bad + AFTER, "truncated-payload")

    def test_garbage_between_records(self):
        self.costs_its_record_only("garbage.warc", BEFORE + b"garbage\nand more\n" + AFTER, "no-record")

    def test_html_nested_100000_deep(self):
        status, titles, _ = self.extract("nested-100000-deep.html", b"<html><body>" + b"<div>" * 100000 + page("Drum adânc de tot"))
        self.assertEqual((status, titles), (0, ["Drum adânc de tot"]))

    def test_page_of_200_mb(self):
        path = self.dir / "page-of-200-mb.html"
        with path.open("wb") as f:
            f.write(page("Drum"))
            f.truncate(200_000_000)
        status, titles, rejects = self.extract(path.name, None, memory=LEAST_MEMORY)
        self.assertEqual((status, titles, rejects[0]["code"]), (1, [], "page-too-large"))
        self.assertIn("--max-page-bytes", rejects[0]["message"])

    def test_record_of_200_mb(self):
        path = self.dir / "record-of-200-mb.warc"
        block = http(page("Drum"))
        with path.open("wb") as f:
            f.write(BEFORE + record(block, "http://x/bad", 200_000_000)[: -len(block) - 4] + block)
            f.seek(len(BEFORE) + len(record(block, "http://x/bad", 200_000_000)) - len(block) - 4 + 200_000_000)
            f.write(b"\r\n\r\n" + AFTER)
        status, titles, rejects = self.extract(path.name, None, memory=LEAST_MEMORY)
        self.assertEqual((status, titles, [r["code"] for r in rejects]), (1, BOTH, ["page-too-large"]))

    def test_decompression_bomb(self):
        bomb = gzip.compress(b" " * (256 << 20), 1)
        status, titles, rejects = self.extract("bomb.html.gz", bomb, memory=LEAST_MEMORY)
        self.assertEqual((status, titles, rejects[0]["code"]), (1, [], "page-too-large"))
        block = http(bomb, ("Content-Type: text/html", "Content-Encoding: gzip"))
        self.costs_its_record_only("bomb.warc", BEFORE + record(block, "http://x/bad") + AFTER, "page-too-large")
        block = http(zlib.compress(b" " * (256 << 20)), ("Content-Type: text/html", "Content-Encoding: deflate"))
        self.costs_its_record_only("bomb-deflate.warc.gz", members(BEFORE, record(block, "http://x/bad"), AFTER), "page-too-large", len(members(BEFORE)))

    def test_json_line_larger_than_a_page(self):
        lines = [json.dumps({"id": i, "html": h.decode()}) for i, h in (("a", page(BOTH[0])), ("b", page("Drum") + b" " * 5000), ("c", page(BOTH[1])))]
        status, titles, rejects = self.extract("line-larger-than-a-page.jsonl", "\n".join(lines).encode(), "--max-page-bytes", "2000")
        self.assertEqual((status, titles, [(r["uri"], r["code"]) for r in rejects]), (1, BOTH, [("b", "page-too-large")]))

    def test_nul_bytes(self):
        status, titles, _ = self.extract("nul-bytes.html", page("Drum nou").replace(b"Comuna", b"Com\0una").replace(b"Drum", b"\0\0Drum"))
        self.assertEqual((status, titles), (0, ["Drum nou"]))

    def test_table_with_50000_cells(self):
        table = b"<table>" + b"<tr><td>a</td><td>b</td><td>1</td><td>2</td><td>c</td></tr>" * 10000 + b"</table>"
        status, titles, _ = self.extract("table-with-50000-cells.html", page("Drum înainte") + table + b"<p>x</p>")
        self.assertEqual((status, titles), (0, ["Drum înainte"]))

    def test_line_without_an_end(self):
        status, titles, _ = self.extract("line-without-an-end.txt", ("Titlul proiectului: „Drum nou”\nBeneficiar: Comuna Albești\nBuget total: 10.000 lei\n\n" + "abc de lei 12 " * 20000).encode())
        self.assertEqual((status, titles), (0, ["Drum nou"]))

    def test_limits_have_names_and_defaults_in_the_help(self):
        out = subprocess.run([FISA, "extract", "--help"], capture_output=True, text=True).stdout
        self.assertRegex(out, r"--max-page-bytes N \(=33554432\)")


if __name__ == "__main__":
    unittest.main()
