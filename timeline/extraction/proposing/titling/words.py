"""Phrases as text: names in full with the article they need, as close as they stood, and nothing left dangling."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from operator import eq

from timeline.extraction.grammar.units import DATE, NAME, POINT, WORD, Unit, is_quote
from timeline.extraction.proposing.titling.inflecting import article_for, table
from timeline.extraction.proposing.titling.pieces import Piece

_SMALL = frozenset(
    ("of", "the", "and", "for", "de", "la", "al", "el", "bin", "ibn", "van", "von", "da", "di", "dos", "del", "der", "du", "y")
)
_DANGLING = table("dangling", "words")
_OPEN, _SHUT = frozenset("“«$€£"), frozenset(("”", "»"))


def words_of(row: Sequence[Unit], block: Sequence[Piece], names: Mapping[int, str]) -> str:
    """A block as text."""
    text = ""
    for piece in block:
        joint = piece.joint
        text += ("" if not text else ", " if joint == "," else f" {joint} " if joint else " ") + worded(row, piece.all(), names)
    return tidy(text)


def worded(row: Sequence[Unit], places: Sequence[int], names: Mapping[int, str]) -> str:
    """Units as text, as close to each other as they stood; names in full with the article they need."""
    found: list[str] = []
    before = -2
    for number, at in enumerate(places):
        unit, beside = row[at], before == at - 1
        if beside and _is_plain(row[before], unit) and unit.start not in names:
            found.append(unit.text)
            before = at
            continue
        glued = beside and row[before].end == unit.start
        attribute = unit.kind is NAME and _is_attribute(row, places, number)
        text = names.get(unit.start) or word(row, at, attribute)
        if text == "s" and at > 1 and row[at - 1].text == "." and row[at - 2].kind is NAME:
            text, glued = "’s", True  # "Berg Corp.'s"
        if unit.kind is NAME and not attribute and unit.start not in names:
            text = _with_article(row, at, text, found)
        if not beside:
            if at and row[at - 1].kind is DATE and row[at - 1].possessive and not (found and found[-1].lower() == "the"):
                text = f"the {text}"
            if found and found[-1].lower() in ("a", "an"):
                found[-1] = article_for(text)
        if text == '"':
            text = "“" if sum(part.count("“") - part.count("”") for part in found) == 0 else "”"
            glued = False
        if found and (glued or text in _SHUT or found[-1][-1:] in _OPEN):
            found[-1] += text
        else:
            found.append(text)
        before = at
    return " ".join(found)


def _is_attribute(row: Sequence[Unit], places: Sequence[int], number: int) -> bool:
    """A name before a noun that it describes."""
    at = places[number]
    if row[at].possessive or number + 1 == len(places) or places[number + 1] != at + 1:
        return False
    return row[at + 1].plain


def _is_plain(before: Unit, unit: Unit) -> bool:
    """A word of small letters behind another word or name, from which a space parts it."""
    return unit.kind is WORD and before.kind is not POINT and before.end < unit.start and unit.text.isalpha() and unit.text.islower()


def _with_article(row: Sequence[Unit], at: int, text: str, found: list[str]) -> str:
    """A name under which the text did not have it stands with an article or without, as that name does."""
    unit = row[at]
    if found and found[-1] in table("honorific", "words") and " " in text:
        found.pop()
    if text.startswith(unit.text) or unit.adjective:
        return text
    article = bool(found) and found[-1].lower() == "the"
    if article and not takes_article(text):
        found.pop()
    elif not article and takes_article(text) and not (found and row[at - 1].category == "" and row[at - 1].kind is not POINT):
        return f"the {text}"
    return text


@lru_cache(maxsize=1024)
def takes_article(name: str) -> bool:
    words = name.replace("’s", "").partition(" of ")[0].partition(" for ")[0].split()
    return (
        bool(words) and (words[0] in table("articled", "first") or words[-1].capitalize() in table("articled", "last")) and len(words) < 9
    )


def with_article(name: str) -> str:
    return f"the {name}" if takes_article(name) and not name.startswith(("the ", "The ")) else name


def word(row: Sequence[Unit], at: int, attribute: bool = False) -> str:
    unit = row[at]
    text = unit.text.replace("'", "’")
    if unit.kind is NAME:
        text = text if attribute else name_of(unit)
        owned = "’" if text.endswith("s") and len(text) > 4 else "’s"
        return text + (owned if unit.possessive else "") + (f"-{unit.compound}" if unit.compound else "")
    small = unit.kind is WORD and text[0].isupper() and (text[1:].islower() or text == "A") and _opens(row, at)
    return text[0].lower() + text[1:] if small else text


def _opens(row: Sequence[Unit], at: int) -> bool:
    """Whether it has its capital only because a sentence or quotation begins."""
    return at == 0 or (is_quote(row[at - 1]) and (at == 1 or row[at].category != "")) or row[at - 1].text in (":", "•", "–")


def name_of(unit: Unit) -> str:
    """Persons and bodies under their full name, all else as the text has it."""
    mention, text = unit.mention, unit.text.replace("'", "’")
    if unit.adjective or not mention or not mention.name:
        return text
    known = mention.id is not None and mention.kind == "actor"
    name = mention.name.replace("'", "’")
    if not (known or mention.guess == "person") or not is_proper(name) or text.lower().startswith(name.lower()):
        return text
    alike = set(text.lower().split()) & set(name.lower().split()) or _abbreviates(text, name)
    return name if alike or (" " in text and " " in name and is_proper(text)) else text


def _abbreviates(text: str, name: str) -> bool:
    """ "UAMO", "U.S.": a short form of the full name; "Tehran" for Iran may be the city."""
    letters = text.replace(".", "")
    return letters.isupper() and letters[0] == name[0].upper() and len(letters) <= 6


@lru_cache(maxsize=1024)
def is_proper(name: str) -> bool:
    """ "Hassan Rouhani", but not "Iran-backed militias in Iraq"."""
    words = name.split()
    return len(words) <= 6 and all(word[:1].isupper() or word[:1].isdigit() or word in _SMALL or "-" in word for word in words)


def tidy(text: str) -> str:
    """Without quotation marks that stand alone, and nothing left dangling."""
    if ("“" in text or "”" in text or '"' in text) and (text.count("“") != text.count("”") or text.count('"') % 2):
        text = text.replace("“", "").replace("”", "").replace('"', "")
    words = text.split()
    while words and _dangles(words):
        words.pop()
    return " ".join(words).rstrip(" ,;:–—-")


def once(text: str) -> str:
    """Without a word that a slip of the pen has written twice; names may be so ("Pago Pago"), and what is quoted stays."""
    small = text.lower().split(" ")
    if "“" in text or not any(map(eq, small, small[1:])):
        return text
    words = text.split(" ")
    return " ".join(word for before, word in zip(["", *words], words, strict=False) if not _doubles(before, word))


def _doubles(before: str, word: str) -> bool:
    return word.isalpha() and word.islower() and before.lower() == word


def _dangles(words: Sequence[str]) -> bool:
    """But "is sworn in" and "is due" are whole."""
    last = words[-1]
    if last.endswith("’s") and last.islower():
        return True  # "in the company’s"
    if last != "due" and last.lower().strip(",;:.") not in _DANGLING:
        return False
    before = words[-2] if len(words) > 1 else ""
    return not (before == "sworn" and last in ("in", "due") or before in ("is", "are") and last == "due")


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]
