"""What extraction hands on from step to step, and in the end to whoever asked.

None of it is changed once it is made; only for speed it is not frozen, since an article makes hundreds and freezing is five times as dear.
"""

from dataclasses import dataclass, field

from timeline.dates.span import Span
from timeline.text.marks import Mark, Stretch


@dataclass(slots=True, unsafe_hash=True)
class Timex:
    """A value as TIMEX3 (TimeML 1.2.1) writes it."""

    type: str  # DATE TIME DURATION SET
    value: str
    mod: str | None = None


@dataclass(slots=True, unsafe_hash=True)
class Dated(Stretch):
    """A date expression and the days it can mean; `edtf` is None for durations, sets and "now"."""

    text: str
    timex: Timex
    edtf: str | None
    precision: str | None
    basis: str | None  # stated relative_to_publication relative_to_event inferred
    why: str
    calendar: str = "gregorian"
    ends: "tuple[Dated, ...]" = ()  # of a range, each end as an expression of its own


@dataclass(slots=True, unsafe_hash=True)
class Clue:
    """Words that bear on the day of publication, and the days they allow."""

    text: str
    allows: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Publication:
    """When an article was published as far as it is known, and how; `span` is None where nothing is known."""

    edtf: str | None
    basis: str | None  # given printed metadata page_header outside inferred
    why: str
    span: Span | None = None
    clues: tuple[Clue, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(slots=True, unsafe_hash=True)
class Mention(Stretch):
    """A name in a text; `id` is None for a name that the gazetteer does not hold."""

    text: str
    kind: str  # actor place
    id: str | None = None
    name: str = ""  # as the gazetteer writes it; for an unknown name its fullest spelling in the text
    guess: str | None = None  # of an unknown name: person group state organisation media place …
    adjective: bool = False  # "Iranian", "Iran-backed": belongs to, is not, the actor
    why: str = ""


@dataclass(slots=True, unsafe_hash=True)
class Part(Stretch):
    """An actor's part in a proposed event, and the words that give it."""

    id: str | None
    name: str
    role: str


@dataclass(slots=True, unsafe_hash=True)
class Where:
    """A place of a proposed event."""

    id: str | None
    name: str
    role: str = "location"


@dataclass(slots=True, unsafe_hash=True)
class Count:
    """A figure: of what, how many, as the words have it."""

    about: str  # fired landed killed injured captured troops …
    of: str | None
    value: int
    words: str = ""  # "at least", "about"


@dataclass(slots=True, unsafe_hash=True)
class When:
    """The date of a proposed event; start and end are those of the expression, None where only bounds are known."""

    edtf: str
    precision: str
    basis: str
    start: int | None = None
    end: int | None = None
    why: str = ""


@dataclass(slots=True, unsafe_hash=True)
class Quote(Stretch):
    """At most 25 words of one paragraph."""

    text: str
    paragraph: int


@dataclass(slots=True, unsafe_hash=True)
class Match:
    """An event the chronology holds that a proposal may be."""

    event: str
    score: float
    why: str


@dataclass(slots=True, unsafe_hash=True)
class Proposal:
    """An event as the article tells it, for a person to accept, change or refuse."""

    title: str
    kind: str  # occurrence statement plan
    type: str | None
    modality: str  # actual claimed planned
    granularity: str  # single ongoing repeated
    date: When
    quote: Quote
    score: float
    why: str
    actors: tuple[Part, ...] = ()
    places: tuple[Where, ...] = ()
    said_by: Part | None = None
    via: tuple[Where, ...] = ()
    counts: tuple[Count, ...] = ()
    also: tuple[Quote, ...] = ()  # other sentences of the article that tell it
    score_parts: tuple[tuple[str, float], ...] = ()
    matches: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Extract:
    """All that was read in one article."""

    file: str
    text: str
    title: str
    language: str
    sha256: str
    publication: Publication
    marks: tuple[Mark, ...] = ()
    dates: tuple[Dated, ...] = ()
    mentions: tuple[Mention, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    warnings: tuple[str, ...] = field(default=())
