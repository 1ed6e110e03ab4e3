"""The sentences that events are looked for in: the article's own prose, its captions and its headline, in clauses."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from timeline.extraction.article import Article
from timeline.extraction.grammar.clauses import Clause, clauses
from timeline.extraction.grammar.phrases import Slot
from timeline.extraction.grammar.units import DATE, NAME, POINT, Unit, units
from timeline.extraction.proposing.dayheads import days_over
from timeline.extraction.proposing.triggers import BARE, PASSIVE, PLACE, Noun, Verb, follows, listed, nouns_of, verbs
from timeline.extraction.types import Dated, Mark, Part, Stretch
from timeline.text.paragraphs import Paragraph, sentences

OWN_MARKS = frozenset(("headline", "caption"))
WIDEST = 80  # units beside a verb that are looked at
SHORTEST_LEAD = 6  # units of the sentence that an article begins with
LONGEST = 3000  # code points of a sentence that are read; longer ones are no prose
_DASHES = frozenset((":", "–", "—", "-"))
_OPENING, _CLOSING = "“«„", "”»"


@dataclass(eq=False)
class Sentence:
    """One sentence as units and clauses; `mark` is "headline", "caption" or "".

    What its steps ask again and again is looked up once: its units in lower case as a row and as a set of `words`, `all_words` with
    those of names and hyphenated ones one by one, `dates`, `names` and `actors`, which are named and no modifiers, by their place in the
    row, `events` the nouns that tell one.
    """

    number: int
    line: Paragraph
    row: list[Unit]
    named: list[int]  # the places of its names and dates
    mark: str = ""
    quotes: Sequence[tuple[int, int]] = ()
    head: Dated | None = None  # the date that stands in front of the item of a list
    section: int = 0  # how many headings stand before it
    under: Dated | None = None  # the day that a heading above gives
    leads: bool = False  # whether the article's own prose begins with it

    def __post_init__(self):
        row = self.row
        self.start, self.end = row[0].start, row[-1].end
        self.lowers = [unit.lower for unit in row]
        self.words = set(self.lowers)
        self.has_hyphens = "-" in " ".join(self.lowers)
        self.dates: list[int] = []
        self.names: list[int] = []
        self.actors: list[int] = []
        for at in self.named:
            unit = row[at]
            if unit.kind is DATE:
                self.dates.append(at)
            else:
                self.names.append(at)
                if unit.mention.kind == "actor" and not unit.adjective:
                    self.actors.append(at)
        self.is_question = "?" in self.lowers[-2:]
        self.is_dated = self.head is not None or self.under is not None or bool(self.dates)
        self.clauses: list[Clause] = clauses(row)
        self.events: dict[int, Noun] = nouns_of(row, self.lowers)
        self._eventful = list(self.events)
        self.all_words = self.words.union(self._parts(self.words, self.names))
        self._beside: dict[int, list[str]] = {}
        for clause in self.clauses:
            self._tell(clause)
        self.speaking = [clause for clause in self.clauses if clause.speech]

    def _tell(self, clause: Clause) -> None:
        """What the clause's verb tells, by what stands beside it."""
        if clause.group and not clause.group.copula and (verb := self.fitting(verbs().get(clause.lemma, ()), clause)):
            clause.verb, clause.speech = verb, verb.type if verb.type.speech else None

    def fitting(self, several: Sequence[Verb], clause: Clause) -> Verb | None:
        """The first of a verb's meanings that what stands beside it allows."""
        for verb in several:
            if self._is_told(verb, clause):
                return verb
        return None

    def _is_told(self, verb: Verb, clause: Clause) -> bool:
        if verb.rest and not (verb.rest[0] in self.words and follows(self.lowers, clause.group.main, verb.rest)):
            return False
        if verb.rest == ("on",) and any(unit.kind is DATE for unit in self.row[clause.group.main + 2 : clause.group.main + 3]):
            return False  # "insisted on Monday that"
        if verb.needs and not self._stands_beside(verb.needs, clause):
            return False
        return not (verb.refuses and self._stands_beside(verb.refuses, clause))

    def _stands_beside(self, words: frozenset[str], clause: Clause) -> bool:
        """Whether one of some words stands beside a clause's verb; PASSIVE, BARE and PLACE say how the verb itself stands."""
        if not words.isdisjoint(self.all_words) and not words.isdisjoint(self.beside(clause)):
            return True
        passive = clause.group.passive
        if PASSIVE in words and passive or BARE in words and not (passive or clause.objects()):
            return True
        return PLACE in words and self._is_of_place((not passive and clause.objects()) or clause.subject)

    def _is_of_place(self, slots: Sequence[Slot]) -> bool:
        return any(_is_place(self.row[slot.head]) for slot in slots)

    def beside(self, clause: Clause) -> list[str]:
        """The words that stand beside a clause's verb, without the verb."""
        found = self._beside.get(clause.number)
        if found is None:
            found = self._beside[clause.number] = self.words_in(self.stretches_beside(clause), clause.group.main)
        return found

    def words_in(self, stretches: Iterable[tuple[int, int]], main: int = -1) -> list[str]:
        """The words of some stretches, hyphenated ones and those of names one by one as well, but not the unit at `main`."""
        found: list[str] = []
        names: list[int] = []
        for start, end in stretches:
            words = self.lowers[start:end]
            if start <= main < end:
                del words[main - start]
            found += words
            names += self.names_in(start, end)
        return found + self._parts(found, names)

    def _parts(self, words: Iterable[str], names: Iterable[int]) -> list[str]:
        """The parts of the hyphenated ones among some words, and of names."""
        several = [self.lowers[at] for at in names]
        if self.has_hyphens:
            several += [word for word in words if "-" in word]
        return " ".join(several).replace("-", " ").split()

    def stretches_beside(self, clause: Clause) -> list[tuple[int, int]]:
        """The clause, its subject, and what a relative pronoun looks back to."""
        spans = [(clause.start, min(clause.end + 1, clause.start + WIDEST, len(self.row)))]
        for slot in clause.subject:
            if not clause.start <= slot.start < clause.end:
                spans.append((slot.start, min(slot.end, slot.start + WIDEST)))
        if clause.link in ("which", "that", "who", "to") and clause.start:
            spans.append((max(0, clause.start - 8), clause.start))
        return spans

    def dates_in(self, start: int, end: int) -> list[int]:
        places = self.dates
        return places[bisect_left(places, start) : bisect_left(places, end)] if places else places

    def names_in(self, start: int, end: int) -> list[int]:
        places = self.names
        return places[bisect_left(places, start) : bisect_left(places, end)] if places else places

    def events_in(self, start: int, end: int) -> list[int]:
        places = self._eventful
        return places[bisect_left(places, start) : bisect_left(places, end)] if places else places

    def says(self, words: frozenset[str]) -> bool:
        """Whether one of these words stands in it."""
        return not self.words.isdisjoint(words)

    def is_quoted(self, at: int) -> bool:
        """Whether the unit stands inside quotation marks."""
        place = self.row[at].start
        return bool(self.quotes) and any(start < place < end for start, end in self.quotes)

    def names_person(self, part: Part) -> bool:
        """Whether it has a part's name, and that looks like a person's."""
        return any(self.row[at].start == part.start and self.row[at].mention.guess == "person" for at in self.actors)

    def above(self, clause: Clause) -> Clause | None:
        """The clause that a clause hangs on."""
        return self.clauses[clause.parent] if clause.parent is not None else None

    def infinitive(self, clause: Clause) -> Clause | None:
        """The clause right behind that says what somebody voted, began, tried to do."""
        below = self.clauses[clause.number + 1] if clause.number + 1 < len(self.clauses) else None
        return below if below and below.link == "to" and below.parent == clause.number else None

    def begun(self, clause: Clause) -> Clause | None:
        """The clause right behind that says what somebody began to do, or began doing."""
        below = self.clauses[clause.number + 1] if clause.number + 1 < len(self.clauses) else None
        if below is None or below.parent != clause.number or below.link not in ("to", "ing"):
            return None
        return below if below.start <= clause.group.main + (4 if below.link == "to" else 1) else None

    @property
    def lemmas(self) -> set[str]:
        return {clause.lemma for clause in self.clauses}

    def clause_of(self, at: int) -> Clause:
        """The last one that begins before a unit, if it stands in one of its phrases; else the last one in which it does."""
        owner = None
        for clause in reversed(self.clauses):
            if clause.start <= at:
                owner = clause
                break
        if owner is not None and owner.slot_at(at):
            return owner
        return next((clause for clause in reversed(self.clauses) if clause.slot_at(at)), owner or self.clauses[0])


def _is_place(unit: Unit) -> bool:
    if unit.kind is NAME:
        return unit.mention.kind == "place" or unit.mention.guess == "place"
    return unit.lower in _PLACES


# Words for places, without those who live or rule there.
_PLACES = listed("places", "unknown_after", "nouns") - listed("speech", "people", "offices") - listed("speech", "people", "others")


def sentences_of(article: Article) -> Iterator[Sentence]:
    """In order of the text; nothing that is marked as not the article's own."""
    named = _named(article)
    starts = [stretch.start for stretch in named]
    number = section = 0
    leads = True
    marks, days, quotes = _by_line(article), days_over(article), _quotes(article)
    closings = [closing for _, closing in quotes]
    for line in article.lines:
        mark, begins = _standing(marks.get(line.number, ()), line)
        section += mark is None and marks[line.number][0].kind == "heading"
        if mark is not None:
            head: Dated | None = None
            for start, end in sentences(article.text, begins, line.end):
                low = bisect_left(starts, start)
                high = bisect_left(starts, min(end, start + LONGEST))
                row, places = units(article.text, start, min(end, start + LONGEST), named[low:high])
                if row:
                    head = _head(row, places) if start == begins else head
                    over = _over(quotes, closings, start, end)
                    news = leads and not mark and len(row) >= SHORTEST_LEAD
                    yield Sentence(number, line, row, places, mark, over, head, section, days.get(line.number), news)
                    number, leads = number + 1, leads and not news


def _head(row: list[Unit], named: list[int]) -> Dated | None:
    """ "14/02: nine workers …", "• 2016 – the firm …", "June 2005. The firm …": a date, a colon or dash, and what it dates."""
    if not named or (at := named[0]) > 3 or row[at].kind is not DATE:
        return None
    alone = at + 1 == len(row) or (at + 2 == len(row) and row[at + 1].text == ".")
    if not alone and row[at + 1].text not in _DASHES or (alone and any(unit.kind is not POINT for unit in row[:at])):
        return None
    return row[at].dated if row[at].dated.edtf else None


def _over(quotes: list[tuple[int, int]], closings: list[int], start: int, end: int) -> list[tuple[int, int]]:
    """The quotations that reach into a sentence."""
    low = bisect_right(closings, start)
    high = low
    while high < len(quotes) and quotes[high][0] < end:
        high += 1
    return quotes[low:high]


def _named(article: Article) -> list[Stretch]:
    """Names and dates in one row; where both claim a word the date has it."""
    found: list[Stretch] = []
    reached = 0
    for stretch in sorted((*article.dates, *article.mentions), key=attrgetter("start")):
        if stretch.start >= reached:
            found.append(stretch)
            reached = stretch.end
    return found


def _by_line(article: Article) -> dict[int, list[Mark]]:
    """The marks of each paragraph, whole or in part."""
    found: dict[int, list[Mark]] = {}
    at = 0
    marks = sorted(article.marks, key=lambda mark: mark.start)
    for line in article.lines:
        while at < len(marks) and marks[at].start < line.end:
            if marks[at].end > line.start:
                found.setdefault(line.number, []).append(marks[at])
            if marks[at].end > line.end:
                break
            at += 1
    return found


def _standing(marks: Sequence[Mark], line: Paragraph) -> tuple[str | None, int]:
    """What a paragraph is, None where it is to be left out, and where its prose begins: behind a dateline."""
    begins = line.start
    for mark in marks:
        if mark.start <= line.start and mark.end >= line.end:
            return (mark.kind, begins) if mark.kind in OWN_MARKS else (None, begins)
        if mark.start <= begins + 3:
            begins = max(begins, mark.end)
    return "", begins


def _places(text: str, sign: str) -> Iterator[int]:
    """Where a sign stands; one by one they are found much sooner than by a pattern of several."""
    at = text.find(sign)
    while at >= 0:
        yield at
        at = text.find(sign, at + 1)


def _quotes(article: Article) -> list[tuple[int, int]]:
    """From each opening to its closing quotation mark; a quotation left open goes on to the end of the paragraph."""
    text = article.text
    places = sorted([at for sign in f'"{_OPENING}{_CLOSING}' for at in _places(text, sign)])
    found: list[tuple[int, int]] = []
    for line in article.lines if places else ():
        opened: int | None = None
        for at in places[bisect_left(places, line.start) : bisect_left(places, line.end)]:
            if text[at] == '"':
                opened = at if opened is None else found.append((opened, at))
            elif text[at] in _OPENING and opened is None:
                opened = at
            elif text[at] in _CLOSING and opened is not None:
                opened = found.append((opened, at))
        if opened is not None:
            found.append((opened, line.end))
    return found
