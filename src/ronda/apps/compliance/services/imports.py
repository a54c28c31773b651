"""Taking factsheets in: the file is kept, read in the background, and recorded as an edition.

Two things to know. A file that came before is recognised and not read again, unless its reading
failed. And reading and recording are one transaction at the end: a failure leaves the file, the
reason, and nothing else.
"""

import logging
from dataclasses import dataclass

from django.utils.translation import gettext as _
from procrastinate.contrib.django import app

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, roles_of, signed_in
from ronda.apps.audit.services import act
from ronda.apps.compliance.assembling import assemble
from ronda.apps.compliance.models import Edition, Status
from ronda.apps.compliance.permissions import Can, verdict
from ronda.apps.compliance.services.factsheets import (
    edition_add,
    edition_read_again,
    party_of,
    round_of,
)
from ronda.apps.compliance.services.replays import replayed
from ronda.apps.errors import NotNow, NotValid, Refusal
from ronda.apps.policy import demand
from ronda.apps.sources import progress, selectors
from ronda.apps.sources.models import Purpose, Reading, ReadingState, Source
from ronda.apps.sources.reading import DocumentError, Read, read_bytes
from ronda.apps.sources.services import (
    reading_fail,
    reading_finish,
    reading_request,
    source_party_set,
    source_receive,
)
from ronda.apps.treaties.models import Party

log = logging.getLogger(__name__)
READ_FACTSHEET = "compliance.read_factsheet"


@dataclass(frozen=True)
class Imported:
    """The source, its reading, and whether both were there before this file came (again)."""

    source: Source
    reading: Reading
    already: bool


def factsheet_import(
    *, actor: Actor, data: bytes, name: str, party: Party | None = None, wait: bool = False
) -> Imported:
    """Keep a factsheet's file and have it read, in the background or (`wait`) at once.

    `party` is the Party, for a file that does not say. Raises NotValid for an empty or too large
    file; what the reader refuses is told by the reading: its state, code and sentence.
    """
    demand(verdict(actor, Can.IMPORT))
    person = signed_in(actor)
    with act(actor=actor, what=Can.IMPORT) as done:
        received = source_receive(actor=actor, data=data, name=name, purpose=Purpose.FACTSHEET)
        done.concerns(received.source)
        done.after = {"file_name": received.source.file_name, "already": received.already}
        last = received.source.readings.first()
        known = received.already and last is not None and last.state != ReadingState.FAILED
        if known and last is not None:
            return Imported(received.source, last, already=True)
        reading = _ask(person, received.source, party, wait=wait)
    if wait:
        reading_do(reading=reading, party=party)
    return Imported(received.source, reading, already=False)


def reading_again(*, actor: Actor, edition: Edition, wait: bool = False) -> Reading:
    """Have an edition's source read again by the reader of today; corrections are kept.

    Raises NotNow for an edition that is approved, or was not read from a file.
    """
    demand(verdict(actor, Can.READ_AGAIN, edition))
    person = signed_in(actor)
    if edition.status != Status.READ:
        raise NotNow(_("Reopen the edition first: an approved text does not change by itself."))
    if edition.reading is None or edition.reading.source.purpose != Purpose.FACTSHEET:
        raise NotNow(_("This edition was not read from a file."))
    with act(actor=actor, what=Can.READ_AGAIN, about=(edition,)):
        reading = _ask(person, edition.reading.source, edition.factsheet.party, wait=wait)
    if wait:
        reading_do(reading=reading, party=edition.factsheet.party)
    return reading


def reading_do(*, reading: Reading, party: Party | None) -> None:
    """Do a reading that was asked for; what the job runs. Its actor is who asked for it."""
    if not progress.begin(reading):
        return
    actor = User.objects.get(pk=reading.requested_by_id)
    try:
        found = _read(reading, party)
        progress.come_to(reading, progress.RECORDING)
        reading_record(actor=actor, reading=reading, found=found, party=party)
    except (DocumentError, Refusal) as error:
        reading_fail(actor=actor, reading=reading, code=error.code, sentence=str(error))
    except Exception:
        log.exception("reading %s failed", reading.pk)
        sentence = _("Ronda could not read the file, through a mistake of its own. Report it.")
        reading_fail(actor=actor, reading=reading, code="internal", sentence=sentence)
        raise
    finally:
        reading.refresh_from_db()


def _ask(actor: User, source: Source, party: Party | None, *, wait: bool) -> Reading:
    reading = reading_request(actor=actor, source=source)
    if not wait:
        # Within the transaction: the job is there if, and only if, the reading is.
        job = app.configure_task(READ_FACTSHEET)
        job.defer(reading_id=reading.pk, party=party.code if party else None)
    return reading


def _read(reading: Reading, party: Party | None) -> Read:
    data = selectors.source_bytes(reading.source)
    progress.come_to(reading, progress.READING)
    return read_bytes(data, reading.source.file_name, party.code if party else None)


def reading_record(*, actor: User, reading: Reading, found: Read, party: Party | None) -> Edition:
    """Keep what was read and record it: a new edition, or the one of the source read again.

    Raises NotValid where it is of no Party, round or body that is known here.
    """
    value = found.factsheet
    party, round = party_of(value, party), round_of(value)
    if round.body_id not in roles_of(actor).bodies:
        raise NotValid(_("The factsheet is of a body whose secretariat you are not in."), "file")
    with act(actor=actor, what=Can.IMPORT, about=(reading.source,)) as done:
        reading_finish(
            actor=actor,
            reading=reading,
            text=found.text,
            format=found.format,
            factsheet_json=value.model_dump_json(by_alias=True),
            reader=found.reader,
        )
        source_party_set(actor=actor, source=reading.source, party=party)
        edition = _edition_of(reading.source)
        if edition is None:
            edition = edition_add(actor, value, party, round, reading)
        else:
            _read_again(edition, reading, found)
        done.concerns(edition, edition.factsheet)
        done.after = {"edition": str(edition), "recommendations": len(value.recommendations)}
    return edition


def _edition_of(source: Source) -> Edition | None:
    own = Edition.objects.select_for_update(of=("self",)).filter(reading__source=source)
    return own.select_related("factsheet__party", "factsheet__round__body").first()


def _read_again(edition: Edition, reading: Reading, found: Read) -> None:
    if edition.status != Status.READ:
        raise NotNow(_("The edition was approved meanwhile: reopen it, then read it again."))
    before = assemble(edition)
    value = replayed(edition=edition, value=found.factsheet, text=found.text)
    edition.reading = reading
    edition_read_again(edition, before, value)
