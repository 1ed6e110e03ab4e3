"""Compare proposals with the gold of a folder: ``python -m benchmarks.proposals [folder of gold] [--gold] [--given] [--list]``.

Without a folder: the four articles. ``--gold`` proposes from the gold's own dates, names and marks instead of those that are
found, so that only the proposals themselves are judged; ``--given`` hands over the gold's day of publication; ``--list`` tells every
miss and every false proposal.
"""

import argparse
import json
import time
from pathlib import Path

from tests.golden.scoring import Score, score
from timeline.dates import edtf
from timeline.extraction import extract, record
from timeline.extraction.article import Article
from timeline.extraction.candidates import propose
from timeline.extraction.proposing import triggers
from timeline.extraction.types import Dated, Mark, Mention, Publication, Timex
from timeline.names.gazetteer import Gazetteer
from timeline.text import reading
from timeline.text.paragraphs import Paragraph, paragraphs

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "golden"
FIXTURES = ROOT / "fixtures"


def read(path: Path) -> dict:
    return json.loads(path.read_text("utf-8"))


def file_of(path: Path) -> Path:
    """The article itself: beside its gold, or among the seeds that are not in the repository."""
    beside = path.parent / read(path)["file"]
    return beside if beside.is_file() else ROOT.parent / "shared" / "seeds" / read(path)["file"]


def text_of(path: Path) -> str:
    return file_of(path).read_bytes().decode("utf-8")


def gazetteer_of(folder: Path) -> Gazetteer:
    """The one beside the gold, with the shipped one for what that leaves out."""
    own = folder / "gazetteer.json"
    return Gazetteer.of_records(read(own if own.is_file() else FIXTURES / "gazetteer.json"))


def article_of_gold(gold: dict, text: str, gazetteer: Gazetteer, types: frozenset[str]) -> Article:
    """As a perfect reader of dates, names and marks would hand it on."""
    lines = paragraphs(text)
    published = gold["published"]
    span = edtf.parse(published["edtf"]).span if published["edtf"] else None
    return Article(
        text=text,
        lines=lines,
        marks=[_mark(mark, lines) for mark in gold["marks"]],
        dates=[_dated(date, text) for date in gold["dates"]],
        mentions=[_mention(mention, text, gazetteer) for mention in gold["mentions"]],
        publication=Publication(published["edtf"], published["basis"], published["why"], span),
        gazetteer=gazetteer,
        language=gold["language"],
        types=types,
    )


def _mark(mark: dict, lines: list[Paragraph]) -> Mark:
    line = lines[mark["paragraph"] - 1]
    return Mark(mark.get("start", line.start), mark.get("end", line.end), mark["mark"])


def _dated(date: dict, text: str) -> Dated:
    timex = date["timex"]
    words = text[date["start"] : date["end"]]
    return Dated(
        date["start"],
        date["end"],
        words,
        Timex(timex["type"], timex["value"], timex.get("mod")),
        date["edtf"],
        date["precision"],
        date["basis"],
        "gold",
    )


def _mention(mention: dict, text: str, gazetteer: Gazetteer) -> Mention:
    words = text[mention["start"] : mention["end"]]
    entry = gazetteer.rows(mention["kind"]).get(mention["id"]) if mention["id"] else None
    return Mention(
        mention["start"],
        mention["end"],
        words,
        mention["kind"],
        mention["id"],
        entry.name if entry else words,
        None,
        mention.get("adjective", False),
    )


def vocabulary() -> frozenset[str]:
    return frozenset(row["slug"] for row in read(FIXTURES / "vocabulary.json")["types"])


def families() -> dict[str, str]:
    shipped = {row["slug"]: row.get("family") or row["slug"] for row in read(FIXTURES / "vocabulary.json")["types"]}
    return {**triggers.families(), **shipped}


def measured(path: Path, *, gold_parts: bool, day_given: bool = False) -> tuple[Score, list[dict], float]:
    """The score of one article, its proposals, and the seconds that proposing took."""
    gold, text, gazetteer = read(path), text_of(path), gazetteer_of(path.parent)
    given = gold["given"] or (gold["published"]["edtf"] if day_given else None)
    known = vocabulary()
    types = known if {kind for event in gold["events"] for kind in event["types"]} <= known else frozenset()
    begun = time.perf_counter()
    if gold_parts:
        proposals = propose(article_of_gold(gold, text, gazetteer, types))
    else:
        proposals = extract(reading.read(file_of(path).read_bytes(), file_of(path).name), gazetteer, published=given).proposals
    taken = time.perf_counter() - begun
    records = [record.proposal_record(proposal) for proposal in proposals]
    return score(gold, records, families()), records, taken


def told(score_: Score) -> str:
    untyped = sum(proposal["type"] is None for _, proposal in score_.found)
    return (
        f"found {score_.recall:.1%} of {score_.must} · worth accepting {score_.worth:.1%} ({score_.precision:.1%} each event once) · "
        f"dates {score_.dates_right:.1%} (too precise {len(score_.too_precise)}) · roles right {score_.roles_precision:.1%}, "
        f"found {score_.roles_recall:.1%} · without a type {untyped} · wrong conclusions {len(score_.violated)}"
    )


def listed(score_: Score, text: str) -> list[str]:
    lines = []
    for event, proposal in score_.found:
        lines.append(f"   + {event['name']} = {proposal['score']} {proposal['title']} [{proposal['type']} {proposal['date']['edtf']}]")
    for event in score_.missed:
        words = text[event["quote"]["start"] : event["quote"]["end"]]
        lines.append(f"   {'MISSED' if event['must'] else 'missed (may)'}: {event['name']} [{event['kind']} {event['types'][0]}] “{words}”")
    for proposal in score_.twice:
        lines.append(f"   TWICE: {_line(proposal)}")
    for proposal in score_.false:
        lines.append(f"   FALSE: {_line(proposal)}")
    for event, proposal in score_.dates_wrong:
        lines.append(f"   DATE: {event['name']}: {proposal['date']['edtf']} not {event['dates']}")
    for event, _, wrong in score_.violated:
        lines.append(f"   WRONG CONCLUSION: {event['name']}: {wrong}")
    for event, proposal in score_.found:
        ours = {(actor["id"], actor["role"]) for actor in proposal["actors"] if actor["id"]}
        theirs = {(actor["id"], actor["role"]) for actor in event["actors"] if actor["id"]}
        if ours != theirs:
            lines.append(f"   ROLES: {event['name']}: too many {sorted(ours - theirs)}, missing {sorted(theirs - ours)}")
    return lines


def _line(proposal: dict) -> str:
    what = f"{proposal['score']} {proposal['title']} [{proposal['kind']} {proposal['type']} {proposal['date']['edtf']}]"
    return f"{what} ¶{proposal['quote']['paragraph']} “{proposal['quote']['text']}” {proposal['score_parts']}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=GOLDEN / "articles")
    parser.add_argument("--gold", action="store_true", help="from the gold's own dates, names and marks")
    parser.add_argument("--given", action="store_true", help="hand over the day of publication that the gold has")
    parser.add_argument("--list", action="store_true", help="tell every miss and every false proposal")
    options = parser.parse_args()
    whole, seconds = Score(), 0.0
    for path in sorted(options.folder.rglob("*.json")):
        if "events" in read(path):
            one, _, taken = measured(path, gold_parts=options.gold, day_given=options.given)
            seconds += taken
            print(f"{path.stem}: {told(one)}")
            if options.list:
                print("\n".join(listed(one, text_of(path))))
            whole.add(one)
    print(f"all: {told(whole)}; {seconds * 1000:.1f} ms")


if __name__ == "__main__":
    main()
