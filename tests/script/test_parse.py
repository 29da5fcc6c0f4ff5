"""What the parser understands, and what it says of the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from podcast.errors import ScriptError
from podcast.model import (
    Comment,
    Delivery,
    Host,
    Line,
    Music,
    Passage,
    Pause,
    Problem,
    Script,
    SoundbiteMark,
    Sting,
    Voice,
)
from podcast.script.check import CheckContext
from podcast.script.check.lint import lint_script
from podcast.script.text import HEAD, format_script, has_hosts, read_script, source_of
from tests.script.sample import parsed

FRONT = (
    "---\ntitle: Tides\nhosts:\n  Maya: hibari:heart\n  Theo: piper:joe\n---\n"  # the body starts at line 7
)
NOTES = "\n\n[^1]: One.\n[^2]: Two.\n"


def body(text: str) -> Script:
    return parsed(f"{FRONT}## A\n{text}{NOTES}")


def problems(text: str) -> tuple[Problem, ...]:
    with pytest.raises(ScriptError) as caught:
        parsed(text)
    return caught.value.problems


def only(text: str) -> tuple[int, str]:
    faults = problems(text)
    assert len(faults) == 1, faults
    assert faults[0].path == "s.md"
    return faults[0].line, faults[0].message


def line(text: str) -> Line:
    (only_line,) = body(text).lines
    return only_line


# --- front matter ------------------------------------------------------------------------------------------


def test_scalars_are_strings() -> None:
    """Dates, numbers and YAML's truth values stay as they are written."""
    script = parsed(
        "---\ntitle: 1.0\ndate: 2025-02-11\nauthor: yes\nlanguage: no\nsource: 0x1f\nrights: ~\nsummary: >\n  a\n"
        "  b # c\nhosts: {Maya: hibari:heart}\nsay:\n  NATO: nay toe\n  1807: '07'\n---\n## A\n"
    )
    assert (script.title, script.date, script.author, script.language) == ("1.0", "2025-02-11", "yes", "no")
    assert (script.source, script.rights, script.summary) == ("0x1f", "~", "a b # c")
    assert script.say == (("NATO", "nay toe"), ("1807", "07"))
    assert script.hosts == (Host("Maya", Voice("hibari", "heart")),)


def test_what_the_episode_is() -> None:
    """Season, type, explicit and the user's own picture; without them what most episodes are."""
    entries = "season: 2\ntype: trailer\nexplicit: true\nimage: pictures/The gauge.png\n"
    script = parsed(f"{FRONT.replace('hosts:', entries + 'hosts:')}## A\n")
    assert (script.season, script.kind, script.explicit) == (2, "trailer", True)
    assert script.image == "pictures/The gauge.png"
    assert format_script(script).split("hosts:")[0] == (
        "---\ntitle: Tides\nseason: '2'\ntype: trailer\nexplicit: 'true'\nimage: pictures/The gauge.png\n"
    )
    plain = parsed(f"{FRONT}## A\n")
    assert (plain.season, plain.kind, plain.explicit, plain.image) == (0, "full", False, "")
    usual = "season:\ntype: full\nexplicit: false\nimage: ''\n"
    assert parsed(f"{FRONT.replace('hosts:', usual + 'hosts:')}## A\n") == plain


def test_byte_order_mark_and_windows_line_ends() -> None:
    """Files from any editor."""
    text = f"{FRONT}## A\n\n**Maya:** Hi\nthere.\n"
    assert parsed("\ufeff" + text.replace("\n", "\r\n")) == parsed(text)
    assert parsed(text.replace("\n", "\r")) == parsed(text)


@pytest.mark.parametrize(
    ("front", "at", "says"),
    [
        ("title: Tides: a history", 2, 'title: "Tides: a history"'),
        ("title: 'open", 2, "not YAML"),
        ("title: a\ntitle: b", 3, "a second time"),
        ("titel: a", 2, "did you mean `title`?"),
        ("title: [a]", 2, "needs quotes"),
        ("title: a\nhosts:\n  - Maya", 4, "a list is not understood"),
        ("title: a\nsay:\n  Brest: [a, b]", 4, "a list is not understood"),
        ("[title]: a", 2, "a list is not understood"),
        ("title: a\nhosts:\n  [Maya]: a:a", 4, "a list is not understood"),
        ("title: a\nhosts: &x\n  Maya: a:a", 3, "YAML's own"),
        ("title: a\nhosts: !!omap\n  Maya: a:a", 3, "YAML's own"),
        ("title: &x a", 2, "YAML's own"),
        ("title: !!python/object:os.system a", 2, "YAML's own"),
        ("title: *x", 2, "YAML's own"),
        ("title: a\nauthor: {b: c}", 3, "takes one value"),
        ("title: a\nhosts:\n  Maya:\n    voice: x", 5, "takes one value"),
        ("title: a\nsay: x", 3, "`say` takes"),
        ("title: a\nseason: 0", 3, "`0` is no season: write a whole number from 1, as in `season: 2`"),
        ("title: a\nseason: two", 3, "is no season"),
        ("title: a\nextra: <podcast:location>Brest", 3, "`extra`: it is no XML"),
        ("title: a\nextra: <podcast:value/> and more", 3, "`extra`: it has text beside its elements; write"),
        ("title: a\nseason: ٢", 3, "is no season"),
        ("title: a\ntype: Trailer", 3, "did you mean `trailer`?"),
        ("title: a\ntype: teaser", 3, "write `type: full`"),
        ("title: a\nexplicit: yes", 3, "write `true` or `false`"),
        ("title: a\nimage: /etc/passwd", 3, "is no picture in the show's folder: put it there"),
        ("title: a\nimage: ../other/a.png", 3, "is no picture in the show's folder"),
        ("title: a\nimage: a/../../b.png", 3, "is no picture in the show's folder"),
        ("title: a\nimage: C:\\a.png", 3, "is no picture in the show's folder"),
        ("title: a\nimage: https://example.org/a.png", 3, "is no picture in the show's folder"),
        ("title: Why #MeToo won", 2, "drops what stands behind `#`"),
        ("# note\ntitle: a", 2, "drops what stands behind `#`"),
        ("title: a\n\n# note", 4, "drops what stands behind `#`"),
        ("title: a\nsummary: | # note\n  b", 3, "drops what stands behind `#`"),
        ('title: "a\\0b"', 2, "control character"),
        ("just words", 2, "is no `key: value`"),
        ("title: a\nsay:\n  Brest:", 4, "`say` maps a word"),
        ("title: @home", 2, "in quotes"),
        ("title:\ta\n\tb: c", 2, "no tabs"),
    ],
)
def test_front_matter_that_is_wrong(front: str, at: int, says: str) -> None:
    """File, line and mend."""
    faults = problems(f"---\n{front}\n---\n## A\n")
    assert any(problem.line == at and says in problem.message for problem in faults), faults


@pytest.mark.parametrize(
    ("hosts", "at", "says"),
    [
        ("  Maya: hibari", 4, "ENGINE:NAME"),
        ("  Maya: hibari: heart", 4, "in quotes"),
        ("  A: e:a\n  B: e:b\n  C: e:c\n  D: e:d", 7, "at most 3 hosts"),
        ("  Maya: e:a\n  Maya: e:b", 5, "a second time"),
        ("  Maya: e:a\n  maya: e:b", 5, "but for capitals"),
        ("  M*a: e:a", 4, "cannot be a host's name"),
        ("  Maya: []", 4, "ENGINE:NAME"),
        ("  Maya: [e:a, e:b, e:c]", 4, "has a list of 3: a host has one voice, or a list of two"),
        ("  Maya:\n    - e:a\n    - hibari", 5, "'hibari' is not of the form ENGINE:NAME"),
        ('  Maya: [e:a, ""]', 4, "'' is not of the form ENGINE:NAME"),
        ("  Maya: [e:a, e:a]", 4, "Maya's second voice is the first"),
        ("  Maya: [e:a, [e:b]]", 4, "a list is not understood"),
        ("  Maya: [e:a, {e: b}]", 4, "takes one value"),
        ("  Maya: [e:a, &x e:b]", 4, "YAML's own"),
        ("  Maya: &x [e:a, e:b]", 4, "YAML's own"),
        ("  Maya: [e:a, *x]", 4, "YAML's own"),
        ("  Maya: [e:a, # the first\n    e:b]", 4, "drops what stands behind `#`"),
        ('  Maya: [e:a, "e:\\0b"]', 4, "control character"),
        ("  Maya: [e:a, e:b", 4, "not YAML"),
    ],
)
def test_hosts_that_are_wrong(hosts: str, at: int, says: str) -> None:
    """File, line and mend."""
    faults = problems(f"---\ntitle: a\nhosts:\n{hosts}\n---\n## A\n")
    assert any(problem.line == at and says in problem.message for problem in faults), faults


@pytest.mark.parametrize(
    "written",
    [
        '["edge:en-US-AriaNeural", "hibari:heart"]',
        "[edge:en-US-AriaNeural, hibari:heart]",
        "[ 'edge:en-US-AriaNeural',\n    hibari:heart ]",
        "\n    - edge:en-US-AriaNeural\n    - hibari:heart",
        "\n  - edge:en-US-AriaNeural\n  - 'hibari:heart'",
    ],
)
def test_a_second_voice(written: str) -> None:
    """A list in any of YAML's ways, which the formatter writes in one."""
    script = parsed(f"---\ntitle: a\nhosts:\n  Maya: {written}\n  Theo: [piper:joe]\n---\n## A\n")
    assert script.hosts == (
        Host("Maya", Voice("edge", "en-US-AriaNeural"), Voice("hibari", "heart")),
        Host("Theo", Voice("piper", "joe")),
    )
    assert "  Maya: ['edge:en-US-AriaNeural', 'hibari:heart']\n  Theo: piper:joe\n---" in format_script(
        script
    )


def test_a_second_voice_is_checked_like_the_first() -> None:
    """At the line of its host."""
    text = "---\ntitle: a\nhosts:\n  Theo: a:a\n  Maya: [a:a, b:b]\n---\n## A\n**Maya:** Hi.\n"
    file = read_script(text, Path("s.md"))
    context = CheckContext("s.md", voice_problem=lambda voice: f"no {voice}; mend", key_lines=file.key_lines)
    messages = [
        (found.line, found.message) for found in lint_script(file.script, context) if "mend" in found.message
    ]
    assert messages == [
        (4, "the voice of Theo: no a:a; mend"),
        (5, "the voice of Maya: no a:a; mend"),
        (5, "the second voice of Maya: no b:b; mend"),
    ]


def test_a_bomb_is_refused_at_once() -> None:
    """Aliases are not followed, nesting is not recursed into, size has a limit."""
    laughs = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30))
    assert problems(f"---\na0: &a0 lol\n{laughs}\n---\n## A\n")
    assert problems("---\ntitle: " + "[" * 60_000 + "\n---\n## A\n")
    assert "over 64000 characters" in problems("---\ntitle: " + "a" * 64_000 + "\n---\n## A\n")[0].message
    assert "at most 2000000 characters" in only("a" * 2_000_001)[1]


def test_the_lines_of_the_keys() -> None:
    """Problems of a summary or a voice are shown where they stand, after a byte order mark and with any line ends."""
    for front in (FRONT, FRONT.replace("\n", "\r\n"), FRONT.replace("\n", "\r"), f"\ufeff{FRONT}"):
        lines = read_script(f"{front}## A\n", Path("s.md")).key_lines
        assert lines == {"title": 2, "hosts.Maya": 4, "hosts.Theo": 5}


@pytest.mark.parametrize(
    ("text", "is_script", "source"),
    [
        (f"{FRONT}## A\n", True, ""),
        ("---\nsource: a.md\nhosts:\n---\n", True, "a.md"),
        ("\ufeff---\r\nsource:  'a: b.md' \r\nhosts:\r\n---\r\n", True, "a: b.md"),
        ("--- \nsource: 'a\ntitle: [\nhosts: Maya\n---\n", True, "'a"),
        ("---\nsource: a.md\nhosts:\n  Maya: a:b\n", True, ""),
        ("---\nsource: a.md\n---\nhosts: Maya\n", False, "a.md"),
        ("---\n  hosts: Maya\n  source: a.md\n---\n", False, ""),
        ("hosts: Maya\nsource: a.md\n---\n", False, ""),
        (f"---\nsay:\n{'  a: b' * 9_000}\nhosts:\nsource: a.md\n---\n"[:HEAD], True, "a.md"),
        ("", False, ""),
    ],
)
def test_a_look_at_the_front_matter_alone(text: str, is_script: bool, source: str) -> None:
    """A damaged script is still a script, and its source's; an article that speaks of hosts is none."""
    assert has_hosts(text) == is_script
    assert source_of(text) == source


def test_no_front_matter() -> None:
    """The first thing that is missing is named, at line 1."""
    assert "begins with front matter" in problems("## A\n")[0].message
    assert "never closed" in problems("---\ntitle: a\n")[0].message
    assert "never closed" not in problems("")[0].message


# --- body --------------------------------------------------------------------------------------------------


def test_a_line_and_its_passages() -> None:
    """Citations belong to the text before them; paragraphs without a name continue the line."""
    assert line("**Theo:** One\n  and [^1][^2]\nmore. [^1] [^2] Then\n\nthe end.").passages == (
        Passage("One and", ("1", "2")),
        Passage("more.", ("1", "2")),
        Passage("Then the end."),
    )
    assert line("**Maya:** Text [^1], then. [^2].").text == "Text, then.."
    assert line("**Maya:** Text.\n\n[^1]").passages == (Passage("Text.", ("1",)),)


def test_delivery() -> None:
    """In brackets behind the name."""
    found = line("**Theo (rate +10%, pitch -2Hz, volume −5%):** Hi.")
    assert (found.host, found.delivery) == ("Theo", Delivery("+10%", "-2Hz", "-5%"))


def test_escapes() -> None:
    """A backslash before punctuation takes its meaning away; before anything else it is a backslash."""
    assert line(r"**Maya:** \[^1] \*\*a\*\* \<!-- b --> \# c\\d e\f \_g_ \[sting]").text == (
        r"[^1] **a** <!-- b --> # c\d e\f _g_ [sting]"
    )
    assert line("**Maya:** a\n\\- b\n\\[sting]").text == "a - b [sting]"


def test_items_know_their_lines() -> None:
    """From 1, front matter counted."""
    script = body("[music: intro]\n\n<!-- a\nb -->\n[sting]\n[pause: 0.8s]\n[pause: 800 ms]\n**Maya:** Hi.")
    assert script.chapters[0].items == (
        Music("intro"),
        Comment("a\nb"),
        Sting(),
        Pause(800),
        Pause(800),
        Line("Maya", (Passage("Hi."),)),
    )
    assert [item.at for item in script.chapters[0].items] == [8, 10, 12, 13, 14, 15]
    assert script.chapters[0].at == 7
    assert [note.at for note in script.footnotes] == [17, 18]


def test_a_chapters_link_and_picture() -> None:
    """Anywhere in the chapter; the formatter sets them below its heading."""
    found = body("**Maya:** Hi.\n[image: pictures/gauge.jpg]\n\n[ link :https://example.org/a?b#c ]")
    (chapter,) = found.chapters
    assert (chapter.link, chapter.image) == ("https://example.org/a?b#c", "pictures/gauge.jpg")
    assert (
        "## A\n\n[link: https://example.org/a?b#c]\n\n[image: pictures/gauge.jpg]\n\n**Maya:** Hi."
        in format_script(
            body("[image: pictures/gauge.jpg]\n[link: https://example.org/a?b#c]\n**Maya:** Hi.")
        )
    )


def test_a_soundbite() -> None:
    """With a title or without, 15 to 120 seconds."""
    marks = "[soundbite: 30s]\n[soundbite: 15000 ms The gauge, *at* 12s]\n[soundbite: 119.999s x]"
    found = body(f"{marks}\n**Maya:** Hi.")
    assert found.chapters[0].items[:-1] == (
        SoundbiteMark(30_000),
        SoundbiteMark(15_000, "The gauge, *at* 12s"),
        SoundbiteMark(119_999, "x"),
    )
    assert [item.at for item in found.chapters[0].items] == [8, 9, 10, 11]


def test_a_soundbite_needs_a_line_to_begin_with() -> None:
    """In its own chapter; a comment or a pause is none."""
    late = parsed(f"{FRONT}## A\n**Maya:** Hi there.\n[soundbite: 30s]\n[sting]\n## B\n**Theo:** Yes.\n")
    messages = [
        (problem.line, problem.message)
        for problem in lint_script(late, CheckContext("s.md"))
        if "soundbite" in problem.message
    ]
    assert messages == [
        (9, "no line follows this soundbite in its chapter: put it above the one it begins with")
    ]
    good = parsed(f"{FRONT}## A\n[soundbite: 30s]\n[pause: 1s]\n**Maya:** Hi there.\n")
    assert not [
        problem for problem in lint_script(good, CheckContext("s.md")) if "soundbite" in problem.message
    ]


def test_directives_of_a_chapter_inside_a_line_are_not_said() -> None:
    """Articles hold such brackets too, so that it is the check that refuses them."""
    for inside in ("[link: https://a.b/c]", "[image: a.png]", "[soundbite: 30s]"):
        messages = [
            problem.message
            for problem in lint_script(body(f"**Maya:** Hi there. {inside}"), CheckContext("s.md"))
        ]
        assert any("is a directive inside a line and would be read aloud" in message for message in messages)
    quoted = parsed(f"{FRONT}## A\n**Maya:** Hi. [^1]\n\n[^1]: [Image: AFP] The sea.\n")
    assert quoted.footnotes[0].text == "[Image: AFP] The sea."


def test_footnotes() -> None:
    """Anywhere in the body, over indented lines; one that nobody cites is nobody's error here."""
    script = parsed(f"{FRONT}[^a]: One\n  and\n\n    two.\n## A ##\n**Maya:** Hi. [^a]\n[^b-2]: Three.")
    assert [(note.label, note.text) for note in script.footnotes] == [
        ("a", "One and two."),
        ("b-2", "Three."),
    ]
    assert script.chapters[0].title == "A"


@pytest.mark.parametrize(
    ("text", "at", "says"),
    [
        ("[link: example.org]", 8, "`example.org` is no address: write `[link: https://example.org/page]`"),
        ("[link: javascript:alert(1)]", 8, "is no address"),
        ("[link: https://example.org/a b]", 8, "is no address"),
        ("[link]", 8, "is no address"),
        (
            "[link: https://a.b/]\n[link: https://a.b/]",
            9,
            "the chapter has its `[link: …]` already: keep one",
        ),
        ("[image: ../../etc/passwd]", 8, "is no picture in the show's folder"),
        ("[image: ~/a.png]", 8, "is no picture in the show's folder"),
        ("[image: ]", 8, "is no picture in the show's folder"),
        ("[image: a.png]\n[image: b.png]", 9, "the chapter has its `[image: …]` already: keep one"),
        (
            "[soundbite: 10s]",
            8,
            "is no soundbite: write `[soundbite: 30s]` or `[soundbite: 30s A title]`, 15 to 120",
        ),
        ("[soundbite: 121s]", 8, "15 to 120 seconds"),
        ("[soundbite]", 8, "is no soundbite"),
        ("[soundbite: 30sec]", 8, "is no soundbite"),
        (f"[soundbite: 30s {'a' * 129}]", 8, "at most 128 characters"),
        ("[soundbit: 30s]", 8, "did you mean `soundbite`?"),
        ("**Teo:** Hi.", 8, "`Teo` is not one of the hosts; did you mean `Theo`?"),
        ("**Bob:** Hi.", 8, "not one of the hosts; there is `Maya`, `Theo`"),
        ("**Maya:**", 8, "says nothing here"),
        ("**Maya:** [^1] Hi.", 8, "comes before any text"),
        ("**Maya:** Hi.\nAnd. [^3]", 9, "`[^3]` is not defined"),
        ("**Maya:** Hi. [^1]more", 8, "a space is missing behind `[^1]`"),
        ("**Maya:** Hi. [^a b]", 8, "is no citation"),
        ("**Maya:** Hi. [^", 8, "is no citation"),
        ("**Maya:** Hi. <!-- x -->", 8, "a comment stands alone"),
        ("**Maya:** Hi.\n<!-- x --> and", 9, "a comment stands alone"),
        ("**Maya:** Hi.\n\n<!-- x", 10, "never closed"),
        ("**Maya:** Hi. [sting] So.", 8, "stands alone"),
        ("**Maya:** Hi. [pause: 1s]", 8, "stands alone"),
        ("**Maya:** Hi. **Theo:** Hello.", 8, "stands inside a line"),
        ("**Maya:** Hi.\nTheo: Hello.", 9, "in this form: `**Theo:** …`"),
        ("**Maya:** Hi.\n**Theo**: Hello.", 9, "in this form: `**Theo:** …`"),
        ("**Maya:** Hi.\n*theo:* Hello.", 9, "in this form: `**Theo:** …`"),
        ("**Maya:** Hi.\n**Teo** : Hello.", 9, "in this form: `**Teo:** …`"),
        ("**Maya:** Hi.\n**Theo (rate +10%:** Hello.", 9, "stands inside a line"),
        ("[stng]", 8, "is no directive; did you mean `sting`?"),
        ("[laughs]", 8, "is no directive; there is"),
        ("[music: intr]", 8, "did you mean `intro`?"),
        ("[music]", 8, "names no piece"),
        ("[sting: a]", 8, "takes no value"),
        ("[pause: 11s]", 8, "10 seconds at most"),
        ("[pause: 0s]", 8, "is no pause"),
        ("[pause: 0.0001s]", 8, "is no pause"),
        ("[pause 1s]", 8, "is no directive; did you mean"),
        ("**Maya (rate 10%):** Hi.", 8, "write `+10%`"),
        ("**Maya (rate +1Hz):** Hi.", 8, "write `+10%` or `-10%`"),
        ("**Maya (rate -100%):** Hi.", 8, "out of reach"),
        ("**Maya (speed +10%):** Hi.", 8, "`speed +10%` is not understood"),
        ("**Maya (rate +1%, rate +2%):** Hi.", 8, "stands here twice"),
        ("**Maya ():** Hi.", 8, "is not understood"),
        ("Hi there.", 8, "nobody says this"),
        ("**Maya:** Hi.\n\n[sting]\n\nAnd.", 12, "nobody says this"),
        ("Maya: Hi.", 8, "in this form: `**Maya:** …`"),
        ("### B", 8, "`###` has no meaning"),
        ("##", 8, "no heading"),
        ("## B [^1]", 8, "a heading cites nothing"),
        ("[^1]: Again.", 8, ""),
        ("[^3]:", 8, "is empty"),
        ("[^3]: See [^1].", 8, "a footnote cites nothing"),
        ("**Maya:** a\x07b", 8, "control character (U+0007)"),
        ("**Maya:** Hi.\n- one", 9, "Markdown that has no meaning"),
        ("| a | b |", 8, "Markdown that has no meaning"),
        ("***", 8, "Markdown that has no meaning"),
        ("```", 8, "Markdown that has no meaning"),
        ("> a", 8, "Markdown that has no meaning"),
        ("<div>", 8, "Markdown that has no meaning"),
    ],
)
def test_a_body_that_is_wrong(text: str, at: int, says: str) -> None:
    """File, line and mend; one problem, not a flood."""
    faults = problems(f"{FRONT}## A\n{text}{NOTES}")
    assert len(faults) == 1
    assert says in faults[0].message
    if says:
        assert faults[0].line == at


def test_a_label_stands_once() -> None:
    """The second definition is the problem, and it names the first."""
    assert only(f"{FRONT}## A\n[^1]: a\n[^1]: b\n") == (9, "`[^1]` is defined in line 8 already: rename one")


def test_text_before_the_first_chapter() -> None:
    """Only comments and footnotes may stand there."""
    assert parsed(f"{FRONT}<!-- a -->\n[^1]: a\n## A\n").preamble == (Comment("a"),)
    assert only(f"{FRONT}**Maya:** Hi.\n## A\n")[0] == 7
    assert "before the first chapter" in only(f"{FRONT}[sting]\n## A\n")[1]


def test_all_problems_are_told() -> None:
    """In the order of the file, in one go."""
    faults = problems(f"{FRONT}## A\n**Teo:** Hi. [^9]\n\n[stng]\n\n**Maya:**\n")
    assert [problem.line for problem in faults] == [8, 8, 10, 12]


def test_a_broken_front_matter_hides_nothing_of_the_body() -> None:
    """And does not make every host unknown."""
    faults = problems("---\ntitle: a: b\nhosts:\n  Maya: e:a\n---\n## A\n**Maya:** Hi. [^9]\n")
    assert [problem.line for problem in faults if "not one of the hosts" in problem.message] == []
    assert 7 in [problem.line for problem in faults]
