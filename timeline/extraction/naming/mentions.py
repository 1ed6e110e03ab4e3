"""Who and where is named in a text: each name's place, the row it stands for, and why."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from operator import attrgetter
from sys import intern

from timeline.extraction.naming import lexicon as lexicons
from timeline.extraction.naming.bearers import Bearer, Bearers, FullName, folded, initials_fit
from timeline.extraction.naming.guessing import Guess
from timeline.extraction.naming.lexicon import PRONOUNS, Lexicon
from timeline.extraction.naming.lookalikes import Evidence, whose
from timeline.extraction.naming.passages import Line, Passage, passage, passages
from timeline.extraction.naming.settling import Meaning, meaning
from timeline.extraction.naming.sightings import Sighting, sightings
from timeline.extraction.naming.strangers import Named, Stranger, full_names, grouped, persons, strangers, trimmed
from timeline.extraction.naming.traits import NO_TRAITS
from timeline.extraction.naming.whereabouts import listed
from timeline.extraction.types import Mention
from timeline.names.gazetteer import ACTOR, PLACE, Entry, Gazetteer
from timeline.names.matching import key, keys_of, names_of, words, words_of
from timeline.text.marks import Mark
from timeline.text.paragraphs import Paragraph

# Nobody new is looked for in these.
NOISE = frozenset({"share", "related", "comments", "spam", "template"})
BARS = frozenset({"share", "spam"})  # here not even those whom everybody knows
CREDITS = frozenset({"byline", "credit", "dateline"})
_START = attrgetter("start")
_REGION = re.compile(r", ([^\W\d_a-z][\w-]*(?: [^\W\d_a-z][\w-]*)?)")
_LIST = re.compile(r"(?:, (?:the )?[^\W\d_]\w{1,30}){0,9},? (?:and|or) (?:the )?[^\W\d_]")


@dataclass
class Reader:
    """What one reading of a text has found so far."""

    text: str
    lexicon: Lexicon
    mentions: list[Mention] = field(default_factory=list)
    full: list[FullName] = field(default_factory=list)  # known persons by several words
    shorts: list[Sighting] = field(default_factory=list)  # one word that the list gives to a person
    descriptions: list[Sighting] = field(default_factory=list)
    alikes: list[Sighting] = field(default_factory=list)  # short names that more than one row is called by
    unlisted: list[Sighting] = field(default_factory=list)
    bracketed: list[tuple[Sighting, Sighting]] = field(default_factory=list)
    loud: dict[tuple[int, int], None] = field(default_factory=dict)  # stretches where capitals say nothing
    small: set[str] = field(default_factory=set)

    def add(self, start: int, end: int, means: Meaning, text: str = "") -> None:
        kind, slug, name, guess, adjective, why = means
        # Interned, for in a long text each name is met a thousand times.
        text = text or intern(self.text[start:end])
        self.mentions.append(Mention(start, end, text, kind, slug, name, guess, adjective, intern(why)))


def find(text: str, lines: Sequence[Paragraph], marks: Sequence[Mark], gazetteer: Gazetteer) -> list[Mention]:
    """Every naming of an actor or a place in the lines, in order, none inside another.

    Names that the gazetteer does not hold have no `id`, a guess of kind, and one `name` through all their spellings.
    """
    reader = Reader(text, lexicons.of(gazetteer))
    noise = [mark for mark in marks if mark.kind in NOISE]
    datelines = [mark for mark in marks if mark.kind == "dateline"]
    credits = frozenset(mark.start for mark in marks if mark.kind in CREDITS)
    for read in passages(text, lines, reader.lexicon, credits):
        reader.small.update(read.among.raws)
        _read(reader, read, noise, datelines)
    _settle(reader)
    return _apart(reader.mentions)


def _at(marks: Sequence[Mark], start: int, end: int) -> bool:
    at = bisect_right(marks, start, key=lambda mark: mark.start) - 1
    return at >= 0 and marks[at].end >= end


def _read(reader: Reader, lines: Passage, noise: Sequence[Mark], datelines: Sequence[Mark]) -> None:
    """Settles what needs no other line, keeps the rest for later."""
    text, bars = reader.text, [mark for mark in noise if mark.kind in BARS]
    datelines_end = datelines[-1].end if datelines else 0
    last, placed = None, False
    for seen in sightings(lines):
        if last and seen.start - last.end == 2 and text.startswith(" (", last.end) and text.startswith(")", seen.end):
            if last.dateline:
                seen.guess, seen.opens = Guess("media", "it stands in the dateline", 10), False
            else:
                reader.bracketed.append((last if last.passage is None else last.alone(), seen.alone()))
        behind_town = placed and (_names_town(text, last, seen) or _is_listed(text, last, seen))
        around = "the place before it" if behind_town else _around_town(text, last, seen) if seen.has.capital else ""
        last, placed = seen, False
        if seen.has is NO_TRAITS:
            placed = _keep(reader, seen, noise)
        elif seen.has.person and len(seen.raws) == 1:
            reader.shorts.append(seen.alone())
        elif seen.has.apart and _rivals(seen, reader.lexicon):
            reader.alikes.append(seen.alone())
        elif _waits(seen):
            reader.descriptions.append(seen.alone())
        else:
            dateline = seen.dateline or (seen.start < datelines_end and _at(datelines, seen.start, seen.end))
            if seen.has.capital and len(seen.raws) == 1 and not (dateline or around or seen.place_word or seen.hyphened or bars):
                reader.shorts.append(seen.alone())  # "Washington" may be George
                continue
            noisy = bool(bars) and _at(bars, seen.line.start, seen.line.end)
            taken = _take(reader, seen, "the dateline" if dateline else around, noisy)
            placed = taken is not None and taken.kind == PLACE


def _around_town(text: str, town: Sighting | None, seen: Sighting) -> str:
    """What makes a place of a capital that stands for a government: "Spokane, Washington on Monday", "Moscow, Idaho"."""
    region = _REGION.match(text, seen.end)
    if region and region[1].lower() in listed("places", "regions", "names") and not _LIST.match(text, seen.end):
        return f", {region[1]}"
    if town is None or text[town.end : seen.start] != ", " or town.has is not NO_TRAITS or town.guess.kind not in (None, "place"):
        return ""
    closed = _names_town(text, town, seen) and not _LIST.match(text, seen.end)
    return "the town before it" if closed or seen.following in listed("places", "behind_states") else ""


def _keep(reader: Reader, seen: Sighting, noise: Sequence[Mark]) -> bool:
    """Puts a name that no list has by, and tells whether it seems to be a place's."""
    if seen.dateline:
        seen.guess, seen.opens = Guess("place", "it stands in the dateline", 10), False
    elif seen.line.loud:
        reader.loud[(seen.line.start, seen.line.end)] = None
        return False
    if _at(noise, seen.line.start, seen.line.end):
        return False
    seen.passage = None  # its words are not asked for again, and would fill the memory
    reader.unlisted.append(seen)
    return seen.guess.kind == "place"


def _is_listed(text: str, one: Sighting, other: Sighting) -> bool:
    """ "In Iran, Iraq and Syria", but not "in Iraq, Iran said"."""
    between = text[one.end : other.start]
    return between in (" and ", " or ", ", and ") or (between == ", " and bool(_LIST.match(text, other.end)))


def _names_town(text: str, town: Sighting, seen: Sighting) -> bool:
    """ "Kirkuk, Iraq," but not "in Kirkuk, Iraq said"."""
    return text[town.end : seen.start] == ", " and text[seen.end : seen.end + 2].strip()[:1] in ("", ",", ".", ";", "(", ")", "–", "—")


def _take(reader: Reader, seen: Sighting, place: str = "", noisy: bool = False) -> Meaning | None:
    """Settles a listed name where it stands; of `noisy` lines only rows of the gazetteer are wanted."""
    means = meaning(seen, reader.lexicon, place)
    if means is None or (noisy and not means.id):
        return None
    reader.add(seen.start, seen.end, means, seen.text)
    if seen.has.person and len(seen.raws) > 1 and means.id and means.kind == ACTOR:
        reader.full.append(FullName(seen.start, seen.raws, Bearer(means.id)))
    return means


def _rivals(seen: Sighting, lexicon: Lexicon) -> tuple[Entry, ...]:
    """Rows that are called so for short, though by the list it is another's name."""
    return lexicon.alike.get((seen.has.apart.slug, folded(seen.raws)), ())


def _waits(seen: Sighting) -> bool:
    """Whether a name stands for its row only where the text names that row otherwise too."""
    return seen.has.waits or (seen.has.waits_owned and seen.raws[0].lower() in PRONOUNS)


def _settle(reader: Reader) -> None:
    """What only the whole text can tell."""
    unlisted = trimmed(reader.text, reader.unlisted, reader.small)
    names = full_names(unlisted, reader.lexicon)
    people = [*reader.full, *persons(unlisted, names)]
    bearers = Bearers(people)
    settled = [*grouped(unlisted, names, bearers, _same(reader)), *_surnames(reader, bearers)]
    offered = strangers(settled)
    for seen, bearer, why in settled:
        _name(reader, seen.start, seen.end, bearer, why, offered)
    _in_headlines(reader, offered, people, bearers)
    _tell_apart(reader)
    _describe(reader)


def _surnames(reader: Reader, bearers: Bearers) -> list[Named]:
    """Settles one-word names of known persons; gives back those that another, whom no list has, bears in this text."""
    others = []
    for seen in reader.shorts:
        bearer, why = _by_title(seen) or _the_other(seen, bearers) or bearers.of(seen.raws[0], seen.start)
        rows = {sense.entry.slug: sense.entry for sense in seen.has.rows}
        if bearer and bearer.slug:
            entry = reader.lexicon.gazetteer.actors[bearer.slug]
            reader.add(seen.start, seen.end, Meaning(ACTOR, entry.slug, entry.name, None, False, why))
        elif bearer:
            others.append((seen, bearer, why))
        elif len(rows) == 1 and not why:
            _take(reader, seen)
        else:
            why = why or f"several rows of the gazetteer bear the name: {', '.join(sorted(rows))}"
            reader.add(seen.start, seen.end, Meaning(ACTOR, None, seen.text, "person", False, why))
    return others


def _by_title(seen: Sighting) -> tuple[Bearer, str] | None:
    """Of several rows with one surname the only one with the title that stands before it."""
    title = seen.title.lower().strip(". ")
    rows = {sense.entry.slug for sense in seen.has.rows if sense.title == title} if title else set()
    return (Bearer(rows.pop()), f"“{seen.title}” is the title that the gazetteer gives this one") if len(rows) == 1 else None


def _the_other(seen: Sighting, bearers: Bearers) -> tuple[Bearer, str] | None:
    """ "The other Berg": of two rows the one that was not spoken of before."""
    rows = {sense.entry.slug for sense in seen.has.rows} if len(seen.has.rows) > 1 else ()
    if len(rows) != 2 or seen.previous[:2] != ["other", "the"]:
        return None
    one, _ = bearers.of(seen.raws[0], seen.start)
    left = rows - {one.slug} if one else rows
    return (Bearer(left.pop()), "“the other” of two rows that bear the name") if len(left) == 1 else None


def _same(reader: Reader) -> dict[str, Bearer]:
    """Names that brackets declare to be another's: "Central Command (CENTCOM)"."""
    found: dict[str, Bearer] = {}
    for one, other in reader.bracketed:
        short, long = (other, one) if len(other.raws) == 1 else (one, other)
        acronym = short.raws[0]
        if len(short.raws) > 1 or not (acronym.isupper() and 1 < len(acronym) < 9):
            continue
        fits = initials_fit(long.raws, acronym)
        slugs = [means.id for seen in (long, short) if seen.has is not NO_TRAITS and (means := meaning(seen, reader.lexicon)) and means.id]
        if slugs and fits:
            found.update((folded(seen.raws), Bearer(slugs[0])) for seen in (long, short) if seen.has is NO_TRAITS)
        elif not slugs and long.has is short.has is NO_TRAITS and (fits or (len(long.raws) > 1 and long.guess.kind != "person")):
            found[folded(short.raws)] = Bearer(None, folded(long.raws))
    return found


def _in_headlines(reader: Reader, offered: Mapping[Bearer, Stranger], people: Sequence[FullName], bearers: Bearers) -> None:
    """Of names that no list has, a headline is asked only for those that stand below it too, in full or as a surname."""
    if not reader.loud:
        return
    lines = [words(reader.text, start, end) for start, end in reader.loud]
    there = keys_of(raw for line in lines for raw in line.raws)
    spelled = [(spelling, bearer) for bearer, stranger in offered.items() for spelling in stranger.spellings]
    surnames = dict.fromkeys(name.raws[-1] for name in people)
    names = names_of((name, bearer) for name, bearer in (*spelled, *((surname, None) for surname in surnames)) if _key(name) in there)
    taken = sorted((one.start, one.end) for one in reader.mentions)
    for line in lines:
        for found in names.scan(line):
            at = bisect_right(taken, (found.end,)) - 1
            bearer, why = found.labels[0].value, ""
            if bearer is None:
                bearer, why = bearers.of(found.labels[0].words[0], found.start)
            if bearer and (at < 0 or taken[at][1] <= found.start):
                _name(reader, found.start, found.end, bearer, why, offered)


def _key(name: str) -> str:
    return key(words_of(name)[0])


def _name(reader: Reader, start: int, end: int, bearer: Bearer, why: str, offered: Mapping[Bearer, Stranger]) -> None:
    if bearer.slug:
        entry = reader.lexicon.gazetteer.actors[bearer.slug]
        reader.add(start, end, Meaning(entry.table, entry.slug, entry.name, None, False, why))
    elif bearer in offered:
        kind, because = offered[bearer].guess
        because = "; ".join(filter(None, ("not in the gazetteer", why, because)))
        reader.add(start, end, Meaning(PLACE if kind == "place" else ACTOR, None, offered[bearer].name, kind, False, because))


def _tell_apart(reader: Reader) -> None:
    """ "Hezbollah" is the Lebanese one, unless the words around speak of "Kataib Hezbollah" or of Iraq alone."""
    if not reader.alikes:
        return
    known = reader.lexicon.gazetteer.actors
    evidence = Evidence((one.start, one.id or one.name) for one in reader.mentions)
    for seen in reader.alikes:
        entry, rivals = seen.has.apart, _rivals(seen, reader.lexicon)
        slug, why = whose(seen, entry, rivals, evidence, reader.lexicon)
        if slug:
            reader.add(seen.start, seen.end, Meaning(ACTOR, slug, known[slug].name, None, False, why))
        else:
            reader.add(seen.start, seen.end, Meaning(ACTOR, None, seen.text, entry.type, False, why))


def _describe(reader: Reader) -> None:
    """Descriptions of those whom the text names; another's words are read again without them."""
    named_here = {mention.id for mention in reader.mentions if mention.id and not mention.adjective}
    reader.mentions.sort(key=_START)
    starts = [mention.start for mention in reader.mentions]
    agents = list(reader.mentions)
    for seen in reader.descriptions:
        if _stands(reader, seen, named_here, agents, starts):
            _take(reader, seen)
        else:
            refused = frozenset(sense.entry.slug for sense in seen.has.rows)
            for inner in sightings(passage(reader.text, [Line(seen.start, seen.end)], reader.lexicon, refused)):
                if inner.has is not NO_TRAITS and not _waits(inner):
                    _take(reader, inner)


def _stands(reader: Reader, seen: Sighting, named_here: set[str], agents: Sequence[Mention], starts: Sequence[int]) -> bool:
    slugs = {sense.entry.slug for sense in seen.has.senses}
    if seen.raws[0].lower() in PRONOUNS - {"our", "my"}:
        at = bisect_right(starts, seen.start) - 1
        antecedent = next((agents[i] for i in range(at, max(-1, at - 6), -1) if agents[i].id and not agents[i].adjective), None)
        return antecedent is not None and any(antecedent.id in _inside(reader.lexicon, sense.entry) for sense in seen.has.senses)
    return bool(slugs & named_here)


def _inside(lexicon: Lexicon, entry: Entry) -> set[str]:
    """Rows that the name of a row speaks of: "Iran's proxies" of Iran."""
    row = (entry.table, entry.slug)
    if row not in lexicon.inside:
        lexicon.inside[row] = _named_inside(lexicon, entry)
    return lexicon.inside[row]


def _named_inside(lexicon: Lexicon, entry: Entry) -> set[str]:
    found = lexicon.names.scan(words(entry.name), lambda label, first, last: label.value.entry is not entry, every=True)
    states = lexicon.states
    inside = {label.value for name in found for label in name.labels}
    return {sense.entry.slug for sense in inside if sense.entry} | {
        states[s.country].actor.slug for s in inside if s.country in states and states[s.country].actor
    }


def _apart(mentions: Iterable[Mention]) -> list[Mention]:
    """In order, the longer of two that meet."""
    kept: list[Mention] = []
    for mention in sorted(mentions, key=_START):
        if not kept or mention.start >= kept[-1].end:
            kept.append(mention)
        elif mention.start == kept[-1].start and mention.end > kept[-1].end:
            kept[-1] = mention
    return kept
