"""From the clauses of a sentence to proposed events: types, parts, dates, standing, account."""
