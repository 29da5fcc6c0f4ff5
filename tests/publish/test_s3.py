"""Publishing to a bucket of a real S3 server, looked at by plain HTTP."""

from __future__ import annotations

import os
import random
from typing import TYPE_CHECKING, Any

import pytest

from podcast.airing.publishing import publish
from podcast.errors import PublishError
from podcast.publish import s3
from podcast.publish.opening import open_target
from podcast.publish.s3 import S3Target
from tests.publish.shows import (
    BucketPlace,
    assert_published,
    assert_whole,
    heard,
    ledger_of,
    revoice,
    set_state,
)

if TYPE_CHECKING:
    from podcast.library import Library
    from podcast.publish.files import File
    from podcast.publish.target import TargetFile


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of files that are put, in order."""
    names: list[str] = []
    put = S3Target.put

    def watched(self: S3Target, file: File) -> TargetFile:
        names.append(file.name)
        return put(self, file)

    monkeypatch.setattr(S3Target, "put", watched)
    return names


def url(bucket: BucketPlace) -> str:
    """What the user types."""
    return f"s3://{bucket.bucket}/podcast"


def test_h7_a_show_in_a_bucket(library: Library, bucket: BucketPlace, sent: list[str]) -> None:
    """Published, published again for nothing, voiced anew, withdrawn: at each step all is there that was told of."""
    publish(library, url(bucket))
    assert_published(bucket, library)
    assert sent[0] == sent[-1] == ".podcast-files.json"
    assert sent[-2] == "feed.xml"
    sent.clear()
    publish(library, url(bucket))
    assert sent == []
    revoice(library, "gauge-2", b"another take")
    publish(library, url(bucket))
    assert_published(bucket, library)
    assert "gauge-2/gauge-2.mp3" in bucket.names()  # listeners were told of it
    set_state(library, "gauge-3", "withdrawn")
    publish(library, url(bucket))
    assert_published(bucket, library)
    assert {it.guid for it in heard(bucket)} >= {"guid-of-gauge-2"}


@pytest.mark.parametrize(
    "prefix", [pytest.param("", marks=pytest.mark.slow), pytest.param("a", marks=pytest.mark.slow), "a/b c"]
)
def test_a_show_lies_under_its_prefix_alone(library: Library, bucket: BucketPlace, prefix: str) -> None:
    """The whole bucket, a folder, a folder with a space: what lies beside is neither seen nor touched."""
    place = BucketPlace(bucket.endpoint, bucket.bucket, f"{prefix}/" if prefix else "")
    target = f"s3://{bucket.bucket}/{prefix}"
    beside = open_target(f"s3://{bucket.bucket}/ab")
    assert isinstance(beside, S3Target)
    beside.filesystem.pipe_file(beside.path("x.txt"), b"theirs")
    publish(library, target)
    set_state(library, "gauge-3", "withdrawn")
    publish(library, target)
    assert beside.read("x.txt") == b"theirs"
    assert_whole(place)
    assert len(heard(place)) == 2


def headers() -> list[tuple[str, str, str]]:
    """Of a file whose name begins so: its media type, and how long caches may keep it."""
    passing, lasting = "public, max-age=300", "public, max-age=31536000, immutable"
    return [
        ("feed.xml", "application/rss+xml; charset=utf-8", passing),
        ("gauge-2/gauge-2.mp3", "audio/mpeg", lasting),
        ("gauge-2/transcript.vtt", "text/vtt; charset=utf-8", passing),
        ("gauge-2/transcript.srt", "application/x-subrip", passing),
        ("gauge-2/transcript.json", "application/json", passing),
        ("gauge-2/transcript.txt", "text/plain; charset=utf-8", passing),
        ("gauge-2/chapters.json", "application/json+chapters", passing),
        ("gauge-2/notes.html", "text/html; charset=utf-8", passing),
        ("cover.jpg", "image/jpeg", passing),
        ("cover-", "image/jpeg", lasting),
        (".podcast-files.json", "application/json", "no-store"),
    ]


def test_h4_a_bucket_serves_right_types(library: Library, bucket: BucketPlace) -> None:
    """Each file has the media type that apps want, and caches keep for good only what never changes."""
    publish(library, url(bucket))
    names = sorted(bucket.names())
    for start, kind, cache in headers():
        answer = bucket.answer(next(name for name in names if name.startswith(start)))
        assert answer is not None
        assert (start, answer[1]["content-type"], answer[1]["cache-control"]) == (start, kind, cache)


def test_large_audio_goes_in_parts(
    library: Library, bucket: BucketPlace, sent: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is too large for one request arrives whole and is known again, also without the ledger."""
    monkeypatch.setattr(s3, "PART", 5 * 2**20)
    revoice(library, "gauge-2", random.Random(1).randbytes(11 * 2**20))
    publish(library, url(bucket))
    assert_published(bucket, library)
    target = open_target(url(bucket))
    found = target.look("gauge-2/gauge-2.mp3")
    assert found is not None
    assert found.stamp.endswith("-3")
    target.remove(".podcast-files.json")
    sent.clear()
    publish(library, url(bucket))
    assert sent == [".podcast-files.json"]


def test_parts_of_killed_uploads_are_dropped(library: Library, bucket: BucketPlace) -> None:
    """They cost money and nobody sees them; those of other files stay."""
    publish(library, url(bucket))
    target = open_target(url(bucket))
    assert isinstance(target, S3Target)
    keys = ("podcast/gauge-2/gauge-2.mp3", "podcast/theirs.bin")
    for key in keys:
        target.filesystem.call_s3("create_multipart_upload", Bucket=bucket.bucket, Key=key)
    revoice(library, "gauge-2", b"another take")
    publish(library, url(bucket))
    left = [it["Key"] for it in target.filesystem.list_multipart_uploads(bucket.bucket)]
    assert left == ["podcast/theirs.bin"]


def test_what_others_did_to_a_bucket_is_mended(
    library: Library, bucket: BucketPlace, sent: list[str]
) -> None:
    """Objects that went away or were written over are put back; a lost ledger is made again."""
    publish(library, url(bucket))
    target = open_target(url(bucket))
    assert isinstance(target, S3Target)
    target.remove("gauge-2/gauge-2.mp3")
    size = len(bucket.get("gauge-3/gauge-3.mp3") or b"")
    target.filesystem.pipe_file(target.path("gauge-3/gauge-3.mp3"), bytes(size))
    sent.clear()
    publish(library, url(bucket))
    assert_published(bucket, library)
    mended = {"gauge-2/gauge-2.mp3", "gauge-3/gauge-3.mp3"}
    assert set(sent) == mended | {".podcast-files.json"}
    target.remove(".podcast-files.json")
    sent.clear()
    publish(library, url(bucket))
    assert sent == [".podcast-files.json"]
    assert mended <= set(ledger_of(bucket))


@pytest.mark.parametrize("checksum", [True, False])
def test_h7_damage_on_the_way_is_noticed(
    library: Library, bucket: BucketPlace, monkeypatch: pytest.MonkeyPatch, checksum: bool
) -> None:
    """Audio with a turned bit is found by the server or afterwards by us; listeners' feed stays as it was."""
    import s3fs

    publish(library, url(bucket))
    feed = bucket.get("feed.xml")
    revoice(library, "gauge-2", b"another take")
    call = s3fs.S3FileSystem._call_s3

    async def damaging(self: Any, method: str, *arguments: Any, **options: Any) -> Any:
        if method == "put_object" and options["Key"].endswith(".mp3"):
            options["Body"] = bytes([options["Body"][0] ^ 1]) + options["Body"][1:]
            if not checksum:
                del options["ContentMD5"]
        return await call(self, method, *arguments, **options)

    with monkeypatch.context() as patch:
        patch.setattr(s3fs.S3FileSystem, "_call_s3", damaging)
        with pytest.raises(PublishError, match=r"gauge-2.*twice: check that disk or server"):
            publish(library, url(bucket))
    assert bucket.get("feed.xml") == feed
    assert_whole(bucket)
    publish(library, url(bucket))
    assert_published(bucket, library)


def test_no_such_bucket(library: Library, bucket: BucketPlace) -> None:
    """One line says that it has to be made first."""
    with pytest.raises(PublishError, match=r"^s3://nobodys-bucket/podcast: .*make the bucket"):
        publish(library, "s3://nobodys-bucket/podcast")


def test_no_credentials(library: Library, bucket: BucketPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says how to set them."""
    for name in list(os.environ):
        if name.startswith("AWS_") and name.endswith(("KEY", "KEY_ID")):
            monkeypatch.delenv(name)
    with pytest.raises(PublishError, match="no credentials: set AWS_ACCESS_KEY_ID"):
        publish(library, url(bucket))


def test_no_server(library: Library, bucket: BucketPlace, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that does not answer is tried a few times, then named in one line."""
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:9")
    monkeypatch.setenv("AWS_MAX_ATTEMPTS", "1")
    waited: list[float] = []
    monkeypatch.setattr("podcast.publish.repairs.time.sleep", waited.append)
    with pytest.raises(PublishError, match="cannot be reached") as caught:
        publish(library, url(bucket))
    assert "\n" not in str(caught.value)
    assert waited == [0.5, 2.0, 5.0]
