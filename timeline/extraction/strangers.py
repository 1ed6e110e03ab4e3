"""Names that no list has: which of them are worth offering, as what, and which spellings are one name."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from timeline.extraction.bearers import Bearer, Bearers, FullName, folded
from timeline.extraction.guessing import NOTHING
from timeline.extraction.lexicon import Lexicon, sounds_of
from timeline.extraction.sightings import Sighting


@dataclass
class Stranger:
    """One name through all its spellings."""

    spellings: Counter = field(default_factory=Counter)
    guesses: Counter = field(default_factory=Counter)
    whys: dict = field(default_factory=dict)
    seen: int = 0  # in running text, where its capital says something
    sure: bool = False

    def note(self, sighting: Sighting) -> None:
        self.spellings[" ".join(sighting.raws)] += 1
        if sighting.loud:
            return
        telling = not sighting.opens or len(sighting.raws) > 1
        self.seen += telling
        self.sure = self.sure or (telling and (len(sighting.raws) > 1 or sighting.guess.sure))
        if sighting.guess.kind:
            self.guesses[sighting.guess.kind] += 3 if sighting.guess.sure else 1
            self.whys.setdefault(sighting.guess.kind, sighting.guess.why)

    @property
    def worth(self) -> bool:
        return self.sure or self.seen > 1

    @property
    def name(self) -> str:
        """The fullest spelling, of equally full ones the most frequent."""
        return max(self.spellings, key=lambda name: (name.count(" "), self.spellings[name], len(name), name))

    @property
    def guess(self) -> tuple[str | None, str]:
        if not self.guesses:
            return None, "a capital word, met more than once"
        kind = max(self.guesses, key=lambda kind: (self.guesses[kind], kind))
        return kind, self.whys[kind]


def trimmed(text: str, sighting: Sighting, small: frozenset[str] | set[str]) -> Sighting | None:
    """Without a first word that only opens the sentence; None where nothing is left."""
    if not sighting.opens or sighting.raws[0].lower() not in small:
        return sighting
    rest = sighting.raws[1:]
    if not rest or sighting.titled:
        return None
    start = text.index(rest[0], sighting.start + len(sighting.raws[0]))
    return replace(sighting, start=start, raws=rest, opens=False)


def full_names(found: Iterable[Sighting], lexicon: Lexicon) -> dict[int, FullName]:
    """Names of several words by where they stand: those that sound like a known one are known, those that sound alike are one."""
    sounding: dict[tuple[str, ...], Bearer] = {}
    names: dict[int, FullName] = {}
    for sighting in found:
        if len(sighting.raws) > 1 and sighting.guess is not NOTHING:
            sounds = sounds_of(sighting.raws)
            known = lexicon.sounds.get(sounds) if sounds else None
            bearer = Bearer(known.slug) if known else Bearer(None, folded(sighting.raws))
            bearer = sounding.setdefault(sounds, bearer) if sounds else bearer
            names[sighting.start] = FullName(sighting.start, sighting.raws, bearer)
    return names


def grouped(
    found: Iterable[Sighting], names: dict[int, FullName], bearers: Bearers, same: dict[str, Bearer]
) -> list[tuple[Sighting, Bearer, str]]:
    """Each sighting with the one it names, and why."""
    settled = []
    for sighting in found:
        if sighting.guess is NOTHING:
            continue
        written = folded(sighting.raws)
        full = names.get(sighting.start)
        bearer, why = (
            (full.bearer, "sounds like a name of the gazetteer" if full.bearer.slug else "")
            if full
            else bearers.of(sighting.raws[0], sighting.start)
        )
        if written in same:
            bearer, why = same[written], "the name and its short form stand together in brackets"
        settled.append((sighting, bearer or Bearer(None, written), why))
    return settled


def strangers(settled: Iterable[tuple[Sighting, Bearer, str]]) -> dict[Bearer, Stranger]:
    found: dict[Bearer, Stranger] = defaultdict(Stranger)
    for sighting, bearer, _ in settled:
        if not bearer.slug:
            found[bearer].note(sighting)
    return {bearer: stranger for bearer, stranger in found.items() if stranger.worth}
