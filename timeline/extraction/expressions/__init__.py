"""Date expressions: where a text says a time, and what it says."""

from timeline.extraction.expressions.finding import find
from timeline.extraction.expressions.meanings import Expression, Meaning

__all__ = ["Expression", "Meaning", "find"]
