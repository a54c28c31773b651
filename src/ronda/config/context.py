"""What every page may say about how Ronda runs here."""

from django.conf import settings
from django.http import HttpRequest


def application(request: HttpRequest) -> dict[str, object]:  # noqa: ARG001 — Django gives it
    """`demo`, and `second_factor_off`, which pages must say loudly."""
    return {"demo": settings.DEMO, "second_factor_off": not settings.SECOND_FACTOR_REQUIRED}
