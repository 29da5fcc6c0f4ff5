"""Verbs that give somebody's words, by their dictionary forms."""

from __future__ import annotations

SAYING = frozenset(
    """
    say tell write pen tweet post claim state argue warn insist explain declare announce admit ask promise report
    assert contend maintain testify predict concede acknowledge allege complain lament recount reveal confirm
    vow swear pledge proclaim boast brag retort counter reply respond answer exclaim quip joke whisper shout
    yell scream murmur mutter mumble remark comment caution urge plead demand deny stress emphasize emphasise
    reiterate clarify disclose attest assure estimate implore instruct forecast
    """.split()
)
"""Verbs that need no comma: what is inside their clause is what somebody says ("said it was “a mistake”")."""

ADJACENT = SAYING | frozenset(
    """
    add note recall remember observe agree continue conclude share suggest wonder think believe hope begin
    offer muse reflect repeat interject interrupt cry laugh sigh sing read advise inform remind reassure text
    email message describe summarise summarize point put go chime blog propose object protest advocate opine
    posit speculate reason decide figure respond echo rejoin inquire enquire
    """.split()
)
"""Verbs that give words only where they stand next to the marks: "“We dig,” she continued"."""

JUDGING = frozenset(
    """
    call describe dub brand label term characterise characterize hail praise commend applaud congratulate thank blame
    criticise criticize condemn denounce slam blast attack accuse dismiss reject deride mock ridicule question doubt
    defend liken compare speak refer cite quote voice express demand decry lambaste tout welcome laud bemoan
    greet mention consider expect
    """.split()
)
"""Verbs that say what somebody thinks of something: "called it “a mistake that cost us years”"."""

INTRODUCING = frozenset(
    """
    consider weigh reflect ponder contemplate examine explore define distinguish lament marvel imagine envision muse
    recount recall remember describe explain argue warn insist conclude observe note add continue suggest urge advise
    caution wonder summarise summarize propose predict declare maintain contend assert admit concede confess bemoan
    celebrate
    """.split()
)
"""Verbs whose subject has the words that are set off behind a colon: "Lee weighs what the wells have cost us:"."""

NEEDS = {"point": "out", "go": "on", "chime": "in", "put": "it"}
"""Verbs that give words only together with another one: "as she put it"."""

ORGANISATIONS = frozenset(
    """ministry government company council committee agency department office union court board group party
    association organisation organization university school hospital police team bank firm army commission
    authority federation club charity museum pub restaurant maker newspaper paper magazine church state
    administration campaign network institute family crew staff panel duo trio couple pair outlet site
    center centre alliance coalition movement league insurer airline retailer manufacturer publisher broadcaster
    watchdog""".split()
)
DOCUMENTS = frozenset(
    """report study paper letter statement manual leaflet sign note post tweet email website page article book
    document survey review notice poster inscription label card message poem song verse comment response reply
    section rule law contract agreement guideline release brief memo blog headline caption slogan motto
    proverb saying myth journal version draft edition passage chapter petition lawsuit complaint filing affidavit
    indictment memorandum advertisement announcement""".split()
)
SPEAKING = ORGANISATIONS | DOCUMENTS
"""What has words of its own without being a person."""
