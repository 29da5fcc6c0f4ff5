"""Whether what an engine gave can be the sound of its text: some send silence, or half a line, as if it were well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.voices.engines.base import percent

if TYPE_CHECKING:
    from podcast.model import Speech, Utterance


def implausible(speech: Speech, utterance: Utterance) -> str:
    """Returns why this cannot be the sound of that text, or nothing.

    Measured on the embedded voices: 0.048 to 0.25 s a letter, 0.065 on average.
    """
    import numpy as np

    if not speech.pcm or len(speech.pcm) % 2 or speech.sample_rate <= 0:
        return "gave no audio"
    level = np.abs(np.frombuffer(speech.pcm, "<i2").astype(np.int32))
    peak = int(level.max())
    if peak < 160:  # -46 dBFS; the quietest word of a quiet voice peaks at -18
        return "gave silence"
    loud = np.flatnonzero(level > peak / 100)
    speed = max(0.1, 1 + percent(utterance.delivery.rate))
    heard = float(loud[-1] - loud[0] + 1) / speech.sample_rate * speed
    letters = sum(map(str.isalnum, utterance.text))
    # A digit, a capital, a sign or an ideograph may be a word of its own, a comma is a pause.
    words = sum(not (char.islower() or char.isspace()) for char in utterance.text)
    longest = 1 + 0.14 * (letters + 6 * words)
    if heard < 0.025 * letters:
        return f"gave {heard:.1f} s of sound for {letters} letters, too little"
    if speech.seconds * speed > longest:
        return f"gave {speech.seconds:.1f} s for {letters} letters, too much"
    return ""
