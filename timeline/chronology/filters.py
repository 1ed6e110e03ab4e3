"""One view of the chronology: what the query string asks, checked, applied and said in words."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.http import urlencode

from timeline.chronology.conditions import CONDITIONS
from timeline.chronology.keys import KEYS, MOST_VALUES, NOT_TEXT, QueryForm, shown
from timeline.chronology.sentence import Phrase, counted_events, phrases
from timeline.dates.edtf import Edtf
from timeline.models import Event

PER_PAGE = 50


@dataclass(frozen=True)
class Problem:
    """Why a query string cannot be answered: the key, its value, and one plain sentence."""

    param: str
    value: str
    detail: str


class Filters:
    """The query string of pages, feeds, files and the API.

    ``keys`` are those that can be asked here; other keys of ours are refused, and with ``strict`` (files, API) unknown ones too.
    While there is a ``problem`` no event matches.
    """

    def __init__(self, data: QueryDict, *, strict: bool = False, keys: Collection[str] = KEYS):
        self.data = data
        self.strict = strict
        self.keys = keys
        self.form = QueryForm(data)

    @cached_property
    def problem(self) -> Problem | None:
        if unknown := self._refused():
            known = f"Known keys are {', '.join(self.keys)}." if self.keys else "Leave it out."
            return Problem(unknown, "", f"{shown(unknown)} is not a key that can be asked here. {known}")
        for key in KEYS:
            for message in self.form.errors.get(key, ()):
                return Problem(key, ", ".join(self.typed[key])[:200], f"“{key}” {message}")
        return None

    def _refused(self) -> str:
        """The first key that is not allowed here and holds something."""
        refusable = self.data if self.strict else KEYS
        return next((key for key in refusable if key not in self.keys and any(value.strip() for value in self.data.getlist(key))), "")

    @cached_property
    def typed(self) -> dict[str, list[str]]:
        """Every known key with its values as they came, so that a form can show them again; what is no text is marked."""
        found = {key: field.widget.value_from_datadict(self.data, None, key) for key, field in KEYS.items()}
        return {key: [NOT_TEXT.sub("\N{REPLACEMENT CHARACTER}", text) for text in texts[:MOST_VALUES]] for key, texts in found.items()}

    @cached_property
    def chosen(self) -> dict:
        """What was asked, read: rows, dates, numbers. Only the keys that hold something."""
        if self.problem:
            return {}
        return {key: value for key in KEYS if (value := self.form.cleaned_data.get(key))}

    @cached_property
    def values(self) -> dict[str, str | list[str]]:
        """The same as texts, as they stand in an address."""
        return {key: written(key, value, self.typed) for key, value in self.chosen.items()}

    @property
    def order(self) -> str:
        return self.chosen.get("order", "oldest")

    @property
    def after(self) -> tuple | None:
        return self.chosen.get("after")

    @property
    def per_page(self) -> int:
        return self.chosen.get("per_page", PER_PAGE)

    @property
    def narrows(self) -> bool:
        """Whether anything keeps events out of this view."""
        return bool(self.problem or self.chosen.keys() & CONDITIONS.keys())

    def apply(self, events: QuerySet[Event], without: tuple[str, ...] = ()) -> QuerySet[Event]:
        """The public ones of the events that match; ``without`` names keys to leave aside."""
        if self.problem:
            return events.none()
        events = events.public()
        for key, condition in CONDITIONS.items():
            if key in self.chosen and key not in without:
                events = events.filter(condition(self.chosen))
        return events

    def events(self, without: tuple[str, ...] = ()) -> QuerySet[Event]:
        """All events of this view, in its order."""
        return self.in_order(self.apply(Event.objects.all(), without))

    def in_order(self, events: QuerySet[Event]) -> QuerySet[Event]:
        return events.reversed_order() if self.order == "newest" else events.chronological()

    def query(self, **changes) -> str:
        """The query string with changes, from its "?" on; None takes a key out. A changed view starts at its beginning."""
        asked = {key: value for key, value in self.values.items() if key != "after"} | changes
        if not asked.get("from") and not asked.get("to"):
            asked["within"] = None
        return "?" + urlencode([(key, asked[key]) for key in KEYS if asked.get(key)], doseq=True)

    @property
    def file_query(self) -> str:
        """The query string for files: the whole result."""
        return self.query(per_page=None).removesuffix("?")

    @cached_property
    def phrases(self) -> list[Phrase]:
        """The filter sentence after its count, phrase by phrase; phrases and open slots alike."""
        return phrases(self)

    def said(self, count: int) -> str:
        """The sentence as plain text, without the open slots: for the status line and the title."""
        words = "".join(f"{phrase.before}{phrase.words}" for phrase in self.phrases if not phrase.is_open)
        return f"{counted_events(count)}{words}"


def written(key: str, value, typed: dict) -> str | list[str]:
    """A value as it stands in an address."""
    if isinstance(value, list):
        return [getattr(one, "slug", one) for one in value]
    if isinstance(value, Edtf | int):
        return str(value)
    return typed[key][0] if key == "after" else value
