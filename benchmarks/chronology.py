"""Measure the chronology page against bare SQL, in one run: ``python -m benchmarks.chronology [N …]``.

For each N a database of N made-up events is built (SQLite in a temporary folder, or the empty database that
BENCHMARK_DATABASE_URL names). Pages are asked of Django in process; the statements of ``bare.sql`` that such a page cannot
do without are run beside them, in turn. Printed: medians in milliseconds and their ratio. Facets and totals are
measured apart from the page, against bare statements of their own.
"""

import os
import re
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

RUNS = 15
VALUES = {"from": "2010-01-01", "to": "2012-12-31", "middle": "2012-06-01", "type": "type-3", "words": "%ceasefire%", "slug": "event-7"}
OF_A_PAGE = ["claims of the page", "citations of the page", "participants of the page", "places of the page"]
PAGES = {
    "first page": ("/", ["first page", "total"]),
    "filtered page": ("/?type=type-3&from=2010&to=2012", ["filtered page", "filtered total"]),
    "page after half": ("/?after=2012-06-01.31.2012-06-01.2012-06-01.a", ["page after half", "total"]),
    "words": ("/?q=ceasefire", ["words", "words total"]),
    "one event": ("/events/event-7/", ["one event"]),
}


def statements():
    """The statements of ``bare.sql`` by name."""
    text = (Path(__file__).parent / "bare.sql").read_text("utf-8")
    return {name: body.strip().rstrip(";") for name, body in re.findall(r"^-- ([a-z ]+)\n(SELECT.+?;)$", text, re.MULTILINE | re.DOTALL)}


def run_bare(cursor, sql, names):
    """Fetch what a page needs with bare statements: the first gives the page's events."""
    page = ()
    for name in names:
        keys = ", ".join(str(key) for key in page) or "NULL"
        text = sql[name].replace("(:page)", f"({keys})")
        wanted = re.findall(r":(\w+)", text)
        cursor.execute(re.sub(r":\w+", "%s", text), [VALUES[key] for key in wanted])
        rows = cursor.fetchall()
        page = page or tuple(row[0] for row in rows)


def milliseconds(work):
    begun = time.perf_counter()
    work()
    return (time.perf_counter() - begun) * 1000


def paired(ours, bare):
    """Both medians, each run beside the other after one warm-up."""
    ours(), bare()
    times = [(milliseconds(ours), milliseconds(bare)) for _ in range(RUNS)]
    return median(one for one, _ in times), median(other for _, other in times)


def report(name, ours, bare):
    print(f"  {name:<34}{ours:>9.1f}{bare:>9.1f}{ours / bare:>8.1f}×", flush=True)


def measure():
    """Print a line a page, then the facets and totals of the whole chronology."""
    from django.db import connection
    from django.http import QueryDict
    from django.test import Client

    from timeline.chronology.facets import facets
    from timeline.chronology.filters import Filters
    from timeline.chronology.totals import totals
    from timeline.views import chronology as view

    sql, client = statements(), Client(headers={"host": "localhost"})
    view.facets, view.totals = (lambda *args: []), (lambda *args: None)

    def ask(address):
        response = client.get(address)
        if response.status_code != 200:
            sys.exit(f"{address} answered {response.status_code}")

    print(f"  {'page, without facets and totals':<34}{'ours':>9}{'bare':>9}{'ratio':>9}   (median ms of {RUNS})")
    with connection.cursor() as cursor:
        for name, (address, names) in PAGES.items():
            report(name, *paired(lambda at=address: ask(at), lambda wanted=names: run_bare(cursor, sql, [*wanted, *OF_A_PAGE])))
        whole = Filters(QueryDict())
        for name, count in (("facets", lambda: facets(whole)), ("totals", lambda: totals(whole))):
            wanted = [each for each in sql if each.startswith((f"{name} of", f"{name[:-1]} of"))]
            report(name, *paired(count, lambda wanted=wanted: run_bare(cursor, sql, wanted)))


def build(count):
    """An empty database with ``count`` events, indexed for search."""
    from django.core.management import call_command

    from benchmarks.synthetic import fill

    call_command("collectstatic", verbosity=0, interactive=False)
    call_command("migrate", verbosity=0)
    took = milliseconds(lambda: fill(count))
    indexed = milliseconds(lambda: call_command("rebuild_search", verbosity=0))
    print(f"{count:,} events: built in {took / 1000:.0f} s, search index written in {indexed / 1000:.0f} s", flush=True)


def main(counts):
    """One process a size, so that each has a database of its own."""
    if len(counts) > 1:
        for count in counts:
            os.spawnv(os.P_WAIT, sys.executable, [sys.executable, "-m", "benchmarks.chronology", count])
        return
    with tempfile.TemporaryDirectory() as folder:
        address = os.environ.get("BENCHMARK_DATABASE_URL", f"sqlite:///{folder}/benchmark.sqlite3")
        os.environ |= {"DATABASE_URL": address, "DJANGO_SETTINGS_MODULE": "timeline.settings"}
        import django

        django.setup()
        build(int(counts[0]))
        measure()


if __name__ == "__main__":
    main(sys.argv[1:] or ["10000", "100000"])
