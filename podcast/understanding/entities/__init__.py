"""Who and what an article speaks of: names that mean one are put together, with kind, role and gender.

`entities.find_entities` is the way in.
"""
