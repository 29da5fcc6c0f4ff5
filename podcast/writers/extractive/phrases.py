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
        "How many {subject} are we talking about?",
        "Do we know how many {subject}?",
        "And how many {subject} is that?",
        "How many {subject}, roughly?",
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
        "What does {subject} say?",
        "And how does {subject} see it?",
        "What do we hear from {subject}?",
        "Where does {subject} stand on this?",
        "And in the words of {subject}?",
        "What is the view of {subject}?",
        "What did {subject} have to say?",
        "And what does {subject} make of it?",
        "How does {subject} put it?",
        "Is there a word from {subject}?",
    ),
    "says more": (
        "What else did {subject} say?",
        "And what did {subject} add?",
        "Did {subject} say more than that?",
    ),
    "what": (
        "What {subject}?",
        "And what {subject}?",
        "So what {subject}?",
        "What, then, {subject}?",
    ),
    "definition": (
        "First of all, what is {subject}?",
        "What exactly is {subject}?",
        "For those who do not know, what is {subject}?",
        "Could you say what {subject} is?",
    ),
    "actor": (
        "And where does {subject} come in?",
        "What part does {subject} play in this?",
        "How does {subject} fit into the picture?",
        "What do we learn about {subject}?",
        "What does the article say about {subject}?",
        "And what about {subject}?",
    ),
    "did": (
        "What did {subject} do?",
        "And how did {subject} act?",
        "So what did {subject} do then?",
        "What was the move of {subject}?",
    ),
    "has": (
        "What has {subject} done?",
        "And what has {subject} done so far?",
        "What has changed for {subject}?",
    ),
    "happened": (
        "What happened to {subject}?",
        "And what became of {subject}?",
        "How did it turn out for {subject}?",
    ),
    "happens": (
        "What is happening with {subject}?",
        "And what becomes of {subject}?",
    ),
    "subject": (
        "What about {subject}, then?",
        "What should we know about {subject}?",
        "How do things stand with {subject}?",
        "Can we turn to {subject} for a moment?",
        "What do we hear about {subject}?",
        "What does it say of {subject}?",
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
        "Let us come to {subject}.",
        "Next, {subject}.",
        "The article goes on with {subject}.",
        "Now for {subject}.",
        "That brings us to {subject}.",
        "Then there is {subject}.",
        "On to {subject}.",
        "What does the article say about {subject}?",
        "We should talk about {subject}.",
        "The next part is about {subject}.",
        "And then, {subject}.",
        "From there the article moves to {subject}.",
        "Let us look at {subject}.",
        "The next point is {subject}.",
        "Can we talk about {subject}?",
        "Which leads to {subject}.",
        "There is also {subject}.",
        "What is there on {subject}?",
        "Another part deals with {subject}.",
        "Moving on: {subject}.",
        "The article has a part on {subject}.",
        "And what about {subject}?",
        "Next comes {subject}.",
        "Let us hear about {subject}.",
    ),
    "headline": (
        "“{subject}”, the next part is headed.",
        "The article then says: “{subject}”.",
        "The next heading reads “{subject}”.",
        "Then comes this line: “{subject}”.",
        "“{subject}”, it says next.",
        "The next part begins with the words “{subject}”.",
        "We come to a part with the title “{subject}”.",
        "“{subject}”, that is the next heading.",
        "Further on it says “{subject}”.",
        "The heading of the next part: “{subject}”.",
        "And then: “{subject}”.",
        "The article moves on to “{subject}”.",
        "The part after that is called “{subject}”.",
    ),
    "heading?": (
        "The article asks: {subject}",
        "And here is its next question. {subject}",
        "Then it wonders: {subject}",
        "One heading is a question. {subject}",
        "Next it asks: {subject}",
        "So then. {subject}",
    ),
    "scenario": (
        "The article then turns to what may come. One scenario: “{subject}”.",
        "Now for what may lie ahead. One scenario is this: “{subject}”.",
        "The author looks ahead. One scenario reads: “{subject}”.",
    ),
    "scenario next": (
        "Another scenario: “{subject}”.",
        "And there is this scenario: “{subject}”.",
        "A further scenario reads: “{subject}”.",
        "Then comes the scenario “{subject}”.",
        "The article also sees this scenario: “{subject}”.",
    ),
    "likelihood": (
        "The author holds it to be {subject}.",
        "By the author's judgement it is {subject}.",
        "The article rates it as {subject}.",
        "How likely is it? The article says: {subject}.",
        "As for the odds, the article calls it {subject}.",
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

    def draw(self, kind: str, subject: str = "") -> str:
        """Returns the next form of that kind, filled with `subject`; empty when all are used."""
        return self._left[kind].pop(0).format(subject=subject) if self._left[kind] else ""
