"""Footnotes of a script: the article's sentences, as they are first cited."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from podcast.model import Footnote
from podcast.writers.extractive.spoken_names import short_name

if TYPE_CHECKING:
    from podcast.writers.extractive.source_view import SourceView


@dataclass
class Notes:
    """The footnotes of a script as they are first cited."""

    footnotes: list[Footnote] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)

    def cite(self, text: str) -> tuple[str, ...]:
        """Returns the label of the footnote that holds this text; a new one where there is none."""
        if text not in self.labels:
            self.labels[text] = str(len(self.footnotes) + 1)
            self.footnotes.append(Footnote(self.labels[text], text))
        return (self.labels[text],)


def cite_part(source: SourceView, notes: Notes, rests_on: int | str | None, text: str) -> tuple[str, ...]:
    """Returns the labels of what a text rests on: its sentence, and the first that has a name which that has not."""
    if rests_on is None:
        return ()
    meant: set[int | None] = set()
    if isinstance(rests_on, str):
        written = rests_on
    else:
        written = source.sentence(rests_on).text
        meant = {
            *source.mentions.get(rests_on, ()),
            *(q.speaker for q in source.quotations.get(rests_on, ())),
        }
    labels = notes.cite(written)
    names = [entity.name for entity in source.understood.entities]
    names += [short_name(source.entity(number)) for number in meant if number is not None]
    for name in dict.fromkeys(names):
        if name in text and name not in written:
            holder = next((sentence.text for sentence in source.sentences if name in sentence.text), None)
            labels += tuple(label for label in notes.cite(holder) if label not in labels) if holder else ()
    return labels
