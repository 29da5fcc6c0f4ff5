"""Whose words a quotation is: one example for each construction, and those in which nobody must be named."""

from __future__ import annotations

import pytest

from podcast.model import Article, Block, Section
from podcast.understanding import understand


def _speakers(*paragraphs: str) -> list[str]:
    section = Section("", paragraphs)
    return _of(section)


def _of(section: Section) -> list[str]:
    understood = understand(Article("-", "", Section("", (), "summary"), (section,)))
    return [
        "" if one.speaker is None else understood.entities[one.speaker].name for one in understood.quotations
    ]


CUES = [
    ("verb first", "“The well is dry,” said Anna Pardo, a farmer.", "Anna Pardo"),
    ("name first", "“The well is dry,” Anna Pardo said.", "Anna Pardo"),
    ("name first, with a title", "“The well is dry,” Mayor Anna Pardo told reporters.", "Anna Pardo"),
    ("apposition", "“The well is dry,” Anna Pardo, a farmer from Lorca, said.", "Anna Pardo"),
    ("role before a name", "The head of the water board, Anna Pardo, said: “The well is dry.”", "Anna Pardo"),
    ("cue before", "Anna Pardo told the council, “The well is dry.”", "Anna Pardo"),
    ("colon after a name", "Anna Pardo: “The well is dry and nobody comes.”", "Anna Pardo"),
    ("according to", "“The well is dry,” according to Anna Pardo.", "Anna Pardo"),
    (
        "according to, before",
        "According to Anna Pardo, “the well is dry and the fields are lost”.",
        "Anna Pardo",
    ),
    ("participle", "Anna Pardo shook her head, saying “the well is dry”.", "Anna Pardo"),
    ("second verb", "Anna Pardo looked down and whispered, “The well is dry.”", "Anna Pardo"),
    ("reported clause", "Anna Pardo said it was “a mistake that cost us years”.", "Anna Pardo"),
    ("passive", "The council was told by Anna Pardo: “The well is dry.”", "Anna Pardo"),
    ("relative clause", "Anna Pardo, who said “the well is dry”, left the room.", "Anna Pardo"),
    ("cue behind more words", "“It is dry” for most of the year, Anna Pardo said.", "Anna Pardo"),
    ("question", "“Is the well dry?” Anna Pardo asked.", "Anna Pardo"),
    ("as somebody puts it", "As Anna Pardo puts it, “the well is drier than the council.”", "Anna Pardo"),
    (
        "a row of nouns that begins with a town",
        "“The well is dry,” noted Maryland-based product liability lawyer Anna Pardo in an interview with the Gazette.",
        "Anna Pardo",
    ),
    (
        "where a name's bearer is from",
        (
            "The bill, Republican Sen. Lindsey Pardo of South Carolina tweeted, “has not been scored, amendments not "
            "allowed, and 3 hours final debate—should be viewed with caution.”"
        ),
        "Lindsey Pardo",
    ),
    (
        "whom words are from, where the parser hangs them elsewhere",
        "In honor of my mom, I’m going to close with a quote from a beloved farmer, Anna Pardo.\n“The well is dry.”",
        "Anna Pardo",
    ),
    ("a center", "“The well is dry,” the water center wrote on Monday.", "the water center"),
    ("description", "“The well is dry,” one resident said.", "one resident"),
    (
        "description, verb first",
        "“The well is dry,” said a neighbor in the street.",
        "a neighbor in the street",
    ),
    ("organisation", "“The well is not dry,” the ministry said in a statement.", "the ministry"),
    ("document", "“The well is not dry,” says the report.", "the report"),
    ("perception", "“The well is dry,” Anna Pardo could be heard saying.", "Anna Pardo"),
    (
        "a job in two parts",
        "“The well is dry,” says farm co-owner Anna Pardo, a former teacher.",
        "Anna Pardo",
    ),
    (
        "a job, a name and a clause on her",
        "The keeper of that lock, Anna Pardo, who opened it that night, told The Herald “the well is dry”.",
        "Anna Pardo",
    ),
    (
        "minister with a row of offices",
        "“We dig,” Minister of Water and Roads, Senator Anna Pardo, told us.",
        "Anna Pardo",
    ),
    ("in brackets", "As Anna Pardo puts it (paraphrased), “the well is drier than we are.”", "Anna Pardo"),
    (
        "according to, in the middle",
        "The plan has, according to Anna Pardo, “no more than a month to live”.",
        "Anna Pardo",
    ),
    (
        "as somebody has said",
        "As Anna Pardo has told us, it would end “the use of wells by everybody”.",
        "Anna Pardo",
    ),
    (
        "name at the end of the sentence",
        "“It will be dug” when the rain is over, Anna Pardo, chair of the water board, told reporters.",
        "Anna Pardo",
    ),
    (
        "free participle",
        "Declaring “the end of the old well” is near, Anna Pardo has left the board.",
        "Anna Pardo",
    ),
    (
        "past tense that looks like a participle",
        "The head of the board, Anna Pardo, condemned Monday’s plan, saying in a letter that it “will bring no water”.",
        "Anna Pardo",
    ),
    (
        "what somebody adds",
        "Anna Pardo added that the wells are “part of what we owe our children”.",
        "Anna Pardo",
    ),
    (
        "two jobs before a name",
        "“The well is dry,” former engineer and author Anna Pardo told Edwards.",
        "Anna Pardo",
    ),
    ("letter of somebody", "The council met. “The well is dry,” Anna Pardo’s letter said.", "Anna Pardo"),
    ("verb of judging", "Anna Pardo called the plan “a mistake that cost us years”.", "Anna Pardo"),
    (
        "by the way",
        "It was hard, Anna Pardo says, when the rain failed us: “We drank from the trough.”",
        "Anna Pardo",
    ),
    ("two verbs", "Pardo smiles and says, “We are still getting used to it.”", "Pardo"),
    ("in writing", "“The well is dry,” Anna Pardo penned in a column.", "Anna Pardo"),
    ("behind a source", "The well is dry, as noted by Anna Pardo. “We dig,” she added.", "Anna Pardo"),
    ("pronoun that goes on", "Anna Pardo met Tom Reyes. She was late. “It is dry,” she said.", "Anna Pardo"),
    (
        "noun and name",
        "The guard, a man called Tom Reyes, came out. “It is dry,” the guard said.",
        "Tom Reyes",
    ),
    ("pronoun", "Anna Pardo stood at the well. “It is dry,” she said.", "Anna Pardo"),
    (
        "any verb behind a comma",
        "“I will dig again if it is dry,” Anna Pardo fumed in a letter.",
        "Anna Pardo",
    ),
    (
        "any verb behind a comma, verb first",
        "“I will dig again if it is dry,” fumed Anna Pardo.",
        "Anna Pardo",
    ),
    ("no verb at all", "“The well is dry,” Anna Pardo, a senior engineer for the board.", "Anna Pardo"),
    (
        "past tense taken for a participle",
        "“It is dry!” Pardo tweeted on Monday, deepening the row over the wells.",
        "Pardo",
    ),
    (
        "what somebody recalls",
        "Anna Pardo met Tom Reyes at noon. “Never trust a dry well,” she recalls him saying.",
        "Tom Reyes",
    ),
    (
        "job and job before a name",
        "According to author and engineer Anna Pardo, in a talk with us, “the well is dry and lost”.",
        "Anna Pardo",
    ),
    (
        "what somebody does to her own husband",
        "Anna Pardo said her husband is a patient man and compared him to “a well that never runs dry”.",
        "Anna Pardo",
    ),
    ("their reply", "Nobody answered but the farmer. Anna Pardo’s reply: “The well is dry.”", "Anna Pardo"),
    ("to quote somebody", "To quote Anna Pardo: “The well is dry and nobody comes.”", "Anna Pardo"),
    (
        "quotation across a stop",
        "I close with a line from a beloved farmer, Anna Pardo.\n“The well is dry. Dig.”",
        "Anna Pardo",
    ),
    (
        "clause that goes on with a quotation",
        "I wrote to Anna Pardo, who confirmed that the well belongs to Tom Reyes, “one of those who helped to dig it”.",
        "Anna Pardo",
    ),
    (
        "called that",
        "Anna Pardo at the time called the plan “an example of a good idea gone wrong”.",
        "Anna Pardo",
    ),
    (
        "pronoun of whom alone the sentences speak",
        "Anna Pardo waited for a better offer. And a farm is no hindrance for Pardo. “It is dry,” she said.",
        "Anna Pardo",
    ),
    (
        "a pronoun’s new person",
        "Tom Reyes dug. He was tired.\nOne student at the school said he had no water. “I am thirsty,” he said.",
        "one student at the school",
    ),
    (
        "a sentence taken for a title",
        "Anna Pardo dug. “I feel well,” Pardo told The Lorca Times editorial board last week.",
        "Anna Pardo",
    ),
    (
        "a long job before the name",
        (
            "“Coach Reyes knows of a matter that took place last evening with P.J. Hall,” NWU senior associate "
            "athletic director for communications Steve Pardo said in a statement."
        ),
        "Steve Pardo",
    ),
    (
        "a past tense that looks like a participle",
        "Anna Pardo, the warden of the wells, posted on Twitter: “We are deeply disappointed in the council.”",
        "Anna Pardo",
    ),
    (
        "a verb that opens the sentence",
        "Added owner Anna Pardo, also in the room that day: “We have wanted to help for years.”",
        "Anna Pardo",
    ),
    (
        "between commas",
        "The point, said Anna Pardo, is the fact that “the well is not a ruin, but a place where people live”.",
        "Anna Pardo",
    ),
    (
        "according to, before a weak verb",
        "According to the journal, the farmers have decided to continue “digging their own wells as they always have”.",
        "the journal",
    ),
    (
        "a day before whose statement it is",
        "Wednesday's Water Ministry letter said that works had begun to “rid the valley of dry wells”.",
        "Wednesday's Water Ministry letter",
    ),
    (
        "a colon behind what the only person did, before “I”",
        "Tom Reyes took the blame for the dry wells: “I should have dug deeper than that.”",
        "Tom Reyes",
    ),
    (
        "a document's verb that looks like a noun",
        "“The new well will bring water as well as work,” a press statement read.",
        "a press statement",
    ),
    ("a team and a job", "“He was great,” said Penguins forward Jarome Pardo.", "Jarome Pardo"),
    ("assured", "Tom Reyes ordered new pumps and assured that “every well will be dug again”.", "Tom Reyes"),
    ("greeted", "Tom Reyes greeted the news as “a great step forward for the valley”.", "Tom Reyes"),
    (
        "an office with a hyphen",
        "President-elect Anna Pardo came. “It is dry,” the president-elect said in a statement.",
        "Anna Pardo",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), [case[1:] for case in CUES], ids=[case[0] for case in CUES])
def test_a_cue_names_the_speaker(text: str, speaker: str) -> None:
    """Words beside a quotation that name who says it are understood."""
    assert _speakers(*text.split("\n")) == [speaker]


OPEN = [
    ("passive without a doer", "I was told: “The well is dry.”"),
    ("asked by nobody", "When asked “Is it dry?”, the room was silent."),
    ("no cue at all", "It rained in Lorca. “The well is dry.” The council met."),
    ("verb that says nothing", "“The well is dry” is what hung over Anna Pardo’s door."),
    ("source of something else", "Anna Pardo called it “a shame”, according to the paper."),
    ("name in marks", "The “We Will Dig” singer Anna Pardo took time to comment on it."),
    (
        "role of somebody named before",
        "Anna Pardo stood there. Tom Reyes left. “It is dry,” the farmer said.",
    ),
    ("epithet", "The Wells is closing for good. The Lorca spot said “there is no water to sell”."),
    ("scare quotes", "Anna Pardo says the “water police” came at night."),
    ("caption before a colon", "NOTICE: “The well is dry and will stay so.”"),
    ("label of a part", "The idea: “I like to dig a well that lasts.”\nThe idea: “I dig for others.”"),
    ("two whom a pronoun may mean", "Anna Pardo met Ruth Gill. “It is dry,” they said."),
]


@pytest.mark.parametrize("text", [case[1] for case in OPEN], ids=[case[0] for case in OPEN])
def test_nobody_is_named_where_it_is_not_sure(text: str) -> None:
    """A quotation whose speaker the article does not tell has none."""
    assert not any(_speakers(*text.split("\n")))


_LONG = """The well was dug by hand in a year that had no summer, by people who had never dug before and who did not
know each other. It has fed the village ever since."""
RUNS = [
    (
        "who alone is named just before, though they do nothing",
        [
            "Anna Pardo came to Lorca with Tom Reyes. “It is dry,” Pardo said.",
            "But for Reyes, it was important that the wells be deep. “It was never deep enough,” he says.",
        ],
        ["Anna Pardo", "Tom Reyes"],
    ),
    (
        "not where somebody else is named beside them",
        [
            "“It is dry,” Tom Reyes said.",
            "For Reyes, the toughest thing was not the well of Dan Morales, but the way to it. “It is far,” he says.",
        ],
        ["Tom Reyes", ""],
    ),
    (
        "behind a few words with a cue of their own",
        [
            "Dan Morales dug and Tom Reyes said it took “a box of bags, and a load of pumps”. “That is what they use.”"
        ],
        ["Tom Reyes", "Tom Reyes"],
    ),
    (
        "a comma at a paragraph's end",
        ["Alluding to other “friends,” Anna Pardo declared,", "“They don't share a well.”"],
        ["Anna Pardo", "Anna Pardo"],
    ),
    (
        "few words in marks behind others",
        ["Mayor Anna Pardo said she was “really very glad” of “these few drops of rain.”"],
        ["Anna Pardo"] * 2,
    ),
    ("split quotation", ["“The well,” Anna Pardo said, “is dry.”"], ["Anna Pardo"] * 2),
    ("same paragraph", ["“It is dry,” Anna Pardo said. “We dig.”"], ["Anna Pardo"] * 2),
    ("next paragraph", ["“It is dry,” Anna Pardo said.", "“We dig in May.”"], ["Anna Pardo"] * 2),
    (
        "cue of the next quotation",
        ["“It is dry.” The wind rose. “We dig,” Anna Pardo said."],
        ["Anna Pardo"] * 2,
    ),
    ("behind a report", ["Anna Pardo said that nobody helped. “We are alone.”"], ["Anna Pardo"]),
    (
        "somebody else between",
        ["“It is dry,” Anna Pardo said. Then Ruth Gill got up. “We dig.”"],
        ["Anna Pardo", ""],
    ),
    (
        "question, then another paragraph",
        ["“Is it dry?” Anna Pardo asked.", "“Since May.”"],
        ["Anna Pardo", ""],
    ),
    (
        "each their own",
        ["“It is dry,” Anna Pardo said. “It is not,” said Tom Reyes. “It will rain,” she said."],
        ["Anna Pardo", "Tom Reyes", "Anna Pardo"],
    ),
    (
        "set-off quotation without marks",
        [
            "The well has a history. As Anna Pardo writes:",
            _LONG,
        ],
        ["Anna Pardo"],
    ),
    ("colon over paragraphs", ["In a letter, Anna Pardo writes:", "“The well is dry.”"], ["Anna Pardo"]),
    (
        "role that one person has",
        [
            "“It is dry,” said Anna Pardo, who chairs the board. “We dig.”",
            "It rained. “Too late,” the chair said.",
        ],
        ["Anna Pardo"] * 3,
    ),
    (
        "behind one whose speaker is not known",
        [
            "“We sell water,” Anna Pardo told us. Listen to what they plan. “We dig,” they said. “We sell it.”",
        ],
        ["Anna Pardo", "", ""],
    ),
    (
        "behind a statement, over a colon",
        ["The Water Board issued a statement to us on who may dig:", "“Nobody may dig without leave.”"],
        ["the Water Board"],
    ),
    (
        "one of two mayors",
        [
            "Mayor Ruth Gill spoke in Brest. Nobody came to hear it. The fields are brown. The roads are white.",
            "It rained. It rained more. It stopped.",
            "Mayor Anna Pardo of Lorca told how the well was lost. The board shut it, the mayor said.",
            "“They kept the key,” the mayor said.",
        ],
        ["Anna Pardo"],
    ),
    (
        "founder among co-founders",
        [
            "Wellnet was founded by Anna Pardo in 2004. That is co-founder Tom Reyes with the pump.",
            "“It was small,” the Wellnet founder said.",
        ],
        ["Anna Pardo"],
    ),
]


@pytest.mark.parametrize(
    ("paragraphs", "speakers"), [case[1:] for case in RUNS], ids=[case[0] for case in RUNS]
)
def test_a_speaker_goes_on_until_somebody_else_comes(paragraphs: list[str], speakers: list[str]) -> None:
    """A quotation without a cue belongs to whoever spoke just before, where nobody came in between."""
    assert _speakers(*paragraphs) == speakers


def test_a_line_with_place_and_day_signs_the_quotation_above_it() -> None:
    """However many marks stand in it."""
    assert _speakers("“We dug, and we found nothing.”", "— Anna Pardo, Port Lenn, NJ, 15 April 2019") == [
        "Anna Pardo"
    ]


def test_a_statement_is_its_authors() -> None:
    """Who says something in a statement speaks where the statement does; a report has words of its own."""
    said = "Anna Pardo said in a statement that the well would stay shut."
    assert _speakers(said, "“We have no choice,” the statement said.") == ["Anna Pardo"]
    assert _speakers("Anna Pardo ordered a report.", "“We have no choice,” the report said.") == [
        "the report"
    ]


def test_who_is_asked_answers() -> None:
    """“He” is whom she asks, the only man of the sentence."""
    asked = "She asked Pardo what he was digging for."
    paragraphs = ("Anna Lee saw Juan Pardo at the well.", asked, "“For water,” he replied. “What else?”")
    assert _speakers(*paragraphs) == ["Juan Pardo", "Juan Pardo"]


def test_a_bare_last_name_is_his_of_whom_the_text_has_just_spoken() -> None:
    """Of a president long dead and a relative who is introduced now."""
    past = "The well was dug under President Anton Pardo in 1935. Lena Roth, Karl Ott and Ida Maas were there, too."
    now = "Juan Pardo Jr., his grandson, spoke on Friday. Pardo said the well is “drier than it ever was”."
    assert _speakers(past, now) == ["Juan Pardo Jr."]


def test_other_peoples_first_person_is_theirs() -> None:
    """What somebody says of herself over paragraphs, in a block, in a turn, is hers and not the author's."""
    assert _speakers(
        "In an essay, Anna Pardo writes:",
        "“I came here as a girl. I dug the first well myself.",
        "“Nobody has ever thanked me.”",
    ) == ["Anna Pardo"]
    blocks = (
        Block("paragraph", "Anna Pardo remembers that year. As she writes:"),
        Block("quote", "I came here as a girl. I dug the first well myself."),
        Block("turn", "Anna Pardo: I would dig it again.", label="Anna Pardo"),
        Block("turn", "Gazette: Would you?", label="Gazette"),
    )
    section = Section("", tuple(block.text for block in blocks), blocks=blocks)
    assert _of(section) == ["Anna Pardo", "Anna Pardo", "Gazette"]


def test_a_label_names_whom_the_text_names_in_full() -> None:
    """A title before a last name is no other name, and "A" is who is named before the first turn."""
    lead = Block("paragraph", "We spoke with Anna Pardo about her wells.")
    for asking, answering in (("The Gazette", "Mrs Pardo"), ("Q", "A")):
        blocks = (
            lead,
            Block("turn", "Is the well dry?", label=asking),
            Block("turn", "It has been dry for a year.", label=answering),
        )
        section = Section("", tuple(block.text for block in blocks), blocks=blocks)
        assert _of(section) == ["The Gazette" if len(asking) > 1 else "", "Anna Pardo"]


def test_a_quotation_is_whole_and_its_cue_goes_with_it() -> None:
    """Sentences of one quotation share a speaker, whether the cue stands before, behind or between them."""
    behind = "“I am a farmer. I dig. What else should I do, at my age, in this place?” Anna Pardo asked."
    between = "“I am a farmer,” Anna Pardo said. “I dig. I do not complain.”"
    before = "Anna Pardo replied: “I am a farmer. I dig. I do not complain.”"
    assert _speakers(behind) == _speakers(before) == ["Anna Pardo"]
    assert _speakers(between) == ["Anna Pardo", "Anna Pardo"]


def test_a_pronoun_reaches_over_no_heading() -> None:
    """Who was "she" in the part before is not taken for her whom this one has just named."""
    sections = (
        Section("Water", ("The well is dry, Anna Pardo said. “We dig,” she told us.",)),
        Section("Roads", ("The road is long, as noted by the surveyor Ruth Gill. “We pave,” she told us.",)),
    )
    understood = understand(Article("-", "", Section("", (), "summary"), sections))
    speakers = [one.speaker for one in understood.quotations]
    assert speakers[1] is not None
    assert understood.entities[speakers[1]].name == "Ruth Gill"


def test_two_quotations_by_nobody_do_not_become_the_next_speakers() -> None:
    """Floating quotations stay open; whoever is named in the paragraph after them has not said them."""
    assert _speakers(
        "The village is dying. “There is no water left.” “And nobody is left to fetch it.”",
        "Anna Pardo has lived here for 40 years. “I stay,” she said.",
    ) == ["", "", "Anna Pardo"]


def test_a_subject_may_stand_before_other_words_in_marks() -> None:
    """The subject of a cue is found across an earlier quotation of the sentence."""
    text = "Anna Pardo called it “a shame”, and said: “The well is dry and the fields are lost.”"
    assert _speakers(text)[-1] == "Anna Pardo"


PORTRAIT = [
    "Anna Pardo has dug wells for thirty years.",
    "“I never wanted a desk,” she says.",
    "“We dig,” says Pardo. “We always did.”",
    "She pours tea. The cups are old.",
    "“They were my mother’s, and they will be my son’s.”",
    "Pardo says, “He digs already.”",
    "There were hard years, too.",
    "“For months we had no water at all.”",
]


def test_floating_words_are_hers_whom_the_article_is_about() -> None:
    """Where nearly all words are one person's, and nobody else acts, those without a cue are hers as well."""
    assert _speakers(*PORTRAIT) == ["Anna Pardo"] * 6


def test_a_colon_behind_a_thing_names_nobody() -> None:
    """Where no verb of saying stands before a colon, things do not speak."""
    assert _speakers("One example: “The well is dry and nobody comes.”") == [""]


def test_he_is_whom_the_paragraph_names_and_not_who_has_most_words() -> None:
    """Somebody new is brought in by name, though one man has all other words."""
    text = [f"“We dug {number} wells,” Tom Reyes said." for number in ("two", "three", "four")]
    new = "Axel Pardo, a geologist at the University of Hull, is doubtful. The wells are “a gift,” he says, “but dry.”"
    assert _speakers(*text, new)[-1] == "Axel Pardo"


def test_a_body_says_we() -> None:
    """Words with "I" are no body's, be it the last that said something."""
    text = (
        "Tom Reyes came. Hull University said on Monday that the wells must close. “I think it is not right.”"
    )
    assert _speakers(text)[-1] != "Hull University"


def test_floating_words_are_his_who_acts_just_before() -> None:
    """Where several are heard, who acts in the sentence before says the next words, having spoken elsewhere."""
    text = (
        "“The well is dry,” said Anna Pardo. “It is not,” said Tom Reyes.",
        "The council met on Friday. Reyes shook his head. “Nobody digs any more.”",
    )
    assert _speakers(*text) == ["Anna Pardo", "Tom Reyes", "Tom Reyes"]


def test_floating_words_are_not_hers_where_somebody_else_acts() -> None:
    """A neighbour who comes in may say the next words."""
    assert _speakers(*PORTRAIT[:6], "Tom Reyes looks in.", PORTRAIT[7])[-1] == ""


INTERVIEW = (
    "We spoke with Anna Pardo, who digs wells.",
    "How did you begin?",
    "I was ten, and my father had a spade.",
    "What do your children say of it?",
    "They laugh at me. One of them says “never”.",
    "I do not mind.",
    "And would you do it again?",
    "I would, and so would my brother.",
)


def test_who_answers_says_i_and_who_asks_says_you() -> None:
    """Answers without a label are hers who is named before the first question."""
    understood = understand(Article("-", "", Section("", (), "summary"), (Section("", INTERVIEW),)))
    (pardo,) = (at for at, one in enumerate(understood.entities) if one.name == "Anna Pardo")
    turns = [one.speaker == pardo for one in understood.quotations if one.form == "turn"]
    assert turns == [False, True, False, True, True, False, True]


def test_marked_questions_need_no_announcement() -> None:
    """Questions set as such make an interview where one person answers, and none where a firm does."""

    def voices(*answers: str) -> list[str]:
        lead = Block("paragraph", "Anna Pardo has dug for years. Here she explains why.")
        asked = ("Why do you dig?", "Do you ever rest?", "What do you dream of?")
        blocks = [lead]
        for question, answer in zip(asked, answers, strict=True):
            blocks += [Block("question", question), Block("paragraph", answer)]
        return _of(Section("", tuple(block.text for block in blocks), blocks=tuple(blocks)))

    assert voices("I love water.", "I sleep at noon.", "My dream is rain.") == ["", "Anna Pardo"] * 3
    assert voices("We sell water.", "We close at noon.", "Our dream is rain.") == []


def test_she_of_a_work_is_whom_the_title_names() -> None:
    """An epithet with a work in it means the woman of the title, and of two it may be either."""

    def tell(title: str, epithet: str = "Harbour Nights actress") -> list[str]:
        text = f"Anna Pardo met Ruth Gill and Tom Reyes. It rained. “We dig,” the {epithet} wrote."
        section = Section("", (text,))
        understood = understand(Article("-", title, Section("", (), "summary"), (section,)))
        named = [one.speaker for one in understood.quotations]
        return ["" if one is None else understood.entities[one].name for one in named]

    assert tell("Anna Pardo digs with Tom Reyes", "Harbour Nights expert") == [""]
    assert tell("Anna Pardo digs with Tom Reyes") == ["Anna Pardo"]
    assert tell("Anna Pardo digs with Ruth Gill") == [""]


def test_questions_to_the_reader_are_no_interview() -> None:
    """Questions whose answers say "you" are answered by nobody whom the text names."""
    answers = ("Your well is dry.", "Your spade is too short.", "You should have asked Anna Pardo.")
    questions = ("How do I begin?", "What do I need?", "Would it work again?")
    text = [INTERVIEW[0], *(line for pair in zip(questions, answers, strict=True) for line in pair)]
    assert _speakers(*text) == []


LEADS = {
    "Anna Pardo weighs what the wells have cost the valley:": "Anna Pardo",
    "Anna Pardo calls her father a “whole” man and not “a heap of stones,” and writes:": "Anna Pardo",
    "A year before Tom Reyes wrote of it, Anna Pardo considers the letter she would have sent him:": "Anna Pardo",
    "Anna Pardo grew up at the well. In her second book she reflects on the dry years:": "Anna Pardo",
    "Anna Pardo read the letter of Tom Reyes:": "",
    "In May, Anna Pardo asked for the opinion of the council on it:": "",
    "This is a page from the letters of Anna Pardo:": "",
}


def test_he_who_says_it_is_whom_the_sentence_before_is_about() -> None:
    """Not whom a clause inside of it tells of."""
    text = (
        "When asked if he was surprised by how well Tom Reyes has played this year, the old keeper Peter Pardo just"
        " laughed. “Not surprised, no,” he said."
    )
    assert _speakers(text) == ["Peter Pardo"]


@pytest.mark.parametrize(("lead", "speaker"), LEADS.items())
def test_the_sentence_before_a_block_names_its_speaker(lead: str, speaker: str) -> None:
    """What is set off behind a colon is the words of who does something with them there, over paragraphs."""
    texts = (
        "Water is memory, and memory runs out. Nobody will dig for us.",
        "In May the rain came, and it was over.",
    )
    blocks = (Block("paragraph", lead), *(Block("quote", text) for text in texts))
    section = Section("", tuple(block.text for block in blocks), blocks=blocks)
    assert _of(section)[-2:] == [speaker, speaker]


def test_an_attribution_line_names_the_speaker_of_a_block() -> None:
    """A block, or a quotation alone, that ends with a dash and a name is that person's."""
    assert _speakers("“Water is memory.” — Anna Pardo") == ["Anna Pardo"]
    block = Block("quote", "Water is memory, and memory runs out. — Anna Pardo, farmer")
    assert _of(Section("", (block.text,), blocks=(block,))) == ["Anna Pardo"]


RIVALS = [
    (
        "an unnamed person behind the marks",
        (
            "“I heard it,” Dan Morales said. Suspicion turned to rage. “I started at him openly in violent discussions "
            "in which I reiterated it,” the ex-associate recalled."
        ),
        ["Dan Morales", ""],
    ),
    (
        "an unnamed person who speaks next",
        (
            "Not everyone believed Dan Aldous. “He said the same about the lorries,” a woman called from the back. "
            "Another man said he would sell his house, “if anybody would buy it”."
        ),
        ["", "another man"],
    ),
    (
        "one of many who have a name together",
        "Dan Mateen once had “a brief and inconsequential meeting” with him, the California Republican said.",
        [""],
    ),
    (
        "what somebody was called by nobody known",
        "Once labeled “the most dangerous prisoner in the world,” Wil Rideau spent 44 years locked up.",
        [""],
    ),
]


@pytest.mark.parametrize(("text", "speakers"), [row[1:] for row in RIVALS], ids=[row[0] for row in RIVALS])
def test_words_of_people_without_a_name_are_not_given_to_those_who_have_one(
    text: str, speakers: list[str]
) -> None:
    """Where the parser loses its way beside them, nobody is named."""
    assert _speakers(text) == speakers


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Councillor Nasreen Iqbal wants it closed. “It is no use,” she said.", "Nasreen Iqbal"),
        (
            "According to a spokesman for the port, nobody had come. “They can all have it back,” he told us.",
            "a spokesman for the port",
        ),
        ("The director of Ennis Lines, Rupert Vane, came. “It is unpayable,” he said.", "Rupert Vane"),
    ],
)
def test_he_and_she_are_whoever_was_brought_in_before(text: str, speaker: str) -> None:
    """By a title, by "according to", by an office with the name behind it."""
    assert _speakers(text) == [speaker]


REPORTERS = [
    (
        "not of whom the report is",
        (
            "Emmanuel Reyes is ahead. In his shop in one of the main streets, Samuel Vane says he isn't sure Reyes "
            "has it in the bag just yet: “We don't know,” he said. “The polls are saying it's Reyes,” he says."
        ),
        "Samuel Vane",
    ),
    (
        "whose main verb the parser takes from what is said",
        (
            "Fellow farmer Celio Vane cautions that, should Reyes win, he will face a hard time in the years ahead. "
            "“He won't have a pump, and that means it will be difficult for him.”"
        ),
        "Celio Vane",
    ),
    (
        "who has just spoken of somebody",
        "“It is dry,” said Tom Reyes, adding that Dan Morales was to blame. “It is worse than ever,” he said.",
        "Tom Reyes",
    ),
    (
        "whose verb ends the sentence",
        "A crowd of farmers tore down the fence on Thursday, Nerea Pardo added. “We did what we had to do.”",
        "Nerea Pardo",
    ),
    (
        "what somebody thinks of another one",
        (
            "Anna Pardo met the council. Tom Reyes speculated that Mr Celio Vane might be glad of it. “His wells were "
            "an obvious burden,” he wrote."
        ),
        "Tom Reyes",
    ),
    (
        "whose last name goes without its article",
        "“We stay,” said Hull Governor Jibrin al-Pardo in a speech. Pardo left. “It is ours,” he told a rally.",
        "Jibrin al-Pardo",
    ),
    (
        "whose name the parser takes for a place's",
        (
            "Speaking from a stage at Northwind’s headquarters in Redmond, Washington, Chief Executive Satya Reyes "
            "said that corporations need to create wells for the problems of both people and planet. “Dig,” he said."
        ),
        "Satya Reyes",
    ),
]


@pytest.mark.parametrize(
    ("text", "speaker"), [row[1:] for row in REPORTERS], ids=[row[0] for row in REPORTERS]
)
def test_he_is_who_said_what_came_before(text: str, speaker: str) -> None:
    """Of all whom a sentence names, he who says it goes on; what he says is of the others."""
    assert _speakers(text)[-1] == speaker


BODIES = [
    (
        "near, and the last that did something",
        "Brackwater opened two more plants. The company said in a statement, “It is too early to tell.”",
        "Brackwater",
    ),
    (
        "by its name",
        "Tidewater Airlines lost two ships.\nThe Harbour Agency looked into it. “It is too early,” the agency said.",
        "Harbour Agency",
    ),
    (
        "by an apposition",
        "NWU, the dockers’ union, was there, and so was Brackwater.\n“He will be missed,” the union said.",
        "NWU",
    ),
    (
        "named in passing",
        "They formed what is called the National Alliance for Water.\n“Come to the dam,” the alliance said in a post.",
        "National Alliance for Water",
    ),
    (
        "another one, just brought in",
        "Brackwater sold its wells. A company from Hull bought them. “It is too early to tell,” the company said.",
        "the company",
    ),
    (
        "another one, by what is said of it",
        "Brackwater sold its wells. “It is too early to tell,” the shipping company said.",
        "the shipping company",
    ),
    (
        "of another kind",
        "Hull University sold its wells. “It is too early to tell,” the company said.",
        "the company",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), [row[1:] for row in BODIES], ids=[row[0] for row in BODIES])
def test_a_noun_for_a_body_is_the_one_that_two_signs_name(text: str, speaker: str) -> None:
    """Its name or what the article calls it, that it is near, that it was the last to act, that all is about it."""
    assert _speakers(*text.split("\n"))[-1] == speaker


NEAR = [
    (
        "by any noun, where “I” speaks",
        "Tom Reyes said that his work here is done. “This is right for me,” the first-round pick said.",
        "Tom Reyes",
    ),
    (
        "the only woman near",
        "Anna Pardo came in. Tom Reyes left. “It is dry,” the former actress said.",
        "Anna Pardo",
    ),
    (
        "by a pronoun only",
        "Anna Pardo came in.\nShe looked at the well. “I dig,” she said.\n“It is dry,” the first lady said.",
        "Anna Pardo",
    ),
    (
        "a woman, nearer than one of whom it is not known",
        "Kohler came in. Anna Pardo left. “It is dry,” the former actress said.",
        "Anna Pardo",
    ),
    (
        "in capitals",
        "Tom Reyes warned on Monday of more dry wells.\nSpeaking in the Commons, the Labour MP said: “It is dry.”",
        "Tom Reyes",
    ),
    (
        "and then “he”",
        "Tom Reyes ran for office again. In the speech the former mayor argued that all was dry. “Dig,” he said.",
        "Tom Reyes",
    ),
    (
        "a body that has spoken",
        "“It is dry,” the Herald Tribune said.\nThe paper said that it would be “dry for years to come”.",
        "Herald Tribune",
    ),
    (
        "the president, of whom there is one",
        "It was Tom Reyes’s second term. “It is dry,” the president said.",
        "Tom Reyes",
    ),
    ("a spokesman, who may be anybody", "Tom Reyes came in. “It is dry,” the spokesman said.", ""),
    (
        "not whom the sentence names, too",
        "Anna Pardo sings. “So dry,” the loyal follower wrote below a picture of Pardo in the rain.",
        "",
    ),
    (
        "not whom the text has called otherwise",
        (
            "Anna Pardo has sung for years. The star was tired. Once soul star Leo Barker sang with her.\nIt rained.\n"
            "Then it was hot.\nIt was dry again. “It is dry,” the star said."
        ),
        "",
    ),
    ("two who may be", "Tom Reyes came in. Dan Morales left. “It is dry,” the singer said.", ""),
    ("nobody of the gender", "Tom Reyes came in. “It is dry,” the actress said.", "the actress"),
    (
        "too far back",
        "Tom Reyes came in.\nIt rained.\nIt rained again. I ordered a glass.\n“It is dry,” the waiter said.",
        "",
    ),
    (
        "a courier of the text's",
        "A courier came. Tom Reyes left. “It is dry,” the courier said.",
        "the courier",
    ),
    (
        "a body that has said nothing",
        "It blamed Northwind Wells for all of it. “They are to blame,” explained the court.",
        "the court",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), [row[1:] for row in NEAR], ids=[row[0] for row in NEAR])
def test_a_noun_without_a_role_is_the_only_one_near_who_may_be_it(text: str, speaker: str) -> None:
    """Where there are two, or nobody who fits, nobody is named by it."""
    assert _speakers(*text.split("\n"))[-1] == speaker


def test_the_president_is_the_one_who_was_named_last() -> None:
    """Two hold the office; the sentence before speaks of one of them."""
    text = (
        "The president, Tom Reyes, was in Lorca. So was the president of Ruritania, Dan Morales. They ate. Reyes vowed "
        "to help. “It is dry,” the president said."
    )
    assert _speakers(text) == ["Tom Reyes"]


def test_somebody_named_in_passing_has_a_name() -> None:
    """The name stands behind "named"."""
    assert _speakers("“It is dry,” said a courier named Beatriz, who had come on foot.") == ["Beatriz"]


def test_a_label_that_is_an_office_is_whoever_holds_it() -> None:
    """The text introduces them by it; an office that nobody has in the text is a name of its own."""
    lead = Block("paragraph", "Remarks of President Tom Reyes and First Lady Anna Pardo on the wells.")
    labels = ("THE PRESIDENT", "THE FIRST LADY", "THE SPEAKER")
    blocks = (lead, *(Block("turn", f"{label}: We dig a well.", label=label) for label in labels))
    section = Section("", tuple(block.text for block in blocks), blocks=blocks)
    assert _of(section) == ["Tom Reyes", "Anna Pardo", "THE SPEAKER"]


def _speakers_of_blocks(*blocks: tuple[str, str]) -> list[str]:
    made = tuple(Block("quote" if kind else "paragraph", text) for kind, text in blocks)
    return _of(Section("", tuple(block.text for block in made), blocks=made))


def test_set_off_words_that_say_i_are_theirs_of_whom_the_paragraph_before_speaks() -> None:
    """All of them; where it speaks of two, of whom one has words elsewhere, they are that one's."""
    cue = ("", "“It is dry,” said Anna Pardo, a farmer.")
    block, last = ("quote", "The well is 90 feet deep."), ("quote", "I have told the council of it.")
    for lead in ("Pardo has shown what is wrong.", "Pardo has written to Tom Reyes. Here is how it works."):
        assert _speakers_of_blocks(cue, ("", lead), block, last) == ["Anna Pardo"] * 3
    assert _speakers_of_blocks(cue, ("", "Nobody has come. Here is how it works."), block, last)[1:] == [
        "",
        "",
    ]
    assert _speakers_of_blocks(cue, ("", "Pardo has shown what is wrong."), block)[1:] == [""]


def test_words_in_marks_do_not_part_set_off_paragraphs() -> None:
    """A word in marks inside the first of them is no end of it."""
    speakers = _speakers_of_blocks(
        ("", "Anna Pardo told us:"),
        ("quote", "They came to the well and wrote down that it was “abandoned”."),
        ("quote", "That is all that has been done since the spring."),
    )
    assert [one for one in speakers if one] == ["Anna Pardo", "Anna Pardo"]


def test_a_signature_goes_before_words_that_lead_up_to_a_block() -> None:
    """Who thought something before the colon has not said it."""
    speakers = _speakers_of_blocks(
        ("", "Tom Reyes told her that the well was not as deep as Anna Pardo thought:"),
        ("quote", "It is 9 feet deep, and it was never more than that — Tom Reyes"),
    )
    assert speakers == ["Tom Reyes"]


HEADED = [
    ("a name", "Lena Ortiz", "“I drew it on a train and I never changed a line.”", "Lena Ortiz"),
    ("with a place", "Lena Ortiz, Leeds, England", "“I drew it on a train.”", "Lena Ortiz"),
    (
        "as who gives it",
        "Lent by Lena Ortiz, Leeds",
        "“My aunt wore it on the last boat out.”",
        "Lena Ortiz",
    ),
    (
        "behind a label",
        "Lena Ortiz",
        "The idea: “I drew it on a train and I never changed a line.”",
        "Lena Ortiz",
    ),
    ("whose thing it is", "Lena Ortiz’s Coat", "“I drew it on a train and I never changed a line.”", ""),
    (
        "with more beside the marks",
        "Lena Ortiz",
        "“I drew it on a train.” The gallery closed that year.",
        "",
    ),
]


@pytest.mark.parametrize(
    ("heading", "text", "speaker"), [row[1:] for row in HEADED], ids=[row[0] for row in HEADED]
)
def test_words_alone_below_a_name_are_its_bearers(heading: str, text: str, speaker: str) -> None:
    """A heading that is somebody's name says whose words fill the paragraph below it."""
    assert _of(Section(heading, (text,))) == [speaker]


def test_a_post_is_signed_with_a_name_a_handle_and_a_day() -> None:
    """What posts that a page shows are signed with."""
    posts = (Block("quote", "Is the bridge really shut again?! — Lena Ortiz (@lenaortiz) March 3, 2016"),)
    assert _of(Section("", tuple(one.text for one in posts), blocks=posts)) == ["Lena Ortiz"]


def test_a_colon_behind_others_gives_a_block_to_nobody_else() -> None:
    """Somebody who has most of the words has not what a guideline says."""
    lead = "The official guidelines for the wells make hard reading. For example:"
    block = "Wells should be closed by those who own them, and nobody should dig another one."
    blocks = (
        *(Block("paragraph", text) for text in PORTRAIT),
        Block("paragraph", lead),
        Block("quote", block),
    )
    assert _of(Section("", tuple(one.text for one in blocks), blocks=blocks))[-1] == ""


def test_a_list_that_a_colon_announces_is_not_hers_who_spoke_before_it() -> None:
    """The sentence with the colon is the author's."""
    lead = "The wells were “in a bad way,” Anna Pardo said. Some of the things that may have led to that are:"
    blocks = (
        *(Block("paragraph", text) for text in PORTRAIT),
        Block("paragraph", lead),
        Block("quote", "The price of water rose from 3 percent of an income in 1991 to 9 percent in 2008."),
        Block("quote", "The number of open wells fell by half in those years."),
    )
    assert _of(Section("", tuple(one.text for one in blocks), blocks=blocks))[-2:] == ["", ""]


def test_the_woman_is_she_who_was_brought_in_last_without_a_name() -> None:
    """Whose shop the paragraph names is another one."""
    speakers = _speakers(
        "Maria Pardo runs a shop by the wells. Many of those who buy there have left the town.",
        "At Pardo's shop, the street was empty on Monday. A customer who was afraid to give her name said people stay"
        " at home.",
        "“People are just staying inside. They fear the patrols,” the woman said.",
    )
    assert speakers == ["the woman"]
