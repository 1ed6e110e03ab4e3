import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.counting import growth
from timeline.dates import edtf
from timeline.dates.span import Span
from timeline.extraction import foreign
from timeline.extraction.resolution import resolve
from timeline.extraction.types import Dated
from timeline.text.language import language

PHRASES = Path(__file__).parents[1] / "golden" / "phrases"
LANGUAGE_OF = {"arabic": "ar", "persian": "fa", "turkish": "tr", "french": "fr", "german": "de", "spanish": "es", "russian": "ru"}
# Rows of each table that are read wrong; a change may lower these, never raise them.
MOST_WRONG = {
    "arabic": 0, "persian": 1, "turkish": 0, "french": 0, "german": 0, "spanish": 0, "russian": 0, "hijri": 0, "solar-hijri": 0,
}  # fmt: skip
BASE = "2020-03-18"  # a Wednesday


def rows(table: str) -> list[dict]:
    return [json.loads(line) for line in (PHRASES / f"{table}.jsonl").read_text("utf-8").splitlines()]


def language_of(table: str, sentence: str) -> str | None:
    """Of the tables of calendars each sentence is in a language of its own."""
    if table in LANGUAGE_OF:
        return LANGUAGE_OF[table]
    if re.search("[\u0600-\u06ff]", sentence):
        return "fa" if re.search("[پچژگکی]", sentence) else "ar"
    return "ru" if re.search("[а-я]", sentence) else language(sentence)


def dated(text: str, code: str | None, base: str = BASE) -> list[Dated]:
    """Everything found that has a date, in the order of the text."""
    found, published = foreign.find(text, code), Span.of_day(date.fromisoformat(base))
    shared = [expression for expression in found if not foreign.own(expression)]
    dates = [*resolve(text, shared, published), *foreign.resolve(found, published)]
    return sorted((one for one in dates if one.edtf), key=lambda one: one.start)


def read(text: str, code: str | None, base: str = BASE) -> list[tuple[str, str]]:
    return [(one.text, one.edtf) for one in dated(text, code, base)]


def bounds(text: str) -> tuple[date, date]:
    span = edtf.parse(text).span
    return span.earliest, span.latest


def is_right(row: dict, table: str) -> bool:
    found = dated(row["sentence"], language_of(table, row["sentence"]), row["base"])
    if row["text"] is None:
        return not found
    there = [one for one in found if one.start < row["end"] and row["start"] < one.end]
    if row["edtf"] is None:
        return not there
    return any(bounds(one.edtf) == bounds(row["edtf"]) and one.calendar == row["calendar"] for one in there)


@pytest.mark.parametrize("table", MOST_WRONG)
def test_tables_of_phrases_are_read_no_worse_than_before(table):
    wrong = [row["sentence"] for row in rows(table) if not is_right(row, table)]
    assert len(wrong) <= MOST_WRONG[table], wrong


@pytest.mark.parametrize("table", MOST_WRONG)
def test_nothing_dated_is_found_in_traps(table):
    traps = [row for row in rows(table) if row["text"] is None]
    assert traps and [row["sentence"] for row in traps if not is_right(row, table)] == []


@pytest.mark.parametrize(
    ("code", "text", "expected"),
    [
        ("fr", "Jeudi 21 janvier, 32 personnes. Vendredi, rien.", [("Jeudi 21 janvier", "2021-01-21"), ("Vendredi", "2020-03-13")]),
        ("fr", "dans la nuit du 2 au 3 janvier 2020", [("dans la nuit du 2 au 3 janvier 2020", "2020-01-02")]),
        ("fr", "la dernière semaine de mars 2019", [("la dernière semaine de mars 2019", "[2019-03-25..2019-03-31]")]),
        ("fr", "avant la fin de l'année", [("la fin de l'année", "[..2020-12-31]")]),
        ("fr", "En 2003 cas, les 2003 personnes ont payé 2003 euros.", []),
        ("de", "in der Nacht zum Montag", [("in der Nacht zum Montag", "2020-03-15")]),
        ("de", "2019 starben viele, 2019 Menschen lebten.", [("2019", "2019")]),
        ("de", "Am 28. Dezember bis 3. Januar 2020", [("28. Dezember bis 3. Januar 2020", "2019-12-28/2020-01-03")]),
        ("de", "am Morgen kam Frau Mai", []),
        ("es", "mañana por la mañana", [("mañana por la mañana", "2020-03-19")]),
        ("es", "el último domingo de octubre de 2019", [("el último domingo de octubre de 2019", "2019-10-27")]),
        ("es", "a las 2 de la tarde en Santo Domingo", []),
        ("ru", "в ночь на 5 января 2020 года", [("в ночь на 5 января 2020 года", "2020-01-04")]),
        ("ru", "В середине 90-х", [("В середине 90-х", "[1994..1996]")]),
        ("tr", "Kasım Süleymani öldürüldü.", []),
        ("tr", "3 Ocak'tan 5 Ocak'a kadar", [("3 Ocak'tan 5 Ocak'a kadar", "2020-01-03/2020-01-05")]),
        ("tr", "yılın ilk çeyreğinde", [("yılın ilk çeyreğinde", "2020-33")]),
        ("ar", "في ٣ كانون الثاني/يناير ٢٠٢٠", [("٣ كانون الثاني/يناير ٢٠٢٠", "2020-01-03")]),
        ("ar", "بين عامي 2003 و2011", [("بين عامي 2003 و2011", "[2003..2011]")]),
        ("ar", "قبل يومين مارس الضغط", [("قبل يومين", "2020-03-16")]),
        ("ar", "غداً", [("غداً", "2020-03-19")]),
        ("fa", "می‌شود و می‌گوید", []),
        ("fa", "سه شنبه و سه‌شنبه", [("سه شنبه", "2020-03-17"), ("سه‌شنبه", "2020-03-17")]),
        ("fa", "اواخر زمستان 98", [("اواخر زمستان 98", "[2020-02-20..2020-03-19]")]),
    ],
)
def test_phrases_of_each_language(code, text, expected):
    assert read(text, code) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 13 Dey 1398 it rained.", [("13 Dey 1398", "2020-01-03")]),
        ("22 Bahman 1357", [("22 Bahman 1357", "1979-02-11")]),
        ("the 15th of Ramadan, 1441 AH", [("the 15th of Ramadan, 1441 AH", "[2020-05-07..2020-05-09]")]),
        ("15 Ramadan 1441 (8 May 2020)", [("15 Ramadan 1441", "2020-05-08")]),
        ("15 Ramadan 1441 (8 May 2019)", [("15 Ramadan 1441", "[2020-05-07..2020-05-09]")]),
        ("between 9 and 10 Muharram 1441", [("between 9 and 10 Muharram 1441", "[2019-09-08..2019-09-11]")]),
        ("since Farvardin 1398", [("Farvardin 1398", "2019-03-21/..")]),
        ("Tariq Ramadan and Ramadan Abdullah met Mehr and Bahman.", []),
        ("On Monday, 3 January 2020, for 1500 Islamic schools", []),
        ("٢٠٢٠/١/٣", [("٢٠٢٠/١/٣", "2020-01-03")]),
        ("1398/10/13", []),
    ],
)
def test_other_calendars_in_english_text(text, expected):
    assert read(text, "en") == expected
    assert read(text, None) == expected


def test_the_calendar_is_named_with_the_reason():
    [found] = dated("On 15 Ramadan 1441 it rained.", "en")
    assert (found.calendar, found.basis, found.precision) == ("hijri", "stated", "days")
    assert "Islamic" in found.why


def test_a_day_without_its_year_needs_the_day_of_writing():
    [expression] = foreign.find("On 22 Bahman it rained.", "en")
    [found] = foreign.resolve([expression], None)
    assert found.edtf is None and "not known" in found.why


WORDS = [
    "3",
    "۳",
    "mars",
    "Ramadan",
    "de",
    "il y a",
    "؟",
    "و",
    "‌",
    "\n\n",
    "2019",
    "-",
    "13 دی",
    "1441 AH",
    "Ocak'ta",
    "в",
    "мае",
    "’",
    "İ",
    "x",
]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=3)).map(" ".join), st.sampled_from([*foreign.LANGUAGES, None]))
def test_every_expression_is_the_exact_slice(text, code):
    found = foreign.find(text, code)
    for expression in found:
        assert text[expression.start : expression.end] == expression.text != ""
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
    dated(text, code)


def test_places_are_those_of_the_whole_of_a_long_text():
    text = "Nichts geschah. " * 9000 + "Am 3. Januar 2020 und vom 3. bis 5. März 2020 regnete es."
    [day, days] = foreign.find(text, "de")
    assert text[day.start : day.end] == "3. Januar 2020"
    assert text[days.meaning.last.start : days.meaning.last.end] == "5. März 2020"


@pytest.mark.parametrize("unit", ["۱۲۳", "۱/", "۱ ۲ ", "من ", "سه\u200c", "2019-", "3. ", "1/1/", "il y a ", "15 Ramadan ", "в ночь на "])
def test_hostile_text_costs_what_its_length_costs(unit):
    def read(length: int) -> None:
        for code in ("fa", "ru", "fr", None):
            foreign.find((unit * length)[:length], code)

    assert growth(read, 10_000) < 2.3


def test_a_long_line_is_never_cut_inside_a_date():
    text = "Am 3. Januar 2020 sprach er " * 6000
    assert {found.text for found in foreign.find(text, "de")} == {"3. Januar 2020"}


@pytest.mark.parametrize(
    ("code", "text", "days"),
    [
        ("es", "El barco zarpó el 12 mar 2021 y volvió el 3 ene. 2020.", ["2021-03-12", "2020-01-03"]),
        ("es", "A 12 mar adentro vio el mar.", []),
        ("de", "Das Schiff fuhr am 12. Mär 2021 ab, am 5. Okt 2019 nicht.", ["2021-03-12", "2019-10-05"]),
        ("fr", "Le navire partit le 5 févr 2019, sept jours trop tard.", ["2019-02-05"]),
        ("tr", "Gemi 12 Mar 2021 günü gitti.", ["2021-03-12"]),
        ("ru", "Судно ушло 5 фев 2021 и вернулось 3 дек 2020.", ["2021-02-05", "2020-12-03"]),
    ],
)
def test_a_month_cut_short_wants_a_day_and_a_year(code, text, days):
    assert [days for _, days in read(text, code)] == days
