"""The question that an answer calls for: never one that the next sentences do not answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.facts.names import find_names
from podcast.language.grammar.parts_of_speech import Token, tag_words
from podcast.writers.extractive.clauses import clause, is_fragment
from podcast.writers.extractive.dependence import leans
from podcast.writers.extractive.ear import for_ear, lower_start

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from podcast.writers.extractive.dialogue import Episode, Turn

_JOINTS = {
    kind: re.compile(rf"^(?:{openings})\b")
    for kind, openings in {
        "against": "What (?:makes|made) (?:this|that|the|such) [^.]{0,40}(?:unlikely|improbable|doubtful)",
        "contrast": "However|But|Yet|Nevertheless|Nonetheless|That said|By contrast|In contrast|Still",
        "example": "For example|For instance|Take ",
        "result": "As a result|Therefore|Thus|Consequently|Hence|Accordingly|So",
        "addition": r"In addition|Additionally|Moreover|Furthermore|Also|Another|Besides|Equally|"
        r"\S+ (?:\S+ )?also|Plus,",
        "reason": "(?:This|That) is because|Because|The (?:main |key )?reason|One reason|What (?:makes|made|changed|"
        "drove)|Given that",
        "time": r"Then|Later|Afterwards?|Soon|Next|Since then|A (?:year|month|week|day) later|On \w+ \d+",
        "condition": "If|Unless|In that case",
    }.items()
}
"""Kind of question → how a sentence begins that answers one."""
_WHEN = re.compile(
    r"^(?:In|By|Since|From|During|On)\s+(?:(?:early|late|mid)[- ])?(?:the\s+)?(?:\w+\s+)?(?:1[5-9]|20)\d\d"
)
_SAYS = re.compile(
    r"^(?:According to (?P<source>[^,]{3,50}),|(?P<who>[^,:“]{3,50}?)(?:,[^:“]{2,120}?,)?\s+"
    r"(?:says|said|writes|wrote|explains|explained|warns|warned|argues|argued|notes|noted|adds|added|told)\b)"
)
_SAYS_MORE = re.compile(
    r"(?:^|[,”] )(?P<who>[Hh]e|[Ss]he|[Tt]hey) (?:also )?(?:says|said|say|added|adds|explained|noted|wrote|warned)\b"
)
_BACK = re.compile(r"^(?:The|This|These|Those)\s[a-z]")
_DEFINITION = re.compile(
    r"^(?P<it>(?:An?|The)\s+[a-z][\w-]+(?:\s+[a-z][\w-]+)?)\s+(?:is|are)\s+(?:an?|the)\s"
)
_SUM = re.compile(
    r"[$€£¥][\d.,]+\s?(?:bn|tn|[mb]illion|trillion)\b|\b[mb]illion (?:dollars|euros|pounds|yuan)\b"
)
_PRICE = re.compile(r"^[^.]*\b(?:prices?|costs?)\b[^.]*[$€£¥]\d")
_LABEL = re.compile(r"^(?P<it>[A-Za-z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,2}): ")
_SHARE = re.compile(r"\d\s?%|\bper ?cent\b")
_TIME = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day)s?\b"
)
_UNITS = frozenset(
    "years months weeks days hours minutes seconds times miles metres meters kilometres kilometers feet inches degrees "
    "percent points tonnes tons pounds grams dollars euros cups tablespoons teaspoons ways things people's".split()
)
_VAGUE = frozenset(
    "it he she they we i you this that these those there what which who one some many most all both nobody nothing "
    "everyone here today tonight now yesterday tomorrow none each other others another few more anyone someone "
    "something anything everything lot lots rest thing things way case fact question kind part number result reason "
    "time".split()
)


def ask(episode: Episode, turn: Turn) -> str:
    """A question that the turn answers by its first sentence, or empty when none is sure to fit."""
    first = turn.sentences[0].text
    if first.endswith("?"):
        return ""
    if first[-1] not in ".!" and is_fragment(first) and not _LABEL.match(first):
        return episode.phrases.draw("list") if len(turn.sentences) > 2 else ""
    spoken = next(iter(for_ear(first, follows=turn.follows)), "")
    kind, it = _joined(first) if turn.follows else ("", "")
    if not kind:
        kind, it = _said(first, spoken, follows=turn.follows)
    if kind:
        return episode.phrases.draw(kind, it)
    if leans(first):
        return _act(episode, spoken) if turn.follows and _BACK.match(first) else ""
    return next(filter(None, (form(episode, spoken) for form in _FORMS)), "")


def _joined(first: str) -> tuple[str, str]:
    """(kind of question, what it is about) by how a sentence is joined to the one before it."""
    kind = next((kind for kind, begins in _JOINTS.items() if begins.match(first)), "")
    told = _WHEN.match(first) and not any(token.tag == "VM0" for token in tag_words(first))
    return (kind or ("time" if told else ""), "")


def _said(first: str, spoken: str, *, follows: bool) -> tuple[str, str]:
    """(kind of question, what it is about) by who says a sentence, or by its label."""
    if speaker := _speaker(spoken):
        return "says", speaker
    if follows and (match := _SAYS_MORE.search(first)):
        return "says more", match["who"].lower()
    label = _LABEL.match(first)
    return ("actor", label["it"]) if label else ("", "")


def _speaker(spoken: str) -> str:
    """Who says something, when a sentence begins with that."""
    match = _SAYS.match(spoken)
    who = (match["source"] or match["who"] or "") if match else ""
    words = who.split()
    if not words or len(words) > 6 or words[0].lower() in _VAGUE or not any(map(str.isupper, who)):
        return ""
    tokens = tag_words(who)
    who = lower_start(who) if words[0] == "The" else who
    return who if all(t.tag[:2] in ("NP", "NN", "AJ", "AT", "PR") for t in tokens) else ""


# --- by what the sentence is about -------------------------------------------------------------------------


def _defined(episode: Episode, spoken: str) -> str:
    match = _DEFINITION.match(spoken)
    return episode.phrases.draw("definition", lower_start(match["it"], episode.proper)) if match else ""


def _number(episode: Episode, spoken: str) -> str:
    if _PRICE.search(spoken):
        return episode.phrases.draw("price")
    if _SUM.search(spoken):
        return episode.phrases.draw("money")
    if _SHARE.search(spoken):
        return episode.phrases.draw("share")
    tokens = tag_words(spoken)
    for place, token in enumerate(tokens):
        if token.tag != "CRD" or re.fullmatch(r"(?:1\d|20)\d\d", token.text) or token.word == "one":
            continue
        if place and (tokens[place - 1].tag == "NP0" or (place > 1 and tokens[place - 1].text[:1].isupper())):
            continue  # "RTX 3080 cards"
        counted = _counted(tokens, place + 1)
        if counted and counted.split()[-1] in episode.said:
            return episode.phrases.draw("many", counted)
    return ""


def _counted(tokens: Sequence[Token], start: int) -> str:
    """The plural noun that a number counts, with its adjectives."""
    end = start
    while end < len(tokens) and end - start < 4 and tokens[end].tag in ("AJ0", "NN1", "NN2", "NN0"):
        end += 1
        if tokens[end - 1].tag == "NN2":
            break
    words = tokens[start:end]
    if (
        not words
        or words[-1].tag != "NN2"
        or words[-1].word in _UNITS
        or any(w.text[0].isupper() for w in words)
    ):
        return ""
    return " ".join(word.text for word in words)


def _actor(episode: Episode, spoken: str) -> str:
    """The name that a sentence begins with, with its article, when nobody has said it yet."""
    for name in find_names(spoken)[:1]:
        start = re.match(rf"(?:(?P<the>The)\s+)?{re.escape(name)}(?=\s|,)(?!\s*[A-Z])", spoken)
        fits = name in episode.proper and name.casefold() not in episode.named and not _TIME.match(name)
        after = next((t.tag for t in tag_words(spoken) if start and t.start >= start.end()), "")
        if start and fits and len(name) > 2 and after[:2] not in ("NN", "AJ", "NP"):
            return episode.phrases.draw("actor", f"the {name}" if start["the"] else name)
    return ""


def _act(episode: Episode, spoken: str) -> str:
    """By the verb of a short subject: what it did, what happened to it."""
    tokens = tag_words(spoken)
    found = clause(tokens, 0)
    if not found or found.verb > 5:
        return ""
    subject = tokens[: found.verb]
    if (
        subject[0].word == "no"
        or subject[0].tag not in ("NP0", "AT0", "DPS", "NN2")
        or any(t.tag in ("PRP", "PRF", "AV0", "VVG", "VVN") for t in subject)
    ):
        return ""
    head = subject[-1]
    if head.word in _VAGUE or head.tag not in ("NP0", "NN1", "NN2", "NN0") or subject[0].text[0] == "“":
        return ""
    it = lower_start(spoken[: head.end], episode.proper)
    if (
        head.word not in ("you", "we")
        and (what := _what(tokens, found.verb, it))
        and episode.phrases.has("what")
    ):
        return episode.phrases.draw("what", what)
    kind = _kind_of_act(tokens, found.verb, acts=head.tag == "NP0")
    return episode.phrases.draw(kind, it) if kind else ""


def _what(tokens: Sequence[Token], verb: int, it: str) -> str:
    """ "does Microsoft plan to do", where the answer tells just that."""
    token = tokens[verb]
    told = _TOLD.get(token.lemma, "")
    if not told:
        return ""
    helper = {"VVZ": "does", "VVB": "do", "VVD": "did"}.get(token.tag, "")
    return f"{helper} {it} {told}" if helper else ""


_TOLD = {
    "plan": "plan to do", "want": "want", "aim": "aim for", "expect": "expect", "hope": "hope for", "need": "need",
    "offer": "offer", "include": "include", "require": "require", "show": "show", "mean": "mean", "demand": "demand",
    "suggest": "suggest", "reveal": "reveal", "find": "find", "announce": "announce", "decide": "decide",
    "discover": "discover", "propose": "propose", "promise": "promise", "produce": "produce", "believe": "believe",
    "fear": "fear", "see": "see", "seek": "seek", "warn": "warn of", "try": "try to do", "intend": "intend to do",
}  # fmt: skip
"""Verb → how it is asked for what comes after it."""


def _kind_of_act(tokens: Sequence[Token], verb: int, *, acts: bool) -> str:
    tag = tokens[verb].tag
    after = next((t.tag for t in tokens[verb + 1 :] if t.tag not in ("AV0", "XX0")), "")
    if tag == "VBD" and after == "VVN":
        return "happened"
    if tag in ("VBZ", "VBB") and after == "VBG":
        return "happens"
    if acts and tag == "VVD":
        return "did"
    if acts and tag == "VHZ" and after in ("VVN", "VBN"):
        return "has"
    return "subject"


_FORMS: tuple[Callable[[Episode, str], str], ...] = (_defined, _actor, _number, _act)
