"""What is not the article is marked as what it is; prose stays prose."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.counting import growth
from timeline.text.cleaning import marks
from timeline.text.marks import KINDS, Mark
from timeline.text.paragraphs import paragraphs

# Each page as lines "kind| words"; nothing before the stroke is prose.
PAGES = {
    "a story reposted by a blog, with the day of the visit above": """
template| October 4, 2022
template| Harbour Watch
template| All the News of the Northern Coast
headline| Ferry crews end nine-day strike after owners raise their offer
| NORVIK, May 4 (Seaboard) – Crews of the northern ferries went back to work on Monday after nine days of strike, the union said.
| The owners had offered a rise of three per cent when the strike began in April.
| “We are tired,” a sailor said.
credit| Reporting by Ada Lindqvist; Editing by Olaf Berg
template| Original Article :
template| %d bloggers like this:
""",
    "a portal with menus, sharing and a block of other stories": """
template| Skip to content
template| Home
template| World | Politics | Business | Sport | Opinion
template| Home > World > Coast
headline| Bridge over the Lenn closed until autumn, ministry says
byline| By Mira Tal
dateline| Published: 12 March 2021 10:40
share| Share on Facebook
share| Tweet
share| 1.2K Shares
caption| Workers inspect the bridge over the Lenn on Friday. [Paul Otten/Seaboard]
| The bridge over the Lenn will stay closed until autumn because its cables have rusted, the ministry of works said on Friday.
| Some 20,000 cars cross it every day, and the ferries can carry no more than 3,000 of them.
related| Read more: Ferry owners want a second tunnel
heading| Who pays for it
| Parliament is to vote in June on a fund of 40 million crowns, half of it from the county.
template| Tags: bridges, Lenn, ministry of works
related| Related Posts
related| Ferry crews end nine-day strike
related| Why do our bridges rust?
comments| Leave a Reply
comments| Your email address will not be published. Required fields are marked *
comments| Name *
comments| Email *
comments| Post Comment
template| © 2021 Coast Portal. All rights reserved
""",
    "a page that sellers have written on": """
headline| Mayor of Tarn resigns over the flooded market
byline| by tarnobserver
| The mayor of Tarn resigned on Thursday, a week after the river flooded the market that she had opened in spring.
| She said that she would not stand again, and thanked the firemen who had worked all night.
related| You may also like
comments| Leave a Comment
spam| merkez escort bayan vip escort casino rulet bahis siteleri canlı casino deneme bonusu escort bayan merkez escort rulet taktikleri
spam| buy cheap viagra online pharmacy discount cialis order casino bonus
""",
    "readers' comments below": """
headline| Town votes to keep its tram
| The town of Osk voted on Sunday to keep its tram, by 5,120 votes to 4,870, the council said that night.
| The losing side asked for a new count, which is to begin on 3 May.
comments| 2 Comments
comments| Jan says:
comments| At last! I drove it for thirty years, and on 4 June 1999 it nearly ended in the river.
comments| Reply
comments| Petra on May 2 says:
comments| They will regret it.
""",
    "headings and captions without blank lines": """
headline| What we know about the fire at the Sund refinery
byline| Ada Lindqvist and Mira Tal
| A fire broke out at the Sund refinery on Tuesday night and burned until Thursday, the county said.
caption| Smoke over the Sund refinery, 14 July 2021.
heading| What happened?
| The county believes that a pump failed at about 11 p.m., and that the oil it lost caught fire.
heading| “Nobody told us to leave”
| People of the near villages said that they had learned of it from the radio.
heading| STATEMENT OF THE COUNTY
| The county denied that it had waited: it had rung the sirens at midnight.
caption| Firemen rest at dawn. Photo: Seaboard
| “We rang them twice,” its spokesman said.
""",
    "Markdown": """
template| ---
template| title: The tram of Osk
template| date: 2021-05-03
template| ---
headline| # The tram of Osk stays
| The town of Osk voted on Sunday to keep its tram, by 5,120 votes to 4,870, the council said that night.
heading| ## How they voted
| * The old town voted for it.
| * The harbour voted against it.
heading| **What comes next**
| The losing side asked for a new count, which is to begin on 3 May.
template| ![The tram](tram.jpg)
""",
    "French, with a link to another story in its middle": """
headline| Le pont sur la Lenn fermé jusqu’à l’automne
byline| Par Mira Tal
dateline| Publié le 12 mars 2021 à 10h40
| Le pont sur la Lenn restera fermé jusqu’à l’automne, car ses câbles ont rouillé, a annoncé vendredi le ministère.
related| Lire aussi : Les ferries reprennent la mer
| Près de 20 000 voitures le traversent chaque jour, selon le ministère, qui cherche une autre voie.
share| Partager sur Facebook
comments| Laisser un commentaire
""",
    "Arabic": """
headline| إغلاق الجسر حتى الخريف
| نورفيك (رويترز) - قالت وزارة الأشغال يوم الجمعة إن الجسر سيظل مغلقا حتى الخريف لأن أسلاكه قد صدئت.
| ويعبر الجسر نحو عشرين ألف سيارة كل يوم، ولا تستطيع العبارات أن تحمل إلا القليل منها.
related| اقرأ أيضا
related| عودة العبارات إلى العمل
share| شارك
""",
    "a broadcaster's page, its day and its writer below the first lines": """
headline| Norvik ferries: crews end strike after nine days
caption| Image source, Getty Images
caption| Image caption, The crews stopped work in April
| The ferry crews of Norvik have gone back to work after a strike of nine days, their union says.
dateline| 4 May 2021
byline| By Ada Lindqvist, Coast News
heading| 'Tired and glad'
| One sailor told the radio that nobody had won.
related| More on this story
related| Bridge over the Lenn closed
template| Published
related| 12 March
share| Follow Coast News on Twitter
""",
    "a blog with its own name above": """
template| The Harbour Blog
template| Thoughts on ships
template| Menu
headline| Ferries again
dateline| Posted on May 4, 2021 by ada
| Well, they went back to work on Tuesday. I had not thought that they would.
share| Share this:
share| Click to share on Twitter (Opens in new window)
share| Like Loading...
related| Related
related| Bridge closed
related| March 12, 2021
comments| Leave a Reply
template| Blog at WordPress.com.
""",
    "Turkish": """
headline| Norvik'te feribot grevi sona erdi
dateline| 04.05.2021 - 10:12
| Norvik'te feribot çalışanları dokuz günlük grevin ardından işbaşı yaptı, sendika salı günü bunu duyurdu.
related| İlgili Haberler
related| Köprü sonbahara kadar kapalı
comments| Yorum Yap
""",
    "an opinion with a line below its headline, and who wrote it told at its foot": """
template| Harbour Review
template| OPINION
headline| Why the ferries will not come back
heading| The county has built a bridge. It should have asked who crosses
byline| Mira Tal
byline| @miratal
dateline| Sun 5 May 2019 06.00 BST
template| Last modified on Mon 6 May 2019 10.20 BST
| The county of Norvik has built a bridge that nobody asked for, and the ferries lie idle in the old harbour.
| In 2017 the owners said that they would sell them.
| “We were never told,” a sailor said.
credit| Mira Tal sailed on the ferries from 1994 to 2011. Her book is out in May.
related| Read on: A new tram; The price of cod
""",
    "a live blog": """
headline| Storm on the coast: latest updates
byline| Mira Tal (until noon, Ada Lind)
dateline| First published on Tue 7 May 2019 07.10 BST
heading| 14.05
heading| Harbour closed
| Crews are told to stay on land, the county said in a statement.
heading| 13.40
| All schools in Osk and Sund close at noon on Tuesday, the council has decided.
caption| Waves break over the pier of Norvik on 7 May 2019. Photograph: Paul Otten/Seaboard
heading| 12.10
| Good morning, and welcome to the storm.
share| Share  Reuse this content
comments| Comments (1,914) – closed
related| Most viewed: The sun sets on the cod; Second-hand boats
""",
    "an agency's page, with the day above the headline and paid lines below": """
dateline| SEABOARD | COAST | 21 Feb 2017, 19:12 GMT
headline| Two killed as ferry sinks off Norvik
| Two sailors drowned on Tuesday when a ferry sank off Norvik, the coast guard said.
| The ferry had left Osk at dawn.
share| 1.2K Shares   348 Tweets   Pin it
related| MORE FROM SEABOARD
related| County opens third harbour — 20 Feb 2017
related| Hundreds sail for the cod of Osk
related| From our archive: How the tram began
spam| SPONSORED
spam| Doctors stunned: one second every morning melts 15 kg by spring!!
spam| Radios from $199 – offer ends Sunday
""",
    "a report in lists under headings in capitals": """
template| FRIENDS OF THE COAST
headline| NORVIK: Storm and floods
dateline| Situation Report No. 7 | Reporting period: 1–15 February 2017 | Issued: 2017-02-17 | Next report: 03/03/2017
heading| HIGHLIGHTS
| • 31 people hurt in the storm on 06/02 (hospital of Norvik).
| • 41,200 people have left the coast since 1 February, 6,350 of them for Osk (county, as of 2017-02-13).
heading| DISPLACED BY SOURCE
| County (2017-02-15): 41,200
| Ministry of works (10/02): 18,000
| Friends of the Coast (01/02–14/02): 12,744 persons / 2,103 households
| Before the storm some 9,000 people had no house in the county; in 2003, after the flood, 230,000.
""",
    "a page with the day of the visit above": """
template| Today: Friday, 3 March 2023  |  Norvik 14°  |  Prices  |  Archive
template| Voice of the Coast – independent paper
headline| Norvik bids farewell to its mayor after the flood
byline| Writing - The desk
| The town of Norvik bade farewell yesterday, Saturday, to its mayor, who died in the flood.
caption| The coffin on its way to the cemetery, Norvik, 11 February 2017 (the site)
heading| Who opened the gates?
| No office has said so.
caption| The mayor in her last speech before the flood, Osk, 1 November 2016 (archive)
| Nobody signed anything, the county said at the grave on the hill.
share| Share the news:  Facebook 214   Twitter 38   WhatsApp
related| Read also:
related| The teachers go on with their strike
""",
    "a blog that puts other titles with their days below": """
headline| General strike shuts the coast
byline| Posted by admin in Labour | 1 Comment
share| Share this: Facebook 1.2k  Twitter 318  WhatsApp
| Ports and schools stood still on the coast yesterday as the unions held a strike of one day.
| The county said that it had counted 35,000 people.
share| Like this: Like Loading…
related| RELATED POSTS
related| Carnival returns to Osk after two years – February 27, 2022
related| Lind sworn in as mayor of Norvik (January 2020)
comments| 1 thought on “General strike shuts the coast”
comments| Rosario says:
comments| July 4, 2020 at 9:15 am
comments| my cousin was there. one year on and nobody is in jail. she should march herself
""",
    "a list of figures stays in the text": """
headline| Storm leaves nine dead on the coast
| NORVIK — Nine people died in the storm on Monday, the county said, and gave these figures for its towns:
| Norvik: 4 dead
| Osk: 3 dead
| Sund: 2 dead
| The county said that it would count again on Tuesday.
""",
}  # fmt: skip


def page(source):
    """The text of a page in the form above, and the kind of each of its lines."""
    rows = [row.partition("|")[::2] for row in source.strip("\n").split("\n")]
    return "\n".join(words.removeprefix(" ") for _, words in rows), [kind or None for kind, _ in rows]


def kinds(text, **told):
    lines = paragraphs(text)
    whole = {
        mark.start: mark.kind
        for mark in marks(text, lines, **told)
        if any((mark.start, mark.end) == (line.start, line.end) for line in lines)
    }
    return [whole.get(line.start) for line in lines]


@pytest.mark.parametrize("separator", ["\n", "\n\n", "\r\n\r\n"])
@pytest.mark.parametrize("name", PAGES)
def test_every_line_of_a_page_is_told_for_what_it_is(name, separator):
    text, expected = page(PAGES[name])
    found = kinds(text.replace("\n", separator))
    rows = text.split("\n")
    assert list(zip(found, rows, strict=True)) == list(zip(expected, rows, strict=True))


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("NORVIK (Seaboard) – The bridge is closed.", "NORVIK (Seaboard) –"),
        ("NORVIK, May 4 (Seaboard) - The bridge is closed.", "NORVIK, May 4 (Seaboard) -"),
        ("NORVIK/OSK — “The bridge is closed,” he said.", "NORVIK/OSK —"),
        ("NEW NORVIK, Lennland (AP) _ The bridge is closed.", "NEW NORVIK, Lennland (AP) _"),
        ("NORVIK, Lennland—The bridge is closed.", "NORVIK, Lennland—"),
        ("Norvik, Lennland – The bridge is closed.", "Norvik, Lennland –"),
        ("Port of Norvik (AFP) -- The bridge is closed.", "Port of Norvik (AFP) --"),
        ("(Seaboard) - The bridge is closed.", "(Seaboard) -"),
        ("Norvik (CNN) The bridge is closed.", "Norvik (CNN)"),
        ("НОРВИК, 4 мая. /ТАСС/. Мост закрыт.", "НОРВИК, 4 мая. /ТАСС/."),
        ("Norvik, May 4, LNA – The bridge is closed.", "Norvik, May 4, LNA –"),
        ("The bridge and/or the ferry is closed.", None),
        ("МОСКВА (Рейтер) — Мост закрыт до осени.", "МОСКВА (Рейтер) —"),
        ("نورفيك (رويترز) - الجسر مغلق.", "نورفيك (رويترز) -"),
        ("The bridge (the old one) – closed since May – will open.", None),
        ("Nobody – not even the county – knew of it.", None),
        ("The county – which owns it – closed the bridge.", None),
        ("USA-backed crews closed the bridge.", None),
        ("It is closed.", None),
    ],
)
def test_a_dateline_is_marked_and_nothing_else(text, dateline):
    text += " The county said on Monday that it would open in autumn."
    found = [text[mark.start : mark.end] for mark in marks(text, paragraphs(text)) if mark.kind == "dateline"]
    assert found == ([dateline] if dateline else [])


@pytest.mark.parametrize(
    ("ending", "credit"),
    [
        (" (Reporting by Ada Lindqvist; Editing by Olaf Berg)", "(Reporting by Ada Lindqvist; Editing by Olaf Berg)"),
        (" (AFP)", "(AFP)"),
        (" — Reuters", "— Reuters"),
        (" Additional reporting by Mira Tal in Osk", "Additional reporting by Mira Tal in Osk"),
        (" (the old one)", None),
        (" It was closed by Reuters", None),
    ],
)
def test_a_credit_behind_the_last_sentence_is_marked(ending, credit):
    text = f"The bridge over the Lenn is closed until autumn, the county said on Monday.{ending}"
    found = [text[mark.start : mark.end] for mark in marks(text, paragraphs(text)) if mark.kind == "credit"]
    assert found == ([credit] if credit else [])


PROSE = [
    "Share prices fell on Monday, and so did the crown, the bank said.",
    "More than 300 people were told to leave the town on Friday.",
    "Related attacks killed three people in May.",
    "Comments by the minister angered the fishermen, who left the hall.",
    "He lost.",
    "The king called an election for 3 June 2031.",
    "Opinion is divided, the council found when it asked the town in May.",
    "Sponsored by the county, the ferry sails on Sundays.",
    "14.05 was the hour at which the ferry sank, the county said.",
    "Today the ferry sails again, on 5 May 2019, as it did of old.",
    "Published in 2019, the report names nobody.",
    "By Monday the river had reached the market, and by Tuesday the church.",
    "“Never!”",
    "Source material was burned in the fire of 4 May 2020, the county said.",
    "Navy ships escorted the ferry; the escort turned back at the cape on 4 May 2020.",
    "The casino on the coast was raided on Monday, and two men were held for betting.",
    "The decree came into force on 4 May 2020.",
    "The ferry, built in 1990, was sold on 3 June 2019.",
    "He asked: who will pay for all this when the fund is empty? Nobody knew.",
    "Read the decree: it says that all bridges are closed from Monday until the county has looked at them.",
    "Von der Leyen arrived in Norvik on Monday, and left on Tuesday.",
    "Cookies were banned on Monday: sites must ask for consent before they set them, and we may reject all of theirs.",
    "We asked our readers for an e-mail address, and 400 of them sent us one on Monday.",
    "Join us on the pier, our newsletter urged the town, and on Friday 4,000 people came.",
    "Half the watches on sale at the market were cheap copies, 50% of them from Osk, the county found.",
    "Monday 4 May 2020 at 9:14 am: the ferry leaves Norvik with 80 people on board, and nobody sees it again.",
    "Norvik | Osk | Sund: the three towns voted on Monday, and in all of them the ferry won.",
    "2019 was the year in which the ferries stopped, and 2020 that of the bridge.",
    "Watch the river, the county told the villages on Monday; it rises by a foot an hour.",
]


@pytest.mark.parametrize("line", PROSE)
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_prose_is_never_marked(line, place):
    around = [
        "The county of Norvik closed a bridge on Monday because its cables had rusted.",
        "It will open again in autumn, the county said.",
    ]
    lines = {"first": [line, *around], "middle": [around[0], line, around[1]], "last": [*around, line]}[place]
    assert kinds("\n\n".join(lines))[lines.index(line)] is None


def test_lines_broken_at_a_fixed_width_are_prose():
    text = (
        "The bridge over the Lenn\n\n"
        "The bridge over the Lenn will stay closed until autumn because\nits cables have rusted, the ministry of works said on Friday. It\n"
        "Some 20,000 cars cross it every day, and the ferries can carry\nno more than 3,000 of them, the ministry said in its report\n"
        "of March.\n\n"
        "Parliament is to vote in June on a fund of 40 million crowns and\nthe county on another one."
    )
    assert kinds(text) == ["headline", *[None] * 7]


def test_what_the_file_says_of_itself_is_believed():
    text = (
        "A line of prose that ends with a stop, as all of them do.\nSmoke over Sund\nMore prose that ends with a stop, and so it goes on."
    )
    assert kinds(text, told=[Mark(58, 73, "caption")]) == [None, "caption", None]
    assert kinds("Coast Portal\nThe bridge\nThe bridge over the Lenn is closed until autumn.", title="Coast Portal") == [
        "headline",
        "heading",
        None,
    ]


@pytest.mark.parametrize(
    ("text", "expected"), [("", []), ("One sentence that stands alone is prose.", [None]), ("A title", ["headline"]), ("12", ["template"])]
)
def test_a_text_of_a_line_or_less(text, expected):
    assert kinds(text) == expected


WORDS = [
    "Share",
    "Related Posts",
    "12",
    "By Ada",
    "…",
    "NORVIK (AP) –",
    "He said that the bridge was closed on Monday.",
    "(AFP)",
    "# A",
    "---",
    "escort " * 7,
    "\ufeff",
    "?",
]


@given(st.lists(st.sampled_from(WORDS) | st.text(max_size=30), max_size=12))
@settings(max_examples=200)
def test_marks_are_sorted_lie_in_paragraphs_and_do_not_meet(rows):
    text = "\n".join(rows)
    lines = paragraphs(text)
    found = marks(text, lines)
    assert all(mark.kind in KINDS and any(line.start <= mark.start < mark.end <= line.end for line in lines) for mark in found)
    assert all(before.end <= after.start for before, after in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "(",
        "1/",
        "A",
        "“",
        "A. ",
        "#",
        "NORVIK, ",
        "escort ",
        "a\n",
        "Share\n",
        "Related Posts\n",
        "A a\n\n",
        "photo by ",
        "(AFP",
        "1 min ago\n",
        "- ",
        "Comments\n\nAda, 3 May: Well done, and thanks to all who helped with it!\n\n",
    ],
)
def test_the_cost_is_linear_in_hostile_text(piece):
    def cost(size):
        text = piece * (size // len(piece))
        marks(text, paragraphs(text))

    assert growth(cost, 20_000) < 2.3


@pytest.mark.parametrize("form", ["Ab {}\n", "AB {}\n", "Ab cd {}\n5 May 2019\n"])
def test_the_cost_is_linear_in_the_lines_above_the_prose(form):
    def cost(size):
        words = ("".join(chr(97 + at // 26**place % 26) for place in range(4)) for at in range(size))
        text = "".join(form.format(word if form[1] == "b" else word.upper()) for word in words)
        text += "\nThe bridge over the Lenn will stay closed until autumn, the county said on Monday.\n"
        marks(text, paragraphs(text))

    assert growth(cost, 3000) < 2.3
