"""Kills runs with SIGKILL at random moments, starts them again, and compares what is written with an undisturbed run's.

    python3 tests/cli/kill_test.py [--rounds N] [--seed K]

Every round is a kill. A run that comes to its end is compared, byte for byte, and the next begins in an empty folder.
"""
import argparse
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
FISA = os.environ.get("FISA", ROOT / "build/release/fisa")


def written(out):
    """All that a run writes but its times: records, rejects, vanished pages."""
    files = [*sorted((out / "records").iterdir()), out / "rejects.jsonl", out / "vanished.jsonl"]
    return {str(f.relative_to(out)): f.read_bytes() for f in files}


def start(inputs, out):
    return subprocess.Popen([FISA, "run", "--input", *inputs, "--out", out, "--jobs", "2", "--part-records", "40"], stderr=subprocess.PIPE, text=True)


def finish(process):
    err = process.communicate()[1]
    if process.returncode != 1:  # 1: the truncated archive and the empty file are rejected
        sys.exit(f"exit status {process.returncode}\n{err}")


def make_inputs(folder, seed):
    """Archives as they come, one cut short, and a folder of files."""
    subprocess.run([ROOT / "tools/make-night", folder / "crawl", "--pages", "3000", "--per-archive", "600", "--share", "0.05", "--seed", str(seed)], check=True)
    subprocess.run([ROOT / "tools/make-warc", ROOT / "corpus", folder / "corpus", "--seed", str(seed)], check=True)
    cut = folder / "crawl" / "night-00003.warc.gz"
    cut.write_bytes(cut.read_bytes()[:-1000])
    (folder / "crawl" / "empty.txt").touch()
    return [folder / "crawl", folder / "corpus.warc.gz", ROOT / "corpus"]


def compare(out, want):
    got = written(out)
    for name in sorted(set(got) | set(want)):
        if got.get(name) != want.get(name):
            sys.exit(f"{name} of {out} is not what an undisturbed run writes")
    leftovers = [str(p) for p in out.rglob("*") if p.name.endswith((".new", ".old"))]
    if leftovers:
        sys.exit(f"left behind: {leftovers}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=6)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    args = parser.parse_args()
    print(f"seed {args.seed}")
    chance = random.Random(args.seed)
    with tempfile.TemporaryDirectory() as tmp:
        folder = pathlib.Path(tmp)
        inputs = make_inputs(folder, args.seed)
        begin = time.monotonic()
        finish(start(inputs, folder / "calm"))
        took = time.monotonic() - begin
        want = written(folder / "calm")
        records = sum(data.count(b"\n") for name, data in want.items() if name.startswith("records"))
        if records < 150 or len(want) < 6:
            sys.exit(f"only {records} records: the test would show little")
        kills = compared = 0
        out = folder / "out0"
        while kills < args.rounds:
            process = start(inputs, out)
            # Anywhere in a run, the writing of its output at the end included.
            time.sleep(chance.uniform(0, 0.6 * took))
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                kills += 1
                process.communicate()
                continue
            finish(process)
            compare(out, want)
            compared += 1
            out = folder / f"out{compared}"
        finish(start(inputs, out))
        compare(out, want)
        print(f"{kills} kills, {compared + 1} runs ended: {records} records each, byte for byte; undisturbed {took:.1f} s")


main()
