"""The numbers that go into the keys of what is kept, and into the formats of what is written, all in one place.

A key says what a thing was made from; its recipe's number says how. Raise the number in the commit that makes the
same input give other output: what was kept before is then made anew. `tests/test_recipes.py` fails when output
changes and its number does not.
"""

# What is kept below .cache, by what it was made from.
CLIP = 1
"""What an engine said for an utterance: how it is packed, and what the parts of its key mean."""
SENTENCE_JOINING = 1
"""How the engines that run here join the sentences of an utterance: lead, fades and pauses between them."""
LEVELLED_CLIP = 2
"""A clip after the voice chain: high-pass, compression, loudness, limiter."""
MUSIC_PIECE = 1
"""A piece of a theme, resampled and set to its loudness."""
PART = 1
"""A stretch of the episode between two silences, as it is mixed."""
ENCODED_PART = 2
"""The MP3 frames of a part."""
OPUS = 1
"""The sound of an episode as Opus, before it has tags."""
PICTURE = 4
"""A cover or a chapter's picture, drawn or converted."""
PARSES = 3
"""The sentences of an article, parsed: what a parse holds, and how the parser is asked."""
ARTICLE_COPY = 4
"""The article that scripts are checked against, and the digest of its file."""
LISTINGS = 2
"""What manifests say, packed so that ten thousand of them are read at once."""
PROMPTS = 7
"""What a language model is asked: every kept answer is to these words."""

# What makes an episode up to date.
EPISODE_FILES = 7
"""The files of an episode that the same script, show and music give."""

# Formats of files that others read, or an older version of this program wrote.
MANIFEST = 1
"""`episode.json`. A reader refuses a later one and reads all earlier ones."""
LEDGER = 1
"""`show.json`, the list of what is minted once."""
INVENTORY = 1
"""The list of what was published, kept at the target."""
LISTENERS = 1
"""`listeners.json`, the names and digests of those who may hear a private show."""
FOLLOWING = 1
"""`following.json`, what is known of the feeds that a show follows."""


def read_numbers() -> dict[str, int]:
    """Returns all of them by name: what two processes must have alike for what they make to be the same."""
    return {name: value for name, value in globals().items() if name.isupper()}
