"""From a script's text to the Script it means, or to everything that is wrong with it."""

from __future__ import annotations

from typing import Any

from podcast.contract import HOST_NAME
from podcast.errors import ScriptError
from podcast.model import Comment, Footnote, Host, Item, Problem, Script, ScriptChapter, Voice
from podcast.script.text import front_matter, front_matter_keys, grammar, inline
from podcast.script.text.blocks import ScriptBlock, cut_blocks
from podcast.script.text.chapter_items import ParseState, read_chapter_directive, read_item


def parse_script(text: str, path: str) -> tuple[Script, dict[str, int]]:
    """Returns the script and the lines of its front matter's keys; ScriptError with every problem in the text.

    A key of a mapping is `hosts.Maya`. `path` is for the problems only.
    """
    if len(text) > grammar.MAX_SIZE:
        too_long = f"a script has at most {grammar.MAX_SIZE} characters: cut it into episodes"
        raise ScriptError([Problem(path, 1, too_long)])
    lines = front_matter.lines_of(text)
    faults = [
        (number, f"there is a control character (U+{ord(control[0]):04X}) in this line: delete it")
        for number, line in enumerate(lines, 1)
        if (control := grammar.CONTROL.search(line))
    ]
    if faults:
        lines = [grammar.CONTROL.sub("\ufffd", line) for line in lines]
    end = _front_end(lines, faults)
    matter = (
        front_matter.read_front_matter("\n".join(lines[1 : end - 1]) + "\n", 2)
        if end
        else front_matter.FrontMatter([], [], whole=False)
    )
    faults += matter.faults
    script = _script(matter, lines, end, faults)
    if faults:
        problems = dict.fromkeys(Problem(path, at, message) for at, message in faults)
        raise ScriptError(sorted(problems, key=lambda problem: problem.line))
    key_lines = {
        f"{entry.section}.{entry.key}" if entry.section else entry.key: entry.at for entry in matter.entries
    }
    return script, key_lines


def _front_end(lines: list[str], faults: list[grammar.Fault]) -> int:
    """Returns how many lines the front matter takes with both its `---`; 0 when there is none."""
    end, closed = front_matter.find_end(lines)
    if not end:
        faults.append((1, "a script begins with front matter: `---`, `title: …`, `hosts:` and so on, `---`"))
    elif not closed:
        faults.append((1, "the front matter is never closed: write `---` on a line of its own behind it"))
    return end


def _script(
    matter: front_matter.FrontMatter, lines: list[str], end: int, faults: list[grammar.Fault]
) -> Script:
    blocks, block_faults = cut_blocks(lines[end:], end + 1)
    faults += block_faults
    labels = frozenset(block.head for block in blocks if block.kind == "footnote")
    state = ParseState({}, None if any(block.open for block in blocks) else labels, faults)
    fields = _fields(matter, state)
    if matter.whole and not fields["title"]:
        state.fault(1, "the front matter has no title: write `title: …`")
    hosts = _hosts(matter, state)
    state.hosts = {host.name.casefold(): host.name for host in hosts}
    preamble, chapters = _chapters(blocks, state)
    if not chapters:
        state.fault(len(lines), "a script has at least one chapter: write `## Welcome`")
    notes = _footnotes(blocks, state)
    say, guests = _say(matter, state), _guests(matter, state)
    return Script(
        hosts=hosts,
        chapters=chapters,
        footnotes=notes,
        say=say,
        guests=guests,
        preamble=preamble,
        **fields,
    )


# --- front matter ------------------------------------------------------------------------------------------


def _fields(matter: front_matter.FrontMatter, state: ParseState) -> dict[str, Any]:
    """Returns the Script's fields that are one value each, by name."""
    fields: dict[str, Any] = {"title": ""}
    for entry in matter.entries:
        if not entry.section and entry.key in grammar.KEYS and entry.key not in grammar.MAPPINGS:
            try:
                name, value = front_matter_keys.read_key(entry.key, entry.value)
                fields[name] = value
            except ValueError as error:
                state.fault(entry.at, str(error))
    if fields.get("number") and (kind := fields.get("kind", "full")) != "full":
        at = next(entry.at for entry in matter.entries if entry.key == "number" and not entry.section)
        state.fault(at, f"a {kind} is not counted: remove `number`, or `type`")
    return fields


def _hosts(matter: front_matter.FrontMatter, state: ParseState) -> tuple[Host, ...]:
    hosts: dict[str, Host] = {}
    named = [entry for entry in matter.entries if entry.section == "hosts"]
    for entry in named:
        voice, second = Voice("", ""), None
        if not HOST_NAME.fullmatch(entry.key):
            state.fault(
                entry.at, f"`{entry.key[:40]}` cannot be a host's name: use letters, spaces, `.`, `-`"
            )
        if any(entry.key != name and entry.key.casefold() == name.casefold() for name in hosts):
            state.fault(entry.at, f"`{entry.key[:40]}` is a host already but for capitals: rename one")
        try:
            voice = Voice.parse(entry.value)
            second = None if entry.second is None else Voice.parse(entry.second)
        except ValueError as error:
            state.fault(entry.at, f"the voice of {entry.key[:40]}: {error}")
        if voice == second:
            state.fault(
                entry.at, f"{entry.key[:40]}'s second voice is the first: name another one, or only one"
            )
        hosts.setdefault(entry.key, Host(entry.key, voice, second))
    if matter.whole and not named:
        state.fault(1, "the front matter names no hosts: write `hosts:` and below it `  Maya: hibari:heart`")
    if len(named) > grammar.MAX_HOSTS:
        state.fault(
            named[grammar.MAX_HOSTS].at, f"a script has at most {grammar.MAX_HOSTS} hosts: remove one"
        )
    return tuple(hosts.values())[: grammar.MAX_HOSTS]


def _say(matter: front_matter.FrontMatter, state: ParseState) -> tuple[tuple[str, str], ...]:
    pairs = [entry for entry in matter.entries if entry.section == "say"]
    for entry in pairs:
        if not (entry.key and entry.value):
            state.fault(entry.at, "`say` maps a word to how it is spoken: write `  Brest: brest`")
        elif len(entry.key) > grammar.MAX_KEY:
            state.fault(entry.at, f"a word of `say` has at most {grammar.MAX_KEY} characters: shorten it")
    return tuple((entry.key, entry.value) for entry in pairs)


def _guests(matter: front_matter.FrontMatter, state: ParseState) -> tuple[tuple[str, str], ...]:
    pairs = [entry for entry in matter.entries if entry.section == "guests"]
    for entry in pairs:
        if not entry.key or len(entry.key) > grammar.MAX_NAME:
            state.fault(entry.at, f"a guest's name has 1 to {grammar.MAX_NAME} characters: correct it")
        if entry.value and grammar.check_link(entry.value):
            state.fault(
                entry.at,
                f"`{entry.value[:40]}` is no address: write `  {entry.key[:40]}: https://example.org`, or "
                "nothing behind the colon",
            )
    return tuple((entry.key, entry.value) for entry in pairs)


# --- body --------------------------------------------------------------------------------------------------


def _chapters(
    blocks: list[ScriptBlock], state: ParseState
) -> tuple[tuple[Comment, ...], tuple[ScriptChapter, ...]]:
    preamble: list[Comment] = []
    chapters: list[tuple[str, int, list[Item], dict[str, str]]] = []
    for block in blocks:
        if block.kind == "heading":
            chapters.append((_heading(block, state), block.at, [], {}))
        elif block.kind == "comment":
            comment = Comment(block.text, block.at)
            if chapters:
                chapters[-1][2].append(comment)
            else:
                preamble.append(comment)
        elif block.kind != "footnote":
            values = chapters[-1][3] if chapters else {}
            item = None if read_chapter_directive(block, values, state) else read_item(block, state)
            if not chapters:
                state.fault(block.at, "this stands before the first chapter: write `## Welcome` above it")
            elif item:
                chapters[-1][2].append(item)
    return tuple(preamble), tuple(
        ScriptChapter(title, tuple(items), at, **values) for title, at, items, values in chapters
    )


def _heading(block: ScriptBlock, state: ParseState) -> str:
    if block.head != "##":
        state.fault(block.at, f"`{block.head}` has no meaning in a script: a chapter is `## Heading`")
    if not block.text:
        state.fault(block.at, "this chapter has no heading: write it behind `##`")
    return _plain(block, state, "a heading")


def _footnotes(blocks: list[ScriptBlock], state: ParseState) -> tuple[Footnote, ...]:
    notes: dict[str, Footnote] = {}
    for block in blocks:
        if block.kind != "footnote":
            continue
        label = block.head
        if label in notes:
            state.fault(block.at, f"`[^{label}]` is defined in line {notes[label].at} already: rename one")
        if not block.text:
            state.fault(block.at, f"`[^{label}]:` is empty: write the article's sentence behind it")
        notes.setdefault(label, Footnote(label, _plain(block, state, "a footnote"), block.at))
    return tuple(notes.values())


def _plain(block: ScriptBlock, state: ParseState, what: str) -> str:
    """Returns a text that cites nothing; `what` names it in the fault when it does."""
    inline_text = inline.read_inline(block.text)
    line_of = block.line_finder()
    for offset, message in inline_text.faults:
        state.fault(line_of(offset), message)
    for offset, label in inline_text.cites:
        state.fault(line_of(offset), f"{what} cites nothing: remove `[^{label}]`, or to say it write `\\[^`")
    return " ".join(passage.text for passage in inline_text.passages)
