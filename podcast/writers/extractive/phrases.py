"""The words that are ours: questions, joints, welcome and close. They hold no fact, and none is used twice."""

from __future__ import annotations

import random

_BANK: dict[str, tuple[str, ...]] = {
    # --- asked because the next sentences answer it ---
    "contrast": (
        "Is there another side to it?",
        "So is it really that simple?",
        "What is there to set against that?",
        "And what does not fit the picture?",
        "Is that the whole story?",
        "Is there a but?",
        "What about the other side of it?",
        "Where does it get complicated?",
        "Does it stop there?",
    ),
    "example": (
        "Is there an example of that?",
        "What does that look like in practice?",
        "Can we make that concrete?",
        "Where can that be seen?",
    ),
    "result": (
        "And what follows from that?",
        "What does that lead to in the end?",
        "So what was the consequence?",
        "And what came out of it?",
        "What does that add up to?",
    ),
    "addition": (
        "And is that all there is?",
        "What comes on top of that?",
        "Is there anything else to it?",
        "And what else belongs here?",
        "Is there more to the picture?",
    ),
    "reason": (
        "And why is that the case?",
        "What is the reason for it?",
        "How can that be explained?",
        "What lies behind it, then?",
        "Why would that be so?",
    ),
    "time": (
        "And what happened after that?",
        "How did it go on from there?",
        "What came next in the story?",
        "And where did things go then?",
        "So how did it continue?",
    ),
    "condition": (
        "And if it does come to that?",
        "What would that mean, then?",
        "What happens in that case?",
    ),
    "many": (
        "How many {it} are we talking about?",
        "Do we know how many {it}?",
        "And how many {it} is that?",
        "How many {it}, roughly?",
    ),
    "money": (
        "How much money are we talking about?",
        "And what about the money?",
        "What are the sums?",
    ),
    "price": (
        "And what about the price?",
        "What does that come to?",
        "How much does one pay?",
        "What are the prices?",
    ),
    "share": (
        "How large a share is that?",
        "What are the figures on that?",
        "Can it be put into numbers?",
    ),
    "says": (
        "What does {it} say?",
        "And how does {it} see it?",
        "What do we hear from {it}?",
        "Where does {it} stand on this?",
        "And in the words of {it}?",
        "What is the view of {it}?",
        "What did {it} have to say?",
        "And what does {it} make of it?",
        "How does {it} put it?",
        "Is there a word from {it}?",
    ),
    "says more": (
        "What else did {it} say?",
        "And what did {it} add?",
        "Did {it} say more than that?",
    ),
    "what": (
        "What {it}?",
        "And what {it}?",
        "So what {it}?",
        "What, then, {it}?",
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
    "did": (
        "What did {it} do?",
        "And how did {it} act?",
        "So what did {it} do then?",
        "What was the move of {it}?",
    ),
    "has": (
        "What has {it} done?",
        "And what has {it} done so far?",
        "What has changed for {it}?",
    ),
    "happened": (
        "What happened to {it}?",
        "And what became of {it}?",
        "How did it turn out for {it}?",
    ),
    "happens": (
        "What is happening with {it}?",
        "And what becomes of {it}?",
    ),
    "subject": (
        "What about {it}, then?",
        "What should we know about {it}?",
        "How do things stand with {it}?",
        "Can we turn to {it} for a moment?",
        "What do we hear about {it}?",
        "What does it say of {it}?",
    ),
    "list": (
        "Can you run through that?",
        "And what does that include?",
        "What do we find there?",
        "One after the other, please.",
    ),
    # --- from one part to the next ---
    "start": (
        "Where does the article begin?",
        "How does the article open?",
        "Where do we start?",
        "What does it begin with?",
    ),
    "topic": (
        "Let us come to {it}.",
        "Next, {it}.",
        "The article goes on with {it}.",
        "Now for {it}.",
        "That brings us to {it}.",
        "Then there is {it}.",
        "On to {it}.",
        "What does the article say about {it}?",
        "We should talk about {it}.",
        "The next part is about {it}.",
        "And then, {it}.",
        "From there the article moves to {it}.",
        "Let us look at {it}.",
        "The next point is {it}.",
        "Can we talk about {it}?",
        "Which leads to {it}.",
        "There is also {it}.",
        "What is there on {it}?",
        "Another part deals with {it}.",
        "Moving on: {it}.",
        "The article has a part on {it}.",
        "And what about {it}?",
        "Next comes {it}.",
        "Let us hear about {it}.",
    ),
    "headline": (
        "“{it}”, the next part is headed.",
        "The article then says: “{it}”.",
        "The next heading reads “{it}”.",
        "Then comes this line: “{it}”.",
        "“{it}”, it says next.",
        "The next part begins with the words “{it}”.",
        "We come to a part with the title “{it}”.",
        "“{it}”, that is the next heading.",
        "Further on it says “{it}”.",
        "The heading of the next part: “{it}”.",
        "And then: “{it}”.",
        "The article moves on to “{it}”.",
        "The part after that is called “{it}”.",
    ),
    "heading?": (
        "The article asks: {it}",
        "And here is its next question. {it}",
        "Then it wonders: {it}",
        "One heading is a question. {it}",
        "Next it asks: {it}",
        "So then. {it}",
    ),
    "scenario": (
        "The article then turns to what may come. One scenario: “{it}”.",
        "Now for what may lie ahead. One scenario is this: “{it}”.",
        "The author looks ahead. One scenario reads: “{it}”.",
    ),
    "scenario next": (
        "Another scenario: “{it}”.",
        "And there is this scenario: “{it}”.",
        "A further scenario reads: “{it}”.",
        "Then comes the scenario “{it}”.",
        "The article also sees this scenario: “{it}”.",
    ),
    "likelihood": (
        "The author holds it to be {it}.",
        "By the author's judgement it is {it}.",
        "The article rates it as {it}.",
        "How likely is it? The article says: {it}.",
        "As for the odds, the article calls it {it}.",
    ),
    "come about": (
        "How would it come about?",
        "What is behind it?",
        "How does it go?",
        "What would that look like?",
        "What is the thought there?",
    ),
    "against": (
        "What speaks against it?",
        "And why might it not?",
        "Why the doubt?",
    ),
    "summary": (
        "What is it about, in short?",
        "Before the details, what is the core of it?",
        "What does the article want us to know?",
        "How would you sum it up?",
        "In a few words, what is it about?",
    ),
    # --- the author's voice ---
    "voice": (
        "To quote the article:",
        "The text puts it like this:",
        "As the article has it:",
        "The article states:",
        "Here is how the text says it:",
        "The wording is:",
        "The page says:",
        "In the article's words:",
        "It reads like this:",
        "There it says:",
        "The text says:",
        "Let me quote:",
        "In the words of the text:",
        "As it says there:",
        "Here the text reads:",
        "The passage reads:",
        "The article puts it this way:",
        "To use its own words:",
        "What it says is this:",
        "The article goes on:",
    ),
    # --- welcome and close ---
    "today": (
        "That is from the article we read today.",
        "Today's article takes it from there.",
        "That is where today's article comes in.",
        "What lies behind that is our subject today.",
    ),
    "keep": (
        "If you keep one thing in mind, let it be this:",
        "One sentence to take with you:",
        "And what should stay with us? This, perhaps:",
        "Before we go, one thought from the article:",
        "What is worth remembering? For one thing:",
    ),
    "keep more": (
        "And I would add this:",
        "And from the same article:",
        "I would put this beside it:",
        "And another one:",
        "There is this, too:",
    ),
    "bye": (
        "Thanks for listening.",
        "Thank you for your time.",
        "Thanks for being with us.",
        "Until the next time.",
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
