"""Two texts word by word: what stayed, what went and what came."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"(?:https?://\S+|\w+(?:[’'.,‑-]\w+)*|[^\w\s])\s*|\s+")
MOST_WORK = 10_000_000  # pairs of like words, times words: about a third of a second; beyond it texts are marked whole
LEAST_SHARED = 0.25  # of two texts that share less, marked words would be confetti


@dataclass(frozen=True)
class Run:
    """Words side by side that all stayed, or that all went or came."""

    text: str
    is_changed: bool = False


def compared(before: str, after: str) -> tuple[list[Run], list[Run]]:
    """Both texts as runs: in the first what went is marked, in the second what came."""
    old, new = (WORD.findall(text) for text in (before, after))
    lead = _shared(old, new)
    tail = _shared(old[lead:][::-1], new[lead:][::-1])
    blocks = _blocks(old[lead : len(old) - tail], new[lead : len(new) - tail])
    ends = [(0, 0, lead), *((a + lead, b + lead, size) for a, b, size in blocks), (len(old) - tail, len(new) - tail, tail)]
    same = sum(len("".join(old[start : start + size])) for start, _, size in ends)
    if same * 2 < (len(before) + len(after)) * LEAST_SHARED:
        return _whole(before), _whole(after)
    return _runs(old, [(a, size) for a, _, size in ends]), _runs(new, [(b, size) for _, b, size in ends])


def _shared(old: list[str], new: list[str]) -> int:
    """How many words both begin with."""
    same = 0
    while same < min(len(old), len(new)) and old[same].strip() == new[same].strip():
        same += 1
    return same


def _blocks(old: list[str], new: list[str]) -> list[tuple[int, int, int]]:
    """Where words stayed: from which to which, and how many."""
    old, new = ([word.strip() for word in words] for words in (old, new))
    counts = Counter(old)
    if sum(counts[word] for word in new) * min(len(old), len(new)) > MOST_WORK:
        return []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [tuple(block) for block in matcher.get_matching_blocks()]


def _whole(text: str) -> list[Run]:
    return [Run(text, True)] if text else []


def _runs(words: list[str], blocks: list[tuple[int, int]]) -> list[Run]:
    """The words between the blocks are marked; the space after them is not."""
    found, at = [], 0
    for start, size in blocks:
        changed, stayed = "".join(words[at:start]), "".join(words[start : start + size])
        bare = changed.rstrip()
        found += [Run(bare, True), Run(changed[len(bare) :] + stayed)]
        at = start + size
    return _joined([run for run in found if run.text])


def _joined(runs: list[Run]) -> list[Run]:
    joined = []
    for run in runs:
        if joined and joined[-1].is_changed == run.is_changed:
            run = Run(joined.pop().text + run.text, run.is_changed)
        joined.append(run)
    return joined
