"""Plain text: a text of any origin comes in; text fit for captions, tags and pages, or for comparing, goes out.

`hygiene` for control characters and length, `markup` for others' HTML, `folding` for comparing, `unsaid_marks`
for brackets as they are said, `sentences` for sentences and words.
"""
