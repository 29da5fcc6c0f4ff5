"""From an article to what it says: sentences, clauses, quotations and speakers, people, references, relations.

In comes an `Article`, out goes an `Understanding`, whose parts can be used each alone. What is not sure is left open,
and every consumer must ask. Only the names below are for other rooms.
"""

from podcast.understanding.analysis import understand

__all__ = ["understand"]
