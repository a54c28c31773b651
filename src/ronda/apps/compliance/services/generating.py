"""Making every Party's factsheet from a draft of the report, in one go.

Two things to know. All are made in one transaction: either the round has its factsheets or nothing
changed. And what is published or approved stays; a changed factsheet is the next edition.
"""

from collections.abc import Iterable

from django.db import connection
from django.utils import timezone

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.compliance.generating import hindrance_of, planned
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.services.factsheets import edition_add
from ronda.apps.errors import NotNow
from ronda.apps.policy import demand
from ronda.apps.reports.models import Draft
from ronda.apps.reports.permissions import Can, verdict
from ronda.apps.reports.selectors import parties_of
from ronda.apps.treaties.models import Party


def factsheets_generate(
    *, actor: Actor, draft: Draft, parties: Iterable[Party] | None = None
) -> list[Edition]:
    """New editions for those Parties (all, if none are named) whose factsheet changes."""
    demand(verdict(actor, Can.GENERATE, draft.report.round))
    if hindrance := hindrance_of(draft):
        raise NotNow(hindrance)
    wanted = list(parties) if parties is not None else parties_of(draft)
    with act(actor=actor, what=Can.GENERATE, about=(draft.report, draft)) as done:
        with connection.cursor() as cursor:
            # Triggers open a subtransaction for each row, which deferred checks would make slow.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        made = []
        for one in planned(draft, wanted, timezone.localdate()):
            if one.is_new:
                edition = edition_add(actor, one.value, one.party, draft.report.round, None)
                edition.draft = draft
                edition.save(update_fields=["draft"])
                made.append(edition)
        done.concerns(*made)
        done.after = {"draft": draft.number, "editions": len(made), "Parties": len(wanted)}
    return made
