"""Measure extraction against its bars: ``python -m benchmarks.extraction [SECTION …] [--corpora FOLDER]``.

Sections: dates, dates-speed, articles, start, hostile, memory, matching, ingest, proposals, subjects; all of them unless some are named.
FOLDER holds TimeBank and AQUAINT as ``timebank/*.tml`` and ``aquaint/*.tml``, whole; WikiWars is taken from ``../shared/corpora``.
Every third document of a corpus by name is its held-out half, of which only figures are printed.
Times are seconds of CPU in one process, unless a line says otherwise.
"""

import argparse
import json
import os
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
SCORER = SHARED / "tools" / "score_timex.py"
BARS = {"wikiwars": 88, "timebank": 83, "aquaint": 78}
WORDS = 600
HOSTILE = {
    "digits": "7",
    '"1/"': "1/",
    "capitals": "A",
    "capitalised words": "Aa ",
    "quotes": "“",
    "nested brackets": "((",
    "closed brackets": "()[]",
    "full stops": "A.",
    "hyphens": "a-",
    "years": "2020 ",
    "weekdays": "Monday ",
    "months": "May 1, ",
    "said": "he said ",
    "names": "Iran attacked Iraq ",
    "line ends": "a\n",
    "combining accents": "é",
    "one long line": "Rockets fell on Monday near the embassy in Baghdad, officials said. ",
}


def taken(work: Callable[[], object]) -> float:
    begun = time.process_time()
    work()
    return time.process_time() - begun


def dates(options) -> None:
    """Value F1 of date expressions, of all and of those that a calendar knows; seen documents and held-out ones."""
    places = {"wikiwars": SHARED / "corpora" / "wikiwars"}
    places |= {name: options.corpora / name for name in ("timebank", "aquaint") if options.corpora}
    print(f"  {'corpus':<10}{'half':<6}{'documents':>10}{'gold':>7}{'value F1':>10}{'calendar':>10}{'bar':>6}")
    for name, place in places.items():
        names = sorted(path.stem for path in place.glob("*.tml") if not path.name.startswith("._"))
        halves = {"seen": [n for at, n in enumerate(names) if at % 3 != 2], "held": names[2::3], "all": names}
        with tempfile.TemporaryDirectory() as folder:
            found = predicted(place, Path(folder) / "found.jsonl") if names else None
            for half, documents in halves.items() if names else ():
                every, calendar = (scored(place, found, documents, *more) for more in ((), ("--calendar",)))
                bar = BARS[name] if half == "all" else ""
                print(
                    f"  {name:<10}{half:<6}{len(documents):>10}{calendar['gold']:>7}{every['value']['f1']:>10.1%}"
                    f"{calendar['value']['f1']:>10.1%}{bar:>6}",
                    flush=True,
                )
        if not names:
            print(f"  {name:<10}no documents in {place}")


def predicted(place: Path, found: Path) -> Path:
    """Predictions for every document, by ``benchmarks.timex``."""
    found.write_text(run(sys.executable, "-m", "benchmarks.timex", given=dumped(place)), "utf-8")
    return found


def dumped(place: Path) -> str:
    """The documents of a corpus as a tagger gets them, one a line."""
    with tempfile.NamedTemporaryFile("r", suffix=".jsonl", encoding="utf-8") as file:
        run(sys.executable, str(SCORER), str(place), "--dump", file.name)
        return Path(file.name).read_text("utf-8")


def scored(place: Path, found: Path, documents: list[str], *more: str) -> dict:
    wanted = f"^({'|'.join(map(re.escape, documents))})$"
    kept = [line for line in found.read_text("utf-8").splitlines() if json.loads(line)["doc"] in set(documents)]
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl") as file:
        file.write("\n".join(kept))
        file.flush()
        return json.loads(run(sys.executable, str(SCORER), str(place), "--pred", file.name, "--docs", wanted, "--json", *more))


def run(*command: str, given: str | None = None) -> str:
    return subprocess.run(command, cwd=ROOT, input=given, capture_output=True, text=True, check=True).stdout


def dates_speed(options) -> None:
    from benchmarks.timex import predictions

    documents = [json.loads(line) for line in dumped(SHARED / "corpora" / "wikiwars").splitlines()]
    size = sum(len(document["text"].encode()) for document in documents)
    list(predictions(documents[0]))  # compiles what is compiled once
    seconds = taken(lambda: [list(predictions(document)) for document in documents])
    print(f"  {size / 1e6:.2f} MB of WikiWars: {size / 1e6 / seconds:.2f} MB a CPU second (bar 1.00)")


def shipped() -> tuple:
    from timeline.extraction.known import Known
    from timeline.names.gazetteer import Gazetteer

    read = {name: json.loads((ROOT / "fixtures" / f"{name}.json").read_text("utf-8")) for name in ("gazetteer", "chronology", "vocabulary")}
    return Gazetteer.of_records(read["gazetteer"]), Known.of_records(read["chronology"], read["vocabulary"])


def texts() -> list[str]:
    """Paragraphs of the seeds, or where they are not here of the golden subjects."""
    seeds = sorted((SHARED / "seeds").glob("*.txt")) or sorted((ROOT / "tests" / "golden" / "subjects").glob("*/*.txt"))
    return [line for path in seeds for line in path.read_text("utf-8").splitlines() if len(line.split()) > 5]


def made_articles(count: int) -> Iterator[str]:
    """Texts of 600 words: paragraphs of real articles in another order each time, cut to length."""
    dice, lines = random.Random(4), texts()
    for number in range(count):
        words, chosen = 0, [f"Article {number} on the events in Iraq", "Published 9 April 2020"]
        while words < WORDS:
            line = dice.choice(lines).split()[: WORDS - words]
            words += len(line)
            chosen.append(" ".join(line))
        yield "\n\n".join(chosen) + "\n"


def articles(options) -> None:
    from timeline.extraction import extract
    from timeline.text.reading import read

    gazetteer, known = shipped()
    made = [text.encode() for text in made_articles(300)]
    proposals = len(extract(read(made[0], "0.txt"), gazetteer, known).proposals)
    seconds = taken(lambda: [extract(read(data, "1.txt"), gazetteer, known) for data in made[1:]])
    print(f"  {len(made) - 1} articles of {WORDS} words: {(len(made) - 1) / seconds:.0f} a CPU second on one core (bar 100)")
    print(f"  the first one gave {proposals} proposals")


def start(options) -> None:
    """Wall time of a command over that of Python doing nothing, its modules compiled as they are from the second call on."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    sample = ROOT / "docs" / "sample-article.txt"
    commands = {
        "python -c pass": [sys.executable, "-c", "pass"],
        "extract --help": [sys.executable, "manage.py", "extract", "--help"],
        "extract docs/sample-article.txt": [sys.executable, "manage.py", "extract", str(sample)],
    }
    run(*commands["extract --help"])
    runs = [{name: elapsed(command) for name, command in commands.items()} for _ in range(9)]
    bare = median(each["python -c pass"] for each in runs)
    for name in list(commands)[1:]:
        print(f"  {name:<34}{median(each[name] for each in runs) - bare:.2f} s over Python's own {bare:.2f} s (bar 0.7)")


def elapsed(command: list[str]) -> float:
    begun = time.monotonic()
    run(*command)
    return time.monotonic() - begun


def hostile(options) -> None:
    from timeline.extraction import extract
    from timeline.text.reading import Unreadable, read

    gazetteer, known = shipped()

    def once(data: bytes) -> None:
        try:
            extract(read(data, "x.txt"), gazetteer, known)
        except Unreadable:
            print("  (refused)", end="")

    once(b"Rockets fell on Monday.")
    print(f"  {'text':<20}{'100 kB':>9}{'200 kB':>9}{'ratio':>7}   (bars 2 s, 2.2; both best of 3)")
    for name, piece in HOSTILE.items():
        small, large = ((piece * (size // len(piece.encode()))).encode() for size in (100_000, 200_000))
        one, two = (min(taken(lambda data=data: once(data)) for _ in range(3)) for data in (small, large))
        print(f"  {name:<20}{one:>9.2f}{two:>9.2f}{two / max(one, 0.001):>7.1f}", flush=True)
    line = ("Rockets fell on Monday near the embassy in Baghdad, officials said. " * 16_000)[:1_000_000].encode()
    print(f"  {'one line of 1 MB':<20}{taken(lambda: once(line)):>9.2f} s")


PEAK = """
import json, re, sys
from benchmarks.extraction import shipped
from pathlib import Path
from timeline.extraction import extract
from timeline.text.reading import read
def peak(): return int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) // 1024
gazetteer, known = shipped()
extract(read(b"Rockets fell on Monday.", "x.txt"), gazetteer, known)
before = peak()
found = extract(read(Path(sys.argv[1]).read_bytes(), "x.txt"), gazetteer, known)
print(json.dumps([before, peak(), len(found.proposals)]))
"""


def memory(options) -> None:
    """Peak of a process of its own, by the system's account (Linux)."""
    for size in (1_000_000, 10_000_000):
        with tempfile.NamedTemporaryFile("wb", suffix=".txt") as file:
            data = "".join(made_articles(100)).encode()
            file.write((data * (size // len(data) + 1))[:size])
            file.flush()
            before, peak, proposals = json.loads(run(sys.executable, "-c", PEAK, file.name))
        print(
            f"  {size / 1e6:.0f} MB of text: {peak} MB at most, {before} MB before it; {proposals} proposals (bar 200 MB for 10 MB)",
            flush=True,
        )


def matching(options) -> None:
    """With 100,000 known events."""
    from timeline.extraction.known import Known
    from timeline.extraction.matching import match
    from timeline.extraction.types import Part, Proposal, Quote, When, Where

    known = Known.of(known_event(number) for number in range(100_000))
    asked = []
    for number in range(0, 50_000, 50):
        event = known_event(number)
        quote, when = Quote(0, 12, "A convoy hit", 1), When(event.edtf, "day", "stated")
        parts = tuple(Part(0, 1, actor, actor, "target") for actor in sorted(event.actors))
        places = tuple(Where(place, place) for place in event.places)
        asked.append(Proposal(event.title, event.kind, event.type, "actual", "single", when, quote, 0.5, "", parts, places))
    index = taken(lambda: match([], known))
    seconds = taken(lambda: match(asked, known))
    print(f"  index of 100,000 events {index:.1f} s, then {seconds / len(asked) * 1000:.1f} ms a proposal")


def known_event(number: int):
    from datetime import date, timedelta

    from timeline.extraction.known import KnownEvent

    dice = random.Random(number)
    day = date(2003, 1, 1) + timedelta(days=dice.randrange(7000))
    edtf = (str(day), str(day), str(day), str(day), str(day), str(day), str(day), str(day)[:7], str(day.year), f"[..{day}]")[number % 10]
    actors = frozenset(f"actor-{min(int(dice.paretovariate(0.8)), 500)}" for _ in range(3))
    place = frozenset({f"place-{min(int(dice.paretovariate(0.8)), 300)}"})
    return KnownEvent(
        f"event-{number}", f"Event {number}", "occurrence", f"type-{number % 40}", f"family-{number % 8}", edtf, actors, place
    )


def ingest(options) -> None:
    """Wall time of the command on SQLite, reading and storing; the shipped chronology is known."""
    with tempfile.TemporaryDirectory() as folder:
        own = {
            "DATABASE_URL": f"sqlite:///{folder}/t.sqlite3",
            "TEST_VAR_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "tests.management.elsewhere",
        }
        os.environ |= own
        run(sys.executable, "manage.py", "prepare")
        place = Path(folder) / "articles"
        place.mkdir()
        for number, text in enumerate(made_articles(400)):
            (place / f"{number:04}.txt").write_text(text, "utf-8")
        for said, words in (("stored by one process", []), ("read again", []), ("read again by two", ["--workers", "2"])):
            begun = time.monotonic()
            run(sys.executable, "manage.py", "ingest", str(place), "-v0", *words)
            print(f"  400 articles {said}: {400 / (time.monotonic() - begun):.0f} a second", flush=True)
        for name in own:
            del os.environ[name]


def proposals(options) -> None:
    print(run(sys.executable, "-m", "benchmarks.readings"))
    print(run(sys.executable, "-m", "benchmarks.proposals"))


def subjects(options) -> None:
    for folder in sorted((ROOT / "tests" / "golden" / "subjects").iterdir()):
        print(f"  {folder.name}")
        print(run(sys.executable, "-m", "benchmarks.readings", str(folder)))
        print(run(sys.executable, "-m", "benchmarks.proposals", str(folder)))


SECTIONS = {
    "dates": dates,
    "dates-speed": dates_speed,
    "articles": articles,
    "start": start,
    "hostile": hostile,
    "memory": memory,
    "matching": matching,
    "ingest": ingest,
    "proposals": proposals,
    "subjects": subjects,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sections", nargs="*", metavar="SECTION", help=", ".join(SECTIONS))
    parser.add_argument("--corpora", type=Path, metavar="FOLDER", help="Holds timebank/ and aquaint/.")
    options = parser.parse_args()
    if unknown := [name for name in options.sections if name not in SECTIONS]:
        parser.error(f"no section {unknown[0]!r}; expected {', '.join(SECTIONS)}")
    for name in options.sections or SECTIONS:
        print(f"{name}:", flush=True)
        SECTIONS[name](options)


if __name__ == "__main__":
    main()
