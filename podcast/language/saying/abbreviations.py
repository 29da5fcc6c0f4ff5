"""Titles, abbreviations, initials, acronyms and Roman numerals as they are said. English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from podcast.language.saying.amounts import cardinal, ordinal

if TYPE_CHECKING:
    from podcast.language.saying.rewriting import Match, Rules

_TITLES = {
    "Mr": "Mister", "Mrs": "Missus", "Dr": "Doctor", "Prof": "Professor", "Profs": "Professors", "Sen": "Senator",
    "Sens": "Senators", "Gov": "Governor", "Rep": "Representative", "Reps": "Representatives", "Gen": "General",
    "Lt": "Lieutenant", "Col": "Colonel", "Sgt": "Sergeant", "Capt": "Captain", "Cmdr": "Commander",
    "Adm": "Admiral",
    "Maj": "Major", "Rev": "Reverend", "Hon": "Honorable", "Pres": "President", "St": "Saint", "Mt": "Mount",
    "Ft": "Fort", "Messrs": "Messieurs", "Amb": "Ambassador",
}  # fmt: skip
_PLAIN = {
    "Jr.": "Junior", "Sr.": "Senior", "Inc.": "Incorporated", "Corp.": "Corporation", "Ltd.": "Limited",
    "Bros.": "Brothers",
    "Co.": "Company", "Dept.": "Department", "dept.": "department", "Ave.": "Avenue", "Blvd.": "Boulevard",
    "Rd.": "Road", "vs.": "versus", "vs": "versus", "v.": "versus", "e.g.": "for example", "i.e.": "that is",
    "cf.": "compare", "viz.": "namely", "approx.": "approximately", "et al.": "and others",
    "a.k.a.": "also known as",
    "est.": "estimated", "incl.": "including", "excl.": "excluding", "w/o": "without", "w/": "with", "Ph.D.": "PhD",
    "resp.": "respectively", "max.": "maximum", "min.": "minimum", "avg.": "average", "Mon.": "Monday",
    "Tue.": "Tuesday", "Tues.": "Tuesday", "Wed.": "Wednesday", "Thu.": "Thursday", "Thurs.": "Thursday",
    "Fri.": "Friday", "bbl.": "barrels",
}  # fmt: skip
_STATES = {
    "Ala": "Alabama", "Ariz": "Arizona", "Ark": "Arkansas", "Calif": "California", "Colo": "Colorado",
    "Conn": "Connecticut", "Del": "Delaware", "Fla": "Florida", "Ga": "Georgia", "Ill": "Illinois", "Ind": "Indiana",
    "Kan": "Kansas", "Ky": "Kentucky", "La": "Louisiana", "Mass": "Massachusetts", "Md": "Maryland",
    "Mich": "Michigan", "Minn": "Minnesota", "Miss": "Mississippi", "Mo": "Missouri", "Mont": "Montana",
    "Neb": "Nebraska", "Nev": "Nevada", "Okla": "Oklahoma", "Ore": "Oregon", "Pa": "Pennsylvania",
    "Tenn": "Tennessee", "Tex": "Texas", "Va": "Virginia", "Vt": "Vermont", "Wash": "Washington",
    "Wis": "Wisconsin", "Wyo": "Wyoming",
}  # fmt: skip
_BEFORE_FIGURES = {
    "No": "number", "Nos": "numbers", "no": "number", "nos": "numbers", "Fig": "figure", "Figs": "figures",
    "fig": "figure", "figs": "figures", "Eq": "equation", "Sec": "section", "sec": "section", "Ch": "chapter",
    "ch": "chapter",
    "Vol": "volume", "vol": "volume", "p": "page", "pp": "pages", "Art": "article", "ca": "circa", "c": "circa",
    "para": "paragraph",
}  # fmt: skip
_WORD_STARTS = (
    "The|This|That|These|It|He|She|They|We|You|In|On|At|But|And|Or|So|As|If|When|For|There|What|Its|His|Her|Their|"
    "A|An|I"
)

# --- acronyms ----------------------------------------------------------------------------------------------

# Engines read these as words though they are spelled; dots between the letters make both spell them.
_SPELLED = frozenset({"AARP", "ACLU", "AIIB", "AU", "ETA", "IAEA", "UNDP", "UNEP", "USMCA", "WHO"})
_SAID_AS_WORDS = """
NATO NASA OPEC UNESCO UNICEF ASEAN AIDS COVID SARS MERS BRICS AUKUS FIFA UEFA NAFTA APEC EFTA OSCE RAM ROM JPEG
PIN SIM GIF LIDAR RADAR SONAR FEMA DARPA OLED ISIS ISIL ASAP UNCTAD ANSI EMU IRA INF ABBA IKEA ALDI ASCII AWOL
INTERPOL EUROPOL ECOWAS IGAD AMD OK ADHD ALS AND ALL ANY ITS OFF OLD ASK ACT END ADD OUR OUT ONE USE ODD ARM ART
AGE AGO AIR ARE EAT EGG ELF EVE ICE ILL INK INN IVY OAK OIL OWE OWN UPS APP APPS ARMS ARTS ONLY EASY EVER ALSO
"""
_WORDS = frozenset(_SAID_AS_WORDS.split())
_ACRONYM = re.compile(r"(?<![\w.'-])([A-Z]{2,6})('s|s|'|s')?(?![\w])(?!\.[A-Za-z])(?!'[A-Za-z])")
_VOWELS = frozenset("AEIOU")


def _acronym(match: Match) -> str:
    letters, tail = match.group(1), (match.group(2) or "").strip("'")
    if letters in _WORDS:
        return match.group()
    is_vowel_first = letters[0] in _VOWELS and len(letters) > 2 and not _VOWELS & set(letters[1:])
    if tail:
        # "MPs" loses its s, "NGOs" becomes a word: hyphens keep both.
        if (
            len(letters) == 2
            or letters in _SPELLED
            or is_vowel_first
            or not _VOWELS & set(letters)
            or letters == "NGO"
        ):
            return f"{'-'.join(letters)}'s"
        return f"{letters}'s" if "'" in match.group() else match.group()
    return ".".join(letters) if letters in _SPELLED or is_vowel_first else letters


def _dotted(match: Match) -> str:
    """Returns "US" for "U.S."; the full stop stays where the sentence ends with it."""
    letters = match.group(1).replace(".", "").replace(" ", "")
    after = match.string[match.end() :]
    ends = match.group()[-1] == "." and (not after or re.match(rf" (?:{_WORD_STARTS})\b", after))
    return f"{letters}{'.' if ends else ''}"


# --- Roman numerals ----------------------------------------------------------------------------------------

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
_VALID = re.compile(r"(?=[IVXLC])(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_COUNTED = (
    r"World War|War|Chapter|Part|Volume|Vol|Book|Act|Title|Article|Phase|Type|Class|Stage|Appendix|Section|"
    r"Super Bowl|Mark|"
    r"Tier|Figure|Table|Category|Level|Annex|Protocol|Schedule|Scene|Grade|chapter|part|volume|act|article|phase|type|stage|section"
)
_MONARCHS = (
    r"Henry|Louis|Elizabeth|George|Charles|Edward|Richard|James|William|Philip|Philippe|Frederick|Friedrich|Wilhelm|Nicholas|"
    r"Alexander|Catherine|Peter|John|Paul|Benedict|Francis|Franz|Joseph|Pius|Leo|Napoleon|Ivan|Mary|Ramses|Mehmed|Abdullah|Carlos|Carl|"
    r"Gustaf|Harald|Margrethe|Felipe|Albert|Rama|Otto|Clement|Innocent|Gregory|Urban|Haakon|Christian|Leopold|Mohammed|"
    r"Hassan|Darius|Cyrus|Sixtus|Julius|Cleopatra|Ptolemy|Victoria|Umberto|Emmanuel|Isabella|Ferdinand|Robert"
)


def _roman(text: str) -> int:
    if not _VALID.fullmatch(text):
        return 0
    values = [_ROMAN[letter] for letter in text]
    return sum(
        -value if value < max(values[at + 1 :], default=0) else value for at, value in enumerate(values)
    )


def _counted(match: Match) -> str:
    value = _roman(match.group(2))
    return f"{match.group(1)} {cardinal(str(value))}" if value else match.group()


def _monarch(match: Match) -> str:
    value = _roman(match.group(2))
    return f"{match.group(1)} the {ordinal(str(value))}" if value else match.group()


# --- rules -------------------------------------------------------------------------------------------------


def _initials(match: Match) -> str:
    """Returns "J K " for "J. K. " and "J.K. "; "eigh" keeps an A from becoming the article."""
    letters = [letter for letter in match.group() if letter.isalpha()]
    return " ".join("eigh" if letter == "A" else letter for letter in letters) + " "


def _plain(match: Match) -> str:
    return _PLAIN[match.group()]


def _state(match: Match) -> str:
    """Returns "Nebraska" for "Neb."; the full stop stays where the sentence ends with it."""
    after = match.string[match.end() :]
    ends = not after.strip("\"' ") or re.match(rf" (?:{_WORD_STARTS})\b", after)
    return f"{_STATES[match.group(1)]}{'.' if ends else ''}"


_NATIONS = (
    r"U\.S\.A|U\.S\.S\.R|U\.S|U\.K|U\.N|E\.U|U\.A\.E|D\.C|L\.A|N\.Y|B\.C|A\.D|P\.M|A\.M|A\.I|N\.J|I\.M\.F"
)
_TITLE = "|".join(_TITLES)
RULES: Rules = (
    (re.compile(rf"\b({_TITLE})\. ?(?=['\"“‘]?[^\W\d_a-z])"), lambda match: f"{_TITLES[match.group(1)]} "),
    (re.compile(r"\b(Mr|Mrs|Dr|Prof)(?= [A-Z])"), lambda match: _TITLES[match.group(1)]),
    (re.compile(r"(?<=\S )St(?:\.(?!\w)|(?= [a-z]))"), "Street"),
    (
        re.compile(rf"(?<![\w.])({'|'.join(_BEFORE_FIGURES)})\. ?(?=[\d])"),
        lambda match: f"{_BEFORE_FIGURES[match.group(1)]} ",
    ),
    (
        re.compile(
            r"(?<![\w.])(?:a\.k\.a\.|e\.g\.|i\.e\.|et al\.|Ph\.D\.|w/o|w/|vs\b\.?|v\.(?= [A-Z])"
            r"|(?:Jr|Sr|Inc|Corp|Ltd|Bros|Co|Dept|dept|Ave|Blvd|Rd|cf|viz|approx|est|incl|excl|resp|max|avg|bbl|Mon|Tues?|Wed|Thu(?:rs)?|Fri)\.)"
        ),
        _plain,
    ),
    (re.compile(rf"(?<=[a-z], )({'|'.join(_STATES)})\.(?!\w)"), _state),
    (re.compile(r"(?<![\w.])etc\.(?= [A-Z])"), "et cetera."),
    (re.compile(r"(?<![\w.])etc\b\.?"), "et cetera"),
    (re.compile(rf"(?<![\w.])({_NATIONS})\."), _dotted),
    # Initials stand before a name; "Plan B. The" is the end of a sentence.
    (
        re.compile(rf"(?<![\w.'-])(?:[A-Z]\. ?){{1,4}}(?=(?!(?:{_WORD_STARTS})\b)[^\W\d_a-z][^\W\d_]*[a-z])"),
        _initials,
    ),
    (re.compile(r"(?<![\w.'-])((?:[A-Z]\.)+[A-Z]\.?)(?!\w)"), _dotted),
    (
        re.compile(
            r"\b((?:[Pp]lan|[Gg]roup|[Vv]itamin|[Hh]epatitis|[Tt]ype|[Cc]lass|[Oo]ption|[Gg]rade|[Ll]evel|[Ss]eries|[Ss]ection|"
            r"[Aa]ppendix|[Ii]nfluenza|[Tt]eam|[Pp]art|[Ll]eague)) A\b(?!\.\w)"
        ),
        r"\1 eigh",
    ),
    (re.compile(r"\bWW(?=II?\b)"), "World War "),
    (re.compile(rf"\b({_COUNTED})\.? ([IVXLC]+)\b(?!')"), _counted),
    (re.compile(rf"\b({_MONARCHS}) ([IVX]+)\b(?!\.)(?=(?! [A-Z][a-z]))"), _monarch),
    (
        re.compile(
            r"\b([A-Z][\w-]*[a-z]|[A-Z]{4,}) (?!II\.)((?:X{0,3}(?:VI{1,3}|I[VX])|X{0,3}II{1,2}|X{1,3}I{1,3}))\b"
        ),
        _counted,
    ),
    (re.compile(r"\bCO(?:₂|2)\b"), "C O two"),
)
# After the figures, which part letters from what they stood beside.
ACRONYMS: Rules = ((_ACRONYM, _acronym),)
