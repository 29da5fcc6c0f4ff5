"""Words of names as data: titles, particles, and last words that tell an organisation or a place."""

from __future__ import annotations

TITLES = frozenset(
    """mr mrs ms mx miss dr hon prof professor sir dame lord lady rev reverend fr father sister brother st saint
    president vice-president chancellor premier taoiseach king queen prince princess duke duchess pope emperor empress
    sen senator rep representative congressman congresswoman gov governor mayor minister secretary ambassador
    judge justice gen general col colonel lt lieutenant capt captain maj major sgt sergeant cmdr commander
    admiral officer sheriff supervisor councillor councilor chairman chairwoman chief coach uncle aunt
    messrs presidents chancellors sens senators reps representatives govs governors mayors ministers ambassadors judges
    justices gens generals""".split()
)
"""Words before a name that say who somebody is, and are no part of it: "Mr Putin", "Sen. Warren"."""
NOBLE = frozenset(
    "king queen prince princess pope saint st sir dame lord lady emperor empress sister brother".split()
)
"""Titles without which a single name is nobody's: "Prince Harry", "Pope Leo"."""
EMPTY_TITLES = frozenset("mr mrs ms mx miss dr hon sir dame fr st saint prof professor".split()) | NOBLE
"""Titles that do not say what somebody does."""
OFFICES = frozenset(
    """mr mrs ms dr president vice-president chancellor premier senator congressman congresswoman governor mayor judge
    chairman chairwoman""".split()
)
"""Titles behind which a name is a person's, be it a town's, too: "Mayor Fisher"."""
RANKS = frozenset(
    "executive deputy vice assistant associate senior junior chief acting managing general".split()
)
"""Words before what somebody does that have a capital with it: "Executive Director"."""
OPENING_PARTICLES = frozenset(
    "van von af de da das del dela della des di do dos du la le ter ten zu bin ibn al el".split()
)
"""Those with which a last name can begin."""
PARTICLES = OPENING_PARTICLES | frozenset("der den y".split())
"""Small words inside a name: "Ursula von der Leyen"."""

ORGANISATION_WORDS = frozenset(
    """inc corp llc ltd plc gmbh co company corporation group holdings university college school academy institute
    institution foundation bank board committee council commission ministry department agency association
    society union party court police army navy senate congress parliament assembly hospital church club
    federation organization organisation museum gallery press times post news journal magazine tribune
    authority office bureau service services network alliance coalition league forum laboratory laboratories
    fund trust caucus team airlines airways industries programme program project initiative cafe restaurant
    hotel hotels inn bar pub trains railway railways worldwide international""".split()
)
"""Words that end, or before "of" begin, the name of an organisation: "the Harbour Board", "Ministry of Finance"."""
PLACE_WORDS = frozenset(
    """county city town village island islands isle isles river lake mountain mountains mount valley street road avenue
    boulevard lane square bridge park bay sea ocean coast desert forest airport station quay harbor harbour
    port hill hills province state district peninsula beach cape gulf strait canal""".split()
)
"""Words that end, or before "of" begin, the name of a place."""
LEGAL_FORMS = frozenset(
    """inc corp llc ltd plc gmbh co company corporation group holdings university party institute foundation
    commission airlines airways laboratories""".split()
)
"""Words that a short name of an organisation leaves out: "Rhodium" for "Rhodium Group"."""

SAME_PLACE: dict[str, str] = {
    **dict.fromkeys(("us", "usa", "united states of america"), "united states"),
    **dict.fromkeys(("uk", "great britain"), "united kingdom"),
    "eu": "european union",
    "un": "united nations",
    "uae": "united arab emirates",
}
"""Short names that everybody knows → the long one."""
