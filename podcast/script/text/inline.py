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
class InlineText:
    """A block's text as it was read; faults and cites with their offset in it."""

    runs: list[tuple[str, list[str]]] = field(default_factory=list)
    """(text without its escapes, the labels behind it), in order."""
    cites: list[tuple[int, str]] = field(default_factory=list)
    """(offset, label) of every citation."""
    faults: list[Fault] = field(default_factory=list)

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The runs as the model has them."""
        return tuple(Passage(text, tuple(labels)) for text, labels in self.runs)


def read_inline(text: str) -> InlineText:
    """Cuts a text, its white space folded, into passages and takes its escapes away."""
    inline_text = InlineText()
    words = ""
    end = 0
    for token in _TOKEN.finditer(text):
        words += text[end : token.start()]
        end = token.end()
        kind = token.lastgroup
        if kind == "escaped":
            words += token["escaped"]
        elif kind == "label":
            _cite(inline_text, words, token)
            words = ""
        else:
            words += token[0]
            inline_text.faults.append((token.start(), _MISTAKES[kind or ""].format(token[0])))
    words = (words + text[end:]).strip()
    if words:
        inline_text.runs.append((words, []))
    return inline_text


def escape(text: str) -> str:
    """Returns the text so that `read_inline` gives it back as it is, without citations."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def write_passages(passages: tuple[Passage, ...]) -> str:
    """Returns the text of a line: its passages with their citations."""
    text = ""
    for passage in passages:
        glue = "" if not text or passage.text[0] in CLOSING else " "
        marks = "".join(f"[^{label}]" for label in passage.cites)
        text += glue + escape(passage.text) + (f" {marks}" if marks else "")
    return text


def _cite(inline_text: InlineText, words: str, token: re.Match[str]) -> None:
    label, words = token["label"], words.strip()
    inline_text.cites.append((token.start(), label))
    if words:
        inline_text.runs.append((words, [label]))
    elif inline_text.runs:
        inline_text.runs[-1][1].append(label)
    else:
        inline_text.faults.append(
            (token.start(), f"`{token[0]}` comes before any text: put it behind the words that rest on it")
        )
    after = token.string[token.end() : token.end() + 2]
    if after and after != "[^" and after[0] not in f" {CLOSING}":
        inline_text.faults.append(
            (token.end(), f"a space is missing behind `{token[0]}`; a citation stands behind a whole word")
        )
