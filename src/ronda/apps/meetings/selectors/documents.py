"""The documents of a meeting, with their files."""

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.forms import language_name
from ronda.apps.meetings.models import DocumentFile, Meeting, MeetingDocument
from ronda.apps.meetings.permissions import Reads, reads
from ronda.apps.meetings.selectors.meetings import procedure_of
from ronda.apps.treaties.models import Body
from ronda.procedure.document_numbers import DocumentNumber, NumberScheme
from ronda.procedure.numbering import NotInScheme

GIVEN = frozenset({"year", "session", "number", "two_digits", "language", "revision", "final"})
"""The fields of a scheme that are known of a meeting's document."""


def documents_of(actor: Actor, meeting: Meeting) -> list[MeetingDocument]:
    """The documents of a meeting, the newest first; none to those who may not read them."""
    if not reads(actor, Reads.DOCUMENTS, meeting):
        return []
    found = meeting.documents.select_related("body").prefetch_related("files__source")
    return list(found.order_by("-year", "-session", "-serial", "-revision"))


def document_visible(actor: Actor, meeting: Meeting, id: int) -> MeetingDocument:
    """The document of a meeting with this key; raises NotVisible."""
    found = meeting.documents.filter(pk=id).select_related("body").first()
    if found is None or not reads(actor, Reads.DOCUMENTS, meeting):
        raise NotVisible(_("There is no such document."))
    found.meeting = meeting
    return found


def file_visible(actor: Actor, meeting: Meeting, id: int, language: str) -> DocumentFile:
    """The file of a document in a language; raises NotVisible."""
    document = document_visible(actor, meeting, id)
    found = document.files.filter(language=language).select_related("source").first()
    if found is None:
        raise NotVisible(_("There is no such document."))
    return found


def schemes_of(body: Body) -> list[NumberScheme]:
    """The schemes by which documents of the body's meetings can be numbered."""
    schemes = procedure_of(body).document_numbers.schemes
    return [one for one in schemes if one.parsed_scheme.required <= GIVEN]


def number_in(document: MeetingDocument, language: str = "") -> str:
    """The document's number, in one language where one is named ("T-ES(2026)12_fr rev.1")."""
    known = {one.id: one for one in schemes_of(document.body)}
    scheme = known.get(document.scheme)
    if scheme is None:
        return document.number
    try:
        return scheme.written(_said(document, language or None))
    except NotInScheme:
        return document.number


def _said(document: MeetingDocument, language: str | None) -> DocumentNumber:
    return DocumentNumber(
        scheme=document.scheme,
        number=document.serial,
        year=document.year,
        session=document.session,
        language=language,
        revision=document.revision,
    )


def file_languages(body: Body) -> tuple[str, ...]:
    """The languages that a file of a document may be in, by their tags in the numbers."""
    named = (tag for scheme in schemes_of(body) for tag in scheme.languages)
    return tuple(dict.fromkeys(named)) or procedure_of(body).languages.official


def languages_lacking(document: MeetingDocument) -> list[tuple[str, str]]:
    """The languages in which a document has no file yet, with their names."""
    there = set(document.files.values_list("language", flat=True))
    known = file_languages(document.body)
    return [(tag, language_named(tag)) for tag in known if tag not in there]


def language_named(tag: str) -> str:
    """A language of a document by its name; both in one where it is bilingual."""
    return _("both languages in one file") if tag == "bil" else language_name(tag)
