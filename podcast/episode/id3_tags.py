"""The ID3v2.3 tag that goes before the MP3's frames: who, what, cover, words and chapters."""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any

from podcast import urls
from podcast.contract import FEED, FRONT_PAGE
from podcast.episode import json_chapters, show_notes, synthetic
from podcast.language.plain.hygiene import clean, shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from podcast.model import Description, Show

_UTF16 = 1
_FIELD = 255
_CHILDREN = 255
"""A table of contents counts its children in one byte."""
_TOP_LEVEL, _ORDERED = 2, 1
_OTHER, _COVER = 0, 3
"""What a picture shows."""
_NO_OFFSET = 0xFFFFFFFF

# ISO 639-1 -> 639-2, which is what ID3 asks for.
_LANGUAGES = dict(
    pair.split(":")
    for pair in """
    ar:ara bg:bul bn:ben ca:cat cs:ces cy:cym da:dan de:deu el:ell en:eng es:spa et:est eu:eus fa:fas
    fi:fin fr:fra ga:gle gl:glg he:heb hi:hin hr:hrv hu:hun id:ind is:isl it:ita ja:jpn ko:kor lt:lit
    lv:lav ms:msa nb:nob nl:nld nn:nno no:nor pl:pol pt:por ro:ron ru:rus sk:slk sl:slv sq:sqi sr:srp
    sv:swe sw:swa ta:tam te:tel th:tha tr:tur uk:ukr ur:urd vi:vie zh:zho
    """.split()
)


def build_tag(show: Show, episode: Description, pictures: Mapping[str, bytes], transcript: str) -> bytes:
    """Returns the whole tag, ready to stand before the first MP3 frame.

    `pictures` are JPEGs by the names that the episode and its chapters have for them (an episode without art of its
    own: the empty one), made small by `cover.shrink`.
    """
    return join_frames([_render(frame) for frame in _frames(show, episode, pictures, transcript)])


def join_frames(frames: Sequence[bytes]) -> bytes:
    """Returns a tag of frames that are bytes already."""
    body = b"".join(frames)
    return b"ID3\x03\x00\x00" + _synchsafe(len(body)) + body


def text_frame(name: str, text: str) -> bytes:
    """Returns a frame of one text, as every one of our tags has it."""
    return _render(getattr(_id3(), name)(encoding=_UTF16, text=[text]))


def object_frame(media_type: str, data: bytes) -> bytes:
    """Returns a frame that holds a file of another form, `data` at its end."""
    return _render(_id3().GEOB(encoding=0, mime=media_type, filename="", desc="", data=data))


def _frames(
    show: Show, episode: Description, pictures: Mapping[str, bytes], transcript: str
) -> Iterator[Any]:
    id3 = _id3()

    language = _language(episode.language or show.language)
    published = datetime.fromisoformat(episode.published)
    base = f"{show.base_url.rstrip('/')}/" if show.base_url else ""
    about = show_notes.to_text(episode, folder=base and f"{base}{episode.slug}/")
    category = shorten(show.category.replace(">", "/"), _FIELD)
    texts = {
        id3.TIT2: shorten(episode.title, _FIELD),
        id3.TALB: shorten(show.title, _FIELD),
        id3.TPE1: shorten(", ".join(host.name for host in episode.hosts), _FIELD),
        id3.TPE2: shorten(show.author or show.title, _FIELD),
        id3.TCON: "Podcast",
        id3.TRCK: str(episode.number or ""),
        id3.TPOS: str(episode.season or ""),  # the disc of a set, which players show and sort by
        id3.TYER: f"{published:%Y}",
        id3.TDAT: f"{published:%d%m}",
        id3.TLAN: language,
        id3.TLEN: str(episode.duration_ms),
        id3.TCOP: shorten(show.copyright, _FIELD),
        # What iTunes writes into a podcast's files: players know a file for an episode by these.
        id3.TDES: about,
        id3.TGID: clean(episode.guid),
        id3.TCAT: category,
    }
    for kind, text in texts.items():
        if text:
            yield kind(encoding=_UTF16, text=[text])
    yield id3.PCST(value=0)
    yield id3.COMM(encoding=_UTF16, lang=language, desc="", text=[about])
    yield from _marks(episode)
    yield from _addresses(show, episode)
    yield from _chapters(episode, pictures)
    yield id3.USLT(encoding=_UTF16, lang=language, desc="", text=transcript)
    yield from _picture(pictures, episode.art, _COVER)


def _marks(episode: Description) -> Iterator[Any]:
    """Yields that software made it, once for readers of tags and once for readers of XMP."""
    id3 = _id3()

    for name, text in synthetic.fields(episode).items():
        yield id3.TXXX(encoding=_UTF16, desc=name, text=[text])
    yield id3.PRIV(owner="XMP", data=synthetic.to_xmp(episode))


def _addresses(show: Show, episode: Description) -> Iterator[Any]:
    """Yields the addresses that hold elsewhere: none of the show's while it has no `base_url`."""
    id3 = _id3()

    source = urls.web_address(clean(episode.source))
    if source and source.isascii():
        yield id3.WOAS(url=source)
    base = f"{show.base_url.rstrip('/')}/"
    if show.base_url and base.isascii():
        # The file's own page: under what name the file itself is published depends on its bytes, so on this tag.
        yield id3.WOAF(url=f"{base}{episode.slug}/{FRONT_PAGE}")
        yield id3.WFED(url=f"{base}{FEED}")


def _picture(pictures: Mapping[str, bytes], name: str, kind: int) -> Iterator[Any]:
    if name in pictures:
        yield _id3().APIC(encoding=_UTF16, mime="image/jpeg", type=kind, desc="", data=pictures[name])


def _chapters(episode: Description, pictures: Mapping[str, bytes]) -> Iterator[Any]:
    """Yields the table of contents, then the chapters in time order, the only one that some readers know."""
    id3 = _id3()

    names = [f"chp{number}" for number in range(len(episode.chapters))]
    if names:
        yield from _contents(names)
    for name, chapter in zip(names, episode.chapters, strict=True):
        frames = [id3.TIT2(encoding=_UTF16, text=[json_chapters.chapter_title(chapter.title)])]
        if url := urls.ascii_url(chapter.url):
            frames.append(id3.WXXX(encoding=_UTF16, desc="chapter url", url=url))
        if chapter.image:
            frames += _picture(pictures, chapter.image, _OTHER)
        yield id3.CHAP(
            element_id=name,
            start_time=chapter.start_ms,
            end_time=chapter.end_ms,
            start_offset=_NO_OFFSET,
            end_offset=_NO_OFFSET,
            sub_frames=frames,
        )


def _contents(names: Sequence[str]) -> Iterator[Any]:
    """Yields one table, or a table of tables when there are more chapters than one can count."""
    id3 = _id3()

    def table(name: str, children: Sequence[str], flags: int, title: str) -> Any:
        title_frame = id3.TIT2(encoding=_UTF16, text=[title])
        return id3.CTOC(
            element_id=name, flags=flags, child_element_ids=list(children), sub_frames=[title_frame]
        )

    if len(names) <= _CHILDREN:
        yield table("toc", names, _TOP_LEVEL | _ORDERED, "Chapters")
        return
    parts = [names[at : at + _CHILDREN] for at in range(0, len(names), _CHILDREN)]
    yield table("toc", [f"toc{part}" for part in range(len(parts))], _TOP_LEVEL | _ORDERED, "Chapters")
    for part, children in enumerate(parts):
        yield table(f"toc{part}", children, _ORDERED, f"Part {part + 1}")


def _id3() -> Any:
    # mutagen is annotated by half: as Any it can be used under strict rules.
    from mutagen import id3

    return id3


def _render(frame: Any) -> bytes:
    """Returns a frame's bytes. One at a time: given all, mutagen would sort them, chapters too, by size."""
    id3 = _id3()

    file = io.BytesIO()
    tags = id3.ID3()
    tags.add(frame)
    tags.save(file, v1=0, v2_version=3, padding=lambda _: 0)
    return file.getvalue()[10:]  # without the tag's own header


def _synchsafe(size: int) -> bytes:
    """Returns the size in seven bits a byte, so that it never looks like the start of an MP3 frame."""
    return bytes(size >> shift & 0x7F for shift in (21, 14, 7, 0))


def _language(code: str) -> str:
    """Returns the three letters that ID3 has for a language; `und` where nobody knows."""
    primary = code.lower().replace("_", "-").split("-")[0]
    known = primary if len(primary) == 3 and primary.isascii() and primary.isalpha() else "und"
    return _LANGUAGES.get(primary, known)
