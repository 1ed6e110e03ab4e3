"""Files read as articles one after the other, in this process or in several."""

import os
import signal
import stat
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from multiprocessing import get_context, parent_process
from pathlib import Path
from traceback import extract_tb

from timeline.extraction.known import NOTHING_KNOWN, Known
from timeline.extraction.likeness import Wording, wording_of
from timeline.extraction.types import Extract
from timeline.names.gazetteer import Gazetteer
from timeline.text.reading import EXPECTED, LARGEST, Reading, Unreadable, read

ENDINGS = (".txt", ".md", ".html", ".htm")
ASIDE = (".", "readme")  # names that begin so are hidden, or tell of their folder
_HELD: dict[str, "Reader"] = {}  # in each process that reads
AHEAD = 4  # files that each process reads before the first of them is asked for


class Stopped(RuntimeError):
    """A process that read was ended from outside."""


class Mistaken(ValueError):
    """The rules failed at an article."""


@dataclass(frozen=True)
class Outcome:
    """A file as it was read, or the reason why it was not."""

    path: Path
    failure: str = ""
    reading: Reading | None = None
    extract: Extract | None = None
    wording: Wording = Wording(())


@dataclass(frozen=True)
class Reader:
    """How files are read; ``engine`` is ``timeline.extraction.extract``. It goes to each process once."""

    engine: Callable[..., Extract]
    gazetteer: Gazetteer
    known: Known = NOTHING_KNOWN
    published: str | None = None
    longest: int = LARGEST  # characters

    def read(self, path: Path) -> Outcome:
        try:
            found = read(_bytes(path), shown(path.name))
        except OSError as error:
            return Outcome(path, (error.strerror or str(error)).lower())
        except Unreadable as error:
            return Outcome(path, str(error))
        if len(found.text) > self.longest:
            return Outcome(path, f"Holds {len(found.text):,} characters; expected at most {self.longest:,}.")
        try:
            extract = self.extract(found, self.published)
        except Mistaken as mistake:
            return Outcome(path, str(mistake))
        return Outcome(path, reading=found, extract=extract, wording=wording_of(extract, self.gazetteer))

    def extract(self, found: Reading, published: str | None) -> Extract:
        """What the engine reads in it; raises ``Mistaken``."""
        try:
            return self.engine(found, self.gazetteer, self.known, published)
        except Exception as mistake:  # noqa: BLE001  one article that the rules fail at must not keep the others out; the list names it
            where = extract_tb(mistake.__traceback__)[-1]
            at = f"{Path(where.filename).name}, line {where.lineno}"
            raise Mistaken(f"A mistake of the rules: {type(mistake).__name__}: {mistake} ({at}); please report it.") from mistake


def _bytes(path: Path) -> bytes:
    """Of a file; a pipe or a device in a folder could be waited for, or read, for ever."""
    told = path.stat()
    if not stat.S_ISREG(told.st_mode):
        raise Unreadable(f"no file; {EXPECTED}")
    if told.st_size > LARGEST:
        raise Unreadable(f"Holds {told.st_size / 1e6:.1f} MB; at most {LARGEST // 10**6} MB are read")
    return path.read_bytes()


def shown(path: Path | str) -> str:
    """A name on one line that any terminal or column takes: what cannot be printed, or is no UTF-8, stands as an escape."""
    return "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in str(path))


def read_all(paths: Iterable[Path], reader: Reader, workers: int = 1) -> Iterator[Outcome]:
    """Each file as it was read, in the order given; raises ``Stopped``. Few are held at a time, however many there are."""
    if workers == 1:
        yield from map(reader.read, paths)
        return
    try:
        yield from _read_together(paths, reader, workers)
    except BrokenProcessPool:
        raise Stopped("a process that reads articles was ended from outside, perhaps for want of memory") from None


def _read_together(paths: Iterable[Path], reader: Reader, workers: int) -> Iterator[Outcome]:
    waiting = deque()
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(reader,)) as pool:
        try:
            for path in paths:
                waiting.append(pool.submit(_read, path))
                if len(waiting) >= workers * AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)  # and waits: a pool left to itself may fail while Python ends


def _begin(reader: Reader) -> None:
    """Runs first in each process; an interruption from the keyboard is its parent's business."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _HELD["reader"] = reader
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Of a parent that is killed nothing tells its processes; they would wait for work for ever."""
    parent_process().join()
    os._exit(1)


def _read(path: Path) -> Outcome:
    return _HELD["reader"].read(path)


def articles_in(folder: Path) -> list[Path]:
    """Files in a folder and in those within it that may be articles, in the order of their names."""
    found = []
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [Path(place, name) for name in sorted(names) if name.lower().endswith(ENDINGS) and not name.lower().startswith(ASIDE)]
    return found
