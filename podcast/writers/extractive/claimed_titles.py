"""Titles for chapters that have no heading: who does what in them, or whose part of the text they are.

A noun that comes often says where nobody is: half of the chapters of a text on oil speak of "total oil". What has no
sure title is no chapter of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.writers.extractive.speech_verbs import SAYING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from podcast.model.sentence import Parse
    from podcast.writers.extractive.source_view import SourceView

LOOK = 2
"""Sentences of a chapter in which its claim is looked for."""
WORDS = range(3, 9)
"""Words of a claim."""
OFTEN = 3
"""Sentences of a chapter of whose clauses somebody is the subject, from which on it is theirs."""
FILLED = 0.4
"""Share of the sentences of a chapter that speak of them, at least."""
SHARE = 0.6
"""Share of the sentences of a text that speak of them which stand in it, at least."""
_VIEWS = frozenset(("believe", "expect", "feel", "fear", "hope", "seem", "think", "want"))
"""Verbs of what somebody holds, beside those of saying."""
_POINTS = frozenset(
    """this that these those its his her their our my your some any no each every another all such other same both i
    we you he she they it them us me him certain several many more most things thing""".split()
)
"""Words by which a title would point elsewhere, or say nothing: «its price»"""
_LOOSE = frozenset("after before as since during following despite amid although though because".split())
"""What a clause begins with that a claim is true without: «The lock opened after six years.»"""
_TIMES = frozenset(("DATE", "TIME"))
_ASIDE = re.compile(
    r"[“”\"?]|\b(?:according to|also|too|again|then|instead|reportedly|allegedly|apparently|perhaps|maybe|probably"
    r"|likely|if|unless|so far)\b",
    re.IGNORECASE,
)
"""Words of a sentence that is somebody's, a guess, bound to a condition or to the one before: «It leaks, too.»"""
_PLAIN = re.compile(r"[\w’'$%.-]+(?: [\w’'$%.-]+)*")
"""A claim that can be read at a glance: «Lorca built a water tower»"""


def name_run(source: SourceView, sentences: Sequence[int], taken: Collection[str]) -> str:
    """Returns a title for a run of sentences, none of those `taken`: its claim, or whose it is; else nothing."""
    names = (*(read_claim(source, index) for index in sentences[:LOOK]), _find_person(source, sentences))
    return next((name for name in names if name and name not in taken), "")


def _find_person(source: SourceView, sentences: Sequence[int]) -> str:
    """Returns the name of who does or says something in a run again and again, and is seldom spoken of elsewhere."""
    best, most = "", OFTEN - 1
    for entity in source.understood.entities:
        spoken = {mention.span.sentence for mention in entity.mentions}
        own = spoken.intersection(sentences)
        acts = {
            mention.span.sentence
            for mention in entity.mentions
            if source.sentence(mention.span.sentence).parse.tokens[mention.head].relation == "nsubj"
        }
        is_named = entity.kind == "person" and entity.name[:1].isupper() and " " in entity.name
        is_theirs = len(own) >= max(SHARE * len(spoken), FILLED * len(sentences))
        if is_named and is_theirs and len(acts & own) > most:
            best, most = entity.name, len(acts & own)
    return best


def read_claim(source: SourceView, index: int) -> str:
    """Returns what a sentence states in few words, without what is only added to it; else nothing.

    "The town, once rich, has closed its mill" goes into no title, for nobody knows whose mill, and "The pump leaks if
    it rains" neither, for it would say too much.
    """
    sentence = source.sentence(index)
    parse = sentence.parse
    held = (source.quotations, source.tellers, source.opinions, source.told, source.mute)
    subjects = parse.children(parse.root, "nsubj", "nsubjpass")
    if any(index in ones for ones in held) or _ASIDE.search(sentence.text) or len(subjects) != 1:
        return ""
    if not _is_stated(parse, subjects[0]):
        return ""
    own = [*_find_subject(parse, subjects[0]), *_find_predicate(parse)]
    inside = set(own)
    if not _is_whole(parse, inside) or any(parse.tokens[at].word in _POINTS for at in own):
        return ""
    breaks = [place for place in range(1, len(own)) if own[place] != own[place - 1] + 1]
    pieces = zip([0, *breaks], [*breaks, len(own)], strict=True)
    words = " ".join(parse.words(own[first], own[last - 1] + 1) for first, last in pieces)
    if len(words.split()) not in WORDS or not _PLAIN.fullmatch(words):
        return ""
    return words[:1].upper() + words[1:]


def _is_stated(parse: Parse, subject: int) -> bool:
    """Returns whether a sentence states at its root, of a noun before it, what nobody only says or holds."""
    root = parse.tokens[parse.root]
    helpers = parse.children(parse.root, "aux", "auxpass")
    return (
        parse.tokens[subject].pos in ("NOUN", "PROPN")
        and parse.tokens[subject].right < parse.root
        and (root.is_finite or any(parse.tokens[at].is_finite for at in helpers))
        and root.lemma not in SAYING | _VIEWS
        and not parse.children(parse.root, "ccomp", "parataxis", "csubj", "expl", "intj", "preconj")
    )


def _find_subject(parse: Parse, subject: int) -> Iterator[int]:
    """Yields the tokens of a subject, without its article, up to what is told of it between commas."""
    tokens = parse.tokens
    first = tokens[subject].left
    for at in range(first, tokens[subject].right + 1):
        if tokens[at].pos == "PUNCT" and tokens[at].word in (",", "(", "–", "—", ";") and at > subject:
            return
        if not (at == first and tokens[at].word in ("the", "a", "an")):
            yield at


def _find_predicate(parse: Parse) -> Iterator[int]:
    """Yields the tokens of a predicate, up to the first mark, or what is added to it: when it was, what came of it."""
    tokens, root = parse.tokens, parse.root
    helpers = parse.children(root, "aux", "auxpass", "neg", "advmod")
    first = min((at for at in helpers if at > _find_end(parse)), default=root)
    ends = [
        at
        for at, token in enumerate(tokens)
        if at > root and token.pos == "PUNCT" and token.word not in ("-", "'", "’")
    ]
    ends += [tokens[at].left for at in parse.children(root) if at > root and _is_added(parse, at)]
    ends += [at for at in parse.children(root, "cc") if at > root and parse.children(root, "conj")]
    yield from range(min(first, root), min(ends, default=len(tokens)))


def _find_end(parse: Parse) -> int:
    """Returns the last token of the subject of a sentence."""
    return max(parse.tokens[at].right for at in parse.children(parse.root, "nsubj", "nsubjpass"))


def _is_added(parse: Parse, at: int) -> bool:
    """Returns whether what depends on a verb can be left out: a time, or what it came before or after."""
    token = parse.tokens[at]
    if token.relation == "advcl":
        return any(parse.tokens[child].word in _LOOSE for child in parse.children(at, "mark"))
    is_time = any(parse.tokens[child].entity in _TIMES for child in (at, *parse.children(at, "pobj")))
    return token.relation in ("prep", "npadvmod") and (token.word in _LOOSE or is_time)


def _is_whole(parse: Parse, own: Collection[int]) -> bool:
    """Returns whether nothing that is left out of a claim changes it.

    "In rich towns, wells are deep" is not said of all wells. What is told between commas of a noun may go, a second
    clause, and what is only added.
    """
    for at, token in enumerate(parse.tokens):
        if at in own or token.head not in own or token.relation in ("punct", "cc", "det"):
            continue
        is_told = token.relation in ("appos", "relcl", "acl") and parse.tokens[token.left - 1].word == ","
        is_second = token.relation == "conj" and token.head == parse.root and parse.children(at, "nsubj")
        if not (is_told or is_second or (token.head == parse.root and _is_added(parse, at))):
            return False
    return True
