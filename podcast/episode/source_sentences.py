"""The article's sentences behind an episode, chapter by chapter: what listeners are told that the notes lead to."""

from __future__ import annotations

import bisect
import html
from typing import TYPE_CHECKING

from podcast.contract import SENTENCES
from podcast.episode import json_chapters
from podcast.language.plain.hygiene import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Chapter, Cue, Footnote

_HEADING = "What the article says, by chapter"

ChapterSentences = tuple[str, tuple[str, ...]]
"""A chapter's title, empty for what is said outside of all chapters, and the sentences that it rests on."""


def sentences_by_chapter(
    chapters: Sequence[Chapter], cues: Sequence[Cue], footnotes: Sequence[Footnote]
) -> tuple[ChapterSentences, ...]:
    """Returns the sentences that each chapter cites, once each and in the order of citing; others have no row."""
    texts = {note.label: text for note in footnotes if (text := clean(note.text))}
    starts = [chapter.start_ms for chapter in chapters]
    cited: dict[int, dict[str, None]] = {}
    for cue in cues:
        rows = cited.setdefault(bisect.bisect(starts, cue.start_ms), {})
        rows.update((texts[label], None) for label in cue.cites if label in texts)
    titles = ["", *(json_chapters.chapter_title(chapter.title) for chapter in chapters)]
    return tuple((titles[at], tuple(rows)) for at, rows in sorted(cited.items()) if rows)


def to_text(chapters: Sequence[ChapterSentences]) -> str:
    """Returns the sentences as text for people, with a heading; empty when there are none."""
    if not chapters:
        return ""
    parts = [f"## {_HEADING}"]
    for title, sentences in chapters:
        parts += [title] if title else []
        parts.append("\n".join(f"- {sentence}" for sentence in sentences))
    return "\n\n".join(parts) + "\n"


def to_html(chapters: Sequence[ChapterSentences]) -> str:
    """Returns the sentences as a section of a page, which links lead to; empty when there are none."""
    if not chapters:
        return ""
    rows = [f'<section id="{SENTENCES}">', f"<h2>{_HEADING}</h2>"]
    for title, sentences in chapters:
        rows += [f"<h3>{html.escape(title)}</h3>"] if title else []
        rows += ["<ul>", *(f"<li>{html.escape(sentence)}</li>" for sentence in sentences), "</ul>"]
    return "\n".join([*rows, "</section>"])
