"""The files of a citation, and the picture that is shown where a page is shared.

Two things to know. Both are asked for by the path of the page that is cited. And a picture shows
what everybody may see, whoever asks, in the language that the address names.
"""

from collections.abc import Callable

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.translation import check_for_language
from django.views.decorators.http import require_safe

from ronda.apps.portal.cards import card_of, picture
from ronda.apps.portal.citing import citable_at, origin_of
from ronda.citations import Citable, bibtex, ris
from ronda.citations.writing import key

_WRITTEN: dict[str, tuple[Callable[[Citable], str], str]] = {
    "bib": (bibtex, "application/x-bibtex; charset=utf-8"),
    "ris": (ris, "application/x-research-info-systems; charset=utf-8"),
}


@require_safe
def citation(request: HttpRequest, format: str) -> HttpResponse:
    """The citation of a page as a file for a reference manager."""
    found = citable_at(request.user, origin_of(request), request.GET.get("page", ""))
    write, type = _WRITTEN[format]
    name = f'attachment; filename="{key(found.key)}.{format}"'
    return HttpResponse(write(found), content_type=type, headers={"Content-Disposition": name})


@require_safe
def card(request: HttpRequest, language: str) -> HttpResponse:
    """The picture of a page, made once for each state of the page."""
    if not check_for_language(language):
        raise Http404
    with translation.override(language):
        found = citable_at(AnonymousUser(), origin_of(request), request.GET.get("page", ""))
        made = card_of(found, language)
    headers = {"ETag": made.tag, "Cache-Control": "public, max-age=3600"}
    if made.tag in request.headers.get("If-None-Match", ""):
        return HttpResponse(status=304, headers=headers)
    return HttpResponse(picture(made), content_type="image/png", headers=headers)
