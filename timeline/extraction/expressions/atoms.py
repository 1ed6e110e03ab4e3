"""One expression and the stretch of time words it takes."""

from typing import NamedTuple

from timeline.extraction.expressions.meanings import Expression


class Atom(NamedTuple):
    """An expression of the words from `first` up to, not including, `last`."""

    first: int
    last: int
    expression: Expression
