"""What would be read aloud, or sound wrong, whatever the article says."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from podcast.contract import MOST_QUOTED, ONE_QUOTATION
from podcast.language.plain.folding import fold
from podcast.language.plain.sentences import count_words
from podcast.model import Comment, Line, Problem, SoundbiteMark
from podcast.script.check.spoken_datelines import find_spoken_dateline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from podcast.model import Script, ScriptChapter
    from podcast.script.check.context import CheckContext

MAX_TURN = 75
"""Words that a turn may have."""
MIN_TURN = 3
"""Turns of fewer words sound odd from most engines; a question such as “Why?” does not."""

_STAGE = "laugh|chuckl|giggl|sigh|paus|beat|music|applau|whisper|gasp|smil|excited|cough|silence|clears? throat|nods?"
_MARKUP = tuple(
    (re.compile(pattern, re.IGNORECASE), what)
    for pattern, what in (
        (r"\[(?:link|image|soundbite) ?:[^\[\]]{0,80}\]", "a directive inside a line"),
        (r"\[[^\[\]]{1,200}\]\([^()]{0,500}\)", "a link"),
        (r"\b(?:https?://|www\.)\S+", "an address"),
        (r"</?[a-z][^<>]{0,200}>|&(?:[a-z]{2,8}|#\d{1,6});", "HTML"),
        (r"\*\*|__", "Markdown"),
        (
            r"(?<![\w*])\*(?=[^\s*])[^*]{0,200}?[^\s*]\*(?![\w*])|(?<!\w)\*(?=[^\s*])[^\s*]\*(?!\w)",
            "Markdown",
        ),
        (r"(?<!\w)_(?=\S)[^_]{1,200}(?<=\S)_(?!\w)", "Markdown"),
        (r"`", "Markdown"),
        (r"(?<!\S)#{1,6}(?=\s)|(?<!\S)~~", "Markdown"),
        (r"\|", "a table's rule"),
        (r"\[[^\[\]]{1,200}\]|[\[\]]", "a bracket"),
        (rf"\((?:[a-z]+ )?(?:{_STAGE})[a-z]*(?: [a-z]+)?\)", "a stage direction"),
        ("[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f]", "an emoji"),
    )
)


def lint_script(script: Script, context: CheckContext) -> Iterator[Problem]:
    """Yields what is wrong with voices, markup and turns, what is said twice and what is never used."""
    for at, message in _voices(script, context):
        yield Problem(context.path, at, message)
    for chapter in script.chapters:
        yield from _chapter(chapter, script, context)
    for at, message in _unused(script):
        yield Problem(context.path, at, message, "warning")


def _voices(script: Script, context: CheckContext) -> Iterator[tuple[int, str]]:
    for host in script.hosts:
        speaks = next((line.at for line in script.lines if line.host == host.name), 1)
        at = context.key_lines.get(f"hosts.{host.name}", speaks)
        if problem := context.voice_problem(host.voice):
            yield at, f"the voice of {host.name}: {problem}"
        if host.second and (problem := context.voice_problem(host.second)):
            yield at, f"the second voice of {host.name}: {problem}"


def _chapter(chapter: ScriptChapter, script: Script, context: CheckContext) -> Iterator[Problem]:
    if not chapter.lines:
        yield Problem(
            context.path,
            chapter.at,
            f"nobody speaks in the chapter `{chapter.title}`: write a line, or remove it",
        )
    for message in _markup(chapter.title):
        yield Problem(context.path, chapter.at, message)
    before = ""
    for place, item in enumerate(chapter.items):
        if isinstance(item, Comment):
            continue
        if isinstance(item, SoundbiteMark):
            if not any(isinstance(later, Line) for later in chapter.items[place:]):
                message = "no line follows this soundbite in its chapter: put it above the one it begins with"
                yield Problem(context.path, item.at, message)
            continue
        if not isinstance(item, Line):
            before = ""  # a pause or a sting is why one host may need two lines
            continue
        for message in _markup(item.text):
            yield Problem(context.path, item.at, message)
        yield from _turn(item, context)
        cited = (note.text for note in script.footnotes if note.label in item.cites)
        if dateline := find_spoken_dateline(item.text, cited):
            message = (
                f"nobody says `{dateline}`: begin with what happened, and say the place where it matters"
            )
            yield Problem(context.path, item.at, message, "warning")
        if item.host == before and len(script.hosts) > 1:
            yield Problem(
                context.path, item.at, f"{item.host} speaks twice in a row: join the two lines", "warning"
            )
        before = item.host


def _turn(line: Line, context: CheckContext) -> Iterator[Problem]:
    words = count_words(line.text)
    most = MOST_QUOTED if ONE_QUOTATION.fullmatch(line.text) else MAX_TURN
    if words > most:
        message = f"this turn has {words} words, {most} are the most: split it, or let the other host in"
        yield Problem(context.path, line.at, message, "error" if context.strict else "warning")
    elif not any(map(str.isalnum, line.text)):
        yield Problem(
            context.path, line.at, f"`{line.text[:40]}` has no word that can be said: write one, or remove it"
        )
    elif words < MIN_TURN and not line.text.endswith("?"):
        message = f"so short a turn ({words} of at least {MIN_TURN} words) sounds odd: join it to a sentence"
        yield Problem(context.path, line.at, message, "warning")


def _markup(text: str) -> Iterator[str]:
    for pattern, what in _MARKUP:
        if match := pattern.search(text):
            yield f"`{match[0][:40]}` is {what} and would be read aloud: write it as speech, or remove it"
            return


def _unused(script: Script) -> Iterator[tuple[int, str]]:
    cited = {label for line in script.lines for label in line.cites}
    for note in script.footnotes:
        if note.label not in cited:
            yield note.at, f"`[^{note.label}]` is never cited: cite it or remove it"
    speaking = {line.host for line in script.lines}
    for host in script.hosts:
        if host.name not in speaking:
            yield 1, f"{host.name} never speaks: give {host.name} a line, or remove the host"
    glue = [line for line in script.lines if not line.cites]
    times = Counter(fold(line.text) for line in glue)
    first: dict[str, int] = {}
    for line in glue:
        text = fold(line.text)
        if times[text] > 1 and text in first:
            yield line.at, f"the same words as in line {first[text]}: say it in another way"
        first.setdefault(text, line.at)
    if script.date and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", script.date):
        yield 1, f"the date `{script.date[:40]}` is not of the form 2025-02-11"
