"""How well articles are read and understood, against what people found in them: tables in Markdown.

    python benchmarks/understanding.py CORPUS [--only reading,reports] [--part all|open|aside] [--misses]

CORPUS is a folder with pages/, extraction.json, gold.jsonl and coreference/ (their README says what is in them); what
it lacks is left out. A third of every part is set aside by a hash of the files' names: rules are written looking at
the open two thirds, `--part aside` shows whether they hold on texts that nobody looked at. `--misses` lists what was
missed, page by page.

reading     strings that must, and must not, be in the text of a page; trafilatura alone beside it.
gold        title, authors (all of them, and people only: `leave_out_bodies` of corpus.py says who is none), date,
            headings, first and last words, junk, genre (and whether the kind of plan is right: a feature told as an
            essay is), quotations and their speakers, who are right also as people without a name ("a doctor from Hull")
            where the annotations name nobody; people, and their roles: right where one's words hold the other's in
            their order, but for articles.
reports     the reports in CORPUS, else the project's own samples/reports: key points, headings, scenarios,
            likelihoods, speakers, junk.
references  third-person pronouns across sentences, and sentences that need another one, on texts with gold chains.
pronouns    the same on web pages, where CORPUS has them with `pronouns.jsonl` beside (`pointing.py`).
relations   how sentences and clauses go together, on the same texts.
topics      shifts of topic, on the annotated pages without their headings; as many places put evenly beside them.
cost        seconds and memory, from a fresh process to an outline.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import click
import cost
from coreference import read_text, score_references
from corpus import UNREAD, read_gold, score_reading
from discourse import read_discourse_text, score_relations
from pointing import read_annotated, score_page
from topics import score_topics

from podcast import article
from podcast.article.extraction import visible
from podcast.errors import PodcastError
from podcast.language.grammar.person_nouns import is_person_noun
from podcast.language.plain.folding import fold
from podcast.understanding import understand

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from benchmarks.corpus import Annotation, Share
    from podcast.model import Article, Quotation, Understanding

PARTS = ("reading", "gold", "references", "pronouns", "relations", "topics", "reports", "cost")
REPORTS = Path(__file__).parents[1] / "samples" / "reports"
_PLANNED = {
    genre: kind
    for kind, genres in {
        "news": "news",
        "report and essay": "feature explainer essay opinion",
        "study": "study",
        "interview": "interview",
        "how-to": "how-to recipe",
        "list and review": "list review",
        "letter": "letter",
        "forum": "forum",
    }.items()
    for genre in genres.split()
}
"""Genre -> the kind of text that writers are to have a plan for; the rest gets the plain one."""


@dataclass
class Tally:
    """Counts by name, summed over texts, and what was missed."""

    shares: dict[str, Share] = field(default_factory=dict)
    misses: list[str] = field(default_factory=list)

    def add(self, name: str, right: int, of: int = 1, miss: str = "") -> None:
        """Count so many right of so many; `miss` says what was wrong."""
        some, every = self.shares.get(name, (0, 0))
        self.shares[name] = (some + right, every + of)
        if miss:
            self.misses.append(miss)


@click.command()
@click.argument("corpus", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--only", default=",".join(PARTS), help="Tables, with commas between them.")
@click.option("--part", type=click.Choice(["all", "open", "aside"]), default="all")
@click.option("--misses", is_flag=True, help="List what was missed.")
def main(corpus: Path, only: str, part: str, misses: bool) -> None:
    """Print the tables."""
    tables: dict[str, tuple[Path, Callable[[Path, str], Tally]]] = {
        "reading": (corpus / "extraction.json", measure_reading),
        "gold": (corpus / "gold.jsonl", measure_gold),
        "references": (corpus / "coreference", measure_references),
        "pronouns": (corpus / "pronouns.jsonl", measure_pronouns),
        "relations": (corpus / "coreference", measure_relations),
        "topics": (corpus / "gold.jsonl", measure_topics),
        "reports": (reports := find_reports(corpus), lambda _corpus, _part: measure_reports(reports)),
    }
    for name in only.split(","):
        if name == "cost":
            cost.main()
            continue
        needed, measure = tables[name]
        if not needed.exists():
            continue
        tally = measure(corpus, part)
        click.echo(f"\n| {name}, {part} | right | of | share |\n|---|--:|--:|--:|")
        for row, (right, of) in tally.shares.items():
            click.echo(f"| {row} | {right:d} | {of} | {100 * right / max(of, 1):.1f} % |")
        if misses:
            click.echo("\n" + "\n".join(f"- {miss}" for miss in tally.misses))


def is_aside(name: str) -> bool:
    """Returns whether a file is among the third that is set aside."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def belongs(name: str, part: str) -> bool:
    """Returns whether a file is of the part that is measured."""
    return part == "all" or is_aside(name) == (part == "aside")


def page_path(corpus: Path, name: str) -> Path:
    """Returns where a page lies: in pages/, or beside the annotations."""
    return corpus / "pages" / name if (corpus / "pages").is_dir() else corpus / name


@lru_cache
def read_page(path: Path) -> Article:
    """Returns the article of a page, read once; one without text where there is none."""
    try:
        return article.read(str(path))
    except PodcastError:
        return UNREAD


def measure_reading(corpus: Path, part: str) -> Tally:
    """Returns precision, recall and F1 over all strings, ours and trafilatura's."""
    import trafilatura

    tally = Tally()
    counts = {"ours": [0, 0, 0], "trafilatura": [0, 0, 0]}  # true positives, false positives, false negatives
    for address, page in json.loads((corpus / "extraction.json").read_text(encoding="utf-8")).items():
        if not belongs(page["file"], part):
            continue
        path = page_path(corpus, page["file"])
        ours = read_page(path)
        sections = (ours.summary, *ours.sections)
        lines = [line for section in sections for line in (section.heading, *section.paragraphs)]
        html = path.read_bytes().decode(errors="replace")
        theirs = trafilatura.extract(html, include_comments=False, include_tables=True)
        # Code is no paragraph, for nobody speaks it, but it is part of the text.
        for name, text in (("ours", " ".join((*lines, *ours.code))), ("trafilatura", theirs or "")):
            wanted = [string for string in page["with"] if not _stands_in(string, text)]
            unwanted = [string for string in page["without"] if _stands_in(string, text)]
            counts[name][0] += len(page["with"]) - len(wanted)
            counts[name][1] += len(unwanted)
            counts[name][2] += len(wanted)
            if name == "ours" and wanted + unwanted:
                tally.misses.append(f"{page['file']} {address}: lost {wanted}, kept {unwanted}")
    for name, (positive, false, missed) in counts.items():
        tally.add(f"precision, {name}", positive, positive + false)
        tally.add(f"recall, {name}", positive, positive + missed)
        tally.add(f"F1, {name}", 2 * positive, 2 * positive + false + missed)
    return tally


def _stands_in(string: str, text: str) -> bool:
    """Returns whether a string is in a text, white space and soft hyphens aside, which no reader sees."""
    return " ".join(visible(string).split()) in " ".join(visible(text).split())


def measure_gold(corpus: Path, part: str) -> Tally:
    """Returns the shares of what the annotations hold that was read and understood right."""
    tally = Tally()
    for gold in read_gold(corpus):
        if not belongs(gold.file, part):
            continue
        page = read_page(page_path(corpus, gold.file))
        for name, (right, of) in score_reading(gold, page).items():
            if name in ("title", "authors", "authors, people", "date"):
                field = name.partition(",")[0]
                value, truth = getattr(page, field), getattr(gold, field)
                tally.add(name, right, of, "" if right else f"{gold.file} {name}: {value!r}, not {truth!r}")
            elif name == "headings":
                tally.add(name, right, of)
        _count_text(tally, gold, page)
        if page is not UNREAD:
            _count_meaning(tally, gold, understand(page))
        else:
            tally.add("genre", 0)
            tally.add("genre, as plans part them", 0)
            tally.add("speakers right", 0, len(gold.quotes))
            tally.add("speakers wrong", 0, len(gold.quotes))
            tally.add("people found", 0, len(gold.people))
            tally.add("roles right", 0, sum(bool(person.role) for person in gold.people))
    return tally


def find_reports(corpus: Path) -> Path:
    """Returns the folder itself where its annotations are of reports, else the project's own reports."""
    gold = read_gold(corpus) if (corpus / "gold.jsonl").exists() else []
    return corpus if any(page.scenarios for page in gold) else REPORTS


def measure_reports(folder: Path) -> Tally:
    """Returns what was read and understood right of the reports in a folder with gold.jsonl."""
    tally = Tally()
    for gold in read_gold(folder):
        page = read_page(folder / gold.file)
        for name, value, truth in (
            ("title", page.title, gold.title),
            ("authors", page.authors, gold.authors),
            ("date", page.date, gold.date),
        ):
            tally.add(
                name,
                value == truth,
                1,
                "" if value == truth else f"{gold.file} {name}: {value!r}, not {truth!r}",
            )
        summary = [fold(text) for text in page.summary.paragraphs]
        wanted = [fold(point) for point in gold.key_points]
        for point in gold.key_points:
            right = any(text.startswith(fold(point)) for text in summary)
            tally.add("key points", right, 1, "" if right else f"{gold.file} key point: lost {point!r}")
        points = [fold(block.text) for block in page.summary.blocks if block.kind != "paragraph"]
        others = [text for text in points if not any(text.startswith(point) for point in wanted)]
        note = f"{gold.file} key points: {others}" if others else ""
        tally.add("key points that are none", len(others), len(points), note)
        found = [section for section in page.sections if section.kind == "scenario"]
        likelihoods = {fold(section.name): fold(section.likelihood) for section in found}
        for scenario in gold.scenarios:
            right = fold(scenario.name) in likelihoods
            tally.add("scenarios", right, 1, "" if right else f"{gold.file} scenario: lost {scenario.name!r}")
            right = right and likelihoods[fold(scenario.name)] == fold(scenario.likelihood)
            tally.add(
                "likelihoods", right, 1, "" if right else f"{gold.file} likelihood of {scenario.name!r}"
            )
        names = {fold(scenario.name) for scenario in gold.scenarios}
        needless = [section.heading for section in found if fold(section.name) not in names]
        tally.add(
            "scenarios that are none",
            len(needless),
            len(found),
            f"{gold.file}: {needless}" if needless else "",
        )
        _count_text(tally, gold, page)
        if page is not UNREAD:
            _count_meaning(tally, gold, understand(page))
    return tally


def _is_heading_of_report(page: Article, at: int) -> bool:
    """Returns whether a section's heading is one of the text's: neither a scenario's, nor what stands over the first
    of them, nor that of a box of facts. Annotations of reports may list those or not.
    """
    section = page.sections[at]
    after = page.sections[at + 1 : at + 2]
    is_over_scenarios = section.kind == "section" and any(part.kind == "scenario" for part in after)
    is_box = bool(section.blocks) and all(block.kind in ("fact", "row") for block in section.blocks)
    return not (section.kind == "scenario" or is_over_scenarios or is_box)


def _count_text(tally: Tally, gold: Annotation, page: Article) -> None:
    wanted = [fold(heading) for heading in gold.headings]
    headings = [fold(section.heading) for section in page.sections if section.heading]
    # What stands over key points is a label, which nobody reads as a heading; annotations may list it or not.
    if fold(page.summary.heading) in wanted:
        headings.insert(0, fold(page.summary.heading))
    if gold.scenarios:
        surely = {
            fold(part.heading) for at, part in enumerate(page.sections) if _is_heading_of_report(page, at)
        }
        headings = [heading for heading in headings if heading in wanted or heading in surely]
    same = headings == wanted
    tally.add(
        "pages with all headings, in order, and no other",
        same,
        1,
        "" if same else f"{gold.file} headings: {headings}, not {wanted}",
    )
    text = " ".join(
        fold(line)
        for section in (page.summary, *page.sections)
        for line in (section.heading, *section.paragraphs)
    )
    for name, string in (("first kept", gold.first), ("last kept", gold.last)):
        kept = fold(string) in text
        tally.add(name, kept, 1, "" if kept else f"{gold.file} {name}: lost {string!r}")
    junk = [string for string in gold.junk if fold(string) in text]
    tally.add("junk kept", len(junk), len(gold.junk), f"{gold.file} junk: {junk}" if junk else "")


def _plan_kind(genre: str) -> str:
    """Returns the kind of plan that a genre wants."""
    return _PLANNED.get(genre, "plain")


def _count_meaning(tally: Tally, gold: Annotation, understood: Understanding) -> None:
    right = understood.genre == gold.genre
    note = f"{gold.file} genre: {understood.genre!r} by {understood.genre_signs}, not {gold.genre!r}"
    tally.add("genre", right, 1, "" if right else note)
    tally.add("genre, as plans part them", _plan_kind(understood.genre) == _plan_kind(gold.genre))
    has_first = bool(understood.first_person) == bool(gold.first_person)
    note = f"{gold.file} first person: {understood.first_person!r}, not {gold.first_person!r}"
    tally.add("first person, there or not", has_first, 1, "" if has_first else note)
    for quote in gold.quotes:
        holding = [it for it in understood.quotations if _holds(it.text, quote.begins)]
        # A turn of an interview may hold somebody else's words.
        quotation = next(
            (it for it in holding if _begins(it.text, quote.begins)), holding[0] if holding else None
        )
        names = []
        if quotation is not None and quotation.speaker is not None:
            speaker = understood.entities[quotation.speaker]
            names = [speaker.name, *speaker.aliases]
        good = any(is_same_speaker(name, quote.speaker) for name in names) or not (names or quote.speaker)
        # The annotations name nobody where a person speaks whom the text does not name.
        good = good or (not quote.speaker and is_unnamed_person(understood, quotation))
        state = "right" if good else f"{names[0]!r}" if names else "open" if quotation else "not found"
        tally.add(
            "speakers right",
            good,
            1,
            "" if good else f"{gold.file} “{quote.begins}”: {state}, not {quote.speaker!r}",
        )
        tally.add("speakers wrong", bool(names) and not good)
    _count_people(tally, gold, understood)


def is_unnamed_person(understood: Understanding, quotation: Quotation | None) -> bool:
    """Returns whether a speaker is people without a name, by a noun for people: "a doctor from Hull"."""
    if quotation is None or quotation.speaker is None:
        return False
    mentions = [it for it in understood.entities[quotation.speaker].mentions if it.form != "pronoun"]
    return bool(mentions) and all(
        it.form == "noun"
        and is_person_noun(understood.sentences[it.span.sentence].parse.tokens[it.head].lemma)
        for it in mentions
    )


def _count_people(tally: Tally, gold: Annotation, understood: Understanding) -> None:
    named: Counter[int] = Counter()
    for person in gold.people:
        same = [
            index
            for index, entity in enumerate(understood.entities)
            if any(is_same_name(name, person.name) for name in (entity.name, *entity.aliases))
        ]
        named.update(same)
        kinds = [understood.entities[index].kind for index in same]
        names = [understood.entities[index].name for index in same]
        miss = f"{gold.file} {person.name}: {list(zip(names, kinds, strict=True))}"
        tally.add("people found", "person" in kinds, 1, "" if "person" in kinds else miss)
        alone = kinds in ([], ["person"]) and all(named[index] == 1 for index in same)
        tally.add("people split, joined or of a wrong kind", not alone, 1, "" if alone else miss)
        role = understood.entities[same[0]].role if same else ""
        if person.role:
            good = bool(role) and (_holds_words(role, person.role) or _holds_words(person.role, role))
            miss = f"{gold.file} role of {person.name}: {role!r}, not {person.role!r}"
            tally.add("roles right", good, 1, "" if good else miss)
            tally.add("roles wrong", bool(role) and not good)
    others = [
        index
        for index, entity in enumerate(understood.entities)
        if entity.kind == "person" and index not in named
    ]
    tally.add("people whom gold does not name", len(others), len(others) + len(named))


def _holds_words(text: str, part: str) -> bool:
    """Returns whether a text holds the words of another one in their order, articles aside."""
    long, short = (" ".join(word for word in fold(it).split() if word not in ARTICLES) for it in (text, part))
    return f" {short} " in f" {long} "


def _holds(text: str, begins: str) -> bool:
    words = fold(begins).strip("\"' ")
    return fold(text).strip("\"' ").startswith(words[:60]) or words in fold(text)


def _begins(text: str, begins: str) -> bool:
    return fold(text).strip("\"' ").startswith(fold(begins).strip("\"' ")[:60])


def is_same_speaker(found: str, gold: str) -> bool:
    """Returns whether a speaker is the one of the annotations: by name, or by the first words of a description.

    "A note" is "a note tied to an umbrella"; whose it is ("my daughter", "the author's daughter") does not count, nor
    does what stands in brackets.
    """
    first, second = (
        [word for word in _name_words(_BRACKETS.sub("", it)) if not _is_whose(word)] for it in (found, gold)
    )
    return is_same_name(found, gold) or (bool(first) and second[: len(first)] == first)


_BRACKETS = re.compile(r"\([^()]*\)")


def _is_whose(word: str) -> bool:
    return word in ("my", "our", "his", "her", "their", "its") or word.endswith("'s")


def is_same_name(one: str, other: str) -> bool:
    """Returns whether two names are one person's: the same words, or all of the shorter one's with the last name."""
    first, second = _name_words(one), _name_words(other)
    if not first or not second:
        return False
    return first == second or (
        first[-1] == second[-1] and (set(first) <= set(second) or set(second) <= set(first))
    )


ARTICLES = frozenset({"a", "an", "the"})
_TITLES = frozenset("a an the mr mrs ms dr prof professor sen rep sir dame president senator jr sr".split())


def _name_words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s.,-]+", fold(name)) if word and word not in _TITLES]


def measure_references(corpus: Path, part: str) -> Tally:
    """Returns how pronouns and sentences that lean were resolved, over the texts with gold chains."""
    tally = Tally()
    for path in _texts(corpus, part):
        score_references(tally.add, read_text(path))
    return tally


def measure_pronouns(corpus: Path, part: str) -> Tally:
    """Returns how pronouns that mean what another sentence names were resolved, over annotated pages."""
    tally = Tally()
    for page in read_annotated(corpus):
        if belongs(page.file, part):
            score_page(tally.add, page)
    return tally


def measure_relations(corpus: Path, part: str) -> Tally:
    """Returns how many relations are gold ones, over the texts with gold relations."""
    tally = Tally()
    for path in _texts(corpus, part):
        score_relations(tally.add, read_discourse_text(path))
    return tally


def measure_topics(corpus: Path, part: str) -> Tally:
    """Returns how many shifts of topic are where a heading was."""
    tally = Tally()
    for gold in read_gold(corpus):
        if belongs(gold.file, part):
            score_topics(tally.add, read_page(page_path(corpus, gold.file)))
    return tally


def _texts(corpus: Path, part: str) -> Iterator[Path]:
    yield from (
        path for path in sorted((corpus / "coreference").glob("*.conllu")) if belongs(path.name, part)
    )


if __name__ == "__main__":
    main()
