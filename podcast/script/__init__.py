"""The script: a person reads and edits it as Markdown, the program as a value.

`text` turns the one into the other and back, `check` says whether what a script says rests on the article. Neither
opens a file or knows how the script came about. Others import the names that those two packages offer.
"""
