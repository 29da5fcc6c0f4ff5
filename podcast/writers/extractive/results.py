"""What a statement leads to, as a sentence of its own: "…, forcing it to stay" as "That forced it to stay"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from podcast.model.sentence import Parse

RESULTS = {
    "allow": "allowed",
    "bring": "brought",
    "cause": "caused",
    "create": "created",
    "cut": "cut",
    "drive": "drove",
    "enable": "enabled",
    "end": "ended",
    "ensure": "ensured",
    "force": "forced",
    "give": "gave",
    "help": "helped",
    "keep": "kept",
    "lead": "led",
    "leave": "left",
    "let": "let",
    "make": "made",
    "mean": "meant",
    "prevent": "prevented",
    "prompt": "prompted",
    "push": "pushed",
    "raise": "raised",
    "reduce": "reduced",
    "render": "rendered",
    "result": "resulted",
    "send": "sent",
    "spark": "sparked",
    "trigger": "triggered",
    "turn": "turned",
}
"""Verb that says what something led to → its past."""


def find_result(parse: Parse) -> tuple[int, str] | None:
    """Returns the token with which a result begins, behind a comma, and "That" with its verb; None without one."""
    root = parse.root
    if root < 0 or parse.tokens[root].tag not in ("VBD", "VBZ", "VBP") or parse.children(root, "ccomp"):
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
        past = parse.tokens[root].tag == "VBD"
        verb = RESULTS[token.lemma] if past else f"{token.lemma}s"
        return at, f"That {verb}"
    return None
