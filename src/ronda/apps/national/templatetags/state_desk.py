"""Tags for the pages of the desk: names of institutions and of what is to be answered.

Two things to know. An institution is told by the name it has today, in the reader's language where
it has one there. And the parts of the desk that somebody sees follow from what they are there.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.addresses import path_to
from ronda.apps.national.forms.contributions import WriteForm
from ronda.apps.national.forms.requests import RequestForm
from ronda.apps.national.models import (
    Addressee,
    Gathered,
    Institution,
    Post,
    Target,
    TargetKind,
)
from ronda.apps.national.selectors.institutions import called
from ronda.apps.national.selectors.requests import days_waiting, is_late
from ronda.apps.national.standing import holder_of, standing_of

register = template.Library()


@register.filter
def institution_name(institution: Institution) -> str:
    """What an institution is called today."""
    return called(institution)


@register.filter
def target_name(target: Target | Gathered) -> str:
    """What is to be answered, by its kind and number."""
    told = {
        TargetKind.QUESTION: _("Question %(code)s"),
        TargetKind.RECOMMENDATION: _("Recommendation %(code)s"),
        TargetKind.PRACTICES: _("Promising practices, chapter %(code)s"),
    }
    return told[TargetKind(target.kind)] % {"code": target.code}


@register.filter
def as_day(written: str | None) -> date | None:
    """The day that a letter's header has as YYYY-MM-DD, to be shown."""
    return date.fromisoformat(written) if written else None


@register.filter
def waiting_days(addressee: Addressee) -> int:
    """How many days an institution has had a request."""
    return days_waiting(addressee) or 0


@register.filter
def late(addressee: Addressee) -> bool:
    """Whether the day to answer by has passed."""
    return is_late(addressee)


@register.filter
def holder(post: Post) -> User | None:
    """Who holds a post today."""
    return holder_of(post)


@register.filter
def get(told: Mapping[Any, Any], key: Any) -> Any:
    """What stands under a key."""
    return told.get(key)


_WITHIN = {
    "national:annuals": "national:measures",
    "national:outsides": "national:measures",
    "national:exports": "national:figures",
}
"""Pages whose address does not tell to which part of the desk they belong, and which that is."""


@register.inclusion_tag("national/nav.html", takes_context=True)
def desk_nav(context: Mapping[str, Any]) -> dict[str, object]:
    """The parts of the desk, the one that is open marked."""
    request = context["request"]
    parts = [
        ("national:home", _("What waits")),
        ("national:requests", _("Requests")),
        ("national:contributions", _("Contributions")),
        ("national:texts", _("Texts of the State")),
        ("national:measures", _("Measures")),
        ("national:figures", _("Figures")),
        ("trainings:trainings", _("Trainings")),
        ("trainings:lectures", _("Lectures and campaigns")),
        ("charges:charges", _("Charges")),
        ("charges:operations", _("Operations")),
        ("laws:laws", _("Laws")),
        ("national:institutions", _("Institutions")),
    ]
    if standing_of(request.user).coordinator:
        parts.insert(4, ("national:submissions", _("Submissions")))
        parts.insert(3, ("national:placing-list", _("Placing")))
        parts += [
            ("national:library", _("Answer library")),
            ("national:translations", _("Translations")),
        ]
    within = [page for page, part in _WITHIN.items() if request.path.startswith(path_to(page))]
    return {"parts": parts, "here": request.path, "within": [_WITHIN[page] for page in within]}


@register.simple_tag
def target_groups(form: RequestForm) -> list[dict[str, Any]]:
    """What can be asked, chapter by chapter, each with its box to tick and its words."""
    groups: list[dict[str, Any]] = []
    for option, one in zip(form["targets"], form.askable, strict=True):
        title = f"{one.round} – {one.heading}"
        if not groups or groups[-1]["title"] != title:
            groups.append({"title": title, "round": one.round, "heading": one.heading, "of": []})
        option.data["attrs"]["class"] = "form-check-input"
        groups[-1]["of"].append({"option": option, "one": one})
    return groups


@register.simple_tag
def write_fields(form: WriteForm) -> list[dict[str, Any]]:
    """The fields for what is asked, each with the item that it answers."""
    told: list[dict[str, Any]] = [
        {"item": item, "field": form[f"item-{item.pk}"]} for item in form.items
    ]
    return told
