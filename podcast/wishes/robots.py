"""Whether a robots.txt lets a program read a path (RFC 9309), and patterns of paths as others have them, too."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote_to_bytes

_LINES = 20_000
"""Lines that are read; the largest files that are known have fewer."""


def may_read(text: str, path: str, agent: str) -> bool:
    """Returns whether the rules for `agent` (small letters), else for all, let it read a path with its query.

    The longest pattern that fits decides, of two as long the one that allows.
    """
    groups = _groups(text)
    rules = groups.get(agent, groups.get("*", []))
    fitting = [(len(pattern), allows) for allows, pattern in rules if pattern and fits(pattern, path)]
    return max(fitting, default=(0, True))[1]


def fits(pattern: str, path: str) -> bool:
    """Returns whether a path begins as the pattern has it; `*` stands for anything, a `$` at its end for the end."""
    pieces = _canonical(pattern.removesuffix("$")).split("*")
    rest = _canonical(path)
    if not rest.startswith(pieces[0]):
        return False
    at = len(pieces[0])
    # Piece by piece: as a regular expression, many stars would take a time that grows with their number's power.
    for piece in pieces[1:-1]:
        found = rest.find(piece, at)
        if found < 0:
            return False
        at = found + len(piece)
    if len(pieces) == 1:
        return not pattern.endswith("$") or rest == pieces[0]
    last = pieces[-1]
    if pattern.endswith("$"):
        return rest.endswith(last) and len(rest) - len(last) >= at
    return rest.find(last, at) >= 0


def _groups(text: str) -> dict[str, list[tuple[bool, str]]]:
    """Returns (whether it allows, pattern) of each rule, by the program that it is for."""
    groups: dict[str, list[tuple[bool, str]]] = {}
    agents: list[str] = []
    in_rules = False
    for line in text.removeprefix("\ufeff").splitlines()[:_LINES]:
        key, colon, value = (part.strip() for part in line.partition("#")[0].partition(":"))
        key = key.lower()
        if key == "user-agent" and colon:
            agents = [] if in_rules else agents
            in_rules = False
            # "podcast/1.0" names what "podcast" does.
            match = re.match(r"\*|[A-Za-z_-]+", value)
            agents.append(match[0].lower() if match else "")
            groups.setdefault(agents[-1], [])
        elif key in ("allow", "disallow"):
            in_rules = True
            for agent in agents:
                groups[agent].append((key == "allow", value))
    return groups


def _canonical(path: str) -> str:
    """Returns a path with the same things escaped, however it is written."""
    return quote(unquote_to_bytes(path), safe="/*?&=:;,@!'()+$~-._")
