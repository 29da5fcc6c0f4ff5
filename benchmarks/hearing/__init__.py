"""What a listener gets of a script, measured without anything of the writers: `spoken.hear` comes first.

In come a script, the article as it was understood, and what people annotated; out come faults with their lines. The
modules import each other relatively, for scripts find them beside themselves and tests below `benchmarks`.
"""
