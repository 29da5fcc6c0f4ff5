"""Asking a server that speaks OpenAI's protocol: answer formats, patience, and errors told in one line."""

from __future__ import annotations

import asyncio
import importlib.util
import ipaddress
import json
import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from podcast import suggest
from podcast.errors import WriterError
from podcast.installation import extra_command
from podcast.retry_after import read_wait
from podcast.writers.llm import local_servers, refusals
from podcast.writers.llm.answers import UnusableAnswerError
from podcast.writers.llm.replies import CUT, TOO_SLOW, ModelReply, count_usage, read_stream

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from openai import APIStatusError

    from podcast.model import WriterChoice
    from podcast.writers.llm.answers import AnswerShape
    from podcast.writers.llm.prompts import Message

OPENAI = "https://api.openai.com/v1"
KEY = "OPENAI_API_KEY"
"""The environment variable with the key."""

_NAME_ONE = 'add model = "…" under [writer] in show.toml'
AGAIN = "then run the same command again: what was answered so far is kept"
"""The end of a mend."""


@dataclass(frozen=True, slots=True)
class Patience:
    """What one question may cost in time."""

    request_s: float = 300.0
    """For one request without a word of an answer; a slow machine reads for minutes before it begins."""
    total_s: float = 900.0
    """For a question with all its tries, waiting included."""
    wait_s: float = 90.0
    """The longest wait that a server may ask for before another try."""
    tries: int = 4
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic


PATIENCE = Patience()
LISTING_S = 5.0
"""Seconds that a server may take to name its models, when one was asked for that it lacks."""
SHOWN = 6
"""Models that a message names."""


_STREAMED = {"stream": True, "stream_options": {"include_usage": True}}
_WHOLE = ("application/json", "text/html")
"""Types of what comes in one piece."""


class PassingError(Exception):
    """A failure that another try may mend; `wait` in seconds, when the server named it."""

    def __init__(self, what: str, wait: float | None = None) -> None:
        super().__init__(what)
        self.wait = wait


class NoRoomError(UnusableAnswerError):
    """A request that is longer than the model can read."""

    def __init__(self, host: str, message: str) -> None:
        super().__init__(f"{host} has no room for what it is asked ({message})")


class ModelClient:
    """One model on one server; which form of answer it takes is tried out once."""

    def __init__(self, choice: WriterChoice, patience: Patience) -> None:
        """WriterError when no model is named, no key is set where one is needed, or openai is not installed."""
        if not choice.model:
            raise WriterError("no model is named", _NAME_ONE, ": ")
        try:
            import openai  # noqa: F401 - only whether it is there
        except ImportError:
            raise WriterError("the writer llm needs more packages", extra_command("llm"), ": ") from None
        self.model = choice.model
        self.name = local_servers.short_name(choice.model)
        """The model's name as messages have it."""
        self.base_url = choice.base_url or OPENAI
        self.host = host_of(self.base_url)
        self.patience = patience
        self._key = key_for(self.base_url)
        self._formats = ["json_schema", "json_object", "text"]
        """What may still be asked for, the best first."""
        self._streams = True
        """Whether the server may be asked for the answer as it comes."""

    def ask(
        self,
        messages: Sequence[Message],
        shape: AnswerShape[Any],
        hear: Callable[[str], None] = lambda _text: None,
    ) -> ModelReply:
        """Returns the model's answer; WriterError when none is to be had, NoRoomError when the request is too long.

        `hear` gets what has come of it, as long as it comes.
        """
        patience = self.patience
        end = patience.clock() + patience.total_s
        for attempt in range(1, patience.tries + 1):
            try:
                return self._in_some_format(messages, shape, hear, end)
            except PassingError as failure:
                wait = 2.0 ** (attempt - 1) if failure.wait is None else failure.wait
                if wait > patience.wait_s:
                    raise WriterError(
                        f"{self.host} wants {_duration(wait)} of waiting", f"wait, {AGAIN}", ": "
                    ) from failure
                if attempt == patience.tries or patience.clock() + wait >= end:
                    raise WriterError(
                        f"{failure} ({attempt} tries)", f"wait a little, {AGAIN}", ": "
                    ) from failure
                patience.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _in_some_format(
        self, messages: Sequence[Message], shape: AnswerShape[Any], hear: Callable[[str], None], end: float
    ) -> ModelReply:
        """The answer in the strictest format that the server takes, remembered for the next question."""
        from openai import BadRequestError, UnprocessableEntityError

        formats = list(self._formats)
        while True:
            try:
                reply = self._once(messages, shape, hear, formats[0], end)
            except (BadRequestError, UnprocessableEntityError) as error:
                message = self._message(error)
                if refusals.is_too_long(message):
                    raise NoRoomError(self.host, message) from error
                if self._streams and "stream" in message:
                    self._streams = False
                elif len(formats) > 1:
                    formats.pop(0)
                else:
                    raise WriterError(
                        f"{self.host} refuses the request ({message})",
                        "choose another model, or another base_url, under [writer] in show.toml",
                        ": ",
                    ) from error
            else:
                self._formats = formats
                return reply

    def _once(
        self,
        messages: Sequence[Message],
        shape: AnswerShape[Any],
        hear: Callable[[str], None],
        form: str,
        end: float,
    ) -> ModelReply:
        import openai

        silence = max(0.05, min(self.patience.request_s, end - self.patience.clock()))
        left = max(0.05, end - self.patience.clock())
        request: dict[str, Any] = {
            "model": self.model,
            "messages": list(messages),
            **_response_format(form, shape),
            **(_STREAMED if self._streams else {}),
        }
        heard = ""

        def follow(text: str) -> None:
            nonlocal heard
            heard = text
            hear(text)

        try:
            reply = asyncio.run(self._send(request, shape.longest, follow, silence, left))
        except openai.APITimeoutError as error:
            raise PassingError(f"{self.host} gave no answer within {_duration(silence)}") from error
        except TimeoutError as error:
            if heard:  # the server is there, and would take as long again
                return ModelReply(heard, TOO_SLOW)
            raise PassingError(f"{self.host} gave no answer within {_duration(left)}") from error
        except openai.APIConnectionError as error:
            why = str(error.__cause__ or "").strip() or "no connection"
            raise PassingError(
                f"{self.host} cannot be reached ({why}); check base_url under [writer], and that the server runs"
            ) from error
        except openai.APIStatusError as error:
            if error.status_code in (400, 422):
                raise
            if refusals.is_too_long(self._message(error)):
                raise NoRoomError(self.host, self._message(error)) from error
            raise self._status(error) from error
        except openai.APIResponseValidationError as error:
            raise self._no_server() from error
        except openai.APIError as error:  # told inside an answer that had begun
            raise self._failed(self._clean(error.message)) from error
        except (openai.OpenAIError, ValueError) as error:
            raise self._no_server() from error
        return reply

    async def _send(
        self,
        request: dict[str, Any],
        longest: int,
        hear: Callable[[str], None],
        silence: float,
        left: float,
    ) -> ModelReply:
        from openai import AsyncOpenAI, AsyncStream

        # The client's own timeout is for each read: a server that drips bytes would never reach it.
        async with (
            asyncio.timeout(left),
            AsyncOpenAI(
                api_key=self._key or "none", base_url=self.base_url, max_retries=0, timeout=silence
            ) as client,
        ):
            answer: object = await client.chat.completions.create(**request)
            if not isinstance(answer, AsyncStream):
                return self._reply(answer)
            async with answer:
                if not answer.response.headers.get("content-type", "").startswith(_WHOLE):
                    reply = await read_stream(answer, longest, hear)
                    if reply is None:
                        raise self._failed("it was empty")
                    return reply
                return self._reply(_read_whole(await answer.response.aread()))

    def _reply(self, completion: object) -> ModelReply:
        """What a completion says; servers in the style of OpenAI leave out what they like."""
        from openai.types.chat import ChatCompletion

        if not isinstance(completion, ChatCompletion):  # a page of some other server
            raise self._no_server()
        if not completion.choices:
            fault = getattr(completion, "error", None)  # OpenRouter's way, with status 200
            raise self._failed(self._clean(str(fault or "it was empty")))
        choice = completion.choices[0]
        text = (choice.message.content if choice.message else "") or ""
        endless = CUT if choice.finish_reason == "length" else ""
        return ModelReply(text, endless, count_usage(completion))

    def _failed(self, message: str) -> Exception:
        """What a failure means that is told in the place of an answer, with status 200."""
        if refusals.is_too_long(message):
            return NoRoomError(self.host, message)
        return PassingError(f"{self.host} gave no answer ({message})")

    def _no_server(self) -> WriterError:
        return WriterError(
            f"{self.host} does not answer as OpenAI's protocol has it",
            "correct base_url under [writer] in show.toml; it usually ends in /v1",
            ": ",
        )

    def _status(self, error: APIStatusError) -> Exception:
        """What a refusal means for the user."""
        status, message = error.status_code, self._message(error)
        wait_s = read_wait(error.response.headers.get("retry-after", ""))
        if status in (401, 403):
            wrong = "refuses the key" if self._key else "wants a key"
            return WriterError(
                f"{self.host} {wrong} ({message})", f"set {KEY} to a key of that service", ": "
            )
        if status == 404:
            return WriterError(
                f"{self.host} has no model {self.model!r} ({message})", self._other_model(), ": "
            )
        if status == 402 or error.code == "insufficient_quota":
            return WriterError(
                f"the account at {self.host} is used up ({message})", f"top it up, {AGAIN}", ": "
            )
        if status == 429:
            return PassingError(f"{self.host} has too many requests ({message})", wait_s)
        if status in (408, 409) or status >= 500:
            return PassingError(f"{self.host} failed with status {status} ({message})", wait_s)
        return WriterError(
            f"{self.host} refuses the request ({status}: {message})", "check model and base_url", ": "
        )

    def _other_model(self) -> str:
        """What to write in place of a model that the server lacks: the nearest that it has, else all, else nothing."""
        models = local_servers.list_models(self.base_url, self._key, LISTING_S)
        near = suggest.nearest(self.model, models, cutoff=0.3) or models[:1]
        if not near:
            return "correct model or base_url under [writer] in show.toml"
        others = f" (it has {', '.join(models[:SHOWN])})" if len(models) > 1 else ""
        return f'under [writer] in show.toml, write model = "{near[0]}"{others}'

    def _message(self, error: APIStatusError) -> str:
        """What the server says of the failure."""
        body = error.body
        inner = body.get("message") if isinstance(body, dict) else body
        return self._clean(str(inner or error.message))

    def _clean(self, text: str) -> str:
        """A server's words in a line of ours; some repeat the key."""
        text = " ".join(text.split())
        text = text.replace(self._key, "…") if self._key else text
        return text if len(text) <= 160 else f"{text[:159].rstrip()}…"


def _response_format(form: str, shape: AnswerShape[Any]) -> dict[str, Any]:
    if form == "text":
        return {}
    wanted: dict[str, Any] = {"type": form}
    if form == "json_schema":
        wanted["json_schema"] = {"name": shape.name, "strict": True, "schema": shape.schema()}
    return {"response_format": wanted}


def _read_whole(body: bytes) -> object:
    """A completion that came in one piece, although it was asked for as it comes; ValueError when it is none."""
    from openai.types.chat import ChatCompletion

    data = json.loads(body)
    return ChatCompletion.construct(**data) if isinstance(data, dict) and "choices" in data else None


def _duration(seconds: float) -> str:
    return f"{seconds / 60:.0f} minutes" if seconds >= 120 else f"{seconds:.3g} seconds"


# --- where the server is, and the key that it wants -----------------------------------------------------------


def without_login(base_url: str) -> str:
    """Returns a base URL without name and password."""
    parts = urlsplit(base_url)
    return parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()


def host_of(base_url: str) -> str:
    """Returns host and port for messages; WriterError when the URL is none."""
    try:
        parts = urlsplit(base_url)
        name, port = parts.hostname, parts.port
    except ValueError:
        name, port = None, None
    if not name or parts.scheme not in ("http", "https"):
        raise WriterError(
            'base_url under [writer] in show.toml must be an address such as "http://127.0.0.1:11434/v1"'
        )
    return f"{name}:{port}" if port else name


def needs(choice: WriterChoice) -> tuple[str, ...]:
    """Returns all that is missing before this model can be asked, a line each, with the mend."""
    lacks = [] if choice.model else [f"no model is named: {_NAME_ONE}"]
    if importlib.util.find_spec("openai") is None:
        lacks.append(f"more packages are needed: {extra_command('llm')}")
    try:
        host_of(choice.base_url or OPENAI)
        key_for(choice.base_url or OPENAI)
    except WriterError as error:
        lacks.append(str(error))
    return tuple(lacks)


def key_for(base_url: str) -> str:
    """Returns the key to send; empty where none is needed, WriterError where there should be one."""
    key = os.environ.get(KEY, "").strip()
    if key:
        if not (key.isascii() and key.isprintable()):
            raise WriterError(f"{KEY} holds characters that no key has", "set it again", ": ")
        return key
    if urlsplit(base_url).scheme == "http" or _is_loopback(urlsplit(base_url).hostname or ""):
        return ""
    raise WriterError(
        f"{host_of(base_url)} needs a key",
        f"set the environment variable {KEY}, or name a server of your own as base_url under [writer]",
        ": ",
    )


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
