"""Writing: what changes several rows together, and what keeps them true."""
