"""Marks words of a text on the pages of the desk."""

from collections.abc import Iterable

from django import template

from ronda.apps.national.spans import Part, Span, parts

register = template.Library()


@register.filter
def cut_along(text: str, spans: Iterable[Span]) -> list[Part]:
    """The text in parts, those along the stretches marked."""
    return list(parts(text, spans))
