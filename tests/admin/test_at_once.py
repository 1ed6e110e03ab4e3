"""Eight people at work at once, and a server that is killed: no error, no lost word, nothing partial.

`CROWD_ROUNDS=10 CROWD_KILLS=20` tries it that often, with all eight at everything and the shipped chronology around them,
and with `-s` tells what was answered and how long it took.
"""

import json
import os
import random
import re
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from http.client import HTTPException
from itertools import count, cycle

import pytest

from tests.crowding import NAMES, quote
from tests.serving import empty_database, running
from tests.visiting import Visitor

pytestmark = pytest.mark.xdist_group("crowd")
ROUNDS = int(os.environ.get("CROWD_ROUNDS", "1"))
KILLS = int(os.environ.get("CROWD_KILLS", "2"))
MANY = NAMES if ROUNDS > 1 else NAMES[:3]  # at one event each is told of all who were quicker
ADD, CLAIM = "/admin/timeline/event/add/", "/admin/timeline/claim/add/"
MEANWHILE = "Changed meanwhile"
PUBLIC, OPEN, REVIEW, RETRACTED = ("submit", "publish"), (), ("submit",), ("submit", "publish", "retract")
EVENTS = {f"of_{name}".lower(): PUBLIC for name in NAMES} | {"everybodys": PUBLIC, "claimed": OPEN, "read": PUBLIC}
EACH_ROUND = {"to_publish": REVIEW, "to_reinstate": RETRACTED, "to_delete": OPEN, "to_edit": REVIEW}
EVENTS |= {f"{title}_{number}": steps for title, steps in EACH_ROUND.items() for number in range(ROUNDS)}


class Crowd:
    """Eight chief editors and eight readers of one server; what each was answered is kept."""

    def __init__(self, server):
        self.server, self.answers, self.quotes = server, [], count(len(EVENTS))
        told = self.run(f"fill(**{EVENTS})")
        self.chosen = {name: [str(pk)] for name, pk in told["chosen"].items()}
        self.events, self.actors = told["events"], told["actors"]
        self.people = [Visitor(server.port, name, session) for name, session in told["sessions"].items()]
        self.many, self.readers = self.people[: len(MANY)], [Visitor(server.port) for _ in NAMES]

    def run(self, call):
        return json.loads(self.server.manage("shell", "-v0", "-c", f"from tests.crowding import *; {call}"))

    def look(self, *titles):
        """What is known of these events, once nothing is found to be wrong anywhere."""
        found = self.run(f"look(*{[self.events[title] for title in titles]})")
        assert found["wrong"] == []
        return list(found["events"].values())

    def send(self, person, path, form, **typed):
        answer = person.send(path, form | {"why": [f"{person.name}'s reason"]}, **typed)
        self.answers.append((f"{answer.status}{' changed meanwhile' if MEANWHILE in answer.text else ''}", answer.seconds))
        assert answer.status < 500, path
        return answer

    def save(self, person, path, form, **typed):
        """Save until it is saved, as somebody does who is told that others were quicker."""
        for _ in range(2 * len(NAMES)):
            answer = self.send(person, path, form, **typed)
            if answer.status == 302:
                return
            assert (answer.status, MEANWHILE in answer.text) == (200, True), answer.said
            form, typed = answer.form("event_form"), {}
        raise AssertionError(f"{person.name} never got through")

    def claim(self, form, text):
        """The form with a claim and its quote typed into the blank row."""
        at = f"claims-{int(form['claims-TOTAL_FORMS'][0]) - 1}"
        typed = {"text": [text], "quote": [quote(next(self.quotes))], "about": self.chosen["about"], "article": self.chosen["article"]}
        return form | {f"{at}-{name}": value for name, value in typed.items()}

    def new(self, person, title):
        """The form of a new event, filled in."""
        form = self.claim(opened(person, ADD), f"{person.name}'s claim.")
        when = {"date": ["May 2020"], "date_basis": ["stated"], "date_note": [f"{person.name}'s note."]}
        return form | when | {"title": [title], "kind": ["plan"], "type": self.chosen["type"]}

    @contextmanager
    def reading(self, paths, is_whole=lambda path, text: True):
        """Readers look at these pages all the while, and never see an error or half of a change."""
        over, seen = threading.Event(), []

        def read(reader, paths):
            while not over.wait(0.2):
                path = next(paths)
                answer = reader.open(path)
                seen.append(answer.seconds)
                assert answer.status == 200, path
                assert is_whole(path, answer.text), answer.text

        with ThreadPoolExecutor(len(self.readers)) as pool:
            found = [pool.submit(read, reader, cycle(paths[at:] + paths[:at])) for at, reader in enumerate(self.readers)]
            try:
                yield
            finally:
                over.set()
        for each in found:
            each.result()
        print(f"\n{len(seen)} pages read, the longest wait {max(seen):.1f} s")


def page(pk, verb="change"):
    return f"/admin/timeline/event/{pk}/{verb}/"


def opened(person, path, form="event_form"):
    answer = person.open(path)
    assert answer.status == 200, answer.said
    return answer.form(form)


def at_once(work, *each):
    """Do it in a thread for each; it is given what to call before it sends: so all send at the same moment."""
    rows = list(zip(*each, strict=True))
    together = threading.Barrier(len(rows), timeout=120)
    with ThreadPoolExecutor(len(rows)) as pool:
        return [done.result() for done in [pool.submit(work, together.wait, *row) for row in rows]]


@pytest.fixture(scope="module")
def crowd(tmp_path_factory):
    with (
        empty_database(tmp_path_factory.mktemp("crowd"), "crowd") as database,
        running(database, LOAD_EXAMPLE="1" if ROUNDS > 1 else "0") as server,
    ):
        yield Crowd(server)


@pytest.fixture(autouse=True)
def figures(crowd, request):
    crowd.answers.clear()
    yield
    longest = max((seconds for _, seconds in crowd.answers), default=0)
    print(f"\n{request.node.name}: {dict(Counter(how for how, _ in crowd.answers))}, the longest wait {longest:.1f} s")


@pytest.fixture(params=range(ROUNDS))
def number(request):
    return request.param


def test_eight_save_eight_events_while_eight_read_them(crowd):
    def work(go, person):
        path = page(crowd.events[f"of_{person.name.lower()}"])
        for number in range(ROUNDS):
            form, word = opened(person, path), f"{person.name}-{number}"
            go()
            typed = {"title": f"All of {word}", "claims__0__text": f"It was {word}."}
            assert crowd.send(person, path, form, **typed).status == 302

    def is_whole(path, text):
        return all(len(set(re.findall(rf"{name}-\d+", text))) <= 1 for name in NAMES)

    slugs = [f"/events/of-{name.lower()}" for name in NAMES]
    lists = ["/", "/?q=all", "/events.json", "/claims.csv"]
    with crowd.reading([*lists, *(f"{slug}/" for slug in slugs), *lists, *(f"{slug}.json" for slug in slugs)], is_whole):
        at_once(work, crowd.people)
    for name, found in zip(NAMES, crowd.look(*(f"of_{name.lower()}" for name in NAMES)), strict=True):
        titles = [content["title"] for who, verb, _, content in found["history"] if (who, verb) == (name, "edited")]
        assert titles == [f"All of {name}-{number}" for number in range(ROUNDS)]
        assert (found["record"]["title"], found["record"]["claims"][0]["text"]) == (titles[-1], f"It was {name}-{ROUNDS - 1}.")


def test_many_save_one_event_and_no_word_is_lost(crowd):
    path = page(crowd.events["everybodys"])

    def work(go, person):
        for number in range(ROUNDS):
            form = opened(person, path)
            if number % 2 == 0:
                form = crowd.claim(form, f"Claim {number} of {person.name}.")
            for name in [name for name, value in form.items() if value == [f"Claim {number - 1} of {person.name}."]]:
                form[name.replace("-text", "-note")] = [f"Note {number} of {person.name}."]
            go()
            crowd.save(person, path, form)

    with crowd.reading(["/events/everybodys/", "/events/everybodys.json", "/events/everybodys/changes/", "/", "/?q=claim", "/changes/"]):
        at_once(work, crowd.many)
    (found,) = crowd.look("everybodys")
    claims = found["record"]["claims"]
    said = [(f"Claim {at} of", f"Note {at + 1} of" if at + 1 < ROUNDS else "") for at in range(0, ROUNDS, 2)]
    expected = {(f"{claim} {name}.", note and f"{note} {name}.") for claim, note in said for name in MANY}
    assert {(claim["text"], claim.get("note", "")) for claim in claims[1:]} == expected
    assert all(claim["citations"] for claim in claims)
    edits = Counter((who, why) for who, verb, why, _ in found["history"] if verb == "edited")
    assert edits == {(name, f"{name}'s reason"): ROUNDS for name in MANY}


def test_eight_add_a_claim_with_its_quote_on_its_own_page(crowd, number):
    def add(go, person):
        form = opened(person, CLAIM, "claim_form") | {"event": [str(crowd.events["claimed"])], "about": crowd.chosen["about"]}
        form |= {"citations-0-article": crowd.chosen["article"], "citations-0-quote": [quote(next(crowd.quotes))]}
        go()
        return crowd.send(person, CLAIM, form, text=f"Claim {number} of {person.name}.").status

    assert at_once(add, crowd.people) == [302] * len(NAMES)
    (found,) = crowd.look("claimed")
    added = [claim for claim in found["record"]["claims"] if claim["text"].startswith(f"Claim {number} of")]
    assert len({claim["key"] for claim in added if claim["citations"]}) == len(NAMES)


@pytest.mark.parametrize("slug", ["the-same", ""])
def test_one_of_eight_gets_an_address_and_the_others_keep_what_they_typed(crowd, number, slug):
    title = f"The same title {number} {slug}"

    def add(go, person):
        form = crowd.new(person, title) | {"slug": [slug and f"{slug}-{number}"]}
        go()
        return form, crowd.send(person, ADD, form)

    kept = ("title", "slug", "date", "date_note", "claims-0-text", "claims-0-quote")
    lost = [(sent, answer) for sent, answer in at_once(add, crowd.people) if answer.status != 302]
    assert (len(lost) == len(NAMES) - 1) if slug else (len(lost) < len(NAMES)), [answer.said for _, answer in lost]
    for sent, answer in lost:
        back = answer.form("event_form")
        assert answer.status == 200 and any("already exists" in said or "at the same moment" in said for said in answer.said), answer.said
        assert [back[name] for name in kept] == [sent[name] for name in kept]


def test_a_step_is_taken_once(crowd, number):
    path = page(crowd.events[f"to_publish_{number}"])

    def publish(go, person):
        form = opened(person, path)
        go()
        return crowd.send(person, path, form, _step="publish")

    told = Counter((answer.status, MEANWHILE in answer.text) for answer in at_once(publish, crowd.many))
    assert told == {(302, False): 1, (200, True): len(MANY) - 1}


def test_a_step_without_a_form_is_taken_once(crowd, number):
    """What is retracted cannot be edited; who comes too late has the reason back."""
    title = f"to_reinstate_{number}"

    def reinstate(go, person):
        form = opened(person, page(crowd.events[title]))
        go()
        answer = crowd.send(person, page(crowd.events[title]), form, _step="reinstate")
        assert answer.status == 302 or f"{person.name}&#x27;s reason" in answer.text
        return answer.status

    assert Counter(at_once(reinstate, crowd.people))[302] == 1
    (found,) = crowd.look(title)
    assert [verb for _, verb, _, _ in found["history"]].count("reinstated") == 1


def test_one_publishes_while_the_others_edit(crowd, number):
    title = f"to_edit_{number}"
    path = page(crowd.events[title])

    def work(go, person):
        form = crowd.claim(opened(person, path), f"Claim of {person.name}.")
        go()
        crowd.save(person, path, form, **({"_step": "publish"} if person is crowd.people[0] else {}))

    at_once(work, crowd.many)
    (found,) = crowd.look(title)
    assert {claim["text"] for claim in found["record"]["claims"][1:]} == {f"Claim of {name}." for name in MANY}


def test_one_deletes_while_the_others_edit(crowd, number):
    title = f"to_delete_{number}"
    path, remove = page(crowd.events[title]), page(crowd.events[title], "delete")

    def work(go, person):
        if person is crowd.people[0]:
            form = opened(person, remove, None)
            go()
            while (answer := crowd.send(person, remove, form)).status == 200:
                assert "changed it while this page was open" in answer.text
                form = answer.form()
            return answer
        form = opened(person, path)
        go()
        return crowd.send(person, path, form, date_note=f"{person.name}'s words.")

    deleted, *edited = at_once(work, crowd.many)
    assert deleted.status == 302
    for person, answer in zip(crowd.many[1:], edited, strict=True):
        told = (answer.status, MEANWHILE in answer.text)
        assert told in ((302, False), (200, True), (409, False)), answer.said
        assert answer.status == 302 or f"{person.name}&#x27;s words." in answer.text
    (found,) = crowd.look(title)
    assert (found["record"], found["history"][-1][1]) == (None, "deleted")


def test_two_changes_cannot_break_a_rule_together(crowd, number):
    """Each alone would make no loop."""
    paths = [f"/admin/timeline/actor/{pk}/change/" for pk in crowd.actors]

    def below(go, person, path, other):
        form = opened(person, path, "actor_form") | {"parents": [str(other)]}
        go()
        return crowd.send(person, path, form).status

    assert sorted(at_once(below, crowd.people[:2], paths, reversed(crowd.actors))) == [200, 302]
    for path in paths:
        form = opened(crowd.people[0], path, "actor_form") | {"parents": []}
        crowd.send(crowd.people[0], path, form)


def test_what_is_read_together_is_of_one_moment(crowd):
    pk = crowd.events["read"]
    assert crowd.run(f"look_twice({pk})") == ["read", "read", "Changed"]


def test_a_server_that_is_killed_leaves_nothing_partial(crowd):
    """And nothing that was answered is lost."""
    titles = [f"of_{name.lower()}" for name in NAMES]
    for _ in range(KILLS):
        saved = until_killed(crowd, dict(zip(NAMES, (page(crowd.events[title]) for title in titles), strict=True)))
        crowd.server.start()
        found = crowd.look(*titles)
        kept = {content["title"] for each in found for _, verb, _, content in each["history"] if verb == "edited"}
        assert set(saved) <= kept
        print(f"killed after {len(saved)} saves")


def until_killed(crowd, paths):
    """What was saved, and answered, before the server was killed amid its work."""
    begun, over, saved, numbers = threading.Event(), threading.Event(), [], count()

    def work(person):
        while not over.is_set():
            title = f"{person.name} {next(numbers)} {random.random()}"
            with suppress(OSError, HTTPException):
                form = crowd.claim(opened(person, paths[person.name]), f"{title}.")
                if person.send(paths[person.name], form | {"title": [title], "why": ["Because."]}).status == 302:
                    saved.append(title)
                    begun.set()

    with ThreadPoolExecutor(len(crowd.people)) as pool:
        working = [pool.submit(work, person) for person in crowd.people]
        begun.wait(timeout=60)
        time.sleep(random.uniform(0, 1))
        over.set()
        crowd.server.kill()
    for each in working:
        each.result()
    assert saved
    return saved
