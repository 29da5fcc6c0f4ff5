"""What a finished script cost, in one line, and the record of all that was asked and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from podcast.language_codes import language_name

if TYPE_CHECKING:
    from podcast.writers.llm.asking import RecordedRequest
    from podcast.writers.llm.drafts import WritingJob


def tell_of_proof(job: WritingJob) -> None:
    """Says what the check can prove in the script's language, where that is less than in English."""
    language = job.context.language
    if not language.startswith("en"):
        name = language_name(language)
        quoted = "" if job.context.translates else ", quotations word for word"
        job.brief.note(
            f"Of a script in {name} the check proves figures, names and footnotes{quoted}; who does what, how sure and "
            "how much it cannot: read that against the article."
        )


def tell_of(job: WritingJob) -> None:
    """Hands the note and the record to whoever gave the brief."""
    requests = job.asker.requests
    if requests:
        job.brief.note(_costs(requests, job.asker.client.name))
        job.brief.keep_requests(_record(requests))


def _costs(requests: list[RecordedRequest], model: str) -> str:
    asked = [request for request in requests if not request.is_kept]
    kept = len(requests) - len(asked)
    before = f"; {kept} answers are kept from an earlier run" if kept else ""
    if not asked:
        return f"{model} was not asked again{before}."
    sent = sum(request.tokens[0] for request in asked)
    back = sum(request.tokens[1] for request in asked)
    times = "once" if len(asked) == 1 else f"{len(asked)} times"
    return f"{model} was asked {times}: about {sent:,} tokens in, {back:,} out{before}."


def _record(requests: list[RecordedRequest]) -> str:
    """All requests with their answers as the model gave them; the system message once each."""
    shown: set[str] = set()
    parts = []
    for number, request in enumerate(requests, 1):
        parts.append(f"=== request {number}: {request.purpose} ===")
        for message in request.messages:
            again = message["role"] == "system" and message["content"] in shown
            text = "(as before)" if again else message["content"]
            shown.add(message["content"])
            parts.append(f"[{message['role']}]\n{text}")
        parts.append(f"[answer]\n{request.answer}")
    return "\n\n".join(parts) + "\n"
