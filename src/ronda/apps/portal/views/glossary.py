"""The page that says what the words of these pages mean."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from ronda.apps.portal.glossary import glossary as told


@require_safe
def glossary(request: HttpRequest) -> HttpResponse:
    """Every word with what it means, in the order of the reader's alphabet."""
    return render(request, "portal/glossary.html", {"glossary": told()})
