"""Whatever a text holds, it is shown as that text and nothing else: on pages, in files, in the admin."""

import csv
import io
import json
from html.parser import HTMLParser
from urllib.parse import urlsplit

import pytest
from django.apps import apps
from django.db.models import CharField, TextField, URLField

from timeline.models import About, Claim, EventType, SearchText
from timeline.models.fields import EdtfField

from .addresses import filled
from .conftest import body

MARKUP = (
    '<zqx-el zqxattr="1">',
    '"><zqx-el zqxattr="',
    "'><zqx-el zqxattr='",
    "</title></script></textarea></style>--><zqx-el>",
    "<script>zqx()</script>",
    '" hx-get="/zqx" hx-trigger="load',
    "&lt;zqx-el&gt;&#60;zqx-el&#62;&amp;",
    "{{ 1111|add:2222 }}{% debug %}{% zqx %}{# zqx #}${1111+2222}",
)
DIRECTIONS = ("\u202ezqx", "zqx \u2067\u2066\u200e\u200f\u061c", "z\u200bq\u200cx\u2060\ufeff\u00ad")
FORMULAS = ("=zqx()", "+zqx", "-zqx", "@zqx", "\tzqx", '="zqx"', "=1;=1,=1")
BREAKING = (
    'zqx","zqx":{"',
    "zqx\\",
    "\u2028zqx\u2029",
    "zqx\x01\x0b\x0c\x1f\x7f\x85",
    "zqx\r\nSet-Cookie: zqx=1\r\n\r\n",
    "zqx\U000e0001\ufffe",
    "zqx" * 60,
)
PAYLOADS = (*MARKUP, *DIRECTIONS, *FORMULAS, *BREAKING)
ADDRESSES = (
    "javascript:zqx()", "JaVaScRiPt:zqx()", " javascript:zqx()", "java\tscript:zqx()", "data:text/html,<zqx-el>", "vbscript:zqx",
    "//zqx.example/", "file:///zqx", "zqx", 'https://zqx.example/"><zqx-el zqxattr="', "https://zqx.example/#:~:text=zqx",
    "http://zqx.example/' zqxattr='",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
ROWS = {"events": ["truce", "rocket-attack"], "articles": ["clued"], "actors": ["iran"], "places": ["baghdad"], "topics": ["war"]}
PAGES = [path for path in filled(ROWS) if "." not in path] + [
    "/?actor=iran&place=baghdad&topic=war&publisher=rudaw&article=clued&type=truce",
    "/events/withdrawn/",
]
OF_THE_WORLD = ("name", "title", "byline", "quote", "words", "hedge", "text", "position", "description")
# Several in one text for the pages; each is first once, for fields too short to hold more.
TEXTS = [" ".join(MARKUP[start:] + MARKUP[:start]) for start in range(0, len(MARKUP), 2)]
TEXTS += [" ".join(DIRECTIONS), " ".join(BREAKING[:-1]), BREAKING[-1]]
DERIVED = ("folded", "sha256", "edtf", "key", "verb")


class Page(HTMLParser):
    """Tags, attributes and texts as a browser sees them."""

    def __init__(self, html):
        super().__init__()
        self.tags, self.attributes, self.text, self.open, self.lines, self.turned = [], [], "", [], {}, []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.handle_startendtag(tag, attributes)
        if tag not in ("meta", "link", "input", "br", "hr", "img", "col"):
            self.open.append((len(self.tags), tag, dict(attributes)))

    def handle_startendtag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.attributes += attributes

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[1] != tag:
            pass

    def handle_data(self, data):
        self.text += data
        line = next((number for number, tag, _ in reversed(self.open) if tag in BLOCKS), 0)
        self.lines[line] = self.lines.get(line, "") + data.strip()
        isolated = any(tag in ("bdi", "title", "script") or "dir" in attributes for _, tag, attributes in self.open[2:])
        if "\u202e" in data and not isolated:
            self.turned.append((line, self.open[-1][1:], data.strip()))

    def loose(self):
        """Texts that turn the direction of what stands beside them on their line."""
        return [(element, text) for line, element, text in self.turned if self.lines[line] != text or text.strip("\u202ezqx")]

    def faults(self):
        """What no text may bring about."""
        found = [tag for tag, _ in self.tags if "zqx" in tag]
        found += [
            tag
            for tag, attributes in self.tags
            if tag == "script" and not (attributes.get("src") or "").startswith(("/static/", "/admin/jsi18n/"))
        ]
        found += [f"{name}={value}" for name, value in self.attributes if "zqx" in name or name.startswith("on") or name == "style"]
        found += [f"{name}={value}" for name, value in self.attributes if name.startswith("hx-") and "zqx" in (value or "")]
        return found + [address for name, address in self.attributes if name in LEADS and not leads_well(address or "")]


BLOCKS = ("p", "h1", "h2", "h3", "li", "dt", "dd", "td", "th", "div", "summary", "legend", "label", "option", "text", "blockquote")
LEADS = ("href", "src", "action", "formaction", "xlink:href", "poster", "data", "hx-get", "hx-post", "srcset")


def leads_well(address):
    """Within the site, or to a page of the web."""
    parts = urlsplit(address)
    outside = parts.scheme in ("http", "https") and parts.netloc
    return outside or (not parts.scheme and not parts.netloc and not address.startswith((" ", "\t", "\\", "zqx")))


def spoil(payload, address, only=()):
    """Write the payload into every free text of every row, the address into every field for one."""
    for model in apps.get_app_config("timeline").get_models():
        fields = [field for field in model._meta.fields if is_free(field) and (not only or field.name in only)]
        changes = {field.name: payload[: field.max_length] for field in fields}
        changes |= {field.name: address for field in model._meta.fields if isinstance(field, URLField)}
        if changes and model is not SearchText:
            model.objects.update(**changes)


def is_free(field):
    """A text that people write: no closed list, no address name, no date, nothing worked out."""
    if type(field) not in (CharField, TextField) or isinstance(field, EdtfField) or field.choices:
        return False
    return field.name not in DERIVED and (field.model._meta.model_name, field.name) != ("article", "text")


def looked_at(reader, path):
    response = reader.get(path)
    assert response.status_code in (200, 302, 410), (path, response.status_code)
    return body(response).decode()


@pytest.mark.parametrize("text", TEXTS)
def test_a_text_is_shown_as_text(reader, chronology, text):
    spoil(text, ADDRESSES[0])
    for path in PAGES:
        response = reader.get(path)
        content = body(response).decode()
        assert (response.status_code in (200, 302, 410), "Set-Cookie" in response.headers, "3333" in content) == (True, False, False), path
        assert Page(content).faults() == [], path
    title = " ".join(text[:300].split())
    assert title in " ".join(Page(looked_at(reader, "/events/truce/")).text.split())


def test_a_text_that_runs_the_other_way_turns_nothing_beside_it(reader, chronology):
    """Names and words of the world: what is written in the language of the pages cannot run the other way."""
    spoil("\u202ezqx", "https://example.org/", only=OF_THE_WORLD)
    EventType.objects.update(name="attack")
    About.objects.update(name="Happened")
    for path in PAGES:
        assert Page(looked_at(reader, path)).loose() == [], path


def test_a_file_holds_the_text_or_keeps_it_from_being_run(reader, chronology):
    for payload in PAYLOADS:
        spoil(payload, ADDRESSES[0])
        files_hold(reader, payload)


def files_hold(reader, payload):
    found = json.loads(looked_at(reader, "/events.json"))
    assert {event["title"] for event in found["events"]} == {payload}
    assert {claim["text"] for event in found["events"] for claim in event["claims"]} == {payload}
    for path in ("/events.csv", "/claims.csv", "/events/truce.csv", "/events/truce.claims.csv"):
        head, *rows = csv.reader(io.StringIO(looked_at(reader, path), newline=""))
        assert rows and {len(row) for row in rows} == {len(head)}
        assert [cell for row in rows for cell in row if cell.startswith(FORMULA)] == []
        texts = {row[head.index("title" if "title" in head else "text")] for row in rows}
        assert texts <= {payload, f"'{payload}"}


def test_only_addresses_of_the_web_become_links(reader, chronology):
    for address in ADDRESSES:
        spoil(address, address)
        for path in ("/events/truce/", "/articles/clued/"):
            assert Page(looked_at(reader, path)).faults() == [], (path, address)


def test_numbers_in_files_stay_numbers(reader, chronology):
    Claim.objects.update(value=-1)
    head, *rows = csv.reader(io.StringIO(looked_at(reader, "/claims.csv")))
    assert {row[head.index("value")] for row in rows} == {"-1"}
