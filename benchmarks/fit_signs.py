"""Fits how much each sign of the check speaks against a sentence, and says how well that holds elsewhere.

    python benchmarks/fit_signs.py --corpus FOLDER --article FILE [--lines FILE… --pages FOLDER…]

Fitted on the parts of `checking.py` that are not set aside: lines of our own on the samples, lines on FILE, lines on
other pages (a FILE for each group of writers), and summaries of other people's texts. A line or summary is false
where one of its sentences is, so the chance that it is false is one minus the chance that none of them is; each of
these is a logistic regression over the groups of signs of `podcast/script/check/sign_weights.py`, with weights that
are not below 0 and drawn to it.
Prints, for weights fitted
on all and for weights fitted without the fifth that a text belongs to, how many of each set are flagged; then the rows
of `sign_weights`. `strange` is not fitted: it tells of lines that cite the wrong sentence, which no set here has.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import checking
import click
import numpy as np

from podcast import article
from podcast.script.check import judging, line_doubts, sign_search
from podcast.script.check.glue import is_question
from podcast.script.check.sign_weights import ASKED, GROUPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from podcast.script.check.evidence import Evidence
    from podcast.script.check.statements import Statement

NAMES = tuple(dict.fromkeys(group for group in GROUPS.values() if group != "strange"))
WEIGHT_OF_SETS = {"own": 2.0, "free": 2.0}
WEIGHT_OF_PAGES = 3.0
"""How much a set counts; 1 for the others. Our own lines cite as scripts do, summaries what is most like them."""
PULL = 0.001
ROUNDS = 400
RATE = 0.05
FOLDS = 5
STEP = 0.1
"""Between two limits that are tried."""
SURE = 0.95
"""Precision from which on a doubt is an error, were half of all lines false."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line or a summary: a row of signs for each of its sentences."""

    collection: str
    group: str
    signs: np.ndarray
    is_false: bool
    is_told: bool
    """Whether it is flagged whatever the weights are."""


def read_rows(name: str, cases: Sequence[checking.Case]) -> Iterator[Row]:
    """Yields the cases with their signs."""
    for case in cases:
        if (case.is_aside and not name.startswith("pages")) or case.kind in ("question", "presupposition"):
            continue
        table: list[list[float]] = []
        told = False

        def record(
            said: Statement, evidence: Evidence, line: str = "", table: list[list[float]] = table
        ) -> None:
            nonlocal told
            if judging._is_word_for_word(said, evidence):  # noqa: SLF001
                return
            asks = is_question(said.text)
            signs = [
                sign
                for sign in sign_search.find_signs(said, evidence, line)
                if not asks or sign.kind in ASKED
            ]
            groups = judging.measure_groups(signs)
            told |= "strange" in groups
            table.append([groups.get(group, 0.0) for group in NAMES])

        with patch.object(line_doubts, "judge", record):
            messages = checking.find_messages(case)
        table = table or [[0.0] * len(NAMES)]
        group = case.lines[0][0] if name == "article" else case.group
        yield Row(
            name, group, np.array(table), not case.is_faithful, told or any(map(checking.is_flag, messages))
        )


def weigh_set(name: str) -> float:
    """Returns how much a set counts."""
    return WEIGHT_OF_PAGES if name.startswith("pages") else WEIGHT_OF_SETS.get(name, 1.0)


def fit(rows: Sequence[Row]) -> tuple[np.ndarray, float]:
    """Returns a weight a group, and the bias, by gradient descent (Adam) over what is not told of anyway."""
    rows = [row for row in rows if not row.is_told]
    counts = Counter((row.collection, row.is_false) for row in rows)
    importance = np.array([weigh_set(row.collection) / counts[row.collection, row.is_false] for row in rows])
    importance /= importance.sum()
    table = np.vstack([row.signs for row in rows])
    owner = np.concatenate([np.full(len(row.signs), at) for at, row in enumerate(rows)])
    is_false = np.array([float(row.is_false) for row in rows])
    weights = np.append(np.full(len(NAMES), 0.1), -1.5)
    mean, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, ROUNDS + 1):
        chance = 1 / (1 + np.exp(-(table @ weights[:-1] + weights[-1])))
        none = np.exp(np.bincount(owner, np.log1p(-np.clip(chance, 0, 1 - 1e-9)), len(rows)))
        some = np.clip(1 - none, 1e-6, 1 - 1e-6)
        slope = -(is_false / some - (1 - is_false) / (1 - some)) * importance
        by_sentence = slope[owner] * none[owner] * chance
        gradient = np.append(table.T @ by_sentence + PULL * weights[:-1], by_sentence.sum())
        mean, spread = 0.9 * mean + 0.1 * gradient, 0.999 * spread + 0.001 * gradient**2
        weights -= RATE * (mean / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-9)
        weights[:-1] = np.maximum(0.0, weights[:-1])
    return weights[:-1], float(weights[-1])


def find_fold(row: Row) -> int:
    """Returns the fold that all of a text belong to."""
    return int(hashlib.sha256(row.group.encode()).hexdigest(), 16) // 3 % FOLDS


def score(rows: Sequence[Row], weights: np.ndarray) -> np.ndarray:
    """Returns what the worst sentence of each row comes to; a great number for what is told of anyway."""
    return np.array([99.0 if row.is_told else (row.signs @ weights).max() for row in rows])


def score_elsewhere(rows: Sequence[Row]) -> np.ndarray:
    """Returns the scores of rows by weights that are fitted without their texts, on the scale of those of all."""
    scores = np.zeros(len(rows))
    whole = fit(rows)[0].sum()
    for fold in range(FOLDS):
        weights, _ = fit([row for row in rows if find_fold(row) != fold])
        mine = np.array([find_fold(row) == fold for row in rows])
        scores[mine] = score(
            [row for row, here in zip(rows, mine, strict=True) if here], weights * whole / weights.sum()
        )
    return scores


def score_by_others(rows: Sequence[Row]) -> np.ndarray:
    """Returns the scores of lines on pages by weights that are fitted without their writers."""
    scores = score(rows, fit(rows)[0])
    whole = fit(rows)[0].sum()
    for name in {row.collection for row in rows if row.collection.startswith("pages")}:
        weights, _ = fit([row for row in rows if row.collection != name])
        mine = np.array([row.collection == name for row in rows])
        scores[mine] = score([row for row in rows if row.collection == name], weights * whole / weights.sum())
    return scores


def find_doubtful(rows: Sequence[Row], scores: np.ndarray) -> float:
    """Returns the least score of a doubt: by which most is judged rightly elsewhere, all sets taken for equal."""
    limits = np.arange(0.5, 4.0, STEP)
    rights = [np.mean([balance(rows, scores, name, limit) for name in dict.fromkeys(r.collection for r in rows)])
              for limit in limits]  # fmt: skip
    # Of its neighbours, too, for a single limit may be lucky.
    smooth = np.convolve(np.pad(rights, 2, mode="edge"), np.ones(5) / 5, mode="valid")
    return float(limits[int(smooth.argmax())])


def balance(rows: Sequence[Row], scores: np.ndarray, name: str, limit: float) -> float:
    """Returns the balanced accuracy over a set."""
    hits = Counter(
        (row.is_false, bool(one >= limit))
        for row, one in zip(rows, scores, strict=True)
        if row.collection == name
    )
    return 50 * sum(hits[key, key] / (hits[key, True] + hits[key, False]) for key in (True, False))


def find_certain(rows: Sequence[Row], scores: np.ndarray) -> float:
    """Returns the least score from which on what is flagged by signs is false for sure."""
    numbers = Counter(row.is_false for row in rows if not row.is_told)
    for limit in np.arange(0.5, 9.0, 0.1):
        hits = Counter(
            row.is_false for row, one in zip(rows, scores, strict=True) if one >= limit and not row.is_told
        )
        shares = {key: hits[key] / numbers[key] for key in (True, False)}
        if shares[True] / max(1e-9, sum(shares.values())) >= SURE:
            return float(limit)
    return 9.0


def print_shares(title: str, rows: Sequence[Row], scores: np.ndarray, limit: float) -> None:
    """Print how many of each set are flagged."""
    click.echo(f"\n{title}, from {limit:.2f} on\n\n| set | faithful | flagged | wrong | found | balanced |")
    click.echo("|---|--:|--:|--:|--:|--:|")
    for name in dict.fromkeys(row.collection for row in rows):
        own = [
            (row.is_false, one >= limit)
            for row, one in zip(rows, scores, strict=True)
            if row.collection == name
        ]
        count = Counter(own)
        faithful, wrong = (count[key, True] + count[key, False] for key in (False, True))
        balanced = balance(rows, scores, name, limit)
        click.echo(
            f"| {name} | {faithful} | {count[False, True]} | {wrong} | {count[True, True]} | {balanced:.1f} |"
        )


@click.command()
@click.option("--corpus", type=click.Path(path_type=Path, exists=True, file_okay=False), required=True)
@click.option("--article", "path", type=click.Path(path_type=Path, exists=True), required=True)
@click.option("--lines", "files", multiple=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--pages", multiple=True, type=click.Path(path_type=Path, exists=True, file_okay=False))
def main(corpus: Path, path: Path, files: tuple[Path, ...], pages: tuple[Path, ...]) -> None:
    """Print what the weights come to, and the weights."""
    sets = {
        "own": [*checking.read_probe(checking.SAMPLES / "probe.jsonl")],
        "free": [*checking.read_probe(checking.REPORTS / "probe.jsonl")],
        **{
            f"pages {number}": [*checking.read_probe(file, folders=pages)]
            for number, file in enumerate(files, 1)
        },
        "article": [*checking.read_probe(corpus / "probe.jsonl", article.read(str(path)))],
        **{
            file.stem.removeprefix("summedits-"): [*checking.read_summaries(file)]
            for file in sorted(corpus.glob("summedits-*.json"))
        },
    }
    rows = [row for name, cases in sets.items() for row in read_rows(name, cases)]
    weights, bias = fit(rows)
    scores, elsewhere = score(rows, weights), score_elsewhere(rows)
    doubtful = find_doubtful(rows, elsewhere)
    print_shares("Fitted on all", rows, scores, doubtful)
    print_shares("Fitted without the text's fifth", rows, elsewhere, doubtful)
    print_shares("Fitted without the writers", rows, score_by_others(rows), doubtful)
    click.echo(
        f"\nBias {bias:.2f}; doubtful from {doubtful:.2f}, certain from {find_certain(rows, elsewhere):.2f}"
    )
    for name, weight in zip(NAMES, weights / doubtful, strict=True):
        if weight >= 0.05:
            click.echo(f'    "{name}": {weight:.2f},')
    click.echo(f"CERTAIN = {find_certain(rows, elsewhere) / doubtful:.2f}")


if __name__ == "__main__":
    main()
