"""A writer that tells what an article is about in its own first sentences, part by part."""

from __future__ import annotations

from podcast.writers import Article, Brief, Footnote, Line, Music, Passage, Script, ScriptChapter


class Headlines:
    """The first host alone: hello, the first paragraph of each part, goodbye."""

    def write(self, article: Article, brief: Brief) -> Script:
        """Returns the script; each statement cites the paragraph that it repeats, word for word."""
        host = brief.hosts[0]
        parts = [part for part in (article.summary, *article.sections) if part.paragraphs]
        notes = tuple(Footnote(str(label), part.paragraphs[0]) for label, part in enumerate(parts, 1))
        hello = f"This is {brief.show.title}. I am {host.name}, a synthetic voice, reading from one article."
        chapters = [ScriptChapter("Welcome", (Music("intro"), line(host.name, hello)))]
        for part, note in zip(parts, notes, strict=True):
            chapters.append(
                ScriptChapter(part.heading or "Summary", (line(host.name, note.text, note.label),))
            )
        chapters.append(ScriptChapter("Goodbye", (line(host.name, "That was all."), Music("outro"))))
        return Script(
            title=article.title,
            hosts=(host,),
            chapters=tuple(chapters),
            footnotes=notes,
            source=article.source,
            author=article.author,
            date=article.date,
            language=article.language,
        )

    def preview(self, article: Article, brief: Brief) -> str:
        """Returns what writing would send to anybody."""
        return "Nothing is sent."


def line(host: str, text: str, *cites: str) -> Line:
    """Returns what a host says in one go, and the footnotes that it rests on."""
    return Line(host, (Passage(text, cites),))
