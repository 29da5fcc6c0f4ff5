"""PDF → Document. The pages' text is read in a process of its own, then put together again by its place and type.

`sandbox` gives spans, `lines` joins them along a line and orders lines by `columns`, `furniture` drops running heads,
`grouping` makes paragraphs of some kind, `title_page` tells title and authors, `document` joins paragraphs over pages.
"""
