"""A command-line podcast studio: from an article to a two-voice episode and a feed people subscribe to."""

__version__ = "0.1.0"
