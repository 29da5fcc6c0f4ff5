"""What a line may say of the sentences that it cites: each kind of sign, and honest lines beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from podcast.language.grammar.parsing import parse
from podcast.language.meaning.kinship import compare
from podcast.model import Article, Section
from podcast.script.check import certainty_words, sign_weights
from podcast.script.check.evidence import Evidence, EvidenceShelf, cut
from podcast.script.check.judging import Doubt, judge
from podcast.script.check.relative_years import reckon_years
from podcast.script.check.sign_search import find_signs
from podcast.script.check.small_words import SMALL_WORDS, SmallWords, say_in_small_words
from podcast.script.check.statements import read_statements
from podcast.understanding import understand
from tests.script.test_grounding import script

if TYPE_CHECKING:
    from podcast.language.grammar.clause_words import WordGroup


def doubt_of(said: str, *cited: str) -> Doubt | None:
    """What a sentence comes to that cites these."""
    (statement,) = read_statements([said])
    return judge(statement, Evidence(read_statements(cited)))


@pytest.mark.parametrize(
    ("said", "cited", "part"),
    [
        ("The council sued the bank.", "The bank sued the council.", "another subject"),
        ("The harbour was sold by the ministry.", "The ministry bought the harbour.", "`sold` for `bought`"),
        ("The bank did not repair the bridge.", "The bank repaired the bridge.", "says the opposite of"),
        ("The bridge will fall in May.", "If the river rises, the bridge will fall in May.", "a condition"),
        ("The council closed the bridge.", "The council may close the bridge.", "likely or possible"),
        ("The council closed the bridge.", "The council wants to close the bridge.", "wanted or planned"),
        ("Every bridge leaks.", "Most bridges leak.", "says more with `Every`"),
        ("It is the oldest bridge on the river.", "It is an old bridge on the river.", "with `oldest`"),
        (
            "The bank left because the mill closed.",
            "The bank left when the mill closed.",
            "joins with `because`",
        ),
        ("The bridge has a roof of copper.", "The bridge has a roof.", "they have no `copper`"),
        (
            "The mill closed because the bank left.",
            "The bank left because the mill closed.",
            "turns round what `because` joins",
        ),
        ("The keeper says that the bridge leaks.", "The mayor says that the bridge leaks.", "the words of"),
        ("The mayor secretly closed the bridge.", "The mayor closed the bridge.", "they have no `secretly`"),
        ("The mayor heard the first cases.", "The mayor expects the first cases.", "wanted or planned"),
        (
            "The keeper told the mayor of the leak.",
            "The mayor told the keeper of the leak.",
            "another subject",
        ),
        (
            "All keepers of the town like the bridge.",
            "Nearly all keepers of the town like the bridge.",
            "more",
        ),
        (
            "The agency approved the two plans.",
            "Neither of the two plans was approved by the agency.",
            "the opposite",
        ),
        ("The bridge shook me.", "I shook the bridge.", "another subject"),
        (
            "The mills own the lock.",
            "The towns own the lock, while the mills own every boat on it.",
            "another",
        ),
        (
            "The mayor closed the bridge for a fair.",
            "The mayor closed the bridge for a storm.",
            "has `fair` for",
        ),
        (
            "It was the longest winter.",
            "It was not the longest winter, only the coldest one.",
            "the opposite",
        ),
        (
            "The prices fell in May.",
            "Perhaps the prices fell in May, the mayor thinks.",
            "likely or possible",
        ),
        ("The keeper has answered.", "The keeper has yet to answer.", "the opposite"),
        ("It grows, watered or not.", "It grows if anybody waters it.", "a condition"),
        ("There's nobody who knows the mill.", "Everybody knows the mill.", "the opposite"),
        ("No other town had more mills.", "Another town has more mills than Corrow.", "the opposite"),
        ("You can open the gate without a key.", "The gate opens only with a key.", "`without` for `with`"),
        (
            "Sarvia has several old mills by the river.",
            "Sarvia's only old mill stands by the river.",
            "says more",
        ),
        ("It is the oldest mill in the country.", "It is the oldest mill in the street.", "with `country`"),
        (
            "The river can be crossed in spring.",
            "The river is too high to be crossed in spring.",
            "the opposite",
        ),
        ("The mill is safe because it has a gate.", "The mill is safe, and it has a gate.", "with `because`"),
        ("The study proves that plants gain.", "The study suggests that plants may gain.", "with `proves`"),
        ("Folk call that bond the dearest ever.", "The town has sold a loan against its fish.", "`dearest`"),
        ("The request was granted.", "The request of the keeper was refused.", "`granted` for `refused`"),
        ("Lay a fire, and the water comes in.", "The water does not come in.", "the opposite"),
        (
            "The town takes four minutes.",
            "The sun takes four minutes, but the town has one clock.",
            "subject",
        ),
    ],
)
def test_what_is_not_as_cited_is_told(said: str, cited: str, part: str) -> None:
    """With what is wrong, the sentence that shows it, and the mend."""
    found = doubt_of(said, cited)
    assert found is not None
    assert part in found.message
    assert ": " in found.message


@pytest.mark.parametrize(
    ("said", "cited"),
    [
        ("The largest obstacle of all is a treaty.", "A treaty is the largest obstacle."),
        (
            "Hardly, for the owner wants it back first.",
            "Prices hardly fall, for the owner wants it back first.",
        ),
        ("Each has a boat, and no other way out.", "Both have a boat, and neither has another way out."),
        ("The mills work at night, so as not to be seen.", "The mills work at night to avoid being seen."),
        ("It grows back, watered or not.", "It grows back, whether or not anybody waters it."),
        ("Old or new, the boats leak.", "The boats leak, whether they are old or new."),
        ("The law holds for the whole country.", "The law holds nationwide."),
        ("Everybody pays the toll, whoever they are.", "The toll is paid regardless of who it is."),
        ("No other town had more mills.", "Corrow has more mills than any other town."),
        (
            "Others believe that the judges forgot.",
            "Others believe that it only means that the judges forgot.",
        ),
        ("His trial ran from 2017 to 2021.", "In a trial that he ran from 2017 to 2021, he tried it."),
        ("The maker guarantees the cable.", "The maker of the cable guarantees it."),
        ("There's nobody who doesn't know the mill.", "Everybody knows the mill."),
        ("The keeper has yet to answer.", "The keeper has not answered."),
        ("The bank may not issue notes.", "The law forbids the bank to issue notes."),
        ("The mill was going to mend it.", "The mill had promised to mend it."),
        ("There will be a boat, but not before May.", "A boat is to sail in May."),
        ("Nobody else has offered a boat.", "He is the only one to have offered a boat."),
        ("Every year the fish move ten miles.", "The fish move by ten miles a year."),
        ("It all goes back to the mill.", "It goes back to the mill."),
        ("The river is so high that nobody can cross it.", "The river is too high to cross."),
        ("Had the dam not held, the town would be gone.", "If the dam had not held, the town would be gone."),
        ("The boat leaves at six at the earliest.", "The boat does not leave before six."),
        ("The mill is older than any other.", "The mill is the oldest."),
        ("Ten is the most that it has ever held.", "It has never held more than ten."),
        ("Every house was flooded.", "No house was spared by the flood."),
        ("Mend the gate, and the water stays out.", "If the gate is mended, the water stays out."),
        ("It'll be May before the boat leaves.", "The boat leaves in May."),
        ("Sund has offered less, but quicker.", "Sund has offered less, but faster."),
        ("Doubling the line is a matter of years.", "To double the line would take years."),
        ("What they spend is 80 euros.", "What they spend, 80 euros, would feed a town, if it were given."),
        ("Relatives of the dead came.", "The loved ones of the dead came."),
        ("A year is enough.", "One year is enough."),
        ("Both.", "The mill leaks, and the dam leaks."),
        ("The council was sued by the bank.", "The bank sued the council."),
        ("The ministry purchased the harbour.", "The ministry bought the harbour."),
        ("The harbour was destroyed.", "The destruction of the harbour took a night."),
        ("The bridge isn't safe.", "The bridge is dangerous."),
        ("Nobody crossed the bridge.", "The bridge was not crossed by anybody."),
        ("Perhaps the council will close the bridge.", "The council may close the bridge."),
        (
            "In mid-May the bridge leaks for half an hour.",
            "In the middle of May the bridge leaks for 30 minutes.",
        ),
        ("It is not only old, it leaks.", "It is old and it leaks."),
        ("Before we go, one thought: the bridge leaks.", "The bridge leaks."),
        ("The text puts it like this: The bridge leaks in every storm.", "The bridge leaks in every storm."),
        ("The boat has no rope at all.", "The boat has no rope."),
        ("They have found no proof of a leak.", "They have not found any proof of a leak."),
        (
            "It will not take the town.",
            "It will not reach its goal of crossing the river and taking the town.",
        ),
        ("Those that were fired did damage.", "Even if many were duds, those that were fired did damage."),
        ("Those who are stopped must pay.", "If you are stopped, you must pay."),
        ("The keepers were instructed to close the bridge.", "The keepers should close the bridge."),
        (
            "Sarvia had stocks of shells.",
            "The deal with Sarvia was good, for the country had stocks of shells.",
        ),
        ("Shells and guns had been sold.", "Stocks of old shells and new guns had been sold."),
        ("Almost all of the bridges leak.", "Almost every bridge leaks."),
        ("The days that weren't holidays are dear.", "The non-holidays are dear days."),
        ("The keeper could have used both.", "The keeper might have used his boat and his rope."),
        ("Travellers pay more at night.", "The ferry takes greater amounts of travellers at night."),
        ("The boat of the keeper is worth the most.", "The boat of the keeper has the greatest value."),
        ("It is the best-known mill of the town.", "It is the most famous mill of the town."),
        (
            "The keeper says that the idea of a safe bridge “is just not so at all.”",
            "“The idea of a bridge that is safe and dry is just not so at all,” says the keeper, who built it.",
        ),
        ("They would lose the boats, or so it seems.", "It seems that they would lose the boats."),
        ("Apprentices have to buy their tools.", "The mill demands that apprentices buy their tools."),
        ("The law lets the mill keep the money.", "The law allows the mill to keep the money."),
        ("Keepers say that the gate leaks.", "A number of keepers say that the gate leaks."),
        (
            "This came after accusations of theft.",
            "The mill closed in the wake of accusations of theft.",
        ),
        ("Mara Oss believes the wall will hold.", "Mara Oss said she believed the wall would hold."),
        ("Many thought that it failed to close the gate.", "Many saw a failure to close the gate."),
        (
            "These are the things keepers say they hate about storms.",
            "Aren't those the things keepers say they hate about storms?",
        ),
        (
            "She wants the mill kept from disrupting the town.",
            "She finds it important that the mill not be allowed to disrupt the town.",
        ),
        ("Not here. Nobody mends the boats.", "In this one it does not, since nobody mends the boats."),
        (
            "There is another objection, and it comes from keepers.",
            "There is another objection, which is made more often, and it comes from keepers.",
        ),
        ("The mill hopes to have sold the boats by May.", "The mill hoped to have sold the boats by May."),
        ("When the goats were gone, the council waited.", "Once the goats were gone, the council waited."),
        (
            "The bridge was his father's pride.",
            "He likes it, partly because the bridge was his father's pride.",
        ),
        ("The mill was almost extinct.", "The mill was almost declared extinct."),
        ("A whole row of boats leaks.", "A row of boats leaks."),
        ("Above all the keeper mended the bridge.", "The keeper mended the bridge."),
        ("In the end only dust was left.", "There was nothing left but dust."),
        (
            "Mills have to find money for the town, he said.",
            "The mayor said that mills need to find money for the town.",
        ),
        ("Since the mill was sold, boats have leaked.", "After the mill was sold, boats leaked."),
        ("Ten years before, the bridge leaked.", "The bridge leaked."),
        ("A new net would have cost more.", "It cost less than a new net."),
        ("Without the mill there'd be no bridge.", "The mill paid for the bridge."),
        (
            "The moment couldn't have been worse for the mill.",
            "For the mill the storm came at the worst moment.",
        ),
        ("Each time another village said no.", "Each time one of the villages objected, never the same."),
        ("The mill has more than 200 boats.", "The mill has 212 boats."),
        ("The boats got cheaper, that's all.", "The boats have become cheaper."),
        ("The towns want more than money.", "What the towns want is more than money."),
        (
            "The council wants to let the keepers call.",
            "The council proposes that keepers be allowed to call.",
        ),
        ("Couldn't a dam hold it back?", "A dam could hold it back."),
        ("What does the mayor say to that?", "The mayor denies that he ever said so."),
        ("The prices fell in May.", "Perhaps surprisingly, the prices fell in May."),
        ("Floods have become more and more costly.", "Floods are becoming increasingly costly."),
    ],
)
def test_what_is_said_otherwise_is_left_alone(said: str, cited: str) -> None:
    """Passives, synonyms, nominalisations, other negations, frames of the talk."""
    assert doubt_of(said, cited) is None


@pytest.mark.parametrize(
    ("said", "cited"),
    [
        (
            "The bridge, a work of 1806, leaks in every storm, no small matter.",
            "The bridge—a work of 1806—leaks in every storm (no small matter).",
        ),
        (
            "The bridge of Lund leaks.",
            "In fact, the bridge of Lund leaks, which the mayor (Olaf Brandt) has known for years.",
        ),
        (
            "It was built by the Northern Water Authority, or NWA.",
            "It was built by the Northern Water Authority (NWA).",
        ),
        ("The author’s own words: “I do not cross it to be brave.”", "I do not cross it to be brave."),
        (
            "Ferro said, of the days before she left: “He had asked twice, before it stopped taking his calls.”",
            "“He had asked twice, before it stopped taking his calls,” Ferro said, of the days before she left.",
        ),
    ],
)
def test_the_articles_own_words_in_its_order_are_its_own(said: str, cited: str) -> None:
    """With other marks, without what is set off, and behind whose they are, whatever the parser makes of that."""
    assert doubt_of(said, cited) is None


@pytest.mark.parametrize(
    ("line", "cited", "wrong"),
    [
        (
            "He knew that the keepers liked it. So he told nobody that he might pull it down.",
            "He knew that the keepers liked it, so he told nobody that he might pull it down.",
            False,
        ),
        (
            "Ferro, who works with the keepers, said: “We’re going to hope for the absolute best. It may hold.”",
            "“We’re going to hope for the absolute best,” said Ferro, who works with the keepers. “It may hold.”",
            False,
        ),
        (
            "Leave the gate open at night in May. The water will not stay in the mill.",
            "Leave the gate open at night in May and the water will not stay in the mill.",
            False,
        ),
        (
            "It is mended in May. The bridge will hold.",
            "Once it is mended in May, the bridge will hold.",
            True,
        ),
        ("The bridge will hold.", "The bridge will hold, if it is mended in May.", True),
    ],
)
def test_what_another_sentence_of_the_line_says_is_not_left_out(line: str, cited: str, wrong: bool) -> None:
    """Halves of a sentence stand beside each other; the word that makes one a condition is said with it."""
    evidence = EvidenceShelf(script((line, [1]), notes=[cited]), None).gather(["1"])
    doubts = [judge(one, evidence, line) for one in read_statements(cut(line))]
    assert any(doubts) == wrong


@pytest.mark.parametrize(
    ("said", "cited"),
    [
        ("The ministry doubts the plan.", "The mayor, whom the ministry pays, doubts the plan."),
        ("The bridge will fall in May.", "The bridge, unless it is mended, will fall in May."),
        ("The bridge leaks in all storms.", "The bridge leaks in storms."),
        ("Keepers like the bridge.", "One of the keepers likes the bridge."),
        ("The bridge will hold.", "Once it is mended, the bridge will hold."),
        ("The boats leak in May.", "The boats often leak in May."),
        ("The whole row of boats leaks.", "A few of the boats leak."),
        ("Only dust was left.", "There was dust left, and much else."),
    ],
)
def test_leaving_out_what_turns_the_rest_is_told(said: str, cited: str) -> None:
    """Half of what is set off, a condition, a denial; and a word that says more."""
    assert doubt_of(said, cited) is not None


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("it closes next year", "2026"),
        ("it closed last year, and this year it is a mill", "2024 2025"),
        ("it was built ten years ago", "2015"),
        ("it was built 40 years ago", "1985"),
        ("it is ten years old", ""),
    ],
)
def test_years_that_a_date_makes_one(text: str, years: str) -> None:
    """The model is asked to say "2026" for "next year"; without a date nobody knows which that is."""
    assert reckon_years(text, "2025-06-17") == years
    assert reckon_years(text, "") == ""


def test_a_swap_of_both_roles_is_certain() -> None:
    """An error even where doubts are warnings."""
    found = doubt_of("The council sued the bank.", "The bank sued the council.")
    assert found is not None
    assert found.is_certain


TEXT = (
    "Ada Ferro keeps the bridge of Lund. “It leaks,” she says.",
    "The mayor, Olaf Brandt, has asked for a new one. “We cannot pay for it,” he told the council.",
)


@pytest.mark.parametrize(
    ("said", "place", "wrong"),
    [
        ("“It leaks,” says Ada Ferro.", 1, False),
        ("“It leaks,” says Olaf Brandt.", 1, True),
        ("The mayor told the council: “We cannot pay for it.”", 3, False),
        ("Ada Ferro told the council: “We cannot pay for it.”", 3, True),
        ("Mr. Brandt has asked for a new one.", 2, False),
    ],
)
def test_the_article_knows_whose_words_they_are(said: str, place: int, wrong: bool) -> None:
    """A quotation by somebody else is told of, a role or a name for a pronoun is not."""
    understood = understand(Article("bridge.txt", "", Section("", (), "summary"), (Section("", TEXT),)))
    sentences = [sentence.text for sentence in understood.sentences]
    one = script((said, [place + 1]), notes=sentences)
    evidence = EvidenceShelf(one, understood).gather([str(place + 1)])
    (statement,) = read_statements([said])
    found = judge(statement, evidence, said)
    assert (found is not None and "the words of" in found.message) == wrong


def test_who_somebody_is_is_not_denied_by_what_they_say() -> None:
    """A speaker's office stands in the sentence whose words deny something else."""
    cited = "“There was nothing left of the old mill,” said Ada Ferro, a senior engineer of the Corrow Bridge Board."
    found = doubt_of("Ada Ferro is a senior engineer of the Corrow Bridge Board.", cited)
    assert found is None or "denies" not in found.message


FILM = (
    "Ada Ferro keeps the bridge. To her the mayor looked like a “demon”.",
    "“They use it to demonise the keepers,” said Olaf Brandt.",
    "The man believed to be behind the fire in the mill on Monday, Per Lund, went to court, harbour officials said.",
    "The film above, which was found by a keeper last week, shows Brandt in a rare moment of doubt.",
    "I mean no harm, ask the keepers, thought I; besides, the mill is mine, so I will make bold to look within.",
    "Ada Ferro, a senior engineer of the Corrow Bridge Board, said investments in boats are hard to make by now.",
)


@pytest.mark.parametrize(
    ("said", "place", "wrong"),
    [
        ("Ferro said that the mayor looked like a “demon”.", 1, False),
        ("Ferro said that they “use it to demonise the keepers”.", 2, True),
        ("Harbour officials said the man believed to be behind the fire, Per Lund, went to court.", 3, False),
        ("Ada Ferro said the man believed to be behind the fire, Per Lund, went to court.", 3, True),
        ("The film shows Brandt in a rare moment of doubt.", 4, False),
        ("I mean no harm, ask the keepers, thought I.", 5, False),
        ("Ferro said investments in boats are hard to make by now.", 6, False),
        ("Brandt said investments in boats are hard to make by now.", 6, True),
    ],
)
def test_who_tells_is_known_by_the_words_that_say_so(said: str, place: int, wrong: bool) -> None:
    """Not by a part of somebody else's word, another verb of the sentence, or what a picture shows."""
    understood = understand(Article("film.txt", "", Section("", (), "summary"), (Section("", FILM),)))
    notes = [sentence.text for sentence in understood.sentences]
    evidence = EvidenceShelf(script((said, [place + 1]), notes=notes), understood).gather([str(place + 1)])
    (statement,) = read_statements([said])
    kinds = {sign.kind for sign in find_signs(statement, evidence, said)}
    assert bool(kinds & {"speaker", "other speaker"}) == wrong


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        (("buy", "v"), ("purchase", "v"), "synonym"),
        (("destroy", "v"), ("destruction", "n"), "form"),
        (("rise", "v"), ("fall", "v"), "opposite"),
        (("cheap", "a"), ("expensive", "a"), "opposite"),
        (("hinder", "v"), ("spur", "v"), "opposite"),
        (("drawback", "n"), ("benefit", "n"), "opposite"),
        (("car", "n"), ("vehicle", "n"), "narrower"),
        (("bridge", "n"), ("copper", "n"), "none"),
    ],
)
def test_words_are_akin(first: tuple[str, str], second: tuple[str, str], kind: str) -> None:
    """As WordNet has them."""
    assert compare(*first, *second).kind == kind


@pytest.mark.parametrize(
    "group",
    [
        certainty_words.WISHING,
        certainty_words.REFUSING,
        certainty_words.REFUSALS,
        certainty_words.KEEPING,
        certainty_words.LETTING,
        certainty_words.HEARSAY,
    ],
)
def test_each_word_of_certainty_stands_in_its_example(group: WordGroup) -> None:
    """The sentence is one that the parser can read with it."""
    for word in sorted(group.words):
        assert parse([group.example.replace("{}", word)])[0].root >= 0


@pytest.mark.parametrize(("word", "row"), [(word, row) for row in SMALL_WORDS for word in sorted(row.words)])
def test_small_words_say_what_a_word_says(word: str, row: SmallWords) -> None:
    """The example holds with each of them, and a sentence without the small words does not bear it out."""
    said = row.example.replace("{}", word)
    assert doubt_of(said, row.held) is None
    assert not say_in_small_words(word, row.pattern.sub("", row.held))


def test_every_weight_is_of_a_group() -> None:
    """None makes a line more faithful, and what is certain is doubtful, too."""
    assert sign_weights.WEIGHTS.keys() <= set(sign_weights.GROUPS.values())
    assert all(weight > 0 for weight in sign_weights.WEIGHTS.values())
    assert sign_weights.GROUPS.keys() >= sign_weights.ASKED
    assert 0 < sign_weights.DOUBTFUL < sign_weights.CERTAIN


def test_a_word_tells_more_where_all_others_are_the_articles() -> None:
    """The same noun is a doubt in a sentence that is word for word, and none in one that is put freely."""
    cited = "The council will mend the old bridge over the Lund before the winter comes."
    literal = "The council will mend the old bridge over the harbour before the winter comes."
    free = "Repairs by town hall are planned, so that folk may walk across the harbour again in good time."
    assert doubt_of(literal, cited) is not None
    (statement,) = read_statements([free])
    signs = find_signs(statement, Evidence(read_statements([cited])))
    assert max(sign.nearness for sign in signs if sign.said == "harbour") < 0.5
