"""What heads text without being marked as a heading, and what is marked as one and heads none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.article import read

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.model import Article

PLACES = ("old quay", "new quay", "northern lock", "southern lock")


def paragraph(place: str) -> str:
    """A paragraph of its own for each place."""
    return (
        f"<p>The keeper of the gauge at the {place} walks down to the water twice a day, reads it off, and writes the "
        f"height of the {place} on the board that everybody in town passes on the way to work.</p>"
    )


TEXT = "".join(map(paragraph, PLACES))


def read_page(folder: Path, body: str) -> Article:
    """The article of a page with that body."""
    (folder / "page.html").write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    return read(str(folder / "page.html"))


def headings(result: Article) -> list[str]:
    """Its headings without the empty one of a first part that has none."""
    return [section.heading for section in result.sections if section.heading]


def test_lines_in_a_place_of_their_own_are_subheads(tmp_path: Path) -> None:
    """A template that sets “Step 2” in a box above each paragraph has no need of a heading element."""
    steps = "".join(
        f'<div class="part"><div class="lead-in-line">Reading {number}</div>{paragraph(place)}</div>'
        for number, place in enumerate(PLACES)
    )
    page = f"<article><h1>Tides</h1>{paragraph('mole')}{steps}</article>"
    assert headings(read_page(tmp_path, page)) == [f"Reading {number}" for number in range(4)]


@pytest.mark.parametrize("name", ["subhead", "section-title", "zwischentitel"])
def test_a_line_that_its_class_calls_a_subhead_is_one(tmp_path: Path, name: str) -> None:
    """Once is enough, for the page says so."""
    page = f'<article><h1>Tides</h1>{TEXT}<p class="{name}">Who pays for it</p>{paragraph("mole")}</article>'
    assert headings(read_page(tmp_path, page)) == ["Who pays for it"]


def test_short_lines_among_paragraphs_of_their_kind_are_none(tmp_path: Path) -> None:
    """Verses, credits and names look like that, too."""
    page = f"<article><h1>Tides</h1>{TEXT}<p>Who pays for it</p>{paragraph('mole')}</article>"
    assert headings(read_page(tmp_path, page)) == []


def test_a_bold_label_heads_what_follows(tmp_path: Path) -> None:
    """Its colon says no more than the weight; after a word of saying it announces somebody's words."""
    labels = f"<p><b>The costs:</b></p>{paragraph('mole')}<p><b>The keeper warned:</b></p>{paragraph('dock')}"
    page = f"<article><h1>Tides</h1>{TEXT}{labels}</article>"
    assert headings(read_page(tmp_path, page)) == ["The costs:"]


@pytest.mark.parametrize(
    "line", ['<span class="BoldGrey">{}</span>', '<span style="font-weight: 700">{}</span>', "<u>{}</u>"]
)
def test_a_line_set_apart_between_breaks_is_a_heading(tmp_path: Path, line: str) -> None:
    """Texts that know no paragraphs set their subheads by a class, a style or a line under them."""
    texts = [f"{paragraph(place)[3:-4]}<br><br>" for place in (*PLACES, "mole")]
    body = "".join([*texts[:4], line.format("Who pays for it"), "<br><br>", texts[4]])
    page = f"<div><h1>Tides</h1><div>{body}</div></div>"
    assert headings(read_page(tmp_path, page)) == ["Who pays for it"]


def test_links_that_head_parts_of_the_page_are_headings(tmp_path: Path) -> None:
    """A heading is often a link to itself; a list of products links each name; above a teaser a link leads away."""
    parts = "".join(
        f'<h2><a href="/shop/{place}">The {place}</a></h2>{paragraph(place)}{paragraph(f"{place} in winter")}'
        for place in PLACES
    )
    page = f'<article><h1>Tides</h1><h3><a href="#why">Why?</a></h3>{paragraph("mole")}{parts}</article>'
    assert headings(read_page(tmp_path, page)) == ["Why?", *(f"The {place}" for place in PLACES)]


@pytest.mark.parametrize(
    "box",
    [
        "<div><h4>Text size</h4><ul><li>Small</li><li>Large</li></ul></div>",
        '<div><h3>Harbour radio</h3><iframe src="/player"></iframe></div>',
    ],
)
def test_a_box_between_paragraphs_heads_nothing(tmp_path: Path, box: str) -> None:
    """It has a heading, and nothing that anybody could read out."""
    result = read_page(tmp_path, f"<article><h1>Tides</h1>{TEXT}{box}{paragraph('mole')}</article>")
    assert headings(result) == []
    assert "Small" not in " ".join(result.sections[0].paragraphs)


def test_a_heading_in_a_wrapper_heads_the_text_below_it(tmp_path: Path) -> None:
    """Many systems put every heading into a box of its own, perhaps with a picture."""
    box = '<div class="heading"><h2>Who reads it</h2><img src="a.png"></div>'
    page = f"<article><h1>Tides</h1>{TEXT}{box}{paragraph('mole')}</article>"
    assert headings(read_page(tmp_path, page)) == ["Who reads it"]


def test_a_heading_above_the_line_of_authors_is_about_the_whole(tmp_path: Path) -> None:
    """Such a question is asked of all that follows."""
    top = '<h1>Tides</h1><h3>Who needs a gauge at all?</h3><p class="byline">By Ann Lee</p>'
    assert headings(read_page(tmp_path, f"<article>{top}{TEXT}</article>")) == []


def test_a_box_that_unfolds_the_text_is_no_teaser(tmp_path: Path) -> None:
    """Whatever it is called, it holds most of the page's prose, without links."""
    page = f'<article><h1>Tides</h1>{paragraph("mole")}<div class="read-more">{TEXT}</div></article>'
    assert "southern lock" in " ".join(read_page(tmp_path, page).sections[0].paragraphs)


def test_text_beside_a_picture_in_its_cell_is_a_caption(tmp_path: Path) -> None:
    """Old pages set pictures in tables, where no class says what stands under them."""
    picture = (
        '<table><tr><td><img src="a.png"><div>The gauge at the old quay in winter</div></td></tr></table>'
    )
    result = read_page(tmp_path, f"<article><h1>Tides</h1>{TEXT}{picture}{paragraph('mole')}</article>")
    assert "in winter" not in " ".join(result.sections[0].paragraphs)


def test_a_line_that_leads_to_nothing_is_left_out(tmp_path: Path) -> None:
    """What it led to was a list of links."""
    links = "".join(f'<li><a href="/{at}">The {place}</a></li>' for at, place in enumerate(PLACES))
    page = f"<article><h1>Tides</h1>{TEXT}<p>Read what others say of it:</p><ul>{links}</ul></article>"
    assert "others say" not in " ".join(read_page(tmp_path, page).sections[0].paragraphs)


def test_links_over_a_few_words_head_them_where_both_are_set_as_the_text_is(tmp_path: Path) -> None:
    """Each name of a list leads to a shop or a place; in boxes of their own they are teasers."""
    short = "<p>The keeper reads it off twice a day, and it has never been wrong.</p>"
    names = [f"The gauge of {place}" for place in ("Lenn", "Marsh", "Oster")]
    parts = [f'<h3><a href="/{name}">{name}</a></h3>{short.replace("keeper", name[-5:])}' for name in names]
    page = "<article><h1>Tides</h1>{}{}</article>"
    assert headings(read_page(tmp_path, page.format(TEXT, "".join(parts)))) == names
    boxed = "".join(f"<div>{part}</div>" for part in parts)
    assert headings(read_page(tmp_path, page.format(TEXT, boxed))) == []


def test_lines_between_empty_ones_are_subheads_in_a_text_set_with_breaks(tmp_path: Path) -> None:
    """Some blogs know no paragraphs: two breaks end one, and a line alone heads the next."""
    parts = (
        "Who reads it",
        "Why do we read the gauge at all, now that everybody has a telephone?",
        "What it costs",
    )
    text = {place: paragraph(place).removeprefix("<p>").removesuffix("</p>") for place in PLACES}
    lines = [
        text["old quay"],
        *(line for pair in zip(parts, list(text.values())[1:], strict=True) for line in pair),
    ]
    page = f"<article><h1>Tides</h1><div>{'<br><br>'.join(lines)}</div></article>"
    assert headings(read_page(tmp_path, page)) == list(parts)
    poem = "The keeper walks<br>down to the water<br>and reads<br><br>The board is wet<br>with rain"
    page = f"<article><h1>Tides</h1>{TEXT}<div>{poem}</div></article>"
    assert headings(read_page(tmp_path, page)) == []


def test_questions_between_empty_lines_are_what_an_interview_asks(tmp_path: Path) -> None:
    """Where nothing else stands so."""
    asked = [f"How is the water at the {place}?" for place in PLACES]
    answers = [paragraph(place).removeprefix("<p>").removesuffix("</p>") for place in PLACES]
    lines = [line for pair in zip(asked, answers, strict=True) for line in pair]
    page = f"<article><h1>Tides</h1>{paragraph('mole')}<div>{'<br><br>'.join(lines)}</div></article>"
    result = read_page(tmp_path, page)
    assert headings(result) == []
    assert [
        block.text for section in result.sections for block in section.blocks if block.kind == "question"
    ] == asked


def test_a_line_in_capitals_between_paragraphs_is_a_subhead(tmp_path: Path) -> None:
    """Agencies set them so; a page that is all in capitals has none, nor does an acronym alone stand over text."""
    page = f"<article><h1>Tides</h1>{TEXT}<p>DISAPPOINTING DAY FOR ‘KEEPERS’</p>{paragraph('mole')}</article>"
    assert headings(read_page(tmp_path, page)) == ["DISAPPOINTING DAY FOR ‘KEEPERS’"]
    page = f"<article><h1>Tides</h1>{TEXT}<p>MLH</p>{paragraph('mole')}</article>"
    assert headings(read_page(tmp_path, page)) == []


@pytest.mark.parametrize("form", ["<p>{}. Who pays for the {}</p>", "<p>{}) What the {} is for</p>"])
def test_lines_that_count_up_over_text_are_subheads(tmp_path: Path, form: str) -> None:
    """One line with a number is none, nor are points that stand over each other."""
    lines = [form.format(number, place) for number, place in enumerate(PLACES, 1)]
    page = "".join(line + paragraph(place) for line, place in zip(lines, PLACES, strict=True))
    assert (
        len(headings(read_page(tmp_path, f"<article><h1>Tides</h1>{paragraph('mole')}{page}</article>"))) == 4
    )
    page = f"<article><h1>Tides</h1>{TEXT}{lines[1]}{paragraph('mole')}</article>"
    assert headings(read_page(tmp_path, page)) == []
    page = f"<article><h1>Tides</h1>{TEXT}{''.join(lines)}{paragraph('mole')}</article>"
    assert headings(read_page(tmp_path, page)) == []


def test_bold_sentences_over_text_are_subheads_where_there_are_some(tmp_path: Path) -> None:
    """Rules for keepers; one alone may be what the writer wants to stress."""
    rules = ("Read it twice.", "Write it down at once.", "Tell nobody before noon.")
    page = "".join(
        f"<p><strong>{rule}</strong></p>{paragraph(place)}"
        for rule, place in zip(rules, PLACES[1:], strict=True)
    )
    page = f"<article><h1>Tides</h1>{paragraph('mole')}{page}</article>"
    assert headings(read_page(tmp_path, page)) == list(rules)
    page = f"<article><h1>Tides</h1>{TEXT}<p><strong>{rules[0]}</strong></p>{paragraph('mole')}</article>"
    assert headings(read_page(tmp_path, page)) == []


@pytest.mark.parametrize(
    "heading",
    [
        "<div><h2>Who pays</h2><a href='#who'>Copy the link to this part of the page</a></div>",
        "<div><a href='#who'>Go to this part</a><h2>Who pays</h2></div>",
    ],
)
def test_a_link_to_its_own_place_takes_no_heading_away(tmp_path: Path, heading: str) -> None:
    """It stands in a box around both; a link elsewhere is what a heading there is about."""
    page = f"<article><h1>Tides</h1>{TEXT}{heading}{paragraph('mole')}</article>"
    assert headings(read_page(tmp_path, page)) == ["Who pays"]
    assert headings(read_page(tmp_path, page.replace("#who", "/who"))) == []


@pytest.mark.parametrize(
    ("host", "count"),
    [
        ("https://{0}.example/", 4),
        ("https://paper.example/{0}", 0),
        ("http://[{0}", 0),
        ("//{0}.example/", 0),
    ],
)
def test_bold_names_that_lead_to_those_named_head_their_text(tmp_path: Path, host: str, count: int) -> None:
    """A list of makers leads to a site for each; links to other texts of one site head nothing."""
    names = {place: f"<b>Keeper {place.title()}</b>" for place in PLACES}
    body = "".join(
        f'<div class="text"><a href="{host.format(place[:3])}">{name}</a></div>{paragraph(place)}'
        for place, name in names.items()
    )
    article = read_page(tmp_path, f"<h1>Tides</h1>{paragraph('harbour')}{body}")
    assert sum(section.heading.startswith("Keeper") for section in article.sections) == count
