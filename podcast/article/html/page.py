"""HTML → Document: trafilatura finds the text; what it is known to lose or to let through is mended here."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from podcast.article.author_names import split_names
from podcast.article.extraction import Extract, ends, key, one_line
from podcast.article.html.metadata import PageMetadata
from podcast.article.html.pruning import prune
from podcast.article.html.restoring import with_lost_blocks
from podcast.errors import ArticleError
from podcast.model import Block, Document

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from podcast.article.source import RawSource
    from podcast.model import BlockKind

_CONTROL = re.compile(
    r"&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]))(?![0-9a-f]);?", re.IGNORECASE
)
# trafilatura warns of every page without text, for which we raise an ArticleError. A handler that does nothing keeps
# Python from printing the warning where nobody has set up logging; who has set it up still gets it.
logging.getLogger("trafilatura").addHandler(logging.NullHandler())
_CODE = re.compile(r"\bfunction\s*\(.*\{.*\}|^\s*(?:var|const|let) \w+ = |JSON\.parse\(", re.DOTALL)


def extract(source: RawSource) -> Extract:
    """Returns the blocks of the page's main text, and what the page says about itself."""
    tree = parse(source.name, source.text)
    metadata = PageMetadata(tree)
    kinds = metadata.kinds(source.name)
    guess = _guess_metadata(tree)
    site = metadata.fields.get("og:site_name", "") or one_line(guess.sitename or "")
    authors = metadata.authors() or split_names(guess.author or "")
    prune(tree)
    title = metadata.title(site or (urlsplit(source.name).hostname or "").removeprefix("www."))
    blocks = with_lost_blocks(tree, _blocks(_main_text(tree)))
    first = next((key(block.text) for block in blocks if len(block.text.split()) >= 12), "")
    standfirst = metadata.standfirst(first)
    blocks = [
        block
        for block in blocks
        if not (_repeats_title(block, key(title)) or _repeats_standfirst(block, key(standfirst)))
    ]
    blocks = list(_without_labels(blocks))
    if not title and blocks and blocks[0].kind == "heading":
        title = blocks.pop(0).text
    document = Document(
        source=source.name,
        title=title or PurePath(source.name).stem.strip("-"),
        blocks=tuple(blocks),
        authors=authors,
        date=metadata.day(),
        language=metadata.language(),
        site=site,
        kinds_stated=kinds,
    )
    return Extract(document, (standfirst,) if standfirst else ())


def parse(name: str, text: str) -> HtmlElement:
    """Returns the page as a tree; ArticleError when it holds nothing."""
    from lxml import etree
    from lxml import html as lxml_html

    # The text is decoded; a declaration of another encoding inside would only mislead, and lxml refuses it.
    text = _CONTROL.sub(" ", re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    try:
        parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False)
        tree = lxml_html.document_fromstring(text.encode(errors="ignore"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ArticleError(f"{name}: holds no article text", "give the page of one article") from error
    return tree


def _guess_metadata(tree: HtmlElement) -> Any:
    """Returns what trafilatura makes of by-lines and site names in the text itself."""
    from trafilatura.metadata import extract_metadata

    return extract_metadata(tree, extensive=False)


def _main_text(tree: HtmlElement) -> HtmlElement | None:
    """Returns the main text as trafilatura's body: head, p, list, item, quote, table, ref."""
    from copy import deepcopy

    from trafilatura import bare_extraction

    extraction = bare_extraction(
        deepcopy(tree), include_comments=False, include_links=True, with_metadata=False
    )
    return getattr(extraction, "body", None)


def _blocks(body: HtmlElement | None) -> list[Block]:
    """Returns the body's blocks; a line that led to links, code or figures goes with them."""
    blocks: list[Block] = []
    for element in () if body is None else body:
        own = list(_read(element))
        if not own and blocks and blocks[-1].kind == "paragraph" and blocks[-1].text.endswith(":"):
            del blocks[-1]
        blocks += own
        if element.tail and element.tail.strip():
            blocks.append(Block("paragraph", one_line(element.tail)))
    return blocks


def _read(element: HtmlElement) -> Iterator[Block]:
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
            if len("".join(cell.itertext())) > 200:
                yield from _block("paragraph", cell)
    elif element.tag == "p":
        yield from _block("paragraph", element)


def _items(element: HtmlElement) -> Iterator[Block]:
    for number, item in enumerate(element.iter("item"), 1):
        for block in _block("item", item):
            # A counter that the page draws in its own box, glued on: "1Heat the oven".
            yield replace(block, text=re.sub(rf"^{number}(?=[^\W\d_])", "", block.text))


def _block(kind: BlockKind, element: HtmlElement, level: int = 0) -> Iterator[Block]:
    """Yields the element's text; a break after a whole sentence begins a new paragraph."""
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
    is_row = len(links) > 1 and all(not re.search(r"\w\w", link.tail or "") for link in links)
    is_navigation = kind != "heading" and not ends(whole) and (is_row or linked > 0.5 * len(whole))
    if is_navigation or _CODE.search(whole):
        return
    for text in map(one_line, texts):
        if kind == "paragraph" and re.match(r"[-–•] \w", text):
            yield Block("item", text[2:])
        elif text:
            yield Block(kind, text, level)


def _without_labels(blocks: list[Block]) -> Iterator[Block]:
    """Yields the blocks without labels above and below the text; an amount on its own joins what it measures."""
    amount = ""
    running = [
        index
        for index, block in enumerate(blocks)
        if block.kind != "paragraph" or len(block.text) > 60 or ends(block.text)
    ]
    for index, block in enumerate(blocks):
        if block.kind == "paragraph" and re.fullmatch(r"[\d\s/.,½⅓⅔¼¾⅛–-]{1,12}", block.text):
            amount = f"{amount} {block.text}".strip()
            continue
        outside = not running or index < running[0] or index > running[-1]
        if outside and not amount and len(block.text.split()) <= 4:
            continue
        yield replace(block, text=f"{amount} {block.text}".strip()) if block.kind == "paragraph" else block
        amount = ""


def _repeats_standfirst(block: Block, standfirst: str) -> bool:
    """Returns whether a block is the standfirst, given by its key, or a heading with a date grown onto it."""
    words = key(block.text)
    return words == standfirst or (
        block.kind == "heading" and bool(standfirst) and words.startswith(standfirst)
    )


def _repeats_title(block: Block, title: str) -> bool:
    """Returns whether a block is the headline, given by its key, perhaps with a rubric in front of it."""
    words = key(block.text)
    return words == title or (
        block.kind == "heading" and block.level == 1 and bool(title) and words.endswith(title)
    )
