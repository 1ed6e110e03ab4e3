"""How many dated happenings of a TimeML corpus are proposed: ``python -m benchmarks.anchored FOLDER [--list]``.

Asked of documents with EVENT, TIMEX3 and TLINK (TimeML 1.2.1), such as TimeBank's and AQUAINT's: every happening that a link puts into
the days of a date expression of its own sentence. It is *found* where a proposal's quote holds its word, and *dated* where one of
these proposals also rests on that expression. Corpora are not events of one chronology: a share price is no event of a truce, so the
figure compares two states of the rules, and is no share of what readers miss. Every third document by name is held out: ``--list``
prints what was not found, or not dated, in the others.
"""

import argparse
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from timeline.extraction import extract
from timeline.extraction.types import Proposal
from timeline.names.gazetteer import Gazetteer
from timeline.text.reading import read

WITHIN = {"IS_INCLUDED", "SIMULTANEOUS", "DURING"}  # how an event stands to a time that dates it
AROUND = {"INCLUDES", "SIMULTANEOUS"}  # and a time to an event
HAPPENINGS = {"OCCURRENCE", "I_ACTION"}
CALENDAR = re.compile(r"\d{4}")
BESIDE = 150  # characters shown on each side of a word
SENTENCE_END = re.compile(r"[.!?][”\"’']*\s+(?=[“\"A-Z])|\n\s*\n")


@dataclass(frozen=True)
class Happening:
    """An event's word and the expression that dates it, as stretches of the document's text."""

    start: int
    end: int
    from_: int
    to: int


def document(path: Path) -> tuple[str, str, list[Happening]]:
    """Text, day of creation, and dated happenings."""
    root = ElementTree.parse(path).getroot()
    text, places = _flat(root.find("TEXT"))
    instances = {node.get("eiid"): node for node in root.iter("MAKEINSTANCE")}
    ends = [match.end() for match in SENTENCE_END.finditer(text)]
    found = {}
    for event, time in _links(root):
        instance = instances.get(event)
        if instance is None or instance.get("polarity") == "NEG" or time not in places or instance.get("eventID") not in places:
            continue
        (start, end, node), (from_, to, timex) = places[instance.get("eventID")], places[time]
        calendar = timex.get("type") in ("DATE", "TIME") and CALENDAR.match(timex.get("value", ""))
        if calendar and node.get("class") in HAPPENINGS and bisect_right(ends, start) == bisect_right(ends, from_):
            found[start] = Happening(start, end, from_, to)
    return text, root.find("DCT/TIMEX3").get("value")[:10], [found[start] for start in sorted(found)]


def _links(root: ElementTree.Element) -> Iterator[tuple[str | None, str | None]]:
    """Event instances and the times that date them."""
    for link in root.iter("TLINK"):
        if link.get("relatedToTime") and link.get("relType") in WITHIN:
            yield link.get("eventInstanceID"), link.get("relatedToTime")
        elif link.get("timeID") and link.get("relType") in AROUND:
            yield link.get("relatedToEventInstance"), link.get("timeID")


def _flat(node: ElementTree.Element) -> tuple[str, dict[str, tuple[int, int, ElementTree.Element]]]:
    """The text without tags, and where each event and time stands in it."""
    pieces, places, length = [], {}, 0

    def add(words: str | None) -> None:
        nonlocal length
        pieces.append(words or "")
        length += len(words or "")

    def walk(inner: ElementTree.Element) -> None:
        begun = length
        add(inner.text)
        for child in inner:
            walk(child)
            add(child.tail)
        if key := inner.get("eid") or inner.get("tid"):
            places[key] = begun, length, inner

    walk(node)
    return "".join(pieces), places


def judged(happening: Happening, proposals: tuple[Proposal, ...]) -> str:
    quoting = [each for each in proposals if any(q.start <= happening.start < q.end for q in (each.quote, *each.also))]
    if any(each.date.start is not None and each.date.start < happening.to and happening.from_ < each.date.end for each in quoting):
        return "dated"
    return "found" if quoting else "missed"


def verdicts(path: Path) -> tuple[int, list[tuple[str, str]]]:
    """How many proposals a document gives, and for each of its happenings the verdict and the words around it."""
    text, day, happenings = document(path)
    reading = read(text.encode(), f"{path.stem}.txt")
    if reading.text != text:
        raise ValueError(f"{path.name}: its text is read with other characters, so that nothing stands where its marks say")
    proposals = extract(reading, Gazetteer(), published=day if CALENDAR.match(day) else None).proposals
    return len(proposals), [(judged(each, proposals), _around(each, text)) for each in happenings]


def _around(happening: Happening, text: str) -> str:
    begin = max(text.rfind("\n", 0, happening.start) + 1, happening.start - BESIDE)
    beside = " ".join(text[begin : happening.end + BESIDE].split("\n")[0].split())
    return f"[{text[happening.start : happening.end]}] [{text[happening.from_ : happening.to]}]  {beside}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--list", action="store_true")
    options = parser.parse_args()
    tally: dict[str, Counter] = {"seen": Counter(), "held": Counter()}
    for at, path in enumerate(sorted(path for path in options.folder.glob("*.tml") if not path.name.startswith("._"))):
        half = "held" if at % 3 == 2 else "seen"
        proposed, found = verdicts(path)
        tally[half].update([verdict for verdict, _ in found], proposals=proposed)
        for verdict, words in found if options.list and half == "seen" else ():
            if verdict != "dated":
                print(f"{verdict:7}{path.stem}  {words}")
    for half, counts in (*tally.items(), ("all", tally["seen"] + tally["held"])):
        total = counts["dated"] + counts["found"] + counts["missed"]
        shares = (
            f"{name} {share / max(total, 1):.1%}" for name, share in (("found", total - counts["missed"]), ("dated", counts["dated"]))
        )
        print(f"{options.folder.name} {half:5}{total} dated happenings · {' · '.join(shares)} · {counts['proposals']} proposals")


if __name__ == "__main__":
    main()
