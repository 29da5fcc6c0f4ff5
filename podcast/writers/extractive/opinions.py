"""Sentences in which an author judges without an "I": told as they stand, they would be the hosts' own opinion.

Two signs must agree: the page, or the part of it, is somebody's own view, and the sentence judges. What somebody else
says stays theirs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.facts.first_names import NAMES_AND_WORDS, is_first_name
from podcast.language.meaning.lexicon import get_sense, look_up
from podcast.language.plain.folding import fold
from podcast.writers.extractive.first_person import SINGULAR
from podcast.writers.extractive.tellers import SEVERAL, Narrator, find_signer
from podcast.writers.frame import in_small

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from podcast.model import Parse, Sentence, Understanding
    from podcast.writers.extractive.tellers import Tellings

ARGUED = frozenset(("opinion", "essay", "review"))
"""Genres in which somebody judges."""
_OTHERS = frozenset(
    ("study", "reference", "how-to", "recipe", "press-release", "forum", "interview", "letter")
)
"""Genres in which nobody judges, or whose sentences have a frame already."""
_TOLD = frozenset(("explainer", "feature", "list"))
"""Genres whose authors tell or explain."""
_BOX = re.compile(
    r"(?:(?:news )?analysis|opinion|comment(?:ary)?|verdict|my (?:view|take|verdict))\b.{0,30}", re.IGNORECASE
)
"""A heading over what somebody thinks of the matter: «Analysis»"""
_WORDS = range(2, 6)
"""Words of somebody's name."""
_BYLINE = "by-line"
"""The name of the rule by which cleaning takes out who has signed."""
_DENSE = 0.08
"""Share of a page's own sentences that judge, from which on it is its author's view: of 149 pages, those of columns."""
_FEW = 0.15
"""Share of a page's sentences in which somebody else speaks, up to which judgements can be its author's."""
_LEAST = 2
"""Sentences that judge on a page without any other sign, at least."""
_STANCE = frozenset(
    """arguably certainly clearly fortunately ironically luckily obviously oddly sadly surely thankfully undoubtedly
    unfortunately wisely""".split()
)
"""Adverbs by which somebody judges what is said: «The board wisely kept the old gate.»"""
_DEGREE = frozenset("too very pretty quite rather remarkably strikingly".split())
"""Adverbs before a word that judges: «The new gate is pretty dull.»"""
_JUDGED = (
    "awful bad beautiful boring brilliant disappointing excellent fair foolish funny good ironic nice perfect "
    "pleasant remarkable ridiculous sad strange stupid surprising terrible ugly unfair unpleasant wise wrong"
)
"""Adjectives that judge; those that share their first sense with one, or are like it, do, too: «It is a bad idea.»"""
_MATTERS = frozenset(
    "beauty irony news part point priority problem reality shame thing trouble truth".split()
)
"""Nouns of which somebody says what they are: «The sad part is that nobody asked.»"""
_NO_DOUBT = re.compile(r"\b[Tt]here(?: is|[’']s| can be) (?:no|little) (?:doubt|question)\b")
"""How somebody says that they are sure: «There is no doubt that the wall is failing.»"""
_NUMBER = re.compile(r"#?\d+[.)]\s")
"""The number of a point: «2. The gate should be shut.»"""
_LISTENER = frozenset(("you", "your", "yours", "yourself"))
_COPULAS = frozenset(("be", "seem", "look", "sound"))
"""Verbs by which something is called what it is or seems: «The walls look ugly.»"""
_OBLIGED = frozenset(("should", "ought"))
_SUPPOSED = frozenset(("would", "might", "may"))


@dataclass(frozen=True, slots=True)
class Opinion:
    """Whose view a sentence is, or whose part of the article it stands in."""

    author: Narrator
    judges: bool = True
    """Whether it is told as a judgement; a report's few are only counted."""
    is_part: bool = False
    """Whether it stands in a box that somebody else than the author of the rest has signed."""


def find_opinions(understood: Understanding, tellings: Tellings) -> dict[int, Opinion]:
    """Returns the sentences in which an author judges without an "I", and all of a box that somebody has signed."""
    taken = {*tellings.tellers, *tellings.told, *tellings.mute}
    others = _find_others(understood) - {
        *tellings.told,
        *(i for i, t in tellings.tellers.items() if t.is_author),
    }
    if understood.genre in _OTHERS:
        return {}
    signed = {one.index: name for one in understood.sentences if (name := find_signer(understood, one.index))}
    parts = {
        index: Opinion(
            Narrator(in_small(name), is_author=False),
            index not in others and judges(understood.sentences[index], is_argued=True),
            is_part=True,
        )
        for index, name in signed.items()
        if index not in taken
    }
    author = _find_author(understood)
    if author is None:
        return parts
    own = [
        sentence
        for sentence in understood.sentences
        if sentence.section >= 0
        and _is_prose(understood, sentence)
        and sentence.index not in others | {*signed}
    ]
    judging = [one for one in own if one.index not in taken and judges(one)]
    boxes = {at for at, one in enumerate(understood.article.sections) if _BOX.fullmatch(one.heading)}
    if boxes and (signed or _has_other_signer(understood)):
        own = [one for one in own if one.section not in boxes]
        judging = [one for one in judging if one.section not in boxes]
        boxes = set()
    is_told = True
    if _is_somebodys(understood, tellings):
        # Who explains or tells a story says "I" and "may", too, and argues nothing.
        is_argued = understood.genre not in _TOLD
        judging = [one for one in own if one.index not in taken and judges(one, is_argued=is_argued)]
    elif boxes:
        judging = [one for one in own if one.section in boxes and judges(one, is_argued=True)]
    elif len(others) > _FEW * len(understood.sentences) or len(judging) < max(_LEAST, _DENSE * len(own)):
        is_told = False  # here and there in a report: whose opinions these are is said once, in the welcome
    views = [one for one in judging if not _is_beside(understood, one, others)]
    return parts | {one.index: Opinion(author, judges=is_told) for one in views}


def _find_author(understood: Understanding) -> Narrator | None:
    """Returns whose view it is: the one person who has signed, or several; None where nobody has."""
    authors = understood.article.authors
    if not authors or not all(map(_is_person, authors)):
        return None
    name = in_small(authors[0]) if len(authors) == 1 else SEVERAL
    return Narrator(name, is_author=True, is_person=len(authors) == 1)


def _is_person(name: str) -> bool:
    """Returns whether a name is somebody's, by the first word of it: "Harbour Staff" is nobody's."""
    words = name.split()
    first = fold(words[0]).strip(".") if words else ""
    is_first = is_first_name(first) or first in NAMES_AND_WORDS or len(first) == 1
    return is_first and len(words) in _WORDS and words[1][:1].isalpha()


def _has_other_signer(understood: Understanding) -> bool:
    """Returns whether a by-line on the page names somebody else than its author: the box may be that one's."""
    article = understood.article
    lines = [one.text for one in article.dropped if one.because == _BYLINE]
    others = [line for line in lines if not any(name.lower() in line.lower() for name in article.authors)]
    return any(_is_person(" ".join(line.removeprefix("By ").split()[:2])) for line in others)


def _find_others(understood: Understanding) -> set[int]:
    """Returns the sentences in which somebody else speaks: in marks, or in a report."""
    quoted = {i for q in understood.quotations if q.is_clause for i in q.sentences}
    return quoted | {
        sentence.index
        for sentence in understood.sentences
        if any(clause.is_reported for clause in sentence.clauses)
    }


def _is_prose(understood: Understanding, sentence: Sentence) -> bool:
    """Returns whether a sentence stands in a paragraph, and not in a list or a box of facts."""
    blocks = understood.article.sections[sentence.section].blocks
    return sentence.paragraph >= len(blocks) or blocks[sentence.paragraph].kind == "paragraph"


def _is_beside(understood: Understanding, sentence: Sentence, others: Collection[int]) -> bool:
    """Returns whether somebody else speaks in the sentence before, in the same paragraph: it may go on with that."""
    before = sentence.index - 1
    if before not in others:
        return False
    there = understood.sentences[before]
    return (there.section, there.paragraph) == (sentence.section, sentence.paragraph)


def _is_somebodys(understood: Understanding, tellings: Tellings) -> bool:
    """Returns whether a page is its author's view: by its genre, an "I" or its title."""
    if understood.genre in ARGUED or tellings.told:
        return True
    authors = {index for index, one in tellings.tellers.items() if one.is_author}
    if any(token.word in SINGULAR for index in authors for token in understood.sentences[index].parse.tokens):
        return True
    # A columnist's name stands before the headline: "Ann Lee: The port has changed".
    title = understood.article.title.lower()
    return any(title.startswith(f"{name.lower()}:") for name in understood.article.authors)


def judges(sentence: Sentence, *, is_argued: bool = False) -> bool:
    """Returns whether a sentence judges in a main clause: what should be, how good something is, how sure.

    Where all `is_argued`, what might be and what something is called are somebody's view, too.
    """
    parse = sentence.parse
    if not parse.tokens or sentence.text.rstrip("”\"')").endswith(("?", ":")) or _NUMBER.match(sentence.text):
        return False
    if any(token.word in _LISTENER for token in parse.tokens):
        return False  # who sells something judges it, too: "It is a great calendar for your phone"
    if _NO_DOUBT.search(sentence.text):
        return True
    verbs = [clause.verb for clause in sentence.clauses if clause.kind in ("main", "coordinate")]
    signs = SIGNS + ARGUED_SIGNS if is_argued else SIGNS
    return any(sign(parse, verb) for verb in verbs for sign, _ in signs)


def _demands(parse: Parse, verb: int) -> bool:
    """Returns whether a clause says what should be."""
    helpers = [parse.tokens[at].word for at in parse.children(verb, "aux")]
    # "If the wall leaks, the gate should shut" says what is expected.
    is_condition = any(token.word == "if" for token in parse.tokens)
    return bool(_OBLIGED & {*helpers}) and "have" not in helpers and not is_condition


def _has_stance(parse: Parse, verb: int) -> bool:
    """Returns whether an adverb before the verb, or right behind "is", judges what is said."""
    last = verb + (parse.tokens[verb].lemma == "be")
    return any(at <= last and parse.tokens[at].word in _STANCE for at in parse.children(verb, "advmod"))


def _values(parse: Parse, verb: int) -> bool:
    """Returns whether what a copula says of its subject is a value: "It is a solid idea", "That seems pretty sad"."""
    if parse.tokens[verb].lemma not in _COPULAS:
        return False
    for at in parse.children(verb, "acomp", "attr", "oprd"):
        adjectives = [at] if parse.tokens[at].pos == "ADJ" else parse.children(at, "amod")
        for one in adjectives:
            token = parse.tokens[one]
            degrees = {parse.tokens[place].word for place in parse.children(one, "advmod")}
            if token.tag == "JJ" and (degrees & _DEGREE or is_value(token.lemma.lower())):
                return True
    return False


def _sums_up(parse: Parse, verb: int) -> bool:
    """Returns whether it says what "the sad part" or "the point" is: a clause, or something that is called so."""
    if parse.tokens[verb].lemma != "be":
        return False
    subjects = parse.children(verb, "nsubj")
    is_matter = any(parse.tokens[at].lemma in _MATTERS for at in subjects)
    return is_matter and bool(parse.children(verb, "ccomp"))


def _obliges(parse: Parse, verb: int) -> bool:
    """Returns whether a clause says what something has to do: "It has to serve two ports"."""
    token = parse.tokens[verb]
    if any(parse.tokens[at].word == "must" for at in parse.children(verb, "aux")):
        return True
    # "A mouse needs seven weeks to grow" obliges nobody.
    if token.lemma not in ("have", "need") or token.tag not in ("VBZ", "VBP") or parse.children(verb, "dobj"):
        return False
    return any(parse.tokens[at].tag == "VB" for at in parse.children(verb, "xcomp"))


def _says_what(parse: Parse, verb: int) -> bool:
    """Returns whether a clause says what something really is or does: "What the board does is waste money"."""
    subjects = parse.children(verb, "csubj")
    return parse.tokens[verb].lemma == "be" and any(
        parse.tokens[parse.tokens[at].left].word == "what" for at in subjects
    )


def _deserves(parse: Parse, verb: int) -> bool:
    """Returns whether a clause says that somebody deserves something, be it in a clause behind a noun."""
    return any(token.lemma == "deserve" and token.pos == "VERB" for token in parse.tokens[verb:])


def _speculates(parse: Parse, verb: int) -> bool:
    """Returns whether a clause says what might or would be."""
    helpers = {parse.tokens[at].word for at in parse.children(verb, "aux")}
    # "When it rained, he would close the gate" tells what he did.
    return bool(_SUPPOSED & helpers) and not any(token.tag == "VBD" for token in parse.tokens)


def _names(parse: Parse, verb: int) -> bool:
    """Returns whether it says what was told is: "That was the genius of the old pier"."""
    subjects = {parse.tokens[at].word for at in parse.children(verb, "nsubj")}
    if parse.tokens[verb].lemma != "be" or not subjects & {"that", "this"}:
        return False
    return any(
        parse.tokens[at].pos == "NOUN"
        and any(parse.tokens[one].word == "the" for one in parse.children(at, "det"))
        and any(parse.tokens[one].word == "of" for one in parse.children(at, "prep"))
        for at in parse.children(verb, "attr")
    )


SIGNS: tuple[tuple[Callable[[Parse, int], bool], str], ...] = (
    (_demands, "Whoever planned the new quay should get a raise."),
    (_has_stance, "The board wisely kept the old gate."),
    (_values, "The new quay is a solid idea."),
    (_sums_up, "The ironic thing is that the old gate was cheaper."),
)
"""What shows that a clause judges, by its verb; and a sentence that has it."""
ARGUED_SIGNS: tuple[tuple[Callable[[Parse, int], bool], str], ...] = (
    (_obliges, "The new pier has to serve two ports."),
    (_says_what, "What the board does is waste money."),
    (_deserves, "The keeper does not get the thanks that he deserves."),
    (_speculates, "A second pier would make the port busier."),
    (_names, "That was the genius of the old pier."),
)
"""What shows it where somebody argues all along: in news, anybody's forecast has the same form."""


def is_value(adjective: str) -> bool:
    """Returns whether an adjective judges: it is one that does, shares its first sense with one, or is like it."""
    if adjective in _VALUES:
        return True
    known = look_up(adjective, "a").senses[:1]
    senses = {*known, *(kind for sense in known for kind in get_sense(sense).kinds)}
    return any(
        look_up(value, "a").senses[:1] and look_up(value, "a").senses[0] in senses for value in _VALUES
    )


_VALUES = frozenset(_JUDGED.split())
