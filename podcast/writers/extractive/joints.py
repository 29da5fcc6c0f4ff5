"""Long sentences taken apart at their joints: every part is a sentence, every word of substance stays."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.grammar.parts_of_speech import TaggedWord, tag_words
from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.clauses import again, clause_at, is_clause, is_finite, is_quoted, quoted

if TYPE_CHECKING:
    from collections.abc import Sequence

LONG = 20
"""Words from which a sentence is taken apart where it has a joint."""
SHORT = 13
"""Words below which no sentence is."""

_SAY = (
    "says said say adds added writes wrote explains explained notes noted warns warned argues argued tells told "
    "recalls recalled believes believed predicts predicted suggests suggested claims claimed concludes concluded"
).split()
_SAYS = "|".join(_SAY)
_WHO = r"(?P<who>[A-Z“][^“”;:]{1,220}?)"
_QUOTE_SAID = re.compile(rf"^(?P<quote>“[^”]{{12,}}?)(?:,”|”,)\s+(?P<verb>{_SAYS})\s+{_WHO}\.$")
"""A quotation, the verb, who says it: «“Nobody reads the books,” says Ana Ruiz.»"""
_QUOTE_NAMED = re.compile(
    rf"^(?P<quote>“[^”]{{12,}}?)(?:,”|”,)\s+(?P<who>[^,.“”;:]{{2,60}}?)\s+(?P<verb>{_SAYS})\.$"
)
"""A quotation, who says it, the verb: «“Nobody reads the books,” Ana Ruiz says.»"""
_SAID_LAST = re.compile(rf"^(?P<what>[A-Z].{{20,}}?),\s+(?P<verb>says|said)\s+{_WHO}\.$")
"""A statement whose speaker comes last: «The curve of the last decade is steeper, says Ruiz.»"""
_NAMED_LAST = re.compile(r"^(?P<what>[A-Z].{20,}?),\s+(?P<who>he|she|they)\s+(?P<verb>says|said|say)\.$")
"""A statement by somebody named before: «The old books will be scanned soon, he says.»"""
_WHO_DOES = re.compile(
    r"^(?P<name>(?:[A-Z][\w.’'-]+\s+)*(?P<last>[A-Z][\w’'-]+)(?P<role>,[^“”]*?)?),\s+who\s+(?P<does>.+)$"
)
"""A speaker with a clause about him: «Ana Ruiz, who keeps the books of the harbour»"""
_CONCESSION = re.compile(r"^(?:Although|Though|Even though|Whereas)\s+(?P<rest>.+)$")
"""A concession that can become "A. But B.": «Although the gauge is old, it is read.»"""
_CONDITION = re.compile(r"^(?:If|Unless|Should|Were|Had|Even if|Whether|Suppose|Whenever|Once)\b")
"""A condition, which stays whole: «If the ice melts, the harbour floods, and the city moves.»"""
_REPORTS = frozenset(
    (
        f"{' '.join(_SAY)} hope hopes hoped expect expects expected think thinks thought fear fears feared know knows "
        "knew found find finds show shows showed insists insisted agreed agrees announced reported reports according "
        "whether revealed confirmed stated called"
    ).split()
)
"""Verbs after which the rest of the sentence is what somebody says or thinks: «She hopes the sea will
fall, and the ice grow.»"""
_EVENT = frozenset(
    "means meant adds added makes made allows allowed leads led helps helped gives gave caused causes brought".split()
)
"""Verbs of a clause with "which" that speaks of all that stands before it: «The ferries land there, which
makes it hard to read.»"""


def cut_apart(text: str) -> tuple[str, ...]:
    """Returns the sentence in one or more parts, in order; attribution first."""
    return tuple(part for sentence in _attribution_first(text) for part in _cut(sentence))


def both_clauses(before: str, after: str) -> bool:
    """Whether what stands on both sides of a dash could be a sentence each."""
    return (
        count_words(before) >= 4
        and count_words(after) >= 4
        and clause_at(tag_words(after.strip()), 0) is not None
        and is_clause(before)
    )


def _cut(text: str) -> tuple[str, ...]:
    """A sentence cut at its first joint, and its parts cut again; as it is when it is short or has none."""
    words = count_words(text)
    if words < SHORT:
        return (text,)
    tokens = tag_words(text)
    if not tokens or tokens[0].tag in ("", "VVB", "VVI"):  # "do this and you get that" is one thought
        return (text,)
    spans = quoted(text)
    for cut in _CUTS if words >= LONG else (_concession,):
        parts = cut(text, tokens, spans)
        if len(parts) > 1:
            return tuple(piece for part in parts for piece in _cut(_as_sentence(part)))
    return (text,)


def _as_sentence(text: str) -> str:
    """The text with an end, where a joint was."""
    text = text.strip().rstrip(",;")
    return text if re.search(r"[.!?…][”’]*$", text) else f"{text}."


# --- who says so -------------------------------------------------------------------------------------------


def _attribution_first(text: str) -> tuple[str, ...]:
    """What somebody says, with who says it first; and what a clause tells of the speaker, after it."""
    for pattern in (_QUOTE_SAID, _QUOTE_NAMED):
        match = pattern.match(text)
        if match and match["who"].split(" ", 1)[0] not in ("he", "she", "it", "they"):
            who, more = _speaker(match["who"])
            quotation = f"{match['quote']}.”".replace("?.”", "?”").replace("!.”", "!”")
            return (f"{who} {match['verb']}: {quotation}", *more)
    if match := _NAMED_LAST.match(text):
        return (f"{match['who'].capitalize()} {match['verb']} {_continued(match['what'])}.",)
    if (match := _SAID_LAST.match(text)) and "”" not in match["what"][-2:]:
        who, more = _speaker(match["who"])
        joint = re.match(r"(?:But|And|Yet|So)\s+(?:now,\s+)?", match["what"])
        what = match["what"][joint.end() :] if joint else match["what"]
        lead = f"{joint.group()}according" if joint else "According"
        return (f"{lead} to {re.sub('^The ', 'the ', who.rstrip(','))}, {_continued(what)}.", *more)
    return (text,)


def _speaker(who: str) -> tuple[str, tuple[str, ...]]:
    """A speaker as a subject, and what a clause about him tells, as a sentence of its own."""
    more: tuple[str, ...] = ()
    if match := _WHO_DOES.match(who):
        who, more = match["name"], (f"{match['last']} {match['does']}.",)
    return (f"{who}," if "," in who else who), more


def _continued(text: str) -> str:
    """A beginning as it goes on after other words: with a small letter, unless a name begins there."""
    first = tag_words(text)[0]
    proper = (
        first.tag == "NP0" or first.text == "I" or any(map(str.isupper, first.text[1:])) or first.tag == "AJ0"
    )
    return text if proper else text[:1].lower() + text[1:]


# --- joints ------------------------------------------------------------------------------------------------


def _semicolons(text: str, tokens: Sequence[TaggedWord], spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """Between clauses that a semicolon joins."""
    marks = [token.start for token in tokens if token.text == ";" and not is_quoted(token, spans)]
    parts = [text[start:end].strip(" ;") for start, end in zip([0, *marks], [*marks, len(text)], strict=True)]
    if any(count_words(part) < 4 or not is_clause(re.sub(r"^(?:and|but)\s+", "", part)) for part in parts):
        return (text,)  # a list, not clauses
    return tuple(_start(re.sub(r"^and\s+", "", part)) for part in parts)


def _concession(text: str, tokens: Sequence[TaggedWord], spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """ "Although A, B." → "A. But B." where A does not speak of what only B names."""
    match = _CONCESSION.match(text)
    if not match:
        return (text,)
    start = next(place for place, token in enumerate(tokens) if token.start >= match.start("rest"))
    opening = clause_at(tokens, start)
    if not opening or tokens[start].tag in ("PNP", "DPS"):
        return (text,)
    for place in range(opening.verb, len(tokens) - 1):
        if tokens[place].text == "," and not is_quoted(tokens[place], spans) and clause_at(tokens, place + 1):
            head, rest = text[tokens[start].start : tokens[place].start], text[tokens[place + 1].start :]
            if min(count_words(head), count_words(rest)) < 4:
                return (text,)
            return (_start(head), f"But {_continued(rest)}")
    return (text,)


def _coordinated(
    text: str, tokens: Sequence[TaggedWord], spans: Sequence[tuple[int, int]]
) -> tuple[str, ...]:
    """Before ", but the ministry says …", where both sides can stand alone."""
    if _CONDITION.match(text):
        return (text,)
    for place, token in enumerate(tokens[:-2]):
        joint = tokens[place + 1]
        if token.text != "," or joint.word not in ("and", "but", "yet", "so") or is_quoted(token, spans):
            continue
        after = place + 2
        while after < len(tokens) - 1 and tokens[after].tag == "AV0":
            after += 1
        if not clause_at(tokens, after) or not _stands(tokens[:place]):
            continue
        head, rest = text[: token.start], text[tokens[place + 2].start :]
        if min(count_words(head), count_words(rest)) < 5:
            continue
        return (head, _start(rest) if joint.word == "and" else f"{joint.text.capitalize()} {rest}")
    return (text,)


def _stands(head: Sequence[TaggedWord]) -> bool:
    """Whether what comes before a joint is a whole sentence whose scope ends there."""
    comma = max((place for place, token in enumerate(head) if token.text == ","), default=-1)
    last = head[comma + 1 :]
    if any(token.word in _REPORTS for token in head) or any(token.tag == "CJT" for token in last):
        return False
    if head[0].tag in ("CJS", "AVQ") and comma < 0:
        return False
    starts = [0, *(place + 1 for place, token in enumerate(head) if token.text == ",")]
    return any(clause_at(head, start) for start in starts) or any(map(is_finite, head[:12]))


def _shared_subject(
    text: str, tokens: Sequence[TaggedWord], spans: Sequence[tuple[int, int]]
) -> tuple[str, ...]:
    """Before a second verb of the same subject: "It has a plan and struggled" → "It has a plan. It struggled"."""
    main = clause_at(tokens, 0)
    if not main:
        return (text,)
    after = tokens[main.verb + 1 : main.verb + 4]
    if any(token.tag in ("VVN", "VVI", "VBI", "VBN", "VVG") for token in after):
        return (text,)  # "has seen and heard": the second verb hangs on the first one's helper
    for place in range(main.verb + 4, len(tokens) - 3):
        if tokens[place].word not in ("and", "but") or is_quoted(tokens[place], spans):
            continue
        verb = place + 1
        while tokens[verb].tag == "AV0" and verb < len(tokens) - 1:
            verb += 1
        if not is_finite(tokens[verb]) or tokens[verb].tag == "VVB":
            continue
        if not _parallel(tokens, main.verb, place, verb):
            continue
        if any(token.word in _REPORTS or token.tag == "CJT" for token in tokens[:place]):
            continue
        name = again(tokens[: main.verb], tokens[verb])
        head, rest = text[: tokens[place].start].rstrip(" ,"), text[tokens[place + 1].start :]
        if name and min(count_words(head), count_words(rest)) >= 5:
            return (head, f"{'But ' + _continued(name) if tokens[place].word == 'but' else name} {rest}")
    return (text,)


def _parallel(tokens: Sequence[TaggedWord], first: int, joint: int, second: int) -> bool:
    """Whether two verbs have the same subject: no other verb or relative word comes between them."""
    between = tokens[first + 1 : joint]
    if any(is_finite(token) or token.tag in ("PNQ", "DTQ", "AVQ", "CJS") for token in between):
        return False
    past, now = {"VVD", "VBD", "VHD", "VDD"}, {"VVZ", "VBZ", "VHZ", "VDZ", "VBB", "VHB", "VDB"}
    before, after = tokens[first].tag, tokens[second].tag
    return after == "VM0" or (before in past and after in past) or (before in now and after in now | past)


def _because(text: str, tokens: Sequence[TaggedWord], spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """ "Given that A, B." → "A. So B." """
    match = re.match(r"(?:Given that|Because|Now that)\s+(?P<rest>\w.+)$", text)
    if not match:
        return (text,)
    start = next(place for place, token in enumerate(tokens) if token.start >= match.start("rest"))
    opening = clause_at(tokens, start)
    if not opening or tokens[start].tag in ("PNP", "DPS"):
        return (text,)
    commas = [place for place in range(opening.verb, len(tokens) - 1) if tokens[place].text == ","]
    for place in reversed(commas):
        if clause_at(tokens, place + 1) and not is_quoted(tokens[place], spans):
            head, rest = text[tokens[start].start : tokens[place].start], text[tokens[place + 1].start :]
            if min(count_words(head), count_words(rest)) < 5:
                return (text,)
            return (_start(head), f"So {_continued(rest)}")
    return (text,)


def _tail(text: str, tokens: Sequence[TaggedWord], spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """A last part that begins ", where", ", including" or ", making" → a sentence of its own."""
    for place in range(len(tokens) - 4, 4, -1):
        if tokens[place - 1].text != "," or is_quoted(tokens[place], spans):
            continue
        head, rest = text[: tokens[place - 1].start], text[tokens[place + 1].start :]
        name = _subject_of_tail(tokens, place)
        if not name or count_words(head) < 5 or count_words(rest) < 3 or not _stands(tokens[: place - 1]):
            continue
        reported = tokens[place].word != "including" and any(t.word in _REPORTS for t in tokens[:place])
        if _ends(tokens, place + 1) and not reported:
            return (head, f"{name} {rest}")
    return (text,)


def _subject_of_tail(tokens: Sequence[TaggedWord], place: int) -> str:
    """How a tail that begins at `place` begins as a sentence of its own; empty when that is not sure."""
    token, before, after = tokens[place], tokens[:place], tokens[place + 1 :]
    if token.word == "where":
        if any(other.word == "where" for other in after):
            return ""
        placed = tokens[place - 2].tag == "NP0" and tokens[place + 1].word != "there"
        whole = clause_at(tokens, place + 1) or tokens[place + 1].word == "both"
        return "There," if placed and whole else ""
    if token.word == "including":
        return "That includes"
    tags = {other.tag for other in before}
    present = tags & {"VVZ", "VBZ", "VHZ", "VBB", "VHB", "VM0"} and not tags & {"VVD", "VBD", "VHD"}
    if token.word in _CAUSING and present and not any(map(is_finite, after[:2])):
        return f"That {_CAUSING[token.word]}"
    return ""


_CAUSING = {
    "making": "makes", "meaning": "means", "ushering": "ushers", "allowing": "allows", "leading": "leads",
    "causing": "causes", "giving": "gives", "creating": "creates", "forcing": "forces", "leaving": "leaves",
    "bringing": "brings", "raising": "raises", "reducing": "reduces", "ensuring": "ensures", "enabling": "enables",
    "adding": "adds", "putting": "puts", "prompting": "prompts", "sparking": "sparks", "boosting": "boosts",
    "preventing": "prevents", "providing": "provides", "offering": "offers", "turning": "turns",
}  # fmt: skip
"""What a whole clause can do, as it stands behind a comma, and as it is said of "that": «The water rose,
making every storm a danger.»"""


def _relative(text: str, tokens: Sequence[TaggedWord], spans: Sequence[tuple[int, int]]) -> tuple[str, ...]:
    """A clause with "which" or "who" that ends the sentence → a sentence of its own."""
    for place in range(len(tokens) - 3, 5, -1):
        word = tokens[place].word
        if word not in ("which", "who") or tokens[place - 1].text != "," or is_quoted(tokens[place], spans):
            continue
        verb = place + 1
        while tokens[verb].tag == "AV0" and verb < len(tokens) - 1:
            verb += 1
        head, rest = text[: tokens[place - 1].start], text[tokens[place + 1].start :]
        if not is_finite(tokens[verb]) or not _ends(tokens, verb):
            continue
        if min(count_words(head), count_words(rest)) < 5 or not _stands(tokens[: place - 1]):
            continue
        if any(token.word in _REPORTS or token.tag == "CJT" for token in tokens[:place]):
            continue
        name = _antecedent(tokens[: place - 1], tokens[verb], word)
        if name:
            return (head, f"{name} {rest}")
    return (text,)


def _ends(tokens: Sequence[TaggedWord], verb: int) -> bool:
    """Whether a clause goes on to the end: behind its commas no verb waits for a subject that stands before it."""
    commas = [place for place in range(verb, len(tokens) - 1) if tokens[place].text == ","]
    return not any(is_finite(tokens[place + 1]) for place in commas)


def _antecedent(before: Sequence[TaggedWord], verb: TaggedWord, word: str) -> str:
    """What "which" or "who" stands for, as the subject of a sentence of its own; empty when that is not sure."""
    last = before[-1]
    names: list[str] = []
    for token in reversed(before):
        if token.tag != "NP0":
            break
        names.insert(0, token.text)
    if word == "who":
        if names and len(names) <= 3:
            return names[-1]
        return "They" if last.tag == "NN2" else ""
    if verb.word in _EVENT and verb.tag in ("VVZ", "VVD"):
        return "That"
    plural = verb.tag in ("VVB", "VBB", "VHB", "VDB") or verb.word == "were"
    if plural:
        return "They" if last.tag == "NN2" else ""
    if last.tag == "NN2" and verb.tag in ("VVD", "VM0", "VHD"):
        return "They"
    return "It" if last.tag in ("NN1", "NP0", "NN0", "CRD") else ""


def _start(text: str) -> str:
    return text[:1].upper() + text[1:]


_CUTS = (_semicolons, _concession, _because, _coordinated, _relative, _tail, _shared_subject)
