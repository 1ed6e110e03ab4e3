"""Curation: Django's admin, one module a subject."""

from . import actors, articles, claims, events, history, vocabulary

__all__ = ["actors", "articles", "claims", "events", "history", "vocabulary"]
