"""A small chronology in files: one article, two events, and what they name."""

import copy
import json

import pytest

from timeline.curation.seeds import load

TEXT = "Rockets fall\n\nThree rockets fell on Baghdad on Sunday. The army said two people were hurt.\n"
ARTICLE = """+++
slug = "rockets-fall"
title = "Rockets fall"
publisher = "reuters"
origin = "reuters"
published = "2020-12-21"
published_basis = "inferred"
accessed = 2026-11-20
text_held = "digest"
sha256 = "a7f7f0a1f8ab0c1d8b07e1b8a02b2b2e1f6d4b4f0a3f3a3f3a3f3a3f3a3f3a3f"
characters = 300
paragraphs = [
  { start = 0, end = 12, mark = "headline", sentences = [[0, 12]] },
  { start = 14, end = 88, sentences = [[14, 53], [54, 88]] },
]
[[clues]]
quote = "on Sunday"
paragraph = 2
start = 43
end = 52
fact = "Sunday is past."
allows = "[2020-12-20..2020-12-26]"
+++
1. The headline.
2. Three rockets hit the city
   and wounded two.
"""


def cited(quote, start, **more):
    return {"article": "rockets-fall", "quote": quote, "paragraph": 2, "start": start, "end": start + len(quote), **more}


FIXTURES = {
    "vocabulary.json": {
        "types": [{"slug": "violence", "name": "Violence"}, {"slug": "rocket-attack", "name": "rocket attack", "family": "violence"}]
        + [{"slug": "remark", "name": "remark", "family": "violence"}],
        "abouts": [{"slug": "happened", "name": "What happened"}, {"slug": "injured", "name": "Injured", "counts": True}],
    },
    "gazetteer.json": {
        "publishers": [{"slug": "reuters", "name": "Reuters", "kind": "agency", "country": "gb"}],
        "places": [
            {"slug": "baghdad", "name": "Baghdad", "country": "iq", "parent": "iraq", "lat": 33.3, "lon": 44, "precision": 1},
            {"slug": "iraq", "name": "Iraq", "country": "iq"},
        ],
        "actors": [
            {"slug": "army", "name": "Army", "kind": "force", "distinct_from": ["militia"], "aliases": [{"name": "the army"}]},
            {"slug": "militia", "name": "Militia", "kind": "armed-group"},
        ],
    },
    "chronology.json": {
        "licence": "CC-BY-4.0",
        "topics": [{"slug": "rockets", "name": "Rockets"}],
        "events": [
            {
                "slug": "rockets", "title": "Rockets fall", "kind": "occurrence", "type": "rocket-attack", "status": "published",
                "topics": ["rockets"],
                "date": {"edtf": "2020-12-20", "basis": "stated", "citations": [cited("on Sunday", 43, words="Sunday")]},
                "places": [{"place": "baghdad", "citations": [cited("Baghdad", 35)]}],
                "actors": [{"actor": "army", "role": "target"}],
                "claims": [
                    {"key": "rockets-1", "text": "Rockets hit the city.", "about": "happened",
                     "citations": [cited("Three rockets fell", 14)]},
                    {"key": "rockets-2", "text": "Two were hurt.", "about": "injured", "value": 2, "said_by": "army", "made_in": "remark",
                     "citations": [cited("two people were hurt", 67, via=["militia"])]},
                ],
            },
            {
                "slug": "remark", "title": "The army speaks", "kind": "statement", "type": "remark", "status": "published",
                "date": {"edtf": "[..2020-12-21]", "basis": "publication_fallback", "citations": [cited("The army said", 54)]},
                "links": [{"kind": "responds_to", "event": "rockets", "basis": "reading"}],
            },
        ],
    },
}  # fmt: skip


class Folder:
    """Files that a test changes and loads."""

    def __init__(self, path):
        self.path, self.fixtures, self.article = path, copy.deepcopy(FIXTURES), ARTICLE

    @property
    def event(self):
        return self.fixtures["chronology.json"]["events"][0]

    @property
    def actors(self):
        return self.fixtures["gazetteer.json"]["actors"]

    def write(self):
        for folder in ("fixtures", "seeds"):
            (self.path / folder).mkdir(exist_ok=True)
        for name, content in self.fixtures.items():
            text = content if isinstance(content, str) else json.dumps(content)
            (self.path / "fixtures" / name).write_text(text, encoding="utf-8")
        (self.path / "seeds" / "000-rockets-fall.md").write_text(self.article, encoding="utf-8")
        return self.path

    def load(self, **options):
        return load(self.write(), **options)


@pytest.fixture
def folder(tmp_path, db):
    return Folder(tmp_path)
