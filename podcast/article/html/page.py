"""HTML → Document: the article's leaves as blocks, and what the page says about itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.article.extraction import Extract, key
from podcast.article.html.headings import find_subheadline, without_empty_headings
from podcast.article.html.metadata import PageMetadata
from podcast.article.html.page_blocks import read_blocks
from podcast.article.html.page_facts import read_facts
from podcast.article.html.preparing import prepare
from podcast.article.html.selecting import ELSEWHERE, count_visible, select
from podcast.article.html.settling import find_own_authors, settle
from podcast.article.html.standfirst import find_standfirst
from podcast.errors import ArticleError
from podcast.model import Document, Omission, title_from_source

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from podcast.article.source import RawSource
    from podcast.model import Block

_CONTROL = re.compile(
    r"&#(?:x0*(?:[0-8bcef]|1[0-9a-f])|0*(?:[0-8]|1[124-9]|2\d|3[01]))(?![0-9a-f]);?", re.IGNORECASE
)
_TWICE = re.compile(
    r"&amp;(?=(?:#\d{1,6}|#x[\da-f]{1,5}|quot|apos|nbsp|[lr][sd]quo|[nm]dash|hellip);)", re.IGNORECASE
)
"""The ampersand of an entity that was encoded twice: `O&amp;#039;Neill`."""

_BODY = re.compile(r"<body\b", re.IGNORECASE)
_BLOCK = re.compile(
    r"<(?:article|aside|blockquote|div|figure|footer|h[1-6]|header|main|nav|ol|p|section|table|ul)\b",
    re.IGNORECASE,
)
"""With what the body of a page begins that leaves its tag out, as it may."""
_PARAGRAPH_IN_HEADING = re.compile(
    r"(<h[1-6](?:\s[^<>]{0,500})?>\s*)<p(?:\s[^<>]{0,300})?>([^<>]{1,500})</p>(?=\s*</h[1-6]>)", re.IGNORECASE
)
"""`<h1><p>…</p></h1>`: browsers leave the paragraph in the heading, the parser would close that before it."""
_SELF_CLOSED = re.compile(r"<(script|style|textarea|title)((?:\s[^<>]{0,300})?)/>", re.IGNORECASE)
"""`<script/>` opens a script: in HTML these end with their closing tags alone, and browsers read them so."""
_PARAGRAPH = 12
"""Words of a block with which the text has begun, at least."""


def extract(source: RawSource) -> Extract:
    """Returns the blocks of the page's main text, and what the page says about itself."""
    tree = parse(source.name, source.text)
    prepare(tree)
    metadata = PageMetadata(tree)
    facts = read_facts(tree, metadata, source.name)
    title = facts.title
    leaves = settle(select(tree), facts)
    blocks = read_blocks(leaf for leaf in leaves if not leaf.because)
    dropped = tuple(
        Omission(leaf.text, leaf.because) for leaf in leaves if leaf.because not in ("", ELSEWHERE)
    )
    blocks = [block for block in blocks if not _repeats_title(block, key(title))]
    first = next((key(block.text) for block in blocks if len(block.text.split()) >= _PARAGRAPH), "")
    blocks = without_empty_headings(blocks, (facts.site, *facts.authors))
    standfirst = find_standfirst(tree, metadata, first) or find_subheadline(blocks)
    standfirst, blocks = _without_standfirst(blocks, standfirst)
    headings = [block for block in blocks if block.kind == "heading"]
    if not title and headings:
        headline = min(headings, key=lambda block: block.level)  # the first of the highest rank
        title, at = headline.text, blocks.index(headline)
        above = [block for block in blocks[:at] if block.kind != "heading"]  # a sub-heading stands below
        blocks = [*above, *blocks[at + 1 :]]
    document = Document(
        source=source.name,
        title=title or title_from_source(source.name),
        blocks=tuple(blocks),
        authors=find_own_authors(facts, leaves),
        date=facts.date,
        language=facts.language,
        site=facts.site,
        kinds_stated=facts.kinds_stated,
        address=facts.address,
        further=facts.further,
    )
    return Extract(document, (standfirst,) if standfirst else (), dropped, count_visible(leaves))


def parse(name: str, text: str) -> HtmlElement:
    """Returns the page as a tree; ArticleError when it holds nothing."""
    from lxml import etree
    from lxml import html as lxml_html

    # The text is decoded; a declaration of another encoding inside would only mislead, and lxml refuses it.
    text = _SELF_CLOSED.sub(r"<\1\2>", _TWICE.sub("&", text))
    text = _PARAGRAPH_IN_HEADING.sub(r"\1\2", text)
    text = _CONTROL.sub(" ", re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    if not _BODY.search(text) and (block := _BLOCK.search(text)):
        text = f"{text[: block.start()]}<body>{text[block.start() :]}"
    try:
        parser = lxml_html.HTMLParser(encoding="utf-8", huge_tree=False)
        tree = lxml_html.document_fromstring(text.encode(errors="ignore"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise ArticleError(f"{name}: holds no article text", "give the page of one article") from error
    return tree


def _without_standfirst(blocks: Sequence[Block], standfirst: str) -> tuple[str, list[Block]]:
    """Returns the standfirst and the blocks without it; none where a page's only paragraph is its description, too.

    Amid the text, its words are a heading: where somebody says them who is quoted below the headline.
    """
    kept: list[Block] = []
    is_amid = False
    for block in blocks:
        repeats = _repeats_standfirst(block, key(standfirst))
        if not repeats or (is_amid and block.kind == "heading"):
            kept.append(block)
            is_amid = is_amid or (block.kind != "heading" and len(block.text.split()) >= _PARAGRAPH)
    if all(block.kind == "heading" for block in kept):
        return "", list(blocks)
    return standfirst, kept


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
