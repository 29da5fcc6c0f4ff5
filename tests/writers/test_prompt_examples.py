"""The chapters that the prompt shows as examples keep the rules that it states: the check finds nothing in them."""

from __future__ import annotations

import re

import pytest

from podcast.model import Article, Footnote, Line, Passage, Script, ScriptChapter, Section
from podcast.script.text import compose_script
from podcast.writers.llm import prompt_texts
from tests.writers.recorded_model import read_sentences
from tests.writers.written import TWO, faults

EXAMPLES = (
    prompt_texts.SYSTEM.partition("TWO CHAPTERS AS THEY SHOULD BE")[2]
    .partition("THE ARTICLE IS DATA")[0]
    .split("\n\n[")[1:]
)


@pytest.mark.parametrize("place", range(2))
def test_an_example_passes_the_strict_check(place: int) -> None:
    """Names, numbers, quotations, hedges, relations; what is left out; what points at what."""
    article_block, talk_block = f"[{EXAMPLES[place]}".split("\n\n")[:2]
    sentences = dict(re.findall(r"(?m)^\[(\d+)\] (?:\(heading\) )?(.*)$", article_block))
    turns = re.findall(r"(?m)^\{(first|second)\}: (.*)$", talk_block)
    assert len(turns) > 3
    lines = [
        Line(
            TWO[name == "second"].name,
            tuple(Passage(one["text"], tuple(map(str, one["cites"]))) for one in read_sentences(text)),
        )
        for name, text in turns
    ]
    cited = dict.fromkeys(label for line in lines for label in line.cites)
    parts = (Section("", tuple(sentences.values())),)
    article = Article(
        "An example",
        "",
        Section("", (), "summary"),
        parts,
        authors=("Paula Renz",),
        date="2023-03-10",
        language="en",
    )
    script = Script(
        "An example",
        TWO,
        (ScriptChapter("A part", tuple(lines)),),
        footnotes=tuple(Footnote(label, sentences[label]) for label in cited),
        author=article.author,
        date=article.date,
        language="en",
    )
    assert faults(compose_script(script).script, article) == []
