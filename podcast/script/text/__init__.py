"""A script's Markdown: what may stand in it (`grammar`), read into a Script and written from one.

In comes the text of a file, or a writer's Script; out goes a ScriptFile, or a ScriptError with every problem and its
line. `source_of` and `has_hosts` look at the front matter alone, which a damaged script still has.
"""

from podcast.script.text.formatting import format_script
from podcast.script.text.front_matter import HEAD, has_hosts, lines_of, source_of
from podcast.script.text.grammar import SOUNDBITE_MS
from podcast.script.text.revision import revise_script
from podcast.script.text.script_file import ScriptFile, compose_script, read_script

__all__ = [
    "HEAD",
    "SOUNDBITE_MS",
    "ScriptFile",
    "compose_script",
    "format_script",
    "has_hosts",
    "lines_of",
    "read_script",
    "revise_script",
    "source_of",
]
