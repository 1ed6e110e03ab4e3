"""How a name sounds, so that its transcriptions meet: "Qassem" and "Kasım", "Suleimani" and "Soleymani"."""

import re
from functools import lru_cache

_CONSONANTS = (
    (re.compile(r"kh|ch(?=[aou])"), "h"),
    (re.compile(r"gh(?=[aeiou])|q|ck|c(?=[aou])"), "k"),
    (re.compile(r"sch|sh|ch"), "S"),
    (re.compile(r"dj|zh"), "j"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"th"), "t"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"[wvf]"), "v"),
    (re.compile(r"p"), "b"),
    (re.compile(r"(?<=[aeiouy])h$"), ""),
    (re.compile(r"d$"), "t"),
    (re.compile(r"([a-zS])\1+"), r"\1"),
)
_VOWELS = re.compile(r"[aeiouy]+")


@lru_cache(maxsize=1 << 14)
def sound(word: str) -> str:
    """A folded word as consonants and three vowels, A, I, U: "suleymani" → "sUlImAnI"."""
    for pattern, letter in _CONSONANTS:
        word = pattern.sub(letter, word)
    return _VOWELS.sub(_vowel, word)


def _vowel(run: re.Match) -> str:
    vowels = set(run[0])
    if vowels & set("eiy"):
        return "U" if run[0] == "eu" else "I" if not vowels & set("ou") else "UI"
    return "U" if vowels & set("ou") else "A"
