"""The verbs of "I" as they are said of somebody else: "I have seen it and think of it" as "has seen it and thinks"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.writers.extractive.edits import Edit

if TYPE_CHECKING:
    from collections.abc import Collection

    from podcast.model.sentence import Parse, Token

_IRREGULAR = {"am": "is", "have": "has", "do": "does", "go": "goes", "undergo": "undergoes"}
"""Verbs that are no stem with an ending: «I am at the quay.»"""
_SHORT = {"'m": " is", "'ve": " has", "'ll": " will"}
"""What stands behind "I" with an apostrophe, and what is said for it."""
_UNCHANGED = frozenset("was were".split())
"""Forms that stay: «If I were the harbour master, I was told, …»"""
_ONE_FORM = frozenset(
    """beat bet burst cast cost cut hit hurt let put quit read rid set shed shut slit spit split spread thrust
    upset""".split()
)
"""Verbs whose present is their past: nobody knows which «I read it» is."""
_BASE_FORMS = frozenset("become come overcome run".split())
"""Verbs whose participle is their stem: «I have come and run»"""


def third_person(verb: str) -> str:
    """Returns a verb as it is said of one: "try" as "tries", "watch" as "watches"."""
    if verb in _IRREGULAR:
        return _IRREGULAR[verb]
    if verb.endswith(("s", "x", "z", "ch", "sh")):
        return f"{verb}es"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return f"{verb[:-1]}ies"
    return f"{verb}s"


def agree(parse: Parse, subject: int) -> list[Edit] | None:
    """Returns the changes of the verbs of which a token is the subject, when it becomes one person's name.

    None where that is not sure.
    """
    verb = parse.tokens[subject].head
    finite = _find_finite(parse, verb, subject)
    if finite is None:
        return None
    edits = _change(parse, finite, verb)
    if edits is None:
        return None
    for other in _find_joined(parse, verb):
        more = _agree_joined(parse, other, finite, verb)
        if more is None:
            return None
        edits += more
    return edits


def find_finite_verbs(parse: Parse, subject: int) -> set[int]:
    """Returns the tokens that may agree with a subject: its verb, the helpers, and the verbs joined to it."""
    verb = parse.tokens[subject].head
    verbs = [verb, *_find_joined(parse, verb)]
    return {at for one in verbs for at in (one, *parse.children(one, "aux", "auxpass"))}


def _find_finite(parse: Parse, verb: int, subject: int) -> int | None:
    """Returns the word that agrees with the subject, behind it with but adverbs between; None where there is none."""
    group = sorted((verb, *parse.children(verb, "aux", "auxpass")))
    finite = [at for at in group if parse.tokens[at].is_finite]
    if not finite or finite[0] != group[0] or finite[0] < subject:
        return None
    between = parse.tokens[subject + 1 : finite[0]]
    return finite[0] if all(token.pos in ("ADV", "PART") for token in between) else None


def _change(parse: Parse, at: int, verb: int) -> list[Edit] | None:
    """Returns the change of a finite verb; None where its form does not tell what it is."""
    token = parse.tokens[at]
    said = _say(parse, at, verb)
    if not said:
        return None
    return [] if said == token.text else [Edit(token.start, token.end, said)]


def _say(parse: Parse, at: int, verb: int) -> str:
    """Returns a finite verb as it is said of one; empty where its form does not tell what it is."""
    token = parse.tokens[at]
    if token.word == "'d":
        return _read_d(parse, at, verb)
    if token.word in _SHORT:
        return _SHORT[token.word]
    if token.word in _UNCHANGED or (token.tag == "MD" and token.word.isalpha()):
        return token.text
    if token.lemma in ("need", "dare") and parse.tokens[at + 1].word in ("not", "n't"):
        return ""  # "I need not go"
    if token.lemma in _ONE_FORM or not token.word.isalpha() or token.word == "ai":
        return ""
    return {"VBD": token.text, "VBP": third_person(token.word)}.get(token.tag, "")


def _read_d(parse: Parse, at: int, verb: int) -> str:
    """Returns what a short "'d" stands for by the verb behind it; empty where that is not sure: "I'd better go"."""
    last = parse.tokens[verb]
    following = [token.word for token in parse.tokens[at + 1 : verb]]
    if any(token.word in ("better", "rather") for token in parse.tokens[at + 1 : at + 3]):
        return ""
    if {"have", "be", "'ve"} & {*following} or last.tag == "VB":
        return " would"
    return " had" if last.tag == "VBN" and last.word not in _ONE_FORM | _BASE_FORMS else ""


def _find_joined(parse: Parse, verb: int) -> list[int]:
    """Returns the verbs that are joined to one and have its subject."""
    joined: list[int] = []
    for at in parse.children(verb, "conj"):
        if parse.tokens[at].pos in ("VERB", "AUX") and not has_subject(parse, at):
            joined += [at, *_find_joined(parse, at)]
    return joined


def has_subject(parse: Parse, verb: int) -> bool:
    """Returns whether a verb has a subject of its own."""
    return bool(parse.children(verb, "nsubj", "nsubjpass", "expl", "csubj"))


def _agree_joined(parse: Parse, verb: int, finite: int, first: int) -> list[Edit] | None:
    """Returns the change of a verb joined to the first one of a subject; None where its form may be another."""
    own = [at for at in parse.children(verb, "aux", "auxpass") if parse.tokens[at].is_finite]
    if own:
        return _change(parse, min(own), verb)
    token, helper, is_helped = parse.tokens[verb], parse.tokens[finite], finite != first
    # Beside "I stop", "wait" is a present, too, whatever the parser has taken it for.
    is_present = not is_helped and helper.tag == "VBP"
    if any(other.tag == "TO" for other in parse.tokens[first:verb]):
        return None  # "I have to stop and wait": to wait, perhaps
    if token.tag == "VBP" or (token.tag == "VB" and is_present and not parse.children(verb, "aux")):
        return _stem(token) if is_present else None
    if token.tag == "VB":
        is_sure = helper.tag == "MD" or helper.lemma == "do"
    elif token.tag == "VBD":
        is_sure = token.word not in _ONE_FORM and helper.tag != "VBP"
    else:
        is_sure = is_helped or helper.tag == "VBD"
    return [] if is_sure else None


def _stem(token: Token) -> list[Edit] | None:
    if token.word in _ONE_FORM or token.word != token.lemma.lower():
        return None
    return [Edit(token.start, token.end, third_person(token.word))]


def agrees_elsewhere(parse: Parse, own: Collection[int]) -> bool:
    """Returns whether each finite present outside these tokens has a subject of its own, as far as the parse knows."""
    for at, token in enumerate(parse.tokens):
        if token.tag != "VBP" or at in own:
            continue
        verb = token.head if token.relation in ("aux", "auxpass") else at
        while not has_subject(parse, verb) and parse.tokens[verb].relation == "conj":
            verb = parse.tokens[verb].head
        if not has_subject(parse, verb):
            return False
    return True
