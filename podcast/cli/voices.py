"""`podcast voices`."""

from __future__ import annotations

import click

from podcast.cli.common import json_option, print_json


@click.command(name="voices")
@json_option
def command(as_json: bool) -> None:
    """List the voices: name, language, gender, and what each needs.

    Write a voice as ENGINE:NAME in show.toml or in a script's front matter.
    """
    from podcast import making

    voices = making.list_voices()
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
    width = max(len(str(info.voice)) for info in voices)
    for info in voices:
        click.echo(f"{info.voice!s:<{width}}  {info.language:<6} {info.gender:<7} {info.note}".rstrip())
