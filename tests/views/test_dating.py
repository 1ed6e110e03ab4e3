"""The axis under the proof of an article's date, and what is drawn over it."""

from datetime import date

import pytest

from timeline.dates.edtf import parse
from timeline.views.axis import Axis, Label
from timeline.views.dating import Mark, marks, struck


def axis(answer, *clues):
    return Axis.around(parse(answer).span, [parse(clue).span for clue in clues])


def test_the_axis_holds_whole_months_and_every_limit_near_the_answer():
    found = axis("2020-04-09", "[2020-01-03..2021-01-02]", "[2019-07-01..2020-06-30]")
    assert (found.first, found.last, found.cuts) == (date(2020, 1, 1), date(2020, 6, 30), [])
    assert [label.words for label in found.labels] == ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "2020"]


def test_a_day_far_off_stands_beyond_a_cut():
    found = axis("2020-04-09", "2023-12-03")
    assert (found.after, found.right, found.beyond(parse("2023-12-03").span)) == (True, 84, 94)
    assert struck(parse("2023-12-03"), found) == [Mark("struck", 94)]


def test_a_short_axis_names_days():
    assert axis("2020-11-20").labels == [Label(1.67, "1"), Label(31.67, "10"), Label(65.0, "20"), Label(0.0, "November 2020", True)]


@pytest.mark.parametrize(
    ("clue", "drawn"),
    [
        ("2020-11-16", [Mark("tick", 51.67)]),
        ("[2020-11-05,2020-11-12]", [Mark("maybe", 15.0), Mark("maybe", 38.33)]),
        ("[2020-11-16..]", [Mark("range", 50.0, 50.0), Mark("opening", 50.0), Mark("arrow_on", 100)]),
        ("[..2020-11-15]", [Mark("range", 0.0, 50.0), Mark("arrow_back", 0), Mark("closing", 50.0)]),
        ("2020-11", [Mark("range", 0.0, 100.0), Mark("opening", 0.0), Mark("closing", 100.0)]),
        ("2019", [Mark("range", 0.0, 0), Mark("arrow_back", 0)]),
    ],
)
def test_a_clue_is_drawn_as_what_it_allows(clue, drawn):
    assert marks(parse(clue), axis("2020-11-20")) == drawn


@pytest.mark.django_db
@pytest.mark.parametrize(
    "published", ["2020", "[2020-12-24..]", "[..2020-12-24]", "0001-01-01", "9999-12-31", "{2019,2021}", "200X", "2020-11/.."]
)
@pytest.mark.parametrize("allows", ["0001-01-01", "9999-12-31", "[..2020-12-24]", "[2020-12-24..]", "1979", "[1979,2020-12-01,2023]"])
@pytest.mark.parametrize("distrusted", [True, False])
def test_no_date_breaks_the_page(client, make_article, make_event, published, allows, distrusted):
    article = make_article(published=published, published_basis="inferred")
    article.clues.create(number=1, fact="A sign.", allows=allows, distrusted=distrusted)
    make_event(article=article, date_basis="relative_to_publication")
    assert client.get(article.get_absolute_url()).status_code == 200
