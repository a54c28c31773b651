"""What every service of Ronda lets its readers choose about the looks of its pages.

Two things to know. These choices need no token against forged requests: another site could at most
have a reader see the next page in another language or other colours. So a page that only asks for
them sets no cookie, and is the same for everybody.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

language = csrf_exempt(set_language)
"""Keeps the reader's choice of language and goes back."""


@csrf_exempt
@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Keep the reader's choice of colours and go back."""
    back = request.POST.get("next", "")
    safe = url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure())
    response = redirect(back if safe else "/")
    response.set_cookie(
        "theme",
        request.POST.get("theme", ""),
        max_age=365 * 24 * 3600,
        samesite="Lax",
        httponly=True,
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
