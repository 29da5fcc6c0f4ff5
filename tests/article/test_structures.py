"""Pages and texts of constructions that readers have stumbled over, each written for its test."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.article import read

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.model import Article

LONG = (
    "The bridge over the Lenn is two hundred years old, and in all that time it has been closed for nine days. "
    "Carts have crossed it, trams have crossed it, and since last spring the buses of line four cross it, too."
)
MORE = (
    "Its keeper lives on the southern bank, where his mother and her father have lived before him. Every morning he "
    "walks across and back, and he listens to the planks, for a loose one sounds different from the others."
)


def article(folder: Path, body: str, head: str = "") -> Article:
    """The article of a page with that body and head."""
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    (folder / "a.html").write_text(page, encoding="utf-8")
    return read(str(folder / "a.html"))


def headings(result: Article) -> list[str]:
    return [section.heading for section in result.sections if section.heading]


def text(result: Article) -> str:
    return " ".join(text for section in (result.summary, *result.sections) for text in section.paragraphs)


def test_a_rubric_in_the_headline_is_no_part_of_the_title(tmp_path: Path) -> None:
    """It stands in an element of its own inside the same h1."""
    result = article(
        tmp_path,
        '<article><h1><span class="rubric">Open Rivers</span> <span>Why old bridges last</span></h1>'
        f"<p>{LONG}</p><p>{MORE}</p></article>",
        "<title>Why old bridges last</title>",
    )
    assert result.title == "Why old bridges last"


def test_headings_beside_the_box_of_their_text_are_kept(tmp_path: Path) -> None:
    """Each h2 stands beside a div that holds its paragraphs."""
    parts = "".join(
        f'<a name="m{n}"></a><h2>{n}. {name}</h2><div class="content_body"><p>{LONG} {n}</p></div>'
        for n, name in enumerate(("The wooden bridge", "The iron bridge", "The rope bridge"), 1)
    )
    result = article(tmp_path, f"<article><h1>Three bridges</h1><div><p>{MORE}</p></div>{parts}</article>")
    assert headings(result) == ["1. The wooden bridge", "2. The iron bridge", "3. The rope bridge"]


def test_the_title_of_a_video_swallows_no_section(tmp_path: Path) -> None:
    """What stands in the player's box is no heading of the paragraphs below it."""
    video = '<div class="video-player"><h3>Do bridges sleep?</h3><video src="a.mp4"></video></div>'
    result = article(
        tmp_path,
        f"<article><h1>Old bridges</h1><p>{LONG}</p><h2>The keeper</h2><p>{MORE}</p>{video}"
        "<p>He has never been late, not even in the winter of the great storm, when the river froze.</p></article>",
    )
    assert headings(result) == ["The keeper"]
    assert "great storm" in text(result)


def test_a_bare_quotation_is_no_summary(tmp_path: Path) -> None:
    """A description that only quotes somebody stays where it stands in the text."""
    quotation = (
        "“I heard the plank before I saw it, and I knew that it would not hold the bus,” the keeper said."
    )
    result = article(
        tmp_path,
        f"<article><h1>Bus stopped on bridge</h1><p>{LONG}</p><p>{quotation}</p><p>{MORE}</p></article>",
        f'<meta name="description" content="{quotation}">',
    )
    assert quotation not in result.summary.paragraphs
    assert quotation in text(result)


def test_at_a_glance_may_stand_over_a_list_without_marks(tmp_path: Path) -> None:
    """It is the heading of the summary, wherever in the boxes it stands."""
    points = "<ul><li>The old bridge carries more than the new one</li><li>The new one is closed in storms</li></ul>"
    result = article(
        tmp_path,
        f'<article><h1>Old or new bridge?</h1><div class="box"><div>At a Glance</div>{points}</div>'
        f"<p>{LONG}</p><h2>Which is wider?</h2><p>{MORE}</p></article>",
    )
    assert result.summary.heading == "At a Glance"
    assert len(result.summary.paragraphs) == 2
    assert headings(result) == ["Which is wider?"]


def test_code_is_no_paragraph(tmp_path: Path) -> None:
    """Neither is the line that leads to nothing else."""
    code = "<p>This counts the planks:</p><pre><code>for plank in bridge:\n    count += 1</code></pre>"
    result = article(tmp_path, f"<article><h1>Counting planks</h1><p>{LONG}</p>{code}<p>{MORE}</p></article>")
    assert "count" not in text(result)


def test_a_label_list_keeps_its_labels(tmp_path: Path) -> None:
    """Pros and cons under one heading are not one list."""
    labels = {"Advantages": "It is wide.", "Disadvantages": "It sways.", "Cost": "None."}
    points = "".join(f"<li><b>{label}:</b> {value}</li>" for label, value in labels.items())
    result = article(
        tmp_path,
        f"<article><h1>Bridges</h1><p>{LONG}</p><h2>The rope bridge</h2><p>{MORE}</p><ul>{points}</ul></article>",
    )
    found = [block for section in result.sections for block in section.blocks if block.label]
    assert [(block.kind, block.label) for block in found] == [
        ("pro", "Advantages"),
        ("con", "Disadvantages"),
        ("fact", "Cost"),
    ]


POST = (
    '<div class="post"><div class="head"><a href="/user/{name}">{name}</a> <span>Member</span></div>'
    "<p>{text}</p></div>"
)


def test_posts_are_turns_of_their_posters(tmp_path: Path) -> None:
    """Each container of a thread names its poster in the same way, above the text."""
    texts = [("planks", LONG), ("ferryman", MORE), ("planks", "Then I shall walk across it and listen, too.")]
    posts = "".join(POST.format(name=name, text=text) for name, text in texts)
    result = article(tmp_path, f"<main><h1>Which plank is loose?</h1>{posts}</main>")
    blocks = [block for section in result.sections for block in section.blocks]
    assert [(block.kind, block.label) for block in blocks] == [("turn", name) for name, _ in texts]


def test_comments_below_an_article_make_it_no_thread(tmp_path: Path) -> None:
    """Its own text stands above the first poster, and belongs to none."""
    posts = "".join(POST.format(name=name, text=MORE) for name in ("planks", "ferryman", "keeper"))
    result = article(tmp_path, f"<main><h1>The old bridge</h1><p>{LONG}</p><p>{MORE}</p>{posts}</main>")
    assert {block.kind for section in result.sections for block in section.blocks} == {"paragraph"}


SIGNED = (
    "Ann Lee, Bridge Institute",
    "Bo Li, University of Lenn",
    "Cleo Marr, engineer",
    "Dan Oak, ferryman",
)


def test_who_signed_a_letter_is_not_read_out(tmp_path: Path) -> None:
    """Names with jobs go below the text and below "Signatories"; winners stay."""
    lines = "".join(f"<li>{line}</li>" for line in SIGNED)
    for heading, stays in (("", False), ("<h2>Signatories</h2>", False), ("<h2>The winners</h2>", True)):
        body = f"<article><h1>On the old bridge</h1><p>{LONG}</p><p>{MORE}</p>{heading}<ul>{lines}</ul></article>"
        result = article(tmp_path, body)
        assert ("Cleo Marr" in text(result), "Dan Oak" in text(result)) == (stays, stays)


def test_letters_by_several_people_have_no_author(tmp_path: Path) -> None:
    """Each letter is a section under its own heading."""
    letters = "".join(
        f"<h2>{heading}</h2><p>{words}</p><p><strong>{name}</strong><br>{town}</p>"
        for heading, words, name, town in (
            ("Keep it", LONG, "Ann Lee", "Lenn"),
            ("Sell it", MORE, "Bo Li", "Tull"),
            ("Close it", LONG.replace("two", "three"), "Cleo Marr", "Anlo"),
        )
    )
    result = article(tmp_path, f"<article><h1>Letters on the old bridge</h1>{letters}</article>")
    assert (result.authors, headings(result)) == ((), ["Keep it", "Sell it", "Close it"])


def test_the_name_of_a_site_is_no_title_and_a_standfirst_is_kept(tmp_path: Path) -> None:
    """The head names only the site; the standfirst is a heading that is marked as one, above the by-line."""
    dek = "He lives on the southern bank and has never crossed by car"
    result = article(
        tmp_path,
        "<header><a>The Daily Bridge</a></header><article><h1>The keeper who listens to planks</h1>"
        f"<h2 class='dek'>{dek}</h2><p>By Ann Lee</p><p>{LONG}</p><p>{MORE}</p></article>",
        '<title>The Daily Bridge</title><meta property="og:title" content="The Daily Bridge">',
    )
    assert result.title == "The keeper who listens to planks"
    assert (result.summary.paragraphs, result.authors) == ((dek,), ("Ann Lee",))
