"""Asking a server that speaks OpenAI's protocol: answer formats, patience, and errors told in one line."""

from __future__ import annotations

import asyncio
import importlib.util
import ipaddress
import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from podcast import suggest
from podcast.errors import WriterError
from podcast.installation import extra_command
from podcast.retry_after import read_wait
from podcast.writers.llm import local_servers

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
    """For one request; a model on a slow machine needs minutes for a chapter."""
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


@dataclass(frozen=True, slots=True)
class ModelReply:
    """What the model answered."""

    text: str
    cut: bool = False
    """Whether it ran into its limit of length."""
    tokens: tuple[int, int] | None = None
    """In and out, where the server counts them."""


class PassingError(Exception):
    """A failure that another try may mend; `wait` in seconds, when the server named it."""

    def __init__(self, what: str, wait: float | None = None) -> None:
        super().__init__(what)
        self.wait = wait


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
        self.base_url = choice.base_url or OPENAI
        self.host = host_of(self.base_url)
        self.patience = patience
        self._key = key_for(self.base_url)
        self._formats = ["json_schema", "json_object", "text"]
        """What may still be asked for, the best first."""

    def ask(self, messages: Sequence[Message], shape: AnswerShape[Any]) -> ModelReply:
        """Returns the model's answer; WriterError when none is to be had."""
        patience = self.patience
        end = patience.clock() + patience.total_s
        for attempt in range(1, patience.tries + 1):
            try:
                return self._in_some_format(messages, shape, end)
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

    def _in_some_format(self, messages: Sequence[Message], shape: AnswerShape[Any], end: float) -> ModelReply:
        """The answer in the strictest format that the server takes, remembered for the next question."""
        from openai import BadRequestError, UnprocessableEntityError

        formats = list(self._formats)
        for place, form in enumerate(formats):
            try:
                reply = self._once(messages, _response_format(form, shape), end)
            except (BadRequestError, UnprocessableEntityError) as error:
                if place + 1 == len(formats):
                    raise WriterError(
                        f"{self.host} refuses the request ({self._message(error)})",
                        "choose another model, or another base_url, under [writer] in show.toml",
                        ": ",
                    ) from error
                continue
            self._formats = formats[place:]
            return reply
        raise AssertionError("the last format returns or raises")

    def _once(self, messages: Sequence[Message], response_format: dict[str, Any], end: float) -> ModelReply:
        import openai

        seconds = max(0.05, min(self.patience.request_s, end - self.patience.clock()))
        try:
            completion = asyncio.run(self._send(messages, response_format, seconds))
        except (openai.APITimeoutError, TimeoutError) as error:
            raise PassingError(f"{self.host} gave no answer within {_duration(seconds)}") from error
        except openai.APIConnectionError as error:
            why = str(error.__cause__ or "").strip() or "no connection"
            raise PassingError(
                f"{self.host} cannot be reached ({why}); check base_url under [writer], and that the server runs"
            ) from error
        except openai.APIStatusError as error:
            if error.status_code in (400, 422):
                raise
            raise self._status(error) from error
        except (openai.OpenAIError, ValueError) as error:
            raise self._no_server() from error
        return self._reply(completion)

    async def _send(
        self, messages: Sequence[Message], response_format: dict[str, Any], seconds: float
    ) -> object:
        from openai import AsyncOpenAI

        request: dict[str, Any] = {"model": self.model, "messages": list(messages), **response_format}
        # The client's own timeout is for each read: a server that drips bytes would never reach it.
        async with (
            asyncio.timeout(seconds),
            AsyncOpenAI(
                api_key=self._key or "none", base_url=self.base_url, max_retries=0, timeout=seconds
            ) as client,
        ):
            return await client.chat.completions.create(**request)

    def _reply(self, completion: object) -> ModelReply:
        """What a completion says; servers in the style of OpenAI leave out what they like."""
        from openai.types.chat import ChatCompletion

        if not isinstance(completion, ChatCompletion):  # a page of some other server
            raise self._no_server()
        if not completion.choices:
            fault = getattr(completion, "error", None)  # OpenRouter's way, with status 200
            raise PassingError(f"{self.host} gave no answer ({self._clean(str(fault or 'it was empty'))})")
        choice = completion.choices[0]
        text = choice.message.content if choice.message else ""
        usage = completion.usage
        tokens = (usage.prompt_tokens or 0, usage.completion_tokens or 0) if usage else None
        return ModelReply(text or "", choice.finish_reason == "length", tokens)

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
