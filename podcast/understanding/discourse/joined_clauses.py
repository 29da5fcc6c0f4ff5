"""How the clauses of one sentence go together, by the words that join them and how the parser attaches them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.model import Relation
from podcast.understanding.discourse.connectives import ASKING, CAUSING, JOINTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Parse, RelationKind, Sentence
    from podcast.understanding.discourse.connectives import Joint

_BY_FIRST_WORD: dict[str, list[Joint]] = {}
for _joint in sorted(JOINTS, key=lambda joint: -len(joint.words)):
    _BY_FIRST_WORD.setdefault(_joint.words.split()[0], []).append(_joint)


def join_clauses(sentence: Sentence) -> Iterator[Relation]:
    """Yields the relations inside a sentence, in the order of the words that show them."""
    parse = sentence.parse
    done = 0
    for at, token in enumerate(parse.tokens):
        if at < done:
            continue
        kind: RelationKind | None = None
        stop = at + 1
        joint = _find_joint(parse, at)
        if joint is not None:
            kind, stop = joint.kind, at + len(joint.words.split())
        elif token.word in ("but", "yet") and _coordinates(parse, at):
            kind = "contrast"
        elif token.word in ("while", "whilst") and _is_contrasting_while(parse, at):
            kind = "contrast" if at else "concession"
        elif token.word == "since" and _is_joining(parse, at):
            kind = _since(parse, at)
        elif (
            (token.word == "so" and _is_concluding_so(parse, at))
            or _is_concluding_adverb(parse, at)
            or (token.tag == "VBG" and _is_causing(parse, at))
        ):
            kind = "consequence"
        if kind is not None:
            done = stop
            is_noun = joint is not None and joint.joins == "noun"
            yield _relate(sentence, kind, (at, stop), is_noun=is_noun)


def _relate(sentence: Sentence, kind: RelationKind, words: tuple[int, int], *, is_noun: bool) -> Relation:
    """Returns the relation; the clause of the words is the second one, what it belongs to the first.

    A noun ("despite the storm") has no clause of its own: it is said of the one around it.
    """
    start, stop = words
    around = [
        (clause.stop - clause.start, index)
        for index, clause in enumerate(sentence.clauses)
        if clause.start <= start < clause.stop
    ]
    own = min(around)[1] if around else None
    parent = sentence.clauses[own].parent if own is not None else None
    first, second = (own, None) if is_noun else (parent, own if parent is not None else None)
    return Relation(kind, sentence.index, sentence.index, sentence.parse.words(start, stop), first, second)


def _find_joint(parse: Parse, at: int) -> Joint | None:
    for joint in _BY_FIRST_WORD.get(parse.tokens[at].word, ()):
        words = joint.words.split()
        last = at + len(words) - 1
        if last >= len(parse.tokens) or [token.word for token in parse.tokens[at : last + 1]] != words:
            continue
        if at and parse.tokens[at - 1].word in ("not", "n't", "as", "ever", "even", "just", "only"):
            # "not because" denies it, "as if" compares; "even" and its like have rows of their own or weaken it.
            return None
        joins = _joins_noun(parse, last) if joint.joins == "noun" else _joins_clause(parse, at, last)
        return joint if joins else None
    return None


def _is_joining(parse: Parse, at: int) -> bool:
    """Returns whether a word introduces an adverbial clause with a verb of its own."""
    token = parse.tokens[at]
    if token.relation == "prep":
        return any(parse.tokens[child].tag == "VBG" for child in parse.children(at, "pcomp"))
    verb = parse.tokens[token.head]
    relations = ("mark", "advmod") if token.word in ("when", "once") else ("mark",)
    if token.relation not in relations or verb.relation != "advcl" or token.head < at:
        return False
    # "They asked if", "to test if": the parser takes what is asked for a condition now and then.
    holder = parse.tokens[verb.head]
    return token.word != "if" or holder.lemma not in ASKING or holder.start > token.start


def _joins_clause(parse: Parse, at: int, last: int) -> bool:
    """Returns whether one or more words introduce a clause; with several the parser knows only their last as such."""
    token = parse.tokens[last]
    return _is_joining(parse, last) or (at < last and token.relation == "mark" and token.head > last)


def _joins_noun(parse: Parse, at: int) -> bool:
    holders = (at, parse.tokens[at].head) if parse.tokens[at].relation == "pcomp" else (at,)
    return any(child > at for holder in holders for child in parse.children(holder, "pobj", "pcomp"))


def _coordinates(parse: Parse, at: int) -> bool:
    """Returns whether "but" stands between two clauses, and is none of "not only … but"."""
    token = parse.tokens[at]
    if token.relation != "cc" or not at:
        return False
    second = next((child for child in parse.children(token.head, "conj") if child > at), None)
    before = {other.word for other in parse.tokens[max(0, at - 20) : at]}
    only = "not" in before and before & {"only", "just", "merely", "simply"}
    return second is not None and not only and all(_is_verbal(parse, verb) for verb in (token.head, second))


def _is_verbal(parse: Parse, at: int) -> bool:
    """Returns whether a token is a finite verb, or has a finite auxiliary or copula."""
    return any(verb.is_finite for verb in parse.verb_group(at))


def _has_subject(parse: Parse, at: int) -> bool:
    return bool(parse.children(at, "nsubj", "nsubjpass", "expl"))


def _is_contrasting_while(parse: Parse, at: int) -> bool:
    """Returns whether "while" sets two clauses against each other: a whole clause, behind a comma or first of all.

    First of all it must be about what is so, not about what goes on: "While the plan is cheap, …".
    """
    verb = parse.tokens[at].head
    if not (_is_joining(parse, at) and _is_verbal(parse, verb) and _has_subject(parse, verb)):
        return False
    if at:
        return parse.tokens[at - 1].text == ","
    return parse.tokens[verb].tag in ("VBZ", "VBP", "MD") or parse.tokens[verb].lemma in ("be", "have")


def _since(parse: Parse, at: int) -> RelationKind | None:
    """Returns time for what has gone on since something happened, cause for what is so now, else nothing."""
    verb = parse.tokens[at].head
    if parse.tokens[at].relation == "prep":
        return None
    main = parse.tokens[verb].head
    perfect = any(parse.tokens[child].lemma == "have" for child in parse.children(main, "aux"))
    if parse.tokens[verb].tag == "VBD" and perfect:
        return "time"
    now = parse.tokens[verb].tag in ("VBZ", "VBP") or any(
        parse.tokens[child].tag in ("VBZ", "VBP", "MD") for child in parse.children(verb, "aux", "auxpass")
    )
    return "cause" if now and not perfect else None


def _is_concluding_so(parse: Parse, at: int) -> bool:
    """Returns whether "so" joins a clause behind a comma: ", so they stayed"."""
    if not at or at + 1 >= len(parse.tokens):
        return False
    token, before, after = parse.tokens[at], parse.tokens[at - 1], parse.tokens[at + 1]
    return (
        before.text in (",", ";")
        and after.tag in ("PRP", "PRP$", "DT", "NNP", "NN", "NNS", "EX")
        and after.word != "that"
        and token.relation in ("cc", "advmod", "mark")
        and _is_verbal(parse, token.head)
    )


def _is_concluding_adverb(parse: Parse, at: int) -> bool:
    """Returns whether a clause follows from the one before in the sentence: "and therefore …", "; thus …"."""
    token = parse.tokens[at]
    if token.word not in ("therefore", "thus", "hence", "consequently") or at < 2:
        return False
    joined = parse.tokens[at - 1].text in (";", ",", "and") and token.relation == "advmod"
    return joined and _is_verbal(parse, token.head)


def _is_causing(parse: Parse, at: int) -> bool:
    """Returns whether a participle behind a comma says what came of it: ", causing delays"."""
    token = parse.tokens[at]
    if token.lemma not in CAUSING or token.relation not in ("advcl", "acl") or not at:
        return False
    first = token.left
    preposition = CAUSING[token.lemma]
    goes_with = any(parse.tokens[child].word == preposition for child in parse.children(at, "prep"))
    return first > 0 and parse.tokens[first - 1].text == "," and (goes_with or not preposition)
