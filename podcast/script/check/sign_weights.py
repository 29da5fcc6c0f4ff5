"""How much each sign speaks against a sentence, set by the lines of benchmarks/checking.py that are not set aside."""

from __future__ import annotations

LIMIT = 1.0
"""So much is enough for a doubt."""
WEIGHTS = {
    "nowhere name": 0.0,
    "strange": 1.0,
    "nowhere noun": 1.0,
    "nowhere shell": 0.2,
    "nowhere verb": 0.35,
    "nowhere adjective": 0.35,
    "nowhere adverb": 0.2,
    "elsewhere noun": 0.3,
    "elsewhere verb": 0.3,
    "elsewhere adjective": 0.25,
    "akin noun": 0.3,
    "akin verb": 0.15,
    "opposite": 1.0,
    "turned": 1.0,
    "denial": 1.0,
    "swapped subject": 1.0,
    "swapped object": 1.0,
    "moved subject": 0.7,
    "moved object": 0.5,
    "other subject": 1.0,
    "other object": 0.8,
    "all": 1.0,
    "some": 0.8,
    "superlative": 1.0,
    "other superlative": 0.8,
    "comparative": 1.0,
    "relation": 1.0,
    "reversed": 1.0,
    "lost maybe": 1.0,
    "lost if": 1.0,
    "lost wished": 1.0,
    "lost would": 1.0,
    "lost can": 0.4,
    "lost will": 0.8,
    "lost said": 0.2,
    "gained ought": 0.6,
    "speaker": 1.0,
    "attitude": 1.0,
}
QUESTION_WEIGHTS = {
    "nowhere noun": 1.0,
    "nowhere verb": 1.0,
    "opposite": 1.0,
    "denial": 1.0,
    "lost if": 1.0,
    "comparative": 1.0,
}
"""What a question may not take for granted."""
