"""Values and parts of a record as people read them: names for slugs, words for dates and closed lists."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.db.models import Model

from timeline.curation.labels import LABELS, Label
from timeline.curation.mentions import Mentions, kind_named
from timeline.curation.records import is_usual
from timeline.curation.shapes import Shape
from timeline.models import Alias, Citation, Claim, DateClue, EventPlace, Link, Paragraph, Participation, SetAside


@dataclass(frozen=True)
class Head:
    """The keys that say in short which part it is, and how they say it."""

    keys: tuple[str, ...]
    say: Callable[[dict[str, str]], str]


HEADS: dict[type[Model], Head] = {
    Claim: Head(("text",), "{text}".format_map),
    Citation: Head(("quote", "article", "paragraph"), "“{quote}” {article}, {paragraph}".format_map),
    EventPlace: Head(("role", "place"), "{role} {place}".format_map),
    Participation: Head(("role", "actor"), "{role} {actor}".format_map),
    Link: Head(("kind", "event"), "{kind} “{event}”".format_map),
    Alias: Head(("name",), "{name}".format_map),
    Paragraph: Head(("digest",), "{digest}".format_map),
    DateClue: Head(("quote", "fact", "page"), lambda say: "; ".join(filter(None, say.values()))),
    SetAside: Head(("reason",), "{reason}".format_map),
}


@dataclass(frozen=True)
class Reading:
    """``public`` leaves out the keys that are nothing to readers."""

    mentions: Mentions
    public: bool = False

    def keys(self, shape: Shape) -> Iterator[tuple[str, Label]]:
        """The columns that are told, with their labels, and after them the plain lists."""
        plain = (key for key, part in shape.parts.items() if part.shape.plain)
        for key in (*shape.columns, *plain):
            label = LABELS[shape.model][key]
            if not (self.public and label.inside):
                yield key, label

    def words(self, shape: Shape, key: str, item: dict) -> str | None:
        """None where there is nothing."""
        label, value = LABELS[shape.model][key], value_of(shape, key, item)
        if value in (None, "", []):
            return label.none
        if key in shape.parts:
            return ", then ".join(self._one(shape.parts[key].shape, value) for value in value)
        return self._one(shape, value, key)

    def _one(self, shape: Shape, value, key: str = "") -> str:
        key = key or next(iter(shape.columns))
        if kind := kind_named(shape, key):
            return self.mentions.name(kind, value)
        label = LABELS.get(shape.model, {}).get(key)
        choices = dict(shape.field(key).choices or ())
        return str(choices.get(value, value)) if choices and label.read is str else label.read(value)

    def head(self, shape: Shape, item: dict) -> str:
        """The part in short: who takes part, the sentence of a claim. Empty where it says nothing."""
        head = HEADS[shape.model]
        return head.say({key: self.words(shape, key, item) or "" for key in head.keys})

    def rest(self, shape: Shape, item: dict) -> tuple[str, ...]:
        """What else is to be said of a part."""
        told = [(key, label) for key, label in self.keys(shape) if not label.inside and key not in HEADS[shape.model].keys]
        said = [f"{label.words}: {self.words(shape, key, item)}" for key, label in told if not is_usual(shape, key, item.get(key))]
        lists = [(part.shape, each) for key, part in shape.parts.items() if not part.shape.plain for each in item.get(key, [])]
        return (*said, *(self.head(*each) for each in lists))


def value_of(shape: Shape, key: str, item: dict):
    """What stands in the record, or what goes without saying."""
    return item.get(key, shape.default(key) if key in shape.columns else [])
