"""Where the values of the front matter stand in the file."""

from __future__ import annotations

from podcast.script.text import front_matter


def places(text: str) -> dict[str, int]:
    """Line of the file by key, `summary` or `hosts.Maya`; empty when there is no front matter."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    ends = [number for number, line in enumerate(lines) if line.rstrip() == "---"]
    if len(ends) < 2 or ends[0] != 0:
        return {}
    entries = front_matter.read("\n".join(lines[1 : ends[1]]) + "\n", 2).entries
    return {f"{entry.section}.{entry.key}" if entry.section else entry.key: entry.at for entry in entries}
