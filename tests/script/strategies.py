"""Scripts that hypothesis makes up: every valid one can come out, nasty texts first."""

from __future__ import annotations

import re

from hypothesis import strategies as st

from podcast.contract import HOST_NAME
from podcast.model import (
    Comment,
    Delivery,
    Footnote,
    Host,
    Item,
    Line,
    Music,
    Passage,
    Pause,
    Script,
    ScriptChapter,
    SoundbiteMark,
    Sting,
    Voice,
)
from podcast.script.text import grammar

NASTY = (
    "[^1]", "\\[^1]", "[^", "[^1]:", "[", "]", "[sting]", "[pause: 1s]", "[music",
    "[link: https://a.b/c]", "[image: a.png]", "[soundbite: 30s x]", "**", "**Maya:**",
    "**Maya", ":**", "*",
    "##", "# ", "C #", "#", " #", "<!--", "-->", "<b>", "&amp;", "\\", "\\\\", "`", "_x_", "=", "---",
    "...", "Maya: ", "Theo",
    "yes", "no", "null", "~", "1.0", "2025-02-11", "0x1f", "- ", "a: b", ": ", "@", "%", "&a", "*a",
    "!b", "|", ">", "?",
    "'", '"', "{", "}", ",", ".", "”", "’", "\u00a0", "\u2028", "\ufeff", "\u200b", "\u202e", "é",
    "e\u0301", "北京", "🙂",
)  # fmt: skip
_CHARACTERS = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\ufffe\uffff")

words = st.one_of(
    st.text(_CHARACTERS, max_size=12),
    st.lists(st.one_of(st.sampled_from(NASTY), st.text(_CHARACTERS, max_size=3)), max_size=6).map("".join),
    st.lists(st.sampled_from(NASTY), max_size=4).map(" ".join),
)
texts = words.map(grammar.fold_space)
full_texts = texts.filter(bool)
names = st.one_of(
    st.sampled_from(
        ("Maya", "Theo", "J. R. O'Neil", "Ana María", "北京", "yes", "1.0", "A, B", "-", "#a", "'x")
    ),
    st.text(_CHARACTERS, min_size=1, max_size=20)
    .map(grammar.fold_space)
    .filter(lambda text: bool(HOST_NAME.fullmatch(text))),
)
voices = st.builds(
    Voice,
    full_texts.map(lambda text: grammar.fold_space(text.replace(":", "")) or "hibari"),
    full_texts,
)
labels = st.one_of(st.integers(1, 99).map(str), st.from_regex(grammar.LABEL, fullmatch=True))
deliveries = st.builds(
    Delivery,
    rate=st.sampled_from(("", "+10%", "-50%", "+0%")),
    pitch=st.sampled_from(("", "+10%", "-2Hz", "+200Hz")),
    volume=st.sampled_from(("", "-90%", "+100%")),
)
comments = st.builds(
    Comment,
    st.one_of(words, st.lists(words, max_size=3).map("\n".join))
    .map(lambda text: re.sub("-->", "", text).strip())
    .filter(lambda text: "-->" not in text),
)
links = st.one_of(
    st.sampled_from(
        ("", "https://example.org/a?b=c&d#e:f", "HTTP://127.0.0.1:80/**x**", "https://мир.example/é")
    ),
    st.text("ab/?&=#%~()é*_`!':<>-\\北", max_size=20).map(lambda text: f"https://example.org/{text}"),
)
pictures = st.one_of(
    st.sampled_from(("", "a.png", "pictures/the gauge.jpg", "#.gif", "..a/b..c")),
    st.lists(
        st.sampled_from(("a", "b c", ".x", "...", "#", "é", "**", "<!--", "北.png")), min_size=1, max_size=4
    ).map("/".join),
)
directives: st.SearchStrategy[Item] = st.one_of(
    st.builds(Music, st.sampled_from(grammar.PIECES)),
    st.builds(Sting),
    st.builds(Pause, st.integers(1, grammar.MAX_PAUSE_MS)),
    st.builds(
        SoundbiteMark,
        st.integers(*grammar.SOUNDBITE_MS),
        texts.filter(lambda text: not grammar.check_soundbite_title(text)),
    ),
    comments,
)


@st.composite
def _passages(draw: st.DrawFn, known: list[str]) -> tuple[Passage, ...]:
    cites = st.lists(st.sampled_from(known), min_size=1, max_size=3).map(tuple) if known else st.nothing()
    cited = draw(st.lists(st.builds(Passage, full_texts, cites), max_size=3)) if known else []
    if not cited or draw(st.booleans()):
        cited.append(Passage(draw(full_texts)))
    return tuple(cited)


@st.composite
def scripts(draw: st.DrawFn) -> Script:
    """A valid Script."""
    hosts = draw(
        st.lists(names, min_size=1, max_size=grammar.MAX_HOSTS, unique_by=lambda name: name.casefold())
    )
    known = draw(st.lists(labels, max_size=4, unique=True))
    lines = st.builds(Line, st.sampled_from(hosts), _passages(known), deliveries)
    chapters = st.builds(
        ScriptChapter,
        full_texts,
        st.lists(st.one_of(lines, directives), max_size=5).map(tuple),
        link=links,
        image=pictures,
    )
    say = st.lists(st.tuples(full_texts.filter(lambda text: len(text) <= grammar.MAX_KEY), full_texts), max_size=3,
                   unique_by=lambda pair: pair[0])  # fmt: skip
    kind = draw(st.sampled_from(grammar.KINDS))
    guests = st.lists(
        st.tuples(
            full_texts.filter(lambda text: len(text) <= grammar.MAX_NAME), links.map(grammar.fold_space)
        ),
        max_size=2,
        unique_by=lambda pair: pair[0],
    )
    return Script(
        title=draw(full_texts),
        hosts=tuple(
            Host(name, *draw(st.lists(voices, min_size=1, max_size=2, unique=True))) for name in hosts
        ),
        chapters=tuple(draw(st.lists(chapters, min_size=1, max_size=3))),
        footnotes=tuple(Footnote(label, draw(full_texts)) for label in known),
        source=draw(texts),
        source_title=draw(texts),
        author=draw(texts),
        date=draw(texts),
        language=draw(texts),
        summary=draw(texts),
        rights=draw(texts),
        say=tuple(draw(say)),
        preamble=tuple(draw(st.lists(comments, max_size=2))),
        season=draw(st.integers(0, 9999)),
        number=draw(st.integers(0, 99999)) if kind == "full" else 0,
        extra=draw(
            st.sampled_from(("", "<podcast:location>Brest</podcast:location>", "<itunes:x a='b: c'/>"))
        ),
        display=draw(texts.filter(lambda text: len(text) <= grammar.MAX_DISPLAY)),
        kind=kind,
        explicit=draw(st.booleans()),
        image=draw(pictures),
        guests=tuple(draw(guests)),
    )
