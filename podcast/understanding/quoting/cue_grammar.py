"""Verbs of saying among the words of a sentence, and who is their subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.grammar.person_nouns import FEMALE, MALE, is_person_noun
from podcast.language.grammar.trees import NOMINAL_SUBJECTS
from podcast.understanding.sentences.saying_verbs import ADJACENT, NEEDS, SAYING, SPEAKING

if TYPE_CHECKING:
    from podcast.model import Parse
    from podcast.understanding.sentences.paragraphs import Word

_OBLIQUE = frozenset("him her them me us himself herself themselves this that which who there what".split())
_RECALLING = frozenset("recall remember recollect hear overhear".split())
_QUOTING = frozenset({"quote", "cite"})
_ABSTRACT = ("tion", "sion", "ness", "ity", "ism", "ance", "ence", "ment", "ing", "ure", "ship", "hood")
"""Endings of nouns for qualities and events, which do not speak."""
_TIMES = frozenset({"DATE", "TIME"})
"""What the parser takes for a time, which does not speak: "Wednesday"."""
_DEPTH = 4
_JOB = 3
"""Words of a second job before a name at most: "author and marine engineer Ann Lee"."""
_CLIMBS = frozenset({"conj", "advcl", "xcomp", "pcomp", "prep", "dep", "ccomp", "csubj"})
_BETWEEN = frozenset("VERB AUX ADV CCONJ PART".split())
_ROW = frozenset("NOUN PROPN ADJ NUM DET VERB".split())
_INNER = frozenset(
    {"compound", "amod", "det", "poss", "nmod", "nummod", "quantmod", "predet", "case", "advmod"}
)


def is_saying(word: Word, verbs: frozenset[str] = ADJACENT) -> bool:
    """Returns whether a word is a verb that gives somebody's words."""
    token = word.token
    if token.pos not in ("VERB", "AUX") or token.lemma.lower() not in verbs:
        return False
    needed = NEEDS.get(token.lemma.lower())
    following = word.sentence.parse.tokens[word.at + 1 : word.at + 4]
    return needed is None or any(one.word == needed for one in following)


def looks_saying(word: Word) -> bool:
    """Returns whether a word that is tagged as a noun may be a verb of saying: "turns and whispers, “…”"."""
    token = word.token
    return token.tag == "NNS" and token.lemma.lower() in ADJACENT


def find_sayer(parse: Parse, verb: int, depth: int = 0) -> int | None:
    """Returns who says what a verb of saying does, shared and relative subjects resolved; the doer of a passive.

    Unlike `arguments.find_subject` it passes over what cannot speak, and knows how parses of cues go wrong.
    """
    token = parse.tokens[verb]
    if _is_passive(parse, verb):
        agents = parse.children(verb, "agent")
        doers = parse.children(agents[0], "pobj") if agents else ()
        return doers[0] if doers else None
    subjects = parse.children(verb, *NOMINAL_SUBJECTS)
    if subjects:
        # "Seals come here, just like other seals, Lee says": of two subjects the name right before the verb.
        named = [at for at in subjects[1:] if at == verb - 1 and parse.tokens[at].pos in ("PROPN", "PRON")]
        subject = named[0] if named else subjects[0]
        if parse.tokens[subject].word in ("who", "that") and token.relation == "relcl":
            return token.head
        return subject if may_speak(parse, subject) else None
    head = parse.tokens[token.head]
    if token.relation == "acl" and token.tag in ("VBG", "VBN"):
        return _participle_subject(parse, verb, depth)
    if (
        depth < _DEPTH
        and token.relation in _CLIMBS
        and token.head != verb
        and head.pos in ("VERB", "AUX", "ADP", "SCONJ")
    ):
        # "The man could be heard saying".
        seen = parse.children(token.head, "nsubjpass") if token.relation == "xcomp" else ()
        return seen[0] if seen else find_sayer(parse, token.head, depth + 1)
    return None


def find_recalled(parse: Parse, verb: int) -> int | None:
    """Returns who says something as somebody else recalls or quotes it: "she recalls [him] saying"."""
    token, above = parse.tokens[verb], parse.tokens[parse.tokens[verb].head]
    if token.tag not in ("VBG", "VB") or token.lemma not in SAYING:
        return None
    if token.relation in ("ccomp", "xcomp") and above.lemma in _RECALLING:
        return next(iter(parse.children(verb, "nsubj")), None)
    quoting = above.head
    if token.relation == "pcomp" and above.word == "as" and parse.tokens[quoting].lemma in _QUOTING:
        return next(iter(parse.children(quoting, "dobj", "nsubjpass")), None)
    return None


def is_object_of_own(parse: Parse, verb: int, sayer: int) -> bool:
    """Returns whether a verb's object is most likely its own supposed subject, which it therefore does not have.

    "She said her husband is calm and compared him to": of a clause that she says, a second verb that is hers.
    """
    token, subject = parse.tokens[verb], parse.tokens[sayer]
    if token.relation != "conj" or subject.head != token.head:
        return False
    genders = {"him": MALE, "her": FEMALE}
    objects = [parse.tokens[child].word for child in parse.children(verb, "dobj")]
    fits = any(
        word in genders and (subject.pos == "PROPN" or subject.lemma in genders[word]) for word in objects
    )
    return fits and parse.tokens[token.head].relation == "ccomp"


def _is_passive(parse: Parse, verb: int) -> bool:
    """Returns whether something is done to the subject of a verb.

    "The chair, Ann Lee, rejected the plan, saying": of a past tense taken for a participle something is the object.
    """
    token = parse.tokens[verb]
    # "Once labelled “a crook”, Lee left": a past tense would have a subject.
    is_fronted = token.tag == "VBD" and token.relation == "advcl" and token.head > verb
    is_participle = (token.tag == "VBN" or is_fronted) and not parse.children(verb, "aux", *NOMINAL_SUBJECTS)
    is_past = token.relation == "acl" and (bool(parse.children(verb, "dobj")) or _lacks_verb(parse, verb))
    return bool(parse.children(verb, "auxpass")) or (is_participle and not is_past)


def _lacks_verb(parse: Parse, verb: int) -> bool:
    """Returns whether a sentence is a name and no verb but this: "Ann Lee, the warden, posted online: “…”"."""
    above = parse.tokens[parse.tokens[verb].head]
    is_agent = bool(parse.children(verb, "agent"))
    return above.relation == "ROOT" and above.pos == "PROPN" and not is_agent


def _participle_subject(parse: Parse, verb: int, depth: int) -> int | None:
    """Returns whose participle stands behind a noun: the noun's, where it can speak, else the clause's subject."""
    noun = parse.tokens[verb].head
    lemma = parse.tokens[noun].lemma.lower()
    is_beside = noun == verb - 1 or parse.tokens[verb].tag == "VBN"
    if is_beside and (parse.tokens[noun].pos == "PROPN" or is_person_noun(lemma) or lemma in SPEAKING):
        return noun
    above = noun
    while parse.tokens[above].head != above and parse.tokens[above].pos not in ("VERB", "AUX"):
        above = parse.tokens[above].head
    return find_sayer(parse, above, depth + 1) if depth < _DEPTH and above != noun else None


def find_name_before(parse: Parse, verb: int) -> int | None:
    """Returns the name or pronoun before a verb, nothing but verbs between: "[Lee] smiles and says"."""
    at = verb - 1
    while at >= 0 and (parse.tokens[at].pos in _BETWEEN or parse.tokens[at].tag == "NNS"):
        at -= 1
    is_subject = at >= 0 and (
        parse.tokens[at].pos == "PROPN" or parse.tokens[at].word in ("he", "she", "they")
    )
    return _before_origin(parse, at) if is_subject else None


def _before_origin(parse: Parse, at: int) -> int:
    """Returns the person whose name stands before where they are from: "[Lee] of South Harbour tweeted"."""
    tokens, start = parse.tokens, at
    while start and tokens[start].entity in ("GPE", "LOC", "ORG"):
        start -= 1
    is_from = start < at and start and tokens[start].word in ("of", "from")
    return start - 1 if is_from and tokens[start - 1].entity == "PERSON" else at


def find_phrase(parse: Parse, first: int) -> int | None:
    """Returns the head of the noun phrase that begins with a token; None where none begins there."""
    if first >= len(parse.tokens):
        return None
    at, tokens = first, parse.tokens
    while tokens[at].relation in _INNER and tokens[at].head > at and tokens[tokens[at].head].left >= first:
        at = tokens[at].head
    return at if may_speak(parse, at) else None


def find_phrase_behind(parse: Parse, first: int) -> int | None:
    """Returns the head of the phrase behind a verb of saying: of a row of nouns that ends with a person's name, that.

    "Noted Hull-based insurance lawyer Ann Lee": the parser takes the town for who notes it.
    """
    phrase, tokens, at = find_phrase(parse, first), parse.tokens, first
    named = phrase
    # "Said Harriers forward Ann Lee": the parser may take team for a person, and job for a particle.
    while at < len(tokens) and (tokens[at].pos in _ROW or tokens[at].tag == "RP" or tokens[at].text == "-"):
        following = tokens[at + 1 : at + 2]
        ends = not following or following[0].entity != "PERSON" or following[0].begins_entity
        if tokens[at].entity == "PERSON" and ends:
            if following and following[0].tag == "POS":
                return phrase
            named = at
        at += 1
    return named


def find_informant(parse: Parse, first: int) -> int | None:
    """Returns the head of the phrase behind "according to": the name of "author and dancer Ann Lee", too."""
    phrase, tokens = find_phrase(parse, first), parse.tokens
    if phrase != first or tokens[first].tag != "NN" or tokens[min(first + 1, len(tokens) - 1)].word != "and":
        return phrase
    # The parser does not always join the two jobs, so the name counts by its place.
    last = next((at for at in range(first + 2, len(tokens)) if tokens[at].entity == "PERSON"), first)
    between = tokens[first + 2 : last]
    if last == first or len(between) > _JOB or any(token.pos in ("PUNCT", "DET") for token in between):
        return phrase
    while (
        last + 1 < len(tokens) and tokens[last + 1].entity == "PERSON" and not tokens[last + 1].begins_entity
    ):
        last += 1
    return last


def phrase_end(parse: Parse, head: int) -> int:
    """Returns the index behind a noun phrase without what stands behind a comma or begins a clause."""
    end = head + 1
    for child in parse.children(head, "prep", "nummod", "amod"):
        if child == end:
            end = parse.tokens[child].right + 1
    inside = parse.tokens[head + 1 : end]
    return next((head + 1 + at for at, token in enumerate(inside) if token.text in ",;:—–"), end)


def is_speaker(parse: Parse, at: int) -> bool:
    """Returns whether a token names somebody who speaks without a verb of saying: a name, people, bodies, texts."""
    token = parse.tokens[at]
    return token.pos == "PROPN" or is_person_noun(token.lemma) or token.lemma.lower() in SPEAKING


def may_speak(parse: Parse, at: int) -> bool:
    """Returns whether a token can name a speaker; what ends like a quality or an event cannot: "adoption"."""
    token = parse.tokens[at]
    is_abstract = token.pos == "NOUN" and token.lemma.endswith(_ABSTRACT) and token.lemma not in SPEAKING
    is_nominal = token.pos in ("NOUN", "PROPN", "PRON", "NUM")
    return is_nominal and token.word not in _OBLIQUE and not is_abstract and token.entity not in _TIMES


def prefer_name(parse: Parse, subject: int, verb: int) -> int:
    """Returns the person right before a verb, where a description with a comma leads up to the name.

    "Minister of Trade and Ports, Senator Ann Lee, told": the parser loses its way in such rows.
    """
    tokens = parse.tokens
    last = verb - 2 if verb and tokens[verb - 1].text == "," else verb - 1
    if _is_job_of(parse, subject, last):
        return last
    if last <= subject or tokens[subject].entity == "PERSON" or tokens[last].entity != "PERSON":
        return subject
    first = last
    while first > subject and (tokens[first - 1].pos in ("PROPN", "DET") or tokens[first - 1].text == "."):
        first -= 1
    return last if tokens[first - 1].text == "," else subject


def _is_job_of(parse: Parse, subject: int, name: int) -> bool:
    """Returns whether a noun in small letters and others that "and" joins with it are jobs before a name.

    "Former engineer and author Ann Lee told": the parser takes the first job for somebody.
    """
    tokens = parse.tokens
    if tokens[subject].pos != "NOUN" or tokens[name].entity != "PERSON" or name <= subject:
        return False
    at = name
    while at != subject and tokens[at].relation in ("conj", "appos", "compound") and tokens[at].head < name:
        at = tokens[at].head
    between = tokens[subject + 1 : name]
    return (
        at == subject
        and any(token.word == "and" for token in between)
        and all(token.text not in ",;" for token in between)
    )


def find_report(parse: Parse) -> tuple[int, int] | None:
    """Returns the verb of a sentence that reports what somebody says, and its subject."""
    for at, token in enumerate(parse.tokens):
        if token.pos != "VERB" or not (_is_closing(parse, at) or _is_report(parse, at)):
            continue
        subject = find_sayer(parse, at)
        subject = _find_person_before(parse, at) if subject is None else subject
        if subject is not None:
            return at, subject
    return None


def _is_report(parse: Parse, verb: int) -> bool:
    """Returns whether a verb of saying is that of the main clause, or says by the way whose the sentence is.

    "It is easy, she says, to marvel"; "Lee warns that, should Kay win, he will pay", whose main verb the parser takes
    to be "pay".
    """
    token, following = parse.tokens[verb], parse.tokens[verb + 1 : verb + 2]
    if token.lemma.lower() not in SAYING:
        # "Lee speculated that Kay would go": what a verb gives that elsewhere needs marks beside it.
        return verb == parse.root and token.lemma.lower() in ADJACENT and _has_clause(parse, verb)
    if verb == parse.root or not following:
        return verb == parse.root
    is_aside = following[0].text == "," and token.tag in ("VBZ", "VBD")
    is_leading = following[0].word == "that" and not any(one.is_finite for one in parse.tokens[:verb])
    return (is_aside and token.relation in ("parataxis", "ccomp", "advcl")) or (
        is_leading and token.is_finite
    )


def _has_clause(parse: Parse, verb: int) -> bool:
    """Returns whether a finite clause behind a verb is its object."""
    clauses = [at for at in parse.children(verb, "ccomp") if at > verb]
    return any(
        parse.tokens[at].is_finite or any(parse.tokens[it].is_finite for it in parse.children(at, "aux"))
        for at in clauses
    )


def _is_closing(parse: Parse, verb: int) -> bool:
    """Returns whether a sentence ends with a name or pronoun and a verb that says whose it is: "…, Lee added."."""
    tokens = parse.tokens
    is_last = verb + 2 == len(tokens) and tokens[verb].lemma.lower() in ADJACENT and tokens[verb].is_finite
    at = verb - 1
    while at > 0 and tokens[at].pos == "PROPN":
        at -= 1
    at -= at == verb - 1 and tokens[at].word in ("he", "she", "they")
    return is_last and 0 < at < verb - 1 and tokens[at].text == ","


def _find_person_before(parse: Parse, verb: int) -> int | None:
    """Returns the person whose name stands right before a verb, or before what two commas set off.

    "In a post on its site, Ann Lee, head of the wells, explained": where the parser gives the verb no subject.
    """
    tokens, at = parse.tokens, verb - 1
    if at > 0 and tokens[at].text == ",":
        at -= 1
        while at > 0 and tokens[at].text != ",":
            if tokens[at].is_finite:
                return None
            at -= 1
        at -= 1
    return at if at >= 0 and tokens[at].entity == "PERSON" else None
