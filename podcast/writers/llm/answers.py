"""What the model is to answer, as plain values, and how an answer is read."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pydantic import TypeAdapter

MAX_ANSWER = 400_000
"""Characters of an answer that are looked at."""
MAX_STARTS = 40
"""Braces at which a JSON object is looked for."""


class UnusableAnswerError(Exception):
    """An answer that is not what was asked for; `str()` tells the model why."""


@dataclass(frozen=True, slots=True)
class CitedSentence:
    """A sentence to be said, and the numbers of the article's sentences that it rests on."""

    text: str
    cites: tuple[int, ...] = ()
    optional: bool = False
    """Whether it may go without loss, where an episode comes out too long."""


@dataclass(frozen=True, slots=True)
class AnswerTurn:
    """What one host says before the other one does."""

    speaker: str
    sentences: tuple[CitedSentence, ...]


@dataclass(frozen=True, slots=True)
class ChapterAnswer:
    """The answer to a chapter's call."""

    turns: tuple[AnswerTurn, ...]
    close: tuple[AnswerTurn, ...] = ()
    """What the listener is to keep; of the last chapter only."""


@dataclass(frozen=True, slots=True)
class Point:
    """Something that a chapter is to tell."""

    point: str
    cites: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ChapterPlan:
    """What the outline has for one chapter."""

    chapter: int
    """The number of the chapter that it is for, from 1."""
    title: str = ""
    """For a chapter that the article has no heading for."""
    question: str = ""
    points: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class OutlineAnswer:
    """The answer to the outline's call."""

    chapters: tuple[ChapterPlan, ...]
    hook: tuple[CitedSentence, ...] = ()


@dataclass(frozen=True, slots=True)
class MendedSentence:
    """A failing sentence written again; without sentences it goes."""

    number: int
    """As the request counts those that failed, from 1."""
    sentences: tuple[CitedSentence, ...] = ()


@dataclass(frozen=True, slots=True)
class RepairAnswer:
    """The answer to a repair's call."""

    mended: tuple[MendedSentence, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the judge says of a sentence."""

    number: int
    """As the request counts the sentences, from 1."""
    supported: bool
    why: str = ""
    instead: tuple[CitedSentence, ...] = ()
    """What is to be said in place of a sentence that is not supported, or that fails the check."""


@dataclass(frozen=True, slots=True)
class JudgeAnswer:
    """The answer to the judge's call."""

    verdicts: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class PointsAnswer:
    """The answer of a small model that chooses: numbers of sentences."""

    points: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NumberedText:
    """What a small model writes for a numbered task."""

    number: int
    text: str


@dataclass(frozen=True, slots=True)
class TextsAnswer:
    """The answer of a small model that asks or shortens."""

    texts: tuple[NumberedText, ...]


Answer = TypeVar("Answer", ChapterAnswer, OutlineAnswer, RepairAnswer, JudgeAnswer, PointsAnswer, TextsAnswer)


@dataclass(frozen=True, slots=True)
class AnswerShape(Generic[Answer]):
    """A kind of answer: its type, and the name under which the server hears of it."""

    name: str
    kind: type[Answer]
    holds: str
    """The field that an answer of this shape cannot lack."""
    longest: int = field(compare=False)
    """Characters of such an answer at most, three times what a good one takes; a longer one is not read to its end."""

    def schema(self) -> dict[str, Any]:
        """Returns the JSON Schema as servers want it that hold a model to it strictly."""
        return _schema(self)

    def read(self, text: str) -> Answer:
        """Returns the answer in a text, bare, in a code fence or with talk around it.

        UnusableAnswerError says what is wrong with the last object that has this shape's field, else with the first.
        """
        from pydantic import ValidationError

        misfit = ""
        for data in _objects(text[:MAX_ANSWER]):
            candidate = {self.holds: data} if isinstance(data, list) else data
            try:
                answer: Answer = _adapter(self).validate_python(_lenient(candidate))
            except ValidationError as error:
                first = error.errors()[0]
                place = ".".join(map(str, first["loc"]))
                if not misfit or self.holds in candidate:
                    misfit = f"`{place}`: {first['msg']}"
            else:
                return answer
        raise UnusableAnswerError(misfit or ("it holds no JSON object" if text.strip() else "it was empty"))


CHAPTER = AnswerShape("chapter", ChapterAnswer, "turns", 30_000)
OUTLINE = AnswerShape("outline", OutlineAnswer, "chapters", 30_000)
REPAIR = AnswerShape("repair", RepairAnswer, "mended", 30_000)
JUDGEMENT = AnswerShape("judgement", JudgeAnswer, "verdicts", 40_000)
POINTS = AnswerShape("points", PointsAnswer, "points", 2_000)
TEXTS = AnswerShape("texts", TextsAnswer, "texts", 4_000)


@cache
def _adapter(shape: AnswerShape[Any]) -> TypeAdapter[Any]:
    """Returns pydantic's reader of a shape, which takes tens of milliseconds to make."""
    from pydantic import TypeAdapter

    return TypeAdapter(shape.kind)


@cache
def _schema(shape: AnswerShape[Any]) -> dict[str, Any]:
    schema: dict[str, Any] = _strict(_adapter(shape).json_schema(ref_template="{model}"))
    return schema


_WIRE_NAMES = {"CitedSentence": "Sentence", "AnswerTurn": "Turn", "MendedSentence": "Mended"}
"""Class → its name in the schemas that servers get. They are in the key of every kept answer, so they stay."""


def _strict(schema: Any) -> Any:
    """Every field is required, no other is allowed; no titles and defaults, which some servers refuse."""
    if isinstance(schema, list):
        return [_strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    strict = {
        key: _by_name(value) if key in ("properties", "$defs") else _strict(value)
        for key, value in schema.items()
        if key not in ("title", "default", "description")
    }
    if "properties" in strict:
        strict |= {"required": list(strict["properties"]), "additionalProperties": False}
    if "$ref" in schema:
        name = str(schema["$ref"])
        strict["$ref"] = f"#/$defs/{_WIRE_NAMES.get(name, name)}"
    return strict


def _by_name(schemas: dict[str, Any]) -> dict[str, Any]:
    """Schemas by their names, which are no keywords, such as the field `title`."""
    strict = {_WIRE_NAMES.get(name, name): _strict(schema) for name, schema in schemas.items()}
    return dict(sorted(strict.items())) if strict.keys() & set(_WIRE_NAMES.values()) else strict


def _objects(text: str) -> Iterator[Any]:
    """Yields the JSON objects and lists of a text, in order; what a model thinks aloud is not looked at."""
    text = re.sub(r"<think>.*?</think>", "", text, flags=re.DOTALL)
    decoder = json.JSONDecoder()
    at = 0
    for _ in range(MAX_STARTS):
        start = re.compile(r"[{\[]").search(text, at)
        if start is None:
            return
        try:
            data, at = decoder.raw_decode(text, start.start())
        except (ValueError, RecursionError):
            at = start.end()
            continue
        yield data


def _lenient(data: Any, depth: int = 0) -> Any:
    """The data as it was asked for, where a model wrote something else that can only mean one thing."""
    if depth > 8:
        return None
    if isinstance(data, list):
        return [_lenient(part, depth + 1) for part in data]
    if not isinstance(data, dict):
        return data
    data = {key: _lenient(value, depth + 1) for key, value in data.items()}
    for key in ("cites", "points"):
        if key in data and not (key == "points" and _holds_objects(data[key])):
            data[key] = [int(number) for number in re.findall(r"\d{1,6}", json.dumps(data[key]))]
    if "speaker" in data and "text" in data and "sentences" not in data:
        data["sentences"] = [{"text": data["text"], "cites": data.get("cites", [])}]
    for key in ("sentences", "hook", "instead"):
        if isinstance(data.get(key), str | dict):
            data[key] = [data[key]]
        if isinstance(data.get(key), list):
            data[key] = [{"text": part} if isinstance(part, str) else part for part in data[key]]
    return data


def _holds_objects(data: Any) -> bool:
    return isinstance(data, list) and any(isinstance(part, dict) for part in data)
