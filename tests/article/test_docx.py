"""DOCX: what the writer sees with all changes accepted, and nothing that hangs around it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml

from podcast.article import read
from podcast.errors import ArticleError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from podcast.model import Article

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
GAUGE = "The keeper reads the gauge every morning, and what it shows goes into a ledger."
INK = "The ink is made of soot and vinegar, since nobody could ever get the squid to help."


def article(folder: Path, document: Any) -> Article:
    document.save(str(folder / "note.docx"))
    return read(str(folder / "note.docx"))


def texts(result: Article) -> list[str]:
    return [text for section in result.sections for text in section.paragraphs]


def add(document: Any, xml: str) -> None:
    """A paragraph as Word writes it."""
    document.element.body.insert(len(document.element.body) - 1, parse_xml(f"<w:p {W}>{xml}</w:p>"))


def test_a_document_is_understood(tmp_path: Path) -> None:
    """Title, subtitle, headings, quotations, lists, author, date."""
    import datetime

    document = docx.Document()
    document.core_properties.author = "Anna Writer"
    document.core_properties.created = datetime.datetime(2024, 3, 1, tzinfo=datetime.UTC)
    document.add_heading("The gauge and its keeper", 0)
    document.add_paragraph("Ten generations and not a day missed.", style="Subtitle")
    document.add_heading("How it works", 1)
    document.add_paragraph(GAUGE)
    document.add_paragraph("He needs:")
    document.add_paragraph("a pen", style="List Bullet")
    document.add_paragraph("the ledger", style="List Number")
    document.add_heading("Scenarios", 1)
    document.add_heading("Likely: It stays", 2)
    document.add_paragraph(INK, style="Quote")
    result = article(tmp_path, document)
    assert (result.title, result.author, result.date) == (
        "The gauge and its keeper",
        "Anna Writer",
        "2024-03-01",
    )
    assert result.summary.paragraphs == ("Ten generations and not a day missed.",)
    assert [(section.kind, section.heading, section.paragraphs) for section in result.sections] == [
        ("section", "How it works", (GAUGE, "He needs:", "a pen", "the ledger")),
        ("scenario", "Likely: It stays", (INK,)),
    ]


@pytest.mark.parametrize(
    "name", ["Überschrift 2", "Titre 2", "Título 2", "heading 2", "Kop 2", "Заголовок 2"]
)
def test_headings_by_styles_of_any_language(tmp_path: Path, name: str) -> None:
    """The style's name counts, or the one that it is based on."""
    document = docx.Document()
    if name not in document.styles:
        document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    document.styles.add_style("Our own", WD_STYLE_TYPE.PARAGRAPH).base_style = document.styles[name]
    document.add_heading("The gauge", 0)
    document.add_paragraph("First", style=name)
    document.add_paragraph(GAUGE)
    document.add_paragraph("Second", style="Our own")
    document.add_paragraph(INK)
    assert [section.heading for section in article(tmp_path, document).sections] == ["First", "Second"]


def test_headings_by_outline_level_and_by_bold_lines(tmp_path: Path) -> None:
    """Who formats by hand makes headings all the same."""
    document = docx.Document()
    document.add_heading("The gauge", 0)
    add(document, '<w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>By level</w:t></w:r>')
    document.add_paragraph(GAUGE)
    document.add_paragraph().add_run("By hand").bold = True
    document.add_paragraph(INK)
    document.add_paragraph().add_run("This is only said loudly.").bold = True
    result = article(tmp_path, document)
    assert [section.heading for section in result.sections] == ["By level", "By hand"]
    assert result.sections[1].paragraphs == (INK, "This is only said loudly.")


def test_changes_are_taken_as_accepted(tmp_path: Path) -> None:
    """Insertions are in; deletions, comments, hidden text and the place something moved from are out."""
    document = docx.Document()
    document.add_heading("The gauge", 0)
    add(
        document,
        '<w:r><w:t xml:space="preserve">The keeper </w:t></w:r><w:del><w:r><w:delText>hates</w:delText></w:r></w:del>'
        "<w:ins><w:r><w:t>loves</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>secretly</w:t></w:r>"
        '<w:hyperlink><w:r><w:t xml:space="preserve"> his gauge</w:t></w:r></w:hyperlink>'
        '<w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>, as every keeper does.</w:t></w:r>',
    )
    add(document, "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>This and what follows</w:t></w:r>")
    add(document, "<w:r><w:t>are one sentence, since their break was deleted.</w:t></w:r>")
    assert texts(article(tmp_path, document)) == [
        "The keeper loves his gauge, as every keeper does.",
        "This and what follows are one sentence, since their break was deleted.",
    ]


def test_captions_boxes_contents_and_tables_of_figures_are_out(tmp_path: Path) -> None:
    """What stands beside the text is not read out; a table that lays out paragraphs is."""
    document = docx.Document()
    document.add_heading("The gauge", 0)
    document.add_paragraph(GAUGE)
    document.add_paragraph("Figure 1. The quay in winter.", style="Caption")
    add(
        document,
        '<w:r><w:t xml:space="preserve">Table </w:t></w:r><w:r><w:instrText>SEQ Table</w:instrText></w:r>'
        "<w:r><w:t>2: What it costs by year and keeper.</w:t></w:r>",
    )
    add(
        document,
        "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>A box beside the text says this.</w:t></w:r></w:p></w:txbxContent>"
        "</w:pict></w:r>",
    )
    prices = document.add_table(rows=2, cols=2)
    for cell in prices._cells:
        cell.text = "12.50"
    layout = document.add_table(rows=1, cols=1)
    layout.cell(0, 0).text = f"{INK} {INK} {INK}"
    contents = parse_xml(
        f'<w:sdt {W}><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr>'
        "<w:sdtContent><w:p><w:r><w:t>How it works 12</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    document.element.body.insert(1, contents)
    assert texts(article(tmp_path, document)) == [GAUGE, f"{INK} {INK} {INK}"]


def test_marks_of_notes_are_not_read_out_and_exponents_are(tmp_path: Path) -> None:
    """As in a PDF."""
    document = docx.Document()
    paragraph = document.add_paragraph("The keeper watches 12 km")
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run(" of mud")
    paragraph.add_run("3").font.superscript = True
    paragraph.add_run(" every day.")
    assert texts(article(tmp_path, document)) == ["The keeper watches 12 km² of mud every day."]


def test_a_title_of_the_template_is_none(tmp_path: Path) -> None:
    """A file is named by its title, else its first heading, else its own name."""
    document = docx.Document()
    document.core_properties.title = "Microsoft Word - Document1"
    document.add_heading("Its first heading", 1)
    document.add_paragraph(GAUGE)
    assert article(tmp_path, document).title == "Its first heading"
    document = docx.Document()
    document.core_properties.title = "Document1"
    document.add_paragraph(GAUGE)
    assert article(tmp_path, document).title == "note"


def archive(**files: str | bytes) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as zip_:
        for name, text in files.items():
            zip_.writestr(name.replace("__", "/").replace("_", "."), text)
    return data.getvalue()


def document(run: str) -> str:
    """A whole document of one run."""
    return f"<w:document {W}><w:body><w:p><w:r>{run}</w:r></w:p></w:body></w:document>"


BOMB = f'<!DOCTYPE x [<!ENTITY a "{"ha" * 1000}"><!ENTITY b "{"&a;" * 1000}">]>'


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (lambda: archive(word__document_xml="<w:document"), "is damaged"),
        (lambda: archive(word__document_xml="<document/>"), "is damaged"),
        (lambda: archive(word__other_xml="<document/>"), "is damaged"),
        (lambda: archive(word__document_xml=f"<w:document {W}>" + "<w:p>" * 5000), "is damaged"),
        (
            lambda: archive(word__document_xml=f"<w:document {W}><w:body/></w:document>"),
            "holds no article text",
        ),
        (lambda: archive(word__document_xml=b" " * 90_000_000), "holds more than 80 MB"),
        (lambda: archive(**{f"word__{i}_xml": "" for i in range(10_001)}), "holds more than 10,000 files"),
        (lambda: archive(word__document_xml=f"<w:document {W}/>")[:-30], "."),
        (
            lambda: archive(word__document_xml=f"{BOMB}{document('<w:t>&b;</w:t>')}"),
            "is damaged",
        ),
        (
            lambda: archive(
                word__document_xml=f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>{document("<w:t>&a;</w:t>")}'
            ),
            "holds no article text",
        ),
    ],
)
def test_bombs_and_damage_are_one_clear_line(tmp_path: Path, data: Callable[[], bytes], says: str) -> None:
    """Nothing is unpacked beyond a limit, no entity expanded, no file of this machine read."""
    (tmp_path / "note.docx").write_bytes(data())
    with pytest.raises(ArticleError) as caught:
        read(str(tmp_path / "note.docx"))
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)
