"""What was put in, left out or changed in a sentence that is otherwise word for word one of the cited."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from podcast.language.meaning.kinship import compare_tokens
from podcast.script.check.certainty_words import WEAKENING, WISHING
from podcast.script.check.denials import DENIALS, NOTS
from podcast.script.check.scope_signs import SOME, WHOLES
from podcast.script.check.signs import Sign
from podcast.script.check.small_words import say_in_small_words
from podcast.script.check.stand_ins import GENERAL
from podcast.script.check.stems import tokenize
from podcast.script.check.word_signs import SHELLS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from podcast.script.check.counterparts import Counterpart
    from podcast.script.check.evidence import Evidence
    from podcast.script.check.statements import Statement

_LESS = SOME | WEAKENING.words
_WHOLE = frozenset().union(*WHOLES)
_ALIKE = 0.65
"""Share of a sentence's words that are the cited one's, in its order: below it is put in words of its own."""
_LITERAL = 0.8
"""Share from which on it is the cited one, but for a word or two."""
_DENYING = tuple(sorted(DENIALS - NOTS))
"""How words begin that deny without a "not": "failed to open"."""
_IDLE = frozenset("only just merely simply longer more doubt matter".split())
"""Words before which a "not" denies nothing."""
_BESIDE = 3
"""Words beside a "not" within which another one says the same."""
_UNDONE = WISHING.words | {"believe", "doubt", "fear", "suspect", "think"}
"""What is only in somebody's mind."""
_TAKING = frozenset({"call", "find", "have", "hold", "see", "take"})
"""Verbs that say what something is for somebody: "at what it takes to be the price"."""
_ADDED = frozenset({"ADJ", "ADV", "NOUN"})
_SAYING = _ADDED | {"PROPN", "VERB"}
"""Parts of speech that say something, so that what stands in their place was not put in but put otherwise."""


def find_edit_signs(
    said: Statement, evidence: Evidence, counterparts: Mapping[int, Counterpart], line: str
) -> Iterator[Sign]:
    """Yields what makes a sentence of a line say something else than the cited one that it has nearly all words of."""
    ours = _words(said)
    best: tuple[float, SequenceMatcher[str], Statement] | None = None
    for one in evidence.cited:
        matcher = SequenceMatcher(None, ours, _words(one), autojunk=False)
        share = sum(block.size for block in matcher.get_matching_blocks()) / max(1, len(ours))
        if best is None or share > best[0]:
            best = share, matcher, one
    if best is None:
        return
    if best[0] < _ALIKE:
        yield from _find_added(said, best[1], best[2], counterparts)
        return
    _, matcher, held = best
    theirs = _words(held)
    # "Isn't it old?" says that it is, and "not safe" is "dangerous".
    is_turned = held.text.endswith("?") or any(it.kinship.kind == "opposite" for it in counterparts.values())
    for _, start, stop, left, right in (step for step in matcher.get_opcodes() if step[0] != "equal"):
        put, gone = ours[start:stop], theirs[left:right]
        # "found no proof" is "did not find any proof": as many words deny there, only not in the same place.
        beside = _count_nots(ours, start, stop), _count_nots(theirs, left, right)
        # Behind the last word there is none: what stood there was left out.
        are_denied = said.standing(min(start, len(ours) - 1)).is_denied
        are_denied = are_denied and held.standing(min(left, len(theirs) - 1)).is_denied
        if not is_turned and beside[0] != beside[1] and not are_denied:
            yield from _find_turned(said, held, put, gone, ours[stop : stop + 1] + theirs[right : right + 1])
        yield from _find_more(said, held, put, (left, right), {*tokenize(line)})
        yield from _find_done(said, held, range(start, stop), range(left, right))
        if not any(token.pos in _SAYING for token in held.tree.tokens[left:right]):
            yield from _find_put_in(said, range(start, stop), counterparts)
        elif best[0] >= _LITERAL:
            yield from _find_replaced(said, held, range(start, stop), range(left, right), counterparts)


def _find_turned(
    said: Statement, held: Statement, put: Sequence[str], gone: Sequence[str], behind: Sequence[str]
) -> Iterator[Sign]:
    """Yields a "not" that was put in or taken out by itself."""
    ours, theirs = bool(NOTS & {*put}), bool(NOTS & {*gone})
    is_alone = len(put) <= 2 and len(gone) <= 2 and not {".", ","} & {*put, *gone}  # "No. I want …"
    denies_otherwise = any(word.startswith(_DENYING) for word in (*put, *gone))
    if ours != theirs and is_alone and not denies_otherwise and not _IDLE & {*put, *gone, *behind}:
        yield Sign("denial", said.text, held.text, held.text)


def _find_more(
    said: Statement, held: Statement, put: Sequence[str], run: tuple[int, int], line: set[str]
) -> Iterator[Sign]:
    """Yields a word that was taken out of a line which said that it is not all of them, or not quite."""
    limits = [at for at in range(*run) if held.token(at).word in _LESS and not _is_idle(held, at)]
    if not put:  # "an objection, which is made more often": what it limits has gone with it
        limits = [at for at in limits if not _limits_verb_of(held, at, run)]
    less = {held.token(at).word for at in limits} - line
    if any(say_in_small_words(word, " ".join(less)) for word in put) or (
        less == {"one"} and {"a", "an"} & {*put}
    ):
        return  # "various boats" of "several boats", "a year" of "one year"
    if less and not _LESS & {*put} and not _carries(held, *run, less):
        kind = "all" if _WHOLE & {*put} else "some"
        words = " ".join(put) or said.text
        yield Sign(kind, words, min(less), held.text)


def _is_idle(one: Statement, at: int) -> bool:
    """Whether a word limits nothing that could stay: "in this one", "about it", "partly because", "nearly" 40."""
    token = one.token(at)
    if at + 1 < len(one.tree.tokens) and one.token(at + 1).word in ("because", "due", "since"):
        return True
    if token.word == "one":
        return token.relation != "nummod" and not one.tree.children(at, "prep")
    if token.word == "about" and token.relation == "prep":
        return True
    return any(it.pos == "NUM" for it in one.tree.tokens[at + 1 : at + 3])


def _limits_verb_of(one: Statement, at: int, run: tuple[int, int]) -> bool:
    """Whether a word belongs to a verb that stands in a run of words, itself or by the nouns between."""
    while at in range(*run):
        if one.token(at).pos in ("VERB", "AUX"):
            return True
        if one.token(at).head == at:
            break
        at = one.token(at).head
    return False


def _find_done(said: Statement, held: Statement, put: range, gone: range) -> Iterator[Sign]:
    """Yields a verb that makes a fact of what the verb in its place only wishes, plans or fears."""
    verbs = [
        held.token(at) for at in gone if held.token(at).pos == "VERB" and held.token(at).lemma in _UNDONE
    ]
    ours = [said.token(at) for at in put if said.token(at).pos == "VERB"]
    if (
        not verbs
        or len(ours) != 1
        or ours[0].lemma in _UNDONE | _TAKING
        or max(len(put), len(gone)) > _BESIDE
    ):
        return
    if compare_tokens(ours[0], verbs[0]).kind == "none" and not any(
        said.token(at).pos == "AUX" for at in put
    ):
        yield Sign("lost wished", ours[0].text, verbs[0].text, held.text)


def _find_put_in(said: Statement, run: range, counterparts: Mapping[int, Counterpart]) -> Iterator[Sign]:
    """Yields the words that stand where the cited sentence has nothing."""
    for at in run:
        counterpart, token = counterparts.get(at), said.token(at)
        if counterpart is None or counterpart.where not in ("nowhere", "elsewhere"):
            continue
        if token.entity:
            continue  # names and numbers are looked up: "American firms", "sixty"
        if token.pos in _ADDED and token.lemma not in _LESS | SHELLS:
            yield Sign("put in", token.text, at=at)


def _find_added(
    said: Statement, matcher: SequenceMatcher[str], held: Statement, counterparts: Mapping[int, Counterpart]
) -> Iterator[Sign]:
    """Yields what a sentence has beyond a cited one that it has wholly: "Both open at dusk and smell of vanilla"."""
    shared = sum(block.size for block in matcher.get_matching_blocks())
    if shared >= _LITERAL * len(held.tree.tokens) and held.content:
        for _, start, stop, _, _ in (step for step in matcher.get_opcodes() if step[0] == "delete"):
            yield from _find_put_in(said, range(start, stop), counterparts)


def _find_replaced(
    said: Statement, held: Statement, put: range, gone: range, counterparts: Mapping[int, Counterpart]
) -> Iterator[Sign]:
    """Yields a noun that stands for another one in a sentence that is otherwise the cited one."""
    nouns = [at for at in put if said.token(at).pos == "NOUN"]
    others = [held.token(at) for at in gone if held.token(at).pos in ("NOUN", "PROPN")]
    others = [it for it in others if it.lemma != "one"]  # "relatives" for "loved ones"
    if len(nouns) != 1 or len(others) != 1 or nouns[0] not in counterparts:
        return
    counterpart, token = counterparts[nouns[0]], said.token(nouns[0])
    is_other = counterpart.where in ("nowhere", "elsewhere", "around") and counterpart.kinship.kind in (
        "none",
        "near",
    )
    if is_other and token.lemma not in SHELLS | GENERAL:
        yield Sign("replaced", token.text, others[0].text, held.text, nouns[0])


def _carries(one: Statement, left: int, right: int, but: frozenset[str] | set[str] = frozenset()) -> bool:
    """Whether a run of words says something by itself."""
    return any(left <= at < right and one.token(at).word not in but for at in one.content)


def _count_nots(words: Sequence[str], start: int, stop: int) -> int:
    """Returns how many of the words in and beside a run deny."""
    return sum(word in NOTS for word in words[max(0, start - _BESIDE) : stop + _BESIDE])


def _words(one: Statement) -> list[str]:
    return [token.word if token.word != "n't" else "not" for token in one.tree.tokens]
