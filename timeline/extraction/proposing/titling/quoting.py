"""What was said in its very words, and the conditions that must be told with it."""

from collections.abc import Sequence

from timeline.extraction.grammar.clauses import Clause
from timeline.extraction.grammar.units import DATE, NAME, POINT, Unit, is_quote
from timeline.extraction.proposing.titling.pieces import is_within
from timeline.extraction.proposing.titling.saying import Saying


def condition_of(saying: Saying) -> str:
    """ " if one more man comes to harm": without it more would be said than was."""
    row, sentence = saying.row, saying.sentence
    for other in sentence.clauses:
        if other.link in ("if", "unless") and (
            other.parent == saying.clause.number or other.number == saying.clause.number + 1 or saying.clause.number == other.number + 1
        ):
            words = " ".join(spaced(row, other.start, _end_of_words(row, other)))
            return f" {words[:1].lower()}{words[1:]}"
    return ""


def _end_of_words(row: Sequence[Unit], clause: Clause) -> int:
    end = clause.end
    while end > clause.start and (row[end - 1].kind in (POINT, DATE) or row[end - 1].category in ("conj", "prep", "sub")):
        end -= 1
    return end


def is_spoken(saying: Saying) -> bool:
    """Whether it is told in the first person: then only the very words will do."""
    clause = saying.clause
    return any(
        unit.lower in ("i", "we", "my", "our", "you", "your", "us", "me") and unit.text != "US"
        for unit in saying.row[clause.start : clause.end]
    )


def verbatim(saying: Saying, room: int, stop: int) -> str:
    """The words as they stand, up to the last clause that fits before `stop`; "" where none does."""
    clause, row = saying.clause, saying.row
    start = clause.start
    while start < clause.end and (row[start].kind is POINT or row[start].category == "conj" or row[start].lower == "that"):
        start += 1
    ends = [other.end for other in saying.sentence.clauses[clause.number :] if other.end <= max(stop, clause.end)]
    for end in reversed(ends):
        while end > start and (row[end - 1].kind is POINT or row[end - 1].category in ("conj", "sub", "rel", "prep", "to")):
            end -= 1
        text = " ".join(spaced(row, start, end))
        if len(text) <= room and end - start > 3 and (row[start].category != "prep" or start <= 1):
            return f"“{text}”"
    return ""


def spaced(row: Sequence[Unit], start: int, end: int) -> list[str]:
    found: list[str] = []
    for at in range(start, end):
        if is_quote(row[at]):
            continue
        text = row[at].text.replace("'", "’") + ("’s" if row[at].kind is NAME and row[at].possessive else "")
        text = f"{text}-{row[at].compound}" if row[at].kind is NAME and row[at].compound else text
        close = row[at - 1].end == row[at].start and (row[at].kind is POINT or is_within(row, at - 1))
        if found and (close or text.startswith("’")):
            found[-1] += text
        else:
            found.append(text)
    return found
