"""The keys of the query string, as one Django form: what each may hold and what is said when it cannot be read."""

import re
from datetime import date

from django import forms
from django.core.exceptions import ValidationError

from timeline.dates.edtf import LONGEST_TEXT, Edtf, NotEDTF, parse
from timeline.models import Actor, Article, EventType, Place, Publisher, RecordKind, SlugRedirect, Topic
from timeline.models.lists import Kind, Precision
from timeline.names.countries import IN_SENTENCES
from timeline.names.folding import fold

LONGEST_WORDS = 200
MOST_WORDS = 30
MOST_VALUES = 50
MOST_ORIGINS = 99
MOST_PER_PAGE = 200
DATE_FORM = "Write 2020, 2020-10 or 2020-10-14."
NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffd]")
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LIKE_A_DAY = re.compile(r"\d{4}-\d\d(-\d\d)?", re.ASCII)
CURSOR = re.compile(r"(\d{4}-\d\d-\d\d)\.(\d{1,7})\.(\d{4}-\d\d-\d\d)\.(\d{4}-\d\d-\d\d)\.([a-z0-9-]{1,100})", re.ASCII)


class Values(forms.Widget):
    """Every value of a key that is not empty."""

    def value_from_datadict(self, data, files, name):
        return [value.strip() for value in data.getlist(name) if value.strip()]


class Once(forms.Field):
    """A key that may stand once; `read` makes something of its text or raises ``ValidationError`` with a plain ending."""

    widget = Values

    def clean(self, value):
        if len(value) > 1:
            raise ValidationError(f"is given {len(value)} times. Give it once.")
        return self.read(value[0]) if value else None


class Words(Once):
    def read(self, text):
        if NOT_TEXT.search(text):
            raise ValidationError("holds characters that are not text. Write words.")
        if len(text) > LONGEST_WORDS or len(fold(text).split()) > MOST_WORDS:
            raise ValidationError(f"is too long. Write at most {LONGEST_WORDS} characters and {MOST_WORDS} words.")
        if not fold(text):
            raise ValidationError(f"is {shown(text)}, which holds no letter and no digit. Write at least one word.")
        return text


class Limit(Once):
    """A date of which one end counts: the first day of `from`, the last day of `to`."""

    def __init__(self, end):
        self.end = end
        super().__init__()

    def read(self, text) -> Edtf:
        if len(text) > LONGEST_TEXT:
            raise ValidationError(f"is too long for a date. {DATE_FORM}")
        try:
            edtf = parse(text)
        except NotEDTF as error:
            what = "does not stand in the calendar" if LIKE_A_DAY.fullmatch(text) else "is not a year, month or day"
            raise ValidationError(f"is {shown(text)}, which {what}. {DATE_FORM}") from error
        if getattr(edtf.span, f"open_{self.end}"):
            raise ValidationError(f"is {shown(text)}, which has no {'first' if self.end == 'start' else 'last'} day. {DATE_FORM}")
        return edtf


class Whole(Once):
    """A whole number from `least` to `most`."""

    def __init__(self, least, most):
        self.least, self.most = least, most
        super().__init__()

    def read(self, text) -> int:
        if re.fullmatch("[0-9]{1,6}", text) and self.least <= int(text) <= self.most:
            return int(text)
        expected = f"a whole number from {self.least} to {self.most}" if self.least < self.most else str(self.most)
        raise ValidationError(f"is {shown(text)}. Write {expected}, or leave it out.")


class OneOf(Once):
    def __init__(self, *choices):
        self.choices = choices
        super().__init__()

    def read(self, text) -> str:
        if text in self.choices:
            return text
        raise ValidationError(f"is {shown(text)}. Write {listed(self.choices)}.")


class Cursor(Once):
    """An event's place in the order, as `paging` writes it."""

    def read(self, text):
        if (found := CURSOR.fullmatch(text)) and SLUG.fullmatch(found[5]):
            try:
                start, starts, latest = (date.fromisoformat(found[group]) for group in (1, 3, 4))
            except ValueError:
                pass
            else:
                return start, -int(found[2]), starts, latest, found[5]
        raise ValidationError(f"is {shown(text)}, which is no place in the list. Take it from a “Next” link, or leave it out.")


class Several(forms.Field):
    """A key that may be repeated, any of whose values will do."""

    widget = Values

    def clean(self, value):
        texts = list(dict.fromkeys(value))
        if len(texts) > MOST_VALUES:
            raise ValidationError(f"is given {len(texts)} times. Give it at most {MOST_VALUES} times.")
        return self.read(texts)


class AnyOf(Several):
    def __init__(self, choices, expected):
        self.choices, self.expected = choices, expected
        super().__init__()

    def read(self, texts):
        for text in texts:
            if text not in self.choices:
                raise ValidationError(f"is {shown(text)}. Write {self.expected}.")
        return texts


class Rows(Several):
    """Slugs of public rows; a slug that led to a row once still does."""

    def __init__(self, model, kind, missing, is_public):
        self.model, self.kind, self.missing, self.is_public = model, kind, missing, is_public
        super().__init__()

    def read(self, texts):
        slugs = [text for text in texts if len(text) <= 100 and SLUG.fullmatch(text)]
        found = {row.slug: row for row in self.public().filter(slug__in=slugs)} if slugs else {}
        if unknown := [slug for slug in slugs if slug not in found]:
            found |= self.moved(unknown)
        for text in texts:
            if text not in found:
                raise ValidationError(f"is {shown(text)}, which {self.missing}.")
        return list(dict.fromkeys(found[text] for text in texts))

    def public(self):
        return self.model.objects.filter(**self.is_public).distinct()

    def moved(self, slugs):
        """Rows that were known by these slugs."""
        targets = dict(SlugRedirect.objects.filter(kind=self.kind, slug__in=slugs).values_list("slug", "target"))
        rows = self.public().in_bulk(set(targets.values())) if targets else {}
        return {slug: rows[target] for slug, target in targets.items() if target in rows}


class Types(Rows):
    def public(self):
        return EventType.objects.public()


class Articles(Rows):
    def public(self):
        return super().public().defer("text")


def shown(text):
    """The value as a sentence can carry it: short, on one line."""
    line = " ".join(NOT_TEXT.sub("�", text).split())
    return f"“{line[:60]}…”" if len(line) > 60 else f"“{line}”"


def listed(words):
    """Words as people offer them: A; A or B; A, B or C."""
    *rest, last = [str(word) for word in words]
    return f"{', '.join(rest)} or {last}" if rest else last


COUNTRIES = (*IN_SENTENCES, "sea", "none")
KEYS = {
    "q": Words(),
    "from": Limit("start"),
    "to": Limit("end"),
    "within": Whole(1, 1),
    "actor": Rows(Actor, RecordKind.ACTOR, "names nobody in this chronology", {"is_public": True}),
    "place": Rows(Place, RecordKind.PLACE, "names no place in this chronology", {"is_public": True}),
    "country": AnyOf(COUNTRIES, "a country’s two letters in lower case (fr for France), sea or none"),
    "type": Types(EventType, RecordKind.TYPE, "names no type of event in this chronology", {}),
    "kind": AnyOf(tuple(Kind.values), listed(Kind.values)),
    "topic": Rows(Topic, RecordKind.TOPIC, "names no topic in this chronology", {"is_public": True}),
    "publisher": Rows(Publisher, RecordKind.PUBLISHER, "names no publisher in this chronology", {"articles__is_public": True}),
    "article": Articles(Article, RecordKind.ARTICLE, "names no source in this chronology", {"is_public": True}),
    "disputed": Whole(1, 1),
    "origins": Whole(1, MOST_ORIGINS),
    "precision": AnyOf(tuple(Precision.values), listed(Precision.values)),
    "order": OneOf("oldest", "newest"),
    "per_page": Whole(1, MOST_PER_PAGE),
    "after": Cursor(),
}
PAGED = ("per_page", "after")
WHOLE = tuple(key for key in KEYS if key not in PAGED)  # a file holds the whole result


class QueryForm(type("QueryFields", (forms.Form,), dict(KEYS))):
    """The whole query string; rules that join two keys stand here."""

    def clean(self):
        first, last = self.cleaned_data.get("from"), self.cleaned_data.get("to")
        if first and last and first.span.earliest > last.span.latest:
            self.add_error("to", f"is {shown(str(last))}, which is before {shown(str(first))}, where “from” begins. Write a later date.")
        limits_read = not {"from", "to"} & set(self.errors)
        if self.cleaned_data.get("within") and limits_read and not (first or last):
            self.add_error("within", "is “1”, but there is no time for events to lie in. Give “from” or “to” with it.")
