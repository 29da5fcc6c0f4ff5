"""Sentences that speak of the page and not of its subject: that something follows, or where on it something is."""

from __future__ import annotations

import re

ANNOUNCING: tuple[tuple[str, str], ...] = (
    (
        r"^(?:so,? )?here(?:[’']s| is| are) (?:\w+[ -]){0,4}(?:round-?up|list|look|guide|video|example)\b",
        "Here's a round-up of what we learned.",
    ),
    (
        (
            r"^here(?:[’']s| is| are) (?:an?|some|two|three) (?:[\w-]+ ){0,3}"
            r"(?:photos?|pictures?|images?|clips?|gifs?|screenshots?|charts?|graphs?|diagrams?|infographics?)\b"
        ),
        "Here is a new chart of the coast.",
    ),
    (
        r"^(?:this|the) (?:video|picture|photo|graph|chart) (?:below )?(?:shows|explains)\b",
        "This video shows a test.",
    ),
    (r"^(?:\w+ )?(?:videos?|photos?|pictures?|images?): ", "Instructional video: This is how it is done."),
    (
        r"^(?:maybe |perhaps )?this (?:video|photo|picture|image) (?:will|may|might)\b",
        "Maybe this picture will change your mind.",
    ),
    (
        r"\b(?:details?|information|more|results?|list) (?:\w+ ){0,3}(?:found|available|read|seen) here[.!]?$",
        "Additional details can be found here.",
    ),
    (r"^(?:read on|keep reading|scroll down|without further ado)\b", "Read on to find out more."),
    (r"^let[’']s (?:take a look|dive|get started|begin|jump)\b", "Let's take a look at the first one."),
    (
        r"^(?:in )?(?:this|today[’']s) (?:article|guide|post|tutorial)\b.{0,40}\b(?:we|you|I|cover|show|explain)s?\b",
        "In this guide we will look at three of them.",
    ),
    (r"^below (?:the|is|are|you)\b", "Below the interview is an excerpt."),
    (r"\bbelow (?:is|are) (?:an?|the|some|my|our)\b", "And below is a table of all prices."),
    (
        r"\b(?:see|shown|listed|found|described|click|table|graph|figure|chart|video|link|form)s? (?:\w+ ){0,3}below\b",
        "As the graph below shows, the number has grown.",
    ),
    (
        (
            r"^(?:(?:please|also|now|then|as|if|so|just|you|you[’']ll|can|will|may|to|and|or) ){0,5}"
            r"(?:read|see|use|find|watch|follow|print|download)\b.{0,40}\b(?:above|below|(?:the|this|our) video|here)\b"
            r"|, see here\b"
        ),
        "Read the printable recipe card below.",
    ),
    (
        r"^(?:in|for) this example\b.*\b(?:compiler|function|variable|method|string|iterator|class|loop|code)s?\b",
        "In this example, the compiler infers the type of both.",
    ),
    (r", (?:above|below|here)[.!]?$", "Listen to the talk of the harbour master, above."),
    (
        r"\b(?:url|code|address|box|copy|button|field|comment)s? (?:\w+ ){0,4}below\b",
        "The address of this letter is below.",
    ),
    (
        r"\bclick here\b|\bcheck (?:it )?out\b(?! (?:any|all|each|every|your)\b)",
        "Check out our other recipes.",
    ),
    (r"^(?:also, )?keep an eye on our\b", "Also, keep an eye on our best maps of harbours page."),
    (r"^take (?:a|another) look (?:at \w+ )?here\b", "Take a look here at the map and how it was changed."),
    (r"^check (?:the|our|my) (?:blog |other )?posts?\b", "Check the blog post to see how the net is made."),
    (
        r"^(?:couple|complement|pair) \w+ .*\bthen (?:revisit|read|see)\b",
        "Complement with the diary of a diver, then revisit the old maps.",
    ),
    (r"^you have \w+ (?:\w+ )?articles? left\b", "You have one free article left to read this month."),
    (r"\bsign up (?:for|to) (?:our|the) newsletter\b", "You can sign up for our newsletter."),
    (
        r"^(?:fig(?:ure)?s?\.?|tables?) \d+\S* (?:\w+ ){0,2}(?:shows?|presents?|lists?|gives?|summari[sz]es?)\b",
        "Figure 2 shows the depth of the quay.",
    ),
    (
        r"^please (?:select|choose|share|send|contact|e-?mail|note|visit|subscribe|join|see)\b",
        "Please send us your pictures.",
    ),
    (
        r"\b(?:this|our) (?:(?!is\b|was\b|(?-i:[A-Z]))[\w’'-]+ ){0,3}(?-i:page)\b",
        "We will keep this page up to date.",
    ),
    (
        r"^this is (?:[\w’'.-]+ ){1,5}(?:image|picture|photo|screenshot|tweet|post)\b(?! of\b)",
        "This is another picture that she posted.",
    ),
    (
        r"^your turn\b|^let[’']s hear (?:it|about it|from you)\b|^sound off\b|\bin the comments(?: section)?[.!]?$",
        "Your turn: What was the best net that you ever made?",
    ),
    (r"^\* ?(?=[A-Z])", "* The harbour's owner holds a part of this paper."),
    (
        (
            r"^(?:many )?thank(?:s| you)\b.{0,20}\bfor "
            r"(?:reading|sharing|subscribing|visiting|following|joining|watching|listening|stopping by)\b"
        ),
        "Thanks for reading.",
    ),
    (
        r"\b(?:forward|share|send|pass) (?:it|this|them)\b.{0,20}\b(?:to|with) (?:a |your |some|any)",
        "If you liked this letter, forward it to a friend.",
    ),
    (r"^(?:are you|(?:are you )?wondering)\b.*\?$", "Are you one of those who missed it?"),
    (
        r"^(?:do you )?want to (?:know|learn|read|hear|see|find out) more\b.*\?$",
        "Want to learn more about the women of the harbour?",
    ),
    (r"^(?:chat|connect|get in touch) with us\b", "Chat with us in the messenger."),
    (
        r"\bfeel free to (?:hit|like|share|contact|reach|ask|comment|e-?mail|write|leave|drop|follow|let)\b",
        "If this was of use to you, feel free to hit the button.",
    ),
    (
        (
            r"(?:^|, |^(?:please|so|and|then|or) |, (?:please|and|so|then) )(?:let|tell) (?:us|me) "
            r"(?:know\b|your\b|what you\b|which (?:one|of)\b|about your\b|in the\b)"
        ),
        "See what decides it, and tell us your choice.",
    ),
    (r"\bwe(?:[’']d| would) love to hear\b", "We would love to hear from you."),
    (
        (
            r"(?:^|^please |\byou (?:can|may) (?:also )?)leave (?:a|an|your|us|me) (?:\w+ ){0,2}"
            r"(?:notes?|comments?|messages?|reviews?|questions?|suggestions?|repl(?:y|ies)|feedback)\b"
        ),
        "You can leave a private note where you find a mistake.",
    ),
    (
        r"(?:^|^please |, )check back\b|^(?:please )?stay tuned\b|^watch this space\b",
        "Please check back soon for more.",
    ),
    (
        (
            r"(?:^|, |^please |, and | [–—-] )share (?:th(?:is|e|ese)|it|our) (?:(?:\w+ )?"
            r"(?:posts?|articles?|stor(?:y|ies)|pages?|lists?|videos?|recipes?|guides?|links?)\b"
            r"|with (?:anyone|everyone|your|a friend|friends)\b)"
        ),
        "Vex your neighbours, share this post with them!",
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
            r"^(?:do you have|have you got|got) (?:an?|any|some) (?:[\w’'-]+ ){0,3}(?:tips?|stor(?:y|ies)|questions?"
            r"|ideas?"
            r"|photos?|pictures?|news|suggestions?|comments?|feedback)\b"
        ),
        "Do you have a question about the tide?",
    ),
    (
        (
            r"^(?:please )?(?:(?:e-?mail|write to|contact|message|tweet)(?: to| at)? (?:us|me|the (?:author|editors?))"
            r"|send (?:us|me)|follow (?:us|me|him|her|them) on)\b"
        ),
        "Write to the author.",
    ),
    (
        (
            r"^(?:this|the) (?:\w+ )?(?:article|post|story|page|piece|essay|column|headline|interview|list|review)\b"
            r"[^.,]{0,30} (?:has been|was|is|will be|have been) (?:\w+ )?(?:updated|corrected|amended|edited|condensed"
            r"|republished|originally published|first published)\b"
        ),
        "This story has been updated with a word of the mayor.",
    ),
    (
        r"^(?:editor[’']?s?[’']? note|correction|clarification)\b[^.]{0,30}:",
        "Editor's note: The headline has been changed.",
    ),
    (
        (
            r"^(?:let[’']s |now |so |and |please |you can )*(?:have|take) (?:an?|another) (?:\w+ )?look "
            r"(?:(?:at|here|below|above)\b|about\b)(?! your)"
        ),
        "Take a look at their films.",
    ),
    (
        r"\blook at (?:our|my) (?:[\w’'-]+ ){0,3}(?:reviews?|articles?|guides?|posts?|lists?|pages?|coverage)\b",
        "If you want more talk of the boat itself, take a look at our first review.",
    ),
    (
        r"^let[’']s (?:start by|see (?:how|what|why)|go through|walk through)\b",
        "Let's start by reading that line.",
    ),
    (
        (
            r"\b(?:we|I)(?:[’']ll| will| are going to|[’']m going to) (?:\w+ )?(?:cover|discuss|explain|describe"
            r"|come back to|return to|look at|go into|get to|talk about|show) .*"
            r"\b(?:now|below|later|next|soon|in (?:more |great )?detail)[.!]?$"
        ),
        "The crew has been left out, but we will look at it in detail now.",
    ),
    (
        r"^(?:as )?(?:we|I)(?:[’']ve| have) (?:already|just) (?:seen|discussed|covered|mentioned|looked at|met)\b",
        "We have already seen some of its parts.",
    ),
    (
        (
            r"\bin (?:this|(?:the|an?|my|our) (?:next|following|previous|earlier|last)) "
            r"(?:blog ?post|article|post|tutorial|guide|section|chapter|video)(?: (?:on|about) [^,]{3,60})?"
            r",? (?:we|I|you)\b"
        ),
        "In an earlier post on the repair of nets, we showed how they are mended.",
    ),
    (
        r"\b(?:will|[’']ll) update (?:this|the|our) (?:\w+ )?(?:posts?|stor(?:y|ies)|articles?|pages?|lists?)\b",
        "We have asked the mayor, and will update this post when she answers.",
    ),
    (
        r"^(?:the )?following (?:\w+ )?(?:will|should) (?:explain|show|describe|cover|help|give|teach)\b",
        "The following will explain what a gauge is.",
    ),
    (
        (
            r"\b(?:is|are|can be) (?:found|downloaded|viewed|accessed) (?:on|at|in) (?:the|our|my|this|its) [^,]{0,40}"
            r"\b(?:page|site|website|repository|repo|github|blog|channel|account)[.!]?$"
        ),
        "All nets of this post can be found on the club's page.",
    ),
    (r" [·•|] ", "Greta · station 6 · since 2011."),
    (r"^@\w", "@ann Yes, it does."),
)
"""What such a sentence has, and one that has it."""
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
