"""Meaning: two English words come in; how they go together goes out. `wordnet.txt.gz` is made by benchmarks/lexicon.py.

The words are WordNet's (Princeton University, see WORDNET-LICENSE beside it): the common ones, each with its senses,
opposites and forms, and what each sense is a kind of.
"""
