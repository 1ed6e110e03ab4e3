"""Rows, querysets and the constraints that the database keeps."""

from .actors import Actor, Alias
from .articles import Article, DateClue, Paragraph, Publisher, SetAside
from .claims import About, Citation, CitationVia, Claim
from .events import Event, EventPlace, EventType, Link, Participation
from .places import Place
from .proposals import Proposal
from .readings import Fingerprint, Likeness, Reading
from .revisions import RecordKind, Revision, Seeded, SlugRedirect
from .search import SearchText
from .topics import Topic

__all__ = [
    "About",
    "Actor",
    "Alias",
    "Article",
    "Citation",
    "CitationVia",
    "Claim",
    "DateClue",
    "Event",
    "EventPlace",
    "EventType",
    "Fingerprint",
    "Likeness",
    "Link",
    "Paragraph",
    "Participation",
    "Place",
    "Proposal",
    "Publisher",
    "Reading",
    "RecordKind",
    "Revision",
    "SearchText",
    "Seeded",
    "SetAside",
    "SlugRedirect",
    "Topic",
]
