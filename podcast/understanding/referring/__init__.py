"""What pronouns, demonstratives and definite nouns point at, and which sentences need another one.

`noun_phrases`, `pronouns`, `references`, `needs` are taken in this order; `telling`, `candidates`, `signs` and
`persons` are steps of `pronouns`.
"""
