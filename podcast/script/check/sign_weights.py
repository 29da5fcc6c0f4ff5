"""How much each group of signs speaks against a sentence, as benchmarks/fit_signs.py prints it."""

from __future__ import annotations

GROUPS = {
    kind: group
    for group, kinds in {
        "new noun": ("nowhere noun",),
        "new word": ("nowhere verb", "nowhere adjective", "nowhere adverb"),
        "moved noun": ("elsewhere noun",),
        "moved word": ("elsewhere verb", "elsewhere adjective"),
        "near word": (
            "around noun",
            "around verb",
            "around adjective",
            "akin noun",
            "akin verb",
            "akin adjective",
        ),
        "sibling noun": ("sibling noun",),
        "sibling word": ("sibling verb", "sibling adjective", "sibling adverb"),
        "put in": ("put in", "replaced"),
        "opposite": ("opposite", "turned"),
        "denial": ("denial",),
        "swapped": ("swapped subject", "swapped object"),
        "crossed": ("crossed subject", "crossed object"),
        "other role": ("other subject", "other object"),
        "moved role": ("moved subject", "moved object"),
        "doubt": ("lost maybe", "lost if", "lost wished", "lost would", "gained ought"),
        "ability": ("lost can", "lost ought"),
        "hearsay": ("lost said",),
        "scope": ("all", "superlative", "other superlative"),
        "degree": ("comparative",),
        "some": ("some",),
        "relation": ("relation", "reversed"),
        "speaker": ("speaker", "other speaker", "attitude"),
        "listed": ("listed",),
        "sure": ("sure",),
        "loose denial": ("loose denial",),
        "loose doubt": ("loose doubt",),
        "loose scope": ("loose scope",),
        "loose subject": ("loose subject",),
        "strange": ("strange",),
    }.items()
    for kind in kinds
}
"""Kind of sign -> the group that is weighed."""
WEIGHTS = {
    "strange": 1.0,  # not fitted: it tells of lines that cite the wrong sentence
    "new noun": 0.54,
    "moved noun": 0.46,
    "moved word": 0.35,
    "sibling noun": 0.41,
    "put in": 1.11,
    "opposite": 1.60,
    "denial": 1.69,
    "swapped": 1.50,
    "crossed": 1.25,
    "other role": 0.60,
    "doubt": 1.61,
    "ability": 0.28,
    "scope": 1.84,
    "degree": 1.84,
    "some": 1.08,
    "relation": 1.36,
    "speaker": 1.39,
    "listed": 0.5,
    "sure": 1.6,
    "loose denial": 1.5,
    "loose doubt": 0.8,
    "loose scope": 1.5,
    "loose subject": 1.2,
}
DOUBTFUL = 1.0
"""So much is enough for a doubt."""
CERTAIN = 3.6
"""So much is an error: were half of all sentences false, 95 of a hundred that come to it would be."""
ASKED = frozenset(
    {
        *("nowhere noun", "nowhere verb", "opposite", "denial", "lost if", "comparative", "superlative"),
        *("sure", "loose denial", "loose scope"),
    }
)
"""What a question may not take for granted."""
