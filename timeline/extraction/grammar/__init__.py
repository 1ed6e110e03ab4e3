"""The parts of an English sentence: units, verbs, noun phrases, clauses."""
