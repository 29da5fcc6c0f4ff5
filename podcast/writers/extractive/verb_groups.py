"""Verbs with what belongs to their group, and where a sentence is parted: what the ways to part one share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from podcast.model import Sentence, Token
    from podcast.writers.extractive.edits import Edit

HELPERS = ("aux", "auxpass", "neg")
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
INSIDE = ("ADV", "AUX", "PART", "VERB")
"""What stands from the beginning of a verb's group to the verb."""
CONDITIONS = frozenset(
    ("if", "unless", "when", "whenever", "once", "until", "provided", "as long as", "in case", "suppose")
)
"""Words that begin a clause on which all that follows hangs: "When the gate is shut, the boats wait, and …"."""
TURNING = frozenset("but yet however still nevertheless nonetheless instead".split())
"""Words that turn from what was said before: in «But Ann Lee, a pilot, said no», no pilot is set against it."""
FOCUS = frozenset("even only also especially particularly notably not just merely".split())
"""Words before a subject that weigh it against others: «Even the oldest of the pumps, a gift, was late.»"""
PARTLY = frozenset(
    "only just partly part largely mainly mostly not simply merely probably perhaps maybe".split()
)
"""Words before a time or a reason that make it less, or none: «It fell not when it was old.»"""
_NONE = frozenset(("no", "nobody", "nothing", "never", "none", "few", "neither"))
"""Words that negate all that is said of them: «Nobody sailed.»"""


@dataclass(frozen=True, slots=True, order=True)
class Parting:
    """Where the first sentence ends and the second one begins."""

    end: int
    start: int
    opening: str = ""
    edits: tuple[Edit, ...] = ()
    """Changes of both sentences."""
    stop: int | None = None
    """Where the second one ends, when the first goes on behind it: it is said after the first."""

    @property
    def last(self) -> int:
        """Where all that it takes away or parts ends."""
        return self.stop or self.start


@dataclass(frozen=True, slots=True)
class StatedClause:
    """What a sentence states, or what somebody says in it."""

    verb: int
    lead: str = ""
    """Who says it, before each sentence that it is parted into but the first: "she said"."""
    stop: int | None = None
    """Index behind its last token, where more than marks follows: "It leaks, she said"."""
    adding: str = ""
    """Who says it, before what they say besides: "she also said"."""

    @property
    def is_open(self) -> bool:
        """Whether what ends it may be the author's, or of when it is said: "She says it works, though it leaks"."""
        return bool(self.lead) and self.stop is None

    @property
    def all(self) -> str:
        """How all that it states is pointed at: behind who says it, "that" would be heard as what joins the two."""
        return "this" if self.lead else "that"

    def open(self, *words: str) -> str:
        """Returns how a further sentence of it begins: "But", "it" as "But she said it"."""
        joins, rest = words[:-1], words[-1]
        return " ".join(filter(None, (*joins, self.lead, rest)))


def is_last(sentence: Sentence, at: int, statement: StatedClause) -> bool:
    """Returns whether nothing but marks of a statement stands behind what belongs to a token."""
    tokens = sentence.parse.tokens
    return not any(token.pos != "PUNCT" for token in tokens[tokens[at].right + 1 : statement.stop])


def begin_verb(sentence: Sentence, verb: int) -> int:
    """Returns the first token of a verb's group."""
    return min((verb, *sentence.parse.children(verb, *HELPERS)))


def find_subject(sentence: Sentence, verb: int) -> int | None:
    """Returns the subject of a verb, where it has one."""
    subjects = sentence.parse.children(verb, "nsubj", "nsubjpass")
    if len(subjects) != 1:
        return None
    token, *behind = sentence.parse.tokens[subjects[0] : subjects[0] + 2]
    is_place_of_report = token.text.isupper() and any(
        one.text in ("(", "—", "–", "-", "--") for one in behind
    )
    return None if is_place_of_report else subjects[0]  # "CORROW (AP) — Lee left": to the parser, Corrow left


def is_singled_out(sentence: Sentence, verb: int) -> bool:
    """Returns whether the subject of a verb is one of several of which one is told: "Even Lee, a pilot, was late"."""
    subject = find_subject(sentence, verb)
    if subject is None:
        return False
    tokens = sentence.parse.tokens
    return any(token.word in FOCUS for token in tokens[max(tokens[subject].left - 1, 0) : subject])


def is_negated(sentence: Sentence, statement: StatedClause) -> bool:
    """Returns whether a statement says that something is not so, or of nobody: what follows may be denied, too."""
    tokens = sentence.parse.tokens
    before = tokens[: statement.verb + 1]
    return any(token.relation == "neg" or token.word in _NONE for token in before) or bool(
        sentence.parse.children(statement.verb, "neg")
    )


def is_verb(token: Token) -> bool:
    """Returns whether a token is a verb, be it an auxiliary one."""
    return token.pos in ("VERB", "AUX")


def is_fronted(sentence: Sentence, verb: int) -> bool:
    """Returns whether a statement begins with where, when or how it holds, which may hold for the next one, too."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    first = parse.children(verb, "nsubj", "nsubjpass", "expl")
    # "With little light, the buds stay shut and the leaves fall": with little light, both
    return not first or any(token.pos == "ADP" for token in tokens[tokens[verb].left : tokens[first[0]].left])
