"""Listed names are found word by word, whatever script, case and grammar they come in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.counting import growth
from timeline.names import matching
from timeline.names.matching import key, names_of, words
from timeline.names.sounds import sound

LIST = names_of(
    (name, name)
    for name in (
        "Anna Berg", "Berg", "Iran", "United States", "US", "Green Zone", "Abu Mahdi al-Muhandis", "Kata’ib Hezbollah", "Hezbollah",
        "the guard", "Guard", "CENTCOM", "Côte d’Ivoire", "eastern Arland", "Robert O’Brien", "New York", "New York City",
        "بغداد", "العراق", "فيلق القدس", "كتائب حزب الله", "Россия",
    )
)  # fmt: skip


def seen(text):
    return [(text[name.start : name.end], name.labels[0].value) for name in LIST.scan(words(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("In New York City it rained.", [("New York City", "New York City")]),
        ("Iran’s coast, Iran's ports, IRAN!", [("Iran", "Iran"), ("Iran", "Iran"), ("IRAN", "Iran")]),
        ("Anna J. Berg met Anna Berg.", [("Anna J. Berg", "Anna Berg"), ("Anna Berg", "Anna Berg")]),
        ("The U.S. and the US told us.", [("U.S.", "US"), ("US", "US")]),
        ("the green zone of the map", []),
        ("Eastern Arland and eastern Arland", [("Eastern Arland", "eastern Arland"), ("eastern Arland", "eastern Arland")]),
        ("Abu Mahdi Al Muhandis", [("Abu Mahdi Al Muhandis", "Abu Mahdi al-Muhandis")]),
        ("Kataib Hezbollah, Kata'ib Hezbollah", [("Kataib Hezbollah", "Kata’ib Hezbollah"), ("Kata'ib Hezbollah", "Kata’ib Hezbollah")]),
        ("Robert O'Brien and Robert O’Brien", [("Robert O'Brien", "Robert O’Brien"), ("Robert O’Brien", "Robert O’Brien")]),
        ("Centcom said", [("Centcom", "CENTCOM")]),
        ("United\nStates", []),
        ("Anna, Berg", [("Berg", "Berg")]),
        ("les ports de l’Iran, Cote d'Ivoire", [("Iran", "Iran"), ("Cote d'Ivoire", "Côte d’Ivoire")]),
        ("İran'ın limanı", [("İran", "Iran")]),
        ("وبغداد وفي العراق", [("بغداد", "بغداد"), ("العراق", "العراق")]),
        ("بالعراق وللعراق", [("العراق", "العراق"), ("عراق", "العراق")]),
        ("كَتائِب حِزب الله", [("كَتائِب حِزب الله", "كتائب حزب الله")]),
        ("в России и с Россией", [("России", "Россия"), ("Россией", "Россия")]),
        ("Ира́н и порты Ирана", [("Ира́н", "Iran"), ("Ирана", "Iran")]),
        ("Greenland, Bergen, Iranian", []),
    ],
)
def test_names_are_found_where_they_stand(text, found):
    assert seen(text) == found


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("Süleymani", "suleymani"),
        ("U.S.", "us"),
        ("Shi’ite", "shiite"),
        ("العراق", "عراق"),
        ("خطیب‌زاده", "خطيبزاده"),
        ("Касем", "kasem"),
        ("S\u00adaid", "said"),
    ],
)
def test_a_word_is_folded_on_its_own(raw, folded):
    assert key(raw) == folded


@pytest.mark.parametrize(
    "spellings",
    [
        "soleimani suleimani suleymani sulaimani soleymani", "qasem qassem qassim kasim ghasem", "hussein hossein husayn huseyin",
        "fakhrizadeh fahrizade", "khatibzadeh hatipzade", "esmail ismail esmaeil", "muhandis mohandes", "qaani ghaani",
        "zelensky zelenskyy zelenskiy", "rouhani rohani ruhani",
    ],
)  # fmt: skip
def test_transcriptions_sound_alike(spellings):
    assert len({sound(spelling) for spelling in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("hassan", "hussein"), ("miller", "mueller"), ("berg", "bergh"), ("rouhani", "rihani"), ("ahmad", "hamid")]
)
def test_other_names_sound_otherwise(one, other):
    assert sound(one) != sound(other)


TEXTS = st.lists(
    st.sampled_from(
        ["Anna", "Berg", "Iran", "US", "U.S.", "’s", " ", "-", ". ", "\n", "بغداد", "و", "é", "e\u0301", "\u200c", "الله", "(", "x", "A."]
    ),
    max_size=40,
).map("".join)


def test_what_a_list_has_forgotten_is_found_again(monkeypatch):
    monkeypatch.setattr(matching, "KEPT", 2)
    names = names_of((name, name) for name in ("New York", "New York City", "Anna Berg", "iron gate"))
    text = "Anna Berg left New York by an iron gate. Anna J. Berg saw New York City. Anna saw New Arland by an iron gate."
    found = [text[name.start : name.end] for name in names.scan(words(text))]
    assert found == ["Anna Berg", "New York", "iron gate", "Anna J. Berg", "New York City", "iron gate"]


def test_a_name_that_is_added_later_is_found_in_what_was_read_before():
    names, among = names_of([("Anna", "Anna")]), words("Anna Berg left.")
    assert [name.labels[0].value for name in names.scan(among)] == ["Anna"]
    names.add("Anna Berg", "Anna Berg")
    assert [name.labels[0].value for name in names.scan(among)] == ["Anna Berg"]


@given(TEXTS)
def test_every_name_found_is_an_exact_slice_and_none_meets_another(text):
    found = list(LIST.scan(words(text)))
    assert all(0 <= name.start < name.end <= len(text) for name in found)
    assert all(one.end <= other.start for one, other in zip(found, found[1:], strict=False))
    assert all(text[name.start : name.end].strip() == text[name.start : name.end] for name in found)


@given(st.text(max_size=60))
def test_words_cover_every_letter_once(text):
    found = words(text)
    assert [text[start:end] for start, end in zip(found.starts, found.ends, strict=True)] == found.raws
    assert text == found.gaps[0] + "".join(raw + gap for raw, gap in zip(found.raws, found.gaps[1:], strict=True))
    assert not any(sign.isalnum() for gap in found.gaps for sign in gap)


@pytest.mark.parametrize("unit", ["A", "Anna ", "U.", "U.S.", "Anna B. ", "'a", "New York ", "a-", "و", "\u0301", "Abu Mahdi al-"])
def test_hostile_text_costs_no_more_than_its_length(unit):
    assert growth(lambda size: list(LIST.scan(words(unit * (size // len(unit))))), 40_000) < 2.3
