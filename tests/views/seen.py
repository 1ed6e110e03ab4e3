"""What a reader sees of a page: its words in a row."""

import html
import re


def seen(page):
    """The words of a response or of markup, without tags, runs of white space as one space."""
    source = page if isinstance(page, str) else page.content.decode()
    body = re.sub(r"<(svg|script|style)\b.*?</\1>", " ", source[source.index("<main") :], flags=re.DOTALL)
    words = html.unescape(
        re.sub(r"<[^>]+>", "", re.sub(r"</?(p|div|dt|dd|h\d|li|section|span class=\"visually-hidden\")\b[^>]*>", " ", body))
    )
    return " ".join(words.split())
