"""The text of a PDF as spans: runs of one type on one baseline. Runs in a process of its own, see `child`.

PDFium is quick and survives nearly everything, but it is C++ reading what strangers send: a page may keep it
busy for ever, take all memory or end it. A process can be ended from outside.
"""

from __future__ import annotations

import ctypes
import json
import math
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import astuple, dataclass
from typing import Any

PAGES = 400
CHARACTERS = 1_500_000
MEMORY = 1_000_000_000
"""Bytes of address space, where the system can limit it."""
SECONDS = 60

_PASSWORD = 4
"""FPDF_ERR_PASSWORD."""
_BOLD = re.compile(r"bold|black|heavy|demi|medi$|cmbx|sfbx|[-,_]bd", re.IGNORECASE)
_ITALIC = re.compile(r"ital|obli|-it$|cmti|sfti", re.IGNORECASE)
_MONO = re.compile(r"mono|monl|courier|consol|cmtt|typewriter|menlo|sourcecode", re.IGNORECASE)
_LETTERS = {
    "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st",
    "\x02": "-", "\ufffe": "-", "\u2010": "-", "\u2011": "-", "\u00ad": "-",
    "\uf0b7": "•", "\uf0a7": "▪", "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\u200a": " ",
}  # fmt: skip

_WORD_GAP = 0.14
"""Of the type's size: a space, unless all letters stand that far apart."""


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of one type, side by side; points, from the page's upper left corner."""

    text: str
    x0: float
    x1: float
    y: float
    """Of the baseline."""
    size: float
    bold: bool
    italic: bool
    mono: bool
    font: str


@dataclass(frozen=True, slots=True)
class _Type:
    size: float
    bold: bool
    italic: bool
    mono: bool
    font: str
    angle: int
    """Degrees, 0 to 359; -1 when the text stands askew."""


class _TroubleError(Exception):
    """Why a file cannot be read, as a word that the parent knows."""


def main() -> None:
    """PDF on stdin, JSON on stdout: `{"trouble": word}` or metadata and pages."""
    _limit()
    try:
        found = _read(sys.stdin.buffer.read())
    except _TroubleError as trouble:
        found = {"trouble": str(trouble)}
    except MemoryError:
        found = {"trouble": "large"}
    sys.stdout.buffer.write(json.dumps(found).encode("ascii"))


def _limit() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue  # a lower limit stands already


def _read(data: bytes) -> dict[str, Any]:
    import pypdfium2 as pdfium

    try:
        document = pdfium.PdfDocument(data)
        count = len(document)
    except pdfium.PdfiumError as error:
        raise _TroubleError(
            "encrypted" if getattr(error, "err_code", 0) == _PASSWORD else "damaged"
        ) from error
    if count > PAGES:
        raise _TroubleError(f"pages {count}")
    left, pages = CHARACTERS, []
    for index in range(count):
        try:
            page = document[index]
            text = page.get_textpage()
        except pdfium.PdfiumError as error:
            raise _TroubleError("damaged") from error
        left -= text.count_chars()
        if left < 0:
            raise _TroubleError("large")
        pages.append(_page(page, text))
        text.close()
        page.close()
    return {"metadata": document.get_metadata_dict(skip_empty=True), "pages": pages}


def _page(page: Any, text: Any) -> dict[str, Any]:
    """Size and spans of a page, turned so that most of its text stands upright."""
    runs = list(_runs(text))
    angles = Counter[int]()
    for type_, run in runs:
        angles[type_.angle] += len(run)
    upright = max((angle for angle in angles if angle >= 0), key=lambda angle: angles[angle], default=0)
    x0, y0, x1, y1 = page.get_bbox()
    width, height = x1 - x0, y1 - y0
    spans = []
    for type_, run in runs:
        # What stands askew is a stamp, an axis of a chart, or runs up a margin.
        if type_.angle != upright:
            continue
        placed = [
            (char, *_turned(left - x0, base - y0, upright, width, height), advance)
            for char, left, base, advance in run
        ]
        spans += _spans(type_, placed)
    if upright in (90, 270):
        width, height = height, width
    inside = [span for span in spans if -2 <= span.x0 <= width + 2 and 0 <= span.y <= height + 2]
    return {"width": width, "height": height, "spans": [astuple(span) for span in inside]}


def _turned(x: float, y: float, angle: int, width: float, height: float) -> tuple[float, float]:
    """Where a point of the page lies for a reader who has turned the page by an angle."""
    if angle == 90:
        return y, x
    if angle == 180:
        return width - x, y
    if angle == 270:
        return height - y, width - x
    return x, height - y


_Char = tuple[str, float, float, float]
"""Character, x, baseline, advance; a space that PDFium found between two characters has advance 0."""


def _runs(text: Any) -> list[tuple[_Type, list[_Char]]]:
    """The characters of a page in the file's order, cut where the type changes."""
    import pypdfium2.raw as c

    types: dict[int, _Type] = {}
    runs: list[tuple[_Type, list[_Char]]] = []
    x, y, box, last = ctypes.c_double(), ctypes.c_double(), c.FS_RECTF(), -1
    for index in range(text.count_chars()):
        char = chr(c.FPDFText_GetUnicode(text, index))
        if c.FPDFText_IsGenerated(text, index) == 1:
            if char == " " and runs and runs[-1][1]:
                runs[-1][1].append((" ", runs[-1][1][-1][1], runs[-1][1][-1][2], 0.0))
            continue
        pointer = c.FPDFText_GetTextObject(text, index)
        known = ctypes.addressof(pointer.contents) if pointer else 0
        if known not in types:
            types[known] = _type(text, index)
        if known != last and not (runs and runs[-1][0] == types[known]):
            runs.append((types[known], []))
        last = known
        c.FPDFText_GetCharOrigin(text, index, x, y)
        c.FPDFText_GetLooseCharBox(text, index, box)
        along = box.right - box.left if types[known].angle in (0, 180) else box.top - box.bottom
        said = _LETTERS.get(char, char)
        if unicodedata.category(said[0]) not in ("Cc", "Cn", "Cs"):
            runs[-1][1].append((said, x.value, y.value, along))
    return runs


def _type(text: Any, index: int) -> _Type:
    import pypdfium2.raw as c

    matrix, buffer, flags = c.FS_MATRIX(), ctypes.create_string_buffer(120), ctypes.c_int()
    c.FPDFText_GetMatrix(text, index, matrix)
    c.FPDFText_GetFontInfo(text, index, buffer, 120, flags)
    name = buffer.value.decode("utf-8", "replace").rpartition("+")[2]
    size = c.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    degrees = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
    quarter = round(degrees / 90) % 4 * 90
    askew = min(abs(degrees - quarter), 360 - abs(degrees - quarter)) > 3
    return _Type(
        round(size, 1),
        c.FPDFText_GetFontWeight(text, index) >= 600 or bool(_BOLD.search(name)),
        bool(flags.value & 64) or bool(_ITALIC.search(name)),
        bool(flags.value & 1) or bool(_MONO.search(name)),
        name,
        -1 if askew else quarter,
    )


def _spans(type_: _Type, run: list[_Char]) -> list[Span]:
    """A run cut where it moves to another line or leaps over a gap."""
    spans: list[Span] = []
    texts: list[str] = []
    start = end = base = loose = 0.0

    def close() -> None:
        said = "".join(texts)
        if said.strip():
            spans.append(
                Span(said, round(start, 1), round(end, 1), round(base, 1), type_.size, type_.bold,
                     type_.italic, type_.mono, type_.font)
            )  # fmt: skip
        texts.clear()

    for char, x, y, advance in run:
        if not advance and char == " ":
            if texts:
                texts.append(" ")
            continue
        leftwards = unicodedata.bidirectional(char[0]) in ("R", "AL")
        gap = start - (x + advance) if leftwards else x - end
        if texts and (abs(y - base) > 0.1 * type_.size or not -0.6 * type_.size < gap < 0.9 * type_.size):
            close()
        if not texts:
            start, end, base, loose = x, x + advance, y, 0.0
        elif texts[-1] != " " and gap > _WORD_GAP * type_.size and loose < 0.06 * type_.size:
            texts.append(" ")
        loose = gap
        texts.append(char)
        start, end = min(start, x), max(end, x + advance)
    close()
    return spans
