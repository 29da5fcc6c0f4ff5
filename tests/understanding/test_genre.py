"""The genre of an article, and the signs that tell it: each is for its example, and a text of each kind is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from podcast.model import GENRES, Article, Block, Section
from podcast.understanding import understand
from podcast.understanding.discourse.genre import SURE, has_words, weigh_signs
from podcast.understanding.discourse.genre_figures import WEIGHED
from podcast.understanding.discourse.genre_weights import WEIGHED_GENRES, WEIGHTS
from podcast.understanding.discourse.genre_words import STATED_NEWS, WEIGHED_WORDS, WORDS, WordSign
from podcast.understanding.discourse.own_words import find_own_words
from podcast.understanding.discourse.texture import Texture, measure_texture

NO_SUMMARY = Section("", (), "summary")


def article(
    title: str, *sections: Section, authors: tuple[str, ...] = (), stated: tuple[str, ...] = ()
) -> Article:
    """An article of these sections."""
    return Article("-", title, NO_SUMMARY, sections, authors=authors, kinds_stated=stated)


def blocks(kind: str, *texts: str, labels: tuple[str, ...] = ("",)) -> Section:
    """A section whose paragraphs are all of one kind, the labels by turns."""
    own = tuple(
        Block(kind, text, label=labels[at % len(labels)])  # type: ignore[arg-type]
        for at, text in enumerate(texts)
    )
    return Section("", texts, blocks=own)


@pytest.mark.parametrize("sign", [*WORDS, *WEIGHED_WORDS, STATED_NEWS], ids=lambda sign: sign.name)
def test_a_word_sign_is_for_its_example(sign: WordSign) -> None:
    """The example is what the sign looks for, and no other sign of that place with other genres finds it."""
    assert has_words(replace(sign, least=1), [sign.example])
    others = [
        other.name
        for other in (*WORDS, *WEIGHED_WORDS)
        if other.place == sign.place and other.genre != sign.genre and has_words(other, [sign.example])
    ]
    assert others == []


def test_signs_speak_for_genres_that_are_known() -> None:
    """Every sign's genres and figures exist, every weighed one has weights, and every genre can be told."""
    assert {sign.genre for sign in SURE} | set(WEIGHED_GENRES) == set(GENRES)
    figures = {name for sign in SURE if not isinstance(sign, WordSign) for name in sign.bounds}
    assert figures | {sign.figure for sign in WEIGHED} <= set(Texture.__dataclass_fields__)
    assert {"any article", *(sign.name for sign in (*WEIGHED, *WEIGHED_WORDS))} == set(WEIGHTS)


NEWS = (
    "A ferry ran aground off the island of Sund on Tuesday with 80 people on board, the coastguard said.",
    "“Nobody was hurt,” said Ida Moe, who led the rescue. “We were lucky with the wind.”",
    "The operator said that the ship had lost its rudder an hour after it left the harbour.",
)
ESSAY = (
    "I have owned one umbrella in my life, and I lost it on a train between two towns that I cannot name.",
    "My father never lent his to anybody. I used to think that he was mean, and perhaps he was.",
    "What I remember is the sound of it when he shook it in our hall.",
)
OPINION = (
    "The council has sold the benches, and it must buy them back. A town that wants us to walk should let us sit.",
    "We are told that benches attract noise. We should ask who made it, and where else they could go.",
)
HOW_TO = (
    "Cut the board to the length of your shelf. Sand its edges until your thumb meets no splinter.",
    "Drill two holes, one at each end. If your wall is of brick, use a plug.",
)
PIER = (
    "On most mornings Ada Lund is the first on the pier. “They all come back,” she says, and she counts the boats."
    " Behind her the cranes stand like birds that have forgotten how to fly, and the water is as grey as the sky."
)
ROPE = (
    "Her grandson wants to leave. “There is nothing for me here but weather,” he says. She laughs, and hands him a rope"
    " that is older than he is, and waits for him to coil it, and he coils it, slowly, as she has shown him to."
)
LAMP = (
    "The lamp at the end of the pier is hers to light, and she walks out to it with a can of oil on her arm. From there"
    " she sees the whole of the bay: the two churches, the yard in which her father built boats, and the last of them,"
    " which lies on its side in the reeds and waits for somebody who knows what to do with it."
)
FERRY = (
    "Harbour Lines today announced a night ferry to the outer islands, which will sail from May.",
    "The ship offers 200 beds, and it carries 60 cars. It is the first of its kind in the Sound.",
    "Harbour Lines is a leading provider of ferries. Our ships serve 14 islands on every day of the year.",
)
PUMP = (
    "It moves heat from outside into your home. A fridge does the same, but it is your kitchen that gets warm.",
    "If your house is old, you may need larger radiators, because the water in them is not as hot.",
    "So who needs one? You do if your boiler is at the end of its life, and your roof is insulated.",
)
GATE = (
    "A wicket gate is a small gate in or beside a larger one. It lets people through while the large one is shut.",
    "Wicket gates are found in castles, locks and stables. The oldest one is that of Vik, which has a bar of oak.",
)
SECTION = "Introduction", "Methods", "Results"
ISLANDS = "Sund", "Ask", "Rom", "Vik"
INGREDIENTS = blocks("ingredient", "3 eggs", "200 g flour", "1 kg plums")
JUDGED = blocks("pro", "It is quiet.", "It is light."), blocks("con", "It leaks.")
TURNS = "How do you begin?", "I listen to it.", "For how long?", "For a whole day."
POSTS = "My pump runs twice. Why?", "Is it old?", "Yes, it is.", "Mine does, too."
TEXTS = {
    "news": article("Ferry runs aground off Sund", Section("", NEWS), authors=("Liv Dahl",)),
    "essay": article("The umbrella", Section("", ESSAY), authors=("Per Holm",)),
    "opinion": article("Give us back the benches", Section("", OPINION), authors=("Per Holm",)),
    "how-to": article("How to put up a shelf", Section("", HOW_TO)),
    "feature": article("The woman who counts boats", Section("", (PIER, ROPE, LAMP)), authors=("Liv Dahl",)),
    "recipe": article("Plum cake", INGREDIENTS, Section("", HOW_TO)),
    "review": article("Marlin X2", *JUDGED),
    "list": article("Four islands to walk around", *(Section(name, ("It has a path.",)) for name in ISLANDS)),
    "interview": article("The man who tunes bells", blocks("turn", *TURNS, labels=("Fold", "Bo Ek"))),
    "forum": article("Pump runs twice", blocks("turn", *POSTS, labels=("a", "b", "c", "d")), stated=("qapage",)),
    "study": article("Lamps and moths", *(Section(name, ("We counted moths (Lund, 2019).",)) for name in SECTION)),
    "letter": article("The bus", Section("", ("Dear members of the council,", *OPINION, "Yours sincerely, Bo Ek"))),
    "press-release": article("Harbour Lines announces a ferry", Section("", FERRY)),
    "explainer": article("What is a heat pump, and who needs one?", Section("", PUMP)),
    "reference": article("Wicket gate", Section("", GATE)),
}  # fmt: skip


@pytest.mark.parametrize("genre", GENRES)
def test_a_genre_is_told(genre: str) -> None:
    """A short text of each kind is told by its own signs, which come with it."""
    understood = understand(TEXTS[genre])
    assert (understood.genre, bool(understood.genre_signs)) == (genre, True)


def test_a_report_with_scenarios_is_an_essay() -> None:
    """Scenarios make an analysis, whoever has signed it."""
    ahead = Section("The cable is cut", ("The islands would buy diesel again.",), "scenario")
    body = Section("", ("The operator spends less on it every year.",))
    assert understand(article("The cable to Vik", body, ahead)).genre == "essay"


def test_key_points_make_no_essay() -> None:
    """Points stand before texts of every kind, few people quoted or many: what the text is decides."""
    points = Section("", ("Sand the edges.", "Drill two holes."), "summary")
    assert understand(Article("-", "A shelf of oak", points, (Section("", HOW_TO),))).genre == "how-to"


def test_an_announcement_with_somebody_who_is_pleased_is_a_press_release() -> None:
    """Both are needed: a report on a gift may quote somebody who is delighted to make it."""
    pleased = "“We are delighted to serve the islands,” said Bo Ek, its director."
    opening = "Harbour Lines announced the opening of a night ferry to Vik."
    assert understand(article("A ferry to Vik", Section("", (opening, pleased)))).genre == "press-release"
    assert understand(article("A ferry to Vik", Section("", (*NEWS, pleased)))).genre == "news"
    signed = article("A ferry to Vik", Section("", (opening, pleased)), authors=("Liv Dahl",))
    assert understand(signed).genre != "press-release"


def test_an_authors_notes_on_a_quotation_are_no_citations() -> None:
    """Numbers in somebody's statement, and before the paragraphs that answer it, make no study."""
    statement = (
        "“We saved the ferry [1]. Nobody was hurt [2]. All of Vik is glad [3],” the council wrote [4]."
    )
    answers = (f"[{number}] {text}" for number, text in enumerate(NEWS, 1))
    assert understand(article("The ferry of Vik", Section("", (statement, *answers)))).genre != "study"
    cited = "The ferry was saved [1]. Nobody was hurt [2, 3]. Vik is glad [4]. It rained [5]. Boats wait [6]."
    assert understand(article("The ferry of Vik", Section("", (cited,)))).genre == "study"


def test_a_magazine_is_no_genre() -> None:
    """Where all that a publisher has is in its magazine, the text decides."""
    stated = article("The umbrella", Section("", ESSAY), authors=("Per Holm",), stated=("magazine",))
    assert understand(stated).genre == "essay"


def test_these_are_counted_too() -> None:
    """A title that counts may point at what it counts."""
    sections = [Section(name, ("It has a path.",)) for name in ISLANDS]
    assert understand(article("These four islands are closing their paths", *sections)).genre == "list"


def test_here_are_some_things_counts_them() -> None:
    """A title may show what it counts."""
    sections = [Section(name, ("It has a path.",)) for name in ISLANDS]
    assert understand(article("Here are four quiet islands", *sections)).genre == "list"


def test_a_standard_is_no_list() -> None:
    """Numbered parts that have numbered parts are those of a contract or a standard."""
    parts = "1. Scope", "2. Terms", "3. Berths", "4. Fees"
    below = "3.1. Length", "3.2. Depth"
    text = ("The berth of a ferry is as long as the ferry. The master of the harbour assigns it.",)
    flat, deep = (
        article("Berths of ferries", *(Section(heading, text) for heading in headings))
        for headings in (parts, (*parts, *below))
    )
    assert understand(flat).genre == "list"
    assert understand(deep).genre != "list"


def test_a_title_may_call_itself_a_how_to() -> None:
    """So does the office that publishes an address call it one for the press."""
    assert understand(article("How-to guide: a shelf of oak", Section("", ESSAY))).genre == "how-to"
    assert understand(article("The umbrella", Section("", ESSAY), stated=("the-press-office",))).genre == (
        "press-release"
    )


def test_what_an_article_calls_itself_goes_before_who_speaks_in_it() -> None:
    """A review told by an "I" that says so is a review; publishers' "news" is looked at last."""
    assert understand(replace(TEXTS["essay"], kinds_stated=("reviews",))).genre == "review"
    assert understand(replace(TEXTS["essay"], kinds_stated=("newsarticle",))).genre == "essay"


def test_each_genre_is_weighed_by_what_is_frequent_in_it() -> None:
    """What people said is news, an I an essay, commands a how-to; the strongest sign is named first."""
    none = dict.fromkeys((sign.name for sign in (*WEIGHED, *WEIGHED_WORDS)), 0.0)
    for name, genre in (("people said things", "news"), ("an I", "essay"), ("commands", "how-to")):
        told, signs = weigh_signs(none | {name: 1, "length": 0.1})
        assert (told, signs[0]) == (genre, name)


def test_denials_and_names_are_those_of_the_articles_own_words() -> None:
    """What somebody is quoted with is neither the article's denial nor a name that it gives."""
    own = "Ida Moe does not sail. The boat lies here."
    assert denials_and_names(own) == (0.5, 0.22)
    assert denials_and_names(own, "“Bo Ek never rows,” she said.") == (0.33, 0.18)


def denials_and_names(*paragraphs: str) -> tuple[float, float]:
    """Returns the two figures of a text, rounded."""
    understood = understand(article("The boat", Section("", paragraphs)))
    own = find_own_words(understood.sentences, understood.quotations)
    texture = measure_texture(understood.article, own, understood.quotations)
    return round(texture.denials, 2), round(texture.names, 2)


def test_nothing_is_told_without_signs() -> None:
    """A text of a few words without a sure sign has no genre: rates of two sentences are chance."""
    understood = understand(article("Rain", Section("", ("Rain over the hills.", "Wind from the west."))))
    assert (understood.genre, understood.genre_signs) == ("", ())
