"""Fits the weights by which the extractive writer knows central sentences, and says how well they find others'.

    python benchmarks/fit_weights.py CORPUS [CORPUS …]

Each CORPUS is a folder with gold.jsonl, of which file, core (the sentences that a person found central) and chosen
(those that a producer would put into three minutes, which count in part) are read, its pages beside it or in pages/;
one that is named three times counts threefold. The weights are those of a logistic regression over the signs of
`podcast/writers/extractive/weighing.py`, in which each page counts alike, drawn to 0. Only the strongest signs are
kept. Prints how many core sentences are among the best of a page that have 360 words together: for the weights in the
project, which may have seen the pages; for weights fitted without the page's fifth of all pages; and for the first
sentences. Then the rows of `fitted_weights`.
"""

from __future__ import annotations

import hashlib
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click
import numpy as np
from corpus import collect_words, read_gold
from understanding import page_path

from podcast import article
from podcast.errors import PodcastError
from podcast.understanding import understand
from podcast.writers.extractive.fitted_weights import WEIGHTS
from podcast.writers.extractive.source_view import read_source
from podcast.writers.extractive.weighing import read_signs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.corpus import Annotation

ALIKE = 0.7
"""Share of the words of a core sentence that a sentence has which is that one."""
WORDS = 360
"""Words of an episode of three minutes that are an article's own."""
PULL = 10.0
"""How strongly weights are drawn to 0, against a page's ten."""
KEPT = 26
"""Signs that are kept, the strongest of all."""
CHOSEN = 0.4
"""What a sentence counts that is chosen and not central, against one that is."""
ROUNDS = 12
FOLDS = 5
EVEN = 0.5
"""The power of a sentence's words by which its worth is divided: it is chosen by what it gives for its time."""
BIAS = "bias"


@dataclass(frozen=True, slots=True)
class Page:
    """An annotated page: a row a sentence."""

    name: str
    signs: np.ndarray
    central: np.ndarray
    """1 for a sentence that a person found central, CHOSEN for one that a producer would choose, else 0."""
    words: np.ndarray


def read_page(path: Path, annotation: Annotation) -> tuple[Page, list[str]]:
    """Returns a page with the names of its signs; PodcastError where it cannot be read."""
    source = read_source(understand(article.read(str(path))))
    rows = read_signs(source)
    own = [collect_words(sentence.text) for sentence in source.sentences]
    core, chosen = ([collect_words(text) for text in texts] for texts in (annotation.core, annotation.chosen))
    central = [1.0 if _is_one(words, core) else CHOSEN * _is_one(words, chosen) for words in own]
    lengths = [source.words(sentence.index) for sentence in source.sentences]
    table = np.array([list(row.values()) for row in rows])
    return Page(str(path), table, np.array(central), np.array(lengths, dtype=float)), list(rows[0])


def _is_one(own: set[str], wanted: Sequence[set[str]]) -> bool:
    """Returns whether a sentence of so many words is one of those wanted."""
    return any(len(words & own) > ALIKE * len(words) for words in wanted)


def fit(pages: list[Page], columns: list[int]) -> np.ndarray:
    """Returns a weight a column, the first of which is the bias, fitted by Newton's method on standardised signs."""
    table = np.vstack([page.signs[:, columns] for page in pages])
    central = np.concatenate([page.central for page in pages])
    counts = np.concatenate([np.full(len(page.central), 10 / max(len(page.central), 10)) for page in pages])
    mean, spread = table.mean(0), table.std(0)
    mean[0], spread[spread == 0], spread[0] = 0.0, 1.0, 1.0
    table = (table - mean) / spread
    pull = np.full(len(columns), PULL)
    pull[0] = 0.0
    weights = np.zeros(len(columns))
    for _ in range(ROUNDS):
        likely = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (counts * (likely - central)) + pull * weights
        bend = (table * (counts * likely * (1 - likely))[:, None]).T @ table + np.diag(pull + 1e-6)
        weights = weights - np.linalg.solve(bend, slope)
    raw = weights / spread
    raw[0] = weights[0] - (weights[1:] * mean[1:] / spread[1:]).sum()
    return raw


def strength(pages: list[Page], weights: np.ndarray) -> np.ndarray:
    """Returns how much each sign moves sentences: its weight by its spread; the bias first of all."""
    moved = np.abs(weights) * np.vstack([page.signs for page in pages]).std(0)
    moved[0] = math.inf
    return moved


def recall(page: Page, worth: np.ndarray) -> tuple[float, float]:
    """Returns (core sentences among the worthiest of WORDS words, core sentences) of a page."""
    spent, hits = 0.0, 0.0
    for at in np.argsort(-worth, kind="stable"):
        if spent + page.words[at] <= WORDS:
            spent += page.words[at]
            hits += page.central[at] == 1
    return hits, float((page.central == 1).sum())


def score(page: Page, columns: list[int], weights: np.ndarray) -> tuple[float, float]:
    """Returns the recall of a page by weights."""
    likely = 1 / (1 + np.exp(-page.signs[:, columns] @ weights))
    return recall(page, likely / np.maximum(page.words, 10) ** EVEN)


def fold_of(page: Page) -> int:
    """Returns in which part a page is tested: by its name, so that new pages leave it there."""
    return int(hashlib.sha256(Path(page.name).name.encode()).hexdigest(), 16) % FOLDS


def kept_columns(pages: list[Page]) -> list[int]:
    """Returns the strongest signs of pages, the bias first."""
    every = list(range(pages[0].signs.shape[1]))
    moved = strength(pages, fit(pages, every))
    return sorted(every, key=lambda at: -moved[at])[:KEPT]


def show(name: str, shares: list[tuple[float, float]]) -> None:
    """Prints a row."""
    hits, total = (sum(part) for part in zip(*shares, strict=True))
    click.echo(f"| {name} | {hits:.0f} of {total:.0f} | {100 * hits / max(total, 1):.1f} % |")


@click.command()
@click.argument("folders", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
def main(folders: tuple[Path, ...]) -> None:
    """Print the table and the rows."""
    pages: list[Page] = []
    names: list[str] = []
    for folder in folders:
        for annotation in read_gold(folder):
            if not annotation.core:
                continue
            try:
                page, names = read_page(page_path(folder, annotation.file), annotation)
            except PodcastError as error:
                click.echo(f"{annotation.file}: {error}", err=True)
                continue
            if page.central.any():
                pages.append(page)
    if len(pages) < FOLDS:
        raise click.ClickException(f"{len(pages)} pages with core sentences: {FOLDS} are the fewest")
    known = [at for at, name in enumerate(names) if name in WEIGHTS]
    project = np.array([WEIGHTS[names[at]] for at in known])
    apart = []
    for fold in range(FOLDS):
        rest = [page for page in pages if fold_of(page) != fold]
        columns = kept_columns(rest)
        weights = fit(rest, columns)
        apart += [score(page, columns, weights) for page in pages if fold_of(page) == fold]
    click.echo(f"{len(pages)} pages, {sum(len(page.words) for page in pages)} sentences\n")
    click.echo("| central sentences in three minutes | | |\n|---|--:|--:|")
    show("by the project's weights", [score(page, known, project) for page in pages])
    show("by weights fitted without the page", apart)
    show("the first sentences", [recall(page, -np.arange(len(page.words))) for page in pages])
    columns = kept_columns(pages)
    click.echo("\nWEIGHTS = {")
    for name, weight in sorted(zip([names[at] for at in columns], fit(pages, columns), strict=True)):
        click.echo(f'    "{name}": {weight:.2f},')
    click.echo("}")


if __name__ == "__main__":
    main()
