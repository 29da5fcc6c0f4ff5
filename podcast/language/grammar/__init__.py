"""Grammar: a sentence comes in; its words go out, each with its part of speech and its dictionary form."""
