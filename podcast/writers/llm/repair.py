"""Sentences that fail the check: sent back to the model, then replaced by the article's own, or dropped."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.language.plain.sentences import count_words
from podcast.model import Footnote, Line, Passage, Script, ScriptChapter, Sting
from podcast.writers.llm import prompts
from podcast.writers.llm.answers import REPAIR, CitedSentence, UnusableAnswerError
from podcast.writers.llm.turns import DraftTurn, RepairNote, alternate, is_question, tidy
from podcast.writers.plain_speech import for_ear

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from podcast.model import Article, Item
    from podcast.writers.brief import Brief
    from podcast.writers.llm.asking import Asker
    from podcast.writers.llm.evidence import CitableSentences
    from podcast.writers.llm.parts import ChapterPart
    from podcast.writers.llm.prompts import PromptContext

ROUNDS = 2
"""Times that failing lines go back to the model."""
LONGEST_REASON = 110
"""Characters of a reason in a note of the script."""

SentenceFaults = dict[tuple[int, int], tuple[str, ...]]
"""(turn, sentence) → messages."""

SAID_BEFORE = "the same words were said before: say it in another way, or leave it out"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What the other chapters have."""

    cited: frozenset[int] = frozenset()
    """Numbers of sentences."""
    uncited: frozenset[str] = frozenset()
    """Folded sentences without a citation: ours, such as questions."""


@dataclass(frozen=True, slots=True)
class Checker:
    """The studio's check, sentence by sentence, and no words of ours twice."""

    article: Article
    brief: Brief
    evidence: CitableSentences

    def faults(self, title: str, turns: Sequence[DraftTurn], elsewhere: Elsewhere) -> SentenceFaults:
        """Returns the sentences of a chapter that cannot stay, with what is wrong with each."""
        places = [(at, place) for at, turn in enumerate(turns) for place in range(len(turn.sentences))]
        if not places:
            return {}
        probe = self._probe(title, turns, elsewhere)
        faults: SentenceFaults = {}
        heard = set(elsewhere.uncited)
        for (at, place), messages in zip(places, self.brief.faults(probe), strict=True):
            sentence = turns[at].sentences[place]
            words = "" if sentence.cites else fold(sentence.text)
            every = (*messages, SAID_BEFORE) if words in heard else messages
            if every:
                faults[at, place] = every
            if words:
                heard.add(words)
        return faults

    def _probe(self, title: str, turns: Sequence[DraftTurn], elsewhere: Elsewhere) -> Script:
        """A script of a line for each sentence: it must rest on its own evidence, not on that of its neighbours."""
        items: list[Item] = []
        for turn in turns:
            for sentence in turn.sentences:
                passage = Passage(sentence.text, tuple(map(str, sentence.cites)))
                items += [Line(turn.host, (passage,)), Sting()]  # between two stings a host may speak again
        own = {number for turn in turns for sentence in turn.sentences for number in sentence.cites}
        numbers = sorted({*elsewhere.cited, *own})
        return Script(
            title=self.article.title,
            hosts=self.brief.hosts,
            chapters=(ScriptChapter(title, tuple(items)),),
            footnotes=tuple(Footnote(str(number), self.evidence[number]) for number in numbers),
            author=self.article.author,
            language=self.article.language,
        )


@dataclass(frozen=True, slots=True)
class Mender:
    """Mends the turns of a chapter: by the model, then by the article's own words, then by leaving out."""

    context: PromptContext
    asker: Asker
    checker: Checker

    def mend(
        self, part: ChapterPart, turns: Sequence[DraftTurn], elsewhere: Elsewhere
    ) -> tuple[DraftTurn, ...]:
        """Returns the turns, every sentence of which passes beside what the other chapters have."""
        mended = alternate(turns, self.context.hosts)
        for _ in range(ROUNDS):
            faults = self.checker.faults(part.title, mended, elsewhere)
            if not faults:
                return mended
            try:
                mended = self._ask_again(part, mended, faults)
            except UnusableAnswerError:
                break
        for own_words in (True, False):
            faults = self.checker.faults(part.title, mended, elsewhere)
            if not faults:
                return mended
            replaced = self._replace(part, mended, faults, own_words=own_words)
            mended = alternate(replaced, self.context.hosts)
        return mended

    def _ask_again(
        self, part: ChapterPart, turns: tuple[DraftTurn, ...], faults: SentenceFaults
    ) -> tuple[DraftTurn, ...]:
        """The turns with those lines that the model wrote again."""
        failing = sorted({at for at, _ in faults})
        lines = [_failed_line(turns, at, faults) for at in failing]
        messages = prompts.repair_messages(self.context, part.title, lines, part.sentences)
        answer = self.asker.ask(messages, REPAIR, REPAIR.read)
        result = list(turns)
        for line in answer.lines:
            at = line.line - 1
            if at not in failing:
                continue
            sentences = tidy(line.sentences, part.numbers, self.context.article.language)
            note = RepairNote("repaired" if sentences else "dropped", _reason(faults, at))
            result[at] = DraftTurn(turns[at].host, sentences, (*_lasting_notes(turns[at]), note))
        return alternate(result, self.context.hosts)

    def _replace(
        self, part: ChapterPart, turns: tuple[DraftTurn, ...], faults: SentenceFaults, *, own_words: bool
    ) -> tuple[DraftTurn, ...]:
        """The turns with the article's words in place of what fails; without them, where even those do."""
        used = {
            number
            for at, turn in enumerate(turns)
            for place, sentence in enumerate(turn.sentences)
            if (at, place) not in faults
            for number in sentence.cites
        }
        result = list(turns)
        for at in sorted({at for at, _ in faults}):
            sentences: list[CitedSentence] = []
            replaced = False
            for place, sentence in enumerate(turns[at].sentences):
                if (at, place) not in faults:
                    sentences.append(sentence)
                elif own_words:
                    numbers = _instead(part, sentence, used)
                    sentences += [self._own(number) for number in numbers]
                    used.update(numbers)
                    replaced = replaced or bool(numbers)
            note = RepairNote("replaced" if replaced else "dropped", _reason(faults, at))
            notes = _lasting_notes(turns[at]) if own_words else turns[at].notes
            result[at] = DraftTurn(turns[at].host, tuple(sentences), (*notes, note))
        return tuple(result)

    def _own(self, number: int) -> CitedSentence:
        """A sentence of the article as it is said."""
        return CitedSentence(" ".join(for_ear(self.checker.evidence[number], follows=False)), (number,))


def _failed_line(turns: Sequence[DraftTurn], at: int, faults: SentenceFaults) -> prompts.FailedLine:
    return prompts.FailedLine(
        number=at + 1,
        host=turns[at].host,
        before=turns[at - 1].text if at else "",
        after=turns[at + 1].text if at + 1 < len(turns) else "",
        sentences=tuple(
            (sentence, faults.get((at, place), ())) for place, sentence in enumerate(turns[at].sentences)
        ),
    )


def _instead(part: ChapterPart, failed: CitedSentence, used: Collection[int]) -> list[int]:
    """Which of the part's sentences say what a failed one should have; none for a question, or what was said."""
    own = {sentence.number: sentence for sentence in part.sentences if not sentence.heading}
    cited = [number for number in failed.cites if number in own]
    if cited:
        return [number for number in cited if number not in used]
    fresh = [sentence for sentence in own.values() if sentence.number not in used]
    if is_question(failed) or not fresh:
        return []
    # Neither a fragment nor a monster, the first of its kind.
    best = min(fresh, key=lambda sentence: (not 8 <= count_words(sentence.text) <= 35, sentence.number))
    return [best.number]


def _reason(faults: SentenceFaults, turn: int) -> str:
    """What is wrong with a turn, without the mend: messages of the check have it after a colon."""
    message = next(messages[0] for (at, _), messages in faults.items() if at == turn)
    what = message.partition(": ")[0]
    return what if len(what) <= LONGEST_REASON else f"{what[: LONGEST_REASON - 1].rstrip()}…"


def _lasting_notes(turn: DraftTurn) -> tuple[RepairNote, ...]:
    """The notes of a turn without those of an earlier round about the same trouble."""
    return tuple(note for note in turn.notes if note.action != "repaired")


def drop(turn: DraftTurn, message: str) -> DraftTurn:
    """Returns a turn of which only the note is left."""
    note = RepairNote("dropped", message.partition(": ")[0])
    return replace(turn, sentences=(), notes=(*_lasting_notes(turn), note))
