"""Sentences that speak of the page and not of its subject: that something follows, or where on it something is."""

from __future__ import annotations

import re

_READ = "(?:articles?|blog ?posts?|posts?|blogs?|guides?|tutorials?|newsletters?|pages?)"
"""What is read, as "post"."""
_TAKEN = "(?:videos?|pictures?|photos?|images?|clips?|screenshots?|tweets?|posts?)"
"""What was taken or posted, as "photo"."""
_SEEN = (
    f"(?:{_TAKEN}|gifs?|slideshows?|charts?|graphs?|diagrams?|infographics?|maps?|tables?|lists?|round-?ups?"
    "|examples?|interviews?|reviews?|stor(?:y|ies)|links?|forms?|buttons?)"
)
"""What is seen on a page, as "chart"."""
_LEFT = "(?:notes?|comments?|messages?|reviews?|questions?|suggestions?|feedback|tips?)"
"""What readers leave there, as "comment"."""
_ASKED = (
    r"^(?:if [^,]{3,60}, )?(?:(?:please|also|now|then|as|if|so|just|simply|feel free|be sure|you|you[’']ll|can|will"
    r"|may|to|and|or),? ){0,5}(?:chat|check|click|connect|contact|download|drop|e-?mail|find|follow|forward"
    r"|get in touch|have a look|hit|join|keep|leave|look|message|pass|print|read|see|send|share"
    r"|take (?:a|another) look|tweet|use|visit|watch|write)\b"
)
"""What readers are asked to do, as "Please read"."""

ANNOUNCING: tuple[tuple[str, str], ...] = (
    (
        rf"^(?:(?:and|but|so|now),? )?here(?:[’']s| is| are) (?:[\w’'-]+ ){{0,4}}{_SEEN}\b",
        "Here's a round-up of what we learned.",
    ),
    (
        rf"^this is (?:[\w’'.-]+ ){{1,5}}{_TAKEN}\b(?! of\b)",
        "This is another picture that she posted.",
    ),
    (rf"^(?:\w+ )?{_TAKEN}: ", "Instructional video: This is how it is done."),
    (
        r"(?:^|\band )below (?:the|is|are|you|we)\b|\b(?:is|are) below[.!]?$",
        "Below the interview is an excerpt.",
    ),
    (
        (
            r"\b(?:see|click|find|found|shown|listed|described|read|available|blog) (?:\w+ ){0,3}"
            r"(?:below(?=[.,;:!?)]|$)|here(?=[.!:]|$| (?:for|to)\b))"
        ),
        "Additional details can be found here.",
    ),
    (r", (?:above|below|here)[.!]?$", "Listen to the talk of the harbour master, above."),
    (
        (
            rf"{_ASKED}.{{0,60}}\b(?:here|below|above|us|our|(?:him|her|them) on|(?:this|the) (?:[\w’'-]+ )?{_READ}"
            rf"|(?:an?|your) (?:\w+ )?(?:{_LEFT}|friends?)|(?:their|his|her) (?:{_SEEN}|{_READ})|(?:this|these) {_SEEN}"
            r"|the (?:video|link|button))\b(?!’s)"
        ),
        "If this was of use to you, feel free to hit the button.",
    ),
    (
        (
            r"(?:^|, |, and |^please )(?:let|tell) (?:us|me) "
            r"(?:know\b|your\b|what you\b|which (?:one|of)\b|about your\b|in the\b)"
        ),
        "See what decides it, and tell us your choice.",
    ),
    (
        (
            r"(?:^|[:,] |\b(?:please|to|and|also) )check (?:it |this |them )?out\b(?! (?:any|all|each|every|your)\b)"
            rf"|\bcheck (?:it|this|them) out[.!]?$|\btake a look at (?:our|my) (?:\w+ )?(?:{_READ}|{_SEEN})\b"
        ),
        "Check out Greta's handbook of harbours.",
    ),
    (
        r"^please (?:select|choose|share|send|contact|e-?mail|note|visit|subscribe|join|see)\b",
        "Please send in all your pictures.",
    ),
    (
        (
            r"^(?:sign up|subscribe|register|join us)\b.*\b(?:follow|e-?mails?|updates?|newsletters?|letters?|channel"
            r"|podcast|inbox|free)\b"
        ),
        "Sign up to follow the harbour, and we'll mail you when it rises.",
    ),
    (
        (
            r"^(?:please )?(?:read on|keep reading|scroll down|without further ado|stay tuned|check back"
            r"|watch this space|sound off|your turn)\b|\blove to hear from you\b"
        ),
        "Read on to find out more.",
    ),
    (
        (
            r"^let[’']s (?:(?:begin|start)\b(?! with\b)|see\b|look at|hear|dive|jump|get started"
            r"|(?:take|have) (?:an?|another) (?:[\w-]+ )?look|(?:go|walk) through)"
        ),
        "Let's take a look at the first one.",
    ),
    (
        rf"^(?:in )?(?:this|today[’']s) (?:[\w-]+ )?{_READ}\b(?! of\b)",
        "In this guide we will look at three of them.",
    ),
    (
        (
            r"^(?:in|for) this (?:first |next |last )?(?:example|section|chapter)\b"
            r".*\b(?:we|compiler|function|variable|method|string|values?|class|loop|code)\b"
        ),
        "In this example, the compiler infers the type of both.",
    ),
    (
        (
            rf"^(?:maybe |perhaps )?(?:(?:this|the following) (?:[\w-]+ )?{_SEEN}|the following) (?:shows?|explains?"
            r"|will|may|might|should|(?:was|is|has been) (?:\w+ )?(?:updated|corrected))\b"
        ),
        "Maybe this picture will change your mind.",
    ),
    (
        (
            r"^(?:this|the following) (?:analysis|chapter|essay|investigation|paper|piece|report|section|series)"
            r" will (?:\w+ )?(?:argue|consider|describe|demonstrate|discuss|establish|examine|explain|explore|expose"
            r"|look|prove|reveal|show|trace)\b"
        ),
        "This investigation will show who paid for the mole.",
    ),
    (
        (
            r"\b(?:in|on) (?:this|our|an? (?:next|previous|earlier)|the (?:next|previous|last|following)) "
            rf"(?:\w+ )?{_READ}(?: (?:on|about) [^,]{{3,60}})?,? (?:we|I|you)\b"
        ),
        "In an earlier post on the repair of nets, we showed how they are mended.",
    ),
    (
        (
            rf"\b(?:update|keep|improve|visit) (?:this|our|the) (?:\w+ )?{_READ}\b"
            r"|\b(?:this|our) (?:[a-z’'-]+ ){0,3}(?-i:page)\b"
        ),
        "We have asked the mayor, and will update this post when she answers.",
    ),
    (
        (
            r"\b(?:we|I)(?:[’']ll| will| are going to|[’']m going to) (?:\w+ )?(?:cover|discuss|explain|describe"
            r"|come back to|return to|look at|go into|go through|get to|talk about|show) .*"
            r"\b(?:now|below|later|next|soon|detail)[.!]?$"
        ),
        "The crew has been left out, but we will look at it in detail now.",
    ),
    (
        r"^(?:as )?(?:we|I)(?:[’']ve| have) (?:already|just) (?:seen|discussed|covered|mentioned|looked at|met)\b",
        "We have already seen some of its parts.",
    ),
    (
        r"^(?:are you|(?:are you )?wondering|(?:do you )?want to (?:know|learn|read|hear|see|find out) more)\b.*\?$",
        "Are you one of those who missed it?",
    ),
    (
        (
            r"^(?:many )?thank(?:s| you)\b.{0,20}\bfor "
            r"(?:reading|sharing|subscribing|visiting|following|joining|watching|listening|stopping by)\b"
        ),
        "Thanks for reading.",
    ),
    (r"^\* ?(?=[A-Z])|^@\w| [·•|] ", "* The harbour's owner holds a part of this paper."),
)
"""What such a sentence has, by its shape, and one that has it."""
LEADING: tuple[tuple[str, str], ...] = (
    (r"^(?:But |And |So )?[Hh]ere(?:[’']s| is| are)\b", "Here's how the pump works."),
    (
        (
            r"\b(?:I|me|we|us)\b.{0,20}\b(?:begin|start|end|close|finish|conclude|leave you) with (?:an?|the|this|one) "
            r"(?:\w+ )?(?:quotes?|quotations?|words?|lines?|stor(?:y|ies)|poem|example)\b"
        ),
        "I want to end with a line by a poet.",
    ),
)
"""What a sentence has that says nothing without the next one, and one that has it."""
_LEADS_ON = re.compile("|".join(pattern for pattern, _ in LEADING))
"""Any of them: «Here is why.»"""
_LISTS = re.compile(r"^(?:[Ss]o,? )?[Hh]ere(?:[’']s| is| are)\b.*\b(?:list|round-?up)\b")
"""How a sentence begins that leads to a list: «Here's a list of the best harbours.»"""
_ANY = re.compile("|".join(pattern for pattern, _ in ANNOUNCING), re.IGNORECASE)
"""Any of them: «Read on to see how it ended.»"""


def announces(text: str) -> bool:
    """Returns whether a sentence speaks of the page and not of its subject."""
    return bool(_ANY.search(text))


def leads_on(text: str) -> bool:
    """Returns whether a sentence says nothing without the next one."""
    return bool(_LEADS_ON.search(text))


def leads_to_list(text: str) -> bool:
    """Returns whether a sentence says that a list follows."""
    return bool(_LISTS.search(text))
