"""How a scenario is opened: which one it is, what it is called, and how likely the article calls it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.model import Passage
from podcast.writers.extractive.edits import as_sentence
from podcast.writers.extractive.footnotes import cite_part
from podcast.writers.extractive.spoken_names import with_full_name

if TYPE_CHECKING:
    from podcast.model import Section
    from podcast.writers.extractive.footnotes import Notes
    from podcast.writers.extractive.heard import Heard
    from podcast.writers.extractive.source_view import SourceView

_ORDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")

_ODDS = (
    # "45 per cent", "about one in five"
    (
        r"\W*(?:about |around |roughly |some |under |below |over |above )?(?:\d|one in )",
        "whose likelihood the article puts at {odds}",
        "at {odds}",
    ),
    # "low", "high but falling"
    (
        r"(?:very |fairly |quite |relatively )?(?:high|low|moderate|medium|small|slight|considerable|substantial)\b",
        "whose likelihood the article rates as {odds}",
        "its likelihood rated as {odds}",
    ),
)
"""How a likelihood begins → how it is said of the first scenario, and of the others."""


def open_scenario(
    source: SourceView, notes: Notes, section: Section, number: int, heard: Heard
) -> tuple[Passage, ...]:
    """Returns how a scenario is named: which one, what it is called, how likely the article calls it."""
    count = _ORDINALS[number - 1] if number <= len(_ORDINALS) else str(number)
    name = as_sentence(section.name or section.heading)
    name = with_full_name(source, range(len(source.understood.entities)), name, heard)
    labels = cite_part(source, notes, section.heading, name)
    if not section.likelihood:
        return (Passage(f"Scenario {count}: {name}", labels),)
    odds = section.likelihood[:1].lower() + section.likelihood[1:]
    first, later = next(
        (forms for pattern, *forms in _ODDS if re.match(pattern, odds)),
        ("which the article calls {odds}", "{odds}"),
    )
    odds = odds.rstrip(".")
    form = later if number > 1 else first
    text = f"Scenario {count}, {form.format(odds=odds)}: {name}"
    odds_labels = _cite_odds(source, notes, section)
    return (Passage(text, (*labels, *(label for label in odds_labels if label not in labels))),)


def _cite_odds(source: SourceView, notes: Notes, section: Section) -> tuple[str, ...]:
    """The label of what says how likely a scenario is, where its heading does not."""
    odds = section.likelihood.lower()
    if odds in section.heading.lower():
        return ()
    number = source.understood.article.sections.index(section)
    holder = next(
        (s.text for s in source.sentences if s.section == number and odds in s.text.lower()),
        section.likelihood,
    )
    return notes.cite(holder)
