"""Sentences that fail the check: sent back, then replaced by the article's own, or dropped."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.ear import for_ear
from podcast.writers.llm import prompts
from podcast.writers.llm.schema import REPAIR, Sentence, UnusableError
from podcast.writers.llm.turns import Said, alternate, tidied

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from podcast.writers.llm.asking import Asker
    from podcast.writers.llm.checker import Checker, Faults
    from podcast.writers.llm.parts import Part
    from podcast.writers.llm.prompts import Stage

ROUNDS = 2
"""Times that failing lines go back to the model."""


@dataclass(frozen=True, slots=True)
class Mender:
    """What mending takes."""

    stage: Stage
    asker: Asker
    checker: Checker

    def mended(
        self, part: Part, turns: Sequence[Said], cited: Collection[int], heard: Collection[str]
    ) -> tuple[Said, ...]:
        """The turns, every sentence of which passes; see `Checker.faults` for the last two."""
        made = alternate(turns, self.stage.hosts)
        for _ in range(ROUNDS):
            faults = self.checker.faults(part.title, made, cited, heard)
            if not faults:
                return made
            try:
                made = self._asked_again(part, made, faults)
            except UnusableError:
                break
        for own_words in (True, False):
            faults = self.checker.faults(part.title, made, cited, heard)
            if not faults:
                return made
            made = alternate(self._replaced(part, made, faults, own_words=own_words), self.stage.hosts)
        return made

    def _asked_again(self, part: Part, turns: tuple[Said, ...], faults: Faults) -> tuple[Said, ...]:
        failing = sorted({at for at, _ in faults})
        lines = [
            prompts.Faulty(
                at + 1,
                turns[at].host,
                turns[at - 1].text if at else "",
                turns[at + 1].text if at + 1 < len(turns) else "",
                tuple(
                    (one.text, one.cites, faults.get((at, place), ()))
                    for place, one in enumerate(turns[at].sentences)
                ),
            )
            for at in failing
        ]
        messages = prompts.repair(self.stage, part.title, lines, part.sentences)
        answer = self.asker.ask(messages, REPAIR, REPAIR.read)
        made = list(turns)
        for line in answer.lines:
            at = line.line - 1
            if at not in failing:
                continue
            sentences = tidied(line.sentences, part.numbers, self.stage.article.language)
            note = f"{'repaired' if sentences else 'dropped'}: {_reason(faults, at)}"
            made[at] = Said(turns[at].host, sentences, (*_other_notes(turns[at]), note))
        return alternate(made, self.stage.hosts)

    def _replaced(
        self, part: Part, turns: tuple[Said, ...], faults: Faults, *, own_words: bool
    ) -> tuple[Said, ...]:
        """The turns with the article's words in place of what fails; without them, where even those do."""
        used = {
            number
            for at, turn in enumerate(turns)
            for place, one in enumerate(turn.sentences)
            if (at, place) not in faults
            for number in one.cites
        }
        made = list(turns)
        for at in sorted({at for at, _ in faults}):
            kept: list[Sentence] = []
            new = False
            for place, one in enumerate(turns[at].sentences):
                if (at, place) not in faults:
                    kept.append(one)
                elif own_words:
                    numbers = _instead(part, one, used)
                    kept += [self._own(number) for number in numbers]
                    used.update(numbers)
                    new = new or bool(numbers)
            note = f"{'replaced' if new else 'dropped'}: {_reason(faults, at)}"
            notes = turns[at].notes if not own_words else _other_notes(turns[at])
            made[at] = Said(turns[at].host, tuple(kept), (*notes, note))
        return tuple(made)

    def _own(self, number: int) -> Sentence:
        """A sentence of the article as it is said."""
        return Sentence(" ".join(for_ear(self.checker.evidence[number], follows=False)), (number,))


def _instead(part: Part, failed: Sentence, used: Collection[int]) -> list[int]:
    """Which of the part's sentences say what a failed one should have; none for a question, or what was said."""
    own = {one.number: one for one in part.sentences if not one.heading}
    cited = [number for number in failed.cites if number in own]
    if cited:
        return [number for number in cited if number not in used]
    if failed.text.rstrip("”’\"')").endswith(("?", "？")):
        return []
    fresh = [one for one in own.values() if one.number not in used]
    # Neither a fragment nor a monster, the first of its kind.
    return (
        [min(fresh, key=lambda one: (not 8 <= count_words(one.text) <= 35, one.number)).number]
        if fresh
        else []
    )


def _reason(faults: Faults, turn: int) -> str:
    message = next(messages[0] for (at, _), messages in faults.items() if at == turn)
    short = message.partition(": ")[0]
    return short if len(short) <= 110 else f"{short[:109].rstrip()}…"


def _other_notes(turn: Said) -> tuple[str, ...]:
    """Without what an earlier round says of the same trouble."""
    return tuple(note for note in turn.notes if not note.startswith("repaired: "))


def dropped(turn: Said, message: str) -> Said:
    """A turn of which only the note is left."""
    return replace(turn, sentences=(), notes=(*_other_notes(turn), f"dropped: {message.partition(': ')[0]}"))
