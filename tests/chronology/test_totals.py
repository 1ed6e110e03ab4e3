"""The head of a page, and the way out where nothing matches."""

from timeline.chronology.alternatives import alternatives
from timeline.chronology.totals import Totals, totals


def fill(make_event, make_claim, make_article):
    one = make_article("One", publisher="Site A", origin="AP")
    two = make_article("Two", publisher="Site B", origin="AP")
    three = make_article("Three", publisher="Site C")
    said = make_event("Said", "2020-01-02", kind="statement", type="threat", article=one, actors=["Iran"])
    strike = make_event("Strike", "2020-01-03", article=two, actors=["Iraq"])
    make_claim(strike, about="killed", value=1, article=three)
    make_claim(strike, about="killed", value=2, made_in=said, article=two)
    draft = make_event("Draft", "2020-01-04", status="draft", article=make_article("Secret", origin="AFP"), actors=["Iran"])
    make_claim(draft, made_in=said, article=make_article("Hidden", origin="DPA"))


def test_totals_count_what_the_view_shows_and_no_draft(view, make_event, make_claim, make_article):
    fill(make_event, make_claim, make_article)
    assert totals(view()) == Totals(claims=4, articles=3, origins=1, disputed=1)
    assert totals(view("kind=statement")) == Totals(claims=2, articles=2, origins=1, disputed=0)
    assert totals(view("kind=occurrence")) == Totals(claims=3, articles=2, origins=1, disputed=1)
    assert totals(view("from=1999&to=2000")) == totals(view("from=x")) == Totals(0, 0, 0, 0)


def told(filters):
    return [(way.count, way.words, way.query) for way in alternatives(filters)]


def test_where_nothing_matches_each_phrase_is_left_out_in_turn(view, make_event, make_claim, make_article):
    fill(make_event, make_claim, make_article)
    assert told(view("from=2020-01-03&to=2020-01&actor=iran&type=threat&per_page=10")) == [
        (1, "without the dates", "?actor=iran&type=threat&per_page=10"),
        (2, "", "?per_page=10"),
    ]
    assert told(view("actor=iran&type=violence")) == [
        (1, "involving anyone", "?type=violence"),
        (1, "of any type", "?actor=iran"),
        (2, "", "?"),
    ]


def test_one_phrase_alone_leads_to_the_whole(view, make_event):
    make_event("Year", "2020")
    assert told(view("from=2021")) == [(1, "", "?")]
    assert told(view("from=2020-01&to=2020-02&within=1")) == [
        (1, "with loose dates included", "?from=2020-01&to=2020-02"),
        (1, "", "?"),
    ]
    assert told(view("from=x")) == []
