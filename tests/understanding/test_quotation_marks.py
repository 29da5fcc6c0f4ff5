"""Which marks of a paragraph are quotations."""

from __future__ import annotations

import pytest

from podcast.understanding.quoting.quotation_marks import find_marked

PARAGRAPHS = [
    ("“The well is dry,” said Ines. “We dig.”", ["“The well is dry,”", "“We dig.”"]),
    ('"I told him "no" twice," she said.', ['"I told him "no" twice,"']),
    ("«Nein», sagte er. „Das ist „zu“ teuer.“", ["«Nein»", "„Das ist „zu“ teuer.“"]),
    ("»Ja«, sagte sie. « Oui », dit-elle.", ["»Ja«", "« Oui »"]),
    ("The rope—“our last”—broke.", ["“our last”"]),
    ('He sold a 12" pipe and a 5\'10" ladder.', []),
    ('"It is a 12" pipe," he said.', ['"It is a 12" pipe,"']),
    ('"We came in 1912" is carved on it. "We stayed" is not.', ['"We came in 1912"', '"We stayed"']),
    (
        "‘The boat leaks,’ he said, ‘and the sailors’ pay is late.’",
        ["‘The boat leaks,’", "‘and the sailors’ pay is late.’"],
    ),
    ("The sailors' pay and the captains' cabins were cut in the '90s.", []),
    ("Tell 'em that rock 'n' roll isn't dead 'til it's over.", []),
    ("He answered, ‘No,’ and “maybe ‘later’ then”.", ["‘No,’", "“maybe ‘later’ then”"]),
    ('A stray " mark, and one that "opens only.', []),
    ("He told “ nothing.", []),
    ('Some leave out the "The Sea," and "The Hill" stays.', ['"The Sea,"', '"The Hill"']),
    ('Lee on the Will," and "Hull on Need."', ['"Hull on Need."']),
    (
        'We only dug for water," said Ines. "It is all we do," she said.',
        ['We only dug for water,"', '"It is all we do,"'],
    ),
    ('She said "“Both kinds of marks.”', ["“Both kinds of marks.”"]),
]


@pytest.mark.parametrize(("text", "quotations"), PARAGRAPHS)
def test_marks_are_paired_and_apostrophes_and_inches_are_none(text: str, quotations: list[str]) -> None:
    """The outermost quotations of a paragraph are read off its marks, of every kind."""
    assert [text[one.start : one.stop] for one in find_marked(text)] == quotations


def test_an_open_mark_runs_on_only_where_the_next_paragraph_begins_with_one() -> None:
    """A mark that nothing closes is a quotation where the next paragraph opens again, or where it begins one."""
    text = "He said: the “well” was dry, and “nobody"
    assert [one.is_closed for one in find_marked(text)] == [True]
    assert [one.is_closed for one in find_marked(text, goes_on=True)] == [True, False]
    assert [one.is_closed for one in find_marked("She wrote: “The well is dry.")] == [False]
