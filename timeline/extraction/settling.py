"""What a listed name stands for where it stands: which row, actor or place, or only whose something is."""

from functools import lru_cache
from typing import NamedTuple

from timeline.extraction.lexicon import PEOPLE_TYPES, Lexicon, Sense, State, capital
from timeline.extraction.sightings import Sighting
from timeline.extraction.whereabouts import is_noun, is_place, listed
from timeline.names.countries import country_name
from timeline.names.gazetteer import ACTOR, PLACE, PUBLISHER, Alias, Entry


class Meaning(NamedTuple):
    """What a mention says of itself beside its words; see timeline.extraction.types.Mention."""

    kind: str
    id: str | None
    name: str
    guess: str | None = None
    adjective: bool = False
    why: str = ""


def meaning(seen: Sighting, lexicon: Lexicon, place: str = "") -> Meaning | None:
    """Of a sighting that a list has; None for words that name nobody by themselves. `place`: why it must be one."""
    own = [sense for sense in seen.senses if sense.entry]
    code = next((sense.country for sense in seen.senses if sense.country), "")
    if own and own[0].entry.table != PUBLISHER:
        return _of_rows(seen, own, lexicon, place)
    if code:
        return _of_country(seen, code, lexicon.states.get(code), place)
    if own:
        return Meaning(ACTOR, None, own[0].entry.name, "media", False, "a publisher, not an actor of the gazetteer")
    return next((_of_world(seen, sense.alias) for sense in seen.senses if sense.kind in ("place", "world")), None)


def _of_world(seen: Sighting, alias: Alias) -> Meaning:
    why = "a town or part of the world" if alias.kind == "place" else "widely known"
    table = PLACE if alias.kind == "place" else ACTOR
    return Meaning(table, None, alias.name, alias.kind, False, f"{why}; the gazetteer does not hold it")


def _of_rows(seen: Sighting, own: list[Sense], lexicon: Lexicon, place: str) -> Meaning:
    actors = [sense for sense in own if sense.entry.table == ACTOR]
    places = [sense for sense in own if sense.entry.table == PLACE]
    because = place or is_place(seen.previous)
    if because and not places and any(sense.kind == "place" for sense in seen.senses):
        return Meaning(PLACE, None, _town(seen), "place", False, f"“{because}” makes it a place, which the gazetteer does not hold")
    if not actors or (places and because):
        return _row(places[0], f"“{because}” makes it a place" if because and actors else "")
    best = min(actors, key=lambda sense: _strangeness(sense.entry, seen, lexicon))
    others = [sense.entry.slug for sense in actors if sense.entry is not best.entry]
    found = _row(best, f"it could also be {', '.join(others)}" if others else "")
    return found._replace(adjective=True, why=found.why + "; says whose something is") if _owns(seen, best.entry) else found


def _town(seen: Sighting) -> str:
    return next(sense.alias.name for sense in seen.senses if sense.kind == "place" and sense.alias)


def _strangeness(entry: Entry, seen: Sighting, lexicon: Lexicon) -> int:
    """Of two rows with one alias, the one whose own name has least beside it."""
    return len(lexicon.spelled[entry.slug]) if len(seen.raws) > 1 else 0


def _row(sense: Sense, more: str) -> Meaning:
    return Meaning(sense.entry.table, sense.entry.slug, sense.entry.name, None, False, _because(sense, more))


@lru_cache(maxsize=4096)
def _because(sense: Sense, more: str) -> str:
    alias = sense.alias.name
    says = f"named so in the gazetteer: “{alias}”" if alias != sense.entry.name else "the gazetteer's own name"
    return f"{says}; {more}" if more else says


def _of_country(seen: Sighting, code: str, state: State | None, place: str) -> Meaning:
    """A country by a name, a demonym or its people; the gazetteer may hold it as actor, as place, or not."""
    kinds = {sense.kind for sense in seen.senses}
    name = state.name if state else country_name(code)
    if "country" not in kinds:
        row = (state.actor or state.place) if state else None
        kind = row.table if row else ACTOR
        return Meaning(kind, row and row.slug, name, None if row else "state", True, f"belongs to {name}")
    because = place or is_place(seen.previous)
    row = state and ((state.place if because else state.actor) or state.actor or state.place)
    kind = row.table if row else PLACE if because else ACTOR
    why = f"“{because}” makes it a place" if because and kind == PLACE else "a country’s name"
    owns = not (because and kind == PLACE and not seen.hyphened) and _attributive(seen)
    return Meaning(kind, row and row.slug, name, None if row else "place" if kind == PLACE else "state", owns, why)


def _owns(seen: Sighting, entry: Entry) -> bool:
    """Whether it only says whose something is: "US sanctions", "Iran-backed", "Houthi attack"."""
    if entry.type == "state":
        return _attributive(seen)
    single = entry.type in PEOPLE_TYPES and len(seen.raws) == 1 and entry.name.endswith("s") and not seen.raws[0].endswith("s")
    return seen.hyphened or (single and is_noun(seen.following) and seen.following.lower() not in listed("neighbours", "themselves"))


def _attributive(seen: Sighting) -> bool:
    if seen.hyphened or seen.shared:
        return True
    word = seen.following
    if not word:
        return False
    if capital(word):
        return seen.named_after
    short = len(seen.raws) == 1 and seen.raws[0].replace(".", "").isupper() and len(seen.raws[0]) < 6
    return is_noun(word) if short else word in listed("neighbours", "owned")
