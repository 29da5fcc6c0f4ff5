"""Fits the weights by which the end of a page's text is known, and says how well they find others' ends.

    python benchmarks/fit_endings.py CORPUS [CORPUS …]

Each CORPUS is a folder with gold.jsonl, of which file and last are read, its pages beside it or in pages/. Every page
is read twice, the second time without its classes and ids, as if nobody knew what its boxes are called. The weights are
those of a logistic regression over the signs of `podcast/article/html/text_end.py`, drawn to 0, in which each page
counts alike. Prints how many words below the text there are, how many are left by weights fitted on all and by those
fitted without the folder, and how many texts lose words by the latter. Then the rows of `text_end`.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import click
import numpy as np
from corpus import read_gold
from understanding import page_path

from podcast import article
from podcast.article.html import page, settling, text_end
from podcast.errors import PodcastError
from podcast.language.plain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from podcast.article.html.runs import Leaf

MOST = 10
"""Leaves of a page that count, above its end and below it, at most."""
CAP = 1500
"""Words of a page that count at most: some boards and tables are longer than all else."""
BIAS = 0.5
"""What is added to the bias that is fitted: a text without its end costs less than a listener who hears comments."""
ROUNDS = 30


@dataclass(frozen=True, slots=True)
class Ending:
    """A page, and where its text ends."""

    folder: str
    is_named: bool
    """Whether its classes and ids were read."""
    leaves: tuple[Leaf, ...]
    end: int
    """The number of leaves of the text."""
    signs: tuple[frozenset[str], ...]


def read_endings(folders: Sequence[Path]) -> Iterator[Ending]:
    """Yields the pages of folders whose last words were found, with their names and without."""
    select = page.select

    def select_without_names(tree: HtmlElement) -> list[Leaf]:
        for element in tree.iter("*"):
            for name in ("class", "id"):
                element.attrib.pop(name, None)
        return select(tree)

    for is_named, selecting in ((True, select), (False, select_without_names)):
        for folder in folders:
            for gold in read_gold(folder):
                given: list[Leaf] = []

                def record(leaves: Sequence[Leaf], given: list[Leaf] = given) -> list[Leaf]:
                    given[:] = leaves
                    return list(leaves)

                with (
                    patch.object(page, "select", selecting),
                    patch.object(settling, "mark_below", record),
                    suppress(PodcastError),
                ):
                    article.read(str(page_path(folder, gold.file)))
                kept = [fold(leaf.text) for leaf in given if not leaf.because]
                end = max((at for at, text in enumerate(kept, 1) if fold(gold.last) in text), default=0)
                if end:
                    signs = tuple(text_end.read_signs(given))
                    yield Ending(str(folder), is_named, tuple(given), end, signs)


def fit(endings: Sequence[Ending], names: Sequence[str]) -> tuple[dict[str, float], float]:
    """Returns a weight a sign, and the bias, by Newton's method."""
    rows, below, counts = [], [], []
    for ending in endings:
        for at, signs in enumerate(ending.signs):
            is_below = at >= ending.end
            side = len(ending.signs) - ending.end if is_below else ending.end
            rows.append([1.0, *(float(name in signs) for name in names)])
            below.append(float(is_below))
            counts.append(min(1.0, MOST / side))
    table, truth, share = np.array(rows), np.array(below), np.array(counts)
    pull = np.append(1e-6, np.ones(len(names)))
    weights = np.zeros(len(names) + 1)
    for _ in range(ROUNDS):
        chance = 1 / (1 + np.exp(-(table @ weights)))
        slope = table.T @ (share * (truth - chance)) - pull * weights
        bend = (table.T * (share * chance * (1 - chance))) @ table + np.diag(pull)
        weights += np.linalg.solve(bend, slope)
    return dict(zip(names, map(float, weights[1:]), strict=True)), float(weights[0]) + BIAS


def score(endings: Sequence[Ending], weights: dict[str, float], bias: float) -> np.ndarray:
    """Returns words below the text, those left, texts that lost some, and the words lost."""
    sums = np.zeros(4, int)
    with patch.object(text_end, "WEIGHTS", weights), patch.object(text_end, "BIAS", bias):
        for ending in endings:
            marked = text_end.mark_below(ending.leaves)
            kept = [
                (leaf.words, not mark.because)
                for leaf, mark in zip(ending.leaves, marked, strict=True)
                if not leaf.because
            ]
            lost = sum(words for words, is_kept in kept[: ending.end] if not is_kept)
            sums += (
                min(CAP, sum(words for words, _ in kept[ending.end :])),
                min(CAP, sum(words for words, is_kept in kept[ending.end :] if is_kept)),
                lost > 0,
                min(CAP, lost),
            )
    return sums


@click.command()
@click.argument("folders", nargs=-1, type=click.Path(path_type=Path, exists=True, file_okay=False))
def main(folders: tuple[Path, ...]) -> None:
    """Print what the weights come to, and the weights."""
    endings = list(read_endings(folders))
    names = sorted({name for ending in endings for signs in ending.signs for name in signs})
    weights, bias = fit(endings, names)
    click.echo("| pages | words below | left | left, fitted elsewhere | texts that lost words | words lost |")
    click.echo("|---|--:|--:|--:|--:|--:|")
    for folder in map(str, folders):
        elsewhere = fit([ending for ending in endings if ending.folder != folder], names)
        for is_named in (True, False):
            own = [ending for ending in endings if ending.folder == folder and ending.is_named == is_named]
            all_, other = score(own, weights, bias), score(own, *elsewhere)
            click.echo(
                f"| {folder}{'' if is_named else ', no names'} | {all_[0]} | {all_[1]} "
                f"| {other[1]} | {other[2]} | {other[3]} |"
            )
    click.echo(f"\nBIAS = {bias:.2f}")
    for name, weight in sorted(weights.items(), key=lambda pair: -pair[1]):
        click.echo(f'    "{name}": {weight:.2f},')


if __name__ == "__main__":
    main()
