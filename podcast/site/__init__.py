"""The show's pages: static HTML for browsers, made from an Edition.

In comes an edition of the show, and for an episode's page what lies in its folder; out come the bytes of a page, and of
the style sheet and the scripts that it loads. Nothing here reads the show on disk: `airing.site_files` does, and
imports `pages` (which pages there are), `rendering` (a page's bytes) and `assets`.
"""
