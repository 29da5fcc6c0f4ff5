"""The article's sentences by number, and what the extractive writer makes of them where the model fails."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from podcast.errors import ArticleError
from podcast.language.plain.sentences import count_words
from podcast.model import WriterChoice, silent
from podcast.writers.extractive import Extractive
from podcast.writers.llm.answers import CitedSentence
from podcast.writers.llm.turns import DraftTurn, SpokenChapter
from podcast.writers.plain_speech import for_ear

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from podcast.model import Article, Line, Passage, Script, ScriptChapter
    from podcast.writers.brief import Brief
    from podcast.writers.llm.parts import ChapterPart, NumberedSentence


class CitableSentences:
    """The article's sentences by the numbers that answers cite."""

    def __init__(self, parts: Iterable[ChapterPart]) -> None:
        self._sentences = {sentence.number: sentence for part in parts for sentence in part.sentences}
        self._texts = {number: sentence.text for number, sentence in self._sentences.items()}
        self._numbers = {text: number for number, text in reversed(self._texts.items())}

    def __getitem__(self, number: int) -> str:
        return self._texts[number]

    def sentence(self, number: int) -> NumberedSentence:
        """Returns a sentence of the article."""
        return self._sentences[number]

    def near(self, numbers: Iterable[int], reach: int) -> tuple[NumberedSentence, ...]:
        """Returns sentences, and so many on either side of each."""
        wanted = {number + off for number in numbers for off in range(-reach, reach + 1)}
        return tuple(self._sentences[number] for number in sorted(wanted & set(self._sentences)))

    def number(self, text: str) -> int:
        """Returns the number of a sentence; a new one when it had none."""
        if text not in self._numbers:
            number = max(self._texts, default=0) + 1
            self._texts[number], self._numbers[text] = text, number
        return self._numbers[text]


class Fallback:
    """The extractive writer's script, written when it is first needed."""

    def __init__(
        self,
        article: Article,
        brief: Brief,
        evidence: CitableSentences,
        preferred: Collection[str] = (),
        *,
        is_silent: bool = False,
    ) -> None:
        """A silent one says nothing: its words are not in the script's language."""
        self._article = article
        self._preferred = preferred
        self._is_silent = is_silent
        neutral = replace(brief.show, writer=WriterChoice())
        self._brief = replace(brief, show=neutral, report=silent)
        self._evidence = evidence

    @cached_property
    def _script(self) -> Script | None:
        if self._is_silent:
            return None
        try:
            return Extractive(self._preferred).write(self._article, self._brief)
        except ArticleError:  # a language that it has no words in
            return None

    @cached_property
    def _notes(self) -> dict[str, str]:
        return {note.label: note.text for note in self._script.footnotes} if self._script else {}

    def prefer(self, sentences: Collection[str]) -> Fallback:
        """Returns one for which these sentences weigh more."""
        return Fallback(self._article, self._brief, self._evidence, sentences, is_silent=self._is_silent)

    def whole(self) -> tuple[SpokenChapter, ...]:
        """Returns the whole script, as chapters that can still be changed; nothing in a language without words."""
        chapters = self._script.chapters if self._script else ()
        return tuple(
            SpokenChapter(
                chapter.title,
                tuple(
                    DraftTurn(line.host, tuple(self._sentence(passage) for passage in line.passages))
                    for line in chapter.lines
                ),
                is_frame=place in (0, len(chapters) - 1),
            )
            for place, chapter in enumerate(chapters)
        )

    def chapter(self, part: ChapterPart) -> tuple[DraftTurn, ...]:
        """Returns what the extractive writer says of a part, or nothing."""
        if self._script is None:
            return ()
        wanted = {sentence.text for sentence in part.sentences}
        chapters = self._script.chapters[1:-1]
        best = max(chapters, key=lambda chapter: self._common(chapter, wanted), default=None)
        if best is None or not self._common(best, wanted):
            return self._in_frame(wanted) or self._read_out(part)
        return tuple(turn for one in chapters for turn in self._own_turns(one, wanted, is_best=one is best))

    def _own_turns(self, chapter: ScriptChapter, wanted: set[str], *, is_best: bool) -> list[DraftTurn]:
        """What it says of a part in one of its chapters; a part of several sections has several.

        What rests on another part as much is that one's, but for the chapter that tells most of the part.
        """
        turns: list[DraftTurn] = []
        uncited: list[DraftTurn] = []
        for line in chapter.lines:
            turn = DraftTurn(line.host, tuple(self._sentence(passage) for passage in line.passages))
            cited = self._cited(line)
            own = len(wanted & cited)
            if not line.cites:
                uncited.append(turn)
            elif own and (is_best or 2 * own > len(cited)):
                turns += [*uncited, turn]
                uncited = []
            else:  # a question that another part answers is none of this part's either
                uncited = []
        return turns

    def _in_frame(self, wanted: set[str]) -> tuple[DraftTurn, ...]:
        """What it says of a part in its first or last chapter, where a short summary is all that it says."""
        chapters = self._script.chapters if self._script else ()
        passages = [
            (line.host, passage)
            for chapter in (*chapters[:1], *chapters[-1:])
            for line in chapter.lines
            for passage in line.passages
            if any(self._notes[label] in wanted for label in passage.cites)
        ]
        return tuple(DraftTurn(host, (self._sentence(passage),)) for host, passage in passages)

    def _read_out(self, part: ChapterPart) -> tuple[DraftTurn, ...]:
        """The first sentences of a part that it leaves out altogether, as they are said, by turns."""
        turns: list[DraftTurn] = []
        words = 0
        for sentence in part.sentences:
            if sentence.heading or (turns and words >= part.words):
                continue
            text = " ".join(for_ear(sentence.text, follows=bool(turns)))
            host = part.leader if len(turns) % 2 == 0 else part.expert
            if text:
                turns.append(DraftTurn(host, (CitedSentence(text, (sentence.number,)),)))
                words += count_words(text)
        return tuple(turns)

    def retell(self, numbers: Sequence[int]) -> CitedSentence | None:
        """Returns what it says of sentences, where it says that and no more; None where it does not."""
        wanted = {self._evidence[number] for number in numbers}
        lines = self._script.lines if self._script and wanted else ()
        passages = (passage for line in lines for passage in line.passages)
        exact = (p for p in passages if p.cites and {self._notes[label] for label in p.cites} == wanted)
        best = next((passage for passage in exact if "?" not in passage.text), None)
        return self._sentence(best) if best else None

    def cited(self, chapter: int) -> tuple[CitedSentence, ...]:
        """Returns what it says with a footnote in its first (0) or last (-1) chapter."""
        lines = self._script.chapters[chapter].lines if self._script else ()
        return tuple(self._sentence(passage) for line in lines for passage in line.passages if passage.cites)

    def _sentence(self, passage: Passage) -> CitedSentence:
        cites = tuple(self._evidence.number(self._notes[label]) for label in passage.cites)
        return CitedSentence(passage.text, cites)

    def _cited(self, line: Line) -> set[str]:
        return {self._notes[label] for label in line.cites}

    def _common(self, chapter: ScriptChapter, wanted: set[str]) -> int:
        """How many lines of a chapter rest on one of these sentences."""
        return sum(bool(wanted & self._cited(line)) for line in chapter.lines)
