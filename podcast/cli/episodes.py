"""`podcast episodes`."""

from __future__ import annotations

import json
import sys
from datetime import MAXYEAR, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from podcast.cli.common import clock, near, show_option, tell
from podcast.cli.completers import offer_slugs
from podcast.language.plain.hygiene import shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.library import Library
    from podcast.model import Episode, Listing


class _Moment(click.ParamType):  # type: ignore[type-arg]
    name = "time"

    def convert(
        self, value: str | datetime, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(value.strip()).astimezone()  # without a zone: as it is told here
        except (ValueError, OverflowError):
            moment = None
        if moment is None or moment.year == MAXYEAR:  # in which other zones may have no time for it
            self.fail(
                f"{value!r} is not a time such as 2026-12-01, 2026-12-01T07:00 or 2026-12-01T07:00+01:00",
                param,
                ctx,
            )
        return moment


@click.command(name="episodes")
@click.argument("slug", required=False, default="", shell_complete=offer_slugs)
@click.option("--publish", is_flag=True, help="Put it into the feed.")
@click.option("--at", type=_Moment(), metavar="TIME", help="With --publish: from then on (ISO 8601).")
@click.option("--draft", is_flag=True, help="Take it out of the feed to work on it.")
@click.option("--withdraw", is_flag=True, help="Take it out of the feed; its files stay here.")
@click.option("--rename", "new", metavar="NEW", help="Let script and episode go by another name.")
@click.option("--delete", is_flag=True, help="Remove it with all its files; its script stays.")
@click.option("--yes", is_flag=True, help="With --delete: do not ask.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
@show_option
def command(
    slug: str,
    publish: bool,
    at: datetime | None,
    draft: bool,
    withdraw: bool,
    new: str | None,
    delete: bool,
    yes: bool,
    as_json: bool,
    library: Library,
) -> None:
    """List the episodes, the newest first; show one; or say whether listeners get it.

    Whatever is done to an episode, its guid and number stay, and its date from its first publication on.

    \b
      podcast episodes
      podcast episodes the-gauge --publish --at 2026-12-01T07:00
      podcast episodes the-gauge --withdraw
      podcast episodes the-gauge --rename the-old-gauge
      podcast episodes the-gauge --delete
    """
    from podcast import airing
    from podcast.library import states

    changes = sum([publish, draft, withdraw, delete, new is not None])
    if changes > 1:
        raise click.UsageError("give one of --publish, --draft, --withdraw, --rename and --delete")
    if (at and not publish) or (yes and not delete):
        raise click.UsageError("--at needs --publish, --yes goes with --delete")
    if not slug:
        if changes:
            raise click.UsageError("say which episode: `podcast episodes` lists them")
        _print_list(states.episodes(library), as_json)
        return
    slug = Path(slug).stem  # of scripts/the-gauge.md or episodes/the-gauge/, too, as a shell completes them
    if delete:
        _delete(library, slug, yes=yes)
        return
    if new is not None:
        slug = _rename(library, slug, Path(new).name.removesuffix(".md"))
    elif publish:
        _publish(library, slug, at)
    elif draft:
        airing.draft_episode(library, slug)
    elif withdraw:
        airing.withdraw_episode(library, slug)
    episode = states.episode(library, slug)
    if as_json:
        click.echo(_json(_episode_data(episode)))
    elif changes:
        click.echo(f"{_line(episode)}.", err=True)
        click.echo(library.feed)
    else:
        click.echo(_detail(library, episode))


def _publish(library: Library, slug: str, at: datetime | None) -> None:
    """Put an episode on the air, and say when its number had to change."""
    from podcast import airing
    from podcast.library import states

    had = states.episode(library, slug)
    number = airing.publish_episode(library, slug, at).number
    if had.kind == "full" and had.number not in (0, number):
        click.echo(f"Its number {had.number} is another episode's by now; it gets {number}.", err=True)


def _delete(library: Library, slug: str, *, yes: bool) -> None:
    """Delete an episode once that was meant; prints the feed's path, which does not have it any more."""
    from podcast import airing
    from podcast.library import states

    episode = states.episode(library, slug)
    if not yes and not sys.stdin.isatty():
        raise click.UsageError(f"to delete {slug} without being asked, say --yes")
    if not yes and not click.confirm(f"Delete “{episode.title}” and all its files?", err=True):
        raise click.Abort
    airing.delete_episode(library, slug)
    script = library.scripts_by_slug().get(slug)
    rest = f" Its script is {near(script)} still; `podcast make` makes it again." if script else ""
    click.echo(f"{slug} is deleted.{rest}", err=True)
    click.echo(library.feed)


def _rename(library: Library, slug: str, new: str) -> str:
    """Rename an episode and return the new name; tags and notes are written anew, from the sound that is kept."""
    from podcast import airing, making, scripting
    from podcast.cli.progress import show_progress
    from podcast.library import states

    script = airing.rename_episode(library, slug, new)
    if script:
        with show_progress() as report:
            held = states.episode(library, new).held is not None
            order = scripting.Order(publish_anyway=not held)  # another name decides nothing
            result = making.make(library, str(script), order, report)
            airing.refresh_feed(library, made=result.episode.slug if result.fresh else "")
        for note in result.notes:
            tell(note)
    return new


def _print_list(episodes: Sequence[Listing], as_json: bool) -> None:
    if as_json:
        click.echo(_json([_episode_data(episode) for episode in episodes]))
        return
    if not episodes:
        click.echo("No episodes yet; `podcast make SOURCE` makes one.", err=True)
    slugs = max((len(episode.slug) for episode in episodes), default=0)
    for episode in episodes:
        length = clock(episode.duration_ms / 1000)
        row = f"{_number(episode) or '–':>4}  {_local(episode)}  {_state(episode):<9}  {length:>7}"
        click.echo(f"{row}  {episode.slug:<{slugs}}  {shorten(episode.title, 100)}")


def _detail(library: Library, episode: Episode) -> str:
    where = episode.enclosure or str(library.episodes / episode.slug / episode.audio)
    length = clock(episode.duration_ms / 1000)
    season = f", season {episode.season}" if episode.season else ""
    kind = "" if episode.kind == "full" else f", {episode.kind}"
    rows = {
        "title": shorten(episode.title, 500),
        "number": f"{_number(episode) or 'none'}{season}{kind}",
        "state": _state(episode) + (", until its script has no errors" if episode.held else ""),
        "date": f"{_local(episode)}{'' if episode.aired else ', not seen by anybody yet'}",
        "length": f"{length}, {episode.bytes / 1e6:.1f} MB, {len(episode.chapters)} chapters",
        "hosts": ", ".join(f"{shorten(host.name, 60)} ({host.voice})" for host in episode.hosts),
        "source": shorten(episode.source, 500),
        "guid": shorten(episode.guid, 500),
        "audio": where,
    }
    return "\n".join(f"{name:<8} {text}" for name, text in rows.items() if text)


def _line(episode: Listing) -> str:
    state = _state(episode)
    when = {"published": f" since {_local(episode)}", "scheduled": f" for {_local(episode)}"}.get(state, "")
    number = f", episode {_number(episode)}," if _number(episode) else ""
    return f"{episode.slug}{number} is {state if state != 'draft' else 'a draft'}{when}"


def _number(episode: Listing) -> int:
    """Return the number that listeners see, 0 for none; one that is off the air may have lost its own."""
    return episode.number if episode.kind == "full" and episode.state != "withdrawn" else 0


def _episode_data(episode: Listing) -> dict[str, object]:
    names = ("slug", "number", "state", "published", "aired", "title", "season", "kind", "guid")
    more = ("duration_ms", "bytes", "source", "audio", "enclosure")
    held = episode.held is not None
    return {name: getattr(episode, name) for name in (*names, *more)} | {
        "state": _state(episode),
        "held": held,
    }


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False)


def _state(episode: Listing) -> str:
    from podcast.library import states

    return states.state_of(episode)


def _local(episode: Listing) -> str:
    """Return an episode's date in the time zone of this machine."""
    return datetime.fromisoformat(episode.published).astimezone().strftime("%Y-%m-%d %H:%M")
