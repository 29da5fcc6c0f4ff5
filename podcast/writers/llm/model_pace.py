"""How fast a model reads and writes, by what it did of late: for what is shown to people who wait, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

READING = 0.1
"""Of the time that a token of an answer takes, what one of a question takes, where nobody saw the answer begin."""
FADING = 0.7
"""What an earlier request counts for, against one that was answered just now."""


@dataclass(frozen=True, slots=True)
class TokenCost:
    """What a question takes: tokens that the model reads, and tokens that it writes."""

    sent: float
    back: float


@dataclass(slots=True)
class ModelPace:
    """Seconds and tokens, read and written."""

    read_s: float = 0.0
    read: float = 0.0
    written_s: float = 0.0
    written: float = 0.0

    def learn(self, cost: TokenCost, read_s: float | None, took_s: float) -> None:
        """Takes in what a request took, and how much of that was reading, where that was seen."""
        if read_s is None:
            share = READING * cost.sent / max(READING * cost.sent + cost.back, 1)
            read_s = took_s * share
        self.read_s, self.read = FADING * self.read_s + read_s, FADING * self.read + cost.sent
        self.written_s = FADING * self.written_s + took_s - read_s
        self.written = FADING * self.written + cost.back

    def estimate(self, cost: TokenCost) -> float | None:
        """Returns the seconds that a question takes; None while nothing tells."""
        if not (self.read and self.written):
            return None
        return cost.sent * self.read_s / self.read + cost.back * self.written_s / self.written
