"""What work costs, in steps instead of seconds: the same on every machine, however busy."""

import sys
from collections.abc import Callable


def steps(work: Callable[[], object]) -> int:
    """How often a function is entered or left while the work is done."""
    count = 0

    def one_more(*event):
        nonlocal count
        count += 1

    sys.setprofile(one_more)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def growth(work: Callable[[int], object], size: int) -> float:
    """How many times the steps twice the size costs; 2 where the cost is linear, 4 where it is quadratic."""
    work(size)  # what is made once is made
    return steps(lambda: work(2 * size)) / (steps(lambda: work(size)) + 200)
