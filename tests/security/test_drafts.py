"""What is not public leaves no trace: no output differs by a byte whether it is there or not."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.forms import typed
from timeline.curation.publishing import refresh
from timeline.curation.steps import publish
from timeline.exports import FORMATS
from timeline.models import Event, Likeness, Proposal, Reading, RecordKind, SlugRedirect
from timeline.models.search import rebuild

from .addresses import filled, public_paths
from .conftest import body

MARK = "zqxdraft"
FAR = " ".join(["Nothing of this sentence is quoted or stands beside what is."] * 10)
TEXT = f"Three rockets fell on Sunday. {FAR} The {MARK} words stand here. {FAR} Two people died."
NEVER_PUBLIC = ("draft", "in_review", "retracted", "merged")
QUERIES = (
    f"q={MARK}", f"q={MARK}+title", "q=rockets", f"actor={MARK}-actor", "actor=iran", f"place={MARK}-place", "place=baghdad",
    f"topic={MARK}-topic", "topic=war", f"publisher={MARK}-publisher", f"article={MARK}-article", "article=held-in-full", "type=violence",
    f"type={MARK}-type", "kind=statement", "country=iq", "country=zz", "disputed=1", "origins=1", "origins=2", "precision=day", "more=1",
    "order=newest", "per_page=1", "from=2019&to=2020", "from=2020-12-20&to=2020-12-20&within=1",
    f"after=2020-01-01.31.2020-01-03.2020-01-03.{MARK}",
)  # fmt: skip
NONE = {"events": [f"{MARK}-event"], **{f"{kind}s": [f"{MARK}-{kind}"] for kind in ("article", "actor", "place", "topic")}}


@pytest.fixture
def world(make_event, make_claim, make_article, make_actor, make_place, cite):
    """Two public events that a hidden one will touch wherever it can."""
    held = make_article("Held in full", text=TEXT, publisher="Rudaw", origin="Reuters")
    baghdad = make_place("Baghdad", aliases=["Bagdad"])
    iran = make_actor("Iran", aliases=["Persia"])
    strike = make_event(
        "Strike", "2020-01-03", type="drone-strike", article=held, quote="Three rockets fell", places=[baghdad], topics=["War"]
    )
    attack = make_event("Rocket attack", "2020-12-20", actors=[iran, ("Kataib Hezbollah", "accused")], places=[baghdad], topics=["War"])
    make_claim(attack, "Iran fired.", about="responsibility", position="Iran", said_by="Iran")
    make_claim(attack, "Two died.", about="killed", of="people", value=2, article=held, quote="Two people died")
    cite(link=attack.links.create(kind="retaliates_for", target=strike, basis="cited"), article=held, quote="on Sunday")
    return {"held": held, "baghdad": baghdad, "iran": iran, "strike": strike, "attack": attack}


@pytest.fixture
def hide(world, make_event, make_claim, make_article, make_actor, make_place, make_topic, cite):
    """A hidden event with the mark in every text, tied to the public ones by every kind of tie."""

    def make(status, **fields):
        held, iran, attack, strike = world["held"], world["iran"], world["attack"], world["strike"]
        article = make_article(
            f"{MARK} article", slug=f"{MARK}-article", publisher=f"{MARK} publisher", origin=f"{MARK} publisher", byline=f"{MARK} byline",
            url=f"https://{MARK}.example/", published_note=f"{MARK} note",
        )  # fmt: skip
        article.clues.create(number=1, fact=f"{MARK} fact", page=f"https://{MARK}.example/clue", allows="2020-12-24")
        article.paragraphs.update(digest=f"{MARK} digest")
        article.set_aside.create(start=1, end=9, reason=f"{MARK} reason")
        actor = make_actor(f"{MARK} actor", aliases=[f"{MARK} alias"], description=f"{MARK} description", parents=[iran], country="zz")
        iran.distinct_from.add(actor)
        place = make_place(f"{MARK} place", aliases=[f"{MARK} placename"], parent=world["baghdad"], country="zz")
        iran.aliases.create(name=f"{MARK} spelling", article=article, paragraph=1)
        iran.aliases.create(name="Mullahs", article=article, paragraph=1)
        topic = make_topic(f"{MARK} topic", description=f"{MARK} story", position=0)
        event = make_event(
            f"{MARK} title", "2020-12-20", slug=f"{MARK}-event", status=status, kind="statement", article=article, quote=f"{MARK} quote",
            date_wording=f"{MARK} wording", date_note=f"{MARK} datenote", status_note=f"{MARK} statusnote", topics=[topic, "War"],
            actors=[(actor, "speaker"), (iran, "initiator"), ("Kataib Hezbollah", "killed")], places=[place, world["baghdad"]], **fields,
        )  # fmt: skip
        claim = {
            "of": f"{MARK} of", "hedge": f"{MARK} hedge", "note": f"{MARK} note", "doubt": f"{MARK} doubt",
            "said_by": actor, "via": [actor],
        }  # fmt: skip
        words = {"article": held, "quote": f"The {MARK} words stand here"}
        for position in (f"{MARK} position", f"{MARK} other"):
            make_claim(event, f"{MARK} claim", about="responsibility", position=position, made_in=attack, **claim, **words)
        make_claim(event, f"{MARK} Iran", about="killed", value=9, said_by=iran, made_in=attack, **words)
        cite(
            event_place=event.event_places.first(), prefix=f"{MARK} prefix", suffix=f"{MARK} suffix", quote=f"{MARK} placequote", words=MARK
        )
        cite(event=event, words=MARK, **words)
        for source, target in ((event, attack), (attack, event), (strike, event)):
            cite(link=source.links.create(kind="ends", target=target, basis="cited"), via=[actor], **words)
        attack.claims.update(made_in=event)
        propose(held, article, event)
        refresh_all()
        return event

    return make


def propose(held, article, event):
    """What the engine read in a public article and noted of a hidden one: no status of an event ever shows it."""
    words = {"quote": f"The {MARK} words stand here", "paragraph": 1, "start": TEXT.index(f"The {MARK}"), "end": TEXT.index(" here.") + 5}
    proposed = {"kind": "occurrence", "type": f"{MARK}-proposed", "date": "2020-12-20", "date_basis": "stated", "score": 0.9, **words}
    for state, became in (("open", None), ("accepted", event), ("refused", None)):
        Proposal.objects.create(
            article=held, key=f"{MARK}{state}", title=f"{MARK} proposed", why=f"{MARK} proposedwhy", state=state, event=became, **proposed
        )
    Reading.objects.create(
        article=held, file=f"{MARK}.txt", language="zz", published="1999", published_why=f"{MARK} readwhy", warnings=[f"{MARK} warning"]
    )
    Likeness.objects.create(article=article, other=held, kind="near", score=0.9, why=f"{MARK} alike")
    held.fingerprints.create(value=4711)


PROPOSED = re.compile(rf"{MARK}.?(proposed|proposedwhy|readwhy|warning|alike|txt)|1999|4711")


def seen(reader):
    """Everything that readers can be told: each address and query with its status, headers and body."""
    addresses = public_paths() + filled(NONE) + [f"{path}?{query}" for path in ("/", "/events.json") for query in QUERIES]
    answers = {address: answer(reader.get(address)) for address in addresses}
    answers["/ region"] = answer(reader.get("/", headers={"HX-Target": "view"}))
    for path in [path for path in public_paths() if path.endswith("/check/")]:
        answers[f"POST {path}"] = answer(reader.post(path, {"text": TEXT}))
    return answers | {f"export {format}": exported(format) for format in FORMATS}


def answer(response):
    headers = {name: value for name, value in response.headers.items() if name != "Expires"}
    return response.status_code, headers, timeless(body(response).decode())


def exported(format):
    out = StringIO()
    call_command("export", format, stdout=out)
    return timeless(out.getvalue())


def timeless(text):
    return re.sub(r'"generated": "[^"]*"', "", text)


def refresh_all():
    for event in Event.objects.all():
        refresh(event)


def marked(answers):
    """The addresses that do not hold the mark, and whose answers do."""
    return {key for key, said in answers.items() if MARK not in key and MARK in str(said).lower()}


def differing(before, after):
    return {key: (before.get(key), after.get(key)) for key in before | after if before.get(key) != after.get(key)}


def test_what_was_never_public_changes_no_byte_of_any_output(reader, world, hide):
    before = seen(reader)
    assert marked(before) == set()
    event = hide("draft")
    for status in NEVER_PUBLIC:
        Event.objects.filter(pk=event.pk).update(status=status, merged_into=world["strike"] if status == "merged" else None)
        refresh_all()
        assert (status, list(differing(before, seen(reader)))) == (status, [])
    rebuild()
    for address in [address for address in before if address.startswith("/?q=")]:
        assert answer(reader.get(address)) == before[address]


@pytest.mark.parametrize("status", NEVER_PUBLIC)
def test_a_hidden_row_has_the_same_404_as_one_that_never_was(reader, world, hide, status):
    hide(status, **({"merged_into": world["strike"]} if status == "merged" else {}))
    never = MARK[::-1]
    for hidden in filled(NONE):
        if MARK in hidden:
            for ask in (reader.get, reader.head, reader.post, reader.put):
                one, other = ask(hidden), ask(hidden.replace(MARK, never))
                assert (one.status_code, one.headers) == (other.status_code, other.headers), hidden
                assert one.content.decode().replace(MARK, never) == other.content.decode()
            assert reader.get(hidden).status_code == 404
            assert reader.get(hidden, headers={"If-None-Match": "*"}).status_code == 404


def test_the_mark_is_everywhere_once_the_event_is_public(reader, world, hide):
    """The two tests above would pass on an empty site too: here is the proof that they look in the right places."""
    hide("published")
    shown = {"/", "/events.json", "/claims.csv", "/articles/held-in-full/", "/events/rocket-attack/", "/actors/iran/", "/places/baghdad/"}
    answers = seen(reader)
    assert shown | {"export json"} <= marked(answers)
    assert [address for address, said in answers.items() if PROPOSED.search(str(said))] == []


@pytest.mark.parametrize("step", ["edited", "deleted"])
def test_work_on_a_draft_moves_no_etag(reader, curator, world, hide, step):
    event = hide("draft")
    before = {path: reader.get(path).headers.get("ETag") for path in public_paths()}
    address = f"/admin/timeline/event/{event.pk}/"
    if step == "deleted":
        Event.objects.get(slug="rocket-attack").claims.update(made_in=None)
        assert curator.post(f"{address}delete/", {"post": "yes"}).status_code == 302
    else:
        event.claims.update(made_in=None)
        assert curator.post(f"{address}change/", typed(curator.get(f"{address}change/")) | {"title": "Another title"}).status_code == 302
    assert {path: reader.get(path).headers.get("ETag") for path in public_paths()} == before
    assert any(before.values())


@pytest.fixture
def withdrawn(world, hide):
    """An event that was public and is no more: ``withdrawn("retracted")``."""

    def make(status, **fields):
        event = hide("published")
        Event.objects.filter(pk=event.pk).update(status=status, status_since=timezone.now(), status_note="The report was wrong.", **fields)
        refresh_all()
        return event

    return make


# Rows that a public event showed once stay public, with what they say of themselves.
STAYS = re.compile(
    rf"{MARK}.(article|actor|place|topic|publisher|byline|description|alias|placename|spelling|note|fact|story|digest|reason)"
)


def test_a_retracted_event_says_so_and_is_gone_from_everything_else(reader, world, withdrawn):
    withdrawn("retracted")
    page = reader.get(f"/events/{MARK}-event/")
    assert page.status_code == 410
    assert "The report was wrong." in page.content.decode()
    assert f"{MARK} claim" not in page.content.decode()
    for format in FORMATS:
        assert reader.get(f"/events/{MARK}-event.{format}").status_code == 410
    assert marked({key: STAYS.sub("", str(said)) for key, said in seen(reader).items()}) == set()


def test_a_retracted_event_counts_nowhere(reader, world, withdrawn):
    withdrawn("retracted")
    page = reader.get("/").content.decode()
    assert "2 events" in page and "No events" in reader.get(f"/?q={MARK}+title").content.decode()
    assert "No events" in reader.get(f"/?actor={MARK}-actor").content.decode()


def test_a_merged_event_leads_on_for_ever(reader, world, withdrawn):
    withdrawn("merged", merged_into=world["strike"])
    answer = reader.get(f"/events/{MARK}-event/?utm=1")
    assert (answer.status_code, answer["Location"].partition("?")[0]) == (301, "/events/strike/")
    for format in FORMATS:
        answer = reader.get(f"/events/{MARK}-event.{format}")
        assert (answer.status_code, answer["Location"]) == (301, f"/events/strike.{format}")
    assert marked({key: STAYS.sub("", str(said)) for key, said in seen(reader).items()}) == set()


def test_nothing_leads_to_what_is_hidden(reader, world, hide):
    event = hide("draft")
    SlugRedirect.objects.create(kind=RecordKind.EVENT, slug="once", target=event.pk)
    Event.objects.filter(pk=world["strike"].pk).update(status="merged", merged_into=event)
    for path in ("/events/once/", "/events/strike/", "/events/once.json", "/events/strike.csv"):
        assert (reader.get(path).status_code, MARK in reader.get(path).content.decode()) == (404, False)


def test_publishing_is_what_makes_it_public(reader, world, make_event):
    event = make_event(f"{MARK} title", status="in_review")
    before = reader.get("/events.json")
    assert (reader.get(event.get_absolute_url()).status_code, MARK in body(before).decode()) == (404, False)
    publish(event)
    after = reader.get("/events.json")
    assert (reader.get(event.get_absolute_url()).status_code, MARK in body(after).decode()) == (200, True)
    assert after.headers["ETag"] != before.headers["ETag"]
