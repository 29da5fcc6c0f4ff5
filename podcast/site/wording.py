"""Dates, lengths, sizes and links in words, whatever the machine's locale."""

from __future__ import annotations

from datetime import date, datetime
from urllib.parse import urlsplit

from podcast.language.plain.hygiene import shorten

_MONTHS = "January February March April May June July August September October November December".split()


def day(moment: str) -> str:
    """Return `20 November 2026` for RFC 3339 or of YYYY-MM-DD; what is neither stays as it is."""
    try:
        when: date = datetime.fromisoformat(moment)
    except ValueError:
        return moment
    return f"{when.day} {_MONTHS[when.month - 1]} {when.year}"


def month(moment: str) -> str:
    """Return `November 2026` for RFC 3339."""
    return day(moment).partition(" ")[2]


def length(ms: int) -> str:
    """Return a length for reading: `34 s`, `8 min`, `1 h 12 min`."""
    seconds = round(ms / 1000)
    if seconds < 60:
        return f"{seconds} s"
    hours, minutes = divmod(round(seconds / 60), 60)
    return " ".join(
        [*([f"{hours} h"] if hours else []), *([f"{minutes} min"] if minutes or not hours else [])]
    )


def iso_length(ms: int) -> str:
    """Return a length in ISO 8601, as schema.org has it: `PT8M40S`."""
    seconds = round(ms / 1000)
    return f"PT{seconds // 60}M{seconds % 60}S"


def clock(ms: int) -> str:
    """Return a time as players show it: `1:23`, `1:02:03`."""
    seconds = ms // 1000
    hours, minutes = seconds // 3600, seconds // 60 % 60
    return f"{hours}:{minutes:02d}:{seconds % 60:02d}" if hours else f"{minutes}:{seconds % 60:02d}"


def seconds(ms: int) -> str:
    """Return a time in seconds as a media fragment has it: `83.2`."""
    return f"{ms / 1000:.10g}"


def place(link: str) -> str:
    """Return `nature.com/articles/d41586`: where a link leads, as people write it."""
    parts = urlsplit(link)
    return shorten(f"{(parts.hostname or '').removeprefix('www.')}{parts.path.rstrip('/')}", 60)


def size(count: int) -> str:
    """Return a size in bytes for reading: `5.7 MB`."""
    return f"{count / 1e6:.1f} MB" if count >= 100_000 else f"{max(count / 1e3, 0.1):.1f} kB"
