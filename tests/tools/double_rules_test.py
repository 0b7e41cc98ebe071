"""tools/double-rules gives grammars that check and that say what the rules of once say."""
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FISA = os.environ["FISA"]


class DoubleRules(unittest.TestCase):
    def test_the_twins_check_and_never_match(self):
        with tempfile.TemporaryDirectory() as twice:
            subprocess.run([ROOT / "tools" / "double-rules", twice], check=True)
            check = subprocess.run([FISA, "grammar", "check", "--grammars", twice], capture_output=True, text=True)
            self.assertEqual(check.returncode, 0, check.stdout + check.stderr)
            page = ROOT / "corpus" / "infra-01.txt"
            said = [subprocess.run([FISA, "extract", "--grammars", grammars, page], check=True, capture_output=True).stdout
                    for grammars in (ROOT / "grammars", twice)]
            self.assertEqual(*said)


if __name__ == "__main__":
    unittest.main()
