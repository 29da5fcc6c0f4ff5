"""PDF → Document: lines by their place, paragraphs and headings by their type."""

from __future__ import annotations

from podcast.article.pdf.document import extract

__all__ = ["extract"]
