"""The numbers, names and dates that a text states."""
