"""`podcast voices`."""

from __future__ import annotations

import click

from podcast.cli.common import json_option, print_json


@click.command(name="voices")
@click.option("--language", metavar="CODE", default="", help="Only those of a language, as `de`.")
@json_option
def command(language: str, as_json: bool) -> None:
    """List the voices: name, language, gender, and what each needs.

    Write a voice as ENGINE:NAME in show.toml or in a script's front matter. Edge's service has more voices than are
    listed: any of its names works.
    """
    from podcast import equipment

    voices = equipment.list_voices(language)
    if as_json:
        rows = [
            {
                "voice": str(info.voice),
                "language": info.language,
                "gender": info.gender,
                "words_per_minute": info.words_per_minute,
                "note": info.note,
            }
            for info in voices
        ]
        print_json(rows)
        return
    if not voices:
        raise click.ClickException(f"no engine lists a voice for {language}; `podcast voices` lists all")
    width = max(len(str(info.voice)) for info in voices)
    for info in voices:
        click.echo(f"{info.voice!s:<{width}}  {info.language:<6} {info.gender:<7} {info.note}".rstrip())
