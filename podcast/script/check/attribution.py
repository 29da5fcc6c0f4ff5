"""Whose words they are: the speaker of each quotation and of what somebody is said to say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.language.facts import names
from podcast.language.plain.folding import fold
from podcast.script.check.certainty_words import FEELING, TELLING
from podcast.script.check.own_person import find_author
from podcast.script.check.signs import Sign
from podcast.script.check.stand_ins import GENERAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from podcast.model import Clause, Entity, Understanding
    from podcast.script.check.evidence import Evidence
    from podcast.script.check.statements import Statement

_ADDRESSING = frozenset("ask assure inform remind tell warn".split())
"""Verbs behind which the one stands who is spoken to."""
_BEGINNING = 20
"""Characters of a quotation by which it is found where it begins, if it ends in a later sentence."""
_ATTITUDES = frozenset("believe demand deny doubt expect fear hope regret suspect want welcome wish".split())
_THAT = ("that", "")
_NARRATOR = frozenset(
    """article author essay guide heading journalist page paper passage piece report reporter review reviewer story
    study text wording writer""".split()
)
"""Who may stand for the one whose text it is."""


@dataclass(frozen=True, slots=True)
class Teller:
    """Who is said to say something."""

    words: str
    heads: frozenset[str]
    """Its names and nouns, in lower case."""
    is_name: bool


def find_speaker_signs(said: Statement, whole: str, evidence: Evidence) -> Iterator[Sign]:
    """Yields words that the article has somebody else say; `whole` is the line, whose speaker may stand beside them."""
    source, understood = _find_source(said), evidence.understood
    if source is None:
        return
    if source.heads & _NARRATOR:
        yield from _attitude(said, evidence)
        return
    quoted = [fold(one).strip(" .,;:!?") for one in names.find_quotations(whole)]
    here = fold(said.text)
    quoted = [one for one in quoted if one in here or one[:_BEGINNING] in here]
    if understood is not None and quoted:
        for quotation in understood.quotations:
            text = fold(quotation.text)
            if quotation.speaker is not None and any(
                _has_words(text, one) or _has_words(one, text.strip(" .,;:!?")) for one in quoted
            ):
                if any(source.heads & one.heads for one in _find_sources(evidence)):
                    return  # the sentence itself says so, whoever quotes it: "The manual said it best: “…”"
                speaker = understood.entities[quotation.speaker]
                if not _is_meant(source, speaker, understood) and not _is_nested(whole, speaker):
                    sentence = (
                        understood.sentences[quotation.sentences[0]].text if quotation.sentences else ""
                    )
                    yield Sign("speaker", source.words, speaker.name, sentence)
                return
    if quoted or not evidence.cited:
        return
    # "The company", "officials": whose name it stands for, the article may tell anywhere.
    if (not source.is_name and source.heads & GENERAL) or _says_so_there(source, said, evidence):
        return
    sources = _find_sources(evidence) or ([*_find_meant_tellers(evidence)] if source.is_name else [])
    are_named = source.is_name and all(one.is_name for one in sources)
    meant = {word for one in sources for word in one.heads} | _find_authors_words(evidence)
    meant |= frozenset() if are_named else _meant_words(evidence)
    if sources and not source.heads & meant and not _are_one(source, sources, understood):
        kind = "other speaker" if are_named else "speaker"
        yield Sign(kind, source.words, sources[0].words, evidence.cited[0].text)


def _has_words(text: str, words: str) -> bool:
    """Whether a folded text has words, and not only a part of one: "demon" is no part of "demonise"."""
    return re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text) is not None


def _says_so_there(source: Teller, said: Statement, evidence: Evidence) -> bool:
    """Whether a cited sentence has the words of somebody with the same verb, whoever else says something in it."""
    words, here = fold(source.words), fold(said.text)
    held = " ".join(fold(one.text) for one in evidence.cited)
    tags = re.findall(rf"(?<!\w){re.escape(words)} (\w+)|(\w+) {re.escape(words)}(?!\w)", here)
    return any(
        _has_words(held, tag)
        for verb in (behind or before for behind, before in tags)
        for tag in (f"{words} {verb}", f"{verb} {words}")
    )


def _find_authors_words(evidence: Evidence) -> set[str]:
    """Returns the words of the author's name, where a cited sentence has an "I" that can be the author's."""
    author = find_author(evidence.understood) if evidence.understood else ""
    says_i = any(token.text == "I" for one in evidence.cited for token in one.tree.tokens)
    return _words([author]) if says_i else set()


def _are_one(source: Teller, sources: Sequence[Teller], understood: Understanding | None) -> bool:
    """Whether the article has both words for one and the same: "Dr. Sy" and "the doctor"."""
    entities = understood.entities if understood else ()
    if understood is None or all(one.is_name for one in (source, *sources)):
        known = [
            _words([it.name, *it.aliases]) for it in entities
        ]  # whose student somebody is has another name
    else:
        known = [_collect_words(it, understood) for it in entities]
    return any(source.heads & own and any(one.heads & own for one in sources) for own in known)


def _find_sources(evidence: Evidence) -> list[Teller]:
    """Returns who says something in the cited sentences."""
    return [source for one in evidence.cited if (source := _find_source(one)) is not None]


def _find_meant_tellers(evidence: Evidence) -> Iterator[Teller]:
    """Yields those whom a pronoun that says something means: Berg, where "she said" follows a sentence on Berg."""
    for number, one in enumerate(evidence.cited):
        for clause in one.clauses:
            start = clause.subject.start if clause.subject else -1
            if one.token(clause.verb).lemma in TELLING and (number, start) in evidence.meant:
                target, span = evidence.meant[number, start]
                teller = _as_source(target, span.start, span.stop)
                if teller is not None and teller.is_name:
                    yield teller


def _is_nested(whole: str, speaker: Entity) -> bool:
    """Whether a quotation stands inside another one that says whose it is: “‘Sit,’ said my daughter.”"""
    return "‘" in whole and bool(_words([speaker.name, speaker.role]) & _words([whole]))


def _attitude(said: Statement, evidence: Evidence) -> Iterator[Sign]:
    """Yields what an author is said to hope or fear, where the evidence has nothing of that."""
    held = {token.lemma.lower() for one in evidence.cited for token in one.tree.tokens}
    for clause in said.clauses:
        verb = said.token(clause.verb)
        if verb.lemma in _ATTITUDES and verb.lemma not in held:
            yield Sign("attitude", verb.text, "", evidence.cited[0].text if evidence.cited else "")


def _meant_words(evidence: Evidence) -> set[str]:
    """Returns the words that the pronouns of the cited sentences stand for."""
    return {
        target.token(at).lemma.lower()
        for target, span in evidence.meant.values()
        for at in range(span.start, span.stop)
    }


def _find_source(said: Statement) -> Teller | None:
    """Returns who says something in a sentence: the subject of a verb of saying, or whom it is according to."""
    tree = said.tree
    for clause in said.clauses:
        if clause.marker == "to":
            continue  # "Firms have to find a way, he said"
        if _says_nothing(said, clause):
            continue
        if tree.token(clause.verb).lemma in TELLING and clause.subject is not None and not clause.is_passive:
            if clause.kind == "relative" and (named := _find_named_by(said, clause.verb)):
                return named
            return _behind_verb(said, clause.verb) or _as_source(
                said, clause.subject.start, clause.subject.stop
            )
    for number, clause in enumerate(said.clauses):
        follows = any(
            it.parent == number and it.kind == "complement" and it.marker in _THAT for it in said.clauses
        )
        if follows and clause.subject is not None and tree.token(clause.predicate).word in FEELING.words:
            return _as_source(said, clause.subject.start, clause.subject.stop)
    for at, token in enumerate(tree.tokens):
        if token.word == "to" and at and tree.token(at - 1).word == "according":
            noun = tree.child(at, "pobj")
            if noun is not None:
                return _as_source(said, tree.token(noun).left, tree.token(noun).right + 1)
    return None


def _find_named_by(said: Statement, verb: int) -> Teller | None:
    """Returns who "It was Berg who said so" is about."""
    head = said.token(verb).head
    if said.token(head).lemma == "be":
        head = next(iter(said.tree.children(head, "attr")), head)
    named = said.token(head)
    return _as_source(said, named.left, head + 1) if named.pos == "PROPN" else None


def _says_nothing(said: Statement, clause: Clause) -> bool:
    """Whether a verb of saying only accepts, refuses or happens: "She said no", "The town finds itself cut off"."""
    verb = clause.verb
    if said.token(verb).lemma == "call" and not clause.objects:
        return True  # "They let the officers call"
    if said.tree.children(verb, "prt"):
        return True  # "The leak shows up in May"
    following = [it.word for it in said.tree.tokens[verb + 1 : verb + 2]]
    return following in (["no"], ["yes"]) or any(word.endswith(("self", "selves")) for word in following)


def _quoted_tokens(said: Statement) -> set[int]:
    """Returns the tokens inside quotation marks: what is said there is said by whoever is quoted."""
    inside, opened = set(), False
    for at, token in enumerate(said.tree.tokens):
        if token.text in ("“", "”", '"', "``", "''"):
            opened = token.text != "”" and not opened
        elif opened:
            inside.add(at)
    return inside


def _behind_verb(said: Statement, verb: int) -> Teller | None:
    """Returns who speaks in "Waves, says Lee, …", where the parser may take the waves for the subject."""
    tokens = said.tree.tokens
    if not verb or tokens[verb - 1].pos != "PUNCT" or verb + 1 == len(tokens):
        return None
    subject = next((it.subject for it in said.clauses if it.verb == verb and it.subject), None)
    if tokens[verb].lemma in _ADDRESSING or (subject and _is_described(said, range(subject.start, verb - 1))):
        return None  # "The film, which was found in May, shows Lee at work", "Lee, a pilot, said cranes were old"
    stop = next((at for at in range(verb + 1, len(tokens)) if tokens[at].pos == "PUNCT"), len(tokens))
    return _as_source(said, verb + 1, stop) if tokens[verb + 1].pos in ("DET", "NOUN", "PROPN") else None


def _is_described(said: Statement, run: range) -> bool:
    """Whether a relative clause stands in a run of words, or what somebody is behind a name."""
    return any(
        said.token(at).relation == "relcl"
        or (said.token(at).relation == "appos" and said.token(said.token(at).head).entity == "PERSON")
        for at in run
    )


def _as_source(said: Statement, start: int, stop: int) -> Teller | None:
    if said.token(start).pos == "PRON" or said.token(start).text.rstrip(".") == "I":
        return None  # "he and his co-authors"; "thought I."
    nouns = [at for at in range(start, stop) if said.token(at).pos in ("NOUN", "PROPN")]
    # "Ada Ferro, a clerk in the Brandt office" is Ferro and a clerk, but no Brandt.
    own = [at for at in nouns if not _is_inside(said, at, start, stop)]
    is_somebody = any(said.token(at).entity == "PERSON" for at in own)
    tokens = [said.token(at) for at in (own if is_somebody else nouns)]
    if not tokens:
        return None
    words = said.text[said.token(start).start : said.token(stop - 1).end]
    heads = frozenset(word for it in tokens for word in (it.lemma.lower(), it.word))
    return Teller(words, heads, any(said.token(at).pos == "PROPN" for at in own))


def _is_inside(said: Statement, at: int, start: int, stop: int) -> bool:
    """Whether a word of a phrase stands behind a preposition in it."""
    while said.token(at).head != at and start <= said.token(at).head < stop:
        if said.token(at).relation == "pobj":
            return True
        at = said.token(at).head
    return False


def _is_meant(source: Teller, speaker: Entity, understood: Understanding) -> bool:
    """Whether a source is the speaker, by a name, a role or a noun that the article uses for them."""
    if fold(speaker.name) in ("i", "we", "the author") or speaker.name == understood.first_person:
        return True
    if source.heads & _collect_words(speaker, understood):
        return True
    others = [_words([it.name, *it.aliases]) for it in understood.entities if it is not speaker]
    # A noun that is nobody else's may be a description that the article does not use: "the keeper".
    return (
        not source.is_name
        and not any(source.heads & other for other in others)
        and not speaker.name[:1].isupper()
    )


def _collect_words(entity: Entity, understood: Understanding) -> set[str]:
    """The words of the names, the role and the nouns that an article has for somebody."""
    own = _words([entity.name, entity.name.replace("_", " "), entity.role, *entity.aliases])
    for mention in entity.mentions:
        tokens = understood.sentences[mention.span.sentence].parse.tokens
        own |= {tokens[at].lemma.lower() for at in range(mention.span.start, mention.span.stop)}
    return own


def _words(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in re.findall(r"\w+", fold(text)) if len(word) > 2}
