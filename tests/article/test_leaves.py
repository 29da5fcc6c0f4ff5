"""What a page sets in elements of its own though it belongs to the line beside it, or does not."""

from __future__ import annotations

import pytest
from lxml import html

from podcast.article.html.leaves import read_leaves


def lines(body: str) -> list[str]:
    """The texts of a page's leaves."""
    return [leaf.text for leaf in read_leaves(html.document_fromstring(f"<html><body>{body}</body></html>"))]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<div>T</div><p>ides rise.</p>", "Tides rise."),
        ("<div>“T</div><p>ides rise,” she said.</p>", "“Tides rise,” she said."),
        ("<div>A</div><p>fter noon the tide fell.</p>", "After noon the tide fell."),
        ("<div>A</div><p>keeper came.</p><p>The keeper left.</p>", "A keeper came."),
        ("<p><span>T</span> <span>he gate’s</span> lock is old.</p>", "The gate’s lock is old."),
        ("<p><b>A</b> <i>keeper</i> came.</p>", "A keeper came."),
        # a line without anything
        ("<h2><br>The gate</h2>", "The gate"),
    ],
)
def test_a_large_first_letter_begins_the_paragraph_below_it(body: str, text: str) -> None:
    """“urkey has been removed …” had lost its T; “A” is a word where the rest is one."""
    assert lines(body)[0] == text


@pytest.mark.parametrize("body", ["<div>T</div><p>Tides rise.</p>", "<div>7</div><p>ides rise.</p>"])
def test_other_letters_stand_alone(body: str) -> None:
    """The rest of a word goes on in small letters."""
    assert len(lines(body)) == 2


@pytest.mark.parametrize(
    "body",
    [
        '<p>It is a sham.<a href="#footnote-1">1</a> So he said.</p>',
        '<p>It is a sham.<span><a class="footnote-anchor" href="/tides#footnote-1-88">1</a></span> So he said.</p>',
        '<p><em>It is a sham.</em><a href="#fn:3">[3]</a> So he said.</p>',
        "<p>It is a sham.<sup>1,2 </sup>So he said.</p>",
        "<p>It is a sham.<sup>3–5</sup> So he said.</p>",
    ],
)
def test_numbers_of_notes_are_not_read(body: str) -> None:
    """“a sham.1 So he said” ended no sentence."""
    assert lines(body) == ["It is a sham. So he said."]


@pytest.mark.parametrize(
    "body", ['<p>As note <a href="#note-1">1</a> says.</p>', '<p>It rose by 5<a href="/rise">1</a>.</p>']
)
def test_other_linked_numbers_are_text(body: str) -> None:
    """One stands behind a space, the other leads to no note."""
    assert "1" in lines(body)[0]


@pytest.mark.parametrize("text", ["Ten m<sup>2</sup> of it.", "It holds 3.<sup>10</sup> of them."])
def test_raised_numbers_behind_no_sentence_are_text(text: str) -> None:
    """They are powers and measures."""
    assert lines(f"<p>{text}</p>") == [text.replace("<sup>", "").replace("</sup>", "")]


def test_a_place_that_others_lead_to_is_no_link() -> None:
    """A named heading had been left out as one link alone."""
    body = '<h4><a name="costs">What it costs</a></h4><h4><a name="#">Close</a></h4><h4><a href="/x">More</a></h4>'
    leaves = list(read_leaves(html.document_fromstring(f"<html><body>{body}</body></html>")))
    assert [leaf.linked for leaf in leaves] == [0, 1, 1]


def test_a_note_that_opens_in_a_line_is_not_read() -> None:
    """What the note says had been read amid its sentence; a mark alone may be of any kind."""
    note = '<span class="footnote">Built in 1812, it is the oldest of all.</span>'
    assert lines(f"<p>We met at the <span>old quay.{note}</span> It rained.</p>") == [
        "We met at the old quay. It rained."
    ]


def test_a_colon_behind_a_bold_label_is_part_of_it() -> None:
    """“<b>Notes</b>:” was no heading, “<b>Notes:</b>” was."""
    body = "<p><b>Notes</b>:</p><p><b>Notes</b>: the tide is late.</p>"
    leaves = list(read_leaves(html.document_fromstring(f"<html><body>{body}</body></html>")))
    assert leaves[0].bold == 1 > leaves[1].bold


def test_blank_lines_between_sentences_divide_paragraphs() -> None:
    """A page may show them as they stand in its source; a single one may be how somebody wrote that down."""
    text = ["The tide rose.", "The keeper came.", "The tide fell.", "(By Ann Lee)"]
    assert (
        lines(f"<div><img>{chr(10).join((*text[:1], '', *text[1:2], ' ', *text[2:3], '', *text[3:]))}</div>")
        == text
    )
    assert lines("<p>The tide rose.\n\nThe keeper\n\ncame.</p>") == ["The tide rose. The keeper came."]
