"""What differs between two records of one row, in words that a reader understands."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from timeline.curation.labels import LABELS
from timeline.curation.mentions import Mentions
from timeline.curation.pairing import PARTS, Listed, paired
from timeline.curation.reading import HEADS, Reading, value_of
from timeline.curation.shapes import KIND_OF, SHAPES, Shape
from timeline.models import RecordKind
from timeline.text.comparing import Run, compared

MOST_PARTS = 20  # parts of one kind that came, or went, and are told one by one
LONGEST_NAME, LONGEST_IN_ORDER = 90, 40


@dataclass(frozen=True)
class Difference:
    """One thing that is other than before; ``None`` is nothing there.

    ``part`` is what it is of ("Title", "Claim"), ``named`` the one of several, ``aspect`` what of it; ``more`` tells the
    rest of a part that came or went. An order that changed has both orders as ``before`` and ``after``.
    """

    part: str
    before: str | None
    after: str | None
    named: str = ""
    aspect: str = ""
    more: tuple[str, ...] = ()

    @property
    def what(self) -> str:
        named = f"{self.part} {self.quoted}".strip()
        return f"{named}: {self.aspect}" if self.aspect else named

    @property
    def quoted(self) -> str:
        """The one of several in quotation marks, where it does not begin with its own."""
        return self.named if self.named.startswith("“") or not self.named else f"“{self.named}”"

    @property
    def is_added(self) -> bool:
        return self.before is None

    @property
    def is_removed(self) -> bool:
        return self.after is None

    @cached_property
    def sides(self) -> tuple[list[Run], list[Run]]:
        """Before and after as runs of words; those that went or came are marked."""
        return compared(self.before or "", self.after or "")

    @property
    def old(self) -> list[Run]:
        return self.sides[0]

    @property
    def new(self) -> list[Run]:
        return self.sides[1]


def differences(
    kind: str, before: dict | None, after: dict, *, public: bool = False, mentions: Mentions | None = None
) -> list[Difference]:  # fmt: skip
    """What changed from one record of a row to the next; all of it is new where there is none before.

    ``public`` leaves out what is nothing to readers, and what they may not know of. ``mentions`` were read for both
    records and the others of a page; without them they are read here.
    """
    if mentions is None:
        mentions = Mentions([(kind, content) for content in (before, after) if content is not None], public=public)
    before, after = (content and mentions.settled(kind, content) for content in (before, after))
    return list(_Comparison(Reading(mentions, public)).record(SHAPES[RecordKind(kind)], before, after))


@dataclass(frozen=True)
class _Comparison:
    reading: Reading

    def record(self, shape: Shape, before: dict | None, after: dict) -> Iterator[Difference]:
        yield from self._columns(shape, before, after)
        for key in shape.names:
            yield from self._names(shape, key, before or {}, after)
        for key, group in shape.groups.items():
            yield from self.record(group, before and before.get(key, {}), after.get(key, {}))
        yield from self._lists(shape, before or {}, after)

    def _columns(self, shape: Shape, before: dict | None, after: dict, but: tuple[str, ...] = ()) -> Iterator[Difference]:
        for key, label in self.reading.keys(shape):
            if key in but:
                continue
            if before is None:
                if key in after:
                    yield Difference(label.words, None, self.reading.words(shape, key, after))
            elif value_of(shape, key, before) != value_of(shape, key, after):
                yield Difference(label.words, *self._both(shape, key, before, after))

    def _both(self, shape: Shape, key: str, *items: dict) -> tuple[str | None, str | None]:
        """Two values in words, or as they are stored where both read alike."""
        said = tuple(self.reading.words(shape, key, item) for item in items)
        return said if said[0] != said[1] else tuple(str(value_of(shape, key, item)) for item in items)

    def _names(self, shape: Shape, key: str, before: dict, after: dict) -> Iterator[Difference]:
        """Rows that a row is tied to; their order means nothing."""
        kind, words, name = KIND_OF[shape.named(key)], LABELS[shape.model][key].words, self.reading.mentions.name
        was, now = before.get(key, []), after.get(key, [])
        yield from (Difference(words, name(kind, slug), None) for slug in was if slug not in now)
        yield from (Difference(words, None, name(kind, slug)) for slug in now if slug not in was)

    def _lists(self, shape: Shape, before: dict, after: dict) -> Iterator[Difference]:
        for key, part in shape.parts.items():
            if not part.shape.plain:
                yield from self._list(part.shape, PARTS[shape.model, key], before.get(key, []), after.get(key, []))

    def _list(self, shape: Shape, listed: Listed, before: list, after: list) -> Iterator[Difference]:
        pairs = paired(before, after, listed.ways)
        for old, new in pairs.both:
            yield from self._part(shape, listed.named(new), before[old], after[new])
        gone = [Difference(listed.named(at), head, None, more=rest) for at, head, rest in self._whole(shape, before, pairs.gone)]
        come = [Difference(listed.named(at), None, head, more=rest) for at, head, rest in self._whole(shape, after, pairs.come)]
        yield from (*gone[:MOST_PARTS], *come[:MOST_PARTS])
        if beyond := len(gone[MOST_PARTS:]):
            yield Difference(listed.part, f"{beyond} more", None)
        if beyond := len(come[MOST_PARTS:]):
            yield Difference(listed.part, None, f"{beyond} more")
        if listed.order and pairs.is_moved:
            stayed = [before[old] for old, _ in sorted(pairs.both)], [after[new] for _, new in pairs.both]
            yield Difference(listed.order, *(self._in_a_row(shape, items) for items in stayed))

    def _part(self, shape: Shape, part: str, before: dict, after: dict) -> Iterator[Difference]:
        """What changed in a part that stayed: its own words, then each other thing of it."""
        heads = self.reading.head(shape, before), self.reading.head(shape, after)
        if heads[0] != heads[1]:
            yield Difference(part, heads[0] or None, heads[1] or None)
        inner = (*self._columns(shape, before, after, HEADS[shape.model].keys), *self._lists(shape, before, after))
        named = shortened(heads[1], LONGEST_NAME)
        yield from (replace(each, part=part, named=named, aspect=each.what) for each in inner)

    def _whole(self, shape: Shape, items: list[dict], places: list[int]) -> Iterator[tuple[int, str, tuple[str, ...]]]:
        """Parts that came or went, each in short and what else is to be said of it; readers need none that says nothing."""
        for at in places:
            head = self.reading.head(shape, items[at])
            if head or not self.reading.public:
                yield at, head or "{start}–{end}".format_map(items[at]), self.reading.rest(shape, items[at])

    def _in_a_row(self, shape: Shape, items: list[dict]) -> str:
        return "; ".join(shortened(self.reading.head(shape, item), LONGEST_IN_ORDER) for item in items)


def shortened(text: str, most: int) -> str:
    """Cut after a word where it is long."""
    return text if len(text) <= most else f"{text[:most].rpartition(' ')[0] or text[:most]}…"
