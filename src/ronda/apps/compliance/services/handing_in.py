"""The edition that is made of what a Party hands in on line.

Two things to know. It is part of the transaction that submits: the caller has asked whether the
round takes it. And its Party sees the edition at once; it is approved and published as any other.
"""

from collections.abc import Mapping

from django.utils import timezone

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.compliance.assembling import assemble
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.permissions import Can, verdict
from ronda.apps.compliance.services.factsheets import edition_add
from ronda.apps.policy import demand
from ronda.factsheets.boxes import filled


def edition_hand_in(*, actor: Actor, edition: Edition, texts: Mapping[str, str]) -> Edition:
    """The next edition, with these texts in its boxes (by their paths in `edition`)."""
    demand(verdict(actor, Can.HAND_IN, edition))
    with act(actor=actor, what=Can.HAND_IN, about=(edition, edition.factsheet)) as done:
        locked = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
        at = timezone.localtime()
        value = filled(assemble(locked), texts).model_copy(update={"updated": f"{at:%Y-%m}"})
        factsheet = edition.factsheet
        made = edition_add(actor, value, factsheet.party, factsheet.round, None)
        made.handed_in_at, made.draft_id = at, locked.draft_id
        made.save(update_fields=["handed_in_at", "draft"])
        done.concerns(made)
    return made
