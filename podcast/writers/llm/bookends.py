"""Welcome and close: what the studio says itself, around the model's hook and last words."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from podcast.writers import frame
from podcast.writers.frame_texts import texts_in
from podcast.writers.llm.answers import CitedSentence
from podcast.writers.llm.turns import DraftTurn, alternate

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Article, Host, Show
    from podcast.writers.frame_texts import FrameTexts


def welcome(
    article: Article, show: Show, hosts: Sequence[Host], language: str, hook: Sequence[DraftTurn] = ()
) -> tuple[DraftTurn, ...]:
    """Returns the first chapter's turns: the hook, then the show and whose voices, hosts and article."""
    texts = texts_in(language)
    order = frame.hosts_after(hosts, hook[-1].host if hook else "")
    lines = frame.welcome(texts, _plain(show.title), order, _named(article, texts))
    hello = (DraftTurn(line.host, tuple(map(CitedSentence, line.sentences))) for line in lines)
    return alternate((*hook, *hello), hosts)


def without_welcome(
    hook: Sequence[CitedSentence], show: Show, hosts: Sequence[Host]
) -> tuple[CitedSentence, ...]:
    """Returns the extractive writer's hook without the words of welcome that stand in the same passage."""
    lines = frame.welcome(texts_in("en"), _plain(show.title), hosts, "")
    said = [sentence for line in lines for sentence in line.sentences]
    kept = []
    for sentence in hook:
        text = sentence.text
        for ours in said:
            text = text.replace(ours, "")
        if text.strip():
            kept.append(replace(sentence, text=" ".join(text.split())))
    return tuple(kept)


def close(
    article: Article, hosts: Sequence[Host], language: str, last_words: Sequence[DraftTurn] = ()
) -> tuple[DraftTurn, ...]:
    """Returns the last chapter's turns: what to keep, where to read it, goodbye."""
    texts = texts_in(language)
    bye = CitedSentence(
        frame.farewell(texts, _named(article, texts), article.link, _draw(texts.bye, article.title))
    )
    speaker = _other(hosts, last_words[-1].host) if last_words else hosts[0].name
    return alternate((*last_words, DraftTurn(speaker, (bye,))), hosts)


def hand_over(turns: Sequence[DraftTurn], last: str, hosts: Sequence[Host]) -> tuple[DraftTurn, ...]:
    """Returns turns that begin with another host than who spoke last; with two hosts all are swapped, or none."""
    names = [host.name for host in hosts]
    named = any(name in turn.text for turn in turns for name in names)
    if not turns or turns[0].host != last or len(hosts) == 1 or named:
        return tuple(turns)
    swapped = {name: names[(place + 1) % len(names)] for place, name in enumerate(names)}
    return tuple(replace(turn, host=swapped[turn.host]) for turn in turns)


def _other(hosts: Sequence[Host], name: str) -> str:
    return next((host.name for host in hosts if host.name != name), name)


def _draw(choices: Sequence[str], seed: str) -> str:
    return choices[hashlib.sha256(seed.encode("utf-8", "replace")).digest()[0] % len(choices)]


def _named(article: Article, texts: FrameTexts) -> str:
    """The article's title, in quotation marks when it is said as it is written, and its author."""
    written = " ".join(article.title.split())
    spoken = _plain(written)
    quotable = spoken == written and not re.search('[“”„"«»]', spoken)
    return frame.name_article(texts, f"“{spoken}”" if quotable else spoken, _plain(article.author))


def _plain(text: str) -> str:
    """The text without what would be read aloud as markup, if that leaves anything."""
    return frame.without_marks(text) or text
