"""What English time expressions say: one row a rule, then their places in any text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from timeline.extraction.expressions import find
from timeline.extraction.expressions.meanings import (
    LAST,
    NEXT,
    THIS,
    Anniversary,
    Century,
    Clock,
    Day,
    Decade,
    Duration,
    Holiday,
    Month,
    Numbered,
    Part,
    Portion,
    Range,
    Ref,
    Repeated,
    Same,
    Season,
    Shift,
    Unit,
    Weekday,
    Year,
)

ONE = [
    # whole dates
    ("They met on 3 January 2020.", "3 January 2020", Day(2020, 1, 3)),
    ("They met on January 3, 2020.", "January 3, 2020", Day(2020, 1, 3)),
    ("They met on Friday, January 3rd, 2020.", "Friday, January 3rd, 2020", Day(2020, 1, 3, weekday=4)),
    ("They met on the 3rd of January.", "the 3rd of January", Day(None, 1, 3)),
    ("They met on Sept. 14.", "Sept. 14", Day(None, 9, 14)),
    ("They met on 3 May '98.", "3 May '98", Day(1998, 5, 3)),
    ("Dated 2020-01-03, it came.", "2020-01-03", Day(2020, 1, 3)),
    ("Dated 31/12/2019, it came.", "31/12/2019", Day(2019, 12, 31)),
    ("Dated 3/4/2020, it came.", "3/4/2020", Day(2020, 3, 4, doubtful=(4, 3))),
    ("Friday the 13th was quiet.", "Friday the 13th", Day(None, None, 13, weekday=4)),
    ("He left last Oct. 23.", "last Oct. 23", Day(None, 10, 23, direction=LAST)),
    # months and years
    ("It rained in March 2019.", "March 2019", Month(2019, 3)),
    ("It rained in March.", "March", Month(None, 3)),
    ("It rained last June.", "last June", Month(None, 6, LAST)),
    ("He was hurt in the May attack.", "May", Month(None, 5)),
    ("He stays until March.", "March", Month(None, 3)),
    ("It rained in March last year.", "March last year", Month(None, 3, None, LAST)),
    ("It rained in August of that year.", "August of that year", Same("year", "that", Month(None, 8))),
    ("It rained in 2003.", "2003", Year(2003)),
    ("In fiscal 1988 sales fell.", "fiscal 1988", Year(1988)),
    ("In nineteen ninety-four it snowed.", "nineteen ninety-four", Year(1994)),
    ("It closed in '98.", "'98", Year(1998)),
    # parts of a year and longer times
    ("Sales fell in the third quarter.", "the third quarter", Portion(3, 4)),
    ("Sales fell in Q3 2020.", "Q3 2020", Portion(3, 4, 2020)),
    ("Sales fell in the first half of 2020.", "the first half of 2020", Portion(1, 2, 2020)),
    ("They left in the summer of 2019.", "the summer of 2019", Season(1, 2019)),
    ("They left last autumn.", "last autumn", Season(2, None, LAST)),
    ("He was born in the 1950s.", "the 1950s", Decade(1950)),
    ("He grew up in the '80s.", "the '80s", Decade(1980)),
    ("A house of the 19th century.", "the 19th century", Century(19)),
    ("He died on Christmas Eve.", "Christmas Eve", Holiday("christmas eve")),
    ("He died on New Year's Day.", "New Year's Day", Holiday("new year")),
    ("The last week of August was hot.", "The last week of August", Numbered(-1, "week", Month(None, 8))),
    ("The week of March 6 was hot.", "The week of March 6", Numbered(0, "week", Day(None, 3, 6))),
    ("Shells fell in late November.", "late November", Part("end", Month(None, 11))),
    ("Shells fell at the end of the month.", "the end of the month", Part("end", Unit("month", 0, "the"))),
    ("The last days of December were cold.", "The last days of December", Part("end", Month(None, 12))),
    ("Shells fell earlier this week.", "earlier this week", Part("earlier", Unit("week", 0, "this"))),
    # pointing
    ("He spoke on Monday.", "Monday", Weekday(0)),
    ("He spoke last Monday.", "last Monday", Weekday(0, LAST)),
    ("He spoke this coming Monday.", "this coming Monday", Weekday(0, NEXT)),
    ("He spoke on Monday of last week.", "Monday of last week", Weekday(0, None, LAST)),
    ("He spoke yesterday.", "yesterday", Unit("day", -1, "today")),
    ("He spoke the day before yesterday.", "the day before yesterday", Unit("day", -2, "today")),
    ("He spoke last week.", "last week", Unit("week", LAST, "last")),
    ("He spoke this year.", "this year", Unit("year", THIS, "this")),
    ("He spoke the following day.", "the following day", Unit("day", NEXT, "following")),
    ("He spoke on the same day.", "the same day", Same("day")),
    ("He spoke on Friday morning.", "Friday morning", Clock("TMO", Weekday(4))),
    ("He spoke at 9 a.m. Tuesday.", "9 a.m. Tuesday", Clock("T09:00", Weekday(1))),
    ("He spoke last night.", "last night", Clock("TNI", Unit("day", -1, "today"))),
    # distances and lengths
    ("It fell two weeks ago.", "two weeks ago", Shift(2, "week", LAST)),
    ("It fell a year ago today.", "a year ago today", Shift(1, "year", LAST, exact=True)),
    ("It fell several years ago.", "several years ago", Shift(None, "year", LAST)),
    ("It fell three days later.", "three days later", Shift(3, "day", NEXT, "narrative")),
    ("It fell a week after the attack.", "a week after", Shift(1, "week", NEXT, "event", "the attack")),
    ("It lasted for twenty-four hours.", "twenty-four hours", Duration(24, "hour")),
    ("He leaves in two weeks' time.", "two weeks' time", Shift(2, "week", NEXT)),
    ("He left the week before last.", "the week before last", Unit("week", -2, "last")),
    ("It lasted for three-and-a-half years.", "three-and-a-half years", Duration(3.5, "year")),
    ("It lasted for 2 1/2 years.", "2 1/2 years", Duration(2.5, "year")),
    ("Over the past two months it rose.", "the past two months", Duration(2, "month", LAST)),
    ("Officials have long warned of it.", "long", Duration(None, "year")),
    ("It had long been shut.", "long", Duration(None, "year")),
    ("It rose in recent weeks.", "recent weeks", Duration(None, "week", LAST)),
    ("They pray every Monday.", "every Monday", Repeated("XXXX-WXX-1")),
    ("They print it daily.", "daily", Repeated("P1D")),
    ("They are now here.", "now", Ref("PRESENT_REF")),
    ("In the coming days they leave.", "the coming days", Ref("FUTURE_REF")),
    ("The weekday after. It left the evening before.", "the evening before", Clock("TEV", Unit("day", LAST, "following"))),
    ("He was tried on 8 February the next year.", "8 February the next year",
     Numbered(8, "day", Same("year", "following", Month(None, 2)))),
    ("It was a Thursday.", "a Thursday", Weekday(3, told=True, some=True)),
    ("Earlier on Tuesday the 2 August Movement spoke.", "Earlier on Tuesday", Part("earlier", Weekday(1))),
    ("The bus runs every Monday and Friday.", "every Monday and Friday", Repeated("XXXX-WXX-1")),
    ("It gave way at 1:40 p.m. on Thursday.", "1:40 p.m. on Thursday", Clock("T13:40", Weekday(3))),
    ("It was sent on 4 July 2020 at 9:15 am.", "4 July 2020 at 9:15 am", Clock("T09:15", Day(2020, 7, 4))),
    ("It left at 4 in the morning.", "4 in the morning", Clock("T04:00")),
    ("It left at seven in the evening on Friday.", "seven in the evening on Friday", Clock("T19:00", Weekday(4))),
    ("It left at 11 o'clock at night.", "11 o'clock at night", Clock("T23:00")),
    ("The bus runs on Monday and Friday nights.", "Monday and Friday nights", Repeated("XXXX-WXX-1TNI")),
    ("It snowed in the winter of nineteen ninety-four.", "the winter of nineteen ninety-four", Season(3, 1994)),
    ("It snowed in March nineteen ninety-four.", "March nineteen ninety-four", Month(1994, 3)),
    ("It will cost more until 1994 or later.", "1994", Year(1994)),
    ("In today's fast world, few write.", "today", Ref("PRESENT_REF")),
    ("Today's youth rally drew few.", "Today", Unit("day", 0, "today")),
    ("They teach the leaders of tomorrow.", "tomorrow", Ref("FUTURE_REF")),
    ("They met for the talks of tomorrow.", "tomorrow", Unit("day", 1, "today")),
    # in small letters
    ("so on 12 march we met.", "12 march", Day(None, 3, 12)),
    ("we met march 14th.", "march 14th", Day(None, 3, 14)),
    ("we met on 3 mar 2021.", "3 mar 2021", Day(2021, 3, 3)),
    ("we met on oct. 5 in town.", "oct. 5", Day(None, 10, 5)),
    ("we met in january.", "january", Month(None, 1)),
    ("we left in may 2020.", "may 2020", Month(2020, 5)),
    ("We met on 27.3. in the park.", "27.3", Day(None, 3, 27)),
    # events
    ("The tenth anniversary of the fire falls near.", "The tenth anniversary of the fire", Anniversary("the fire", 10)),
    ("He came on the anniversary of NATO. Its chief was there.", "the anniversary of NATO", Anniversary("NATO")),
    ("He came on the anniversary of Gen. Abel's death.", "the anniversary of Gen. Abel's death", Anniversary("Gen. Abel's death")),
    ("It met on its 50th anniversary.", "its 50th anniversary", Anniversary("", 50)),
    ("Near the anniversary of the strike they met.", "the anniversary of the strike", Anniversary("the strike")),
    ("On the 50th anniversary of the treaty, they met.", "the 50th anniversary of the treaty", Anniversary("the treaty", 50)),
    ("He left before the 9/11 attacks.", "9/11", Day(2001, 9, 11)),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "words", "meaning"), ONE)
def test_one_expression_and_what_it_says(sentence, words, meaning):
    [found] = find(sentence)
    assert (found.text, found.meaning) == (words, meaning)


RANGES = [
    ("It rained between 3 and 5 January.", "between 3 and 5 January", ("3", "5 January"), "between"),
    ("It rained from March to June.", "from March to June", ("March", "June"), "to"),
    ("It rained on 7–8 January 2020.", "7–8 January 2020", ("7", "8 January 2020"), "-"),
    ("It rained on May 3 or 4.", "May 3 or 4", ("May 3", "4"), "or"),
    ("It lasted from 1991 until 1997.", "from 1991 until 1997", ("1991", "1997"), "to"),
    ("The war (1939-1945) was long.", "1939-1945", ("1939", "1945"), "to"),
]


@pytest.mark.parametrize(("sentence", "words", "ends", "joint"), RANGES)
def test_a_range_keeps_its_ends(sentence, words, ends, joint):
    [found] = find(sentence)
    assert isinstance(found.meaning, Range)
    assert (found.text, found.meaning.joint) == (words, joint)
    assert (found.meaning.first.text, found.meaning.last.text) == ends
    for end in (found.meaning.first, found.meaning.last):
        assert sentence[end.start : end.end] == end.text


@pytest.mark.parametrize(
    ("sentence", "years"),
    [
        ("In March and April 2019 it rained.", [2019, 2019]),
        ("From December to March 2020 it snowed.", [2019, 2020]),
        ("On 14 March, 3 May and 6 June 2019 they met.", [2019, 2019, 2019]),
    ],
)
def test_dates_in_a_row_share_the_year_of_the_last(sentence, years):
    ends = [end for found in find(sentence) for end in _ends(found)]
    assert [end.meaning.year for end in ends] == years


def _ends(found):
    return (found.meaning.first, found.meaning.last) if isinstance(found.meaning, Range) else (found,)


NO_TIMES = [
    "You may march on, Mrs May.",
    "The May government fell over the March of Lim.",
    "April Jones and August Smith sat in the sun.",
    "It cost $2015 and 1984 spectators paid, 45% of them second.",
    "The fall of the town came with spring water.",
    "They scored 3-5 in room 2010 of flight 1999.",
    "He was 52 years old; a 6-year-old boy saw it.",
    "Come as soon as possible, at the same time.",
    "Version 3.5.2020 runs on 10.11.12.13.",
    "On April 31 and on 30 February, nothing.",
    "The army entered winter quarters by the 4th of July Café.",
    "Crowds filled Second of May Square and 25 January Street.",
    "The 2 August Movement and the July 14 Brigade denied it.",
    "Reporting by June Abel; editing by May Smith.",
    "He gave his name only as Friday.",
    "The Sunday Times and its Sunday supplement fell out after the Friday prayers.",
    "Ring 555 1998 or 0700 900 2019; see file_2019.",
    "Some 12 march on the town and 5 may stay; it may 5 times fail.",
    "They march 2000 miles each march, an april fool in an august house.",
    "The rate was 27.3. Ten were on 2.1 or more.",
    "The film “High Noon” ran before the Midnight Express.",
    "She spoke on ABC's “This Week,” on “60 Minutes” and on the BBC's “Today”; USA Today wrote of it.",
    "They wounded two in the afternoon.",
    "He drove a red 1987 Chevrolet, she a 1994 blue sedan.",
    "The league will celebrate its 50th anniversary.",
    "Bloody Sunday came long before Black Friday and Super Tuesday.",
    "She has long red hair, had long meals and was long gone; so long ended well.",
    "He works 24/7, and 3/4 of the 5/7 voted.",
]


@pytest.mark.parametrize("sentence", NO_TIMES)
def test_what_only_looks_like_a_time(sentence):
    assert find(sentence) == []


FIGURES = [
    ("Shells fell on 06/02; on 21/01 two had been taken.", [(2, 6), (1, 21)]),
    ("Shells fell on 02/06; on 01/21 two had been taken.", [(2, 6), (1, 21)]),
    ("- 03/02: a mine went off.\nNext report: 28/03/2017", [(2, 3), (3, 28)]),
    ("- 03/02: a mine went off. On 4 May it rained.", [(2, 3), (5, 4)]),
    ("- 03/02: a mine went off.", []),
]


@pytest.mark.parametrize(("text", "days"), FIGURES)
def test_days_in_figures_follow_the_order_that_the_text_keeps(text, days):
    assert [(found.meaning.month, found.meaning.day) for found in find(text)] == days


def test_an_hour_of_another_clock():
    assert [found.text for found in find("It fell at 10:35 a.m. (07:35 GMT).")] == ["10:35 a.m."]
    assert [found.text for found in find("It starts at 11am (5pm BST).")] == ["11am", "5pm BST"]


def test_hours_with_a_stop_are_read_where_entries_stand_below_them():
    text = "17.48\nThe gate was put back to 21.30, after 4.50 a head.\n\n16.05\nHe leaves."
    assert [found.meaning for found in find(text)] == [Clock("T17:48"), Clock("T21:30"), Clock("T16:05")]
    assert find("The gate was put back to 21.30.") == []


CONTEXTS = [
    ("Talks resume on Thursday.", "ahead", True),
    ("The first funerals are set for Wednesday.", "ahead", True),
    ("The envoy, who is due in Osk on Friday, was silent.", "ahead", True),
    ("If the owner reopens the pit on Friday, they strike.", "ahead", True),
    ("Thursday will be the fifth day.", "ahead", True),
    ("The deadline is Friday.", "ahead", True),
    ("A vote of no confidence is scheduled for Tuesday.", "ahead", True),
    ("He has until Friday to reply.", "ahead", True),
    ("He had until Friday to reply.", "ahead", False),
    ("On Friday evening he will speak.", "ahead", True),
    ("On Friday he said he will speak.", "ahead", False),
    ("The hearing continues on Monday.", "ahead", True),
    ("They pledged to withdraw on Saturday.", "ahead", True),
    ("They had pledged to withdraw on Saturday.", "ahead", False),
    ("They agreed to meet after talks on Saturday.", "ahead", False),
    ("They refused to meet on Saturday.", "ahead", False),
    ("He was ordered to appear in court Friday.", "ahead", True),
    ("He is expected back Friday.", "ahead", True),
    ("The family plans a funeral Friday.", "ahead", True),
    ("Voters go to the polls on Sunday.", "ahead", True),
    ("Starting Friday, masks are required.", "ahead", True),
    ("The strike, beginning on Monday, will close the port.", "ahead", True),
    ("In riots starting Friday, two were shot.", "ahead", False),
    ("The court on Friday is expected to rule.", "ahead", True),
    ("“See you on Friday,” he wrote.", "ahead", True),
    ("The curfew runs until Saturday.", "ahead", True),
    ("From Monday masks are required.", "ahead", True),
    ("“On Tuesday we talk,” he said.", "ahead", True),
    ("“On Tuesday we talked,” he said.", "ahead", False),
    ("At the close of business Thursday shares fell.", "ahead", False),
    ("They had been due to meet on Monday.", "ahead", False),
    ("He said it will redeem 9.5 million notes on Oct. 31.", "ahead", True),
    ("The colonel set elections for Oct. 22.", "planned", True),
    ("He had first called the strike for 3 June.", "planned", False),
    ("He is seeking a second term in October.", "future", True),
    ("Her book is out in May.", "future", True),
    ("He was to retire in May.", "future", True),
    ("Between 3 and 5 March, after rain, a wall fell.", "limit", ""),
    ("LOOKING AHEAD\n• 27 February: the envoy reports.", "ahead", True),
    ("It was the worst storm since 1987.", "loose", True),
    ("Nobody was found alive since Sunday, when a man was saved.", "loose", True),
    ("He has been coming since 1991, when it opened.", "loose", False),
    ("It took them until 27 September to print it.", "loose", True),
    ("A trial is unlikely before June.", "loose", True),
    ("In an interview on Sunday he was calm.", "spoken", True),
    ("They left by mid-January.", "limit", "by"),
    ("They left (by June).", "limit", "by"),
    ("It lasts until 1994 or later.", "limit", "later"),
    ("It was built in 1950 or earlier.", "limit", "by"),
    ("They have lived here since 1985.", "limit", "since"),
    ("They stayed until Tuesday.", "limit", "until"),
    ("Talks are to be held in June.", "future", True),
    ("A boat thought to be hers was found in June.", "future", False),
    ("A boat thought to be hers was found on Friday.", "ahead", False),
    ("After taking office in January, he would try again.", "future", True),
    ("He was cited by police in June.", "future", False),
    ("Losses due to the strike in June grew.", "future", False),
    ("They will leave on Thursday.", "ahead", True),
    ("He was killed on January 3.", "governed", True),
    ("The Sept. 14 attack hit two sites.", "governed", True),
    ("“The embassy was hit on Sunday,” he wrote.", "quoted", True),
    ("He told a channel on December 22 that it was over.", "spoken", True),
]


@pytest.mark.parametrize(("sentence", "mark", "value"), CONTEXTS)
def test_what_the_clause_adds(sentence, mark, value):
    assert getattr(find(sentence)[0], mark) == value


def test_words_across_a_line_end_are_one_expression_and_across_a_blank_line_are_not():
    assert [found.text for found in find("It fell last\nweek.")] == ["last\nweek"]
    assert [found.text for found in find("It fell in May\n\n2019 was dry.")] == ["May", "2019"]


def test_signs_that_stand_alone_and_several_spaces_part_no_expression():
    assert [found.text for found in find("It fell on 3  May 2019.")] == ["3  May 2019"]
    assert [found.text for found in find("It rained from 3 May – 4 June.")] == ["from 3 May – 4 June"]


WORDS = (
    "the last next this of in and to from between early mid late end 3 5th 2019 '98 1990s May March Monday Fridays week weeks year ago "
    "later after anniversary attack 10:30 a.m. morning summer second third quarter half now , . - / ' ( ) \n “ two few a few"
)
PIECES = st.sampled_from(WORDS.split(" "))


@given(st.one_of(st.text(), st.lists(PIECES, max_size=30).map(" ".join)))
@example("the anniversary of the March attack in May")
@example("’98 '90s“3/4/2020”")
def test_every_expression_is_the_exact_slice_and_none_overlaps(text):
    found = find(text)
    for one in found:
        assert one.start < one.end
        assert text[one.start : one.end] == one.text
    for one, other in zip(found, found[1:], strict=False):
        assert one.end <= other.start


@pytest.mark.parametrize(
    "piece", ["7", "1/", "A", "May ", "3 May ", "the ", '"', "[(", "2020-", "'98 ", "Q4 ", "3 and ", "on Sunday “", "May to "]
)
def test_hostile_repetition_is_read_without_complaint(piece):
    text = piece * (20_000 // len(piece))
    assert all(text[one.start : one.end] == one.text for one in find(text))
