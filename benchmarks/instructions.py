"""Count what reading an article costs in instructions: ``python -m benchmarks.instructions [ARTICLES]``.

Where a machine is shared its times differ by half from one hour to the next; the instructions that the processor carries out for the
same work differ by a few in a thousand. They are no time, though: one that waits for memory takes as long as a hundred. So cycles are
counted beside them, which differ by some in a hundred. Prints millions of both an article of 600 words, and of instructions by step; a
step holds those within it. Linux only, and only where the kernel lets a process count its own (``perf_event_open(2)``).
"""

import ctypes
import gc
import os
import platform
import struct
import sys
from collections import Counter
from collections.abc import Callable
from importlib import import_module

from benchmarks.extraction import WORDS, made_articles, shipped
from timeline.extraction import extract
from timeline.text.reading import read

ARTICLES = 60
WARMED_BY = 20  # articles read before, that fill the tables of words
STEPS = {
    "timeline.text.cleaning": ("marks",),
    "timeline.text.language": ("language",),
    "timeline.extraction.calendar": ("find", "resolve"),
    "timeline.extraction.naming.mentions": ("find",),
    "timeline.extraction.publication": ("date",),
    "timeline.extraction.candidates": ("propose", "drafts", "joined", "score_parts", "title", "quote"),
    "timeline.extraction.proposing.sentences": ("units", "clauses", "nouns_of"),
    "timeline.extraction.matching": ("match",),
}
_CALL = {"x86_64": 298, "aarch64": 241}
_SIZE, _OF_HARDWARE = 128, 0
_CYCLES, _INSTRUCTIONS = 0, 1
_NOT_THE_KERNEL, _NOT_THE_HYPERVISOR = 1 << 5, 1 << 6


def counter(of: int) -> Callable[[], int]:
    """The instructions or cycles of this process from now on, in user space; raises ``OSError`` where they cannot be counted."""
    number = _CALL.get(platform.machine()) if sys.platform == "linux" else None
    if number is None:
        raise OSError("instructions are counted on Linux alone, on x86-64 and ARM64")
    wanted = bytearray(_SIZE)
    struct.pack_into("<IIQ", wanted, 0, _OF_HARDWARE, _SIZE, of)
    struct.pack_into("<Q", wanted, 40, _NOT_THE_KERNEL | _NOT_THE_HYPERVISOR)
    file = ctypes.CDLL(None, use_errno=True).syscall(number, ctypes.create_string_buffer(bytes(wanted), _SIZE), 0, -1, -1, 0)
    if file < 0:
        raise OSError(ctypes.get_errno(), "the kernel lets no process count its instructions")
    return lambda: int.from_bytes(os.read(file, 8), "little")


def watched(now: Callable[[], int], spent: Counter) -> None:
    """Have each step add to `spent` what it costs."""
    for name, functions in STEPS.items():
        module = import_module(name)
        for function in functions:
            setattr(module, function, _watched(getattr(module, function), f"{name.rpartition('.')[2]}.{function}", now, spent))


def _watched(inner: Callable, label: str, now: Callable[[], int], spent: Counter) -> Callable:
    def outer(*given, **named):
        begun = now()
        try:
            return inner(*given, **named)
        finally:
            spent[label] += now() - begun

    return outer


def main() -> None:
    if os.environ.get("PYTHONHASHSEED") != "0":  # sets in the same order every time
        os.execve(sys.executable, [sys.executable, "-m", "benchmarks.instructions", *sys.argv[1:]], os.environ | {"PYTHONHASHSEED": "0"})
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ARTICLES
    try:
        now, cycles = counter(_INSTRUCTIONS), counter(_CYCLES)
    except OSError as error:
        sys.exit(str(error))
    gazetteer, known = shipped()
    readings = [read(text.encode(), "1.txt") for text in made_articles(WARMED_BY + count)]
    for reading in readings[:WARMED_BY]:
        extract(reading, gazetteer, known)
    gc.collect()
    begun = now(), cycles()
    for reading in readings[WARMED_BY:]:
        extract(reading, gazetteer, known)
    spent_on_all = [(count_now() - before) / count / 1e6 for count_now, before in zip((now, cycles), begun, strict=True)]
    print("{:7.2f} million instructions and {:.1f} million cycles".format(*spent_on_all), f"an article of {WORDS} words, mean of {count}")
    spent: Counter = Counter()
    watched(now, spent)
    for reading in readings[WARMED_BY:]:
        extract(reading, gazetteer, known)
    for label, cost in spent.items():
        print(f"{cost / count / 1e6:7.2f} {label}")


if __name__ == "__main__":
    main()
