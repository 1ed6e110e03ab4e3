"""The article in a web page: its lines, what some of them are, and what the page says of itself. Slow to import."""

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction

LARGEST = 5_000_000  # characters, without scripts and pictures: what the parser does with twice as many takes 300 MB
LONGEST_BYLINE = 120
MOST_DATES = 20
CAPTION = "\ue000"  # put before a caption so that it is known again in what trafilatura gives back; no page uses this sign

_LINES = {"head": "heading", "p": None, "item": None, "quote": None, "row": None, "code": None, "ab": None}
_ARTICLE_TYPES = re.compile(r"Article|Posting|Report|WebPage|Blog|CreativeWork|Review")
# Names under which pages give the day of publication (Open Graph, Dublin Core, schema.org, Google Scholar and newsroom systems).
_PUBLISHED = frozenset((
    "article:published_time", "article:published", "og:published_time", "og:article:published_time", "datepublished", "date",
    "dc.date", "dc.date.issued", "dc.date.created", "dcterms.issued", "dcterms.created", "dcterms.date", "citation_publication_date",
    "citation_date", "parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "publish_date", "publishdate", "publication_date",
    "publication-date", "date.published", "published_date", "article.published", "rnews:datepublished", "cxenseparse:recs:publishtime",
))  # fmt: skip
_CHANGED = frozenset((
    "article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "dc.date.modified", "revised",
))  # fmt: skip
_CAPTIONS = "//figure[.//figcaption] | //*[self::p or self::div or self::span][contains(@class, 'caption')]"
_BYLINES = "//*[contains(@class, 'byline') or contains(@class, 'author') or @rel='author' or @itemprop='author']"
# What stands beside the article: its days are those of others.
_OWN = (
    "[not(ancestor::nav or ancestor::aside or ancestor::footer or ancestor::*[contains(@class, 'comment') or contains(@id, 'comment')"
    " or contains(@class, 'related') or contains(@class, 'sidebar') or contains(@class, 'recommend')])]"
)
_TIMES = (
    "//time[@datetime][not(@itemprop='dateModified' or contains(@class, 'updated') or contains(@class, 'modified'))]"
    f"[ancestor::article or ancestor::header[.//h1] or ancestor::main or contains(@class, 'publish') or @pubdate]{_OWN}"
)
_MICRODATA = f"//*[@itemprop='datePublished'][@content or @datetime]{_OWN}"
_DATED = " or ".join(f"contains(@class, '{word}')" for word in ("date", "publish", "posted", "timestamp", "meta", "byline"))
_WORDED = f"//*[self::p or self::div or self::span or self::time][{_DATED}][ancestor::article or ancestor::main]{_OWN}"
_DIGIT = re.compile(r"\d")
_EMPTY = ("1970-01-01", "0001-01-01", "1900-01-01")  # the zeros of clocks: a field that nobody filled in
ARTICLE, PAGE, CHANGE = range(3)  # whose day linked data give: the article's, the page's, that of its last change
_OPENED = re.compile(r"<(script|style|svg)\b([^>]{0,500})>", re.I)
_PICTURE = re.compile(r"data:[\w/+.-]{1,60};base64,[A-Za-z0-9+/=%]+")
# A tag as long as this may hold so many attributes that the parser, which compares each with each, takes a minute.
_LONG_TAG = re.compile(r"<([a-z][\w:-]{0,40})\s[^<>]{10000,}>", re.I)
_ATTRIBUTE = re.compile(r"""\s[\w:-]{1,40}=(?:"[^"<>]{0,500}"|'[^'<>]{0,500}')""")
MOST_ATTRIBUTES = 50
_HALVES = re.compile(r"[\ud800-\udfff]")  # escapes of JSON can stand for half of a pair, which is no character
_UNSEEN = "//script[not(contains(@type, 'ld+json'))] | //style | //svg | //noscript | //iframe | //template"


logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # what it thinks of a page is not for whoever runs a command


@dataclass(frozen=True)
class Page:
    """Lines with what they are (None: prose), and the days that the page gives for itself, those of publication first."""

    lines: tuple[tuple[str, str | None], ...]
    title: str | None
    byline: str | None
    language: str | None
    dates: tuple[tuple[str, str, bool], ...]  # the value, where it stood, whether it is that of the last change
    region: str | None = None


def slimmed(source: str) -> str:
    """The page without its scripts, styles and the pictures written into it, which can be most of it."""
    kept, at = [], 0
    while opened := _OPENED.search(source, at):
        if "ld+json" in opened[2]:
            kept.append(source[at : opened.end()])
            at = opened.end()
            continue
        closed = re.compile(f"</{opened[1]}\\s{{0,20}}>", re.I).search(source, opened.end())
        if not closed:
            break
        kept.append(source[at : opened.start()])
        at = closed.end()
    return _LONG_TAG.sub(_shortened, _PICTURE.sub("", "".join([*kept, source[at:]])))


def _shortened(tag: re.Match) -> str:
    """The tag with its first attributes where it has very many."""
    if tag[0].count("=") + len(tag[0].split()) <= 2 * MOST_ATTRIBUTES:
        return tag[0]
    return f"<{tag[1]}{''.join(_ATTRIBUTE.findall(tag[0])[:MOST_ATTRIBUTES])}>"


def page(source: str) -> Page:
    """Read a page; one without any text has no lines."""
    tree = _tree(source)
    if tree is None:
        return Page((), None, None, None, ())
    language, region = _language(tree)
    dates = tuple(_dates(tree))
    _strip(tree)
    byline_words = [_words(found) for found in tree.xpath(_BYLINES)[:MOST_DATES]]
    found = _extracted(tree)
    if found is None:
        return Page((), None, None, language, dates, region)
    title, author = _plain(found.title), _plain(found.author)
    byline = next((words for words in byline_words if author and author in words and len(words) <= LONGEST_BYLINE), author)
    return Page(tuple(_headed(_lines(found.body), title, byline)), title, byline, language, dates, region)


def _tree(source: str) -> HtmlElement | None:
    """The parsed page; a declaration of its encoding no longer holds, for it is text already."""
    bare = re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", source)
    try:
        return document_fromstring(bare, parser=HTMLParser(remove_comments=True, remove_pis=True)) if bare.strip() else None
    except (etree.ParserError, ValueError):
        return None


def _extracted(tree: HtmlElement):
    """What trafilatura finds: first with its balanced rules, then with those that keep more."""
    for keep_more in (False, True):
        found = bare_extraction(tree, include_comments=False, with_metadata=True, favor_recall=keep_more)
        if found is not None and found.body is not None and (found.text or "").strip():
            return found
    return None


def _strip(tree: HtmlElement) -> None:
    """Leave out what nobody sees, and keep captions, which would be thrown away with their pictures."""
    for unseen in tree.xpath(_UNSEEN):
        unseen.drop_tree()
    for figure in tree.xpath(_CAPTIONS):
        words = _words(next(figure.iter("figcaption"), figure))
        if figure.getparent() is not None and words and CAPTION not in words:
            line = etree.SubElement(figure.getparent(), "p")
            line.text, line.tail = CAPTION + words, figure.tail
            figure.getparent().replace(figure, line)


def _lines(body: etree._Element) -> Iterator[tuple[str, str | None]]:
    """Each block as a line, cut where the page breaks a line."""
    for broken in body.iter("lb"):
        broken.tail = "\n" + (broken.tail or "")
    for element in body.iter(*_LINES):
        if element.tag == "row":
            yield " | ".join(filter(None, map(_words, element.iter("cell")))), None
        elif next(element.iterancestors("row", "item", "quote"), None) is None:
            yield from ((" ".join(line.split()), _LINES[element.tag]) for line in "".join(element.itertext()).split("\n"))


def _headed(lines: Iterator[tuple[str, str | None]], title: str | None, byline: str | None) -> Iterator[tuple[str, str | None]]:
    """Headline and byline first, each once, wherever the page had them."""
    if title:
        yield title, "headline"
    if byline:
        yield byline, "byline"
    for words, kind in lines:
        if words.startswith(CAPTION):
            yield words.strip(CAPTION + " "), "caption"
        elif words and words not in (title, byline):
            yield words.replace(CAPTION, ""), kind


def _language(tree: HtmlElement) -> tuple[str | None, str | None]:
    """The language that the page declares, and its region."""
    declared = (tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "").strip().casefold()
    language, *parts = re.split("[-_]", declared)
    return language or None, next((part for part in parts if len(part) == 2), None)


def _dates(tree: HtmlElement) -> Iterator[tuple[str, str, bool]]:
    """Those that are none left empty."""
    return (told for told in _told(tree) if not told[0].startswith(_EMPTY))


def _told(tree: HtmlElement) -> Iterator[tuple[str, str, bool]]:
    """What the page says of its day of publication, best kept first, then of its last change: (value, where it stood, whether changed)."""
    linked = list(_linked_data(tree))[:MOST_DATES]
    metas = [(_named(meta), (meta.get("content") or "").strip()[:80]) for meta in tree.iter("meta")]
    told = [(name, value) for name, value in metas if value]
    yield from ((value, "JSON-LD datePublished", False) for rank, value in linked if rank == ARTICLE)
    yield from ((value, f"meta {name}", False) for name, value in told if name in _PUBLISHED)
    for element in tree.xpath(_MICRODATA)[:1]:
        yield (element.get("content") or element.get("datetime")).strip()[:80], "itemprop datePublished", False
    for time in tree.xpath(_TIMES)[:1]:
        yield time.get("datetime").strip()[:80], "<time>", False
    worded = (_words(element) for element in tree.xpath(_WORDED)[:MOST_DATES])
    yield from ((words, "words of the page itself", False) for words in worded if len(words) <= LONGEST_BYLINE and _DIGIT.search(words))
    yield from ((value, "JSON-LD datePublished of the page", False) for rank, value in linked if rank == PAGE)
    for link in tree.xpath("//link[@rel='canonical'][@href]")[:1]:
        if day := re.search(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)(?:/|$)", link.get("href")):
            yield "-".join(day.groups()), "the page's address", False
    yield from [(value, "JSON-LD dateModified", True) for rank, value in linked if rank == CHANGE][:1]
    yield from [(value, f"meta {name}", True) for name, value in told if name in _CHANGED][:1]


def _named(meta: HtmlElement) -> str:
    return (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").casefold()


def _linked_data(tree: HtmlElement) -> Iterator[tuple[int, str]]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or ""):
            yield from ((rank, _HALVES.sub("", value)[:80]) for rank, value in _published(_json(script.text or "")))


def _json(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _published(data: object) -> Iterator[tuple[int, str]]:
    """Every datePublished of an article in the data, those of pages apart, and the days of articles' last changes."""
    waiting, found = [data], []
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            kind = str(node.get("@type", ""))
            if _ARTICLE_TYPES.search(kind):
                rank = PAGE if "WebPage" in kind else ARTICLE
                found += [(rank, node["datePublished"].strip())] if isinstance(node.get("datePublished"), str) else []
                found += [(CHANGE, node["dateModified"].strip())] if rank == ARTICLE and isinstance(node.get("dateModified"), str) else []
        waiting += node.values() if isinstance(node, dict) else node if isinstance(node, list) else ()
    return dict.fromkeys(sorted(found))


def _words(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _plain(words: str | None) -> str | None:
    return " ".join(_HALVES.sub("", words).replace(CAPTION, "").split()) or None if words else None
