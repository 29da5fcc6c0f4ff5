"""`podcast voices`."""

from __future__ import annotations

import json

import click


@click.command(name="voices")
@click.option("--json", "as_json", is_flag=True, help="For machines.")
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
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False))
        return
    width = max(len(str(info.voice)) for info in voices)
    for info in voices:
        click.echo(f"{info.voice!s:<{width}}  {info.language:<6} {info.gender:<7} {info.note}".rstrip())
