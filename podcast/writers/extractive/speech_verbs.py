"""Verbs by which somebody's words are told."""

from __future__ import annotations

SAYING = frozenset(
    """acknowledge add admit advise agree allege announce argue ask assert assure caution claim comment complain concede
    conclude confirm contend declare deny emphasize estimate explain explained insist joke lament maintain mention note
    observe predict promise recall recount remark remember reply report respond reveal say state stress suggest tell
    testify tweet urge warn wonder write""".split()
)
"""Verbs that may stand between a speaker and the speaker's words: “Nobody asked,” Lee recalled."""
