"""The styles of a DOCX, known by their names in any language: a German Word writes "Überschrift 1" for "heading 1"."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

    from podcast.article.archive import Archive

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titolo|rubrik|overskrift|kop|otsikko|nagłówek|nadpis|заголовок|başlık|"
    r"見出し|标题)\s*([1-9])",
    re.IGNORECASE,
)
_NAMES = {
    "title": re.compile(r"title|titel|titre|título|titolo|название|表題", re.IGNORECASE),
    "subtitle": re.compile(r"subtitle|untertitel|sous-titre|subtítulo|sottotitolo|ondertitel", re.IGNORECASE),
    "out": re.compile(
        r"caption|beschriftung|légende|leyenda|didascalia|bijschrift|(?:toc|verzeichnis|index)\s*\d?.*|"
        r"table of figures|toc heading|header|footer|(?:footnote|endnote) text|balloon text|html preformatted|"
        r"plain table.*|.*\bcode\b.*",
        re.IGNORECASE,
    ),
    "quote": re.compile(r"(?:intense )?quote|(?:intensives )?zitat|citation.*|block text", re.IGNORECASE),
    "item": re.compile(
        r"list (?:bullet|number)\b.*|aufzählungszeichen.*|listennummer.*|liste à puces.*", re.IGNORECASE
    ),
}


def root(archive: Archive, path: str) -> _Element:
    """Returns a file's root; elements have the transitional names, whichever of the standard's two sets it uses."""
    tree = archive.xml(path)
    for element in tree.iter():
        if isinstance(element.tag, str) and element.tag.startswith(_STRICT):
            element.tag = W + element.tag[len(_STRICT) :]
    return tree


class Styles:
    """The styles of a document: what each makes of a paragraph, and the language that the text is in."""

    def __init__(self, archive: Archive, folder: str) -> None:
        path = posixpath.join(folder, "styles.xml")
        self._styles: dict[str, _Element] = {}
        self.default, self.language = "", ""
        if path not in archive.names:
            return
        tree = root(archive, path)
        for style in tree.iter(f"{W}style"):
            self._styles[value(style, "styleId")] = style
            if style.get(f"{W}default") in ("1", "true") and style.get(f"{W}type") == "paragraph":
                self.default = value(style, "styleId")
        language = tree.find(f"{W}docDefaults//{W}lang")
        self.language = value(language, "val")

    def role(self, style_id: str) -> tuple[str, int, bool]:
        """Returns role, level and whether it is bold, as a paragraph inherits them from a style and its bases."""
        bold, visited = False, set[str]()
        role, level = "", 0
        # A damaged file may have two styles that are based on each other.
        while style_id in self._styles and style_id not in visited:
            visited.add(style_id)
            style = self._styles[style_id]
            name = value(style.find(f"{W}name"), "val")
            bold = bold or is_on(style.find(f"{W}rPr/{W}b"))
            if not role:
                role, level = _by_name(name)
            outline = style.find(f"{W}pPr/{W}outlineLvl")
            if not role and outline is not None and value(outline, "val").isdigit():
                level = int(value(outline, "val")) + 1
                role = "heading" if level <= 9 else ""
            if not role and style.find(f"{W}pPr/{W}numPr") is not None:
                role = "item"
            style_id = value(style.find(f"{W}basedOn"), "val")
        return role, level, bold


def _by_name(name: str) -> tuple[str, int]:
    if match := _HEADING.fullmatch(name):
        return "heading", int(match[1])
    return next((role for role, pattern in _NAMES.items() if pattern.fullmatch(name)), ""), 0


def value(element: _Element | None, name: str) -> str:
    """Returns an attribute in the text's namespace, or empty when it or its element is not there."""
    return "" if element is None else element.get(f"{W}{name}") or ""


def is_on(element: _Element | None) -> bool:
    """Returns whether a switch such as bold is there and not turned off."""
    return element is not None and value(element, "val") not in ("0", "false", "none")
