"""Language: a text comes in; its sentences, its spoken form, its numbers, names and parts of speech go out.

`plain` makes text fit to print and to compare, `saying` writes it as it is said, `facts` finds the numbers and names
that it states, `grammar` its words, their parts of speech and its clauses, `meaning` knows which words mean the same.
Nothing here knows of articles, scripts or episodes.

What is of one language says so at the head of its module; nearly all of it is English. Another language comes in here:

- how its numbers and dates are said: modules beside `saying/amounts.py` and `saying/dates.py`, whose rules stand in
  `RULES_BY_LANGUAGE` in `saying/normalisation.py`; until then num2words says its figures, where it knows the language;
- its numbers and dates as facts, so that a check finds what an article does not say: `facts/numbers.py` is not told the
  language yet; `facts/number_words.py` and `facts/measures.py` hold the English words, `facts/numerals.py` reads them;
- which of its capitals are names: `facts/names.py`;
- its sentences: `plain/sentences.py` has them from sentencex, and mends English abbreviations.
"""
