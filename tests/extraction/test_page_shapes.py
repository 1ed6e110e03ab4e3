"""Whole pages as people paste them: which lines are the article, and when it was published."""

import pytest

from timeline.extraction import calendar, publication
from timeline.extraction.known import NOTHING_KNOWN
from timeline.text.cleaning import marks
from timeline.text.language import language
from timeline.text.paragraphs import paragraphs
from timeline.text.reading import read

# Each page as lines "kind| words", with what is known of its day; nothing before the stroke is prose, "!" is any kind but prose.
SHAPES = {
    "a ministry's press release": (
        "2022-06-14",
        "printed",
        """
template| An official website of the County of Norvik
template| Here’s how you know
template| Menu
template| Home / Newsroom / Press Releases / 2022
!| PRESS RELEASE
!| FOR IMMEDIATE RELEASE
!| No. 114/2022
dateline| June 14, 2022
headline| Ministry of Works Opens Inquiry Into Collapse of Lenn Footbridge
!| Contact: Ada Lind, press@works.example, +47 22 334 455
| NORVIK – The Ministry of Works opened an inquiry today into the fall of the footbridge over the Lenn, which killed two on June 11.
| “We owe the families an answer,” Minister Mira Tal said. “They will have it by the end of September.”
heading| Background
| The footbridge was built in 1974 and last inspected on March 2, 2021. The inspectors found rust on four cables.
| On May 30 the county asked the ministry to close it.
| The inquiry is led by Judge Olaf Berg, who will report on September 30.
template| ###
!| About the Ministry of Works
!| Media Contact
!| press@works.example
template| Last updated: June 20, 2022
template| Privacy Policy | Accessibility | FOIA | Contact Us
""",
    ),
    "a wire page": (
        "2021-03-03",
        "printed",
        """
headline| Britain's Norvik Ferries halts sailings after engine fire
byline| By Ada Lind and Mira Tal
!| 2 Min Read
| LONDON, March 3 (Reuters) - Norvik Ferries halted all sailings on Wednesday after a fire in one of its ships, the company said.
| The ship had left Dover at dawn on Wednesday with 214 passengers, all of whom were taken off unhurt.
| Shares of the company, which was floated in October 2019, fell 8%. It had said on Feb. 24 that sales in 2020 fell by half.
template| ($1 = 0.7161 pounds)
credit| (Reporting by Ada Lind in London and Mira Tal in Dover; Editing by Olaf Berg)
template| Our Standards: The Thomson Reuters Trust Principles.
template| © 2021 Reuters. All Rights Reserved.
""",
    ),
    "a channel's posts": (
        "2023-04-21",
        "printed",
        """
!| Norvik Harbour News
!| 12 345 subscribers
!| Channel photo updated
dateline| April 21, 2023
!| Harbour News, [21.04.2023 09:14]
| ⚡️The ferry "Lenn" ran aground off Osk this morning, the coast guard says. There are 80 people on board, nobody is hurt.
!| Harbour News, [21.04.2023 10:02]
| ‼️All 80 passengers of the "Lenn" have been brought ashore, the governor of Osk told the channel on Friday.
| The captain was detained yesterday evening on another matter, he added.
!| 👍 312 ❤️ 45 😢 12
!| 14.2K views · edited 10:05
share| Subscribe: @harbournews
!| Harbour News, [21.04.2023 12:30]
| The harbour master resigned at noon on Friday.
!| 9.8K views
""",
    ),
    "a post with a sidebar": (
        "2018-11-09",
        "printed",
        """
template| Skip to content
!| The Salt Ledger
!| Notes from a small harbour
template| Home
template| About
template| Archive
headline| The day the ferry came back
!| Posted on November 9, 2018 by Ada
| The ferry came back on Tuesday, after eleven weeks in the yard at Osk, and half the town stood on the pier to see it.
| It had been sold in March to an owner nobody knew, and bought back by the county on 2 September.
| I have never heard so many horns at once.
share| Share this:
share| Twitter
share| Facebook
!| Loading...
!| Posted in Ferries, Harbour. Tagged county, ferry, Osk. 3 Comments
related| ← Older: A winter without ships
related| Newer: Cod, again →
comments| 3 thoughts on “The day the ferry came back”
comments| Olaf says:
comments| November 10, 2018 at 8:02 am
comments| My father cried. He sailed on her in 1961
comments| Reply
template| Search for:
related| Recent Posts
related| A winter without ships
related| What the bridge cost
!| Archives
!| November 2018
!| October 2018
!| Categories
!| Ferries
!| Harbour
!| Meta
!| Log in
!| Entries feed
!| Proudly powered by WordPress
""",
    ),
    "an accelerated page as text": (
        "2019-08-27",
        "printed",
        """
template| Open navigation menu
template| Coast Today
headline| Storm Ada: thousands without power in Norvik
byline| Mira Tal
!| Coast correspondent
!| Published: Tue 27 Aug 2019 18:22 BST
template| Last modified: Tue 27 Aug 2019 21:05 BST
!| This article is more than 3 years old
caption| Waves hit the sea wall at Osk on Tuesday. Photograph: Paul Otten/Seaboard
| Some 14,000 homes in Norvik were without power on Tuesday night after a storm brought down lines across the county.
| The county opened two schools for people who could not stay at home, its spokesman said.
template| Advertisement
| Trains between Norvik and Osk will not run before Thursday.
template| Sign up to First Light, our free daily newsletter, to get the coast in your inbox every morning.
| In February 2014 a storm of the same kind cut off the town for six days.
!| View full version
!| Topics
!| Norvik
!| Weather
template| © 2023 Coast Today Ltd. All rights reserved.
""",
    ),
    "an encyclopedia": (
        "2023-03-03",
        "printed",
        """
headline| Lenn Bridge
template| From Wikipedia, the free encyclopedia
| The Lenn Bridge is a bridge in Norvik. It was opened on 4 May 1974 and closed on 12 March 2021.
heading| History[edit]
| The bridge was built by the county between 1970 and 1974. It cost 12 million crowns.[1]
heading| Closure[edit]
| On 12 March 2021 the ministry closed it, because its cables had rusted.[2][3]
!| References[edit]
credit| ^ "The bridge". Norvik Gazette. 5 May 1974.
credit| ^ "Bridge closed". Norvik Gazette. 13 March 2021. Retrieved 14 March 2021.
template| Categories: Bridges in Norvik
template| This page was last edited on 3 March 2023, at 10:15 (UTC).
""",
    ),
    "a thread of short posts": (
        "2021-03-12",
        "printed",
        """
!| Ada Lind
byline| @adalind
| 🧵 1/ The bridge over the Lenn is closed since this morning. Here is what we know so far.
| 2/ The ministry says that cables have rusted. It has known since 2019.
| 3/ Ferries cannot carry more than 3,000 cars a day.
dateline| 10:40 AM · Mar 12, 2021 · Twitter Web App
!| 214 Retweets 38 Quote Tweets 1,204 Likes
comments| Replies
comments| Olaf Berg @olafb · Mar 12, 2021
comments| Replying to @adalind
comments| They knew!
""",
    ),
    "a Russian agency's page, whose head and dateline agree": (
        "2021-03-12",
        "printed",
        """
template| Главная
template| Новости
!| 12 марта 2021, 10:40
headline| Мост через Ленн закрыт до осени
| НОРВИК, 12 марта. /ТАСС/. Мост через Ленн останется закрытым до осени, так как его тросы заржавели, сообщило в пятницу министерство.
| Каждый день по нему проезжают около 20 тысяч машин.
related| Читайте также
related| Паромы снова вышли в море
share| Поделиться
""",
    ),
    "a Persian agency's page, dated in its own calendar": (
        "2021-03-12",
        "printed",
        """
template| صفحه اصلی
template| کد خبر: 123456
!| تاریخ انتشار: ۲۲ اسفند ۱۳۹۹ - ۱۰:۴۰
headline| پل رودخانه لن تا پاییز بسته می‌ماند
| وزارت راه روز جمعه اعلام کرد که پل رودخانه لن تا پاییز بسته می‌ماند زیرا کابل‌های آن زنگ زده است.
| روزانه حدود بیست هزار خودرو از این پل می‌گذرند.
template| انتهای پیام
comments| نظر شما
""",
    ),
    "a German page that says only when it was changed": (
        "2021-03-12",
        "printed",
        """
template| Zum Inhalt springen
template| Startseite | Politik | Wirtschaft | Sport | Kultur
template| Anzeige
headline| Brücke über die Lenn bleibt bis Herbst gesperrt
template| Stand: 12.03.2021, 10:40 Uhr
byline| Von Ada Lind, Norvik
share| Teilen
| Norvik (dpa) - Die Brücke über die Lenn bleibt bis zum Herbst gesperrt, weil ihre Seile verrostet sind, so das Ministerium am Freitag.
| Rund 20.000 Autos überqueren sie jeden Tag.
related| Lesen Sie auch: Fähren fahren wieder
| Im Juni stimmt das Parlament über einen Fonds von 40 Millionen Kronen ab.
template| Melden Sie sich für unseren Newsletter an und erhalten Sie die wichtigsten Nachrichten in Ihr Postfach.
template| © dpa-infocom, dpa:210312-99-798123/2
related| Das könnte Sie auch interessieren
related| Streik der Fährleute geht in die zweite Woche
comments| Kommentare (12)
""",
    ),
    "a paper's page with a sentence below its headline": (
        "2021-03-12",
        "printed",
        """
headline| Rust Closes a Bridge in Norvik, and a City Asks Why
| Inspectors warned of the cables in 2019, but nothing was done.
!| Listen to this article · 6:14 min Learn more
!| Share full article
!| 104
byline| Ada Lind
byline| By Ada Lind
!| Reporting from Norvik
dateline| March 12, 2021
!| Leer en español
| A bridge used by 20,000 cars a day was closed on Friday after inspectors found rust in its cables, officials said.
| The ministry of works said it had no choice.
template| Advertisement
!| SKIP ADVERTISEMENT
| It was built in 1974, and the city has loved it since.
credit| A version of this article appears in print on March 13, 2021, Section A, Page 8 of the Norvik edition.
""",
    ),
    "a broadcaster's page that says only how long ago": (
        None,
        None,
        """
!| Coast Homepage
template| Skip to content
template| Sign in
template| Weather
headline| Norvik bridge closed after rust found in cables
template| 1 day ago
byline| Ada Lind
byline| Coast correspondent, Norvik
!| Getty Images
!| The bridge over the Lenn has been closed since Friday
| A bridge used by 20,000 cars a day has been closed until autumn after inspectors found rust in its cables.
| The ministry of works said it had no choice.
heading| What do we know about the bridge?
| It was built between 1970 and 1974 and last inspected in March 2019.
related| Related Topics
related| Norvik
related| Bridges
related| More on this story
related| Ferries back at sea
!| 2 hours ago
""",
    ),
    "an Arabic news page": (
        "2021-03-12",
        "printed",
        """
template| الرئيسية
template| سياسة | اقتصاد | رياضة | ثقافة
headline| إغلاق الجسر فوق نهر اللين حتى الخريف
byline| بقلم: ليلى حداد
!| نُشر في: 12 مارس 2021 - 10:40
!| آخر تحديث: 13 مارس 2021
| قالت وزارة الأشغال يوم الجمعة إن الجسر سيظل مغلقا حتى الخريف لأن أسلاكه قد صدئت.
| ويعبر الجسر نحو عشرين ألف سيارة كل يوم، ولا تستطيع العبارات أن تحمل إلا القليل منها.
related| اقرأ أيضا: عودة العبارات إلى العمل
| وسيصوت البرلمان في يونيو على صندوق لإصلاحه.
share| شارك
related| أخبار ذات صلة
related| إضراب البحارة يدخل أسبوعه الثاني
!| جميع الحقوق محفوظة © 2021
""",
    ),
}


def shaped(name):
    day, basis, source = SHAPES[name]
    rows = [row.partition("|")[::2] for row in source.strip("\n").split("\n")]
    return day, basis, [(kind, words.removeprefix(" ")) for kind, words in rows]


def marked(reading):
    lines = paragraphs(reading.text)
    found = marks(reading.text, lines, reading.title, reading.marks)
    whole = {mark.start: mark for mark in found}
    return [mark.kind if (mark := whole.get(line.start)) and mark.end == line.end else "" for line in lines], lines, found


@pytest.mark.parametrize("separator", ["\n", "\n\n"])
@pytest.mark.parametrize("name", SHAPES)
def test_every_line_is_told_from_prose(name, separator):
    _, _, rows = shaped(name)
    kinds, _, _ = marked(read(separator.join(words for _, words in rows).encode(), "page.txt"))
    pairs = zip(kinds, rows, strict=True)
    assert [(found, wanted, words) for found, (wanted, words) in pairs if found != wanted and (wanted != "!" or not found)] == []


@pytest.mark.parametrize("separator", ["\n", "\n\n"])
@pytest.mark.parametrize("name", SHAPES)
def test_the_day_of_publication_is_found(name, separator):
    day, basis, rows = shaped(name)
    reading = read(separator.join(words for _, words in rows).encode(), "page.txt")
    _, lines, found = marked(reading)
    told = publication.date(reading, lines, found, calendar.find(reading.text, language(reading.text)), [], NOTHING_KNOWN)
    assert (told.edtf, told.basis) == (day, basis), told.why
