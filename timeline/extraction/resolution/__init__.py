"""Date expressions resolved: the days they mean, told on a day or in a window of days."""

from timeline.extraction.resolution.resolving import resolve

__all__ = ["resolve"]
