"""Questions that an article answers in its own form: which one a sentence answers, if any."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.writers.extractive.asked_forms import find_form
from podcast.writers.extractive.asked_known import find_known
from podcast.writers.extractive.asked_openings import find_opening
from podcast.writers.extractive.asked_reasons import find_reason
from podcast.writers.extractive.asked_replies import find_reply
from podcast.writers.extractive.edits import as_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.writers.extractive.heard import Heard
    from podcast.writers.extractive.slot import Slot
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.spoken_wording import Wording


def find_slot(source: SourceView, wording: Wording, heard: Heard, *, follows: bool) -> Slot | None:
    """Returns the question that a sentence, or a piece of it, answers in its own form, or None.

    `follows` says whether it begins the sentence, and the one before that was said just now.
    """
    index, text = wording.sentence, wording.text
    if index in source.told:
        return None  # its parse has "I" where the host says a name
    if follows and not text.startswith("“") and (slot := find_reply(source, index, text, heard)):
        return slot
    if wording.is_quotation or "“" in text or text.endswith("?"):
        return None
    slot = find_form(source, index, text, follows=follows) or find_reason(source, index, text)
    if slot or not follows:
        return slot
    return find_opening(source, index, text) or find_known(source, index, text, heard)


def find_counted(texts: Sequence[str]) -> tuple[str, ...]:
    """Returns what the members of a count say without the words that count them; nothing where one has no such words.

    "One was a collapse." and "Another was that the alliance slept." give "A collapse." and "The alliance slept."
    """
    said = []
    for text in texts:
        match = _COUNTED.fullmatch(text.rstrip("."))
        if not match:
            return ()
        said.append(as_sentence(match["answer"]))
    return tuple(said)


_COUNTED = re.compile(
    r"(?:One|Another|A (?:second|third|fourth|fifth)|The (?:first|second|third|fourth|fifth"
    r"|last|other))(?: (?:is|was|are|were) (?:that )?)(?P<answer>.{8,})"
)
"""A member of a count: «Another was that the alliance slept.»"""
