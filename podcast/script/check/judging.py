"""What the signs of a sentence come to: nothing, a doubt, or a fault that is certain, with words for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.script.check.attribution import find_speaker_signs
from podcast.script.check.clause_signs import find_clause_signs
from podcast.script.check.counterparts import find_counterparts
from podcast.script.check.glue import is_question
from podcast.script.check.scope_signs import find_scope_signs
from podcast.script.check.sign_weights import LIMIT, QUESTION_WEIGHTS, WEIGHTS
from podcast.script.check.word_signs import find_link_signs, find_strange_signs, find_word_signs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from podcast.script.check.evidence import Evidence
    from podcast.script.check.signs import Sign
    from podcast.script.check.statements import Statement

SHOWN = 60
"""Characters of a sentence in a message."""
_MOST = 2
"""So many signs of a kind count; more of it makes nothing more certain."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a sentence may be false."""

    sentence: str
    message: str
    """What is wrong, the sentence that shows it, and the mend."""
    is_certain: bool = False


def find_signs(said: Statement, evidence: Evidence, line: str = "") -> tuple[Sign, ...]:
    """Returns all signs that a sentence is not what its evidence says."""
    counterparts = find_counterparts(said, evidence)
    return (
        *find_word_signs(said, evidence, counterparts),
        *find_link_signs(said, evidence, counterparts),
        *find_strange_signs(said, counterparts),
        *find_clause_signs(said, evidence, counterparts),
        *find_scope_signs(said, evidence, counterparts),
        *find_speaker_signs(said, line or said.text, evidence),
    )


def weigh(signs: Sequence[Sign], weights: Mapping[str, float] = WEIGHTS) -> float:
    """Returns how much speaks against a sentence; `LIMIT` is enough for a doubt."""
    counts: dict[str, int] = {}
    for sign in signs:
        counts[sign.kind] = min(counts.get(sign.kind, 0) + 1, _MOST)
    return sum(weights.get(kind, 0.0) * count for kind, count in counts.items())


def judge(said: Statement, evidence: Evidence, line: str = "") -> Doubt | None:
    """Returns the doubt about a sentence of a line, None where its evidence bears it out."""
    if any(fold(said.text) == fold(one.text) for one in evidence.cited):
        return None
    asks = is_question(said.text)
    weights = QUESTION_WEIGHTS if asks else WEIGHTS
    signs = find_signs(said, evidence, line)
    if weigh(signs, weights) < LIMIT:
        return None
    counted = [sign for sign in signs if weights.get(sign.kind, 0.0) > 0]
    worst = max(counted, key=lambda sign: weights[sign.kind])
    return Doubt(said.text, _describe(said, worst, counted), _is_certain(signs))


def _is_certain(signs: Sequence[Sign]) -> bool:
    kinds = {sign.kind for sign in signs}
    return {"swapped subject", "swapped object"} <= kinds


def _describe(said: Statement, worst: Sign, signs: Sequence[Sign]) -> str:
    sentence, shown = f"`{shorten(said.text)}`", f"`{shorten(worst.sentence, 2 * SHOWN)}`"
    group, _, what = worst.kind.partition(" ")
    if group == "strange" and not is_question(said.text):
        return describe_strange(said.text, worst.said.split(", "))
    if group in _STRANGE:
        words = [*dict.fromkeys(sign.said for sign in signs if sign.kind.partition(" ")[0] in _STRANGE)]
        if is_question(said.text):
            lacking = ", ".join(f"`{word}`" for word in words[:5])
            return (
                f"{sentence} takes for granted what nobody says ({lacking}): ask by the words of the answer"
            )
        return describe_strange(said.text, words)
    if group in ("opposite", "turned"):
        return f"{sentence} says the opposite of {shown}, `{worst.said}` for `{worst.held}`: correct it"
    if worst.kind == "speaker":
        return f"{sentence} gives `{worst.said}` the words of `{worst.held}`, see {shown}: name who says it there"
    if worst.kind == "denial":
        return f"{sentence} says the opposite of {shown}: correct it, or keep to its words"
    if group == "lost":
        return f"{sentence} makes a fact of what {_LOST[what]} in {shown}: say that, too"
    if group in ("swapped", "moved", "other"):
        if what in ("subject", "object"):
            return f"{sentence} has another {what} than {shown}: say who does what as it does"
    if group in _SCOPE:
        return (
            f"{sentence} {_SCOPE[group].format(worst.said, worst.held)} than {shown}: say as much as it does"
        )
    return f"{sentence} puts `{worst.said}` otherwise than {shown}: keep to its words"


_STRANGE = ("nowhere", "elsewhere", "around", "akin")
_LOST = {
    "maybe": "is only likely or possible",
    "said": "somebody says",
    "wished": "is wanted or planned",
    "if": "depends on a condition",
    "can": "only can be",
    "ought": "only ought to be",
    "would": "only would be",
    "will": "is yet to come",
}
_SCOPE = {
    "all": "says more with `{}`",
    "some": "says more of `{}`, without `{}`,",
    "superlative": "says more with `{}`",
    "comparative": "says more with `{}`",
    "relation": "joins with `{}` what is joined otherwise",
    "gained": "says more",
}


def describe_strange(sentence: str, words: Sequence[str]) -> str:
    """Returns what is wrong with a sentence whose words are nowhere."""
    lacking = ", ".join(f"`{word}`" for word in words[:5])
    said = f"`{shorten(sentence)}` is not what the cited sentences say, they have no {lacking}"
    return f"{said}: keep to their words, or cite the sentence that has them"


def shorten(text: str, most: int = SHOWN) -> str:
    """Returns a text, or its beginning with three dots."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
