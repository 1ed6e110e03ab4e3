"""What the chronology is, and how to take it away."""

import json
from pathlib import Path

import pytest

from tests.views.portions import answered, queries, section, text
from timeline.chronology.keys import KEYS
from timeline.exports import FORMATS

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def look(client):
    return lambda path="/about/", status=200: answered(client, path, status)


def test_figures_are_counted_from_what_readers_can_see(look, make_topic, make_event, make_claim, make_article):
    make_topic("The quarrel", description="Who quarrelled.")
    agency = make_article("Report", publisher="Gazette", origin="Reuters")
    event = make_event("Rockets fall", "2019-12-27", topics=["The quarrel"], article=agency)
    make_claim(event, about="fired", value=3, article=agency)
    make_claim(event, about="fired", value=4, article=make_article("Second"))
    make_event("Threat", "2021", kind="statement", type="threat", article=agency)
    make_event("Hidden", "1999", status="draft")
    said = section(look(), "What it is")
    assert said.startswith("Who quarrelled.")
    assert "2 events, from 2019 to 2021: 1 of them things said, 0 planned" in said
    assert "4 claims from 2 articles and 1 independent source that is known" in said
    assert "On 1 event the sources, or those whom they quote, disagree." in said
    html = look()
    assert "1 of 2 events is dated to one day" in section(html, "Dates")
    assert "1 article passes on somebody else’s report" in section(html, "Independent sources")
    assert "1 article does here" in section(html, "Independent sources")


def test_an_empty_chronology_says_what_it_is_too(look, db):
    assert "Now there are 0 events: 0 of them things said" in text(look())
    look("/data/")


@pytest.mark.parametrize(
    ("states", "said"),
    [
        ((True,), "There are 2 quotes. 1 was found again in the saved text"),
        ((False,), "1 was not checked on this server, which does not hold the text. 1 was not found."),
    ],
)
def test_the_last_check_of_the_quotes_is_told(look, make_event, states, said):
    event = make_event()
    event.date_citations.update(verified=states[0])
    assert said in section(look(), "Check the quotes")


def test_the_rules_of_quoting_are_those_that_are_kept(look, db):
    assert "at most 25 words long, with up to 34 characters before and after it" in text(look())
    assert "at most 40% of it" in text(look())


def test_marks_stances_and_warnings_are_drawn_as_everywhere_else(look, make_event):
    make_event()
    html = look()
    for drawn in ('class="strip is-mini"', 'class="stance is-hedged"', 'href="#k-violence"', 'href="#i-dispute"', 'href="#i-translated"'):
        assert drawn in html


def test_data_names_every_file_and_every_key(look, make_event):
    make_event(actors=["Iran"])
    html = look("/data/")
    for format in FORMATS.values():
        assert f'href="/{format.file}"><code>{format.file}</code>' in html
    for key in KEYS:
        assert f"<td><code>{key}</code></td>" in html
    assert 'href="/events.csv?actor=iran"' in html
    assert "Reuters" not in section(html, "A part of it")
    assert "reuters" in section(html, "A part of it")


def test_every_example_answers(client, look, make_event, make_claim):
    event = make_event(actors=["Iran"])
    make_claim(event, about="fired", value=1)
    make_claim(event, about="fired", value=2)
    html = section_of_examples(look("/data/"))
    assert len(html) == 3
    assert [client.get(path).status_code for path in html] == [200] * 3


def section_of_examples(html):
    listed = html.split('id="h-part"')[1].split("</ul>")[0]
    return [part.split('"')[0].replace("&amp;", "&") for part in listed.split('href="')[1:]]


def test_the_schema_is_served_as_it_stands_in_the_documents(client, db):
    response = client.get("/data/events.schema.json")
    assert response["Content-Type"] == "application/schema+json"
    assert json.loads(response.content) == json.loads((ROOT / "docs/schema/events.schema.json").read_text("utf-8"))


def test_it_is_cited_by_the_name_of_the_whole_chronology(look, make_topic, make_event):
    make_event(topics=[make_topic("The quarrel", position=0), make_topic("A part", position=1)])
    assert section(look("/data/"), "How to cite").startswith("The quarrel . Timeline, version of")


def test_nothing_of_a_draft_is_told(look, make_event):
    make_event("Zzyzx", actors=["Qwghlm"], topics=["Vfwsty"], status="draft")
    for path in ("/about/", "/data/"):
        assert not {"Zzyzx", "Qwghlm", "qwghlm", "Vfwsty"} & set(text(look(path)).replace("=", " ").split())


def test_queries_do_not_grow_with_the_chronology(client, make_event, make_article):
    make_event(actors=["Iran"])
    few = [queries(client, path) for path in ("/about/", "/data/")]
    for number in range(5):
        make_event(f"Event {number}", actors=[f"Actor {number}"], article=make_article(f"Article {number}"))
    assert [queries(client, path) for path in ("/about/", "/data/")] == few
    assert max(few) <= 20
