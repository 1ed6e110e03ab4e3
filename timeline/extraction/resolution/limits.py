"""Words before a date that make it a limit: "by mid-January", "before 2003", "since the end of November"."""

from datetime import date

from timeline.dates.periods import plus_days
from timeline.extraction.expressions.meanings import Anniversary, Clock, Expression, Part, Range
from timeline.extraction.resolution.answers import Answer


def limited(expression: Expression, answer: Answer) -> str | None:
    """The EDTF of an answer as its limiting word has it, as docs/dates.md reads those words."""
    if answer.edtf is None or not expression.limit or expression.loose or answer.bounds is None:
        return answer.edtf
    if isinstance(expression.meaning, (Anniversary, Range)) or expression.limit in ("from", "between"):
        return answer.edtf
    if isinstance(expression.meaning, Clock) and (expression.limit in ("before", "after") or expression.meaning.day is None):
        return answer.edtf  # before dawn on Thursday is still Thursday, and so is "since noon"
    first, last = answer.bounds
    match expression.limit:
        case "by":
            return f"[..{_shortest(answer, last)}]"
        case "before" if _is_end(expression):
            return f"[..{_shortest(answer, last)}]"
        case "before":
            return _before(answer, first)
        case "after":
            return _after(answer, first, last)
        case "later":
            return f"[{_shortest(answer, first)}..]"
        case "since":
            return f"{_shortest(answer, first)}/.."
        case "until":
            return f"../{_shortest(answer, last)}"
    return answer.edtf


def _is_end(expression: Expression) -> bool:
    """ "Before the end of 2022" may be in its last days."""
    return isinstance(expression.meaning, Part) and expression.meaning.part == "end"


def _shortest(answer: Answer, edge: date) -> str:
    """The date itself where it has one name, else the day at that edge."""
    whole = answer.period is not None and answer.edtf.rstrip("~") == answer.period.edtf
    if whole and answer.period.unit in ("day", "month", "year"):
        return answer.edtf
    return edge.isoformat()


def _before(answer: Answer, first: date) -> str:
    if answer.period is not None and answer.period.unit == "year" and answer.edtf == answer.period.edtf and first.year > 1:
        return f"[..{first.year - 1:04}]"
    return f"[..{plus_days(first, -1).isoformat()}]"


def _after(answer: Answer, first: date, last: date) -> str:
    """After a day begins the next; after a month or year may still be in it."""
    if first == last:
        return f"[{plus_days(last, 1).isoformat()}..]"
    return f"[{_shortest(answer, first)}..]"
