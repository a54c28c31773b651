"""Giving a partner a file: of what is new or changed since the last, or of what is withdrawn.

Two things to know. The file is made, and that it was given is recorded, in one transaction; it goes
through the partner's agreement like a feed, and follows the same copies. And the formats of files
cannot say that something is withdrawn: that is a list of its own.
"""

import csv
import hashlib
import io
from dataclasses import dataclass
from uuid import uuid4

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.hashes.models import Agreement, Disclosure, Partner
from ronda.apps.hashes.outgoing import Due, copies_keep, disclosure_record, due_to
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.selectors.partners import agreement_in_force
from ronda.apps.policy import demand
from ronda.hashes.exchange.contract import Format, Report
from ronda.hashes.exchange.formats import format_named, format_to_write

WITHDRAWALS = "withdrawals"
FORMATS = ("vics", "csv", "misp", WITHDRAWALS)
MOST = 100_000
"""Entries in one file; what is left is in the next."""


@dataclass(frozen=True)
class Given:
    """The file, what it is called, its record, and what the format had to leave out."""

    disclosure: Disclosure
    name: str
    data: bytes
    report: Report


def disclosure_give(*, actor: Actor, partner: Partner, format: str, purpose: str) -> Given:
    """Make the next file for a partner and record that it was given.

    Raises NotNow where there is no agreement in force, or nothing new to give.
    """
    demand(verdict(actor, Can.DISCLOSE, partner))
    person = signed_in(actor)
    if format not in FORMATS:
        raise NotValid(_("There is no such format."), "format")
    if not purpose.strip():
        raise NotValid(_("Say what it is given for."), "purpose")
    with act(actor=actor, what=Can.DISCLOSE, about=(partner,)) as done:
        Partner.objects.select_for_update().get(pk=partner.pk)
        report = Report()
        agreement, due, data = _made(partner, format, report)
        disclosure = disclosure_record(
            partner=partner,
            agreement=agreement,
            by=person,
            due=due,
            format=format,
            digest=hashlib.sha256(data).hexdigest(),
            purpose=purpose.strip(),
        )
        done.concerns(disclosure, agreement)
        done.after = {"format": format, "entries": len(due.entries), "digest": disclosure.digest}
    return Given(disclosure, _name(partner, format), data, report)


def _made(partner: Partner, format: str, report: Report) -> tuple[Agreement, Due, bytes]:
    """What is due in this format, and the file that says it."""
    if format == WITHDRAWALS:
        agreement, due = _withdrawn(partner)
        return agreement, due, _withdrawals(due)
    form = format_to_write(format, event=uuid4(), made=timezone.now())
    agreement, due = _due(partner, form, report)
    stream = io.BytesIO()
    form.write(due.entries, stream, report)
    return agreement, due, stream.getvalue()


def _due(partner: Partner, form: Format, report: Report) -> tuple[Agreement, Due]:
    agreement = agreement_in_force(partner)
    if agreement is None:
        raise _without_agreement()
    due = due_to(partner, agreement, most=MOST)
    due.without_withdrawals()
    if not due:
        copies_keep(due)
        raise _nothing()
    for held in due.only(form.carries.takes):
        form.carries.reduced(held, report)
    if not due:
        raise NotNow(
            _("This format cannot say any of what is due: choose another, or use the feed.")
        )
    return agreement, due


def _withdrawn(partner: Partner) -> tuple[Agreement, Due]:
    agreement = agreement_in_force(partner)
    due = due_to(partner, agreement, most=MOST)
    due.without_entries()
    last = partner.disclosures.order_by("-pk").first()
    agreement = agreement or (last.agreement if last else None)
    if agreement is None:
        raise _without_agreement()
    if not due:
        raise _nothing()
    return agreement, due


def _without_agreement() -> NotNow:
    return NotNow(_("There is no agreement in force with this partner: nothing leaves."))


def _nothing() -> NotNow:
    return NotNow(_("There is nothing to give: the partner has all that the agreement names."))


def _withdrawals(due: Due) -> bytes:
    """A table of what is withdrawn, by the name under which it went out."""
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(("source", "key", "withdrawn", "reason"))
    for one in due.withdrawals:
        table.writerow((one.source, one.key, one.at.isoformat(timespec="seconds"), one.reason))
    return text.getvalue().encode()


def _name(partner: Partner, format: str) -> str:
    suffix = ".csv" if format == WITHDRAWALS else format_named(format).suffix
    return f"{partner.code}-{timezone.now():%Y%m%d-%H%M}-{format}{suffix}"
