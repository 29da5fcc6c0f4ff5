"""Hygiene: characters, markup, sentences and words."""
