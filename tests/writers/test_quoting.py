"""Who speaks, where somebody's words stand in several sentences, or two people have a name in common."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from podcast.model import Article, Section
from podcast.model.understanding import Span
from podcast.understanding import understand
from podcast.writers.extractive.heard import Heard
from podcast.writers.extractive.quoting_frames import Frames
from podcast.writers.extractive.source_view import read_source
from podcast.writers.extractive.spoken_wording import word_sentence
from podcast.writers.extractive.tellers import SEVERAL, Narrator
from tests.writers.written import write_script

PADDING = (
    "The harbour master keeps the old books in a dry room. The council pays for the paper and for the ink.",
    "A new wall was built behind the market in 1998. It has held in every storm of the last twenty years.",
    "The engineers measure the tide twice a day. They write down the wind and the rain as well.",
)
"""Paragraphs around the case, so that the article is long enough for an episode."""


def spoken(*paragraphs: str) -> str:
    """The episode that an article becomes, as it is said, without who of the hosts says it."""
    article = Article("-", "The wall", Section("", (), "summary"), (Section("", paragraphs),))
    return " ".join(line.text for line in write_script(article, 4).lines)


def test_the_occasion_of_words_is_said_where_they_begin() -> None:
    """It stands behind their second sentence; without it they would be said on the telephone."""
    said = spoken(
        PADDING[0],
        "The keeper Anna Bell spoke with the mayor over the telephone on Saturday.",
        "“Steering is another thing than building. I think that he knows that,” Bell said at a meeting of the guild in"
        " the spring. “I think there will be a day on which he has to learn it.”",
        PADDING[1],
    )
    assert (
        "Bell said at a meeting of the guild in the spring: “Steering is another thing than building." in said
    )


def test_words_that_somebody_quotes_end_where_they_end() -> None:
    """Anna Bell's own words are not the father's of whom she tells."""
    said = spoken(
        PADDING[0],
        "The council met on Monday. Anna Bell said that the mayor is the calm father who tells his children, “You know"
        " what? It is fine.” “I feel that way about the wall of this town,” Anna Bell said.",
        PADDING[1],
    )
    assert "It is fine. I feel" not in said
    assert "said: “I feel that way about the wall" in said


def test_the_name_of_a_work_is_nobodys_words() -> None:
    """What stands in the second marks goes on with the first only where it is the other half of the sentence."""
    said = spoken(
        PADDING[0],
        "Anna Bell keeps the books. “The gate is old and nobody has the time to look after it,” Bell said, citing a"
        " study of the guild titled, “Gates…and Who Pays for Them.”",
        PADDING[1],
    )
    assert "look after it, Gates" not in said
    assert "titled: “The gate" not in said


def test_a_sentence_that_only_says_whose_words_stood_before_it_is_not_said_again() -> None:
    """It has gone before them."""
    said = spoken(
        PADDING[0],
        "The keeper Anna Bell met the council. “Well, what can you say?” Anna Bell said of the long storm. “It came"
        " from the north and it has taken the lamp, the boats and the wall.”",
        PADDING[1],
    )
    assert said.count("of the long storm") <= 1
    assert "what can you say?” Anna Bell said of" not in said


def test_a_sentence_that_is_but_the_name_of_who_speaks_is_not_said() -> None:
    """A page has a full stop where its comma was: “…,” Lee said. “It is old.” Lee. “It leaks.”"""
    said = spoken(
        "“We have to begin with the wall of the port somewhere,” Ann Lee said. “We begin here.” Lee. "
        "“And the mole is a good place to begin with.”"
    )
    assert "Lee." not in said


def test_marks_for_inches_are_no_quotation() -> None:
    """Behind them nobody speaks."""
    said = spoken(
        PADDING[0], "The 4'5\" tall, bearded keeper rowed to the port and sold the lamps.", PADDING[1]
    )
    assert "“The 4" not in said
    assert "The 4'5″ tall, bearded keeper" in said


def test_a_last_name_of_two_is_said_with_the_first() -> None:
    """Where the article calls the mayor by it, and her never."""
    said = spoken(
        PADDING[0],
        "Anna Bell has led the guild of the masons for nine years. Her husband, Mayor Bell, is a fisherman.",
        "“We shall mend the wall before the winter,” she said at the market on Friday.",
        PADDING[2],
        "Mayor Bell has measured the tide since the spring. “I never asked anybody for a stone,” Anna Bell wrote.",
        "“I shall ask now, and I shall ask every house,” Anna Bell wrote in May.",
        PADDING[1],
    )
    assert "Anna Bell wrote in May: “I shall ask now" in said


def test_what_a_speaker_adds_is_said_behind_words_that_go_on() -> None:
    """The tag goes where the words go on, and what was added stays."""
    said = spoken(
        PADDING[0],
        "“We shall mend the wall before the winter,” Anna Bell said. “We shall begin with the gate,” Bell said, adding"
        " that the guild had found the stones.",
        PADDING[1],
    )
    assert "Anna Bell said: “We shall mend the wall before the winter. We shall begin with the gate.”" in said
    assert "added that the guild had found the stones." in said


def test_as_somebody_says_is_what_somebody_says() -> None:
    """Without its place before the speaker, "as" would stand anywhere: "Anna and Tom Bell as explained"."""
    said = spoken(
        PADDING[0],
        "“The old wall is leaking and nobody has mended it,” as Anna Bell explained.",
        "As Van der Berg and Bell explained: “A wall is the one house that would choose its mason if it could.”",
        PADDING[1],
    )
    assert "Anna Bell explained: “The old wall is leaking and nobody has mended it.”" in said
    assert " as explained" not in said
    assert "” as" not in said


def _say_all(text: str) -> list[str]:
    """All sentences of a paragraph, each said behind those before it."""
    source = read_source(
        understand(Article("-", "The wall", Section("", (), "summary"), (Section("", (text,)),)))
    )
    heard = Heard()
    said = []
    for sentence in source.sentences:
        said.append(" ".join(wording.text for wording in word_sentence(source, sentence.index, heard)))
        heard.order.append(sentence.index)
        heard.entities.update(source.mentions.get(sentence.index, ()))
    return said


def test_who_was_just_named_says_more() -> None:
    """ "He said" behind a sentence about him alone, the name behind that, and where another one may be meant."""
    said = _say_all(
        "Tom Reyes has built the gate with his own hands. “The lock was the hardest part of all,” Reyes said. “Nobody "
        "had made one like it,” Reyes said. He met the mayor, Karl Borg, at noon. “We shall mend it,” Reyes said."
    )
    assert said[1] == "He said: “The lock was the hardest part of all.”"
    assert said[2] in ("“Nobody had made one like it.”", "Reyes said: “Nobody had made one like it.”")
    assert said[4] == "Reyes said: “We shall mend it.”"


def test_a_sentence_that_names_somebody_keeps_the_pronoun() -> None:
    """Whomever the name was taken for: "Borg has promised Borg's boat"."""
    text = "Karl Borg is a mason. He likes the port. In the winter, Borg has promised his own boat to the keepers."
    understood = understand(Article("-", "The wall", Section("", (), "summary"), (Section("", (text,)),)))
    taken = tuple(
        replace(one, mentions=tuple(m for m in one.mentions if m.span.sentence < 2 or m.form == "pronoun"))
        for one in understood.entities
    )
    far = tuple(replace(one, antecedent=Span(0, 0, 2)) for one in understood.references)
    source = read_source(replace(understood, entities=taken, references=far))
    said = word_sentence(source, 2, Heard([0]))[0].text
    assert said == "In the winter, Borg has promised his own boat to the keepers."
    assert word_sentence(source, 1, Heard())[0].text == "Karl Borg likes the port."


def test_a_title_is_heard_once() -> None:
    """It stands before the last name, and belongs to the whole one."""
    said = _say_all("President Borg will open the gate. The keepers wait. President Karl Borg has built it.")
    assert said[0] == "President Karl Borg will open the gate."


def test_no_form_comes_twice_where_somebody_goes_on() -> None:
    """Neither where the other host takes a quotation over nor where the author has the word again."""
    frames = Frames()
    forms = [frames.take_over("Lee", is_person=True) for _ in range(3)]
    assert forms == ["Lee goes on:", "Lee again:", "Lee goes on:"]
    assert [frames.take_over("The report", is_person=False) for _ in range(2)] == [
        "It goes on:",
        "The report goes on:",
    ]
    vark = Narrator("Ines Vark", is_author=True)
    told = [frames.introduce(vark, follows=True) for _ in range(9)]
    assert all(one != other for one, other in pairwise(told))


def test_who_runs_an_encyclopedia_has_not_written_it() -> None:
    """The firm behind a site is nobody's author."""
    text = "In our tests, we set the depths to zero. We then measured the tide of each port for a year."
    article = Article(
        "-",
        "Tide gauge",
        Section("", (), "summary"),
        (Section("", (text,)),),
        site="Corrow Foundation, Inc.",
        kinds_stated=("article",),
    )
    source = read_source(understand(article))
    assert {teller.name for teller in source.tellers.values()} <= {SEVERAL, "the author"}


def test_an_address_says_nothing() -> None:
    """The "we" of a guide is its author's, whose name is better heard than the site's address."""
    text = "We tested six gauges. We have put each of them into the water, and we read it for a month."
    sections = (Section("", (text,)),)
    article = Article(
        "-",
        "How to choose a gauge",
        Section("", (), "summary"),
        sections,
        authors=("Ines Vark",),
        site="gauges.example",
    )
    known = replace(
        understand(article), first_person="gauges.info", article=replace(article, site="gauges.info")
    )
    assert {teller.name for teller in read_source(known).tellers.values()} == {"Ines Vark"}


LONG = (
    "The tide takes a little more of the wall each winter, and nobody at the council has gone down to look at it.",
    "We have written to them in May, and again in August, and each time a polite letter came back within the week.",
    "I have kept all of those letters in a box, and on the day when the wall falls I shall read them to the board.",
    "What we want is a small thing, a load of stone and ten people with barrows for the length of one low tide.",
)


def test_one_voice_says_a_long_quotation_to_its_end() -> None:
    """Nobody says between its sentences that it goes on, up to two turns' words."""
    text = f"“{LONG[0][:-1]},” Ana Duarte said in the hall. “{' '.join(LONG[1:])}”"
    before = (
        "The quay of Corrow is the oldest of the coast. Few of its people have ever seen the wall from below."
    )
    article = Article("-", "The wall", Section("", (), "summary"), (Section("", (before, text)),))
    said = [
        line.text
        for line in write_script(article).lines
        if "“The tide" in line.text or "barrows" in line.text
    ]
    assert len(said) == 1
    assert said[0].startswith("Ana Duarte said in the hall: “The tide")


def test_words_that_go_on_behind_the_name_of_a_work_have_marks_of_their_own() -> None:
    """The name ends with a full stop and a mark, as what somebody says does."""
    said = spoken(
        PADDING[0],
        "“I tried to show the crew that a keeper is worth the money, and it took a year,” Anna Bell recalled in “I’m"
        " Going Home.” “I hope that it was a lesson for the guild.”",
        PADDING[1],
    )
    assert "recalled in:" not in said
    assert "Going Home. I hope" not in said


def test_a_tag_of_its_own_says_of_whom_somebody_asks() -> None:
    """Without it, “he” would be anybody."""
    said = spoken(
        PADDING[0],
        "The keeper Anna Bell met Tom Rowan, the new clerk, at the gate. “What does he do?” Bell’s mother asked about"
        " Rowan.",
        PADDING[1],
    )
    assert "mother asked about Rowan: “What does he do?”" in said


def test_an_aside_between_dashes_stays_the_authors_before_who_announced_the_rest() -> None:
    """In front, the one who announced it would have said it."""
    said = spoken(
        PADDING[0],
        "All six ferries — yes, even the leaking one, alas — will sail to the islands in the spring, Anna Bell"
        " announced today.",
        PADDING[1],
    )
    assert "will sail to the islands in the spring, Anna Bell announced today" in said


def test_he_who_says_more_behind_whoever_disagreed_is_not_named_as_another() -> None:
    """The one who has more of the words is likelier on the whole, and not there."""
    said = spoken(
        PADDING[0],
        "Mark Bell, the master, met Paul Rowan, the pilot. Bell had built the gate himself, and he was proud of it.",
        "“It’s too slow,” Bell said. “I told them so.”",
        "Rowan disagreed. It was moving just fine, he said.",
        "“You can’t know that,” Bell said.",
        PADDING[1],
    )
    assert "Bell said it was moving" not in said
