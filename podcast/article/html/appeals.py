"""What a page asks its readers to do on the site, known by what is asked and by who asks whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.article.rules import WordingRule, any_of

if TYPE_CHECKING:
    from podcast.article.html.runs import Leaf

ASKED = (
    WordingRule(
        "subscription",
        r""".*\b(?:subscri\w+ | sign(?:ing)?[\s-]?up | newsletters? | donat\w+ | abonn\w+ | suscr\w+ | subskryp\w+)
          \b.*""",
        "Subscribe to our evening edition for the full story.",
    ),
    WordingRule(
        "account or form",
        r".*\b(?:log\s?in | click\s+here | apps? | this\s+form | feedback | contact | e-?mail)\b.*",
        "Send your feedback with the link below.",
    ),
    WordingRule(
        "network",
        r".*\b(?:youtube | facebook | twitter | instagram | telegram | whatsapp | linkedin)\b.*",
        "You find us on Instagram.",
    ),
)
"""What pages ask for, and where."""

ADDRESSED = (
    WordingRule("English", r".*\b(?:you | your | our | (?-i:us))\b.*", "Please send us a line."),
    WordingRule(
        "command",
        r"(?-i:Subscribe | Sign | Submit | Give | Send | Join | Follow | Read | Download | Click)\b.*",
        "Follow the bridge on Facebook.",
    ),
    WordingRule(
        "German",
        r".*\b(?:(?-i:Ihre?) | du | dir | dich | euch | unser\w* | dein\w* | (?-i:(?<=[a-zäöüß]\s)Sie))\b.*",
        "Abonnieren Sie den Brief von der Brücke.",
    ),
    WordingRule(
        "Romance",
        r".*\b(?:nuestr\w+ | t[uú] | usted | \w+(?:enos|irnos|ete) | votre | nous)\b.*",
        "Mira nuestro canal.",
    ),
    WordingRule("Polish", r".*\b(?:ci[eę] | nasz\w* | zapraszamy)\b.*", "Zapraszamy na nasz profil."),
)
"""How pages speak of their readers and themselves."""

OFFER = WordingRule(
    "offer",
    r""".*\b(?:join(?:ing)? | renew\w* | subscri\w+ | members?(?:hip)? | donat\w+ | abonn\w+ | suscr\w+)\b.*""",
    "When you join the Bridge family, you can read all of it.",
)
"""What a page says of what it sells, beside asking for it."""

_ASKED, _ADDRESSED = any_of(ASKED), any_of(ADDRESSED)
_OFFER = any_of([OFFER])
_SPEECH = re.compile(r"[\"“”„«»]")
APPEAL = "appeal to the reader"
"""Why such a paragraph is left out."""
_MOST = 40
"""Words of an appeal."""


def is_appeal(leaf: Leaf) -> bool:
    """Returns whether a short paragraph, with a link or an exclamation mark, asks readers for something."""
    return (
        leaf.kind == "paragraph"
        and leaf.words <= _MOST
        and (leaf.linked > 0 or leaf.text.endswith("!"))
        and not _SPEECH.search(leaf.text)
        and bool(_ASKED.match(leaf.text) and _ADDRESSED.match(leaf.text))
    )


def is_offer(leaf: Leaf) -> bool:
    """Returns whether a paragraph speaks of joining, subscriptions or donations in nobody's words but the page's."""
    return leaf.kind == "paragraph" and not _SPEECH.search(leaf.text) and bool(_OFFER.match(leaf.text))
