"""Files that go with a box, as evidence for what it says.

Two things to know. A file is a stranger's: its kind is told by its ending and by its first bytes,
and it is only ever given back to be saved. And one that is taken out is marked so: a submission
that had it keeps it.
"""

from django.db.models import F, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.follow_ups.models import Evidence, Information
from ronda.apps.follow_ups.permissions.can import Can
from ronda.apps.follow_ups.permissions.information import verdict
from ronda.apps.follow_ups.selectors.boxes import sheet_of
from ronda.apps.follow_ups.selectors.drafts import edition_of
from ronda.apps.follow_ups.services.texts import begin, locked_open
from ronda.apps.policy import demand
from ronda.apps.rounds.services.attachments import File, check_kind
from ronda.apps.sources.models import Purpose
from ronda.apps.sources.services import source_receive

MOST_FILES = 200
"""Files that go with the information of one Party."""
MOST_BYTES = 1_000_000_000
"""Bytes of all of them together."""


def evidence_add(
    *, actor: Actor, information: Information, box: str, file: File, title: str = ""
) -> Evidence:
    """Put a file with a box; raises NotValid for one that is not taken in."""
    demand(verdict(actor, Can.FILL, information.party))
    check_kind(file)
    with act(actor=actor, what=Can.FILL, about=(information,)) as done:
        locked = locked_open(information)
        if box not in sheet_of(edition_of(locked)).boxes:
            raise NotValid(_("The factsheet does not have this box any more."), "box")
        _check_room(locked, len(file.data))
        source = source_receive(
            actor=actor,
            data=file.data,
            name=file.name,
            purpose=Purpose.ATTACHMENT,
            about=f"information:{information.pk}:{box}"[:60],
            party=information.party.party,
        ).source
        made, fresh = Evidence.objects.get_or_create(
            information=locked,
            source=source,
            box=box,
            removed_at=None,
            defaults={"title": " ".join(title.split())[:300], "added_by": signed_in(actor)},
        )
        if fresh:
            begin(locked)
        done.concerns(made)
    return made


def evidence_remove(*, actor: Actor, evidence: Evidence) -> Evidence:
    """Take a file out; it is kept, as what was taken out."""
    information = evidence.information
    demand(verdict(actor, Can.FILL, information.party))
    with act(actor=actor, what=Can.FILL, about=(information, evidence)):
        locked_open(information)
        one = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
        if one.removed_at is not None:
            raise NotNow(_("This file was taken out already."))
        one.removed_at = timezone.now()
        one.save(update_fields=["removed_at"])
    return one


def _check_room(information: Information, size: int) -> None:
    mine = Evidence.objects.filter(information=information, removed_at=None)
    if mine.count() >= MOST_FILES:
        sentence = _("At most %(most)d files go with a factsheet: put several into one.")
        raise NotValid(sentence % {"most": MOST_FILES}, "file")
    taken = mine.aggregate(all=Sum(F("source__content__size")))["all"] or 0
    if taken + size > MOST_BYTES:
        sentence = _("The files may be %(most)d MB together: take one out first.")
        raise NotValid(sentence % {"most": MOST_BYTES // 1_000_000}, "file")
