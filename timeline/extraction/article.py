"""An article as the steps before have read it: what proposals are made from."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from timeline.extraction.types import Dated, Mark, Mention, Publication
from timeline.names.gazetteer import Gazetteer
from timeline.text.paragraphs import Paragraph


@dataclass(frozen=True)
class Article:
    """A text and all that was found in it; every list in the order of the text."""

    text: str
    lines: Sequence[Paragraph]
    marks: Sequence[Mark]
    dates: Sequence[Dated]
    mentions: Sequence[Mention]
    publication: Publication
    gazetteer: Gazetteer = field(default_factory=Gazetteer)
    language: str = "en"
    types: frozenset[str] = frozenset()  # slugs of the chronology's vocabulary; where empty, every type of rules/triggers.toml

    @cached_property
    def names(self) -> frozenset[str]:
        """Of all who are called by a name, known or not; "analysts" is none, though a chronology lists them."""
        return frozenset(
            mention.name or mention.text for mention in self.mentions if mention.kind == "actor" and not mention.text.islower()
        )
