"""The language of a text, told from its alphabet and its smallest words."""

import re
import tomllib
from collections import Counter
from functools import cache, lru_cache
from pathlib import Path

ENOUGH_WORDS = 4  # fewer small words than this prove nothing
LEAST_SHARE = 0.12  # of a text's words; running text has 30 to 50 in a hundred
LEAD = 1.15  # so many times the share of the next language
SAMPLE = 2_000  # characters looked at, about three hundred words

_WORD = re.compile(r"[^\W\d_]+")
_COMMON_SIGNS = "’“”–—‘…\u00a0"
_ASCII = bytes(range(128))
_APART = bytes([code if code > 127 or chr(code).isalpha() else 32 for code in range(256)])  # of ASCII the letters stay
_SETTING = "“”„‘’‚«»‹›–—…·•°§€£©®™\u00a0\u200c\u200d\u200e\u200f،؛؟"  # signs of typography that any language may use
_ALPHABETS = {
    "latin": re.compile(r"[A-Za-zÀ-ɏ]"),
    "cyrillic": re.compile(r"[\u0400-\u04ff]"),
    "arabic": re.compile(r"[\u0600-\u06ff\ufb50-\ufefc]"),
}
_NOT_LATIN = re.compile(r"[\u0400-\u04ff\u0600-\u06ff\ufb50-\ufefc]")


@cache
def table() -> dict[str, frozenset[str]]:
    """The small words of each language that is told apart."""
    return {code: frozenset(words.split()) for group in ("read", "rivals") for code, words in _tables()[group].items()}


def language(text: str) -> str | None:
    """One of en ar fa tr fr de es ru, or None where it is another, a mixture, or too little to tell."""
    return _language(text[:SAMPLE])


@lru_cache(maxsize=16)  # what reads a text asks more than once
def _language(sample: str) -> str | None:
    shares = _shares(sample)
    if not shares:
        return None
    (best, share), *others = sorted(shares.items(), key=lambda each: -each[1])
    sure = share >= LEAST_SHARE and all(share >= other * LEAD for _, other in others)
    return best if sure and best in _tables()["read"] else None


def plausibility(text: str) -> tuple[float, float]:
    """How much like writing it is: the share of small words in the language that has most, and of signs that are in place there."""
    words = Counter(runs(text.casefold()))
    count, code = max((sum(words[word] for word in small), code) for code, small in table().items())
    letters = _tables()["letters"].get(code)
    signs = Counter(sign for sign in text.casefold() if sign > "\x7f")
    strange = sum(times for sign, times in signs.items() if (letters and sign not in letters if sign.isalpha() else sign not in _SETTING))
    return (count / words.total() if count >= ENOUGH_WORDS else 0.0), 1 - strange / max(1, len(text))


def _shares(text: str) -> dict[str, float]:
    """What share of all words the small words of each language are; nothing where they are too few."""
    text = _without_signs(text)
    words, spoken_in = _parted(text.casefold()), _spoken_in()
    counts = dict.fromkeys(_possible(text), 0)
    for word, times in Counter(filter(spoken_in.__contains__, words)).items():
        for code in spoken_in[word]:
            if code in counts:
                counts[code] += times
    return {code: count / len(words) for code, count in counts.items() if count >= ENOUGH_WORDS}


def runs(text: str) -> list[str]:
    """Its runs of letters; where nothing but letters, quotation marks and dashes goes beyond ASCII, parted the fast way."""
    return _parted(_without_signs(text))


def small_runs(text: str) -> list[str]:
    """The same in small letters."""
    return _parted(_without_signs(text).casefold())  # ASCII is folded many times as fast


def _without_signs(text: str) -> str:
    for sign in _COMMON_SIGNS:
        text = text.replace(sign, " ")
    return text


def _parted(text: str) -> list[str]:
    coded = text.encode(errors="replace")
    if text.isascii() or coded.translate(None, _ASCII).decode().isalpha():
        return coded.translate(_APART).decode().split()
    return _WORD.findall(text)


@cache
def _spoken_in() -> dict[str, list[str]]:
    """The languages of each small word."""
    found: dict[str, list[str]] = {}
    for code, small in table().items():
        for word in small:
            found.setdefault(word, []).append(code)
    return found


def _possible(text: str) -> list[str]:
    """The languages of the alphabet that most letters are of."""
    if text.isascii() or not _NOT_LATIN.search(text):
        return _tables()["scripts"]["latin"].split()
    letters = {name: len(signs.findall(text)) for name, signs in _ALPHABETS.items()}
    return _tables()["scripts"][max(letters, key=letters.get)].split() if any(letters.values()) else []


@cache
def _tables() -> dict:
    return tomllib.loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))
