"""When nothing matches: what would, if one phrase were taken out."""

from dataclasses import dataclass

from django.http import QueryDict

from timeline.chronology.conditions import CONDITIONS
from timeline.chronology.filters import Filters

# Keys that stand or fall together, and the words for a view without them.
WITHOUT = {
    ("from", "to", "within"): "without the dates",
    ("actor",): "involving anyone",
    ("place",): "without the place",
    ("country",): "in any country",
    ("type",): "of any type",
    ("topic",): "about any topic",
    ("publisher",): "from any publisher",
    ("article",): "read in any source",
    ("q",): "without the words",
    ("kind",): "of any kind",
    ("disputed",): "disputed or not",
    ("origins",): "from any number of sources",
    ("precision",): "dated in any way",
}


@dataclass(frozen=True)
class Alternative:
    """A wider view: its events, what it leaves out, and its query string."""

    count: int
    words: str
    query: str


def alternatives(filters: Filters) -> list[Alternative]:
    """The view without each phrase in turn, those with most events first, and the whole chronology at the end."""
    if filters.problem:
        return []
    wider = [widened(filters, keys, words) for keys, words in WITHOUT.items() if set(keys) & set(filters.chosen)]
    if len(wider) == 1:
        wider = []
    if filters.chosen.get("within"):
        wider.append(widened(filters, ("within",), "with loose dates included"))
    found = sorted((each for each in wider if each.count), key=lambda each: -each.count)
    return [*found, widened(filters, tuple(CONDITIONS), "")]


def widened(filters: Filters, keys: tuple[str, ...], words: str) -> Alternative:
    """The view without these keys."""
    query = filters.query(**dict.fromkeys(keys))
    return Alternative(Filters(QueryDict(query[1:])).events().count(), words, query)
