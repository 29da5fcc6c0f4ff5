"""What authors say of themselves, as the hosts tell it: "I miss the old gate" as "Vark misses the old gate".

Whoever hears no quotation marks takes an author's "I" for the host's. A sentence is told only where the parse leaves no
doubt; all others stay the author's own words. Nobody's gender is known: no pronoun stands for an author.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.writers.extractive.edits import Edit
from podcast.writers.extractive.first_person import SINGULAR
from podcast.writers.extractive.retelling import HE, NAME, OWNER, tell
from podcast.writers.frame import in_small

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from podcast.model import Understanding
    from podcast.model.understanding import Sentence

_KEPT = frozenset(("letter", "interview", "forum", "study", "press-release"))
"""Genres in which somebody speaks to somebody, or several do: they keep their "I"."""
_MEMOIR = 0.5
"""Share of a page's sentences that are in the first person, from which on it is somebody's own story, word for word."""
_SCENES = 3
"""Sentences that tell what "I" do in the present, from which on a page is a scene, and its "I" may be anybody."""
_HOLDING = frozenset(
    """admire admit agree appreciate assume be believe bet care consider doubt dislike enjoy expect fear feel find guess
    hate have hope know like love mind miss need own prefer question recommend regret remember respect say see suggest
    suppose suspect think trust understand use view want wish wonder worry write""".split()
)
"""Verbs of what holds for somebody and is no act: «I admire the keepers.»"""


@dataclass(frozen=True, slots=True)
class ToldSentence:
    """How a sentence in the first person is said by somebody else."""

    edits: tuple[Edit, ...]
    """Its changes, in which the author's name is NAME or OWNER."""
    full: str
    """The author's name, as it is said at first."""
    short: str
    """The last name."""
    other: str
    """What the author is called right behind the last name."""

    @property
    def is_owner(self) -> bool:
        """Whether the author is named as whose something is."""
        return any(edit.words == OWNER for edit in self.edits)

    def is_broken(self, openings: Iterable[str], changes: Collection[Edit]) -> bool:
        """Returns whether it must stay whole: a part would begin with "I" or "he" again, or without its subject."""
        words = {word for opening in openings for word in opening.lower().split()}
        touches = any(one.start < it.stop and it.start < one.stop for one in self.edits for it in changes)
        return touches or bool(words & (HE | SINGULAR)) or any(not edit.words for edit in self.edits)

    def edits_with(self, name: str) -> list[Edit]:
        """Returns the changes with a name for the author."""
        return [
            Edit(edit.start, edit.stop, edit.words.format(name=name, owner=f"{name}’s"))
            for edit in self.edits
        ]


def find_told_sentences(
    understood: Understanding, own: Collection[int], full: str, short: str
) -> dict[int, ToldSentence]:
    """Returns those of an author's own sentences that the hosts can tell; none where the page's "I" must stay.

    `own` are the sentences with a first person that is the author's, of the full and the short name.
    """
    if not _can_be_named(understood, full, short) or _is_kept(understood, own):
        return {}
    is_only = all(token.lemma != "author" for one in understood.sentences for token in one.parse.tokens)
    told: dict[int, ToldSentence] = {}
    for index in own:
        sentence = understood.sentences[index]
        if short in sentence.text or _is_followed_by_he(understood, index):
            continue
        if edits := tell(understood, sentence):
            told[index] = ToldSentence(
                tuple(edits), in_small(full), short, "the author" if is_only else short
            )
    # A text in which nobody tells of an "I" has none, whatever "me" is in it: "this little pick me up".
    has_subject = any(
        edit.words == NAME and understood.sentences[index].text[edit.start : edit.stop] == "I"
        for index, one in told.items()
        for edit in one.edits
    )
    return told if has_subject else {}


def _can_be_named(understood: Understanding, name: str, short: str) -> bool:
    """Returns whether one person has signed a page, has a last name, and shares it with nobody on the page."""
    if understood.article.authors != (name,) or short == name:
        return False
    return not any(entity.name != name and short in entity.name.split() for entity in understood.entities)


def _is_kept(understood: Understanding, own: Collection[int]) -> bool:
    """Returns whether a page's "I" stays: it is a letter, a memoir or a scene."""
    sentences = [understood.sentences[index] for index in own]
    told = [one for one in sentences if any(token.word in SINGULAR for token in one.parse.tokens)]
    if understood.genre in _KEPT or len(told) >= _MEMOIR * len(understood.sentences):
        return True
    return sum(_is_scene(sentence) for sentence in sentences) >= _SCENES


def _is_scene(sentence: Sentence) -> bool:
    """Returns whether a sentence tells what "I" do now: "I walk to the gate"."""
    parse = sentence.parse
    return any(
        token.word == "i"
        and token.relation == "nsubj"
        and parse.tokens[token.head].tag == "VBP"
        and parse.tokens[token.head].lemma not in _HOLDING
        for token in parse.tokens
    )


def _is_followed_by_he(understood: Understanding, index: int) -> bool:
    """Returns whether the next sentence has a "he" or "she" of somebody named before it: it would be the author."""
    if index + 1 >= len(understood.sentences):
        return False
    following = understood.sentences[index + 1]
    if following.section != understood.sentences[index].section:
        return False
    tokens = following.parse.tokens
    first = next((at for at, token in enumerate(tokens) if token.word in HE), None)
    return first is not None and not any(
        token.pos == "PROPN" and (token.entity == "PERSON" or token.relation == "nsubj")
        for token in tokens[:first]
    )
