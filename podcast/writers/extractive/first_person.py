"""Where a text says "I" and "we": which words, and whether "we" is everybody or "me" only who was told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.writers.extractive.edits import Edit

if TYPE_CHECKING:
    from podcast.model import Parse, Sentence

SINGULAR = frozenset(("i", "me", "my", "mine", "myself"))
PLURAL = frozenset(("we", "us", "our", "ours", "ourselves"))
_EVERYBODYS = frozenset(
    """body brain life planet economy society world child children time species ancestor city home democracy culture
    health mind eye hand country nation government house day age skin heart diet food language history future past
    climate ocean sea river neighbour grandparent parent friend""".split()
)
"""What "our" stands before when it may be everybody's: "our bodies"."""
_ALWAYS = frozenset(
    """live need know eat drink sleep want tend age die depend share owe forget feel learn become breathe inherit face
    have think worry like love hate fear""".split()
)
"""Verbs of what holds for everybody at any time: "We need sleep"."""
_MODAL = frozenset(("can", "ca", "could", "must", "should", "may", "might", "ought", "need"))
_ALL = re.compile(
    r"\b(?:we all|we humans|all of us|most of us|each of us|none of us|we as a \w+|we are told|we[’']re told)\b",
    re.IGNORECASE,
)
"""Words that say that it is everybody: «We all forget names.»"""
_SAID = {"VBD": "said", "VBZ": "says", "VBP": "say"}
"""What "told me" becomes, by its tense."""


def is_first_person(parse: Parse, at: int) -> bool:
    """Returns whether a token is a pronoun of the first person, and no number ("World War I") or name ("US")."""
    token = parse.tokens[at]
    if token.pos != "PRON" or (token.word == "i" and token.text != "I") or token.text == "US":
        return False
    return token.word in SINGULAR | PLURAL and not (token.entity and not token.begins_entity)


def is_general(sentence: Sentence) -> bool:
    """Returns whether "we" is everybody: who has to do something, or does it at any time ("We need sleep").

    Whatever else "we" do is the authors' doing: "We stay neutral", "We dimmed the lamps".
    """
    parse = sentence.parse
    if _ALL.search(sentence.text):
        return True
    for token in parse.tokens:
        if token.word in ("our", "ours") and parse.tokens[token.head].lemma.lower() not in _EVERYBODYS:
            return False
        if token.word == "we" and token.relation.startswith("nsubj"):
            verb = parse.tokens[token.head]
            group = parse.verb_group(token.head)
            words = {one.word for one in group}
            is_always = verb.lemma in _ALWAYS and verb.tag in ("VBP", "VB") and "will" not in words
            if not is_always and not words & _MODAL:
                return False
    return True


def find_told(parse: Parse) -> Edit | None:
    """Returns the change that makes "said" of "told me" before somebody else's words; None where none is to make."""
    root = parse.root
    if root < 0:
        return None
    verb = parse.tokens[root]
    told = [
        at for at in parse.children(root, "dobj", "dative", "iobj") if parse.tokens[at].word in ("me", "us")
    ]
    if verb.lemma != "tell" or verb.tag not in _SAID or told != [root + 1]:
        return None
    if not parse.children(root, "ccomp", "parataxis"):
        return None
    return Edit(verb.start, parse.tokens[told[0]].end, _SAID[verb.tag])
