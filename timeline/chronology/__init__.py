"""Reading: one view of the chronology, from the query string to what a page shows."""
