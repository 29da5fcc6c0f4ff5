"""That software made an episode: in words, and in the terms of the IPTC, by which machines know it.

The same episode gives the same words and bytes: nothing here is drawn by lot or signed.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING

from podcast.contract import DIGITAL_SOURCE_TYPE
from podcast.language.plain.hygiene import clean, shorten

if TYPE_CHECKING:
    from collections.abc import Sequence

    from podcast.model import Cue, Description

SOURCE_TYPE_FIELD = "DigitalSourceType"
"""What the IPTC calls the property, and we the field of a tag that holds it."""
_FIELD = 255
EARLY_MS = 30_000
"""So soon has an episode to say it: after the music and a hook of a quarter of a minute."""
_MADE = re.compile(
    r"\b(?:synthetic|synthesi[sz]ed|artificial\w*|(?:computer|machine)[- ]generated|AI|A\.I\.|text[- ]to[- ]speech"
    r"|künstlich\w*|synthetisch\w*|KI|synthétiques?|artificiel\w*|IA|sint[eé]tic\w+|kunstmatig\w*)\b",
    re.IGNORECASE,
)
_VOICE = re.compile(
    r"\b(?:voices?|hosts?|spoken|read|made|generated|stimmen?|gesprochen|voix|voz|voces|voc[ei]|stem(?:men)?)\b",
    re.IGNORECASE,
)
"""Of these two sorts of words a disclosure has one each, in the languages that the studio has words of."""
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
 <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
  <rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">
   <Iptc4xmpExt:DigitalSourceType>{source_type}</Iptc4xmpExt:DigitalSourceType>
   <Iptc4xmpExt:AISystemUsed>{system}</Iptc4xmpExt:AISystemUsed>
  </rdf:Description>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def statement(episode: Description) -> str:
    """Returns one sentence that says so to people."""
    names = [shorten(host.name, 60) for host in episode.hosts] or ["each host"]
    *others, last = names
    if not others:
        return f"Made with AI: {last} is a synthetic voice."
    return f"Made with AI: {', '.join(others)} and {last} are synthetic voices."


def is_said_early(cues: Sequence[Cue]) -> bool:
    """Returns whether the first half minute says that voices are synthetic."""
    early = " ".join(cue.text for cue in cues if cue.start_ms < EARLY_MS)
    return bool(_MADE.search(early) and _VOICE.search(early))


def system(episode: Description) -> str:
    """Returns which software spoke: `podcast; voices hibari:heart, piper:joe`."""
    voices = dict.fromkeys(clean(str(host.voice)) for host in episode.hosts)
    return shorten(f"podcast; voices {', '.join(voices)}" if voices else "podcast", _FIELD)


def fields(episode: Description) -> dict[str, str]:
    """Returns what a tag says, by the names of its fields."""
    return {
        SOURCE_TYPE_FIELD: DIGITAL_SOURCE_TYPE,
        "AI-Disclosure": shorten(statement(episode), _FIELD),
        "AI-System": system(episode),
    }


def to_xmp(episode: Description) -> bytes:
    """Returns the XMP packet that says so in the IPTC's own properties."""
    return _XMP.format(source_type=DIGITAL_SOURCE_TYPE, system=escape(system(episode))).encode()
