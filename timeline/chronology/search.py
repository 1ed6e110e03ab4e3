"""Words, searched: every one of them, in any order, folded as the index is; long ones find what begins with them."""

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from timeline.models.search import distinct_words

BEGINNING = 4  # letters: "rocket" finds "rockets" too, "us" does not find "used"
# Terms are quoted, so that no word is an operator; folding leaves letters, digits and spaces alone.
QUESTIONS = {
    # statement, a whole word, the beginning of a word, what joins them
    "sqlite": ("SELECT rowid FROM timeline_search WHERE timeline_search MATCH %s", '"{}"', '"{}"*', " "),
    "postgresql": ("SELECT event_id FROM timeline_searchtext WHERE lexemes @@ CAST(%s AS tsquery)", "'{}'", "'{}':*", " & "),
}


def holds_words(text: str) -> Q:
    """Events whose text holds all of the words."""
    sql, whole, beginning, between = QUESTIONS[connection.vendor]
    terms = ((beginning if len(word) >= BEGINNING and word.isalpha() else whole).format(word) for word in distinct_words(text).split())
    return Q(pk__in=RawSQL(sql, [between.join(terms)]))  # noqa: S611
