"""Facts: a text comes in; the numbers, dates, names and quotations that it states go out, to compare with another text.

Other rooms use `numbers`, `names` and `known_acronyms` to find them, `name_matching` to look for names in other forms.
All but names is English.
"""
