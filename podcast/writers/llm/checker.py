"""What is wrong with the sentences of a chapter: the studio's check, sentence by sentence, and no words twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.plain.folding import fold
from podcast.model import Footnote, Line, Passage, Script, ScriptChapter, Sting

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from podcast.model import Article, Item
    from podcast.writers.brief import Brief
    from podcast.writers.llm.evidence import Evidence
    from podcast.writers.llm.turns import Said

Faults = dict[tuple[int, int], tuple[str, ...]]
"""(turn, sentence) → messages."""

SAID = "the same words were said before: say it in another way, or leave it out"


@dataclass(frozen=True, slots=True)
class Checker:
    """An article and its sentences, to hold talk against."""

    article: Article
    brief: Brief
    evidence: Evidence

    def faults(
        self, title: str, turns: Sequence[Said], cited: Collection[int], heard: Collection[str]
    ) -> Faults:
        """The sentences that cannot stay; `cited` and `heard` (folded, uncited) is what other chapters have."""
        places = [(at, place) for at, turn in enumerate(turns) for place in range(len(turn.sentences))]
        if not places:
            return {}
        # A line each: whatever is said must rest on its own evidence, not on that of its neighbours.
        items: list[Item] = []
        for at, place in places:
            sentence = turns[at].sentences[place]
            line = Line(turns[at].host, (Passage(sentence.text, tuple(map(str, sentence.cites))),))
            items += [line, Sting()]  # between two stings a host may speak again
        numbers = sorted({*cited, *(n for turn in turns for one in turn.sentences for n in one.cites)})
        probe = Script(
            title=self.article.title,
            hosts=self.brief.hosts,
            chapters=(ScriptChapter(title, tuple(items)),),
            footnotes=tuple(Footnote(str(number), self.evidence[number]) for number in numbers),
            author=self.article.author,
            language=self.article.language,
        )
        found: Faults = {}
        said = set(heard)
        for (at, place), messages in zip(places, self.brief.faults(probe), strict=True):
            sentence = turns[at].sentences[place]
            words = "" if sentence.cites else fold(sentence.text)
            told = (*messages, SAID) if words in said else messages
            if told:
                found[at, place] = told
            if words:
                said.add(words)
        return found
