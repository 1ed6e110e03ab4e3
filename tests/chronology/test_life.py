"""The line of years of an actor, a place or a topic."""

import pytest

from timeline.chronology.life import MOST_LANES, Life
from timeline.dates.marks import Mark
from timeline.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def life(make_event):
    """The line of events with these dates."""

    def make(*dates, **fields):
        for edtf in dates:
            make_event(edtf, edtf, **fields)
        return Life(list(Event.objects.chronological()))

    return make


def test_it_reaches_over_whole_years_and_names_where_they_begin(life):
    line = life("2019-06-15", "2020-03")
    assert line.labels == [(0.0, "2019"), (49.93, "2020"), (100.0, "2021")]
    assert line.words == "from 2019 to 2020"


def test_of_many_years_few_are_named(life):
    assert [year for _, year in life("1979", "2021").labels] == ["1979", "1989", "1999", "2009", "2019"]


def test_a_day_is_a_tick_and_a_month_a_band_of_its_true_width(life):
    assert life("2019-01-01", "2020-07").marks == [Mark("band", 74.83, 79.07), Mark("tick", 0.07)]


def test_what_is_long_has_a_lane_of_its_own_and_two_do_not_lie_over_each_other(life):
    line = life("2003/2010", "2008/2015", "2011/2015", "2012-05-01")
    assert [[drawn.event.title for drawn in lane.drawn] for lane in line.lanes] == [["2003/2010", "2011/2015"], ["2008/2015"]]
    assert [mark.shape for mark in line.marks] == ["tick"]
    assert (line.lanes[1].top, line.top) == (26, 52)


def test_there_are_only_so_many_lanes(life):
    assert len(life(*(f"200{number}/2015" for number in range(9))).lanes) == MOST_LANES


@pytest.mark.parametrize(
    ("edtf", "shapes"),
    [
        ("[..2020-04-09]", ["fade", "closing"]),
        ("[2004-04-09..]", ["fade_on", "opening"]),
        ("../2020-04-09", ["lead_in"]),
        ("2004-04-09/..", ["lead_out"]),
    ],
)
def test_a_missing_end_never_fills_the_line(life, edtf, shapes):
    """How far it reaches is not known: not to the first event that happens to be on the line."""
    line = life("2000", edtf, "2020-12")
    open_ended = [mark for mark in line.marks if mark.shape in shapes]
    assert sorted(mark.shape for mark in open_ended) == sorted(shapes)
    assert all(mark.width <= 5.01 for mark in open_ended)
    assert line.lanes == []


def test_about_a_day_is_not_about_a_decade(life):
    halo = next(mark for mark in life("1979", "2005-06-01~", "2021").marks if mark.shape == "halo")
    assert halo.width <= 5.01


def test_plans_are_drawn_apart(life):
    line = life("2020-12-01", kind="plan")
    assert (line.marks, [mark.shape for mark in line.plans]) == ([], ["hollow"])


def test_a_reader_can_point_at_stretches_that_name_what_is_in_them(life):
    line = life("2019-01-03", "2019-01-20", "2020-12-28")
    assert [(slot.start, slot.name) for slot in line.slots] == [
        (0.0, "2 events, 3 January 2019 to 20 January 2019"),
        (91.67, "2020-12-28: 28 December 2020"),
    ]
    assert line.slots[0].first.title == "2019-01-03"


@pytest.mark.parametrize("edtf", ["0001-01-01", "9999-12-31", "0001/9999", "[..0001-12-31]", "[9999-01-01..]"])
def test_the_ends_of_the_calendar_can_be_drawn(life, edtf):
    line = life(edtf)
    assert line.labels
    assert line.height > 0
