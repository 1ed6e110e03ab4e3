"""The word lists of extraction, as TOML tables that an editor can read, correct and extend."""

import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


@cache
def load(name: str) -> dict:
    """The table of that name, as `rules/<name>.toml` has it; read once, not to be changed."""
    return tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
