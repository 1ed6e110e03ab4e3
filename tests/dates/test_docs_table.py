"""The forms in the manual mean what it says they mean."""

import re
from pathlib import Path

import pytest

from timeline.dates.edtf import Precision, parse
from timeline.dates.wording import words

MANUAL = (Path(__file__).resolve().parents[2] / "docs" / "dates.md").read_text("utf-8")
ROWS = [[cell.strip() for cell in row.split("|")] for row in re.findall(r"^\| (`[^|\n]+` (?:\|[^|\n]+){4}) \|$", MANUAL, re.MULTILINE)]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision", "said"), ROWS)
def test_a_form_of_the_manual(text, earliest, latest, precision, said):
    edtf = parse(text.strip("`"))
    assert [
        "open" if edtf.span.open_start else str(edtf.span.earliest),
        "open" if edtf.span.open_end else str(edtf.span.latest),
        edtf.precision,
        words(edtf),
    ] == [earliest, latest, precision, said]


def test_the_manual_shows_its_forms_and_every_precision():
    assert len(ROWS) >= 20
    assert {row[3] for row in ROWS} == set(Precision)
