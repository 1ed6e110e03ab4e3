"""Standard output that whoever reads it may close before the end."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def left_early() -> Iterator[None]:
    """What is written within is lost from where nobody reads on (`| head`); that is no failure, and nothing is said of it."""
    try:
        yield
        sys.stdout.flush()
    except BrokenPipeError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())  # else the end of the process writes what is left, and fails again
        os.close(nowhere)
