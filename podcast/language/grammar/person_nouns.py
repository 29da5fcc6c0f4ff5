"""Common nouns that mean a person, in the singular, by what they tell of gender."""

from __future__ import annotations

MALE = frozenset(
    """man boy father dad stepfather son stepson brother stepbrother half-brother husband ex-husband uncle nephew
    grandfather grandson widower boyfriend fiancé bridegroom king prince duke emperor tsar lord gentleman guy actor
    waiter businessman spokesman chairman congressman assemblyman councilman alderman policeman fireman fisherman
    salesman cameraman craftsman sportsman footballer bishop pope monk priest knight""".split()
)
FEMALE = frozenset(
    """woman girl mother mom mum stepmother daughter stepdaughter sister stepsister half-sister wife ex-wife aunt niece
    grandmother granddaughter widow girlfriend fiancée bride queen princess duchess empress tsarina lady actress
    waitress hostess heiress businesswoman spokeswoman chairwoman congresswoman assemblywoman councilwoman
    policewoman saleswoman camerawoman craftswoman sportswoman nun midwife""".split()
)
EITHER = frozenset(
    """person someone somebody anyone individual human people adult child kid baby infant toddler teenager teen
    youngster youth parent grandparent sibling twin spouse partner cousin friend neighbour neighbor colleague
    relative guardian orphan native local resident citizen migrant refugee immigrant visitor tourist guest
    host passenger pedestrian cyclist bystander witness victim survivor patient suspect defendant plaintiff
    inmate prisoner convict thief burglar murderer killer criminal
    elect expert analyst scientist researcher professor lecturer scholar academic fellow postdoc student pupil graduate
    undergraduate teacher tutor instructor trainer principal headteacher dean rector chancellor
    dietitian nutritionist
    doctor physician surgeon nurse paramedic dentist therapist pharmacist vet veterinarian psychologist
    engineer developer programmer designer architect inventor technician mechanic plumber electrician carpenter builder
    contractor worker labourer laborer employee staffer intern apprentice foreman manager director
    executive officer president vice-president chief head boss chair chairperson founder cofounder co-founder
    owner co-owner proprietor entrepreneur investor trader banker broker accountant auditor consultant adviser advisor
    strategist economist lobbyist advocate campaigner activist organiser organizer volunteer
    official spokesperson representative delegate diplomat ambassador envoy consul minister secretary
    undersecretary commissioner administrator coordinator supervisor inspector regulator superintendent
    politician candidate nominee frontrunner senator congressperson lawmaker legislator councillor councilor mayor
    governor premier prime-minister taoiseach leader deputy whip speaker monarch heir successor predecessor dictator
    judge justice magistrate prosecutor attorney lawyer solicitor barrister counsel clerk detective investigator
    sheriff constable policeperson cop guard warden soldier sergeant lieutenant captain major colonel general admiral
    commander veteran pilot sailor astronaut firefighter driver courier
    writer author co-author novelist poet playwright screenwriter journalist reporter correspondent columnist
    editor critic blogger publisher translator librarian historian philosopher theologian
    artist painter sculptor photographer filmmaker director producer composer songwriter musician singer
    rapper guitarist pianist drummer conductor dancer comedian entertainer presenter broadcaster announcer celebrity
    star athlete player coach referee champion striker goalkeeper midfielder defender quarterback runner
    farmer grower winemaker vintner gardener baker butcher cook chef brewer bartender barista shopkeeper grocer
    retailer seller vendor buyer customer client user shopper consumer landlord tenant homeowner
    hunter ranger biologist chemist physicist geologist climatologist ecologist astronomer mathematician
    statistician virologist epidemiologist sociologist anthropologist archaeologist psychiatrist specialist
    pastor rabbi imam minister reverend missionary saint mystic
    creator maker holder keeper member associate aide assistant ally rival opponent supporter critic fan enthusiast
    pioneer hero villain legend mogul tycoon billionaire millionaire philanthropist
    source insider follower admirer
    reader listener viewer commenter participant respondent voter supervisor ceo cfo coo cto cio mp mep pm""".split()
)
BARE = frozenset("man woman boy girl guy person human someone somebody anyone people gentleman lady".split())
"""Nouns for people that say nothing of what somebody does."""
BRINGING_IN = frozenset(("a", "an", "one", "another"))
"""Words before such a noun by which a text brings somebody in whom it does not name: “one student said”."""
_ENDINGS = (
    "ologist",
    "ographer",
    "woman",
    "person",
    "maker",
    "keeper",
    "holder",
    "worker",
    "writer",
    "grower",
)
_MAY_END = ("er", "or", "ist", "ian", "ant", "ent", "eer", "man", "ee", "ress")
_ENDINGS_OF_FIRMS = ("maker", "keeper", "holder", "grower")
_FIRMS = frozenset(
    """owner co-owner proprietor retailer publisher broker seller vendor buyer customer client consumer contractor
    investor adviser advisor consultant rival opponent partner member associate ally supporter host developer builder
    producer creator champion leader trader accountant auditor pioneer lobbyist advocate star regulator
    parent sibling twin neighbour neighbor native local guest tenant landlord employee brewer winemaker legend hero
    user""".split()
)
"""What organisations, teams and places are called, too."""
ABBREVIATIONS = frozenset({"CEO", "CFO", "COO", "CTO", "CIO", "CMO", "MP", "MEP", "PM", "VP", "EVP", "SVP"})
"""Offices in capitals."""


_DEGREES = frozenset({"ph.d", "jr", "sr", "esq", "psy.d", "ed.d"})


def is_degree(text: str) -> bool:
    """Returns whether a word behind a name is a degree or order: "Ann Lee, PhD", "RDN", "M.D.", "Esq."."""
    letters = text.replace(".", "")
    is_short = 2 <= len(letters) <= 5 and letters.isalpha() and sum(it.isupper() for it in letters) > 1
    return (is_short and text not in ABBREVIATIONS) or text.lower().strip(".") in _DEGREES


def is_person_noun(lemma: str) -> bool:
    """Returns whether a noun, in its dictionary form, means a person."""
    word = lemma.lower().removeprefix("ex-").removeprefix("co-")
    return word in EITHER or word in MALE or word in FEMALE or word.endswith(_ENDINGS)


def only_people_are(noun: str) -> bool:
    """Returns whether a noun in small letters means a person and never a firm, as "maker" and "owner" may."""
    return (
        noun.islower()
        and is_person_noun(noun)
        and noun not in _FIRMS
        and not noun.endswith(_ENDINGS_OF_FIRMS)
    )


def may_be_person_noun(lemma: str) -> bool:
    """Returns whether a noun may mean a person, by its ending; another sign must say so, too ("the weather")."""
    return is_person_noun(lemma) or (len(lemma) > 4 and lemma.lower().endswith(_MAY_END))
