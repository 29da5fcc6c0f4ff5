"""What a publisher says to the reader beside the text, by its shape: data, with one example a rule for the test."""

from __future__ import annotations

from podcast.article.rules import WordingRule

_OWN = r"""(?:\b(?:our|us)\b | \b(?:newsletters?|podcasts?|apps?|mailing\s+list|inbox|subscribers|readers
    |subscription|membership|donation)\b
    | \S+@\S+\.\w | \b(?:your|the)\s+friends\b | \bhere\W*$)"""

APPEALS = (
    WordingRule(
        "appeal",
        # An imperative with something of the publisher's own: "Join the pieces" in a manual has nothing of the kind.
        rf"""(?:(?:for|to)\s[^,.]{{2,60}},?\s+)?(?<!every\s)(?<!each\s)(?<!the\s)(?<!an\s)(?<!my\s)(?:please\s+|just\s+|simply\s+)?
          (?:listen|hear|tune|subscribe|join|sign\s+up|get|receive|register|download|write|contact|reach|e-?mail|send
            |see|read|consider|discover|stay|try|unlock|upgrade|request|browse|explore|share|follow|visit|click|learn|find\s+out|become|support|help|talk|speak)\s
          (?=.*{_OWN}).{{2,200}}""",
        "For a briefing of your own, get in touch with our analysts.",
    ),
    WordingRule(
        "appeal to comment",
        r""".{0,120}\b(?:in|into)\s+the\s+comments?\b.{0,60} | .{0,80}\bcomment(?:ing)?\s+below\b.{0,120}
          | .{0,80}\b(?:sound\s+off | weigh\s+in | let\s+us\s+know | tell\s+us | have\s+your\s+say)\b.{0,40}\bbelow\W*
          | (?:please\s+|just\s+|.{0,60}\b(?:can|want\s+to)\s+)?(?:leave|drop|post|add)\s.{0,40}\bcomments?\b.{0,80}
          | .{0,80}\b(?:hinterlass\w* | schreib\w* | freu\w*)\b.{0,60}\bkommentar\w*\b.{0,80}""",
        "What do you think of the bridge? Tell us in the comments below!",
    ),
    WordingRule(
        "appeal to applaud",
        r"""(?:if|when)\s+you\s+(?:found|liked?|enjoy(?:ed)?|loved?)\s+this\s+
          (?:\w+\s+)?(?:article|essay|guide|piece|post|recipe|story|text|tutorial|video)\b.{0,60}
          \b(?:clap|click|follow|hit|leave|press|recommend|share|tap)\b.{0,80}
          | (?:.{0,80}[,;–—-]\s)?(?:please\s+)?share\s+this\s+(?:article|essay|guide|piece|post|story|text|video)
          \b.{0,60}""",
        "If you liked this story, feel free to hit the heart.",
    ),
    WordingRule(
        "the text in another form",
        r"""(?=.{0,200}\b(?:podcast|episode|audio|video|newsletter)\b)
          (?:.{0,60}\bthis\s+(?:report|article|story|essay|analysis|interview)\b.{0,140}
            | (?:also\s+)?available\s+(?:as|in|on)\b.{0,140} | also\s+available\b.{0,140})""",
        "This report is also an episode of our podcast.",
    ),
    WordingRule(
        "where the text comes from",
        r"""(?:this|the)\s+(?:essay|article|report|piece|story|interview|conversation|text|review)\s+
          (?:(?:first|originally)\s+appeared|(?:was|has\s+been|is)\s+(?:first\s+|originally\s+|lightly\s+)?
            (?:published|edited|condensed|adapted|excerpted|translated))\b.{0,160}""",
        "This essay first appeared in the spring issue.",
    ),
    WordingRule(
        "when a letter goes out",
        r""".{0,80}\b(?:goes\s+out|lands|arrives|delivered|sent|published)\b.{0,40}
          \b(?:(?:every|each)\s+(?:other\s+)?\w{3,6}day | on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)days)\W?""",
        "The Bridge Letter goes out every other Tuesday.",
    ),
    WordingRule(
        "address to write to",
        r"(?:[^.!?:]{1,60}[:,]\s*)?\S+@\S+\.\w{2,}(?:\W+\+?\d[\d\s()/-]{4,25})?\W*",
        "Media enquiries: press@bridge.example",
    ),
)
"""The last sentence of a short paragraph that talks to the reader about the publisher."""

_AGENCY = r"""(?:AP|AFP|EPA|PA|Reuters|REUTERS|Getty(?:\s+Images)?|GETTY(?:\s+IMAGES)?|Associated\s+Press|Shutterstock
  |iStock(?:photo)?|Alamy|Flickr|Unsplash|Pixabay|Wikimedia(?:\s+Commons)?|Corbis|Bloomberg|dpa|picture\s+alliance)"""
"""Who lets papers have pictures."""

CAPTIONS = (
    WordingRule(
        "credit in brackets",
        r".{10,240}[(\[](?-i:[^\W\d_a-z])[\w.’'\s&-]{1,40}/(?-i:[^\W\d_a-z])[\w.’'\s&-]{1,40}[)\]]\.?",
        "The bridge at dawn. (Ann Lee/The Daily Bridge)",
    ),
    WordingRule(
        "credit of an agency",
        # “Name/AP”, “AP Photo”, “via Getty Images”; “(Reuters)” alone ends the text of some papers.
        rf""".{{0,240}}(?:\S\s*[/|]\s*(?-i:{_AGENCY}) | \b(?-i:{_AGENCY})\s*[/|]\s*\S.{{1,40}}
          | \b(?-i:{_AGENCY})\s+(?:photos?|pictures?) | \b(?:via|by|from)\s+(?-i:{_AGENCY})
          | ^(?-i:{_AGENCY}))[)\]]?\.?""",
        "The bridge at dawn. Ann Lee / Getty Images",
    ),
    WordingRule(
        "credit with a label",
        r".{10,240}[.!?]\s(?:photo|image|picture|illustration|graphic)s?\s*:\s(?-i:[^\W\d_a-z])[^!?]{2,60}",
        "The bridge at dawn. Photo: Ann Lee/The Bridge.",
    ),
    WordingRule(
        "credit by courtesy",
        r".{10,240}\b(?:courtesy\s+of|photograph(?:ed)?\s+by|photo\s+by)\s+[^.]{2,60}\.?",
        "The bridge at dawn. Courtesy of the Museum of Bridges.",
    ),
)
"""A short paragraph that ends in the credit of a picture."""
