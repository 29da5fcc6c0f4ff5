"""Reads a PDF in a process of its own, within limits of time and memory."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass

from podcast.article.pdf import spans
from podcast.article.pdf.spans import CHARACTERS, PAGES, SECONDS, Span
from podcast.errors import ArticleError

_PART = "save the pages that are the article as a file of their own"


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a page; points."""

    width: float
    height: float
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Pdf:
    """A PDF's own statements (`Title`, `Author`, …) and its pages."""

    metadata: dict[str, str]
    pages: tuple[Page, ...]


def read(name: str, data: bytes) -> Pdf:
    """The spans of every page; ArticleError when there is no getting at them."""
    try:
        done = subprocess.run(  # noqa: S603  # our own module
            [sys.executable, "-P", "-c", f"import {spans.__name__} as spans; spans.main()"],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        found = json.loads(done.stdout)
    except subprocess.TimeoutExpired:
        raise ArticleError(f"{name}: takes longer than {SECONDS} s to read; {_PART}") from None
    except ValueError:
        found = {"trouble": "damaged"}
    if trouble := found.get("trouble"):
        raise ArticleError(f"{name}: {_said(trouble)}")
    pages = [
        Page(page["width"], page["height"], tuple(Span(*span) for span in page["spans"]))
        for page in found["pages"]
    ]
    return Pdf(found["metadata"], tuple(pages))


def _said(trouble: str) -> str:
    if trouble == "encrypted":
        return "is locked with a password; open it, save it without one, give that file"
    if trouble.startswith("pages"):
        return f"has {int(trouble.split()[1]):,} pages, {PAGES} can be read; {_PART}"
    if trouble == "large":
        return f"holds more than {CHARACTERS / 1_000_000:g} million characters; {_PART}"
    return "is a damaged PDF; open it in a viewer, print it to a new PDF, give that file"
