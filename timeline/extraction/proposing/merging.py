"""One event told twice in an article is one proposal: what ties two tellings, and what keeps them apart."""

from collections.abc import Mapping, Sequence

from timeline.extraction.article import Article
from timeline.extraction.proposing import dating
from timeline.extraction.proposing.drafts import Draft
from timeline.extraction.proposing.triggers import UNTYPED, Type, listed
from timeline.extraction.types import Part

NEAR_LINES = 3  # paragraphs over which a speaker still makes the same statement
WINDOW = 60  # events told last that a further telling can be of
TELLINGS = 30  # more of one event are not listed
_BLAMING = {"claim-of-responsibility": "claims_responsibility", "denial": "denies", "accusation": ""}
_DEADLY, _EFFECTS = listed("triggers", "deadly", "types"), listed("triggers", "effects", "verbs")
_BARE = frozenset(("death", "killing", "damage", "injury"))  # say what came of something, not what it was
# Types that many others fall back on: no sign that two events are one.
_VAGUE = frozenset(("decision", "announcement", "remark", "political", "agreement"))
_VICTIMS = ("killed", "injured", "captured")


def joined(drafts: Sequence[Draft], article: Article) -> list[Draft]:
    """Each event once, in order of its first telling; the fullest telling carries it."""
    roots: list[Draft] = []
    carriers: dict[Draft, Draft] = {}
    for draft in drafts:
        # Bounded: an article that names a thousand events is no article.
        low = max(0, len(roots) - WINDOW)
        likeness = _of_statements if draft.kind == "statement" else _of_happenings
        likes = [
            (like, root.last_line, -at)
            for at, root in enumerate(roots[low:], low)
            if root.kind == draft.kind and (like := likeness(root, draft, article)) > 0
        ]
        if likes:
            at = -max(likes)[2]
            roots[at] = _merge(roots[at], draft, carriers)
        else:
            roots.append(draft)
    _lay_blame(drafts, carriers)
    return roots


def _carried(draft: Draft, carriers: Mapping[Draft, Draft]) -> Draft:
    """The telling that carries the event of this one."""
    while (carrier := carriers.get(draft)) is not None:
        draft = carrier
    return draft


def _dates_agree(root: Draft, draft: Draft) -> bool:
    if not (root.governing and draft.governing and root.when and draft.when):
        return True
    a, b = dating.span_of(root.when.edtf), dating.span_of(draft.when.edtf)
    return a.contains(b) or b.contains(a)


def _of_statements(root: Draft, draft: Draft, article: Article) -> float:
    """0 for two statements; above, how much speaks for one."""
    speaker, other = _speaker(root), _speaker(draft)
    if not speaker or not other or speaker.id != other.id or (speaker.id or speaker.name) != (other.id or other.name):
        return 0.0
    if not _dates_agree(root, draft):
        return 0.0
    if root.source and draft.source and root.modality != draft.modality:
        return 0.0
    if root.sentence is draft.sentence and draft.governing and not root.governing:
        return 0.0  # kept apart where the sentence was read
    apart = abs(draft.sentence.line.number - root.last_line)
    if root.governing and draft.governing:
        return 2.0
    if draft.noun and draft.type.slug == root.type.slug:
        return 1.0
    if root.type.act and draft.type.act and root.sentence is not draft.sentence and not _one_act(root.type.slug, draft.type.slug):
        return 0.0
    reach = NEAR_LINES if speaker.id else 1
    if (
        article.gazetteer.actors.get(speaker.id or "")
        and article.gazetteer.actors[speaker.id].type == "person"
        and _one_message(root, draft)
    ):
        return 1.1
    if not (root.governing or draft.governing or root.type.act or draft.type.act) and not draft.sentence.mark:
        return 1.2
    if root.type.act and draft.type.act and root.type.slug != draft.type.slug and apart > 1:
        return 0.0
    return 1.5 if apart <= reach else 0.0


def _one_act(a: str, b: str) -> bool:
    return a == b or {a, b} == {"threat", "warning"}


def _one_message(root: Draft, draft: Draft) -> bool:
    """A person's undated words are those told of before, unless they are an act of another kind."""
    alike = _one_act(root.type.slug, draft.type.slug)
    return not draft.governing and (alike or not draft.type.act)


def _speaker(draft: Draft) -> Part | None:
    for part in draft.parts:
        if part.role == "speaker":
            return part
    return None


def _of_happenings(root: Draft, draft: Draft, article: Article) -> float:
    """0 for two happenings or plans; above, how much speaks for one."""
    type_ = _types_agree(root, draft)
    if not type_ or not _dates_agree(root, draft) or _apart(root, draft, article):
        return 0.0
    shared = _shared(root, draft, article)
    if root.governing and draft.governing:
        return 3.0 + shared if type_ == 1.0 and (shared or _same_day(root, draft)) and _same_grain(root, draft) else 0.0
    victims = _ids(root, *_VICTIMS)
    if victims and (both := victims & _ids(draft, *_VICTIMS)):
        return 2.0 + len(both)
    if (
        root.sentence is draft.sentence
        and root.type.slug == draft.type.slug
        and not draft.governing
        and draft.clause.link in ("and", "which", "that")
    ):
        return 0.7
    if _refers(draft, root) and root.granularity == draft.granularity:
        return 1.0 + shared / 2
    if (
        _is_effect(draft)
        and draft.sentence.section == root.sentence.section
        and draft.sentence.number - root.last_number <= 2
        and root.type.family in ("violence", "disaster")
        and root.granularity == "single"
    ):
        return 0.8
    if root.sentence.mark == "headline" or draft.sentence.mark == "caption":
        return 0.9 if shared else 0.0
    return (
        0.5 + shared / 2 if shared and type_ == 1.0 and (shared > 1 or draft.noun or draft.sentence.number - root.last_number <= 3) else 0.0
    )


def _shared(root: Draft, draft: Draft, article: Article) -> int:
    """How many take part in both, or where; without states, which take part in everything, and countries, where too many things happen."""
    actors, places = article.gazetteer.actors, article.gazetteer.places
    both = root.ids & draft.ids if root.parts and draft.parts else ()
    count = len([slug for slug in both if (entry := actors.get(slug)) is None or entry.type != "state"])
    there = _places(root) & _places(draft) if root.places and draft.places else ()
    return count + len([slug for slug in there if (entry := places.get(slug)) is None or entry.parents])


def _same_grain(root: Draft, draft: Draft) -> bool:
    """A day in a year is not that year's whole; two dates of one month may be one."""
    a, b = dating.span_of(root.when.edtf), dating.span_of(draft.when.edtf)
    return a == b or max(a.days, b.days) <= 31


def _same_day(root: Draft, draft: Draft) -> bool:
    a, b = dating.span_of(root.when.edtf), dating.span_of(draft.when.edtf)
    return a == b and a.days <= 7


def _refers(draft: Draft, root: Draft) -> bool:
    """ "The attack", "this ban": words with an article that name what was told before."""
    return (
        (draft.refers or (draft.noun is not None and draft.definite))
        and not (draft.governing and root.governing)
        and (not draft.governing or draft.noun is None)
    )


def _is_effect(draft: Draft) -> bool:
    return (
        draft.clause.lemma in _EFFECTS
        and draft.noun is None
        and not draft.governing
        and draft.type.slug not in ("displacement", "evacuation", "rescue")
        and not any(part.id for part in draft.parts)
        and not any(place.id for place in draft.places)
    )


def _types_agree(root: Draft, draft: Draft) -> float:
    """1 for one type or a more general one; 0.5 within a family where one tells of the deaths."""
    a, b = root.type, draft.type
    if a is UNTYPED or b is UNTYPED:
        return 1.0 if a is b and root.clause.lemma == draft.clause.lemma else 0.0
    if a.slug == b.slug or (a.slug in b.instead and a.slug not in _VAGUE) or (b.slug in a.instead and b.slug not in _VAGUE):
        return 1.0
    if a.falls_back and not a.falls_back.isdisjoint(b.falls_back):
        return 1.0 if draft.noun or root.noun else 0.5
    if a.slug in _DEADLY and b.slug in _DEADLY:
        return 1.0
    return 0.5 if a.family in ("violence", "disaster") and _is_effect(draft) else 0.0


def _apart(root: Draft, draft: Draft, article: Article) -> bool:
    """Different victims or places that do not lie in one another; a series is not one of its incidents."""
    if (root.granularity == "repeated") != (draft.granularity == "repeated"):
        return True
    if root.sentence is draft.sentence and _by_others(root, draft, "initiator"):
        return True
    if root.places and draft.places and _elsewhere(root, draft, article):
        return True
    if _by_others(root, draft, "killed") or _by_others(root, draft, "captured"):
        return True
    if root.type.family in ("diplomacy", "political") and root.governing is None and draft.governing is None:
        return _are_others(root.ids, draft.ids)
    return False


def _elsewhere(root: Draft, draft: Draft, article: Article) -> bool:
    ours, theirs = _places(root), _places(draft)
    return _are_others(ours, theirs) and not any(_lies_in(a, b, article) for a in ours for b in theirs)


def _by_others(root: Draft, draft: Draft, role: str) -> bool:
    return bool(ours := _ids(root, role)) and _are_others(ours, _ids(draft, role))


def _are_others(ours: set[str], theirs: set[str]) -> bool:
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _lies_in(a: str, b: str, article: Article) -> bool:
    return a in article.gazetteer.within(b) or b in article.gazetteer.within(a)


def _places(draft: Draft) -> set[str]:
    return {place.id for place in draft.places if place.id and place.role == "location"}


def _ids(draft: Draft, *roles: str) -> set[str]:
    return {part.id for part in draft.parts if part.id and part.role in roles}


def _fullness(draft: Draft) -> tuple:
    return (
        draft.sentence.mark == "",
        bool(draft.governing) * 2 - draft.shared,
        not draft.quoted,
        draft.type.rank if draft.kind == "statement" else draft.noun is None,
        len(draft.ids),
        len(draft.places),
    )


def _merge(root: Draft, draft: Draft, carriers: dict[Draft, Draft]) -> Draft:
    keep, give = (draft, root) if _fullness(draft) > _fullness(root) else (root, draft)
    carriers[give] = keep
    keep.last_line, keep.last_number = max(keep.last_line, give.last_line), max(keep.last_number, give.last_number)
    if len(keep.also) < TELLINGS:
        keep.also += [give, *give.also]
    give.also = []
    keep.type = _fuller_type(keep, give)
    known = {(part.id or part.name) for part in keep.parts}
    keep.parts += [part for part in give.parts if (part.id or part.name) not in known and part.id]
    keep.places += [place for place in give.places if place not in keep.places and place.id]
    keep.counts += [count for count in give.counts if count not in keep.counts][: TELLINGS - len(keep.counts)]
    if keep.kind != "statement" and give.modality == "actual" and keep.modality == "claimed":
        keep.modality = "actual"
    return keep


def _fuller_type(keep: Draft, give: Draft) -> Type:
    """The more particular one; of a deed and the deaths it brought, the deed."""
    if keep.kind == "statement":
        return max(keep.type, give.type, key=lambda type_: type_.rank)
    if keep.type.slug in give.type.instead or (keep.type.slug in _BARE and give.type.slug not in _BARE) or keep.type.slug == "injury":
        return give.type
    return keep.type


def _lay_blame(drafts: Sequence[Draft], carriers: Mapping[Draft, Draft]) -> None:
    """Who claims, denies or is accused of an event that the same sentence names, or the one before told, has that part in it."""
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence.number, []).append(draft)
    last: Draft | None = None
    for together in by_sentence.values():
        violent = [draft for draft in together if draft.kind == "occurrence" and _carried(draft, carriers).type.family == "violence"]
        for statement in together:
            if statement.kind == "statement" and statement.type.slug in _BLAMING:
                named = [event for event in violent if event.at > statement.at]
                near = [last] if last and statement.sentence.number - last.sentence.number <= 1 and not violent else []
                for event in named or near:
                    _blame(_carried(event, carriers), statement, _BLAMING[statement.type.slug])
        last = violent[-1] if violent else last


def _blame(root: Draft, statement: Draft, role: str) -> None:
    found = [part for part in statement.parts if part.role == ("speaker" if role else "accused") and part.id]
    for part in found:
        if not any(other.id == part.id and other.role in (role or "accused", "initiator") for other in root.parts):
            root.parts.append(Part(part.start, part.end, part.id, part.name, role or "accused"))
