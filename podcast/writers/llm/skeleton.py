"""What is said whatever the model answers: who speaks, that the voices are synthetic, which article it is, goodbye."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from podcast.writers.llm import parts
from podcast.writers.llm.schema import Sentence
from podcast.writers.llm.turns import Said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Article, Host, Show


@dataclass(frozen=True, slots=True)
class Words:
    """Ours in one language; where there are several, the article's title decides."""

    welcome: str
    summary: str
    start: str
    article: str
    remember: str
    """Titles of chapters: welcome, a summary without a heading, a first section without one, an only one, the last."""
    this: str
    me: str
    too: str
    voices: str
    voice: str
    by: str
    among: str
    and_others: str
    keep: tuple[str, ...]
    source: str
    bye: tuple[str, ...]


_WORDS = {
    "en": Words(
        *("Welcome", "In a nutshell", "To begin with", "The article", "To remember"),
        this="This is {show}",
        me="I'm {name}.",
        too="And I am {name}, glad to be here.",
        voices="We are synthetic voices, and this script was made from one article: {article}",
        voice="I am a synthetic voice, and this script was made from one article: {article}",
        by="{title}, by {names}",
        among="{one} and {other}",
        and_others="{one} and others",
        keep=(
            "What should we keep from all this?",
            "So what is worth remembering?",
            "What stays with us from this one?",
        ),
        source="The article is {article} Its link is in the show notes, with the sentence behind everything we said.",
        bye=(
            "Thanks for listening.",
            "Thank you for listening, and until next time.",
            "Thank you for your time.",
        ),
    ),
    "de": Words(
        *("Willkommen", "Kurz gesagt", "Zu Beginn", "Der Artikel", "Zum Mitnehmen"),
        this="Das ist {show}",
        me="Ich bin {name}.",
        too="Und ich bin {name}, schön, dabei zu sein.",
        voices="Unsere Stimmen sind künstlich, und dieses Skript beruht auf einem einzigen Artikel: {article}",
        voice="Meine Stimme ist künstlich, und dieses Skript beruht auf einem einzigen Artikel: {article}",
        by="{title}, von {names}",
        among="{one} und {other}",
        and_others="{one} und anderen",
        keep=("Was sollte man von alldem behalten?", "Und was bleibt davon?"),
        source=(
            "Der Artikel heißt {article} Der Link steht in den Shownotes, mit dem Satz zu allem, was wir gesagt "
            "haben."
        ),
        bye=("Danke fürs Zuhören.", "Vielen Dank fürs Zuhören, und bis bald."),
    ),
    "fr": Words(
        *("Bienvenue", "En bref", "Pour commencer", "L’article", "À retenir"),
        this="Voici {show}",
        me="Je suis {name}.",
        too="Et je suis {name}, avec vous aussi.",
        voices="Nos voix sont synthétiques, et ce script a été tiré d’un seul article : {article}",
        voice="Ma voix est synthétique, et ce script a été tiré d’un seul article : {article}",
        by="{title}, par {names}",
        among="{one} et {other}",
        and_others="{one} et d’autres",
        keep=("Que faut-il retenir de tout cela ?", "Et qu’en reste-t-il ?"),
        source=(
            "L’article s’intitule {article} Son lien est dans les notes de l’épisode, avec la phrase derrière tout ce "
            "que nous avons dit."
        ),
        bye=("Merci de votre écoute.", "Merci de nous avoir écoutés, et à bientôt."),
    ),
    "es": Words(
        *("Bienvenida", "En resumen", "Para empezar", "El artículo", "Para recordar"),
        this="Esto es {show}",
        me="Soy {name}.",
        too="Y yo soy {name}, encantada de estar aquí.",
        voices="Nuestras voces son sintéticas, y este guion se hizo a partir de un solo artículo: {article}",
        voice="Mi voz es sintética, y este guion se hizo a partir de un solo artículo: {article}",
        by="{title}, de {names}",
        among="{one} y {other}",
        and_others="{one} y otros",
        keep=("¿Qué conviene recordar de todo esto?", "¿Y qué nos queda de todo esto?"),
        source=(
            "El artículo se titula {article} El enlace está en las notas del episodio, con la frase que respalda todo "
            "lo que dijimos."
        ),
        bye=("Gracias por escuchar.", "Gracias por escucharnos, y hasta pronto."),
    ),
    "it": Words(
        *("Benvenuti", "In breve", "Per cominciare", "L’articolo", "Da ricordare"),
        this="Questo è {show}",
        me="Io sono {name}.",
        too="E io sono {name}, con voi anche oggi.",
        voices="Le nostre voci sono sintetiche, e questo copione nasce da un solo articolo: {article}",
        voice="La mia voce è sintetica, e questo copione nasce da un solo articolo: {article}",
        by="{title}, di {names}",
        among="{one} e {other}",
        and_others="{one} e altri",
        keep=("Che cosa conviene ricordare di tutto questo?", "E che cosa ne resta?"),
        source=(
            "L’articolo si intitola {article} Il link è nelle note dell’episodio, con la frase dietro a tutto ciò che "
            "abbiamo detto."
        ),
        bye=("Grazie per l’ascolto.", "Grazie per averci ascoltato, e a presto."),
    ),
    "nl": Words(
        *("Welkom", "Kort gezegd", "Om te beginnen", "Het artikel", "Om te onthouden"),
        this="Dit is {show}",
        me="Ik ben {name}.",
        too="En ik ben {name}, fijn om erbij te zijn.",
        voices="Onze stemmen zijn kunstmatig, en dit script is gemaakt van één artikel: {article}",
        voice="Mijn stem is kunstmatig, en dit script is gemaakt van één artikel: {article}",
        by="{title}, door {names}",
        among="{one} en {other}",
        and_others="{one} en anderen",
        keep=("Wat moeten we hiervan onthouden?", "En wat blijft hiervan over?"),
        source="Het artikel heet {article} De link staat in de shownotes, met de zin achter alles wat we zeiden.",
        bye=("Bedankt voor het luisteren.", "Bedankt voor het luisteren, en tot gauw."),
    ),
}


def words(language: str) -> Words:
    """Our words in a language (BCP 47); English ones where we have none, since the disclosure must be made."""
    return _WORDS.get(language.lower().partition("-")[0], _WORDS["en"])


def welcome(
    article: Article, show: Show, hosts: Sequence[Host], hook: Sequence[Sentence]
) -> tuple[Said, ...]:
    """The first chapter's turns: the hook, the show, the hosts, the disclosure."""
    ours = words(article.language)
    first, *others = (host.name for host in hosts)
    hello = [
        *hook,
        Sentence(_ended(ours.this.format(show=_plain(show.title)))),
        Sentence(ours.me.format(name=first)),
    ]
    disclosure = Sentence(
        (ours.voices if others else ours.voice).format(article=_ended(_named(article, ours)))
    )
    if not others:
        return (Said(first, (*hello, disclosure)),)
    middle = [Said(name, (Sentence(ours.too.format(name=name)),)) for name in others[:-1]]
    return (
        Said(first, tuple(hello)),
        *middle,
        Said(others[-1], (Sentence(ours.me.format(name=others[-1])), disclosure)),
    )


def close(article: Article, hosts: Sequence[Host], remember: Sequence[Said]) -> tuple[Said, ...]:
    """The last chapter's turns: what to keep, where to read it, goodbye."""
    ours = words(article.language)
    bye = Sentence(
        f"{ours.source.format(article=_ended(_named(article, ours)))} {_drawn(ours.bye, article.title)}"
    )
    first, last = hosts[0].name, hosts[-1].name
    if not remember:
        return (Said(first, (bye,)),)
    ask = (
        ()
        if first == last
        else (Said(_other(hosts, remember[0].host), (Sentence(_drawn(ours.keep, article.title)),)),)
    )
    return (*ask, *remember, Said(_other(hosts, remember[-1].host), (bye,)))


def _other(hosts: Sequence[Host], name: str) -> str:
    return next((host.name for host in hosts if host.name != name), name)


def _drawn(choices: Sequence[str], seed: str) -> str:
    return choices[hashlib.sha256(seed.encode("utf-8", "replace")).digest()[0] % len(choices)]


def _named(article: Article, ours: Words) -> str:
    """The article's title, in quotation marks when it is said as it is written, and its author."""
    written = " ".join(article.title.split())
    title = _plain(written)
    title = f"“{title}”" if title == written and not re.search('[“”„"«»]', title) else title
    authors = [" ".join(name.split()) for name in re.split(r"[;,]| and ", article.author) if name.strip()]
    if not authors:
        return title
    names = authors[0]
    if len(authors) == 2:
        names = ours.among.format(one=authors[0], other=authors[1])
    elif len(authors) > 2:
        names = ours.and_others.format(one=authors[0])
    return ours.by.format(title=title, names=_plain(names))


def _plain(text: str) -> str:
    """Without what would be read aloud as markup, if that leaves anything."""
    return parts.unmarked(text) or text


def _ended(text: str) -> str:
    return text if re.search(r"[.!?…][”’\"')]*$", text) else f"{text}."
