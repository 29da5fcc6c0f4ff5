"""Articles read and written, lines spoken and parts encoded on other machines or in other processes, by Dask.

In comes work as values (`work`); out comes what it made, put into the show's own stores, so that whoever makes the
episode finds it there and the bytes are those of one machine. What a cluster cannot do is done here. Only the names
below are for other rooms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import faces

if TYPE_CHECKING:
    from podcast.cluster.connection import open_crew
else:
    __getattr__ = faces.lazy(__name__, {"connection": "open_crew"})

__all__ = ["open_crew"]
