"""What pages say of the library's texts."""

from collections.abc import Mapping

from django import template
from django.utils.translation import get_language

from ronda.procedure.stated import Wording

register = template.Library()


@register.filter
def in_page_language(texts: Mapping[str, str]) -> str:
    """A text in the reader's language, or in the nearest that there is."""
    return Wording.of(texts).in_language(get_language() or "en") if texts else ""
