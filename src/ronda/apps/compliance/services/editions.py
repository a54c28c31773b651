"""Walking an edition along its ways: approve, reopen, publish, withdraw.

Two things to know. The ways, who may go them and what must hold are in `workflow.WAYS`. And the
edition is locked and looked at anew: what was true on the page may not be any more.
"""

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.compliance.models import Edition, Status
from ronda.apps.compliance.permissions import verdict
from ronda.apps.compliance.workflow import WAYS, Way
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.policy import demand


def edition_approve(*, actor: Actor, edition: Edition) -> Edition:
    """Say that the record was checked against its source; raises NotNow with what remains."""
    return edition_move(actor=actor, edition=edition, name="approve")


def edition_reopen(*, actor: Actor, edition: Edition, reason: str) -> Edition:
    """Open an approved or withdrawn edition for correction again."""
    name = "reopen-withdrawn" if edition.status == Status.WITHDRAWN else "reopen"
    return edition_move(actor=actor, edition=edition, name=name, reason=reason)


def edition_publish(*, actor: Actor, edition: Edition) -> Edition:
    """Show an approved edition to everybody."""
    return edition_move(actor=actor, edition=edition, name="publish")


def edition_withdraw(*, actor: Actor, edition: Edition, reason: str) -> Edition:
    """Take a published edition back from the public, or discard one that was only read."""
    name = "discard" if edition.status == Status.READ else "withdraw"
    return edition_move(actor=actor, edition=edition, name=name, reason=reason)


def edition_move(*, actor: Actor, edition: Edition, name: str, reason: str = "") -> Edition:
    """Go the way called `name`; raises NotNow where the edition is elsewhere or a guard bars it."""
    way = next((way for way in WAYS if way.name == name), None)
    if way is None:
        raise NotValid(_("There is no such way."), "name")
    demand(verdict(actor, way.can, edition))
    reason = reason.strip()
    if way.needs_reason and not reason:
        raise NotValid(_("Say why, in a sentence."), "reason")
    with act(actor=actor, what=way.can, about=(edition, edition.factsheet), reason=reason) as done:
        locked = Edition.objects.select_for_update().get(pk=edition.pk)
        locked.factsheet = edition.factsheet
        _check(way, locked)
        done.before, done.after = locked.status, way.end.value
        _arrive(locked, way, reason)
    return locked


def _check(way: Way, edition: Edition) -> None:
    if edition.status != way.start:
        sentence = _("The edition is “%(status)s” by now: look at it again.")
        raise NotNow(sentence % {"status": edition.get_status_display()})
    hindrances = way.hindrances(edition)
    if hindrances:
        raise NotNow(" ".join(hindrances), hindrances)


def _arrive(edition: Edition, way: Way, reason: str) -> None:
    now = timezone.now()
    edition.status = way.end
    edition.version += 1
    if way.end == Status.APPROVED:
        edition.approved_at = now
    if way.end == Status.PUBLISHED:
        edition.published_at = now
    if way.end == Status.WITHDRAWN:
        edition.withdrawn_at, edition.withdrawn_reason = now, reason
    edition.save()
