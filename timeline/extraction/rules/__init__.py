"""The word lists of extraction, as TOML tables that an editor can read, correct and extend."""

import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).resolve().parent


@cache
def load(name: str) -> dict:
    """The table of that name, as `rules/<name>.toml` has it; read once, not to be changed. ValueError names a file that is no TOML."""
    path = FOLDER / f"{name}.toml"
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except tomllib.TOMLDecodeError as mistake:
        raise ValueError(f"{path}: {mistake}") from None
