"""Sound: raw speech and music in, an MP3 out, with cues and chapters exact to the sample.

The way of a line: `levelling` makes a clip of what an engine said; `timeline` places clips and
pieces of music, with the silences of `gaps` and the captions of `cues`; `mixing` cuts the timeline
into parts between two silences; `mp3` encodes each part on its own and joins the frames behind the
`info_frame`. `theme_music` reads music, `meter` measures, `limiter` holds peaks, `durations` tells
how long somebody's file really is. Nothing here knows a show on disk.

A theme of our own is a folder below `themes/`, found by its `theme.toml`. How long a silence is, is
decided in `gaps` alone. What makes a clip, a part or its frames come out as other bytes raises a
number in `podcast/recipes.py`.
"""
