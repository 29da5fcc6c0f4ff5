"""Fits what each sign weighs for whom "he", "she" and "they" mean: prints the table of `referring/ratings.py`.

    python benchmarks/pronoun_weights.py FOLDER [--pages FILE]

FOLDER holds texts with gold chains (CoNLL-U). FILE has a line of JSON for each page beside it: `file`, `chains` (a
letter -> the head words of its mentions) and `pronouns` (the letter of each of them in the order of the text,
"?" where there is nothing to learn). A text is read with the weights so far, in a few rounds, for what a pronoun means
depends on what those before it mean.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
import numpy as np
from coreference import find_places, is_of_chain, offset, read_text

from podcast import article
from podcast.model import Article, Section, Span
from podcast.understanding import understand
from podcast.understanding.referring import ratings
from podcast.understanding.referring.agreement import PRONOUNS
from podcast.understanding.referring.noun_phrases import read_noun_phrases
from podcast.understanding.referring.pronouns import decide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from podcast.model import Understanding
    from podcast.understanding.referring.antecedent_signs import Choice
    from podcast.understanding.referring.noun_phrases import NounPhrase
    from podcast.understanding.referring.pronouns import Decision

    Place = tuple[int, int]
    """A sentence, and a token in it."""
    Label = Callable[[Span], bool]
    """Whether a span names whom a pronoun means."""

ROUNDS = 3
SHRINKING = 2.0
"""How strongly weights are held near nought."""
NOBODY = ("nobody", "quoted")
"""Weights of what is no candidate's sign."""
STEPS = 3000
SIZE = 0.02


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A text as it is understood, and what its pronouns mean."""

    name: str
    understood: Understanding
    labels: Mapping[Place, Label]


@dataclass(frozen=True, slots=True)
class Example:
    """A pronoun, whom it may mean, and which of them is right; none is where it means nobody who was named."""

    decision: Decision
    right: tuple[bool, ...]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Whom it may mean."""
        return self.decision.choices


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--pages", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def main(folder: Path, pages: Path | None) -> None:
    """Print the table."""
    texts = [read_chained(path) for path in sorted(folder.glob("*.conllu"))]
    texts += [] if pages is None else list(read_pages(pages))
    learn(texts)
    for meaning, weights in ratings.WEIGHTS.items():
        click.echo(f'    "{meaning}": {{')
        for name, weight in weights.items():
            click.echo(f'        "{name}": {weight:.2f},')
        click.echo("    },")


def learn(texts: Sequence[AnnotatedText]) -> None:
    """Fit the weights to texts, and put them in place."""
    for _ in range(ROUNDS):
        examples = [example for text in texts for example in judge(text)]
        for meaning in ratings.WEIGHTS:
            is_person = meaning == "person"
            fit(meaning, [one for one in examples if bool(one.decision.pronoun.traits.gender) == is_person])


def judge(text: AnnotatedText) -> Iterator[Example]:
    """Yields what the weights so far make of the pronouns of a text."""
    understood = text.understood
    phrases = read_noun_phrases(
        understood.sentences, (span for one in understood.quotations for span in one.spans)
    )
    entities = [
        replace(one, mentions=tuple(mention for mention in one.mentions if mention.form != "pronoun"))
        for one in understood.entities
    ]
    for decision in decide(understood.sentences, phrases, entities, understood.quotations):
        label = text.labels.get((decision.pronoun.sentence, decision.pronoun.head))
        if label is not None and decision.choices:
            yield Example(decision, tuple(label(_span(one.nominal)) for one in decision.choices))


def _span(phrase: NounPhrase) -> Span:
    return Span(phrase.sentence, phrase.start, phrase.stop)


def fit(meaning: ratings.Meaning, examples: Sequence[Example]) -> None:
    """Find the weights with which what is right is likeliest, by small steps uphill (Adam)."""
    names = [name for name in ratings.WEIGHTS[meaning] if name not in NOBODY]
    rows: list[list[float]] = []
    right: list[bool] = []
    starts: list[int] = []
    for one in examples:
        starts.append(len(rows))
        rows += [[*(choice.signs.get(name, 0.0) for name in names), 0.0, 0.0] for choice in one.choices]
        rows.append([*(0.0 for _ in names), 1.0, float(one.decision.pronoun.is_quoted)])
        right += [*one.right, not any(one.right)]
    signs, gold = np.array(rows), np.array(right, dtype=float)
    owner = np.repeat(np.arange(len(starts)), np.diff([*starts, len(rows)]))
    weights = np.zeros(signs.shape[1])
    shrinking = np.array([*(SHRINKING for _ in names), 0.1 * SHRINKING, 0.1 * SHRINKING])
    slope, spread = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, STEPS + 1):
        scores = signs @ weights
        odds = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        share = odds / np.add.reduceat(odds, starts)[owner]
        good = np.maximum(np.add.reduceat(share * gold, starts), 1e-12)
        downhill = signs.T @ (share - share * gold / good[owner]) + shrinking * weights
        slope = 0.9 * slope + 0.1 * downhill
        spread = 0.999 * spread + 0.001 * downhill**2
        weights -= SIZE * (slope / (1 - 0.9**step)) / (np.sqrt(spread / (1 - 0.999**step)) + 1e-9)
    fitted = zip((*names, *NOBODY), weights, strict=True)
    ratings.WEIGHTS[meaning] |= {name: round(float(weight), 2) for name, weight in fitted}


def read_chained(path: Path) -> AnnotatedText:
    """Returns a text with gold chains."""
    gold = read_text(path)
    text = Article(gold.name, gold.name, Section("", (), "summary"), (Section("", gold.paragraphs),))
    understood = understand(text)
    sentences = understood.sentences
    places = find_places(sentences, " ".join(gold.paragraphs))
    mentions = {mention.words[0].start: mention for mention in gold.mentions}

    def label(place: Place) -> Label:
        mention = mentions.get(offset(sentences, places, Span(place[0], place[1], place[1] + 1)))
        return lambda span: mention is not None and is_of_chain(sentences, places, span, mention, gold)

    return AnnotatedText(gold.name, understood, {place: label(place) for place in _pronouns(understood)})


def read_pages(path: Path) -> Iterator[AnnotatedText]:
    """Yields the pages that a file of annotations names; those of which the text has changed are told and left out."""
    for line in path.read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        understood = understand(article.read(str(path.parent / gold["file"])))
        places = list(_pronouns(understood))
        if len(places) != len(gold["pronouns"]):
            click.echo(f"{gold['file']}: {len(places)} pronouns, not {len(gold['pronouns'])}", err=True)
            continue
        labels = {
            place: _is_headed(understood, frozenset(gold["chains"].get(letter, ())))
            for place, letter in zip(places, gold["pronouns"], strict=True)
            if letter != "?"
        }
        yield AnnotatedText(gold["file"], understood, labels)


def _pronouns(understood: Understanding) -> Iterator[Place]:
    for sentence in understood.sentences:
        for at, token in enumerate(sentence.parse.tokens):
            if PRONOUNS.get(token.word, "it") != "it":
                yield sentence.index, at


def _is_headed(understood: Understanding, heads: frozenset[str]) -> Label:
    """Returns whether a span's head, or a name that belongs to it, is one of some words."""

    def label(span: Span) -> bool:
        tokens = understood.sentences[span.sentence].parse.tokens
        inside = range(span.start, span.stop)
        head = next(at for at in inside if tokens[at].head not in inside or tokens[at].head == at)
        names = (at for at in inside if tokens[at].head == head and tokens[at].pos == "PROPN")
        return any(tokens[at].word in heads for at in (head, *names))

    return label


if __name__ == "__main__":
    main()
