"""What a page says about itself, outside its text: meta elements, JSON-LD, its address, its language."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from podcast import urls
from podcast.article.extraction import one_line
from podcast.article.html.linked_data import LinkedData

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_BETWEEN = re.compile(r"\s*[,;|/>]\s*")
"""What stands between sections: "Opinion, Local"."""
_ADDRESS = re.compile(r"https?://[^\s\[\]]{1,1900}")
"""One that a script can name."""
_CREDITS = ("citation_author", "dc.creator", "dcterms.creator")


class PageMetadata:
    """A page's own statements, read once; others choose between them."""

    def __init__(self, tree: HtmlElement) -> None:
        self._tree = tree
        self.linked = LinkedData(tree)
        self.fields: dict[str, str] = {}
        """Name of a meta element, in lower case -> its content."""
        self.credits: list[str] = []
        """Who the meta elements for works of several authors name, one each."""
        for element in tree.iter("meta"):
            # `itemprop` also marks the authors of works cited; only its dates and descriptions are of use.
            name = (
                element.get("property") or element.get("name") or f"itemprop:{element.get('itemprop') or ''}"
            )
            value = one_line(element.get("content") or "")
            if value:
                self.fields.setdefault(name.lower(), value)
                self.credits += [value] if name.lower() in _CREDITS else []

    def titles(self) -> list[str]:
        """Returns what the page calls itself, the most exact first; site and rubric may be part of it."""
        in_head = next((one_line(element.text_content()) for element in self._tree.iter("title")), "")
        named = [self.linked.text("headline"), self.linked.text("name")]
        stated = [*named, self.fields.get("og:title", ""), self.fields.get("twitter:title", ""), in_head]
        return list(dict.fromkeys(one_line(html.unescape(text)) for text in stated if text))

    def site(self, address: str) -> str:
        """Returns the name of the site that the page belongs to; its host where it has no other."""
        name = self.fields.get("og:site_name", "") or self.linked.publisher()
        return name or self.host(address)

    def host(self, address: str) -> str:
        """Returns the host of the page's own address, without `www`, or empty."""
        return (urlsplit(self.address(address)).hostname or "").removeprefix("www.")

    def address(self, address: str) -> str:
        """Returns the page's address as it states it, else the one given, or empty when that is a file's name."""
        return next((link for link in (*self._stated_addresses(), address) if "//" in link), "")

    def own_address(self) -> str:
        """Returns the article's address as the page states it, or empty; a site's first page is no article's."""
        links = [link for link in self._stated_addresses() if _ADDRESS.fullmatch(link)]
        return next((link for link in links if urls.web_address(link) and urlsplit(link).path.strip("/")), "")

    def _stated_addresses(self) -> list[str]:
        links = [link.get("href") for link in self._tree.iter("link") if link.get("rel") == "canonical"]
        return [link.strip() for link in (*links, self.fields.get("og:url")) if link]

    def language(self) -> str:
        """Returns the language as the page declares it, or empty."""
        own = self._tree.get("lang") or self._tree.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
        return (
            own
            or self.linked.text("inLanguage")
            or self.fields.get("og:locale", "")
            or self.fields.get("language", "")
        )

    def kinds(self, address: str) -> tuple[str, ...]:
        """Returns what the page says it is, in lower case: its types, its sections, the folders of its address."""
        types = [node.get("@type") for node in self.linked.nodes]
        # An item that is the property of another one is a part of the page: a comment, the review of a product.
        types += [
            (element.get("itemtype") or "").rpartition("/")[2]
            for element in self._tree.iter("*")
            if element.get("itemprop", "mainEntity").startswith("mainEntity")
        ]
        own = next(filter(None, (*self._stated_addresses(), address)), "")
        folders = urlsplit(own).path.split("/")[:-1] if "//" in own else []
        stated = (kind for part in types for kind in (part if isinstance(part, list) else [part]))
        return tuple(
            dict.fromkeys(str(kind).lower() for kind in (*stated, *self.sections(), *folders) if kind)
        )

    def sections(self) -> list[str]:
        """Returns the parts of the site that the page says it belongs to."""
        named = [*self.linked.texts("articleSection"), self.fields.get("article:section", "")]
        return [part.strip() for name in named for part in _BETWEEN.split(name)]
