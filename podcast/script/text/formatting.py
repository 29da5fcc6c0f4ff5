"""From a Script to its canonical text."""

from __future__ import annotations

from podcast.model import (
    Comment,
    Delivery,
    Item,
    Line,
    Music,
    Pause,
    Script,
    ScriptChapter,
    SoundbiteMark,
    Sting,
)
from podcast.script.text import front_matter, front_matter_keys, inline
from podcast.script.text.grammar import KEYS, MAPPINGS


def format_script(script: Script) -> str:
    """Returns the text that `parse_script` reads as this very script, if it is valid (see `grammar`)."""
    parts = [_front(script)]
    parts += [_item(comment) for comment in script.preamble]
    for chapter in script.chapters:
        parts += _head(chapter)
        parts += [_item(item) for item in chapter.items]
    if script.footnotes:
        parts.append("\n".join(f"[^{note.label}]: {inline.escape(note.text)}" for note in script.footnotes))
    return "\n\n".join(parts) + "\n"


def _front(script: Script) -> str:
    entries = []
    for key in KEYS:
        if key == "hosts":
            entries += [
                front_matter.Entry(
                    key, host.name, str(host.voice), 0, str(host.second) if host.second else None
                )
                for host in script.hosts
            ]
        elif key in ("say", "guests"):
            pairs = script.say if key == "say" else script.guests
            entries += [front_matter.Entry(key, word, value, 0) for word, value in pairs]
        elif key not in MAPPINGS and (value := front_matter_keys.write_key(script, key)):
            entries.append(front_matter.Entry("", key, value, 0))
    return f"---\n{front_matter.write_front_matter(entries)}---"


def _head(chapter: ScriptChapter) -> list[str]:
    """Returns what stands above a chapter's items."""
    directives = {"link": chapter.link, "image": chapter.image}
    return [
        f"## {_heading(chapter.title)}",
        *(f"[{name}: {value}]" for name, value in directives.items() if value),
    ]


def _heading(title: str) -> str:
    text = inline.escape(title)
    body = text.rstrip("#")
    # Markdown takes a last word of `#` for decoration.
    return body + "\\#" * (len(text) - len(body)) if body == "" or body.endswith(" ") else text


def _item(item: Item) -> str:
    match item:
        case Line():
            return f"**{item.host}{_delivery(item.delivery)}:** {inline.write_passages(item.passages)}"
        case Music():
            return f"[music: {item.piece}]"
        case Pause():
            return f"[pause: {item.ms / 1000:g}s]"
        case SoundbiteMark():
            return f"[soundbite: {item.ms / 1000:g}s {item.title}".rstrip() + "]"
        case Comment():
            return f"<!-- {item.text} -->"
        case Sting():
            return "[sting]"


def _delivery(delivery: Delivery) -> str:
    values = {"rate": delivery.rate, "pitch": delivery.pitch, "volume": delivery.volume}
    changes = ", ".join(f"{key} {value}" for key, value in values.items() if value)
    return f" ({changes})" if changes else ""
