"""Clips and music in, an MP3 out: level, timeline, mix, encode."""
