"""Who bears a name in this text: surnames after full names, acronyms in brackets, one name in several spellings."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from timeline.names.matching import key
from timeline.names.sounds import sound


class Bearer(NamedTuple):
    """A row of the gazetteer by its slug, or somebody whom no list has by a folded name."""

    slug: str | None
    folded: str = ""


class FullName(NamedTuple):
    start: int
    raws: tuple[str, ...]
    bearer: Bearer


@lru_cache(maxsize=1 << 14)
def folded(raws: tuple[str, ...]) -> str:
    return " ".join(key(raw) for raw in raws)


def surname(raws: tuple[str, ...]) -> str:
    """The last word of a full name, with what a hyphen ties to it in small letters: "Chan-ocha"."""
    return " ".join(raws[-1 - raws[-1].islower() :])


class Bearers:
    """The full names of a text by their last words."""

    def __init__(self, names: Iterable[FullName]) -> None:
        self._at: dict[str, list[tuple[int, Bearer]]] = defaultdict(list)
        for name in sorted(names, key=lambda name: name.start):
            for short in _shorts(surname(name.raws)):
                noted = self._at[short]
                if not noted or noted[-1][1] != name.bearer:  # of the same name again and again the first will do
                    noted.append((name.start, name.bearer))

    def of(self, raw: str, start: int) -> tuple[Bearer | None, str]:
        """Whose surname it is at `start`, and why; nobody where several bear it and none of them was named before."""
        noted = next((self._at[short] for short in _shorts(raw) if short in self._at), None)
        if not noted:
            return None, ""
        if len(noted) == 1:
            return noted[0][1], "surname of the only one so named in this text"
        before = bisect_left(noted, start, key=lambda note: note[0])
        if not before:
            return None, "several in this text bear the name"
        return noted[before - 1][1], "surname of the one named in full last before; several in this text bear it"


def _shorts(raw: str) -> tuple[str, ...]:
    last = key(raw)
    return (last, sound(last)) if len(last) > 4 else (last,)


def initials_fit(raws: tuple[str, ...], acronym: str) -> bool:
    """Whether the acronym's letters stand in the name in their order, the first at the start of a word."""
    letters, name = key(acronym), folded(raws)
    starts = [at for at, sign in enumerate(name) if sign == letters[:1] and (at == 0 or name[at - 1] == " ")]
    return any(_in_order(letters, name[at:]) for at in starts[:6])


def _in_order(letters: str, name: str) -> bool:
    rest = iter(name)
    return all(letter in rest for letter in letters)
