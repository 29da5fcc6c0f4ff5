"""Grammar: a sentence comes in; its words, their parts of speech, its tree of dependencies and its clauses go out."""
