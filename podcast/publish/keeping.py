"""Which files stay at a target after others have replaced them, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from podcast.contract import EMBED, FRONT_PAGE, OEMBED

if TYPE_CHECKING:
    from collections.abc import Collection

_LISTS = (".html", ".xml", ".js", ".opml", ".txt")


@dataclass(frozen=True, slots=True)
class Keeping:
    """What was promised to whoever has an older feed."""

    now: datetime
    days: int
    """How long a file stays after another has replaced it; 0 is: not at all."""
    folders: Collection[str]
    """The folders of all that is on air, under their names of today and of before. What is off the air goes at once."""

    def until(self, name: str, since: str) -> str:
        """Return when a file that nothing needs any more goes (RFC 3339 in UTC); empty is: now.

        `since` is what was said of it before, or empty.
        """
        folder, slash, rest = name.rpartition("/")
        # What is at the top holds words of many episodes, also of such as were withdrawn since.
        page = rest in (FRONT_PAGE, EMBED, OEMBED) or (not slash and rest.endswith(_LISTS))
        # A page that is in a cache still loads the style that it was made with.
        lasts = not slash or folder in self.folders or rest.endswith((".css", ".js"))
        if not self.days or page or not lasts:
            return ""
        until = since or _text(self.now + timedelta(days=self.days))
        return until if datetime.fromisoformat(until) > self.now else ""


def _text(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
