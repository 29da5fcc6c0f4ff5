"""Letters of readers: each is told by whoever signed it, and the lines that sign are no text."""

from __future__ import annotations

from podcast.article.extraction import Extract
from podcast.article.signed_letters import sign_letters
from podcast.model import Block, Document

PAGE = (
    Block("heading", "Mend the bridge", 2),
    Block("paragraph", "I drove round for six weeks, and so did the baker."),
    Block("paragraph", "Ann Lee, Hull"),
    Block("heading", "Thank You, Young Man", 2),
    Block("paragraph", "You carried my bags and would not tell me your name."),
    Block("paragraph", "Dr. Bo Ray"),
    Block("paragraph", "Upper Hull"),
    Block("heading", "Close the shop", 2),
    Block("paragraph", "Nobody buys hats any more, and it is a good thing."),
    Block("paragraph", "It was dear, too."),
    Block("paragraph", "Cy Moss"),
    Block("heading", "Open it", 2),
    Block("paragraph", "My name is no affair of yours."),
    Block("paragraph", "Name withheld by request"),
)


def sign(title: str) -> Extract:
    return sign_letters(Extract(Document("-", title, PAGE)))


def test_each_letter_is_a_turn_of_its_writer() -> None:
    """Over paragraphs, with a title before the name and a place below it; who withholds a name has none."""
    document = sign("Letters to the editor").document
    labels = [block.label for block in document.blocks if block.kind != "heading"]
    assert labels == ["Ann Lee", "Bo Ray", "Cy Moss", "Cy Moss", ""]
    assert document.authors == ("Ann Lee", "Bo Ray", "Cy Moss")


def test_signatures_are_left_out_and_listed() -> None:
    """With the places below them."""
    dropped = [piece.text for piece in sign("Your letters").dropped]
    assert dropped == ["Ann Lee, Hull", "Dr. Bo Ray", "Upper Hull", "Cy Moss", "Name withheld by request"]


def test_a_page_that_does_not_say_so_is_none_of_letters() -> None:
    """Short lines below paragraphs may be anything."""
    assert sign("Four shops in Hull").document.blocks == PAGE
