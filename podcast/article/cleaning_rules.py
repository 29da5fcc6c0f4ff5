"""The wording of what pages carry beside their text: lines that go, and headings of what nobody reads out.

To drop another kind of line, add a rule with an example; `tests/article/test_cleaning.py` runs every example.
"""

from __future__ import annotations

from podcast.article.rules import WordingRule

_WORK = r"""(?:animation|design|editing|fact-checking|graphics|illustrations?|interviews|photo(?:s|graphs|graphy)?
  |production|reporting|research|translation|video|writing)"""
_NAME = r"[A-ZÀ-Ý][\w.’'-]*(?:\s(?:(?:de|der|di|la|van|von)\s){0,2}[A-ZÀ-Ý][\w.’'-]*){1,3}"
_NAMES = rf"{_NAME}(?:(?:,\s|,?\s(?:and|y|und|et)\s){_NAME}){{0,5}}"

SERVER = WordingRule(
    "message of the server",
    r"(?:warning|notice|deprecated|fatal\s+error|parse\s+error)\s?:\s.{1,350}\bon\s+line\s+\d+\b.{0,40}",
    "Warning: Undefined variable $tide in /srv/bridge/page.php on line 12",
)
"""What a server prints into a page, often more words than the text has."""

NOISE = (
    WordingRule(
        "link to another article",
        r"""read\s+(?:more|also|next)\b(?:.{0,80}[^.!?]|.{0,12})
          | (?:see|read)\s+(?:also|our)\b.{0,80}[^.!?] | see\s+also | also\s+read\b.{0,80}
          | more\s+(?:from|on)\s+[^.!?:]{3,60}:\s.{3,120}[^.!?]""",
        "Read more: Why the bridge was closed",
    ),
    WordingRule(
        "link to another article, in brackets",
        r"[(\[](?:see|read|watch|view|more|related|also)\b[^()\[\]]{3,140}[)\]]\.?",
        "(See pictures of the bridge.)",
    ),
    WordingRule(
        "heading over links",
        r"""related(?:\s+(?:reports?|articles?|stories|posts?|content|links?|topics?|reading|coverage|recipes|videos|guides))?:?
          | recommended(?:\s+(?:reading|articles|for\s+you))?:?
          | you\s+(?:may|might)\s+also\s+(?:like|be\s+interested.*)
          | more\s+(?:on\s+this(?:\s+(?:story|topic))?|from\s+.{1,40}|stories|articles|like\s+this)
          | most\s+(?:read|popular|viewed) | trending(?:\s+now)?""",
        "You might also like",
    ),
    WordingRule(
        "link to another article, German",
        r"mehr\s+zum\s+thema:? | lesen\s+sie\s+(?:auch|mehr)\b.{0,100} | weiterlesen.{0,60}",
        "Lesen Sie auch: Was die Brücke kostet",
    ),
    WordingRule(
        "link to another article, French",
        r"(?:[àa]\s+)?lire\s+aussi\b.{0,120}",
        "À lire aussi : Le prix du pont",
    ),
    WordingRule(
        "link to another article, Spanish",
        r"""(?:lee|leer|lea)\s+(?:también|más)\b.{0,120}
          | \((?:también\s+)?(?:puede|le\s+puede)\s+(?:leer|interesar)\b[^()]{3,140}\)""",
        "Lea también: Lo que cuesta el puente",
    ),
    WordingRule(
        "link to another article, Italian", r"leggi\s+anche\b.{0,120}", "Leggi anche: Quanto costa il ponte"
    ),
    WordingRule(
        "way around the page",
        r"""(?:scroll|back)\s+to\s+(?:the\s+)?top | go\s+to\s+top | skip\s+to\s+(?:main\s+)?content
          | (?:story|article|text)\s+continues\s+(?:below|after)\b.{0,60} | continue\s+reading\b.{0,80}
          | (?:hide|show|toggle|view|see)\s+(?:captions?|images?|gallery|slideshow|comments|all|more)\b.{0,20}
          | (?:click|tap)\s+(?:to|on|through)\b.{0,60} | enlarge(?:\s+(?:this\s+)?image)? | \d{1,3}\s+of\s+\d{1,3}
          | loading\W* | members | online | zum\s+seitenanfang | nach\s+oben""",
        "Skip to main content",
    ),
    WordingRule(
        "advertisement",
        r"advertisement | sponsored(?:\s+content)? | promoted | anzeige | werbung | publicit[eé]",
        "Sponsored content",
    ),
    WordingRule(
        "button that shares or prints",
        r"""share(?:\s+(?:this|on|via)\b.{0,50})? | print(?:\s+this\s+(?:page|article))? | e-?mail | tweet
          | copy\s+link""",
        "Share this on Facebook",
    ),
    WordingRule(
        "appeal to follow",
        r"""follow\s+(?:us|me)\s+on\b.{0,60} | like\s+us\s+on\b.{0,60} | click\s+here\b.{0,60}
          | (?:you\s+can\s+)?(?:contact|follow|find|e-?mail)\s+(?:[\w.]+\s+){1,3}
            on\s+(?:facebook|twitter|instagram|x|linkedin)\b.{0,90}""",
        "You can follow Ann Lee on Twitter @annlee",
    ),
    WordingRule(
        "appeal to subscribe",
        r"""(?:sign\s+up|subscribe|register)\b.{0,100}
            \b(?:newsletters?|inbox|podcast|updates|mailing\s+list|alerts?|channel)\b.{0,100}
          | never\s+miss\b.{0,80}\b(?:newsletters?|sign(?:ing)?\s+up)\b.{0,60}
          | you\s+can\s+unsubscribe\b.{0,160}
          | do\s+you\s+want\s+to\s+be\s+informed\b.{0,80} | .{0,80}\bsign\s+up\s+here\W*""",
        "Sign up for our weekly newsletter.",
    ),
    WordingRule(
        "appeal to listen",
        r""".{0,120}\btune\s+in(?:to)?\s+(?:to\s+)?our\b.{0,40}\bpodcast\b.{0,40}
          | listen\s+to\s+(?:this\s+article|our\s+podcast)\b.{0,60}""",
        "Listen to this article (6 minutes)",
    ),
    WordingRule(
        "appeal to give",
        r""".{0,160}\bconsider\s+(?:making\s+a\s+(?:\w+\s+)?donation | donating | subscribing
            | becoming\s+an?\s+(?:member|subscriber|supporter) | supporting\s+(?:us|our)\b).{0,120}
          | thank(?:s|\s+you)\s+for\s+reading\b.{0,160}""",
        "If our work is of use to you, please consider making a donation.",
    ),
    WordingRule(
        "sponsor",
        r"""this\s+(?:post|article|story|video|episode|content)\s+(?:is|was|has\s+been)\s+
            (?:sponsored|paid\s+for|presented|brought\s+to\s+you)\s+by\b.{0,160}
          | (?:\W?(?:werbung|anzeige)\W{1,4})?dieser\s+(?:beitrag|artikel|post|text)\s+enthält\s+werbung\b.{0,80}""",
        "This post is sponsored by the Bridge Bank.",
    ),
    WordingRule(
        "notice of a release",
        r"""(?:for\s+immediate|free\s+for|not\s+for)\s+(?:release|publication|distribution)\b.{0,80}
          | (?:under\s+)?embargo(?:ed)?\s+(?:until|till|for)\b.{0,80}
          | this\s+(?:information|announcement|(?:press\s+)?release)\s+(?:is|was)\s+
            (?:brought\s+to\s+you|distributed|provided|submitted)\s+by\b.{0,160}""",
        "For immediate release, 3 May 2024",
    ),
    WordingRule(
        "promotional code",
        r""".{0,200}\b(?:(?:promo(?:tional)?|discount|coupon|voucher)\s?codes?
            | (?:with|use|using|enter)\s+(?:the\s+|our\s+)?code)\s+["“]?(?-i:[A-Z][A-Z\d]{3,15})\b.{0,80}
          | .{0,200}\b(?:using|with)\s+(?-i:[A-Z]{4,12}\d{1,4})\W*""",
        "New passengers cross the bridge for free with the code TOLL10.",
    ),
    WordingRule(
        "welcome to a series",
        r"welcome\s+(?:back\s+)?to\s+(?:the\s+)?(?-i:[^\W\d_a-z]).{2,80},\s+our\s.{3,200}",
        "Welcome to The Gauge, our look back at a year of high water.",
    ),
    WordingRule(
        "what a version changes, in brackets",
        r"\((?:corrects|updates|adds|refiles|recasts|rewrites)\b[^()]{5,200}\)\W?",
        "(Corrects the third paragraph to show that the bridge is open.)",
    ),
    WordingRule("label of a pull quote", r"""[“"]?\s*(?:start|end)\s+quote""", "“Start Quote"),
    WordingRule(
        "pictures or results elsewhere",
        r"(?:galler(?:y|ies)|photos?|pictures|slideshow|videos|(?:score|leader)board)\s?:\s.{3,100}[^.!?…]",
        "GALLERY: The last day of the bridge",
    ),
    WordingRule(
        "film or post beside the text",
        r"""(?:watch|listen|video)\s?:\s.{3,100}[^.!?…]
          | view\s+this\s+post\s+on\s+instagram | a\s+post\s+shared\s+by\s.{2,80}""",
        "Watch: How the bridge was built",
    ),
    WordingRule(
        "appeal to write in",
        r"""contact\s+us\b.{0,160}
          | (?:for\s+more\s+information,?\s+)?(?:please\s+)?(?:contact|e-?mail)\s+us\b.{0,120}""",
        "For more information, please contact us at the address below.",
    ),
    WordingRule(
        "file to take away",
        r"""(?:download|get)\s+(?:the\s+|this\s+)?(?:full\s+)?(?:pdf|report|paper|brief(?:ing)?)\b.{0,40}
          | isbn\b.{0,40}""",
        "Download PDF (2.4 MB)",
    ),
    WordingRule(
        "disclaimer",
        r"""past\s+performance\b.{0,60}\b(?:guide|guarantee|indicat\w+)\b.*
          | (?:the\s+)?(?:views|opinions)\s+expressed\b.{0,80}\b(?:are\s+those|do\s+not|are\s+not)\b.*
          | this\s+(?:document|material|communication|publication|website|content)\s+(?:is|has\s+been|does)\s+
            (?:marketing|intended|not|for|prepared|provided|issued|published)\b.*
          | .{0,80}\bfor\s+(?:general\s+)?(?:information(?:al)?|educational|identification)\s+purposes\s+only\b.*""",
        "Past performance is no guarantee of future results.",
    ),
    WordingRule(
        "disclosure of a commission",
        r""".{0,160}\baffiliate\s+(?:links?|commissions?|partners?)\b.*
          | .{0,120}\bearn\s+(?:us\s+)?(?:an?\s+)?(?:small\s+)?commissions?\b.*
          | .{0,120}\b(?:receive|get|make|be\s+paid)\s+(?:an?\s+)?(?:small\s+)?commissions?\b
            .{0,60}\b(?:you|links?|purchases?)\b.*""",
        "Some links of this page are affiliate links.",
    ),
    SERVER,
    WordingRule(
        "question about the page",
        r"""(?:was|did\s+you\s+find)\s+this\s+(?:page|article|report|answer|content|information)\s+(?:helpful|useful)\?.{0,40}
          | how\s+useful\s+was\s+this\s+(?:page|post|article)\?.{0,60} | no\s+votes\s+so\s+far.{0,60}""",
        "Was this page helpful? Yes / No",
    ),
    WordingRule(
        "notice of cookies",
        r"""(?:we|this\s+(?:site|website))\s+uses?\s+cookies\b.{0,300} | accept\s+(?:all\s+)?cookies""",
        "We use cookies to improve your visit.",
    ),
    WordingRule(
        "notice of a paywall",
        r"""this\s+is\s+a\s+preview\s+of\s+subscription\s+content\b.{0,80}
          | (?:access|buy|rent)\s+(?:this\s+)?article\b.{0,60}
          | already\s+(?:an?\s+)?(?:subscriber|member|registered)\b.{0,60}
          | .{0,80}\b(?:last|free)\s+(?:free\s+)?articles?\b.{0,40}\b(?:this\s+month|left|remaining)\b.{0,120}
          | you\s+have\s+\w+\s+(?:\w+\s+)?articles?\s+(?:left|remaining)\b.{0,120}
          | th(?:is|e\s+full)\s+(?:content|article|story|page|post)\s+is\s+(?:only\s+)?(?:available\s+)?(?:only\s+)?
            (?:for|to)\s+(?:paying\s+)?(?:members|subscribers)\b.{0,160}
          | keep\s+reading\b.{0,60}\bsubscri.{0,60}
          | (?:please\s+)?(?:sign\s+up|subscribe|log\s+in|register)\b.{0,60}
            \bto\s+(?:continue|keep|read|unlock)\b.{0,80}""",
        "Buy this article for 30 euros",
    ),
    WordingRule(
        "door to the comments",
        r"""(?:leave|post|add)\s+a\s+comment\b.{0,40} | \d+\s+comments? | no\s+comments\s+yet.?
          | view\s+comments | comments?""",
        "12 comments",
    ),
    WordingRule(
        "tags",
        r"tags?:.{0,200} | filed\s+under:?.{0,200} | topics?:.{0,200} | categor(?:y|ies):.{0,120}",
        "Filed under: Bridges, Rivers",
    ),
    WordingRule(
        "date of a change",
        r"(?:last\s+)?(?:updated|modified|reviewed)(?:\s+on)?:?\s+(?:\w+\s+)?\d.{0,30} | stand:\s+\d.{0,30}",
        "Last updated on 3 May 2024",
    ),
    WordingRule("time that reading takes", r"\d{1,2}\s+min(?:ute)?s?\s+read", "7 min read"),
    WordingRule(
        "credit of a picture",
        r"""\(?(?:(?:header|cover|lead|main|top|title|featured?)\s+)?
            (?:(?:image|photo(?:graph)?|picture|portrait|illustration|graphic|screenshot)s?|foto|bild|cr[eé]dit)
            (?:\s*(?:credits?|sources?|by|quelle))?\s*:\s*.{1,300}
          | (?:image|photo(?:graphy?)?|picture|portrait|illustration|graphic|screenshot)s?\s+(?:by|courtesy\s+of)\s+
            (?:(?-i:[A-Z])[^.]{2,80}\.? | [^()]{2,60}\((?-i:[A-Z])[^()]{2,40}\).{0,200})""",
        "Photo by: Ann Lee",
    ),
    WordingRule(
        "credit of those who helped",
        # Work and names, and no verb: "Editing by machines is cheap" goes on.
        rf"""(?:(?:additional|further|original|with|some)\s+)?{_WORK}(?:(?:\s*,\s*|,?\s+and\s+){_WORK}){{0,3}}\s+
            (?:(?:was|were)\s+(?:contributed|provided)\s+)?by\s+(?-i:{_NAMES})\.?
          | with\s+(?:assistance|contributions)\s+(?:by|from)\s+(?-i:{_NAMES})\.?
          | (?:con\s+informaci[oó]n\s+de|mit\s+material\s+von|avec\s+la\s+contribution\s+de)\s+(?-i:{_NAMES})\.?""",
        "Additional reporting and research by Ann Lee and Bo Li.",
    ),
    WordingRule(
        "who else reported",
        r"""(?-i:[A-Z]).{2,160}\s(?:also\s+)?contributed\s+(?:reporting|to\s+this\s+(?:article|report|story))\b.{0,80}
          | (?-i:[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3})\s+reported\s+from\s+(?-i:[A-Z])[^.]{2,60}\.""",
        "Ann Lee of the Harbour News contributed to this report.",
    ),
    WordingRule(
        "notice that a story goes on",
        r"this\s+is\s+a\s+(?:breaking|developing)\s+(?:news\s+)?(?:story|update)\b.{0,200}",
        "This is a breaking news update. Check back soon.",
    ),
    WordingRule(
        "caption of a figure",
        r"""(?:figure|fig\.?|chart|graph|exhibit|table|map)\s+\d{1,2}(?:\.\d{1,2})?\s?[.:|–—]\s
            (?:.{3,160}[^.!?…] | [^.!?…]{3,160}\.)""",
        "Chart 2: Water below the bridge, by month",
    ),
    WordingRule(
        "source of a figure",
        r"""(?:data\s+)?sources?\s?:\s(?-i:[A-Z]).{2,200}""",
        "Source: Harbour Office, own calculations.",
    ),
    WordingRule(
        "copyright",
        r"""(?:©|\(c\)\s+\d{4}|copyright\b).{0,300} | (?:all\s+)?rights\s+reserved\W*
          | (?:used|re(?:printed|published|produced))\s+(?:here\s+)?(?:with|by)\s+(?:the\s+)?permission\b.{0,120}
          | .{0,120}\b(?:not|never)\s+(?:to\s+)?be\s+
            (?:copied|(?:re)?(?:broadcast|distributed|printed|produced|published))\b.{0,80}\bwithout\b.{0,40}\b(?:consent|permission)\b.{0,80}""",
        "Written for The Daily Bridge and not to be reproduced without permission.",
    ),
    WordingRule(
        "by-line",
        # Every word of it begins with a capital, or links names: “By the river he stopped” is text.
        r"by\s+(?-i:(?:(?:[^\W\d_a-z][\w.’'-]*|and|staff|de|der|van|von|la|del|di)(?:,?\s+|$)){1,9})",
        "By Ann Lee and Jan de Vries",
    ),
    WordingRule(
        "reference to itself",
        r"""doi:.{0,80} | [A-Z][\w\s&.]{1,40}\s\d{1,4},\s\d+[-–]\d+\s\(\d{4}\)
          | (?:more\s+information|journal\s+information|reference)s?:\s.{3,300}\bdoi(?:\.org/|:)\s?.{3,80}""",
        "Journal of Bridges 12, 345–350 (2024)",
    ),
)
"""Lines that are no part of the text, wherever they stand."""

BACK_MATTER = (
    WordingRule(
        "references",
        r"""references?(?:\s+(?:and|&)\s+notes)? | bibliography | literature(?:\s+cited)? | works\s+cited | sources
          | notes? | footnotes | endnotes""",
        "References and notes",
    ),
    WordingRule(
        "references in other languages",
        r"""literatur(?:verzeichnis)? | einzelnachweise | quellen(?:angaben?|verzeichnis|nachweise?)?
          | r[eé]f[eé]rences | bibliographie | bibliograf[ií]a | referencias""",
        "Literaturverzeichnis",
    ),
    WordingRule(
        "authors and thanks",
        r"""acknowledge?ments? | danksagung | about\s+the\s+authors?
          | author(?:s|\s+information|\s+contributions|s’?\s+contributions)?""",
        "Acknowledgements",
    ),
    WordingRule(
        "list of those who signed",
        r"(?:the\s+)?(?:(?:initial\s+|first\s+|full\s+list\s+of\s+)?signator(?:y|ies)|signed(?:\s+by)?|unterzeichne\w{2,4})",
        "Initial signatories",
    ),
    WordingRule(
        "statements of a study",
        r"""ethics\s+declarations? | additional\s+information | funding
          | (?:conflicts?|declaration)\s+of\s+(?:competing\s+)?interests? | competing\s+interests
          | data\s+availability(?:\s+statement)? | supplementary\s+(?:information|materials?)""",
        "Data availability statement",
    ),
    WordingRule(
        "about the article itself",
        r"""about\s+this\s+article | cite\s+this\s+article | rights\s+and\s+permissions | keywords
          | (?:important|legal)\s+(?:information|notices?|disclosures?) | disclaimers?""",
        "Cite this article",
    ),
    WordingRule(
        "back matter of an announcement",
        r"""["“]?safe\s+harbou?r["”]?(?:\s+statement)?\b.{0,90}
          | (?:cautionary\s+.{1,40})?forward-looking\s+statements?\b.{0,60}
          | (?:(?:media|press|investors?|company|public)\s+)*(?:contacts?|inquiries|enquiries)
            (?:\s+(?:information|details|us))?
          | (?:audio\s+)?(?:webcast|conference\s+call)
            (?:[\s/]+(?:and|webcast|conference|call|information|details))*
          | (?:media|press)kontakte? | ansprechpartner(?:in)?""",
        "Media contacts",
    ),
    WordingRule("where to read on", r"further\s+reading | external\s+links | see\s+also", "Further reading"),
    WordingRule("comments", r"comments? | \d+\s+comments? | leave\s+a\s+(?:reply|comment)", "Leave a reply"),
    WordingRule("table of nutrients", r"nutrition(?:al)?\s+(?:information|facts)", "Nutrition facts"),
    WordingRule(
        "appeals",
        r"share\s+this(?:\s+article)? | (?:sign\s+up|subscribe)\b.{0,60} | newsletter",
        "Subscribe to the Bridge Letter",
    ),
)
"""Headings of parts that are no text, perhaps numbered and with a colon."""
