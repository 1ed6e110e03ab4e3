"""The Islamic (Hijri) and the Iranian (Solar Hijri) calendar: their days as Gregorian days, and the names of their months.

The Islamic calendar rests on sighting the moon and differs from country to country; here it is the tabular (civil) one with its
30-year cycle (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29; epoch 16 July 622 Julian). `span` therefore adds a day on
either side. The Iranian calendar is exact for 1 to 3177: its new year is reckoned from the years in which the
rhythm of its leap years breaks (K. M. Borkowski, "The Persian Calendar for 3000 Years", 1996).
"""

from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import NamedTuple

from timeline.dates.span import Span

_HIJRI_EPOCH = 227014  # the ordinal of the day before 1 Muharram 1
LAST_HIJRI_YEAR = 9600
LAST_SOLAR_HIJRI_YEAR = 3177
_SIGHTING = timedelta(days=1)

# Iranian years before which the run of 33-year cycles begins anew.
_BREAKS = (-61, 9, 38, 199, 426, 686, 756, 818, 1111, 1181, 1210, 1635, 2060, 2097, 2192, 2262, 2324, 2394, 2456, 3178)
_DAYS_BEFORE = tuple(accumulate((0, 31, 31, 31, 31, 31, 31, 30, 30, 30, 30, 30)))


class Calendar(StrEnum):
    HIJRI = "hijri"
    SOLAR_HIJRI = "solar-hijri"


class NoSuchDay(ValueError):
    """A day, month or year that the calendar does not have."""


class CalendarDay(NamedTuple):
    """A day as its own calendar counts it."""

    year: int
    month: int
    day: int


def day(calendar: Calendar, year: int, month: int, number: int) -> date:
    """The Gregorian day; of the Islamic calendar the tabular one."""
    first = first_day(calendar, year, month)
    if not 1 <= number <= month_length(calendar, year, month):
        raise NoSuchDay(f"{month_name(calendar, month)} {year} has no day {number}")
    return first + timedelta(days=number - 1)


def first_day(calendar: Calendar, year: int, month: int = 1) -> date:
    last = LAST_HIJRI_YEAR if calendar is Calendar.HIJRI else LAST_SOLAR_HIJRI_YEAR
    if not 1 <= year <= last:
        raise NoSuchDay(f"years run from 1 to {last}: {year}")
    if not 1 <= month <= 12:
        raise NoSuchDay(f"months run from 1 to 12: {month}")
    if calendar is Calendar.HIJRI:
        return date.fromordinal(_HIJRI_EPOCH + 1 + 29 * (month - 1) + month // 2 + (year - 1) * 354 + (3 + 11 * year) // 30)
    return _new_year(year) + timedelta(days=_DAYS_BEFORE[month - 1])


def month_length(calendar: Calendar, year: int, month: int) -> int:
    if calendar is Calendar.HIJRI:
        return 29 + month % 2 + (month == 12 and (14 + 11 * year) % 30 < 11)
    return 31 if month < 7 else 30 if month < 12 else 29 + _is_leap(year)


def counted(calendar: Calendar, when: date) -> CalendarDay:
    """A Gregorian day as that calendar counts it."""
    year = _year_of(calendar, when)
    month = 12
    while first_day(calendar, year, month) > when:
        month -= 1
    return CalendarDay(year, month, (when - first_day(calendar, year, month)).days + 1)


def span(calendar: Calendar, year: int, month: int | None = None, number: int | None = None) -> Span:
    """The Gregorian days that a day, month or year can be; of the Islamic calendar one more on either side."""
    if number is not None:
        first = last = day(calendar, year, month, number)
    else:
        first = first_day(calendar, year, month or 1)
        last = first_day(calendar, year, month or 12) + timedelta(days=month_length(calendar, year, month or 12) - 1)
    doubt = _SIGHTING if calendar is Calendar.HIJRI else timedelta()
    return Span(first - doubt, last + doubt)


def month_name(calendar: Calendar, month: int) -> str:
    """The month in English letters, in the first of its spellings."""
    return MONTH_NAMES[calendar]["en"][month - 1].partition("|")[0]


def _year_of(calendar: Calendar, when: date) -> int:
    if calendar is Calendar.HIJRI:
        guess = (30 * (when.toordinal() - _HIJRI_EPOCH) + 10646) // 10631
    else:
        guess = when.year - 621
    last = LAST_HIJRI_YEAR if calendar is Calendar.HIJRI else LAST_SOLAR_HIJRI_YEAR
    year = min(guess, last)
    if year >= 1 and first_day(calendar, year) > when:
        year -= 1
    if year < 1 or when >= first_day(calendar, year) + timedelta(days=_year_length(calendar, year)):
        raise NoSuchDay(f"years run from 1 to {last}; {when} is in none of them")
    return year


def _year_length(calendar: Calendar, year: int) -> int:
    return sum(month_length(calendar, year, month) for month in range(1, 13))


def _is_leap(year: int) -> bool:
    return (_new_year(year + 1) - _new_year(year)).days == 366


@lru_cache(maxsize=4096)
def _new_year(year: int) -> date:
    """1 Farvardin of an Iranian year, in March: 20 and the leap days that this calendar is ahead of the Gregorian."""
    gregorian = year + 621
    ahead = _leap_years_before(year) - (gregorian // 4 - (gregorian // 100 + 1) * 3 // 4 - 150)
    return date(gregorian, 3, 20 + ahead)


def _leap_years_before(year: int) -> int:
    leaps = -14
    for start, end in pairwise(_BREAKS):
        length = end - start
        if year < end or end == _BREAKS[-1]:
            break
        leaps += length // 33 * 8 + length % 33 // 4
    passed = year - start
    leaps += passed // 33 * 8 + (passed % 33 + 3) // 4
    return leaps + (length % 33 == 4 and length - passed == 4)


# Spellings, the usual one first; of both calendars in English letters, in Arabic and in Persian writing.
MONTH_NAMES: dict[Calendar, dict[str, tuple[str, ...]]] = {
    Calendar.HIJRI: {
        "en": (
            "Muharram|Moharram|Muharam|Muharrem",
            "Safar|Saphar",
            "Rabi al-Awwal|Rabi al-Awal|Rabi ul-Awwal|Rabi al-Avval|Rabia al-Awwal|Rabi I|Rabiulawwal",
            "Rabi al-Thani|Rabi ath-Thani|Rabi al-Akhir|Rabi ul-Akhir|Rabi us-Sani|Rabi al-Sani|Rabia al-Thani|Rabi II",
            "Jumada al-Ula|Jumada al-Oula|Jumada al-Awwal|Jamadi al-Awwal|Jamadi ul-Awwal|Jumada I",
            "Jumada al-Akhirah|Jumada al-Akhira|Jumada al-Akhir|Jumada al-Thani|Jumada ath-Thani|Jumada al-Thaniyah|Jumada al-Thania|"
            "Jamadi al-Thani|Jamadi us-Sani|Jamadi al-Akhir|Jumada II",
            "Rajab|Rajjab",
            "Sha'ban|Sha'aban|Shabaan",
            "Ramadan|Ramadhan|Ramazan|Ramzan|Ramadaan",
            "Shawwal|Shawal|Shavval",
            "Dhu al-Qa'dah|Dhu al-Qa'da|Dhu al-Qi'dah|Dhu al-Qi'da|Dhul-Qa'dah|Dhul-Qa'da|Dhul-Qi'dah|Dhul-Qi'da|Zu al-Qadah|Zul-Qadah|"
            "Zulqadah|Zilqad",
            "Dhu al-Hijjah|Dhu al-Hijja|Dhul-Hijjah|Dhul-Hijja|Zu al-Hijjah|Zul-Hijjah|Zulhijjah|Zilhajj|Zilhijja",
        ),
        "ar": (
            "محرم|المحرم|محرم الحرام",
            "صفر",
            "ربيع الأول|ربيع أول",
            "ربيع الآخر|ربيع الثاني|ربيع ثاني",
            "جمادى الأولى|جمادى الأول|جمادي الأولى",
            "جمادى الآخرة|جمادى الثانية|جمادى الآخر|جمادي الثانية|جمادى الثاني",
            "رجب",
            "شعبان",
            "رمضان",
            "شوال",
            "ذو القعدة|ذي القعدة|ذوالقعدة|ذا القعدة",
            "ذو الحجة|ذي الحجة|ذوالحجة|ذا الحجة",
        ),
        "fa": (
            "محرم|محرم‌الحرام",
            "صفر",
            "ربیع‌الاول|ربیع الاول|ربیع اول",
            "ربیع‌الثانی|ربیع الثانی|ربیع‌الآخر|ربیع الآخر|ربیع‌الاخر",
            "جمادی‌الاول|جمادی الاول|جمادی‌الاولی|جمادی الاولی|جمادی اول",
            "جمادی‌الثانی|جمادی الثانی|جمادی‌الثانیه|جمادی‌الآخر|جمادی الآخر|جمادی دوم",
            "رجب",
            "شعبان",
            "رمضان",
            "شوال",
            "ذی‌القعده|ذی القعده|ذیقعده|ذوالقعده|ذی‌قعده",
            "ذی‌الحجه|ذی الحجه|ذیحجه|ذوالحجه|ذی‌حجه",
        ),
    },
    Calendar.SOLAR_HIJRI: {
        "en": (
            "Farvardin|Farwardin|Hamal",
            "Ordibehesht|Urdibehesht|Ordibehest|Sawr|Saur",
            "Khordad|Khurdad|Jawza|Jauza",
            "Tir|Teer|Saratan",
            "Mordad|Amordad|Murdad|Asad",
            "Shahrivar|Shahriver|Shahrivur|Sunbula|Sonbola",
            "Mehr|Mizan",
            "Aban|Aqrab",
            "Azar|Adhar|Qaws|Qaus",
            "Dey|Dei|Jadi|Jady",
            "Bahman|Dalwa|Dalv",
            "Esfand|Isfand|Hoot|Hut",
        ),
        "ar": (
            "فروردين",
            "أرديبهشت|ارديبهشت",
            "خرداد|خورداد",
            "تير",
            "مرداد",
            "شهريور|شهريفر",
            "مهر",
            "آبان",
            "آذر",
            "دي",
            "بهمن",
            "إسفند|اسفند",
        ),
        "fa": (
            "فروردین|حمل",
            "اردیبهشت|ثور",
            "خرداد|جوزا",
            "تیر|سرطان",
            "مرداد|امرداد|اسد",
            "شهریور|سنبله",
            "مهر|میزان",
            "آبان|عقرب",
            "آذر|قوس",
            "دی|جدی",
            "بهمن|دلو",
            "اسفند|حوت",
        ),
    },
}
