"""What "Yes" and "No" state: the question before them, as it is so or is not."""

from __future__ import annotations

import re

from podcast.script.check.evidence import cut
from podcast.script.check.statements import read_statements

_ANSWER = re.compile(r"(?P<word>Yes|No)[.,;!–—]")
"""How a line begins that answers: «No. The wall still stands.»"""
_ANYBODY = re.compile(r"any(?=body|one|thing| )")
"""How the subject of a question begins that asks for some: «Has anybody come to harm?»"""
_HELPING = frozenset("be do have can could will would should must may might".split())
"""Verbs with which a question begins that is answered so."""


def state_answer(before: str, line: str) -> str:
    """Returns what the "Yes" or "No" at the beginning of a line states, by the question at the end of the one before.

    Empty where it answers no such question.
    """
    match = _ANSWER.match(line)
    asked = [*cut(before)][-1:] if match else []
    if not match or not asked or not asked[0].rstrip('”"’').endswith("?"):
        return ""
    question = re.sub(r"^(?:And|But|So|Then),? ", "", asked[0])
    (read,) = read_statements([question])
    tree = read.tree
    tokens = tree.tokens
    roots = [at for at, token in enumerate(tokens) if token.head == at]
    subjects = tree.children(roots[0], "nsubj", "nsubjpass", "expl") if roots else ()
    if not subjects or tokens[0].lemma.lower() not in _HELPING or tokens[subjects[0]].left != 1:
        return ""
    right = tokens[subjects[0]].right
    subject = question[tokens[1].start : tokens[right].end]
    rest = question[tokens[right].end :].rstrip(' ?”"’')
    is_so = match["word"] == "Yes"
    anybody = _ANYBODY.match(subject)
    if anybody:  # "Has anybody come to harm?" "No.": nobody has
        subject = f"{('some' if is_so else 'no')}{subject[3:]}".replace("noone", "no one")
    denied = "" if is_so or anybody else " not"
    return f"{subject[:1].upper()}{subject[1:]} {tokens[0].text.lower()}{denied}{rest}."
