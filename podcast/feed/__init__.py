"""The RSS feed of one show."""
