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
_HOLDING = frozenset(
    """argue ask assume believe call commend consider demand encourage endorse estimate expect hope invite oppose
    propose recommend regret reject say suggest support thank urge welcome""".split()
)
"""Verbs of those who speak for themselves: "We urge the council to wait"."""
_OWNED = frozenset(
    """analysis blog client colleague correspondent customer data editor finding forecast guide interview list member
    model newsletter podcast reader recipe report reporter research result review service site staff study survey team
    test view website""".split()
)
"""What "our" stands before when it is somebody's own: "our readers"."""
_PRESENTING = frozenset(
    """answer cover discuss examine explain explore expose hear introduce look present publish report reveal review
    show talk tell update""".split()
)
"""Verbs of what makers of a page or a programme say that they will do: "Today we'll talk to a keeper"."""
_FUTURE = frozenset(("will", "'ll", "’ll", "going"))
_SAID = {"VBD": "said", "VBZ": "says", "VBP": "say"}
"""What "told me" becomes, by its tense."""


def is_first_person(parse: Parse, at: int) -> bool:
    """Returns whether a token is a pronoun of the first person, and no number ("World War I") or name ("US")."""
    token = parse.tokens[at]
    if token.pos != "PRON" or (token.word == "i" and token.text != "I") or token.text == "US":
        return False
    before = parse.tokens[at - 1] if at else None
    if token.text == "I" and before and before.pos == "PROPN" and before.entity not in ("DATE", "TIME"):
        return False  # "Brood I emerged"
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


def acts(sentence: Sentence) -> bool:
    """Returns whether "we" are some that act: who did something, hold something, count or own what not everybody has.

    "We dimmed the lamps", "We urge the council to wait", "We see two ways", "For our clients".
    """
    parse = sentence.parse
    for token in parse.tokens:
        head = parse.tokens[token.head]
        if token.word == "our" and head.lemma.lower() in _OWNED:
            return True
        if token.word == "we" and token.relation.startswith("nsubj"):
            tags = {one.tag for one in parse.verb_group(token.head)}
            if head.lemma in _PRESENTING and _is_future(parse, token.head):
                return True
            counted = any(parse.children(at, "nummod") for at in parse.children(token.head, "dobj"))
            if head.lemma in _HOLDING or tags & {"VBD", "VBN"} or (head.lemma == "see" and counted):
                return True
    return False


def _is_future(parse: Parse, verb: int) -> bool:
    """Returns whether somebody will do something, or is going to."""
    words = {one.word for one in parse.verb_group(verb)} | {parse.tokens[parse.tokens[verb].head].word}
    return bool(words & _FUTURE)


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
