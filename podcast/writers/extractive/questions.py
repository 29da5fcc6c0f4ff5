"""The question that an answer calls for: never one that the next sentences do not answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.facts.names import find_names
from podcast.language.grammar.parts_of_speech import TaggedWord, tag_words
from podcast.writers.extractive.clauses import clause_at, is_fragment
from podcast.writers.extractive.dependence import leans
from podcast.writers.extractive.ear import for_ear, lower_start

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from podcast.writers.extractive.conversation import Conversation, Exchange

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
"""A year at the beginning: «In early 1921, a second gauge was built.»"""
_SAYS = re.compile(
    r"^(?:According to (?P<source>[^,]{3,50}),|(?P<who>[^,:“]{3,50}?)(?:,[^:“]{2,120}?,)?\s+"
    r"(?:says|said|writes|wrote|explains|explained|warns|warned|argues|argued|notes|noted|adds|added|told)\b)"
)
"""Who says something: «According to the ministry in Oslo, the quay is safe.»"""
_SAYS_MORE = re.compile(
    r"(?:^|[,”] )(?P<who>[Hh]e|[Ss]he|[Tt]hey) (?:also )?(?:says|said|say|added|adds|explained|noted|wrote|warned)\b"
)
"""Somebody goes on speaking: «The quay is safe, he also said.»"""
_BACK = re.compile(r"^(?:The|This|These|Those)\s[a-z]")
"""A noun that points back: «This gauge has been read for years.»"""
_DEFINITION = re.compile(
    r"^(?P<subject>(?:An?|The)\s+[a-z][\w-]+(?:\s+[a-z][\w-]+)?)\s+(?:is|are)\s+(?:an?|the)\s"
)
"""What something is: «A tide gauge is a staff with marks.»"""
_SUM = re.compile(
    r"[$€£¥][\d.,]+\s?(?:bn|tn|[mb]illion|trillion)\b|\b[mb]illion (?:dollars|euros|pounds|yuan)\b"
)
"""A sum of money: «The slip cost $2.4bn.»"""
_PRICE = re.compile(r"^[^.]*\b(?:prices?|costs?)\b[^.]*[$€£¥]\d")
"""A price: «A ticket costs £3.»"""
_LABEL = re.compile(r"^(?P<subject>[A-Za-z][\w&’'-]*(?: [A-Z][\w&’'-]*){0,2}): ")
"""A label and what it is for: «Brest: the oldest gauge of all»"""
_SHARE = re.compile(r"\d\s?%|\bper ?cent\b")
"""A share: «Only 12% of them were read.»"""
_TIME = re.compile(
    r"^(?:January|February|March|April|May|June|July|August|September|October|November|December|\w+day)s?\b"
)
"""A beginning that is a time and no name: «Tuesday was calm.»"""
_UNITS = frozenset(
    "years months weeks days hours minutes seconds times miles metres meters kilometres kilometers feet inches degrees "
    "percent points tonnes tons pounds grams dollars euros cups tablespoons teaspoons ways things people's".split()
)
"""Units, which are measured and not counted: «It took forty years.»"""
_VAGUE = frozenset(
    "it he she they we i you this that these those there what which who one some many most all both nobody nothing "
    "everyone here today tonight now yesterday tomorrow none each other others another few more anyone someone "
    "something anything everything lot lots rest thing things way case fact question kind part number result reason "
    "time".split()
)
"""Subjects that are too vague to be asked about: «Everyone knows.»"""


def question_for(conversation: Conversation, exchange: Exchange) -> str:
    """Returns a question that the exchange answers by its first sentence; empty when none is sure to fit."""
    first = exchange.sentences[0].text
    if first.endswith("?"):
        return ""
    if first[-1] not in ".!" and is_fragment(first) and not _LABEL.match(first):
        return conversation.phrases.draw("list") if len(exchange.sentences) > 2 else ""
    spoken = next(iter(for_ear(first, follows=exchange.follows)), "")
    kind, subject = (_by_joint(first) if exchange.follows else ""), ""
    if not kind:
        kind, subject = _by_speaker(first, spoken, follows=exchange.follows)
    if kind:
        return conversation.phrases.draw(kind, subject)
    if leans(first):
        return _act(conversation, spoken) if exchange.follows and _BACK.match(first) else ""
    return next(filter(None, (ask(conversation, spoken) for ask in _BY_CONTENT)), "")


def _by_joint(first: str) -> str:
    """The kind of question that a sentence answers by how it is joined to the one before it."""
    kind = next((kind for kind, begins in _JOINTS.items() if begins.match(first)), "")
    past = _WHEN.match(first) and not any(token.tag == "VM0" for token in tag_words(first))
    return kind or ("time" if past else "")


def _by_speaker(first: str, spoken: str, *, follows: bool) -> tuple[str, str]:
    """(kind of question, what it is about) by who says a sentence, or by its label."""
    if speaker := _speaker(spoken):
        return "says", speaker
    if follows and (match := _SAYS_MORE.search(first)):
        return "says more", match["who"].lower()
    label = _LABEL.match(first)
    return ("actor", label["subject"]) if label else ("", "")


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


def _defined(conversation: Conversation, spoken: str) -> str:
    match = _DEFINITION.match(spoken)
    if not match:
        return ""
    return conversation.phrases.draw("definition", lower_start(match["subject"], conversation.proper))


def _number(conversation: Conversation, spoken: str) -> str:
    if _PRICE.search(spoken):
        return conversation.phrases.draw("price")
    if _SUM.search(spoken):
        return conversation.phrases.draw("money")
    if _SHARE.search(spoken):
        return conversation.phrases.draw("share")
    tokens = tag_words(spoken)
    for place, token in enumerate(tokens):
        if token.tag != "CRD" or re.fullmatch(r"(?:1\d|20)\d\d", token.text) or token.word == "one":
            continue
        if place and (tokens[place - 1].tag == "NP0" or (place > 1 and tokens[place - 1].text[:1].isupper())):
            continue  # "RTX 3080 cards"
        counted = _counted(tokens, place + 1)
        if counted and counted.split()[-1] in conversation.words:
            return conversation.phrases.draw("many", counted)
    return ""


def _counted(tokens: Sequence[TaggedWord], start: int) -> str:
    """The plural noun that a number counts, with its adjectives."""
    end = start
    while end < len(tokens) and end - start < 4 and tokens[end].tag in ("AJ0", "NN1", "NN2", "NN0"):
        end += 1
        if tokens[end - 1].tag == "NN2":
            break
    words = tokens[start:end]
    if not words or words[-1].tag != "NN2" or words[-1].word in _UNITS:
        return ""
    return "" if any(word.text[0].isupper() for word in words) else " ".join(word.text for word in words)


def _actor(conversation: Conversation, spoken: str) -> str:
    """The name that a sentence begins with, with its article, when nobody has said it yet."""
    for name in find_names(spoken)[:1]:
        start = re.match(rf"(?:(?P<the>The)\s+)?{re.escape(name)}(?=\s|,)(?!\s*[A-Z])", spoken)
        new = name in conversation.proper and name.casefold() not in conversation.names
        fits = new and not _TIME.match(name)
        after = next((t.tag for t in tag_words(spoken) if start and t.start >= start.end()), "")
        if start and fits and len(name) > 2 and after[:2] not in ("NN", "AJ", "NP"):
            return conversation.phrases.draw("actor", f"the {name}" if start["the"] else name)
    return ""


def _act(conversation: Conversation, spoken: str) -> str:
    """By the verb of a short subject: what it did, what happened to it."""
    tokens = tag_words(spoken)
    clause = clause_at(tokens, 0)
    if not clause or clause.verb > 5:
        return ""
    subject = tokens[: clause.verb]
    if not _can_be_asked_about(subject):
        return ""
    head = subject[-1]
    name = lower_start(spoken[: head.end], conversation.proper)
    what = _what(tokens[clause.verb], name) if head.word not in ("you", "we") else ""
    if what and conversation.phrases.has("what"):
        return conversation.phrases.draw("what", what)
    kind = _kind_of_act(tokens, clause.verb, acts=head.tag == "NP0")
    return conversation.phrases.draw(kind, name)


def _can_be_asked_about(subject: Sequence[TaggedWord]) -> bool:
    """Whether a subject is a plain noun or name that a question can repeat."""
    first, head = subject[0], subject[-1]
    if first.word == "no" or first.tag not in ("NP0", "AT0", "DPS", "NN2") or first.text[0] == "“":
        return False
    if any(token.tag in ("PRP", "PRF", "AV0", "VVG", "VVN") for token in subject):
        return False
    return head.word not in _VAGUE and head.tag in ("NP0", "NN1", "NN2", "NN0")


def _what(verb: TaggedWord, subject: str) -> str:
    """ "does Microsoft plan to do", where the answer says just that."""
    asked_for = _ASKED_FOR.get(verb.lemma, "")
    helper = {"VVZ": "does", "VVB": "do", "VVD": "did"}.get(verb.tag, "")
    return f"{helper} {subject} {asked_for}" if helper and asked_for else ""


_ASKED_FOR = {
    "plan": "plan to do", "want": "want", "aim": "aim for", "expect": "expect", "hope": "hope for", "need": "need",
    "offer": "offer", "include": "include", "require": "require", "show": "show", "mean": "mean", "demand": "demand",
    "suggest": "suggest", "reveal": "reveal", "find": "find", "announce": "announce", "decide": "decide",
    "discover": "discover", "propose": "propose", "promise": "promise", "produce": "produce", "believe": "believe",
    "fear": "fear", "see": "see", "seek": "seek", "warn": "warn of", "try": "try to do", "intend": "intend to do",
}  # fmt: skip
"""Verb → how it is asked for what comes after it: «They plan to raise the quay.»"""


def _kind_of_act(tokens: Sequence[TaggedWord], verb: int, *, acts: bool) -> str:
    """The kind of question that a verb answers: what somebody did, what became of something."""
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


_BY_CONTENT: tuple[Callable[[Conversation, str], str], ...] = (_defined, _actor, _number, _act)
