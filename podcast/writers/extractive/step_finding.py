"""The steps of a how-to or a recipe: by how the page marks them, by headings that count, by points that command."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.writers.extractive.titles import read_spellings, title_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Sentence
    from podcast.writers.extractive.source_view import SourceView

STEP = re.compile(
    r"^\s*(?:step\s+)?(?:#|No\.?\s*)?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine"
    r"|ten)\s*(?:[.):–—-]\s*|\s+(?=[A-Z]))(?P<name>\S.*)?$",
    re.IGNORECASE,
)
"""A heading or a line with the number of a step: «Step 2: Cut the gnomon»"""
FEWEST = 3
"""Steps of a how-to, at least."""
COMMANDS = 0.6
"""Share of the points of a list that are commands, from which on it is steps."""
SAME = 0.5
"""Share of the words of steps that other steps have, too, from which on they are the same."""


@dataclass(frozen=True, slots=True)
class Step:
    """What is done at once: its name, if it has one, and the sentences that say how."""

    section: int
    name: str
    rests_on: str
    """The heading that its name is from."""
    sentences: tuple[int, ...]


def find_steps(source: SourceView) -> tuple[Step, ...]:
    """Returns the steps: blocks that are some, or sections whose headings count, in their order."""
    article = source.understood.article
    by_block: dict[tuple[int, int], list[int]] = {}
    by_section: dict[int, list[int]] = {}
    for sentence in source.sentences:
        if sentence.section < 0:
            continue
        by_section.setdefault(sentence.section, []).append(sentence.index)
        blocks = article.sections[sentence.section].blocks
        if sentence.paragraph < len(blocks) and blocks[sentence.paragraph].kind == "step":
            by_block.setdefault((sentence.section, sentence.paragraph), []).append(sentence.index)
    if len(by_block) >= FEWEST:
        steps = [Step(section, "", "", tuple(own)) for (section, _), own in by_block.items()]
        twice = _find_told_twice(source, steps)
        return tuple(step for step in steps if step.section not in twice)
    spellings = read_spellings(source)
    counted = [
        (n, m) for n, s in enumerate(article.sections) if n in by_section and (m := STEP.match(s.heading))
    ]
    if len(counted) < FEWEST:
        return _read_commands(source)
    return tuple(
        Step(
            n,
            title_of(match["name"] or "", spellings).rstrip("."),
            article.sections[n].heading,
            tuple(by_section[n]),
        )
        for n, match in counted
    )


def _read_commands(source: SourceView) -> tuple[Step, ...]:
    """Returns the points of a list of which most tell somebody to do something; none where there is no such list."""
    article = source.understood.article
    for section in (-1, *range(len(article.sections))):
        blocks = (article.summary if section < 0 else article.sections[section]).blocks
        items: dict[int, list[Sentence]] = {}
        for sentence in source.sentences:
            at = sentence.paragraph
            if sentence.section == section and at < len(blocks) and blocks[at].kind == "item":
                items.setdefault(at, []).append(sentence)
        told = sum(is_command(own[0]) for own in items.values())
        if len(items) >= FEWEST and told >= COMMANDS * len(items):
            return tuple(Step(section, "", "", tuple(s.index for s in own)) for own in items.values())
    return ()


def is_command(sentence: Sentence) -> bool:
    """Returns whether a sentence tells somebody to do something: "Lay the stone in water"."""
    parse = sentence.parse
    root = parse.root
    if root < 0 or parse.tokens[root].tag not in ("VB", "VBP"):
        return False
    return not parse.children(root, "nsubj", "nsubjpass", "expl", "csubj") and not sentence.text.endswith("?")


def _find_told_twice(source: SourceView, steps: Sequence[Step]) -> set[int]:
    """Returns the sections whose steps come again in a later one: a recipe that is told first and printed below."""
    words: dict[int, set[str]] = {}
    for step in steps:
        for index in step.sentences:
            words.setdefault(step.section, set()).update(
                re.findall(r"[a-z]{4,}", source.sentence(index).text.lower())
            )
    return {
        section
        for section, own in words.items()
        if any(other > section and len(own & later) >= SAME * len(later) for other, later in words.items())
    }
