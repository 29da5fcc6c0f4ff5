"""Text inside a line: escapes and citations."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from podcast.model import Passage
from podcast.script.text.grammar import CLOSING, IN_LINES, LABEL, MAX_KEY, Fault

_WORDS = "|".join(IN_LINES)
# Every repeat is bounded, or a text of brackets would take quadratic time.
_TOKEN = re.compile(
    rf"""
      \\(?P<escaped>[!-/:-@\[-`{{-~])
    | \[\^(?P<label>{LABEL.pattern})\]
    | (?P<citation>\[\^[^\]]{{0,40}}\]?)
    | (?P<comment><!--)
    | (?P<directive>\[\ ?(?:{_WORDS})\b[^\[\]]{{0,40}}\]?)
    | (?P<tag>\*\*[^*]{{1,{2 * MAX_KEY}}}:\*\*)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SPECIAL = re.compile(rf"\\|\[(?=\^| ?(?:{_WORDS})\b)|<(?=!--)|\*(?=\*)|(?<=\*)\*", re.IGNORECASE)
_MISTAKES = {
    "citation": "`{}` is no citation: write `[^1]` (letters, digits, `.-_`); to say it write `\\[^`",
    "comment": "a comment stands alone, on lines of its own; to say `<!--` write `\\<!--`",
    "directive": "`{}` stands alone, on a line of its own; to say it write `\\[`",
    "tag": "`{}` stands inside a line: begin a new line with it; to say it write `\\*\\*`",
}


@dataclass(slots=True)
class Reading:
    """What a run of text turned out to be; faults and cites with their offset in the text."""

    runs: list[tuple[str, list[str]]] = field(default_factory=list)
    """Text and the labels behind it."""
    cites: list[tuple[int, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The runs as the model has them."""
        return tuple(Passage(text, tuple(labels)) for text, labels in self.runs)


def read(text: str) -> Reading:
    """Cut folded text into passages and take its escapes away."""
    reading = Reading()
    words = ""
    end = 0
    for token in _TOKEN.finditer(text):
        words += text[end : token.start()]
        end = token.end()
        kind = token.lastgroup
        if kind == "escaped":
            words += token["escaped"]
        elif kind == "label":
            _cite(reading, words, token)
            words = ""
        else:
            words += token[0]
            reading.faults.append((token.start(), _MISTAKES[kind or ""].format(token[0])))
    words = (words + text[end:]).strip()
    if words:
        reading.runs.append((words, []))
    return reading


def escape(text: str) -> str:
    """The text so that `read` gives it back as it is, without citations."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def write(passages: tuple[Passage, ...]) -> str:
    """The passages of a line with their citations."""
    text = ""
    for passage in passages:
        glue = "" if not text or passage.text[0] in CLOSING else " "
        marks = "".join(f"[^{label}]" for label in passage.cites)
        text += glue + escape(passage.text) + (f" {marks}" if marks else "")
    return text


def _cite(reading: Reading, words: str, token: re.Match[str]) -> None:
    label, words = token["label"], words.strip()
    reading.cites.append((token.start(), label))
    if words:
        reading.runs.append((words, [label]))
    elif reading.runs:
        reading.runs[-1][1].append(label)
    else:
        reading.faults.append(
            (token.start(), f"`{token[0]}` comes before any text: put it behind the words that rest on it")
        )
    after = token.string[token.end() : token.end() + 2]
    if after and after != "[^" and after[0] not in f" {CLOSING}":
        reading.faults.append(
            (token.end(), f"a space is missing behind `{token[0]}`; a citation stands behind a whole word")
        )
