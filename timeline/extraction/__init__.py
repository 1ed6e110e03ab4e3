"""From an article to what it tells: dates, names, proposed events. Plain Python."""
