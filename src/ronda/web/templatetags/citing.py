"""How a page is cited and shared: a block at its end, and what stands in its head.

Two things to know. Both say nothing on a page that is not public or that nobody registered
(`ronda.apps.portal.citing.pages`). And linked data stand in a script element of a type that is no
script: browsers do not run it, and the content policy has no say in it.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django import template
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language

from ronda.apps.addresses import path_to
from ronda.apps.portal.cards import HEIGHT, WIDTH
from ronda.apps.portal.citing import citable_of, origin_of, path_of
from ronda.citations import Citable, line, linked_data

register = template.Library()
_LOCALES = {"en": "en_GB", "fr": "fr_FR", "sr": "sr_RS", "sr-latn": "sr_RS"}


@register.inclusion_tag("components/citation.html", takes_context=True)
def citation(context: Mapping[str, Any]) -> dict[str, object]:
    """The block with the citation of the page: a line to copy, its files, the lasting address."""
    citable = _of(context)
    if citable is None:
        return {}
    at = f"?{urlencode({'page': path_of(citable)})}"
    return {
        "citable": citable,
        "line": line(citable),
        "bibtex": f"{path_to('portal:citation', 'bib')}{at}",
        "ris": f"{path_to('portal:citation', 'ris')}{at}",
    }


@register.inclusion_tag("components/page-head.html", takes_context=True)
def page_head(context: Mapping[str, Any]) -> dict[str, object]:
    """What others show where the page is shared, and what it is as linked data."""
    citable = _of(context)
    if citable is None:
        return {}
    language = get_language() or "en"
    card = path_to("portal:card", language)
    told = urlencode({"page": path_of(citable)})
    return {
        "citable": citable,
        "locale": _LOCALES.get(language, "en_GB"),
        "card": f"{origin_of(context['request'])}{card}?{told}",
        "width": WIDTH,
        "height": HEIGHT,
        "linked": _in_script(linked_data(citable)),
    }


def _of(context: Mapping[str, Any]) -> Citable | None:
    # An error page is shown without a request.
    request = context.get("request")
    return citable_of(request) if request is not None else None


def _in_script(told: str) -> SafeString:
    # `linked_data` has no sign in it that could end the element.
    return mark_safe(told)  # noqa: S308
