"""The words that are ours: questions, joints, welcome and close. They hold no fact, and none is used twice."""

from __future__ import annotations

import random
import re

_BANK: dict[str, tuple[str, ...]] = {
    # What follows is asked only where the next sentence itself announces such an answer.
    "contrast": (
        "Where is the catch in that?",
        "Is there another side to it?",
        "And what stands in the way?",
        "So is it really that simple?",
        "What is there to set against that?",
        "And what does not fit the picture?",
    ),
    "example": (
        "Is there an example of that?",
        "What does that look like in practice?",
        "Can we make that concrete?",
    ),
    "result": (
        "And what follows from that?",
        "What does that lead to in the end?",
        "So what was the consequence?",
        "And what came out of it?",
    ),
    "addition": (
        "And is that all there is?",
        "What comes on top of that?",
        "Is there anything else to it?",
        "And what else belongs here?",
        "And that is not the whole of it?",
    ),
    "reason": (
        "And why is that the case?",
        "What is the reason for it?",
        "How can that be explained?",
        "What lies behind it, then?",
    ),
    "time": (
        "And what happened after that?",
        "How did it go on from there?",
        "What came next in the story?",
        "And where did things go then?",
        "So how did it continue?",
        "When did the next step come?",
    ),
    "condition": (
        "And if it does come to that?",
        "What would that mean, then?",
        "What happens in that case?",
    ),
    "saying": (
        "And what was said about it?",
        "Did anybody put that into words?",
        "Whose words do we have on that?",
    ),
    "definition": (
        "First of all, what is {it}?",
        "What exactly is {it}?",
        "For those who do not know, what is {it}?",
        "Could you say what {it} is?",
    ),
    "actor": (
        "And where does {it} come in?",
        "What part does {it} play in this?",
        "How does {it} fit into the picture?",
        "What do we learn about {it}?",
        "What does the article say about {it}?",
        "And what about {it}?",
    ),
    "subject": (
        "What about {it}, then?",
        "What should we know about {it}?",
        "How do things stand with {it}?",
        "And what does it say of {it}?",
        "Can we turn to {it} for a moment?",
        "What do we hear about {it}?",
    ),
    "figures": (
        "Are there any figures on that?",
        "Can it be put into numbers?",
        "How much are we talking about?",
    ),
    "open": (
        "What else does the author see here?",
        "How does the article take that further?",
        "How does the argument go on?",
        "And what do we learn beyond that?",
    ),
    "start": (
        "Where does the article begin?",
        "How does the article open?",
        "What is the starting point here?",
    ),
    "heading": (
        "The next part is headed “{it}”. Where does it start?",
        "Let us turn to “{it}”. What do we find there?",
        "Then the article comes to “{it}”. What is that about?",
        "Another part is called “{it}”. What is in it?",
        "We come to “{it}”. What does it say?",
        "Next on the page is “{it}”. What is the point?",
        "There is a part with the title “{it}”. What does it tell us?",
        "On to “{it}”. How does that begin?",
        "That brings us to “{it}”. What is the thought here?",
        "Further down it says “{it}”. What is meant?",
        "Now for “{it}”. What should we know?",
        "The article moves to “{it}”. What happens there?",
    ),
    "heading?": (
        "The next part asks: “{it}” What is the answer?",
        "Then the article wonders: “{it}” Well?",
        "One heading is a question: “{it}” What does it say to that?",
        "“{it}” That is the next question. What do we learn?",
        "And then it asks: “{it}” What is said about it?",
    ),
    "scenario": (
        "The article then turns to what may come. One scenario: “{it}”. How would it come about?",
        "Now for what may lie ahead. One scenario is this: “{it}”. What is behind it?",
        "The author looks ahead. One scenario reads: “{it}”. How does it go?",
    ),
    "scenario next": (
        "Another scenario: “{it}”. What would that look like?",
        "And there is this scenario: “{it}”. What is the thought there?",
        "A further scenario reads: “{it}”. What do we learn?",
        "Then comes the scenario “{it}”. What does it hold?",
        "The article also sees this scenario: “{it}”. What is in it?",
    ),
    "likelihood": (
        "The author holds it to be {it}.",
        "By the author's judgement it is {it}.",
        "The article rates it as {it}.",
        "How likely is it? The article says: {it}.",
        "As for the odds, the article calls it {it}.",
    ),
    "against": (
        "What speaks against it happening?",
        "And what could prevent that?",
        "Why might it turn out otherwise?",
    ),
    "for": (
        "What speaks for that outcome?",
        "What makes that plausible?",
        "What would have to happen first?",
    ),
    "summary": (
        "What is it about, in short?",
        "Before the details, what is the core of it?",
        "What does the article want us to know?",
        "How would you sum it up?",
    ),
    "summary more": (
        "And what else is at the heart of it?",
        "What is the other main point?",
        "And beyond that main point?",
    ),
    "voice": (
        "The author writes:",
        "In the author's own words:",
        "To quote the article:",
        "The text puts it like this:",
        "As the article has it:",
        "And it goes on:",
        "The article states:",
        "Here is how the text says it:",
        "The wording is:",
    ),
    "today": (
        "That is from the article we read today.",
        "Today we look at the article behind that sentence.",
        "That is one finding of the article for today.",
        "What lies behind that is our subject today.",
    ),
    "keep": (
        "If you keep one thing in mind, let it be this:",
        "One sentence to take with you:",
        "And what should stay with us? This, perhaps:",
        "Before we go, one thought from the article:",
    ),
    "keep more": (
        "And I would add this:",
        "For me, it is another one:",
        "And from the same article:",
        "I would pick this one:",
    ),
    "bye": (
        "Thanks for listening.",
        "Thank you for your time.",
        "Thanks for being with us.",
    ),
}


class Phrases:
    """Draws from the bank, each form of words once an episode, in an order that hangs on the seed alone."""

    def __init__(self, seed: str) -> None:
        chance = random.Random(seed)  # noqa: S311 - variety, not secrets
        self._left = {kind: chance.sample(forms, len(forms)) for kind, forms in _BANK.items()}

    def has(self, kind: str) -> bool:
        """Whether a form of that kind is left."""
        return bool(self._left[kind])

    def draw(self, kind: str, it: str = "") -> str:
        """The next form of that kind, filled with `it`; empty when all are used."""
        return self._left[kind].pop(0).format(it=it) if self._left[kind] else ""


_KINDS = {
    kind: re.compile(rf"^(?:{openings})\b")
    for kind, openings in {
        "contrast": "However|But|Yet|Nevertheless|Nonetheless|That said|By contrast|In contrast|Still",
        "example": "For example|For instance",
        "result": "As a result|Therefore|Thus|Consequently|Hence|Accordingly|So",
        "addition": r"In addition|Additionally|Moreover|Furthermore|Also|Another|Besides|Equally|\S+ (?:\S+ )?also",
        "reason": "(?:This|That) is because|The (?:main |key )?reason|One reason|What (?:makes|made|changed|drove)",
        "time": r"Then|Later|Afterwards?|Soon|Next|Since then|A (?:year|month|week|day) later|On \w+ \d+|"
        r"(?:By|In) (?:early |late |mid-)?(?:\w+ )?(?:19|20)\d\d",
        "condition": "If|Unless|Should|In that case",
    }.items()
}
"""Kind of question → how a sentence begins that answers one."""


def kind_of(sentence: str, *, follows: bool) -> str:
    """The kind of question that a sentence answers by its own joint with the one before it, or empty."""
    if not follows:
        return ""
    return next((kind for kind, pattern in _KINDS.items() if pattern.match(sentence)), "")
