"""The words by which a genre is told, as data: where they stand, and how much they speak for which genre.

Points: 1 for what is a little more common there, 3 for what is typical, 5 for what hardly any other genre has.
"""

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
    points: dict[str, int]
    example: str
    least: int = 1
    """In how many different lines it must be."""


WORDS = (
    WordSign("stated to be a recipe", "stated", r"recipe", {"recipe": 5}, "recipe"),
    WordSign(
        "stated to be a forum",
        "stated",
        r"qapage | discussionforumposting | questions | comments | forums? | threads? | t | community",
        {"forum": 4},
        "discussionforumposting",
    ),
    WordSign(
        "stated to be opinion",
        "stated",
        r"""opinionnewsarticle | opinions? | comment(?:isfree|ary)? | op-?eds? | editorials? | columns? | columnists?
          | ideas | views | voices | blogs?\s+&\s+opinions?""",
        {"opinion": 4},
        "commentary",
    ),
    WordSign(
        "stated to be letters",
        "stated",
        r"(?:open[\s-])?letters?(?:[\s-]to[\s-]the[\s-]editor)?",
        {"letter": 5},
        "letters",
    ),
    WordSign(
        "stated to be a review",
        "stated",
        r"(?:critic)?reviews? | reviewnewsarticle",
        {"review": 4},
        "reviews",
    ),
    WordSign(
        "stated to be a study",
        "stated",
        r"(?:medical)?scholarlyarticle | doi | preprints?",
        {"study": 5},
        "scholarlyarticle",
    ),
    WordSign(
        "stated to be a how-to", "stated", r"how-?to | tutorials? | guides?", {"how-to": 3}, "tutorials"
    ),
    WordSign(
        "stated to be an explainer",
        "stated",
        r"explain(?:ers?|ed) | faqpage | faqs?",
        {"explainer": 3},
        "explainers",
    ),
    WordSign(
        "stated to be a press release",
        "stated",
        r"(?:press|news|media)-?(?:releases?|rooms?) | press | announcements?",
        {"press-release": 4},
        "press-releases",
    ),
    WordSign(
        "stated to be a reference",
        "stated",
        r"wiki | encyclop(?:a?e)dia | glossary | definitions? | about(?:-us)? | aboutpage | definedterm",
        {"reference": 4},
        "glossary",
    ),
    WordSign("stated to be an interview", "stated", r"interviews? | q-?a", {"interview": 4}, "interviews"),
    WordSign(
        "stated to be a feature",
        "stated",
        r"features? | long-?reads? | magazine | reportage",
        {"feature": 3},
        "long-reads",
    ),
    WordSign(
        "stated to be news",
        "stated",
        r"(?:reportage)?newsarticle | news | liveblogposting | (?:local|world)-news",
        {"news": 1},
        "newsarticle",
    ),
    WordSign("stated to be a blog", "stated", r"blogs? | blogposting", {"essay": 1}, "blogposting"),
    WordSign(
        "title with “review”",
        "title",
        r".*\breview(?:ed)?\b.*",
        {"review": 3},
        "Marlin X2 review: a kettle that listens",
    ),
    WordSign(
        "title says how",
        "title",
        r"""(?:\w+\s+and\s+)?how\s+(?:to|do\s+(?:i|you))\b.* | .*[:–—]\s+how\s+to\b.*
          | .*\b(?:guide\s+to|tutorial)\b.*""",
        {"how-to": 4},
        "How to repair a puncture on the road",
    ),
    WordSign(
        "title asks what something is, or explains",
        "title",
        r"""(?:what\s+(?:is|are|does)|why\s+(?:is|are|do|does)|how\s+(?:do|does|is|are)(?!\s+(?:i|you)\b))\b.*
          | .*\bexplain(?:ed|er)\b.* | .*\bwhat\s+(?:we|you\s+(?:need\s+to|should))\s+know\b.*""",
        {"explainer": 4},
        "What is a heat pump, and who needs one?",
    ),
    WordSign(
        "title says that somebody should",
        "title",
        r".*\b(?:must|should|ought\s+to|isn['’]t\s+enough|we\s+need)\b.*",
        {"opinion": 2},
        "The council should give back the benches",
    ),
    WordSign(
        "title with “interview”",
        "title",
        r".*\b(?:interview\s+with|in\s+conversation|q\s*&\s*a)\b.*",
        {"interview": 3},
        "An interview with the keeper of the last lighthouse",
    ),
    WordSign(
        "title is a letter’s",
        "title",
        r".*\bletters?\s+(?:to|from|on)\b.* | letters",
        {"letter": 4},
        "A letter to the council",
    ),
    WordSign(
        "title with “recipe”", "title", r".*\brecipes?\b.*", {"recipe": 3}, "The best recipe for plum cake"
    ),
    WordSign(
        "title announces",
        "title",
        r".*\b(?:announces?|introduc(?:es?|ing)|launch(?:es|ing)|unveils?|now\s+available)\b.*",
        {"press-release": 2},
        "Harbour Lines announces a night ferry",
    ),
    WordSign(
        "title names the page of an organisation",
        "title",
        r"about(?:\s+\w+){0,2}",
        {"reference": 4},
        "About us",
    ),
    WordSign(
        "heading over ingredients",
        "heading",
        r"(?:the\s+|what\s+)?ingredients?.{0,30}",
        {"recipe": 5},
        "Ingredients",
    ),
    WordSign(
        "heading over steps",
        "heading",
        r"(?:the\s+)?(?:steps|instructions|directions|method|preparation)\s*:?",
        {"recipe": 2, "how-to": 2},
        "Directions",
    ),
    WordSign(
        "heading says how",
        "heading",
        r"(?:\w+\s+and\s+)?how\s+(?:to|do\s+(?:i|you))\b.*",
        {"how-to": 2},
        "How to sharpen the blade",
    ),
    WordSign(
        "headings of a study",
        "heading",
        r"""(?:\d[\d.]*\s+)?(?:abstract|(?:materials?\s+and\s+)?methods?|methodology|results(?:\s+and\s+discussion)?
          |discussion|conclusions?|introduction|limitations)""",
        {"study": 4},
        "Materials and methods",
        least=3,
    ),
    WordSign(
        "heading over pros or cons",
        "heading",
        r"""(?:(?:the\s+)?(?:pros|cons|verdict|bottom\s+line|(?:dis)?advantages|likes|dislikes|the\s+good|the\s+bad)
          |pros\s+(?:and|&)\s+cons|our\s+(?:verdict|rating)|what\s+we\s+(?:like|don['’]?t\s+like))\s*:?""",
        {"review": 4},
        "What we like",
    ),
    WordSign(
        "heading counts answers",
        "heading",
        r"\d+\s+(?:answers?|comments?|replies|posts)\b.*",
        {"forum": 4},
        "7 Answers",
    ),
    WordSign(
        "heading of back matter of a reference",
        "heading",
        r"(?:see\s+also|references|external\s+links|further\s+reading|etymology|notes)(?:\[.*\])?",
        {"reference": 3},
        "External links",
        least=2,
    ),
    WordSign(
        "heading about the sender",
        "heading",
        r"(?:about\s+[A-Z\d].* | (?:media|press)\s+contacts?\b.* | for\s+(?:more|further)\s+information\b.*)",
        {"press-release": 2},
        "Media contact",
    ),
    WordSign(
        "begins by announcing",
        "opening",
        r"""for\s+immediate\s+release.* | .*\b(?:today\s+announced|announced\s+today)\b.*
          | .*\b(?:pleased|proud|delighted|excited)\s+to\s+(?:announce|present|introduce|share|launch)\b.*""",
        {"press-release": 4},
        "Harbour Lines today announced a night ferry to the outer islands.",
    ),
    WordSign(
        "salutation or complimentary close",
        "line",
        r"""(?:dear|to\s+the)\s+\w.{0,60}[,:]
          | (?:(?:yours|kind|best|with)\s+)?(?:sincerely|faithfully|regards|respectfully|yours)\b.{0,40}""",
        {"letter": 4},
        "Dear members of the council,",
    ),
    WordSign(
        "a line on who sends it",
        "line",
        r"(?:media|press)\s+contacts?\b.{0,80} | about\s+[A-Z].{0,60} | \#\#\#",
        {"press-release": 3},
        "Press contact: Harbour Lines, Quay 4",
    ),
    WordSign(
        "points out of five or ten",
        "line",
        r".{0,40}\b\d(?:\.\d)?\s*(?:/|out\s+of)\s*(?:5|10)\b.{0,20}",
        {"review": 3},
        "Rating: 4/5",
    ),
)
"""Each with an example that its pattern matches and those of no other sign of the same place do."""
