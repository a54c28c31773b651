"""What every request passes through: strict headers, limits, the second factor, refusals.

Two things to know. Pages carry no script and no style of their own in the text: the policy forbids
it. And a service's refusal becomes an answer here, with its status and its sentence.
"""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from ronda.apps.accounts import selectors
from ronda.apps.audit import trail
from ronda.apps.errors import Refusal

Answer = Callable[[HttpRequest], HttpResponseBase]

POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
NO_SENSORS = "camera=(), microphone=(), geolocation=()"
OPEN_TO_ALL = ("/accounts/", "/static/", "/language/", "/api/", "/embed/", "/oembed")
"""Where nobody has to have a second factor; the last three take no notice of a session."""


class Middleware:
    """Holds what answers the request further in."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response


class ContentSecurityPolicy(Middleware):
    """Forbids whatever does not come from Ronda itself."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with the policy in the headers."""
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), microphone=(), geolocation=()"
        )
        return response


class UploadLimit(Middleware):
    """Refuses a request that announces more than Ronda takes in, before reading it."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer 413 at once, or go on."""
        told = request.META.get("CONTENT_LENGTH") or ""
        length = int(told) if told.isdecimal() else 0
        room_for_the_form = 100_000
        if length <= settings.UPLOAD_LIMIT_BYTES + room_for_the_form:
            return self.get_response(request)
        sentence = gettext(
            "What was sent is larger than %(limit)d MB, the most Ronda takes in at once. "
            "Send fewer files, or take out pictures."
        )
        limit = settings.UPLOAD_LIMIT_BYTES // 1_000_000
        return render(request, "refused.html", {"reason": sentence % {"limit": limit}}, status=413)


class Requests(Middleware):
    """Gives each request the id under which the audit trail finds what it did."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, with the id in the headers."""
        with trail.request() as id:
            response = self.get_response(request)
        response.headers["X-Request-Id"] = str(id)
        return response


class SecondFactor(Middleware):
    """Sends people with a role to set up their second factor before anything else."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Go on, or redirect to the page where a second factor is set up."""
        if self._passes(request):
            return self.get_response(request)
        return redirect("mfa_activate_totp")

    def _passes(self, request: HttpRequest) -> bool:
        return (
            not settings.SECOND_FACTOR_REQUIRED
            or request.path.startswith(OPEN_TO_ALL)
            or not request.user.is_authenticated
            or not self._is_needed(request.user)
        )

    @staticmethod
    def _is_needed(user: selectors.Actor) -> bool:
        return selectors.needs_second_factor(user)


class SecondFactorOfEverybody(SecondFactor):
    """The same, whatever roles people have: where nobody without one has any business."""

    @staticmethod
    def _is_needed(user: selectors.Actor) -> bool:
        return not selectors.has_second_factor(user)


class Refusals(Middleware):
    """Turns what a service refused into an answer."""

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for a refusal; other errors are not ours."""
        if not isinstance(error, Refusal):
            return None
        template = {403: "403.html", 404: "404.html"}.get(error.status, "refused.html")
        reason = "" if error.status == 404 else str(error)
        return render(request, template, {"reason": reason, "refusal": error}, status=error.status)
