"""Taking in a file of a partner: looked at first, row by row, and then taken in or left aside.

Two things to know. Looking changes nothing but that the file's rows lie here to be looked at; what
they say is emptied when it is decided. And a file with broken rows is taken in without them or not
at all, as whoever decides asks.
"""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import BinaryIO

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.hashes.incoming import Compared, compared
from ronda.apps.hashes.models import (
    Partner,
    PartnerFile,
    PartnerFileRow,
    PartnerFileState,
    RowOutcome,
)
from ronda.apps.hashes.permissions import Can, verdict
from ronda.apps.hashes.taking_in import TakenIn, incoming_take
from ronda.apps.policy import demand
from ronda.hashes import model
from ronda.hashes.errors import HashError
from ronda.hashes.exchange.contract import BrokenRow, Origin, Report, Scheme
from ronda.hashes.exchange.formats import format_named
from ronda.hashes.exchange.sniffing import sniff

AT_ONCE = 1_000
PIECE = 1_000_000
"""Bytes that are read at once."""


@dataclass(frozen=True)
class Told:
    """What the person who hands the file in says of it, since the file does not."""

    handling: str
    scheme: Scheme | None = None


def partner_file_look(
    *, actor: Actor, partner: Partner, stream: BinaryIO, name: str, told: Told
) -> PartnerFile:
    """Read a file and lay its rows beside the base; raises NotValid where it is no such file."""
    demand(verdict(actor, Can.PARTNER_FILE, partner))
    with act(actor=actor, what=Can.PARTNER_FILE, about=(partner,)) as done:
        file = PartnerFile.objects.create(
            partner=partner,
            file_name=name[:200],
            checksum=_checksum(stream),
            handling=told.handling,
            handed_in_by=signed_in(actor),
        )
        try:
            _read(file, stream, told)
        except HashError as error:
            raise NotValid(str(error), "file") from error
        if not file.rows.exists():
            raise NotValid(_("There is no entry in the file."), "file")
        done.concerns(file)
        done.after = {"file": file.file_name, "checksum": file.checksum}
    return file


def partner_file_take(*, actor: Actor, file: PartnerFile, all_or_nothing: bool) -> TakenIn:
    """Take a file in: what is new or changed is proposed, what is withdrawn is so at once.

    Raises NotNow where it was decided on already, or where all was asked for and rows are broken.
    """
    demand(verdict(actor, Can.PARTNER_FILE, file))
    person = signed_in(actor)
    with act(actor=actor, what=Can.PARTNER_FILE, about=(file, file.partner)) as done:
        locked = _previewed(file)
        broken = locked.rows.filter(outcome=RowOutcome.BROKEN).count()
        if all_or_nothing and broken:
            sentence = _(
                "Broken rows: %(count)d. Nothing is taken in: take the rest, or mend them."
            )
            raise NotNow(sentence % {"count": broken})
        rows = locked.rows.exclude(entry=None).exclude(outcome=RowOutcome.BROKEN)
        values = (model.Entry.model_validate(row.entry) for row in rows.iterator(AT_ONCE))
        origin = f"{locked.partner.name}, {locked.file_name}"
        # Compared anew: the base may be another than when it was looked at.
        found = compared(locked.partner, values)
        taken = incoming_take(
            person=person, partner=locked.partner, origin=origin[:200], compared=found
        )
        locked.proposal = taken.proposals[0] if taken.proposals else None
        _settle(locked, actor, PartnerFileState.TAKEN_IN)
        done.concerns(*taken.proposals)
        done.after = {"added": taken.added, "withdrawn": taken.withdrawn, "broken": broken}
    return taken


def partner_file_dismiss(*, actor: Actor, file: PartnerFile, reason: str) -> PartnerFile:
    """Leave a file aside; what was in it is gone."""
    demand(verdict(actor, Can.PARTNER_FILE, file))
    if not reason.strip():
        raise NotValid(_("Say why, in a sentence."), "reason")
    about = (file, file.partner)
    with act(actor=actor, what=Can.PARTNER_FILE, about=about, reason=reason.strip()):
        locked = _previewed(file)
        _settle(locked, actor, PartnerFileState.DISMISSED)
    return locked


def _previewed(file: PartnerFile) -> PartnerFile:
    found = PartnerFile.objects.select_for_update(of=("self",)).select_related("partner")
    locked = found.get(pk=file.pk)
    if locked.state != PartnerFileState.PREVIEWED:
        sentence = _("This file is “%(state)s” already.")
        raise NotNow(sentence % {"state": locked.get_state_display()})
    return locked


def _settle(file: PartnerFile, actor: Actor, state: PartnerFileState) -> None:
    file.state, file.settled_by, file.settled_at = state, signed_in(actor), timezone.now()
    file.save()
    file.rows.update(entry=None)


def _checksum(stream: BinaryIO) -> str:
    digest = hashlib.sha256()
    stream.seek(0)
    while piece := stream.read(PIECE):
        digest.update(piece)
    stream.seek(0)
    return digest.hexdigest()


def _read(file: PartnerFile, stream: BinaryIO, told: Told) -> None:
    form, report = format_named(sniff(stream)), Report()
    file.format = form.name
    origin = Origin(source=file.partner.name, handling=told.handling or None, scheme=told.scheme)
    numbered = enumerate(form.read(stream, origin, report), start=1)
    while some := list(islice(numbered, AT_ONCE)):
        PartnerFileRow.objects.bulk_create(_rows(file, some))
    file.notes = [f"{name}: {why.sentence} ({n})" for (name, why), n in report.dropped.items()]
    file.save()


def _rows(
    file: PartnerFile, some: Iterable[tuple[int, model.Entry | BrokenRow]]
) -> Iterator[PartnerFileRow]:
    good = [(number, row) for number, row in some if isinstance(row, model.Entry)]
    values = [value for _number, value in good]
    for (number, _row), one in zip(good, compared(file.partner, values), strict=True):
        yield _row_of(file, number, one)
    for number, row in some:
        if isinstance(row, BrokenRow):
            yield PartnerFileRow(
                file=file,
                number=number,
                outcome=RowOutcome.BROKEN,
                # With its place in the file, by which it is mended.
                sentence=str(row),
            )


def _row_of(file: PartnerFile, number: int, one: Compared) -> PartnerFileRow:
    return PartnerFileRow(
        file=file,
        number=number,
        outcome=one.outcome,
        entry=one.value.model_dump(mode="json"),
        meets_id=one.item_id,
        sentence=one.sentence,
    )
