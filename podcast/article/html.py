"""HTML → Document: trafilatura finds the text; what it is known to lose or to let through is mended here."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from podcast.article.mend import mended
from podcast.article.meta import Meta
from podcast.article.shape import Extract, ends, key, one_line
from podcast.errors import ArticleError
from podcast.model import Block, Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from podcast.article.source import Raw

_DROPPED = (
    "script",
    "style",
    "noscript",
    "template",
    "svg",
    "figcaption",
    "iframe",
    "button",
    "select",
    "nav",
    "dialog",
    "dl",
)
_HIDDEN = re.compile(
    r"(?:^|[\s_-])(?:sr-only|screen-reader-text|visually-?hidden|aural|caption|wp-caption-text|photo-?credit|credits?|copyright|"
    r"comments?|comment-list|commentlist|disqus\w*|newsletter\w*|share-?bar|social-?share|cookie-?\w*|pull-?quotes?|"
    r"related-(?:articles|links|posts|stories)|read-?more|author-?(?:box|bio)|breadcrumbs?|print-?hide|noprint)(?:$|[\s_-])",
    re.IGNORECASE,
)
_APPEAL = re.compile(r"(?:sign up|subscribe|newsletter|abonnieren|abonnez|suscr[ií]b)", re.IGNORECASE)
_INBOX = re.compile(r"(?:newsletter|inbox|your e-?mail|unsubscribe|posteingang|bo[iî]te mail)", re.IGNORECASE)
_CONTROL = re.compile(
    r"&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]))(?![0-9a-f]);?", re.IGNORECASE
)
_CODE = re.compile(r"\bfunction\s*\(.*\{.*\}|^\s*(?:var|const|let) \w+ = |JSON\.parse\(", re.DOTALL)


def extract(raw: Raw) -> Extract:
    """The blocks of the page's main text, and what the page says about itself."""
    tree = _parse(raw)
    meta = Meta(tree)
    guessed = _guessed(tree)
    site = meta.fields.get("og:site_name", "") or one_line(guessed.sitename or "")
    author = meta.author() or one_line(guessed.author or "").replace("; ", ", ")
    _prune(tree)
    title = meta.title(site or (urlsplit(raw.name).hostname or "").removeprefix("www."))
    blocks = mended(tree, list(_blocks(_main(tree))))
    first = next((key(block.text) for block in blocks if len(block.text.split()) >= 12), "")
    standfirst = meta.standfirst(first)
    known = key(standfirst)
    blocks = [block for block in blocks if not _repeats_title(block, title) and key(block.text) != known]
    blocks = list(_joined(blocks))
    if not title and blocks and blocks[0].kind == "heading":
        title = blocks.pop(0).text
    document = Document(
        source=raw.name,
        title=title or PurePath(raw.name).stem.strip("-"),
        blocks=tuple(blocks),
        author=author,
        date=meta.day(),
        language=meta.language(),
        site=site,
    )
    return Extract(document, (standfirst,) if standfirst else ())


def _parse(raw: Raw) -> HtmlElement:
    from lxml import etree
    from lxml import html as lxml_html

    # The text is decoded; a declaration of another encoding inside would only mislead, and lxml refuses it.
    text = _CONTROL.sub(" ", re.sub(r"^\s*<\?xml[^>]*\?>", "", raw.text))
    try:
        parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False)
        tree = lxml_html.document_fromstring(text.encode(errors="ignore"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ArticleError(f"{raw.name}: holds no article text; give the page of one article") from error
    return tree


def _guessed(tree: HtmlElement) -> Any:
    """What trafilatura makes of by-lines and site names in the text itself."""
    from trafilatura.metadata import extract_metadata

    # It warns of every page without text; that is told by an ArticleError here.
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())
    return extract_metadata(tree, extensive=False)


def _prune(tree: HtmlElement) -> None:
    """Take out what is seen to be no text by its tag or class, and make headings of lone bold lines."""
    from lxml import etree

    etree.strip_elements(tree, *_DROPPED, etree.Comment, with_tail=False)
    for element in list(
        tree.iter(
            "div", "p", "span", "section", "aside", "ul", "ol", "figure", "blockquote", "h2", "h3", "h4", "a"
        )
    ):
        marks = f"{element.get('class') or ''} {element.get('id') or ''}".strip()
        if marks and _HIDDEN.search(marks) and element.find(".//h1") is None and not _is_main(element):
            element.drop_tree()
    for element in list(tree.iter("div", "aside", "section", "form")):
        if element.getparent() is not None and element.find(".//h1") is None and len(element) <= 12:
            text = element.text_content() if len(element) else element.text or ""
            if len(text) < 900 and _APPEAL.search(text) and _INBOX.search(text):
                element.drop_tree()
    for mark in list(tree.iter("sup")):
        if mark.find(".//a") is not None or (mark.getparent() is not None and mark.getparent().tag == "a"):
            mark.drop_tree()
    etree.strip_tags(tree, "sup", "sub", "wbr")
    for paragraph in tree.iter("p"):
        if _bold_line(paragraph):
            etree.strip_tags(paragraph, "strong", "b", "span")
            paragraph.tag = "h3"


def _is_main(element: HtmlElement) -> bool:
    """Whether a class that sounds like trimmings stands on a box that holds an article."""
    return (
        element.tag in ("div", "section")
        and len(element.findall(".//p")) > 8
        and element.find(".//h2") is not None
    )


def _bold_line(paragraph: HtmlElement) -> bool:
    """A short bold paragraph that ends like a heading, with a paragraph right after it."""
    if len(paragraph) != 1 or paragraph[0].tag not in ("strong", "b"):
        return False
    if (
        (paragraph.text or "").strip()
        or (paragraph[0].tail or "").strip()
        or paragraph.find(".//a") is not None
    ):
        return False
    text = one_line(paragraph.text_content())
    after = paragraph.getnext()
    titular = bool(text) and len(text.split()) <= 14 and text[-1] not in ".:;,"
    return titular and after is not None and after.tag == "p"


def _main(tree: HtmlElement) -> HtmlElement | None:
    """The main text as trafilatura's body: head, p, list, item, quote, table, ref."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    found = bare_extraction(deepcopy(tree), include_comments=False, include_links=True, with_metadata=False)
    return getattr(found, "body", None)


def _blocks(body: HtmlElement | None) -> Iterator[Block]:
    for element in () if body is None else body:
        if element.tag == "head":
            level = element.get("rend") or "h2"
            yield from _block("heading", element, int(level[1]) if level[1:].isdigit() else 2)
        elif element.tag == "list":
            yield from _items(element)
        elif element.tag == "quote":
            inner = list(element.iter("p", "item")) or [element]
            for paragraph in inner:
                yield from _block("quote", paragraph)
        elif element.tag == "table":
            for cell in element.iter("cell"):
                if (
                    len(cell.text_content() if hasattr(cell, "text_content") else "".join(cell.itertext()))
                    > 200
                ):
                    yield from _block("paragraph", cell)
        elif element.tag == "p":
            yield from _block("paragraph", element)
        if element.tail and element.tail.strip():
            yield Block("paragraph", one_line(element.tail))


def _items(element: HtmlElement) -> Iterator[Block]:
    for number, item in enumerate(element.iter("item"), 1):
        for block in _block("item", item):
            # A counter that the page draws in its own box, glued on: "1Heat the oven".
            yield replace(block, text=re.sub(rf"^{number}(?=[^\W\d_])", "", block.text))


def _block(kind: str, element: HtmlElement, level: int = 0) -> Iterator[Block]:
    """The element's text; a break after a whole sentence begins a new paragraph."""
    texts, linked = [""], 0
    for node in element.iter():
        if node is not element and node.tag == "lb" and ends(texts[-1].strip()):
            texts.append("")
        elif node is not element and node.tag in ("lb", "p", "item", "head"):
            texts[-1] += " "
        texts[-1] += node.text or ""
        linked += len("".join(node.itertext()).strip()) if node.tag == "ref" else 0
        if node is not element:
            texts[-1] += node.tail or ""
    whole = one_line(" ".join(texts))
    # A row of links (“Best Buy | Amazon | B&H”) is navigation; a sentence may hold links.
    links = list(element.iter("ref"))
    row = len(links) > 1 and all(not re.search(r"\w\w", link.tail or "") for link in links)
    if (kind != "heading" and not ends(whole) and (row or linked > 0.5 * len(whole))) or _CODE.search(whole):
        return
    for text in texts:
        if said := one_line(text):
            if kind == "paragraph" and re.match(r"[-–•] \w", said):
                yield Block("item", said[2:])
                continue
            yield Block(kind, said, level)  # type: ignore[arg-type]  # the callers' literals


def _joined(blocks: list[Block]) -> Iterator[Block]:
    """An amount on its own joins what it measures; labels above the text and below it go."""
    amount = ""
    long = [
        i
        for i, block in enumerate(blocks)
        if block.kind != "paragraph" or len(block.text) > 60 or ends(block.text)
    ]
    for index, block in enumerate(blocks):
        if block.kind == "paragraph" and re.fullmatch(r"[\d\s/.,½⅓⅔¼¾⅛–-]{1,12}", block.text):
            amount = f"{amount} {block.text}".strip()
            continue
        outside = not long or index < long[0] or index > long[-1]
        if outside and not amount and len(block.text.split()) <= 4:
            continue
        yield replace(block, text=f"{amount} {block.text}".strip()) if block.kind == "paragraph" else block
        amount = ""


def _repeats_title(block: Block, title: str) -> bool:
    """The headline itself, or with the rubric that stands in front of it."""
    folded, wanted = key(block.text), key(title)
    return folded == wanted or (
        block.kind == "heading" and block.level == 1 and bool(wanted) and folded.endswith(wanted)
    )
