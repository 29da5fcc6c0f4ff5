"""The shows, a function each: what is run in them, in which order."""

from __future__ import annotations

import http.client
import json
import re
import shutil
import signal
import subprocess
from datetime import timedelta
from typing import TYPE_CHECKING

from golden_files import sources
from golden_files.mistakes import MISTAKES, SCRIPT, SHOW
from golden_files.server import PORT
from golden_files.tree import PATIENCE_S, PLACE, START, file_names, output_path, put

if TYPE_CHECKING:
    from pathlib import Path

    from golden_files.tree import Tree

_SERVE_PORT = 8918
_COMMANDS = (
    *("init", "script", "check", "edit", "make", "voices", "say", "music", "episodes", "feed"),
    *("serve", "publish", "import", "doctor"),
)
_VARYING = ("date", "etag", "last-modified")
"""Header fields whose values come from the real clock."""


def run_help_texts(tree: Tree) -> None:
    """Run what needs no show: every --help, the lists, the themes as files."""
    put("nowhere", {})
    tree.run("nowhere", "version", "--version")
    tree.run("nowhere", "no-command")
    tree.run("nowhere", "help", "--help")
    for command in _COMMANDS:
        tree.run("nowhere", f"help-{command}", command, "--help")
    tree.run("nowhere", "voices", "voices")
    tree.run("nowhere", "voices-json", "voices", "--json")
    tree.run("nowhere", "music", "music")
    tree.run("nowhere", "music-kite", "music", "kite")
    tree.run("nowhere", "music-piece", "music", "telegraph", "--piece", "outro", "-o", "outro.flac")
    tree.run("nowhere", "doctor", "doctor")
    tree.run("nowhere", "episodes", "episodes")


def make_main_show(tree: Tree) -> None:
    """Fill the main show: scripts of every kind, states, a chapter, lines, forecasts, checks, publishing."""
    pictures = {"pictures/own.png": sources.png(1400, 1400), "pictures/gauge.png": sources.png(640, 360)}
    scripts = {
        "scripts/the-gauge.md": sources.GAUGE,
        "scripts/what-this-is.md": sources.TRAILER,
        "scripts/der-hafen.md": sources.HAFEN,
        "scripts/hall.md": sources.HALL,
        "scripts/doubts.md": sources.LINT_FAULTS,
        **{
            f"scripts/{name}.md": sources.small_script(name.title(), name)
            for name in ("walls", "wells", "tides")
        },
        "gauge-article.md": sources.GAUGE_ARTICLE,
    }
    put("main", {"show.toml": sources.MAIN, **pictures, **scripts})
    tree.run("main", "episodes-none", "episodes")
    tree.run("main", "feed-empty", "feed")
    gauge = "scripts/the-gauge.md"
    for name in ("the-gauge", "what-this-is", "der-hafen", "hall", "doubts"):
        tree.run("main", f"check-{name}", "check", f"scripts/{name}.md")
        tree.run("main", f"check-strict-{name}", "check", f"scripts/{name}.md", "--strict", "--json")
    tree.run("main", "check-article", "check", gauge, "--article", "gauge-article.md")
    tree.run("main", "check-article-json", "check", gauge, "--article", "gauge-article.md", "--json")
    article = sources.GAUGE_ARTICLE.encode()
    tree.run("main", "check-pipe", "check", "scripts/doubts.md", "--article", "-", "--strict", stdin=article)
    tree.run("main", "edit", "edit", gauge)
    tree.run("main", "forecast", "make", gauge, "--dry-run")
    tree.run("main", "chapter", "make", gauge, "--chapter", "2")
    tree.run("main", "chapter-file", "make", gauge, "--chapter", "3", "-o", "three.mp3")
    tree.run("main", "make-gauge", "make", gauge)
    tree.run("main", "make-gauge-again", "make", gauge)
    tree.run("main", "forecast-done", "make", gauge, "--dry-run")
    for name in ("what-this-is", "der-hafen", "hall", "doubts", "walls", "wells", "tides"):
        tree.run("main", f"make-{name}", "make", f"scripts/{name}.md", "--workers", "2")
    put("main", {gauge: sources.GAUGE.replace("Half of that rise", "A half of that rise")})
    _pace("main")
    tree.run("main", "forecast-edit", "make", gauge, "--dry-run")
    tree.run("main", "make-edit", "make", gauge)
    tree.run("main", "say", "say", "It rose by 3.5 % on 5 May. Dr. Who paid €4m.", "-o", "say.wav")
    tree.run("main", "say-voice", "say", "Hello there.", "--voice", "tone:other", "-o", "say.mp3")
    tree.run("main", "say-line", "say", "--line", f"{gauge}:48", "-o", "line.wav")
    _states(tree)
    _checks(tree)
    tree.run("main", "doctor", "doctor")
    tree.run("main", "publish-dry", "publish", PLACE / "published", "--dry-run")
    tree.run("main", "publish", "publish", PLACE / "published")
    tree.run("main", "publish-again", "publish", PLACE / "published", "--json")
    tree.run("main", "withdraw-wells", "episodes", "wells", "--withdraw")
    put("main", {gauge: sources.GAUGE})
    tree.run("main", "make-back", "make", gauge)
    tree.run("main", "publish-changed-dry", "publish", PLACE / "published", "--dry-run", "--json")
    tree.run("main", "publish-changed", "publish", PLACE / "published")
    tree.run("main", "publish-memory", "publish", "memory://golden/podcast")


def _states(tree: Tree) -> None:
    """Draft, schedule, withdraw, publish and rename episodes of the main show."""
    tree.run("main", "draft", "episodes", "walls", "--draft")
    tree.run("main", "schedule-aired", "episodes", "walls", "--publish", "--at", "2099-01-01T07:00")
    put("main", {"show.toml": f'{sources.MAIN}\n[publish]\nstate = "draft"\n'})
    for name in ("later", "soon", "never"):
        put("main", {f"scripts/{name}.md": sources.small_script(f"Some day, {name}", name)})
        tree.run("main", f"make-{name}", "make", f"scripts/{name}.md")
    tree.run("main", "schedule", "episodes", "later", "--publish", "--at", "2099-01-01T07:00")
    soon = START + timedelta(days=2)
    tree.run("main", "schedule-soon", "episodes", "soon", "--publish", "--at", soon.isoformat(), "--json")
    tree.run("main", "withdraw", "episodes", "tides", "--withdraw")
    tree.run("main", "rename", "episodes", "hall", "--rename", "the-hall-of-three")
    (PLACE / "main" / "scripts" / "der-hafen.md").rename(PLACE / "main" / "scripts" / "hafen.md")
    tree.run("main", "make-renamed", "make", "scripts/hafen.md")
    tree.run("main", "episodes", "episodes")
    tree.run("main", "episodes-json", "episodes", "--json")
    for name in ("the-gauge", "what-this-is", "hafen", "later", "tides"):
        tree.run("main", f"episode-{name}", "episodes", name)
        tree.run("main", f"episode-{name}-json", "episodes", name, "--json")
    tree.run("main", "feed-before", "feed")
    tree.run("main", "feed-after", "feed", now=soon + timedelta(days=1))
    tree.run("main", "episodes-after", "episodes", now=soon + timedelta(days=1))


def _checks(tree: Tree) -> None:
    """Check the feed of the main show, whole, and of a copy in which a bit of everything is damaged."""
    tree.run("main", "feed-check", "feed", "--check")
    tree.run("main", "feed-check-json", "feed", "--check", "--json", "--quick")
    shutil.copytree(PLACE / "main", PLACE / "damaged")
    episodes = PLACE / "damaged" / "episodes"
    feed = (episodes / "feed.xml").read_text(encoding="utf-8")
    changes = (
        (r"<itunes:duration>\d+", "<itunes:duration>5"),
        (r'length="\d+"', 'length="77"'),
        (r"<pubDate>[^<]*", "<pubDate>yesterday"),
        (r"<language>[^<]*", "<language>english"),
        (r"<itunes:explicit>[^<]*", "<itunes:explicit>clean"),
        (r"<podcast:guid>[^<]*", "<podcast:guid>abc"),
        (r"<itunes:category text=\"[^\"]*", '<itunes:category text="Newz'),
        (r"<description>.*?</description>", "<description></description>"),
    )
    for pattern, new in changes:
        feed = re.sub(pattern, new, feed, count=1, flags=re.DOTALL)
    (episodes / "feed.xml").write_text(feed, encoding="utf-8")
    gauge, walls = episodes / "the-gauge", episodes / "what-this-is"
    (gauge / "transcript.vtt").write_text("WEBVTT\n\n00:05.000 --> 00:01.000\nBackwards\n", encoding="utf-8")
    (gauge / "transcript.srt").write_text("1\nno times\n", encoding="utf-8")
    (gauge / "transcript.json").write_text('{"segments": 5}', encoding="utf-8")
    (gauge / "chapters.json").write_text(
        '{"version": "1.2.0", "chapters": [{"startTime": 9, "title": "A"}, {"startTime": 3, "title": "B"}]}',
        encoding="utf-8",
    )
    (gauge / "notes.html").write_text("<p>0:00 Nothing</p>", encoding="utf-8")
    audio = walls / "what-this-is.mp3"
    audio.write_bytes(audio.read_bytes()[:9000])
    (episodes / "hafen" / "transcript.txt").unlink()
    (episodes / "the-hall-of-three" / "the-hall-of-three.mp3").unlink()
    next(iter(sorted(walls.glob("cover-*.jpg")))).write_bytes(sources.png(90, 80))
    tree.run("damaged", "feed-check", "feed", "--check")
    tree.run("damaged", "feed-check-quick", "feed", "--check", "--quick", "--json")


def run_articles(tree: Tree) -> None:
    """Read articles of every format, write their scripts, and make episodes of some."""
    article = sources.sample_article()
    files = {
        "the-open-feed.md": article,
        "wall.html": sources.HTML,
        "mill.epub": sources.epub(),
        "mill.docx": sources.docx(),
        "mill.pdf": sources.pdf(),
        "mill.txt": sources.PLAIN,
    }
    put("articles", {"show.toml": sources.MAIN, **files})
    for name in files:
        tree.run("articles", f"outline-{name}", "script", name, "--outline")
        tree.run("articles", f"script-{name}", "script", name)
    tree.run("articles", "outline-json", "script", "the-open-feed.md", "--outline", "--json")
    tree.run("articles", "dry-run", "script", "the-open-feed.md", "--dry-run")
    tree.run("articles", "script-again", "script", "wall.html")
    tree.run("articles", "script-force", "script", "wall.html", "--force", "--minutes", "2")
    tree.run("articles", "script-long", "script", "the-open-feed.md", "--minutes", "8", "-o", "long.md")
    tree.run("articles", "script-pipe", "script", "-", stdin=sources.PIPED.encode())
    tree.run("articles", "forecast-pipe", "make", "-", "--dry-run", stdin=sources.PIPED.encode())
    tree.run("articles", "forecast-new", "make", "the-open-feed.md", "--dry-run", "--minutes", "2")
    tree.run("articles", "make-feed", "make", "the-open-feed.md")
    _pace("articles")
    tree.run("articles", "forecast-measured", "make", "mill.txt", "--dry-run")
    tree.run("articles", "make-wall", "make", "wall.html", "--strict")
    tree.run("articles", "make-minutes", "make", "wall.html", "--minutes", "3")
    tree.run("articles", "make-docx", "make", "mill.docx")
    tree.run(
        "articles", "make-url", "make", f"http://127.0.0.1:{PORT}/old-wall", "--allow-private", "127.0.0.1"
    )
    tree.run(
        "articles", "check-wall", "check", "scripts/the-wall-that-kept-the-town.md", "--article", "wall.html"
    )
    tree.run("articles", "episodes", "episodes")


def make_served_show(tree: Tree) -> None:
    """Serve the main show, ask for its files as apps do, check its address, and take the show over from there."""
    path = output_path("main", "serve")
    words = ("serve", "--port", str(_SERVE_PORT))
    process = subprocess.Popen(
        tree.command(words),
        cwd=PLACE / "main",
        env=tree.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        address = process.stdout.readline()
        answers = _answers(PLACE / "main" / "episodes")
        put("asked-serve", answers)
        allow = ("--allow-private", "127.0.0.1")
        feed = f"http://127.0.0.1:{_SERVE_PORT}/feed.xml"
        tree.run("main", "check-url", "publish", "--check-url", feed, *allow)
        tree.run("nowhere", "import-locked", "import", feed, "--dir", PLACE / "own", *allow)
        tree.run(
            "nowhere", "import-served", "import", feed, "--dir", PLACE / "own", "--media", "--mine", *allow
        )
        tree.run("own", "import-again", "import", feed, "--media", *allow)
        tree.run("own", "episodes", "episodes")
        tree.run("own", "feed-check", "feed", "--check")
    finally:
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE_S)
    tree.keep(path, words, process.returncode, address + out, b"".join(sorted(err.splitlines(keepends=True))))


def _answers(episodes: Path) -> dict[str, bytes]:
    """Return what the server answers: status, fields and body by the name of the question."""
    picture = next(iter(sorted((episodes / "assets").glob("*.jpg")))).relative_to(episodes)
    questions: dict[str, tuple[str, str, dict[str, str]]] = {
        "feed": ("GET", "/feed.xml", {}),
        "feed-packed": ("GET", "/feed.xml", {"Accept-Encoding": "gzip"}),
        "site": ("GET", "/", {}),
        "episode": ("GET", "/the-gauge/", {}),
        "moved": ("GET", "/the-gauge", {}),
        "audio": ("HEAD", "/the-gauge/the-gauge.mp3", {}),
        "range": ("GET", "/the-gauge/the-gauge.mp3", {"Range": "bytes=100-199"}),
        "ranges": ("GET", "/the-gauge/the-gauge.mp3", {"Range": "bytes=0-9,20-29"}),
        "beyond": ("GET", "/the-gauge/the-gauge.mp3", {"Range": "bytes=999999999-"}),
        "notes": ("GET", "/the-gauge/notes.html", {}),
        "transcript": ("GET", "/the-gauge/transcript.vtt", {}),
        "chapters": ("GET", "/the-gauge/chapters.json", {}),
        "picture": ("HEAD", f"/{picture}", {}),
        "manifest": ("GET", "/the-gauge/episode.json", {}),
        "withdrawn": ("GET", "/tides/tides.mp3", {}),
        "outside": ("GET", "/../show.toml", {}),
        "missing": ("GET", "/nothing", {}),
        "options": ("OPTIONS", "/feed.xml", {"Origin": "https://x.example"}),
        "post": ("POST", "/feed.xml", {}),
    }
    answers: dict[str, bytes] = {}
    for name, (method, path, fields) in questions.items():
        connection = http.client.HTTPConnection("127.0.0.1", _SERVE_PORT, timeout=60)
        connection.request(method, path, headers=fields)
        answer = connection.getresponse()
        head = {
            field.lower(): "…" if field.lower() in _VARYING else value for field, value in answer.getheaders()
        }
        rows = [
            f"{method} {path}",
            str(answer.status),
            *(f"{field}: {head[field]}" for field in sorted(head)),
        ]
        text = "\n".join(rows).encode() + b"\n\n" + answer.read()
        answers[name] = re.sub(rb"\b[0-9a-f]{26}\b", b"BOUNDARY", text)
        connection.close()
    return answers


def make_paged_show(tree: Tree) -> None:
    """Make a serial show in stereo, its music and cover its own, its feed in pages, its episodes drafts at first."""
    own = {"pictures/own.png": sources.png(1500, 1500), "sounds/own.wav": sources.wav(3)}
    put("pages", {"show.toml": sources.PAGES, **own})
    for number in range(1, 6):
        text = sources.small_script(f"Part {number} & more", f"part-{number}").replace("Maya", "Ada")
        name = f"scripts/part-{number}.md"
        put("pages", {name: text.replace("## The news", "## The news\n\n[music: intro]\n\n[sting]")})
        tree.run("pages", f"make-{number}", "make", name)
    tree.run("pages", "feed-drafts", "feed")
    for number in range(1, 6):
        tree.run("pages", f"publish-{number}", "episodes", f"part-{number}", "--publish")
    tree.run("pages", "episodes", "episodes")
    tree.run("pages", "feed-check", "feed", "--check")
    tree.run("pages", "publish", "publish")
    tree.run("pages", "withdraw", "episodes", "part-5", "--withdraw")
    tree.run("pages", "publish-less", "publish")


def make_german_show(tree: Tree) -> None:
    """Make a German show: a script that says its language, one that does not, and an English one."""
    scripts = {
        "hafen": sources.HAFEN,
        "liste": sources.LISTE,
        "walls": sources.small_script("Walls", "walls"),
    }
    article = {"artikel.md": sources.ARTIKEL, "mill.txt": sources.PLAIN}
    put("german", {"show.toml": sources.GERMAN, **article})
    for name, text in scripts.items():
        put("german", {f"scripts/{name}.md": text})
        tree.run("german", f"check-{name}", "check", f"scripts/{name}.md", "--json")
        tree.run("german", f"make-{name}", "make", f"scripts/{name}.md")
    tree.run("german", "outline", "script", "artikel.md", "--outline")
    tree.run("german", "script", "script", "artikel.md")
    tree.run("german", "script-english", "script", "mill.txt")
    tree.run("german", "say", "say", "Das sind z. B. 3,5 km.", "-o", "say.wav")
    tree.run("german", "feed-check", "feed", "--check")


def make_lone_show(tree: Tree) -> None:
    """Make a show by `init`, without an address, and speak with the real voices."""
    put("lone", {})
    tree.run("lone", "init", "init", ".", "--title", "Alone “at home”")
    tree.run("lone", "init-again", "init")
    put("lone", {"scripts/two-voices.md": sources.REAL})
    tree.run("lone", "make", "make", "scripts/two-voices.md")
    tree.run("lone", "chapter", "make", "scripts/two-voices.md", "--chapter", "2")
    tree.run("lone", "say", "say", "It rose by 3.5%.", "--voice", "piper:joe", "-o", "joe.wav")
    tree.run("lone", "say-default", "say", "Hello there, Dr. Who. How are you?", "-o", "hello.mp3")
    tree.run("lone", "feed", "feed")
    tree.run("lone", "feed-check", "feed", "--check")
    tree.run("lone", "publish", "publish", PLACE / "lone-published")
    tree.run("lone", "doctor", "doctor")
    path = PLACE / "lone" / "show.toml"
    path.write_text(
        f'base_url = "https://pod.example.org/lone"\n{path.read_text(encoding="utf-8")}', encoding="utf-8"
    )
    tree.run("lone", "publish-no-rights", "publish", PLACE / "lone-published")
    tree.run("lone", "feed-check-address", "feed", "--check", "--quick")


def make_taken_shows(tree: Tree) -> None:
    """Take over feeds as four other programs write them, twice each."""
    for name in sources.FEED_SAMPLES:
        put(f"taken-{name}", {"feed.xml": sources.feed_sample(name)})
        where = ("--dir", PLACE / f"taken-{name}" / "show", "--mine")
        tree.run(f"taken-{name}", "import", "import", "feed.xml", *where)
        tree.run(f"taken-{name}", "again", "import", "feed.xml", *where)
        tree.run(f"taken-{name}", "episodes", "episodes", "--show", "show")
        tree.run(f"taken-{name}", "feed-check", "feed", "--check", "--quick", "--show", "show")


def make_model_show(tree: Tree) -> None:
    """Let a language model write a script: what it is asked lies in asked/."""
    put("model", {"show.toml": sources.MODEL.format(port=PORT), "wall.html": sources.HTML})
    tree.run("model", "dry-run", "script", "wall.html", "--dry-run")
    tree.run("model", "script", "script", "wall.html")
    tree.run("model", "script-again", "script", "wall.html", "--force")
    tree.run("model", "check", "check", "scripts/the-wall-that-kept-the-town.md", "--strict")
    tree.run("model", "forecast", "make", "wall.html", "--dry-run")


def run_mistakes(tree: Tree) -> None:
    """Run every bad invocation in a show of its own, made of one that has an episode or one that has not."""
    files = {"show.toml": SHOW, "article.md": sources.GAUGE_ARTICLE, "scripts/the-wall.md": SCRIPT}
    put("mistakes", {})
    put("mistakes/bare", files)
    put("mistakes/episode", files)
    tree.run("mistakes/episode", "make", "make", "scripts/the-wall.md")
    for mistake in MISTAKES:
        show = f"mistakes/{mistake.name}"
        shutil.copytree(PLACE / "mistakes" / ("episode" if mistake.episode else "bare"), PLACE / show)
        put(show, mistake.files)
        tree.run(show, "output", *mistake.words, stdin=mistake.stdin)
        _drop_unchanged(PLACE / show, PLACE / "mistakes" / "episode")
    put("mistakes/outside", files)
    (PLACE / "mistakes" / "outside" / "secret.png").symlink_to(PLACE / "main" / "pictures" / "own.png")
    (PLACE / "mistakes/outside/scripts/the-wall.md").write_text(
        SCRIPT.replace("hosts:", "image: secret.png\nhosts:"), encoding="utf-8"
    )
    tree.run("mistakes/outside", "make", "make", "scripts/the-wall.md")


def _drop_unchanged(folder: Path, base: Path) -> None:
    """Remove the files of a mistake's show that are as they were, so that what it wrote stands out."""
    for name in file_names(folder):
        path = folder / name
        if (base / name).is_file() and path.read_bytes() == (base / name).read_bytes():
            path.unlink()


def _pace(show: str) -> None:
    """Set what the machine is remembered to do in a second, by which forecasts count, to 100 of everything."""
    path = PLACE / show / ".cache" / "pace.json"
    if path.exists():
        paces = json.loads(path.read_text(encoding="utf-8"))
        path.write_text(json.dumps(dict.fromkeys(paces, 100.0)), encoding="utf-8")


SHOWS = (
    run_help_texts,
    make_main_show,
    run_articles,
    make_served_show,
    make_paged_show,
    make_german_show,
    make_lone_show,
    make_taken_shows,
    make_model_show,
    run_mistakes,
)
"""In this order: later ones use what earlier ones have made."""
