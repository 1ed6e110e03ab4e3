"""Words, searched: every one of them, in any order, folded as the index is."""

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from timeline.models.search import distinct_words

# Terms are quoted, so that no word is an operator; folding leaves letters, digits and spaces alone.
QUESTIONS = {
    "sqlite": ("SELECT rowid FROM timeline_search WHERE timeline_search MATCH %s", '"{}"', " "),
    "postgresql": ("SELECT event_id FROM timeline_searchtext WHERE lexemes @@ CAST(%s AS tsquery)", "'{}'", " & "),
}


def holds_words(text: str) -> Q:
    """Events whose text holds all of the words."""
    sql, term, between = QUESTIONS[connection.vendor]
    return Q(pk__in=RawSQL(sql, [between.join(term.format(word) for word in distinct_words(text).split())]))  # noqa: S611
