"""`podcast completion`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import BashComplete, FishComplete, ZshComplete

if TYPE_CHECKING:
    from click.shell_completion import ShellComplete

# Bash takes a voice (`piper:joe`) for three words, and click's own function with it; so this one takes the line itself
# apart, and offers what is left of a name after the colon that is typed already.
_BASH = """\
%(complete_func)s() {
    local IFS=$' \\t\\n' line="${COMP_LINE:0:COMP_POINT}" before="" type value
    local -a words
    read -ra words <<< "$line"
    local cword=$(( ${#words[@]} - 1 ))
    [[ "$line" == *[[:space:]] ]] && cword=$(( cword + 1 ))
    local word="${words[cword]-}"
    [[ "$word" == *:* && "$COMP_WORDBREAKS" == *:* ]] && before="${word%%:*}:"
    COMPREPLY=()
    while IFS=',' read -r type value; do
        case "$type" in
            dir) compopt -o dirnames ;;
            file) compopt -o default ;;
            plain) COMPREPLY+=("${value#"$before"}") ;;
        esac
    done < <(env COMP_WORDS="$line" COMP_CWORD="$cword" %(complete_var)s=bash_complete "$1" 2>/dev/null)
}
complete -o nosort -F %(complete_func)s %(prog_name)s
"""
_ZSH = "(( $+functions[compdef] )) || { autoload -Uz compinit && compinit; }\n"
_START_FILES = {"bash": "~/.bashrc", "zsh": "~/.zshrc", "fish": "~/.config/fish/config.fish"}
SHELLS = tuple(_START_FILES)


@click.command(name="completion")
@click.argument("shell", type=click.Choice(SHELLS), required=False)
@click.option("--install", is_flag=True, help="Write it down, so that every new shell has it.")
def command(shell: str | None, install: bool) -> None:
    """Let the Tab key complete commands, options, episodes, voices and themes in SHELL (by default yours).

    Prints the shell's instructions; with --install they are kept in a file, a line in the shell's own start file reads
    them, and both paths are printed.

    \b
      podcast completion --install
      eval "$(podcast completion bash)"
    """
    shell = shell or Path(os.environ.get("SHELL", "")).name
    if shell not in _START_FILES:
        raise click.UsageError(f"say which shell: podcast completion {'|'.join(SHELLS)}")
    script = instructions(shell)
    if not install:
        click.echo(script)
        return
    start = Path(_START_FILES[shell]).expanduser()
    kept = start.parent / f".podcast-completion.{shell}" if shell != "fish" else start.parent / "podcast.fish"
    _keep(script, kept, start)
    click.echo(kept)
    click.echo(start)
    click.echo("Open a new shell, type `podcast ` and press Tab twice.", err=True)


def instructions(shell: str) -> str:
    """Returns what a shell has to read, so that it asks this program what a word may become."""
    kinds: dict[str, type[ShellComplete]] = {"bash": BashComplete, "zsh": ZshComplete, "fish": FishComplete}
    complete = kinds[shell](click.Command("podcast"), {}, "podcast", "_PODCAST_COMPLETE")
    if shell == "bash":
        return _BASH % complete.source_vars()
    return (_ZSH if shell == "zsh" else "") + complete.source()


def _keep(script: str, kept: Path, start: Path) -> None:
    """Writes the instructions to `kept`, and once a line that reads them to the shell's start file."""
    from podcast import store

    store.write(kept, f"{script}\n".encode())
    line = f'source "{kept}"  # podcast: completion by Tab\n'
    text = start.read_text(encoding="utf-8") if start.exists() else ""
    if line not in text:
        start.parent.mkdir(parents=True, exist_ok=True)
        with start.open("a", encoding="utf-8") as file:  # a link to somebody's dotfiles stays one
            file.write(line if not text or text.endswith("\n") else f"\n{line}")
