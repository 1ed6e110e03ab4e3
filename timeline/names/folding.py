"""One spelling for many: accents, scripts and punctuation folded away, for search and comparison."""

import re
import unicodedata

from anyascii import anyascii


def fold(text: str) -> str:
    """Lower-case ASCII words of letters and digits, one space between: "Kasım Süleymani" → "kasim suleymani"."""
    joined = re.sub(r"(?<=\w)['’ʼ‘ʿʾ`](?=\w)", "", unicodedata.normalize("NFKC", text))
    return " ".join(re.findall(r"[a-z0-9]+", anyascii(joined).lower()))
