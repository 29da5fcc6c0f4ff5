"""What a statement leads to, as a sentence of its own: "…, forcing it to stay" as "That forced it to stay"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from podcast.model.sentence import Parse

RESULTS = {
    "alleviate": "alleviated",
    "allow": "allowed",
    "attract": "attracted",
    "bring": "brought",
    "cause": "caused",
    "create": "created",
    "cut": "cut",
    "drive": "drove",
    "enable": "enabled",
    "end": "ended",
    "ensure": "ensured",
    "exacerbate": "exacerbated",
    "force": "forced",
    "give": "gave",
    "help": "helped",
    "impact": "impacted",
    "indicate": "indicated",
    "keep": "kept",
    "lead": "led",
    "leave": "left",
    "let": "let",
    "make": "made",
    "mark": "marked",
    "mean": "meant",
    "prevent": "prevented",
    "prompt": "prompted",
    "push": "pushed",
    "raise": "raised",
    "reduce": "reduced",
    "render": "rendered",
    "require": "required",
    "result": "resulted",
    "send": "sent",
    "show": "showed",
    "spark": "sparked",
    "suggest": "suggested",
    "trigger": "triggered",
    "turn": "turned",
}
"""Verb that says what something led to → its past."""


_SIGNS = frozenset(("indicate", "mean", "show", "suggest"))
"""Verbs of what something is a sign of, be it over or not: «All nets are dry: they show that nobody was out.»"""


def find_result(parse: Parse) -> tuple[int, str] | None:
    """Returns the token with which a result begins, behind a comma, and "That" with its verb; None without one."""
    root = parse.root
    helpers = parse.children(root, "aux", "auxpass") if root >= 0 else ()
    finite = parse.tokens[min((root, *helpers))] if root >= 0 else None
    if finite is None or finite.tag not in ("VBD", "VBZ", "VBP") or parse.children(root, "ccomp"):
        return None  # "Lamps draw moths away, the study says, leaving …": what they do, and not what it says
    for at in parse.children(root, "advcl"):
        token = parse.tokens[at]
        if (
            token.tag != "VBG"
            or token.lemma not in RESULTS
            or token.left != at
            or at < root + 2
            or parse.tokens[at - 1].text != ","
        ):
            continue
        if parse.tokens[token.right].end < len(parse.text.rstrip('.!”"')):
            continue
        if any(other.tag == "VBG" and other.relation == "conj" for other in parse.tokens[at:]):
            return None  # "…, allowing the crew to leave and enabling others to stay"
        is_sign = token.lemma in _SIGNS and bool(parse.children(at, "ccomp"))
        if finite.lemma == "have" and helpers and not is_sign:
            return None  # "has raised the fee, forcing …": that it has forced them, or forces them still
        return at, f"That {RESULTS[token.lemma] if finite.tag == 'VBD' else f'{token.lemma}s'}"
    return None
