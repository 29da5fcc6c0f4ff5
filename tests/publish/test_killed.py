"""A publisher that is killed at any moment: what listeners find is whole, and the next one finishes the work."""

from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from podcast.airing.publishing import publish
from tests.buckets import SECRETS
from tests.mortal import mortal
from tests.publish.shows import (
    BucketPlace,
    FolderPlace,
    assert_published,
    assert_whole,
    change_something,
    heard,
)

if TYPE_CHECKING:
    import contextlib
    from collections.abc import Callable

    from podcast.library import Library
    from tests.publish.shows import Place


def publisher(place: Place) -> contextlib.AbstractContextManager[Callable[..., str]]:
    """The program that publishes in mortal processes."""
    address = {"AWS_ENDPOINT_URL": place.endpoint} if isinstance(place, BucketPlace) else {}
    return mortal(Path(__file__).with_name("mortal.py"), **SECRETS, **address)


def target_of(place: Place) -> str:
    """What the user types."""
    if isinstance(place, BucketPlace):
        return f"s3://{place.bucket}/{place.prefix}"
    assert isinstance(place, FolderPlace)
    return str(place.root)


@pytest.mark.parametrize(
    ("kind", "kills_wanted"),
    [
        ("folder", 6),
        pytest.param("folder", 12, marks=pytest.mark.slow),
        pytest.param("bucket", 12, marks=pytest.mark.slow),
    ],
)
def test_f21_a_killed_publisher_leaves_what_listeners_have(
    library: Library, request: pytest.FixtureRequest, kind: str, kills_wanted: int
) -> None:
    """Killed at many moments, with the show changing in between: the feed at the target always parses, and every
    enclosure in it exists with its length. The last run finishes: all is there, nothing is left behind.
    """
    place: Place = request.getfixturevalue(kind)
    chance = random.Random(20261124)
    kills, steps, feeds = 0, 100, set()
    with publisher(place) as publish_until:
        for attempt in range(3 * kills_wanted):
            step = chance.randrange(1, steps + 1) if attempt % 3 else 0  # every third one lives
            said = publish_until(library.folder, target_of(place), step)
            assert_whole(place)
            feeds.add(place.get("feed.xml"))
            assert said == "killed" or said.isdigit(), said
            if said == "killed":
                kills += 1
            else:
                steps = max(1, int(said))  # so many, or somewhat more, the next one will have to do
            if kills == kills_wanted:
                break
            if said != "killed" or chance.random() < 0.5:
                change_something(library, chance)
    assert kills == kills_wanted
    assert len(feeds) > kills_wanted / 3, "the feed was hardly ever replaced"
    publish(library, target_of(place))
    assert_published(place, library)
    plan = publish(library, target_of(place)).plan
    assert (plan.upload, plan.remove) == ((), ())


def test_a_run_that_was_killed_sends_nothing_twice(library: Library, folder: FolderPlace) -> None:
    """What a killed run has brought in place is kept by the next one, whose feed is as if nothing had happened."""
    with publisher(folder) as publish_until:
        assert publish_until(library.folder, folder.root, 150) == "killed"
    there = {name for name in folder.names() if not name.endswith(".part")} - {".podcast-files.json"}
    assert there
    plan = publish(library, str(folder.root)).plan
    assert {file.name for file in plan.keep} == there
    assert folder.get("feed.xml") == (library.episodes / "feed.xml").read_bytes()
    assert len(heard(folder)) == 3
