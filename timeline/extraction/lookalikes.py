"""Two rows with one short name: which of them the words around speak of."""

from bisect import bisect_left
from collections.abc import Sequence

from timeline.extraction.lexicon import Lexicon, belongings
from timeline.extraction.sightings import Sighting
from timeline.names.countries import country_name
from timeline.names.gazetteer import Entry

Evidence = Sequence[tuple[int, str]]  # where something is named, and its slug or its name


def whose(seen: Sighting, entry: Entry, rivals: Sequence[Entry], evidence: Evidence, lexicon: Lexicon) -> tuple[str | None, str]:
    """The row's slug and why; None where a country before the name says that it is neither."""
    country = belongings().get(seen.previous[0], "") if seen.previous else ""
    if country and any(row.country for row in (entry, *rivals)):
        fitting = [row for row in (entry, *rivals) if row.country == country]
        says = f"“{seen.previous[0]}” stands before it"
        return (fitting[0].slug, says) if fitting else (None, f"{says}: none of those whom the gazetteer calls so")
    own = _words_for(entry, lexicon)
    spoken = {name for _, name in evidence}
    of_rivals = {name: rival for rival in rivals for name in (rival.slug,)}
    if not spoken & set(of_rivals):
        return entry.slug, "the gazetteer gives it this name alone"
    for _, name in reversed(evidence[max(0, bisect_left(evidence, (seen.start, "")) - 200) : bisect_left(evidence, (seen.start, ""))]):
        if name in of_rivals:
            return of_rivals[name].slug, f"short for {of_rivals[name].name}, which was named last before it"
        if name in own:
            return entry.slug, f"{name} was named last before it"
    return (entry.slug, "nothing before it speaks of another") if spoken & own else (None, "it can be any of several rows")


def _words_for(entry: Entry, lexicon: Lexicon) -> set[str]:
    """What speaks of a row: itself in full, and its country."""
    state = lexicon.states.get(entry.country)
    rows = [row.slug for row in (state.actor, state.place) if row] if state else []
    return {entry.slug, *rows, country_name(entry.country)}
