"""What a listed name stands for where it stands: which row, actor or place, or only whose something is."""

from functools import lru_cache
from typing import NamedTuple

from timeline.extraction.naming.lexicon import PEOPLE_TYPES, Lexicon, Sense, State, capital
from timeline.extraction.naming.sightings import Sighting
from timeline.extraction.naming.traits import Traits
from timeline.extraction.naming.whereabouts import is_noun, listed
from timeline.names.countries import country_name
from timeline.names.gazetteer import ACTOR, PLACE, Alias, Entry


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
    has = seen.has
    if has.actors and not has.places and not has.world:
        return _of_rows(seen, has, lexicon, "")
    if has.actors or has.places:
        return _of_rows(seen, has, lexicon, place or seen.place_word)
    if has.country:
        return _of_country(seen, has.country, lexicon.states.get(has.country), place or seen.place_word)
    if has.rows:
        return Meaning(ACTOR, None, has.rows[0].entry.name, "media", False, "a publisher, not an actor of the gazetteer")
    return _of_world(seen, has.world) if has.world else None


def _of_world(seen: Sighting, alias: Alias, because: str = "") -> Meaning:
    why = because or ("a town or part of the world" if alias.kind == "place" else "widely known")
    table = PLACE if alias.kind == "place" or (alias.kind == "state" and seen.place_word) else ACTOR
    return Meaning(table, None, alias.name, alias.kind, bool(seen.hyphened), f"{why}; the gazetteer does not hold it")


def _of_rows(seen: Sighting, has: Traits, lexicon: Lexicon, because: str) -> Meaning:
    if because and not has.places and has.world and has.world.kind == "place":
        return _of_world(seen, has.world, f"“{because}” makes it a place")
    hyphened = seen.hyphened
    if hyphened and not because and hyphened in listed("neighbours", "seated"):
        because = f"-{hyphened}"
    if not has.actors or (has.places and because):
        found = _row(has.places[0], f"“{because}” makes it a place" if because and has.actors else "")
        return found._replace(adjective=True) if hyphened and not seen.paired else found  # "Baghdad-based"
    best, others = has.actors[0], ""
    if has.several or has.telling:
        best = min(has.actors, key=lambda sense: (-_told(sense, seen), _strangeness(sense.entry, seen, lexicon)))
        others = ", ".join(sorted({sense.entry.slug for sense in has.actors} - {best.entry.slug}))
    return _row(best, f"it could also be {others}" if others else "", _owns(seen, best.entry, hyphened))


def _told(sense: Sense, seen: Sighting) -> int:
    """How many of the words that tell a described row from others stand in the line."""
    return seen.passage.tells(sense.telling, seen.last) if sense.telling else 0


def _strangeness(entry: Entry, seen: Sighting, lexicon: Lexicon) -> int:
    """Of two rows with one alias, the one whose own name begins so, then the one whose name has least beside it."""
    begins = entry.name.lower().startswith(seen.text.lower())
    return len(lexicon.spelled[entry.slug]) - 100 * begins if len(seen.raws) > 1 else 0


@lru_cache(maxsize=4096)
def _row(sense: Sense, more: str, owns: bool = False) -> Meaning:
    alias = sense.alias.name
    says = f"named so in the gazetteer: “{alias}”" if alias != sense.entry.name else "the gazetteer's own name"
    why = "; ".join(filter(None, (says, more, "says whose something is" if owns else "")))
    return Meaning(sense.entry.table, sense.entry.slug, sense.entry.name, None, owns, why)


def _of_country(seen: Sighting, code: str, state: State | None, because: str) -> Meaning:
    """A country by a name, a demonym or its people; the gazetteer may hold it as actor, as place, or not."""
    name = state.name if state else country_name(code)
    if "country" not in seen.has.kinds:
        row = (state.actor or state.place) if state else None
        kind = row.table if row else ACTOR
        return Meaning(kind, row and row.slug, name, None if row else "state", True, f"belongs to {name}")
    row = state and ((state.place if because else state.actor) or state.actor or state.place)
    kind = row.table if row else PLACE if because else ACTOR
    why = f"“{because}” makes it a place" if because and kind == PLACE else "a country’s name"
    owns = bool(seen.hyphened) or (not (because and kind == PLACE) and _attributive(seen))
    return Meaning(kind, row and row.slug, name, None if row else "place" if kind == PLACE else "state", owns, why)


def _owns(seen: Sighting, entry: Entry, hyphened: str) -> bool:
    """Whether it only says whose something is: "US sanctions", "Iran-backed", "Houthi attack"."""
    if hyphened:
        return True
    if entry.type == "state":
        return _attributive(seen)
    if not seen.following or entry.type not in PEOPLE_TYPES or len(seen.raws) > 1:
        return False
    single = entry.name.lower().endswith(f"{seen.raws[0].lower()}s")
    return single and is_noun(seen.following) and seen.following.lower() not in listed("neighbours", "themselves")


def _attributive(seen: Sighting) -> bool:
    """Of one that no hyphen ties to what follows."""
    if seen.shared:
        return True
    word = seen.following
    if not word:
        return False
    if capital(word):
        return seen.named_after
    short = len(seen.raws) == 1 and seen.raws[0].replace(".", "").isupper() and len(seen.raws[0]) < 6
    return is_noun(word) if short else word in listed("neighbours", "owned")
