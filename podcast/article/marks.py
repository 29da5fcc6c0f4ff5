"""Marks that documents share: raised figures, labels of captions, titles and authors that programs fill in."""

from __future__ import annotations

import re

UP, DOWN = "\ue000", "\ue001"
"""Characters that stand around what is raised, until it is known what it is."""

LABEL = re.compile(
    rf"""^[{UP}{DOWN}]*(?:(?:supplementary|extended\s+data|online)\s+)?
    (?:fig(?:ure|\.)?|table|tab\.|scheme|chart|map|plate|box|algorithm|listing|abbildung|abb\.|tabelle|grafik
      |tableau|graphique|figura|tabla|cuadro|tabella|tabela|figuur|tabel)
    \s*(?:[a-z]?\.?\d+(?:[.-]\d+)?[a-z]?|[IVX]+)\b(?P<after>.{{0,3}})""",
    re.IGNORECASE | re.VERBOSE,
)
"""The label that a caption begins with; `after` is what follows it."""
NO_TITLE = re.compile(
    r"untitled.*|microsoft\s+\w+\s+-.*|.*\.(?:docx?|pdf|tex|indd|qxd|dvi|rtf|odt|pptx?|xlsx?)|(?:doi|arxiv|pii)\W.*|[\w.-]+|"
    r"(?:microsoft\s+)?(?:word|powerpoint)\b.*|slide\s+\d+|document\s*\d*|title|(?:full|layout)\s+\w+",
    re.IGNORECASE,
)
NO_AUTHOR = re.compile(
    r"\W*|(?:user|admin\w*|owner|author|unknown|anonymous|default|root|office|windows\b.*|microsoft\b.*|python-docx|\w*\d\w*)",
    re.IGNORECASE,
)

_RAISED = re.compile(f"(?P<space> ?){UP}(?P<mark>[^{UP}{DOWN}]*){DOWN}(?P<after> (?=[.,;:!?)]))?")
_ORDINAL = re.compile(r"st|nd|rd|th|er|re|e|è?me|o|a|os|as|[TS]M|®", re.IGNORECASE)
_UNIT = re.compile(r"(?:^|[\s\d/.·(])(?:[kcdmµn]?m|ha|in|ft|yd|mi|s)$")
_VARIABLE = re.compile(r"(?:^|[\s(=+×])[^\W\d_]$")
_POWER = re.compile(r"(?:^|\D)10$")
_ION = re.compile(r"\d?[+−–-]")
_HIGH = str.maketrans("0123456789+-−–", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻")
_BRACKETED = re.compile(r" ?\[\d{1,3}[a-z]?(?:\s?[,;–-]\s?\d{1,3}[a-z]?)*\]")


def resolve_marks(text: str) -> str:
    """Returns text with what is raised written out or gone, and without `[12]`."""
    parts: list[str] = []
    at = 0
    for match in _RAISED.finditer(text):
        parts.append(text[at : match.start()])
        before = "".join(parts[-2:])[-12:]
        mark = _written(before, match["mark"].strip())
        closes = text[match.end() : match.end() + 1] in (*".,;:!?)", "")
        parts.append(mark or ("" if closes else match["space"]))
        at = match.end()
    parts.append(text[at:])
    return re.sub(f"[{UP}{DOWN}]", "", _BRACKETED.sub("", "".join(parts)))


def _written(before: str, mark: str) -> str:
    """Returns how a raised mark is written after the text before it; empty for a citation."""
    if _ORDINAL.fullmatch(mark) and before[-1:].isdigit():
        return mark
    if re.fullmatch(r"[−–-]\s?\d+(?:[.,]\d+)?", mark) and before[-1:].isalnum():
        return mark.replace(" ", "").translate(_HIGH)
    if not re.fullmatch(r"\d|\d\d?|" + _ION.pattern, mark):
        return "°" if mark in ("o", "◦", "°") else ""
    exponent = (
        bool(_POWER.search(before))
        or (mark in ("2", "3") and bool(_UNIT.search(before) or _VARIABLE.search(before)))
        or bool(_ION.fullmatch(mark) and before[-1:].isalpha())
    )
    return mark.translate(_HIGH) if exponent else ""
