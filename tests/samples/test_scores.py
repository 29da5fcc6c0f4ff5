"""benchmarks/corpus.py counts what people found in texts, in any folder of the corpora's form."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

from click.testing import CliRunner

from benchmarks import corpus as scores
from podcast.model import Article, Footnote, Host, Line, Passage, Script, ScriptChapter, Section, Voice
from tests.samples.corpus import FOLDER, GOLD

if TYPE_CHECKING:
    from pathlib import Path

CORE = ("The cure is to ignore everything that comes too soon after a tip.", "The switch bounces.")


def test_a_folder_of_texts_is_scored(tmp_path: Path) -> None:
    """With its texts in pages/; what cannot be read is named beside its row, and nothing of it is right."""
    (tmp_path / "pages").mkdir()
    shutil.copy(FOLDER / "forum.html", tmp_path / "pages")
    (tmp_path / "pages" / "essay.txt").write_text("***", encoding="utf-8")
    lines = (FOLDER / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    chosen = [line for line in lines if json.loads(line)["file"] in ("forum.html", "essay.txt")]
    (tmp_path / "gold.jsonl").write_text("\n".join(chosen), encoding="utf-8")
    result = CliRunner().invoke(scores.main, [str(tmp_path)])
    assert result.exit_code == 0, result.output
    head, _, *rows = result.output.splitlines()
    columns = [cell.strip() for cell in head.split("|")[1:-1]]
    table = {row.split("|")[1].strip(): row.split("|")[1:-1] for row in rows}
    forum, essay, total = (
        dict(zip(columns, map(str.strip, table[name]), strict=True))
        for name in ("forum.html", "essay.txt", "sum")
    )
    assert (forum["title"], essay["title"], total["title"]) == ("1/1", "0/1", "1/2")
    assert essay["note"].startswith("essay.txt: ")
    assert essay["core said"] == f"0/{len(GOLD['essay.txt'].core)}"


def test_reading_is_scored_by_what_the_page_has() -> None:
    """Everything right, and one heading too many."""
    gold = GOLD["interview.html"]
    text = f"{gold.first} and so on. “{gold.quotes[0].begins} thing.” {gold.junk[0]}"
    source = Article(
        "interview.html",
        gold.title.upper(),
        Section("", (text,), "summary"),
        (Section("Not a heading", ("Some text.",)), Section(gold.headings[0], (gold.last,))),
        authors=gold.authors,
        date=gold.date,
    )
    row = scores.score_reading(gold, source)
    assert {name for name, (right, asked) in row.items() if right == asked} == {
        "title", "authors", "date", "headings", "first", "last",
    }  # fmt: skip
    assert row["needless headings"] == (1, 2)
    assert row["quotations read"] == (1, 2)
    assert row["junk read"] == (1, len(gold.junk))


def test_a_core_sentence_is_said_when_a_cited_footnote_has_most_of_its_words() -> None:
    """A footnote that no line cites says nothing."""
    cited = Footnote("1", "Ignore everything that comes too soon after a tip: that is the cure.")
    loose = Footnote("2", "The switch bounces.")
    chapter = ScriptChapter("A part", (Line("Maya", (Passage("Wait a little.", ("1",)),)),))
    script = Script("T", (Host("Maya", Voice("tone", "a")),), (chapter,), (cited, loose))
    assert scores.find_missed(CORE, script) == [CORE[1]]
