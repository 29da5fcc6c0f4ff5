"""Names that mean the same person, organisation or place are one entity, with its kind, role and gender."""

from __future__ import annotations

import pytest

from podcast.model import Article, Entity, Section
from podcast.understanding.entities.entities import find_entities
from podcast.understanding.sentences.parsed_text import read_sentences


def read(*paragraphs: str) -> dict[str, Entity]:
    """Returns the entities of a text, by their names."""
    sentences = read_sentences(Article("", "", Section("", (), "summary"), (Section("", paragraphs),)))
    return {entity.name: entity for entity in find_entities(sentences)}


SAME = [
    (("Susan Barker opened the harbour on Monday.", "Critics liked Barker’s speech."), "Barker"),
    (("Critics liked Barker’s speech.", "Susan Barker opened the harbour on Monday."), "Barker"),
    (("Dr. Susan Barker spoke first.", "Dr. Barker was asked about the tide."), "Barker"),
    (("Susan Barker plays the oboe.", "At six, Susan had her first lesson."), "Susan"),
    (("Helen van der Berg left.", "On Friday van der Berg came back."), "van der Berg"),
    (("Susan M. Lund Barker wrote it.", "Critics liked what Lund Barker wrote."), "Lund Barker"),
    (("Susan M. Barker wrote it.", "Susan Barker signs all of her letters."), "Susan Barker"),
    (("The Northern Tide Observatory (NTO) was closed.", "The NTO has four rooms."), "NTO"),
    (("The Solent Trust Group was sold.", "Solent Trust had four ships."), "Solent Trust"),
    (("They met in the United States.", "Nobody in the U.S. knew of it."), "U.S."),
    (("Critics liked Harry’s speech.", "Prince Harry opened the harbour."), "Harry"),
    (("Clara Nunez Prado opened the harbour.", "Later, Nunez spoke of the tide."), "Nunez"),
    (("Susan Barkowski opened the harbour.", "“It is late,” Barkovski said."), "Barkovski"),
]
"""Two sentences, and the name in the second one, or the first, that is the other's."""


@pytest.mark.parametrize(("paragraphs", "alias"), SAME)
def test_names_of_one_are_put_together(paragraphs: tuple[str, str], alias: str) -> None:
    """A short name is its bearer's, before or after the full one."""
    (entity,) = (entity for entity in read(*paragraphs).values() if alias in entity.aliases)
    assert {mention.span.sentence for mention in entity.mentions} == {0, 1}


@pytest.mark.parametrize(("one", "other"), [("Céline", "Celine"), ("P.J.", "PJ")])
def test_accents_and_full_stops_make_no_other_name(one: str, other: str) -> None:
    """Writers leave them out."""
    found = read(f"{one} Barker sang in Hull.", f"Nobody in town knew {other} Barker.", "Barker left.")
    assert [len(entity.mentions) for entity in found.values() if entity.kind == "person"] == [3]


def test_two_people_with_one_last_name_are_kept_apart() -> None:
    """Where two people have a last name, it alone is neither of them."""
    found = read("Susan Barker met Thomas Barker in Hull.", "Later, Barker sold the house.")
    assert len(found["Susan Barker"].mentions) == len(found["Thomas Barker"].mentions) == 1


def test_a_like_name_that_somebody_has_in_full_is_not_misspelt() -> None:
    """One letter parts Hansen and Hanson, too."""
    found = read("Susan Hanson met Thomas Hansen in Hull.", "Later, Hansen sold the house to Hanson.")
    assert found["Susan Hanson"].aliases == ("Hanson",)
    assert found["Thomas Hansen"].aliases == ("Hansen",)


def test_a_given_name_that_looks_like_a_particle_is_one_where_the_last_name_comes_alone() -> None:
    """ "Di Li" is Li; nobody calls De Blasio "Blasio"."""
    found = read("We see no reefs, says Di Li, the chief pilot of the port.", "Li says that it is deep.")
    assert found["Di Li"].aliases == ("Li",)
    found = read("Mayor Bill de Blasio spoke on Monday.", "De Blasio said that the gate was shut.")
    assert found["Bill de Blasio"].aliases == ("De Blasio",)


def test_who_is_joined_by_and_is_two() -> None:
    """The recogniser takes two for one."""
    found = read("Leo Barker and Brown tied up the boat.", "Ann Brown had built it.")
    assert {name: len(found[name].mentions) for name in found} == {"Leo Barker": 1, "Ann Brown": 2}


def test_behind_king_stands_a_first_name() -> None:
    """A nickname of the player's is no other person with his last name."""
    found = read("Leo Barker scored twice.", "Fans call him King Barker.", "Barker smiled.")
    assert len(found["Leo Barker"].mentions) == 2


def test_a_title_tells_which_of_two_is_meant() -> None:
    """Of a couple, Mr Barker is the man."""
    found = read("Susan Barker met Thomas Barker in Hull.", "Later, Mr. Barker sold the house.")
    assert found["Thomas Barker"].aliases == ("Barker",)


def test_a_relative_who_comes_later_does_not_take_the_name() -> None:
    """A last name that has been somebody's for a while stays so."""
    found = read(
        "Susan Barker opened the harbour.",
        "Barker spoke of the tide.",
        "Then Barker left.",
        "Her son Thomas Barker stayed.",
        "Barker will be back on Monday.",
    )
    assert len(found["Susan Barker"].mentions) == 4


def test_a_last_name_is_not_the_son_s_whose_middle_name_it_is() -> None:
    """Who has been called so for a while keeps the name, be it only a headline that has all of it."""
    text = (
        "Dorn opened the first well in May.",
        "Then Dorn left the country when she was thirty.",
        "Her son, Marc Dorn Abel, was born in Hull.",
        "Later, Dorn came back.",
    )
    assert len(read(*text)["Marc Dorn Abel"].mentions) == 1
    sentences = read_sentences(Article("", "", Section("", (), "summary"), (Section("", text),)))
    found = {one.name: one for one in find_entities(sentences, ["How Celia Dorn Dug a Well"])}
    assert (len(found["Celia Dorn"].mentions), found["Celia Dorn"].gender) == (3, "female")


KINDS = [
    ("Warren and Susan Barker won most of the votes in Hull, and Warren was glad.", "Warren", "person"),
    ("The Harbour Board met twice, for the Harbour Board had no money.", "Harbour Board", "organisation"),
    ("On Monday Mr. Tide said that Mr. Tide would stay.", "Tide", "person"),
    ("The ferry to Lake Avery was late, and Lake Avery was cold.", "Lake Avery", "place"),
    ("The Allen Institute for Tides said that the Allen Institute for Tides was closed.",
     "Allen Institute for Tides", "organisation"),
    ("They watched the Susan Kern Show, for the Susan Kern Show was good.", "Susan Kern Show", "thing"),
    ("Fans of the San Jose Gulls were glad that the San Jose Gulls won.", "San Jose Gulls", "organisation"),
    ("Critics of the late Thomas Kern met.", "Thomas Kern", "person"),
    ("Oberst Thomas Kern wrote to her.", "Thomas Kern", "person"),
    ("Quarry stayed until she was tired. Then Quarry left, with her coat on.", "Quarry", "person"),
    ("“It is dry,” Patrol Chief Thomas Kern with the Hull Coast Guard said.", "Thomas Kern", "person"),
    ("The gate is shut, Boro Kesselly, chairman of the board of the Hull Dock Authority, told us.",
     "Boro Kesselly", "person"),
    ("“I dig wells,” Black Heron said.", "Black Heron", "person"),
    ("Magnolia, 42, came to Hull. Magnolia was cold.", "Magnolia", "person"),
    ("“It’s the new way,” said Jared, an undergraduate in a suit. Jared left the hall.", "Jared", "person"),
    ("That is noted by health writer Hrefna Sigurdsdóttir.", "Hrefna Sigurdsdóttir", "person"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "name", "kind"), KINDS)
def test_the_kind_of_a_name_is_told_by_several_signs(sentence: str, name: str, kind: str) -> None:
    """Titles, first names, company and the name's own words are heard beside the parser."""
    assert read(sentence)[name].kind == kind


ROLES = [
    ("Ann Lee, director of the port, left early.", "Ann Lee", "director of the port"),
    ("Ann Lee, 43, a pilot from Hull, left early.", "Ann Lee", "a pilot from Hull"),
    ("The plan is bad, says Ann Lee (CEO of Tidewater).", "Ann Lee", "CEO of Tidewater"),
    ("Port director Ann Lee left early.", "Ann Lee", "Port director"),
    ("The former Hull mayor Ann Lee left early.", "Ann Lee", "The former Hull mayor"),
    ("My colleague Ann Lee wrote of it.", "Ann Lee", "My colleague"),
    ("They remember the late Thomas Kern.", "Thomas Kern", "the late"),
    ("Governor Ann Lee left early.", "Ann Lee", "Governor"),
    ("It was sold by co-founder Ann Lee in May.", "Ann Lee", "co-founder"),
    ("They met the vice-president Ann Lee in May.", "Ann Lee", "vice-president"),
    ("The board’s head, Ann Lee, left early.", "Ann Lee", "The board’s head"),
    ("Minister of Trade, Ports and Fishing, Ann Lee, told the board so.", "Ann Lee",
     "Minister of Trade, Ports and Fishing"),
    ("Ann Lee is a biologist at Hull University.", "Ann Lee", "a biologist at Hull University"),
    ("“No,” said Ann Lee who is the harbour manager.", "Ann Lee", "the harbour manager"),
    ("Ann Lee, who runs the port, left early.", "Ann Lee", "runs the port"),
    ("Ann Lee of the Harbour Board left early.", "Ann Lee", "of the Harbour Board"),
    ("She came with her son Oscar on Friday.", "Oscar", "her son"),
    ("In 2011 winemaker Thomas Kern was honoured.", "Thomas Kern", "winemaker"),
    ("“No,” says Ann Lee, MD, PhD, president of the Tide Society.", "Ann Lee", "president of the Tide Society"),
    ("“No,” says Ann Lee, RDN, who runs the port.", "Ann Lee", "runs the port"),
    ("“No,” said Ann Lee, of the Harbour Board.", "Ann Lee", "of the Harbour Board"),
    ("The curator, Benedetta Kern, has a medal.", "Benedetta Kern", "The curator"),
    ("The pilot, Mr. Thomas Kern, a courteous man, left early.", "Thomas Kern", "The pilot"),
    ("My uncle Teodor would have laughed at this. Then Teodor left.", "Teodor", "My uncle"),
    ("“No,” says Ann Lee of the Northern Survey.", "Ann Lee", "of the Northern Survey"),
    ("“No,” says Ann Lee, who advised two ministers on trade.", "Ann Lee", "who advised two ministers on trade"),
    ("“No,” says General Thomas Kern, who commanded the fleet until 2023.", "Thomas Kern",
     "who commanded the fleet until 2023"),
    ("Head of harbour safety Ann Lee said it was late.", "Ann Lee", "Head of harbour safety"),
    ("A film-maker called Ann Lee lives there.", "Ann Lee", "A film-maker"),
    ("As a professor of navigation at Hull, Ann Lee has taught many.", "Ann Lee",
     "a professor of navigation at Hull"),
    ("Tidewater Airlines’ Ann Lee reported three delays.", "Ann Lee", "Tidewater Airlines"),
    ("Gen. Thomas Kern, the incoming commandant, will come.", "Thomas Kern", "the incoming commandant"),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "name", "role"), ROLES)
def test_a_role_is_given_word_for_word(sentence: str, name: str, role: str) -> None:
    """What stands beside a name, or is stated of it, is the person's role."""
    assert read(sentence)[name].role == role


NO_ROLES = [
    ("Unlike Ann Lee, the director stayed.", "Ann Lee"),
    ("Among those who chose a mayor, Ann Lee (12) and Thomas Kern (3) lead.", "Ann Lee"),
    ("Ann Lee is not a pilot.", "Ann Lee"),
    ("“Ann Lee is a strong leader,” said the mayor.", "Ann Lee"),
    ("Friends of the two leaders, Ann Lee and Thomas Kern, met.", "Thomas Kern"),
]


@pytest.mark.parametrize(("sentence", "name"), NO_ROLES)
def test_what_is_another_ones_is_no_role(sentence: str, name: str) -> None:
    """Where the words belong to somebody else, are denied or said of several, the role is open."""
    assert read(sentence)[name].role == ""


GENDERS = [
    (("Helen Barker left.",), "female"),
    (("Ms. Barker left.", "Nobody had seen Ms. Barker."), "female"),
    (("Noor Barker, spokeswoman for the port, left.",), "female"),
    (("Noor Barker said she would stay.",), "female"),
    (("Noor Barker left. He was late.",), "male"),
    (("Noor Barker and her husband left. He was late.",), ""),
    (("Noor Barker met Anouk Bader, and she left.",), ""),
    (("He wrote to Noor Barker that his boat had sunk.",), ""),
    (("Noor Barker said she would stay. Noor Barker lost his hat.",), ""),
]
"""A text, and what it tells of Barker's gender."""


@pytest.mark.parametrize(("paragraphs", "gender"), GENDERS)
def test_gender_is_told_by_titles_names_roles_and_pronouns(paragraphs: tuple[str, ...], gender: str) -> None:
    """What signs agree on holds, pronouns only where nobody else can be meant; the rest is open."""
    (person,) = (entity for name, entity in read(*paragraphs).items() if name.endswith("Barker"))
    assert person.gender == gender


def test_what_somebody_does_is_nobodys_name() -> None:
    """A capital makes no name of it, alone or behind a rank."""
    text = "The Director told us that it was late. Executive Director of the port Ann Lee was not there."
    assert [name for name, entity in read(text).items() if entity.kind == "person"] == ["Ann Lee"]


def test_a_title_makes_a_person_of_the_name_of_a_town() -> None:
    """Many last names are towns', too."""
    text = "The letter came from Hull Port President Fisher, who had voted against it."
    assert [name for name, entity in read(text).items() if entity.kind == "person"] == ["Fisher"]


def test_a_first_name_may_be_a_common_word() -> None:
    """Inside a sentence only a name has a capital."""
    assert "Urban Kern" in read("Florida coach Urban Kern explained why he closed the gates.")


def test_families_and_peoples_are_several() -> None:
    """A family, or a people, is spoken of as "they"; a person is not."""
    found = read("The Barkers met Thomas Kern, and the Barkers won.", "Norwegians like Norwegians.")
    assert [found[name].is_plural for name in ("Barkers", "Thomas Kern", "Norwegians")] == [True, False, True]


def test_many_with_one_first_name_are_kept_apart() -> None:
    """Forty people with one first name are forty, each with a last name that is theirs alone."""
    people = [f"Ann {letter}{other}ker" for letter in "BCDFGHKLMN" for other in ("ar", "er", "or", "ur")]
    found = read(*(f"{name} came from Hull, and {name.split()[1]} left." for name in people))
    assert {name: len(found[name].mentions) for name in people} == dict.fromkeys(people, 2)


def test_a_headline_completes_a_last_name() -> None:
    """Whom the text calls by the last name alone has the full name of title or heading."""
    text = ("Sanders led in the polls. Sanders had more votes in Hull, and Sanders was glad.",)
    sentences = read_sentences(Article("", "", Section("", (), "summary"), (Section("", text),)))
    (entity,) = (
        one for one in find_entities(sentences, ["Why Martha Sanders Leads"]) if "Sanders" in one.name
    )
    assert (entity.name, entity.kind, entity.gender, entity.aliases) == (
        "Martha Sanders",
        "person",
        "female",
        ("Sanders",),
    )
