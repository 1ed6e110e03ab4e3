"""Parts of two records of one row, matched by what each is, not by where it stands in its list."""

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.models import Actor, Article, Claim, Event, EventPlace, Link, Place

NUMBER = ()  # known by its place in the list
PLACE_OR_WORDS = (("article", "start", "end"), ("article", "quote"))
NAMES = (("name", "article"), ("name",))


@dataclass(frozen=True)
class Listed:
    """How parts of one kind are called and told apart: ``ways`` are keys that make one, tried in turn.

    ``order`` says what it is called where their order has a meaning.
    """

    part: str
    ways: tuple[tuple[str, ...], ...]
    order: str = ""

    def named(self, place: int) -> str:
        return f"{self.part} {place + 1}" if NUMBER in self.ways else self.part


PARTS = {
    (Event, "claims"): Listed("Claim", (("key",),), "Order of the claims"),
    (Event, "citations"): Listed("Citation of the date", PLACE_OR_WORDS),
    (Event, "places"): Listed("Place", (("place", "role"), ("place",)), "Order of the places"),
    (Event, "actors"): Listed("Taking part", (("actor", "role"), ("actor",)), "Order of those taking part"),
    (Event, "links"): Listed("Link", (("kind", "event"), ("event",))),
    (Claim, "citations"): Listed("citation", PLACE_OR_WORDS),
    (EventPlace, "citations"): Listed("citation", PLACE_OR_WORDS),
    (Link, "citations"): Listed("citation", PLACE_OR_WORDS),
    (Article, "paragraphs"): Listed("Paragraph", (NUMBER,)),
    (Article, "clues"): Listed("Sign of the day of publication", (NUMBER,)),
    (Article, "set_aside"): Listed("Sentence set aside", (("start",),)),
    (Actor, "aliases"): Listed("Spelling", NAMES),
    (Place, "aliases"): Listed("Spelling", NAMES),
}


@dataclass
class Pairs:
    """``both`` holds places in the two lists, ``gone`` and ``come`` those in one; in the order of the list after."""

    both: list[tuple[int, int]]
    gone: list[int]
    come: list[int]

    @property
    def is_moved(self) -> bool:
        """Whether those that stayed stand in another order."""
        return [old for old, _ in self.both] != sorted(old for old, _ in self.both)


def paired(before: list[dict], after: list[dict], ways: tuple[tuple[str, ...], ...]) -> Pairs:
    old, new, both = dict(enumerate(before)), dict(enumerate(after)), []
    for way in ways:
        at = {name: place for place, name in reversed(list(_names(old, way)))}
        for place, name in list(_names(new, way)):
            if name in at:
                both.append((at.pop(name), place))
                del old[both[-1][0]], new[place]
    return Pairs(sorted(both, key=lambda places: places[1]), list(old), list(new))


def _names(items: dict[int, dict], way: tuple[str, ...]) -> Iterator[tuple[int, tuple]]:
    for place, item in items.items():
        yield place, tuple(item.get(key) for key in way) or (place,)
