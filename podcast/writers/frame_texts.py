"""The words of welcome, disclosure and close, in every language in which the studio has words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FrameTexts:
    """What the studio says itself, in one language."""

    welcome: str
    """Title of the first chapter."""
    summary: str
    """Title of a summary that has no heading."""
    start: str
    """Title of a first section that has no heading, when others follow."""
    article: str
    """Title of an only section that has no heading."""
    remember: str
    """Title of the last chapter."""
    show: str
    """Which show it is, and that synthetic voices speak: the first words of all."""
    show_alone: str
    """The same, when one host speaks."""
    host: str
    other_host: str
    """What a host says who is neither the first nor the last to say hello."""
    origin: str
    """What the script was made from."""
    by: str
    two_authors: str
    more_authors: str
    close: str
    linked: str
    """What the notes lead to, when the article has an address."""
    unlinked: str
    """The same, when it has none."""
    bye: tuple[str, ...]


_TEXTS = {
    "en": FrameTexts(
        welcome="Welcome",
        summary="In a nutshell",
        start="To begin with",
        article="The article",
        remember="To remember",
        show="This is {show}, spoken by synthetic voices",
        show_alone="This is {show}, spoken by a synthetic voice",
        host="I'm {name}.",
        other_host="And I am {name}, glad to be here.",
        origin="This script was made by software from one article. It is {article}",
        by="{title}, by {names}",
        two_authors="{first} and {second}",
        more_authors="{first} and others",
        close="That was {article}",
        linked="The show notes link to it, and to the sentences behind this episode.",
        unlinked="The show notes link to the sentences behind this episode.",
        bye=(
            "Thanks for listening.",
            "Thank you for listening, and until next time.",
            "Thank you for your time.",
        ),
    ),
    "de": FrameTexts(
        welcome="Willkommen",
        summary="Kurz gesagt",
        start="Zu Beginn",
        article="Der Artikel",
        remember="Zum Mitnehmen",
        show="Das ist {show}, gesprochen von künstlichen Stimmen",
        show_alone="Das ist {show}, gesprochen von einer künstlichen Stimme",
        host="Ich bin {name}.",
        other_host="Und ich bin {name}, schön, dabei zu sein.",
        origin="Dieses Skript hat Software aus einem einzigen Artikel gemacht: {article}",
        by="{title}, von {names}",
        two_authors="{first} und {second}",
        more_authors="{first} und anderen",
        close="Der Artikel heißt {article}",
        linked="Die Shownotes führen zu ihm und zu den Sätzen, auf denen diese Folge beruht.",
        unlinked="Die Shownotes führen zu den Sätzen, auf denen diese Folge beruht.",
        bye=("Danke fürs Zuhören.", "Vielen Dank fürs Zuhören, und bis bald."),
    ),
    "fr": FrameTexts(
        welcome="Bienvenue",
        summary="En bref",
        start="Pour commencer",
        article="L’article",
        remember="À retenir",
        show="Voici {show}, lu par des voix synthétiques",
        show_alone="Voici {show}, lu par une voix synthétique",
        host="Je suis {name}.",
        other_host="Et je suis {name}, avec vous aussi.",
        origin="Ce script a été tiré d’un seul article par un logiciel : {article}",
        by="{title}, par {names}",
        two_authors="{first} et {second}",
        more_authors="{first} et d’autres",
        close="L’article s’intitule {article}",
        linked="Les notes mènent à l’article et aux phrases sur lesquelles repose cet épisode.",
        unlinked="Les notes mènent aux phrases sur lesquelles repose cet épisode.",
        bye=("Merci de votre écoute.", "Merci de nous avoir écoutés, et à bientôt."),
    ),
    "es": FrameTexts(
        welcome="Bienvenida",
        summary="En resumen",
        start="Para empezar",
        article="El artículo",
        remember="Para recordar",
        show="Esto es {show}, con voces sintéticas",
        show_alone="Esto es {show}, con una voz sintética",
        host="Soy {name}.",
        other_host="Y yo soy {name}, encantada de estar aquí.",
        origin="Este guion lo hizo un programa a partir de un solo artículo: {article}",
        by="{title}, de {names}",
        two_authors="{first} y {second}",
        more_authors="{first} y otros",
        close="El artículo se titula {article}",
        linked="Las notas del episodio llevan a él y a las frases en que se apoya este episodio.",
        unlinked="Las notas del episodio llevan a las frases en que se apoya.",
        bye=("Gracias por escuchar.", "Gracias por escucharnos, y hasta pronto."),
    ),
    "it": FrameTexts(
        welcome="Benvenuti",
        summary="In breve",
        start="Per cominciare",
        article="L’articolo",
        remember="Da ricordare",
        show="Questo è {show}, con voci sintetiche",
        show_alone="Questo è {show}, con una voce sintetica",
        host="Io sono {name}.",
        other_host="E io sono {name}, con voi anche oggi.",
        origin="Questo copione è stato ricavato da un solo articolo con un programma: {article}",
        by="{title}, di {names}",
        two_authors="{first} e {second}",
        more_authors="{first} e altri",
        close="L’articolo si intitola {article}",
        linked="Le note dell’episodio portano all’articolo e alle frasi su cui l’episodio si basa.",
        unlinked="Le note dell’episodio portano alle frasi su cui si basa.",
        bye=("Grazie per l’ascolto.", "Grazie per averci ascoltato, e a presto."),
    ),
    "nl": FrameTexts(
        welcome="Welkom",
        summary="Kort gezegd",
        start="Om te beginnen",
        article="Het artikel",
        remember="Om te onthouden",
        show="Dit is {show}, met kunstmatige stemmen",
        show_alone="Dit is {show}, met een kunstmatige stem",
        host="Ik ben {name}.",
        other_host="En ik ben {name}, fijn om erbij te zijn.",
        origin="Dit script is door software gemaakt van één artikel: {article}",
        by="{title}, door {names}",
        two_authors="{first} en {second}",
        more_authors="{first} en anderen",
        close="Het artikel heet {article}",
        linked="De shownotes leiden naar het artikel, en naar de zinnen waarop deze aflevering berust.",
        unlinked="De shownotes leiden naar de zinnen waarop deze aflevering berust.",
        bye=("Bedankt voor het luisteren.", "Bedankt voor het luisteren, en tot gauw."),
    ),
}


def texts_in(language: str) -> FrameTexts:
    """Returns the texts in a language (BCP 47); English ones where there are none: the disclosure must be made."""
    return _TEXTS.get(language.lower().partition("-")[0], _TEXTS["en"])
