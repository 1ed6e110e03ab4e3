"""What can be set, asked, run and taken away is documented."""

import json
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from timeline.chronology.keys import KEYS

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "fixtures/README.md", ROOT / "seeds/README.md", *sorted(DOCS.glob("*.md"))]


def words_of(name):
    return set(re.findall(r"`([^`\s]+)", (DOCS / name).read_text("utf-8")))


def test_every_setting_is_in_the_operating_manual():
    source = (ROOT / "timeline/settings.py").read_text("utf-8")
    settings = {name for reader, name in re.findall(r'\b([a-z_]+)\("([A-Z_]+)"', source) if f"def {reader}(" in source}
    assert {"DATABASE_URL", "SECRET_KEY", "BASE_URL"} <= settings
    assert settings - words_of("operating.md") == set()


def test_every_command_is_in_the_operating_manual():
    commands = {path.stem for path in (ROOT / "timeline/management/commands").glob("[a-z]*.py")}
    assert commands
    assert commands - words_of("operating.md") == set()


def test_every_key_of_the_query_string_is_in_the_manual_of_requests():
    assert set(KEYS) - words_of("api.md") == set()


def test_the_figures_of_the_method_are_those_of_the_chronology():
    events = json.loads((ROOT / "fixtures/chronology.json").read_text("utf-8"))["events"]
    claims = [claim for event in events for claim in event.get("claims", [])]
    cited = [item for event in events for item in (event["date"], *event.get("places", []), *event.get("links", []))]
    citations = sum(len(item.get("citations", [])) for item in [*claims, *cited])
    assert f"{len(events)} events, {len(claims)} claims and {citations} citations" in (DOCS / "method.md").read_text("utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_between_the_documents_lead_somewhere(page):
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8"))
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_the_examples_of_teaching_extraction_are_tests():
    examples = re.findall(r"```python\n(.*?)```", (DOCS / "extraction.md").read_text("utf-8"), re.S)
    tests = (ROOT / "tests/extraction/test_teaching.py").read_text("utf-8")
    assert len(examples) == 5
    assert [example for example in examples if example not in tests] == []


def test_the_readme_shows_what_extract_prints(capsys):
    (block,) = re.findall(r"```text\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.S)
    call_command("extract", str(ROOT / "docs/sample-article.txt"))
    printed = capsys.readouterr().out.replace(f"{ROOT}/", "").splitlines()
    assert [line for line in block.splitlines() if line.strip() != "…" and line not in printed] == []
