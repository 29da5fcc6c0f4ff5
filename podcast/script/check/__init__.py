"""What is wrong with a script that could be read, and how long it will be.

In come a Script and a CheckContext, which is all that is known beyond the script: the show's words, the voices, and the
article when it is at hand. Out come Problems, each with its line and its mend, and a Tally of how far the script is
grounded. `lint` looks for what would sound wrong, `grounding` for what rests on nothing or says something else than
what it rests on, `timing` estimates lengths.
"""

from podcast.script.check.context import CheckContext, article_text
from podcast.script.check.grounding import Tally, find_gaps
from podcast.script.check.problems import check, examine
from podcast.script.check.timing import Timing, estimate_timing, seconds_of

__all__ = [
    "CheckContext",
    "Tally",
    "Timing",
    "article_text",
    "check",
    "estimate_timing",
    "examine",
    "find_gaps",
    "seconds_of",
]
