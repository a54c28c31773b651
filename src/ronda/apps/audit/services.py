"""How anything is written: in one transaction, by somebody, leaving a row in the audit trail.

Two things to know. A service does its work inside `act`, and if the work fails neither it nor the
row is kept. And the database's own history of each row is tied to the same request.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pghistory
from django.contrib.auth import get_user_model
from django.db import models, transaction
from django.utils.translation import gettext as _

from ronda.apps.audit import trail
from ronda.apps.audit.models import Event
from ronda.apps.errors import NotAllowed


def key_of(record: models.Model) -> str:
    """The key under which the audit trail knows a record: "compliance.edition:12"."""
    return f"{record._meta.label_lower}:{record.pk}"


@dataclass
class Act:
    """What is being done; a service fills in what it was about, before and after."""

    about: list[str] = field(default_factory=list)
    before: object = None
    after: object = None

    def concerns(self, *records: models.Model) -> None:
        """Add records that this is about."""
        self.about += [key for key in map(key_of, records) if key not in self.about]


@contextmanager
def act(
    *,
    actor: object,
    what: str,
    about: tuple[models.Model, ...] = (),
    reason: str = "",
    on_behalf: str = "",
) -> Iterator[Act]:
    """One transaction in which `actor` does `what`; its audit row is written at the end.

    Raises NotAllowed where there is no one who does it.
    """
    if not isinstance(actor, get_user_model()):
        raise NotAllowed(_("Sign in first: what is done here is done by somebody."))
    id = trail.request_id()
    context = pghistory.context(actor=actor.pk, what=what, request=str(id))
    with trail.request(id), transaction.atomic(), context:
        done = Act()
        done.concerns(*about)
        yield done
        Event.objects.create(
            actor=actor,
            on_behalf=on_behalf,
            what=what,
            about=done.about,
            reason=reason,
            before=done.before,
            after=done.after,
            request_id=id,
        )
