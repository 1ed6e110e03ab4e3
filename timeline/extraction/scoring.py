"""How much a proposal is worth a curator's time: a sum of parts that can be read."""

from timeline.extraction.drafts import Draft
from timeline.extraction.types import Part

CUT = 0.5
_STRENGTHS = {1: 0.2, 2: 0.3, 3: 0.4}


def score_parts(draft: Draft) -> list[tuple[str, float]]:
    """Each with what it stands for; together at most 1."""
    parts = [("trigger", _trigger(draft))]
    parts += _date(draft)
    named = [part for part in draft.parts if part.id]
    if named:
        parts.append(("named participant", 0.15 if len({part.id for part in named}) == 1 else 0.2))
    elif draft.parts:
        parts.append(("described participant", 0.05))
    if any(place.id for place in draft.places):
        parts.append(("place", 0.1))
    elif draft.places:
        parts.append(("near a place", 0.05))
    if draft.granularity != "single" and draft.kind == "occurrence":
        parts.append(("going on or repeated", 0.05))
    if draft.counts:
        parts.append(("figures", 0.1))
    if draft.also:
        parts.append(("told more than once", min(0.1, 0.05 * len(draft.also))))
    return parts + _doubts(draft)


def _trigger(draft: Draft) -> float:
    if draft.kind == "statement":
        return 0.35 if draft.type.act or _is_named(draft) else 0.2
    weight = _STRENGTHS[draft.type.strength]
    if draft.noun and not draft.type.state:
        weight -= 0.2 if draft.noun.weak else 0.1
    return round(weight, 2)


def _is_named(draft: Draft) -> bool:
    """Whether a speaker has a name of its own; "analysts" have not, though a chronology lists them."""
    return any(part.role == "speaker" and part.id and part.name[:1].isupper() and not _is_common(draft, part) for part in draft.parts)


def _is_common(draft: Draft, part: Part) -> bool:
    return any(unit.mention and unit.start == part.start and unit.text.islower() for unit in draft.sentence.row)


def _date(draft: Draft) -> list[tuple[str, float]]:
    if draft.governing is None:
        return []
    return [("dated by its clause", 0.2)] if draft.shared else [("dated", 0.3)]


def _doubts(draft: Draft) -> list[tuple[str, float]]:
    found = []
    if draft.sentence.mark == "headline":
        found.append(("headline only", -0.3))
    if draft.quoted:
        found.append(("inside a quotation", -0.2))
    if draft.source and draft.source.speaker and draft.kind != "statement":
        found.append(("known by an unnamed account", -0.0 if draft.source.speaker.id else -0.05))
    if draft.noun and not draft.governing and not draft.type.state:
        found.append(("named in passing", -0.1))
    if draft.kind == "plan" and not draft.governing:
        found.append(("plan without a date", -0.1))
    if draft.clause.group and draft.clause.group.form != "finite" and not draft.noun and not draft.governing:
        found.append(("aside", -0.1))
    return found


def score(parts: list[tuple[str, float]]) -> float:
    return round(max(0.0, min(1.0, sum(value for _, value in parts))), 2)
