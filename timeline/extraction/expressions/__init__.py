"""Date expressions: where a text says a time, and what it says."""
