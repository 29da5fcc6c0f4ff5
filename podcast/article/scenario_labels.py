"""Lines that are only a likelihood, `Likelihood: high`: which part they belong to, above, below or at the end of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.article.likelihood import is_degree, is_likelihood, is_likelihood_noun
from podcast.article.scenario_announcements import find_announcement
from podcast.model import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.article.section_drafts import DraftSection

_LABEL = 60
"""Characters of a line that is a likelihood with its label."""


def is_label(text: str) -> bool:
    """Returns whether a line is a likelihood and nothing else."""
    return len(text) <= _LABEL and is_likelihood(text)


def join_labels(drafts: Sequence[DraftSection]) -> list[DraftSection]:
    """Returns the parts, lines that are only `Likelihood: high` joined with the heading above or below them."""
    parts: list[DraftSection] = []
    is_over = False
    for given in drafts:
        above = parts[-1] if parts else None
        draft = given
        if above and above.blocks and not draft.blocks and is_label(draft.heading):
            parts[-1] = replace(above, blocks=(*above.blocks, Block("paragraph", draft.heading)))
            continue
        if above and draft.heading and above.blocks and is_label(above.blocks[-1].text):
            # It stands over the headings, "High probability" and then what is so probable, where the first one stands
            # below what announces them; else it is said at the end of each.
            is_over = is_over or find_announcement(above) is not None
            if is_over:
                stated = _as_fact(above.blocks[-1].text)
                parts[-1] = above = replace(above, blocks=above.blocks[:-1])
                draft = replace(given, blocks=(stated, *given.blocks))
        label = _noun_label(draft)
        if above and above.heading and not above.blocks and label:
            parts[-1] = replace(above, blocks=(label, *draft.blocks[1:]))
        elif above is None or above.blocks or not above.heading or not draft.heading:
            parts.append(draft)
        elif is_label(draft.heading) and not find_announcement(above):
            parts[-1] = replace(above, blocks=(_as_fact(draft.heading), *draft.blocks))
        elif is_label(above.heading):
            is_over = True
            parts[-1] = replace(draft, blocks=(_as_fact(above.heading), *draft.blocks))
        else:
            parts.append(draft)
    return parts


def _as_fact(text: str) -> Block:
    return Block("fact", text, label=text.partition(":")[0] if ":" in text else "")


def _noun_label(draft: DraftSection) -> Block | None:
    """Returns the likelihood of a part that is only called "Probability", or None."""
    first = draft.blocks[0].text if draft.blocks and is_likelihood_noun(draft.heading) else ""
    return _as_fact(f"{draft.heading}: {first}") if is_degree(first) or is_likelihood(first) else None
