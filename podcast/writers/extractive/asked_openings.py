"""Beginnings of a sentence by which one host asks, and the other says the rest: "If it rains, the gate is shut."."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.edits import as_sentence, inside_sentence
from podcast.writers.extractive.slot import Slot

if TYPE_CHECKING:
    from podcast.model.sentence import Parse
    from podcast.writers.extractive.source_view import SourceView

OPENING = 14
"""Words of a condition that is asked, at most."""
PLACE = 7
"""Words of a place or a case that is asked about, at most."""
REST = 5
"""Words of the rest of a sentence, at least."""


@dataclass(frozen=True, slots=True)
class AskedOpening:
    """First words of a sentence that go on from the one before it, and what a host asks in their place."""

    words: str
    """As a regular expression, up to the comma."""
    question: str
    example: str


OPENINGS = (
    AskedOpening("For (?:example|instance)", "For example?", "For example, the mill closed its canteen."),
    AskedOpening("In return", "And in return?", "In return, the island opened its harbour to the fleet."),
    AskedOpening("In practice", "And in practice?", "In practice, nobody asks for the form."),
    AskedOpening("(?:Up )?Until then", "And until then?", "Until then, the pumps ran by hand."),
    AskedOpening("Otherwise", "And otherwise?", "Otherwise, the reeds take over the pond."),
    AskedOpening(
        "Worldwide|Globally|Around the world", "And worldwide?", "Worldwide, the trade in clay has halved."
    ),
    AskedOpening(
        "Nationally|Nationwide|Across the country", "And nationwide?", "Nationwide, one in five is closed."
    ),
    AskedOpening("Elsewhere", "And elsewhere?", "Elsewhere, farmers have gone back to barley."),
)
"""Each asks what its own words say.

"And so far?", "And in the end?", "And the result?" and "And between 2014 and 2021?" were heard as sentences cut in two.
"""
_PREPOSITIONS = frozenset("in for among across outside inside within without beyond".split())
"""With a noun behind them they set a place or a case that can be asked about: «In Corrow, …»"""
_WHEN = frozenset(("DATE", "TIME", "PERCENT", "MONEY", "ORDINAL"))
"""Entities that set a time or an amount, which nobody asks for."""
_WHERE = frozenset(("GPE", "LOC", "FAC", "NORP", "ORG", "LANGUAGE"))
"""Entities that set a place.

"And within this world?", "And for some devices?" and "And in most disciplines?" were heard as nobody's questions.
"""
_NO_CASE = frozenset(
    """fact addition statement interview email letter report response turn case way other conclusion summary short
    general particular example instance moment meantime video post tweet speech article study paper book reason
    purpose contrast comparison line order light view essence theory principle reality name part sense hope mind
    word sure time end""".split()
)
"""Nouns behind such a preposition that set none: «In a statement, the firm said …»"""


def find_opening(source: SourceView, index: int, text: str) -> Slot | None:
    """Returns the question that the beginning of a sentence, which goes on from the one before, answers in the rest."""
    for opening in OPENINGS:
        match = re.match(rf"(?:{opening.words}), (?P<rest>.+)", text)
        if match and count_words(match["rest"]) >= REST:
            return Slot(opening.question, opening.question, as_sentence(match["rest"]))
    parse = source.sentence(index).parse
    return _ask_condition(parse, text) or _ask_case(source, index, parse, text)


def _ask_condition(parse: Parse, text: str) -> Slot | None:
    """Returns a condition as a question: "If the lead holds, she wins." as "And if the lead holds?", "She wins."."""
    if not parse.tokens or parse.tokens[0].word != "if":
        return None
    head = parse.tokens[parse.tokens[0].head]
    if head.relation != "advcl" or head.left != 0 or head.head != parse.root:
        return None
    if any(token.tag == "VBD" and token.word != "were" for token in parse.verb_group(parse.tokens[0].head)):
        return None  # "If he seemed annoyed, he had reason to be": no condition, but what was so
    rest = _read_rest(parse, head.right, text)
    if not rest:
        return None
    opening = text[: len(text) - len(rest)].rstrip(" ,")
    rest = re.sub(r"^then ", "", rest)
    if not 3 <= count_words(opening) <= OPENING or rest.endswith("?"):
        return None
    return Slot("condition", f"And {inside_sentence(opening, is_name=False)}?", as_sentence(rest))


def _ask_case(source: SourceView, index: int, parse: Parse, text: str) -> Slot | None:
    """Returns a place or a case as a question where the sentence before it is of another one.

    "In Corrow, the nets stayed dry." behind "The mill in Ashby closed." gives "And in Corrow?".
    """
    if not parse.tokens or parse.tokens[0].word not in _PREPOSITIONS or parse.tokens[0].relation != "prep":
        return None
    first = parse.tokens[0]
    objects = parse.children(0, "pobj")
    inside = parse.tokens[: first.right + 1]
    if len(objects) != 1 or not (any(t.entity in _WHERE for t in inside) or _is_group(parse, objects[0])):
        return None
    if any(t.lemma.lower() in _NO_CASE or t.pos in ("VERB", "AUX", "PRON") for t in inside):
        return None
    rest = _read_rest(parse, first.right, text)
    opening = text[: len(text) - len(rest)].rstrip(" ,")
    if not rest or count_words(opening) > PLACE or "," in opening or any(t.entity in _WHEN for t in inside):
        return None
    before = source.sentence(index - 1).parse.tokens if index else ()
    if any(t.entity in _WHERE for t in inside) and not any(t.entity in _WHERE for t in before):
        return None  # nothing to set it against
    return Slot("case", f"And {inside_sentence(opening, is_name=False)}?", as_sentence(rest))


def _is_group(parse: Parse, at: int) -> bool:
    """Returns whether a noun stands for all of a kind and nothing else is said of it: "for women"."""
    token = parse.tokens[at]
    is_bare = token.left == token.right or parse.words(token.left, at).lower() == "the"
    return token.tag == "NNS" and token.right == at and is_bare and parse.tokens[0].word in ("for", "among")


def _read_rest(parse: Parse, last: int, text: str) -> str:
    """Returns what is said behind a token and its comma, where all up to there is said as it is written."""
    tokens = parse.tokens
    if last + 2 >= len(tokens) or tokens[last + 1].text != "," or tokens[last + 2].text in ("“", '"'):
        return ""
    subjects = parse.children(parse.root, "nsubj", "nsubjpass", "expl")
    stop = tokens[last + 1].end
    if not subjects or tokens[subjects[0]].left != last + 2 or not text.startswith(parse.text[:stop]):
        return ""
    rest = text[stop:].strip()
    return rest if count_words(rest) >= REST else ""
