"""The date of an event at full width."""

import pytest

from tests.views.seen import seen
from timeline.chronology.loading import with_entry
from timeline.models import Event
from timeline.views.timing import Timing

pytestmark = pytest.mark.django_db


def timing(event):
    return Timing(with_entry(Event.objects.all()).get(pk=event.pk))


@pytest.mark.parametrize(
    ("edtf", "wording", "title", "beside"),
    [
        ("2020-12-20", "", "Sunday 20 December 2020", ""),
        ("2020-10", "", "October 2020", "day not known"),
        ("[2020-12-20..2020-12-24]", "", "between 20 and 24 December 2020", "one of these days"),
        ("[2020-11-21..2020-11-30]", "late November 2020", "late November 2020", "read as between 21 and 30 November 2020"),
        ("[2003..2020-01-03]", "after the 2003 invasion", "after the 2003 invasion", "read as between 2003 and 3 January 2020"),
        ("[..2020-12-24]", "", "by 24 December 2020", "start not known"),
        ("2020-12-20~", "", "about 20 December 2020", ""),
    ],
)
def test_the_words_of_a_date(make_event, edtf, wording, title, beside):
    found = timing(make_event(edtf=edtf, date_wording=wording))
    assert (found.title, found.beside) == (title, beside)


@pytest.mark.parametrize(
    ("edtf", "labels", "on"),
    [
        ("2020-12-20", 31, ["20"]),
        ("2020-02", 29, ["1", "29"]),
        ("[2020-12-20..2020-12-24]", 31, ["20", "24"]),
        ("[2019-09-26,2019-09-27]", 30, ["26", "27"]),
        ("[2020-12-28..2021-01-10]", 31, ["28"]),
        ("[..2020-12-24]", 31, ["24"]),
        ("2020", 12, ["Jan", "Dec"]),
        ("2020-10/2020-12-18", 12, ["Oct", "Dec"]),
        ("[2019..2021]", 3, ["2019", "2021"]),
        ("[0500..2020]", 8, ["500", "2020"]),
    ],
)
def test_the_line_is_labelled_and_keeps_its_limits_where_there_is_little_room(make_event, edtf, labels, on):
    found = timing(make_event(edtf=edtf)).labels
    assert len(found) == labels
    assert [label.words for label in found if label.on] == on
    assert all(0 <= label.at <= 100 for label in found)


def test_weekends_are_shaded_in_a_month(make_event):
    assert [place for place, _ in timing(make_event(edtf="2020-12-20")).weekends][:2] == [12.9, 16.13]
    assert timing(make_event(edtf="2020")).weekends == []


def test_the_words_that_date_it_stand_with_their_paragraphs(client, make_event, make_article, cite):
    article = make_article("Warning", text="It was on December 20.\nAgain, on December 20, they fell.\n")
    event = make_event(cited=False, date_basis="inferred", date_note="The year is that of the captions.")
    cite(event=event, article=article, quote="It was on December 20", words="on December 20")
    cite(event=event, article=article, quote="Again, on December 20", words="on December 20")
    response = client.get(event.get_absolute_url())
    assert "Worked out from the text: on December 20 ¶ 1 ¶ 2 The year is that of the captions." in seen(response)
    assert '<a class="para" href="/articles/warning/#p2" aria-label="¶ 2, Warning">¶ 2</a>' in response.content.decode()


def test_words_from_several_articles_name_theirs(client, make_event, make_article, cite):
    event = make_event(cited=False)
    for title in ("Warning", "Threat"):
        cite(event=event, article=make_article(title), quote="on December 20")
    assert "on December 20 ¶ 1 Threat ¶ 1 Warning" in seen(client.get(event.get_absolute_url()))


def test_a_plan_is_drawn_hollow(client, make_event):
    html = client.get(make_event(edtf="2021-01-10", kind="plan").get_absolute_url()).content.decode()
    assert '<g class="strip is-planned"' in html
    assert '<rect class="tick is-hollow"' in html
