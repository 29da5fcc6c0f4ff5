"""How likely something is, as headings say it: one grammar of words, wherever in the heading they stand.

A phrase of likelihood is made of the words below and nothing else, and holds at least one that says a likelihood:
`Possible, but unlikely`, `most likely scenario`, `probability: 45 percent`, `high likelihood`, `best case`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from podcast.language.plain.folding import fold

_LIKELIHOODS = frozenset(
    "likely unlikely possible impossible probable improbable plausible implausible conceivable inconceivable remote "
    "likeliest wahrscheinlich unwahrscheinlich wahrscheinlichste wahrscheinlichstes möglich denkbar "
    "vraisemblable invraisemblable".split()
)
_NOUNS = frozenset(
    "likelihood probability chance chances odds wahrscheinlichkeit probabilité probabilidad".split()
)
_DEGREES = frozenset(
    "high higher highest medium moderate low lower lowest even slim small hoch mittel gering".split()
)
_CASES = frozenset("best worst base central baseline optimistic pessimistic upside downside".split())
_UNITS = frozenset("scenario scenarios outcome outcomes case path option prospect szenario scénario".split())
_DEGREE_WORDS = frozenset(
    "most more less least very highly quite somewhat rather equally fairly not un increasingly extremely still and but "
    "yet though if to or too also only as rising falling growing "
    "about around roughly approximately some circa under over "
    "below above up than at an a the of in per between our first second third fourth last "
    "sehr eher wenig aber am peu très mais".split()
)
_WORD = re.compile(r"\d+(?:[.,]\d+)?|%|[^\W\d_]+")
_PERCENT = frozenset(("%", "percent", "cent", "prozent"))
COUNT = r"(?:\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|twenty|fifty|hundred)"
"""A number of odds."""
_ODDS = re.compile(
    rf"(?:(?:probability|likelihood|chances?|odds)\s*(?::|of)?\s+)?(?:about\s+|around\s+|roughly\s+|an?\s+)?"
    rf"(?:{COUNT}(?:\s+chances?)?[\s-]in[\s-](?:a[\s-])?{COUNT}|{COUNT}[\s-]to[\s-]{COUNT}|fifty-fifty|50[–-]50"
    r"|even|coin\s+toss|toss-up)(?:\s+(?:chances?|odds|probability|likelihood))?",
    re.IGNORECASE,
)
"""One chance in so many: `odds: 1 in 4`, `a one-in-three chance`."""
_SEPARATOR = re.compile(r"\s*(?::|\s(?:[–—-]|--)|—|\s[|·/]|,|\.)\s+")
_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_COPULA = re.compile(r"\s+(?:is|are|remains?|seems?|looks?|appears?)\s+(?=\S)", re.IGNORECASE)
_LABEL = re.compile(
    rf"^(?:[^\W\d_]{{3,12}}\s+)?(?:{'|'.join(sorted(_NOUNS))})(?:\s*[:=–—-]\s*|\s+(?=\d))", re.IGNORECASE
)
"""What a likelihood is called in front of it: `Likelihood: …`, `Assessed probability – …`."""
_ORDER = re.compile(
    r"^(?:the\s+|our\s+)?(?:first|second|third|fourth|last)(?:\s+and\b|\s*,)?\s+", re.IGNORECASE
)
"""Which of them it is: "the first and most likely"."""
NUMBER = r"(?:\d{1,2}|[a-h]|[ivx]{1,4}|one|two|three|four|five|six)"
"""Which of several: `Path one`, `2.`, `(b)`, `IV`."""
ORDINAL = r"(?:first|second|third|fourth|fifth|sixth|last|final)"
_NUMBERED = re.compile(
    rf"^(?:(?:scenario|szenario|sc[ée]nario|escenario)(?:\s+#?{NUMBER}\b)?(?=\s*(?:[:.–—(,|-]|$))"
    rf"|(?:the\s+)?{ORDINAL}\s+scenario\b)\s*[:.,–—|-]*\s*",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"^(?:(?:option|path|outcome|variant|case|course)\s+{NUMBER}\b|\(?{NUMBER}[.)])\s*[:.–—|-]*\s*",
    re.IGNORECASE,
)
_LONGEST = 200
"""Characters of a heading."""
_NUMBERS = 2
"""Numbers of a likelihood at most, "20 to 30 percent"; what has more is a row of data."""
_CASE = re.compile(
    rf"^(?:{'|'.join(sorted(_CASES))})(?:\s+(?:{'|'.join(sorted(_UNITS))}))?\s*:\s*", re.IGNORECASE
)
"""Which case a scenario is, in front of its name: "Base case: the road stays open (55%)"."""


@dataclass(frozen=True, slots=True)
class Rating:
    """What a heading says about a scenario."""

    name: str
    """The heading without its likelihood and number."""
    likelihood: str = ""
    """In the author's words (`Possible but unlikely`, `45 percent`), or empty."""
    is_plain: bool = False
    """Whether the heading alone makes it a scenario: `Likely: …`, `Scenario 2 …`; others need company."""


def is_likelihood(text: str) -> bool:
    """Returns whether a text says how likely something is, and nothing else."""
    label = _LABEL.match(text) if len(text) <= _LONGEST else None
    if label and (is_degree(text[label.end() :]) or is_likelihood(text[label.end() :])):
        return True
    words = _WORD.findall(fold(text)) if len(text) <= _LONGEST else []
    if not 0 < len(words) <= 12:
        return False
    if _ODDS.fullmatch(text.strip(" ()[].")):
        return True
    known = _LIKELIHOODS | _NOUNS | _DEGREES | _CASES | _UNITS | _DEGREE_WORDS | _PERCENT
    if not all(word in known or word[0].isdigit() for word in words):
        return False
    if sum(word[0].isdigit() for word in words) > _NUMBERS:
        return False
    there = set(words)
    return bool(
        there & _LIKELIHOODS
        or (there & _PERCENT and any(word[0].isdigit() for word in words))
        or (there & _NOUNS and there & _DEGREES)
        or (there & _CASES and (there & _UNITS or (len(words) == 1 and "baseline" in there)))
    )


def is_likelihood_noun(text: str) -> bool:
    """Returns whether a text only says that a likelihood follows: "Probability", as over a table's column."""
    return fold(text).strip(" :.") in _NOUNS


def is_degree(text: str) -> bool:
    """Returns whether a text is a degree and nothing else, as a cell below "Probability" is: `Low to moderate`."""
    words = _WORD.findall(fold(text)) if len(text) <= _LONGEST else []
    return bool(_DEGREES.intersection(words)) and _DEGREES.union(_DEGREE_WORDS).issuperset(words)


def rate(heading: str) -> Rating | None:
    """Returns what a heading says of a scenario; None when it has neither likelihood nor number."""
    text = heading.strip()
    if len(text) > _LONGEST:
        return None
    number = _NUMBERED.match(text)
    counted = number or _COUNTED.match(text)
    rest = text[counted.end() :] if counted else text
    if is_likelihood(rest):
        return Rating(text, value(rest), bool(number))
    split = _split(rest)
    if split is None:
        return Rating(rest or text, is_plain=True) if number else None
    name, likelihood, is_before = split
    name = _COUNTED.sub("", _NUMBERED.sub("", name)) if not counted else name
    starts_plain = is_before and not re.match(r"\W*\d", likelihood)
    return Rating(name or text, value(likelihood), bool(number) or starts_plain)


def value(phrase: str) -> str:
    """Returns a phrase of likelihood without the label in front of it: `45 percent` of `Probability: 45 percent`."""
    bare = phrase.strip(" \t:.,;–—-|*")
    bracketed = _BRACKETS.fullmatch(bare)
    return _ORDER.sub("", _LABEL.sub("", bracketed[1] if bracketed else bare)).strip()


def _split(text: str) -> tuple[str, str, bool] | None:
    """Returns name, likelihood, and whether the likelihood stands before the name; None without a likelihood."""
    # The longest phrase counts: "Possible, but unlikely (15 %): …" has a comma and brackets inside.
    bracket = _BRACKETS.search(text)
    if (case := _CASE.match(text)) and bracket and bracket.start() > case.end() and is_likelihood(bracket[1]):
        name = f"{text[case.end() : bracket.start()].rstrip()} {text[bracket.end() :].lstrip()}".strip()
        return name, bracket[1], False
    separators = list(_SEPARATOR.finditer(text))
    for match in reversed(separators):
        before, after = text[: match.start()], text[match.end() :]
        if after and is_likelihood(before):
            return after, before, True
    for match in _BRACKETS.finditer(text):
        if is_likelihood(match[1]):
            before, after = text[: match.start()].rstrip(), text[match.end() :].lstrip()
            name = (
                after[1:].lstrip() if after[:1] == ":" and before else ""
            )  # "Downside (30%): Two mines close"
            name = name or f"{before} {after.lstrip(' :–—-|.')}".strip()
            if name:
                return name, match[1], False
    for match in separators:
        before, after = text[: match.start()], text[match.end() :]
        if before and is_likelihood(after):
            return before, after, False
    for match in _COPULA.finditer(text):
        if is_likelihood(text[match.end() :]):
            return text[: match.start()], text[match.end() :], False
    return None
