"""Tags for the state of play: heads of columns that sort by a link, tags that show a state.

Two things to know. What is sorted by is told to screen readers as well. And colours only repeat
what the words say.
"""

from collections.abc import Mapping
from typing import Any

from django import template
from django.template.defaulttags import querystring

from ronda.apps.rounds.selectors.boards import FILTERS, Board, Phase

register = template.Library()

_TAGS = {Phase.SUBMITTED: " tag-good", Phase.UNDER_WAY: " tag-request"}


@register.inclusion_tag("rounds/sort-head.html", takes_context=True)
def sort_head(
    context: Mapping[str, Any], board: Board, key: str, label: str, kind: str = ""
) -> dict[str, object]:
    """The head of a column, with the link that sorts by it."""
    return {
        "label": label,
        "current": board.sort == key,
        "address": querystring(context, None, sort=key),  # type: ignore[arg-type]
        "kind": kind,
    }


@register.filter
def phase_tag(phase: Phase) -> str:
    """The class of the tag that shows how far a Party is."""
    return _TAGS.get(phase, "")


@register.filter
def filter_name(key: str) -> str:
    """What the rows have in common that a filter shows."""
    return str(FILTERS[key][0])


@register.filter
def bar_kind(key: str) -> str:
    """The colour of a figure's bar: what is late stands out."""
    return "orange" if key == "late" else ""
