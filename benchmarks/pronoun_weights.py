"""Fits what each sign weighs for what "he", "she", "it" and "they" mean: prints the table of `referring/ratings.py`.

    python benchmarks/pronoun_weights.py FOLDER [--pages FOLDER]... [--folds 6]

FOLDER holds texts with gold chains (CoNLL-U), of which those set aside are left out (`understanding.py`); `--pages`
is a folder of pages with `pronouns.jsonl` (`pointing.py`). A text is read with the weights so far, in a few rounds, for
what a pronoun means depends on what those before it mean. `--folds` prints, instead, how right weights are on texts
that they were not fitted to: precision and recall of what another sentence names, at some levels of certainty.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
import numpy as np
from coreference import THIRD, find_places, is_across, is_of_chain, offset, read_text
from pointing import read_annotated
from understanding import is_aside

from podcast.model import Article, Section, Span
from podcast.understanding import understand
from podcast.understanding.referring import ratings
from podcast.understanding.referring.agreement import PRONOUNS
from podcast.understanding.referring.noun_phrases import read_noun_phrases
from podcast.understanding.referring.pronouns import decide

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from benchmarks.coreference import GoldMention
    from benchmarks.pointing import AnnotatedPage
    from podcast.model import Understanding
    from podcast.understanding.referring.antecedent_signs import Choice
    from podcast.understanding.referring.noun_phrases import NounPhrase
    from podcast.understanding.referring.pronouns import Decision

    Place = tuple[int, int]
    """A sentence, and a token in it."""
    Label = Callable[[Span], bool]
    """Whether a span names what a pronoun means."""

ROUNDS = 3
SHRINKING = 1.0
"""How strongly weights are held near nought."""
NOBODY = ("nobody", "quoted")
"""Weights of what is no candidate's sign."""
STEPS = 3000
SIZE = 0.02
LEVELS: tuple[dict[ratings.Meaning, float], ...] = (
    {"person": 0.5, "many": 0.6, "thing": 0.6},
    {"person": 0.6, "many": 0.7, "thing": 0.7},
    {"person": 0.7, "many": 0.8, "thing": 0.8},
)
"""How likely the likeliest must be, from less to more."""


@dataclass(frozen=True, slots=True)
class AnnotatedText:
    """A text as it is understood, and what its pronouns mean."""

    name: str
    understood: Understanding
    labels: Mapping[Place, Label]
    outside: frozenset[Place]
    """Pronouns that mean what only another sentence names."""


@dataclass(frozen=True, slots=True)
class Example:
    """A pronoun, whom it may mean, and which of them is right; none is where it means nobody who was named."""

    meaning: ratings.Meaning
    decision: Decision
    right: tuple[bool, ...]

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Whom it may mean."""
        return self.decision.choices


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--pages", multiple=True, type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--folds", default=0, help="Into how many parts texts are divided.")
def main(folder: Path, pages: tuple[Path, ...], folds: int) -> None:
    """Print the table, or how right it is on other texts."""
    texts = [read_chained(path) for path in sorted(folder.glob("*.conllu")) if not is_aside(path.name)]
    texts += [read_page(page) for one in pages for page in read_annotated(one)]
    learn(texts)
    if folds:
        cross_validate(texts, folds)
        return
    for meaning, weights in ratings.WEIGHTS.items():
        click.echo(f'    "{meaning}": {{')
        for name, weight in weights.items():
            click.echo(f'        "{name}": {weight:.2f},')
        click.echo("    },")


def cross_validate(texts: Sequence[AnnotatedText], folds: int) -> None:
    """Print precision and recall, each text decided by weights that were fitted to those of the other parts."""
    counts: list[Counter[str]] = [Counter() for _ in LEVELS]
    long_first = sorted(texts, key=lambda text: -len(text.outside))
    for part in range(folds):
        learn([text for at, text in enumerate(long_first) if at % folds != part], 1)
        for level, count in zip(LEVELS, counts, strict=True):
            ratings.SURE.update(level)
            for text in long_first[part::folds]:
                count.update(score(text))
    for level, count in zip(LEVELS, counts, strict=True):
        shares = (100 * count["right"] / count["answered"], 100 * count["found"] / count["outside"])
        click.echo(f"{level}: precision {shares[0]:.1f} %, recall {shares[1]:.1f} % of {count['outside']}")


def score(text: AnnotatedText) -> Counter[str]:
    """Returns how many pronouns of a text mean what another sentence names, are said to, and rightly so."""
    count = Counter({"outside": len(text.outside)})
    for decision in decide_again(text):
        place = (decision.pronoun.sentence, decision.pronoun.head)
        label, nominal = text.labels.get(place), decision.nominal
        if label is None or nominal is None:
            continue
        is_right = label(_span(nominal))
        count["found"] += is_right and place in text.outside
        if place in text.outside or nominal.sentence != place[0]:
            count["answered"] += 1
            count["right"] += is_right
    return count


def learn(texts: Sequence[AnnotatedText], rounds: int = ROUNDS) -> None:
    """Fit the weights to texts, and put them in place."""
    for _ in range(rounds):
        examples = [example for text in texts for example in judge(text)]
        for meaning in ratings.WEIGHTS:
            fit(meaning, [one for one in examples if one.meaning == meaning])


def judge(text: AnnotatedText) -> Iterator[Example]:
    """Yields what the weights so far make of the pronouns of a text."""
    for decision in decide_again(text):
        pronoun = decision.pronoun
        label = text.labels.get((pronoun.sentence, pronoun.head))
        if label is None or not decision.choices:
            continue
        word = text.understood.sentences[pronoun.sentence].parse.tokens[pronoun.head].word
        right = tuple(label(_span(choice.nominal)) for choice in decision.choices)
        yield Example(ratings.MEANINGS[PRONOUNS[word]], decision, right)


def decide_again(text: AnnotatedText) -> tuple[Decision, ...]:
    """Returns what the weights so far make of a text."""
    understood = text.understood
    phrases = read_noun_phrases(
        understood.sentences, (span for one in understood.quotations for span in one.spans)
    )
    entities = [
        replace(one, mentions=tuple(mention for mention in one.mentions if mention.form != "pronoun"))
        for one in understood.entities
    ]
    return decide(understood.sentences, phrases, entities, understood.quotations)


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
    labels: dict[Place, Label] = {}
    outside = set()

    def label(mention: GoldMention | None) -> Label:
        return lambda span: mention is not None and is_of_chain(sentences, places, span, mention, gold)

    for place in _pronouns(understood):
        mention = mentions.get(offset(sentences, places, Span(place[0], place[1], place[1] + 1)))
        labels[place] = label(mention)
        if mention is not None and is_across(mention, gold):
            outside.add(place)
    return AnnotatedText(gold.name, understood, labels, frozenset(outside))


def _pronouns(understood: Understanding) -> Iterator[Place]:
    for sentence in understood.sentences:
        for at, token in enumerate(sentence.parse.tokens):
            if token.word in THIRD:
                yield sentence.index, at


def read_page(page: AnnotatedPage) -> AnnotatedText:
    """Returns an annotated page."""
    labels = {place: partial(gold.is_meant, page.understood) for place, gold in page.pronouns.items()}
    return AnnotatedText(page.file, page.understood, labels, frozenset(page.pronouns))


if __name__ == "__main__":
    main()
