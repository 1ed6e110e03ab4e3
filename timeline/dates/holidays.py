"""Feasts that dates are told by, and the day each falls on."""

from collections.abc import Callable
from datetime import date, timedelta


def _nth(month: int, weekday: int, number: int) -> Callable[[int], date]:
    """The nth such weekday of a month; -1 its last."""

    def day(year: int) -> date:
        if number < 0:
            last = date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
            return last - timedelta(days=(last.weekday() - weekday) % 7)
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (number - 1))

    return day


def _fixed(month: int, day: int) -> Callable[[int], date]:
    return lambda year: date(year, month, day)


def easter(year: int) -> date:
    """Western Easter Sunday, by the anonymous Gregorian computus."""
    century, golden = year // 100, year % 19
    epact = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - epact - year % 4) % 7
    shift = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)


def _from_easter(days: int) -> Callable[[int], date]:
    return lambda year: easter(year) + timedelta(days=days)


def _election(year: int) -> date:
    return _nth(11, 0, 1)(year) + timedelta(days=1)


# As the United States keep them where countries differ.
FEASTS: dict[str, Callable[[int], date]] = {
    "new year": _fixed(1, 1),
    "new year eve": _fixed(12, 31),
    "epiphany": _fixed(1, 6),
    "australia": _fixed(1, 26),
    "inauguration": _fixed(1, 20),
    "valentine": _fixed(2, 14),
    "women": _fixed(3, 8),
    "patrick": _fixed(3, 17),
    "nowruz": _fixed(3, 21),
    "ash wednesday": _from_easter(-46),
    "palm sunday": _from_easter(-7),
    "good friday": _from_easter(-2),
    "easter": _from_easter(0),
    "easter eve": _from_easter(-1),
    "may day": _fixed(5, 1),
    "mother": _nth(5, 6, 2),
    "memorial": _nth(5, 0, -1),
    "father": _nth(6, 6, 3),
    "canada": _fixed(7, 1),
    "independence": _fixed(7, 4),
    "bastille": _fixed(7, 14),
    "labor": _nth(9, 0, 1),
    "labour": _fixed(5, 1),
    "columbus": _nth(10, 0, 2),
    "halloween": _fixed(10, 31),
    "election": _election,
    "veterans": _fixed(11, 11),
    "thanksgiving": _nth(11, 3, 4),
    "thanksgiving eve": lambda year: _nth(11, 3, 4)(year) - timedelta(days=1),
    "christmas": _fixed(12, 25),
    "christmas eve": _fixed(12, 24),
    "boxing": _fixed(12, 26),
}


def feast(name: str, year: int) -> date | None:
    """The day of the feast in that year; None for one that moves by another calendar."""
    rule = FEASTS.get(name)
    return rule(year) if rule and 1583 <= year <= 9998 else None
