"""How the day of publication is found: what is stated, what the text tells, and what both allow."""
