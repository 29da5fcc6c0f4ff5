"""Round tables in the forms in which pages and pasted texts have them: each passage is its speaker's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.article import read

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from podcast.model import Block

    Form = Callable[[str, str], str]

ANN, BO, CY = "Ann Quarrie", "Bo Brandt", "Cy Lund"
TURNS = (
    (ANN, "The dike was built for a flood that comes once in a hundred years, and we have had two of them."),
    (BO, "I would put it differently, because a higher dike only moves the water to the people below."),
    (CY, "That pasture is my living, and when a mayor says “room” he means my fields."),
    (ANN, "The last flood cost us ninety million crowns, so anything else would be cheaper than that."),
    (CY, "If they come to my kitchen and not to the town hall, there might be an agreement."),
    (BO, "I have told the county that this would end in court if they offered so little."),
)
TITLE = "Who pays when the river comes back?"
LEAD = (
    "After three floods in five years the towns on the lower Arle must raise their dikes, or give land back to the "
    "water. We asked Ann Quarrie, Bo Brandt and Cy Lund to the same table."
)
PAGES: dict[str, Form] = {
    "a colon": lambda name, text: f"<p>{name}: {text}</p>",
    "capitals": lambda name, text: f"<p>{name.split()[-1].upper()}: {text}</p>",
    "bold type": lambda name, text: f"<p><b>{name.split()[-1]}</b> {text}</p>",
    "bold type and a dash": lambda name, text: f"<p><b>{name}</b> – {text}</p>",
    "bold type and a full stop": lambda name, text: f"<p><strong>{name}.</strong> {text}</p>",
    "a party in brackets": lambda name, text: f"<p><b>{name} (Greens):</b> {text}</p>",
    "a class that says so": lambda name, text: f'<p><span class="speaker">{name}</span> {text}</p>',
    "headings": lambda name, text: f"<h4>{name}</h4><p>{text}</p>",
    "bold lines": lambda name, text: f"<p><strong>{name}</strong></p><p>{text}</p>",
    "bold lines before a break": lambda name, text: f"<p><strong>{name}</strong><br>{text}</p>",
    "boxes": lambda name, text: f'<div class="turn"><span class="speaker">{name}</span><p>{text}</p></div>',
}
TEXTS: dict[str, Form] = {
    "a colon": lambda name, text: f"{name}: {text}",
    "a line over each": lambda name, text: f"{name}\n{text}",
    "a line apart": lambda name, text: f"{name}\n\n{text}",
}


def read_blocks(path: Path, content: str) -> list[Block]:
    path.write_text(content, encoding="utf-8")
    article = read(str(path))
    return [block for part in (article.summary, *article.sections) for block in part.blocks]


def said_by(blocks: list[Block]) -> list[tuple[str, str]]:
    """Last name, folded, and words of each turn."""
    return [(block.label.split()[-1].title(), block.text) for block in blocks if block.kind == "turn"]


@pytest.mark.parametrize("form", PAGES)
def test_each_passage_of_a_page_is_its_speaker_s(tmp_path: Path, form: str) -> None:
    """However the names are set."""
    passages = "".join(PAGES[form](name, text) for name, text in TURNS)
    page = f"<title>{TITLE}</title><article><h1>{TITLE}</h1><p>By Eva Osgood</p><p>{LEAD}</p>{passages}</article>"
    assert said_by(read_blocks(tmp_path / "page.html", page)) == [
        (name.split()[-1], text) for name, text in TURNS
    ]


@pytest.mark.parametrize("form", TEXTS)
def test_each_passage_of_a_pasted_text_is_its_speaker_s(tmp_path: Path, form: str) -> None:
    """However the names are set."""
    passages = "\n\n".join(TEXTS[form](name, text) for name, text in TURNS)
    text = f"{TITLE}\n\nBy Eva Osgood\n\n{LEAD}\n\n{passages}\n"
    assert said_by(read_blocks(tmp_path / "text.txt", text)) == [(name.split()[-1], it) for name, it in TURNS]


def test_headings_that_come_again_are_no_speakers(tmp_path: Path) -> None:
    """Of two machines each is praised and blamed, under headings that nobody has for a name."""
    text = "It folds in nine seconds, and it carries two children and their bags up the hill."
    body = "".join(f"<h3>{name}</h3><p>{text} {name}, says the test.</p>" for name in ("For", "Against") * 3)
    blocks = read_blocks(
        tmp_path / "page.html", f"<title>Two bikes</title><h1>Two bikes</h1><p>{LEAD}</p>{body}"
    )
    assert said_by(blocks) == []


def test_a_set_off_quotation_keeps_the_line_that_says_whose_it_is(tmp_path: Path) -> None:
    """The foot of a quotation is no foot of the page."""
    quote = f"<blockquote><p>{TURNS[0][1]}</p><footer>— {ANN}</footer></blockquote>"
    blocks = read_blocks(
        tmp_path / "page.html", f"<title>A</title><h1>A</h1><p>{LEAD}</p>{quote}<p>{LEAD} So.</p>"
    )
    assert [block.text for block in blocks if block.kind == "quote"] == [f"{TURNS[0][1]} — {ANN}"]


def test_bold_questions_of_an_interview_are_questions(tmp_path: Path) -> None:
    """One of them without a mark, too: it is what the interviewer puts."""
    asked = ("Do you dig yourself?", "Some say it is too late.", "And in winter?", "Will it hold?")
    body = "".join(
        f"<p><b>{line}</b></p><p>{text}</p>" for line, (_, text) in zip(asked, TURNS, strict=False)
    )
    blocks = read_blocks(tmp_path / "page.html", f"<title>A talk</title><h1>A talk</h1><p>{LEAD}</p>{body}")
    assert [block.text for block in blocks if block.kind == "question"] == list(asked)
