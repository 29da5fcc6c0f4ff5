"""What an article says: the values that `understanding` makes of it. What is not sure is left open: None, or empty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Collection

    from podcast.model.article import Article
    from podcast.model.sentence import Parse


@dataclass(frozen=True, slots=True)
class Span:
    """A run of tokens of one sentence."""

    sentence: int
    """Index of the sentence in the article."""
    start: int
    stop: int
    """Index behind the last token."""


ClauseKind = Literal["main", "coordinate", "adverbial", "relative", "complement", "participle"]


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate with what belongs to it."""

    kind: ClauseKind
    predicate: int
    """Index of its verb, or of the noun or adjective behind a copula."""
    start: int
    stop: int
    """Its first token, and the index behind its last one; clauses that depend on it lie inside, but not those that it
    is coordinated with, nor the conjunction and the marks at its ends."""
    parent: int | None
    """Index of the clause that it depends on, in the sentence's clauses."""
    marker: str = ""
    """The word that joins it to its parent, in lower case: `because`, `who`, `that`."""
    subject: Span | None = None
    """Who does it, shared or relative subjects resolved: "fell" in "He slipped and fell" has "He"."""
    objects: tuple[Span, ...] = ()
    """Direct, indirect and prepositional objects, and what a copula says of its subject. Prepositional ones begin with
    their preposition; times are among the sentence's measures."""
    is_negated: bool = False
    is_passive: bool = False
    modality: str = ""
    """The modal verb, in lower case: `may`, `must`, `could`; empty for what is stated."""
    hedges: tuple[str, ...] = ()
    """Words that weaken it: `reportedly`, `seems`, `likely`."""
    is_reported: bool = False
    """Whether it is what somebody says, thinks or writes."""
    verb: int = -1
    """Index of its verb, the copula where it has one; auxiliaries depend on it."""
    agent: Span | None = None
    """Who does what a passive says was done, without "by"."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A quantity or a time that a sentence states."""

    kind: Literal["quantity", "money", "share", "time", "duration", "ordinal"]
    span: Span
    counts: Span | None = None
    """What is counted, for a quantity: "households" of "3,100 households"."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of the article, where it stands, and what it is made of."""

    index: int
    """Its number in the article, the summary's sentences first."""
    section: int
    """Index of its section; -1 for the summary."""
    paragraph: int
    """Index of its paragraph in the section."""
    parse: Parse
    clauses: tuple[Clause, ...] = ()
    measures: tuple[Measure, ...] = ()

    @property
    def text(self) -> str:
        """Its words, as the article has them."""
        return self.parse.text


EntityKind = Literal["person", "group", "organisation", "place", "thing"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an entity is named or pointed at."""

    span: Span
    head: int
    """Index of its head token."""
    form: Literal["name", "noun", "pronoun"]


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, group, organisation, place or thing that the article speaks of more than in passing."""

    name: str
    """The fullest name, or the article's description where it has none ("a fisherman")."""
    kind: EntityKind
    role: str = ""
    """What the article says it is, word for word: "head of the port authority"."""
    aliases: tuple[str, ...] = ()
    """Other names for it in the article: last name, acronym, "the ministry"."""
    gender: Literal["", "female", "male"] = ""
    is_plural: bool | None = None
    mentions: tuple[Mention, ...] = ()
    """In the order of the article: the first one introduces it."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words that the article gives as somebody's own."""

    text: str
    """The words inside the marks, or of the block, marks inside kept; paragraphs joined by a blank line."""
    sentences: tuple[int, ...]
    """The sentences that it touches."""
    spans: tuple[Span, ...]
    """Its tokens, without the marks around it: one span for each sentence that was parsed."""
    form: Literal["inline", "block", "turn"]
    """Inside a paragraph, set off, or a turn of an interview."""
    is_clause: bool
    """Whether it says something by itself; a few words in marks do not ("the “green men”")."""
    speaker: int | None = None
    """Index of the entity that says it; None where the article does not tell for sure."""
    cue: Span | None = None
    """The words that name the speaker: "said Lee"."""
    evidence: str = ""
    """Why this speaker: `cue`, `colon`, `continued`, `turn`, `block`, `heading`; empty without one."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A pronoun, demonstrative or definite noun that points at something said elsewhere."""

    span: Span
    form: Literal["pronoun", "demonstrative", "noun"]
    antecedent: Span | None = None
    """What it points at, the nearest that is no pronoun; None where that is open."""
    entity: int | None = None
    """Index of the entity, where it is one."""
    antecedent_sentence: int | None = None
    """The sentence it points at, where it is a whole statement ("This means …")."""


NeedKind = Literal["pronoun", "demonstrative", "noun", "connective", "ellipsis", "comparison", "name"]


@dataclass(frozen=True, slots=True)
class Need:
    """Why a sentence cannot stand without another one; a sentence may have several."""

    sentence: int
    needs: int | None
    """The sentence that must be heard before; None where it is not known which one."""
    because: str
    """The words that point back: "They", "However", "the plants"."""
    kind: NeedKind
    """`pronoun`: "they"; `demonstrative`: "this plan"; `noun`: "the plants"; `connective`: "However";
    `ellipsis`: "So did Lee."; `comparison`: "A second reason"; `name`: a last name whose bearer came before."""


RelationKind = Literal[
    "cause", "consequence", "contrast", "concession", "condition", "example", "caveat", "enumeration", "answer",
    "evidence", "time", "elaboration",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Relation:
    """How a sentence, or a clause of it, goes with another one."""

    kind: RelationKind
    first: int
    """Sentence that it is said of: the claim, the effect, the announcer, the question."""
    second: int
    """Sentence that says it: the cause, the contrast, the member, the answer; the same one inside a sentence."""
    words: str
    """The words that show it, as the article has them: "because", "Three things", "?"."""
    first_clause: int | None = None
    second_clause: int | None = None
    """Clauses, for a relation inside one sentence."""


@dataclass(frozen=True, slots=True)
class Caveat:
    """What turns, limits or conditions a claim: who hears the claim alone takes it for more than it is."""

    claim: int
    """Sentence that claims something."""
    limit: int
    """Sentence that takes something of it back: the next one, or the same one."""
    words: str
    """The words that show it, as the article has them: "However", "does not extend"."""
    clause: int | None = None
    """The clause that takes it back, inside the same sentence."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What an article says, each part by itself; indices are into its sentences and entities."""

    article: Article
    sentences: tuple[Sentence, ...]
    entities: tuple[Entity, ...] = ()
    """In the order of their first mentions."""
    quotations: tuple[Quotation, ...] = ()
    references: tuple[Reference, ...] = ()
    needs: tuple[Need, ...] = ()
    relations: tuple[Relation, ...] = ()
    caveats: tuple[Caveat, ...] = ()
    first_person: str = ""
    """Whose "I" or "we" it is outside quotations: a name, "the author"; empty where the text has none."""
    shifts: tuple[int, ...] = ()
    """Sentences with which another topic begins, in long text without headings."""
    paraphrases: tuple[tuple[int, int], ...] = ()
    """(section, sentence): the sentence that a section's heading puts into few words."""
    genre: str = ""
    """One of `GENRES`."""
    genre_signs: tuple[str, ...] = ()
    """What the genre was told by, in words."""

    def find_left_out(self, cited: Collection[int]) -> tuple[Caveat, ...]:
        """Returns what takes back something of the sentences `cited`, where none of them is the one that does."""
        return tuple(one for one in self.caveats if one.claim in cited and one.limit not in cited)


GENRES = (
    "news", "feature", "study", "interview", "opinion", "essay", "how-to", "list", "review", "letter", "forum",
    "press-release", "recipe", "explainer", "reference",
)  # fmt: skip
"""The kinds of articles that a writer has plans for."""
