"""Publishing: files brought to a folder or to any filesystem of fsspec's, whole, in order and checked.

In come the files that are to be at a target (`File`) and its address; what comes out is a target that holds them, with
nothing on it that names a file which is not there. `check_url` asks a feed's public address how it is served. Only the
names below are for other rooms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast import faces

if TYPE_CHECKING:
    from podcast.publish.files import ChangedError, File
    from podcast.publish.folder import FolderTarget
    from podcast.publish.keeping import Keeping
    from podcast.publish.live import check_url
    from podcast.publish.notices import tell_hub, tell_podping
    from podcast.publish.opening import open_target
    from podcast.publish.target import Target
    from podcast.publish.target_state import TargetState, look_at
    from podcast.publish.upload import carry_out
    from podcast.publish.upload_plan import UploadPlan
else:
    __getattr__ = faces.lazy(
        __name__,
        {
            "files": "ChangedError File",
            "folder": "FolderTarget",
            "keeping": "Keeping",
            "live": "check_url",
            "notices": "tell_hub tell_podping",
            "opening": "open_target",
            "target": "Target",
            "target_state": "TargetState look_at",
            "upload": "carry_out",
            "upload_plan": "UploadPlan",
        },
    )

__all__ = [
    "ChangedError",
    "File",
    "FolderTarget",
    "Keeping",
    "Target",
    "TargetState",
    "UploadPlan",
    "carry_out",
    "check_url",
    "look_at",
    "open_target",
    "tell_hub",
    "tell_podping",
]
