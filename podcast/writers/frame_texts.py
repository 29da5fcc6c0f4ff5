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
    host: str
    other_host: str
    """What a host says who is neither the first nor the last to say hello."""
    voices: str
    """The disclosure, when several hosts speak."""
    voice: str
    """The disclosure of a single host."""
    by: str
    two_authors: str
    more_authors: str
    keep: tuple[str, ...]
    """Questions before what to remember."""
    link: str
    bye: tuple[str, ...]


_TEXTS = {
    "en": FrameTexts(
        welcome="Welcome",
        summary="In a nutshell",
        start="To begin with",
        article="The article",
        remember="To remember",
        show="This is {show}",
        host="I'm {name}.",
        other_host="And I am {name}, glad to be here.",
        voices="We are synthetic voices, and this script was made from one article: {article}",
        voice="I am a synthetic voice, and this script was made from one article: {article}",
        by="{title}, by {names}",
        two_authors="{first} and {second}",
        more_authors="{first} and others",
        keep=(
            "What should we keep from all this?",
            "So what is worth remembering?",
            "What stays with us from this one?",
        ),
        link="The article is {article} Its link is in the show notes, with the sentence behind everything we said.",
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
        show="Das ist {show}",
        host="Ich bin {name}.",
        other_host="Und ich bin {name}, schön, dabei zu sein.",
        voices="Unsere Stimmen sind künstlich, und dieses Skript beruht auf einem einzigen Artikel: {article}",
        voice="Meine Stimme ist künstlich, und dieses Skript beruht auf einem einzigen Artikel: {article}",
        by="{title}, von {names}",
        two_authors="{first} und {second}",
        more_authors="{first} und anderen",
        keep=("Was sollte man von alldem behalten?", "Und was bleibt davon?"),
        link=(
            "Der Artikel heißt {article} Der Link steht in den Shownotes, mit dem Satz zu allem, was wir gesagt "
            "haben."
        ),
        bye=("Danke fürs Zuhören.", "Vielen Dank fürs Zuhören, und bis bald."),
    ),
    "fr": FrameTexts(
        welcome="Bienvenue",
        summary="En bref",
        start="Pour commencer",
        article="L’article",
        remember="À retenir",
        show="Voici {show}",
        host="Je suis {name}.",
        other_host="Et je suis {name}, avec vous aussi.",
        voices="Nos voix sont synthétiques, et ce script a été tiré d’un seul article : {article}",
        voice="Ma voix est synthétique, et ce script a été tiré d’un seul article : {article}",
        by="{title}, par {names}",
        two_authors="{first} et {second}",
        more_authors="{first} et d’autres",
        keep=("Que faut-il retenir de tout cela ?", "Et qu’en reste-t-il ?"),
        link=(
            "L’article s’intitule {article} Son lien est dans les notes de l’épisode, avec la phrase derrière tout ce "
            "que nous avons dit."
        ),
        bye=("Merci de votre écoute.", "Merci de nous avoir écoutés, et à bientôt."),
    ),
    "es": FrameTexts(
        welcome="Bienvenida",
        summary="En resumen",
        start="Para empezar",
        article="El artículo",
        remember="Para recordar",
        show="Esto es {show}",
        host="Soy {name}.",
        other_host="Y yo soy {name}, encantada de estar aquí.",
        voices="Nuestras voces son sintéticas, y este guion se hizo a partir de un solo artículo: {article}",
        voice="Mi voz es sintética, y este guion se hizo a partir de un solo artículo: {article}",
        by="{title}, de {names}",
        two_authors="{first} y {second}",
        more_authors="{first} y otros",
        keep=("¿Qué conviene recordar de todo esto?", "¿Y qué nos queda de todo esto?"),
        link=(
            "El artículo se titula {article} El enlace está en las notas del episodio, con la frase que respalda todo "
            "lo que dijimos."
        ),
        bye=("Gracias por escuchar.", "Gracias por escucharnos, y hasta pronto."),
    ),
    "it": FrameTexts(
        welcome="Benvenuti",
        summary="In breve",
        start="Per cominciare",
        article="L’articolo",
        remember="Da ricordare",
        show="Questo è {show}",
        host="Io sono {name}.",
        other_host="E io sono {name}, con voi anche oggi.",
        voices="Le nostre voci sono sintetiche, e questo copione nasce da un solo articolo: {article}",
        voice="La mia voce è sintetica, e questo copione nasce da un solo articolo: {article}",
        by="{title}, di {names}",
        two_authors="{first} e {second}",
        more_authors="{first} e altri",
        keep=("Che cosa conviene ricordare di tutto questo?", "E che cosa ne resta?"),
        link=(
            "L’articolo si intitola {article} Il link è nelle note dell’episodio, con la frase dietro a tutto ciò che "
            "abbiamo detto."
        ),
        bye=("Grazie per l’ascolto.", "Grazie per averci ascoltato, e a presto."),
    ),
    "nl": FrameTexts(
        welcome="Welkom",
        summary="Kort gezegd",
        start="Om te beginnen",
        article="Het artikel",
        remember="Om te onthouden",
        show="Dit is {show}",
        host="Ik ben {name}.",
        other_host="En ik ben {name}, fijn om erbij te zijn.",
        voices="Onze stemmen zijn kunstmatig, en dit script is gemaakt van één artikel: {article}",
        voice="Mijn stem is kunstmatig, en dit script is gemaakt van één artikel: {article}",
        by="{title}, door {names}",
        two_authors="{first} en {second}",
        more_authors="{first} en anderen",
        keep=("Wat moeten we hiervan onthouden?", "En wat blijft hiervan over?"),
        link="Het artikel heet {article} De link staat in de shownotes, met de zin achter alles wat we zeiden.",
        bye=("Bedankt voor het luisteren.", "Bedankt voor het luisteren, en tot gauw."),
    ),
}


def texts_in(language: str) -> FrameTexts:
    """Returns the texts in a language (BCP 47); English ones where there are none: the disclosure must be made."""
    return _TEXTS.get(language.lower().partition("-")[0], _TEXTS["en"])
