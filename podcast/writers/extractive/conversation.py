"""A conversation as it grows: what has been said and cited so far, and the next thing that a host says."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from podcast.language.facts.names import find_names
from podcast.language.plain.sentences import count_words
from podcast.model import Footnote, Host, Line, Passage
from podcast.writers.frame import merge_passages

if TYPE_CHECKING:
    from podcast.writers.extractive.phrases import Phrases
    from podcast.writers.extractive.survey import SourceSentence


@dataclass
class Conversation:
    """The hosts, the phrases that are left, and what has been said so far."""

    hosts: tuple[Host, ...]
    phrases: Phrases
    personal: bool = False
    """Whether the article's author tells of himself."""
    proper: frozenset[str] = frozenset()
    """Names that the article uses inside sentences, where only names have a capital."""
    footnotes: list[Footnote] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    """Text of a footnote → its label."""
    airtime: dict[str, int] = field(default_factory=dict)
    """Words by host."""
    names: set[str] = field(default_factory=set)
    """Names that have been said, case-folded."""
    words: set[str] = field(default_factory=set)
    """Words that have been said, in lower case."""
    has_scenario: bool = False
    """Whether a scenario has been announced."""

    def cite(self, sentence: str) -> tuple[str, ...]:
        """Returns the label of the footnote that holds this sentence; a new footnote where there is none."""
        if sentence not in self.labels:
            self.labels[sentence] = str(len(self.footnotes) + 1)
            self.footnotes.append(Footnote(self.labels[sentence], sentence))
        return (self.labels[sentence],)

    def line(self, host: str, *passages: Passage) -> Line:
        """Returns a line of that host; its words count as airtime, its names as said."""
        line = Line(host, merge_passages(passages))
        self.airtime[host] = self.airtime.get(host, 0) + count_words(line.text)
        self.names.update(name.casefold() for name in find_names(line.text))
        self.words.update(line.text.lower().split())
        return line

    def pair(self, after: str = "") -> tuple[str, str]:
        """Returns (who leads, who knows the article) in what comes next: the one who has said less knows.

        `after` spoke last, in the same chapter, and so does not lead.
        """
        talked = sorted(self.hosts, key=lambda host: self.airtime.get(host.name, 0))
        leader, expert = (talked[1] if len(talked) > 1 else talked[0]).name, talked[0].name
        return (expert, leader) if leader == after else (leader, expert)


@dataclass(frozen=True, slots=True)
class Exchange:
    """Neighbouring sentences that one host says without a break, and the article's questions that they answer."""

    sentences: tuple[SourceSentence, ...]
    follows: bool
    """Whether the article's sentence before the first of them was said just before."""
    questions: tuple[SourceSentence, ...] = ()
