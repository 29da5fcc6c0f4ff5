"""Words that an article gives as somebody's own, and whose they are.

`quotations.find_quoted` finds them, `speakers.name_speakers` says who speaks.
"""
