"""The words of the glossary, told where they are first met.

Two things to know. `{% words_of "round strength" %}` opens without scripts and does not print. And
a word that the glossary does not have is an error of the template, which every page's test sees.
"""

from django import template

from ronda.apps.portal.glossary import in_order, word

register = template.Library()


@register.inclusion_tag("portal/words.html")
def words_of(keys: str) -> dict[str, object]:
    """What the words of a page mean, by their anchors, in the order of the reader's alphabet."""
    return {"words": in_order(map(word, keys.split()))}
