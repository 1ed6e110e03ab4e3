"""Curation: Django's admin, one module a subject."""

from . import accounts, actors, articles, claims, events, history, proposals, vocabulary

__all__ = ["accounts", "actors", "articles", "claims", "events", "history", "proposals", "vocabulary"]
