"""Words that say how much of a sentence holds, wherever they stand in it: data for `loose_signs`."""

from __future__ import annotations

import re

from podcast.script.check.denials import DENIALS
from podcast.script.check.phrases import find_any, spell

NEGATIVE = DENIALS | frozenset(
    """against alone away bad badly but decline else except false forbid free gone hide keep lack late less off same
    shut stay unable wait worse wrong yet""".split()
)
"""Words that deny, and those by which a denial may be put as well: "It keeps the rain out" of "It does not leak"."""
LEFT_OPEN = find_any(
    "leave* out, left out, out of it, leave* open, leave* it open, leave* that open, leaving open, left open,"
    "left it open, left that open,"
    "remains to be seen, silent, secret, mum, quiet"
)
"""Words for what somebody does not say."""
_MAYBE = spell(
    """might, could, perhaps, maybe, possible, possibly, probable, probably, likely, potentially, appear*,
    apparently, seem*, believed, rumour*, rumor*, suggest, suggests, suspected, allegedly, reportedly, arguably,
    tend, tends, tended, conceivably, presumably, supposedly"""
)
MAYBE = re.compile(rf"\b(?:(?-i:may)|{_MAYBE})\b", re.IGNORECASE)
"""Words that keep a sentence from being a fact; "May" is a month."""
_KEPT = spell(
    """about to, account*, allow*, anybody, anyone, ask*, assum*, believe*, call for, calls for, can, can't,
    cannot, chance*, claim*, consider*, couldn't, debate, demand*, doubt*, draft, estimat*, expect*, fear*,
    guess*, hardly, help*, hope*, hoping, how far, idea*, if, in principle, in theory, intend*, let, lets, look,
    looks, mean to, mostly, must, offer*, often, one day, opinion, ought, plan*, potential, prepar*, promis*,
    propos*, prospect, question, reckon*, risk*, said, say, says, seen as, set to, should, so far, some, sound,
    sounds, speculat*, suppos*, telling, tell us, theory, think*, threat*, thought, unless, usually, view,
    want*, when, whenever, whether, whoever, will, wonder*, worr*, would, wouldn't"""
)
KEPT = re.compile(rf"\b(?:may|{_MAYBE}|{_KEPT})\b", re.IGNORECASE)
"""Words any of which keeps a line from making a fact of it."""
PARTLY = re.compile(
    rf"""\b{
        spell(
            '''a few, a number of, fewer, few, generally, largely, less, mainly, majority, many, minority,
            more, most, mostly,
        nearly, almost, occasionally, often, only if, others, partly, several, some, sometimes, tend, tends,
        usually,
        up to'''
        )
    }\b(?! than)""",
    re.IGNORECASE,
)
"""Words that leave something out."""
WHOLLY = re.compile(
    rf"""\b(?<!half of )(?<!third of )(?<!quarter of )(?<!percent of )(?<!most of )(?<!than )(?<!\ball but )(?:{
        spell(
            '''all, altogether, always, anybody, anyone, completely, each, entire, entirely, everybody,
            everyone, everything,
        everywhere, invariably, never, no one, nobody, none, nothing, not a single, not one, whoever, without
        exception,
        there isn't a, there isn't an, there wasn't a, there wasn't an, universally'''
        )
    }|every(?! (?:few|right)\b))\b""",
    re.IGNORECASE,
)
"""Words that leave nothing out; "every few days" and "every right" leave out what they do."""
ALL = re.compile(
    rf"""\b(?:{
        spell(
            '''all, altogether, always, any, anybody, anyone, anything, both, completely, each, entire, entirely,
            every*, never, nobody, none, nothing,
        no one, regardless, throughout, universally, whatever, whenever, whoever, wide, without'''
        )
    }|only(?! if\b))\b""",
    re.IGNORECASE,
)
"""Words of the evidence that leave out as little."""
NOT = re.compile(r"\b(?:cannot|neither|no|nor|not)\b|n['’]t\b", re.IGNORECASE)
"""Words of the evidence that leave out as little as "nobody" does."""
ASKS_WHY = re.compile(r"(?:(?:And|But|So|Then),? )?(?:Why|How)\b.*\?$")
"""How a question begins that takes for granted what it asks the reason of."""
TAKES = re.compile(r"(?:(?:And|But|So|Then),? )?(?:Why|How|What|When|Where|Who)\b.*\?$")
"""How a question begins that takes for granted what it asks more of."""
ASKS_WHETHER = re.compile(
    r"(?:Am|Are|Can|Could|Did|Do|Does|Had|Has|Have|Is|May|Might|Must|Should|Was|Were|Will|Would)\b.*\?$"
)
"""How a question begins that leaves open whether it is so."""
EVERY = frozenset("all both each every everybody everyone everything".split())
ONLY = re.compile(
    r"\b(?:not|n['’]t) (?:\w+ )?"
    rf"{spell('alone, confined, just, limited, merely, only, simply, the only, the same, unique')}\b"
)
"""A denial that there is nothing else: what is there is said."""
