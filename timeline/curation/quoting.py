"""A pasted quote and its place in the text of an article: found, to be chosen, or the nearest words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from timeline.curation.rules import LARGEST_SHARE, share_problems
from timeline.models import Article, Citation
from timeline.models.lists import Mark
from timeline.text.anchors import CONTEXT, LONGEST_QUOTE, Anchor, anchor, find, nearest
from timeline.text.paragraphs import Paragraph, paragraph_at, paragraphs
from timeline.text.typography import inside_marks, one_line_end, otherwise_set, whole

NOT_THE_ARTICLE = (Mark.SHARE, Mark.RELATED, Mark.COMMENTS, Mark.SPAM, Mark.TEMPLATE)
MOST_PLACES = 30  # to choose from
LONGEST_SOUGHT = 2000  # characters: no 25 words of a language with spaces are longer


@dataclass(frozen=True)
class Found:
    """The place that is meant, or places to choose from and the reason why one must be chosen; without any, why there is none."""

    place: Anchor | None = None
    choices: tuple[Anchor, ...] = ()
    reason: str = ""


def seek(text: str, pasted: str, marks: Mapping[int, str], chosen: str = "") -> Found:
    """Look for pasted words; ``marks`` are those of the paragraphs by number, ``chosen`` is the key of a place offered before."""
    words = one_line_end(pasted).strip()
    if not words:
        return Found(reason="Holds only blanks; expected words of the article.")
    if (count := len(words.split())) > LONGEST_QUOTE:
        return Found(reason=f"Has {count} words; expected at most {LONGEST_QUOTE}.")
    found = _sought(text, words, marks)
    taken = next((place for place in found.choices if key(place) == chosen), found.place)
    return Found(taken, found.choices, "" if taken else found.reason)


def key(place: Anchor) -> str:
    """The name of a place in a form."""
    return f"{place.start}-{place.end}"


def fitted(article: Article, place: Anchor, besides: Citation | None = None, coming: Iterable[Anchor] = ()) -> tuple[Anchor | None, str]:
    """The place with as much context as leaves the article's quotes a small part of it, or why even the bare words are too much.

    ``besides`` is the citation that is changed: it makes room for itself. ``coming`` are quotes that are saved with it.
    """
    cited = list(article.citations.exclude(pk=besides and besides.pk).values("start", "end", "prefix", "suffix"))
    cited += [{"start": each.start, "end": each.end} for each in coming]
    content = {"characters": len(article.text), "clues": list(article.clues.exclude(quote="").values("quote", "start", "end"))}
    lines, problem = paragraphs(article.text), ""
    for size in range(CONTEXT, -1, -1):
        found = anchor(article.text, place.start, place.end, lines, size)
        problem = next(share_problems(content, [*cited, vars(found)]), "") if found else ""
        if not problem:
            return found, ""
    share = problem.partition(": ")[2].split()[0]
    return None, f"With these words {share} of the article's characters would be quoted; expected at most {LARGEST_SHARE:.0%}."


def marks_of(article: Article) -> dict[int, str]:
    return dict(article.paragraphs.exclude(mark="").values_list("number", "mark"))


def no_article(number: int, marks: Mapping[int, str]) -> str:
    """Why nothing is quoted from the paragraph, where it is not part of the article."""
    mark = marks.get(number)
    return f"¶ {number} is marked as {Mark(mark).label}; expected words of the article itself." if mark in NOT_THE_ARTICLE else ""


def _sought(text: str, words: str, marks: Mapping[int, str]) -> Found:
    lines, spans, wordings = paragraphs(text), [], [each for each in (words, inside_marks(words)) if each]
    for sought in wordings:
        if places := [place for place in find(text, sought, lines) if whole(text, place.start, place.end)]:
            return _among(places, marks)
    if len(words) <= LONGEST_SOUGHT:
        spans = next(filter(None, (otherwise_set(text, sought) for sought in wordings)), [])
    if places := [place for start, end in spans if (place := anchor(text, start, end, lines))]:
        found = _among(places, marks)
        choices = (found.place,) if found.place else found.choices
        return Found(None, choices, "The text sets these words otherwise; choose them as they stand there." if choices else found.reason)
    if spans:
        return Found(reason=f"Run over the end of ¶ {_line(lines, spans[0][0])}; expected words of one paragraph.")
    return _nearest(text, words, [line for line in lines if marks.get(line.number) not in NOT_THE_ARTICLE])


def _among(places: list[Anchor], marks: Mapping[int, str]) -> Found:
    own = [place for place in places if marks.get(place.paragraph) not in NOT_THE_ARTICLE]
    if not own:
        return Found(reason=no_article(places[0].paragraph, marks))
    if len(own) == 1:
        return Found(own[0])
    if len(own) > MOST_PLACES:
        return Found(reason=f"Stand {len(own)} times in the text; expected more words, so that the place is clear.")
    return Found(None, tuple(own), f"Stand {len(own)} times in the text; choose the place that is meant.")


def _nearest(text: str, words: str, lines: list[Paragraph]) -> Found:
    close = nearest(text, words, lines) if len(words) <= LONGEST_SOUGHT else None
    place = anchor(text, close.start, close.end, lines) if close else None
    if place is None:
        return Found(reason="Not in the text, nor anything like it; expected words of the article.")
    return Found(None, (place,), f"Not in the text. Nearest is “{close.words}”: {close.difference}. Choose that, or mend the quote.")


def _line(lines: list[Paragraph], at: int) -> int:
    line = paragraph_at(lines, at, at)
    return line.number if line else 1
