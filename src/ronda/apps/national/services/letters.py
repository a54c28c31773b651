"""Letters read in: kept byte for byte at the desk, looked at, taken in as a contribution.

Two things to know. Nothing becomes a contribution before a person has seen what was read. And the
letter lies here and not among the sources of Ronda, which the secretariat sees.
"""

import hashlib
from datetime import date

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import (
    Addressee,
    Contribution,
    ContributionState,
    Institution,
    Letter,
)
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.reading import cuts_of, letter_read
from ronda.apps.national.services.addressees import answered
from ronda.apps.national.services.contributions import check_open, passage_of
from ronda.apps.national.standing import Standing, standing_of
from ronda.apps.policy import demand, refused
from ronda.replies.model import Reply

LONGEST_NAME = 255


def letter_receive(
    *,
    actor: Actor,
    data: bytes,
    name: str,
    institution: Institution,
    addressee: Addressee | None = None,
) -> Letter:
    """Keep and read a letter of an institution; the same file again gives the same letter.

    Raises NotValid where it is too large, or is no letter that can be read.
    """
    _check_size(data)
    with at_desk(actor):
        who = standing_of(actor)
        _check_may(who, institution, addressee)
        sha256 = hashlib.sha256(data).hexdigest()
        known = Letter.objects.filter(institution=institution, sha256=sha256).first()
        if known is not None:
            return known
        reply, text = letter_read(data, name)
        with act(actor=actor, what=Can.WRITE, about=(institution,)) as done:
            letter = Letter.objects.create(
                party_id=who.party_id,
                file_name=name[-LONGEST_NAME:],
                sha256=sha256,
                size=len(data),
                data=data,
                document_text=text,
                reply_json=reply.model_dump_json(by_alias=True),
                reader=reply.account.reader or "",
                institution=institution,
                addressee=addressee,
                received_by=who.person,
            )
            done.concerns(letter)
    return letter


def reply_in(letter: Letter) -> Reply:
    """What the reader made of the letter."""
    return Reply.model_validate_json(letter.reply_json)


def letter_take_in(*, actor: Actor, letter: Letter) -> Contribution:
    """Make the letter the institution's contribution, handed in."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.WRITE, letter))
        if letter.addressee is not None:
            check_open(letter.addressee)
        if Contribution.objects.filter(letter=letter).exists():
            raise NotNow(_("This letter was taken in already."))
        with act(actor=actor, what=Can.WRITE, about=(letter, letter.institution)) as done:
            taken = _contribution(who, letter, reply_in(letter))
            answered(letter.addressee)
            done.concerns(taken)
    return taken


def _contribution(who: Standing, letter: Letter, reply: Reply) -> Contribution:
    header = reply.header
    taken = Contribution.objects.create(
        party_id=letter.party_id,
        institution=letter.institution,
        addressee=letter.addressee,
        letter=letter,
        state=ContributionState.HANDED_IN,
        subject=(header.subject or letter.file_name)[:500],
        number=(header.number or "")[:100],
        dated=date.fromisoformat(header.date) if header.date else None,
        language=reply.language,
        made_by=who.person,
        handed_in_at=timezone.now(),
    )
    for order, cut in enumerate(cuts_of(reply), start=1):
        passage_of(taken, order, cut).save()
    return taken


def _check_size(data: bytes) -> None:
    if not data:
        raise NotValid(_("The file is empty."), "file")
    if len(data) > settings.UPLOAD_LIMIT_BYTES:
        limit = settings.UPLOAD_LIMIT_BYTES // 1_000_000
        raise NotValid(
            _("The file is larger than %(limit)d MB, the most Ronda takes in.") % {"limit": limit},
            "file",
        )


def _check_may(who: Standing, institution: Institution, addressee: Addressee | None) -> None:
    if addressee is not None:
        demand(verdict(who, Can.WRITE, addressee))
        check_open(addressee)
    elif not who.coordinator and institution.pk not in who.writes_for:
        demand(refused(_("Only the coordinator reads in letters of other institutions.")))
