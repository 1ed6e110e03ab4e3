"""The day of publication: what is said of it, what the text proves, and what is not believed."""

from datetime import date as day

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.counting import growth
from timeline.dates import edtf
from timeline.dates.edtf import NotEDTF
from timeline.extraction import expressions, publication
from timeline.extraction.known import NOTHING_KNOWN, Known, KnownEvent
from timeline.extraction.publishing.windows import Cycle, most_agreed, shared, written
from timeline.extraction.types import Mention
from timeline.text.cleaning import marks
from timeline.text.paragraphs import paragraphs
from timeline.text.reading import read

HEADLINE = "Ferry crews of Norvik end nine-day strike\n\n"
PROSE = "The ferry crews of Norvik went back to work after nine days of strike, their union said.\n\n"
KNOWN = Known.of([
    KnownEvent("pier-fire", "A fire destroys the pier of Norvik", "occurrence", "fire", None, "2020-01-03",
               frozenset({"norvik-county"}), frozenset({"norvik"})),
    KnownEvent("lind-warning", "Mayor Ada Lind warns the ferry owners of a long strike", "statement", "warning", None,
               "[2020-03-30..2020-04-05]", frozenset({"ada-lind", "ferry-owners"})),
    KnownEvent("bridge-vote", "Parliament votes on the bridge over the Lenn", "plan", "vote", None, "2020-06", frozenset({"parliament"})),
])  # fmt: skip
NAMES = {"Ada Lind": "ada-lind", "ferry owners": "ferry-owners", "the county": "norvik-county", "Norvik": "norvik"}


def published(text, given=None, known=NOTHING_KNOWN, name="a.txt"):
    reading = read(text.encode(), name)
    lines = paragraphs(reading.text)
    marked = marks(reading.text, lines, reading.title, reading.marks)
    found = expressions.find(reading.text)
    mentions = sorted(
        (
            Mention(at, at + len(words), words, "actor", slug)
            for words, slug in NAMES.items()
            for at in range(len(reading.text))
            if reading.text.startswith(words, at)
        ),
        key=lambda mention: mention.start,
    )
    return publication.date(reading, lines, marked, found, mentions, known, given)


@pytest.mark.parametrize(
    ("text", "edtf", "basis"),
    [
        (f"{HEADLINE}Published: 4 May 2021 09:12\n\n{PROSE}", "2021-05-04", "printed"),
        (f"{HEADLINE}May 4, 2021\n\n{PROSE}", "2021-05-04", "printed"),
        (f"{HEADLINE}By Ada Lind, 4 May 2021\n\n{PROSE}", "2021-05-04", "printed"),
        (f"{HEADLINE}NORVIK, May 4, 2021 (Seaboard) – {PROSE}", "2021-05-04", "printed"),
        (f"{HEADLINE}{PROSE}Published on 4 May 2021\n", "2021-05-04", "printed"),
        (f"{HEADLINE}Updated: 6 May 2021\n\nPublished: 4 May 2021\n\n{PROSE}", "2021-05-04", "printed"),
        (f"May 4, 2021\n\nHarbour Watch\n\n{HEADLINE}{PROSE}", "2021-05-04", "page_header"),
        (f"{HEADLINE}{PROSE}", None, None),
        (f"---\ntitle: A ferry\ndate: 2021-05-04\n---\n{PROSE}", "2021-05-04", "metadata"),
    ],
)
def test_what_a_file_says_of_its_day_is_believed_where_nothing_speaks_against_it(text, edtf, basis):
    found = published(text, name="a.md" if text.startswith("---") else "a.txt")
    assert (found.edtf, found.basis, found.warnings) == (edtf, basis, ())
    assert found.why


def test_a_day_that_can_be_read_two_ways_is_told_so():
    found = published(f"{HEADLINE}Date: 03/04/2021\n\n{PROSE}")
    assert (found.edtf, found.basis) == ("[2021-03-04,2021-04-03]", "printed")
    assert found.warnings == ("printed date “03/04/2021” can be read two ways: 4 March or 3 April 2021",)


@pytest.mark.parametrize(
    ("page", "edtf", "reason"),
    [
        (f"{HEADLINE}Date: Saturday 03/04/2021\n\n{PROSE}", "2021-04-03", "the day first by its weekday, “Saturday”"),
        (f"{HEADLINE}Date: 03/04/2021 9:15 AM EST\n\n{PROSE}", "2021-03-04", "the month first by its hour, “EST”"),
        (f"{HEADLINE}Date: 03/04/2021\n\n{PROSE}Next report: 19/05/2021\n", "2021-04-03", "printed"),
        (
            f"https://ferry.gov/news/12\n\n{HEADLINE}Date: 03/04/2021\n\n{PROSE}",
            "2021-03-04",
            "the month first by the site's address, .gov",
        ),
        (f"https://ferry.io/news/12\n\n{HEADLINE}Date: 03/04/2021\n\n{PROSE}", "[2021-03-04,2021-04-03]", ""),
        (f"{HEADLINE}Date: 03/04/2021\n\n{PROSE}The pier burned on 30 March 2021.\n", "2021-04-03", "¶4 tells of “30 March 2021”"),
    ],
)
def test_what_else_stands_on_the_page_tells_which_figure_is_the_day(page, edtf, reason):
    found = published(page)
    assert found.edtf == edtf and reason in found.why
    assert bool(found.warnings) == ("," in edtf)


LONG_AGO = "The pier burned on 3 May 2014, and on 5 May 2014 the mayor promised a new one.\n\n"


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        (
            f"{LONG_AGO}The county will vote on it on 12 June 2014, and the owners are to answer by 20 June 2014.\n",
            "[2014-05-05..2014-06-12]",
        ),
        (f"{LONG_AGO}Copyright © 2014 Coast Portal\n", "[2014-05-05..2014-12-31]"),
        (f"{LONG_AGO}2 Comments\n\nJan says:\nMay 9, 2014 at 9:15 am\nat last\n", "[2014-05-05..2014-05-10]"),
    ],
)
def test_the_day_of_a_visit_is_not_the_articles(text, edtf):
    found = published(f"Friday, 3 March 2023\n\n{HEADLINE}{PROSE}{text}")
    assert (found.edtf, found.basis) == (edtf, "inferred")
    assert found.warnings[0].startswith("page header says 2023-03-03; against it:")


def test_a_picture_of_the_days_told_speaks_against_the_day_of_a_visit():
    found = published(f"Friday, 3 March 2023\n\n{HEADLINE}{PROSE}{LONG_AGO}Smoke over the pier, 6 May 2014.\n")
    assert (found.edtf, found.why) == (None, "nothing tells the day; not before 2014-05-06, for ¶5 tells of “6 May 2014”")
    assert found.warnings[0].startswith("page header says 2023-03-03; against it: ¶5 tells of “6 May 2014”")


def test_a_header_long_behind_all_that_is_told_is_believed_with_a_caution():
    found = published(f"Friday, 3 March 2023\n\n{HEADLINE}{PROSE}{LONG_AGO}")
    assert (found.edtf, found.basis) == ("2023-03-03", "page_header")
    assert found.warnings == (
        "page header says 2023-03-03, which may be the day of a visit; the latest day told: ¶4 tells of “5 May 2014”",
    )


@pytest.mark.parametrize(
    ("line", "edtf"),
    [
        ("May 4, 2019 by Ada Lind", "2019-05-04"),
        ("Originally published at 10:15 a.m. on May 4, 2019; last updated at 4:02 p.m. on May 6, 2019.", "2019-05-04"),
        ("09:14, 4 MAY 2019 UPDATED 11:03, 6 MAY 2019", "2019-05-04"),
        ("The figures were published on 4 May 2019, the union said.", None),
        ("4 May 2019, a Saturday, was the last day of the ferries.", None),
    ],
)
def test_a_short_line_with_little_more_than_a_day_says_it(line, edtf):
    assert published(f"{HEADLINE}{line}\n\n{PROSE}").edtf == edtf


def test_a_page_was_there_when_it_was_kept():
    found = published(f"{HEADLINE}{PROSE}{LONG_AGO}Archived from the original on 9 May 2014. Retrieved 12 June 2020.\n")
    assert (found.edtf, found.basis) == ("[2014-05-05..2014-05-10]", "inferred")


@pytest.mark.parametrize(
    "told",
    [
        "The pier burned on 3 June 2031 and will be opened again in the spring.",
        "The council, elected on 3 June 2031, will meet on Monday.",
        "The court agreed on 3 June 2031 that the ferries would be sold.",
    ],
)
def test_a_day_of_the_past_bounds_the_day_of_publication_whatever_is_to_come(told):
    found = published(f"May 4, 2021\n\n{HEADLINE}{PROSE}{told}\n")
    assert (found.edtf, found.warnings) == (None, ("page header says 2021-05-04; against it: ¶4 tells of “3 June 2031”",))


def test_a_novels_future_does_not_overturn_a_printed_day():
    told = "On 5 May 2187 the ferry was lost, and on 8 June 2188 she was found.\n"
    assert published(f"{HEADLINE}5 May 2019\n\n{PROSE}{told}").edtf == "2019-05-05"


SECOND = "The owners had offered a rise of three per cent, it said.\n"
ADDRESS = "https://gazette.example/2021/05/04/ferry-crews-go-back"


@pytest.mark.parametrize(
    ("text", "edtf", "basis"),
    [
        (f"{ADDRESS}\n\n{HEADLINE}{PROSE}", "2021-05-04", "metadata"),
        (f"{HEADLINE}{PROSE}Source: https://gazette.example/2021-05-04-ferries\n", "2021-05-04", "metadata"),
        (f"{HEADLINE}{PROSE}{SECOND}{SECOND}\n{ADDRESS}\n", None, None),  # it may be another article's
        (f"{HEADLINE}{PROSE}Source: https://gazette.example/coast/2021-05-04/ferries\n", "2021-05-04", "metadata"),
        (f"{HEADLINE}By Ada Lind, 5 May 2021\n\n{PROSE}Source: {ADDRESS}\n", "2021-05-05", "printed"),
        (f"{HEADLINE}{PROSE * 3}The owners wrote to {ADDRESS} on Monday.\n", None, None),
        (f"{HEADLINE}{PROSE}{ADDRESS.replace('/05/04', '/2104')}\n", None, None),
    ],
)
def test_the_day_in_a_pages_address_is_its_own_statement(text, edtf, basis):
    found = published(text)
    assert (found.edtf, found.basis) == (edtf, basis)


def test_a_day_above_the_headline_that_the_page_tells_again_is_the_articles():
    above = f"May 4, 2021\n\nHarbour Watch\n\n{HEADLINE}"
    assert published(f"{above}{PROSE}").basis == "page_header"
    assert published(f"{above}NORVIK, May 4 (Seaboard) - {PROSE}").basis == "printed"
    assert published(f"{above}NORVIK, May 3 (Seaboard) - {PROSE}").basis == "printed"
    assert published(f"{above}NORVIK, May 7 (Seaboard) - {PROSE}").basis != "printed"
    assert published(f"{above}{PROSE}Last updated: May 6, 2021\n").edtf == "2021-05-04"
    assert published(f"{above}{PROSE}Last updated: May 3, 2021\n").edtf == "2021-05-03"


PRINTED = [
    f"{HEADLINE}Sunday 5 May 2019\n\n{PROSE}",
    f"{HEADLINE}By Ada Lind | 5 May 2019\n\n{PROSE}",
    f"{HEADLINE}Ada Lind\nSun 5 May 2019 10.15 BST\n\n{PROSE}",
    f"{HEADLINE}5 May 2019 • 4 min read\n\n{PROSE}",
    f"{HEADLINE}5 May 2019 · Ada Lind · Coast\n\n{PROSE}",
    f"{HEADLINE}May 5, 2019 / 9:04 PM / Seaboard\n\n{PROSE}",
    f"{HEADLINE}May 5, 2019, 9:04 PM EST / Updated May 6, 2019, 1:00 AM EST\n\n{PROSE}",
    f"{HEADLINE}Published 21:04 GMT, 5 May 2019\n\n{PROSE}",
    f"{HEADLINE}Posted by Ada on May 5, 2019 in Coast\n\n{PROSE}",
    f"{HEADLINE}25/05/2019 - 19:04\n\n{PROSE}".replace("25/05", "05.05").replace("/", "."),
    f"{HEADLINE}Issue 214, 5 May 2019\n\n{PROSE}",
    f"{HEADLINE}(5 May 2019)\n\n{PROSE}",
    f"{HEADLINE}Norvik, 5 May 2019\n\n{PROSE}",
    f"SEABOARD | COAST | 5 May 2019, 19:12 GMT\n\n{HEADLINE}{PROSE}",
    f"FRIENDS OF THE COAST\nReport no. 7 · 5 May 2019\n\n{HEADLINE}{PROSE}",
    f"Report No. 7 | Period: 1–3 May 2019 | Issued: 2019-05-05 | Next report: 03/06/2019\n\n{HEADLINE}{PROSE}",
    f"Date: 5 May 2019\nSubject: Strike\n\n{HEADLINE}{PROSE}",
    f"{HEADLINE}{PROSE}{SECOND}\nNorvik, 5 May 2019\n",
    f"{HEADLINE}{PROSE}{SECOND}\n— Ada Lind, 5 May 2019\n",
    f"{HEADLINE}{PROSE}{SECOND}\nFirst published in the Gazette on 5 May 2019.\n",
]


@pytest.mark.parametrize("text", PRINTED)
def test_a_printed_day_is_found_in_any_line_of_its_own(text):
    found = published(text)
    assert (found.edtf, found.basis, found.warnings) == ("2019-05-05", "printed", ())


def test_a_day_of_the_last_change_alone_is_told_for_what_it_is():
    found = published(f"{HEADLINE}{PROSE}Last updated: 5 May 2019\n")
    assert (found.edtf, found.basis) == ("2019-05-05", "printed")
    assert found.warnings == ("only the day of the last change is printed: 2019-05-05",)
    assert "last change" in found.why


def test_the_day_of_a_visit_is_the_pages():
    text = f"Today: Friday, 3 March 2023  |  Norvik 14°  |  Prices\n\n{HEADLINE}{PROSE}"
    assert published(text).basis == "page_header"
    sunday = f"{text}The mayor was buried yesterday, Saturday.\n"
    assert "¶3" not in published(sunday).why
    assert published(sunday).warnings[0].startswith("page header says 2023-03-03; against it: ¶4 says “yesterday, Saturday”")


CUSTOM = "A year after the fire of January 3 the pier is closed. In October it was to be opened, and it burned again on 18 November.\n"


def test_custom_does_not_overturn_a_printed_day():
    found = published(f"{HEADLINE}Published: Friday, 8 January 2021\n\n{PROSE}{CUSTOM}", known=KNOWN)
    assert (found.edtf, found.basis, found.warnings) == ("2021-01-08", "printed", ())


def test_two_later_days_told_as_past_overturn_a_printed_one_and_one_is_told():
    text = f"{HEADLINE}Published: 8 January 2021\n\n{PROSE}The pier burned on 3 March 2021, the county said.\n"
    found = published(text)
    assert (found.edtf, found.basis) == ("2021-01-08", "printed")
    assert found.warnings == ("printed date says 2021-01-08; against it: ¶4 tells of “3 March 2021”",)
    assert published(f"{text}The church burned on 5 March 2021.\n").edtf is None


def test_a_printed_weekday_that_is_not_its_days_is_told():
    found = published(f"{HEADLINE}Published: Friday, 8 January 2022\n\n{PROSE}")
    assert (found.edtf, found.warnings) == (
        "2022-01-08",
        ("printed date says “Friday, 8 January 2022”, whose weekday is not that of the day",),
    )


def test_a_page_is_dated_by_its_data():
    meta = '<meta property="article:published_time" content="2021-05-04T09:12">'
    found = published(f"<html><head>{meta}</head><body><article><p>{PROSE}</p></article></body></html>")
    assert (found.edtf, found.basis, found.clues[0].start) == ("2021-05-04", "metadata", None)
    assert "article:published_time" in found.why


def test_a_printed_day_goes_before_the_pages_data_and_the_difference_is_told():
    found = published(f"---\ndate: 2021-06-01\n---\n# Ferry crews of Norvik\n\nPublished: 4 May 2021\n\n{PROSE}", name="a.md")
    assert (found.edtf, found.basis, found.warnings) == ("2021-05-04", "printed", ("page's metadata says 2021-06-01",))


def test_what_the_operator_gives_is_believed_and_contradictions_are_told():
    text = f"December 3, 2023\n\n{HEADLINE}{PROSE}The pier burned on 3 January 2020, the county said."
    found = published(text, "2020-04-09")
    assert (found.edtf, found.basis, found.warnings) == ("2020-04-09", "given", ("page header says 2023-12-03",))
    found = published(text, "2019")
    assert (found.edtf, found.basis) == ("2019", "given")
    assert found.warnings[0] == "date given says 2019; against it: ¶4 tells of “3 January 2020”"


def test_a_given_date_that_is_none_is_refused():
    with pytest.raises(NotEDTF):
        published(PROSE, "next year")


def test_a_header_older_than_what_the_text_tells_is_not_believed():
    found = published(f"May 4, 2019\n\n{HEADLINE}{PROSE}The pier burned on 3 January 2020, the county said.")
    assert (found.edtf, found.warnings) == (None, ("page header says 2019-05-04; against it: ¶4 tells of “3 January 2020”",))
    assert found.why == "nothing tells the day; not before 2020-01-03, for ¶4 tells of “3 January 2020”"


SEASONAL = (
    f"December 3, 2023\n\n{HEADLINE}NORVIK – The county of Norvik said on Thursday that its ferries were late.\n\n"
    "A fire on Jan. 3 destroyed the pier of Norvik, as the county said.\n\n"
    "Last week, Mayor Ada Lind warned the ferry owners of a long strike, and in March she said that she was “enormously tired”.\n\n"
    "Parliament is to vote on the bridge to be opened in June.\n"
)


def test_a_header_is_not_believed_where_months_without_a_year_stand_on_its_wrong_side():
    found = published(SEASONAL)
    assert found.edtf is None
    assert found.warnings == (
        "page header says 2023-12-03; against it: ¶4 tells of “Jan. 3” without its year; and ¶5 tells of “March” without its year",
    )
    assert found.why.endswith("of the year, the days from 1 March to 30 June")


def test_events_that_the_chronology_dates_give_a_better_window_than_the_header():
    found = published(SEASONAL, known=KNOWN)
    assert (found.edtf, found.basis) == ("[2020-03-31..2020-04-18]", "inferred")
    assert "¶4 tells of “Jan. 3” without its year: “A fire destroys the pier of Norvik”, which was on 2020-01-03" in found.warnings[0]
    allows = {clue.text: clue.allows for clue in found.clues}
    assert allows["December 3, 2023"] == "2023-12-03"
    assert allows["Jan. 3"] == "[2020-01-03..2021-01-02]"
    assert allows["Last week"] == "[2020-03-31..2020-04-18]"


def test_words_of_another_event_are_not_taken_for_it():
    text = f"{HEADLINE}A regatta on Jan. 3 was won by a crew from Osk, and last week the cup was stolen.\n"
    assert published(text, known=KNOWN).edtf is None


@pytest.mark.parametrize("hour", ["", " morning", " night"])
def test_an_hour_of_a_weekday_points_at_the_day_of_writing_as_its_day_does(hour):
    fire = f"A fire destroyed the pier of Norvik on Friday{hour}, the county said.\n\n"
    found = published(f"{HEADLINE}{PROSE}{fire}The strike began on 2 January 2020.\n\n© 2020 Coast Portal\n", known=KNOWN)
    assert (found.edtf, found.basis) == ("[2020-01-03..2020-01-09]", "inferred")


WINDOWS = [
    # An anniversary that approaches, dates without a year, a picture that has its year.
    (
        f"{HEADLINE}{PROSE}Smoke over the pier, 30 November 2020.\n\n"
        "The crews struck on December 20, and the owners answered on December 22.\n\n"
        "The county fears new fires as the anniversary of the fire on January 3 approaches, its spokesman said.\n",
        "[2020-12-22..2021-01-02]",
    ),
    # A counted assembly.
    (
        f"{HEADLINE}{PROSE}The mayor spoke on September 27, home from the 74th United Nations General Assembly.\n\n"
        "On September 29 she left.\n",
        "[2019-09-29..2020-05-24]",
    ),
    # What was done "this year" was not done in its first days; the custom cuts the window that ends on 2 January.
    (
        f"{HEADLINE}{PROSE}Smoke over the pier, 30 November 2020.\n\n"
        "The crews struck on December 20, and the owners answered on December 22. The union has accused them of three fires this year.\n\n"
        "The county fears new fires as the anniversary of the fire on January 3 approaches, its spokesman said.\n",
        "[2020-12-22..2020-12-31]",
    ),
]


SUNK = "The Lenn sank on 14 October 2008 with 40 sailors.\n"
BESIDE = [
    ("The county of Norvik voted yesterday, Saturday, as it had never done.\n\nVoters queue at dawn, Norvik, 11 February 2017 (archive)\n\n"
     "Nobody was hurt, the county said in the evening of that day.\n", "2017-02-12"),
    ("The crews meet again tomorrow, 12 May 2019, the union said.\n", "2019-05-11"),
    ("Last month, in May 2019, the owners sold two ships.\n", "[2019-06-01..2019-06-30]"),
    ("Last week, on 6 May 2019, the owners sold two ships.\n", "[2019-05-12..2019-05-19]"),
    ("The county goes to next week's vote on 5 May 2019 without its ferries.\n", "[2019-04-22..2019-05-04]"),
    (f"Sunday will be the tenth anniversary of the sinking. {SUNK}", "[2018-10-07..2018-10-13]"),
    (f"The crews marked the tenth anniversary of the sinking on Sunday. {SUNK}", "[2018-10-14..2018-10-20]"),
    (f"Sunday marks ten years since the ship was lost. {SUNK}", "[2018-10-07..2018-10-20]"),
    (f"It will be ten years next month. {SUNK}", "[2018-09-01..2018-09-30]"),
    ("There are eleven days to go before the vote of 24 November 2019, the county said.\n", "[2019-11-12..2019-11-14]"),
    ("With eleven days to go before the vote of 24 November, the mayor, who was elected in 2014, is tired. Her five-year term "
     "runs out this December.\n", "[2019-11-12..2019-11-14]"),
    ("The owners told of it in their annual report for 2018, published last month. The county had met them last week, on 6 February.\n",
     "[2019-02-10..2019-02-17]"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "edtf"), BESIDE)
def test_words_that_count_from_the_day_of_writing_date_it_beside_a_day(text, edtf):
    found = published(f"{HEADLINE}{PROSE}{text}")
    assert (found.edtf, found.basis) == (edtf, "inferred")


DATELINE = "NORVIK, Feb 7 (Seaboard) - The pier of Norvik burned on Monday, the county said.\n\n"


@pytest.mark.parametrize(
    ("text", "edtf", "basis"),
    [
        ("Nobody was there on Tuesday. The mayor was elected on Nov. 14, 2016.\n", "2017-02-07", "printed"),
        ("The mayor was elected on Nov. 14, 2016.\n", None, None),  # a Tuesday, which nothing names
        ("Nobody was there on Tuesday. The mayor was elected on Nov. 14, 2017.\n", None, None),  # in 2018 it is a Wednesday
        ("Nobody was there on Tuesday. The mayor was elected in 2016.\n", None, None),
    ],
)
def test_a_dateline_takes_the_year_that_its_weekday_leaves(text, edtf, basis):
    found = published(f"{HEADLINE}{DATELINE}{text}")
    assert (found.edtf, found.basis) == (edtf, basis)


@pytest.mark.parametrize(
    "text",
    [
        "“It was last month, in May 2019,” she said.\n",  # words of another day
        f"The tenth anniversary of the sinking brought hundreds to the pier. {SUNK}",
        f"The county met on Thursday to speak of the tenth anniversary of the sinking. {SUNK}",
        "He was freed eleven days before the vote of 24 November 2019.\n",
        "He was elected in 2014 for five years, and fled.\n",
        "A square is named after the First of May, a street after 4 August 1914.\n",
        "The war of 1914 ended on 11 November 1918, and two days later, on Wednesday, the king fled.\n",
    ],
)
def test_words_of_another_day_prove_nothing(text):
    assert published(f"{HEADLINE}{PROSE}{text}").edtf is None


def test_an_article_is_not_later_than_its_comments_and_its_page():
    text = f"{HEADLINE}{PROSE}The pier of Norvik burned down on 3 January 2020.\n\n"
    assert published(f"{text}2 Comments\n\nJan says:\nMarch 4, 2020 at 9:15 am\nat last\n").edtf == "[2020-01-03..2020-03-05]"
    assert published(f"{HEADLINE}{PROSE}The pier burned on 3 January 2020.\n\n© 2020 Coast Portal\n").edtf == "[2020-01-03..2020-12-31]"


def test_what_rests_on_the_chronology_says_so():
    assert ", also from days that the chronology holds," in published(SEASONAL, known=KNOWN).why
    assert "the chronology" not in published(f"{HEADLINE}{PROSE}{BESIDE[1][0]}").why


@pytest.mark.parametrize(("text", "edtf"), WINDOWS)
def test_a_window_is_inferred_from_what_the_text_tells(text, edtf):
    found = published(text)
    assert (found.edtf, found.basis) == (edtf, "inferred")
    assert found.span and written(found.span) == edtf


@pytest.mark.parametrize(
    "text",
    [
        f"{HEADLINE}NORVIK, May 4 (Seaboard) – {PROSE}The pier burned on 3 January 2021, the county said.\n",
        "The war began in 1914. On 28 June 1914 the archduke was shot; on 4 August 1914 the army marched. It ended on 11 November 1918.\n",
        f"{HEADLINE}{PROSE}The crews struck in May, and the owners answered on May 4.\n",
        f"{HEADLINE}{PROSE}The county will open the bridge in 2031.\n",
        f"{HEADLINE}{PROSE}\n\nRelated Posts\n\nPier burned on 3 January 2020\n\nThree crews of 4 May 2021\n",
        "",
    ],
)
def test_where_nothing_proves_a_day_none_is_given(text):
    if text:
        assert published(text).edtf is None


@pytest.mark.parametrize(
    "sentence",
    [
        "The 2031 agenda was agreed by the county of Norvik.",
        "The bridge will be opened on 3 June 2031, the county said.",
        "The county plans to sell the ferries in 2031.",
        "The union wants to be heard before 3 June 2031.",
        "The notes, which are payable 3 June 2031, were sold on Monday.",
        "The notes, which fall back to the county in 2031, were sold on Monday.",
        "The union said that the offer expires on 3 June 2031.",
        "The judge adjourned the case to 3 June 2031, the court said.",
        "She said that the vote had been moved to 3 June 2031.",
        "The deadline of 3 June 2031 was agreed on Monday.",
        "Parliament voted to hold the election on 3 June 2031.",
        "The king called an election for 3 June 2031.",
        "They agreed to meet again on 3 June 2031.",
        "The summit on 3 June 2031 was moved to Osk.",
        "He was sentenced to prison until June 2031, the court said.",
    ],
)
def test_what_is_to_come_does_not_speak_against_an_earlier_day(sentence):
    found = published(f"May 4, 2021\n\n{HEADLINE}{PROSE}{sentence}\n")
    assert (found.edtf, found.warnings) == ("2021-05-04", ())


PIECES = [
    "May 4, 2021", "on Monday", "last week", HEADLINE, PROSE, "the anniversary of the fire on January 3 approaches", "\n", "in 1914",
    "Published:", " “", "Ada Lind", "(AP) –", "3/4/2020", "will meet in June", "29 February",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=12))
@settings(max_examples=150, deadline=None)
def test_every_clue_is_the_exact_slice_of_the_text(pieces):
    text = " ".join(["Norvik", *pieces])
    found = published(text, known=KNOWN)
    assert all(clue.start is None or text[clue.start : clue.end] == clue.text for clue in found.clues)
    assert all(edtf.parse(clue.allows) for clue in found.clues)
    assert (found.edtf is None) == (found.span is None) == (found.basis is None)
    assert all(edtf.parse(clue.allows) for span in ("[..2020]", "2020-05") for clue in published(text, span, KNOWN).clues)


@pytest.mark.parametrize(
    "piece", ["1/", "May 4, 2021\n", "Jan. 3 Ada Lind said. ", "on Monday ", "(", "the 74th UN General Assembly ", "Share\nJan. 3\n"]
)
def test_the_cost_is_linear_in_hostile_text(piece):
    def cost(size):
        reading = read((piece * (size // len(piece))).encode(), "a.txt")
        lines = paragraphs(reading.text)
        publication.date(reading, lines, marks(reading.text, lines), expressions.find(reading.text), [], KNOWN)

    assert growth(cost, 10_000) < 2.3


def test_windows_share_days_and_agree():
    may = (day(2020, 5, 1), day(2020, 5, 31))
    assert shared([may], Cycle(5, 20, after=30).runs(2019, 2021)) == ((day(2020, 5, 20), day(2020, 5, 31)),)
    assert Cycle(2, 29).runs(2019, 2021) == ((day(2020, 2, 29), day(2020, 2, 29)),)
    assert Cycle(5, 4, weekday=0).runs(2019, 2021) == ((day(2020, 5, 4), day(2020, 5, 4)),)
    agreed, votes = most_agreed(
        (may,), [((day(2020, 5, 4), day(2020, 6, 1)),), ((day(2020, 1, 1), day(2020, 5, 6)),), ((day(2020, 7, 1), day(2020, 7, 2)),)]
    )
    assert (agreed, votes) == (((day(2020, 5, 4), day(2020, 5, 6)),), 2)


def test_a_weekday_that_its_day_has_not_near_the_header_speaks_against_it():
    text = f"{HEADLINE}{PROSE}The crews struck on Sunday, December 20, and on Tuesday, December 22, the owners answered.\n"
    assert published(f"January 4, 2021\n\n{text}").edtf == "2021-01-04"
    assert "“Sunday, December 20”" in published(f"January 4, 2024\n\n{text}").warnings[0]


@pytest.mark.parametrize(
    ("dateline", "edtf"),
    [
        ("NORVIK (AFP) Feb 22, 2011 -", "2011-02-22"),
        ("NORVIK (AP) — Feb. 22, 2011 —", "2011-02-22"),
        ("NORVIK, Feb. 22, 2011 (AFP) -", "2011-02-22"),
        ("NORVIK (AP) —", None),
    ],
)
def test_the_day_may_stand_behind_the_agency(dateline, edtf):
    text = f"Quake kills dozens\n\n{dateline} An earthquake killed 65 people in Norland on Tuesday, the mayor said.\n\nHe went on.\n"
    assert published(text).edtf == edtf


def test_the_day_on_which_a_paper_was_founded_is_not_the_article_s():
    head = "The Harbour Review\nNorvik, Norland Est. May 19, 1883\n\nSudland beats Norland\n\n"
    assert published(f"{head}Sudland beat Norland on Friday, the coach said after the game.\n\nThe hall was full.\n").edtf is None


EMPTY_DAYS = [
    ("31.12.9999\n\n", ""),
    ("Published 9999-12-31\n\n", ""),
    ("", "\n\nComments\n\nAda, 31.12.9999: Well done!\n"),
    ("", "\n\nRetrieved 31.12.9999\n"),
    ("", "\n\nPrices hold until December 9999 and 31.12.9999.\n"),
]


@pytest.mark.parametrize(("head", "foot"), EMPTY_DAYS)
def test_the_last_day_of_the_calendar_dates_nothing(head, foot):
    found = published(f"{head}{HEADLINE}{PROSE}They had begun on 3 May 2019.{foot}")
    assert (found.edtf, [clue.allows for clue in found.clues]) == (None, ["[2019-05-03..]"])


@pytest.mark.parametrize("value", ["0001-01-01T00:00:00", "9999-12-31T23:59:59"])
def test_a_day_that_was_never_entered_is_not_the_article_s(value):
    page = f'<meta property="article:published_time" content="{value}"><h1>Strike ends</h1><p>{PROSE}</p>'
    assert published(page, name="a.html").edtf is None
