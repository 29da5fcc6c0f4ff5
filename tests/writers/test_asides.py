"""Brackets and dashes as the ear needs them: by what stands between them, in the article's words and in others'."""

from __future__ import annotations

from dataclasses import replace

import pytest

from podcast.model import Article, Section
from podcast.understanding import understand
from podcast.writers.extractive.heard import Heard
from podcast.writers.extractive.points import find_points
from podcast.writers.extractive.source_view import SourceView, read_source
from podcast.writers.extractive.spoken_wording import word_sentence

CASES = {
    "a label that other names have, too": """
        Pondlog (Ruanix, Ostix, Win) is the best diary for the pilots of the coast.
        => Pondlog is the best diary for the pilots of the coast.
    """,
    "a label with a price": """
        Tide Table ($2 unlocked, Ostix) draws a map of every quay of the coast.
        => Tide Table draws a map of every quay of the coast.
    """,
    "a label of a thing": """
        So take a lamp, or put the Ropebook app (Ruanix, Ostix) on your own table and look for the tides.
        => So take a lamp, or put the Ropebook app on your own table and look for the tides.
    """,
    "an example with a name that another bracket has": """
        The port takes the full price of a lamp (say, 60 crowns for a Ruanix), and divides it over two years.
        => The port takes the full price of a lamp, say, 60 crowns for a Ruanix. | The port divides it over two years.
    """,
    "somebody's question in the middle": """
        While the crew wrote the song of the mole (“Can that be its name?”), nobody thought of the council.
        => While the crew wrote the song of the mole, nobody thought of the council.
    """,
    "a question that is joined, in the middle": """
        While Ruan was the first port to shut its gates (or was it Corrow?), nobody knew why it did so.
        => While Ruan was the first port to shut its gates, nobody knew why it did so.
    """,
    "a figure of a name": """
        Ostmere (pop. 2,300) is the oldest port of the coast, and nobody lives on its mole.
        => Ostmere is the oldest port of the coast, and nobody lives on its mole.
    """,
    "a gloss inside a list": """
        The shop sells four drugs: Braxil (oral water), Corrowin (saline) nasal solution, Tidal oral mixture,
        Rulex HD and Rulex LD.
        => The shop sells four drugs: Braxil, Corrowin nasal solution, Tidal oral mixture, Rulex HD and Rulex LD.
    """,
    "what parts an adjective from its noun": """
        The gauge often stops in large (more than 1000 boats) harbours of the coast.
        => The gauge often stops in large harbours of the coast.
    """,
    "a statement behind a label": """
        In hindsight the keeper may have wished to shut the old gate (Fun fact: He had just turned 21).
        => In hindsight the keeper may have wished to shut the old gate. | Fun fact: He had just turned 21.
    """,
    "a range of sums": """
        For $50 - $100, depending on its weight, the port lets a keel.
        => For $50 to $100, depending on its weight, the port lets a keel.
    """,
    "a statement between short dashes in somebody's words": """
        “The answer is not easy–at least three people, alone, built other kinds of gates–and clerks are bad at it,”
        Ann Lee said.
        => Ann Lee said: “The answer is not easy – at least three people, alone, built other kinds of gates – and clerks
        are bad at it.”
    """,
    "a statement behind a dash that begins with a pronoun": """
        In the end, the judge stopped trying to hold Lund – he and the council’s lawyer questioning Lund let him talk,
        and then mostly forgot the words.
        => In the end, the judge stopped trying to hold Lund; he and the council’s lawyer questioning Lund let him talk,
        and then mostly forgot the words.
    """,
    "an aside behind a member of a list": """
        The keeper wore a black coat and a red tie - the colours of the port - and a hat of straw.
        => The keeper wore a black coat and a red tie – the colours of the port – and a hat of straw.
    """,
    "a label before a dash": """
        Ropes- Any ropes or chains that were found on the quay of a port.
        => Ropes: Any ropes or chains that were found on the quay of a port.
    """,
    "questions between dashes": """
        There is a lot to ask about — did Lund make the right choice, is the wall too low, who pays for it — but can we
        all agree that it is done?
        => There is a lot to ask about – did Lund make the right choice, is the wall too low, who pays for it – but can
        we all agree that it is done?
    """,
    "a statement that does not begin with its subject": """
        That this is no news—as a pilot, Tom Lund was known for cheating crews and mates—does not make it any better.
        => That this is no news – as a pilot, Tom Lund was known for cheating crews and mates – does not make it any
        better.
    """,
    "an amount in a word": """
        The 2-million-crown (US$300,000) crane of the port, also known as the stork, was built in the spring.
        => The 2-million-crown crane of the port, also known as the stork, was built in the spring.
    """,
    "a share and its figure": """
        Three in five (61%) harbours of the coast have a gauge, and nearly half (48%) of them read it by hand.
        => Three in five harbours of the coast have a gauge, and nearly half of them read it by hand.
    """,
    "a reference at the end": """
        The tide at the coast has risen by a hand since the flood (Tidal Service, Corrow, 2023).
        => The tide at the coast has risen by a hand since the flood.
    """,
    "who says it, at the end": """
        The tide at the coast has risen by a hand since the flood of that year (Adwoa Mensah, Corrow College).
        => The tide at the coast has risen by a hand since the flood of that year, Adwoa Mensah, Corrow College.
    """,
    "a second one that a denial holds for": """
        Until then, the ports did not have to build a sluice — and mend the whole wall for it — as the tide was low.
        => Until then, the ports did not have to build a sluice and mend the whole wall for it, as the tide was low.
    """,
    "a second one in brackets behind a member of a list": """
        When the wardens open the locks (or leave the boats to shut them), drain the pond and frighten the fish
        (and those who feed them), the mayor can hardly be surprised.
        => When the wardens open the locks or leave the boats to shut them, drain the pond and frighten the fish and
        those who feed them, the mayor can hardly be surprised.
    """,
    "two subjects of one verb that shows one": """
        The oldest mole of the bay — and the wall behind it — is closed to carts.
        => The oldest mole of the bay, and the wall behind it, is closed to carts.
    """,
    "a list in the middle": """
        The wardens know how small repairs — locks, hinges, chains — could keep the whole mole dry.
        => The wardens know how small repairs – locks, hinges, chains – could keep the whole mole dry.
    """,
    "a list in brackets in the middle": """
        The wardens know which parts (locks, hinges, chains and bolts) have rusted since the flood.
        => The wardens know which parts – locks, hinges, chains and bolts – have rusted since the flood.
    """,
    "a concession behind a dash": """
        The wall that the council has built may not be the last one of this port — however much it has cost.
        => The wall that the council has built may not be the last one of this port, however much it has cost.
    """,
    "a statement that breaks off before a question": """
        “We have to believe in the wall — what else is there behind the mole?” Ann Lee asked.
        => Ann Lee asked: “We have to believe in the wall. What else is there behind the mole?”
    """,
    "a party and where its member sits": """
        Mayor Ann Lee (R-Ostm.) has opened the new gate.
        => Mayor Ann Lee has opened the new gate.
    """,
    "what an editor adds to a word that points": """
        “There is no doubt that this [attempt] will fail in the winter,” Ann Lee said.
        => Ann Lee said: “There is no doubt that this attempt will fail in the winter.”
    """,
    "where a story was filed, behind who filed it": """
        (Coast News) PORT RUAN -- Nobody has seen the crew of the old pilot boat.
        => Nobody has seen the crew of the old pilot boat.
    """,
    "where a story was filed, behind the paper": """
        Tidewriter - PORT RUAN -- The crew of the pilot boat has not been seen.
        => The crew of the pilot boat has not been seen.
    """,
    "what kind of line it is": "Summary: The gauge has stopped. => The gauge has stopped.",
    "an editor's words that go on": """
        “We will come back (to the mole) with Ann (Lee), for nine percent (inland) growth is nothing,” Bo Lund said.
        => Bo Lund said: “We will come back to the mole with Ann Lee, for nine percent inland growth is nothing.”
    """,
    "another name that comes again inside a name": """
        They use the Greater Ruan Tide Watch (Gauge 9) charts.
        => They use the Greater Ruan Tide Watch, or Gauge 9, charts.
    """,
    "that name": "Gauge 9 is old. => the same",
    "the rest of a name": """
        The paper of the Royal Society (of Tides) shows that the gate leaks.
        => The paper of the Royal Society of Tides shows that the gate leaks.
    """,
    "where a story was filed, with no space": """
        (CRN)Winning the race did not change the crew of the old pilot boat.
        => Winning the race did not change the crew of the old pilot boat.
    """,
    "what has the main verb is no aside": """
        TIDES by mail — The coast has chosen its first keeper, Adwoa Mensah — who also reads the charts.
        => TIDES by mail, The coast has chosen its first keeper, Adwoa Mensah, who also reads the charts.
    """,
    "another name inside a name": """
        The Coast (Rannik) party leader wants a new gauge.
        => The Coast party leader wants a new gauge.
    """,
    "another name in a list": """
        The plan has been praised by the Coast Alliance (Rannikuliit) and the Greens.
        => The plan has been praised by the Coast Alliance and the Greens.
    """,
    "examples before what they are of": """
        The museum serves the hobbies (model ships, old charts, knots) of retired sailors.
        => The museum serves the hobbies – model ships, old charts, knots – of retired sailors.
    """,
    "what an acronym stands for": """
        The keeper mends TGR (tide gauge recorder) units in the winter.
        => The keeper mends tide gauge recorder units in the winter.
    """,
    "what an acronym stands for that comes again": """
        The port tests its WLS (water level sensor) boards in the spring.
        => The port tests its water level sensor, or WLS, boards in the spring.
    """,
    "that acronym": "Each WLS board costs a hundred crowns. => the same",
    "what an acronym stands for in a list": """
        The fault pertains to RGSF (remote gauge signal forgery) and lamp injection.
        => The fault pertains to remote gauge signal forgery and lamp injection.
    """,
    "a list before another thing": """
        All fuels (coal, oil and wood) and old sails are forbidden on the mole.
        => All fuels and old sails are forbidden on the mole.
    """,
    "a list in brackets with a note behind it": """
        The gauge counts the boats in three harbours (Ostmere, Corrow and Ruan) (8).
        => The gauge counts the boats in three harbours: Ostmere, Corrow and Ruan.
    """,
    "an acronym in a list before its noun": """
        The drill helps against ice floes, fog and Sudden Wave Surge (SWS) bell abuse in the winter.
        => The drill helps against ice floes, fog and Sudden Wave Surge or SWS bell abuse in the winter.
    """,
    "a cry before the subject": """
        Coupled with a loud bell (perhaps one of the old ones?) the lamp guarantees a quiet night.
        => Coupled with a loud bell, the lamp guarantees a quiet night.
    """,
    "an acronym with small letters": """
        He works for the Ministry of Tides (MoT) and the Bank of Ruan (BoR).
        => He works for the Ministry of Tides, or MoT, and the Bank of Ruan.
    """,
    "that acronym with small letters": "The MoT lends boats. => the same",
    "an acronym in a list that goes on": """
        The keepers watch Sudden Wave Surge (SWS), ice floes and fog.
        => The keepers watch Sudden Wave Surge or SWS, ice floes and fog.
    """,
    "a statement in brackets at the end": """
        The curve is not a line but a staircase (the clerk read the gauge twelve times a year).
        => The curve is not a line but a staircase. | The clerk read the gauge twelve times a year.
    """,
    "a statement in brackets in the middle": """
        You hang a lamp on the pole (a lamp costs nine crowns) and wait for the boat.
        => You hang a lamp on the pole and wait for the boat. | A lamp costs nine crowns.
    """,
    "a statement about the same one": """
        He worried about the lamp — his father had bought it — and he even began to count the matches.
        => He worried about the lamp, and he even began to count the matches. | His father had bought it.
    """,
    "a statement about any of several": """
        You hand the lamp to the keeper (it is heavier than it looks) and wait for the boat.
        => You hand the lamp to the keeper and wait for the boat.
    """,
    "a statement between dashes": """
        The family of the keeper—the Harrows moved from Ostmere to Corrow and back—was never rich.
        => The family of the keeper was never rich. | The Harrows moved from Ostmere to Corrow and back.
    """,
    "a cry between dashes": """
        A new lamp comes every winter—gas light, anyone?—and the old one goes to the museum.
        => A new lamp comes every winter, and the old one goes to the museum.
    """,
    "examples behind a dash": """
        The choir sings the tales of the coast—drowned bells, grey riders, talking seals.
        => The choir sings the tales of the coast: drowned bells, grey riders, talking seals.
    """,
    "two statements": """
        The flood was not a “freak wave” – it was a gate left open.
        => The flood was not a “freak wave”; it was a gate left open.
    """,
    "a statement that nobody asked for": """
        The harbour failed — nobody had asked for it.
        => The harbour failed; nobody had asked for it.
    """,
    "dashes at quoted words": """
        The keeper “listens to”—or hears with half an ear—just nine of the bells.
        => The keeper “listens to”, or hears with half an ear, just nine of the bells.
    """,
    "three short ones": """
        The wall is as high as the mole---as far as anybody can tell.
        => The wall is as high as the mole, as far as anybody can tell.
    """,
    "words and their meaning": """
        The old names are sund (strait), vik (bay), nes (headland) and holm (islet).
        => The old names are sund, strait; vik, bay; nes, headland; and holm, islet.
    """,
    "whom others mean": """
        “They [the keepers] have not slept [laughs] for days,” Ann Lee said.
        => Ann Lee said: “They, the keepers, have not slept for days.”
    """,
    "one word and its meaning": "They call it a sund (strait). => They call it a sund, strait.",
    "a word that goes with the next one": """
        The (tacitly) agreed rule has (arguably) failed. => The tacitly agreed rule has arguably failed.
    """,
    "or something else": """
        The gate holds back hundreds (or thousands) of logs.
        => The gate holds back hundreds or thousands of logs.
    """,
    "a list in brackets at the end": """
        The port has three gates (the north gate, the sluice and the lock).
        => The port has three gates: the north gate, the sluice and the lock.
    """,
    "when somebody lived": """
        The first gauge was built by Edward Harrow (March 3, 1811–June 9, 1877), who was a clockmaker.
        => The first gauge was built by Edward Harrow, who was a clockmaker.
    """,
    "a share at an exchange, and a shorter name": """
        Tidewright Sounding Inc. (NYSE: TWS) has bought Harrow Lamps Ltd. (Harrow) for nine million crowns.
        => Tidewright Sounding Inc. has bought Harrow Lamps Ltd. for nine million crowns.
    """,
    "letters that no voice reads": """
        The painter of the mole (港の画家) lived in Ostmere. => The painter of the mole lived in Ostmere.
    """,
    "an aside in a clause": """
        When the wheel is turned with both hands by a keeper of the port (it is easier than it looks!), the old
        sluice opens for the boats of the fishermen.
        => When the wheel is turned with both hands by a keeper of the port, the old sluice opens for the boats of
        the fishermen.
    """,
    "others' dashes": """
        “The wall is low — all of it — and the sea is not,” Ann Lee said.
        => Ann Lee said: “The wall is low, all of it, and the sea is not.”
    """,
    "others' statement": """
        “The wall is low – my father built it – and the sea (the whole sea) is not,” Ann Lee said.
        => Ann Lee said: “The wall is low – my father built it – and the sea, the whole sea, is not.”
    """,
    "what a reporter puts in for somebody's words": """
        “I think (the gate) leaks, and the owners (of the boats) know who (the keepers) must ask,” Ann Lee said.
        => Ann Lee said: “I think the gate leaks, and the owners of the boats know who the keepers must ask.”
    """,
    "what somebody's words mean": """
        Some of them shouted “Nur zu” (go ahead is meant) as the gate fell.
        => Some of them shouted “Nur zu”, go ahead is meant, as the gate fell.
    """,
    "a brand that nobody needs": """
        The keeper cures his gout with colchicine (Colgard) in the winter.
        => The keeper cures his gout with colchicine in the winter.
    """,
    "who the one is": """
        The oldest keeper (Ann Lee) has read the gauge for forty years.
        => The oldest keeper, Ann Lee, has read the gauge for forty years.
    """,
    "where somebody is from, in a list": """
        The crew has found two more rowers, Bo Lund (Corrow) and Tom Harrow (Ruan), and a cook.
        => The crew has found two more rowers, Bo Lund and Tom Harrow, and a cook.
    """,
    "where somebody works": """
        The diary was found by Tom Harrow (Museum of the Tides, Corrow), one of its readers.
        => The diary was found by Tom Harrow, one of its readers.
    """,
    "what a team has won": "Ostmere (9-3) rows against Corrow in the fall. => Ostmere rows against Corrow in the fall.",
    "a kind of animal": """
        The wall is full of blue mussels (Mytilus edulis). => The wall is full of blue mussels.
    """,
    "the figure of a year before": """
        The port sold nets for 31.1 million crowns (30.4 million in June 2015), which is a record.
        => The port sold nets for 31.1 million crowns, which is a record.
    """,
    "other units": """
        The wall rose by less than four inches (10 centimeters) over a square mile (2.6 square kilometers) of sand.
        => The wall rose by less than four inches over a square mile of sand.
    """,
    "how sure it is": """
        The wall leaks less in the spring than in the fall (3.7 versus 1.4 pails a day, P=0.04).
        => The wall leaks less in the spring than in the fall.
    """,
    "where to read on": """
        The tide is the sum of many waves (read more in our guide to gauges).
        => The tide is the sum of many waves.
    """,
    "the hour elsewhere": "The gate opens at noon (11 a.m. GMT) on Friday. => The gate opens at noon on Friday.",
    "more of a noun that only follows": """
        They use an older (dating back to the flood) gauge. => They use an older gauge.
    """,
    "a contrast inside a noun": """
        It is a slower (but still loud) bell. => It is a slower but still loud bell.
    """,
    "from one figure to another": """
        The wall has sunk by 20 - 30 percent since the great storm. => The wall has sunk by 20 to 30 percent since the
        great storm.
    """,
    "dashes without spaces behind a mark": """
        Living on “the Mole”—as the crews called their narrow street on the quay—is a hard life.
        => Living on “the Mole” – as the crews called their narrow street on the quay – is a hard life.
    """,
    "a condition behind a dash": """
        The keeper of the gauge told the council on Monday that she has an answer to it -- should the mayor ever ask
        for one.
        => The keeper of the gauge told the council on Monday that she has an answer to it, should the mayor ever ask
        for one.
    """,
    "a list behind a dash, and who says it": """
        The ferry will stop in the same four ports as it did in May — Ruan, Corrow, Ostmere and Hull, a keeper said.
        => The ferry will stop in the same four ports as it did in May, Ruan, Corrow, Ostmere and Hull, a keeper said.
    """,
    "an editor's mark in others' words": """
        “We went to the Long Room [the town hall, ed.] and asked,” Ann Lee said.
        => Ann Lee said: “We went to the Long Room and asked.”
    """,
}


@pytest.fixture(scope="module")
def source() -> SourceView:
    """All cases, understood at once."""
    sentences = [" ".join(case.split()).partition(" => ")[0] for case in CASES.values()]
    sections = tuple(Section(name, (text,)) for name, text in zip(CASES, sentences, strict=True))
    more = Section("more", ("The old SWS killed two keepers.",))
    return read_source(understand(Article("-", "The gauge", Section("", (), "summary"), (*sections, more))))


@pytest.mark.parametrize("name", CASES)
def test_an_aside_is_said_so(source: SourceView, name: str) -> None:
    """Between commas, behind a colon, as a sentence of its own, or not at all."""
    sentence, _, expected = " ".join(CASES[name].split()).partition(" => ")
    index = next(one.index for one in source.sentences if one.text == sentence)
    said = " | ".join(wording.text for wording in word_sentence(source, index, Heard()))
    assert said == (sentence if expected == "the same" else expected)


STORY = (
    "The council of Ostmere has built a new wall of clay along the whole northern quay.",
    "(The council did not reply to three letters of the harbour office.)",
    "But the wall is also too low for the storms of the last ten winters.",
    "Ann Lee has measured every wall of the coast since that winter.",
    "(But the last one fell in the spring.)",
    "(She also keeps the lamp.)",
    "She says so in her book.",
    "(For more of the spring tides, read the diary of a keeper.)",
    "That diary is older than the port.",
    "Ann Lee answers on Signal (username: mole.22).",
)


def test_what_stands_aside_is_not_said() -> None:
    """A sentence in brackets of its own goes, and what follows it answers to the one before; so does an address."""
    sections = (Section("The wall", (" ".join(STORY[:3]),)), Section("Who knows", (" ".join(STORY[3:]),)))
    source = read_source(understand(Article("-", "The wall", Section("", (), "summary"), sections)))
    points = find_points(source)
    said = {index for point in points for index in point.sentences}
    assert not said & {STORY.index(text) for text in STORY if "(" in text and "(But" not in text}
    assert STORY.index("(But the last one fell in the spring.)") in said
    assert [point.after for point in points if point.own == 2] == [0]


def test_an_author_who_argues_is_no_aside() -> None:
    """What a reporter says of himself counts less than what he reports; an opinion is its author's."""
    text = (
        "The council has sold the benches of the quay. I ask the council for one reason. It has named none."
    )
    article = Article("-", "The benches", Section("", (), "summary"), (Section("", (text,)),), ("Per Holm",))
    weight = {}
    for genre in ("news", "opinion"):
        source = read_source(replace(understand(article), genre=genre))
        weight[genre] = next(point.weight for point in find_points(source) if point.own == 1)
    assert weight["news"] < weight["opinion"]


def test_what_follows_an_aside_goes_on_with_what_was_said_before_it() -> None:
    """Its "Then" stays where that was heard, and goes where it was not."""
    text = "The keepers opened the gate. (Nobody had told them to do so.) Then they lit the lamp."
    source = read_source(
        understand(Article("-", "The gate", Section("", (), "summary"), (Section("One", (text,)),)))
    )
    assert [wording.text for wording in word_sentence(source, 2, Heard([0]))] == ["Then they lit the lamp."]
    assert [wording.text for wording in word_sentence(source, 2, Heard())] == ["They lit the lamp."]


def test_a_mark_that_is_a_sentence_of_its_own_is_no_empty_turn() -> None:
    """In an interview, a line without words made a script that nobody could write down."""
    text = (
        "Tidewriter: Who reads the gauge?",
        "Lee: I read it myself. Nobody else wants to. [laughs]",
        "Tidewriter: Is it cold on the mole?",
        "Lee: It is colder than you think. I wear two coats.",
    )
    source = read_source(
        understand(Article("-", "Ann Lee reads the gauge", Section("", (), "summary"), (Section("", text),)))
    )
    laughs = next(one.index for one in source.sentences if one.text == "[laughs]")
    assert laughs in source.tellers
    assert word_sentence(source, laughs, Heard([laughs - 1])) == ()
