"""Fits the weights by which a genre is told, and says how well they tell genres of pages that they were not fitted to.

    python benchmarks/genres.py CORPUS [CORPUS …]

Each CORPUS is a folder with gold.jsonl, of which file and genre are read, its pages beside it or in pages/. The
weights are those of a multinomial logistic regression that is drawn to what is known of genres beforehand
(`EXPECTED`), for few pages of the rarer genres are annotated. Sure signs go first. An article that a CORPUS before it
has, too, is left out: else weights had seen it. Prints the shares of genres told right by the weights in the project,
which may have seen the pages; by weights fitted without the page; by weights fitted without its CORPUS, each of them
apart; and the rows of `genre_weights`.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import click
import numpy as np
from understanding import page_path

from podcast import article
from podcast.errors import PodcastError
from podcast.language.plain.folding import fold
from podcast.understanding import understand
from podcast.understanding.discourse.genre import find_sure_signs, measure_signs
from podcast.understanding.discourse.genre_weights import WEIGHED_GENRES
from podcast.understanding.discourse.own_words import find_own_words
from podcast.understanding.discourse.texture import measure_texture

ALWAYS = "any article"
PULL = 2.0
"""How strongly weights are drawn to the expected ones, against a page's one."""
ROUNDS = 300

EXPECTED: dict[str, dict[str, float]] = {
    ALWAYS: {"news": 1},
    "people said things": {"news": 3},
    "people say things, in the present": {"feature": 2},
    "the past tense": {
        "news": 1.5, "feature": 0.5, "essay": 0.5, "explainer": -1, "how-to": -2, "opinion": -0.5, "reference": -1,
    },
    "the present tense": {"explainer": 1, "opinion": 0.5, "reference": 0.5, "review": 0.5},
    "no tense": {"reference": 2, "list": 0.5, "how-to": 1, "news": -1, "feature": -1},
    "days near to today": {"news": 1},
    "a day of the week": {"news": 1.5},
    "an I": {
        "essay": 3, "review": 1.5, "opinion": 0.5, "news": -3, "press-release": -2, "reference": -3, "explainer": -1,
    },
    "a we": {"opinion": 1.5, "essay": 1, "press-release": 1, "review": 0.5, "news": -1.5, "reference": -1},
    "speaks to you": {"how-to": 2, "explainer": 1.5, "list": 1, "news": -2, "feature": -1},
    "commands": {"how-to": 3, "list": 0.5, "news": -1},
    "what must be done": {"opinion": 2.5},
    "a man or a woman told of": {"feature": 2, "news": 0.5},
    "denials": {"opinion": 1, "essay": 0.5, "news": -0.5, "press-release": -1, "reference": -0.5},
    "names": {"news": 1.5, "press-release": 1, "essay": -1, "how-to": -1, "explainer": -0.5},
    "contractions": {
        "essay": 1, "list": 0.5, "explainer": 0.5, "review": 0.5, "how-to": 0.5, "reference": -2, "press-release": -1,
        "news": -0.5,
    },
    "questions": {"opinion": 1, "explainer": 1, "essay": 0.5},
    "length": {
        "feature": 2, "explainer": 1, "review": 1, "essay": 0.5, "news": -1, "press-release": -0.5, "reference": -0.5,
    },
    "long paragraphs": {"feature": 1, "review": 1, "opinion": 0.5, "essay": 0.5, "news": -1},
    "many headings": {
        "list": 2, "how-to": 1.5, "explainer": 1.5, "reference": 1, "news": -1.5, "feature": -0.5, "opinion": -0.5,
    },
    "headings with numbers": {"list": 2},
    "lists": {"how-to": 1, "reference": 1, "list": 0.5},
    "code": {"how-to": 0.5, "explainer": 0.5, "essay": 0.3},
    "an author": {
        "reference": -2, "press-release": -1, "essay": 0.5, "feature": 0.5, "review": 0.5, "opinion": 0.5,
    },
    "a place before the first sentence": {"news": 1, "press-release": 0.5},
    "begins by defining its subject": {"reference": 3},
    "announces something at once": {"press-release": 2},
    "somebody is pleased to": {"press-release": 2},
    "title says that somebody should": {"opinion": 2},
    "title speaks to you": {"explainer": 1, "how-to": 1, "list": 0.5, "news": -1},
    "a long title": {"news": 0.5, "reference": -1},
    "title asks what something is, or explains": {"explainer": 3},
    "title announces": {"press-release": 2},
}  # fmt: skip
"""Sign -> genre -> what it would weigh by what is known of registers: news reports what people said, in the past and
lately; features tell of people, at length, in the present; what one should do is in opinions; you are told how to."""


@dataclass(frozen=True)
class Page:
    """An annotated page: its genre in the annotations, the one told now, and how much there is of each weighed sign."""

    corpus: Path
    title: str
    """Folded, or its file's name."""
    genre: str
    told_now: str
    is_sure: bool
    """Whether a sure sign decided."""
    amounts: dict[str, float]
    """Empty for a page that is not in English."""


@click.command()
@click.argument(
    "corpora", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, file_okay=False)
)
def main(corpora: tuple[Path, ...]) -> None:
    """Print the shares and the weights."""
    by_title = {page.title: page for corpus in reversed(corpora) for page in reversed(read_pages(corpus))}
    pages = list(reversed(by_title.values()))
    every = range(len(pages))
    without = {corpus: fit([page for page in pages if page.corpus != corpus]) for corpus in corpora}
    rows = {
        "weights in the project": [page.told_now for page in pages],
        "fitted, each page left out": [
            tell(pages[at], fit([pages[other] for other in every if other != at])) for at in every
        ],
        "fitted, each corpus left out": [tell(page, without[page.corpus]) for page in pages],
    }
    click.echo("| genre | corpus | right | of |\n|---|---|--:|--:|")
    for name, genres in rows.items():
        for corpus in corpora:
            told = [
                (page.genre, genre)
                for page, genre in zip(pages, genres, strict=True)
                if page.corpus == corpus
            ]
            right = sum(truth == genre for truth, genre in told)
            click.echo(f"| {name} | {corpus} | {right} | {len(told)} |")
    click.echo()
    for name, weights in zip(EXPECTED, fit(pages), strict=True):
        click.echo(f'    "{name}": ({", ".join(f"{weight + 0:.1f}" for weight in weights)}),')


def read_pages(corpus: Path) -> list[Page]:
    """Returns the annotated pages of a corpus that can be read."""
    pages = []
    for line in (corpus / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        try:
            source = article.read(str(page_path(corpus, gold["file"])))
        except PodcastError:
            continue
        understood = understand(source)
        own = find_own_words(understood.sentences, understood.quotations)
        texture = measure_texture(source, own, understood.quotations)
        amounts = measure_signs(source, own, texture) if any(one.tokens for one in own) else {}
        is_sure = not amounts or bool(find_sure_signs(source, own, texture)[0])
        title = fold(source.title) or gold["file"]
        pages.append(Page(corpus, title, gold["genre"], understood.genre, is_sure, amounts))
    return pages


def tell(page: Page, weights: np.ndarray) -> str:
    """Returns the genre of a page by its sure signs, or by weights."""
    return page.told_now if page.is_sure else WEIGHED_GENRES[int((describe(page) @ weights).argmax())]


def fit(pages: list[Page]) -> np.ndarray:
    """Returns the weights of each sign for each genre, signs in the order of `EXPECTED`; each row adds up to 0."""
    used = [page for page in pages if page.amounts and page.genre in WEIGHED_GENRES]
    signs = np.array([describe(page) for page in used])
    truth = np.array([[page.genre == genre for genre in WEIGHED_GENRES] for page in used], float)
    expected = np.array([[row.get(genre, 0.0) for genre in WEIGHED_GENRES] for row in EXPECTED.values()])
    step = 1 / (np.linalg.norm(signs, 2) ** 2 / 2 + PULL)
    weights = ahead = expected
    speed = 1.0
    for _ in range(ROUNDS):  # Nesterov's accelerated descent
        sums = signs @ ahead
        shares = np.exp(sums - sums.max(1, keepdims=True))
        shares /= shares.sum(1, keepdims=True)
        slope = signs.T @ (shares - truth) + PULL * (ahead - expected)
        following, faster = ahead - step * slope, (1 + (1 + 4 * speed**2) ** 0.5) / 2
        ahead = following + (speed - 1) / faster * (following - weights)
        weights, speed = following, faster
    return weights - weights.mean(1, keepdims=True)


def describe(page: Page) -> np.ndarray:
    """Returns how much there is of each sign, in the order of `EXPECTED`."""
    return np.array([1.0 if name == ALWAYS else page.amounts[name] for name in EXPECTED])


if __name__ == "__main__":
    main()
