"""The house keeps its arrows: what each module's #include lines may name, and C++ sources in ASCII."""
import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
README = ROOT / "src" / "README.md"


def table():
    """The table of src/README.md: module -> (modules it may include, libraries it alone may include)."""
    rows = {}
    for line in README.read_text(encoding="utf-8").splitlines():
        m = re.match(r"\| `(\w+)` \|[^|]*\|([^|]*)\|([^|]*)\|", line)
        if m:
            rows[m[1]] = (set(re.findall(r"\w+", m[2])) - {"std"}, re.findall(r"`([^`]+)`", m[3]))
    return rows


class Arrows(unittest.TestCase):
    def test_table_names_every_module(self):
        modules = {p.name for p in (ROOT / "src").iterdir() if p.is_dir()}
        self.assertEqual(set(table()), modules)

    def test_includes(self):
        rows = table()
        owned = {lib: module for module, (_, libs) in rows.items() for lib in libs}
        wrong = []
        for path in sorted((ROOT / "src").rglob("*.[ch]*")):
            if path.suffix not in (".h", ".cc"):
                continue
            module = path.relative_to(ROOT / "src").parts[0]
            for name in re.findall(r'^\s*#include\s+[<"]([^>"]+)[>"]', path.read_text(), re.M):
                first = name.split("/")[0]
                if first in rows and first != module and first not in rows[module][0]:
                    wrong.append(f"{path.relative_to(ROOT)} includes {name}: {module} may not use {first}")
                for lib, owner in owned.items():
                    if name.startswith(lib) and owner != module:
                        wrong.append(f"{path.relative_to(ROOT)} includes {name}: only {owner} may")
        self.assertEqual(wrong, [])

    def test_sources_are_ascii(self):
        wrong = [str(p.relative_to(ROOT)) for p in (ROOT / "src").rglob("*") if p.suffix in (".h", ".cc") and not p.read_bytes().isascii()]
        self.assertEqual(wrong, [])


if __name__ == "__main__":
    unittest.main()
