"""Who and where by the parts of a proposal, by whose account, and what its type alone calls it."""

from collections.abc import Sequence

from timeline.extraction.grammar.clauses import Clause
from timeline.extraction.grammar.units import CATEGORIES, NUMBERS, POINT, Unit
from timeline.extraction.proposing.drafts import Draft
from timeline.extraction.proposing.titling.inflecting import is_many_named, present
from timeline.extraction.proposing.titling.saying import MOST, Saying, unit_at
from timeline.extraction.proposing.titling.words import with_article
from timeline.extraction.proposing.triggers import UNTYPED, listed
from timeline.extraction.types import Part

_STANDING_IN = ("pron", "rel")
_OWN = (("he", "his"), ("she", "her"), ("his", "his"), ("her", "her"), ("it", "its"), ("they", "their"))
_DOING = ("initiator", "participant", "claims_responsibility")
_SHOWN = 2  # names of one role in a title
_AGAINST = {"coup": "against", "revolution": "against", "invasion": "of", "show-of-force": "towards", "clash": "with"}
_PREPOSITIONS = {
    "target": "on",
    "killed": "of",
    "captured": "of",
    "participant": "of",
    "subject": "of",
    "initiator": "by",
    "accused": "laid at",
    "addressee": "to",
}
ORDER = ("killed", "captured", "target", "subject", "participant", "initiator", "addressee", "injured")


def saying_of(draft: Draft, clause: Clause) -> Saying:
    names: dict[int, str] = {}
    for part in draft.parts:
        if part.start not in names and _is_stood_for(draft.sentence.row, part):
            names[part.start] = _as_known(part)
    own = clause is draft.clause
    return Saying(draft.sentence, clause, names, plan=own and draft.kind == "plan", hedged=own and _is_hedged(draft))


def _is_stood_for(row: Sequence[Unit], part: Part) -> bool:
    """Whether it is a pronoun that stands there."""
    at = unit_at(row, part.start)
    return at is not None and row[at].category in _STANDING_IN and row[at].text != "US"


def _as_known(part: Part) -> str:
    """Who was told of before: "the boy", "the Houthis"."""
    name = shown(part)
    last = name.split()[-1].lower()
    if part.id is None and last in listed("speech", "people", "single") and not name.lower().startswith(("the ", "a ", "an ")):
        return f"the {name[0].lower()}{name[1:]}" if " " not in name else f"the {name}"
    return with_article(name)


def _is_hedged(draft: Draft) -> bool:
    return draft.hedge in ("reportedly", "allegedly", "purportedly", "supposedly") and draft.kind == "occurrence"


def account(draft: Draft, words: str) -> str:
    """ ", the army says": what a party to the matter tells is not told as known."""
    if draft.modality != "claimed" or not draft.source or not draft.source.speaker or " said to " in words:
        return ""
    speaker = draft.source.speaker
    name = with_article(shown(speaker))
    own = any((part.id, part.name) == (speaker.id, speaker.name) and part.role in _DOING for part in draft.parts)
    if own or words.lower().removeprefix("the ").startswith(name.lower().removeprefix("the ")):
        return f", by {_whose(draft, name)} own account"
    more = f", {name} {present('say', is_many_named(name))}"
    return more if len(words) + len(more) <= MOST + 10 else ""


def _whose(draft: Draft, name: str) -> str:
    """ "His", "her", "its", "their": as the sentence has it."""
    if is_many_named(name):
        return "their"
    words = {unit.lower for unit in draft.sentence.row if unit.category in ("pron", "det")}
    return next((own for said, own in _OWN if said in words), "its")


def labelled(draft: Draft) -> str:
    label = draft.type.slug.replace("-", " ").capitalize() if draft.type.speech else draft.type.label
    if draft.type is UNTYPED:
        return " ".join(unit.text for unit in draft.sentence.row[draft.clause.start : draft.clause.end][:10] if unit.kind is not POINT)
    if draft.kind == "plan" and not draft.type.plan and label != "Anniversary":
        label = f"Planned {label[0].lower()}{label[1:]}"
    role = next((role for role in ORDER if names_of(draft, role)), None)
    names = names_of(draft, role) if role else ""
    preposition = _AGAINST.get(draft.type.slug, "on") if role == "target" else _PREPOSITIONS.get(role, "of")
    words = f"{label} {preposition} {names}" if names else label
    return located(draft, words)


def located(draft: Draft, text: str) -> str:
    """With the place, where the phrase does not tell it."""
    words = text.lower()
    where = next((place.name for place in draft.places if place.role == "location"), None)
    told = where is None or " in " in words or any(part.lower() in words for part in where.split() if part[:1].isupper())
    if told:
        return text
    return f"{text} {where}" if where.startswith(("near ", "outside ", "off ")) else f"{text} in {with_article(where)}"


def names_of(draft: Draft, role: str) -> str:
    names = _all(draft, role)
    return listed_names(names[:_SHOWN]) + (" and others" if len(names) > _SHOWN else "")


def _all(draft: Draft, role: str) -> list[str]:
    return list(dict.fromkeys(with_article(shown(part)) for part in draft.parts if part.role == role))


def shown(part: Part) -> str:
    """ "At least 14 soldiers" begins small within a title."""
    first, _, rest = part.name.partition(" ")
    small = part.id is None and rest[:1].islower() and first.lower() in (CATEGORIES.keys() | NUMBERS.keys())
    return part.name[0].lower() + part.name[1:] if small else part.name


def listed_names(names: Sequence[str]) -> str:
    return " and ".join(names)
