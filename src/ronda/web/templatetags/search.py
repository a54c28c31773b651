"""What the page of the search needs to say of what was found."""

from django import template
from django.urls import NoReverseMatch

from ronda.apps.addresses import path_to
from ronda.apps.search.models import Kind, Statement
from ronda.apps.search.selectors import Names

register = template.Library()


@register.simple_tag
def facet_name(names: Names, facet: str, value: str) -> str:
    """What a value of a facet is called in the reader's language."""
    return names.of(facet, value)


@register.simple_tag
def asked_address(one: Statement) -> str:
    """The page of a recommendation in all Parties; "" for what is none, or has no such page."""
    if one.kind != Kind.RECOMMENDATION or not one.codes:
        return ""
    try:
        return path_to("portal:asked", one.body, one.round.rpartition(".")[2], one.codes[0])
    except NoReverseMatch:
        # Another body may write its codes in a way that addresses do not have.
        return ""
