"""Take in articles from files: text, day of publication, proposed events."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from timeline.curation.arriving import NOT_KNOWN, Given
from timeline.curation.gazetteer import gazetteer, known
from timeline.curation.ingest import Report, ingest
from timeline.curation.texts import LONGEST_TEXT
from timeline.extraction import extract
from timeline.extraction.files import ENDINGS, Reader, Stopped, articles_in, shown
from timeline.management.arguments import day_or_span, name, processes, web_address
from timeline.management.copies import several
from timeline.management.streams import left_early
from timeline.management.tables import require_tables


class Command(BaseCommand):
    help = (
        "Store articles and what is read in them: paragraphs, marks, the day of publication with its reason, and proposed events, "
        "which wait in the admin and are seen by no reader. The same text twice is one article; a text whose sha256 a record has "
        "already is attached to that record, and read on the day of publication that the record gives. What tells the same as another "
        "article is said and noted. Each article is stored whole or not at all; a second run adds nothing, and with better rules it "
        f"replaces the proposals that nobody has decided on. Of a folder every file is taken that ends in {', '.join(ENDINGS)}, with "
        "those in folders within it, but for hidden files and README. Where a file cannot be read, the others are taken all the same; "
        "it is listed with the reason, and the exit status is 1."
    )

    def add_arguments(self, parser):
        parser.add_argument("paths", nargs="+", type=Path, metavar="FILE|FOLDER", help="Plain text, Markdown or HTML.")
        parser.add_argument(
            "--published", type=day_or_span, metavar="DATE", help="When the new articles were published, in EDTF: 2020-04-09."
        )
        parser.add_argument(
            "--publisher",
            type=name,
            metavar="NAME",
            help=f"Who published the new articles, by name or slug; made where there is none of that name. Without it: “{NOT_KNOWN}”.",
        )
        parser.add_argument("--url", type=web_address, metavar="URL", help="The address of the article; only with a single FILE.")
        parser.add_argument("--workers", type=processes, default=1, metavar="N", help="Read in so many processes (default 1).")

    def handle(self, *, paths, published, publisher, url, workers, verbosity, **options):
        if url and (len(paths) > 1 or paths[0].is_dir()):
            raise CommandError("--url: the address of one article; expected a single FILE with it", returncode=2)
        require_tables()
        files, failures = gathered(paths)
        report, teller = Report(failures=failures), Teller(self.stdout, len(files), verbosity)
        if files:
            reader = Reader(extract, gazetteer(), known(), published, LONGEST_TEXT)
            with interrupted(report):
                many = min(workers, len(files))
                ingest(files, reader, Given(publisher or "", url or ""), report, workers=many, tell=teller.tell, done=teller.done)
            teller.end(report)
        if report.failures:
            raise CommandError("\n".join(report.failures))


@contextmanager
def interrupted(report: Report) -> Iterator[None]:
    """An end before the end is a failure like others: what is stored by then is whole."""
    try:
        yield
    except (Stopped, KeyboardInterrupt) as stopped:
        report.failures.append(
            f"Stopped{f': {stopped}' if str(stopped) else ''}. What is stored is whole; the same command goes on from there."
        )


def gathered(paths: list[Path]) -> tuple[list[Path], list[str]]:
    """The files that are meant, each once, and what is wrong with the paths."""
    found, failures = {}, []
    for path in paths:
        files = articles_in(path) if path.is_dir() else [path] if path.is_file() else []
        if not files:
            failures.append(f"{shown(path)}: {missing(path)}")
        for each in files:
            found.setdefault(os.path.realpath(each), each)
    return list(found.values()), failures


def missing(path: Path) -> str:
    if path.is_dir():
        return f"holds no article; expected files that end in {', '.join(ENDINGS)}"
    return "no file; expected the text of an article" if path.exists() else "no such file or folder"


class Teller:
    """What a person at a terminal sees while it goes on; a pipe hears only what should be known of single articles, and the end."""

    def __init__(self, out, total: int, verbosity: int):
        self.out, self.total, self.finished = out, total, 0
        self.speaks, self.shows = verbosity > 0, verbosity > 0 and out.isatty()

    def tell(self, line: str) -> None:
        if self.speaks:
            with left_early():
                self.out.write(f"\r\033[K{line}" if self.shows else line)

    def done(self) -> None:
        self.finished += 1
        if self.shows:
            self.out.write(f"\r{self.finished:,} of {self.total:,} ", ending="\r")
            self.out.flush()

    def end(self, report: Report) -> None:
        made = report.proposals
        stored = ", ".join(f"{count:,} {how}" for how, count in report.counts.items())
        changes = f"{several(made.made, 'proposal')} made, {made.changed:,} changed, {made.removed:,} taken away"
        self.tell(f"{several(sum(report.counts.values()), 'article')}: {stored}. {changes}.")
