"""`show.toml` → Show."""

from __future__ import annotations

import json
import re
import tomllib
from typing import TYPE_CHECKING, Any

from podcast import suggest, urls
from podcast.errors import ShowError
from podcast.library.setting_rules import read_size, refuse_wrong_values
from podcast.library.setting_tables import read_links, read_people, read_seasons
from podcast.model import (
    BITRATES,
    EFFORTS,
    SCRIPT_FORMATS,
    AudioFormat,
    ClusterChoice,
    FeedChoice,
    Host,
    MusicChoice,
    ProvenanceChoice,
    Show,
    Voice,
    WriterChoice,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FILE = "show.toml"

_TOP: dict[str, type | tuple[type, ...]] = {
    **dict.fromkeys(
        (
            *("title", "description", "author", "email", "language"),
            *("base_url", "link", "cover", "guid", "rights", "copyright"),
        ),
        str,
    ),
    "category": (str, list),
    "explicit": bool,
}
_TABLES: dict[str, dict[str, type | tuple[type, ...]]] = {
    "music": {"theme": str, "intro": str, "bed": str, "sting": str, "outro": str},
    "audio": {"lufs": (int, float), "channels": int, "bitrate": int, "opus": int},
    "writer": {
        **dict.fromkeys(("name", "format", "model", "base_url", "judge", "effort"), str),
        **dict.fromkeys(("tone", "audience", "focus", "language"), str),
        "minutes": (int, float, str),
        "parallel": int,
    },
    "publish": {"target": str, "state": str, "keep_days": int, "hub": str, "podping": bool},
    "feed": {
        "type": str,
        "private": bool,
        "complete": bool,
        "new_feed_url": str,
        "page_size": int,
        "license": str,
        "update_frequency": str,
        "funding_url": str,
        "funding_text": str,
        "enclosure_prefix": str,
        "block": list,
        "extra": str,
    },
    "provenance": {"sign": bool, "certificate": str, "key": str},
    "cache": {"size": str, "url": str},
    "cluster": {"address": str, "workers": int},
    "fetch": {"allow": list},
}
_FREE = ("hosts", "say", "people", "seasons", "links")
"""Tables whose keys are the user's own words."""

_KINDS = {str: "text in quotes", bool: "true or false", int: "a whole number", list: "a list"}


def find(folder: Path) -> Path:
    """The nearest folder with a `show.toml`, from `folder` upwards; ShowError when there is none."""
    for candidate in (folder, *folder.parents):
        if (candidate / FILE).is_file():
            return candidate
    raise ShowError(f"no {FILE} in {folder} or above it; `podcast init` makes a show here")


def load(folder: Path) -> Show:
    """The show in `folder`; ShowError names the key that is wrong and what it should be."""
    path = folder / FILE
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError:
        raise ShowError(f"{path} does not exist; `podcast init {folder}` makes a show there") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ShowError(f"{path}: {_one_line(error)}", _mend_of(str(error))) from None
    except OSError as error:
        raise ShowError(f"{path}: {error.strerror}") from None
    try:
        return _show(data)
    except ShowError as error:
        raise ShowError(f"{path}: {error}") from None


def _show(data: Mapping[str, Any]) -> Show:
    tables = {name: data.get(name, {}) for name in (*_TABLES, *_FREE)}
    for name, table in tables.items():
        if not isinstance(table, dict):
            raise ShowError(f"{name} must be a table, as in [{name}]")
    top = {name: value for name, value in data.items() if name not in tables}
    _expect(top, _TOP, "", also=tuple(tables))
    for name, kinds in _TABLES.items():
        _expect(tables[name], kinds, f"[{name}] ")
    if not top.get("title", "").strip():
        raise ShowError('title is missing; add a line such as title = "My show"')
    base_url = top.pop("base_url", "")
    category, *more = _categories(top.pop("category", "News"))
    show = Show(
        **top,
        base_url=base_url and base_url.rstrip("/") + "/",
        category=category,
        more_categories=tuple(more),
        hosts=_hosts(tables["hosts"]),
        people=read_people(tables["people"]),
        seasons=read_seasons(tables["seasons"]),
        links=read_links(tables["links"]),
        say=_words(tables["say"]),
        music=MusicChoice(**tables["music"]),
        audio=_audio(tables["audio"]),
        writer=_writer(tables["writer"]),
        publish_target=tables["publish"].get("target", ""),
        publish_state=_state(tables["publish"].get("state", "published")),
        keep_days=tables["publish"].get("keep_days", 30),
        hub=tables["publish"].get("hub", ""),
        podping=tables["publish"].get("podping", False),
        feed=_feed(tables["feed"]),
        provenance=_provenance(tables["provenance"]),
        cache_size=_size(tables["cache"].get("size", "2 GB")),
        cache_url=_address(tables["cache"].get("url", "")),
        cluster=_cluster(tables["cluster"]),
        fetch_allow=tuple(str(host) for host in tables["fetch"].get("allow", ())),
    )
    refuse_wrong_values(show)
    return show


def _expect(
    table: Mapping[str, Any],
    kinds: Mapping[str, type | tuple[type, ...]],
    where: str,
    also: tuple[str, ...] = (),
) -> None:
    """ShowError for a key that nobody knows, naming the nearest known one, and for a value of the wrong kind."""
    for key, value in table.items():
        if key not in kinds:
            near = suggest.nearest(key, [*kinds, *also])
            hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(kinds)}"
            raise ShowError(f"{where}{key} is unknown; {hint}")
        kind = kinds[key]
        wanted = kind if isinstance(kind, tuple) else (kind,)
        if not isinstance(value, kind) or (isinstance(value, bool) and bool not in wanted):
            named = " or ".join(_KINDS[one] for one in wanted if one in _KINDS)
            named = "a number" if float in wanted else named
            raise ShowError(f"{where}{key} must be {named}, not {value!r}")


def _hosts(table: Mapping[str, Any]) -> tuple[Host, ...]:
    if not 1 <= len(table) <= 3:
        raise ShowError('[hosts] must name one to three hosts, as in Maya = "hibari:heart"')
    hosts = []
    for name, voice in table.items():
        try:
            hosts.append(Host(name, *_voices(voice)))
        except ValueError as error:
            raise ShowError(f"[hosts] {name}: {error}") from None
    return tuple(hosts)


def _voices(value: object) -> list[Voice]:
    """A host's voice, or the two of a list; ValueError when it is neither."""
    texts = value if isinstance(value, list) else [value]
    if not 1 <= len(texts) <= 2 or not all(isinstance(text, str) for text in texts):
        raise ValueError(
            f'one voice in quotes, or a list of two, as in ["edge:en-US-AriaNeural", "hibari:heart"], not {value!r}'
        )
    voices = [Voice.parse(str(text)) for text in texts]
    if len(set(voices)) < len(voices):
        raise ValueError("the second voice is the first; name another one, or only one")
    return voices


def _categories(value: str | list[Any]) -> list[str]:
    """One category or several; directories go by the first."""
    listed = value if isinstance(value, list) else [value]
    if not listed or not all(isinstance(one, str) for one in listed):
        raise ShowError(f'category must be text in quotes, or a list as in ["News", "Arts"], not {value!r}')
    return list(dict.fromkeys(listed))


def _words(table: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    for word, spoken in table.items():
        if not isinstance(spoken, str):
            raise ShowError(f"[say] {word} must be text in quotes, not {spoken!r}")
    return tuple(table.items())


def _audio(table: Mapping[str, Any]) -> AudioFormat:
    audio = AudioFormat(**table)
    if audio.channels not in (1, 2):
        raise ShowError(f"[audio] channels must be 1 or 2, not {audio.channels}")
    if audio.bitrate not in BITRATES:
        raise ShowError(
            f"[audio] bitrate must be one of {', '.join(map(str, BITRATES))}, not {audio.bitrate}"
        )
    if audio.opus and not 16 <= audio.opus <= 128:
        raise ShowError(f"[audio] opus must lie between 16 and 128 kbit/s, or be 0, not {audio.opus}")
    if not -30 <= audio.lufs <= -9:
        raise ShowError(f"[audio] lufs must lie between -30 and -9, not {audio.lufs}; podcasts use -16")
    return audio


def _writer(table: Mapping[str, Any]) -> WriterChoice:
    writer = WriterChoice(**table)
    minutes = table.get("minutes", "auto")
    if minutes != "auto" and (isinstance(minutes, str) or not 1 <= minutes <= 180):
        raise ShowError(f'[writer] minutes must be "auto" or lie between 1 and 180, not {minutes!r}')
    for key, value, allowed in (
        ("format", writer.format, SCRIPT_FORMATS),
        ("effort", writer.effort, EFFORTS),
    ):
        if value not in allowed:
            near = suggest.nearest(value, allowed)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise ShowError(f"[writer] {key} must be one of {', '.join(allowed)}, not {value!r}{hint}")
    if not 1 <= writer.parallel <= 16:
        raise ShowError(f"[writer] parallel must lie between 1 and 16, not {writer.parallel}")
    return writer


def _feed(table: Mapping[str, Any]) -> FeedChoice:
    feed = FeedChoice(**{**table, "block": tuple(table.get("block", ()))})
    if feed.type not in ("episodic", "serial"):
        raise ShowError(f"[feed] type must be episodic or serial, not {feed.type!r}")
    if feed.page_size < 0:
        raise ShowError(f"[feed] page_size must be 0 or more, not {feed.page_size}")
    for key in ("new_feed_url", "funding_url", "enclosure_prefix"):
        address = getattr(feed, key)
        if address and not urls.ascii_url(address):
            raise ShowError(f"[feed] {key} must begin with https:// or http://, not {address!r}")
    return feed


def _provenance(table: Mapping[str, Any]) -> ProvenanceChoice:
    choice = ProvenanceChoice(**table)
    if bool(choice.certificate) != bool(choice.key):
        raise ShowError(
            "[provenance] needs both certificate and key, or neither: then the show makes its own"
        )
    return choice


def _size(text: str) -> int:
    try:
        return read_size(text)
    except ValueError as error:
        raise ShowError(f"[cache] size: {error}") from None


def _address(address: str) -> str:
    if address and "://" not in address:
        raise ShowError(
            f'[cache] url must be an address as in "s3://bucket/cache" or "file:///mnt/cache", not {address!r}'
        )
    return address


def _cluster(table: Mapping[str, Any]) -> ClusterChoice:
    choice = ClusterChoice(**table)
    if not 0 <= choice.workers <= 256:
        raise ShowError(f"[cluster] workers must lie between 0 and 256, not {choice.workers}")
    return choice


def _state(state: str) -> Any:
    if state not in ("published", "draft"):
        raise ShowError(f"[publish] state must be published or draft, not {state!r}")
    return state


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())


def _mend_of(trouble: str) -> str:
    """Returns what to do about text that is no TOML; a table that stands there twice is what people add by hand."""
    twice = re.search(r"Cannot declare \('(\w+)',\) twice", trouble)
    return f"put its keys below the first [{twice[1]}]" if twice else "mend that line"


# --- a new show.toml ------------------------------------------------------------------------------------------

_NEW_SHOW = """\
# A show: what listeners see, who speaks, how it sounds. `podcast doctor` says whether all of it works here.

title = {title}
description = ""                               # what directories say of it
author = ""
language = "en"
category = "News"                              # one of Apple's; a subcategory after " > "
explicit = false
# base_url = "https://example.org/podcast/"    # where episodes/ is served; needed to publish
# rights = "CC BY 4.0"                         # by what right the articles' words are published
"""
TABLES = """
[hosts]                                        # one to three; `podcast voices` lists the voices
Maya = "hibari:heart"
Theo = "piper:joe"

[say]
# Brest = "brest"                              # a word, and how it is spoken

[music]
theme = "harbour"                              # `podcast music` lists them; intro = "my.wav" takes your own

[audio]
lufs = -16
channels = 1
bitrate = 96

[writer]
name = "extractive"                            # or "llm", a language model; it says what else it needs
minutes = "auto"                               # as the article needs, 2 to 12; or a number
format = "conversation"                        # or "brief", two minutes at most; or "solo", the first host alone
# model = "…"                                  # for llm: as its server calls it; the key comes from OPENAI_API_KEY
# base_url = "http://127.0.0.1:11434/v1"       # for llm: any server with OpenAI's protocol, here Ollama's
# tone = "dry and quick"                       # for llm, like audience = "…" and focus = "what it means for …"
"""
"""What a new show.toml has below the show's own facts."""


def new_show(title: str) -> str:
    """Return the text of a new show.toml."""
    return (
        _NEW_SHOW.format(title=json.dumps(title, ensure_ascii=False)) + TABLES
    )  # JSON's string is TOML's, too
