"""The RSS feed of one show: written from what the manifests say, and read from the feeds of others.

In comes an `Edition` (a show and its episodes on air), out come the feed's pages as bytes: `rss`
puts a page together, `channel` has the tags of the show, `item` those of an episode, each tag one
line in one of the two; `elements` has what they share. A tag of a new namespace needs that in
`contract.NAMESPACES`, too. In comes somebody's document, out comes a `foreign.ForeignFeed`, with
values read by `foreign_values`. `check/` reads our own feed as apps and directories do, without the
code that wrote it: a rule of its own for each new tag goes to `channel_rules` or `item_rules`.

Other rooms import `rss`, `check`, `foreign` and `foreign_values`.
"""
