"""Where partners fetch batches of their feed and leave their receipts.

Two things to know. Nobody signs in here: what is sent is sealed with the partner's own key, and
that is what is asked of it. And a refusal is one sentence in JSON with the status that fits; to one
who is no partner it is always the same.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from ronda.apps.accounts.selectors import machine
from ronda.apps.errors import Refusal
from ronda.apps.hashes.services.feeds_out import feed_answer, receipts_take
from ronda.hashes.exchange.errors import FeedRefused

LARGEST = 1_000_000
"""Bytes of a request, or of receipts at once."""


@csrf_exempt
@require_POST
def batches(request: HttpRequest, code: str) -> HttpResponse:
    """The batches of the feed to the partner `code` that its sealed request asks for."""
    return _answer(
        request,
        lambda body: b"".join(
            feed_answer(actor=machine(), code=code, line=body, now=timezone.now())
        ),
    )


@csrf_exempt
@require_POST
def receipts(request: HttpRequest, code: str) -> HttpResponse:
    """Take the receipts of the partner `code`."""

    def take(body: bytes) -> bytes:
        receipts_take(actor=machine(), code=code, lines=body.splitlines(keepends=True))
        return b""

    return _answer(request, take)


def _answer(request: HttpRequest, work: Callable[[bytes], bytes]) -> HttpResponse:
    told = request.META.get("CONTENT_LENGTH") or "0"
    if not told.isdecimal() or int(told) > LARGEST:
        return _refused("too-large", "More was sent than is taken in at once.", 413)
    try:
        lines = work(request.body)
    except FeedRefused as refused:
        return _refused(refused.code, str(refused), 403)
    except Refusal as refused:
        return _refused(refused.code, str(refused), refused.status)
    response = HttpResponse(lines, content_type="application/x-ndjson")
    response.headers["Cache-Control"] = "no-store"
    return response


def _refused(code: str, sentence: str, status: int) -> JsonResponse:
    return JsonResponse({"error": code, "sentence": sentence}, status=status)
