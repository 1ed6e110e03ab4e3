"""The house keeps its shape: captions, sizes, own hosts only, migrations complete."""

import ast
import re
import subprocess
from pathlib import Path

import pytest
from django.core.management import call_command

ROOT = Path(__file__).resolve().parent.parent


def tracked(*patterns):
    """Files under version control, or in a bare export of the tree all that match."""
    listed = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    return [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]


MODULES = [path for path in tracked("timeline/*.py") if "migrations" not in path.parts and path.stat().st_size]


def named(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_a_module_has_a_caption_and_at_most_400_lines(path):
    source = path.read_text("utf-8")
    assert (ast.get_docstring(ast.parse(source)) or "").split("\n")[0], "the first line says what the module is"
    assert source.startswith('"""')
    assert source.count("\n") <= 400


@pytest.mark.parametrize("path", MODULES, ids=named)
def test_no_function_is_longer_than_50_lines(path):
    functions = [node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.FunctionDef)]
    assert [node.name for node in functions if node.end_lineno - node.lineno >= 50] == []


@pytest.mark.parametrize("path", tracked("templates/*.html"), ids=named)
def test_a_template_is_short_and_brings_nothing_from_elsewhere(path):
    source = path.read_text("utf-8")
    assert source.count("\n") <= 120
    assert not re.search(r"\sstyle=|<script(?![^>]*\ssrc=)|<style|\son[a-z]+=|hx-on", source), "no inline style, script or handler"
    assert not re.search(r"(src|href)=[\"']?(https?:)?//(?!creativecommons\.org|\{)", source), "nothing is loaded from other hosts"


@pytest.mark.django_db
def test_migrations_say_all_that_the_models_say():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)
