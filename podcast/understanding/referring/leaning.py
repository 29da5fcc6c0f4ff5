"""Words by which a sentence leans on the one before: connectives, ellipsis, comparison."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.model import Need

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.model import NeedKind, Sentence


@dataclass(frozen=True, slots=True)
class Lean:
    """A way to lean on the sentence before."""

    kind: NeedKind
    pattern: re.Pattern[str]
    """Found at the start of a sentence; its group `words` is what points back."""
    example: str


def _starts(words: str, behind: str = "") -> re.Pattern[str]:
    """Returns a pattern of words, with commas between them, that begin a sentence."""
    choice = "|".join(re.escape(word.strip()).replace("'", "['’]") for word in words.split(","))
    return re.compile(rf"[\"“‘'(\[\s]*(?P<words>{choice})\b{behind}", re.IGNORECASE)


_DOES = r"(?:is|are|was|were|has|have|had|do|does|did|can|could|will|would|may|might|must|came|went|say|says|said)"
_COUNTED = (
    "one, some, most, many, few, several, none, two, three, four, five, six, seven, eight, nine, ten, "
    "the first, the second, the third, the last, the next"
)
_ITEM = r"(?:reason|problem|point|option|factor|question|step|group|case|example|way|man|woman|thing|kind)s?"
LEANS = (
    Lean(
        "connective",
        _starts(
            "however, nevertheless, nonetheless, therefore, thus, hence, consequently, moreover, furthermore, "
            "besides, likewise, similarly, conversely, meanwhile, otherwise, accordingly, additionally, in addition, "
            "as a result, as a consequence, for this reason, by contrast, in contrast, on the contrary, "
            "on the other hand, after all, in other words, for example, for instance, that said, even so, "
            "at the same time, in turn, in short, as such",
            r"(?! (?:to|of)\b)",
        ),
        "However, the bridge stayed open.",
    ),
    Lean(
        "connective",
        _starts(
            "but, and, or, nor, yet, also, plus, instead, rather, so",
            r"(?! (?:far|of|than|long|many|much)\b)",
        ),
        "But the bridge stayed open.",
    ),
    Lean(
        "connective",
        _starts(
            "then, still, afterwards, afterward, later, soon after, since then, until then, by then",
            r"(?! than\b)",
        ),
        "Then the bridge was closed.",
    ),
    Lean(
        "connective",
        _starts("that's why, that is why, this is why, because of this, because of that"),
        "That is why the bridge was closed.",
    ),
    Lean("ellipsis", _starts("so, neither, nor", rf" {_DOES} "), "So did the mayor."),
    Lean(
        "ellipsis",
        _starts(
            "not all, not every, not any, not only, not so, not everyone, not quite, not that",
            rf"(?!.*\b{_DOES}\b)",
        ),
        "Not all of them.",
    ),
    Lean("ellipsis", _starts("yes, no, indeed, exactly, of course", r" ?[,.!—–-]"), "No, it was the ferry."),
    Lean(
        "comparison",
        _starts("others, the others, the former, the latter", rf" {_DOES}\b"),
        "Others were not so lucky.",
    ),
    Lean(
        "comparison",
        _starts("another, the other, both, neither", rf" (?:{_ITEM} )?{_DOES}\b"),
        "Another was the price.",
    ),
    Lean(
        "comparison",
        _starts("a second, a third, a fourth, the second, the third, the other", rf" (?:\w+ )?{_ITEM}\b"),
        "A second reason is the price.",
    ),
    Lean("comparison", _starts(_COUNTED, rf" {_DOES}\b"), "Six are still closed."),
)
"""Ways to lean, each with a sentence that does."""
_THEN = re.compile(r"\b(?:is|are|was|were|will be|has|have|can be|must be) (?P<words>then|therefore|thus)\b")
"""An adverb in the middle that goes on from what was said: "The result is then used." """
_SHORT = 10
"""Tokens of a fragment at most."""


def find_leaning(sentence: Sentence, sentences: Sequence[Sentence]) -> Iterator[Need]:
    """Yields what a sentence needs by its words; which sentence is not known where it begins a section."""
    before = sentence.index - 1 if sentence.index else None
    if before is not None and sentences[before].section != sentence.section:
        before = None
    matches = [(lean.kind, lean.pattern.match(sentence.text)) for lean in LEANS]
    matches.append(("connective", _THEN.search(sentence.text)))
    for kind, match in matches:
        if match:
            yield Need(sentence.index, before, match["words"], kind)
    if _is_fragment(sentence):
        yield Need(sentence.index, before, sentence.text.split()[0], "ellipsis")


def _is_fragment(sentence: Sentence) -> bool:
    """Returns whether a sentence of running text has no verb: "A small price." """
    tokens = sentence.parse.tokens
    return (
        1 < len(tokens) < _SHORT
        and sentence.text.rstrip("\"”’')")[-1:] in tuple(".!?")
        and not any(token.is_finite or token.tag == "VB" for token in tokens)
    )
