"""Script ⇄ Markdown: what may stand in a script, read and written."""
