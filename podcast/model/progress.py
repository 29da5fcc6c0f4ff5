"""How a long stage tells of its progress."""

from __future__ import annotations

from enum import Enum
from typing import Protocol


class Stage(Enum):
    """A stage of a long piece of work; the value is what a person reads while it lasts."""

    READING = "Reading the article"
    WRITING = "Writing the script"
    SPEAKING = "Speaking"
    ENCODING = "Mixing and encoding"
    READING_FEED = "Reading the feed"
    TAKING_OVER = "Taking over episodes"
    FETCHING_AUDIO = "Fetching audio"
    CHECKING_FILES = "Checking the files"
    ASKING_SERVER = "Asking the server"
    UPLOADING_MEDIA = "Uploading audio"
    UPLOADING_SIDECARS = "Uploading beside it"
    UPLOADING_PAGES = "Uploading pages"
    UPLOADING_FEED = "Uploading the feed"
    REMOVING = "Removing"


class Report(Protocol):
    """How a stage tells of its progress; `done` and `total` are in the stage's own unit of work."""

    def __call__(self, stage: Stage, done: float, total: float) -> None: ...


def silent(stage: Stage, done: float, total: float) -> None:
    """Tell nobody: a Report for who does not ask."""
