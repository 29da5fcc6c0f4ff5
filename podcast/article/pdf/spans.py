"""The text of a PDF as spans: runs of one type on one baseline. `sandbox` runs this in a process of its own.

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

from podcast.article.pdf.page_layout import TypeSpan

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
"""The gap that is a space, in sizes of the type, unless all letters stand that far apart."""


@dataclass(frozen=True, slots=True)
class _SpanStyle:
    size: float
    bold: bool
    italic: bool
    mono: bool
    font: str
    angle: int
    """Degrees, 0 to 359; -1 when the text stands askew."""


class _UnreadableError(Exception):
    """Why a file cannot be read, as a word that `sandbox` knows."""


def main() -> None:
    """Read a PDF from stdin and write JSON to stdout: `{"error": word}`, or metadata and pages."""
    _limit()
    try:
        answer = _read(sys.stdin.buffer.read())
    except _UnreadableError as error:
        answer = {"error": str(error)}
    except MemoryError:
        answer = {"error": "large"}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))


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
        raise _UnreadableError(
            "encrypted" if getattr(error, "err_code", 0) == _PASSWORD else "damaged"
        ) from error
    if count > PAGES:
        raise _UnreadableError(f"pages {count}")
    left, pages = CHARACTERS, []
    for index in range(count):
        try:
            page = document[index]
            text = page.get_textpage()
        except pdfium.PdfiumError as error:
            raise _UnreadableError("damaged") from error
        left -= text.count_chars()
        if left < 0:
            raise _UnreadableError("large")
        pages.append(_page(page, text))
        text.close()
        page.close()
    return {"metadata": document.get_metadata_dict(skip_empty=True), "pages": pages}


def _page(page: Any, text: Any) -> dict[str, Any]:
    """Returns size and spans of a page, turned so that most of its text stands upright."""
    runs = list(_runs(text))
    angles = Counter[int]()
    for style, run in runs:
        angles[style.angle] += len(run)
    upright = max((angle for angle in angles if angle >= 0), key=lambda angle: angles[angle], default=0)
    x0, y0, x1, y1 = page.get_bbox()
    width, height = x1 - x0, y1 - y0
    spans = []
    for style, run in runs:
        # What stands askew is a stamp, an axis of a chart, or runs up a margin.
        if style.angle != upright:
            continue
        placed = [
            (char, *_turned(left - x0, base - y0, upright, width, height), advance)
            for char, left, base, advance in run
        ]
        spans += _spans(style, placed)
    if upright in (90, 270):
        width, height = height, width
    inside = [span for span in spans if -2 <= span.x0 <= width + 2 and 0 <= span.y <= height + 2]
    return {"width": width, "height": height, "spans": [astuple(span) for span in inside]}


def _turned(x: float, y: float, angle: int, width: float, height: float) -> tuple[float, float]:
    """Returns where a point of the page lies for a reader who has turned the page by an angle."""
    if angle == 90:
        return y, x
    if angle == 180:
        return width - x, y
    if angle == 270:
        return height - y, width - x
    return x, height - y


_Char = tuple[str, float, float, float]
"""Character, x, baseline, advance; a space that PDFium found between two characters has advance 0."""


def _runs(text: Any) -> list[tuple[_SpanStyle, list[_Char]]]:
    """Returns the characters of a page in the file's order, cut where the type changes."""
    from pypdfium2 import raw

    styles: dict[int, _SpanStyle] = {}
    """By the address of the text object that characters belong to, so that its font is asked once."""
    runs: list[tuple[_SpanStyle, list[_Char]]] = []
    x, y, box, last = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF(), -1
    for index in range(text.count_chars()):
        char = chr(raw.FPDFText_GetUnicode(text, index))
        if raw.FPDFText_IsGenerated(text, index) == 1:
            if char == " " and runs and runs[-1][1]:
                runs[-1][1].append((" ", runs[-1][1][-1][1], runs[-1][1][-1][2], 0.0))
            continue
        pointer = raw.FPDFText_GetTextObject(text, index)
        address = ctypes.addressof(pointer.contents) if pointer else 0
        if address not in styles:
            styles[address] = _style(text, index)
        if address != last and not (runs and runs[-1][0] == styles[address]):
            runs.append((styles[address], []))
        last = address
        raw.FPDFText_GetCharOrigin(text, index, x, y)
        raw.FPDFText_GetLooseCharBox(text, index, box)
        is_level = styles[address].angle in (0, 180)
        advance = box.right - box.left if is_level else box.top - box.bottom
        letters = _LETTERS.get(char, char)
        if unicodedata.category(letters[0]) not in ("Cc", "Cn", "Cs"):
            runs[-1][1].append((letters, x.value, y.value, advance))
    return runs


def _style(text: Any, index: int) -> _SpanStyle:
    from pypdfium2 import raw

    matrix, buffer, flags = raw.FS_MATRIX(), ctypes.create_string_buffer(120), ctypes.c_int()
    raw.FPDFText_GetMatrix(text, index, matrix)
    raw.FPDFText_GetFontInfo(text, index, buffer, 120, flags)
    name = buffer.value.decode("utf-8", "replace").rpartition("+")[2]
    size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
    degrees = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
    quarter = round(degrees / 90) % 4 * 90
    askew = min(abs(degrees - quarter), 360 - abs(degrees - quarter)) > 3
    return _SpanStyle(
        round(size, 1),
        raw.FPDFText_GetFontWeight(text, index) >= 600 or bool(_BOLD.search(name)),
        bool(flags.value & 64) or bool(_ITALIC.search(name)),
        bool(flags.value & 1) or bool(_MONO.search(name)),
        name,
        -1 if askew else quarter,
    )


def _spans(style: _SpanStyle, run: list[_Char]) -> list[TypeSpan]:
    """Returns a run cut where it moves to another line or leaps over a gap."""
    spans: list[TypeSpan] = []
    texts: list[str] = []
    start = end = base = loose = 0.0

    def close() -> None:
        text = "".join(texts)
        if text.strip():
            spans.append(
                TypeSpan(text, round(start, 1), round(end, 1), round(base, 1), style.size, style.bold,
                     style.italic, style.mono, style.font)
            )  # fmt: skip
        texts.clear()

    for char, x, y, advance in run:
        if not advance and char == " ":
            if texts:
                texts.append(" ")
            continue
        leftwards = unicodedata.bidirectional(char[0]) in ("R", "AL")
        gap = start - (x + advance) if leftwards else x - end
        if texts and (abs(y - base) > 0.1 * style.size or not -0.6 * style.size < gap < 0.9 * style.size):
            close()
        if not texts:
            start, end, base, loose = x, x + advance, y, 0.0
        elif texts[-1] != " " and gap > _WORD_GAP * style.size and loose < 0.06 * style.size:
            texts.append(" ")
        loose = gap
        texts.append(char)
        start, end = min(start, x), max(end, x + advance)
    close()
    return spans
