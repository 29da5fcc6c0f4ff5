"""What stands before a sentence's subject, where a comma ends it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.extractive.verb_groups import begin_verb, find_subject
from podcast.writers.plain_speech import DASH

if TYPE_CHECKING:
    from podcast.model import Sentence
    from podcast.writers.extractive.verb_groups import StatedClause

LEAST = 4
"""Words and marks before the comma, at least."""


def find_front(sentence: Sentence, statement: StatedClause) -> tuple[int, list[int]] | None:
    """Returns the subject of a sentence, and what stands before it and a comma; None where that is not all sure."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    main = statement.verb
    subject = find_subject(sentence, main)
    if statement.lead or subject is None or main != parse.root or subject > begin_verb(sentence, main):
        return None
    stop = tokens[subject].left - 1
    if stop < LEAST or tokens[stop].text != "," or not tokens[begin_verb(sentence, main)].is_finite:
        return None
    if DASH.search(parse.words(0, main + 1)) or any(one.text in "()[]" for one in tokens[stop : main + 1]):
        return None
    front = [at for at in parse.children(main) if at < stop and tokens[at].pos != "PUNCT"]
    is_all = bool(front) and tokens[front[0]].left == 0 and tokens[front[-1]].right == stop - 1
    return (subject, front) if is_all else None
