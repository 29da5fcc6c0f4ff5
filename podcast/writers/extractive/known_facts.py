"""What a clause behind a comma tells of somebody or something, said behind the sentence, wherever it stood in it.

"Lee wants to buy the Corrow, which was built in 1911, and mend it" goes on as "The Corrow was built in 1911".
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from podcast.language.grammar.person_nouns import may_be_person_noun, only_people_are
from podcast.writers.extractive.edits import Edit, possessive
from podcast.writers.extractive.named_again import name_again
from podcast.writers.extractive.relative_clauses import COUNTING, is_somebody, leads_there, say_once
from podcast.writers.extractive.speech_verbs import SAYING
from podcast.writers.extractive.spoken_names import short_name
from podcast.writers.extractive.verb_groups import FOCUS, HELPERS, INSIDE, Parting, begin_verb, find_subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Sentence, Token
    from podcast.model.understanding import Entity
    from podcast.writers.extractive.source_view import SourceView
    from podcast.writers.extractive.verb_groups import StatedClause

LEAST = 4
"""Words and marks of a clause that is worth a sentence, at least."""
LONGEST = 5
"""Words of a name that is said again, at most."""
_UNREAL = frozenset("if unless whether once until provided suppose that than lest".split())
"""Words that begin a clause whose things may not be there at all: «If they build a lamp, it will burn.»"""
_WHENEVER = frozenset("when whenever while as".split())
"""The same, unless they tell of the past: «When they build a lamp, it burns.»"""
VAGUE = frozenset(
    """no any few little every each another such less fewer more most neither either some many several other only first
    last""".split()
)
"""Words before a noun that is not one known thing: «Few boats left, and no lamp burns.»"""
_PARTS = frozenset(
    """number lot majority minority rest half part piece couple pair group range variety series set list line kind type
    sort share percentage amount level rate total dozen handful time way place case thing one something anything
    nothing everything fact array string""".split()
)
"""Nouns that say little without what they are of: «A number of boats and a part of the wall are old.»"""
_OF_ALL = frozenset(
    """mean make suggest lead allow help show raise create cause let leave put force turn ensure add prompt bring give
    become result prevent enable earn require""".split()
)
"""What may be said of all that was said before, when it is said of "which": «The pump leaks, and they make it run.»"""
_NOUNS = ("NOUN", "PROPN")
_NUMBERS = ("DATE", "TIME", "CARDINAL", "ORDINAL", "PERCENT", "MONEY", "QUANTITY")
_KNOWN = frozenset("the this that these those its his her their our my your".split())
_OWNED = frozenset("his her their its".split())
_OTHER = frozenset("than except besides unlike like".split())
"""Words before what is only compared with what is told: «No port but Corrow is older than Ruan.»"""
_AT = frozenset(("in", "at", "on"))
_CLOSES = frozenset(("”", '"', "’"))
_NAMING = frozenset("call know name dub title".split())
"""Verbs behind which the same thing has its name: «They call and name it so.»"""
_OUTER = ("pobj", "conj", "appos")


_Saying = tuple[int, str, tuple[Edit, ...]]
"""The token from which a clause is said, the words before it, and what changes in it."""


class _Setting(NamedTuple):
    """Where in a sentence a noun stands."""

    teller: str = ""
    """Who says it, where it is in what somebody says: "Lee said"."""
    is_sure: bool = True
    """Whether what stands there is told as a fact: nothing that is wanted, denied or only thought."""


def tell_apart(source: SourceView, sentence: Sentence, statement: StatedClause) -> Iterator[Parting]:
    """Yields the clauses between commas or behind the last one that tell a fact of a noun that is surely meant."""
    tokens = sentence.parse.tokens
    last = 0
    for verb, token in sorted(enumerate(tokens), key=lambda pair: pair[1].left):
        first, after = token.left, token.right + (tokens[token.right].text != ",")
        if token.relation != "relcl" or first < max(last, 2) or after - first < LEAST:
            continue  # a clause inside of another one stays there
        comma = first - 1 - (tokens[first - 1].text in _CLOSES)
        is_end = all(one.pos == "PUNCT" for one in tokens[after : statement.stop])
        if tokens[comma].text != "," or not (is_end or _is_closed(sentence, verb, after)):
            continue
        head = _find_meant(sentence, verb)
        if head is None or head >= comma or (not is_end and _is_subject_first(sentence, head)):
            continue
        setting = find_setting(source, sentence, head, statement)
        again = say_once(sentence, verb)
        if setting is None or again is None:
            continue
        for start, opening, changes in _say(source, sentence, verb, head, setting):
            last = after
            edits = (*again, *changes)
            if is_end:
                end = tokens[first - 1 if comma < first - 1 else first - 2].end
                yield Parting(end, tokens[start].start, opening, edits)
            else:
                mark = "," if _keeps_comma(sentence, token.head, after) else ""
                gone = Edit(tokens[comma].start, tokens[after].end, mark)
                stop = tokens[after - 1].end
                yield Parting(tokens[comma - 1].end, tokens[start].start, opening, (gone, *edits), stop)


def _is_subject_first(sentence: Sentence, head: int) -> bool:
    """Returns whether a noun is what a sentence begins with, or a report before its teller: "Lee, who …, died"."""
    tokens = sentence.parse.tokens
    above = tokens[head].head if tokens[head].relation == "appos" else head
    subject = find_subject(sentence, sentence.parse.root)
    return subject is not None and tokens[above].relation in ("nsubj", "nsubjpass") and above <= subject


def _is_closed(sentence: Sentence, verb: int, after: int) -> bool:
    """Returns whether a clause surely ends at a comma: it has none inside, or the main statement goes on behind it."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    first = tokens[verb].left
    if tokens[first - 1].text != "," or after + 1 >= len(tokens) or tokens[after].text != ",":
        return False
    following = tokens[after + 1]
    if following.word == "or" or (following.word == "and" and tokens[following.head].entity != "PERSON"):
        return False
    marks = {one.text for one in tokens[first:after]} & {",", "(", ")", "“", "”", '"'}
    subject, top = (
        find_subject(sentence, parse.root),
        [tokens[verb].head, *_climb(sentence, tokens[verb].head)][-1],
    )
    is_main = subject is not None and after + 1 in (tokens[subject].left, begin_verb(sentence, parse.root))
    is_main = is_main and (top == subject or (subject is not None and tokens[subject].left == after + 1))
    return tokens[after - 1].pos != "PUNCT" and (not marks or (marks == {","} and is_main))


def _keeps_comma(sentence: Sentence, head: int, after: int) -> bool:
    """Returns whether a comma stays where a clause between two of them was: before a subject, a turn, a participle."""
    tokens = sentence.parse.tokens
    following = tokens[after + 1]
    if following.pos == "CCONJ" and tokens[following.head].pos in _NOUNS:
        return False  # "Ann Lee, who …, and Tom Berg, who …"
    at = head
    while tokens[at].head != at:
        if tokens[at].relation in ("appos", "relcl", "acl") and tokens[tokens[at].left - 1].text == ",":
            return True  # "Tom Berg, head of the port, which …, said"
        at = tokens[at].head
    subject = find_subject(sentence, sentence.parse.root)
    is_before = subject is not None and head < tokens[subject].left
    is_turn = (
        following.tag in ("VBG", "VBN") or following.pos in ("SCONJ", "CCONJ") or following.relation == "mark"
    )
    return is_before or is_turn


def _climb(sentence: Sentence, at: int) -> Iterator[int]:
    """Yields the nouns above a noun, of which it is a part: "cover" above "Lee" of "the cover of the book by Lee"."""
    tokens = sentence.parse.tokens
    while tokens[at].relation in (*_OUTER, "dobj", "agent"):
        above = tokens[at].head
        if tokens[above].pos == "ADP" and tokens[above].relation in ("prep", "agent"):
            above = tokens[above].head
        if tokens[above].relation in ("acl", "relcl") and tokens[above].lemma not in _NAMING:
            above = tokens[above].head  # "the letter with the request, which was read out": it may be either
        if tokens[above].pos not in _NOUNS:
            return
        at = above
        yield at


def find_setting(
    source: SourceView, sentence: Sentence, head: int, statement: StatedClause
) -> _Setting | None:
    """Returns who says what a noun stands in, and whether it is told as a fact; None where that is open."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    at, teller, is_sure = head, "", True
    while True:
        token = tokens[at]
        if token.pos in ("VERB", "AUX"):
            modal = any(tokens[it].tag == "MD" for it in parse.children(at, "aux"))
            is_sure = is_sure and not modal and not _is_negated(sentence, at)
        tags = [tag for tag in parse.children(at, "parataxis") if tokens[tag].lemma in SAYING]
        if tags and not teller and not (teller := _say_teller(source, sentence, tags[0], at, statement)):
            return None  # "The price, Lee said, is that of the port, which …": she says both
        if token.head == at:
            break
        if token.relation in ("xcomp", "pcomp", "csubj", "relcl") or (
            token.relation == "acl" and token.tag == "VB"
        ):
            is_sure = False
        elif token.relation == "advcl":
            if _may_not_be(sentence, at):
                return None
            is_sure = is_sure and token.tag != "VB"
        elif token.relation in ("parataxis", "dep", "intj"):
            return None
        elif token.relation == "ccomp":
            saying = tokens[token.head]
            if saying.lemma not in SAYING or not _has_speaker(sentence, token.head):
                is_sure = False
            elif teller or (teller := _say_teller(source, sentence, token.head, at, statement)) == "":
                return None
        at = token.head
    begin = begin_verb(sentence, at)
    is_hedged = any(clause.hedges for clause in sentence.clauses if clause.verb == at)
    return _Setting(teller, is_sure and not is_hedged) if tokens[begin].is_finite else None


def _may_not_be(sentence: Sentence, verb: int) -> bool:
    """Returns whether a clause tells what may not be: "if they build a lamp", "when they build one"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    marks = {tokens[it].word for it in parse.children(verb, "mark", "advmod")}
    is_past = tokens[begin_verb(sentence, verb)].tag == "VBD"
    return bool(marks & _UNREAL) or (bool(marks & _WHENEVER) and not is_past)


def _is_negated(sentence: Sentence, verb: int) -> bool:
    tokens, parse = sentence.parse.tokens, sentence.parse
    subject = find_subject(sentence, verb)
    own = tokens[tokens[subject].left : subject + 1] if subject is not None else ()
    vague = any(token.word in ("no", "few", "nobody", "nothing", "none", "neither") for token in own)
    return (
        bool(parse.children(verb, "neg"))
        or vague
        or any(tokens[it].word == "never" for it in parse.children(verb))
    )


def _has_speaker(sentence: Sentence, verb: int) -> bool:
    """Returns whether the subject of a verb of saying may speak: "the lamps suggest that it is night" says nothing."""
    subject = find_subject(sentence, verb)
    return (
        subject is None
        or sentence.parse.tokens[subject].tag != "NN"
        or is_somebody(sentence.parse.tokens[subject])
    )


def _say_teller(source: SourceView, sentence: Sentence, verb: int, said: int, statement: StatedClause) -> str:
    """Returns who says it: "Lee said"; nothing where that would be a guess."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    if statement.lead:
        if said != statement.verb:
            return ""
        if not statement.lead.startswith("it "):
            return statement.lead.removesuffix(" that")
    subject = find_subject(sentence, verb)
    if subject is None and tokens[verb].relation == "conj":
        subject = find_subject(sentence, tokens[verb].head)
    if subject is None or not tokens[verb].is_finite or parse.children(verb, *HELPERS, "dobj", "dative"):
        return ""
    name = name_again(source, sentence, subject)
    if name == "it" and tokens[subject].pos == "PROPN":
        name = _name_by_entity(sentence, subject)
    return f"{name} {tokens[verb].word}" if name and name != "it" else ""


def _find_meant(sentence: Sentence, verb: int) -> int | None:
    """Returns the only noun that a clause can be of: the parser's, if no other one fits by number and by "who".

    Behind "Ann Lee of the Corrow Works, who", to the parser the works may be who.
    """
    tokens, parse = sentence.parse.tokens, sentence.parse
    first, head = tokens[verb].left, tokens[verb].head
    finite = tokens[begin_verb(sentence, verb)]
    is_subject = is_subject_loosely(sentence, verb)
    is_one = is_subject and (finite.tag == "VBZ" or finite.word == "was")
    is_many = is_subject and (finite.word == "were" or (finite.tag == "VBP" and finite.word != "am"))
    word = next((one.word for one in tokens[first:verb] if one.tag in ("WP", "WDT", "WP$", "WRB")), "")
    same = {
        *parse.children(head, "appos"),
        *([tokens[head].head] if tokens[head].relation == "appos" else ()),
    }
    chain = [head, *_climb(sentence, head)]
    fits = [
        at
        for at in range(tokens[chain[-1]].left, first - 1)
        if (at in chain or tokens[at].relation in _OUTER)
        and tokens[at].pos in _NOUNS
        and (at == head or (at not in same and tokens[at].lemma not in _PARTS))
        and _is_kind(sentence, at, word, head)
    ]
    fits = [at for at in fits if at == head or tokens[at].relation != "appos" or tokens[at].head not in fits]
    if head not in fits and word == "who":
        people = [at for at in fits if tokens[at].entity == "PERSON"]
        return people[0] if len(fits) == len(people) == 1 else None
    if head not in fits or tokens[tokens[head].head].word in _OTHER:
        return None
    if tokens[head].relation == "conj" and not (is_one and tokens[tokens[head].head].pos in _NOUNS):
        return None
    many = {at: tokens[at].tag == "NNS" for at in fits}
    numbered = [
        at
        for at in fits
        if tokens[at].pos == "PROPN" or not ((is_one and many[at]) or (is_many and not many[at]))
    ]
    is_listed = any(tokens[at].relation == "conj" for at in fits) and len(fits) > 1
    if is_listed and not (is_one and head == first - 2 and numbered[-1] == head):
        return None  # "the port and the crew, who left"
    is_the_one = numbered == [head] or (is_listed and word == "who" and head in numbered)
    return head if is_the_one else None


def _is_kind(sentence: Sentence, at: int, word: str, head: int) -> bool:
    """Returns whether a noun may be meant by "who", "which" or "where"; another one than the parser's, too."""
    token, tokens = sentence.parse.tokens[at], sentence.parse.tokens
    if token.pos == "PROPN" and token.entity in _NUMBERS:
        return False
    if word in ("who", "whom"):
        is_open = token.tag == "NNS" and at == head
        is_thing = token.pos == "NOUN" and not is_open and not may_be_person_noun(token.lemma)
        is_thing = is_thing or token.entity in ("GPE", "LOC", "FAC", "PRODUCT", "WORK_OF_ART", "EVENT")
        return not is_thing and (token.entity != "ORG" or at == head or tokens[head].entity != "PERSON")
    if word == "where" and tokens[head].entity in ("GPE", "LOC") and at != head:
        return token.entity in ("GPE", "LOC", "FAC", "ORG")
    if word in ("which", "where"):
        return token.entity != "PERSON" and not only_people_are(token.lemma)
    return True


def is_subject_loosely(sentence: Sentence, verb: int) -> bool:
    """Returns whether "which" or "who" is the subject, be it with a few words before its verb: "who at 40 is"."""
    tokens = sentence.parse.tokens
    first = tokens[verb].left
    return (
        tokens[first].word in ("which", "who")
        and tokens[first].head == verb
        and tokens[first].relation in ("nsubj", "nsubjpass")
        and tokens[begin_verb(sentence, verb)].is_finite
    )


def _say(
    source: SourceView, sentence: Sentence, verb: int, head: int, setting: _Setting
) -> Iterator[_Saying]:
    """Yields the token from which a clause is said, the words before it, and what changes in it."""
    tokens = sentence.parse.tokens
    first, begin = tokens[verb].left, begin_verb(sentence, verb)
    if not tokens[begin].is_finite or not tokens[begin].text[:1].isalpha():
        return
    if not setting.is_sure and (tokens[begin].tag == "MD" or not _is_known(sentence, head, begin)):
        return
    name = _name(source, sentence, head, verb)
    if name and is_subject_loosely(sentence, verb):
        yield from _say_subject(sentence, verb, name, setting)
    elif name and tokens[first].word == "where" and not leads_there(sentence, verb):
        if place := _say_place(sentence, head, name):
            yield first + 1, f"{place}," + f" {setting.teller}," * bool(setting.teller), ()
    elif not setting.teller:
        yield from _say_member(sentence, verb, head, name)


def _say_subject(sentence: Sentence, verb: int, name: str, setting: _Setting) -> Iterator[_Saying]:
    """Yields a clause of which "who" or "which" is the subject, with the noun in its place."""
    tokens = sentence.parse.tokens
    first, begin = tokens[verb].left, begin_verb(sentence, verb)
    is_many = tokens[begin].word == "were" or tokens[begin].tag == "VBP"
    if tokens[verb].lemma in _OF_ALL and tokens[first].word == "which" and not is_many:
        return
    between = tokens[first + 1 : begin]
    if all(one.pos in INSIDE for one in between):
        yield first + 1, f"{name}, {setting.teller}," if setting.teller else name, ()
    elif between[0].pos == "ADP" and between[0].right == begin - 1 and not setting.teller:
        yield first + 1, f"{name},", (Edit(between[-1].end, between[-1].end, ","),)  # "who at 40 is"


def _say_member(sentence: Sentence, verb: int, head: int, name: str | None) -> Iterator[_Saying]:
    """Yields a clause of which "which" or "whose" is no subject: what it has, some of it, what is done to it."""
    tokens = sentence.parse.tokens
    first = tokens[verb].left
    word, following = tokens[first].word, tokens[first + 1]
    if word in COUNTING or tokens[first].pos == "NUM":
        is_subject = tokens[first].relation in ("nsubj", "nsubjpass") and tokens[first].head == verb
        is_of_them = following.word == "of" and tokens[first + 2].word in ("which", "whom")
        if is_subject and is_of_them and tokens[head].tag == "NNS":
            yield first + 3, f"{word} of {name if name and name.startswith('those') else 'them'}", ()
    elif not name:
        return
    elif word == "whose":
        is_subject = following.relation in ("nsubj", "nsubjpass") and tokens[first].head == first + 1
        if is_subject and tokens[head].pos == "PROPN":
            yield first + 1, possessive(name), ()
    elif word in _AT and following.word == "which":
        yield first + 2, f"{word} {name},", ()
    elif word in ("which", "whom") and tokens[first].relation == "dobj" and tokens[first].head == verb:
        subject = find_subject(sentence, verb)
        if subject is not None and first < subject < begin_verb(sentence, verb):
            yield first + 1, "", (Edit(tokens[verb].end, tokens[verb].end, f" {name}"),)


def _is_known(sentence: Sentence, head: int, finite: int) -> bool:
    """Returns whether a noun means something that is there, whatever is said of it: a name, or "the", "its"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    if tokens[head].pos == "PROPN":
        return not {tokens[it].word for it in parse.children(head, "det")} & {"a", "an"}
    if parse.children(head, "poss") or {tokens[it].word for it in parse.children(head, "det")} & _KNOWN:
        return True
    return tokens[head].tag == "NNS" and _is_generic(sentence, head) and tokens[finite].tag == "VBP"


def _is_generic(sentence: Sentence, head: int) -> bool:
    """Returns whether a noun in the plural stands for all of its kind: "amoebas, which seem to be …"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    return not [it for it in parse.children(head) if it < head and tokens[it].relation != "compound"]


def _name(source: SourceView, sentence: Sentence, head: int, verb: int) -> str | None:
    """Returns the words by which a noun is said again behind its sentence; None where they would be a guess."""
    tokens = sentence.parse.tokens
    token, finite = tokens[head], tokens[begin_verb(sentence, verb)]
    before = {tokens[it].word for it in range(token.left, head) if tokens[it].head == head}
    if before & VAGUE or tokens[max(token.left - 1, 0)].word in FOCUS:
        return None
    is_who = tokens[tokens[verb].left].word in ("who", "whom", "whose")
    if token.pos == "PROPN" and not token.text.islower():
        person = source.find_person(sentence.index, head, "name")
        if person is not None:
            return _name_person(source.entity(person)) if is_who and finite.tag != "VBP" else None
        return None if is_who and token.entity == "PERSON" else _name_by_entity(sentence, head)
    if head and token.text[:1].isupper():
        return _name_by_entity(sentence, head)
    if token.relation == "appos" and tokens[token.head].entity == "PERSON" and is_who:
        return _name_by_entity(sentence, token.head)  # "Jo, Lee's daughter, who": Jo
    return name_common(sentence, head, finite, before, is_who=is_who)


def name_common(
    sentence: Sentence, head: int, finite: Token, before: set[str], *, is_who: bool
) -> str | None:
    """Returns a noun with what points at it: "that crane", "those lamps", "his boy"."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    token = tokens[head]
    is_one_of_all = sum(one.lemma == token.lemma for one in tokens) > 1
    if token.pos not in _NOUNS or token.lemma in _PARTS or is_one_of_all:
        return None
    start = head
    while start > token.left and tokens[start - 1].relation == "compound" and tokens[start - 1].head <= head:
        start -= 1
    if start and (tokens[start - 1].text == "-" or tokens[start - 1].end == tokens[start].start):
        start = head  # "a wide-gauge crane" is no "gauge crane"
    words = parse.words(start, head + 1)
    is_many = token.tag == "NNS" or finite.tag == "VBP"
    if len(words.split()) > LONGEST - 2 or "-" in words or (is_many and is_who and before & _OWNED):
        return None
    pointer = _point_at(sentence, range(start, head + 1), before, is_who=is_who, is_many=is_many)
    if is_many and finite.tag == "VBP" and token.left == start and _is_generic(sentence, head):
        pointer = ""
    return f"{pointer} {words}".strip()


def _point_at(sentence: Sentence, own: range, before: set[str], *, is_who: bool, is_many: bool) -> str:
    """Returns the word before a noun that is said again: "those", "his", "the", "that", or none."""
    tokens = sentence.parse.tokens
    if is_many:
        return "those"
    if is_who and before & _OWNED:
        return next(iter(before & _OWNED))
    if "the" in before and (is_who or any(tokens[it].text[:1].isupper() for it in own)):
        return "the"  # "the Corrow peninsula"
    return "that" if before else ""


def _name_person(person: Entity) -> str:
    """Returns a last name; a whole one, where the article has only the first of it besides."""
    name = short_name(person)
    return person.name if person.name.startswith(f"{name} ") else name


def _name_by_entity(sentence: Sentence, head: int) -> str | None:
    """Returns a whole name of a thing, with "the" or its owner where it has one; None where it may go on."""
    tokens, parse = sentence.parse.tokens, sentence.parse
    start, stop = head, head + 1
    while start and tokens[head].entity and not tokens[start].begins_entity:
        start -= 1
    while not tokens[head].entity and start > tokens[head].left and tokens[start - 1].relation == "compound":
        start -= 1
    while stop < len(tokens) and _goes_on(tokens[head], tokens[stop]):
        stop += 1
    before, above = tokens[max(start - 1, 0)], tokens[max(start - 2, 0)]
    if before.word in ("of", "and", "&", "for") and above.text[:1].isupper() and not tokens[head].entity:
        return None  # "Friends for Corrow": the parser does not see the whole name
    owners = [it for it in parse.children(head, "poss") if it < start]
    start = tokens[owners[0]].left if owners else start + (tokens[start].word == "the")
    words = parse.words(start, stop)
    if len(words.split()) > LONGEST or not words[:1].isupper():
        return None
    if any(tokens[it].word in ("a", "an") for it in parse.children(head, "det")):
        return None
    return f"the {words}" if start and tokens[start - 1].word == "the" else words


def _say_place(sentence: Sentence, head: int, name: str) -> str | None:
    """Returns "in Corrow" for a place; None where nobody can tell how one is there."""
    tokens = sentence.parse.tokens
    if tokens[head].entity in ("GPE", "LOC") and tokens[head].pos == "PROPN":
        return f"in {name}"
    above = tokens[tokens[head].head]
    return f"{above.word} {name}" if tokens[head].relation == "pobj" and above.word in _AT else None


def _goes_on(name: Token, token: Token) -> bool:
    """Returns whether a token belongs to the name before it."""
    return bool(name.entity) and token.entity == name.entity and not token.begins_entity
