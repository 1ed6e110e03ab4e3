"""A short label for a proposal, in words of our own: what, who, where."""

from collections.abc import Sequence

from timeline.extraction.grammar.forms import inflected
from timeline.extraction.grammar.phrases import Slot
from timeline.extraction.grammar.units import DATE, NAME, Unit, is_number
from timeline.extraction.proposing.drafts import Draft
from timeline.extraction.proposing.triggers import UNTYPED, listed
from timeline.extraction.types import Part

_ALONE = {
    "says": "makes a statement",
    "accuses": "makes an accusation",
    "denies": "issues a denial",
    "calls on": "makes an appeal",
    "instructs": "gives an instruction",
    "announces": "makes an announcement",
    "warns": "gives a warning",
    "threatens": "makes a threat",
    "confirms": "confirms a report",
    "promises": "makes a promise",
    "praises": "gives praise",
    "admits": "makes an admission",
}
_DONE_TO = frozenset(("displace", "vaccinate", "rescue", "evacuate", "bury", "fund", "charge", "sentence", "damage", "destroy", "affect"))
_AGAINST = {"coup": "against", "revolution": "against", "invasion": "of", "show-of-force": "towards", "clash": "with"}
_DOING = frozenset(("threatens", "promises", "refuses"))
_TO = frozenset(("says", "announces", "confirms", "promises", "admits", "denies"))
_SHOWING = ("", "to", "from", "into", "at", "in", "with", "by", "on")
LONGEST = 6  # words of a noun phrase in a title
_SHOWN = 2  # names of one role in a title
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
_ORDER = ("killed", "captured", "target", "subject", "participant", "initiator", "addressee", "injured")


def title(draft: Draft) -> str:
    if draft.type is UNTYPED:
        words = _plain(draft)
    else:
        words = _statement(draft) if draft.type.speech and draft.kind == "statement" else _happening(draft)
    return words[0].upper() + words[1:]


def _statement(draft: Draft) -> str:
    speaker = _names(draft, "speaker")
    if not speaker and not draft.noun:
        return _plain(draft)
    speaker = speaker or "Somebody"
    label = draft.type.label
    others = _names(draft, "accused" if label == "accuses" else "addressee")
    verb = label
    if label in _ALONE and (not others or label in _TO):
        verb = _ALONE[label] + (f" to {others}" if others else "")
    elif others:
        verb = f"{label} {others}"
    joint = {"claims responsibility": "for", "accuses": "over", "denies": "over", "threatens": "over", "warns": "over"}.get(label, "on")
    if label in _DOING and (deed := _deed(draft)):
        return f"{speaker} {_plural(label) if _is_plural(draft) else label} to {deed}"
    about = f" {joint} {draft.about.lower()}" if draft.about and label != "condemns" else ""
    if label == "condemns":
        verb = f"condemns {draft.about.lower() or 'what happened'}"
    return f"{speaker} {_plural(verb) if _is_plural(draft) else verb}{about}"


def _deed(draft: Draft) -> str:
    """ "Threatens to close the strait": what somebody says they will or will not do."""
    to = next((clause for clause in draft.sentence.clauses if clause.parent == draft.clause.number and clause.link == "to"), None)
    if to is None or to.group.passive or to.group.copula:
        return ""
    row, behind = draft.sentence.row, next((slot for slot in to.after if slot.preposition in _SHOWING), None)
    words = _words(row, behind) if behind and row[behind.head].category != "pron" else ""
    return f"{to.lemma} {behind.preposition} {words}".replace("  ", " ").strip() if words else to.lemma


def _is_plural(draft: Draft) -> bool:
    speakers = {part.name: part for part in draft.parts if part.role == "speaker"}
    last = next(iter(speakers), "").split()[-1:]
    common = bool(last) and last[0].lower() in listed("speech", "people", "sources") | listed("speech", "people", "others")
    several = bool(last) and last[0].islower() and last[0].endswith("s") and not last[0].endswith("ss")
    return len(speakers) > 1 or several or (common and (last[0].endswith("s") or last[0].lower() == "police"))


def _plural(verb: str) -> str:
    """ "Denies" → "deny", "makes a threat" → "make a threat"."""
    first, gap, rest = verb.partition(" ")
    return (first[:-3] + "y" if first.endswith("ies") else first[:-1]) + gap + rest


def _plain(draft: Draft) -> str:
    """ "Norrgate buys 65 percent", "three engineers are freed": subject, verb and object of the clause, in the present."""
    row, clause = draft.sentence.row, draft.clause
    group, many = clause.group, _is_many(row, clause.subject)
    subject = _called(draft, clause.subject[0]) if clause.subject else "Somebody"
    if group.copula:
        verb = f"{'are' if many else 'is'} due"
    elif group.passive or _suffers(draft):
        verb = f"{'to be' if draft.kind == 'plan' else 'are' if many else 'is'} {row[group.main].text}"
    elif draft.kind == "plan":
        verb = f"to {_base(clause.lemma)}"
    else:
        verb = _base(clause.lemma) if many else inflected(_base(clause.lemma), frozenset())[0]
    last = group.main
    if last + 1 < clause.end and row[last + 1].lower in listed("words", "particles"):
        last += 1
        verb += f" {row[last].text}"
    return f"{subject} {verb}{_object(draft, last)}"


def _suffers(draft: Draft) -> bool:
    """ "31 people killed in the shelling": a report leaves the "were" out."""
    tables = (listed("triggers", "effects", key) for key in ("killed", "injured", "captured"))
    hurt = draft.clause.lemma in _DONE_TO or any(draft.clause.lemma in table for table in tables)
    return hurt and not any(slot.preposition == "" for slot in draft.clause.after) and draft.clause.group.form != "ing"


def _object(draft: Draft, last: int) -> str:
    """The first phrase behind the verb, with its preposition."""
    behind = next((slot for slot in draft.clause.after if slot.end > last + 1 and slot.preposition in _SHOWING), None)
    words = _called(draft, Slot(behind.preposition, max(behind.start, last + 1), behind.end)) if behind else ""
    return f" {behind.preposition} {words}".replace("  ", " ") if words else ""


def _called(draft: Draft, slot: Slot) -> str:
    """A phrase, or for a pronoun the name of whom it means."""
    head = draft.sentence.row[slot.head]
    if head.category != "pron":
        return _words(draft.sentence.row, slot)
    return next((part.name for part in draft.parts if part.start == head.start), head.text)


def _base(lemma: str) -> str:
    """Of a verb that only its "-ed" tells: "coaxed" → "coax"."""
    return (
        lemma[:-2]
        if lemma.endswith("ed")
        and len(lemma) > 4
        and lemma not in ("need", "feed", "heed", "seed", "speed", "breed", "bleed", "exceed", "proceed", "succeed")
        else lemma
    )


def _words(row: Sequence[Unit], slot: Slot) -> str:
    """A noun phrase without its article, shortened from the front."""
    start = slot.start + (row[slot.start].lower in ("the", "a", "an") and slot.end - slot.start > 1)
    inside = row[max(start, slot.end - LONGEST) : slot.end]
    return " ".join(unit.text + ("’s" if unit.possessive and unit.kind is NAME else "") for unit in inside if unit.kind is not DATE)


def _is_many(row: Sequence[Unit], subject: Sequence[Slot]) -> bool:
    if len(subject) > 1 and row[subject[1].start - 1].category == "conj":
        return True
    if not subject:
        return False
    head, first = row[subject[0].head], row[subject[0].start]
    if head.kind is NAME:
        return False
    if head.lower in ("they", "we", "you", "i", "people", "police", "men", "women", "children", "who"):
        return True
    return (head.lower.endswith("s") and not head.lower.endswith("ss")) or (is_number(first) and first.lower not in ("one", "1"))


def _happening(draft: Draft) -> str:
    label = draft.type.slug.replace("-", " ").capitalize() if draft.type.speech else draft.type.label
    if (
        draft.type.slug == "death"
        and not any(count.about == "killed" for count in draft.counts)
        and not _names(draft, "killed")
        and not draft.noun
    ):
        label = "Injuries"
    elif label == "Deaths" and len(_all(draft, "killed")) == 1 and all(count.value == 1 for count in draft.counts) and _one(draft):
        label = "Death"
    if draft.kind == "plan" and not draft.type.plan and label != "Anniversary":
        label = f"Planned {label[0].lower()}{label[1:]}"
    role = next((role for role in _ORDER if _names(draft, role)), None)
    names = _names(draft, role) if role else ""
    preposition = _AGAINST.get(draft.type.slug, "on") if role == "target" else _PREPOSITIONS.get(role, "of")
    if role == "killed" and draft.type.slug not in ("killing", "targeted-killing", "execution", "massacre", "death"):
        words = f"{label} kills {names}"
    elif role == "participant" and draft.type.slug in ("visit", "resignation", "protest", "strike", "escape", "candidacy", "vote"):
        words = f"{label} by {names}" if draft.type.slug != "resignation" else f"{label} of {names}"
    else:
        words = f"{label} {preposition} {names}" if names else label
    if not _has_name(draft) and not draft.noun and draft.kind == "occurrence" and draft.clause.subject:
        return _plain(draft)
    where = next((place.name for place in draft.places if place.role == "location" and place.name not in words), None)
    if where:
        words += f" {where}" if where.startswith(("near ", "outside ", "off ")) else f" in {where}"
    return (
        words
        if names or where or not draft.counts
        else f"{words}: {draft.counts[0].value} {draft.counts[0].of or ''} {draft.counts[0].about}".replace("  ", " ")
    )


def _has_name(draft: Draft) -> bool:
    return any(part.id or any(word[:1].isupper() for word in part.name.split()[1:] or part.name.split()) for part in draft.parts)


def _one(draft: Draft) -> bool:
    return any(part.id or part.name[:1].isupper() for part in draft.parts if part.role == "killed")


def _all(draft: Draft, role: str) -> list[str]:
    return list(dict.fromkeys(_shown(part) for part in draft.parts if part.role == role))


def _shown(part: Part) -> str:
    """ "At least 14 soldiers" begins small within a title."""
    first, _, rest = part.name.partition(" ")
    small = part.id is None and rest[:1].islower() and first[:1].isupper() and first[1:].islower()
    return part.name[0].lower() + part.name[1:] if small else part.name


def _names(draft: Draft, role: str) -> str:
    names = _all(draft, role)
    return _listed(names[:_SHOWN]) + (" and others" if len(names) > _SHOWN else "")


def _listed(names: Sequence[str]) -> str:
    return " and ".join(names)
