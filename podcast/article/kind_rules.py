"""Headings and labels that say what the points below them are: data, each rule with an example that a test runs."""

from __future__ import annotations

from podcast.article.rules import WordingRule

INGREDIENTS = (
    WordingRule("ingredients", r"ingredients?(?:\s+(?:for|you)\b.{0,60})?", "Ingredients for the dough"),
    WordingRule(
        "ingredients in other languages",
        r"zutaten(?:\s+für\b.{0,60})? | ingr[ée]dients | ingredientes | ingredienti",
        "Zutaten für vier Personen",
    ),
)
STEPS = (
    WordingRule(
        "steps",
        r"""(?:the\s+)?steps(?:\s+to\b.{0,60})? | directions | method | instructions | preparation
          | how\s+to\s+make\s+.{2,60}""",
        "Steps to mend a zip",
    ),
    WordingRule(
        "steps in other languages",
        r"zubereitung | anleitung | so\s+geht[’']?s | préparation | preparación | procedimento",
        "Zubereitung",
    ),
)
PROS = (
    WordingRule(
        "pros",
        r"""(?:the\s+)?(?:pros|advantages|upsides?|strengths|benefits|good|positives)
          | what\s+we\s+(?:like[ds]?|love[ds]?) | reasons\s+to\s+buy | vorteile | avantages | ventajas""",
        "What we liked",
    ),
)
CONS = (
    WordingRule(
        "cons",
        r"""(?:the\s+)?(?:cons|disadvantages|downsides?|drawbacks|weaknesses|bad|negatives)
          | what\s+we\s+(?:did\s*n[o’']t|do\s*n[o’']t|disliked?)(?:\s+(?:like|love))? | reasons\s+to\s+avoid
          | what\s+could\s+be\s+better | nachteile | inconvénients | desventajas""",
        "What we didn't like",
    ),
)
FACTS = (
    WordingRule(
        "facts",
        r"""(?:key\s+|quick\s+|fast\s+)?(?:facts|figures|data|numbers|stats|specs|specifications)
          (?:\s*(?:&|and)\s*(?:facts|figures|data|numbers))? | by\s+the\s+numbers | in\s+(?:figures|numbers)
          | zahlen\s+und\s+fakten | steckbrief | technische\s+daten""",
        "Facts & figures",
    ),
)
"""Headings of boxes beside the text, which hold facts and no argument."""
