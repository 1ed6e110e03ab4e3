"""What a test needs of its machine: missing, it skips with the reason; in CI it fails."""

import os
from pathlib import Path

import pytest

CHROMIUM = Path("/usr/bin/chromium")
SHARED = Path(__file__).resolve().parents[2] / "shared"


def missing(what):
    """Skip, or fail where everything has to be there."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{what} is missing, and CI must have it")
    pytest.skip(f"{what} is missing")


def seed_texts():
    """The folder of the articles as received."""
    folder = SHARED / "seeds"
    if not folder.is_dir():
        missing("the folder of seed articles beside the project")
    return folder
