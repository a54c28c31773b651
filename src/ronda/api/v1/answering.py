"""How every address of the API answers: counted, with ETag, open to pages of other sites.

Two things to know. A session counts for nothing here: who asks is told by a token or is anybody.
And the ETag is the checksum of what is sent, so that it changes with that and with nothing else.
"""

import hashlib
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt

from ronda.api.v1.problems import Refused, of_refusal, of_refused, problem
from ronda.apps.accounts.services.bearer import Asking, asking, counted_for, limit_headers
from ronda.apps.errors import Refusal

Answer = Callable[..., HttpResponse]
READING = ("GET", "HEAD", "OPTIONS")
_SHOWN = "ETag, Link, Retry-After, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"


WRITING = ("POST", "OPTIONS")


def api(view: Answer, *, is_own: bool = False, writes: bool = False) -> Answer:
    """Have a view answer as the API does; `is_own`: what it says is the asker's alone.

    One that `writes` takes POST and nothing else.
    """
    methods = WRITING if writes else READING

    @csrf_exempt
    @wraps(view)
    def answered(request: HttpRequest, **at: Any) -> HttpResponse:
        with override("en"):
            response = _answered(view, request, at, methods)
        return _with_headers(request, response, is_own=is_own)

    return answered


def _answered(
    view: Answer, request: HttpRequest, at: dict[str, Any], methods: Sequence[str]
) -> HttpResponse:
    if request.method == "OPTIONS":
        return _options(methods)
    if request.method not in methods:
        said = "Here one only reads: use GET." if methods is READING else "Use POST."
        return _allowing(problem(405, "method-not-allowed", said), methods)
    place = request.path[: request.path.rindex("/") + 1]
    try:
        who = asking(request)
    except Refusal as refusal:
        # Who shows a token that is not one is counted too.
        told = of_refusal(refusal, place)
        return _counted(request, Asking(), lambda: told)
    return _counted(request, who, lambda: _read(view, request, who, at, place))


def _counted(request: HttpRequest, who: Asking, read: Callable[[], HttpResponse]) -> HttpResponse:
    limit = counted_for(request, who)
    if limit.passed:
        said = f"More than {limit.most} questions in a minute: go on in {limit.seconds} seconds."
        response = problem(429, "too-often", said)
    else:
        response = read()
    for name, value in limit_headers(limit).items():
        response[name] = value
    return response


def _read(
    view: Answer, request: HttpRequest, who: Asking, at: dict[str, Any], place: str
) -> HttpResponse:
    try:
        response = view(request, who, **at)
    except Refused as refused:
        return of_refused(refused)
    except Refusal as refusal:
        return of_refusal(refusal, place)
    if request.method == "POST":
        return response
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    found = get_conditional_response(request, etag=etag, response=response)
    assert isinstance(found, HttpResponse)
    return found


def _options(methods: Sequence[str]) -> HttpResponse:
    response = HttpResponse(status=204)
    response["Access-Control-Allow-Methods"] = ", ".join(methods)
    response["Access-Control-Allow-Headers"] = "Authorization, If-None-Match, Idempotency-Key"
    response["Access-Control-Max-Age"] = "86400"
    return _allowing(response, methods)


def _allowing(response: HttpResponse, methods: Sequence[str]) -> HttpResponse:
    response["Allow"] = ", ".join(methods)
    return response


def _with_headers(request: HttpRequest, response: HttpResponse, *, is_own: bool) -> HttpResponse:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = _SHOWN
    private = is_own or "Authorization" in request.headers
    fresh = "private, no-cache" if private else "public, max-age=60"
    response["Cache-Control"] = fresh if response.status_code in {200, 304} else "no-store"
    patch_vary_headers(response, ["Authorization"])
    return response
