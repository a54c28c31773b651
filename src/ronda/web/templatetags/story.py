"""Tells what was done to a record, from the rows of the audit trail.

Two things to know. What was done is a code ("edition.correct") with a sentence here; a code
without one is shown as it is, never hidden. And values before and after are shown as texts.
"""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.translation import gettext as _

from ronda.apps.audit.models import Event
from ronda.apps.audit.selectors import Step
from ronda.apps.compliance.models import Status

register = template.Library()


@register.filter
def done(event: Event | Step) -> str:
    """What was done, as a sentence; of a factsheet handed in, that its record was made of it."""
    after = event.after if isinstance(event.after, Mapping) else {}
    if event.what == "factsheet.import" and "edition" in after:
        return _("The record was made of what was read")
    return _sentences().get(event.what, event.what)


@register.filter
def said(value: Any) -> str:
    """A value before or after, as text."""
    if isinstance(value, Mapping):
        return str(said(value["value"])) if "value" in value else "; ".join(_pairs(value))
    if isinstance(value, list):
        return ", ".join(str(said(one)) for one in value)
    statuses: Mapping[str, Any] = dict(Status.choices)
    return "" if value is None else str(statuses.get(value, value))


@register.filter
def place_of(event: Event | Step) -> str:
    """The place that a correction was made at; "" for anything else."""
    found = event.after if isinstance(event.after, Mapping) else {}
    return str(found.get("place") or "")


@register.filter
def field_of(event: Event | Step) -> str:
    """The field that a correction changed; "" for anything else."""
    found = event.after if isinstance(event.after, Mapping) else {}
    return str(found.get("field") or "")


def _pairs(value: Mapping[str, Any]) -> list[str]:
    names = _names()
    told = {name: one for name, one in value.items() if one is not False and name != "edition"}
    return [f"{names.get(name, name)}: {_counted(name, one)}" for name, one in told.items()]


def _counted(name: str, value: Any) -> str:
    """A value; of boxes, how many, since their places are addresses and not words."""
    if value is True:
        return _("yes")
    return str(len(value)) if name == "boxes" else str(said(value))


def _names() -> dict[str, str]:
    """What the values of an event are called."""
    return {
        "already": _("received before"),
        "boxes": _("boxes"),
        "code": _("code"),
        "conflict": _("why it no longer fits"),
        "file_name": _("file"),
        "full_name": _("name"),
        "email": _("email address"),
        "name": _("name"),
        "organisation": _("organisation"),
        "organisation_kind": _("kind"),
        "person": _("person"),
        "role": _("role"),
        "since": _("from"),
        "successor": _("successor"),
        "until": _("until"),
        "kind": _("about what"),
        "place": _("place"),
        "recommendations": _("recommendations"),
        "sentence": _("what was told"),
        "sha256": _("checksum"),
        "size": _("size in bytes"),
        "state": _("state"),
        "subject": _("subject"),
        "to": _("to whom"),
    }


def _sentences() -> dict[str, str]:
    return {
        "factsheet.import": _("Handed in a factsheet"),
        "edition.read-again": _("Had the source read again"),
        "edition.correct": _("Corrected the record"),
        "edition.approve": _("Approved the edition"),
        "edition.reopen": _("Opened the edition for correction again"),
        "edition.publish": _("Published the edition"),
        "edition.withdraw": _("Withdrew the edition"),
        "edition.return": _("Handed in the factsheet with its boxes filled in"),
        "edition.decide": _("Decided on a change outside the boxes"),
        "source.receive": _("Handed in the document"),
        "source.party": _("Said whose document it is"),
        "reading.request": _("Asked for the document to be read"),
        "reading.finish": _("The document was read"),
        "reading.fail": _("The document could not be read"),
        "notification.add": _("People were told"),
        "notification.send-again": _("Had a letter sent again"),
        "letter.send": _("Wrote a letter"),
    }
