"""The RSS feed of one show: an Edition comes in, `feed.xml` and its further pages go out.

`channel` has the tags of the show, `item` those of an episode, `elements` writes them, `rss` joins them into pages. A new
tag goes into `channel` or `item`, and its rule into `check/`, which reads a feed on its own. `foreign` reads the feeds of
others; `categories` has Apple's. Other rooms import `rss`, `check`, `foreign`, `foreign_values` and `categories`.
"""
