"""Crawl archives give the records that the files give, and independent readers and writers agree about where records lie."""
import ctypes
import functools
import gzip
import http.server
import json
import os
import pathlib
import subprocess
import tempfile
import threading
import unittest
import zlib

ROOT = pathlib.Path(__file__).resolve().parents[2]
FISA = os.environ["FISA"]


def extract(*args):
    run = subprocess.run([FISA, "extract", *map(str, args)], capture_output=True)
    return run.returncode, [json.loads(l) for l in run.stdout.decode().splitlines()], run.stderr.decode()


def bare(records):
    """All but the source, line by line."""
    return [json.dumps({k: v for k, v in r.items() if k != "source"}, ensure_ascii=False) for r in records]


def members(data):
    """Of each gzip member, by zlib alone: offset, length, and where its data stand in the decompressed file."""
    at, place, out = 0, 0, {}
    while at < len(data):
        d = zlib.decompressobj(31)
        size = len(d.decompress(data[at:]))
        length = len(data) - at - len(d.unused_data)
        out[place] = (at, length)
        at += length
        place += size
    return out


def places(records):
    return {r["source"]["url"]: (r["source"]["warc_record_offset"], r["source"]["warc_record_length"]) for r in records}


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_):
        pass


class LibArchive:
    """The WARC reader of libarchive: of each page, the offset in the decompressed file and the size of its content block."""

    def __init__(self):
        self.lib = ctypes.CDLL("libarchive.so.13")
        pointer, number = ctypes.c_void_p, ctypes.c_int64
        for name, result, arguments in (
                ("archive_read_new", pointer, []), ("archive_read_free", ctypes.c_int, [pointer]),
                ("archive_read_support_filter_all", ctypes.c_int, [pointer]), ("archive_read_support_format_warc", ctypes.c_int, [pointer]),
                ("archive_read_open_filename", ctypes.c_int, [pointer, ctypes.c_char_p, ctypes.c_size_t]),
                ("archive_read_next_header", ctypes.c_int, [pointer, ctypes.POINTER(pointer)]),
                ("archive_read_header_position", number, [pointer]),
                ("archive_entry_pathname", ctypes.c_char_p, [pointer]), ("archive_entry_size", number, [pointer])):
            function = getattr(self.lib, name)
            function.restype, function.argtypes = result, arguments

    def read(self, path):
        a = self.lib.archive_read_new()
        self.lib.archive_read_support_filter_all(a)
        self.lib.archive_read_support_format_warc(a)
        # It cannot read a record's header that lies across two of its blocks: one block for the whole file.
        if self.lib.archive_read_open_filename(a, str(path).encode(), path.stat().st_size) != 0:
            raise AssertionError("libarchive cannot read the archive")
        entry, out = ctypes.c_void_p(), {}
        while self.lib.archive_read_next_header(a, ctypes.byref(entry)) == 0:
            name = self.lib.archive_entry_pathname(entry).decode()
            out[name] = (self.lib.archive_read_header_position(a), self.lib.archive_entry_size(entry))
        self.lib.archive_read_free(a)
        return out


class Archives(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tmp = tempfile.TemporaryDirectory()
        cls.dir = pathlib.Path(cls.tmp.name)
        cls.make("crawl")
        cls.files = extract("--jobs", 2, ROOT / "corpus")[1]

    @classmethod
    def make(cls, name, *options):
        subprocess.run([ROOT / "tools" / "make-warc", ROOT / "corpus", cls.dir / name, "--seed", "7", *options], check=True)

    @classmethod
    def tearDownClass(cls):
        cls.tmp.cleanup()

    def test_same_records_as_from_the_files(self):
        for name in ("crawl.warc", "crawl.warc.gz"):
            with self.subTest(name):
                status, got, err = extract(self.dir / name)
                self.assertEqual(bare(got), bare(self.files))
                self.assertEqual((status, err), (0, ""))
                for r in got:
                    self.assertEqual(set(r["source"]) - {"charset_confidence"}, {"uri", "url", "media_type", "charset", "sha256", "retrieved", "warc_filename", "warc_record_offset", "warc_record_length"})

    def test_same_records_from_the_text_archive(self):
        status, got, err = extract(self.dir / "crawl.wet.gz")
        self.assertEqual((status, err), (0, ""))
        # A text in another charset comes with a doubt of its own.
        told = [r for r in self.files if r["source"]["media_type"] == "text/plain"]
        sure = lambda records: [{**r, "warnings": [w for w in r["warnings"] if w["path"] != "/source/charset"]} for r in records]
        self.assertEqual(bare(sure(got)), bare(sure(told)))

    def test_zstd_archive(self):
        subprocess.run(["zstd", "-q", "-k", self.dir / "crawl.warc", "-o", self.dir / "crawl.warc.zst"], check=True)
        self.assertEqual(bare(extract(self.dir / "crawl.warc.zst")[1]), bare(self.files))

    def test_archive_compressed_as_a_whole_can_be_verified(self):
        whole = self.dir / "whole.warc.gz"
        whole.write_bytes(gzip.compress((self.dir / "crawl.warc").read_bytes()))
        status, got, err = extract(whole)
        self.assertEqual((status, bare(got)), (0, bare(self.files)), err)
        self.verify(whole)

    def verify(self, archive):
        records = self.dir / "records.jsonl"
        subprocess.run([FISA, "extract", archive, "-o", records], check=True)
        run = subprocess.run([FISA, "verify", records], capture_output=True, text=True)
        self.assertEqual((run.returncode, run.stdout), (0, ""))

    def test_verify_reads_the_archives_again(self):
        for name in ("crawl.warc", "crawl.warc.gz", "crawl.wet.gz"):
            with self.subTest(name):
                self.verify(self.dir / name)

    def test_verify_finds_a_changed_archive(self):
        archive = self.dir / "changed.warc"
        records = self.dir / "changed.jsonl"
        archive.write_bytes((self.dir / "crawl.warc").read_bytes())
        subprocess.run([FISA, "extract", archive, "-o", records], check=True)
        first = json.loads(records.read_text().splitlines()[0])
        data = bytearray(archive.read_bytes())
        end = first["source"]["warc_record_offset"] + first["source"]["warc_record_length"]
        data[end - 10] ^= 1
        archive.write_bytes(data)
        run = subprocess.run([FISA, "verify", records], capture_output=True, text=True)
        self.assertEqual(run.returncode, 1)
        self.assertIn("changed.jsonl:1: " + first["source"]["uri"], run.stdout)

    def test_libarchive_agrees_about_offsets_and_lengths(self):
        self.make("canonical", "--headers", "canonical")
        plain = (self.dir / "canonical.warc").read_bytes()
        packed = members((self.dir / "canonical.warc.gz").read_bytes())
        told = LibArchive().read(self.dir / "canonical.warc")
        # Its gzip filter gives it blocks of a fixed size, and headers across two of them are lost to it: decompressed for it.
        (self.dir / "unpacked.warc").write_bytes(gzip.decompress((self.dir / "canonical.warc.gz").read_bytes()))
        told_packed = LibArchive().read(self.dir / "unpacked.warc")
        ours = places(extract(self.dir / "canonical.warc")[1])
        ours_packed = places(extract(self.dir / "canonical.warc.gz")[1])
        self.assertGreater(len(ours), 50)
        self.assertEqual(set(ours), set(ours_packed))
        for url, (offset, length) in ours.items():
            name = url.rsplit("/", 1)[1]
            header = plain.index(b"\r\n\r\n", offset) + 4 - offset
            self.assertEqual((offset, length - header - 4), told[name], url)
            place, size = told_packed[name]
            self.assertEqual((ours_packed[url], size), (packed[place], told[name][1]), url)

    def test_gzip_members_are_records(self):
        self.assertLessEqual(set(places(extract(self.dir / "crawl.warc.gz")[1]).values()), set(members((self.dir / "crawl.warc.gz").read_bytes()).values()))

    def test_wget_agrees_about_offsets(self):
        """A crawl by wget, whose index (CDX) tells where it wrote each page."""
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=ROOT / "corpus"))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        pages = sorted(p.name for p in (ROOT / "corpus").glob("*.html"))[:20]
        urls = [f"http://127.0.0.1:{server.server_address[1]}/{name}" for name in pages]
        subprocess.run(["wget", "-q", "--no-proxy", "--warc-file=wget", "--warc-cdx", "-O", os.devnull, *urls], cwd=self.dir, check=True)
        server.shutdown()
        server.server_close()
        status, got, err = extract(self.dir / "wget.warc.gz")
        self.assertEqual((status, err), (0, ""))
        self.assertEqual(bare(got), bare([r for r in self.files if pathlib.Path(r["source"]["uri"]).name in pages]))
        index = {}
        for line in (self.dir / "wget.cdx").read_text().splitlines()[1:]:
            index[line.split()[0]] = int(line.split()[8])
        for url, (offset, _) in places(got).items():
            self.assertEqual(offset, index[url])
        self.verify(self.dir / "wget.warc.gz")

    def test_what_is_no_page_is_counted_by_reason(self):
        err = extract(self.dir / "crawl.warc", "--summary")[2]
        for reason in ("redirect", "status-404", "status-503", "media-type-image/png", "media-type-application/pdf", "scheme-dns", "record-type-request", "record-type-metadata", "record-type-revisit", "record-type-warcinfo"):
            self.assertRegex(err, f"skipped: {reason} [0-9]+")


if __name__ == "__main__":
    unittest.main()
