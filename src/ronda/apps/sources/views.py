"""Documents received: the list, one document, its original."""

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from ronda.apps.accounts.selectors import roles_of
from ronda.apps.errors import NotAllowed
from ronda.apps.sources import selectors

ON_A_PAGE = 50


@login_required
@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """The documents that one may see."""
    if not roles_of(request.user).keeps_records:
        raise NotAllowed(_("This page is for the secretariat and the coordinators of Parties."))
    found = selectors.visible_to(request.user).select_related("content").defer("content__data")
    page = Paginator(found, ON_A_PAGE).get_page(request.GET.get("page"))
    return render(request, "sources/sources.html", {"sources": page})


@login_required
@require_safe
def source(request: HttpRequest, id: int) -> HttpResponse:
    """One document: what it is, from whom, when, and what was made of it."""
    # The bytes may be many; only their number is shown.
    listed = selectors.visible_to(request.user).select_related("content").defer("content__data")
    found = get_object_or_404(listed, pk=id)
    readings = selectors.readings_visible_to(request.user).filter(source=found)
    context = {"source": found, "readings": readings.select_related("edition", "returned")}
    return render(request, "sources/source.html", context)


@login_required
@require_safe
def original(request: HttpRequest, id: int) -> HttpResponse:
    """The document byte for byte, to be saved and never shown: it is a stranger's file."""
    found = selectors.source_visible(request.user, id)
    disposition = content_disposition_header(as_attachment=True, filename=found.file_name)
    return HttpResponse(
        selectors.source_bytes(found),
        content_type="application/octet-stream",
        headers={"Content-Disposition": disposition or "attachment"},
    )
