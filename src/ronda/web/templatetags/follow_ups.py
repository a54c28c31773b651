"""Tags for pages of follow-up: what a box is called, and where it is filled in."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ronda.apps.addresses import path_to
from ronda.apps.follow_ups.selectors.drafts import Draft
from ronda.apps.follow_ups.selectors.evidence import box_called
from ronda.apps.follow_ups.selectors.places import Place

register = template.Library()


@register.simple_tag
def box_name(draft: Draft, box: str) -> str:
    """What a box is called: its codes, or that it is a chapter's blue box."""
    filled = draft.boxes.get(box)
    if filled is None:
        return ""
    if filled.box.is_blue:
        return f"{draft.sheet.chapter_of(box).number} {box_called(filled)}"
    return filled.box.called


@register.simple_tag
def box_link(draft: Draft, box: str, at: Place) -> SafeString:
    """A link to a box in its chapter."""
    to = path_to("follow_ups:chapter", *at, draft.sheet.chapter_of(box).id)
    return format_html('<a href="{}#q-{}">{}</a>', to, box, box_name(draft, box))
