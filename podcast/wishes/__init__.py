"""What a site wishes programs not to do with its texts: robots.txt, and reservations of text and data mining.

In comes the address of a page; out come the wishes that hold for it, as the site states them at that moment. Whoever
has a right to the text says so by `rights`, which goes before a wish.
"""

from __future__ import annotations

from podcast.wishes.site_requests import Wish, find_reservation, is_overruled, read_reservation, read_robots

__all__ = ["Wish", "find_reservation", "is_overruled", "read_reservation", "read_robots"]
