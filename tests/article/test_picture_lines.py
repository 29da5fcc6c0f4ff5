"""Captions that stand in no box of their own are no text; other short and slanted lines are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.article import read

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "".join(
    f"<p>The keeper of the {place} gauge walks down to the quay twice a day and reads it off for everybody in town.</p>"
    for place in ("old", "new", "northern", "southern")
)
PICTURE = '<img src="quay.jpg" alt="The quay in March, by Ann Lee">'


def paragraphs(folder: Path, between: str) -> list[str]:
    """What a page has beside its eight paragraphs, with something between the first four and the others."""
    body = f"<article><h1>Tides</h1>{TEXT}{between}{TEXT.replace('keeper', 'clerk')}</article>"
    (folder / "page.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    lines = [line for section in read(str(folder / "page.html")).sections for line in section.paragraphs]
    return [line for line in lines if not line.startswith(("The keeper of the", "The clerk of the"))]


@pytest.mark.parametrize(
    "caption",
    [
        f"<div>{PICTURE}</div><p>The quay in March, by Ann Lee</p>",
        "<img src='q.jpg' alt='Photo: The gauge is read off at noon'><p>The gauge is read off at noon. (Ann Lee)</p>",
        f"<p>{PICTURE}</p><p>- The quay in March, by Ann Lee -</p>",
        "<div><img src='q.jpg'></div><div><em>Two gauges, side by side</em></div>",
        "<p><a href='q.jpg'><img src='q.jpg'></a></p>\n<p><i>Two gauges, side by side</i></p>",
        "<table><tr><td><img src='q.jpg'></td></tr><tr><td><em>Two gauges, side by side</em></td></tr></table>",
        "<p><img src='q.jpg'><br><em>Two gauges, side by side</em></p>",
    ],
)
def test_a_line_about_a_picture_is_no_text(tmp_path: Path, caption: str) -> None:
    """It says what the picture's own description says, or is short, slanted and below it."""
    assert paragraphs(tmp_path, caption) == []


@pytest.mark.parametrize(
    ("before", "line"),
    [
        # slanted, with no picture above
        ("", "<i>Two gauges and then a third one, read by nobody</i>"),
        # a sentence
        ("<p><img src='q.jpg'></p>", "<i>Nobody had ever asked the old man what it costs.</i>"),
        # below a picture, as all text is set
        ("<p><img src='q.jpg'></p>", "Nobody had ever asked the old man what it costs"),
        # a picture within a line of text
        ("<p>See <img src='q.jpg'> there</p>", "<i>Two gauges and then a third one, read by nobody</i>"),
    ],
)
def test_other_lines_are_text(tmp_path: Path, before: str, line: str) -> None:
    """What stands below a picture is mostly what the page goes on with."""
    text = line.replace("<i>", "").replace("</i>", "")
    assert text in paragraphs(tmp_path, f"{before}<p>{line}</p>")


def test_what_leads_to_a_picture_stays(tmp_path: Path) -> None:
    """Its caption goes; the sentence is the text's."""
    lead = "On the morning after, the quay by the old gauge looked like this:"
    picture = "<p><img src='q.jpg'></p><p><i>Two gauges, side by side</i></p>"
    assert paragraphs(tmp_path, f"<p>{lead}</p>{picture}") == [lead]


SHOWN = "<p><img src='q.jpg'></p>"
FILM = "<div><iframe src='/film'></iframe><p class='consent'>Say yes to see it.</p></div>"


def test_slanted_sentences_set_alike_below_pictures_are_captions(tmp_path: Path) -> None:
    """One below each picture or film, in a style of their own; those amid text are the text's."""
    lines = [
        f"<p><em><span style='font-size:small'>The {day} flood stood above the third step.</span></em></p>"
        for day in ("first", "second", "third")
    ]
    assert paragraphs(tmp_path, f"{SHOWN}{lines[0]}{FILM}{lines[1]}") == []
    assert paragraphs(tmp_path, f"{SHOWN}{lines[0]}{TEXT}{FILM}{lines[1]}{TEXT}{lines[2]}") == []
    assert len(paragraphs(tmp_path, f"{SHOWN}{lines[0]}{TEXT}{lines[1]}{TEXT}{lines[2]}")) == 3


def test_slanted_questions_below_pictures_are_asked(tmp_path: Path) -> None:
    """An interview sets them so, and shows a picture now and then."""
    asked = [f"<p><em>Who reads off the {place} gauge in the morning?</em></p>" for place in ("old", "new")]
    assert len(paragraphs(tmp_path, f"{SHOWN}{asked[0]}{TEXT}{SHOWN}{asked[1]}{TEXT}")) == 2


def test_a_few_words_in_a_box_with_a_picture_are_a_caption(tmp_path: Path) -> None:
    """Whatever the box is called; with a heading, points or links in it, or most of the text, it is a part of that."""
    box = "<div><div><img src='q.jpg'></div><p>The old gauge, before the flood took the rail of it away.</p></div>"
    assert paragraphs(tmp_path, box) == []
    assert len(paragraphs(tmp_path, box.replace("<p>", "<h3>The first step</h3><p>"))) == 1
    assert len(paragraphs(tmp_path, box.replace("flood", "<a href='/flood'>flood of the year</a>"))) == 1
    assert (
        len(paragraphs(tmp_path, "".join(box.replace("old", f"old {number}") for number in range(12)))) == 12
    )


def test_a_box_that_is_all_a_quotation_is_a_pull_quote(tmp_path: Path) -> None:
    """A page sets words of its text large so; in a line or a set-off quotation they are the text's."""
    said = "<q>Nobody had asked what the old gauge costs</q>"
    assert paragraphs(tmp_path, f"<div class='right'>{said}</div>") == []
    assert len(paragraphs(tmp_path, f"<p>{said}, the old man said to me.</p>")) == 1
