"""A stand-in for the engine: every sentence with a rocket or a threat in it is proposed, every "[spam]" line is marked."""

import re
from dataclasses import dataclass

from timeline.dates import edtf
from timeline.extraction.matching import match
from timeline.extraction.types import Clue, Extract, Mark, Proposal, Publication, Quote, When
from timeline.text.paragraphs import paragraphs, sentences

TYPES = {"rocket": ("occurrence", "rocket-attack"), "threat": ("statement", "threat")}


@dataclass(frozen=True)
class Engine:
    """Goes to other processes, as the real one does."""

    words: tuple[str, ...] = ("rocket", "threat")
    score: float = 0.8
    fails_at: str = "IndexError"

    def __call__(self, reading, gazetteer, known, published=None):
        if self.fails_at in reading.text:
            raise IndexError("list index out of range")
        text, lines = reading.text, paragraphs(reading.text)
        marks = tuple(Mark(line.start, line.end, "spam") for line in lines if text.startswith("[spam]", line.start))
        publication = published_on(text, published)
        day = publication.edtf or "2031-01"
        found = [
            proposal for line in lines if line.start not in {mark.start for mark in marks} for proposal in self.proposals(text, line, day)
        ]
        title = text[lines[0].start : lines[0].end]
        return Extract(reading.name, text, title, "en", reading.sha256, publication, marks, proposals=tuple(match(found, known, gazetteer)))

    def proposals(self, text, line, day):
        for start, end in sentences(text, line.start, line.end):
            for word in self.words:
                if word in text[start:end]:
                    kind, slug = TYPES[word]
                    quote = Quote(start, end, text[start:end], line.number)
                    when = When(day, "day", "stated", why=f"on {day}")
                    yield Proposal(f"A {word}", kind, slug, "actual", "single", when, quote, self.score, f"“{word}” tells of it")


def published_on(text, published):
    if published:
        return Publication(published, "given", "as given", edtf.parse(published).span)
    found = re.search(r"Printed (\S+)", text)
    if not found:
        return Publication(None, None, "nothing tells")
    clue = Clue(found[0], found[1], found.start(), found.end())
    return Publication(found[1], "printed", "printed below the title", edtf.parse(found[1]).span, (clue,), ("the page says otherwise",))


read_by_rule = Engine()
