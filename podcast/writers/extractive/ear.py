"""An article's sentence, made easier to hear without losing a fact: brackets, joints, connectives."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.text.sentences import count_words

if TYPE_CHECKING:
    from collections.abc import Collection

LONG = 24
"""Words from which a sentence is split where it has a joint."""

_BRACKETS = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\])")
_MARKS = re.compile(r"\s+[*†‡]+|(?<=[^\W\d][.,;:!?”\"])\d{1,2}(?=\s|$)")  # footnote marks stuck to a sentence
_DASH = re.compile(r"\s+[–—―-]{1,3}\s+|(?<=\w)—(?=\w)")
_CONNECTIVE = re.compile(
    r"^(?:However|Nevertheless|Nonetheless|Moreover|Furthermore|In addition|Additionally|Thus|Hence|Therefore|"
    r"Consequently|As a result|Accordingly|By contrast|In contrast|On the other hand|Meanwhile|Indeed|In fact|"
    r"For example|For instance|In other words|That said|Still|Similarly|Likewise|Instead|Also|"
    r"At the same time|Taken together|Overall|Finally|First|Second|Third|Firstly|Secondly|Thirdly|Lastly),\s+"
    r"|^(?:But|And|Or|Yet|So)\s+(?=\w)",
)
_LEANS = re.compile(
    r"^(?:[“\"‘']?(?:He|She|It|They|We|His|Her|Its|Their|This|That|These|Those|Such|Here|There(?: (?:it|they))|Then|"
    r"Both|Neither|Either|Another|Others?|Some|Many|Most|One|Ones|All|None|Each|Few|Several|"
    r"The (?:former|latter|same|other|others|first|second|third|two|three|result|reason|consequence|plan|idea|move|"
    r"episode|decision|combination|implication|effect|change|show|answer)|"
    r"Doing so|If so|Even so|Even then|Since then|By then|At the time|To do so|In this|In that|For this|Like this|"
    r"After that|Before that|With this|With that|Because of this|Until then|Equally|Again)\b)",
)
_COUNTS = re.compile(
    r"^(?:Another|One (?:is|was|of these|of them)|(?:The )?(?:first|second|third|fourth|fifth|last|other)\b|"
    r"(?:First|Second|Third|Fourth|Fifth|Last)ly\b|Finally,|(?:On|In) the other)",
    re.IGNORECASE,
)
_LEANS_INSIDE = re.compile(
    r"\b(?:this|these|those|such|he|she|him|they|them|here|above|below|same|another|direction)\b",
    re.IGNORECASE,
)
_OPENS_ON = re.compile(
    r"^(?:If|When|While|Although|Though|Because|As|Since|Once|Until|Unless|By|With|Within|In|For|To|From|After|Before|Of|"
    r"On|At|Under|Among|Like|Despite|Given)\s(?:this|that|these|those|it|they|he|she|them|him|such|his|her|their|its|both|one)\b"
)
_INSIDE_LEAN = re.compile(
    r"\b(?:the former|the latter|such (?:a|an)\b|as well|likewise|in turn|this too)\b", re.IGNORECASE
)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘(?:[^‘’]|’(?=\w))*’(?!\w)|(?<!\w)'(?:[^']|'(?=\w))*'(?!\w)")
_MARKUP = re.compile(r"`|\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)|^#+\s")
_FIRST_PERSON = re.compile(r"\b(?:I|I’m|I'm|I’ve|I've|my|me|we|We|our|Our|us)\b(?!\.)")
_QUOTE_SAID = re.compile(
    r"^(?P<quote>“[^”]{12,}?)(?P<comma>,)”\s+(?P<who>(?:said|says|added|wrote|explained)\s+[^,.“”]{2,90}"
    r"|[^,.“”]{2,60}?\s+(?:said|says|added|wrote|explained))\.$"
)
_CLAUSE = re.compile(r",\s+(?P<joint>and|but|yet|so|while|whereas)\s+(?P<rest>\S.*)$")
_SUBJECT = re.compile(
    r"^(?:it|they|he|she|we|there|this|that|these|those|many|most|some|(?:the|a|an|its|their|his|her|no|all|both)\s"
    r"(?:[\w’'-]+\s){1,4}?|[A-Z][\w’'-]+\s(?:[A-Z][\w’'-]+\s)*)\s*"
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|did|"
    r"becomes?|became|remains?|remained|makes?|made|takes?|took|gives?|gave|seems?|appears?|appeared|began|"
    r"shows?|showed|falls?|fell|rises?|rose|goes|went|comes?|came|means?|meant|needs?|needed|\w{3,}ed)\b"
)


def leans(sentence: str) -> bool:
    """Whether a sentence needs the one before it to be understood."""
    return bool(
        _LEANS.match(sentence)
        or _CONNECTIVE.match(sentence)
        or _OPENS_ON.match(sentence)
        or _INSIDE_LEAN.search(sentence)
    )


def leans_inside(sentence: str) -> bool:
    """Whether a word in it may point to another sentence: too risky for one that is said all alone."""
    return bool(_LEANS_INSIDE.search(sentence))


def counts(sentence: str) -> bool:
    """Whether a sentence goes on counting what the one before it began to count."""
    return bool(_COUNTS.match(sentence))


def speaks_of_itself(sentence: str) -> bool:
    """Whether the author speaks in the first person, outside of quotations."""
    return bool(_FIRST_PERSON.search(_QUOTED.sub("", sentence)))


def unmarked(text: str) -> str:
    """The text without characters that only mark it up: `__init__` is said as init."""
    return " ".join(_MARKUP.sub("", text).split())


def for_ear(sentence: str, *, follows: bool) -> tuple[str, ...]:
    """The sentence as it is said; `follows` when the one before it in the article was said just before."""
    text = _outside_quotations(_balanced(sentence))
    if not follows:
        text = capital(_CONNECTIVE.sub("", text))
    text = _attribution_first(text)
    return tuple(ended(piece) for part in _semicolons(text) for piece in _clauses(part))


def _balanced(text: str) -> str:
    """Without the marks of a quotation that begins or ends in another sentence."""
    text = text if text.count('"') % 2 == 0 else text.replace('"', "")
    return text if text.count("“") == text.count("”") else re.sub("[“”]", "", text)


def _outside_quotations(sentence: str) -> str:
    """Without brackets, footnote marks and dashes, but for those in other people's words."""
    pieces = []
    end = 0
    for quoted in _QUOTED.finditer(sentence):
        pieces += [_plainer(sentence[end : quoted.start()]), quoted.group()]
        end = quoted.end()
    text = unmarked("".join([*pieces, _plainer(sentence[end:])]))
    return re.sub(r",(?:\s*,)+", ",", re.sub(r"\s+([,.;:!?])", r"\1", text))


def _plainer(text: str) -> str:
    return _DASH.sub(", ", _MARKS.sub("", _BRACKETS.sub("", text)))


def ended(text: str) -> str:
    """The text with closing punctuation."""
    text = text.strip().rstrip(",;")
    return text if re.search(r"[.!?…:][”’\"')]*$", text) else f"{text}."


def capital(text: str) -> str:
    """The text with a capital first letter."""
    return text[:1].upper() + text[1:]


def lower_start(text: str, proper: Collection[str] = ()) -> str:
    """The text as it goes on inside a sentence: a small first letter, unless it is that of a `proper` name."""
    first, _, rest = text.partition(" ")
    word = first.removesuffix("’s").removesuffix("'s")
    determiner = word in ("The", "A", "An", "These", "Those")
    named = rest[:1].isupper() or any(name == word or name.startswith(f"{word} ") for name in proper)
    if word == "I" or any(char.isupper() for char in word[1:]) or (named and not determiner):
        return text
    return text[:1].lower() + text[1:]


def _attribution_first(text: str) -> str:
    match = _QUOTE_SAID.match(text)
    if not match:
        return text
    who = match["who"]
    verb = who.split(" ", 1)[0]
    if verb in ("said", "says", "added", "wrote", "explained"):
        name = who.split(" ", 1)[1]
        if name.split(" ", 1)[0] in ("he", "she", "it", "they"):
            return text
        who = f"{name} {verb}"
    return f"{capital(who)}: {match['quote']}.”"


def _semicolons(text: str) -> tuple[str, ...]:
    if count_words(text) < LONG or ";" not in text or '"' in text or "“" in text:
        return (text,)
    parts = [part.strip() for part in text.split(";")]
    if any(count_words(part) < 5 for part in parts):  # a list, not clauses
        return (text,)
    return tuple(capital(re.sub(r"^and\s+", "", part)) for part in parts)


def _clauses(text: str) -> tuple[str, ...]:
    """Split a long sentence before `, but the ministry says …`, where both halves can stand alone."""
    if count_words(text) < LONG or "“" in text or '"' in text:
        return (text,)
    for match in _CLAUSE.finditer(text):
        head, rest = text[: match.start()], match["rest"]
        if min(count_words(head), count_words(rest)) < 7 or not _SUBJECT.match(rest):
            continue
        if re.match(
            r"(?:if|although|though|while|because|when|since|as|whether|even|given)\b", head, re.IGNORECASE
        ):
            continue  # the head hangs on what comes after it
        joint = match["joint"]
        if joint in ("while", "whereas") or re.search(
            r"\b(?:that|whether|who|which)\b", head.rsplit(",", 1)[-1]
        ):
            continue
        start = capital(rest) if joint == "and" else f"{capital(joint)} {rest}"
        return (head, *_clauses(start))
    return (text,)
