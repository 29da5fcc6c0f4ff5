"""The annotations of the project's own articles are true of the files, and the traps are where the README says."""

from __future__ import annotations

import json
import re
from datetime import date

import pytest

from podcast.language.plain.sentences import count_words, split
from tests.samples.corpus import FOLDER, GOLD, readable

KINDS = {"news", "study", "interview", "opinion", "how-to", "review", "list", "forum", "essay"}
KEYS = "file genre title authors date headings first last core quotes people first_person junk".split()
# A row of the README's table: | trap | file | words that stand there, or the markup of it |
TRAP = re.compile(r"^\| (?P<trap>[^|]+) \| (?P<file>[\w-]+\.\w+) \| `(?P<words>.+)` \|$", re.MULTILINE)
README = (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.fixture(params=sorted(GOLD))
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def flat(text: str) -> str:
    """The text in one line and without case."""
    return " ".join(text.split()).casefold()


def body(name: str) -> str:
    """The text from its first annotated word to its last."""
    text, annotation = flat(readable(FOLDER / name)), GOLD[name]
    start = text.index(flat(annotation.first))
    return text[start : text.rindex(flat(annotation.last)) + len(flat(annotation.last))]


def bare(name: str) -> str:
    """The body without junk and without quotations."""
    text = body(name)
    for junk in GOLD[name].junk:
        text = text.replace(flat(junk), "")
    # A quotation over several paragraphs opens in each of them and closes in the last.
    return re.sub("“[^“”]*(?:”|(?=“))", "", text)


def test_every_kind_has_one_article() -> None:
    """Nine articles, nine kinds, and no file beside them that nobody annotated."""
    assert sorted(annotation.genre for annotation in GOLD.values()) == sorted(KINDS)
    assert {path.name for path in FOLDER.iterdir()} == {*GOLD, "gold.jsonl", "probe.jsonl", "README.md"}
    assert sum(name.endswith(".html") for name in GOLD) >= 5


def test_the_form_is_that_of_every_corpus() -> None:
    """Each line has the same keys in the same order, so that one program reads all corpora."""
    for line in (FOLDER / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        assert list(json.loads(line)) == KEYS


def test_it_is_as_long_as_an_article_is(name: str) -> None:
    """600 to 1,500 words from the first to the last, in UTF-8, without the junk between them."""
    text = body(name)
    junk = sum(count_words(junk) for junk in GOLD[name].junk if flat(junk) in text)
    assert 600 <= count_words(text) - junk <= 1500


def test_every_annotation_stands_in_the_text(name: str) -> None:
    """Title, authors, headings in their order, first and last words, core, quotations, people."""
    annotation, text = GOLD[name], flat(readable(FOLDER / name))
    assert [author for author in annotation.authors if flat(author) not in text] == []
    assert flat(annotation.title) in text
    place = 0
    for heading in annotation.headings:
        place = text.index(flat(heading), place)
    inside = body(name)
    assert [sentence for sentence in annotation.core if flat(sentence) not in inside] == []
    assert [quote.begins for quote in annotation.quotes if f"“{flat(quote.begins)}" not in inside] == []
    assert [person.name for person in annotation.people if flat(person.name) not in text] == []


def test_a_core_sentence_is_a_sentence(name: str) -> None:
    """Four to eight of them, whole, each with its end."""
    core = GOLD[name].core
    assert 4 <= len(core) <= 8
    assert all(len(split(sentence)) == 1 and sentence[-1] in ".?!" for sentence in core)


def test_every_quotation_is_annotated(name: str) -> None:
    """What opens with a mark and is not annotated is a pull quote, which says again what stands elsewhere, or junk."""
    annotation, text = GOLD[name], readable(FOLDER / name)
    inside = body(name)
    begins = tuple(flat(quote.begins) for quote in annotation.quotes)
    junk = " ".join(map(flat, annotation.junk))
    for match in re.finditer("“([^“”]+)", text):
        quotation = flat(match[1])
        again = inside.count(quotation) > 1
        assert quotation.startswith(begins) or again or quotation in junk, match[1]


def test_people_and_speakers_are_the_same(name: str) -> None:
    """Whoever speaks under a full name is among the people, with the role that the text gives."""
    annotation, text = GOLD[name], flat(readable(FOLDER / name))
    names = {person.name for person in annotation.people}
    unnamed = {speaker for quote in annotation.quotes if (speaker := quote.speaker) not in names}
    assert not {speaker for speaker in unnamed if speaker.istitle()} - {"Hollin Works"}
    roles = [person.role for person in annotation.people] if annotation.genre != "forum" else []
    assert [role for role in roles if flat(role) not in text] == []


def test_the_first_person_is_whose_it_is(name: str) -> None:
    """It is annotated just where "I" or "we" stands outside quotations, and belongs to somebody whom the page names."""
    annotation = GOLD[name]
    assert bool(annotation.first_person) == bool(re.search(r"\b(?:i|we|my|our)\b", bare(name)))
    if annotation.first_person:
        assert any(author in annotation.first_person for author in annotation.authors)


def test_the_date_stands_on_the_page(name: str) -> None:
    """As it is, or as people write it."""
    day = date.fromisoformat(GOLD[name].date)
    raw = (FOLDER / name).read_text(encoding="utf-8")
    assert day.isoformat() in raw or f"{day:%B} {day.day}, {day.year}" in raw


def test_junk_is_on_the_page_and_is_no_part_of_what_matters(name: str) -> None:
    """Each string stands on the page as people see it; none of it is core or a heading."""
    annotation, text = GOLD[name], flat(readable(FOLDER / name))
    assert [junk for junk in annotation.junk if flat(junk) not in text] == []
    matters = flat(" ".join((*annotation.core, *annotation.headings, annotation.first, annotation.last)))
    assert [junk for junk in annotation.junk if flat(junk) in matters] == []


def test_every_trap_of_the_readme_is_set() -> None:
    """Its words stand in the file that the table names, as text or as markup."""
    rows = list(TRAP.finditer(README))
    assert len(rows) == README.count("\n| ") - 1  # without the head
    for row in rows:
        path = FOLDER / row["file"]
        raw = path.read_text(encoding="utf-8")
        assert row["words"].replace(r"\|", "|") in raw or flat(row["words"]) in flat(readable(path)), row[
            "trap"
        ]
