"""Timeline: chronologies in which every claim carries its receipt."""
