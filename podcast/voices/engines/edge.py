"""edge: Microsoft's online voices through edge-tts: no account, no promise, so errors are the usual case."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING

from podcast.errors import EngineError, VoiceError, reason
from podcast.model import Delivery, Voice, VoiceInfo
from podcast.plugins import alternatives
from podcast.retry_after import read_wait
from podcast.voices.engines.base import OFFLINE, Engine, package_version, percent
from podcast.voices.engines.decoding import decode

if TYPE_CHECKING:
    from collections.abc import Mapping

    from podcast.model import Speech, Utterance

_BUSY_S = 4.0
"""The first wait after a service that is busy, when it does not name one."""
_LOST_S = 1.0
"""The first wait after no connection, or no sound: each may pass sooner."""
_PATIENCE_S = 120.0
"""A service that asks for a longer wait has failed."""
_TICKS = 10_000_000
"""A second, in the unit of the service's metadata."""

_VOICES = {
    name: gender
    for gender, names in {
        "female": """
            en-US-AriaNeural en-US-JennyNeural en-US-EmmaNeural en-GB-SoniaNeural en-AU-NatashaNeural
            ar-EG-SalmaNeural cs-CZ-VlastaNeural da-DK-ChristelNeural de-DE-KatjaNeural el-GR-AthinaNeural
            es-ES-ElviraNeural fi-FI-NooraNeural fr-FR-DeniseNeural hi-IN-SwaraNeural hu-HU-NoemiNeural
            it-IT-ElsaNeural ja-JP-NanamiNeural ko-KR-SunHiNeural nb-NO-PernilleNeural nl-NL-ColetteNeural
            pl-PL-ZofiaNeural pt-BR-FranciscaNeural ro-RO-AlinaNeural ru-RU-SvetlanaNeural sv-SE-SofieNeural
            tr-TR-EmelNeural uk-UA-PolinaNeural zh-CN-XiaoxiaoNeural
        """,
        "male": """
            en-US-GuyNeural en-US-AndrewNeural en-US-BrianNeural en-GB-RyanNeural en-AU-WilliamNeural
            ar-EG-ShakirNeural cs-CZ-AntoninNeural da-DK-JeppeNeural de-DE-ConradNeural el-GR-NestorasNeural
            es-ES-AlvaroNeural fi-FI-HarriNeural fr-FR-HenriNeural hi-IN-MadhurNeural hu-HU-TamasNeural
            it-IT-DiegoNeural ja-JP-KeitaNeural ko-KR-InJoonNeural nb-NO-FinnNeural nl-NL-MaartenNeural
            pl-PL-MarekNeural pt-BR-AntonioNeural ro-RO-EmilNeural ru-RU-DmitryNeural sv-SE-MattiasNeural
            tr-TR-AhmetNeural uk-UA-OstapNeural zh-CN-YunxiNeural
        """,
    }.items()
    for name in names.split()
}
"""A woman and a man of each larger language; there are a few hundred more."""
_NAME = re.compile(r"[a-z]{2,}-[A-Z]{2,}-([A-Za-z]+-)?[A-Za-z]+Neural")
"""Of a few hundred voices; which of them exist, the service alone knows."""


class Edge(Engine):
    """Speaks through the network, few lines at a time: the service throttles those who ask for many."""

    parallel = 4

    def synthesize(self, utterance: Utterance) -> Speech:
        """Returns the speech of the utterance; EngineError when there is none, VoiceError for a wrong voice."""
        import aiohttp
        from edge_tts.exceptions import EdgeTTSException

        if problem := self.check(utterance.voice, utterance.delivery):
            raise VoiceError(problem)
        try:
            # ValueError and LookupError: what its parser makes of an answer that is not the protocol's.
            sound, starts = asyncio.run(_receive(utterance))
        except (EdgeTTSException, aiohttp.ClientError, OSError, ValueError, LookupError) as error:
            raise _as_engine_error(error, utterance) from error

        def marks(rate: int) -> tuple[int, ...]:
            known = len(starts) == len(utterance.sentences)
            return tuple(tick * rate // _TICKS for tick in starts) if known else ()

        return decode(sound, marks)

    def voices(self) -> tuple[VoiceInfo, ...]:
        """Returns the voices to list."""
        note = "online"
        return tuple(
            VoiceInfo(Voice(self.name, name), name[:5], gender, note=note)
            for name, gender in sorted(_VOICES.items())
        )

    def identity(self, voice: Voice) -> Mapping[str, object]:  # noqa: ARG002 - the service tells no version
        """Returns what decides the sound: the service, not the client, whose version is left out."""
        return {"service": 1, "soundfile": package_version("soundfile")}

    def check(self, voice: Voice, delivery: Delivery = Delivery()) -> str:  # noqa: B008 - frozen
        """Returns why the voice cannot speak like that, or nothing."""
        if not _NAME.fullmatch(voice.name):
            return f"edge has no voice {voice.name!r}; {alternatives(voice.name, tuple(_VOICES))}"
        try:
            percent(delivery.rate)
        except VoiceError as error:
            return f"{voice} cannot be asked for that rate: {error}"
        if delivery.pitch and not re.fullmatch(r"[+-]\d+Hz", delivery.pitch):
            return f"{voice} changes its pitch in hertz only; write {delivery.pitch!r} as +10Hz or -10Hz"
        return ""


async def _receive(utterance: Utterance) -> tuple[bytes, list[int]]:
    """Returns the MP3 and the start of each sentence in ticks."""
    from edge_tts import Communicate

    seconds = max(1, round(utterance.deadline_s))
    client = Communicate(
        utterance.text,
        utterance.voice.name,
        rate=f"{round(percent(utterance.delivery.rate) * 100):+d}%",
        pitch=utterance.delivery.pitch or "+0Hz",
        connect_timeout=min(10, seconds),
        receive_timeout=seconds,
    )
    sound, starts = bytearray(), list[int]()
    async with asyncio.timeout(utterance.deadline_s):
        async for message in client.stream():
            if message["type"] == "audio":
                sound += message["data"]
            else:
                starts.append(int(message["offset"]))
    # The client ends without a word when the connection closes amid the sound; its count stands only when
    # the service said that it was done.
    if client.state.get("cumulative_audio_bytes", len(sound)) != len(sound):
        raise ConnectionError("closed before the end")
    return bytes(sound), starts


def _as_engine_error(error: Exception, utterance: Utterance) -> EngineError:
    """Returns a foreign error as ours: whether it may pass, whether all should wait, and what to do."""
    import aiohttp
    from edge_tts.exceptions import NoAudioReceived, SkewAdjustmentError, UnexpectedResponse, UnknownResponse

    status = getattr(error, "status", None)
    english = utterance.voice.name.startswith("en-")
    offline = (
        f"{OFFLINE}, which need" if english else "piper:/path/to/voice.onnx in that language, which needs"
    )
    otherwise = f"or use {offline} no network"
    if isinstance(error, SkewAdjustmentError) or (
        status is not None and 400 <= status < 500 and status != 429
    ):
        code = f" ({status})" if status else ""
        what = f"the edge service refuses {utterance.voice}{code}"
        return EngineError(what, f"update edge-tts, check the voice's name, {otherwise}")
    wait_s = None
    if status is not None:
        wait_s = read_wait((getattr(error, "headers", None) or {}).get("Retry-After", "")) or _BUSY_S
        what, mend = f"the edge service is busy ({status})", "wait a while"
        if wait_s > _PATIENCE_S:
            return EngineError(what, f"{mend}, {wait_s / 60:.0f} minutes by its own word, {otherwise}")
    elif isinstance(error, TimeoutError):
        what, mend = f"the edge service did not finish within {utterance.deadline_s:g} s", "try again"
    elif isinstance(error, NoAudioReceived):  # a rate limit and a voice that does not exist look alike
        wait_s = _LOST_S
        what = f"the edge service sent no audio for {utterance.voice}"
        mend = "wait a while, check the voice's name"
    elif isinstance(error, UnexpectedResponse | UnknownResponse | ValueError | LookupError):
        what, mend = f"the edge service sent an answer that cannot be read ({reason(error)})", "try again"
    else:
        wait_s = _LOST_S if isinstance(error, aiohttp.ClientConnectorError) else None
        what, mend = f"no connection to the edge service ({reason(error)})", "check the network"
    return EngineError(what, f"{mend}, {otherwise}", passing=True, wait_s=wait_s)
