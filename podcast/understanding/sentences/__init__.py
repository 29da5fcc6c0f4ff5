"""The sentences of an article, parsed, with their clauses, quantities and times.

`sentences.read_sentences` comes first; `paragraphs` joins sentences into the paragraphs that they are of.
"""
