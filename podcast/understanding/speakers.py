"""Whose words a quotation is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.model import Quotation

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.understanding.quotations import Quoted


def attribute(quoted: Sequence[Quoted]) -> tuple[Quotation, ...]:
    """Returns the quotations; those of which nobody is known to be the speaker have none."""
    return tuple(Quotation(one.text, one.sentences, one.spans, one.form, one.is_clause) for one in quoted)
