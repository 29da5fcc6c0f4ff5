"""What servers say of a request that is longer than their model can read."""

from __future__ import annotations

import re

_TOO_LONG = re.compile(
    r"""(?ix)
    context\ (?:size|length|window|the\ overflows)  # "exceeds the available context size (8192 tokens)": llama.cpp
    | maximum\ context  # "This model's maximum context length is 8192 tokens": OpenAI, vLLM
    | prompt\ is\ too\ long  # Anthropic's, Ollama's
    | input\ is\ too\ (?:large|long)  # "input is too large to process": llama.cpp
    """
)


def is_too_long(message: str) -> bool:
    """Returns whether a server's words are about a request without room: `maximum context length is 8192 tokens`."""
    return _TOO_LONG.search(message) is not None
