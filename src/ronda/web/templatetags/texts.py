"""Tags for texts that people wrote in several languages: `{"en": "…", "fr": "…"}`.

Two things to know. The text nearest to the reader's language is shown, with its own language
marked where that is not the page's. And in titles and labels it stands plain.
"""

from collections.abc import Mapping

from django import template
from django.utils.safestring import SafeString

from ronda.apps.wordings import in_reader_language
from ronda.procedure.stated import Wording
from ronda.web.templatetags.rounds import spoken

register = template.Library()


@register.filter
def text_of(texts: Mapping[str, str]) -> SafeString | str:
    """The text with its language marked where it needs to be."""
    return spoken(Wording.of(texts)) if texts else ""


@register.filter
def plain_text_of(texts: Mapping[str, str]) -> str:
    """The text alone."""
    return in_reader_language(texts)
