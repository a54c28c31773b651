"""Steps of a transaction that open a version of the questionnaire to Parties, or close it again.

Two things to know. The Parties that are asked are a snapshot: what the list of Parties becomes
later changes no round. And each Party that is asked has a reply from that moment on.
"""

from collections.abc import Iterable

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.errors import NotNow
from ronda.apps.rounds.models import (
    Attachment,
    CommentParty,
    Conduct,
    Extension,
    Happening,
    Letter,
    QuestionnaireVersion,
    Reply,
    ReplyState,
    ReturnedReply,
    RoundParty,
    VersionState,
)
from ronda.apps.treaties.models import Party


def version_opened(conduct: Conduct) -> QuestionnaireVersion:
    """The version that is answered: the open one, else the adopted one, opened now."""
    version = conduct.versions.get(state__in=(VersionState.ADOPTED, VersionState.OPEN))
    if version.state == VersionState.ADOPTED:
        version.state, version.opened_at = VersionState.OPEN, timezone.now()
        version.save(update_fields=["state", "opened_at"])
    return version


def parties_asked(
    conduct: Conduct, parties: Iterable[Party], version: QuestionnaireVersion
) -> list[RoundParty]:
    """The Parties as the round has them from now on, each with its reply to `version`."""
    _bulk()
    asked = list(parties)
    known = conduct.parties.select_related("party").filter(party__in=asked)
    again = {row.party_id: row for row in known}
    known.update(left_on=None, left_reason="")
    new = RoundParty.objects.bulk_create(
        RoundParty(conduct=conduct, party=party) for party in asked if party.pk not in again
    )
    rows = [*again.values(), *new]
    answering = set(Reply.objects.filter(party__in=rows).values_list("party_id", flat=True))
    Reply.objects.bulk_create(
        Reply(party=row, version=version, state=ReplyState.ASKED)
        for row in rows
        if row.pk not in answering
    )
    return rows


def launch_undone(conduct: Conduct, launch: Happening, reason: str) -> list[RoundParty]:
    """Take back what a launch did; the Parties that it asked.

    Raises NotNow where something was done with it since.
    A Party that was asked alone stays as one that left, since its event points at it.
    """
    asked = conduct.parties.select_related("party")
    rows = list(asked if launch.party_id is None else asked.filter(pk=launch.party_id))
    keys = [row.pk for row in rows]
    _check_unused(conduct, launch, keys)
    Reply.objects.filter(party__in=keys).delete()
    if launch.party_id is not None:
        today = timezone.localdate()
        RoundParty.objects.filter(pk__in=keys).update(left_on=today, left_reason=reason)
    else:
        RoundParty.objects.filter(pk__in=keys).delete()
    if not Reply.objects.filter(party__conduct=conduct).exists():
        version = conduct.versions.get(state=VersionState.OPEN)
        version.state, version.opened_at = VersionState.ADOPTED, None
        version.save(update_fields=["state", "opened_at"])
    return rows


def _check_unused(conduct: Conduct, launch: Happening, keys: list[int]) -> None:
    replies = Reply.objects.filter(party__in=keys)
    used = (
        replies.exclude(state=ReplyState.ASKED).exists()
        or Attachment.objects.filter(reply__in=replies).exists()
        or Letter.objects.filter(reply__in=replies).exists()
        or ReturnedReply.objects.filter(reply__in=replies).exists()
        or Extension.objects.filter(party__in=keys).exists()
        or CommentParty.objects.filter(party__in=keys).exists()
        or Happening.objects.filter(party__in=keys).exclude(pk=launch.pk).exists()
        or conduct.versions.filter(number__gt=1).exists()
    )
    if used:
        raise NotNow(_("Something was done since the launch: it cannot be taken back any more."))


def version_replaced(version: QuestionnaireVersion, by: QuestionnaireVersion) -> list[Reply]:
    """Open a correction in place of `version`; the replies in work that now answer it.

    A reply that was submitted stays with the wording it answered until it is opened again.
    """
    version.state = VersionState.REPLACED
    version.save(update_fields=["state"])
    by.state, by.opened_at = VersionState.OPEN, timezone.now()
    by.save(update_fields=["state", "opened_at"])
    _bulk()
    in_work = Reply.objects.filter(party__conduct=by.conduct_id, version=version)
    moved = list(in_work.exclude(state=ReplyState.SUBMITTED).select_related("party__party"))
    Reply.objects.filter(pk__in=[one.pk for one in moved]).update(version=by)
    return moved


def _bulk() -> None:
    """Check what is deferred at once: the triggers of many rows would else check it each time."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
