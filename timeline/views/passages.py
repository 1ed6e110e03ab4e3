"""An article paragraph by paragraph: its quotes, our digest, what was set aside, what is not the article; and a miniature."""

from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from timeline.chronology.coverage import merged, untouched, within
from timeline.dates.wording import words
from timeline.models.lists import Mark, TextHeld

# What came along with the text and is no part of it.
FURNITURE = {Mark.SHARE, Mark.RELATED, Mark.COMMENTS, Mark.SPAM, Mark.TEMPLATE}
PITCHES = ((24, 8), (60, 5), (200, 3))  # up to so many paragraphs, so many pixels for each


@dataclass(frozen=True)
class Line:
    """One line of a passage: a quote, or a remark on a sentence."""

    start: int
    quote: object = None
    remark: str = ""
    is_unused: bool = False

    @property
    def pieces(self):
        """The quote cut where the words begin and end that date its events: text, and whether it dates."""
        text, cuts = self.quote.text, [0]
        found = []
        for start, end in self.quote.dating:
            found += [(text[cuts[-1] : start], False), (text[start:end], True)]
            cuts.append(end)
        return [piece for piece in [*found, (text[cuts[-1] :], False)] if piece[0]]


class Block:
    """Quotes on which the same events rest, one after the other; or one remark."""

    def __init__(self, lines):
        self.quotes = [line for line in lines if line.quote]
        self.remark = None if self.quotes else lines[0]

    @property
    def events(self):
        """Each with its date in words."""
        return [(event, words(event.date, event.date_wording)) for event in self.quotes[0].quote.events]


@dataclass
class Passage:
    """One paragraph as its number, our digest and its lines in order."""

    number: int
    mark: str = ""
    digest: str = ""
    lines: list[Line] = field(default_factory=list)

    @property
    def label(self):
        """What a marked paragraph is."""
        return Mark(self.mark).label if self.mark else ""

    @property
    def blocks(self):
        groups = groupby(self.lines, key=lambda line: line.quote.events if line.quote else line)
        return [Block(list(group)) for _, group in groups]

    @property
    def intro(self):
        """What stands before its quotes: what it is, what it says; or that there is nothing."""
        told = ": ".join(part for part in (self.label.capitalize(), self.digest) if part)
        return told or ("" if self.lines else "Nothing quoted")

    @property
    def is_quiet(self):
        """Marked, with nothing cited from it."""
        return bool(self.mark) and not self.lines

    @property
    def is_furniture(self):
        return self.mark in FURNITURE


class Quiet:
    """A run of marked paragraphs as one row."""

    is_quiet = True

    def __init__(self, passages):
        self.numbers = [passage.number for passage in passages]
        self.is_furniture = passages[0].is_furniture
        self.words = "; ".join(dict.fromkeys((passage.digest or passage.label).rstrip(".") for passage in passages))

    @property
    def label(self):
        first, last = self.numbers[0], self.numbers[-1]
        return f"¶ {first}" if first == last else f"¶ {first}–{last}"


class Passages:
    """All paragraphs of an article; ``order`` is its ReadingOrder."""

    def __init__(self, article, order, clues):
        self.article, self._order = article, order
        self.paragraphs = list(article.paragraphs.order_by("number"))
        self.set_aside = list(article.set_aside.order_by("start"))
        self.quoted = merged((quote.start, quote.end) for quote in order.quotes)
        clue_quotes = [(clue.start, clue.end) for clue in clues if clue.quote]
        reasons = [(row.start, row.end) for row in self.set_aside]
        self._used = merged([*self.quoted, *clue_quotes, *reasons])

    @cached_property
    def rows(self):
        """Passages and quiet runs, in reading order."""
        rows = []
        for (is_quiet, _), group in groupby(self._passages, key=lambda passage: (passage.is_quiet, passage.is_furniture)):
            run = list(group)
            rows += [Quiet(run)] if is_quiet else run
        return rows

    @cached_property
    def unused(self):
        """How many sentences of the article's own prose nobody has used or set aside."""
        return sum(len(self._untouched(paragraph)) for paragraph in self.paragraphs)

    @property
    def is_translated(self):
        return any(quote.is_translated for quote in self._order.quotes)

    @cached_property
    def _passages(self):
        known = {paragraph.number: self._passage(paragraph) for paragraph in self.paragraphs}
        for quote in self._order.quotes:
            passage = known.setdefault(quote.paragraph, Passage(quote.paragraph))
            passage.lines.append(Line(quote.start, quote))
        for passage in known.values():
            passage.lines.sort(key=lambda line: line.start)
        return [known[number] for number in sorted(known)]

    def _passage(self, paragraph):
        return Passage(paragraph.number, paragraph.mark, paragraph.digest, [*self._reasons(paragraph), *self._left_over(paragraph)])

    def _reasons(self, paragraph):
        for row in self.set_aside:
            if paragraph.start <= row.start < paragraph.end:
                yield Line(row.start, remark=f"{sentences_at(paragraph, row)} set aside: {row.reason}")

    def _left_over(self, paragraph):
        for number in self._untouched(paragraph):
            yield Line(paragraph.sentences[number - 1][0], remark=f"Sentence {number} is not used yet", is_unused=True)

    def _untouched(self, paragraph):
        return [] if paragraph.mark else untouched(paragraph.sentences, self._used)

    @cached_property
    def miniature(self):
        """The text as bars, one a paragraph; None where no text was held or it is too long to be seen."""
        pitch = next((pitch for most, pitch in PITCHES if len(self.paragraphs) <= most), None)
        if not pitch or not self.paragraphs or self.article.text_held == TextHeld.NONE:
            return None
        longest = max(paragraph.end - paragraph.start for paragraph in self.paragraphs)
        bars = [self._bar(paragraph, number * pitch, longest) for number, paragraph in enumerate(self.paragraphs)]
        return {"height": len(bars) * pitch, "thick": max(pitch - 3, 2), "bars": bars}

    def _bar(self, paragraph, top, longest):
        def share(characters):
            return round(characters / longest * 100, 2)

        runs = within(self.quoted, paragraph.start, paragraph.end)
        filled = [(share(start - paragraph.start), share(end - start)) for start, end in runs]
        return {"top": top, "width": share(paragraph.end - paragraph.start), "is_off": bool(paragraph.mark), "runs": filled}


def sentences_at(paragraph, row):
    """Which sentences of the paragraph were set aside, in words."""
    spans = enumerate(paragraph.sentences, 1)
    numbers = [number for number, (start, end) in spans if start < row.end and row.start < end]
    if not numbers:
        return "A passage"
    return f"Sentence {numbers[0]}" if len(numbers) == 1 else f"Sentences {numbers[0]}–{numbers[-1]}"
