"""Tags for every page: links that know where they are, form fields in one look, bars.

Two things to know. A field is always shown by `{% field %}`, so that label, hint and error are
tied to it in one way. And `{% bar %}` draws with attributes, since a page may carry no styles.
"""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.forms.widgets import CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from ronda.apps.addresses import path_to
from ronda.apps.treaties.models import Body, Party, Round
from ronda.apps.treaties.selectors import body_named, party_named
from ronda.apps.wordings import day_named, is_serbian

register = template.Library()

_BAR = (
    '<svg class="bar{}" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"'
    ' focusable="false"><rect class="bar-ground" width="100" height="10"/>'
    '<rect class="bar-part" width="{}" height="10"/></svg>'
)

# Whether they are needed depends on what else is said, so they are not called optional.
_SOMETIMES_NEEDED = {"chapter", "codes", "number", "q", "scope", "strength", "title", "translation"}
_GROUPS = (CheckboxSelectMultiple, RadioSelect)


@register.inclusion_tag("components/nav-link.html", takes_context=True)
def nav_link(context: Mapping[str, Any], name: str, label: str) -> dict[str, object]:
    """A link of the main menu; it says so where the page is the one it leads to, or under it."""
    address = path_to(name)
    here = context["request"].path if "request" in context else ""
    return {
        "address": address,
        "label": label,
        "current": "page" if here == address else "true" if _is_under(here, address) else "",
    }


def _is_under(here: str, address: str) -> bool:
    """Whether a page belongs to a part of the menu; what came back belongs to the records."""
    return here.startswith(address) or (address == "/records/" and here.startswith("/returned/"))


@register.inclusion_tag("components/field.html")
def field(bound: BoundField) -> dict[str, object]:
    """One field with its label, hint and errors."""
    widget = bound.field.widget
    if isinstance(widget, _GROUPS):
        for option in bound.subwidgets:
            option.data["attrs"]["class"] = "form-check-input"
    return {
        "field": bound,
        "control": control(bound),
        "is_group": isinstance(widget, _GROUPS),
        "is_check": isinstance(widget, CheckboxInput),
        "is_optional": not bound.field.required and bound.name not in _SOMETIMES_NEEDED,
        "hint_id": f"{bound.auto_id}_helptext",
        "error_id": f"{bound.auto_id}_error",
    }


@register.filter
def control(bound: BoundField) -> str:
    """A field's input alone, in our look."""
    widget = bound.field.widget
    if isinstance(widget, _GROUPS):
        return str(bound)
    # The label says it already, and stays when somebody types.
    widget.attrs.pop("placeholder", None)
    look = "form-control"
    if isinstance(widget, CheckboxInput):
        look = "form-check-input"
    elif isinstance(widget, Select):
        look = "form-select"
    return bound.as_widget(attrs={"class": look})


@register.inclusion_tag("components/fields.html")
def fields(form: BaseForm) -> dict[str, object]:
    """Every field of a form, with a summary of what is wrong on top."""
    return {"form": form}


@register.inclusion_tag("components/error-summary.html")
def error_summary(form: BaseForm) -> dict[str, object]:
    """What is wrong with a form, each with a link to its field."""
    return {"form": form}


@register.simple_tag(name="bar")
def bar_of(parts: int, whole: int, kind: str = "") -> SafeString:
    """`parts` of `whole` as a bar; the figures themselves stand in a table beside it."""
    # Written here and not by a template: some pages have one for each of 200 Parties.
    width = 100 * parts / whole if whole else 0
    return format_html(_BAR, f" bar-{kind}" if kind else "", f"{width:.2f}")


@register.filter
def month(value: str | None) -> str:
    """A month written "2025-03" in words."""
    if not value:
        return ""
    year, number = value.split("-")
    return date_format(date(int(year), int(number), 1), "F Y")


@register.filter
def day(value: date | None) -> str:
    """A day with its month in words, as the reader's language writes it.

    That of a moment is the day on the clock of the place where Ronda runs.
    """
    return day_named(value) if value else ""


@register.filter
def moment(value: datetime | None) -> str:
    """A day with the time, on the clock of the place where Ronda runs."""
    if not value:
        return ""
    there = localtime(value)
    return f"{day(there)}{'' if is_serbian() else ','} {date_format(there, 'H:i')}"


@register.filter
def party_name(party: Party) -> str:
    """A Party's name in the reader's language."""
    return party_named(party)


@register.filter
def body_name(body: Body) -> str:
    """A monitoring body's name in the reader's language, where it is known here."""
    return body_named(body)


@register.filter
def round_name(round: Round) -> str:
    """A body and which of its rounds; the number stays beside its word."""
    named = {"body": body_name(round.body), "number": round.number}
    return _("%(body)s, round\u00a0%(number)s") % named
