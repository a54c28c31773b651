"""Giving documents their numbers, and their files.

Two things to know. A number is given once, by the body's scheme, and never again: the body is
locked meanwhile. And a document that has gone out is not replaced: it gets a revision, whose number
says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import Max, Model, QuerySet
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act, key_of
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.meetings.models import DocumentFile, Meeting, MeetingDocument
from ronda.apps.meetings.permissions import Can, verdict
from ronda.apps.meetings.selectors.documents import file_languages, schemes_of
from ronda.apps.meetings.selectors.meetings import languages_of
from ronda.apps.policy import demand
from ronda.apps.sources.models import Purpose
from ronda.apps.sources.services import source_receive
from ronda.apps.treaties.models import Body
from ronda.apps.wordings import texts_checked
from ronda.procedure.document_numbers import DocumentNumber, NumberScheme
from ronda.procedure.numbering import NotInScheme

KINDS = {"docx": b"PK\x03\x04", "pdf": b"%PDF-", "xlsx": b"PK\x03\x04", "pptx": b"PK\x03\x04"}
"""Endings of files that go with a document, with the bytes they begin with."""
LAST_SERIAL, LAST_REVISION = 9_999, 99


@dataclass(frozen=True)
class File:
    """A file as it was sent."""

    name: str
    data: bytes


def document_number(
    *,
    actor: Actor,
    meeting: Meeting,
    titles: Mapping[str, str],
    serial: int | None = None,
    about: Model | None = None,
) -> MeetingDocument:
    """Give a document the next number of the year, or `serial` where the body gave it elsewhere.

    `about` is the record that it is made of. Raises NotNow for a body without a scheme, NotValid
    for a number that is given already.
    """
    demand(verdict(actor, Can.NUMBER, meeting))
    titles = texts_checked(titles, languages_of(meeting.body), "titles")
    with act(actor=actor, what=Can.NUMBER, about=(meeting,)) as done:
        scheme = _scheme(meeting.body)
        made = MeetingDocument(
            meeting=meeting,
            titles=titles,
            about=key_of(about) if about else "",
            **_place(scheme, meeting),
        )
        _number(made, scheme, signed_in(actor), meeting.body, serial)
        done.concerns(made)
        done.after = made.number
    return made


def document_revise(
    *, actor: Actor, document: MeetingDocument, meeting: Meeting
) -> MeetingDocument:
    """The next revision of a document, for this meeting; its files are put with it anew."""
    demand(verdict(actor, Can.NUMBER, meeting))
    if meeting.body_id != document.body_id:
        raise NotValid(_("This document is another body’s."), "document")
    with act(actor=actor, what=Can.NUMBER, about=(meeting, document)) as done:
        _lock(meeting.body)
        last = _same(document).aggregate(last=Max("revision"))["last"] or 0
        made = MeetingDocument(
            meeting=meeting,
            titles=document.titles,
            about=document.about,
            scheme=document.scheme,
            year=document.year,
            session=document.session,
            revision=last + 1,
        )
        _number(made, _scheme(meeting.body), signed_in(actor), meeting.body, document.serial)
        done.concerns(made)
        done.after = made.number
    return made


def document_file_put(
    *, actor: Actor, document: MeetingDocument, language: str, file: File
) -> DocumentFile:
    """Put the document in a language with it; raises NotNow where there is one already."""
    assert document.meeting is not None
    demand(verdict(actor, Can.PUT_FILE, document.meeting))
    if language not in file_languages(document.body):
        raise NotValid(_("The body’s documents are not in this language."), "language")
    _check_kind(file)
    with act(actor=actor, what=Can.PUT_FILE, about=(document,)) as done:
        locked = MeetingDocument.objects.select_for_update().get(pk=document.pk)
        if locked.files.filter(language=language).exists():
            sentence = _("It has a file in this language: make a revision to put another.")
            raise NotNow(sentence)
        source = source_receive(
            actor=actor,
            data=file.data,
            name=file.name,
            purpose=Purpose.MEETING,
            about=f"document:{document.pk}:{language}",
        ).source
        made = DocumentFile.objects.create(
            document=locked, language=language, source=source, added_by=signed_in(actor)
        )
        done.concerns(made)
        done.after = {"language": language, "file": source.file_name}
    return made


def _number(
    made: MeetingDocument, scheme: NumberScheme, actor: User, body: Body, serial: int | None
) -> None:
    """Give it its number and keep it; the body is locked until the transaction ends."""
    _lock(body)
    made.body, made.given_by = body, actor
    made.serial = serial or (_same_series(made).aggregate(last=Max("serial"))["last"] or 0) + 1
    if not 1 <= made.serial <= LAST_SERIAL or made.revision > LAST_REVISION:
        raise NotValid(_("There is no such number in the body’s scheme."), "serial")
    try:
        made.number = scheme.written(
            DocumentNumber(
                scheme=scheme.id,
                number=made.serial,
                year=made.year,
                session=made.session,
                revision=made.revision,
            )
        )
        with transaction.atomic():
            made.save()
    except NotInScheme as error:
        raise NotNow(_("The body’s scheme of numbers has no place for this.")) from error
    except IntegrityError as error:
        raise NotValid(_("This document number is given already."), "serial") from error


def _lock(body: Body) -> None:
    Body.objects.select_for_update().get(pk=body.pk)


def _scheme(body: Body) -> NumberScheme:
    schemes = schemes_of(body)
    if not schemes:
        raise NotNow(
            _("The body’s file has no scheme by which documents of meetings are numbered.")
        )
    return schemes[-1]


def _place(scheme: NumberScheme, meeting: Meeting) -> dict[str, str | int]:
    """Where the number counts from one: in the year, or in the session."""
    values = {"year": meeting.begins.year, "session": meeting.number}
    found = {name: values[name] for name in scheme.parsed_scheme.fields if name in values}
    return {"scheme": scheme.id, **found}


def _same_series(document: MeetingDocument) -> QuerySet[MeetingDocument]:
    return MeetingDocument.objects.filter(
        body=document.body,
        scheme=document.scheme,
        year=document.year,
        session=document.session,
    )


def _same(document: MeetingDocument) -> QuerySet[MeetingDocument]:
    return _same_series(document).filter(serial=document.serial)


def _check_kind(file: File) -> None:
    begins = KINDS.get(file.name.rpartition(".")[2].casefold())
    if begins is None or not file.data.startswith(begins):
        sentence = _("Put a file of one of these kinds: %(kinds)s.")
        raise NotValid(sentence % {"kinds": ", ".join(KINDS)}, "file")
