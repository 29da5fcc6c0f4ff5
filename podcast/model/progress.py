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
    SECOND_FORMAT = "Encoding Opus"
    BATCH = "Making episodes"
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
    """How a stage tells of its progress; `done` and `total` are in the stage's own unit of work.

    `detail` says where it is (`line 12 of 54`), `left_s` how many seconds all that was asked for still takes, or until
    the script is there while it is written, where somebody knows.
    """

    def __call__(
        self, stage: Stage, done: float, total: float, detail: str = "", left_s: float | None = None
    ) -> None: ...


def silent(stage: Stage, done: float, total: float, detail: str = "", left_s: float | None = None) -> None:
    """Tell nobody: a Report for who does not ask."""
