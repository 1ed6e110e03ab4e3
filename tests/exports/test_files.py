"""Files of a filtered view: the envelope, the tables, what stays out."""

import csv
import io
import json
from pathlib import Path

import pytest
from django.utils import timezone
from jsonschema import Draft202012Validator, FormatChecker

from timeline.exports import FORMATS
from timeline.models import Event, Link

SCHEMA = json.loads((Path(__file__).resolve().parents[2] / "docs/schema/events.schema.json").read_text("utf-8"))
pytestmark = pytest.mark.django_db


def body(response):
    return b"".join(response.streaming_content).decode("utf-8")


def fetch(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return body(response)


def table(client, address):
    return list(csv.DictReader(io.StringIO(fetch(client, address), newline="")))


def test_the_json_of_a_view_keeps_to_its_published_schema(client, make_event, make_claim, make_actor, make_place, cite):
    strike = make_event(title="Strike", edtf="2020-01-03", actors=[("United States", "initiator")], places=["Baghdad"])
    reply = make_event(title="Reply", edtf="[..2020-12-24]", kind="statement")
    make_claim(event=strike, made_in=reply, about="killed", value=0, said_by="Iran", quote="nobody was hurt")
    link = Link.objects.create(source=reply, kind="responds_to", target=strike, basis="cited")
    cite(link=link, quote="after the strike", via=["Associated Press"])
    found = json.loads(fetch(client, "/events.json"))
    Draft202012Validator(SCHEMA, format_checker=FormatChecker()).validate(found)
    assert [event["id"] for event in found["events"]] == [strike.slug, reply.slug]
    assert found["events"][1]["date"] | {"citations": []} == {
        "edtf": "[..2020-12-24]", "earliest": None, "latest": "2020-12-24", "precision": "open", "basis": "stated",
        "text": "by 24 December 2020", "words": [], "citations": [],
    }  # fmt: skip
    assert found["events"][1]["links"][0]["event"] == strike.slug
    assert {article["id"] for article in found["articles"]} == {slug for event in found["events"] for slug in event["articles"]}


def test_the_file_of_one_event_has_no_query(client, make_event):
    response = client.get(f"/events/{make_event().slug}.json?from=2020")
    assert (response.status_code, response.json()["param"]) == (400, "from")


def test_a_view_and_its_file_hold_the_same_events(client, make_event):
    make_event(title="Early", edtf="2019-12-27")
    make_event(title="Late", edtf="2020-12-20")
    found = json.loads(fetch(client, "/events.json?from=2020"))
    assert (found["count"], found["filters"], [e["title"] for e in found["events"]]) == (1, {"from": "2020"}, ["Late"])


def test_an_unknown_key_is_refused_as_a_problem(client):
    response = client.get("/events.json?utm_source=x")
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert set(response.json()) == {"title", "status", "detail", "param"}
    assert response.json()["param"] == "utm_source"


@pytest.mark.parametrize("address", ["/events.json?from=abc", "/events.csv?actor=nobody", "/claims.csv?per_page=5", "/events.json?after=x"])
def test_an_unreadable_value_is_refused_and_named(client, address):
    response = client.get(address)
    assert response.status_code == 400
    assert response.json()["param"] in address


def test_no_text_cell_runs_in_a_spreadsheet(client, make_event, make_claim):
    event = make_event(title="=HYPERLINK(1)", edtf="2020-01-03")
    make_claim(event=event, text="@sum", about="killed", value=-3)
    assert table(client, "/events.csv")[0]["title"] == "'=HYPERLINK(1)"
    row = next(row for row in table(client, "/claims.csv") if row["about"] == "killed")
    assert (row["text"], row["value"]) == ("'@sum", "-3")


def test_csv_lines_end_as_the_rfc_says(client, make_event):
    make_event()
    lines = fetch(client, "/events.csv").split("\r\n")
    assert lines[0].startswith("id,url,title,kind") and lines[-1] == ""


def test_one_event_has_the_same_envelope(client, make_event):
    event = make_event(title="Strike")
    found = json.loads(fetch(client, f"/events/{event.slug}.json"))
    assert (found["count"], found["events"][0]["id"]) == (1, event.slug)
    assert table(client, f"/events/{event.slug}.csv")[0]["title"] == "Strike"
    assert {row["event"] for row in table(client, f"/events/{event.slug}.claims.csv")} == {event.slug}


@pytest.mark.parametrize("format", FORMATS)
def test_a_draft_is_in_no_file_and_moves_no_etag(client, make_event, make_claim, format):
    public = make_event(title="Public")
    before = client.get(f"/events/{public.slug}.{format}")["ETag"]
    draft = make_event(title="Secretdraft", status="draft", kind="statement")
    make_claim(event=public, made_in=draft, text="Said in secret.")
    Link.objects.create(source=public, kind="follows", target=draft, basis="reading")
    response = client.get(f"/events/{public.slug}.{format}")
    assert "ecretdraft" not in body(response)
    assert response["ETag"] == before
    assert client.get(f"/events/{draft.slug}.{format}").status_code == 404


def test_the_file_of_an_event_that_went_elsewhere_says_so(client, make_event):
    heir, gone = make_event(title="Heir"), make_event(title="Gone", status="retracted", first_published=timezone.now())
    merged = make_event(title="Merged", status="merged", merged_into=heir, first_published=timezone.now())
    assert client.get(f"/events/{gone.slug}.json").status_code == 410
    response = client.get(f"/events/{merged.slug}.csv")
    assert (response.status_code, response["Location"]) == (301, f"/events/{heir.slug}.csv")


def test_a_client_that_has_it_is_told_so(client, make_event):
    make_event()
    etag = client.get("/events.json")["ETag"]
    assert etag.startswith('W/"')
    assert client.get("/events.json", headers={"If-None-Match": etag}).status_code == 304


def test_the_number_of_queries_does_not_grow_with_the_events(client, make_event, django_assert_max_num_queries):
    for number in range(12):
        make_event(title=f"Event {number}", edtf="2020-01-03")
    with django_assert_max_num_queries(40):
        fetch(client, "/events.json")
    assert Event.objects.count() == 12
