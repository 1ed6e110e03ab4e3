"""Verbs in the form that a title needs, and whether a noun is one or many."""

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from timeline.extraction import rules
from timeline.extraction.grammar.forms import forms, inflected
from timeline.extraction.grammar.units import NAME, PEOPLE, WORD, Unit, is_number

_BE = {"be": "is", "have": "has", "do": "does"}
_MANY = {"is": "are", "has": "have", "does": "do"}
_SINGULAR, _PLURAL = frozenset(("is", "was", "has", "does", "’s")), frozenset(("are", "were", "have", "do"))
# What a stem of "-ed" ends with that has lost an "e": "divid", "reduc", "settl", "postpon", "scor".
_LOST_E = re.compile(
    r"(?:[^aeiou][aiou]d|[cvuz]|[^n]g|[dr]g|[aeu]ng|ring|[^aeiou]ut|[^aeo]at|[^aeiou]it|[bcdfgkptz]l|[^aeiou][iuy]l|[^aeiou][aeiouy]m|[^aeiou][iyou]n"
    r"|[^aeiou][aiou]r|[aeou][iuy]r|[aeiouy]s|[lnrp]s|[^aeiou][aiouy][kp]|[^aeiou]et|[aeiou]th|[^aeiou]u)$"
)
_KEEPS = re.compile(r"(?:[bdfklpstw]ing|mit|dit|bit|sit|vit|lit|ion|son|don|ven|iron|[so]ur|[tn]or|l[oi]p|om|cus|nvas|bias|tum|[tgr]in)$")
_DOUBLED = re.compile(r"([bdgklmnprtvz])\1$")
_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)


@cache
def table(part: str, key: str) -> frozenset[str]:
    """A list of words of rules/wording.toml."""
    return frozenset(rules.load("wording")[part][key].split())


@cache
def base(lemma: str) -> str:
    """Of a verb that only its "-ed" tells: "coaxed" → "coax", "scored" → "score", "implied" → "imply"."""
    if not lemma.endswith("ed") or len(lemma) <= 4 or forms().get(lemma, ("",))[0] == lemma:
        return lemma
    if lemma.endswith("eed"):
        return lemma[:-1]
    stem = lemma[:-2]
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem.endswith("e"):
        return stem + "e" if stem.endswith("re") else stem
    if _DOUBLED.search(stem) and (not stem.endswith(("ll", "zz")) or stem[:-1] in _doubling()):
        return stem[:-1]
    return stem + "e" if _LOST_E.search(stem) and not _KEEPS.search(stem) else stem


@cache
def _parts(verb: str) -> tuple[str, str, str]:
    """The -s form, the past participle and the -ing form."""
    third, past, ing = inflected(verb, _doubling())
    return third, _irregular().get(verb, past), ing


@cache
def _doubling() -> frozenset[str]:
    return frozenset(rules.load("verb_forms")["doubling"].split())


@cache
def _irregular() -> dict[str, str]:
    rows = (row.split() for row in rules.load("verb_forms")["irregular"].split(";"))
    return {row[0]: row[2] for row in rows if len(row) == 3}


def present(verb: str, many: bool) -> str:
    """ "Denies", "deny"; "is", "are"."""
    one = _BE.get(verb) or _parts(verb)[0]
    return _MANY.get(one, verb) if many else one


@cache
def noun_ings() -> frozenset[str]:
    return frozenset(rules.load("verb_forms")["noun_ings"].split())


def participle(verb: str) -> str:
    return _parts(verb)[1]


def is_manner(unit: Unit) -> bool:
    """ "Unanimously": an adverb that says how."""
    return (
        unit.kind is WORD
        and unit.lower.endswith("ly")
        and len(unit.lower) > 5
        and not unit.category
        and unit.lower not in table("nouns", "ly")
    )


def article_for(word: str) -> str:
    """ "A" or "an" by the sound that the word begins with."""
    lower = word.lower()
    if lower.startswith(("uni", "use", "usu", "eu", "one", "uk")) or word.startswith(("U.S", "US", "U.N", "UN")):
        return "a"
    if lower.startswith(("hour", "honest", "honour", "honor", "heir")):
        return "an"
    if len(word) > 1 and word[:2].isupper() and word[0] in "FHLMNRSX":
        return "an"
    return "an" if _VOWEL.match(lower) or lower.startswith(("8", "11", "18")) else "a"


def is_many(row: Sequence[Unit], start: int, head: int) -> bool:
    """Whether the phrase from `start` with its noun at `head` is told of in the plural."""
    unit, first = row[head], row[start].lower
    if unit.lower in table("number", "amounts") and head + 2 < len(row) and row[head + 1].lower == "of":
        if unit.lower == "number" and first == "the":
            return False
        return first in ("a", "some", "most", "all", "many", "several") or unit.lower.endswith("s") or head > start
    if unit.kind is NAME:
        articled = start < head and first == "the" and not unit.text.isupper()
        return is_many_named(unit.text, articled) or (articled and unit.adjective and unit.lower.endswith(PEOPLE))
    if unit.lower in table("number", "many") or any(is_number(row[at]) and row[at].lower not in ("one", "1") for at in (start, head)):
        return True
    if unit.lower in table("number", "one") and not any(is_number(row[at]) for at in range(start, head)):
        return False
    return unit.kind is WORD and unit.lower.endswith("s") and not unit.lower.endswith(("ss", "us", "is"))


@lru_cache(maxsize=1024)
def is_many_named(name: str, articled: bool = False) -> bool:
    """ "The Houthis deny", "Americans vote", but "the United States says"."""
    words = name.partition(" of ")[0].partition(" for ")[0].split()
    last = words[-1].lower() if words else ""
    if last == "they" or last in table("number", "many") and (words[-1].islower() or last in ("police", "marines", "forces", "troops")):
        return True
    if last in table("number", "one") or not last.endswith("s") or last.endswith("ss"):
        return last == "taliban"
    peoples = last.endswith(("ans", "ists", "ysts", "ers", "crats", "this", "nians", "qis", "nis", "forces", "rebels"))
    return peoples or (articled and len(words) == 1) or words[-1].islower()


def by_verb(words: Sequence[str]) -> bool | None:
    """The number that "was", "were", "has", "have" tell; None where they tell none."""
    for word in words:
        if word in _SINGULAR:
            return False
        if word in _PLURAL:
            return True
    return None
