"""What the signs of a sentence come to: nothing, a doubt, or a fault that is certain, with words for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.language.plain.unsaid_marks import resolve_marks
from podcast.script.check.counterparts import find_counterparts
from podcast.script.check.glue import FUNCTION_WORDS, is_question, is_talk
from podcast.script.check.sign_search import find_signs
from podcast.script.check.sign_weights import ASKED, CERTAIN, DOUBTFUL, GROUPS, WEIGHTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.script.check.evidence import Evidence
    from podcast.script.check.signs import Sign
    from podcast.script.check.statements import Statement

SHOWN = 60
"""Characters of a sentence in a message."""
_ASKING = frozenset(
    """come core deal fit go happen happened know learn look make mean say stand talk talking tell think turn
    work""".split()
)
"""Words that a question is made of: none of them takes anything for granted."""
_KNOWN = frozenset({"the", "his", "her", "its", "their"})
"""Words before what the listener is taken to know."""
_LEAVES_OPEN = re.compile(
    r"(?:(?:And|But|So|Then),? )?(?:Is|Are|Was|Were|Has|Have|Had|Does|Do|Did|Can|Could|Will|Would|May|Might|Should"
    r"|What (?:do|does|did)|How (?:many|much))\b",
    re.IGNORECASE,
)
"""How a question begins whose answer may be no: "Has anybody come to harm?", "What do they earn?" Almost nothing."""
_QUOTATION = re.compile(r"[“\"]([^“”\"]+?)[.,;]?[”\"]")
_QUOTED_WORDS = 4
"""Words of a quotation from which on it is one, and no word that somebody used."""
_IN_QUOTATIONS = frozenset({"denial", "opposite", "all", "some", "superlative", "comparative"})
"""What a quotation brings along, as it stands there."""
_TELLING = 0.3
"""Weight from which on a sign is worth telling before others."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a sentence may be false."""

    sentence: str
    message: str
    """What is wrong, the sentence that shows it, and the mend."""
    is_certain: bool = False
    is_unproved: bool = False
    """Whether nothing in it is wrong, and only its words are others: it is put too freely to be laid beside them."""


def measure_groups(signs: Iterable[Sign]) -> dict[str, float]:
    """Returns how strong the strongest sign of each group is, from 0 to 1."""
    groups: dict[str, float] = {}
    for sign in signs:
        group = GROUPS.get(sign.kind, "")
        if group:
            groups[group] = max(groups.get(group, 0.0), sign.nearness)
    return groups


def weigh(signs: Iterable[Sign]) -> float:
    """Returns how much speaks against a sentence; `DOUBTFUL` is enough for a doubt."""
    return sum(WEIGHTS.get(group, 0.0) * strength for group, strength in measure_groups(signs).items())


def judge(said: Statement, evidence: Evidence, line: str = "") -> Doubt | None:
    """Returns the doubt about a sentence, None where its evidence bears it out.

    `line` is the line that it stands in and cites by; empty for a question that cites nothing.
    """
    asks = is_question(said.text)
    if _is_word_for_word(said, evidence):
        return None
    if asks and not _is_about(said, evidence):
        return _doubt_known(said, evidence, line)
    signs = find_signs(said, evidence, line)
    if asks:
        asked = ASKED - {"denial", "loose denial", "opposite"} if _LEAVES_OPEN.match(said.text) else ASKED
        signs = tuple(sign for sign in signs if sign.kind in asked and sign.said.lower() not in _ASKING)
    if _quotes(said, evidence):
        signs = tuple(sign for sign in signs if sign.kind not in _IN_QUOTATIONS)
    weight = weigh(signs)
    if weight < DOUBTFUL and not (asks and not line and signs):
        return None
    worst = max(signs, key=_rank)
    counted = [sign for sign in signs if asks or _weigh_one(sign)]
    is_unproved = not asks and worst.kind.partition(" ")[0] in _OTHER_WORDS
    is_certain = not is_unproved and (weight >= CERTAIN or _is_certain(signs))
    return Doubt(said.text, _describe(said, worst, counted, is_unproved=is_unproved), is_certain, is_unproved)


def _doubt_known(said: Statement, evidence: Evidence, line: str) -> Doubt | None:
    """The doubt about a question that names, as known, a thing of which the article has nothing: "Who heard the horn?".

    "What's the upshot?" only asks for one.
    """
    if evidence.understood is None or not any(token.pos == "VERB" for token in said.tree.tokens):
        return None
    things = [
        sign.said
        for sign in find_signs(said, evidence, line)
        if sign.kind == "nowhere noun"
        and sign.said.lower() not in _ASKING
        and any(token.head == sign.at and token.text.lower() in _KNOWN for token in said.tree.tokens)
    ]
    return Doubt(said.text, _describe_presumed(said, things), False) if things else None


def _rank(sign: Sign) -> tuple[bool, float]:
    """Returns how much a sign tells: what is wrong in words that are there more than that words are not."""
    weight = _weigh_one(sign)
    return weight > _TELLING and sign.kind.partition(" ")[0] not in (*_STRANGE, "replaced"), weight


def _weigh_one(sign: Sign) -> float:
    return WEIGHTS.get(GROUPS.get(sign.kind, ""), 0.0) * sign.nearness


def _is_word_for_word(said: Statement, evidence: Evidence) -> bool:
    """Whether a sentence is one of the cited or several, but for words of the talk: "The text puts it like this"."""
    text = rest = _bare(said.text)
    for one in evidence.cited:
        held = _bare(one.text)
        if held == text:
            return True
        if len(held.split()) > 2:
            rest = rest.replace(held, " ")
    frame = re.findall(r"[^\W\d_]+", rest)
    return rest != text and all(word in FUNCTION_WORDS or is_talk(word, evidence.free) for word in frame)


def _quotes(said: Statement, evidence: Evidence) -> bool:
    """Whether a sentence quotes, word for word, what denies or measures something there: "is just not so"."""
    held = fold(" ".join(one.text for one in evidence.cited))
    return any(
        len(words.split()) >= _QUOTED_WORDS and fold(words) in held for words in _QUOTATION.findall(said.text)
    )


def _bare(text: str) -> str:
    """The words of a sentence as they are said, without marks: inside somebody's words, double ones become single."""
    return re.sub(r"[\"'“”‘’]", "", fold(resolve_marks(text))).strip(" .,;:!?")


def _is_about(said: Statement, evidence: Evidence) -> bool:
    """Whether a question names anything of the article: "How would you sum it up?" takes nothing for granted."""
    counterparts = find_counterparts(said, evidence)
    return any(
        said.token(at).pos in ("NOUN", "PROPN") and it.where in ("cited", "around", "elsewhere")
        for at, it in counterparts.items()
    )


def _is_certain(signs: Sequence[Sign]) -> bool:
    kinds = {sign.kind for sign in signs}
    return {"swapped subject", "swapped object"} <= kinds


def _describe(said: Statement, worst: Sign, signs: Sequence[Sign], *, is_unproved: bool) -> str:
    """Returns what is wrong with a sentence, the sentence that shows it, and the mend."""
    group, _, what = worst.kind.partition(" ")
    words = [*dict.fromkeys(sign.said for sign in signs if sign.kind.partition(" ")[0] in _STRANGE[1:])]
    if group in _STRANGE and is_question(said.text):
        return _describe_presumed(said, words)
    if is_unproved:
        return (
            f"`{shorten(said.text)}` is put too freely to be proved by the cited sentences, which have no"
            f" {_list(words)}: compare it with them"
        )
    if group in _STRANGE:
        return describe_strange(said.text, worst.said.split(", ") if group == "strange" else words)
    form = _FORMS.get(worst.kind) or _FORMS.get(group) or _FORMS[what]
    shown = shorten(worst.sentence, 2 * SHOWN)
    return form.format(f"`{shorten(said.text)}`", f"`{shown}`", worst.said, worst.held)


def _describe_presumed(said: Statement, words: Sequence[str]) -> str:
    """Returns which words of a question take for granted what nobody says, and the mend."""
    return (
        f"`{shorten(said.text)}` takes for granted what nobody says ({_list(words)}):"
        " ask by the words of the answer"
    )


_FACT = "{0} makes a fact of what %s in {1}: say that, too"
_MORE = "{0} %s than {1}: say as much as it does"
_FORMS = {
    "replaced": "{0} has `{2}` for `{3}` in {1}: say it as it is there",
    "opposite": "{0} says the opposite of {1}, `{2}` for `{3}`: correct it",
    "turned": "{0} says the opposite of {1}, `{2}` for `{3}`: correct it",
    "denial": "{0} says the opposite of {1}: correct it, or keep to its words",
    "other speaker": "{0} gives `{2}` the words of `{3}`, see {1}: name who says it there",
    "speaker": "{0} gives `{2}` the words of `{3}`, see {1}: name who says it there",
    "attitude": "{0} has somebody `{2}` what {1} does not say: keep to what it says",
    "subject": "{0} has another subject than {1}: say who does what as it does",
    "object": "{0} has another object than {1}: say who does what as it does",
    "lost maybe": _FACT % "is only likely or possible",
    "lost said": _FACT % "somebody says",
    "lost wished": _FACT % "is wanted or planned",
    "lost if": _FACT % "depends on a condition",
    "lost can": _FACT % "only can be",
    "lost ought": _FACT % "only ought to be",
    "lost would": _FACT % "only would be",
    "lost will": _FACT % "is yet to come",
    "gained": _MORE % "says more",
    "all": _MORE % "says more with `{2}`",
    "sure": "{0} leaves no doubt with `{2}`, and {1} does not: say how sure it is there",
    "loose denial": "{0} says what {1} denies: correct it, or keep to its words",
    "loose doubt": _FACT % "only may be",
    "loose scope": _MORE % "says more with `{2}`",
    "loose subject": "{0} has `{2}` where {1} has `{3}`: say who does what as it does",
    "some": _MORE % "says more of `{2}`, without `{3}`,",
    "superlative": _MORE % "says more with `{2}`",
    "comparative": _MORE % "says more with `{2}`",
    "relation": _MORE % "joins with `{2}` what is joined otherwise",
    "reversed": "{0} turns round what `{2}` joins in {1}: put cause and effect as it does",
}
"""Kind of sign, or a word of it -> (sentence, the sentence that shows it, the words in question, those there)."""
_OTHER_WORDS = frozenset({"nowhere", "elsewhere", "around", "akin", "sibling"})
"""Kinds of signs that only say of a word that it is another one."""
_STRANGE = ("strange", "listed", "nowhere", "elsewhere", "around", "akin", "sibling", "put")


def describe_strange(sentence: str, words: Sequence[str]) -> str:
    """Returns what is wrong with a sentence whose words are nowhere."""
    said = f"`{shorten(sentence)}` is not what the cited sentences say, they have no {_list(words)}"
    return f"{said}: keep to their words, or cite the sentence that has them"


def _list(words: Sequence[str]) -> str:
    """Returns the first of the words that the evidence lacks."""
    return ", ".join(f"`{word}`" for word in words[:5])


def shorten(text: str, most: int = SHOWN) -> str:
    """Returns a text, or its beginning with three dots."""
    return text if len(text) <= most else f"{text[: most - 1].rstrip()}…"
