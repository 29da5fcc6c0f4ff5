"""Several things that each have something to say share the words of an episode: none is left out, all grow alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def fill_evenly(
    options: Sequence[Sequence[tuple[int, ...]]],
    words: float,
    cost: Callable[[int], int],
    most: float,
    *,
    is_broken: bool = False,
) -> list[tuple[int, ...]]:
    """Returns the sentences of each thing, of about so many words in all.

    `options` are each thing's runs of sentences, the first the one that is never left out; the thing that has had the
    fewest words has the next of its runs, if that fits and it has no more than `most` words then. A thing whose next
    run does not fit has no other one behind it, unless it may be broken.
    """
    taken: list[set[int]] = [set() for _ in options]
    filled = [0] * len(options)
    places = [0] * len(options)
    left = words
    growing = {at for at, runs in enumerate(options) if runs}
    while growing:
        at = min(growing, key=lambda one: (filled[one], one))
        if places[at] == len(options[at]):
            growing.discard(at)
            continue
        new = [i for i in options[at][places[at]] if i not in taken[at]]
        price = sum(map(cost, new))
        places[at] += 1
        if taken[at] and (price > left or filled[at] + price > most):
            if not is_broken:
                growing.discard(at)
            continue
        taken[at].update(new)
        filled[at] += price
        left -= price
    return [tuple(sorted(own)) for own in taken]
