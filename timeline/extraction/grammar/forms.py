"""The forms of English verbs: which words are a form of one, and of which."""

import re
from collections.abc import Iterable
from functools import cache

from timeline.extraction import rules

_VOWELS = "aeiou"
_CLOSED_SYLLABLE = re.compile(r"^[^aeiou]*[aeiou][bdgklmnprtvz]$")


def inflected(lemma: str, doubling: frozenset[str]) -> tuple[str, str, str]:
    """The -s form, the past, and the -ing form of a regular verb."""
    if lemma.endswith("e"):
        return (
            lemma + "s",
            lemma + "d",
            (lemma[:-2] + "ying" if lemma.endswith("ie") else lemma + "ing" if lemma.endswith("ee") else lemma[:-1] + "ing"),
        )
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"
    if lemma in doubling or _CLOSED_SYLLABLE.match(lemma):
        return lemma + "s", lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"
    return lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh", "o")) else "s"), lemma + "ed", lemma + "ing"


def lemmas_of_rules() -> Iterable[str]:
    """Every verb that a table names, by its first word."""
    for name in ("triggers", "speech"):
        for table in rules.load(name).values():
            if isinstance(table, dict):
                for entry in table.get("verbs", ()):
                    yield from entry.split()[0].split("|")


@cache
def forms() -> dict[str, tuple[str, str]]:
    """From a form to its verb and what it may be: b(ase) s p(ast) n (participle) g (-ing)."""
    table = rules.load("verb_forms")
    irregular = {row.split()[0]: row.split() for row in table["irregular"].split(";")}
    doubling, rather = frozenset(table["doubling"].split()), frozenset(table["past_rather"].split())
    found: dict[str, tuple[str, str]] = {}
    for lemma in sorted({*table["common"].split(), *irregular, *lemmas_of_rules()} - {"be", "do", "have"}):
        third, past, ing = inflected(lemma, doubling)
        _, before, participle = irregular.get(lemma, (lemma, past, past))
        marked = [(before, "p"), (participle, "n"), (ing, "g"), (third, "s"), (lemma, "b")]
        if past == lemma + "led":  # "canceled" in America
            marked += [(lemma + "ed", "p"), (lemma + "ed", "n"), (lemma + "ing", "g")]
        for form, mark in marked:
            known = found.get(form)
            if form in rather and known and known[0] != lemma:
                found[form] = (lemma, mark) if mark in "pn" else known
            elif known and known[0] == lemma:
                found[form] = (lemma, known[1] + mark)
            elif not known or mark != "b":
                found.setdefault(form, (lemma, mark))
            else:
                found[form] = (lemma, mark)
    return found | {"born": ("bear", "n")}
