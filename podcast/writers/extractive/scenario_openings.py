"""How a scenario is opened: which one it is, its name, how likely the article calls it; and all of them at last."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.model import Passage
from podcast.writers.extractive.edits import as_sentence
from podcast.writers.extractive.footnotes import cite_part
from podcast.writers.extractive.spoken_names import with_full_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Section
    from podcast.writers.extractive.footnotes import Notes
    from podcast.writers.extractive.heard import Heard
    from podcast.writers.extractive.source_view import SourceView

_ORDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_RATED = re.compile(
    r"(?P<odds>(?:very |fairly |quite |relatively )?"
    r"(?:high|low|moderate|medium|small|slight|considerable|substantial)\b.*?)"
    r"(?: probability| likelihood| chance)?"
)
"""A likelihood by its height: «high probability»"""
_AT = r"(?:about |around |roughly |some |under |below |over |above )?(?:\d|one in )"
_COUNTED = re.compile(rf"(?P<odds>{_AT}.*?)(?: probability| likelihood| chance)?")
"""A likelihood in numbers: «45 percent»"""
_CASE = re.compile(
    rf"(?P<case>(?:(?:best|base|worst) case|upside|downside)) \((?P<odds>{_AT}.*?)(?: chance)?\)"
)
"""One of several cases, with its likelihood in brackets: «base case (50 percent chance)»"""
_FORMS = (
    # How it is said of the first scenario, of the others, and when all are named again.
    (_CASE, "the {case} of the article, at {odds}", "the {case}, at {odds}", "{case}, {odds}"),
    (_COUNTED, "whose likelihood the article puts at {odds}", "at {odds}", "{odds}"),
    (
        _RATED,
        "whose likelihood the article rates as {odds}",
        "its likelihood rated as {odds}",
        "likelihood {odds}",
    ),
    (re.compile(r"(?P<odds>.+)", re.DOTALL), "which the article calls {odds}", "{odds}", "{odds}"),
)
SEVERAL = 2
"""Scenarios from which on they are named again at last."""


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
    first, later, _ = _say_odds(section)
    text = f"Scenario {count}, {later if number > 1 else first}: {name}"
    odds_labels = _cite_odds(source, notes, section)
    return (Passage(text, (*labels, *(label for label in odds_labels if label not in labels))),)


def name_scenarios(source: SourceView, notes: Notes, sections: Sequence[Section]) -> tuple[Passage, ...]:
    """Returns all scenarios of an episode once more, each with its likelihood; nothing where there is only one, or
    the article rates one of them in no word."""
    if len(sections) < SEVERAL or not all(section.likelihood for section in sections):
        return ()
    passages = []
    for section in sections:
        name = as_sentence(section.name or section.heading)
        *_, odds = _say_odds(section)
        labels = (*cite_part(source, notes, section.heading, name), *_cite_odds(source, notes, section))
        passages.append(Passage(f"{odds[:1].upper()}{odds[1:]}: {name}", tuple(dict.fromkeys(labels))))
    return (Passage("The scenarios, in short.", passages[0].cites), *passages)


def _say_odds(section: Section) -> tuple[str, ...]:
    """Returns a likelihood as it is said of the first scenario, of another one, and when all are named again."""
    odds = (section.likelihood[:1].lower() + section.likelihood[1:]).rstrip(".")
    matches = ((pattern.fullmatch(odds), forms) for pattern, *forms in _FORMS)
    return next(
        tuple(form.format(**match.groupdict()) for form in forms) for match, forms in matches if match
    )


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
