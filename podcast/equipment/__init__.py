"""What episodes can be made with here: voices, themes, writers, language models; and whether that is enough.

In comes a show on disk (`library.Library`), or none, and who is to speak and to write (`Lineup`); out come lists for
those who choose, the music of an episode, one line that says what is missing and mends it, or all that works on this
machine, tried out. Nothing is made. Only the names below are for other rooms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import faces

if TYPE_CHECKING:
    from podcast.equipment.catalogue import list_themes, list_voices, list_writers, write_theme
    from podcast.equipment.diagnosis import Diagnosis, examine
    from podcast.equipment.host_voices import known_paces, voice_pace, voice_problem
    from podcast.equipment.lineup import Lineup, choose_speakers
    from podcast.equipment.model_servers import describe_models
    from podcast.equipment.readiness import (
        refuse_foreign_language,
        refuse_silent_hosts,
        refuse_unready,
        refuse_unready_show,
        refuse_unready_writer,
    )
    from podcast.equipment.theme_choice import theme_of
else:
    __getattr__ = faces.lazy(
        __name__,
        {
            "catalogue": "list_themes list_voices list_writers write_theme",
            "diagnosis": "Diagnosis examine",
            "host_voices": "known_paces voice_pace voice_problem",
            "lineup": "Lineup choose_speakers",
            "model_servers": "describe_models",
            "readiness": (
                "refuse_foreign_language refuse_silent_hosts refuse_unready refuse_unready_show refuse_unready_writer"
            ),
            "theme_choice": "theme_of",
        },
    )

__all__ = [
    "Diagnosis",
    "Lineup",
    "choose_speakers",
    "describe_models",
    "examine",
    "known_paces",
    "list_themes",
    "list_voices",
    "list_writers",
    "refuse_foreign_language",
    "refuse_silent_hosts",
    "refuse_unready",
    "refuse_unready_show",
    "refuse_unready_writer",
    "theme_of",
    "voice_pace",
    "voice_problem",
    "write_theme",
]
