"""How likely something is, as a sentence says it: `The most likely course is …`, `a one-in-three chance`.

A word of likelihood counts where it is said of a thing to come: behind a copula or "as", before a noun such as
"outcome", or at the beginning of the sentence; a share or odds count beside a word such as "chance".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.article.likelihood import COUNT
from podcast.language.plain.sentences import split

if TYPE_CHECKING:
    from collections.abc import Sequence

_DEGREE = (
    r"(?:(?:most|more|less|least|very|highly|quite|rather|fairly|somewhat|increasingly|extremely|equally|hardly|only|just"
    r"|perfectly|entirely|distinctly|still|not|even)\s+)*"
)
_CORE = (
    r"(?:likeliest|likely|unlikely|probable|improbable|plausible|implausible|possible|conceivable|inconceivable|impossible|remote"
    r"|wahrscheinlich(?:ste[nrs]?|e[nrs]?)?|unwahrscheinlich(?:e[nrs]?)?|denkbar|möglich|probables?|improbables?)"
)
_PHRASE = (
    rf"(?:more\s+likely\s+than\s+not|{_DEGREE}{_CORE}(?:\s+(?:but|yet|though|if|to|or)\s+{_DEGREE}{_CORE})?)"
)
_THING = (
    r"(?:scenarios?|outcomes?|paths?|courses?|futures?|cases?|results?|options?|developments?|ways?|roads?|endings?|turns?"
    r"|of\s+(?:the|all|these|our|my)|one|that)\b"
)
_NOUN = r"(?:probability|likelihood|chances?|odds|possibility|prospects?)"
_SIZE = (
    rf"{_DEGREE}(?:high|moderate|medium|low|slim|small|slight|strong|good|fair|poor|remote|real|even|considerable"
    r"|significant|substantial|minimal|negligible)(?:\s+(?:to|but|and|or)\s+(?:high|moderate|medium|low|rising|falling))?"
)
_ABOUT = (
    r"(?:(?:no\s+(?:more|less)\s+than|(?:more|less|better|worse)\s+than|at\s+(?:most|least)|about|around|roughly"
    r"|approximately|some|perhaps|nearly|almost|under|over|below|above|up\s+to)\s+)?"
)
_SHARE = rf"{_ABOUT}\d{{1,3}}(?:[.,]\d+)?(?:\s?(?:[–-]|to)\s?\d{{1,3}})?\s?(?:%|per\s?cent\b|prozent\b)"
_ODDS = (
    rf"{_ABOUT}(?:{COUNT}\s+(?:chances?\s+)?in\s+(?:a\s+)?{COUNT}|{COUNT}-in-(?:a-)?{COUNT}|{COUNT}\s+to\s+{COUNT}"
    r"|fifty-fifty|50[–-]50)"
)


@dataclass(frozen=True, slots=True)
class LikelihoodFrame:
    """A construction in which a sentence says how likely something is."""

    pattern: str
    """A verbose regular expression, case ignored, with a group `phrase`."""
    example: str
    phrase: str
    """What the example's likelihood is."""


FRAMES = (
    LikelihoodFrame(
        rf"^\W*(?:the\s+)?(?P<phrase>{_PHRASE})(?=\s*(?:[,:;.!–—]|(?:is|are|was|would|will|seems)\b))",
        "Least likely is that the ferry stops.",
        "Least likely",
    ),
    LikelihoodFrame(
        rf"\b(?P<phrase>{_PHRASE})\s+{_THING}",
        "The most likely outcome is that the ferry runs.",
        "most likely",
    ),
    LikelihoodFrame(
        # Not "as soon as possible", nor what somebody is likely to do.
        rf"""\b(?:is|are|was|remains?|seems?|looks?|appears?|be|ist|bleibt|est|(?<!soon\s)(?<!far\s)(?<!much\s)(?<!long\s)as)\s+
          (?:(?:therefore|also|far|the|a)\s+)?(?P<phrase>{_PHRASE})(?!\s+(?:to|as)\b)\b""",
        "We regard a closed ferry as possible but unlikely.",
        "possible but unlikely",
    ),
    LikelihoodFrame(
        rf"""\b(?:scenario|outcome|path|course|future|this)\s(?:[^.;]{{0,60}}\s)?
          (?:is|are|remains?|seems?|looks?|appears?)\s+(?P<phrase>{_PHRASE})\s+to\b""",
        "This course is unlikely to last.",
        "unlikely",
    ),
    LikelihoodFrame(
        rf"""\b{_NOUN}(?:\s+(?:of|for)\s+[^.:;]{{1,60}})?\s*(?:is|are|as|:|remains?|seems?|at|of)\s*(?:an?\s+)?
          (?P<phrase>{_ABOUT}{_SIZE}|{_SHARE}|{_ODDS})(?!\w)""",
        "The odds of a new ferry are about even.",
        "about even",
    ),
    LikelihoodFrame(
        rf"\b(?P<phrase>{_SIZE}\s+{_NOUN})\b", "There is a slim chance of a bridge.", "slim chance"
    ),
    LikelihoodFrame(
        rf"(?P<phrase>{_SHARE}|{_ODDS})(?=[^.;]{{0,40}}\b{_NOUN}\b)",
        "There is a one-in-four chance of a bridge.",
        "one-in-four",
    ),
    LikelihoodFrame(
        rf"""\b(?:chances?|odds|probability|likelihood|put|rate|give|estimate|assign|reckon|judge|consider)\b
          [^.;]{{0,80}}?\s(?P<phrase>{_SHARE}|{_ODDS})""",
        "We put the odds of a bridge at roughly one in three.",
        "roughly one in three",
    ),
    LikelihoodFrame(
        rf"\b(?P<phrase>{_ABOUT}{COUNT}\s+chances?\s+in\s+(?:a\s+)?{COUNT})\b",
        "A bridge has no more than one chance in ten.",
        "no more than one chance in ten",
    ),
    LikelihoodFrame(
        r"\ba\s+(?P<phrase>coin\s+(?:toss|flip)|toss-up)\b", "Whether it comes is a coin toss.", "coin toss"
    ),
)
_FRAMES = tuple(re.compile(frame.pattern, re.IGNORECASE | re.VERBOSE) for frame in FRAMES)
_CUE = re.compile(
    rf"\b(?:{_NOUN}|scenarios?|outcomes?|paths?|courses?|futures?|szenario|sc[ée]nario|of\s+(?:the\s+)?(?:two|three|four|all))\b"
    r"|^\W*(?:[\w,]+\s+){0,5}(?:this|it)\b",
    re.IGNORECASE,
)
"""Of what a sentence that is not the first must speak, so that what it holds likely is the whole: "We rate this …"."""
_LONGEST = 600
"""Characters of a sentence."""
_MOST = 40
"""Sentences that are looked at."""


def find_likelihood(paragraphs: Sequence[str]) -> str:
    """Returns how likely paragraphs say that their matter is: by the first sentence, else by one that names it."""
    sentences: list[str] = []
    for paragraph in paragraphs:
        if len(sentences) < _MOST:
            sentences += split(paragraph[: 10 * _LONGEST])
    for number, sentence in enumerate(sentences[:_MOST]):
        if (number == 0 or _CUE.search(sentence)) and (phrase := likelihood_of(sentence)):
            return phrase
    return ""


def likelihood_of(sentence: str) -> str:
    """Returns the first and longest likelihood that a sentence states, in its words, or empty."""
    if len(sentence) > _LONGEST:
        return ""
    matches = [match for frame in _FRAMES if (match := frame.search(sentence))]
    first = min(matches, key=lambda match: (match.start("phrase"), -match.end("phrase")), default=None)
    return first["phrase"].strip() if first else ""
