"""The words that show how two sentences or clauses go together, as data, each with an example.

Words that mean several things (so, still, yet, since, while, as) are here only with a second sign beside them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from podcast.model import RelationKind

SUBJECT = (
    r"(?=\s(?:the|an?|this|that|these|those|he|she|it|we|they|you|his|her|its|our|their|my|your|there|many|most|some|all"
    r"|both|no|(?-i:[A-Z][\w’'-]*))\b)"
)
"""A look at the next word: it begins a clause, and "so far" or "so popular" has none."""


@dataclass(frozen=True, slots=True)
class Opening:
    """Words at the beginning of a sentence that tie it to the one before."""

    kind: RelationKind
    pattern: str
    """A regular expression, case ignored; its first group, where it has one, is the words that are shown."""
    example: str
    """A sentence that it begins."""
    within: bool = False
    """Whether it ties only sentences of one paragraph."""


@dataclass(frozen=True, slots=True)
class Joint:
    """A word that joins a clause, or a noun with what belongs to it, to the clause around it."""

    kind: RelationKind
    words: str
    """In lower case; the last one is the token by which the parser joins."""
    joins: Literal["clause", "noun"]
    example: str


OPENINGS = (
    Opening("contrast", r"(but),?\s(?!for\s)", "But the ferry was late."),
    Opening("contrast", r"(yet)(?:,\s|" + SUBJECT + r"(?!\sanother))", "Yet the ferry was late."),
    Opening("contrast", r"(however),", "However, the ferry was late."),
    Opening(
        "contrast",
        r"((?:by|in)\scontrast|on\sthe\s(?:other\shand|contrary)|conversely|in\sreality)\b",
        "By contrast, the train was early.",
    ),
    Opening("contrast", r"(instead)(?:,|" + SUBJECT + ")", "Instead, they took the train."),
    Opening(
        "concession",
        r"(nevertheless|nonetheless|even\sso|all\sthe\ssame|despite\s(?:this|that)|in\sspite\sof\s(?:this|that))\b",
        "Nevertheless, the ferry sailed.",
    ),
    Opening("concession", r"(still),", "Still, the ferry sailed."),
    Opening(
        "caveat",
        r"(that\s(?:being\s)?said|having\ssaid\sthat|to\sbe\s(?:sure|fair|clear)|of\scourse|admittedly|granted),",
        "That said, the ferry is old.",
    ),
    Opening(
        "caveat",
        r"(there\s(?:is|are|was)\s(?:\w+\s)?(?:catch(?:es)?|caveats?|exceptions?))\b",
        "There is one catch.",
    ),
    Opening(
        "consequence",
        r"(therefore|thus|hence|consequently|accordingly|as\sa\s(?:result|consequence)|in\sconsequence"
        r"|for\s(?:this|that|these)\sreasons?|because\sof\s(?:this|that))\b(?!\sof)",
        "As a result, the islands had no bread.",
    ),
    Opening("consequence", r"(so)(?:,\s|" + SUBJECT + ")", "So the islands had no bread.", within=True),
    Opening("consequence", r"((?:this|that)(?:\sis|\swas|['’]s)\swhy)\b", "That is why the islands had no bread."),
    Opening(
        "consequence",
        r"((?:this|that|it|which)(?:\salso|\sin\sturn)?\s(?:means|meant)(?:\sthat)?|(?:this|that)\s(?:led|leads)\sto"
        r"|the\s(?:result|upshot|consequence|outcome)s?(?:\s(?:is|was|are|were)\b|:))",
        "This means that the islands have no bread.",
    ),
    Opening(
        "cause",
        r"((?:this|that|it)(?:\sis|\swas|['’]s)\s(?:largely\s|mainly\s|partly\s|mostly\s)?because)\b",
        "That is because the ferry was late.",
    ),
    Opening(
        "cause",
        r"((?:the|one|another|part\sof\sthe)\s(?:\w+\s)?(?:reasons?|explanations?)(?:,\s[^,]{1,40},)?\s(?:is|was|are|were)\b)",
        "One reason is that the ferry is old.",
    ),
    Opening("evidence", r"(after\sall|for\sone\sthing),", "After all, the ferry has sunk twice."),
    Opening(
        "evidence",
        r"((?:the\s|official\s|its\s|their\s)?(?:figures?|data|statistics|studies|research|surveys?|polls?|evidence|records)"
        r"\s(?:show|suggest|indicate|confirm)s?)\b",
        "Figures show that one ferry in five is late.",
    ),
    Opening("example", r"(for\s(?:example|instance)|to\sillustrate)\b", "For example, the mail came a day later."),
    Opening(
        "example",
        r"(take|consider)\s(?:,\sfor\s(?:example|instance),\s)?(?:the|an?|this|[A-Z])\b",
        "Take the mail of that week.",
    ),
    Opening("time", r"(then)(?:,\s|" + SUBJECT + ")", "Then the ferry sailed."),
    Opening(
        "time",
        r"(meanwhile|afterwards?|later|subsequently|eventually|previously|earlier|at\sthe\ssame\stime"
        r"|(?:\w+\s)?(?:years?|months?|weeks?|days?|hours?|minutes?)\s(?:later|earlier))(?:,\s|" + SUBJECT + ")",
        "Two days later the ferry sailed.",
    ),
    Opening(
        "time",
        r"((?:soon|shortly|\w+\s(?:years?|months?|weeks?|days?|hours?))\s(?:after|before)(?:wards)?"
        r"|(?:after|before|since|until)\s(?:that|then)),",
        "Soon after, the ferry sailed.",
    ),
    Opening("condition", r"(otherwise|if\s(?:so|not)|in\sthat\scase),", "If not, the islands will have no bread."),
    Opening(
        "elaboration",
        r"(moreover|furthermore|in\saddition|additionally|besides|in\sother\swords|that\sis|similarly|likewise|indeed|in\sfact"
        r"|also|specifically|in\sparticular),",
        "Moreover, the pier is too short.",
    ),
)  # fmt: skip

ASIDES = (
    Opening("contrast", r",\s(however),\s", "The ferry, however, was late."),
    Opening("contrast", r",\s(though|however)[.”\"]*$", "The ferry was late, though."),
    Opening("concession", r",\s(nevertheless|nonetheless),\s", "The ferry, nevertheless, sailed."),
    Opening("consequence", r",\s(therefore),\s", "The islands, therefore, had no bread."),
    Opening("example", r",\s(for\s(?:example|instance)),\s", "The mail, for example, came a day later."),
)
"""Words between commas, or at the end, that tie a sentence to the one before it."""

JOINTS = (
    Joint("cause", "because", "clause", "They stayed because the ferry was late."),
    Joint("cause", "given that", "clause", "They stayed, given that the ferry was late."),
    Joint("cause", "now that", "clause", "They stay now that the ferry is late."),
    Joint("concession", "although", "clause", "They sailed although the ferry was old."),
    Joint("concession", "though", "clause", "They sailed, though the ferry was old."),
    Joint("concession", "even though", "clause", "They sailed even though the ferry was old."),
    Joint("concession", "even if", "clause", "They would sail even if the ferry was old."),
    Joint("concession", "albeit", "clause", "They sailed, albeit the ferry was old."),
    Joint("condition", "if", "clause", "They will stay if the ferry is late."),
    Joint("condition", "only if", "clause", "They will sail only if the ferry is new."),
    Joint("condition", "unless", "clause", "They will sail unless the ferry is late."),
    Joint("condition", "provided that", "clause", "They will sail provided that the ferry is new."),
    Joint("condition", "as long as", "clause", "They will sail as long as the ferry is new."),
    Joint("contrast", "whereas", "clause", "The ferry was late, whereas the train was early."),
    Joint("time", "when", "clause", "They left when the ferry came."),
    Joint("time", "after", "clause", "They left after the ferry came."),
    Joint("time", "before", "clause", "They left before the ferry came."),
    Joint("time", "until", "clause", "They waited until the ferry came."),
    Joint("time", "once", "clause", "They left once the ferry came."),
    Joint("time", "as soon as", "clause", "They left as soon as the ferry came."),
    Joint("concession", "despite", "noun", "They sailed despite the storm."),
    Joint("concession", "in spite of", "noun", "They sailed in spite of the storm."),
    Joint("concession", "notwithstanding", "noun", "They sailed notwithstanding the storm."),
    Joint("cause", "because of", "noun", "They stayed because of the storm."),
    Joint("cause", "due to", "noun", "They stayed due to the storm."),
    Joint("cause", "owing to", "noun", "They stayed owing to the storm."),
    Joint("cause", "thanks to", "noun", "They stayed thanks to the storm."),
    Joint("cause", "as a result of", "noun", "They stayed as a result of the storm."),
)  # fmt: skip
"""Longer ones win: "even if" is no "if"."""

CAUSING = {"lead": "to", "result": "in", "cause": "", "prompt": "", "force": "", "trigger": ""}
"""Verbs that, as participles behind a comma, give a consequence -> the preposition that goes with them."""

ASKING = frozenset(
    "ask wonder know care test check see determine decide doubt tell say find learn matter".split()
)
"""Verbs whose "if" may mean "whether"."""
