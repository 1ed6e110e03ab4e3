"""Python's search for circular garbage, put off while an article is read: that makes objects by the ten thousand, and none in circles."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def left_for_later() -> Iterator[None]:
    """No search within; what several threads are in at once goes on again when the first of them leaves."""
    searching = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if searching:
            gc.enable()
