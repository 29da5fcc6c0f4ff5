"""What an author tells in the first person, with all that is quoted in it; a sentence too long for one breath."""

from __future__ import annotations

from podcast.language.plain.sentences import count_words
from podcast.model import Article, Block, Section
from tests.writers.written import faults, write_script

OPENING = (
    "I keep a small boat in the harbour of Ostmere. My neighbours keep larger ones. For ten years I have written "
    "down what they say when the wind drops."
)
END = "I have told nobody which of them is right. My own boat is still on dry land."


def _say(*paragraphs: str | Block) -> list[str]:
    own = tuple(
        one if isinstance(one, Block) else Block("paragraph", one) for one in (OPENING, *paragraphs, END)
    )
    section = Section("", tuple(block.text for block in own), blocks=own)
    article = Article("-", "Dead calm", Section("", (), "summary"), (section,), authors=("Ines Vark",))
    script = write_script(article, 4)
    assert not [fault for fault in faults(script, article) if "turn has" in fault]
    return [line.text for line in script.lines]


def test_words_that_an_author_would_say_are_the_authors() -> None:
    """Over two sentences, in marks that nobody else speaks: the story is told with them."""
    said = " ".join(
        _say(
            "Suppose that I want to leave and there is no wind. If I were to tell this to my neighbour, I might say, "
            '"You know that calm of ours? It turns out that it was made for people with engines!" Then he would laugh.'
        )
    )
    assert "I might say, ‘You know that calm of ours?" in said
    assert "made for people with engines!" in said


FIRST = (
    "The only reason why I believe the older of my two neighbours, when he says in his slow way that no calm has ever "
    "lasted longer than the coffee in his can, is that he has been wrong so seldom in the years that I know him"
)
SECOND = (
    "as though the wind, after so many mornings on which he stood at the end of the pier with his hat in his hands and "
    "his back to all of us, had at last begun to ask him before it went anywhere, and to tell him when it came"
)


def test_a_long_sentence_is_said_in_two_breaths() -> None:
    """At a dash behind its main verb: word for word, and no turn is too long."""
    assert count_words(f"{FIRST} {SECOND}") > 75
    lines = _say(f"{FIRST} --- {SECOND}.")
    assert any(f"{FIRST}." in line for line in lines)
    assert any(f"{SECOND[0].upper()}{SECOND[1:]}." in line for line in lines)


def test_what_an_author_states_is_heard_one_by_one() -> None:
    """Each statement of a long sentence with the word that joins it; what holds together stays."""
    said = " ".join(
        _say(
            "I carried the first of my two boats up to the shed behind the church in May, but nobody in the harbour of "
            "ours asked me why.",
            "I took it out of the water not only because the wind had gone for good this time, but because my "
            "neighbours wanted it.",
            "Ask my neighbours what they think of the calm on any morning of the week and they will tell you of the "
            "price of oil.",
        )
    )
    assert "behind the church in May. But nobody in the harbour of ours asked me why." in said
    assert "for good this time, but because my neighbours wanted it." in said
    assert "of the week and they will tell you" in said


def test_an_aside_stays_whole() -> None:
    """Between two dashes, one of which stands before the main verb's clause has ended: nothing is cut there."""
    long = f"{FIRST} --- {SECOND} --- and that is all of it."
    assert not any(FIRST in line for line in _say(long))


def test_a_line_to_words_of_somebody_else_is_not_the_authors() -> None:
    """Else the author's marks would close behind it, and nobody would say the words."""
    off = Block("quote", "A calm is a debt. The wind will ask for it in March.")
    lines = _say("I know what it costs. As Tom Reyes writes in a diary:", off)
    assert any("As Tom Reyes writes in a diary: “A calm is a debt." in line for line in lines)


def test_a_footnotes_number_ends_a_sentence() -> None:
    """It is not heard, in nobody's mouth, and what goes on with the sentence is said."""
    said = " ".join(
        _say(
            "The oldest letter of the harbour calls a calm a debt.3 But nobody has ever paid it.",
            "I have looked for that letter in all the boxes of the council, and it is not there.4",
        )
    )
    assert "calls a calm a debt. But nobody has ever paid it." in said
    assert "it is not there." in said


def _read(*paragraphs: str, site: str) -> str:
    section = Section("", paragraphs, blocks=tuple(Block("paragraph", text) for text in paragraphs))
    article = Article(
        "-", "The harbour hour", Section("", (), "summary"), (section,), authors=("Ines Vark",), site=site
    )
    return " ".join(line.text for line in write_script(article, 4).lines)


def test_what_a_programme_will_do_is_not_the_hosts_promise() -> None:
    """Whose "we" it is is named where it says what it will show."""
    facts = (
        "The mole of Ostmere was built in 1911. It is of stone, and boats of every size can lie behind it."
    )
    said = _read(
        "Today we'll expose a ring of thieves in the harbour of Ostmere.", facts, site="Ostmere Radio"
    )
    assert ": “Today we'll expose" in said
    said = _read("Hear episode nine of our podcast on the harbour.", facts, site="")
    assert "our podcast" not in said or "Ines Vark: “Hear episode nine" in said


def test_a_hedge_is_not_left_out() -> None:
    """What limits or judges at the beginning of a sentence is content."""
    text = "The board bought the last shares of the harbour in May. Basically, it owned the place."
    more = "The mole of Ostmere was built in 1911. It is of stone, and boats of every size can lie behind it."
    assert "Basically, it owned" in _read(text, more, site="")
