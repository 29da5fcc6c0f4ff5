"""A strong model, played from answers that were written for three of the samples, with slips seeded and marked.

In `recorded/` a turn is `Maya: What is said. [2, 3] …`: the article's sentences in brackets, `~` behind what may go.
`{kind: a slip [2] => as it should be [2]}` is said wrongly by the chapter, refused by the judge, and mended when the
model is asked again. A `doubt` is no slip: it is true, the judge says so, and it is mended where the check errs.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.writers.llm_server import Model, kind_of

DOUBT = "doubt"
"""The kind of what is true, and refused by the check all the same."""
FOLDER = Path(__file__).with_name("recorded")
_SLIP = re.compile(r"\{(\w+): (.*?) => (.*?)\}")
_SENTENCE = re.compile(r"\s*(?P<text>\S.*?)(?:\s*\[(?P<cites>[\d, ]*)\](?P<optional>~?)|$)")


@dataclass(frozen=True, slots=True)
class Slip:
    """What the model says wrongly, and what it says when it is asked again."""

    kind: str
    text: str
    mended: tuple[dict[str, Any], ...]


@dataclass(frozen=True, slots=True)
class Recording:
    """The answers for one article."""

    hook: list[dict[str, Any]]
    chapters: tuple[tuple[str, list[dict[str, Any]]], ...]
    """(title, turns), slips said wrongly."""
    close: list[dict[str, Any]]
    slips: dict[str, Slip]

    @property
    def faultless(self) -> list[str]:
        """All sentences that are not slips, in order."""
        turns = [turn for _, turns in self.chapters for turn in turns]
        said = [*self.hook, *(one for turn in (*turns, *self.close) for one in turn["sentences"])]
        return [one["text"] for one in said if one["text"] not in self.slips and not one["optional"]]


def read_recording(name: str) -> Recording:
    """The recorded answers for a sample."""
    slips: dict[str, Slip] = {}

    def said(text: str) -> list[dict[str, Any]]:
        sentences: list[dict[str, Any]] = []
        end = 0
        for match in _SLIP.finditer(text):
            sentences += read_sentences(text[end : match.start()])
            [wrong] = read_sentences(match[2])
            slips[wrong["text"]] = Slip(match[1], wrong["text"], tuple(read_sentences(match[3])))
            sentences.append(wrong)
            end = match.end()
        return [*sentences, *read_sentences(text[end:])]

    hook, *blocks = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n## ")
    chapters = []
    for block in blocks:
        title, *lines = block.strip().splitlines()
        turns = [line.partition(": ") for line in lines]
        chapters.append((title, [{"speaker": host, "sentences": said(text)} for host, _, text in turns]))
    (_, close) = chapters.pop()
    return Recording(read_sentences(hook.strip().removeprefix("hook: ")), tuple(chapters), close, slips)


def read_sentences(text: str) -> list[dict[str, Any]]:
    return [
        {
            "text": match["text"],
            "cites": [int(number) for number in (match["cites"] or "").split(",") if number.strip()],
            "optional": bool(match["optional"]),
        }
        for match in _SENTENCE.finditer(text.strip())
    ]


class RecordedModel(Model):
    """The server that plays a recording."""

    def __init__(self, recording: Recording) -> None:
        super().__init__()
        self.recording = recording
        self.judged: set[str] = set()
        """Slips that the check had let pass, so that the judge saw them."""

    def answer(self, messages: list[dict[str, str]]) -> dict[str, Any]:
        """What the recording has for this call."""
        asked = messages[1]["content"]
        recording = self.recording
        match kind_of(messages):
            case "outline":
                return {
                    "chapters": [self._plan(n) for n in range(1, len(recording.chapters) + 1)],
                    "hook": recording.hook,
                }
            case "judge":
                said = re.findall(r"(?m)^Sentence (\d+): (.*)$", asked)
                self.judged |= {text for _, text in said if text in recording.slips}
                return {"verdicts": [self._verdict(int(number), text) for number, text in said]}
            case "repair":
                failed = re.findall(r"(?m)^Sentence (\d+), by .*\n  says: (.*)$", asked)
                return {"mended": [self._mend(int(number), text) for number, text in failed]}
        number, total = map(int, re.findall(r"Write chapter (\d+) of (\d+)", asked)[0])
        assert total == len(recording.chapters), "the article has other chapters than the recording"
        return {
            "turns": recording.chapters[number - 1][1],
            "close": recording.close if number == total else [],
        }

    def _plan(self, number: int) -> dict[str, Any]:
        title, turns = self.recording.chapters[number - 1]
        said = [next((one for one in turn["sentences"] if one["cites"]), None) for turn in turns]
        points = [{"point": " ".join(one["text"].split()[:12]), "cites": one["cites"]} for one in said if one]
        return {"chapter": number, "title": title, "question": "", "points": points}

    def _verdict(self, number: int, text: str) -> dict[str, Any]:
        slip = self.recording.slips.get(text)
        why = f"a slip of the kind {slip.kind}" if slip else ""
        instead = list(slip.mended) if slip else []
        supported = slip is None or slip.kind == DOUBT
        return {"number": number, "supported": supported, "why": why, "instead": instead}

    def _mend(self, number: int, text: str) -> dict[str, Any]:
        slip = self.recording.slips.get(text)
        return {"number": number, "sentences": list(slip.mended) if slip else []}
