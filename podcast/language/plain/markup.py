"""HTML by others, brought down to the few tags that podcast apps and our pages show."""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from podcast import urls
from podcast.language.plain.hygiene import strip_controls

TAGS = frozenset({"p", "ol", "ul", "li", "a", "b", "i", "strong", "em"})
_PARAGRAPHS = frozenset(
    {"article", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "footer", "header", "hr"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "main", "pre", "section", "table", "tr"}
)
"""Tags at which a line would break: another paragraph begins."""
_SILENT = frozenset({"script", "style", "template", "title", "noscript", "iframe", "object", "svg", "math"})
"""Tags with nothing inside that is for readers."""
_DEEPEST = 30
_EMPTY = re.compile(r"<p>\s*</p>")


def sanitise(markup: str) -> str:
    """Returns `markup` as well-formed HTML of p, ol, ul, li, a (http and https only), b, i, strong and em."""
    markup = strip_controls(markup)
    end = markup.rfind(">") + 1
    reader = _Sanitiser()
    # What opens and never ends is text; the parser would look for its end again and again.
    reader.feed(markup[:end] + markup[end:].replace("<", "&lt;"))
    reader.close()
    reader.leave_all()
    return _EMPTY.sub("", "".join(reader.parts)).strip()


class _Sanitiser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.open: list[str] = []
        self.silent = ""
        """The tag whose content is dropped."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.silent:
            return
        if tag in _SILENT:
            self.silent = tag
        elif tag in _PARAGRAPHS:
            self._paragraph()
        elif tag in TAGS and len(self.open) < _DEEPEST:
            self._enter(tag, dict(attrs).get("href") or "")

    def handle_endtag(self, tag: str) -> None:
        if self.silent:
            self.silent = "" if tag == self.silent else self.silent
        elif tag in _PARAGRAPHS:
            self._paragraph()
        elif tag in self.open:
            self._leave(tag)

    def handle_data(self, data: str) -> None:
        if not self.silent:
            # A reference may stand for a character that no page may hold.
            self.parts.append(html.escape(strip_controls(data)))

    def _enter(self, tag: str, href: str) -> None:
        if tag in ("p", "ol", "ul") and "p" in self.open:
            self._leave("p")
        if tag == "li":
            lists = [at for at, name in enumerate(self.open) if name in ("ol", "ul")]
            if not lists:
                return
            while len(self.open) > lists[-1] + 1:
                self._leave(self.open[-1])
        if tag == "a":
            url = urls.ascii_url(href)
            if not url or "a" in self.open:
                return
            self.parts.append(f'<a href="{html.escape(url)}">')
        else:
            self.parts.append(f"<{tag}>")
        self.open.append(tag)

    def _leave(self, tag: str) -> None:
        while True:
            last = self.open.pop()
            self.parts.append(f"</{last}>")
            if last == tag:
                return

    def _paragraph(self) -> None:
        if "p" in self.open:
            self._leave("p")
        elif self.open:
            self.parts.append(" ")
            return
        self._enter("p", "")

    def leave_all(self) -> None:
        while self.open:
            self._leave(self.open[-1])
