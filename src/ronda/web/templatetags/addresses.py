"""`{% url %}` as Django has it, with addresses that are worked out once (`ronda.apps.addresses`).

Two things to know. Every template has it without loading it. And what is named by keyword, or kept
in a variable, is left to Django.
"""

from django import template
from django.template.base import Parser, Token
from django.template.context import Context
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.utils.html import conditional_escape

from ronda.apps.addresses import path_to

register = template.Library()


class AddressNode(URLNode):
    """A link's address in a template."""

    def render(self, context: Context) -> str:
        """The address, which is HTML as it stands: nothing in it needs to be escaped but "&"."""
        if self.kwargs or self.asvar is not None:
            return super().render(context)
        place = [one.resolve(context) for one in self.args]
        found = path_to(self.view_name.resolve(context), *place)
        return conditional_escape(found) if context.autoescape else found


@register.tag
def url(parser: Parser, token: Token) -> URLNode:
    """The address of a page by its name and place."""
    node = django_url(parser, token)
    return AddressNode(node.view_name, node.args, node.kwargs, node.asvar)
