"""What lies beside an episode's MP3 and in its tag, each from the values of one Episode.

In comes an `Episode` (or a `Listing` of one), out come bytes or text: the tag (`id3_tags`),
chapters (`json_chapters`), transcripts, show notes, covers. Nothing here reads or writes an
episode's folder; `media` and `cover.read_…` read files of the user's own. `check/` reads the files
back as players do, without the code that wrote them.

Chapters have three forms here: `json_chapters`, `id3_tags._chapters` and the list in `show_notes`
(the feed's own is `feed.item`); a further one is a module beside them, its file named in
`contract`. What a drawn cover looks like is `poster` (where letters and picture lie: a second
layout goes there) and `motifs` (palettes, pictures). A further form of the transcript is a function
and a line of `transcripts.FORMS`.
"""
