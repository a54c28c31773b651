"""Receiving documents and keeping account of their readings.

Two things to know. The same bytes for the same purpose are one source, however often they come.
And how far a reading has come is written by `progress.py`, at once and without an audit row.
"""

import hashlib
from dataclasses import dataclass

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotValid
from ronda.apps.policy import demand
from ronda.apps.sources.models import Content, Purpose, Reading, ReadingState, Source
from ronda.apps.sources.permissions import KEPT_APART, Can, verdict
from ronda.apps.sources.selectors import source_known
from ronda.apps.treaties.models import Party

LONGEST_NAME = 255


@dataclass(frozen=True)
class Received:
    """A source, and whether it had been received before."""

    source: Source
    already: bool


def source_receive(
    *,
    actor: Actor,
    data: bytes,
    name: str,
    purpose: Purpose,
    about: str = "",
    party: Party | None = None,
) -> Received:
    """Keep a document byte for byte; raises NotValid where it is empty or too large.

    One that is kept apart belongs to a record of the caller, who asked whether `actor` may.
    """
    if purpose not in KEPT_APART:
        demand(verdict(actor, Can.RECEIVE))
    person = signed_in(actor)
    _check_size(data)
    sha256 = hashlib.sha256(data).hexdigest()
    known = source_known(sha256, purpose, about)
    if known is not None:
        return Received(known, already=True)
    with act(actor=actor, what=Can.RECEIVE) as done:
        Content.objects.bulk_create(
            [Content(sha256=sha256, size=len(data), data=data)], ignore_conflicts=True
        )
        source, fresh = Source.objects.get_or_create(
            content_id=sha256,
            purpose=purpose,
            about=about,
            defaults={"party": party, "file_name": _name(name), "received_by": person},
        )
        done.concerns(source)
        done.after = {"file_name": source.file_name, "sha256": sha256, "size": len(data)}
    return Received(source, already=not fresh)


def reading_request(*, actor: User, source: Source) -> Reading:
    """A reading that waits for its turn."""
    with act(actor=actor, what="reading.request", about=(source,)) as done:
        reading = Reading.objects.create(source=source, requested_by=actor)
        done.concerns(reading)
    return reading


def reading_finish(
    *, actor: User, reading: Reading, text: str, format: str, factsheet_json: str, reader: str
) -> None:
    """Keep what was read; part of the transaction that records it."""
    with act(actor=actor, what="reading.finish", about=(reading, reading.source)):
        reading.state = ReadingState.READ
        reading.percent, reading.step = 100, "done"
        reading.document_text, reading.format = text, format
        reading.factsheet_json, reading.reader = factsheet_json, reader
        reading.finished_at = timezone.now()
        reading.save()


def reading_fail(*, actor: User, reading: Reading, code: str, sentence: str) -> None:
    """Keep why a document could not be read."""
    with act(actor=actor, what="reading.fail", about=(reading, reading.source)) as done:
        done.after = {"code": code, "sentence": sentence}
        reading.state = ReadingState.FAILED
        reading.error_code, reading.error_sentence = code, sentence
        reading.finished_at = timezone.now()
        reading.save(update_fields=["state", "error_code", "error_sentence", "finished_at"])


def source_party_set(*, actor: User, source: Source, party: Party) -> None:
    """Say whose document it is, once that is known."""
    if source.party_id == party.pk:
        return
    with act(actor=actor, what="source.party", about=(source,)) as done:
        done.before, done.after = getattr(source.party, "code", None), party.code
        source.party = party
        source.save(update_fields=["party"])


def _check_size(data: bytes) -> None:
    if not data:
        raise NotValid(_("The file has nothing in it: send the document again."), "file")
    if len(data) > settings.UPLOAD_LIMIT_BYTES:
        sentence = _("The file is larger than %(limit)d MB, the most Ronda takes in.")
        limit = settings.UPLOAD_LIMIT_BYTES // 1_000_000
        raise NotValid(sentence % {"limit": limit}, "file")


def _name(given: str) -> str:
    """The file's own name, without folders and without what no name should have."""
    last = given.replace("\\", "/").rpartition("/")[2]
    plain = "".join(character for character in last if character.isprintable())
    return plain[-LONGEST_NAME:] or "document"
