"""Names that no list has: which of them are worth offering, as what, and which spellings are one name."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from timeline.extraction.naming.bearers import Bearer, Bearers, FullName, folded, surname
from timeline.extraction.naming.guessing import NOTHING, Around, guess, is_name_at_opening
from timeline.extraction.naming.lexicon import Lexicon, capital, sounds_of
from timeline.extraction.naming.sightings import Sighting

SURE = 5  # weight of what hardly tells anything else
FIRMS = frozenset({"organisation", "media", "office", "armed-group"})
Named = tuple[Sighting, Bearer, str]  # a sighting, whom it names, and why


@dataclass
class Stranger:
    """One name through all its spellings."""

    spellings: dict[str, int] = field(default_factory=dict)
    guesses: dict[str, int] = field(default_factory=dict)
    whys: dict = field(default_factory=dict)
    seen: int = 0  # in running text, where its capital says something
    sure: bool = False

    def note(self, sighting: Sighting) -> None:
        self.spellings[sighting.text] = self.spellings.get(sighting.text, 0) + 1
        telling = not sighting.opens or is_name_at_opening(sighting.raws, sighting.guess)
        self.seen += telling
        self.sure = self.sure or (telling and (len(sighting.raws) > 1 or sighting.guess.weight > 1))
        kind, why, weight = sighting.guess
        if kind:
            held = self.guesses.get(kind, 0)
            more = weight >= SURE or sighting.text.isupper()
            self.guesses[kind] = held + weight if more else max(held, weight)  # a hint again is no more than a hint
            self.whys.setdefault(kind, why)

    @property
    def worth(self) -> bool:
        return self.sure or self.seen > 1

    @cached_property
    def name(self) -> str:
        """The fullest spelling, of equally full ones the most frequent."""
        fullest = max(self.spellings, key=lambda name: (name.count(" "), not name.isupper(), self.spellings[name], len(name), name))
        return fullest.title() if fullest.isupper() and self.guess[0] == "place" else fullest

    @property
    def may_be_person(self) -> bool:
        kind, _ = self.guess
        hinted = kind == "organisation" and self.guesses[kind] < SURE and not self.name.isupper()
        return kind in ("person", None) or (hinted and all(map(capital, self.name.split())))

    @property
    def _surnames(self) -> set[str]:
        return {name.rpartition(" ")[2] for name in self.spellings if " " in name}

    @cached_property
    def guess(self) -> tuple[str | None, str]:
        if not self.guesses:
            return None, "a capital word, met more than once"
        if max(self.guesses.values()) < SURE and not self._surnames.isdisjoint(self.spellings):
            return "person", "called by a surname too"
        kind = max(self.guesses, key=lambda kind: (self.guesses[kind], kind))
        return kind, self.whys[kind]


def trimmed(text: str, found: Sequence[Sighting], small: set[str]) -> list[Sighting]:
    """Without first words that only open their sentence: such as stand in the text in small letters too."""
    certain = {folded(sighting.raws) for sighting in found if not sighting.opens}
    kept = ((sighting if folded(sighting.raws) in certain else _trimmed(text, sighting, small)) for sighting in found)
    return [sighting for sighting in kept if sighting and not _is_common(sighting, small)]


def _trimmed(text: str, sighting: Sighting, small: set[str]) -> Sighting | None:
    first, *rest = sighting.raws
    if not sighting.opens or first.lower() not in small:
        return sighting
    if not rest or sighting.title or not capital(rest[0]) or not capital(rest[-1]):
        return None
    start = text.index(rest[0], sighting.start + len(first))
    guessed = guess(Around(tuple(rest), False, sighting.following, lambda: (first.lower(),), list))
    return replace(sighting, start=start, text=text[start : sighting.end], raws=tuple(rest), guess=guessed, opens=False)


def _is_common(sighting: Sighting, small: set[str]) -> bool:
    """ "Women" and "Safety", which the text has in small letters too."""
    return len(sighting.raws) == 1 and sighting.guess.weight < 5 and sighting.raws[0].lower() in small


def full_names(found: Iterable[Sighting], lexicon: Lexicon) -> dict[int, FullName]:
    """Names of several words by where they stand: those that sound like a known one are known, those that sound alike are one."""
    sounding: dict[tuple[str, ...], Bearer] = {}
    names: dict[int, FullName] = {}
    for sighting in found:
        if len(sighting.raws) > 1 + sighting.raws[-1].islower() and sighting.guess is not NOTHING:
            sounds = sounds_of(sighting.raws)
            known = lexicon.sounds.get(sounds) if sounds else None
            bearer = Bearer(known.slug) if known else Bearer(None, folded(sighting.raws))
            bearer = sounding.setdefault(sounds, bearer) if sounds else bearer
            names[sighting.start] = FullName(sighting.start, sighting.raws, bearer)
    return names


def persons(found: Iterable[Sighting], names: dict[int, FullName]) -> list[FullName]:
    """Those of the full names that can have a surname."""
    whole: dict[Bearer, Stranger] = defaultdict(Stranger)
    for sighting in found:
        if sighting.start in names:
            whole[names[sighting.start].bearer].note(sighting)
    fit = {bearer for bearer, stranger in whole.items() if bearer.slug or stranger.may_be_person}
    return [name for name in names.values() if name.bearer in fit]


def shortened(found: Iterable[Sighting], names: dict[int, FullName]) -> dict[str, Bearer]:
    """Whom the first words of a full name stand for, where only one name begins so: "Benjamin Savings" of "Benjamin Savings Bank"."""
    begins: dict[str, set[Bearer]] = defaultdict(set)
    for sighting in found:
        name = names.get(sighting.start)
        if name and not name.bearer.slug and len(name.raws) < 10:
            whole = len(name.raws) if sighting.guess.kind in FIRMS else 2 if sighting.guess.kind == "person" else 1
            for length in range(1, whole):
                begins[folded(name.raws[:length])].add(name.bearer)
    longest = {
        bearer.folded: next(iter(begins[bearer.folded])) for bearer in set().union(*begins.values()) if len(begins[bearer.folded]) == 1
    }
    whole = {short: {longest.get(bearer.folded, bearer) for bearer in bearers} for short, bearers in begins.items()}
    return {short: next(iter(bearers)) for short, bearers in whole.items() if len(bearers) == 1}


def grouped(found: Sequence[Sighting], names: dict[int, FullName], bearers: Bearers, same: dict[str, Bearer]) -> list[Named]:
    """Each sighting with the one it names, and why."""
    short = shortened(found, names)
    return [
        (sighting, *_named(sighting, names.get(sighting.start), bearers, same, short))
        for sighting in found
        if sighting.guess is not NOTHING
    ]


def _named(
    sighting: Sighting, full: FullName | None, bearers: Bearers, same: dict[str, Bearer], short: dict[str, Bearer]
) -> tuple[Bearer, str]:
    written = folded(sighting.raws)
    if written in same:
        return same[written], "the name and its short form stand together in brackets"
    if full and (full.bearer.slug or written not in short):
        return full.bearer, "sounds like a name of the gazetteer" if full.bearer.slug else ""
    last = surname(sighting.raws)
    bearer, why = bearers.of(last, sighting.start) if len(sighting.raws) == last.count(" ") + 1 else (None, "")
    if bearer or why:
        return bearer or Bearer(None, written), why
    if written in short:
        return short[written], "the beginning of a longer name in this text"
    return Bearer(None, written), ""


def strangers(settled: Iterable[Named]) -> dict[Bearer, Stranger]:
    found: dict[Bearer, Stranger] = defaultdict(Stranger)
    for sighting, bearer, _ in settled:
        if not bearer.slug:
            found[bearer].note(sighting)
    return {bearer: stranger for bearer, stranger in found.items() if stranger.worth}
