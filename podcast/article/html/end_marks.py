"""Lines with which a page's own part begins below a text: its rights, its buttons, its comments, how to cite it."""

from __future__ import annotations

from podcast.article.cleaning_rules import NOISE
from podcast.article.notes import count_signs
from podcast.article.rules import WordingRule, any_of, name_of

_TALK = r"(?:comment\w*|opinions?|conversations?|discussions?|talkbacks?)"
CLOSING = (
    WordingRule(
        "terms of the comments",
        rf"""(?=.*\b{_TALK}\b).*\b(?:moderat\w+ | abus\w+ | polic(?:y|ies) | guidelines | terms | inappropriate
          | offensive | register\w* | (?:log(?:ged)?|sign)\s?in | welcome | flag\w*)\b.*""",
        "Comments on the bridge are moderated; offensive ones go.",
    ),
    WordingRule(
        "invitation to say something",
        r"""(?:add|leave|post|share|submit|have|give)\s(?:an?|your|the)\s(?:\w+\s)?
            (?:comment|opinion|reply|say|view|rating|review)s?\b.*
          | join\sthe\s(?:conversation|discussion)\b.*""",
        "Add your opinion on this bridge",
    ),
    WordingRule(
        "heading of what readers say",
        r"(?:(?:readers?[’']?s?|your)\s)?(?:comments?|discussion|opinions?|views)(?:\s\(\d+\))?",
        "Comments (12)",
    ),
    WordingRule(
        "how to cite the page",
        r"""(?:mla|apa|ama|chicago|harvard|vancouver|bibtex)(?:\s(?:style|format))?:?
          | (?:how\sto\s|suggested\s|please\s)?cit(?:e|ation)\b.{0,60}""",
        "How to cite this page",
    ),
)
"""Lines that count beside those of `cleaning_rules`."""
_NAMES = (
    "copyright",
    "door to the comments",
    "button that shares or prints",
    "tags",
    "appeal to write in",
    "appeal to subscribe",
    "appeal to follow",
    "who else reported",
    "credit of those who helped",
)
"""The rules of `cleaning_rules` for such lines; captions and links to other texts stand amid a text, too."""
_CLOSING, _NOISE = any_of(CLOSING), any_of(NOISE)
_MOST = 60
"""Words of such a line at most."""
_NOTE = 2
"""Signs of a note about the text, from which on a line is one."""


def is_closing(text: str) -> bool:
    """Returns whether a line is one that stands below texts, not amid them."""
    if len(text) > 12 * _MOST or len(text.split()) >= _MOST:
        return False
    is_named = name_of(_NOISE, NOISE, text) in _NAMES or bool(_CLOSING.match(text))
    return is_named or count_signs(text) >= _NOTE
