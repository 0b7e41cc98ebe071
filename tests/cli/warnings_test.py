"""Fields that raise doubts together: each warning on a page that has it, and not on one that does not."""
import json
import os
import subprocess
import unittest

FISA = os.environ["FISA"]
HEAD = "Titlul proiectului: „Drumuri mai bune în Albești”\nBeneficiar: Comuna Albești\n"
TOTAL = "Valoarea totală a proiectului: 1.000.000,00 lei\n"
PROSE = ("Prin acest proiect comuna își propune modernizarea drumurilor de interes local, realizarea trotuarelor și a podețelor, "
         "precum și îmbunătățirea siguranței circulației pentru toți locuitorii din cele trei sate componente. Lucrările vor începe "
         "în primăvară și se vor încheia până la sfârșitul anului următor, iar stadiul lor va fi făcut public lunar la avizier. ")
PLAIN = str.maketrans("ăâîșțĂÂÎȘȚ„”", "aaistAAIST\"\"")


def warnings(page):
    run = subprocess.run([FISA, "extract", "-"], input=page.encode(), check=True, capture_output=True)
    records = [json.loads(l) for l in run.stdout.splitlines()]
    assert len(records) == 1, records
    return {(w["code"], w["path"]): w["message"] for w in records[0]["warnings"]}


class Warnings(unittest.TestCase):
    def check(self, code, path, having, lacking, *words):
        found = warnings(having)
        self.assertIn((code, path), found)
        for w in words:
            self.assertIn(w, found[code, path])
        self.assertRegex(found[code, path], r"^[A-Z].*\.$")
        self.assertNotIn(code, {c for c, _ in warnings(lacking)})

    def test_parts_exceed_the_total(self):
        parts = "Valoarea finanțării din FEDR: %s lei\nContribuția proprie: 150.000,00 lei\n"
        self.check("parts-exceed-total", "/budget/parts", HEAD + TOTAL + parts % "900.000,00", HEAD + TOTAL + parts % "850.000,00", "1050000", "1000000 RON")

    def test_start_after_end(self):
        dates = "Data începerii: 01.05.2022\nData finalizării: 30.04.%d\n"
        self.check("start-after-end", "/period/start", HEAD + TOTAL + dates % 2021, HEAD + TOTAL + dates % 2023, "2022-05-01", "2021-04-30")

    def test_duration_disagrees_with_the_dates(self):
        dates = "Data începerii: 01.05.2020\nData finalizării: 30.04.2022\nDurata proiectului: %d luni\n"
        self.check("duration-disagrees", "/period/duration", HEAD + TOTAL + dates % 36, HEAD + TOTAL + dates % 24, "P36M", "2022-04-30")

    def test_share_disagrees_with_its_percentage(self):
        own = "Contribuția proprie: %s lei (2%%)\n"
        self.check("share-disagrees", "/budget/parts/0", HEAD + TOTAL + own % "150.000,00", HEAD + TOTAL + own % "20.000,00", "150000 RON 2 %", "15 %")

    def test_a_percentage_of_the_eligible_value_is_right_too(self):
        page = HEAD + TOTAL + "Valoarea eligibilă: 500.000,00 lei\nContribuția proprie: 10.000,00 lei (2%)\n"
        self.assertNotIn("share-disagrees", {c for c, _ in warnings(page)})

    def test_amount_implausible_for_its_currency(self):
        total = "Valoarea totală a proiectului: %s\n"
        self.check("implausible-amount", "/budget/total", HEAD + total % "12.500.000.000 lei", HEAD + total % "12.500.000 lei", "12500000000 RON")
        # The same number is plausible in another currency.
        self.check("implausible-amount", "/budget/total", HEAD + total % "2.500.000.000 euro", HEAD + total % "2.500.000.000 lei", "EUR")
        self.check("implausible-amount", "/budget/total", HEAD + total % "35 lei", HEAD + total % "35.000 lei", "less than")

    def test_unknown_code_format(self):
        code = "Cod proiect: %s\n"
        self.check("unknown-code-format", "/codes/0", HEAD + TOTAL + code % "XQ-77/B", HEAD + TOTAL + code % "LIFE09 NAT/RO/000618", "XQ-77/B")

    def test_diacritics_lost(self):
        page = HEAD + TOTAL + PROSE * 3
        self.check("diacritics-lost", "/title", page.translate(PLAIN), page)


if __name__ == "__main__":
    unittest.main()
