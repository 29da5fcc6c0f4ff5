"""PDF: text in the order people read it, and nothing else that a page carries."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from podcast.article import read
from podcast.article.pdf import spans
from podcast.errors import ArticleError
from podcast.language.plain.sentences import split
from tests.article.prose import paragraphs, read_out
from tests.article.typeset import BOLD, ITALIC, Paper
from tests.properties import examples
from tests.samples import corpus

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from podcast.model import Article

TITLE = "The old gauge and the long memory of a very small harbour"
REFERENCE = "Writer, A. & Scribe, B. On gauges and those who keep them. J. Harb. Res. 12, 1-9"


def article(folder: Path, paper: Paper | bytes, name: str = "paper.pdf") -> Article:
    (folder / name).write_bytes(paper if isinstance(paper, bytes) else paper.done())
    return read(str(folder / name))


def failure(folder: Path, data: bytes) -> str:
    with pytest.raises(ArticleError) as caught:
        article(folder, data)
    assert re.fullmatch(r"paper\.pdf: [^\n]+; [^\n]+", str(caught.value))
    return str(caught.value)


def texts(result: Article) -> list[str]:
    return [text for section in result.sections for text in section.paragraphs]


@cache
def journal(columns: int) -> tuple[bytes, list[str]]:
    """A paper with all that journals put around the text, and its paragraphs."""
    paper = Paper(columns, head="Journal of Harbours # (2024) 12:345", foot="#")
    paper.wide(TITLE, 20, BOLD)
    paper.wide("Anna Writer^1^, Ben de la Scribe^2,*^ and C. Clerk^1^", 11)
    paper.wide("^1^Institute of Tides, University of the Quay. ^2^Sea School. *a.writer@example.org", 8)
    paper.wide("Abstract", 12, BOLD)
    paper.wide("We read the ledger of a gauge. It is older than all others, and it has no gap.", 10)
    parts = paragraphs(24)
    for number, heading in enumerate(("1. Introduction", "2. Methods", "3. Results and discussion")):
        paper.heading(heading)
        for index, text in enumerate(parts[8 * number : 8 * number + 8]):
            paper.paragraph(text)
            if index == 3:
                paper.gap()
                paper.paragraph(f"Figure {number}. The quay in winter, seen from the mole.", indent=0)
                paper.gap()
            if index == 5:
                paper.note("1 A note on the ink, which is said to be squid's.")
    paper.heading("Acknowledgements")
    paper.paragraph(
        "We thank the keeper, his wife and the squid, without whom nothing would be written down."
    )
    paper.heading("References")
    for number in range(1, 30):
        paper.paragraph(f"{number}. {REFERENCE} ({1900 + number}).", indent=0, size=8)
    return paper.done(), [read_out(text) for text in parts]


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_a_paper_is_read_in_order_and_word_for_word(tmp_path: Path, columns: int) -> None:
    """Paragraphs run on over columns, pages, captions and notes; heads, notes and references are gone."""
    paper, expected = journal(columns)
    result = article(tmp_path, paper)
    assert (result.title, result.author) == (TITLE, "Anna Writer, Ben de la Scribe, C. Clerk")
    assert result.summary.heading == "Abstract"
    assert result.summary.paragraphs == (
        "We read the ledger of a gauge. It is older than all others, and it has no gap.",
    )
    assert [section.heading for section in result.sections] == [
        "1. Introduction",
        "2. Methods",
        "3. Results and discussion",
    ]
    assert texts(result) == expected


@settings(max_examples=examples(8))
@given(
    columns=st.integers(1, 3),
    size=st.sampled_from([9.0, 10.0, 11.0]),
    lengths=st.lists(st.integers(2, 9), min_size=4, max_size=20),
    indent=st.sampled_from([0.0, 12.0]),
)
def test_whatever_the_setting_every_sentence_is_whole(
    tmp_path: Path, columns: int, size: float, lengths: list[int], indent: float
) -> None:
    """No column runs into another, no word stays broken, whatever the type, the columns and the indents."""
    paper = Paper(columns, size, head="A head #")
    paper.wide(TITLE, 18, BOLD)
    parts = [paragraphs(1, length, start=sum(lengths[:i]))[0] for i, length in enumerate(lengths)]
    for text in parts:
        paper.paragraph(text, indent=indent)
        if not indent:
            paper.gap(8)
    assert " ".join(texts(article(tmp_path, paper))) == read_out(" ".join(parts))


@pytest.mark.parametrize(
    "widths", [(110, 125, 140), pytest.param(range(110, 150, 5), marks=pytest.mark.slow)], ids=["few", "many"]
)
def test_hyphens_that_belong_to_a_word_stay(tmp_path: Path, widths: Sequence[int]) -> None:
    """The document's own words decide: “long-term” and “well-known” keep theirs, wherever a line ends."""
    text = "This is the long-term and well-known rule, and the keeper knows that his re\u00adcords are what counts."
    for width in widths:
        paper = Paper(margin=(595 - width) / 2)
        paper.paragraph(
            "The long-term rule is a well-known one; records say so, and so do the men who keep them."
        )
        paper.paragraph(text)
        assert texts(article(tmp_path, paper))[-1] == read_out(text)


def test_raised_figures_that_are_said_stay_and_citations_go(tmp_path: Path) -> None:
    """Exponents and ordinals are text; marks of notes and sources are not."""
    paper = Paper()
    paper.wide(TITLE, 18, BOLD)
    for text in paragraphs(3):
        paper.paragraph(text)
    paper.paragraph(
        "It covers 12 km^2^ of mud^3^ and 10^6^ shells^4,5^, weighs 7 t ha^-1^, holds CO_2_^6^ and dates from the "
        "19^th^ century^7–9^, as Writer^10^ [11] and others [12, 13] hold."
    )
    assert texts(article(tmp_path, paper))[-1] == (
        "It covers 12 km² of mud and 10⁶ shells, weighs 7 t ha⁻¹, holds CO2 and dates from the 19th century, as "
        "Writer and others hold."
    )


def test_line_numbers_stamps_and_page_numbers_are_gone(tmp_path: Path) -> None:
    """A manuscript's line numbers and what runs up the margin never get into a sentence."""
    parts = paragraphs(12)
    paper = Paper(numbered=True, foot="Page # of 3")
    paper.wide(TITLE, 18, BOLD)
    paper.place("arXiv:1234.56789v1 [harbours] 1 Jan 2024", 22, 600, 14, turned=90)
    paper.place("DRAFT", 200, 500, 90, turned=45)
    for text in parts:
        paper.paragraph(text)
    assert texts(article(tmp_path, paper)) == [read_out(text) for text in parts]


def test_captions_go_and_sentences_about_figures_stay(tmp_path: Path) -> None:
    """“Figure 1. The quay” is a caption in whatever type; “Figure 1 shows” begins a sentence."""
    first, second = paragraphs(2)
    paper = Paper(columns=2)
    paper.wide(TITLE, 18, BOLD)
    paper.paragraph(first)
    paper.gap()
    paper.paragraph("Table 2: What the gauge costs by year.", indent=0)
    paper.paragraph("Year Cost Keeper", indent=0)
    paper.gap()
    paper.paragraph(
        "Figure 1 shows the quay in winter, as it has always been, and Table 2 says what it costs."
    )
    paper.gap()
    paper.paragraph("Fig. 3 The mole", indent=0, size=7)
    paper.gap()
    paper.paragraph(second)
    assert texts(article(tmp_path, paper)) == [
        read_out(first),
        "Figure 1 shows the quay in winter, as it has always been, and Table 2 says what it costs.",
        read_out(second),
    ]


def test_tables_and_formulas_are_not_read_out(tmp_path: Path) -> None:
    """Rows of cells go; a sentence that a formula tears goes as a whole; the others stay."""
    first, second = paragraphs(2)
    paper = Paper()
    paper.wide(TITLE, 18, BOLD)
    paper.paragraph(first)
    paper.gap(20)
    for row in range(6):
        for cell, text in enumerate((f"Station {row}", f"{row * 1.7:.2f}", f"{row + 40}%", "yes")):
            paper.place(text, 90 + 110 * cell, paper.y + 14 * row, 10)
    paper.gap(110)
    paper.paragraph("The keeper adds it all up. The level follows from the pressure by the old rule")
    paper.gap(10)
    paper.paragraph("h = p / (r · g) + S(x - 3) ± 0.5", indent=120)
    paper.gap(10)
    paper.paragraph("where h is the level and p the pressure. Nobody doubts it to this day.", indent=0)
    paper.paragraph(second)
    assert texts(article(tmp_path, paper)) == [
        read_out(first),
        "The keeper adds it all up. Nobody doubts it to this day.",
        read_out(second),
    ]


def test_code_is_not_read_out(tmp_path: Path) -> None:
    """Typewritten lines are for the eye; a typewritten word within a sentence stays, to the letter."""
    first, second = paragraphs(2)
    paper = Paper()
    paper.wide(TITLE, 18, BOLD)
    paper.paragraph(first)
    paper.paragraph("The file main.C holds it, and IMAGE.GIF its picture, as ::= says.")
    paper.paragraph("level = read(gauge) if wind else None", font="Courier")
    paper.paragraph(second)
    assert texts(article(tmp_path, paper)) == [
        read_out(first),
        "The file main.C holds it, and IMAGE.GIF its picture, as ::= says.",
        read_out(second),
    ]


def test_a_map_is_no_article(tmp_path: Path) -> None:
    """Ten thousand labels on a page are one clear line."""
    paper = Paper()
    for number in range(10_000):
        paper.canvas.drawString(10 + number % 100 * 5.7, 10 + number // 100 * 8, "mud")
    assert "running text" in failure(tmp_path, paper.done())


def test_headings_are_told_by_their_type(tmp_path: Path) -> None:
    """Large, bold, slanted and run-in headings are headings, each a level below the one before."""
    from podcast.article import extract
    from podcast.article.source import load

    paper = Paper()
    paper.wide(TITLE, 20, BOLD)
    wanted = [("The large one", 14.0, BOLD), ("The bold one", 10.0, BOLD), ("The slanted one", 10.0, ITALIC)]
    for (heading, size, font), text in zip(wanted, paragraphs(3), strict=True):
        paper.heading(heading, size, font)
        paper.paragraph(text)
    (tmp_path / "a.pdf").write_bytes(paper.done())
    blocks = extract(load(str(tmp_path / "a.pdf"))).document.blocks
    headings = [(block.text, block.level) for block in blocks if block.kind == "heading"]
    assert headings == [("The large one", 2), ("The bold one", 3), ("The slanted one", 4)]


def test_items_are_items(tmp_path: Path) -> None:
    """A bullet begins an item, a hanging line belongs to it."""
    paper = Paper()
    paper.wide(TITLE, 18, BOLD)
    paper.paragraph(paragraphs(1)[0])
    paper.paragraph("The keeper needs three things:", indent=0)
    for text in (
        "• a pen, which he cuts himself",
        "• ink",
        "• a ledger that his father kept, and his father's father",
    ):
        paper.paragraph(text, indent=10)
    paper.paragraph(paragraphs(1, start=20)[0], indent=0)
    result = texts(article(tmp_path, paper))
    assert result[2:5] == [
        "a pen, which he cuts himself", "ink", "a ledger that his father kept, and his father's father"
    ]  # fmt: skip


def test_an_abstract_without_a_heading_is_the_summary(tmp_path: Path) -> None:
    """It is set unlike the text, and stands over it."""
    paper = Paper(columns=2)
    paper.wide(TITLE, 20, BOLD)
    paper.wide("Anna Writer & Ben Scribe", 11)
    abstract = "We read the ledger of a gauge and count its gaps. There are none. " * 4
    paper.wide(abstract.strip(), 10, BOLD)
    for text in paragraphs(10):
        paper.paragraph(text)
    result = article(tmp_path, paper)
    assert result.summary.paragraphs == (abstract.strip(),)
    assert len(texts(result)) == 10


@pytest.mark.parametrize(
    ("told", "shown", "title"),
    [
        (TITLE, TITLE.upper(), TITLE),
        ("Microsoft Word - gauge_final2.doc", TITLE, TITLE),
        ("", TITLE, TITLE),
        ("gauge.indd", TITLE, TITLE),
    ],
)
def test_the_title_is_what_the_first_page_shows(tmp_path: Path, told: str, shown: str, title: str) -> None:
    """Metadata are believed as far as the page bears them out."""
    paper = Paper(title=told, author="Anna Writer")
    paper.wide(shown, 20, BOLD)
    for text in paragraphs(3):
        paper.paragraph(text)
    result = article(tmp_path, paper)
    assert (result.title, result.author) == (title, "Anna Writer")


def test_the_day_of_publication_is_the_stated_one(tmp_path: Path) -> None:
    """“Published online” on a page goes before the day on which the file was made."""
    paper = Paper()
    paper.wide(TITLE, 20, BOLD)
    paper.wide("Received: 2 January 2023; Accepted: 5 March 2023; Published online: 8 April 2023", 8)
    for text in paragraphs(3):
        paper.paragraph(text)
    assert article(tmp_path, paper).date == "2023-04-08"


def test_what_holds_no_text_is_one_clear_line(tmp_path: Path) -> None:
    """Scans, locked files, damaged files and whole libraries each say what to do."""
    from reportlab.pdfgen.canvas import Canvas

    scan = Paper()
    scan.canvas.rect(100, 100, 300, 500, fill=1)
    assert "text recognition" in failure(tmp_path, scan.done())
    locked = Paper(locked=True)
    locked.paragraph(paragraphs(1)[0])
    assert "password" in failure(tmp_path, locked.done())
    assert "damaged" in failure(tmp_path, b"%PDF-1.7\n" + b"x" * 2000)
    whole = journal(1)[0]
    assert "damaged" in failure(tmp_path, whole[:900])
    library = Canvas(str(tmp_path / "library.pdf"))
    for number in range(1001):
        library.drawString(100, 100, str(number))
        library.showPage()
    library.save()
    assert "1,001 pages" in failure(tmp_path, (tmp_path / "library.pdf").read_bytes())


@settings(max_examples=examples(12))
@given(data=st.data())
def test_a_file_damaged_anywhere_is_an_article_or_one_line(tmp_path: Path, data: st.DataObject) -> None:
    """Bytes cut, doubled or overwritten never end in a traceback."""
    paper = Paper()
    paper.paragraph(paragraphs(1)[0])
    whole = bytearray(paper.done())
    for _ in range(data.draw(st.integers(1, 30))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(whole[: data.draw(st.integers(10, len(whole)))])
    try:
        assert texts(article(tmp_path, b"%PDF-1.4\n" + cut))
    except ArticleError as error:
        assert "\n" not in str(error)  # noqa: PT017  # either is right


def test_a_page_that_never_ends_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The reading happens in a process that can be ended."""
    monkeypatch.setattr("podcast.article.pdf.sandbox.SECONDS", 0.01)
    assert "takes longer than" in failure(tmp_path, journal(1)[0])


def set_study(folder: Path) -> Path:
    """Our study as a journal would print it: in two columns, with running heads, institutes and a reference."""
    study, annotation = corpus.article(corpus.FOLDER / "study.html"), corpus.GOLD["study.html"]
    paper = Paper(2, head="Open Letters in Town Ecology 9 (2025) #", foot="www.olte.example")
    paper.wide(study.title, 18, BOLD)
    paper.wide("Ilse Brandvold^1,*^, Kofi A. Mensah-Reyes^1,2^ and Laurent de la Tour^2^", 11)
    paper.wide("^1^Department of Ecology. ^2^Institute for Night Studies. *i.brandvold@ambersgate.example", 8)
    paper.wide("Published 2 September 2025", 8)
    paper.wide("Abstract", 12, BOLD)
    paper.wide(next(text for text in study.summary.paragraphs if text.startswith(annotation.first)), 10)
    sections = {section.heading: section.paragraphs for section in study.sections}
    for heading in annotation.headings[1:]:
        paper.heading(heading)
        for text in sections.get(heading, ()):
            paper.paragraph(text.replace("−", "-"))  # the standard fonts have no minus sign
    paper.heading("References")
    paper.paragraph(f"1. {REFERENCE} (2019).", indent=0, size=8)
    path = folder / "study.pdf"
    path.write_bytes(paper.done())
    return path


@pytest.fixture(scope="module")
def study(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return set_study(tmp_path_factory.mktemp("papers"))


@pytest.fixture
def paper(request: pytest.FixtureRequest, study: Path) -> Path:
    """A paper of PAPERS."""
    return request.param or study


REAL = "s41598-024-58826-w.pdf"
PAPERS = {
    "study.pdf": (
        "Dimmer lamps, more moths: a two-year",
        "2025-09",
        3,
        9,
        [
            "1. Introduction",
            "2. Methods",
            "2.2. Counting",
            "3. Results",
            "4. Discussion",
            "4.2. Limits",
            "5. Conclusion",
        ],
        ["unusually", "measurably", "plot-nights", "allotment"],
    ),
    REAL: (
        "Mapping the race between crop phenology",
        "2024-04",
        12,
        18,
        ["Climate data", "Workflow analysis", "Clustering method", "Future risks", "General overview"],
        ["increasingly", "two-thirds", "long-lasting", "m²", "CO2"],
    ),
}
"""File -> how the title begins, month, authors, sections, headings of two words, words that a bad reader loses."""
EVERY_PAPER = pytest.mark.parametrize(
    "paper", [pytest.param(None, id="study.pdf"), *corpus.cases([REAL])], indirect=True
)


def test_a_study_reads_alike_on_paper_and_on_the_web(study: Path) -> None:
    """Title, authors and every section, word for word."""
    printed, page = corpus.article(study), corpus.article(corpus.FOLDER / "study.html")
    assert (printed.title, printed.author, printed.date) == (page.title, page.author, page.date)
    assert [(section.heading, section.kind, section.paragraphs) for section in printed.sections] == [
        (section.heading, section.kind, tuple(text.replace("−", "-") for text in section.paragraphs))
        for section in page.sections
    ]


@EVERY_PAPER
def test_a_paper_is_read_without_what_its_pages_carry(paper: Path) -> None:
    """Sections, no references, no captions, no running heads, and every sentence whole."""
    result = corpus.article(paper)
    title, month, authors, sections, headings, words = PAPERS[paper.name]
    assert result.title.startswith(title)
    assert (result.language, result.date[:7], result.author.count(",") + 1) == ("en", month, authors)
    assert len(result.summary.paragraphs) == 1
    assert len(result.sections) == sections
    assert [section.heading for section in result.sections if len(section.heading.split()) == 2] == headings
    said = [*result.summary.paragraphs, *texts(result)]
    assert not [text for text in said if not text.endswith((".", "?")) or not re.match(r"[A-Z]", text)]
    whole = " ".join(said)
    assert not re.search(
        r"Scientific Reports|www\.nature|Vol[.:]|doi\.org|Preprint|\bet al\.,? \d|@|\(1?\d{4}\)\.", whole
    )
    assert not re.search(r"Open Letters|olte|Department of Ecology", whole)
    assert not re.search(r"(?:^|\s)(?:Figure|Table)\s\d\.\s", whole)
    assert not re.search(r"[a-z]-\s[a-z]|\b(?:increas ingly|require ments)\b|[\ue000-\uf8ff\x02]", whole)
    assert [word for word in words if word not in whole] == []


@EVERY_PAPER
def test_what_a_paper_says_stands_on_its_pages(paper: Path) -> None:
    """Letter by letter; only sentences that a page's end parts do not stand there in one piece."""
    import pypdfium2

    with pypdfium2.PdfDocument(paper) as pdf:
        pages = [pdf[number].get_textpage().get_text_range() for number in range(len(pdf))]
    source = "".join(re.findall(r"[^\W\d_]", " ".join(pages)))
    result = corpus.article(paper)
    said = [sentence for text in (*result.summary.paragraphs, *texts(result)) for sentence in split(text)]
    missing = [text for text in said if "".join(re.findall(r"[^\W\d_]", text)) not in source]
    assert len(said) > (200 if paper.name == REAL else 40)
    assert len(missing) < len(pages)


def test_limits_stand_where_they_are_said() -> None:
    """A whole journal's volume fits, a shelf of them does not."""
    assert 100 <= spans.PAGES <= 1000
