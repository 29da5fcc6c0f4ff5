"""Bad invocations for golden.py: what each command says to somebody who got it wrong."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from golden_files import sources
from golden_files.server import PORT

if TYPE_CHECKING:
    from collections.abc import Mapping

HERE = f"http://127.0.0.1:{PORT}"
SHOW = """\
title = "Mistakes"
base_url = "https://pod.example.org/mistakes/"
rights = "CC BY 4.0"

[hosts]
Maya = "tone:high"
Theo = "tone:low"
"""
SCRIPT = sources.small_script("The wall", "wall")


@dataclass(frozen=True, slots=True)
class Mistake:
    """A command in a show of its own that has one thing wrong, and what it gets on standard input."""

    name: str
    words: tuple[str, ...]
    files: Mapping[str, str | bytes] = field(default_factory=dict)
    """Contents by path from the show's folder, written over what is there."""
    episode: bool = False
    """Whether the show has an episode, the-wall, and its feed; else it has the script only."""
    stdin: bytes = b""


def _mistake(name: str, words: str, files: Mapping[str, str | bytes] | None = None, **rest: bool) -> Mistake:
    return Mistake(name, tuple(words.split()), files or {}, **rest)


def _settings(name: str, old: str, new: str, words: str = "episodes", **rest: bool) -> Mistake:
    """Return a mistake in show.toml: `old` is replaced by `new`, or `new` is added below where `old` is empty."""
    text = SHOW.replace(old, new) if old else f"{SHOW}\n{new}\n"
    return _mistake(f"show-{name}", words, {"show.toml": text}, **rest)


def _script(name: str, old: str, new: str, words: str = "make scripts/the-wall.md", **rest: bool) -> Mistake:
    return _mistake(f"script-{name}", words, {"scripts/the-wall.md": SCRIPT.replace(old, new)}, **rest)


_WALL = "scripts/the-wall.md"
_ALLOW = "--allow-private 127.0.0.1"
_MANIFEST = "episodes/the-wall/episode.json"
_OWN_MUSIC = {
    "show.toml": f'{SHOW}\n[music]\nintro = "t.wav"\n',
    _WALL: SCRIPT.replace("## The news", "## The news\n\n[music: intro]"),
}
_USAGE = (
    _mistake("usage-command", "mak"),
    _mistake("usage-no-command-like-it", "xylophone"),
    _mistake("usage-option", "make --chaptr 1 x"),
    _mistake("usage-argument", "make"),
    _mistake("usage-number", "make x --minutes 500"),
    _mistake("usage-workers", "make x --workers none"),
    _mistake("usage-chapter-file", f"make {_WALL} -o x.mp3"),
    _mistake("usage-chapter-dry-run", f"make {_WALL} --dry-run --chapter 1"),
    _mistake("usage-states", "episodes the-wall --draft --withdraw", episode=True),
    _mistake("usage-no-episode", "episodes --draft", episode=True),
    _mistake("usage-at-alone", "episodes the-wall --at 2099-01-01", episode=True),
    _mistake("usage-at-nonsense", "episodes the-wall --publish --at tomorrow", episode=True),
    _mistake("usage-quick", "feed --quick"),
    _mistake("usage-say-nothing", "say"),
    _mistake("usage-say-both", f"say Hello --line {_WALL}:9"),
    _mistake("usage-say-suffix", "say Hello -o hello.ogg"),
    _mistake("usage-say-line", f"say --line {_WALL}"),
    _mistake("usage-check-url", "publish --dry-run --check-url http://127.0.0.1/"),
    _mistake("usage-serve", "serve --lan --host 127.0.0.1"),
)
_SETTINGS = (
    _settings("key", "title =", "titel ="),
    _settings("far-key", "", "[feed]\nxylophone = 1"),
    _settings("near-key", "", "[audio]\nbitrat = 96"),
    _settings("syntax", "title =", "title"),
    _mistake("show-encoding", "episodes", {"show.toml": SHOW.encode("utf-16")}),
    _settings("title", 'title = "Mistakes"', ""),
    _settings("title-number", '"Mistakes"', "5"),
    _settings("no-hosts", 'Maya = "tone:high"\nTheo = "tone:low"\n', ""),
    _settings("four-hosts", "[hosts]", '[hosts]\nAda = "tone:a"\nBen = "tone:b"'),
    _settings("voice", "tone:high", "high"),
    _settings("voice-list", '"tone:high"', '["tone:high", "tone:high"]'),
    _settings("voice-number", '"tone:high"', "7"),
    _settings("say", "", "[say]\nBrest = 5"),
    _settings("bitrate", "", "[audio]\nbitrate = 97"),
    _settings("channels", "", "[audio]\nchannels = 6"),
    _settings("lufs", "", "[audio]\nlufs = -3"),
    _settings("lufs-true", "", "[audio]\nlufs = true"),
    _settings("minutes", "", "[writer]\nminutes = 0"),
    _settings("type", "", '[feed]\ntype = "weekly"'),
    _settings("pages", "", "[feed]\npage_size = -1"),
    _settings("funding", "", '[feed]\nfunding_url = "example.org"'),
    _settings("state", "", '[publish]\nstate = "gone"'),
    _settings("table", "", "say2 = 1\n[music2]"),
    _settings("no-table", "title =", 'music = "harbour"\ntitle ='),
    _settings("base-url", "https://pod", "ftp://pod"),
    _settings("guid", "title =", 'guid = "abc"\ntitle =', f"make {_WALL}"),
    _settings("category", "title =", 'category = "Newz"\ntitle =', "feed --check", episode=True),
    _settings("cover-missing", "title =", 'cover = "no.png"\ntitle =', "feed"),
    _mistake(
        "show-cover-small",
        "feed",
        {"show.toml": f'cover = "c.png"\n{SHOW}', "c.png": sources.png(20, 20)},
    ),
    _mistake(
        "show-cover-wide",
        "feed",
        {"show.toml": f'cover = "c.png"\n{SHOW}', "c.png": sources.png(60, 20)},
    ),
    _mistake("show-cover-text", "feed", {"show.toml": f'cover = "c.png"\n{SHOW}', "c.png": "no picture"}),
    _settings("theme", "", '[music]\ntheme = "harbor"', f"make {_WALL}"),
    _mistake("show-music-missing", f"make {_WALL}", _OWN_MUSIC),
    _mistake("show-music-text", f"make {_WALL}", _OWN_MUSIC | {"t.wav": "no sound"}),
    _mistake(
        "show-music-silent", f"make {_WALL}", _OWN_MUSIC | {"t.wav": sources.wav(0.5)[:44] + bytes(22050)}
    ),
    _settings("engine", "tone:high", "hibary:heart", "doctor"),
    _settings("writer", "", '[writer]\nname = "extractve"', "script article.md"),
    _settings("no-model", "", '[writer]\nname = "llm"', "script article.md"),
    _settings("no-key", "", '[writer]\nname = "llm"\nmodel = "gpt"', "script article.md"),
    _mistake("show-nowhere", "episodes --show nowhere"),
)
_SOURCES = (
    _mistake("source-missing", "script nowhere.md"),
    _mistake("source-missing-make", "make nowhere.md"),
    _mistake("source-folder", "script scripts"),
    _mistake("source-empty", "script empty.md", {"empty.md": ""}),
    _mistake("source-binary", "script noise.txt", {"noise.txt": bytes(range(256)) * 8}),
    _mistake("source-picture", "script p.png", {"p.png": sources.png(8, 8)}),
    _mistake("source-ending", "script data.xyz", {"data.xyz": bytes(range(128, 256)) * 4}),
    _mistake("source-docx", "script broken.docx", {"broken.docx": sources.docx()[:900]}),
    _mistake("source-epub", "script broken.epub", {"broken.epub": sources.epub()[200:]}),
    _mistake("source-pdf", "script broken.pdf", {"broken.pdf": sources.pdf()[:300]}),
    _mistake("source-pipe-empty", "script -"),
    _mistake("source-short", "script short.md", {"short.md": "# Short\n\nOne sentence.\n"}),
    _mistake("source-german", "script artikel.md", {"artikel.md": sources.ARTIKEL}),
    _mistake("source-writer", "script article.md --writer extractiv"),
    _mistake("source-exists", "script article.md -o scripts/the-wall.md"),
    _mistake("source-private", f"script {HERE}/wall"),
    _mistake("source-private-number", "script http://10.0.0.1/wall"),
    _mistake("source-private-six", "make http://[::1]:8917/wall"),
    _mistake("source-localhost", f"script http://localhost:{PORT}/wall"),
    _mistake("source-unknown-host", "script https://nowhere.example/wall"),
    _mistake("source-no-host", "script https:///wall"),
    _mistake("source-bad-port", "script https://example.org:port/"),
    _mistake("source-password", "script https://me:secret@10.0.0.1/wall"),
    _mistake("source-refused", f"script http://127.0.0.1:1/wall {_ALLOW}"),
    _mistake("source-ftp", "script ftp://example.org/wall"),
    *(
        _mistake(f"source-web-{name}", f"script {HERE}/{name} {_ALLOW}")
        for name in (
            *("missing", "forbidden", "gone", "broken", "teapot", "loop", "inside", "picture", "empty"),
            *("shell", "badly-packed", "packed", "latin", "plain", "old-wall"),
        )
    ),
)
_SCRIPTS = (
    _mistake("script-missing", "check scripts/nowhere.md"),
    _mistake("script-missing-edit", "edit scripts/nowhere.md"),
    _mistake("script-encoding", f"check {_WALL}", {_WALL: SCRIPT.encode("utf-16")}),
    _script("front-yaml", "title: The wall", "title: The wall: a story"),
    _script("front-yaml-check", "title: The wall", "title: [The wall", f"check {_WALL} --json"),
    _script("front-none", "---\n", "", f"check {_WALL}"),
    _script("no-source", "source: https://example.org/wall\n", ""),
    _script("no-line", "**Maya:**", "Maya,"),
    _script("engine", "tone:high", "tune:high"),
    _script("engine-check", "tone:high", "hibari:hart", f"check {_WALL}"),
    _script("piper", "tone:high", "piper:/nowhere/voice.onnx"),
    _script("image-missing", "hosts:", "image: pictures/no.png\nhosts:"),
    _script("chapter-image-missing", "## The news\n", "## The news\n\n[image: pictures/no.png]\n"),
    _script("soundbite-late", "**Maya:**", "[soundbite: 60s]\n\n**Maya:**"),
    _script("chapter", "", "", f"make {_WALL} --chapter 9"),
    _script("strict", "has a new wall. [^1]", "cost 9 million. [^1]", f"make {_WALL} --strict"),
    _script("not-strict", "has a new wall. [^1]", "cost 9 million. [^1]"),
    _mistake("script-elsewhere", "make damaged.md", {"damaged.md": SCRIPT.replace("## The news", "")}),
    _mistake("script-article", f"check {_WALL} --article nowhere.md"),
    _mistake("script-grammar", "check scripts/faults.md", {"scripts/faults.md": sources.GRAMMAR_FAULTS}),
    _mistake("script-grammar-make", "make scripts/faults.md", {"scripts/faults.md": sources.GRAMMAR_FAULTS}),
    _mistake("say-line", f"say --line {_WALL}:1"),
    _mistake("say-line-missing", "say --line scripts/nowhere.md:3"),
    _mistake("say-voice", "say Hello --voice high"),
    _mistake("say-engine", "say Hello --voice pipr:joe"),
    _mistake("say-voice-unknown", "say Hello --voice hibari:hart"),
    Mistake("say-silence", ("say", "…", "--voice", "tone:a")),
    _mistake("music-theme", "music harbor"),
    _mistake("music-piece", "music harbour --piece intr"),
)
_EPISODES = (
    _mistake("episodes-none", "episodes the-wall"),
    _mistake("episodes-near", "episodes the-wal", episode=True),
    _mistake("episodes-far", "episodes xylophone --publish", episode=True),
    _mistake("episodes-past", "episodes the-wall --publish --at 2020-01-01T07:00", episode=True),
    _mistake("episodes-aired", "episodes the-wall --publish --at 2099-01-01T07:00+01:00", episode=True),
    _mistake("episodes-rename", "episodes the-wall --rename The_Wall", episode=True),
    _mistake(
        "episodes-rename-taken",
        "episodes the-wall --rename other",
        {"scripts/other.md": sources.small_script("Other", "other")},
        episode=True,
    ),
    _mistake("manifest-damaged", "episodes", {_MANIFEST: '{"version": 1, "slug": 5}'}, episode=True),
    _mistake("manifest-text", "feed", {_MANIFEST: "no JSON"}, episode=True),
    _mistake("manifest-newer", "episodes the-wall", {_MANIFEST: '{"version": 2}'}, episode=True),
    _mistake("manifest-make", f"make {_WALL}", {_MANIFEST: "{}"}, episode=True),
    _mistake("ledger-damaged", "make article.md", {"episodes/show.json": '{"version": 1}'}, episode=True),
    _mistake("feed-none", "feed --check"),
    _mistake("feed-empty", "feed --check", {"episodes/feed.xml": ""}, episode=True),
    _mistake("feed-no-xml", "feed --check --json", {"episodes/feed.xml": "<rss><channel>"}, episode=True),
    _mistake("publish-no-target", "publish", episode=True),
    _settings(
        "publish-no-url",
        'base_url = "https://pod.example.org/mistakes/"\n',
        "",
        "publish ../out",
        episode=True,
    ),
    _mistake("publish-inside", "publish episodes/there", episode=True),
    _mistake("publish-scheme", "publish xyz://bucket/there", episode=True),
    _mistake("publish-s3", "publish s3://", episode=True),
    _mistake("publish-others", "publish there", {"there/feed.xml": "<rss/>"}, episode=True),
    _mistake("publish-file", "publish there", {"there": "a file"}, episode=True),
    _mistake("check-url-private", f"publish --check-url {HERE}/feed", episode=True),
    _mistake("check-url-none", f"publish --check-url {HERE}/missing {_ALLOW}", episode=True),
    _mistake("check-url-page", f"publish --check-url {HERE}/wall {_ALLOW} --json", episode=True),
    _mistake("serve-address", "serve --host 203.0.113.7 --port 8919", episode=True),
    _mistake("serve-port", f"serve --port {PORT}", episode=True),
    _mistake("import-missing", "import nowhere.xml --dir new"),
    _mistake("import-page", f"import {HERE}/feedless --dir new {_ALLOW}"),
    _mistake("import-linked", f"import {HERE}/show --dir new {_ALLOW}"),
    _mistake("import-private", f"import {HERE}/feed --dir new"),
    _mistake("import-no-feed", "import no.xml --dir new", {"no.xml": "<html><p>Hello</p></html>"}),
    _mistake("import-broken", "import no.xml --dir new", {"no.xml": "<rss><channel><title>A</title>"}),
    _mistake("import-gzip", "import no.xml --dir new", {"no.xml": b"\x1f\x8b\x08\0damaged"}),
    _mistake(
        "import-other-show", "import other.xml", {"other.xml": sources.feed_sample("anchor")}, episode=True
    ),
    _mistake("import-locked", "import locked.xml --dir new", {"locked.xml": sources.feed_sample("castopod")}),
)
MISTAKES = (*_USAGE, *_SETTINGS, *_SOURCES, *_SCRIPTS, *_EPISODES)
