"""The word lists: each can be read, and a mistake in one is named."""

import pytest

from timeline.extraction import rules

TABLES = sorted(path.stem for path in rules.FOLDER.glob("*.toml"))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_at_its_head_what_it_is(name):
    assert rules.load(name)
    assert (rules.FOLDER / f"{name}.toml").read_text("utf-8").startswith("# ")


def test_a_mistake_in_a_table_names_its_file(tmp_path, monkeypatch):
    (tmp_path / "broken.toml").write_text('words = "a" "b"\n')
    monkeypatch.setattr(rules, "FOLDER", tmp_path)
    with pytest.raises(ValueError, match=r"broken\.toml: .*line 1"):
        rules.load("broken")


def test_no_table_is_left_that_nothing_reads():
    sources = "\n".join(path.read_text("utf-8") for path in rules.FOLDER.parent.rglob("*.py"))
    unread = [name for name in TABLES if f'"{name}"' not in sources and not name.startswith("dates_")]
    assert unread == []
