"""Files are read as they are, in any usual encoding and format; what is no text is refused in one line."""

import hashlib
import subprocess
import sys
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.text.reading import LARGEST, PageDate, Unreadable, read

ROOT = Path(__file__).resolve().parents[2]
SENTENCES = {
    "en": "The minister said on Monday that “the talks” would go on for a week – in the café.",
    "fr": "Le ministre a déclaré lundi que les discussions se poursuivraient pendant une semaine.",
    "de": "Der Minister sagte am Montag, dass die Gespräche noch fünf Wochen dauern werden.",
    "es": "El ministro dijo el lunes que las conversaciones seguirán mañana, según él.",
    "tr": "Bakan pazartesi günü yaptığı açıklamada görüşmelerin bir hafta daha süreceğini ve bu sürecin çok önemli olduğunu söyledi.",
    "ru": "Министр заявил в понедельник, что переговоры будут продолжаться ещё неделю и что он на них не поедет.",
    "ar": "قال الوزير يوم الاثنين إن المحادثات ستستمر لمدة أسبوع في العاصمة من دون أن يحدد ذلك.",
    "el": "Ο υπουργός δήλωσε τη Δευτέρα ότι οι συνομιλίες θα συνεχιστούν για μια εβδομάδα και ότι δεν θα ταξιδέψει.",
}
PAGE = """<!doctype html><html lang="en-GB"><head><title>Ferry strike ends after nine days | Harbour Post</title>
<meta property="article:published_time" content="2021-05-04T09:12:00+02:00">
<meta property="article:modified_time" content="2021-05-06T09:12:00+02:00"><meta name="author" content="Ada Lindqvist">
<link rel="canonical" href="https://harbour.example/2021/05/04/ferry-strike">
<script type="application/ld+json">{"@graph": [{"@type": "WebPage", "datePublished": "2021-05-05"},
 {"@type": "NewsArticle", "datePublished": "2021-05-04T07:12:00Z", "dateModified": "2021-05-06"}]}</script>
</head><body><nav><a href="/">Home</a><a href="/world">World</a></nav>
<article><header><h1>Ferry strike ends after nine days</h1><p class="byline">By <a rel="author" href="/ada">Ada Lindqvist</a></p>
<time datetime="2021-05-04">4 May 2021</time></header>
<figure><img src="a.jpg" alt=""><figcaption>Ferries at the quay in Norvik on Monday. Photo: Harbour Post</figcaption></figure>
<p>NORVIK – Crews of the northern ferries went back to work on Monday after nine days of strike, the union said in a statement.</p>
<script>var x = "<p>Not the article.</p>";</script>
<p>The owners offered a rise of three per cent, half of what the crews had asked for when the strike began in April.</p>
<h2>What comes next</h2>
<p>Talks on hours of work are to begin in June. Neither side would say on Monday how long they expect them to last.<br>
Nobody knows who would lead them.</p></article>
<div class="related"><h3>Related posts</h3><ul><li><a href="/x">Bridge closed until autumn</a></li></ul></div>
<div id="comments"><h3>2 Comments</h3><p>Olaf says: good news at last!</p></div><footer>© 2021 Harbour Post</footer></body></html>
"""


@pytest.mark.parametrize("data", ["One line.\r\nAnother\u00a0one – “so”.\n", "No end", "a\tb\fc\n\n\n"])
def test_a_text_is_held_as_it_is(data):
    reading = read(data.encode(), "a.txt")
    assert (reading.text, reading.encoding, reading.format) == (data, "utf-8", "plain")
    assert reading.sha256 == reading.text_sha256 == hashlib.sha256(data.encode()).hexdigest()


def test_a_mark_of_utf_8_stays_so_that_the_digest_is_that_of_the_file():
    data = "\ufeffThree rockets fell.".encode()
    reading = read(data)
    assert reading.text.encode() == data
    assert reading.text_sha256 == hashlib.sha256(data).hexdigest()


@pytest.mark.parametrize(
    ("code", "encoding"),
    [
        *((code, encoding) for code in SENTENCES for encoding in ("utf-8", "utf-16")),
        ("en", "cp1252"), ("en", "mac-roman"), ("en", "utf-16-le"), ("ru", "utf-16-be"), ("fr", "cp1252"), ("de", "cp1252"),
        ("es", "cp1252"),
        ("tr", "cp1254"), ("ru", "cp1251"), ("ru", "koi8-r"), ("ru", "iso8859-5"), ("ar", "cp1256"), ("ar", "iso8859-6"), ("el", "cp1253"),
    ],
)  # fmt: skip
def test_a_text_is_read_in_its_encoding(code, encoding):
    reading = read(SENTENCES[code].encode(encoding))
    assert (reading.text, reading.encoding) == (SENTENCES[code], encoding)


def test_a_few_words_with_accents_are_read_as_western_ones():
    assert read("Café in Téhéran".encode("cp1252")).text == "Café in Téhéran"


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"", "The file is empty"),
        (b" \r\n\t\n", "The file holds only blanks"),
        (b"\xef\xbb\xbf", "The file holds only blanks"),
        (b"\x01\x02\x03\x04" * 9, "Holds only control characters"),
        (b"%PDF-1.7\n%\xe2\xe3", "This is a PDF file"),
        (b"\n%PDF-1.4 text", "This is a PDF file"),
        (b"\x89PNG\r\n\x1a\n", "This is a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "This is a picture"),
        (b"PK\x03\x04 word/document.xml", "This is an archive, or a document of an office program"),
        (b"words\0\0\0more words\0" * 9, "This is binary data"),
        ("\ufeff\u00a0\u2003\n".encode(), "The file holds only blanks"),
        (b"a\x02b\x03c\x04d\x05" * 9, "This is binary data"),
        (bytes(range(128, 256)), "This is no text in UTF-8 or another encoding that fits"),
        (
            "Three rockets fell – all".encode()[:-6] + b"\xff\xfe\x81 the of and to in",
            "This is no text in UTF-8 or another encoding that fits",
        ),
        (b"<!doctype html><html><body><script>x</script></body></html>", "The page holds no text that could be found"),
        (b"a" * (LARGEST + 1), "Holds more than 20 MB"),
        (b"<html><body>" + b"<p>abc</p>" * 600_000, "The page holds 6.0 MB without its scripts; at most 5 MB are read"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data, problem):
    with pytest.raises(Unreadable) as refused:
        read(data, "article.txt")
    assert str(refused.value) == f"{problem}; expected the text of an article as plain text, Markdown or HTML"


@pytest.mark.parametrize("data", [b"[" * 9, b"\"'" * 9, b"1/" * 9, b"...", "“”".encode()])
def test_odd_signs_are_text(data):
    assert read(data).text == data.decode()


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Words.", "a.txt", "plain"),
        ("Words.", "-", "plain"),
        ("# Words\n\nMore.", "a.txt", "plain"),
        ("# Words\n\nMore.", "-", "markdown"),
        ("Words.", "a.MD", "markdown"),
        ("a < b and c > d", "a.txt", "plain"),
        ("<p>Words of a page that are long enough to be found as its text.</p>", "a.html", "html"),
        ("\ufeff<!-- x -->\n<!DOCTYPE html><p>Words of a page that are long enough.</p>", "a.txt", "html"),
        ("No tags here.", "a.html", "plain"),
    ],
)
def test_the_format_is_told_by_content_and_name(text, name, expected):
    assert read(text.encode(), name).format == expected


def test_markdown_is_held_whole_and_its_front_matter_read():
    text = '---\ntitle: "A ferry"\nauthor: Ada\ndate: 2020-01-02\n---\n# A ferry\n\nThe ferry sank.\n'
    reading = read(text.encode(), "a.md")
    assert (reading.text, reading.title, reading.byline) == (text, "A ferry", "Ada")
    assert reading.dates == (PageDate("2020-01-02", "front matter date"),)


def test_a_page_gives_headline_byline_captions_headings_and_prose_one_a_line():
    reading = read(PAGE.encode(), "page.html")
    assert [mark.kind for mark in reading.marks] == ["headline", "byline", "caption", "heading"]
    words = [reading.text[mark.start : mark.end] for mark in reading.marks]
    assert words == [
        "Ferry strike ends after nine days",
        "By Ada Lindqvist",
        "Ferries at the quay in Norvik on Monday. Photo: Harbour Post",
        "What comes next",
    ]
    lines = reading.text.splitlines()
    assert lines[3].startswith("NORVIK – Crews") and lines[-1] == "Nobody knows who would lead them."
    assert not {"Home", "Olaf", "Bridge", "Not the article"} & set(reading.text.split()) and "Bridge" not in reading.text


def test_a_page_tells_when_it_was_published_and_where_that_stands():
    reading = read(PAGE.encode())
    assert reading.dates == (
        PageDate("2021-05-04T07:12:00Z", "JSON-LD datePublished"),
        PageDate("2021-05-04T09:12:00+02:00", "meta article:published_time"),
        PageDate("2021-05-04", "<time>"),
        PageDate("2021-05-05", "JSON-LD datePublished of the page"),
        PageDate("2021-05-04", "the page's address"),
        PageDate("2021-05-06", "JSON-LD dateModified", change=True),
        PageDate("2021-05-06T09:12:00+02:00", "meta article:modified_time", change=True),
    )
    assert (reading.title, reading.byline, reading.language) == ("Ferry strike ends after nine days", "By Ada Lindqvist", "en")


@pytest.mark.parametrize("zero", ["1970-01-01T00:00:00Z", "0001-01-01", "1900-01-01T00:00:00"])
def test_the_zero_of_a_clock_is_no_day_of_publication(zero):
    reading = read(PAGE.replace("2021-05-04T07:12:00Z", zero).encode())
    assert reading.dates[0] == PageDate("2021-05-04T09:12:00+02:00", "meta article:published_time")


def test_a_page_has_its_own_digest_and_its_text_another():
    reading = read(PAGE.encode())
    assert reading.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    assert reading.text_sha256 == hashlib.sha256(reading.text.encode()).hexdigest()


def test_a_page_is_read_in_the_encoding_it_declares():
    page = "<html><head><meta charset='windows-1256'></head><body><p>نص قصير</p></body></html>"
    assert "نص قصير" in read(page.encode("cp1256")).text


@pytest.mark.parametrize("hostile", ["<div>" * 30_000, "<script>" * 30_000, "<" * 50_000, "<p>a" * 10_000, "<!--" * 20_000])
def test_a_hostile_page_is_read_or_refused(hostile):
    try:
        reading = read(f"<html><body><p>The words of the page stand here, long enough.</p>{hostile}".encode())
    except Unreadable:
        return
    assert isinstance(reading.text, str)


@given(st.binary(max_size=300) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(data):
    try:
        reading = read(data, "x.txt")
    except Unreadable as refused:
        assert "\n" not in str(refused)
    else:
        assert reading.format == "html" or reading.encoding != "utf-8" or reading.text.encode() == data


def test_plain_text_is_read_without_the_slow_libraries():
    script = (
        "import sys; from timeline.text.reading import read; read(b'a');"
        "print({'trafilatura', 'lxml', 'charset_normalizer'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_ten_megabytes_are_read_within_200():
    data = ("a – b😀 " * 40 + "\n").encode() * (10_000_000 // 481)
    tracemalloc.start()
    read(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(data) + peak < 200_000_000


@pytest.mark.parametrize("damage", [b"\xff\xfe", b"\xe2\x80", b"\x80"])
def test_utf_8_with_a_few_wrong_bytes_is_not_read_as_something_else(damage):
    data = SENTENCES["en"].encode() * 9
    with pytest.raises(Unreadable):
        read(data[:400] + damage + data[400:])


def test_accents_of_an_old_encoding_are_no_damage():
    text = "Au « CAFÉ», le ministre a déclaré lundi que les discussions se poursuivraient pendant une semaine."
    assert read(text.encode("cp1252")).text == text


def test_half_of_a_pair_in_what_a_page_says_of_itself_is_left_out():
    data = '{"@type": "NewsArticle", "headline": "Rockets \\ud800 fall here", "datePublished": "2031\\udfff-05-04"}'
    head = f'<script type="application/ld+json">{data}</script>'
    page = f"<html><head>{head}</head><body><article><p>{SENTENCES['en']}</p></article></body></html>"
    reading = read(page.encode(), "a.html")
    assert reading.text.encode() and [each.value for each in reading.dates] == ["2031-05-04"]


def test_a_tag_with_very_many_attributes_keeps_the_first():
    crowd = " ".join(f'a{number}="1"' for number in range(100_000))
    page = f'<html><body><article class="story" {crowd}><p>{SENTENCES["en"]}</p></article></body></html>'
    assert read(page.encode(), "a.html").text == f"{SENTENCES['en']}\n"  # in a moment: it was 47 seconds


@pytest.mark.parametrize("page", ["<html><body></body></html>", f'<script type="application/ld+json">{"[" * 99_999}</script>'])
def test_nothing_is_said_beside_the_reason(page, caplog):
    with pytest.raises(Unreadable):
        read(page.encode(), "a.html")
    assert caplog.records == []
