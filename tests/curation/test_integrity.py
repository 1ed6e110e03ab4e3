"""Each rule that the database cannot keep: kept, and broken."""

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Value
from django.utils import timezone

from timeline.curation.integrity import problems
from timeline.models import Actor, Alias, Article, Citation, Claim, Event, Paragraph, Proposal, SetAside, SlugRedirect
from timeline.models.search import SearchText


@pytest.fixture
def chronology(make_event, make_claim, make_article, make_actor):
    text = "Rockets fall\n\nThree rockets fell on Saturday. " + "Nobody was hurt near the river that day. " * 12
    article = make_article("Held in full", text=text)
    statement = make_event("The army speaks", kind="statement", type="announcement", slug="remark")
    event = make_event(
        "Rockets", slug="rockets", actors=[("Army", "target")], places=["Baghdad"], article=article, quote="Three rockets fell"
    )
    make_claim(event, "One was hurt.", made_in=statement, said_by="Army")
    make_actor("Army", aliases=["the army"])
    words = {"quote": "Nobody was hurt near the river", "start": 46, "end": 76, "paragraph": 2}
    dated = {"date": "2020-12", "date_basis": "inferred"}
    Proposal.objects.create(article=article, key="p1", title="A quiet day", kind="occurrence", score=0.5, **words, **dated)
    return event


def test_a_sound_chronology_breaks_no_rule(chronology, capsys):
    assert list(problems()) == []
    call_command("check_integrity")
    assert capsys.readouterr().out == "Every rule is kept.\n"


def rockets():
    return Event.objects.filter(slug="rockets")


def accuse_the_initiator():
    army = Actor.objects.get(name="Army")
    for role in ("initiator", "accused"):
        rockets().get().participations.create(actor=army, role=role)


def link_without_words():
    rockets().get().links.create(kind="ends", target=Event.objects.get(slug="remark"), basis="cited")


def broken(kind, **changes):
    """Break a rule behind the software's back."""
    return lambda: kind.objects.update(**changes)


BREAKS = [
    (lambda: Claim.objects.filter(event__slug="rockets").delete(), "event rockets, claims: none; expected at least one"),
    (lambda: Citation.objects.filter(claim__event__slug="rockets").delete(), "event rockets, claims[0]: 'Rockets.' has no citation"),
    (lambda: Citation.objects.filter(event__slug="rockets").delete(), "event rockets, date: no citation"),
    (link_without_words, "event rockets, links[0]: no citation"),
    (lambda: Citation.objects.filter(event__slug="rockets").update(quote="a " * 26, end=72), "quote: 26 words; expected at most 25"),
    (broken(Citation, words="Monday"), "words: 'Monday'; expected words of the quote"),
    (broken(Citation, end=10_000), "characters from start to end"),
    (broken(Proposal, earliest="2020-01-01"), "proposal p1, earliest: 2020-01-01; expected 2020-12-01 by its date 2020-12"),
    (broken(Proposal, start=45, end=75), "proposal p1, quote: does not stand at 45–75; expected the words of the text"),
    (lambda: Article.objects.filter(text="").update(characters=100), "of them quoted with their context; expected at most 40%"),
    (lambda: rockets().update(earliest="2019-01-01"), "event rockets, earliest: 2019-01-01; expected 2020-12-20"),
    (lambda: rockets().update(precision="month"), "event rockets, precision: month; expected day"),
    (lambda: rockets().update(date=Value("soon")), "event rockets, not an EDTF date: 'soon'"),
    (broken(Article, published_latest="2030-01-01"), "published_latest: 2030-01-01; expected 2020-12-24"),
    (lambda: Article.objects.exclude(text="").update(sha256="0" * 64), "sha256: not that of the text"),
    (lambda: Paragraph.objects.filter(article__text_held="full", number=2).update(end=20, sentences=[]), "paragraphs: not the lines"),
    (accuse_the_initiator, "actors: 'army' is accused and initiator"),
    (broken(Actor, is_public=False), "actor army, is_public: false; expected true"),
    (broken(Article, is_public=False), "is_public: false; expected true, since a public event shows it"),
    (lambda: Event.objects.filter(slug="remark").update(kind="occurrence"), "claims[1].made_in: 'remark' is of kind 'occurrence'"),
    (lambda: rockets().update(date_basis="publication_fallback"), "date.edtf: '2020-12-20'; expected only a limit"),
    (lambda: SearchText.objects.filter(event__slug="rockets").delete(), "event rockets: not in the search index"),
    (lambda: rockets().update(status="draft"), "event rockets: in the search index"),
    (broken(Alias, folded="x"), "alias 'the army', folded: 'x'; expected 'the army'"),
    (lambda: Article.objects.first().clues.create(number=1, fact="Late.", allows="2021"), "expected to lie in 2021-01-01.."),
    (lambda: SetAside.objects.create(article=Article.objects.get(text=""), start=19_990, end=20_010), "set_aside[0].start: 19990"),
    (lambda: SlugRedirect.objects.create(kind="event", slug="old", target=999), "redirect event old: leads to no row"),
    (lambda: SlugRedirect.objects.create(kind="event", slug="remark", target=rockets().get().pk), "a row has this slug"),
]  # fmt: skip


@pytest.mark.parametrize(("break_it", "message"), BREAKS, ids=[message for _, message in BREAKS])
def test_a_broken_rule_is_told(chronology, break_it, message):
    break_it()
    assert any(message in problem for problem in problems()), list(problems())
    with pytest.raises(CommandError, match="broken"):
        call_command("check_integrity")


def test_a_chain_of_merged_events_must_end(make_event):
    now = timezone.now()
    first, second = (make_event(title, status="draft", first_published=now) for title in ("First", "Second"))
    Event.objects.filter(pk=first.pk).update(status="merged", merged_into=second)
    Event.objects.filter(pk=second.pk).update(status="merged", merged_into=first)
    assert "event first, merged_into: leads back to itself" in list(problems())


def test_integrity_takes_as_many_queries_for_many_events_as_for_one(make_event, django_assert_max_num_queries):
    for number in range(12):
        make_event(f"Event {number}", places=["Baghdad"], actors=["Army"])
    with django_assert_max_num_queries(90):
        assert list(problems()) == []
