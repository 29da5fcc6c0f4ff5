"""Voices of any server that speaks OpenAI's protocol for speech: `server:NAME`."""

from __future__ import annotations

import os

import httpx

from podcast.engines import Engine, EngineError, Speech, Utterance, Voice, VoiceInfo, decode

ADDRESS = os.environ.get("SPEECH_SERVER", "http://127.0.0.1:8880/v1")


class SpeechServer(Engine):
    """Asks the server for each line; caching, retries and checks of the sound are the studio's work."""

    parallel = 4

    def synthesize(self, utterance: Utterance) -> Speech:
        """Returns what the server says; any error that this raises is told in one line that names the voice."""
        wish = {
            "model": "tts-1",
            "voice": utterance.voice.name,
            "input": utterance.text,
            "response_format": "wav",
        }
        answer = httpx.post(f"{ADDRESS}/audio/speech", json=wish, timeout=utterance.deadline_s)
        if answer.status_code == httpx.codes.TOO_MANY_REQUESTS:
            raise EngineError("the server is busy", passing=True, wait_s=10)
        return decode(answer.raise_for_status().content)

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Returns the voices that `podcast voices` lists; the server may have others."""
        return (VoiceInfo(Voice(self.name, "alloy"), "en", note=f"by the server at {ADDRESS}"),)
