"""What came before and after: both ways in words, a few steps far, each event once."""

import pytest

from tests.views.seen import seen
from timeline.models import Link
from timeline.models.lists import LinkKind
from timeline.views.chain import SAID, Chain

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(cite):
    def make(source, kind, target, quote=""):
        made = Link.objects.create(source=source, kind=kind, target=target, basis="cited" if quote else "reading")
        if quote:
            cite(link=made, quote=quote)
        return made

    return make


def tree(steps):
    """Words and titles, each with what hangs on it."""
    return [([tie.words for tie in step.ties], step.event.title, tree(step.steps)) for step in steps]


def test_every_kind_of_link_is_said_both_ways():
    assert set(SAID) == set(LinkKind)


def test_a_link_is_read_from_both_its_ends(make_event, link):
    attack, answer, later = make_event("Attack", "2020-01-01"), make_event("Answer", "2020-01-02"), make_event("Later", "2020-01-03")
    link(answer, "responds_to", attack)
    link(answer, "leads_to", later)
    assert tree(Chain(answer).before) == [(["in response to"], "Attack", [])]
    assert tree(Chain(answer).after) == [(["leads to"], "Later", [])]
    assert tree(Chain(attack).after) == [(["answered by"], "Answer", [(["leads to"], "Later", [])])]
    assert tree(Chain(later).before) == [(["result of"], "Answer", [(["in response to"], "Attack", [])])]


def test_it_goes_three_steps_and_no_further(make_event, link):
    events = [make_event(f"Event {number}", f"2020-01-0{number + 1}") for number in range(5)]
    for earlier, later in zip(events, events[1:], strict=False):
        link(later, "follows", earlier)
    (first,) = Chain(events[0]).after
    assert first.steps[0].steps[0].event == events[3]
    assert first.steps[0].steps[0].steps == []


def test_a_circle_ends(make_event, link):
    one, two, three = (make_event(f"Event {number}", f"2020-01-0{number}") for number in (1, 2, 3))
    for later, earlier in ((two, one), (three, two), (one, three)):
        link(later, "follows", earlier)
    assert tree(Chain(one).after) == [(["followed by"], "Event 2", [(["followed by"], "Event 3", [])])]


def test_two_links_to_one_event_share_a_line(make_event, link):
    attack, answer = make_event("Attack"), make_event("Answer")
    link(answer, "retaliates_for", attack)
    link(answer, "follows", attack)
    assert tree(Chain(attack).after) == [(["answered with retaliation by", "followed by"], "Answer", [])]


def test_a_hub_shows_all_its_own_links_and_the_first_of_others(make_event, link):
    root, hub = make_event("Root", "2019"), make_event("Hub", "2020")
    link(hub, "follows", root)
    for number in range(8):
        link(make_event(f"Part {number}", f"2020-01-0{number + 1}"), "part_of", hub)
    assert len(Chain(hub).after) == 8
    (step,) = Chain(root).after
    assert ([further.event.title for further in step.steps], step.more) == ([f"Part {number}" for number in range(5)], 3)


def test_events_that_readers_may_not_see_break_the_chain(make_event, link):
    attack, beyond = make_event("Attack"), make_event("Beyond")
    hidden = make_event("Hidden", status="draft")
    link(hidden, "responds_to", attack)
    link(beyond, "responds_to", hidden)
    assert not Chain(attack)


def test_cited_and_read_links_are_told_apart(client, make_event, link):
    attack, answer, reading = make_event("Attack"), make_event("Answer"), make_event("Comment")
    link(answer, "responds_to", attack, quote="following the attack")
    link(reading, "follows", attack)
    response = client.get(attack.get_absolute_url())
    html = response.content.decode()
    assert "answered by following the attack ¶ 1 Answer 20 December 2020" in seen(html)
    assert "followed by (our reading) Comment" in seen(html)
    assert html.count('<li class="is-read">') == 1
