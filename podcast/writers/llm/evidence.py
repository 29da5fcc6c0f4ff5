"""The article's sentences by number, and what the extractive writer makes of them where the model fails."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from podcast.errors import ArticleError
from podcast.model import silent
from podcast.writers.extractive import Extractive
from podcast.writers.llm.schema import Sentence
from podcast.writers.llm.turns import Said

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.model import Article, Line, Passage, Script, ScriptChapter
    from podcast.writers.brief import Brief
    from podcast.writers.llm.parts import Part


class Evidence:
    """Sentences that may be cited."""

    def __init__(self, made: Iterable[Part]) -> None:
        self._texts = {sentence.number: sentence.text for part in made for sentence in part.sentences}
        self._numbers = {text: number for number, text in reversed(self._texts.items())}

    def __getitem__(self, number: int) -> str:
        return self._texts[number]

    def number(self, text: str) -> int:
        """The number of a sentence; a new one when it had none."""
        if text not in self._numbers:
            number = max(self._texts, default=0) + 1
            self._texts[number], self._numbers[text] = text, number
        return self._numbers[text]


class Spare:
    """The extractive writer's script, written when it is first needed."""

    def __init__(self, article: Article, brief: Brief, evidence: Evidence) -> None:
        self._article = article
        self._brief = replace(brief, report=silent)
        self._evidence = evidence

    @cached_property
    def _script(self) -> Script | None:
        try:
            return Extractive().write(self._article, self._brief)
        except ArticleError:  # a language that it has no words in
            return None

    @cached_property
    def _notes(self) -> dict[str, str]:
        return {note.label: note.text for note in self._script.footnotes} if self._script else {}

    def chapter(self, part: Part) -> tuple[Said, ...]:
        """What it says of a part, or nothing."""
        if self._script is None:
            return ()
        wanted = {sentence.text for sentence in part.sentences}
        best = max(self._script.chapters[1:-1], key=lambda one: self._common(one, wanted), default=None)
        if best is None or not self._common(best, wanted):
            return ()
        turns: list[Said] = []
        glue: list[Said] = []
        for line in best.lines:
            turn = Said(line.host, tuple(self._sentence(passage) for passage in line.passages))
            if not line.cites:
                glue.append(turn)
            elif wanted & self._cited(line):
                turns += [*glue, turn]
                glue = []
            else:  # a question to it is none of this part's either
                glue = []
        return tuple(turns)

    def cited(self, chapter: int) -> tuple[Sentence, ...]:
        """What it says with a footnote in its first (0) or last (-1) chapter."""
        lines = self._script.chapters[chapter].lines if self._script else ()
        return tuple(self._sentence(passage) for line in lines for passage in line.passages if passage.cites)

    def _sentence(self, passage: Passage) -> Sentence:
        return Sentence(
            passage.text, tuple(self._evidence.number(self._notes[label]) for label in passage.cites)
        )

    def _cited(self, line: Line) -> set[str]:
        return {self._notes[label] for label in line.cites}

    def _common(self, chapter: ScriptChapter, wanted: set[str]) -> int:
        return sum(bool(wanted & self._cited(line)) for line in chapter.lines)
