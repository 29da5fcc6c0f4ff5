"""Reads a PDF in a process of its own, within limits of time and memory."""

from __future__ import annotations

import json
import subprocess
import sys

from podcast.article.pdf import spans
from podcast.article.pdf.page_layout import Pdf, PdfPage, TypeSpan
from podcast.article.pdf.spans import CHARACTERS, PAGES, SECONDS
from podcast.errors import ArticleError

_SAVE_PART = "save the pages that are the article as a file of their own"


def read(name: str, data: bytes) -> Pdf:
    """Returns the spans of every page; ArticleError when there is no getting at them."""
    try:
        process = subprocess.run(  # noqa: S603  # our own module
            [sys.executable, "-P", "-c", f"import {spans.__name__} as spans; spans.main()"],
            input=data,
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
        answer = json.loads(process.stdout)
    except subprocess.TimeoutExpired:
        raise ArticleError(f"{name}: takes longer than {SECONDS} s to read", _SAVE_PART) from None
    except ValueError:  # PDFium crashed, and wrote half an answer or none
        answer = {"error": "damaged"}
    if error := answer.get("error"):
        what, mend = _explain(error)
        raise ArticleError(f"{name}: {what}", mend)
    pages = [
        PdfPage(page["width"], page["height"], tuple(TypeSpan(*span) for span in page["spans"]))
        for page in answer["pages"]
    ]
    return Pdf(answer["metadata"], tuple(pages))


def _explain(error: str) -> tuple[str, str]:
    """Returns what is wrong and how to mend it, for a word of `spans`."""
    if error == "encrypted":
        return "is locked with a password", "open it, save it without one, give that file"
    if error.startswith("pages"):
        return f"has {int(error.split()[1]):,} pages, {PAGES} can be read", _SAVE_PART
    if error == "large":
        return f"holds more than {CHARACTERS / 1_000_000:g} million characters", _SAVE_PART
    return "is a damaged PDF", "open it in a viewer, print it to a new PDF, give that file"
