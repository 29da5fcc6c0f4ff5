"""Plain text: shape is all there is to go by."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.article import read
from podcast.errors import ArticleError

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.model import Article

FOLLOWED = (
    "The keeper reads the gauge every morning, and what it shows goes into a ledger that is older than all."
)
MORE = "Nobody has missed a day since, although the winter of the great storm came close to ending it all."

REPORT = f"""A harbour that counts

The gauge at the quay is the last of its kind.

Boats at low tide
Boats at low tide in the old harbour, seen from the mole. © Some Agency
×

Key points

  • The ledger goes back ten generations
  • Its numbers have no gap
  • For more, tune into our AI-powered podcast here

{FOLLOWED}

The keeper reads the gauge every morning, and what it shows goes into a ledger.

{MORE}

Who pays for it?

{FOLLOWED.replace("keeper", "clerk")}

Read more about old instruments

{MORE.replace("winter", "summer")}

Scenarios

Likely: The state takes the ledger over

{FOLLOWED.replace("keeper", "state")}

Possible, but unlikely: The gauge is sold

{MORE.replace("Nobody", "No buyer")}

Contact us today for tailored advice and other services.

Related reports

Scroll to top"""


def article(folder: Path, text: str, name: str = "a-report.txt") -> Article:
    (folder / name).write_text(text, encoding="utf-8")
    return read(str(folder / name))


def test_a_report_is_understood(tmp_path: Path) -> None:
    """Title, standfirst, headings and scenarios are known by their shape."""
    result = article(tmp_path, REPORT)
    assert (result.source, result.title, result.language) == ("a-report.txt", "A harbour that counts", "en")
    assert result.summary.heading == "Key points"
    assert result.summary.paragraphs == (
        "The gauge at the quay is the last of its kind.",
        "The ledger goes back ten generations",
        "Its numbers have no gap",
    )
    assert [(section.kind, section.heading) for section in result.sections] == [
        ("section", ""),
        ("section", "Who pays for it?"),
        ("scenario", "Likely: The state takes the ledger over"),
        ("scenario", "Possible, but unlikely: The gauge is sold"),
    ]
    assert [(section.likelihood, section.name) for section in result.sections[2:]] == [
        ("Likely", "The state takes the ledger over"),
        ("Possible, but unlikely", "The gauge is sold"),
    ]


def test_sentences_stay_and_boilerplate_goes(tmp_path: Path) -> None:
    """What a site carries along goes, and every sentence of the text stays."""
    result = article(tmp_path, REPORT)
    texts = [text for section in result.sections for text in section.paragraphs]
    assert texts == [
        FOLLOWED,
        MORE,
        FOLLOWED.replace("keeper", "clerk"),
        MORE.replace("winter", "summer"),
        FOLLOWED.replace("keeper", "state"),
        MORE.replace("Nobody", "No buyer"),
    ]


def test_lines_that_were_wrapped_are_joined(tmp_path: Path) -> None:
    """Lines of one width are one paragraph."""
    import textwrap

    text = "\n\n".join(["A title", *(textwrap.fill(part * 3, 60) for part in (FOLLOWED + " ", MORE + " "))])
    result = article(tmp_path, text)
    assert [text for section in result.sections for text in section.paragraphs] == [
        " ".join([FOLLOWED] * 3),
        " ".join([MORE] * 3),
    ]


def test_lines_that_were_not_wrapped_are_paragraphs(tmp_path: Path) -> None:
    """Long lines are a paragraph each."""
    result = article(tmp_path, f"A title\n\n{FOLLOWED * 2}\n{MORE * 2}")
    assert len([text for section in result.sections for text in section.paragraphs]) == 2


def test_a_numbered_heading_is_one_and_a_numbered_list_is_none(tmp_path: Path) -> None:
    """A number makes a heading only where it stands alone."""
    text = f"A title\n\n1. What it is\n\n{FOLLOWED}\n\n2. What it costs\n\n{MORE}\n\n1. Paper\n2. Ink\n"
    result = article(tmp_path, text)
    assert [section.heading for section in result.sections] == ["1. What it is", "2. What it costs"]
    assert result.sections[1].paragraphs[1:3] == ("Paper", "Ink")


def test_a_text_without_title_is_named_after_its_file(tmp_path: Path) -> None:
    """The file's name is the title of last resort."""
    assert article(tmp_path, f"{FOLLOWED}\n\n{MORE}", "the-old_gauge.txt").title == "the old gauge"


def test_odd_characters_do_no_harm(tmp_path: Path) -> None:
    """Control characters and strange blanks leave the words as they are."""
    odd = FOLLOWED.replace("gauge", "gau\x01ge\u200b", 1)
    result = article(tmp_path, f"A\u00adtitle\n\n{odd}\r\n\r\n{MORE}")
    assert result.title == "Atitle"
    assert result.sections[0].paragraphs == (FOLLOWED, MORE)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Der Pegel ist der älteste des Landes, und die Leute lesen ihn noch mit dem Auge ab.",
            "de",
        ),
        (
            "Le niveau de la mer est mesuré dans le port, et les marins ne sont pas surpris.",
            "fr",
        ),
        (
            "El nivel del mar se mide en el puerto, y los marineros no lo saben, pero es más alto que nunca.",
            "es",
        ),
        ("Уровень моря измеряют в порту каждый день, и никто не удивляется тому, что он растёт.", "ru"),
        ("港の水位は毎日測られている。それは昔よりも高くなっている。", "ja"),
    ],
)
def test_the_language_is_told_by_the_text(tmp_path: Path, text: str, language: str) -> None:
    """A text declares no language, and has one all the same."""
    assert article(tmp_path, text).language == language


def test_a_pasted_table_is_rows(tmp_path: Path) -> None:
    """Tabs divide its cells."""
    table = f"Scenario\tLikelihood\tWhat comes\nIt closes\tLow\t{FOLLOWED}\nIt stays\tHigh\t{MORE}"
    result = article(tmp_path, f"A title\n\n{FOLLOWED}\n\n{MORE}\n\n{table}")
    parts = [(part.name, part.likelihood) for part in result.sections if part.kind == "scenario"]
    assert parts == [("It closes", "Low"), ("It stays", "High")]


def test_lines_that_end_sentences_are_not_wrapped(tmp_path: Path) -> None:
    """Three sentences of a line each are three points."""
    points = (
        "The gauge is read each morning.",
        "The ledger is older than the harbour.",
        "No day is missing in it.",
    )
    result = article(tmp_path, f"A title\n\n{FOLLOWED}\n\nWhat else\n\n" + "\n".join(points))
    assert result.sections[-1].paragraphs == points


def test_a_menu_alone_is_told_in_one_line(tmp_path: Path) -> None:
    """All of it stands below the last paragraph, for there is none; so does its title."""
    path = tmp_path / "menu.txt"
    path.write_text("Harbour Rowing\n\nFollow us on Twitter\n\nBack to the menu\n", encoding="utf-8")
    with pytest.raises(ArticleError, match="holds no running text"):
        read(str(path))
