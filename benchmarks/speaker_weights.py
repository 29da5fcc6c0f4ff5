"""Fits what each sign weighs for whom a cue means by "he" or "the singer": prints the table of `speaker_ratings.py`.

    python benchmarks/speaker_weights.py CORPUS... [--more FILE] [--folds N]

Each CORPUS is a folder with pages/ and gold.jsonl. FILE has a line of JSON for more quotations of their pages: `file`,
`begins`, `speaker` ("" where it is nobody whom the text names: examples, titles, what anybody might say). What rules
settle is learnt from as well, and counts less. `--folds` also prints how many are right, of how many that are named,
on pages that were not learnt from.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click
from corpus import read_gold
from ranking import Choice, fit_ranking
from understanding import UNREAD, is_same_speaker, page_path, read_page

from podcast.language.plain.folding import fold
from podcast.understanding import understand
from podcast.understanding.quoting import speaker_ratings
from podcast.understanding.quoting.mentions import MentionIndex
from podcast.understanding.quoting.quotations import find_quoted
from podcast.understanding.quoting.speaker_signs import SpeakerSigns
from podcast.understanding.quoting.speech_cues import find_cues
from podcast.understanding.sentences.paragraphs import join_sentences

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from podcast.model import Entity, Understanding
    from podcast.understanding.quoting.speaker_ratings import OpenQuotation

SHRINKING = 3.0
LEAST = 0.1
OPEN, GOLD, RULED = 3.0, 1.0, 0.3
"""How much a quotation counts: one that rules leave open, another that is annotated, one that only rules settle."""


@dataclass(frozen=True, slots=True)
class Example:
    """A quotation, and which of its choices are right; none is where nobody of them speaks it."""

    file: str
    quotation: OpenQuotation
    right: tuple[bool, ...]
    counts: float

    def choose(self) -> Choice:
        """Returns it as what weights are fitted to."""
        options = [*(one.signs for one in self.quotation.choices), self.quotation.signs]
        return Choice(options, [*self.right, not any(self.right)], self.counts)


@click.command()
@click.argument(
    "corpora", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, file_okay=False)
)
@click.option("--more", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--folds", default=0)
def main(corpora: tuple[Path, ...], more: Path | None, folds: int) -> None:
    """Print the table."""
    known: dict[str, list[tuple[str, str]]] = {}
    for line in () if more is None else more.read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        known.setdefault(one["file"], []).append((one["begins"], one["speaker"]))
    examples: dict[str, list[Example]] = {}
    for corpus in corpora:
        for gold in read_gold(corpus):
            page = read_page(page_path(corpus, gold.file))
            if page is not UNREAD and gold.file not in examples:
                labels = [(one.begins, one.speaker) for one in gold.quotes] + known.get(gold.file, [])
                examples[gold.file] = list(read_examples(gold.file, understand(page), labels))
    for fold_of in range(folds):
        test_fold(examples, fold_of, folds)
    weights = fit([one for own in examples.values() for one in own])
    for name, weight in weights.items():
        click.echo(f'    "{name}": {weight:.2f},')


def fit(examples: Sequence[Example]) -> Mapping[str, float]:
    """Returns the weights with which what is right is likeliest; those that are nearly nought are left out."""
    weights = fit_ranking([one.choose() for one in examples], SHRINKING)
    return {name: weight for name, weight in weights.items() if abs(weight) >= LEAST}


def test_fold(examples: Mapping[str, Sequence[Example]], fold_of: int, folds: int) -> None:
    """Print how the open quotations of some pages come out with weights fitted to the others."""
    names = sorted(examples)
    held = set(names[fold_of::folds])
    speaker_ratings.WEIGHTS.clear()
    speaker_ratings.WEIGHTS.update(fit([one for name in names if name not in held for one in examples[name]]))
    right = named = 0
    for one in (one for name in sorted(held) for one in examples[name] if one.counts == OPEN):
        chosen = speaker_ratings.choose_speaker(one.quotation)
        named += chosen is not None
        right += any(
            good and choice.entity == chosen
            for choice, good in zip(one.quotation.choices, one.right, strict=True)
        )
    click.echo(f"# pages {fold_of + 1} of {folds}: {right} right of {named} named")


def read_examples(
    file: str, understood: Understanding, labels: Sequence[tuple[str, str]]
) -> Iterator[Example]:
    """Yields the quotations of a page of which somebody, or a rule, has said whose they are."""
    paragraphs = join_sentences(understood.article, understood.sentences)
    quoted = find_quoted(paragraphs)
    cues = find_cues(paragraphs, quoted)
    entities = [_strip(one) for one in understood.entities]
    inside = (span for one in quoted for span in one.spans if one.form == "inline")
    signs = SpeakerSigns(paragraphs, quoted, cues, MentionIndex(entities, inside), understood.references)
    # Those that were only likely are open.
    speakers = [None if one.evidence == "likely" else one.speaker for one in understood.quotations]
    for place, quotation in enumerate(understood.quotations):
        label = next((who for begins, who in labels if _begins(quotation.text, begins)), None)
        is_open = speakers[place] is None
        one = signs.read(place, [*speakers[:place], None, *speakers[place + 1 :]])
        if not one.choices or (label is None and is_open):
            continue
        right = tuple(
            choice.entity == speakers[place] if label is None else _is_named(entities[choice.entity], label)
            for choice in one.choices
        )
        yield Example(file, one, right, OPEN if is_open else RULED if label is None else GOLD)


def _strip(entity: Entity) -> Entity:
    """Returns an entity as it is before pronouns are among its mentions."""
    return replace(entity, mentions=tuple(one for one in entity.mentions if one.form != "pronoun"))


def _is_named(entity: Entity, speaker: str) -> bool:
    return bool(speaker) and any(is_same_speaker(name, speaker) for name in (entity.name, *entity.aliases))


def _begins(text: str, begins: str) -> bool:
    return fold(text).strip("\"' ").startswith(fold(begins).strip("\"' ")[:60])


if __name__ == "__main__":
    main()
