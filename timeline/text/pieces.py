"""What stands between two spaces of a text: most of it was met before, in this text or another."""

from collections.abc import Callable
from typing import Any

LONGEST = 40  # code points of a piece that is remembered
MOST = 1 << 14  # pieces that are remembered of one question


class Answers(dict):
    """The answers to one question about pieces of text, each asked once: half as dear to look up as in a `functools.lru_cache`."""

    def __init__(self, question: Callable[[str], Any]):
        super().__init__()
        self.question = question

    def __missing__(self, piece: str) -> Any:
        answer = self.question(piece)
        if len(piece) <= LONGEST:
            if len(self) >= MOST:
                self.clear()
            self[piece] = answer
        return answer
