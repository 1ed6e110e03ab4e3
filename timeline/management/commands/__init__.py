"""Own Django commands."""
