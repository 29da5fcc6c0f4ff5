"""From lines to speech: engines, and the pool that lets them speak side by side.

`splitting` makes sentences of a line, as they are written and as they are spoken. Utterances go into `pool.speak`, and
Speech comes out, kept in a store so that no line is spoken twice; `engines` has the voices. Others import these three.
"""
