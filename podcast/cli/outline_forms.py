"""What was understood of an article, as `podcast script --outline` prints it: for people, or as JSON."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from podcast import scripting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from podcast.model import Article, Clause, Section, Sentence, Span, Understanding

_WIDTHS = {"heading": 44, "likelihood": 22, "begins": 48, "name": 30, "role": 44, "also": 30, "speaker": 30}
"""Column of a table → its width at most, in characters of a terminal."""
_ENTITIES = 20
"""Rows of people and organisations that are shown; JSON has all."""


def format_outline(understood: Understanding, source: str) -> str:
    """Returns facts, then parts, people and quotations as tables, then how the sentences go together.

    `source` is the article's as it was typed.
    """
    article = understood.article
    parts = [part for part in (article.summary, *article.sections) if part.paragraphs]
    facts = {
        "Title": article.title,
        "Author": article.author,
        "Date": article.date,
        "Language": article.language,
        "Site": article.site,
        "Source": article.source,
        "Genre": _genre(understood),
        "I, we": understood.first_person or "(nobody)",
        "Found": _tally(article, parts),
    }
    lines = [f"{name:10}{value or '(not found)'}" for name, value in facts.items()]
    if lost := scripting.describe_loss(article, source):
        lines.append(f"{'':10}{lost}")
    for table in (_parts(parts), _people(understood), _quotations(understood)):
        if len(table) > 1:
            lines += ["", *_aligned(table)]
    return "\n".join([*lines, "", *_joints(understood)])


def format_dropped(article: Article, *, as_json: bool) -> str:
    """Returns a line for each piece that cleaning took out, with the rule that did; or a JSON array of them."""
    if as_json:
        return json.dumps(_dropped(article), indent=2, ensure_ascii=False)
    width = max((len(piece.because) for piece in article.dropped), default=0)
    return "\n".join(f"{piece.because:{width}}  {' '.join(piece.text.split())}" for piece in article.dropped)


def format_json(understood: Understanding) -> str:
    """Returns the whole of it as one JSON object, the keys of the contract first."""
    return json.dumps(_contract(understood) | _more(understood), indent=2, ensure_ascii=False)


def _genre(understood: Understanding) -> str:
    signs = ", ".join(understood.genre_signs)
    return f"{understood.genre} ({signs})" if signs else understood.genre


def _tally(article: Article, parts: list[Section]) -> str:
    from podcast.language.plain.sentences import count_words

    words = sum(count_words(text) for part in parts for text in part.paragraphs)
    tally = Counter(part.kind for part in parts)
    counts = [
        f"{tally[kind]} {kind}{'s' * (tally[kind] > 1)}" for kind in ("section", "scenario") if tally[kind]
    ]
    summary = "a summary" if tally["summary"] else "no summary"
    visible = f" of {article.visible_words:,} on the page" if article.visible_words else ""
    return f"{words:,} words{visible}: {', '.join([summary, *counts])}"


def _parts(parts: list[Section]) -> list[tuple[str, ...]]:
    from podcast.language.plain.sentences import count_words

    table: list[tuple[str, ...]] = [("kind", "words", "paragraphs", "heading", "likelihood", "begins")]
    for part in parts:
        words = sum(map(count_words, part.paragraphs))
        heading = part.name or part.heading or "(none)"
        begins = " ".join(part.paragraphs[0].split()[:12])
        table.append((part.kind, f"{words:,}", str(len(part.paragraphs)), heading, part.likelihood, begins))
    return table


def _people(understood: Understanding) -> list[tuple[str, ...]]:
    table: list[tuple[str, ...]] = [("who", "name", "role", "also", "mentions")]
    named = [entity for entity in understood.entities if entity.kind in ("person", "organisation", "group")]
    for entity in named[:_ENTITIES]:
        also = ", ".join(entity.aliases)
        table.append((entity.kind, entity.name, entity.role, also, str(len(entity.mentions))))
    return table


def _quotations(understood: Understanding) -> list[tuple[str, ...]]:
    table: list[tuple[str, ...]] = [("speaker", "by", "begins")]
    for quotation in understood.quotations:
        if quotation.is_clause:
            speaker = "(open)" if quotation.speaker is None else understood.entities[quotation.speaker].name
            table.append((speaker, quotation.evidence, " ".join(quotation.text.split()[:12])))
    return table


def _joints(understood: Understanding) -> list[str]:
    resolved = sum(
        reference.antecedent is not None or reference.antecedent_sentence is not None
        for reference in understood.references
    )
    leaning = len({need.sentence for need in understood.needs})
    relations = Counter(relation.kind for relation in understood.relations)
    shifts = [understood.sentences[index].text for index in understood.shifts]
    rows = {
        "References": f"{len(understood.references)}, {resolved} of them resolved",
        "Leaning": f"{leaning} of {len(understood.sentences)} sentences need another one",
        "Relations": ", ".join(f"{count} {kind}" for kind, count in relations.most_common()) or "none",
        "New topics": "; ".join(" ".join(text.split()[:8]) for text in shifts) or "none",
    }
    return [f"{name:12}{value}" for name, value in rows.items()]


def _contract(understood: Understanding) -> dict[str, Any]:
    article = understood.article
    return {
        "title": article.title,
        "authors": list(article.authors),
        "date": article.date,
        "language": article.language,
        "site": article.site,
        "source": article.source,
        "genre": understood.genre,
        "summary": {"paragraphs": list(article.summary.paragraphs)},
        "sections": [
            {
                "heading": section.heading,
                "kind": section.kind,
                "name": section.name,
                "likelihood": section.likelihood,
                "paragraphs": list(section.paragraphs),
            }
            for section in article.sections
        ],
        "quotations": [
            {
                "text": quotation.text,
                "speaker": "" if quotation.speaker is None else understood.entities[quotation.speaker].name,
                "section": understood.sentences[quotation.sentences[0]].section,
            }
            for quotation in understood.quotations
            if quotation.is_clause
        ],
        "people": [
            {"name": entity.name, "role": entity.role, "aliases": list(entity.aliases)}
            for entity in understood.entities
            if entity.kind == "person"
        ],
        "words": {"visible": article.visible_words, "kept": scripting.count_kept_words(article)},
    }


def _more(understood: Understanding) -> dict[str, Any]:
    return {
        "genre_signs": list(understood.genre_signs),
        "first_person": understood.first_person,
        "sentences": [_sentence(understood, sentence) for sentence in understood.sentences],
        "entities": [
            {
                "name": entity.name,
                "kind": entity.kind,
                "role": entity.role,
                "aliases": list(entity.aliases),
                "gender": entity.gender,
                "plural": entity.is_plural,
                "mentions": [
                    {"sentence": mention.span.sentence, "text": _words(understood, mention.span)}
                    for mention in entity.mentions
                ],
            }
            for entity in understood.entities
        ],
        "references": [
            {
                "sentence": reference.span.sentence,
                "text": _words(understood, reference.span),
                "form": reference.form,
                "antecedent": _words(understood, reference.antecedent),
                "antecedent_sentence": reference.antecedent.sentence
                if reference.antecedent
                else reference.antecedent_sentence,
            }
            for reference in understood.references
        ],
        "needs": [
            {"sentence": need.sentence, "needs": need.needs, "because": need.because}
            for need in understood.needs
        ],
        "relations": [
            {
                "kind": relation.kind,
                "first": relation.first,
                "second": relation.second,
                "first_clause": relation.first_clause,
                "second_clause": relation.second_clause,
                "words": relation.words,
            }
            for relation in understood.relations
        ],
        "shifts": list(understood.shifts),
        "paraphrases": [
            {"section": section, "sentence": sentence} for section, sentence in understood.paraphrases
        ],
        "dropped": _dropped(understood.article),
    }


def _dropped(article: Article) -> list[dict[str, str]]:
    return [{"text": piece.text, "because": piece.because} for piece in article.dropped]


def _sentence(understood: Understanding, sentence: Sentence) -> dict[str, Any]:
    return {
        "text": sentence.text,
        "section": sentence.section,
        "paragraph": sentence.paragraph,
        "clauses": [_clause(understood, sentence, clause) for clause in sentence.clauses],
        "measures": [
            {
                "kind": measure.kind,
                "text": _words(understood, measure.span),
                "counts": _words(understood, measure.counts),
            }
            for measure in sentence.measures
        ],
    }


def _clause(understood: Understanding, sentence: Sentence, clause: Clause) -> dict[str, Any]:
    return {
        "kind": clause.kind,
        "text": sentence.parse.words(clause.start, clause.stop),
        "marker": clause.marker,
        "subject": _words(understood, clause.subject),
        "predicate": sentence.parse.tokens[clause.predicate].text,
        "objects": [_words(understood, span) for span in clause.objects],
        "negated": clause.is_negated,
        "passive": clause.is_passive,
        "agent": _words(understood, clause.agent),
        "modality": clause.modality,
        "hedges": list(clause.hedges),
        "reported": clause.is_reported,
    }


def _words(understood: Understanding, span: Span | None) -> str:
    if span is None:
        return ""
    return understood.sentences[span.sentence].parse.words(span.start, span.stop)


def _aligned(table: Iterable[tuple[str, ...]]) -> list[str]:
    """Returns the rows in columns: figures to the right, empty columns left out, long cells cut."""
    from rich.cells import cell_len, set_cell_size

    columns = [list(column) for column in zip(*table, strict=True) if any(column[1:])]
    for column in columns:
        most = _WIDTHS.get(column[0], 12)
        cut = [
            cell if cell_len(cell) <= most else f"{set_cell_size(cell, most - 1).rstrip()}…"
            for cell in column
        ]
        width = max(map(cell_len, cut))
        right = column[0] in ("words", "paragraphs", "mentions")
        spaces = [" " * (width - cell_len(cell)) for cell in cut]
        column[:] = [space + cell if right else cell + space for cell, space in zip(cut, spaces, strict=True)]
    return ["  ".join(row).rstrip() for row in zip(*columns, strict=True)]
