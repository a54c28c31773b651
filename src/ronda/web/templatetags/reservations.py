"""Tags for what Parties said of a convention: links to its articles, since when it holds.

Two things to know. The text of a convention is found in the library by its number; without it an
article is told and not linked. And an end is the last day on which it held.
"""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from ronda.apps.addresses import path_to
from ronda.apps.library.selectors import slugs_by_reference
from ronda.apps.treaties.models import Convention, Reservation
from ronda.apps.wordings import day_named

register = template.Library()
_KEPT = "_slugs_by_reference"


@register.simple_tag(takes_context=True)
def article_link(context: template.Context, convention: Convention, number: str) -> SafeString:
    """An article by its number, leading to what it led to; the texts are asked for once a page."""
    request = context["request"]
    if not hasattr(request, _KEPT):
        setattr(request, _KEPT, slugs_by_reference())
    known: dict[str, str] = getattr(request, _KEPT)
    told = _("Article\u00a0%(number)s") % {"number": number}
    slug = known.get(convention.number)
    if slug is None:
        return format_html("{}", told)
    address = path_to("portal:article", slug, number)
    return format_html('<a href="{}">{}</a>', address, told)


@register.filter
def in_force(one: Reservation) -> str:
    """From when until when it holds."""
    begins = day_named(one.in_force_from or one.made_on)
    if one.in_force_until is None:
        return _("from %(day)s") % {"day": begins}
    days = {"begins": begins, "ends": day_named(one.in_force_until)}
    return _("from %(begins)s until %(ends)s") % days
