"""How sure something is said to be beyond what the evidence has: "proves" for "suggests", "no doubt" for "may"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.script.check.denials import NOTS
from podcast.script.check.phrases import find_any, spell
from podcast.script.check.signs import Sign

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.script.check.evidence import Evidence
    from podcast.script.check.statements import Statement


@dataclass(frozen=True, slots=True)
class Sureness:
    """Words that leave no doubt, and those that leave as little."""

    pattern: re.Pattern[str]
    alike: re.Pattern[str]
    """What the evidence may have for it, beside the same words."""
    example: str


_KNOWN = """certain*, clear*, definite*, know, knows, known, knew, sure, surely, undoubtedly, unquestionabl*,
obvious*, doubt, doubtless*, prove*, proof, confirm*, establish*, inevitabl*, guarantee*, must, unavoidabl*,
settled, decided, final, evident*, bound to, cannot, of course"""
"""Words of the evidence that leave as little doubt as nearly any of these."""
_BE = spell("am, are, be, been, being, is, was, were, isn't, aren't, 's, 're, seem, seems")
_RATHER = "(?: (?:now|quite|all|as good as|[a-z]+ly))?"
"""What may stand between "is" and "certain"."""


def _sure(words: str, alike: str, example: str, *, is_predicate: bool = False) -> Sureness:
    """Returns a row; what is a predicate stands behind a form of "be"."""
    pattern = (
        rf"(?:(?<!\w)|(?=['’])){_BE}{_RATHER} {spell(words)}" if is_predicate else rf"(?<!\w){spell(words)}"
    )
    return Sureness(re.compile(rf"{pattern}(?!\w)", re.IGNORECASE), find_any(f"{words}, {alike}"), example)


SURENESS = (
    _sure(
        """no doubt about, no doubt at all, no doubt that, no doubt whatever, no question about, no question that,
        leave no doubt, leaves no doubt, left no doubt, leaving no doubt, beyond doubt, beyond any doubt, beyond
        all doubt, beyond a doubt, beyond question, beyond dispute, without doubt, without a doubt, without any
        doubt, without question, have no doubt, has no doubt, had no doubt, have no doubts, has no doubts, there
        is no doubt, doubtless""",
        _KNOWN,
        "There is no doubt that the gate leaks.",
    ),
    _sure(
        """for certain, for sure, for a fact, absolutely certain, absolutely sure, completely certain, completely
        sure, entirely sure, fully certain, perfectly sure, quite certain, quite sure, so certain, so sure, very
        sure, with certainty, with complete certainty, with absolute certainty""",
        _KNOWN,
        "The keeper knows for certain that the gate leaks.",
    ),
    _sure(
        """certainly, clearly, definitely, evidently, indisputably, inevitably, obviously, plainly, surely,
        undeniably, undoubtedly, unquestionably""",
        _KNOWN,
        "The gate plainly leaks.",
    ),
    _sure(
        """bound to, certain to, destined to, guaranteed to, sure to, guaranteed, inevitable, unavoidable,
        indisputable, a given, a certainty, a foregone conclusion, a done deal""",
        _KNOWN,
        "The gate is bound to leak.",
        is_predicate=True,
    ),
    _sure(
        "certain, settled, decided, final, proven, established, set in stone",
        _KNOWN + ", choose, chose, chosen, agreed, resolved",
        "By now it is settled that the gate leaks.",
        is_predicate=True,
    ),
    _sure(
        """made up her mind, made up his mind, made up its mind, made up my mind, made up their mind, made up their
        minds, made up our minds, cannot fail to, can't fail to, has been settled, has been decided, have been
        settled""",
        _KNOWN + ", choose, chose, chosen, agreed, resolved, determined",
        "The town has made up its mind, and the gate will be mended.",
    ),
    _sure(
        "found out exactly, finds out exactly, worked out exactly, know exactly, knows exactly, knew exactly",
        "exact*, precise*, discover*, clear*, identified",
        "They found out exactly why the gate leaks.",
    ),
    _sure(
        "prove, proves, proved, proven, proof",
        "confirm*, demonstrate*, establish*, evidence, find, finds, finding*, found, show*",
        "The study proves that the gate leaks.",
    ),
    _sure(
        """for good, for ever, forever, once and for all, permanently, irrevocabl*, final approval, final decision,
        final go-ahead, final ruling, final say, final verdict, final word""",
        """permanent, never again, final*, last*, always, irreversibl*, eternal*, indefinite*, definitive*, end,
        ends, ended, die, dies, died, close, closes, closed, quit""",
        "The gate was shut for good.",
    ),
    _sure(
        """as good as beaten, as good as certain, as good as done, as good as dead, as good as finished, as good as
        gone, as good as lost, as good as over, as good as ready, as good as settled, as good as won, all but
        certain, all but over, all but won""",
        _KNOWN + ", almost, nearly, virtually, practically, over, all but, as good as",
        "The gate is as good as lost.",
    ),
    _sure(
        "announced, confirmed, it's official, it is official",
        """announc*, say*, said, told, tell*, declar*, confirm*, statement, unveil*, reveal*, report*, according,
        official*, pledge*, vow*, promise*, launch*, publish*, release*, present*, wrote, write*, introduced,
        decided, plans to, will""",
        "The town has announced that the gate is safe.",
    ),
    _sure("unprecedented", "first, never, new", "The flood was unprecedented."),
)
"""How one says that there is no doubt."""
_BESIDE = 3
"""Words before such words among which a "not" takes them back: "It is not at all certain"."""


def find_sureness_signs(said: Statement, evidence: Evidence, near: Sequence[Statement]) -> Iterator[Sign]:
    """Yields the words that leave no doubt where nothing of the evidence does; `near` is what shows it."""
    held = " ".join(_read_undenied(one) for one in evidence.cited)
    for sureness in SURENESS:
        match = sureness.pattern.search(said.text)
        if match is None or sureness.alike.search(held):
            continue
        at = next(at for at, token in enumerate(said.tree.tokens) if token.end > match.start())
        if not any(token.word in NOTS for token in said.tree.tokens[max(0, at - _BESIDE) : at]):
            yield Sign("sure", match[0], "", near[0].text if near else "", at)
            return


def _read_undenied(one: Statement) -> str:
    """Returns the words of a sentence but those that it denies; a doubt that is denied is none."""
    return " ".join(
        token.text
        for at, token in enumerate(one.tree.tokens)
        if not one.standing(at).is_denied or token.word.startswith("doubt")
    )
