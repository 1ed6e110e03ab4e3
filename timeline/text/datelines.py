"""The place and agency before an article's first sentence, and the reporters' names behind its last."""

import re
from functools import cache

from timeline.text.lines import DAY
from timeline.text.marks import Mark
from timeline.text.paragraphs import Paragraph

LONGEST = 110  # characters of a dateline
LONGEST_CREDIT = 500
_STOPS = (".", "?", "!", "”", '"')  # no name of an agency ends so

_DASHES = "–—―_-"
_DASH = rf"(?:--|[{_DASHES}])"
_MONTH_DAY = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2}\.? [A-Z][a-z]{2,8}\.?)(?:, (?:19|20)\d\d)?"
_SMALL = r"(?:of|the|and|de|del|du|la|le|les|al|el|an|am|der|di|bin|y|upon|sur)"
_CAPITAL = r"[^\W\d_a-zß-öø-ÿ][\w.'’-]{0,24}"  # a word that does not begin with a small letter
_PLACE = rf"{_CAPITAL}(?:[ -](?:{_SMALL}|{_CAPITAL})){{0,4}}"
_PLACES = rf"{_PLACE}(?:(?:, ?|/| and ){_PLACE}){{0,3}}"
_AGENCY = r"\([^()\n\d]{2,40}\)"
_SHOUTED = r"[A-ZÀ-ÞİŞĞА-Я][A-ZÀ-ÞİŞĞА-Я.'’ -]{2,40}"
_DATED = rf"(?:[,.]? (?:on )?(?:{_MONTH_DAY}|{DAY}))?"
# Each with signs of which it needs one. With an agency the rest may be anything that looks a place; without one the place is in
# capitals, or alone before a long dash. Compiled when a line has such a sign.
_FORMS = (
    # "Washington (AFP) Feb 22, 2011 -", "WASHINGTON (AP) — Feb. 22, 2011 —": the day behind the agency.
    (
        "(",
        rf"\ufeff?\s{{0,4}}{_PLACES}[,.]?\s{_AGENCY}\s{{0,2}}(?:{_DASH}\s?|[,.] )?(?:{_MONTH_DAY}|{DAY})\.?\s{{0,2}}{_DASH}(?=\s|[\"“‘'«])",
    ),
    ("(", rf"\ufeff?\s{{0,4}}(?:{_PLACES}{_DATED}[,.]?\s)?{_AGENCY}\s{{0,2}}(?:{_DASH}|:)(?=\s|\w|[\"“‘'«])"),
    ("/", rf"\ufeff?\s{{0,4}}{_PLACES}[,.]? [^/\n]{{0,24}}/[^\W\d_]{{2,20}}/\.?(?=\s)"),  # "MOSCOW, May 4. /TASS/."
    (_DASHES, rf"\ufeff?\s{{0,4}}{_PLACES}, {_MONTH_DAY},? [A-Z]{{3,10}}\s?{_DASH}(?=\s)"),  # "Tehran, May 4, IRNA –"
    (
        "(",
        rf"\ufeff?\s{{0,4}}{_PLACES}{_DATED}[,.]?\s"
        r"\((?:AP|AFP|Reuters|CNN|BBC|UPI|dpa|TASS|ANI|PTI|IANS|Xinhua|AA|EFE|Bloomberg|رويترز|أ ف ب)\)(?=\s[\"“A-Z])",
    ),
    (
        _DASHES + ":",
        rf"\ufeff?\s{{0,4}}{_SHOUTED}(?:(?:, |/){_PLACE}){{0,2}}{_DATED}\.?\s{{0,2}}(?:(?:{_DASH}|:)(?=\s|[\"“‘'«])|—(?=[A-Z][a-z]))",
    ),
)
_ALONE = (
    _DASHES,
    rf"\ufeff?\s{{0,4}}(?:{_CAPITAL}(?:[ -]{_CAPITAL}){{0,2}})(?:, {_PLACE})?{_DATED}\s(?:[–—]|--|-)(?=\s{{1,2}}[\"“‘«A-ZÀ-ÞİŞĞА-Я\d])",
)
_WHOLE = (
    _DASHES + "(0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹",
    rf"\ufeff?\s{{0,4}}(?:{_PLACES}{_DATED}[,.]?(?:\s{{0,2}}{_AGENCY}\s{{0,2}}{_DASH}|\s{{1,2}}{_DASH})"
    rf"|{_SHOUTED}(?:, {_PLACE})?{_DATED}[,.]?\s{{0,2}}{_AGENCY}|{_PLACES}[,.]? {DAY}[,.]?)\s{{0,4}}",
)
_CREDIT = re.compile(
    r"(?:\((?:additional |with )?(?:reporting|writing|editing|inputs?|translated|translation|compiled)\b[^()\n]{3,400}\)"
    r"|(?<=[.”\"] )(?:Additional )?Reporting by [^\n]{3,300}(?:; ?(?:Writing|Editing) by [^\n]{3,200})?"
    r"|[—–-]{1,2} ?(?:Reuters|AFP|AP|dpa|ANI|PTI|IANS|Xinhua|TNA|agencies)"
    r"|\((?:Reuters|AFP|AP|dpa|ANI|PTI|IANS|Xinhua|UPI|EFE|TASS|Bloomberg|agencies)(?:[/, &]+[\w ]{2,20}){0,3}\)"
    r"|(?<=[.”\"])\s?(?-i:[A-Z]{2,4}/[A-Z]{2,4}(?:/[A-Z]{2,4})?))\s*$",
    re.IGNORECASE,
)


def stands_alone(line: str) -> bool:
    """Whether a line is a dateline and nothing else."""
    return len(line) <= LONGEST and _has_sign(line, _WHOLE) and bool(_compiled(_WHOLE[1]).fullmatch(line))


def dateline(text: str, paragraph: Paragraph, first: bool) -> Mark | None:
    """The dateline that the paragraph begins with; a place without agency or capitals only before the first prose."""
    head = text[paragraph.start : min(paragraph.end, paragraph.start + LONGEST)]
    forms = (form for form in (*_FORMS, *([_ALONE] if first else [])) if _has_sign(head, form))
    found = next((match for _, pattern in forms if (match := _compiled(pattern).match(head))), None)
    if not found:
        return None
    lead = len(found[0]) - len(found[0].lstrip("\ufeff \t"))
    return Mark(paragraph.start + lead, paragraph.start + found.end(), "dateline")


def _has_sign(head: str, form: tuple[str, str]) -> bool:
    return any(map(head.__contains__, form[0]))


_compiled = cache(re.compile)


def ending_credit(text: str, paragraph: Paragraph) -> Mark | None:
    """The names and agencies that the paragraph ends with."""
    start = max(paragraph.start, paragraph.end - LONGEST_CREDIT)
    tail = text[start : paragraph.end].rstrip()
    if tail.endswith(_STOPS) and "reporting by " not in tail.lower():
        return None
    found = _CREDIT.search(text, start, paragraph.end)
    if not found or found.start() <= paragraph.start:
        return None
    return Mark(found.start(), found.start() + len(found[0].rstrip()), "credit")
