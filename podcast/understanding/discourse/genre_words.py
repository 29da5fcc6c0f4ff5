"""The words by which a genre is told, as data: where they stand, and which genre has them; the surest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class WordSign:
    """A sign in the wording of one place of the article."""

    name: str
    place: Literal["stated", "title", "heading", "opening", "line"]
    """What the source says it is, its title, a heading, its first sentence, or a whole paragraph of a few words."""
    pattern: str
    """A verbose regular expression for the whole of it, case ignored; a space in it is written `\\s`."""
    genre: str
    """The genre that has it; other signs are weighed beside it where it is one of `WEIGHED_WORDS`."""
    example: str
    least: int = 1
    """In how many different lines it must be."""


WORDS = (
    WordSign("stated to be a recipe", "stated", r"recipes?", "recipe", "recipe"),
    WordSign(
        "stated to be a forum",
        "stated",
        r"qapage | discussionforumposting | questions | comments | forums? | threads?",
        "forum",
        "discussionforumposting",
    ),
    WordSign(
        "stated to be letters",
        "stated",
        r"(?:open[\s-])?letters?(?:[\s-]to[\s-]the[\s-]editor)?",
        "letter",
        "letters",
    ),
    WordSign("stated to be an interview", "stated", r"interviews? | q-?a", "interview", "interviews"),
    WordSign(
        "stated to be opinion",
        "stated",
        r"""opinionnewsarticle | opinions? | comment(?:isfree|ary)? | op-?eds? | editorials? | columns? | columnists?
          | ideas | views | voices | blogs?\s+&\s+opinions?""",
        "opinion",
        "commentary",
    ),
    WordSign(
        "stated to be a review", "stated", r"(?:critic)?reviews? | reviewnewsarticle", "review", "reviews"
    ),
    WordSign(
        "stated to be a study",
        "stated",
        r"(?:medical)?scholarlyarticle | doi | preprints?",
        "study",
        "preprint",
    ),
    WordSign("stated to be a how-to", "stated", r"how-?to | tutorials? | guides?", "how-to", "tutorials"),
    WordSign(
        "stated to be an explainer",
        "stated",
        r"explain(?:ers?|ed) | faqpage | faqs? | backgroundnewsarticle",
        "explainer",
        "explainers",
    ),
    WordSign(
        "stated to be a press release",
        "stated",
        r"(?:the-)?(?:press|news|media)-?(?:releases?|rooms?|offices?|cent(?:er|re)s?) | press | announcements?",
        "press-release",
        "press-releases",
    ),
    WordSign(
        "stated to be a reference",
        "stated",
        r"wiki | encyclop(?:a?e)dia | glossary | definitions? | about(?:-us)? | aboutpage | definedterm",
        "reference",
        "glossary",
    ),
    WordSign(
        "stated to be a feature",
        "stated",
        r"features? | long-?reads? | reportage",
        "feature",
        "long-reads",
    ),
    WordSign(
        "title is a letter’s",
        "title",
        r"(?:an?\s+)?(?:open\s+)?letters?\s+(?:to|from|on)\b.* | letters(?::.*)?",
        "letter",
        "A letter to the council",
    ),
    WordSign(
        "title with “review”",
        "title",
        r"review: .* | .*\breview(?:ed)? | .*\breview\s*[:–—|].*",
        "review",
        "Marlin X2 review: a kettle that listens",
    ),
    WordSign(
        "title says how",
        "title",
        r"""(?:\w+\s+and\s+)?how\s+(?:to|do\s+(?:i|you))\b.* | .*[:–—]\s+how\s+to\b.*
          | .*\b(?:guide\s+to|tutorial)\b.* | .*\bhow-to(?:\s+guide)?\s*:.*""",
        "how-to",
        "How to repair a puncture on the road",
    ),
    WordSign(
        "title names the page of an organisation",
        "title",
        r"about(?:\s+\w+){0,2}",
        "reference",
        "About us",
    ),
    WordSign("heading over ingredients", "heading", r"(?:the\s+)?ingredients?:?", "recipe", "Ingredients"),
    WordSign(
        "headings of a study",
        "heading",
        r"""(?:\d[\d.]*\s+)?(?:abstract|(?:materials?\s+and\s+)?methods?|methodology|results(?:\s+and\s+discussion)?
          |discussion|conclusions?|introduction|limitations)""",
        "study",
        "Materials and methods",
        least=3,
    ),
    WordSign(
        "heading over pros or cons",
        "heading",
        r"""(?:(?:the\s+)?(?:pros|cons|verdict|(?:dis)?advantages|likes|dislikes|the\s+good|the\s+bad)
          |pros\s+(?:and|&)\s+cons|our\s+(?:verdict|rating)|what\s+we\s+(?:like|don['’]?t\s+like))\s*:?""",
        "review",
        "What we like",
    ),
    WordSign(
        "heading counts answers", "heading", r"\d+\s+(?:answers?|replies|posts)\b.*", "forum", "7 Answers"
    ),
    WordSign(
        "headings at the end of a reference",
        "heading",
        r"(?:see\s+also|references|external\s+links|further\s+reading|etymology|notes)(?:\[.*\])?",
        "reference",
        "External links",
        least=2,
    ),
    WordSign(
        "released at once",
        "opening",
        r"for\s+immediate\s+release.*",
        "press-release",
        "For immediate release: a night ferry to the outer islands",
    ),
    WordSign(
        "a line on who sends it",
        "line",
        r"(?:media|press)\s+contacts?\b.{0,80} | \#\#\#",
        "press-release",
        "Press contact: Harbour Lines, Quay 4",
    ),
    WordSign(
        "salutation or complimentary close",
        "line",
        r"""(?:dear|to\s+the)\s+\w.{0,60}[,:]
          | (?:(?:yours|kind|best|with)\s+)?(?:sincerely|faithfully|regards|respectfully|yours)\b.{0,40}""",
        "letter",
        "Dear members of the council,",
    ),
    WordSign(
        "points out of five or ten",
        "line",
        r".{0,40}\b\d(?:\.\d)?\s*(?:/|out\s+of)\s*(?:5|10)\b.{0,20}",
        "review",
        "Rating: 4/5",
    ),
)
"""Each with an example that its pattern matches and those of no other sign of the same place do."""

WEIGHED_WORDS = (
    WordSign(
        "title asks what something is, or explains",
        "title",
        r"""(?:what\s+(?:is|are|does)|why\s+(?:is|are|do|does)|how\s+(?:do|does|is|are)(?!\s+(?:i|you)\b))\b.*
          | .*\bexplain(?:ed|er)\b.* | .*\bwhat\s+(?:we|you\s+(?:need\s+to|should))\s+know\b.*""",
        "explainer",
        "What is a heat pump, and who needs one?",
    ),
    WordSign(
        "title announces",
        "title",
        r".*\b(?:announces?|introduc(?:es?|ing)|launch(?:es|ing)|unveils?|now\s+available)\b.*",
        "press-release",
        "Harbour Lines announces a night ferry",
    ),
)
"""Signs that alone decide nothing: news and opinion ask in their titles, too, and news tells who launches what."""

STATED_NEWS = WordSign(
    "stated to be news",
    "stated",
    r"(?:reportage)?newsarticle | news | liveblogposting | (?:local|world)-news",
    "news",
    "newsarticle",
)
"""Looked at only where the text cannot be read: publishers say it of all that they have."""
