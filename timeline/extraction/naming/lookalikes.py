"""Two rows with one short name: which of them the words around speak of."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from timeline.extraction.naming.lexicon import Lexicon, belongings
from timeline.extraction.naming.sightings import Sighting
from timeline.names.countries import country_name
from timeline.names.gazetteer import Entry

FAR = 200  # names back to which the last one spoken of is looked for


class Evidence:
    """What a text names, in order: slugs, or names where there is none."""

    def __init__(self, named: Iterable[tuple[int, str]]) -> None:
        self._named = sorted(named)
        self.spoken = {name for _, name in self._named}

    def before(self, start: int) -> list[str]:
        """The last names before `start`, nearest first."""
        at = bisect_left(self._named, (start, ""))
        return [name for _, name in reversed(self._named[max(0, at - FAR) : at])]


def whose(seen: Sighting, entry: Entry, rivals: Sequence[Entry], evidence: Evidence, lexicon: Lexicon) -> tuple[str | None, str]:
    """The row's slug and why; None where a country before the name says that it is neither."""
    country = belongings().get(seen.previous[0], "") if seen.previous else ""
    if country and any(row.country for row in (entry, *rivals)):
        fitting = [row for row in (entry, *rivals) if row.country == country]
        says = f"“{seen.previous[0]}” stands before it"
        return (fitting[0].slug, says) if fitting else (None, f"{says}: none of those whom the gazetteer calls so")
    own, others = _words_for(entry, lexicon), {rival.slug: rival for rival in rivals}
    if others.keys().isdisjoint(evidence.spoken):
        return entry.slug, "the gazetteer gives it this name alone"
    for name in evidence.before(seen.start):
        if name in others:
            return name, f"short for {others[name].name}, which was named last before it"
        if name in own:
            return entry.slug, f"{name} was named last before it"
    return (
        (None, "it can be any of several rows") if own.isdisjoint(evidence.spoken) else (entry.slug, "nothing before it speaks of another")
    )


def _words_for(entry: Entry, lexicon: Lexicon) -> set[str]:
    """What speaks of a row: itself in full, and its country."""
    state = lexicon.states.get(entry.country)
    rows = [row.slug for row in (state.actor, state.place) if row] if state else []
    return {entry.slug, *rows, country_name(entry.country)}
