"""Boxes of a page that hold no text of its article, known by tag, role, attributes and class."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.article.rules import WordingRule, any_of
from podcast.article_memory import keep_for_article

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.html import HtmlElement


@dataclass(frozen=True, slots=True)
class BoxRule:
    """A kind of box, known by the words of its class and id."""

    name: str
    pattern: str
    """A verbose regular expression for words in a row, in lower case, with spaces between them as `\\s`."""
    example: str
    """A class that it is for, as a page has it."""


BOXES = (
    BoxRule(
        "comments",
        r"comments? | comment\s?list | disqus(?:\s?thread)? | respond | comment\s?form | user\scomments?",
        "comment-list",
    ),
    BoxRule(
        "related articles",
        r"""related(?:\s?(?:articles?|boxe?s?|links?|posts?|stor(?:y|ies)|content|news|topics?|items?))?
          | relatedposts
          | recommend(?:ed|ations?)? | suggest(?:ed|ions?)
          | recirc\w* | (?:read|more)\s(?:more|next|also|stories|posts|articles|news)
          | most\s(?:read|popular|viewed) | trending | popular\sposts | upsell | relacionad[oa]s?""",
        "relatedPosts",
    ),
    BoxRule(
        "buttons that share",
        r"""share(?:daddy|bar|s|\s?(?:links?|tools?|buttons?|bar|box|this|post|icons?))?
          | sharing | sharethis | addthis\w*
          | social(?:s|media|\s?(?:media|links?|icons?|share|sharing|bar|buttons?))?
          | follow(?:\sus)? | likes?\swidget | fb\s(?:like|share|send|save)""",
        "social-share",
    ),
    BoxRule(
        "appeal to subscribe",
        r"""newsletters?\w* | subscri(?:be|ption|ptions) | sign\s?up | regwall | opt\s?in | mailchimp | mc\sembed
          | donat(?:e|ion|ions) | membership | cta | call\sto\saction""",
        "newsletter",
    ),
    BoxRule(
        "advertisement",
        r"""ads?(?:\s(?:slot|box|unit|wrapper|container))? | adv | advert(?:isement|ising|orial|s)?
          | adsby\w* | sponsor(?:ed|s)? | promos? | promotion
          | promo\s?(?:box|code) | affiliate\w* | taboola\w* | outbrain\w* | banner""",
        "ad-slot",
    ),
    BoxRule(
        "way around the page",
        r"""nav | navbar | navigation | menu | breadcrumbs? | pagination | pager | skip\slinks? | masthead | toolbar
          | side\s?bar | site\s(?:header|footer) | footer | widget\s(?:area|container|title) | widget\s\w+\sentries
          | toc | table\sof\scontents | nav\s?box | cat\s?links | mw\seditsection | hatnote | search\s?(?:form|box)""",
        "breadcrumbs",
    ),
    BoxRule(
        "window over the page",
        r"""cookies?\w*(?:\s(?:notice|banner|bar|consent))? | consent | gdpr | modal | popup | popmake | push\s?layer
          | lightbox | overlay | login\s?(?:box|form)? | dialog""",
        "cookie-notice",
    ),
    BoxRule(
        "about the author",
        r"""authors?(?:\s?(?:box|bio|info|card|profile|description|about))? | about\s(?:the\s)?author | bio | biography
          | contributors?""",
        "author-box",
    ),
    BoxRule(
        "about the poster",
        r"""message\s(?:cell\suser | user\s(?:details|extras|info|banner)) | post\s?profile
          | (?:user|poster)\s?(?:info|details|stats|card)""",
        "message-userDetails",
    ),
    BoxRule(
        "by-line",
        r"""by\s?line | dateline | (?:post|entry|article)\s?(?:meta|info|date) | posted\son | time\s?stamp
          | pub(?:lish(?:ed)?)?\s?date | reading\s?time""",
        "entry-meta",
    ),
    BoxRule(
        "tags",
        r"tags? | tag\s?(?:list|links|cloud) | post\s?tags | keywords | categor(?:y|ies)\s?(?:list|links)",
        "tag-list",
    ),
    BoxRule(
        "caption",
        r"""(?:(?:wp|image|photo|img|picture|media|fig|thumb)\s?)?caption(?:\s?text)? | (?:(?:photo|image)\s?)?credits?
          | (?:image|picture|img)\s?(?:annotation|description|source|text|copyright) | photographer
          | bild(?:unterschrift|quelle)""",
        "wp-caption-text",
    ),
    BoxRule("words on a film", r"(?:videos?|photo)\s(?:desc(?:ription)?|summary|blurb)", "video-desc"),
    BoxRule(
        "copyright",
        r"copy\s?right(?:s|\s?text)? | disclaimers? | disclosures? | legal | licen[cs]e(?:\s?info)?",
        "copyright",
    ),
    BoxRule("pull quote", r"pull\s?quotes?", "pull-quote"),
    BoxRule(
        "embedded post",
        r"twitter\stweet | instagram\smedia | fb\spost | tiktok\sembed | (?:\w+\s)?placeholder",
        "twitter-tweet",
    ),
    BoxRule("notice of an encyclopedia", r"[acfiot]mbox", "ambox"),
    BoxRule("for print", r"no\s?print | print\s(?:hide|only)", "print-only"),
    BoxRule("list of sources", r"references | ref\s?list | footnotes? | endnotes | citations?", "reflist"),
)
"""Boxes by what pages call them. To drop another kind, add a rule; tests run every example."""
_NAMES = [rule.name for rule in BOXES]
_BOX = re.compile("|".join(f"({rule.pattern})" for rule in BOXES), re.VERBOSE)
_IN_CLASS = re.compile(rf"(?<!\S)(?:{_BOX.pattern})(?!\S)", re.VERBOSE)
_ROLES = {
    "complementary": "beside the text",
    **dict.fromkeys(("dialog", "alertdialog"), "window over the page"),
    **dict.fromkeys(
        ("navigation", "banner", "contentinfo", "search", "menu", "menubar", "toolbar"), "way around the page"
    ),
}
_TAGS = {"aside": "beside the text", "footer": "way around the page", "form": "form"}
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_UNSEEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)
_UNSEEN_CLASS = re.compile(
    r"(?<!\S)(?:sr\sonly|screen\sreader(?:\stext)?|visually\s?hidden|aural)(?!\S)", re.IGNORECASE
)
_PICTURE = re.compile(
    r"(?<!\S)(?:\w*(?:img|image|photo|foto)\w*|pictures?|pic|figure|gallery|slideshow|thumb\w*|videos?|player|slide\s?shows?"
    r"|slides?)(?!\S)"
)
_PLAYER = re.compile(
    r"(?<!\S)videos?(?:\s(?:wrapper|container|box|player|embed|block))|(?:video|media)\splayer(?!\S)"
)
_GALLERY = re.compile(
    r"(?<!\S)(?:(?:\w+\s)?(?:galler(?:y|ies)|slide\s?shows?|carousel|slider)|slides)(?!\S)|bilder\s?galerie|foto\s?strecke"
)
CALLS = (
    WordingRule(
        "English",
        r"(?:sign\s?(?:me\s)?up | subscribe | donate | log\s?in | sign\s?in | become\s(?:a\s)?member)",
        "Sign up",
    ),
    WordingRule(
        "English, to join",
        r"(?:join | register | support)(?:\s(?:now|us|today|for\sfree|here|free))",
        "Join now",
    ),
    WordingRule(
        "German", r"(?:(?:jetzt\s)?(?:abonnieren | anmelden | spenden | registrieren))", "Jetzt abonnieren"
    ),
    WordingRule(
        "French", r"(?:je\s)?m[’']abonne | s[’']abonner | abonnez-vous | faire\sun\sdon", "Je m’abonne"
    ),
    WordingRule("Spanish and Portuguese", r"suscr[ií]b(?:irse|ete|ase) | assin(?:e|ar) | dona", "Suscríbete"),
)
"""What buttons say that sign readers up; a few words may follow."""
_CALL = any_of(CALLS, after=r"(?:\s[\w’']+){0,3}\W*")
_LONGEST_CALL = 40
_BLOCKS = frozenset("p div h1 h2 h3 h4 h5 h6 ul ol section figure".split())
_MAIL = re.compile(r"(?:^|[^a-z])e?-?mail(?:$|[^a-z])", re.IGNORECASE)
_ABOUT = re.compile(r"(?<!\S)(?:(?:has|no|with|without)-\S+|hentry\s.*)")
"""What a class says of other boxes, and of a post's subject: `has-sidebar`, `hentry category-rivers tag-bridges`."""
_JOINT = re.compile(r"(?<=[a-z\d])(?=[A-Z])|[^A-Za-z\d]+")


def name_of_box(element: HtmlElement) -> str:
    """Returns the name of the rule by which an element is no text, or empty."""
    if name := _TAGS.get(element.tag) or _ROLES.get(element.get("role") or ""):
        return name
    if is_unseen(element):
        return "hidden"
    # An id such as `toc-title-3` names a place, as a heading's does, which is made of its words; only one that
    # is nothing but such a word names the box.
    own = "" if element.tag in _HEADINGS else element.get("id")
    # The name of an element that is the page's own says as much as a class: `amp-lightbox`.
    marks = element.get("class") or ""
    if "-" in element.tag:
        marks = f"{marks} {element.tag}"
    return (_name_by_id(own) if own else "") or (_name_by_class(marks) if marks else "")


@keep_for_article(4096)
def _name_by_id(words: str) -> str:
    return _name_of(_BOX.fullmatch(_words(words)))


@keep_for_article(4096)
def _name_by_class(words: str) -> str:
    return _name_of(_IN_CLASS.search(_words(words)))


def _name_of(match: re.Match[str] | None) -> str:
    return _NAMES[(match.lastindex or 1) - 1] if match else ""


def is_picture(element: HtmlElement) -> bool:
    """Returns whether a box holds a picture or a film, and is named for it, a cell, or set beside the text."""
    is_named = (
        element.tag in ("figure", "td")
        or "float" in (element.get("style") or "")
        or bool(_PICTURE.search(_words(element.get("class"))))
    )
    is_shown = next(element.iter("img", "picture", "video", "iframe", "noscript"), None) is not None
    # A program puts the film there, and a saved page has none; what holds paragraphs tells of one.
    is_player = bool(_PLAYER.search(_words(element.get("class")))) and next(element.iter("p"), None) is None
    return (is_named and is_shown) or is_player


def is_pull_quote(element: HtmlElement) -> bool:
    """Returns whether all of a box is a `q`: words of the text that are set large."""
    child = element[0] if len(element) == 1 and element.tag in ("aside", "div", "p", "section") else None
    return child is not None and child.tag == "q" and not f"{element.text or ''}{child.tail or ''}".strip()


def is_gallery(element: HtmlElement) -> bool:
    """Returns whether a box is named for pictures that one leafs through, and holds some: its texts are captions."""
    return (
        bool(_GALLERY.search(_words(element.get("class"))))
        and sum(1 for _ in element.iter("img", "amp-img")) > 1
    )


def find_asking(tree: HtmlElement) -> frozenset[HtmlElement]:
    """Returns the elements around a field for an e-mail address, or around what signs readers up at a click."""
    asking = [
        field for field in tree.iter("input", "button", "a") if _asks_for_address(field) or _is_call(field)
    ]
    return frozenset(element for one in asking for element in one.iterancestors())


def _asks_for_address(field: HtmlElement) -> bool:
    marks = " ".join(filter(None, map(field.get, ("name", "id", "class", "placeholder", "aria-label"))))
    return field.tag == "input" and (
        field.get("type") == "email" or (field.get("type") in ("text", None) and bool(_MAIL.search(marks)))
    )


def _is_call(element: HtmlElement) -> bool:
    """Returns whether an element is a button, or a link alone in its block, that says “Sign up”."""
    if element.tag == "input":
        text = element.get("value") or "" if element.get("type") in ("submit", "button") else ""
        return bool(_CALL.fullmatch(text[:_LONGEST_CALL].strip()))
    text = " ".join(element.text_content().split())
    if len(text) > _LONGEST_CALL or not _CALL.fullmatch(text):
        return False
    return element.tag == "button" or _is_alone(element)


def _is_alone(link: HtmlElement) -> bool:
    """Returns whether a link is all of its line: nothing but blocks stands beside it."""
    parent = link.getparent()
    before, after = link.getprevious(), link.getnext()
    beside = [before.tail if before is not None else parent.text if parent is not None else "", link.tail]
    return not any((text or "").strip() for text in beside) and all(
        other is None or other.tag in _BLOCKS for other in (before, after)
    )


def is_unseen(element: HtmlElement) -> bool:
    """Returns whether the page does not show an element."""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or bool(_UNSEEN_STYLE.search(element.get("style") or ""))
        or bool(_UNSEEN_CLASS.search(_words(element.get("class"))))
    )


def sum_inside(tree: HtmlElement, amounts: Iterable[tuple[HtmlElement, float]]) -> dict[HtmlElement, float]:
    """Returns the sum of what each element of a tree and those in it have, in the order of the tree."""
    order = list(tree.iter())
    sums = dict.fromkeys(order, 0.0)
    for element, amount in amounts:
        sums[element] += amount
    for element in reversed(order):
        parent = element.getparent()
        if parent in sums:
            sums[parent] += sums[element]
    return sums


@keep_for_article(8192)
def _words(marks: str | None) -> str:
    """Returns the words of a class or id in lower case: `relatedPosts-list` is `related posts list`."""
    return " ".join(_JOINT.sub(" ", _ABOUT.sub(" ", marks[:300])).lower().split()) if marks else ""
