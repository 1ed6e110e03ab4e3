"""Which days a date expression means: TIMEX3 and EDTF side by side, one row a rule."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import edtf
from timeline.dates.span import Span
from timeline.extraction.expressions import find
from timeline.extraction.known import Known, KnownEvent
from timeline.extraction.resolution import resolve
from timeline.extraction.types import Mark, Mention

THURSDAY = Span.of_day(date(2020, 4, 9))


def dates(text, published=THURSDAY, **more):
    return resolve(text, find(text), published, **more)


def last(text, published=THURSDAY, **more):
    return dates(text, published, **more)[-1]


# Written on Thursday 9 April 2020: sentence, type, TIMEX3 value, EDTF.
NEWS = [
    # stated
    ("They met on 3 January 2020.", "DATE", "2020-01-03", "2020-01-03"),
    ("They met in March 2019.", "DATE", "2019-03", "2019-03"),
    ("They met in 2003.", "DATE", "2003", "2003"),
    ("Dated 3/4/2020, it came.", "DATE", "2020-03-04", "[2020-03-04,2020-04-03]"),
    ("Files came on 11/16/2019, the rest on 01/07/2020.", "DATE", "2020-01-07", "2020-01-07"),
    ("Files came on 2.12.2019.", "DATE", "2019-02-12", "[2019-02-12,2019-12-02]"),
    ("Files came on 2.12.2019, he left (29.11.).", "DATE", "2019-11-29", "2019-11-29"),
    ("Two came between March and June 2017. The last came on 12 June.", "DATE", "2017-06-12", "2017-06-12"),
    ("2017, summer: the first came.", "DATE", "2017-SU", "2017-22"),
    ("He adjourned the trial until 4 May.", "DATE", "2020-05-04", "2020-05-04"),
    ("He was born in the 1950s.", "DATE", "195", "195X"),
    ("A house of the 19th century.", "DATE", "18", "[1801..1900]"),
    ("They left in the summer of 2019.", "DATE", "2019-SU", "2019-22"),
    ("Sales fell in the third quarter of 2019.", "DATE", "2019-Q3", "2019-35"),
    # a day or month without its year
    ("A Jan. 3 strike hit the road.", "DATE", "2020-01-03", "2020-01-03"),
    ("Talks open on April 20.", "DATE", "2020-04-20", "2020-04-20"),
    ("He was killed on December 3.", "DATE", "2019-12-03", "2019-12-03"),
    ("The Sept. 14 attack hit two sites.", "DATE", "2019-09-14", "2019-09-14"),
    ("On Friday, May 3, they met.", "DATE", "2019-05-03", "2019-05-03"),
    ("He spoke in March.", "DATE", "2020-03", "2020-03"),
    ("He spoke in June.", "DATE", "2019-06", "2019-06"),
    ("Talks are to be held in June.", "DATE", "2020-06", "2020-06"),
    ("It snowed last December.", "DATE", "2019-12", "2019-12"),
    # a day that the clause puts so many years or months before the day of writing
    ("A year after a strike killed him on April 7, all is calm.", "DATE", "2019-04-07", "2019-04-07"),
    ("Two years on from the strike that killed him on April 7.", "DATE", "2018-04-07", "2018-04-07"),
    ("Six months after the blast in the port on October 14.", "DATE", "2019-10-14", "2019-10-14"),
    ("Ten years ago, on March 11, the wave came.", "DATE", "2010-03-11", "2010-03-11"),
    ("The second anniversary of the strike that killed him on April 7.", "DATE", "2018-04-07", "2018-04-07"),
    ("Thirty years after he was born in May.", "DATE", "1990-05", "1990-05"),
    ("A year after the strike, he was arrested on April 7.", "DATE", "2020-04-07", "2020-04-07"),
    # weekdays: the most recent one, the day of writing included
    ("He spoke on Thursday.", "DATE", "2020-04-09", "2020-04-09"),
    ("He spoke on Friday.", "DATE", "2020-04-03", "2020-04-03"),
    ("He spoke last Thursday.", "DATE", "2020-04-02", "2020-04-02"),
    ("He speaks next Sunday.", "DATE", "2020-04-12", "2020-04-12"),
    ("They will leave on Saturday.", "DATE", "2020-04-11", "2020-04-11"),
    ("On Tuesday, the union of the workers plans to march.", "DATE", "2020-04-14", "2020-04-14"),
    ("On Tuesday, the union said it plans to march.", "DATE", "2020-04-07", "2020-04-07"),
    ("Talks that began on Tuesday are due to end Friday.", "DATE", "2020-04-10", "2020-04-10"),
    ("The following Tuesday, 10 March, he left.", "DATE", "2020-03-10", "2020-03-10"),
    ("He spoke on 2 March. The following Tuesday he left.", "DATE", "2020-03-03", "2020-03-03"),
    ("The Monday after the vote he left.", "DATE", "XXXX-WXX-1", None),
    ("The following Tuesday he left.", "DATE", "XXXX-WXX-2", None),
    ("It will be held on December 31.", "DATE", "2020-12-31", "2020-12-31"),
    ("Before dawn on Thursday jets struck.", "TIME", "2020-04-09TDA", "2020-04-09"),
    ("Rockets hit it on Sunday, the third such attack.", "DATE", "2020-04-05", "2020-04-05"),
    ("He spoke on Monday night.", "TIME", "2020-04-06TNI", "2020-04-06"),
    ("He spoke at 9 a.m. Tuesday.", "TIME", "2020-04-07T09:00", "2020-04-07"),
    ("He spoke at 9 o'clock last night.", "TIME", "2020-04-08T21:00", "2020-04-08"),
    ("He spoke at 10:30 Monday night.", "TIME", "2020-04-06T22:30", "2020-04-06"),
    ("He spoke at 10:30 Monday morning.", "TIME", "2020-04-06T10:30", "2020-04-06"),
    ("He speaks at five this afternoon.", "TIME", "2020-04-09T17:00", "2020-04-09"),
    # hours by the clocks of the world
    ("It fell at 0730 GMT on Friday. He left at 1630 GMT.", "TIME", "2020-04-03T16:30", "2020-04-03"),
    ("It fell at 10:30 a.m. (0730 GMT).", "TIME", "2020-04-09T10:30", None),
    # feasts: the nearest, of what is past the last
    ("He comes home for Christmas.", "DATE", "2019-12-25", "2019-12-25"),
    ("He was seen on Thanksgiving Day.", "DATE", "2019-11-28", "2019-11-28"),
    ("They were beaten on Halloween.", "DATE", "2019-10-31", "2019-10-31"),
    ("He was born on Nov. 26, 1998, Thanksgiving Day.", "DATE", "1998-11-26", "1998-11-26"),
    # the same time of another year
    ("Output fell from the same month last year.", "DATE", "2019-04", "2019-04"),
    ("Sales rose from the same period last year.", "DATE", "2019", "2019"),
    ("It was on the same day last year.", "DATE", "2019-04-09", "2019-04-09"),
    # units that point
    ("He spoke yesterday.", "DATE", "2020-04-08", "2020-04-08"),
    ("He spoke last week.", "DATE", "2020-W14", "[2020-03-30..2020-04-05]"),
    ("He spoke this month.", "DATE", "2020-04", "2020-04"),
    ("He spoke last year.", "DATE", "2019", "2019"),
    ("Over the weekend he spoke.", "DATE", "2020-W14-WE", "[2020-04-04..2020-04-05]"),
    ("He spoke last autumn.", "DATE", "2019-FA", "2019-23"),
    # distances: no finer than they are told
    ("It fell two days ago.", "DATE", "2020-04-07", "2020-04-07"),
    ("It fell three weeks ago.", "DATE", "2020-W12", "[2020-03-16..2020-03-22]"),
    ("It fell two months ago.", "DATE", "2020-02", "2020-02"),
    ("It fell five years ago.", "DATE", "2015", "2015"),
    ("It fell nearly two years ago.", "DATE", "2018", "2018~"),
    ("It fell half a century ago.", "DATE", "1970", "1970"),
    ("It fell a half-century ago.", "DATE", "1970", "1970"),
    ("It lasted for half a decade.", "DURATION", "P5Y", None),
    ("It fell a year ago today.", "DATE", "2019-04-09", "2019-04-09"),
    ("It fell an hour ago.", "TIME", "2020-04-09", "[2020-04-08..2020-04-09]"),
    ("It fell about 3 May 2019.", "DATE", "2019-05-03", "2019-05-03~"),
    ("It fell several years ago.", "DATE", "PAST_REF", None),
    # parts
    ("Shells fell in late November 2019.", "DATE", "2019-11", "[2019-11-21..2019-11-30]"),
    ("Shells fell in mid-2018.", "DATE", "2018", "[2018-05..2018-08]"),
    ("Shells fell in the early 1980s.", "DATE", "198", "[1980..1983]"),
    ("Shells fell earlier this week.", "DATE", "2020-W15", "[2020-04-06..2020-04-08]"),
    ("A vote is due later this year.", "DATE", "2020", "[2020-04-10..2020-12-31]"),
    ("The first week of March was hot.", "DURATION", "P1W", "[2020-03-01..2020-03-07]"),
    # limits
    ("They left by mid-January 2021.", "DATE", "2021-01", "[..2021-01-20]"),
    ("He lived abroad before 2003.", "DATE", "2003", "[..2002]"),
    ("He lived abroad after 2003.", "DATE", "2003", "[2003..]"),
    ("He lived abroad after 3 March 2003.", "DATE", "2003-03-03", "[2003-03-04..]"),
    ("It has patrolled since the end of November 2019.", "DATE", "2019-11", "2019-11-21/.."),
    ("They stayed until Tuesday.", "DATE", "2020-04-07", "../2020-04-07"),
    ("From 2014 onwards he fled.", "DATE", "2014", "2014/.."),
    ("In pre-2014 days he fled.", "DATE", "2014", "[..2013]"),
    ("After the 2003 invasion he fled.", "DATE", "2003", "2003"),
    ("It was the worst storm since 1987.", "DATE", "1987", "1987"),
    ("They had chanted since noon.", "TIME", "2020-04-09T12:00", None),
    ("A trial is unlikely before June.", "DATE", "2019-06", "2019-06"),
    ("From 2014 he lived abroad.", "DATE", "2014", "2014/.."),
    ("After Sunday's vote he left.", "DATE", "2020-04-05", "2020-04-05"),
    ("It will run until 1994 or later.", "DATE", "1994", "[1994..]"),
    ("It was built in 1950 or earlier.", "DATE", "1950", "[..1950]"),
    # what is still to come
    ("The law, in force since 2016, lapses in June.", "DATE", "2020-06", "2020-06"),
    ("Talks resume on Saturday.", "DATE", "2020-04-11", "2020-04-11"),
    ("The colonel set elections for Jan. 22.", "DATE", "2021-01-22", "2021-01-22"),
    ("He resigned ahead of the vote on 2 April.", "DATE", "2020-04-02", "2020-04-02"),
    ("The course is listed for April 3.", "DATE", "2020-04-03", "2020-04-03"),
    ("The course is listed for January 3.", "DATE", "2021-01-03", "2021-01-03"),
    ("The hearing was adjourned to 4 May.", "DATE", "2020-05-04", "2020-05-04"),
    ("This report covers events up to 15 February, 18:00.", "TIME", "2020-02-15T18:00", "../2020-02-15"),
    ("The curfew runs until Saturday.", "DATE", "2020-04-11", "../2020-04-11"),
    ("The vote will be held on April 3.", "DATE", "2020-04-03", "2020-04-03"),
    ("The vote will be held on March 3.", "DATE", "2021-03-03", "2021-03-03"),
    ("The council meets at 9 a.m. on Monday.", "TIME", "2020-04-13T09:00", "2020-04-13"),
    ("OUTLOOK\nSeptember: the rains begin.", "DATE", "2020-09", "2020-09"),
    ("On 5 May two men were held.", "DATE", "2019-05-05", "2019-05-05"),
    # ranges
    ("It rained between 3 and 5 January.", "DATE", "2020-01-03/2020-01-05", "[2020-01-03..2020-01-05]"),
    ("It rained from March 2016 to July 2017.", "DATE", "2016-03/2017-07", "2016-03/2017-07"),
    ("It rained between late March and early April 2020.", "DATE", "2020-03/2020-04", "[2020-03-21..2020-04-10]"),
    ("It rained on 7–8 January 2020.", "DATE", "2020-01-07/2020-01-08", "[2020-01-07..2020-01-08]"),
    ("It snowed from December to March 2020.", "DATE", "2019-12/2020-03", "2019-12/2020-03"),
    ("It rained between Thursday night and Saturday morning.", "DATE", "2020-04-02TNI/2020-04-04TMO", "[2020-04-02..2020-04-04]"),
    ("Output rose from the mid-1990s until 2008.", "DATE", "199/2008", "1994~/2008"),
    ("It reports before the end of 2022.", "DATE", "2022", "[..2022-12-31]"),
    # no days at all
    ("It lasted for five years.", "DURATION", "P5Y", None),
    ("Over the past two months it rose.", "DURATION", "P2M", None),
    ("A 2 1/2-year truce held.", "DURATION", "P2Y6M", None),
    ("They meet every Monday.", "SET", "XXXX-WXX-1", None),
    ("They are here now.", "DATE", "PRESENT_REF", None),
    ("The shop opens at 5 p.m.", "TIME", "2020-04-09T17:00", None),
    # events of the text
    ("It began on 3 March. The following day he fled.", "DATE", "2020-03-04", "2020-03-04"),
    ("It began on 3 March. It ended on the same day.", "DATE", "2020-03-03", "2020-03-03"),
    ("It began on 3 March. Five days later he fled.", "DATE", "2020-03-08", "2020-03-08"),
    ("The vote was on 3 March 2019. A month later he fled.", "DATE", "2019-04", "2019-04"),
    ("On 27 December a rocket attack killed two. Two days after the attack he fled.", "DATE", "2019-12-29", "2019-12-29"),
    ("A week before the end of May; the day before last Monday.", "DATE", "2020-04-06", "2020-04-06"),
    ("Crowds met Saturday, a day after police shot two.", "DURATION", "P1D", "2020-04-04"),
    ("It fell on Monday. 48 hours later he fled.", "DURATION", "PT48H", "2020-04-08"),
    ("It fell on Monday. 20 minutes later he fled.", "DURATION", "PT20M", "2020-04-06"),
    ("It fell on Monday. Three hours later he fled.", "DURATION", "PT3H", "[2020-04-06..2020-04-07]"),
    ("Crowds met on Tuesday, hours after the envoys had left.", "DURATION", "PTXH", "2020-04-07"),
    ("Crowds met yesterday, three months after the flood.", "DURATION", "P3M", "2020-04"),
    ("The first fell on Monday, people said on Tuesday. An hour later all fled.", "DURATION", "PT1H", "[2020-04-06..2020-04-07]"),
    ("Lorries came on Monday. They left at dawn.", "TIME", "2020-04-06TDA", "2020-04-06"),
    ("Lorries came on Monday.\n\nMost had left by nightfall.", "TIME", "2020-04-06TNI", None),
    ("Guns fired on Monday. Overnight, the port was hit.", "TIME", "2020-04-06TNI", "[2020-04-05..2020-04-06]"),
    ("He resigned less than two weeks ago.", "DATE", "2020-W13", "[2020-03-27..2020-04-08]"),
    ("It burned on 3 May 2016. On 8 May 2018 he sued. It was a Tuesday.", "DATE", "2018-05-08", "2018-05-08"),
    ("It was a Tuesday.", "DATE", "XXXX-WXX-2", None),
    ("It burned on 20 April 2016. Friday is the fourth anniversary.", "DATE", "2020-04-20", "2020-04-20"),
    ("It fell on 6 April and rose on the 7th. It closed again the next day.", "DATE", "2020-04-08", "2020-04-08"),
    ("It was built in 1990. The following winter it fell.", "DATE", "1990-WI", "1990-24"),
    ("That summer the river dried up.", "DATE", "XXXX-SU", None),
    ("Polls close at 8pm tonight.", "TIME", "2020-04-09T20:00", "2020-04-09"),
    ("Two days after the vote he fled.", "DURATION", "P2D", None),
    ("The strike in which he was killed fell on May 2. Its guards fear the anniversary of the strike.", "DATE", "2020-05-02", "2020-05-02"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "value", "days"), NEWS)
def test_a_date_in_the_news(text, kind, value, days):
    found = last(text)
    assert (found.timex.type, found.timex.value, found.edtf) == (kind, value, days)


LOOK_BACKS = [
    ("The mill burned on 12 May 2016. On 14 May the owner fled.", "2016-05-14"),
    ("The mill burned on 12 May 2016. On 14 May the owner fled. Two weeks later he was caught.", "2016-05-28~"),
    ("The mill burned on 12 May 2016. In August he was tried.", "2016-08"),
    ("The mill burned on 12 November 2016. On 3 January the owner fled.", "2017-01-03"),
    ("The mill burned on 12 May 2016. A trial opened on 8 February the next year.", "2017-02-08"),
    ("The mill burned on 12 May 2016. On the second anniversary a stone was set.", "2018-05-12"),
    ("The first letter is dated 20 October, seven months before the fire. The mill burned on 12 May 2016.", "2015-10-20"),
    ("The mill burned on 12 February 2019. On 21 March the owner was charged.", "2019-03-21"),
    ("The mill burned on 12 May 2016. In the autumn the owner was tried.", "2016-23"),
    ("The mill burned on 12 May 2016. The next spring the owner died.", "2017-21"),
    # but not what points at the day of writing, nor what is fresh
    ("The mill burned on 12 May 2016. Today walls are left. On 14 February the council voted.", "2020-02-14"),
    ("The mill burned on 12 May 2016. On 3 April the owner died.", "2020-04-03"),
    ("The mill burned on 12 May 2016. The heirs will meet on 14 May.", "2020-05-14"),
    ("The mill burned on 26 May 2019. A sale was set for 26 April.", "2020-04-26"),
]


@pytest.mark.parametrize(("text", "days"), LOOK_BACKS)
def test_a_look_back_gives_its_dates_their_years(text, days):
    assert days in [one.edtf for one in dates(text)]


def test_a_look_back_needs_no_day_of_writing():
    assert last("The mill burned on 12 May 2016. On 14 May the owner fled.", None).edtf == "2016-05-14"


def test_stated_days_near_the_day_of_writing_make_no_story_of_the_past():
    text = "Days: 3 April 2020, 4 April 2020, 5 April 2020, 6 April 2020. Bans imposed on 2 December lapse on 2 May. It rains on 27 April."
    assert [one.edtf for one in dates(text)][-3:] == ["2019-12-02", "2020-05-02", "2020-04-27"]


def test_a_live_report_counts_its_hours_from_the_day_of_writing():
    text = "17.48\nThe blog closes.\n\n16.05\nThey met on 3 April.\n\n13.20\nThe report is due at 6pm."
    assert [one.edtf for one in dates(text)] == ["2020-04-09", "2020-04-09", "2020-04-03", "2020-04-09", "2020-04-09"]


def test_a_comment_counts_from_a_day_nobody_knows():
    text = "He spoke on Monday.\n\nI saw it yesterday."
    marks = [Mark(text.index("I saw"), len(text), "comments")]
    assert [one.edtf for one in dates(text, marks=marks)] == ["2020-04-06", None]


def test_today_is_the_date_beside_it():
    assert dates("Today: Friday, 3 March 2023 | Archive")[0].edtf == "2023-03-03"


@pytest.mark.parametrize(
    "words", ["that same hour", "the same minute of the day", "2019 and 3 hour minute 2019 quarter earlier", "early the next quarter of"]
)
def test_odd_words_are_read_without_complaint(words):
    assert dates(f"On 3 March 2019 a strike hit. In May {words}.")


REASONS = [
    ("It came in 2003.", "stated", "stated"),
    ("He spoke on Monday.", "relative_to_publication", "the Monday before Thursday 9 April 2020"),
    ("It began on 3 March. The next day he fled.", "relative_to_event", "the day after Tuesday 3 March 2020"),
    ("They met on Sunday, 3 January 2020.", "stated", "stated in full, though it was a Friday"),
]


@pytest.mark.parametrize(("text", "basis", "why"), REASONS)
def test_a_date_gives_its_basis_and_reason(text, basis, why):
    assert (last(text).basis, last(text).why) == (basis, why)


STORY = (
    "The war began on 1 September 1939. In March 1940 a truce failed. On 10 May the army crossed the river. "
    "By the end of the month it had won. In December 1941 the fleet was hit. In January the islands fell."
)


def test_a_story_of_the_past_gives_its_dates_their_years():
    found = dates(STORY)
    assert [one.edtf for one in found] == ["1939-09-01", "1940-03", "1940-05-10", "[..1940-05-31]", "1941-12", "1942-01"]
    assert [one.basis for one in found[2:3] + found[5:]] == ["inferred", "inferred"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("He spoke on Monday.", "2020-11-16"),
        ("He spoke on Sunday.", "[2020-11-15..2020-11-22]"),
        ("He spoke last week.", "[2020-11-09..2020-11-15]"),
        ("He spoke yesterday.", "[2020-11-20..2020-11-21]"),
        ("He spoke in October.", "2020-10"),
        ("He spoke in 2019.", "2019"),
        ("He spoke a year ago.", "2019"),
    ],
)
def test_words_count_from_every_day_of_a_window(text, days):
    assert last(text, Span(date(2020, 11, 21), date(2020, 11, 22))).edtf == days


@pytest.mark.parametrize(
    ("text", "value", "days"),
    [
        ("He spoke on Monday.", "XXXX-WXX-1", None),
        ("He spoke on 3 May.", "XXXX-05-03", None),
        ("He spoke last week.", "XXXX-WXX", None),
        ("He spoke on 3 May 2019.", "2019-05-03", "2019-05-03"),
    ],
)
def test_without_a_day_of_writing_only_stated_dates_have_days(text, value, days):
    found = last(text, None)
    assert (found.timex.value, found.edtf) == (value, days)


def test_quoted_words_count_from_the_day_they_were_spoken():
    found = last("The general told a channel on March 22, “I think today is a dangerous day.”")
    assert (found.edtf, found.basis) == ("2020-03-22", "relative_to_event")


@pytest.mark.parametrize(
    ("head", "days"),
    [
        ("OSK, April 7 (Agency) -- ", "2020-04-07"),
        ("A headline\n\nOSK, April 7, 2020 (Agency) — ", "2020-04-07"),
        ("OSK, April 1 (Agency) -- ", "2020-04-09"),
        ("OSK, April 10 (Agency) -- ", "2020-04-09"),
        ("OSK, April 7 and 8 (Agency) -- ", "2020-04-09"),
        ("They met on April 7 (Thursday). ", "2020-04-09"),
    ],
)
def test_today_is_the_day_of_the_dateline(head, days):
    assert last(f"{head}Rain fell in the hills today.").edtf == days


def test_a_caption_counts_from_its_own_date():
    text = "A crowd on Monday; photo of 3 January 2019.\n\nHe spoke on Monday."
    first, _, other = dates(text, marks=[Mark(0, text.index("\n"), "caption")])
    assert (first.edtf, other.edtf) == ("2018-12-31", "2020-04-06")


def test_a_day_in_the_name_of_an_actor_is_no_date():
    text = "The 17 November group said on Monday it had left."
    [found] = dates(text, mentions=[Mention(4, 21, "17 November group", "actor", "november-17")])
    assert found.text == "Monday"


def test_a_known_event_dates_what_is_counted_from_it():
    known = Known.of([KnownEvent("strike", "Drone strike near the airport", "occurrence", None, None, "2020-01-03")])
    found = last("Three days after the drone strike near the airport, crowds gathered.", known=known)
    assert (found.edtf, found.basis) == ("2020-01-06", "relative_to_event")


@pytest.mark.parametrize(
    ("text", "value", "days"),
    [
        ("In the quarter ended Dec. 31 it lost.", "P1Q", "2019-36"),
        ("In the quarter ended Jan. 31 it lost.", "P1Q", "2019-11/2020-01"),
        ("In the fiscal year that ended in June it lost.", "P1Y", "2018-07/2019-06"),
        ("In the year ending Sept. 30 it will lose.", "P1Y", "2019-10/2020-09"),
        ("In the week ended April 3 it lost.", "P1W", "2020-03-28/2020-04-03"),
        ("In the week ended in March it lost.", "P1W", None),
    ],
)
def test_a_time_is_known_by_its_end(text, value, days):
    length, _ = dates(text)
    assert (length.timex.type, length.timex.value, length.edtf) == ("DURATION", value, days)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The next day, Friday, he left.", "2020-04-03"),
        ("He came on Monday. The following day, April 7, he left.", "2020-04-07"),
        ("Today, Wednesday, he left.", "2020-04-08"),
        ("Today, Wednesday's talks were put off.", "2020-04-09"),
    ],
)
def test_a_day_behind_a_comma_says_which_day_is_meant(text, days):
    assert dates(text)[-2].edtf == days


def test_an_hour_told_twice_is_on_the_day_behind_it():
    hour, day = dates("It fell at 10:30 a.m. (0730 GMT) Friday.")
    assert (hour.edtf, hour.timex.value, day.edtf) == ("2020-04-03", "2020-04-03T10:30", "2020-04-03")


def test_days_counted_from_a_date_named_behind_them():
    first, other = dates("Eight days after Oct. 12, 2019, he left.")
    assert (first.edtf, first.basis, other.edtf) == ("2019-10-20", "relative_to_event", "2019-10-12")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("The day after the March 3 vote he left.", "2020-03-04"),
        ("Three months after the July 2019 coup he left.", "2019-10"),
        ("Two years after the 1994 treaty he left.", "1996"),
        ("Two days after the 1994 treaty he left.", None),
    ],
)
def test_days_counted_from_the_date_in_the_name_of_an_event(text, days):
    assert dates(text)[0].edtf == days


def test_a_reported_quarter_is_the_one_compared_with():
    text = "The firm lost in the third quarter. A year ago it gained."
    assert last(text, Span.of_day(date(1989, 11, 2))).timex.value == "1988-Q3"


PHRASES = st.sampled_from([text for text, *_ in NEWS])


@given(st.lists(PHRASES, min_size=1, max_size=6).map(" ".join), st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 40))
def test_every_edtf_is_readable_and_has_its_precision(text, first, days):
    window = Span(first, date.fromordinal(first.toordinal() + days))
    for found in dates(text, window):
        assert text[found.start : found.end] == found.text
        assert (found.edtf is None) == (found.precision is None) == (found.basis is None)
        if found.edtf:
            assert str(edtf.parse(found.edtf).precision) == found.precision


@pytest.mark.parametrize("year", [1000, 1001, 2199])
def test_the_edges_of_the_calendar_are_no_trouble(year):
    text = f"In {year} and the year before; a century later, ten decades earlier, in the winter of {year}, the 1st century, the 2190s."
    assert dates(text, Span.of_day(date(1, 1, 1))) and dates(text, Span.of_day(date(9999, 12, 31)))


@pytest.mark.parametrize("day", [date(1, 1, 1), date(9999, 12, 31)])
@pytest.mark.parametrize(
    "words", ["from March to June", "December of last year", "by mid-January", "last autumn", "last winter", "next winter"]
)
def test_what_lies_beyond_the_calendar_has_no_day(day, words):
    for found in dates(f"The bridge will stand {words}. It fell {words}, on 3 December.", Span.of_day(day)):
        assert found.edtf is None or edtf.parse(found.edtf)


def test_a_story_of_the_last_year_goes_on_in_it():
    text = "The bridge fell on 31.12.9999. On 4 January it was closed, in May sold."
    assert [found.text for found in dates(text, None)][-2:] == ["4 January", "May"]
    assert dates(text, Span.of_day(date(2020, 1, 1)))


def test_the_anniversary_of_what_is_years_ahead_has_no_day():
    text = "The strike in which he is to be killed falls on May 2, 2030. They fear the anniversary of the strike."
    assert last(text).edtf is None


# The day of writing is Thursday 9 April 2020.
PRESENT = [
    ("9 August 2019: gunfire. On 9 August soldiers revolt. On 12 August they give up.", ["2019-08-09", "2019-08-09", "2019-08-12"]),
    ("The mill closed on 3 March 2020. On 12 August it will open.", ["2020-03-03", "2020-08-12"]),
    ("The mill closed on 3 March 2017. It opens on 12 August.", ["2017-03-03", "2020-08-12"]),
]


@pytest.mark.parametrize(("text", "days"), PRESENT)
def test_a_story_in_the_present_tense_is_told_of_the_past_where_its_stated_days_are(text, days):
    assert [one.edtf for one in dates(text)] == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("As of March, 1836 cases were counted.", ["2020-03"]),
        ("In March, 1836, the mission fell.", ["1836-03"]),
        ("It was heard on 3 April. It will be decided by the 7th U.S. Circuit Court.", ["2020-04-03"]),
        ("It was heard on 3 April. It is decided by the 7th.", ["2020-04-03", "[..2020-04-07]"]),
    ],
)
def test_a_number_that_counts_or_names_something_else_is_no_part_of_a_date(text, days):
    assert [one.edtf for one in dates(text) if one.edtf] == days
