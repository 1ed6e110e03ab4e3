"""An event of a sentence in the making: its trigger, kind, date, parts, places, and by whose account it is known."""

from dataclasses import dataclass, field

from timeline.extraction.article import Article
from timeline.extraction.grammar.clauses import Clause, Slot
from timeline.extraction.proposing import attribution, standing
from timeline.extraction.proposing.attribution import Source
from timeline.extraction.proposing.dating import Governing
from timeline.extraction.proposing.roles import Context, is_made
from timeline.extraction.proposing.sentences import Sentence
from timeline.extraction.proposing.triggers import Noun, Type, Verb, listed
from timeline.extraction.types import Count, Part, When, Where

_LASTING = listed("speech", "lasting", "words")
_CONTINUE = frozenset(("continue", "keep", "go on", "resume"))


@dataclass(eq=False, slots=True)
class Draft:
    """A proposal in the making; `at` is the unit of its trigger, `noun` the trigger where a noun tells it."""

    sentence: Sentence
    clause: Clause
    at: int
    type: Type
    kind: str
    modality: str = "actual"
    granularity: str = "single"
    noun: Noun | None = None
    verb: Verb | None = None
    slot: Slot | None = None
    definite: bool = False
    governing: Governing | None = None
    shared: bool = False  # its date is that of the verb beside it
    when: When | None = None
    parts: list[Part] = field(default_factory=list)
    places: list[Where] = field(default_factory=list)
    counts: list[Count] = field(default_factory=list)
    source: Source | None = None
    hedge: str = ""
    also: list["Draft"] = field(default_factory=list)
    news: bool = False  # the article opens with it, in the perfect
    refers: bool = False  # it names what was told before
    until: int = 0  # last unit of the words that tell it
    last_line: int = field(init=False)
    last_number: int = field(init=False)

    def __post_init__(self):
        self.last_line, self.last_number = self.sentence.line.number, self.sentence.number

    @property
    def quoted(self) -> bool:
        return self.sentence.is_quoted(self.at)

    @property
    def ids(self) -> set[str]:
        return {part.id for part in self.parts if part.id}


def kind_of(real: str, type_: Type) -> str:
    return "plan" if real is standing.PLANNED or type_.plan else "occurrence"


def attribute(draft: Draft, article: Article, context: Context) -> None:
    draft.source = attribution.source_of(draft.sentence, draft.clause, article, context)
    told = draft.source and draft.source.speaker and attribution.is_party(draft.source.speaker, article)
    if draft.type.slug == "message" and draft.kind == "occurrence" and not told:
        draft.kind = "statement"
    draft.hedge = attribution.hedge(draft.sentence, draft.clause)
    laid = draft.type.family != "justice" and attribution.is_laid(draft.source, draft.clause)
    if draft.kind == "plan":
        draft.modality = "planned"
    elif attribution.is_claim(draft.sentence, draft.source, article) or laid or draft.hedge in ("allegedly", "purportedly", "supposedly"):
        draft.modality = "claimed"
    by_account = draft.modality == "claimed" or bool(draft.source and draft.source.speaker)
    if laid or draft.type.family == "violence" and (by_account or draft.hedge or draft.granularity != "single" or _is_laid(draft)):
        draft.parts = [accused(part, draft) for part in draft.parts]


def _is_laid(draft: Draft) -> bool:
    """ "Its attack": a deed laid at somebody's door in passing is an accusation."""
    return (
        draft.noun is not None
        and not is_made(draft.clause, draft.at)
        and any(unit.lower in ("its", "their", "his", "her") for unit in draft.sentence.row[max(0, draft.at - 4) : draft.at])
    )


def accused(part: Part, draft: Draft) -> Part:
    """Who did it by another's account is accused of it; who says so of itself claims it."""
    if part.role != "initiator":
        return part
    speaker = draft.source.speaker if draft.source else None
    own = speaker and speaker.id == part.id and (speaker.id or speaker.name == part.name)
    role = "claims_responsibility" if own else "accused"
    return Part(part.start, part.end, part.id, part.name, role)


def granularity(sentence: Sentence, clause: Clause, type_: Type) -> str:
    group = clause.group
    row = sentence.row
    every = any(row[at].dated.timex.type == "SET" for at in sentence.dates_in(clause.start, clause.end))
    if every or standing.is_repeated(sentence, clause):
        return "repeated"
    above = sentence.above(clause)
    if (
        type_.state
        or (group and group.progressive and (group.perfect or group.present))
        or (above and clause.link == "to" and above.lemma in _CONTINUE)
    ):
        return "ongoing"
    if group and sentence.says(_LASTING) and any(row[place].lower in _LASTING for place in range(group.first, group.main + 1)):
        return "ongoing"
    return "single"


def both_dated_apart(a: Draft, b: Draft) -> bool:
    return bool(a.governing and b.governing and a.governing.dated is not b.governing.dated)
