"""Parts of a sentence that one host asks for by the rest of it: what it costs, what was found, what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language.plain.sentences import count_words
from podcast.writers.extractive.edits import as_sentence
from podcast.writers.extractive.inversion import invert
from podcast.writers.extractive.slot import Slot

if TYPE_CHECKING:
    from podcast.model.sentence import Parse
    from podcast.writers.extractive.source_view import SourceView

QUESTION = range(3, 15)
"""Words of such a question."""
ANSWER = range(4, 46)
"""Words of its answer."""
OBJECT = 2
"""Words of an object besides its noun, at least: nobody asks for less."""
SUBJECT = 6
"""Words of a subject that is asked about, at most."""
_TAKING = frozenset("cost require need cover demand risk measure".split())
"""Verbs whose object anybody may ask for: «The new line would cost 600 million crowns.»

"What is the state reviewing?" or "What did it cite?" asks nobody who does not know that it does.
"""
_PREPOSED = frozenset(
    """depend:on rely:on consist:of lead:to result:in suffer:from stem:from rest:on hinge:on run:on live:on belong:to
    aim:at""".split()
)
"""Verbs with the preposition behind which the news is: it depends on them."""
_INTENDING = frozenset("want plan hope aim intend".split())
"""Verbs of who wants to do something: «Both mills want to decide by the end of 2026.»"""
_STUDIES = frozenset(
    """study research report survey poll analysis result data paper review experiment trial investigation finding
    test""".split()
)
"""Nouns of what finds something."""
_FINDING = frozenset("find show suggest reveal conclude indicate demonstrate".split())
"""Verbs of a study that finds something: «The results show that lamps draw moths away.»"""
_TIMES = frozenset("minute hour day week month year decade".split())
"""What somebody may have left: «The council has one year to decide.»"""
_POINTING = frozenset("the its their his her this that these those it them him us me any no".split())
"""Words by which a thing is known already: «It approved the plan.»"""
NAMING = frozenset(("NOUN", "PROPN"))
"""Parts of speech of what a sentence is about."""
_ASKING = frozenset("what who how why whether if which where when".split())
"""Words with which what is found begins that is a question."""


def find_part(source: SourceView, index: int, text: str) -> Slot | None:
    """Returns the question for a part of a sentence, which is then said with all that stands behind it."""
    parse = source.sentence(index).parse
    root = parse.root
    if root < 0 or ":" in text or not any(token.is_finite for token in parse.verb_group(root)):
        return None
    says_more = any(
        token.relation == "conj" and token.head == root and token.pos in ("VERB", "AUX")
        for token in parse.tokens
    )
    if says_more or parse.children(root, "neg", "expl") or _is_nobody(parse):
        return None
    for find in (_find_intention, _find_finding, _find_time, _find_object):
        if slot := find(parse, text):
            return slot
    return _find_definition(source, index, text)


def _is_nobody(parse: Parse) -> bool:
    """Whether the subject stands for nobody: "It is believed that …", "You only need to …"."""
    subjects = [parse.tokens[at] for at in parse.children(parse.root, "nsubj", "nsubjpass")]
    is_passive = bool(parse.children(parse.root, "auxpass"))
    return any(it.word in ("you", "what", "i", "we") or (it.word == "it" and is_passive) for it in subjects)


def _cut(parse: Parse, text: str, asking: str, gap: int) -> tuple[str, str]:
    """Returns a question that ends before the token `gap`, and the answer that begins with it; two empty texts where
    it cannot be asked so."""
    start = parse.tokens[gap].start
    if not text.startswith(parse.text[:start]):
        return "", ""
    question = invert(parse, parse.root, asking, 0, start, pronouns=True)
    return (question, text[start:]) if question else ("", "")


def _as_slot(form: str, question: str, answer: str) -> Slot | None:
    fits = count_words(question) in QUESTION and count_words(answer) in ANSWER and "," not in question
    return Slot(form, question, as_sentence(answer)) if fits else None


def _find_intention(parse: Parse, text: str) -> Slot | None:
    """Returns the question for what somebody wants to do: "What does the mill want to do?"."""
    if parse.tokens[parse.root].lemma not in _INTENDING or parse.children(parse.root, "dobj", "auxpass"):
        return None
    for at in parse.children(parse.root, "xcomp"):
        to = parse.tokens[at].left
        if to == parse.root + 1 and parse.tokens[to].word == "to" and parse.tokens[at].tag == "VB":
            question, answer = _cut(parse, text, "What", to)
            return _as_slot("intention", f"{question.rstrip('?')} to do?", answer)
    return None


def _find_finding(parse: Parse, text: str) -> Slot | None:
    """Returns the question for what somebody finds: "What did the study find?", "That lamps draw moths away."."""
    subjects = [parse.tokens[at] for at in parse.children(parse.root, "nsubj")]
    if parse.tokens[parse.root].lemma not in _FINDING or not subjects:
        return None
    if subjects[0].lemma not in _STUDIES or parse.tokens[subjects[0].left].word not in (
        "the",
        "these",
        "its",
        "their",
    ):
        return None
    for at in parse.children(parse.root, "ccomp"):
        first = parse.tokens[at].left
        word = parse.tokens[first].word
        if (
            first != parse.root + 1
            or word in _ASKING
            or not text.startswith(parse.text[: parse.tokens[first].start])
        ):
            continue
        if word == "that" and parse.tokens[first].relation != "mark":
            continue  # "suggest that's a good thing"
        question, answer = _cut(parse, text, "What", first)
        return _as_slot("finding", question, answer if word == "that" else f"That {answer}")
    return None


def _find_time(parse: Parse, text: str) -> Slot | None:
    """Returns the question for the time that somebody has: "How much time does the council have?"."""
    objects = [parse.tokens[at] for at in parse.children(parse.root, "dobj")]
    if parse.tokens[parse.root].lemma != "have" or len(objects) != 1 or objects[0].lemma not in _TIMES:
        return None
    return _as_slot("time", *_cut(parse, text, "How much time", objects[0].left))


def _find_object(parse: Parse, text: str) -> Slot | None:
    """Returns the question for a thing: "What has the operator announced?", "What does repayment depend on?"."""
    verb = _find_last_verb(parse)
    lemma = parse.tokens[verb].lemma
    if any(at > verb for at in parse.children(verb, "ccomp", "xcomp", "advcl", "dative", "oprd")):
        return None
    preposed = [
        object_
        for at in parse.children(verb, "prep")
        if at == verb + 1 and f"{lemma}:{parse.tokens[at].word}" in _PREPOSED
        for object_ in parse.children(at, "pobj")
    ]
    objects = preposed or (parse.children(verb, "dobj") if lemma in _TAKING else ())
    if len(objects) != 1:
        return None
    head = parse.tokens[objects[0]]
    is_new = head.pos in ("NOUN", "PROPN") and parse.tokens[head.left].word not in _POINTING
    subjects = [parse.tokens[at] for at in parse.children(parse.root, "nsubj")]
    # "Who does the dominant position in the country's trade belong to?" is read, not asked.
    is_long = any(subject.right - subject.left >= SUBJECT for subject in subjects)
    if not is_new or is_long or head.right - head.left < OBJECT:
        return None
    return _as_slot("object", *_cut(parse, text, "Who" if head.entity == "PERSON" else "What", head.left))


def _find_last_verb(parse: Parse) -> int:
    """Returns the last of the verbs of which each goes on with the one before: "is trying to build"."""
    verb = parse.root
    while not parse.children(verb, "dobj"):
        further = [
            at for at in parse.children(verb, "xcomp") if at > verb and parse.tokens[at].tag in ("VB", "VBG")
        ]
        if len(further) != 1:
            break
        verb = further[0]
    return verb


def _find_definition(source: SourceView, index: int, text: str) -> Slot | None:
    """Returns the question what a thing or who somebody is: "What is kombu?", "A kelp that is dried for weeks."."""
    parse = source.sentence(index).parse
    root = parse.tokens[parse.root]
    attributes, subjects = parse.children(parse.root, "attr"), parse.children(parse.root, "nsubj")
    if root.lemma != "be" or root.tag not in ("VBZ", "VBP") or len(attributes) != 1 or len(subjects) != 1:
        return None
    head, subject = parse.tokens[attributes[0]], parse.tokens[subjects[0]]
    is_said = parse.tokens[head.left].word in ("a", "an") and head.left == parse.root + 1
    is_thing = subject.pos != "PRON" and parse.tokens[subject.left].word not in ("this", "these", "such")
    if (
        not is_said
        or not is_thing
        or head.right - head.left <= OBJECT
        or subject.right - subject.left >= SUBJECT
    ):
        return None
    # The parser may take a person of the article's for a thing.
    is_person = subject.entity == "PERSON" or source.find_person(index, subjects[0]) is not None
    asking = "Who" if is_person else "What"
    return _as_slot("definition", *_cut(parse, text, asking, head.left))
