"""Who may hear a show that is not for everybody: a name and a secret each, of which only the digest is kept.

The file `listeners.json` lies in the show's folder, which is not served. While it is there, `podcast serve` answers
nobody but those who are in it.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from podcast import recipes, store, suggest
from podcast.errors import ShowError
from podcast.language.plain.hygiene import clean

if TYPE_CHECKING:
    from pathlib import Path

    from podcast.library.layout import Library

SIGN = "~"
"""What a listener's folder begins with: `https://example.org/~TOKEN/feed.xml`."""
_NAME_LIMIT = 100


@dataclass(frozen=True, slots=True)
class Listener:
    """Somebody with an address of their own."""

    name: str
    token_sha256: str
    """Hexadecimal; the token itself is nowhere."""
    since: str
    """RFC 3339 in UTC."""


def add_listener(library: Library, name: str) -> str:
    """Return the token of a new listener, which nobody can be told again; ShowError when there is one of that name."""
    name = clean(name)
    if not name or len(name) > _NAME_LIMIT:
        raise ShowError(f"a listener needs a name of 1 to {_NAME_LIMIT} characters")
    token = secrets.token_urlsafe(24)
    with library.locked_ledger():
        known = list_listeners(library)
        if any(listener.name == name for listener in known):
            mend = (
                f"`podcast listeners revoke {json.dumps(name, ensure_ascii=False)}` first, for a new address"
            )
            raise ShowError(f"there is a listener {name} already", mend, ": ")
        since = datetime.now(UTC).isoformat(timespec="seconds")
        _write(library, (*known, Listener(name, _digest(token), since)))
    return token


def list_listeners(library: Library) -> tuple[Listener, ...]:
    """Return all listeners, the first one first; ShowError when their file is damaged."""
    return _read(library.listeners_file)


def revoke_listener(library: Library, name: str) -> None:
    """Forget a listener; nothing comes to that address from the next request on. ShowError when there is none."""
    with library.locked_ledger():
        known = list_listeners(library)
        left = tuple(listener for listener in known if listener.name != clean(name))
        if len(left) == len(known):
            near = suggest.nearest(name, [listener.name for listener in known])
            hint = f"did you mean {near[0]}?" if near else "`podcast listeners list` has them all"
            raise ShowError(f"no listener {clean(name)!r}; {hint}")
        _write(library, left)


@dataclass(slots=True)
class Admission:
    """Whether a show is for everybody, and who else may hear it: as the file is at the moment of asking."""

    library: Library
    _stamp: tuple[int, int, int] | None = None
    _digests: frozenset[str] = field(default=frozenset())

    def is_needed(self) -> bool:
        """Whether only listeners are answered; ShowError when their file is damaged, OSError when it is not read."""
        path = self.library.listeners_file
        try:
            status = path.stat()
        except FileNotFoundError:
            self._stamp, self._digests = None, frozenset()
            return False
        stamp = (status.st_mtime_ns, status.st_ino, status.st_size)
        if stamp != self._stamp:  # every change is a new file
            self._digests = frozenset(listener.token_sha256 for listener in _read(path))
            self._stamp = stamp
        return True

    def admits(self, token: str) -> bool:
        """Whether a listener has this token; ask `is_needed` before."""
        return _digest(token) in self._digests


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode(errors="surrogateescape")).hexdigest()


def _read(path: Path) -> tuple[Listener, ...]:
    try:
        data = json.loads(path.read_bytes())
        if data["format"] > recipes.LISTENERS:
            raise ShowError(f"{path} is of a later version of this program", "use that one")
        return tuple(Listener(**listener) for listener in data["listeners"])
    except FileNotFoundError:
        return ()
    except (ValueError, TypeError, KeyError) as error:
        raise ShowError(
            f"{path} is damaged", "restore it; without it the show is served to everybody"
        ) from error


def dumps(listeners: tuple[Listener, ...]) -> str:
    """Return the text of `listeners.json`."""
    data = {"format": recipes.LISTENERS, "listeners": [asdict(listener) for listener in listeners]}
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _write(library: Library, listeners: tuple[Listener, ...]) -> None:
    store.write(library.listeners_file, dumps(listeners))
