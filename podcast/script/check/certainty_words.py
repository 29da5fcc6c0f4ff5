"""Words that say how far what hangs on them is so: data, each group with a sentence that shows any of them at work."""

from __future__ import annotations

from podcast.language.grammar.clause_words import REPORTING_VERBS, WordGroup

WISHING = WordGroup(
    frozenset(
        """agree aim allow ask attempt call choose command compel consider decide demand encourage expect
        help hope instruct intend invite mean need offer order permit plan prepare press pressure promise
        propose push recommend require seek threaten train try urge vote vow want warn wish""".split()
    ),
    "They {} to close the gate.",
)
"""What somebody wants, plans or lets is not yet so."""
REFUSING = WordGroup(
    frozenset(
        "avoid cease decline deny fail forbid forget neglect prevent prohibit refuse reject stop".split()
    ),
    "They {} to open the gate.",
)
"""What somebody refuses or fails to do is not done."""
REFUSALS = WordGroup(
    frozenset("failure inability refusal reluctance unwillingness".split()),
    "Their {} to open the gate cost a day.",
)
"""Nouns of the same: "what many saw as a failure to act"."""
PURPOSES = frozenset({"to", "so as", "in order"})
"""Words that begin what something is done for."""
KEEPING = WordGroup(
    frozenset("ban bar block deter discourage keep prevent stop".split()),
    "They {} the keeper from opening the gate.",
)
"""What somebody is kept from is not done."""
LETTING = WordGroup(
    frozenset("able bind enable force free let make mandate obligate oblige".split()),
    "They {} somebody open the gate, or are {} to.",
)
"""Words by which "allowed to", "ordered to" may be put as well, beside "have to"."""
DOUBTING = WordGroup(
    frozenset("contest deny dismiss doubt dispute rebut refute".split()), "They {} that the gate is open."
)
DENYING_ADJECTIVES = WordGroup(
    frozenset("doubtful impossible improbable reluctant unable unlikely unwilling".split()),
    "It is {} that the gate opens, or they are {} to open it.",
)
ALLOWING_ADJECTIVES = WordGroup(
    frozenset("able free likely possible probable ready set sure willing".split()),
    "They are {} to open the gate.",
)
TELLING = REPORTING_VERBS.words | {"ask", "call", "joke", "recall", "reply", "answer", "remember", "promise"}
"""Verbs whose subject says what comes with them."""
FEELING = WordGroup(
    frozenset(
        """afraid amazed angry astonished certain concerned confident convinced disappointed glad happy hopeful
        optimistic pleased proud relieved sad sceptical shocked skeptical sorry sure surprised worried""".split()
    ),
    "They are {} that the gate is open.",
)
"""What somebody is that thinks so."""
HEARSAY = WordGroup(
    frozenset("allegedly purportedly reportedly supposedly".split()), "The gate was {} opened at night."
)
WEAKENING = WordGroup(
    frozenset(
        """about almost apparently arguably barely chiefly hardly largely likely mainly maybe mostly nearly often partly
        perhaps possibly potentially presumably probably rarely roughly scarcely seemingly seldom sometimes somewhat
        usually""".split()
    ),
    "The gate is {} open.",
)
CONDITIONS = frozenset(
    {"if", "only if", "unless", "whether", "in case", "provided", "once", "as if", "as though"}
)
"""Words that begin a condition."""
LEFT_OUT = frozenset({"without", "instead of", "rather than", "unless"})
"""Words that begin what is not done."""
MODALS = {
    "may": "maybe",
    "might": "maybe",
    "could": "maybe",
    "would": "would",
    "should": "would",
    "must": "ought",
    "can": "can",
    "will": "will",
    "shall": "will",
}
"""Modal verbs -> what they make of a statement."""
