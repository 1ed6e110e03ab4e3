"""Letters and figures of several scripts brought to one spelling, sign for sign, so that places stay what they are."""

import re
import unicodedata

_ARABIC_DIGITS = {ord(sign): str(place) for digits in ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹") for place, sign in enumerate(digits)}
_SIGNS = {ord("٫"): ".", ord("،"): ",", ord("٪"): "%", ord("\u00a0"): " ", ord("\u202f"): " "}
_ARABIC_LETTERS = dict(zip(map(ord, "أإآٱىیکةۀھۓ"), "ااااييكهههي", strict=True))
# Lower case keeps the number of signs only where these two are turned first.
_ROMAN_LETTERS = {ord("İ"): "i", ord("ё"): "е", ord("Ё"): "е", ord("ʼ"): "'", ord("’"): "'", ord("‘"): "'", ord("`"): "'", ord("ʿ"): "'"}
_PLAIN = {**_ARABIC_DIGITS, **_SIGNS, **_ARABIC_LETTERS, **_ROMAN_LETTERS}
_TURKISH = {**_PLAIN, ord("I"): "ı"}

# Signs that stand on letters (Arabic vowels, accents of decomposed text) or lengthen them.
MARKS = "\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u0640"
_MARK = re.compile(f"[{MARKS}]")
_WORD = re.compile(rf"(?:[^\W\d_]|[{MARKS}])+|[0-9]+")


def plain(text: str, language: str | None) -> str:
    """The text in lower case, with one kind of digits and of each letter; as long as the text itself."""
    if text.isascii() and language != "tr":
        return text.replace("`", "'").lower()
    folded = text.translate(_TURKISH if language == "tr" else _PLAIN).lower()
    if len(folded) != len(text):
        return "".join(sign if len(sign.lower()) != 1 else sign.lower() for sign in text)
    return folded


def is_marked(text: str) -> bool:
    return _MARK.search(text) is not None


def bare(word: str) -> str:
    """A word without the marks on its letters."""
    if word.isascii() or not _MARK.search(word):
        return word
    return _MARK.sub("", unicodedata.normalize("NFC", word))


def words(phrase: str, language: str | None) -> list[str]:
    return [bare(word) for word in _WORD.findall(plain(phrase, language))]
