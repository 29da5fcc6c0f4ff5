"""A loopback server that plays a language model: a good one, and one that fails in the ways that they fail."""

from __future__ import annotations

import json
import re
import socket
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Self

from podcast.language.plain.sentences import count_words
from podcast.writers.plain_speech import for_ear

if TYPE_CHECKING:
    from types import TracebackType

ADVERT = "Visit https://evil.example/deal and use the code SAVE20 for cheap watches today."
PIECE = 40
"""Characters of an answer that come at once."""
QUESTIONS = (
    "What is this about, then?",
    "Where does the story begin?",
    "And who had a hand in it?",
    "How did that come to pass?",
    "What would have to happen for it?",
    "Which way does it go from there?",
    "Why does it matter to anybody?",
)


class Model:
    """The server; `kind` of a call is outline, chapter, repair, judge, choose, ask or shorten."""

    def __init__(self) -> None:
        self.requests: list[dict[str, Any]] = []
        """Body of every request, with its headers under `headers` and its kind under `kind`."""
        self.next: dict[str, list[str]] = {}
        """Kind of call, or `any` → what happens to the next ones, one each; empty is nothing."""
        self.always: dict[str, str] = {}
        """Kind of call → what happens to all others."""
        self.refuses: set[str] = set()
        """Types of response_format that are answered with 400."""
        self.models: list[str] = []
        """The models that it says it has."""
        self.streams = True
        """Whether it answers as it comes where it is asked to; else in one piece, as some do."""
        self.room = 0
        """Characters that its model can read; 0 is as many as there are."""
        self.slack = 1.0
        """Words said for a word asked for."""
        self.hung_up = 0
        """Answers that nobody listened to until their end."""
        self.released = threading.Event()

    def __enter__(self) -> Self:
        model = self

        class Handler(_Handler):
            """With this model behind it."""

            play: Model = model

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02})
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_port}/v1"
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.released.set()
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def kinds(self) -> list[str]:
        """What was asked, in order."""
        return [request["kind"] for request in self.requests]

    def fault(self, kind: str) -> str:
        """What is to go wrong now."""
        for name in (kind, "any"):
            if self.next.get(name):
                return self.next[name].pop(0)
        return self.always.get(kind, self.always.get("any", ""))

    def answer(self, messages: list[dict[str, str]]) -> dict[str, Any]:
        """What a good model says: the article's own sentences, fit for the ear."""
        asked = "\n".join(message["content"] for message in messages[1:])
        kind = kind_of(messages)
        if kind == "outline":
            return _outline(asked)
        if kind == "choose":
            return {"points": [at for at, _ in _sentences(asked)][::4]}
        if kind in ("ask", "shorten"):
            pieces = re.findall(r"(?m)^(\d+)\. (.*)$", asked)
            make = _question if kind == "ask" else _shorter
            return {"texts": [{"number": int(number), "text": make(text)} for number, text in pieces]}
        if kind == "judge":
            return {"verdicts": [_verdict(block) for block in re.split(r"\n(?=Sentence \d+: )", asked)[1:]]}
        if kind == "repair":
            failed = re.findall(r"(?ms)^Sentence (\d+), by .*?</article>", asked)
            views = re.findall(r"(?ms)^Sentence \d+, by (.*?)</article>", asked)
            taken = [_sentences(view)[-1] for view in views]
            return {
                "mended": [
                    {"number": int(number), "sentences": [{"text": _for_ear(text), "cites": [at]}]}
                    for number, (at, text) in zip(failed, taken, strict=True)
                ]
            }
        return _chapter(asked, self.slack)


def kind_of(messages: list[dict[str, str]]) -> str:
    """Which call this is."""
    task = messages[1]["content"]
    if messages[0]["content"].startswith("You check"):
        return "judge"
    if messages[0]["content"].startswith("You do one small job"):
        return "choose" if "Choose those" in task else "ask" if "the question" in task else "shorten"
    if task.startswith("Plan the"):
        return "outline"
    return "repair" if task.startswith("These sentences") else "chapter"


class _Handler(BaseHTTPRequestHandler):
    play: Model

    def do_GET(self) -> None:
        """Name the models."""
        self._send(200, {"object": "list", "data": [{"id": name} for name in self.play.models]})

    def do_POST(self) -> None:
        """Answer a completion."""
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        kind = kind_of(body["messages"])
        model = self.play
        model.requests.append(
            {
                **body,
                "kind": kind,
                "headers": {name.lower(): value for name, value in self.headers.items()},
                "path": self.path,
            }
        )
        wanted = body.get("response_format", {}).get("type", "text")
        if wanted in model.refuses:
            self._send(400, {"error": {"message": f"response_format {wanted} is not supported"}})
            return
        if "stream" in model.refuses and body.get("stream"):
            self._send(400, {"error": {"message": "stream_options is not supported"}})
            return
        length = sum(len(message["content"]) for message in body["messages"])
        if model.room and length > model.room:
            self._send(400, {"error": _no_room(length // 4, model.room // 4)})
            return
        self._streamed = model.streams and body.get("stream", False)
        fault = model.fault(kind)
        if fault in _BROKEN:
            _BROKEN[fault](self)
        elif fault[:3].isdigit():
            status, _, wait = fault.partition(":")
            code = "insufficient_quota" if wait == "quota" else None
            self._send(
                int(status),
                {"error": {"message": f"no luck with {self.headers['Authorization']}", "code": code}},
                wait,
            )
        else:
            answer = model.answer(body["messages"])
            text = _spoil(fault, answer) if fault else json.dumps(answer, ensure_ascii=False)
            self._complete(text, "length" if fault in ("cut", "endless", "babble") else "stop")

    def _complete(self, text: str | None, finish: str) -> None:
        if self._streamed:
            self._stream(text, finish)
            return
        choice = {"index": 0, "finish_reason": finish, "message": {"role": "assistant", "content": text}}
        self._send(
            200,
            {"id": "1", "object": "chat.completion", "created": 1, "model": "played", "choices": [choice]},
        )

    def _stream(self, text: str | None, finish: str) -> None:
        """An answer as it comes, until nobody listens any more."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.close_connection = True
        pieces = [text[at : at + PIECE] for at in range(0, len(text), PIECE)] if text else []
        deltas: list[dict[str, Any]] = [{"role": "assistant", "content": None}]
        deltas += [{"content": piece} for piece in pieces]
        choices: list[dict[str, Any]] = [{"index": 0, "delta": delta} for delta in deltas]
        chunks: list[dict[str, Any]] = [{"choices": [choice]} for choice in choices]
        chunks.append({"choices": [{"index": 0, "delta": {}, "finish_reason": finish}]})
        usage = {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100}
        chunks.append({"choices": [], "usage": usage})
        try:
            for chunk in chunks:
                head = {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "played"}
                self.wfile.write(f"data: {json.dumps({**head, **chunk})}\n\n".encode())
            self.wfile.write(b"data: [DONE]\n\n")
        except OSError:
            self.play.hung_up += 1

    def breaks_off(self) -> None:
        """Say why it cannot go on, inside an answer that has begun."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.close_connection = True
        self.wfile.write(
            b'data: {"error": {"code": 500, "message": "the slot is gone", "type": "server_error"}}\n\n'
        )

    def stalls(self) -> None:
        """Begin an answer, and say no more until the test is over."""
        self._begin()
        self.play.released.wait(30)

    def dies(self) -> None:
        """Begin an answer that was to be longer, and go."""
        self._begin()
        self.connection.shutdown(socket.SHUT_RDWR)

    def _begin(self) -> None:
        """The first words of an answer, in chunks that promise more."""
        self.protocol_version = "HTTP/1.1"
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.close_connection = True
        choice = {"index": 0, "delta": {"role": "assistant", "content": '{"chapters": [{"title": "The'}}
        chunk = {
            "id": "1",
            "object": "chat.completion.chunk",
            "created": 1,
            "model": "played",
            "choices": [choice],
        }
        data = f"data: {json.dumps(chunk)}\n\n".encode()
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def _send(self, status: int, body: dict[str, Any], wait: str = "") -> None:
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        if wait and wait != "quota":
            self.send_header("Retry-After", wait)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def hang(self) -> None:
        """Say nothing until the test is over."""
        self.play.released.wait(30)
        self.close_connection = True

    def drop(self) -> None:
        """Close the connection without a word."""
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def page(self) -> None:
        """Answer as the front page of something else."""
        data = b"<html>It works!</html>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def no_choices(self) -> None:
        """Fail with status 200, as some brokers do."""
        self._send(200, {"id": "1", "object": "chat.completion", "created": 1, "model": "x", "choices": []})

    def nothing(self) -> None:
        """Refuse without a word."""
        self._complete(None, "content_filter")

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class's name
        """Tests are quiet."""


_BROKEN = {
    "hang": _Handler.hang,
    "breaks off": _Handler.breaks_off,
    "stalls": _Handler.stalls,
    "dies": _Handler.dies,
    "drop": _Handler.drop,
    "page": _Handler.page,
    "no choices": _Handler.no_choices,
    "nothing": _Handler.nothing,
}


def _no_room(tokens: int, room: int) -> dict[str, Any]:
    """How llama.cpp's server says that a request is too long."""
    return {
        "code": 400,
        "message": f"request ({tokens} tokens) exceeds the available context size ({room} tokens), try increasing it",
        "type": "exceed_context_size_error",
        "n_prompt_tokens": tokens,
        "n_ctx": room,
    }


def _spoil(fault: str, answer: dict[str, Any]) -> str:  # noqa: PLR0911, PLR0912, C901 - one a way to fail
    """An answer gone wrong."""
    text = json.dumps(answer, ensure_ascii=False)
    match fault:
        case "endless":
            return text[:-2] + " and so on" * 50_000
        case "babble":
            return text[:-2] + "".join(f" {number}th of all" for number in range(50_000))
        case "invents everything":
            return json.dumps(
                _everywhere(answer, {"text": "Zebulon Quark of Megacorp paid 7,431 dollars for it."})
            )
        case "other language":
            return json.dumps(
                _everywhere(answer, {"text": "Eine geheime Firma hat damals den Hafen gekauft."})
            )
        case "no citations":
            return json.dumps(_everywhere(answer, {"cites": []}))
        case "wrong speaker":
            return json.dumps(_everywhere(answer, {"speaker": "Bob"}))
        case "prose":
            return "I am sorry, but I would rather talk about something else."
        case "broken" | "cut":
            return text[: len(text) * 2 // 3]
        case "empty":
            return ""
        case "no turns":
            return '{"turns": []}'
        case "fence":
            return f"```json\n{json.dumps(answer, indent=2)}\n```"
        case "talk":
            return f"<think>Braces {{ confuse }}.</think>Sure, here {{it}} is:\n{text}\nShall I go on?"
        case "garbage":
            return "[" * 5000 + '{"turns": 7}'
    for number, turn in enumerate(answer.get("turns", [])):
        _spoil_turn(fault, turn, first=number == 0)
    if fault == "interrogates":
        answer["turns"] = [asked for turn in answer["turns"] for asked in _asked_for(turn)]
    if fault == "mends nothing":
        answer["mended"] = [{"number": one["number"], "sentences": []} for one in answer["mended"]]
    if fault == "hardly anything":
        answer["turns"] = answer["turns"][-1:]
        answer["turns"][0]["sentences"][0]["text"] = "The answer comes soon."
    if fault == "one turn":
        turns = answer["turns"]
        answer["turns"] = [
            {
                "speaker": turns[0]["speaker"],
                "sentences": [one for turn in turns for one in turn["sentences"]],
            }
        ]
    return json.dumps(answer, ensure_ascii=False)


_INVENTED = {
    "number": "The whole thing cost 7,431 dollars.",
    "name": "Zebulon Quark of Megacorp had a hand in it.",
    "quotation": "The keeper said “I told you all along, my friends”.",
    "advert": ADVERT,
    "cited advert": "Buy those miracle pills, because they cure any illness within days.",
}


def _spoil_turn(fault: str, turn: dict[str, Any], *, first: bool) -> None:
    if fault == "stranger":
        turn["speaker"] = "Bob"
    elif fault == "shouted speaker":
        turn["speaker"] = f" {turn['speaker'].upper()} (host)"
    elif fault == "one speaker":
        turn["speaker"] = "Maya"
    elif fault == "unknown cites":
        turn["sentences"] = [{**one, "cites": [9999]} for one in turn["sentences"]]
    elif fault == "marks in text":
        turn["sentences"] = [{"text": f"{one['text']} {one['cites'] or ''}"} for one in turn["sentences"]]
    elif fault == "uncited" and first:
        turn["sentences"].append(
            {"text": "This is a dangerous development for sailors everywhere.", "cites": []}
        )
    elif fault in _INVENTED and first:
        cites: list[int] = next((one["cites"] for one in turn["sentences"] if one["cites"]), [])
        turn["sentences"].append(
            {"text": _INVENTED[fault], "cites": [] if fault == "advert" else cites or [2]}
        )
    elif fault == "all follows":
        said = turn["sentences"][0]
        said["text"] = f"So {said['text'][0].lower()}{said['text'][1:]}" if said["cites"] else said["text"]
    elif fault.startswith("all "):
        for one in turn["sentences"]:
            one["text"] = _INVENTED[fault[4:]]


def _asked_for(turn: dict[str, Any]) -> list[dict[str, Any]]:
    """A turn behind a question of its own, by the other host."""
    other = "Theo" if turn["speaker"] == "Maya" else "Maya"
    question = {"text": f"What about {_question(turn['sentences'][0]['text'])[15:]}", "cites": []}
    return [{"speaker": other, "sentences": [question]}, turn]


def _everywhere(data: Any, values: dict[str, Any]) -> Any:
    """The data with these values under their names, wherever those stand."""
    if isinstance(data, list):
        return [_everywhere(part, values) for part in data]
    if not isinstance(data, dict):
        return data
    return {key: values.get(key, _everywhere(value, values)) for key, value in data.items()}


def _question(text: str) -> str:
    """A question by the last word of a piece that is longer than seven letters."""
    words = [word for word in re.findall(r"[a-z]+", text) if len(word) > 7] or re.findall(r"[a-z]{4,}", text)
    return f"And what about the {words[-1]}?"


def _shorter(text: str) -> str:
    """A sentence cut at its first comma; a good answer for some."""
    return f"{text.partition(',')[0].rstrip('.')}."


def _verdict(block: str) -> dict[str, Any]:
    """What a good judge says of a sentence: all is well, but what has a fault, which the article replaces."""
    number = int(block.split()[1].rstrip(":"))
    shown = re.findall(r"(?m)^  \[(\d+)\] (.*)$", block)
    instead = [{"text": _for_ear(shown[-1][1]), "cites": [int(shown[-1][0])]}] if "  fault: " in block else []
    return {"number": number, "supported": not instead, "why": "", "instead": instead}


def _outline(asked: str) -> dict[str, Any]:
    chapters = []
    for number, body in re.findall(r'(?s)<chapter number="(\d+)".*?>\n(.*?)\n</chapter>', asked):
        points = [{"point": text[:60], "cites": [at]} for at, text in _sentences(body)[:4]]
        chapters.append({"chapter": int(number), "question": QUESTIONS[0], "points": points})
    every = [(at, text) for at, text in _sentences(asked) if count_words(text) <= 25]
    return {
        "chapters": chapters,
        "hook": [{"text": _for_ear(every[0][1]), "cites": [every[0][0]]}],
    }


def _chapter(asked: str, slack: float) -> dict[str, Any]:
    words = int(re.findall(r"about (\d+) (?:words spoken|here)", asked)[-1]) * slack
    who = re.search(r"(?s)(\w+) leads, (\w+) knows the article.*?(\w+) speaks first now", asked)
    leader, expert = (who[3], who[1] if who[3] == who[2] else who[2]) if who else ("Maya", "Maya")
    number = int(re.findall(r"Write chapter (\d+)", asked)[0])
    turns: list[dict[str, Any]] = []
    if who and number <= len(QUESTIONS):
        turns.append({"speaker": leader, "sentences": [{"text": QUESTIONS[number - 1], "cites": []}]})
    total = 0
    shown = asked[asked.index("<article ") : asked.index("</article>")]  # the first one, of the chapter
    for at, text in _sentences(shown):
        spoken = _for_ear(text)
        if total and total + count_words(spoken) / 2 > words:
            break
        total += count_words(spoken)
        speaker = expert if len(turns) % 2 else leader
        turns.append({"speaker": speaker, "sentences": [{"text": spoken, "cites": [at]}]})
    last = _sentences(shown)[-1]
    close = [{"speaker": leader, "sentences": [{"text": _for_ear(last[1]), "cites": [last[0]]}]}]
    return {"turns": turns, "close": close if "This chapter is the last one" in asked else []}


def _sentences(text: str) -> list[tuple[int, str]]:
    """The article's numbered sentences in a prompt."""
    lines = re.findall(r"(?m)^\[(\d+)\] (?!\(heading\))(.*)$", text)
    return [(int(number), sentence) for number, sentence in lines]


def _for_ear(text: str) -> str:
    return " ".join(for_ear(text, follows=False))
