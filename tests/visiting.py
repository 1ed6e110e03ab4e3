"""A browser without script: it opens a page, fills in a form and sends all that stands in it."""

import http.client
import re
import time
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlencode

TOKEN = "t" * 32  # any will do that is both in the cookie and in the form
UNSENT = ("submit", "button", "image", "reset", "file")


@dataclass
class Answer:
    status: int
    text: str
    location: str = ""
    seconds: float = 0.0

    @property
    def said(self):
        """What the page says was wrong, or all of it where it says nothing."""
        lists = re.findall(r'<(?:ul|p) class="error(?:list|note)[^>]*>(.*?)</(?:ul|p)>', self.text, re.DOTALL)
        return [" ".join(re.sub("<[^>]+>", " ", each).split()) for each in lists] or self.text

    def form(self, name=None):
        """The fields of the form with this id, as they stand."""
        return Forms(self.text).found[name]


class Forms(HTMLParser):
    """``found``: of each form by its id, name and values of what a browser would send."""

    def __init__(self, text):
        super().__init__()
        self.found, self._fields, self._typing, self._choice = {}, {}, None, None
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "form":
            self._fields = self.found.setdefault(attrs.get("id"), {})
        elif "disabled" in attrs:
            return
        elif tag == "input" and "name" in attrs and attrs.get("type", "text") not in UNSENT:
            if attrs.get("type") not in ("checkbox", "radio") or "checked" in attrs:
                self._add(attrs["name"], attrs.get("value", "on" if attrs.get("type") == "checkbox" else ""))
        elif tag == "textarea" and "name" in attrs:
            self._typing = (attrs["name"], [])
        elif tag == "select" and "name" in attrs:
            self._choice = (attrs["name"], "multiple" in attrs, [])
        elif tag == "option" and self._choice:
            self._choice[2].append((attrs.get("value", ""), "selected" in attrs))

    def handle_data(self, data):
        if self._typing:
            self._typing[1].append(data)

    def handle_endtag(self, tag):
        if tag == "textarea" and self._typing:
            name, pieces = self._typing
            self._add(name, "".join(pieces).removeprefix("\n").replace("\n", "\r\n"))
            self._typing = None
        elif tag == "select" and self._choice:
            name, several, options = self._choice
            chosen = [value for value, is_selected in options if is_selected]
            for value in chosen if several else chosen[-1:] or [value for value, _ in options][:1]:
                self._add(name, value)
            self._choice = None

    def _add(self, name, value):
        self._fields.setdefault(name, []).append(value)


class Visitor:
    """Somebody at a browser; signed in where ``session`` is the key of a session."""

    def __init__(self, port, name="", session=""):
        self.port, self.name = port, name
        self.cookies = {"csrftoken": TOKEN, "sessionid": session} if session else {}

    def open(self, path):
        return self._ask("GET", path)

    def send(self, path, fields, **typed):
        """Send the fields of a form with what is typed over them."""
        fields = fields | {name.replace("__", "-"): [value] for name, value in typed.items()} | {"csrfmiddlewaretoken": [TOKEN]}
        return self._ask("POST", path, urlencode(fields, doseq=True), {"Content-Type": "application/x-www-form-urlencoded"})

    def _ask(self, method, path, body=None, headers=()):
        start = time.monotonic()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            sent = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            connection.request(method, path, body, {"Cookie": sent, **dict(headers)})
            answer = connection.getresponse()
            text = answer.read().decode()
            self._keep(answer.headers.get_all("Set-Cookie", []))
        finally:
            connection.close()
        return Answer(answer.status, text, answer.getheader("Location", ""), time.monotonic() - start)

    def _keep(self, given):
        """What is told on the next page travels in a cookie, in quotes."""
        for each in given:
            name, _, value = each.partition(";")[0].partition("=")
            self.cookies[name] = value
