"""Who says what: disagreements first, counts, the rest; each claim with its speaker, its firmness and its words."""

import pytest

from tests.views.seen import seen
from timeline.chronology.loading import with_entry
from timeline.models import About, Event
from timeline.views.ledger import Ledger

pytestmark = pytest.mark.django_db


def ledger(event):
    return Ledger(with_entry(Event.objects.all()).get(pk=event.pk))


def shape(event):
    """Headings with their positions and the texts below each."""
    return [
        (subject.title, [(group.position, [saying.claim.text for saying in group.sayings]) for group in subject.groups])
        for subject in ledger(event).subjects
    ]


@pytest.fixture
def attack(make_event):
    return make_event("Rockets fall", claims=0)


@pytest.fixture
def read(client, attack):
    return lambda: client.get(attack.get_absolute_url()).content.decode()


def test_disagreements_come_first_then_counts_then_the_rest(attack, make_claim):
    make_claim(attack, "Rockets fell.")
    make_claim(attack, "The embassy was hit.", about="damage")
    make_claim(attack, "Eight, says one.", about="fired", value=8)
    make_claim(attack, "Iran did it.", about="responsibility", position="Iran", said_by="Trump")
    make_claim(attack, "A group did it.", about="responsibility", position="a group", said_by="The army")
    make_claim(attack, "Iran it was.", about="responsibility", position="Iran", said_by="Pompeo")
    About.objects.filter(slug="damage").update(position=9)
    assert shape(attack) == [
        ("Responsibility?", [("Iran", ["Iran did it.", "Iran it was."]), ("A group", ["A group did it."])]),
        ("Counts", [("8", ["Eight, says one."])]),
        ("Happened", [("", ["Rockets fell."])]),
        ("Damage", [("", ["The embassy was hit."])]),
    ]


def test_a_disagreement_has_any_number_of_sides_under_a_red_rule(attack, make_claim, read):
    for side in ("Iran", "a militia", "nobody"):
        make_claim(attack, f"It was {side}.", about="responsibility", of="rockets", position=side)
    html = read()
    assert '<section class="topic is-disputed"' in html
    assert "Disputed Responsibility? Rockets Three positions, in order of appearance." in seen(html)


def test_rival_figures_are_a_disagreement_and_part_and_whole_are_not(attack, make_claim):
    make_claim(attack, "Eight.", about="fired", of="rockets", value=8)
    make_claim(attack, "Nine.", about="fired", of="rockets", value=9)
    make_claim(attack, "Three failed.", about="failed", of="rockets", value=3)
    assert shape(attack)[0] == ("Fired?", [("8", ["Eight."]), ("9", ["Nine."])])
    assert ledger(attack).disputed == 1


def test_of_a_plan_nothing_is_said_to_have_happened(make_event):
    assert [title for title, _ in shape(make_event("Talks", "2021", kind="plan"))] == ["What is planned"]


def test_nothing_stated_is_not_zero(attack, make_claim):
    make_claim(attack, "Nobody was killed.", about="killed", of="americans", value=0)
    make_claim(attack, "Nobody, says another.", about="killed", of="americans", value=0, said_by="CENTCOM")
    make_claim(attack, "None was reported hurt.", about="injured", position="none reported")
    make_claim(attack, "Rockets were fired.", about="fired")
    counts = next(subject for subject in ledger(attack).subjects if subject.title == "Counts")
    assert sorted((group.position, group.is_figure, group.label, len(group.sayings)) for group in counts.groups) == [
        ("", False, "Fired", 1),
        ("0", True, "Killed", 2),
        ("None reported", False, "Injured", 1),
    ]


def test_a_large_figure_has_its_separators(attack, make_claim):
    make_claim(attack, "Many.", about="fired", value=1200)
    assert shape(attack) == [("Counts", [("1,200", ["Many."])])]


@pytest.mark.parametrize(
    ("fields", "said", "mark"),
    [
        ({"said_by": "Trump"}, "Trump says It was so.", "says"),
        ({"said_by": "Trump", "stance": "denies"}, "Trump denies It was so.", "denies"),
        ({"said_by": "Trump", "stance": "suggests"}, "Trump suggests It was so.", "hints"),
        ({"said_by": "Trump", "stance": "hedges", "hedge": "almost certain"}, "Trump says, almost certain It was so.", "hedged"),
        ({"said_by": "Trump", "modality": "threatened"}, "Trump says, as a threat It was so.", "says"),
        ({"said_by": "Trump", "doubt": "Turned round."}, "Trump, as the article has it It was so.", "says"),
        ({}, "The article says; no speaker named It was so.", "own"),
        ({"stance": "hedges", "hedge": "allegedly"}, "The article says, allegedly; no speaker named It was so.", "hedged"),
    ],
)
def test_the_speaker_stands_first_with_the_firmness(attack, make_claim, read, fields, said, mark):
    make_claim(attack, "It was so.", **fields)
    html = read()
    assert said in seen(html)
    assert f'<span class="stance is-{mark}"></span>' in html


def test_the_words_stand_beside_the_claim(attack, make_claim, make_article, read):
    text = "Officials said on Sunday.\nThe day before, rockets fell near the embassy of the United States in Baghdad.\n"
    article = make_article("Warning", text=text, publisher="Persian News", origin="Reuters")
    make_claim(attack, "Rockets fell.", article=article, quote="rockets fell near", via=["A politician", "Associated Press"])
    html = read()
    assert '<a class="cite" href="#r1" aria-label="Quote 1, Warning, paragraph 2">1</a>' in html
    assert '<div class="receipt" id="r1">' in html
    assert '<span class="ctx">The day before, </span><mark>rockets fell near</mark><span class="ctx"> the embassy' in html
    assert 'href="/articles/warning/#p2">¶ 2</a>' in html
    assert "¶ 2 Warning, Persian News, republished from Reuters, 24 December 2020" in seen(html)
    assert "Passed on by A politician, then by Associated Press" in seen(html)


def test_every_quote_stands_beside_its_own_claim_with_its_own_number(attack, make_claim, make_article, cite, read):
    article = make_article(text="Rockets fell on Sunday.\n")
    first = make_claim(attack, "They fell.", article=article, quote="Rockets fell")
    cite(claim=first, article=article, quote="on Sunday")
    make_claim(attack, "They fell too.", article=article, quote="Rockets fell")
    html = read()
    assert [f'id="r{number}"' in html for number in (1, 2, 3, 4)] == [True, True, True, False]
    assert html.count("<mark>Rockets fell</mark>") == 2


def test_warnings_stand_with_the_words_they_are_about(attack, make_claim, cite, read):
    claim = make_claim(attack, cited=False, note="A part of the eight.", doubt="The original says the opposite.")
    citation = cite(claim=claim, translated=True)
    citation.verified = False
    citation.verified_at = "2026-11-20T10:00:00Z"
    citation.save(update_fields=["verified", "verified_at"])
    words = seen(read())
    assert "A part of the eight. Wording in doubt: The original says the opposite." in words
    assert "Translated Not found in the saved text since 20 November 2026" in words


def test_a_group_of_people_is_spoken_of_in_the_plural(attack, make_claim, make_actor, read):
    make_claim(attack, "They hold.", said_by=make_actor("Militia groups", kind="group"))
    make_claim(attack, "It broke.", said_by=make_actor("US officials", kind="group"), stance="denies")
    words = seen(read())
    assert "Militia groups say They hold." in words
    assert "US officials deny It broke." in words


def test_where_all_rests_on_one_article_its_publisher_and_day_stand_once(make_event, make_claim, make_article, client):
    first = make_article("First", publisher="Persian News", published="2020-04-09")
    event = make_event(article=first)

    def ledger():
        return seen(client.get(event.get_absolute_url()).content.decode().partition(">Sources</h2>")[0])

    assert "¶ 1 First" in ledger() and "Persian News" not in ledger()
    make_claim(event, "Again.", article=make_article("Second"))
    assert "¶ 1 First, Persian News, 9 April 2020" in ledger()


def test_a_claim_names_the_statement_it_was_made_in(attack, make_claim, make_event, client):
    statement = make_event("Trump tweets", type="threat", kind="statement")
    claim = make_claim(attack, "Iran did it.", said_by="Trump", made_in=statement)
    attack_page = client.get(attack.get_absolute_url())
    assert "said in: Trump tweets" in seen(attack_page)
    assert f'href="{statement.get_absolute_url()}"' in attack_page.content.decode()
    statement_page = client.get(statement.get_absolute_url())
    assert "Said of other events" in seen(statement_page)
    assert "Iran did it.2 about: Rockets fall" in seen(statement_page)
    assert f'href="{attack.get_absolute_url()}#claim-{claim.key}"' in statement_page.content.decode()


def test_a_claim_about_the_statement_itself_is_told_once(make_claim, make_event):
    statement = make_event("Trump tweets", type="threat", kind="statement", claims=0)
    make_claim(statement, "He would answer.", made_in=statement)
    assert shape(statement) == [("Happened", [("", ["He would answer."])])]


def test_a_claim_has_a_lasting_address_on_the_page(attack, make_claim, read):
    claim = make_claim(attack)
    assert f'<div class="say" id="claim-{claim.key}">' in read()
