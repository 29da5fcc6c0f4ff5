"""Fits the weights of the signs by which pronouns are resolved, and shows whether they hold on texts left out.

    python benchmarks/fit_references.py CORPUS [--write]

CORPUS/coreference has texts with gold chains; only the open ones are used. Of a pronoun's options exactly the right
ones should weigh most: a log-linear model over the options, each weight drawn to what a linguist would say (`PRIOR`)
as long as the texts do not say otherwise. While it is fitted, earlier pronouns are taken as annotators resolved them.
The table is of texts left out one by one. `--write` puts weights of all texts into the code.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
import numpy as np
from coreference import GoldText, find_places, is_right, read_text
from understanding import belongs

import podcast.understanding.weights
from podcast.model import Article, Reference, Section, Span
from podcast.understanding.agreement import PRONOUNS
from podcast.understanding.entities import find_entities
from podcast.understanding.noun_phrases import read_noun_phrases
from podcast.understanding.paragraphs import join_sentences
from podcast.understanding.pronouns import Decision, decide
from podcast.understanding.quotations import find_quoted
from podcast.understanding.sentences import read_sentences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coreference import GoldMention

    from podcast.understanding.pronouns import Option
    from podcast.understanding.referents import Referent

    Weights = dict[str, float]
    Example = tuple[str, list[tuple[dict[str, float], bool]]]
    """Group of a pronoun, and the signs of each option with whether it is right."""

PRIOR: Weights = {
    "none": -0.5,
    "person: none": -2.0,
    "it: none": 1.5,
    "they: none": 0.5,
    "empty it": 3.0,
    "sentences back": -1.0,
    "mentions": 0.5,
    "in the article": 0.3,
    "latest": 0.4,
    "only one": 0.5,
    "last subject": 1.0,
    "last object": 0.3,
    "last possessive": 0.3,
    "last nested": -0.5,
    "last other": -0.3,
    "last a pronoun": 0.7,
    "both subjects": 0.5,
    "goes on with the subject": 0.7,
    "kind name": -1.0,
    "kind place": -0.5,
    "it: kind place": 0.0,
    "kind empty": -1.0,
    "kind time": -1.0,
    "it: kind person": -2.0,
    "they: kind person": 0.5,
    "they: kind group": 0.3,
    "they: plural": 1.0,
    "gender known": 0.5,
    "person: gender known": 1.0,
    "indefinite": -0.3,
    "named in the sentence": 0.3,
    "possessive of the subject": 1.0,
    "reflexive of the subject": 3.0,
    "over a quotation mark": -0.5,
    "says these words": -2.0,
    "statement": 0.0,
    "statement, is so": 1.0,
    "statement, known": 1.0,
    "statement, empty it": -2.0,
}
"""What a sign weighs before a text was seen; with a group before it, what it weighs more for that group."""
SHARED, OWN = 1.0, 2.0
"""How strongly weights are drawn to it, those of all pronouns and those of a group."""
STEPS = 300


class AnnotatedText:
    """A text parsed, with its gold chains."""

    def __init__(self, path: Path) -> None:
        self.gold: GoldText = read_text(path)
        empty = Section("", (), "summary")
        article = Article(self.gold.name, self.gold.name, empty, (Section("", self.gold.paragraphs),))
        self.sentences = read_sentences(article)
        self.entities = find_entities(self.sentences)
        quoted = find_quoted(join_sentences(article, self.sentences))
        self.phrases = read_noun_phrases(self.sentences, (span for one in quoted for span in one.spans))
        self.places = find_places(self.sentences, " ".join(self.gold.paragraphs))
        self._mentions = {
            mention.words[0].start: mention for mention in self.gold.mentions if mention.word in PRONOUNS
        }

    def mention_of(self, decision: Decision) -> GoldMention | None:
        """Returns the annotators' mention of a pronoun."""
        pronoun = decision.pronoun
        token = self.sentences[pronoun.sentence].parse.tokens[pronoun.head]
        return self._mentions.get(self.places[pronoun.sentence] + token.start)

    def is_right(self, decision: Decision, option: Option) -> bool:
        """Returns whether an option names the chain of the pronoun."""
        mention = self.mention_of(decision)
        own = decision.pronoun
        span = Span(own.sentence, own.head, own.head + 1)
        nominal = option.nominal
        named = None if nominal is None else Span(nominal.sentence, nominal.start, nominal.stop)
        reference = Reference(span, "pronoun", named, None, option.statement)
        return mention is not None and is_right(self.sentences, self.places, reference, mention, self.gold)

    def is_across(self, decision: Decision) -> bool:
        """Returns whether the chain is named only in sentences before."""
        mention = self.mention_of(decision)
        if mention is None:
            return False
        before = [
            other
            for other in self.gold.mentions
            if other.chain == mention.chain
            and not other.is_pronoun
            and other.words[0].start < mention.words[0].start
        ]
        return bool(before) and not any(other.sentence == mention.sentence for other in before)

    def teach(self, decision: Decision) -> Referent | None:
        """Returns the referent that the annotators chose."""
        return next((one.referent for one in decision.options if self.is_right(decision, one)), None)

    def examples(self) -> list[Example]:
        """Returns the options of each pronoun, and which are right."""
        examples = []
        for decision in decide(self.sentences, self.phrases, self.entities, PRIOR, self.teach):
            right = [self.is_right(decision, option) for option in decision.options]
            group = _group(decision)
            if not any(right):
                # Somebody whom the options lack teaches nothing; an "it" without antecedent does.
                if group != "it" and self.mention_of(decision) is not None:
                    continue
                right = [option.nominal is None and option.statement is None for option in decision.options]
            signs = [option.signs for option in decision.options]
            examples.append((group, list(zip(signs, right, strict=True))))
        return examples


def _group(decision: Decision) -> str:
    group = PRONOUNS[decision.word]
    return "person" if group in ("he", "she") else group


def fit(examples: Sequence[Example]) -> Weights:
    """Returns the weights under which the right options are likeliest (Adam, a fixed number of steps)."""
    names: dict[str, int] = {}
    rows = []
    for number, (group, options) in enumerate(examples):
        for signs, is_good in options:
            both = [(name, value) for name, value in signs.items()]
            both += [(f"{group}: {name}", value) for name, value in signs.items()]
            rows.append(
                (number, is_good, [(names.setdefault(name, len(names)), value) for name, value in both])
            )
    matrix = np.zeros((len(rows), len(names)))
    for at, (_, _, entries) in enumerate(rows):
        for column, value in entries:
            matrix[at, column] += value
    owner = np.array([number for number, _, _ in rows])
    right = np.array([is_good for _, is_good, _ in rows], float)
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    pull = np.array([OWN if ": " in name else SHARED for name in names])
    weights, mean, square = prior.copy(), np.zeros(len(names)), np.zeros(len(names))
    for step in range(1, STEPS + 1):
        power = np.exp(np.clip(matrix @ weights, -30, 30))
        every = power / np.bincount(owner, power)[owner]
        good = power * right / np.bincount(owner, power * right)[owner]
        slope = matrix.T @ (every - good) + pull * (weights - prior)
        mean = 0.9 * mean + 0.1 * slope
        square = 0.99 * square + 0.01 * slope**2
        weights -= 0.05 * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-8)
    return {name: round(float(weights[at]), 2) for name, at in names.items()}


@click.command()
@click.argument("corpus", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--write", is_flag=True, help="Put the weights into the code.")
def main(corpus: Path, write: bool) -> None:
    """Print what texts left out are resolved like, at several thresholds."""
    paths = sorted((corpus / "coreference").glob("*.conllu"))
    texts = [AnnotatedText(path) for path in paths if belongs(path.name, "open")]
    examples = [text.examples() for text in texts]
    answers = []
    for left, text in enumerate(texts):
        weights = fit([one for at, some in enumerate(examples) if at != left for one in some])
        for decision in decide(text.sentences, text.phrases, text.entities, weights):
            best = decision.options[0]
            at = best.statement if best.nominal is None else best.nominal.sentence
            sure = 0.0 if at is None else min(best.likelihood, best.trust)
            is_across = text.is_across(decision)
            reaches = is_across or (at is not None and at != decision.pronoun.sentence)
            answers.append((_group(decision), sure, text.is_right(decision, best), is_across, reaches))
    click.echo("| pronoun | sure | right | named | precision | recall |\n|---|--:|--:|--:|--:|--:|")
    for group in ("person", "it", "they"):
        own = [one for one in answers if one[0] == group]
        gold = sum(one[3] for one in own)
        for threshold in (0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
            named = [one for one in own if one[1] >= threshold and one[4]]
            right = sum(one[2] for one in named)
            share = right / max(len(named), 1)
            recall = sum(one[2] and one[3] for one in named) / gold
            click.echo(f"| {group} | {threshold} | {right} | {len(named)} | {share:.3f} | {recall:.3f} |")
    if write:
        fitted = fit([one for some in examples for one in some])
        target = Path(podcast.understanding.weights.__file__)
        lines = [f'    "{name}": {value},' for name, value in sorted(fitted.items()) if abs(value) >= 0.05]
        head = target.read_text(encoding="utf-8").split("WEIGHTS", 1)[0]
        whole = "WEIGHTS: dict[str, float] = {\n" + "\n".join(lines) + "\n}\n"
        target.write_text(head + whole, encoding="utf-8")


if __name__ == "__main__":
    main()
