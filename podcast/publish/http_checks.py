"""What apps and directories ask of each file that a feed names, and whether its server answers as they need it.

H1 to H6 are the assertions of docs/checklist.md: there, seekable, validated, typed, shared with players, compressed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from podcast import net
from podcast.errors import FetchError
from podcast.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_BRIEF = net.Limits(size=4096)
"""An answer's beginning is enough: what a file holds is the business of `podcast feed --check`."""
_ORIGIN = {"Origin": "https://player.example"}
_RANGE = range(100)
_SEE_HOSTING = "docs/hosting.md shows the setting for nginx, Caddy and S3"


@dataclass(frozen=True, slots=True)
class FeedReference:
    """A file that a feed names, or the feed itself."""

    url: str
    name: str
    """For a person: `the audio of “The gauge”`."""
    kind: Literal["feed", "audio", "sidecar", "art"]
    types: tuple[str, ...]
    """Media types that it may have, the best one first."""
    length: str = ""
    """An enclosure's bytes, as the feed has them."""


@dataclass(frozen=True, slots=True)
class HttpClient:
    """Who asks a server, one request a question."""

    allow: tuple[str, ...]
    """Hosts that may be asked though their address is private."""

    def ask(
        self, url: str, headers: Mapping[str, str] | None = None, method: Literal["GET", "HEAD"] = "GET"
    ) -> net.Response:
        """Return the answer, whatever its status; FetchError when there is none."""
        return net.ask(url, headers, method=method, allow=self.allow, limits=_BRIEF)


def check_reference(client: HttpClient, file: FeedReference) -> list[Finding]:
    """Return what is wrong with how a file is served; what is not there has no other faults."""
    findings: list[Finding] = []
    try:
        answer = client.ask(file.url, method="HEAD")
        if answer.status != 200:
            whole = client.ask(file.url)
            if whole.status != 200:
                what = f"its address answers {whole.status}: {file.url}"
                return [Finding("H1", file.name, what, "`podcast publish` uploads it")]
            what = f"HEAD is answered by {answer.status}, GET by 200; directories ask by HEAD"
            findings.append(Finding("H1", file.name, what, "let the server answer HEAD as it answers GET"))
            answer = whole
        findings += _check_headers(answer, file)
        for check in _CHECKS[file.kind]:
            findings += list(check(client, file))
    except FetchError as error:
        findings.append(Finding("H1", file.name, error.what, error.mend or "correct the address"))
    return findings


def check_compression(client: HttpClient, url: str) -> Iterator[Finding]:
    """Yield H6 for a feed that is not compressed: it is asked for more often than anything else."""
    answer = client.ask(url, {"Accept-Encoding": "gzip"})
    if answer.headers.get("content-encoding", "").lower() not in ("gzip", "br", "zstd"):
        what = "it is not compressed, though the client takes gzip"
        mend = f"turn on gzip for application/rss+xml; {_SEE_HOSTING}"
        yield Finding("H6", "the feed", what, mend, "warning")


def _check_headers(answer: net.Response, file: FeedReference) -> Iterator[Finding]:
    """Yield H4, and F12 where an enclosure has another length than the feed says."""
    media_type = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type not in file.types:
        what = f"its Content-Type is {media_type!r}, not {file.types[0]!r} ({file.url})"
        severity: Literal["error", "warning"] = "warning" if file.kind == "sidecar" else "error"
        yield Finding("H4", file.name, what, _SEE_HOSTING, severity)
    length = answer.headers.get("content-length", "")
    if file.kind == "audio" and length != file.length:
        served = f"the server has {length} bytes" if length else "the server tells no Content-Length"
        what = f"the enclosure's length is {file.length!r}, {served} ({file.url})"
        yield Finding("F12", file.name, what, "run `podcast feed --check`, then `podcast publish`")


def _check_range(client: HttpClient, file: FeedReference) -> Iterator[Finding]:
    """Yield H2: a player that seeks asks for a part."""
    answer = client.ask(file.url, {"Range": f"bytes={_RANGE[0]}-{_RANGE[-1]}"})
    sent = answer.headers.get("content-range", "")
    if answer.status != 206:
        what = f"a range of bytes is answered by {answer.status}, not 206: nobody can seek or resume"
        mend = "turn on byte ranges: every usual web server has them, a script has not"
        yield Finding("H2", file.name, what, mend)
    elif sent != f"bytes {_RANGE[0]}-{_RANGE[-1]}/{file.length}" or len(answer.body) != len(_RANGE):
        what = f"bytes 0 to 99 came as Content-Range {sent!r} with {len(answer.body)} bytes"
        yield Finding("H2", file.name, what, "see that no cache or proxy on the way changes ranges")


def _check_validators(client: HttpClient, file: FeedReference) -> Iterator[Finding]:
    """Yield H3: an app that has the file already must not load it again."""
    answer = client.ask(file.url, {"Range": "bytes=0-0"} if file.kind == "audio" else None)
    conditions = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
    sent = {header: condition for header, condition in conditions.items() if header in answer.headers}
    if not sent:
        what = "it has neither ETag nor Last-Modified: apps load it whole each time"
        yield Finding("H3", file.name, what, "let the server send an ETag", "warning")
    for header, condition in sent.items():
        again = client.ask(file.url, {condition: answer.headers[header]})
        if again.status != 304:
            what = f"{condition} is answered by {again.status}, not 304: apps load it whole each time"
            yield Finding("H3", file.name, what, "see that no proxy on the way drops it", "warning")


def _check_sharing(client: HttpClient, file: FeedReference) -> Iterator[Finding]:
    """Yield H5: players on other sites read feed, transcripts and chapters."""
    answer = client.ask(file.url, _ORIGIN)
    if answer.headers.get("access-control-allow-origin", "") not in ("*", _ORIGIN["Origin"]):
        what = f"Access-Control-Allow-Origin is missing: players on web pages cannot read it ({file.url})"
        yield Finding("H5", file.name, what, _SEE_HOSTING, "warning" if file.kind == "feed" else "error")


_CHECKS: dict[str, tuple[Callable[[HttpClient, FeedReference], Iterator[Finding]], ...]] = {
    "feed": (_check_validators, _check_sharing),
    "audio": (_check_range, _check_validators),
    "sidecar": (_check_validators, _check_sharing),
    "art": (),
}
"""What is asked of each kind of file, once it is known to be there."""
