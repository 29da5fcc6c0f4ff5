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
