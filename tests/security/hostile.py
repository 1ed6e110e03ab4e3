"""Requests as attackers, broken programs and careless typists send them, made from a seed."""

import random
from dataclasses import dataclass, field
from urllib.parse import quote, quote_from_bytes

KEYS = (
    "q", "from", "to", "within", "actor", "place", "country", "type", "kind", "topic", "publisher", "article", "disputed", "origins",
    "precision", "order", "per_page", "after",
)  # fmt: skip
NEAR_CURSORS = (
    "2020-12-01.31.2020-12-20.2020-12-20.rocket-attack", "2020-13-01.31.2020-12-20.2020-12-20.rocket-attack",
    "2020-12-01.-31.2020-12-20.2020-12-20.rocket-attack", "0000-00-00.0.0000-00-00.0000-00-00.a",
    "9999-12-31.9999999.9999-12-31.9999-12-31.zzz", "2020-12-01.31.2020-12-20.2020-12-20.", "2020-12-01.31.2020-12-20.2020-12-20.--",
    "2020-12-01.99999999999999999999.2020-12-20.2020-12-20.x", "٢٠٢٠-12-01.31.2020-12-20.2020-12-20.x",
    "2020-12-01.31.2020-12-20.2020-12-20.rocket-attack\x00",
)  # fmt: skip
TEXTS = (
    "", " ", "\x00", "a\x00b", "\x01\x1f\x7f", "\ufffd", "\u202e\u200b", "\U0001f680", "\u0130\u0131\u1e9e", "e" + "\u0301" * 500,
    "😀" * 300, "0", "1", "-1", "+1", "1.0", "1e9", "0x10", "٣", "²", str(2**31), str(2**63), "9" * 5000, "NaN", "Infinity", "null",
    "None", "true", "2020", "2020-02-30", "2020-13", "0000", "0000-00-00", "9999-12-31", "10000-01-01", "-0001", "Y170000002", "2020-21",
    "2020-W53-7", "2020-10-12T25:61", "../2020", "2020/..", "[2020..", "{2020}", "[" * 5000, "2020?~%", "{..1999,2000..}", "[..]", "abc",
    "20201012", "NEAR", "AND", "OR NOT", "a NEAR/3 b", '"', '""', '"a', "a*", "^a", "a:b", "{a b}:c", "(", ")", "a - b", "-a", "col:",
    "words:a", "'", "''", "' OR '1'='1", "'; DROP TABLE timeline_event;--", "1) UNION SELECT 1--", "%", "_", "\\", "%s", "%(x)s", "{0}",
    "a & | ! b", "a:*", "<script>alert(1)</script>", "{{ 7|add:7 }}", "{% debug %}", "${7*7}", "\r\nSet-Cookie: a=b",
    "javascript:alert(1)", "../../../etc/passwd", "rocket-attack", "iran", "Iran", "iran/", "iran\n", "baghdad", "iq", "IQ", "sea",
    "none", "zz", "violence", "day", "plan", "newest", "oldest", " ".join(["word"] * 1000), "a" * 20_000, "a-" * 500 + "a", "a" * 100,
    "-", "--", "a--b", *NEAR_CURSORS,
)  # fmt: skip
BYTES = (
    b"\xff", b"\xc3\x28", b"\xed\xa0\x80", b"\xf0\x28\x8c\xbc", b"\xc0\x80", b"\xfe\xff", b"%", b"%zz", b"%u0041", b"%00", b"%ff",
    b"%ed%b0%80", b"\x00", b"&&;;==", b"+", b"\n",
)  # fmt: skip
UNREADABLE = {  # what no chronology can answer; never a list
    "q": ("\x00", "a\x00b", "\ufffd", "!!!", " ".join(["word"] * 1000), "a" * 5000),
    "from": ("abc", "2020-02-30", "2020-13", "10000-01-01", "-0001", "9" * 5000, "[" * 5000, "\x00", "2020-W53-7"),
    "to": ("abc", "0000-00-00", "2020-10-12T25:61", "{2020", "2020/", "\ufffd"),
    "within": ("0", "2", "yes", "1.0", "٣"),
    "actor": ("nobody", "Iran", "' OR '1'='1", "a" * 20_000, "\x00", "iran\x00"),
    "place": ("nowhere", "../", "1"),
    "country": ("IQ", "zz", "iraq", "\x00"),
    "type": ("nothing", "%", "\ud800"),
    "kind": ("Plan", "event", "1"),
    "topic": ("nothing", "WAR"),
    "publisher": ("nobody", "1"),
    "article": ("nothing", "1"),
    "disputed": ("0", "true", "-1"),
    "origins": ("0", "-1", "100", str(2**63), "9" * 5000, "two"),
    "precision": ("DAY", "exact"),
    "order": ("random", "-title", "slug", "OLDEST"),
    "per_page": ("0", "201", "-1", str(2**63), "1e2", "٣"),
    "after": tuple(NEAR_CURSORS[1:4] + NEAR_CURSORS[5:]),
}
PASTES = (b"text=", b"text=%00", b"text=\xff", b"TEXT=a", b"", b"a=1&" * 2000, b"text=" + b"a" * 3_000_000)
METHODS = ("HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND", "get", "X" * 100)
TYPES = (
    "", "text/plain", "application/json", "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=\xff",
    "application/x-www-form-urlencoded; charset=utf-16", "text/plain; charset=base64", "text/plain; charset*=utf-8''idna",
    "text/html; charset=x", "x" * 500, "multipart/form-data; boundary=zz", "multipart/form-data; charset=rot13; boundary=zz",
)  # fmt: skip
HEADERS = {
    "HTTP_HX_TARGET": ("view", "view\x00", "nothing", "#view", "\xff\xfe", "a" * 5000, "__class__", "view#view", "../base.html"),
    "HTTP_HX_REQUEST": ("true", "false", "\xff"),
    "HTTP_HX_CURRENT_URL": ("http://[", "//", "http://a:99999/", "%", "\xff"),
    "HTTP_HX_CURRENT_URL_URI_AUTOENCODED": ("true",),
    "HTTP_HX_PROMPT": ("%ff", "\xff"),
    "HTTP_REFERER": (
        "http://[", "http://testserver/?from=abc", "http://testserver/?actor=iran", "http://testserver/?q=%00", "//testserver/?after=1",
        "\xff\x00", "http://testserver:99999/", "http://testserver/?" + "a=1&" * 1500, "http://testserver/?q=" + "9" * 5000,
    ),
    "HTTP_IF_NONE_MATCH": ("*", 'W/"', "\xff", '"a",' * 2000, "W/\"0-0\""),
    "HTTP_IF_MODIFIED_SINCE": ("yesterday", "Thu, 99 Foo 99999 99:99:99 GMT", "\x00"),
    "HTTP_IF_MATCH": ("*", '"a"'),
    "HTTP_RANGE": ("bytes=0-", "bytes=-1", "lines=9-1"),
    "HTTP_ACCEPT": ("application/json", "*/*;q=nan", "\xff"),
    "HTTP_ACCEPT_LANGUAGE": ("xx", "a" * 5000, "de;q=9", "\x00"),
    "HTTP_ACCEPT_ENCODING": ("gzip", "br;q=", "\xff"),
    "HTTP_COOKIE": ("sessionid=\x00", "csrftoken=" + "a" * 5000, "=;=;", "\xff", "messages=W1tdXQ:bad"),
    "HTTP_X_FORWARDED_PROTO": ("https", "javascript", "\xff"),
    "HTTP_X_HTTP_METHOD_OVERRIDE": ("DELETE",),
    "HTTP_HOST": ("example.org", "", "a b", "testserver:99999", "\xff", "testserver@example.org"),
    "CONTENT_LENGTH": ("-1", "abc", "99999999999", ""),
}  # fmt: skip
PATHS = (
    "//", "//example.org/", "/%00", "/events/%00/", "/events/\xff/", "/events/%ff.json", "/events/..%2f..%2fetc/",
    "/events/" + "a" * 5000 + "/", "/events/a", "/events/.json", "/events/-.csv", "/events/a.json/", "/events.json/", "/events.xml",
    "/EVENTS.JSON", "/events//", "/articles/%E2%80%AE/", "/articles/a/check", "/articles/%00/check/", "/static/../settings.py",
    "/static/%2e%2e/%2e%2e/manage.py", "/static/%00", "/static/", "/static/\xff", "/admin", "/admin/%00/", "/admin/login/?next=%00",
    "/admin/login/?next=//example.org", "/favicon.ico", "/.env", "/{{7*7}}/", "/%0d%0aSet-Cookie:a=b/", "/healthz/", "/readyz?x=%00",
    "/events/x/?from=%ff", "/;/", "/?", "/%", "/%u0000",
)  # fmt: skip


@dataclass
class Attack:
    """One request."""

    path: str
    query: str = ""
    method: str = "GET"
    content_type: str = "application/x-www-form-urlencoded"
    data: bytes = b""
    headers: dict = field(default_factory=dict)

    def send(self, server):
        """Header and query bytes go as a WSGI server hands them on: Latin-1 texts."""
        extra = {"CONTENT_TYPE": self.content_type, **self.headers}
        extra |= {"QUERY_STRING": self.query} if self.query else {}
        return server.generic(self.method, self.path, self.data, self.content_type, **extra)


def attacks(asked, paths, number, seed=20201220):
    """That many requests: queries of the paths that are asked by them first and foremost, then headers, methods, bodies and odd paths."""
    dice = random.Random(seed)
    pasted = [path for path in paths if path.endswith("/check/")]
    for _ in range(number):
        attack = Attack(dice.choice(asked if dice.random() < 0.85 else paths), query(dice))
        way = dice.random()
        if way < 0.08:
            attack = Attack(dice.choice(PATHS))
        elif way < 0.16:
            attack.method, attack.content_type, attack.data = dice.choice(METHODS), dice.choice(TYPES), raw(dice).encode("latin-1")
        elif way < 0.2:
            attack = paste(dice, dice.choice(pasted))
        if dice.random() < 0.25:
            attack.headers |= {name: dice.choice(HEADERS[name]) for name in dice.sample(sorted(HEADERS), 2)}
        yield attack


def query(dice):
    """One to four pairs of a key and a value, one of them perhaps raw bytes; now and then thousands, or no pairs at all."""
    way = dice.random()
    if way < 0.02:
        return "&".join(f"{dice.choice(KEYS)}={number}" for number in range(dice.choice((60, 999, 1001, 5000))))
    if way < 0.07:
        return raw(dice)
    return "&".join(pair(dice) for _ in range(dice.choice((1, 1, 1, 2, 3, 4))))


def pair(dice):
    key = dice.choice(KEYS) if dice.random() < 0.92 else dice.choice(TEXTS[:80])
    way = dice.random()
    if way < 0.45 and key in UNREADABLE:
        value = encoded(dice.choice(UNREADABLE[key]))
    elif way < 0.9:
        value = encoded(dice.choice(TEXTS))
    else:
        value = raw(dice)
    return f"{encoded(key)}={value}"


def raw(dice):
    """Bytes that are no text, as they are."""
    return b"".join(dice.choice(BYTES) for _ in range(dice.randrange(1, 4))).decode("latin-1")


def paste(dice, path):
    """A text sent to be checked, in forms that are no forms."""
    data = dice.choice(
        (b"text=", b"text=%00", b"text=\xff", b"TEXT=a", b"", raw(dice).encode("latin-1"), b"a=1&" * 2000, b"text=" + b"a" * 3_000_000)
    )
    return Attack(path, method="POST", content_type=dice.choice((*TYPES, "application/x-www-form-urlencoded")), data=data)


def encoded(text):
    return quote_from_bytes(text.encode("utf-8", "surrogatepass")) if text else quote(text)
