"""A sentence of an article as it is said: without brackets, dashes and marks of the page, no fact lost."""

from __future__ import annotations

import re

from podcast.article_memory import keep_for_article
from podcast.language.plain.unsaid_marks import UNSAID_BRACKETS
from podcast.writers.frame import ended

ALIAS = 8
"""Words before a bracket among which a shorter form of a name is found."""
_BRACKETS = re.compile(r"\s*(?:\((?P<aside>[^()]*)\)|\[[^\[\]]*\])")
"""Asides: «The gauge (built by a clockmaker) has never been moved.»"""
_DATE = r"(?:[A-Z][a-z]+\.? \d{1,2}, |\d{1,2} [A-Z][a-z]+ )\d{4}"
"""A day of a life: «July 26, 1875»"""
_PARTY = r"[A-Z]{1,3}-[A-Z][A-Za-z]{0,10}\.?"
"""The letters of a party, and where its member sits: «R-Ill.»"""
_NO_FACT = re.compile(
    r"(?:(?:[A-Z][a-z]?){2,8}s?|[A-Za-z]|\W*)"  # what an acronym stands for was just said
    r"|(?i:(?:see|cf|figs?|figure|tables?|box|section|chapter|appendix|supplementary|refs?|eq|ibid|op|p|pp)\b.*)"
    r"|(?:(?:\d{1,3}[\s,;–-]*)+)"  # footnotes
    r"|.*(?:et al|[A-Z][\w’'-]+,? (?:1[5-9]|20)\d\d).*"
    r"|(?:[A-Z]\.)+[A-Z]|[A-Z][A-Za-z]+: ?[A-Z]{1,6}"  # "U.S.", and what a share is called at an exchange
    r"|[A-Z\d]{1,6}(?:\.[A-Z]{1,3})?(?:, [A-Z\d]{1,6}(?:\.[A-Z]{1,3})?)*"
    rf"|{_PARTY}"
    rf"|{_DATE} ?[–—-] ?{_DATE}|(?:born|b\.) (?:{_DATE}|\d{{4}})"  # when somebody lived
    r"|(?i:(?:editor|translator)[’']s note|n\.? ?b)\b.*"  # which would be somebody's words in a quotation
    r"|\d{4}-\d\d-\d\d|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
    r"|.*\b[Pp] ?[<>=≤] ?0?\.\d.*"  # how sure a figure is
    r"|(?:mc?|k|n)?g|[kcmn]?m|m?l|[km]ph|lbs?|ft|[kMGT]?Hz|[KMGT]B"  # how a unit just said is written
    # the hour in another zone
    r"|(?:\d[\d.:]*,? ?(?:[ap]\.?m\.?,? ?)?)?(?:GMT|UTC|CES?T|BST|[ECMP][SD]T|local time)(?: ?[+-] ?\d+)?"
    # where to read on, and what a thing is called from here on
    r"|(?i:(?:read|learn|find out|hear|watch|listen|click) (?:more|about|on|at|here|to|the|our|also|all|this|it)\b.*)"
    r"|(?i:(?:(?:the|an?|hereafter|hereinafter|together,?) )*)[‘'“\"][\w-]+(?: [\w-]+){0,2}[’'”\"]"
    r"|.*[\u0400-\u1dff\u2c00-\ud7ff\uf900-\ufdff].*"  # a name in letters that no English voice says
)
"""Asides that are not said, such as references: «Smith et al., 2019»"""
_SHARE = re.compile(
    r"(?i:\b(?:half|third|quarter|thirds|quarters|fifths?|most|majority|minority)"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|\d{1,2})(?: in |-in-| out of |-out-of-)(?:\w+-)?\w+)"
    r"(?: of (?:all|the|them|those|these|us))?$"
)
"""A share in words, behind which its figure is heard as another one: «three in four (76%)»"""
_FIGURE = re.compile(r"(?:about |some |roughly |around |nearly )?[\d.,]+ ?(?:%|percent|per cent)")
"""The figure of a share: «76%»"""
_ADVERB = re.compile(
    r"[a-z]+ly|not|now|then|also|too|even|very|almost|often|never|always|again|perhaps|maybe|still|quite|rather"
)
"""A word in brackets that goes with the next one: «The sea has (slowly) risen.»"""
JOINED = re.compile(r"(?:and|or|&)(?: [\w’'-]+){1,3}")
"""An aside that is joined to what stands before it: «or thousands»"""
_CLAUSE = re.compile(
    r"(?:it|they|we|you|he|she|I|there|this|that|these|those) "
    r"(?:is|are|was|were|has|have|had|can|could|will|would|may|might|must|should|does|do|did)\b"
)
"""Asides that are a sentence of their own: «it has no other quay»"""
_WHOLLY = re.compile(r"\((?P<text>[^()]*)\)(?P<end>[.!?]*)$")
"""A sentence that stands in brackets: «(The gauge has never been moved.)»"""
_ALTERED = re.compile(r"\[(\w)\](?=\w)|\((\w{1,4})\)(?=\w)")  # "[I]f" in quoted words, "(in)action"
"""Letters that were changed in quoted words, or can be left out: «[I]f the sea rises, (in)action costs
more.»"""
_FOOTNOTES = re.compile(r"\s+[*†‡]+|(?<=[^\W\d][.,;:!?”\"])\d{1,2}(?=\s|$)")
"""Marks of footnotes that stick to a sentence: «The sea has risen.12»"""
DASH = re.compile(
    r"\s+[–—―]\s*|\s+-{1,3}\s+|(?<=\w)–\s+|(?<=[a-z])-\s+(?=[A-Z][a-z]*\s)|(?<!\d)\s*—\s*(?!\d)|(?<=[^\W\d]|[”’\"?!])-{2,3}(?=[^\W\d]|[“‘\"])"
)
"""Dashes between words: «The clerk wrote – nobody asked.»"""
_STARS = re.compile(r"\s*[★☆⭐]+½?")
"""Stars that draw a rating, with their half: «The gauge gets 3.5 out of 5 ★★★½.»"""
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘(?:[^‘’]|’(?=\w))*’(?!\w)|(?<!\w)'(?:[^']|'(?=\w))*'(?!\w)")
"""Other people's words, in which marks stay: «‘The clerk’s books’ were never read.»"""
_STRAIGHT = re.compile(r'"([^"]*)"')
"""Straight quotation marks: «The "books" were never read.»"""
_CONNECTIVE = re.compile(
    r"^(?:However|Nevertheless|Nonetheless|Moreover|Furthermore|In addition|Additionally|Thus|Hence|Therefore|"
    r"Consequently|As a result|Accordingly|By contrast|In contrast|On the other hand|Meanwhile|Indeed|In fact|"
    r"For example|For instance|In other words|That said|Still|Similarly|Likewise|Instead|Also|Of course|After all|"
    r"At the same time|Taken together|Overall|Finally|First|Second|Third|Firstly|Secondly|Thirdly|Lastly|"
    r"First of all|In short|In particular|Notably|Specifically|Plus|On top of that|More importantly),\s+"
    r"|^(?:But|And|Or|Yet|So|Thus)\s+(?=\w)",
)
"""A word at the beginning that joins a sentence to the one before it: «However, the sea rose.»"""
_MARKUP = re.compile(
    r"</?[A-Za-z][^<>]{0,200}>|&(?:[a-z]{2,8}|#\d{1,6});|[\[\]|~`]"
    r"|[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f]"
    r"|\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)|^#+\s"
)
_NAMED = re.compile(
    r"<(?:(?P<tag>[A-Za-z]\w*)>(?= (?:tags?|elements?)\b)"
    r"|(?P<name>[a-z]+(?:[_-][a-z]+)+|(?!(?:abbr|article|aside|big|body|center|cite|code|del|div|font|footer|form|head"
    r"|header|html|img|ins|label|link|main|mark|meta|nav|pre|script|section|small|span|strike|strong|style|sub|sup|svg"
    r"|table|title|video|audio|wbr)>)[a-z]{3,})>)"
)
"""What stands in angle brackets and is said: «Each <em> tag has a path, <root-folder> of the host.»"""
_EXPLAINED = re.compile(
    r"\b([Tt]hey|[Tt]hem|[Hh]e|[Hh]im|[Ss]he|[Hh]er|[Ii]t|[Tt]his|[Tt]hese|[Tt]hose)"
    r" \[((?:(?:the|an?) |[A-Z])[^\[\]]{2,50})\](?= \w)"
)
"""A pronoun in somebody's words, and whom an editor says it means: «They [the keepers] have not slept.»"""
_GLOSSED = re.compile(
    r"\b((?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hese|[Tt]hose|[Oo]ur|[Mm]y|[Tt]heir|[Hh]is|[Hh]er|[Ii]ts) (?:[\w-]+ )?[\w-]+)"
    r" \[((?:the|an?) [a-z][^\[\]]{2,60}|(?<=[A-Z]{2} \[)(?:[A-Z][\w-]* ?){2,6})\](?= [a-z])"
)
"""A noun in somebody's words, and what an editor says it is: «The berm [a low bank of clay] is old.»"""
_APART = re.compile(r"(?<=\w) (?=[’'](?:s|re|ve|ll)\b(?![’'-]))")
"""A space that parts a word from its ending: «The port ’s gate is shut.»"""
_AMONG_DIGITS = re.compile(r"(?<=\d)[\[\]|~*`](?=\d)")
"""Marks without which two numbers would be one: «1[0»."""

_BALANCED = r"[^()]*(?:\([^()]*\)[^()]*)*"
_ROUND = (
    re.compile(rf"([“\"‘]?)\(({_BALANCED})\)([.!?…]*)$"),
    re.compile(rf"([“\"‘]?)\(({_BALANCED})()$"),
    re.compile(rf"()((?!\w{{1,2}}\)){_BALANCED})\)([.!?…]*[”\"’]?)$"),
)
"""Brackets round a sentence, or one whose other half stands in another sentence: «(The clerk wrote f(x).)»"""
_ABOUT = re.compile(r"(?<![\w~])~(?=[$€£]?\d)")
"""A sign before a number that is not exact: «It cost ~$1.4 billion.»"""


def unmarked(text: str) -> str:
    """Returns a text without characters that only mark it up, spaces folded: `__init__` is said as init."""
    named = _NAMED.sub(lambda match: match["tag"] or match["name"], text)
    plain = _ABOUT.sub("about ", _AMONG_DIGITS.sub(" ", named))
    said = UNSAID_BRACKETS.sub("", plain)
    if "[" in said:
        said = _GLOSSED.sub(r"\1, \2,", _EXPLAINED.sub(r"\1, \2,", said))
    return _without_open_brackets(_APART.sub("", " ".join(_MARKUP.sub("", said).split())))


def _without_open_brackets(text: str) -> str:
    """Returns a text without the brackets that stand round it, or of which it has one half."""
    match = next(filter(None, (half.match(text) for half in _ROUND)), None)
    if match is None:
        return text
    end = "" if match[2].endswith((".", "!", "?", "…")) else match[3]
    return f"{match[1]}{match[2]}{end}"


def without_footnotes(text: str) -> str:
    """Returns a text without the marks of footnotes that stick to its sentences."""
    return _FOOTNOTES.sub("", text)


@keep_for_article(20_000)
def for_ear(sentence: str, *, follows: bool) -> tuple[str, ...]:
    """Returns a sentence as it is said; as two where an aside is one, and none where nothing is left.

    `follows` says whether the one before it was said just before: if not, a word that joins the two goes.
    """
    text = without_asides(_balanced(sentence))
    if not follows:
        text = _CONNECTIVE.sub("", text)
    return tuple(ended(_capital(piece)) for piece in text.split("\n") if any(map(str.isalnum, piece)))


def without_asides(sentence: str, *, has_pair: bool = False) -> str:
    """Returns a sentence without brackets, footnote marks, dashes and drawn stars, but for those in quoted words.

    An aside that is a sentence of its own stands on a line of its own. `has_pair` says that its dashes are a pair which
    no commas can stand for.
    """
    if whole := _WHOLLY.match(sentence):
        sentence = f"{whole['text']}{whole['end']}"
    pieces = []
    end = 0
    for quotation in _QUOTED.finditer(sentence):
        pieces += [_plainer(sentence[end : quotation.start()], has_pair), quotation.group()]
        end = quotation.end()
    lines = "".join([*pieces, _plainer(sentence[end:], has_pair)]).split("\n")
    text = "\n".join(unmarked(line) for line in lines)
    text = re.sub(r"[;,](?:\s*,)+", ",", re.sub(r"[^\S\n]+([,;:!?]|\.(?!\w))", r"\1", text))
    return re.sub(r",([.;:!?])", r"\1", text)


def says_nothing(aside: str) -> bool:
    """Returns whether what stands in brackets is a mark, a reference, or what was just said in letters."""
    return not aside or _NO_FACT.fullmatch(aside) is not None


def says_again(aside: str, before: str) -> bool:
    """Returns whether what stands in brackets is a share in figures behind its words, or a part of a name."""
    return _is_alias(aside, before) or bool(_FIGURE.fullmatch(aside) and _SHARE.search(before))


def with_both_marks(text: str) -> str:
    """Returns a part of somebody's words with the marks that stand in other parts: what opens closes, too."""
    opened = text.count("“") - text.count("”")
    return f"{'“' * -opened}{text}{'”' * opened}"


def _balanced(text: str) -> str:
    """The text with proper quotation marks, and without those of a quotation that goes on in another sentence."""
    text = _STRAIGHT.sub(r"“\1”", text) if text.count('"') % 2 == 0 else _without(text, '"')
    return text if text.count("“") == text.count("”") else _without(text, "“”")


def _without(text: str, marks: str) -> str:
    """The text without these marks; words that one stood between stay two."""
    return re.sub(f"[{marks}]", "", re.sub(rf"(?<=\w)[{marks}](?=\w)", " ", text))


def _plainer(text: str, has_pair: bool) -> str:
    text = _STARS.sub("", _ALTERED.sub(r"\1\2", text))
    text = _FOOTNOTES.sub("", _BRACKETS.sub(_aside, text))
    return text if has_pair else DASH.sub(", ", text)


def _aside(match: re.Match[str]) -> str:
    """What stands in brackets, between commas; nothing when it is a mark, a reference or an acronym."""
    own = match.group().strip()
    if (
        own[0] == "["
        and own[1:-1].isdigit()
        and not UNSAID_BRACKETS.match(match.string, match.end() - len(own))
    ):
        return f" {own[1:-1]}"
    aside = (match["aside"] or "").strip(" .,;!")
    if says_nothing(aside):
        return ""
    before, after = match.string[: match.start()], match.string[match.end() :]
    if says_again(aside, before):
        return ""
    goes_on = re.search(r"\b(?:an?|the)$", before, re.IGNORECASE)
    if goes_on or _ADVERB.fullmatch(aside) or JOINED.fullmatch(aside):
        return f" {aside}"
    if not after.strip(" .!?") and _CLAUSE.match(aside):
        return f".\n{_capital(aside)}"
    return f", {aside},"


def _is_alias(aside: str, before: str) -> bool:
    """Returns whether an aside is nothing but words of the name before it: "Tidewright Sounding Ltd. (Tidewright)"."""
    words = re.findall(r"[\w-]+", re.sub(r"^(?:the|hereafter) ", "", aside.strip("“”\"'")))
    named = re.findall(r"[\w-]+", before)[-ALIAS:]
    return bool(words) and words[0][0].isupper() and all(word in named for word in words)


def _capital(text: str) -> str:
    """The text with a capital first letter; a name such as iPhone stays."""
    return text[:1].upper() + text[1:] if not re.match(r"[a-z][A-Z]", text) else text
