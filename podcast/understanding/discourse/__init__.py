"""What holds an article together: relations, topics, whose voice it has, its genre.

`whole.read_discourse` is the way in.
"""
