"""What can be said by itself: runs of sentences that belong together, with what each is worth to a listener."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.writers.extractive.announcing import announces, leads_on, leads_to_list
from podcast.writers.extractive.breaths import FRAME
from podcast.writers.extractive.edits import ADDING
from podcast.writers.extractive.enumerating import OPEN_LINE, is_point
from podcast.writers.extractive.neighbours import is_pair, leans_back, opens_pair
from podcast.writers.extractive.pointing import points_at_unheard
from podcast.writers.extractive.spoken_names import may_be_named
from podcast.writers.extractive.weighing import weigh_sentences
from podcast.writers.frame import MAX_TURN

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from podcast.model.understanding import Need, Sentence
    from podcast.writers.extractive.source_view import SourceView

GROUP = 0.3
"""What the others count in it."""
SPINE = 0.15
"""What a sentence gains that says itself that it is what the text comes to."""
_SPINE = re.compile(
    r"\b[Oo]ur (?:main )?(?:conclusion|finding|recommendation)\b|\bWhat is missing\b"
    r"|\b(?:therefore|we) recommends?\b|^The (?:main |key |real )?"
    r"(?:reason|cause|question|problem|point|conclusion|implication|result|upshot"
    r"|risk|danger)\b.*\b(?:is|was)\b|\bmatters (?:most|because)\b|^In (?:short|sum)\b|\bmust therefore\b"
    r"|^What (?:makes|made|matters|ended|is needed)\b"
)
"""How it says so: «What is missing is a common date.»"""
ASIDE = 0.5
"""What a reporter's "I" or "we" counts where the text is not about the one who writes."""
_PERSONAL = frozenset(("essay", "opinion", "letter", "interview", "forum"))
MOST = 7
"""Sentences of a point, at most: what needs more before it is understood is not said."""
NEAR = 2
"""Sentences back to which a noun binds; what is farther off may have been said otherwise."""
ITEMS = 3
"""Headings behind a sentence that says that a list follows, from which on they are its items."""
SIGNATURE = 4
"""Sentences in which a letter or a series speaks of itself at its end, at most."""
_ON_PAGE = re.compile(r"\b(?:here|above|below)\b")
"""What is a place on the page, and nothing that a letter asks of its readers: «The whole list is at the link below.»"""
_ENDS = re.compile(r"(?:[.!?…][”\"’')]*|(?<=[^\W\d])[.!?][”\"’')]*\d{1,2})$")
"""How a sentence ends, with the number of its footnote: «“Nobody asked.”3»"""
_LEADS = re.compile(
    r"\b(?:following|follows?|below|here (?:is|are)|says?|said|writes?|wrote|asks?|asked|reads?|adds?|added|as)\b"
    r"[^:]*:$",
    re.IGNORECASE,
)
"""How a sentence ends that says nothing without what comes behind its colon: «The rule says:»"""
_SHOWN_NEXT = re.compile(
    r"^(?:to quote|let[’']s)\b|\b(?:looks?|looked) (?:\w+ )?like\b[^:]*:$"
    r"|\b(?:this|these|those|that|it|them|so|ways?|examples?|instance|stor(?:y|ies)|pictures?|code|commands?|lines?|outputs?"
    r"|errors?|messages?|charts?|tables?|quotes?|tweets?|formats?|steps?|items?)\s*:$",
    re.IGNORECASE,
)
"""How one ends that leads to code, a chart or a picture: «The message looks something like this:»"""
_BARE = re.compile(r"(?:yes|no|none|n/a)\W*$", re.IGNORECASE)
"""An answer that says nothing without its question: «No.»"""
_ADDRESS = re.compile(
    r"\b(?:has|have) reached out to\b.*\bcomment\b| > |->|https?:|www\.|\w@\w+\.\w|\b\w+\.(?:com|org|net|gov|co\.uk)/"
    r"|\b\d{3,5}[ -]\d{3}[ -]\d{3,4}\b"
    r"|\b(?:at|on|follow|following|handles?:?) @\w{2,}"
    r"|\((?:user ?name|handle|account|e-?mail|phone|tel)\b\.?:? ?[^() ]+\)"
)
"""What nobody says aloud: addresses, numbers of telephones: «Write to www.harbour.example by Monday.»"""
_OPENS = re.compile(
    r"(?:Suppose|Imagine|Consider|Picture|Assume|Think of|There (?:is"
    r"|are|was|were) (?:\w+ ){0,2}reasons?)\b"
)
"""How a sentence begins that only leads to the next one: «Suppose that a navy closed the strait.»"""
_DENIES = re.compile(r"\b(?:is|was|are|were|did|does|do)(?: not|n[’']t)\b")
"""What denies: «The gauge wasn’t moved.»"""
_INSTEAD = re.compile(r"(?:It|They|This|That|He|She) (?:is|was|were|are)\b|Rather\b|Instead\b|But\b|Nor\b")
"""How the next one begins that says what is so: «It was a debt.»"""
_ADDING = frozenset(word.lower() for word in ADDING)
_BINDING = frozenset(("caveat", "enumeration", "answer"))
"""Relations of which neither side is said without the other."""


@dataclass(frozen=True, slots=True)
class TellingPoint:
    """Sentences that are said together or not at all."""

    sentences: tuple[int, ...]
    weight: float
    words: int
    section: int
    own: int
    """The sentence for whose sake the others are there."""
    after: int | None = None
    """The sentence right after which alone it can be said; None where it can stand anywhere."""


def find_points(source: SourceView) -> tuple[TellingPoint, ...]:
    """Returns a point for each sentence that can be said, in the order of the article."""
    weights = weigh_sentences(source)
    points = []
    for sentence in source.sentences:
        group = close_group(source, sentence.index)
        after: int | None = None
        if not group:
            group, after = _hang(source, sentence.index)
        if group:
            words = sum(source.words(index) for index in group)
            own = weights[sentence.index]
            own += SPINE * bool(_SPINE.search(sentence.text))
            if (
                sentence.index in source.tellers or sentence.index in source.told
            ) and source.understood.genre not in _PERSONAL:
                own *= ASIDE
            points.append(
                TellingPoint(
                    group,
                    own + GROUP * sum(weights[i] for i in group if i != sentence.index) / len(group),
                    words,
                    sentence.section,
                    sentence.index,
                    after,
                )
            )
    return tuple(points)


def count_words_of(
    source: SourceView, points: Iterable[TellingPoint], barred: Collection[int] = frozenset()
) -> int:
    """Returns how many words all sentences of these points have as they are said, but for those barred."""
    return sum(source.words(index) for index in {i for p in points for i in p.sentences}.difference(barred))


def _hang(source: SourceView, index: int) -> tuple[tuple[int, ...], int | None]:
    """Returns a sentence that cannot stand alone with what follows it, and after which one it can be said.

    A question goes before what follows it, be it the next chapter, or ends the article; the article's first one goes
    after nothing. Empty is what nobody can say.
    """
    is_question = _is_open_question(source, index)
    is_last = index == source.sentences[-1].index
    if is_question and not is_last and not is_sayable(source, index + 1):
        return (), None
    after = _find_before(source, index)
    if after is None:
        return (), None
    needs_next = is_question or (leads_on(source.sentence(index).text) and not _leads_to_items(source, index))
    group = (index, index + 1) if needs_next and source.in_one_section(index, index + 1) else (index,)
    if index in source.leads:
        led = next((at for at in source.leads[index] if is_sayable(source, at)), None)
        if led is None:
            return (), None
        group = (index, led)
    # Behind nothing but lines that nobody says, a sentence opens the article.
    is_first = _opens_article(source, index) or (after < 0 and is_sayable(source, index))
    return group, None if is_first else after


def _is_open_question(source: SourceView, index: int) -> bool:
    """Returns whether a sentence of the text asks something itself, and quotes nobody."""
    sentence = source.sentence(index)
    is_asked = sentence.text.rstrip().endswith("?") and sentence.section >= 0
    return is_asked and not source.quotations.get(index)


def _find_before(source: SourceView, index: int) -> int | None:
    """Returns the sentence after which one can be said that cannot stand alone; None where it cannot be said at all.

    That is the one before it; passed over is what was said already, what speaks of the page, the rest of a quotation
    that nobody says further, and a paragraph without a sentence: "Read next: …", or the lines of a box with facts at
    the end of the section before.
    """
    if not _may_hang(source, index):
        return None
    before = index - 1
    while (
        before >= 0
        and source.sentence(before).section >= 0
        and (
            (before in source.repeats and not source.sentence(before).text.endswith("?"))
            or not _holds_sentence(source, before, index)
            or announces(source.sentence(before).text)
            or _is_rest_of_quotation(source, before)
        )
    ):
        before -= 1
    return before


def _is_rest_of_quotation(source: SourceView, index: int) -> bool:
    """Returns whether a sentence is somebody's words that began in the one before it, and can't be said itself."""
    began = any(
        quotation.form != "turn" and index - 1 in quotation.sentences
        for quotation in source.quotations.get(index, ())
    )
    return began and not is_sayable(source, index) and is_sayable(source, index - 1)


def _holds_sentence(source: SourceView, last: int, index: int) -> bool:
    """Returns whether a paragraph that ends with `last` and is not that of `index` has a sentence to say."""
    if source.in_one_paragraph(last, index):
        return True
    at = last
    while source.in_one_paragraph(at, last):
        if is_sayable(source, at):
            return True
        at -= 1
    return False


def _may_hang(source: SourceView, index: int) -> bool:
    """Returns whether a sentence can be said right after the one before it."""
    return is_sayable(source, index) or _is_fragment(source, index) or _is_somebodys(source, index)


def close_group(source: SourceView, index: int) -> tuple[int, ...]:
    """Returns a sentence with all that it cannot be said without, in order; nothing where that is too much."""
    group = {index}
    queue = [index]
    while queue:
        at = queue.pop()
        opens = _opens_scenario(source, at) and is_sayable(source, at)
        is_told = at - 1 in group and _is_fragment(source, at)
        wanted = set() if opens or is_told else _wanted(source, at)
        if wanted is None:
            return ()
        for other in wanted - group:
            if source.sentence(other).section != source.sentence(index).section:
                if other < index:
                    continue  # an earlier section has said it, or nobody will miss it
                return ()
            group.add(other)
            queue.append(other)
        if len(group.difference(source.listed.get(index, ()))) > MOST:
            return ()
    return tuple(sorted(group))


def _wanted(source: SourceView, index: int) -> set[int] | None:  # noqa: C901, PLR0912 - one a kind of need
    """Returns the sentences that one cannot be said without; None where it cannot be said at all."""
    sentence = source.sentence(index)
    if not is_sayable(source, index):
        return None
    wanted: set[int] = set()
    for need in source.needs.get(index, ()):
        if is_named(source, need):
            continue
        if need.kind == "noun" and need.needs is not None and index - need.needs > NEAR:
            continue
        if need.kind == "connective" and need.because.lower().rstrip(",") in _ADDING:
            continue
        if need.needs is not None:
            wanted.add(need.needs)
        elif (
            index
            and source.sentence(index - 1).section == sentence.section
            and need.kind in ("pronoun", "demonstrative", "ellipsis")
        ):
            if not _inside_quotation(source, index, need) or _goes_on(source, index):
                wanted.add(index - 1)
        elif need.kind in ("pronoun", "demonstrative") and not _opens_article(source, index):
            return None
    if _is_open_question(source, index):
        # A question without what answers it leaves the listener with it.
        answered = any(relation.kind == "answer" for relation in source.forward.get(index, ()))
        if not answered or not source.in_one_section(index, index + 1):
            return None
        wanted.add(index + 1)
    wanted.update(source.listed.get(index, ()))
    lead = source.led.get(index)
    if lead is not None and is_sayable(source, lead) and _wanted(source, lead) is not None:
        wanted.add(lead)
    if index in source.leads:
        # A line that leads to something says nothing without it.
        wanted.add(next((at for at in source.leads[index] if is_sayable(source, at)), source.leads[index][0]))
    if (
        _OPENS.match(sentence.text)
        or (leads_on(sentence.text) and not _leads_to_items(source, index))
        or (_DENIES.search(sentence.text) and _states_instead(source, index))
    ):
        if index + 1 >= len(source.sentences) or source.sentence(index + 1).section != sentence.section:
            return None
        wanted.add(index + 1)
    if opens_pair(source, index):
        wanted.add(index + 1)
    teller = source.tellers.get(index)
    if is_pair(sentence) or (leans_back(sentence) and (teller is None or teller.is_author)):
        if not index or source.sentence(index - 1).section != sentence.section:
            return None
        wanted.add(index - 1)
    for relation in source.forward.get(index, ()):
        if relation.kind in _BINDING and relation.second != index and 0 < relation.second - index < MOST:
            wanted.add(relation.second)
    for relation in source.backward.get(index, ()):
        if (
            relation.kind in ("enumeration", "answer", "contrast")
            and relation.first != index
            and 0 < index - relation.first < MOST
        ):
            wanted.add(relation.first)
    if _only_begins(source, index):
        wanted.add(index + 1)
    for quotation in source.quotations.get(index, ()):
        # Marks that open in one sentence and close in another are said as one.
        if (
            quotation.form != "turn"
            and quotation.is_clause
            and len(quotation.sentences) > 1
            and not _has_own_marks(sentence.text)
        ):
            wanted |= {at for at in quotation.sentences if abs(at - index) == 1}
    return wanted


def _only_begins(source: SourceView, index: int) -> bool:
    """Returns whether somebody's words are no statement before they are interrupted: “To be honest,” he said. “It …”"""
    tokens = source.sentence(index).parse.tokens
    quotations = source.quotations.get(index, ())
    spans = [tokens[span.start : span.stop] for q in quotations for span in q.spans if span.sentence == index]
    return (
        len(spans) == 1
        and quotations[0].text.rstrip().endswith(",")
        and not any(token.is_finite for token in spans[0])
        and source.in_one_paragraph(index, index + 1)
        and source.sentence(index + 1).text.startswith(("“", '"'))
    )


def _opens_article(source: SourceView, index: int) -> bool:
    """Returns whether a sentence is the article's first, which is written to be understood by who comes to it."""
    return source.sentence(index).section >= 0 and (index == 0 or source.sentence(index - 1).section < 0)


def _opens_scenario(source: SourceView, index: int) -> bool:
    """Returns whether a sentence is a scenario's first: what it points at is the name that was said before it."""
    section = source.sentence(index).section
    if section < 0 or source.in_one_section(index - 1, index):
        return False
    return source.understood.article.sections[section].kind == "scenario"


def _states_instead(source: SourceView, index: int) -> bool:
    """Returns whether the next sentence says what is so, after this one has said what is not."""
    if index + 1 >= len(source.sentences):
        return False
    return bool(_INSTEAD.match(source.sentence(index + 1).text))


def _goes_on(source: SourceView, index: int) -> bool:
    """Returns whether the same speaker's words stand in the sentence before."""
    own = {q.speaker for q in source.quotations.get(index, ()) if q.is_clause and q.speaker is not None}
    return any(q.is_clause and q.speaker in own for q in source.quotations.get(index - 1, ()))


def _has_own_marks(text: str) -> bool:
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0 and ("“" in text or '"' in text)


def _inside_quotation(source: SourceView, index: int, need: Need) -> bool:
    """Returns whether what points back stands in somebody's own words."""
    return any(q.is_clause and need.because in q.text for q in source.quotations.get(index, ()))


def is_named(source: SourceView, need: Need) -> bool:
    """Returns whether a name can be put where a sentence points back."""
    if need.kind == "name":
        return True
    if need.kind != "pronoun" or need.sentence in source.tellers:
        return False
    for reference in source.references.get(need.sentence, ()):
        parse = source.sentence(need.sentence).parse
        words = parse.words(reference.span.start, reference.span.stop)
        if words == need.because and reference.entity is not None and reference.antecedent is not None:
            is_person = source.entity(reference.entity).kind == "person"
            word = parse.tokens[reference.span.start].word
            is_inside = reference.antecedent.sentence == need.sentence
            is_clear = is_inside or may_be_named(source, reference)
            return is_person and word in ("he", "she", "his", "her", "him") and is_clear
    return False


def _is_somebodys(source: SourceView, index: int) -> bool:
    """Returns whether a sentence says itself whose words it quotes, of whom nothing more is known: «“Go,” read one.»"""
    sentence = source.sentence(index)
    own = [q for q in source.quotations.get(index, ()) if q.is_clause]
    outside = {
        at
        for at, token in enumerate(sentence.parse.tokens)
        if token.pos in ("VERB", "AUX")
        and not any(s.start <= at < s.stop for q in own for s in q.spans if s.sentence == index)
    }
    return bool(
        own
        and outside
        and all(len(q.sentences) == 1 for q in own)
        and source.in_one_section(index - 1, index)
        and _ENDS.search(sentence.text)
        and not _is_barred(source, index)
    )


def _is_fragment(source: SourceView, index: int) -> bool:
    """Returns whether words without a verb go on with what is before, or open a paragraph: «Now the pumps.»"""
    sentence = source.sentence(index)
    return (
        (
            source.in_one_paragraph(index - 1, index)
            or (source.in_one_section(index - 1, index) and source.in_one_paragraph(index, index + 1))
        )
        and all(q.speaker is not None or not q.is_clause for q in source.quotations.get(index, ()))
        and bool(_ENDS.search(sentence.text))
        and ":" not in sentence.text  # a label: "Edited in May: a typo in the third line."
        and (not _BARE.match(sentence.text) or source.sentence(index - 1).text.endswith("?"))
        and not _is_barred(source, index)
    )


def is_sayable(source: SourceView, index: int) -> bool:
    """Returns whether a sentence is one: it has a verb, ends as one does, and its quotations are somebody's."""
    sentence = source.sentence(index)
    if _is_barred(source, index):
        return False
    if not sentence.parse.tokens or (
        source.words(index) < 3 and index not in source.listed and not _is_terse(sentence)
    ):
        return False
    if index in source.listed:
        return True
    tokens = sentence.parse.tokens
    has_verb = (
        any(token.is_finite for token in tokens)
        or tokens[sentence.parse.root].tag == "VB"
        or _is_past_misread(sentence)
        # A verb that the parser took for a noun has a subject: "Our harbour and our rest lie in the north."
        or any(token.relation == "nsubj" and tokens[token.head].pos == "NOUN" for token in tokens)
    )
    # "Tuples need less memory:" says something, whatever table or program stood behind it.
    ends = _ENDS.search(sentence.text) or _ends_in_colon(source, index)
    if not has_verb or not (ends or sentence.section < 0) or _lacks_subject(sentence):
        return False
    if index in source.told or ((teller := source.tellers.get(index)) and teller.is_author):
        return True  # whatever stands in marks is said in the author's own voice
    whole = [
        q for q in source.quotations.get(index, ()) if q.is_clause and len(q.text) > 0.6 * len(sentence.text)
    ]
    return all(q.speaker is not None for q in whole)


def _is_past_misread(sentence: Sentence) -> bool:
    """Returns whether the parser took a past tense for a participle: one with a subject, or a noun's with an object."""
    parse, root = sentence.parse, sentence.parse.root
    if parse.tokens[root].tag == "VBN":
        return bool(parse.children(root, "nsubj"))
    behind = [at for at in parse.children(root, "acl") if parse.tokens[at].tag == "VBN"]
    return any(parse.children(at, "dobj") for at in behind)


def _lacks_subject(sentence: Sentence) -> bool:
    """Returns whether a sentence goes on from what is not there: "feared that the wall would cost it the port"."""
    parse = sentence.parse
    root = parse.tokens[parse.root]
    return (
        root.start == 0
        and root.is_finite
        and sentence.text[0].islower()
        and not parse.children(parse.root, "nsubj")
    )


def _is_terse(sentence: Sentence) -> bool:
    """Returns whether two words are a sentence, for it has its subject and its verb: "He failed."."""
    parse = sentence.parse
    return parse.tokens[parse.root].is_finite and bool(parse.children(parse.root, "nsubj", "nsubjpass"))


def _leads_nowhere(source: SourceView, index: int) -> bool:
    """Returns whether a sentence leads to what stands behind it, and nobody can say that."""
    if not leads_on(source.sentence(index).text) or _leads_to_items(source, index):
        return False
    return not source.in_one_section(index, index + 1) or not _may_hang(source, index + 1)


def _leads_to_items(source: SourceView, index: int) -> bool:
    """Returns whether a sentence says that a list follows, and the sections behind its own are one."""
    if not leads_to_list(source.sentence(index).text) or source.in_one_section(index, index + 1):
        return False
    below = source.understood.article.sections[source.sentence(index).section + 1 :]
    return sum(bool(section.heading) for section in below) >= ITEMS


def _ends_in_colon(source: SourceView, index: int) -> bool:
    """Returns whether a sentence is whole before the colon at its end, and no points of a list were to follow."""
    sentence = source.sentence(index)
    if index in source.leads:
        return True
    open_ends = (_LEADS, OPEN_LINE, _SHOWN_NEXT)
    if not sentence.text.endswith(":") or any(end.search(sentence.text) for end in open_ends):
        return False
    if leads_on(sentence.text):
        return True  # "Here's how it works:"
    if sentence.parse.tokens[-2:-1] and sentence.parse.tokens[-2].tag in ("VB", "VBD", "VBP", "VBZ"):
        return False  # "Behind the second gate, we were able to run:"
    section = source.understood.article.sections[sentence.section]
    return sentence.section >= 0 and not is_point(section, sentence.paragraph + 1)


def _is_barred(source: SourceView, index: int) -> bool:
    """Returns whether nobody says a sentence aloud, whatever stands beside it."""
    text = source.sentence(index).text
    told = index in source.tellers
    longest = source.longest[index] if source.longest else source.words(index)
    if longest > MAX_TURN - FRAME * told:
        return True
    last = source.sentences[-1].index
    if (
        last - index < SIGNATURE
        and source.in_one_paragraph(index, last)
        and any(
            announces(other.text) and not _ON_PAGE.search(other.text)
            for other in source.sentences[index + 1 :]
        )
    ):
        return True  # "The letter goes out every Thursday. If you liked it, forward it to a friend."
    quotes = not told and any(q.is_clause and q.form == "inline" for q in source.quotations.get(index, ()))
    if (announces(text) and not quotes and not _leads_to_items(source, index)) or _leads_nowhere(
        source, index
    ):
        return True
    if points_at_unheard(source, index):
        return True
    return bool(_ADDRESS.search(text) or index in source.repeats or index in source.mute)
