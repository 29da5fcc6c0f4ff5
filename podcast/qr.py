"""QR codes: an address for a phone's camera."""

from __future__ import annotations

import functools
import io
from typing import Any


@functools.lru_cache(maxsize=8)  # a site asks for the code of its own address whenever it is built
def svg(text: str) -> str:
    """Return an `<svg>` element without size or style of its own: black modules, its ground left to the page."""
    return str(_code(text).svg_inline(border=0, omitsize=True, svgclass=None, lineclass=None))


def terminal(text: str) -> str:
    """Return lines of block characters, light on dark, with the quiet zone that scanners need."""
    out = io.StringIO()
    _code(text).terminal(out=out, border=2, compact=True)
    return out.getvalue()


def _code(text: str) -> Any:
    import segno

    return segno.make_qr(text, error="m")
