"""How a sentence of the article is said: speaker first, pointers named, in short sentences, word for word otherwise."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from podcast.writers.extractive.asides import find_asides
from podcast.writers.extractive.breaths import mark_statements, quote_in_breaths
from podcast.writers.extractive.cutting import SpokenStretch, find_cuts, part_report
from podcast.writers.extractive.edits import ADDING, ANSWER, Edit, apply_edits, as_sentence, inside_sentence
from podcast.writers.extractive.shortening import shorten
from podcast.writers.extractive.speaker_introductions import introduce_speaker, introduce_subject
from podcast.writers.extractive.speakers_first import find_attribution, means_another
from podcast.writers.extractive.spoken_marks import close_words, say_pieces, with_inner_marks
from podcast.writers.extractive.spoken_names import (
    full_name,
    is_in_mind,
    is_proper,
    is_rivalled,
    name_author,
    name_pointers,
    name_signer,
    point_again,
    with_full_name,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from podcast.model import Quotation, Sentence, Token
    from podcast.writers.extractive.heard import Heard
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.speaker_introductions import SpeakerIntroduction
    from podcast.writers.extractive.speakers_first import SpokenAttribution

_CONNECTIVE = re.compile(
    r"(?:And|Also|Meanwhile|In addition|Additionally|Moreover|Furthermore|Then|Besides"
    r"|Similarly|Likewise|Indeed|Of course"
    r"|In fact|So|Thus|Therefore|Hence|As a result|Consequently|But|However|Yet|Still"
    r"|Nevertheless|Nonetheless|Instead"
    r"|That said|Even so|For example|For instance|In particular|First|Second|Finally),?\s+(?!(?:to|of)\b)"
)
"""Words that join a sentence to the one before it: «However, the gate was shut.»"""
_ADDS = re.compile(
    rf"(?:{'|'.join(ADDING)}|Finally|Lastly|(?:First|Second|Third|Fourth)(?:ly)?,),?\s+(?!(?:to|of)\b)"
)
"""A beginning that only adds: it can go where what it adds to is not said: «Meanwhile, the river brought sand.»"""


_TURNS = re.compile(
    r"(?:But|However|Still|Yet|Nevertheless|Nonetheless|Even so),?\s+(?!(?:for|to|of|as|another)\b)"
)
"""A beginning that turns what nobody has in mind where a chapter begins: «But the gate is shut.»"""
_DATELINE = re.compile(
    r"[A-Z][\w.’']+(?: [A-Z][\w.’']+){0,2}(?:, [A-Z][\w.’']+(?: [A-Z][\w.’']+)?)? \([A-Z]{2,8}\)"
    r"(?:\s*[—–-]{1,2}\s*|\s*)(?=[A-Z“\"])|"
    r"(?:[A-Z]\w+ [—–-]{1,2} )?[A-Z][A-Z.’' ]{2,30}(?:,[^—–]{1,40})?(?:\s+via\s[A-Z][\w. ]{1,30})?"
    r"(?:\s*\([A-Z][\w. ]{1,20}\))?"
    r"\s*(?:[—–-]{1,2}\s+|—|--)(?=[A-Z“\"])|"
    r"\([A-Z][\w&.]*(?: [A-Z]\w*){0,2}\)(?:\s*[—–-]{1,2})?\s*"
    r"(?:[A-Z][A-Z.’' ]{2,30}(?:,[^—–]{1,20})?\s*[—–-]{1,2}\s*)?(?=[A-Z“\"])|"
    r"[A-Z][\w.’']+(?: [A-Z][\w.’']+){0,2}, (?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)"
    r" \([A-Z]{2,8}\)\s*(?:[—–-]{1,2}\s*)?(?=[A-Z“\"])|"
    r"([A-Z]{4,}) (?=(?i:\1)\b)"
)
"""Where and when a story was filed: «PORT CORROW (AP) — The ferry is back.»"""


_FIRST_PLACE = re.compile(
    r"(?:\([A-Z][\w.]*(?: [A-Z][\w.]*){0,3}\) )?[A-Z]{4,}(?: [A-Z]{2,})?"
    r"(?:: |, [A-Z]{2,6}\.? |, (?:[A-Z][a-z]{2,5}\.|(?:[A-Z]\.){2})\s*)(?=[A-Z“\"][a-z]|A )"
)
"""The same before an article's first sentence alone: «CORROW: The ferry is back.»"""
_LABEL = re.compile(
    r"(?:A|Answer|Summary|Highlights?|Key points?"
    r"|(?i:new|breaking|exclusive|updated?|live|watch|video|editor[’']s note)):\s+(?=[A-Z“\"])"
)
"""What kind of line it is, which is heard or says nothing: «Answer: It grows in full sun.»"""
_NAME_LABEL = re.compile(r"(?P<label>[A-Z][\w.’'-]*(?: [\w.’'-]+){0,3}): ")
"""What a line is about, before it: «Corrow: built two walls.», «The mole: The mole is shut.»"""
_PLAIN = frozenset(("said", "says", "say", "told", "tells", "thinks", "thought", "believes", "believed"))
"""Verbs behind which "that" is not missed; "Lee added emails were sent" would add emails."""
_PLAINLY = re.compile(r"\w+|told(?: [A-Z][\w.’'-]*){1,3}")
"""A verb of saying that says nothing else: «told Radio Corrow»"""
_COUNTED = frozenset(("CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY", "DATE", "TIME"))
"""Entities that are amounts, whose first word is no name: "Some 280 employees"."""
_JOINING = frozenset(("and", "but", "so", "or", "yet"))
"""A word that somebody begins with before the tag: «“And,” Lee said, “it leaks.”»"""
_NEW_SENTENCE = re.compile(r"(?:He|She|It|They|We|You|This|That|These|Those|The|A|An|There|And|But|So)\b")
"""How somebody's next sentence begins behind a tag: «“It leaks,” Lee said. “The wall is old.”»"""
TAG = 12
"""Words of a sentence that only says who said the words before it, at most."""
_OPEN_END = re.compile(r"\.”$")
"""The end of words in marks, behind which the sentence goes on: «“It is in force.”»"""


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence as it is said, and the article's sentence that it rests on."""

    text: str
    sentence: int
    is_quotation: bool = False
    is_introduction: bool = False
    """Whether it only tells who speaks in the next one."""


def word_sentence(source: SourceView, index: int, heard: Heard) -> tuple[Wording, ...]:
    """Returns how a sentence is said after what was heard; several where it is cut; empty where nothing is to say."""
    sentence = source.sentence(index)
    text = sentence.text
    if index in source.tellers:
        opens = source.tellers[index].is_author and not _follows(source, index, heard)
        start = (
            match.end()
            if (match := ANSWER.match(text))
            or (opens and (match := _ADDS.match(text) or _DATELINE.match(text) or _LABEL.match(text)))
            else 0
        )
        return tuple(
            Wording(told, index, is_quotation=True) for told in quote_in_breaths(source, index, start)
        )
    edits = name_pointers(source, index, heard)
    if not _follows(source, index, heard) and (match := _ADDS.match(text)):
        edits.append(Edit(0, match.end()))
    if heard.is_opening() and (match := _TURNS.match(text)):
        edits.append(Edit(0, match.end()))
    is_first = index == 0 or (sentence.section == 0 and source.sentence(index - 1).section < 0)
    if match := (
        (is_first and _FIRST_PLACE.match(text))
        or _DATELINE.match(text)
        or ANSWER.match(text)
        or _LABEL.match(text)
    ):
        edits.append(Edit(0, match.end()))
    elif label := _find_label(sentence):
        edits.append(label)
    if told := source.told.get(index):
        edits += told.edits_with(name_author(source, told, heard))
        return _word_statement(source, index, edits)
    if _is_only_tag(source, index, heard) or _is_only_name(source, index):
        return ()
    attribution = find_attribution(source, index) if sentence.parse.tokens else None
    if attribution and not attribution.is_quotation:
        return _word_report(source, index, attribution, edits, heard)
    quoted = _word_quotation(source, index, attribution, heard)
    return quoted if quoted is not None else _word_saying(source, index, edits, heard)


def _is_only_tag(source: SourceView, index: int, heard: Heard) -> bool:
    """Returns whether a sentence only says who said the words before it: “What can you say?” Lee said of the storm."""
    if source.quotations.get(index) or not heard.is_last(index - 1):
        return False
    root = source.sentence(index).parse.root
    cues = [q.cue for q in source.quotations.get(index - 1, ()) if q.cue and q.cue.sentence == index]
    return any(cue.start <= root < cue.stop for cue in cues) and source.words(index) <= TAG


def _is_only_name(source: SourceView, index: int) -> bool:
    """Returns whether a sentence is the name of who speaks beside it, and no more: “It leaks.” Lee. “It is old.”"""
    tokens = source.sentence(index).parse.tokens
    is_name = bool(tokens) and all(token.pos in ("PROPN", "PUNCT") for token in tokens)
    beside = (index - 1, index + 1)
    return is_name and index not in source.quotations and all(at in source.quotations for at in beside)


def _find_label(sentence: Sentence) -> Edit | None:
    """Returns how a label goes that the sentence says again, or that is its subject: "Corrow: built two walls"."""
    match = _NAME_LABEL.match(sentence.text)
    if match is None:
        return None
    label, rest = match["label"], sentence.text[match.end() :]
    if re.match(rf"(?:[Tt]he )?{re.escape(label)}\b(?![’'])", rest):
        return Edit(0, match.end())
    tokens = sentence.parse.tokens
    first = next((token for token in tokens if token.start >= match.end()), None)
    is_name = all(
        token.pos == "PROPN" and token.entity for token in tokens if token.start < match.end("label")
    )
    is_verb = first is not None and first.tag in ("VBD", "VBZ") and first.text[0].islower()
    return Edit(match.end("label"), match.end(), " ") if is_name and is_verb else None


def _follows(source: SourceView, index: int, heard: Heard) -> bool:
    """Returns whether what a sentence goes on with is in mind: the one before it, or before what nobody says."""
    return heard.is_recent(index - 1) or heard.is_recent(source.previous(index))


def _word_report(
    source: SourceView, index: int, attribution: SpokenAttribution, edits: list[Edit], heard: Heard
) -> tuple[Wording, ...]:
    """Returns a report with its speaker first: "The gauge is old, Lee said" as "Lee said the gauge is old"."""
    sentence = source.sentence(index)
    at = attribution.speaker_token
    speaker = source.list_meant(index, at)
    if sentence.parse.tokens[at].word in ("it", "they") and speaker <= {None}:
        return _word_statement(source, index, edits)  # before what is said, "it" would be what was named last
    names = {source.entity(number).name for number in speaker if number is not None}
    edits = [edit for edit in edits if not any(name in edit.words for name in names)]
    signer = name_signer(source, index, at, heard)
    introduced = None if signer else introduce_speaker(source, index, at, heard, attribution.speaker_stop)
    lead = introduced.name if introduced else signer or _lead(source, index, attribution.speaker, at, heard)
    start, stop = attribution.words[0]
    piece, *others = part_report(source, index, at, SpokenStretch(start, stop))
    stop = piece.stop
    edits = [*piece.edits, *edits]
    asides, apart = find_asides(source, index, edits)
    # Said behind the report, an aside would be nobody's.
    edits += find_asides(source, index, edits, is_somebodys=True)[0] if apart else asides
    edits += shorten(source, index, start, stop, edits)
    opening = ""
    if match := _CONNECTIVE.match(sentence.text[start:stop]):
        # "But the digging went on, Lee said": the turn comes before the speaker.
        opening = "But " if match[0].strip(" ,") in ("But", "Yet", "However") else ""
        start += match.end()
    inner = apply_edits(sentence.text, start, stop, edits)
    if inner.count('"') % 2 or inner.count("“") != inner.count("”"):
        return _word_saying(source, index, edits, heard)  # a mark stands on the other side
    # "CORROW -- A ferry is back": the first word that is said stands behind what is cut.
    start = next((edit.stop for edit in edits if edit.start == start and not edit.words), start)
    inner = inside_sentence(inner, is_name=_begins_with_name(source, sentence, start))
    if means_another(source, index, at, start, stop) or _has_apposition_before(sentence, at):
        return _word_statement(source, index, edits)
    first = _first_token(sentence, start)
    is_fronted = first is not None and (
        first.pos in ("ADP", "ADV", "SCONJ", "VERB") or _has_front(sentence, at)
    )
    # "said Thursday he did not work there" would date the work.
    is_plain = attribution.verb.split()[0] in _PLAIN and _PLAINLY.fullmatch(attribution.verb)
    # "Whether it leaks or not, the pump is old": no question that somebody answers
    asks = first is not None and sentence.parse.tokens[first.head].head == sentence.parse.root
    is_joined = inner.startswith("that ") or (asks and inner.startswith(("how ", "why ", "whether ")))
    is_pointer = first is not None and first.word == "that" and first.relation != "mark"
    if is_pointer or ((is_fronted or not is_plain) and not is_joined):
        inner = f"that {inner}"
    is_name = sentence.parse.tokens[at].pos == "PROPN"
    lead = f"{opening}{inside_sentence(lead, is_name=is_name)}" if opening else as_lead(lead)
    told = [
        *_word_introduction(introduced, index),
        *_spoken(f"{lead} {attribution.verb} {inner}", index, edits),
    ]
    for other in others:
        text = apply_edits(sentence.text, other.start, other.stop, [*other.edits, *edits])
        inside = inside_sentence(text, is_name=_begins_with_name(source, sentence, other.start))
        told += _spoken(f"{other.opening} {inside}", index, edits)
    return tuple(told)


def _has_apposition_before(sentence: Sentence, speaker: int) -> bool:
    """Returns whether a report begins with what its subject is: "A native of the port, Lee was its pilot"."""
    tokens = sentence.parse.tokens
    subject = _find_said_subject(sentence, speaker)
    if subject is None:
        return False
    first = tokens[tokens[tokens[subject].head].left]
    name = subject
    while tokens[name - 1].relation == "compound":
        name -= 1
    # To the parser, what stands before a name may be a part of it, or of the verb.
    return first.tag == "DT" and not first.entity and tokens[name - 1].text == ","


def _has_front(sentence: Sentence, speaker: int) -> bool:
    """Returns whether a report begins with something else than its subject: "Last May the pump was old"."""
    tokens = sentence.parse.tokens
    subject = _find_said_subject(sentence, speaker)
    return subject is not None and tokens[subject].left > tokens[tokens[subject].head].left


def _find_said_subject(sentence: Sentence, speaker: int) -> int | None:
    """Returns the subject of what somebody is reported to say."""
    parse = sentence.parse
    said = parse.children(parse.tokens[speaker].head, "ccomp")
    subjects = parse.children(said[0], "nsubj", "nsubjpass") if said else ()
    return subjects[-1] if subjects else None  # to the parser, both of «A friend of the port, Lee» may be one


def _word_quotation(
    source: SourceView, index: int, attribution: SpokenAttribution | None, heard: Heard
) -> tuple[Wording, ...] | None:
    """Returns somebody's own words with the speaker before them; None where the sentence says anything besides."""
    text = source.sentence(index).text
    own = [quotation for quotation in source.quotations.get(index, ()) if quotation.is_clause]
    if attribution:
        words = _join(mark_statements(source, index, start, stop) for start, stop in attribution.words)
    elif own and (_is_all_quoted(text) or _covers(source, index, own)):
        words = mark_statements(source, index, 0, len(text)).strip("“”\"' ")
    else:
        return None
    quoted = f"“{close_words(with_inner_marks(words))}”"
    if attribution and attribution.rest:
        start, stop = attribution.rest
        quoted = as_sentence(f"{_OPEN_END.sub('”', quoted)} {text[start:stop]}")
    is_led = heard.is_last(index - 1) and any(q.cue and q.cue.sentence == source.led.get(index) for q in own)
    is_open = is_led or _goes_on(source, index, attribution, heard)
    if attribution:
        return _word_tagged(source, index, attribution, quoted, heard, is_open=is_open)
    if is_open:
        return (Wording(quoted, index, is_quotation=True),)
    if own[0].speaker is None:
        return ()
    introduced, lead, verb = _introduce(source, own[0], own[0].speaker, heard)
    said = Wording(f"{as_lead(lead)} {verb}: {quoted}", index, is_quotation=True)
    return (*_word_introduction(introduced, index), said)


def _word_introduction(introduced: SpeakerIntroduction | None, index: int) -> tuple[Wording, ...]:
    """Returns who a speaker is, where that is said apart."""
    sentences = introduced.sentences if introduced else ()
    is_apart = introduced is not None and introduced.is_of_words
    return tuple(Wording(sentence, index, is_introduction=is_apart) for sentence in sentences)


def _word_tagged(
    source: SourceView,
    index: int,
    attribution: SpokenAttribution,
    quoted: str,
    heard: Heard,
    *,
    is_open: bool,
) -> tuple[Wording, ...]:
    """Returns who says it, then the words, and what the speaker says besides as a sentence of its own."""
    at = attribution.speaker_token
    introduced = None if is_open else introduce_speaker(source, index, at, heard, attribution.speaker_stop)
    lead = introduced.name if introduced else _lead(source, index, attribution.speaker, at, heard)
    text = quoted if is_open else f"{as_lead(lead)} {attribution.verb}: {quoted}"
    said = (*_word_introduction(introduced, index), Wording(text, index, is_quotation=True))
    return (*said, *_spoken(attribution.addition, index, ())) if attribution.addition else said


def _join(pieces: Iterable[str]) -> str:
    """Returns somebody's words that a tag had parted: “And,” Lee said, “it leaks.”"""
    parts = list(pieces)
    if len(parts) > 1 and parts[0].rstrip(",").lower() in _JOINING:
        parts[0] = parts[0].rstrip(",")
    for at, after in enumerate(parts[1:]):
        if _NEW_SENTENCE.match(after):
            parts[at] = re.sub(r",$", ".", parts[at])
    return " ".join(parts)


def _introduce(
    source: SourceView, quotation: Quotation, speaker: int, heard: Heard
) -> tuple[SpeakerIntroduction | None, str, str]:
    """Returns who says a quotation, and the verb: who is new as the article introduces them behind the words."""
    cue = find_attribution(source, quotation.cue.sentence) if quotation.cue else None
    if cue and cue.is_quotation and quotation.cue and quotation.cue.sentence in quotation.sentences:
        verb = _find_verb(source, quotation) if _PLAINLY.fullmatch(cue.verb) else cue.verb
        if speaker not in heard.entities and source.entity(speaker).name in cue.speaker:
            at = cue.speaker_token
            introduced = introduce_speaker(source, quotation.cue.sentence, at, heard, cue.speaker_stop)
            return introduced, introduced.name if introduced else cue.speaker, cue.verb
        if source.entity(speaker).name.startswith(f"{cue.speaker} "):
            # a name that was taken with words behind it: "Lee told The Corrow Times"
            return None, cue.speaker, verb
        return None, point_again(source, speaker, heard) or full_name(source, speaker, heard), verb
    who = point_again(source, speaker, heard) or full_name(source, speaker, heard)
    return None, who, _find_verb(source, quotation)


def _find_verb(source: SourceView, quotation: Quotation) -> str:
    """Returns the article's own "writes", "wrote" or "says" at a quotation, "asked" at a question; else "said".

    Of a sentence that is nothing but the tag, all of it: “What is he?” / Lee asked about the pilot.
    """
    cue = quotation.cue
    if cue is None:
        return "said"
    parse = source.sentence(cue.sentence).parse
    behind = parse.tokens[parse.root + 1 : -1]
    is_own = cue.sentence not in quotation.sentences and cue.start <= parse.root < cue.stop
    if is_own and source.words(cue.sentence) <= TAG and all(_is_plain_behind(token) for token in behind):
        return parse.words(parse.root, len(parse.tokens) - 1)
    known = ("writes", "wrote", "says", "say", *(("asks", "asked") if quotation.text.endswith("?") else ()))
    own = (token.word for token in parse.tokens[cue.start : cue.stop] if token.is_finite)
    return next((word for word in own if word in known), "said")


def _is_plain_behind(token: Token) -> bool:
    """Returns whether a word behind the verb of a tag says to whom, when or of what it is said, and nothing besides."""
    return not token.is_finite and token.pos not in ("CCONJ", "PUNCT", "SCONJ") and token.tag != "VBG"


def _word_saying(source: SourceView, index: int, edits: list[Edit], heard: Heard) -> tuple[Wording, ...]:
    """Returns a statement; of what somebody says, who that is stands apart: "Lee is a pilot …", "Lee said that …"."""
    parse = source.sentence(index).parse
    introduced = introduce_subject(source, index, heard)
    if introduced is None:
        return _word_statement(source, index, edits)
    stop = introduced.stop + (parse.text[introduced.stop : introduced.stop + 1] == ",")
    ends = {place for it in find_cuts(source, index) for place in (it.start, it.stop)}
    if any(introduced.start < end <= stop + 1 for end in ends - {len(parse.text)}):
        return _word_statement(source, index, edits)  # "Lee, who leads the crew, said": it is cut there
    kept = [edit for edit in edits if edit.stop <= introduced.start or stop <= edit.start]
    named = Edit(introduced.start, stop, introduced.name)
    return (
        *_word_introduction(introduced, index),
        *_word_statement(source, index, [*kept, named]),
    )


def _word_statement(source: SourceView, index: int, edits: list[Edit]) -> tuple[Wording, ...]:
    """Returns a statement in one sentence, or several where it is cut."""
    sentence = source.sentence(index)
    result: list[Wording] = []
    asides, apart = find_asides(source, index, edits)
    edits = [*edits, *asides]
    for piece in find_cuts(source, index):
        kept = [*piece.edits, *(_end_at(piece.stop, edit, sentence.text) for edit in edits)]
        made = [*kept, *shorten(source, index, piece.start, piece.stop, kept)]
        text = apply_edits(sentence.text, piece.start, piece.stop, made)
        opening = piece.opening
        if piece.source:
            opening = f"{as_lead(apply_edits(sentence.text, *piece.source, edits).rstrip('.'))},"
        if opening:
            is_name = _begins_with_name(source, sentence, piece.start, edits)
            text = f"{opening} {inside_sentence(text, is_name=is_name)}"
        result += _spoken(text, index, asides)
        moved = {edit.start for edit in kept if piece.start <= edit.start and edit.stop <= piece.stop}
        result += [said for one in apart if one.start in moved for said in _spoken(one.text, index, ())]
    if result and (index in source.leads or index in source.listed) and sentence.text.endswith(":"):
        result[-1] = replace(result[-1], text=f"{result[-1].text.rstrip('.')}:")
    return tuple(result)


def _end_at(stop: int, edit: Edit, text: str) -> Edit:
    """Returns a change that ends with its piece, where only marks of it stand behind: "— the pump is old — but it"."""
    is_over = edit.start < stop < edit.stop and not re.search(r"\w", text[stop : edit.stop])
    return replace(edit, stop=stop) if is_over else edit


def _first_token(sentence: Sentence, start: int) -> Token | None:
    return next((token for token in sentence.parse.tokens if token.start >= start), None)


def _begins_with_name(source: SourceView, sentence: Sentence, start: int, edits: Sequence[Edit] = ()) -> bool:
    """Returns whether the first word behind a place is a name: to the parser, or by its capital inside a sentence."""
    token = _first_token(sentence, start)
    if token is None:
        return False
    if words := next((edit.words for edit in edits if edit.start == token.start and edit.words), ""):
        return words[:1].isupper()
    is_name = token.pos != "VERB" and bool(token.entity) and token.entity not in _COUNTED
    return source.has_capital(token) or is_name


def _spoken(text: str, index: int, edits: Sequence[Edit]) -> tuple[Wording, ...]:
    return tuple(Wording(piece, index) for piece in say_pieces(text, edits))


def _is_all_quoted(text: str) -> bool:
    """Returns whether a sentence is nothing but somebody's words; marks may stand open or closed elsewhere."""
    bare = text.strip().rstrip(".,")
    inner = bare.strip('“”"')
    return inner != bare and not re.search(r"[“”\"]", inner)


def _covers(source: SourceView, index: int, quotations: Sequence[Quotation]) -> bool:
    """Returns whether a quotation's words are the whole sentence, with its marks elsewhere."""
    size = len(source.sentence(index).parse.tokens)
    return any(
        span.sentence == index and span.stop - span.start >= size - 2 for q in quotations for span in q.spans
    )


def _goes_on(source: SourceView, index: int, attribution: SpokenAttribution | None, heard: Heard) -> bool:
    """Returns whether a sentence's words go on with those of the speaker who was just quoted."""
    if not heard.is_last(index - 1):
        return False
    before = [q for q in source.quotations.get(index - 1, ()) if q.is_clause]
    here = [q for q in source.quotations.get(index, ()) if q.is_clause]
    if any(q in before for q in here):
        return True
    if attribution and not _PLAINLY.fullmatch(attribution.verb):
        return False  # "…, he said at another point": what was said then is not what was said before
    beside = source.in_one_paragraph(index - 1, index)
    if not beside and any(_has_occasion(source, q) for q in here):
        return False
    return any(
        q.speaker is not None and q.speaker == other.speaker and _stands_alone(source, other)
        for q in here
        for other in (source.quotations.get(index - 1, ()) if beside else before)
    )


def _stands_alone(source: SourceView, quotation: Quotation) -> bool:
    """Returns whether a quotation is heard as its speaker's: not one inside a report of what somebody tells others."""
    first, cue = quotation.sentences[0], quotation.cue
    if cue and cue.start <= source.sentence(cue.sentence).parse.root < cue.stop:
        return True
    if (
        quotation.form != "inline"
        or find_attribution(source, first)
        or _is_all_quoted(source.sentence(first).text)
    ):
        return True
    return _covers(source, first, [quotation])


def _has_occasion(source: SourceView, quotation: Quotation) -> bool:
    """Returns whether the words by a quotation say more than who says it: "he stated in a post on Friday"."""
    if quotation.cue is None:
        return False
    cue = find_attribution(source, quotation.cue.sentence)
    return cue is None or not _PLAINLY.fullmatch(cue.verb)


def as_lead(text: str) -> str:
    """Returns a speaker's words at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def _find_meant(source: SourceView, index: int, token: int) -> int | None:
    """Returns whom a pronoun before somebody's words means, by what it points at, or else by whose words they are."""
    if source.sentence(index).parse.tokens[token].pos != "PRON":
        return None
    for reference in source.references.get(index, ()):
        if (
            reference.span.start <= token < reference.span.stop
            and reference.form == "pronoun"
            and reference.entity is not None
        ):
            return reference.entity
    speakers = {q.speaker for q in source.quotations.get(index, ()) if q.speaker is not None}
    return speakers.pop() if len(speakers) == 1 else None


def _acts_another(source: SourceView, index: int, person: int) -> bool:
    """Returns whether somebody else is the subject of a sentence, of whom "he said" may go on: "Lee disagreed"."""
    parse = source.sentence(index).parse
    subjects = parse.children(parse.root, "nsubj") if parse.root >= 0 else ()
    acting = source.find_person(index, subjects[0], "name") if subjects else None
    genders = {source.entity(one).gender for one in (acting, person) if one is not None}
    return acting not in (None, person) and ("" in genders or len(genders) == 1)


def _lead(source: SourceView, index: int, words: str, token: int, heard: Heard) -> str:
    """Returns who speaks: as the sentence has it, a pronoun by name where the sentence before it was not said."""
    is_pronoun = source.sentence(index).parse.tokens[token].pos == "PRON"
    follows = is_pronoun and heard.is_last(index - 1)
    if follows and words.lower() not in ("he", "she"):
        return words
    meant = _find_meant(source, index, token)
    # "A pilot of the port", said again, would be another one.
    is_sure = meant is not None and not (
        follows
        and (
            is_rivalled(source, index, meant)
            or not is_proper(source.entity(meant).name)
            or _acts_another(source, index - 1, meant)
        )
    )
    if meant is not None and is_sure and not is_in_mind(source, index, meant, heard):
        return full_name(source, meant, heard)
    if follows:
        return words
    for number in source.mentions.get(index, ()):
        entity = source.entity(number)
        is_name = any(m.span.sentence == index and m.head == token for m in entity.mentions)
        if is_name and "," not in words and {*words.split()} <= {*entity.name.split(), *entity.role.split()}:
            return point_again(source, number, heard) or with_full_name(source, [number], words, heard)
    return with_full_name(source, source.mentions.get(index, ()), words, heard)
