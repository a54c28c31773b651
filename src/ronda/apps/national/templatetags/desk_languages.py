"""Names of languages on the pages of the desk."""

from django import template

from ronda.apps.national.languages import language_name

register = template.Library()


@register.filter
def language_called(tag: str) -> str:
    """What a language is called."""
    return language_name(tag)
