"""All signs that a sentence is not what its evidence says, each with how much its sentence lets it tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.script.check.attribution import find_speaker_signs
from podcast.script.check.clause_signs import find_clause_signs
from podcast.script.check.counterparts import find_counterparts
from podcast.script.check.edit_signs import find_edit_signs
from podcast.script.check.literal import keep_literal
from podcast.script.check.nearness import weigh_by_nearness
from podcast.script.check.relation_signs import find_relation_signs
from podcast.script.check.scope_signs import find_scope_signs
from podcast.script.check.word_signs import find_list_signs, find_strange_signs, find_word_signs

if TYPE_CHECKING:
    from podcast.script.check.evidence import Evidence
    from podcast.script.check.signs import Sign
    from podcast.script.check.statements import Statement


def find_signs(said: Statement, evidence: Evidence, line: str = "") -> tuple[Sign, ...]:
    """Returns all signs that a sentence is not what its evidence says."""
    counterparts = find_counterparts(said, evidence)
    signs = (
        *find_word_signs(said, evidence, counterparts),
        *find_list_signs(said, counterparts),
        *find_strange_signs(said, counterparts),
        *find_clause_signs(said, evidence, counterparts),
        *find_scope_signs(said, evidence, counterparts, line),
        *find_relation_signs(said, evidence, counterparts),
        *find_edit_signs(said, evidence, counterparts, line),
        *find_speaker_signs(said, line or said.text, evidence),
    )
    if any(sign.kind == "opposite" for sign in signs):
        signs = tuple(sign for sign in signs if sign.kind != "denial")  # it is the same fault, seen twice
    kinds = {it.kinship.kind for it in counterparts.values() if it.where == "cited"}
    if kinds == {"opposite"}:
        # One word is too little to say that it is the opposite: "Which leads to the next point".
        signs = tuple(sign for sign in signs if sign.kind not in ("denial", "opposite"))
    return weigh_by_nearness(keep_literal(signs, said, evidence, line), said, counterparts)
