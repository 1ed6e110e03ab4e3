"""Compare what is read with the gold of a folder: ``python -m benchmarks.readings [FOLDER] [--given] [--list]``.

Dates, known names, marks and days of publication. Without a folder: the four articles. ``--given`` hands over the gold's day of
publication; ``--list`` tells every date that differs.
A date is right where its bounds are those of one of the gold's readings, and its words overlap the gold's.
"""

import argparse
from collections import Counter
from datetime import date
from pathlib import Path

from benchmarks.proposals import GOLDEN, file_of, gazetteer_of, read
from timeline.dates import edtf
from timeline.extraction import extract
from timeline.extraction.types import Extract
from timeline.text import reading
from timeline.text.paragraphs import paragraphs


def bounds(value: str | None) -> tuple[date, date] | None:
    if value is None:
        return None
    span = edtf.parse(value).span
    return span.earliest, span.latest


def paired(gold: list[dict], ours: list) -> list[tuple[dict, object | None]]:
    """Each item of the gold with the first of ours that overlaps it and is nobody else's."""
    free, pairs = list(ours), []
    for item in gold:
        found = next((one for one in free if one.start < item["end"] and item["start"] < one.end), None)
        if found:
            free.remove(found)
        pairs.append((item, found))
    return pairs


def right(item: dict, found) -> bool:
    return found is not None and bounds(found.edtf) in {bounds(value) for value in (item["edtf"], *item.get("or", []))}


def counted(gold: dict, extracted: Extract) -> Counter:
    dates, known = paired(gold["dates"], list(extracted.dates)), [mention for mention in gold["mentions"] if mention["id"]]
    named = [mention for mention in extracted.mentions if mention.id]
    lines = paragraphs(extracted.text)
    marks = {mark["paragraph"]: mark["mark"] for mark in gold["marks"] if "start" not in mark}
    at = {mark.start: mark for mark in extracted.marks}
    ours = {line.number: at[line.start].kind for line in lines if line.start in at and at[line.start].end >= line.end}
    within, told = gold["published"].get("within") or gold["published"]["edtf"], extracted.publication.edtf
    return Counter(
        dates=len(dates),
        dates_ours=len(extracted.dates),
        dates_found=sum(found is not None for _, found in dates),
        dates_right=sum(right(item, found) for item, found in dates),
        names=len(known),
        names_ours=len(named),
        names_right=sum(found is not None and found.id == item["id"] for item, found in paired(known, named)),
        lines=len(lines),
        lines_right=sum((line.number in marks) == (line.number in ours) for line in lines),
        marks=len(marks),
        marks_right=sum(marks.get(number) == kind for number, kind in ours.items()),
        days=1,
        days_right=bool(told and within and edtf.parse(within).span.contains(edtf.parse(told).span)),
    )


def f1(count: Counter, part: str, what: str) -> str:
    return f"{200 * count[f'{part}_{what}'] / max(1, count[part] + count[f'{part}_ours']):.1f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=GOLDEN / "articles")
    parser.add_argument("--given", action="store_true", help="hand over the gold's day of publication")
    parser.add_argument("--list", action="store_true", help="tell every date that differs")
    options = parser.parse_args()
    whole = Counter()
    for path in sorted(options.folder.rglob("*.json")):
        gold = read(path)
        if "events" not in gold:
            continue
        given = gold["given"] or (gold["published"]["edtf"] if options.given else None)
        extracted = extract(reading.read(file_of(path).read_bytes(), path.name), gazetteer_of(path.parent), published=given)
        whole += counted(gold, extracted)
        if options.list:
            listed(path.stem, gold, extracted)
    print(f"dates found F1 {f1(whole, 'dates', 'found')}, right F1 {f1(whole, 'dates', 'right')}")
    print(f"known names F1 {f1(whole, 'names', 'right')}")
    print(f"lines told from prose {whole['lines_right']} of {whole['lines']}, marks named {whole['marks_right']} of {whole['marks']}")
    print(f"days of publication {whole['days_right']} of {whole['days']}")


def listed(name: str, gold: dict, extracted: Extract) -> None:
    print(name)
    for item, found in paired(gold["dates"], list(extracted.dates)):
        if not right(item, found):
            ours = f"“{found.text}” {found.edtf}: {found.why}" if found else "missed"
            print(f"  “{extracted.text[item['start'] : item['end']]}” {item['edtf']} · {ours}")


if __name__ == "__main__":
    main()
