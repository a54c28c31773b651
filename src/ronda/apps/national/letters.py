"""The covering letter of a request, as a Word file.

Two things to know. It has what is on the page: reference, subject, text, what is asked, until when.
And it is written in the request's language, whoever downloads it.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import override

from ronda.apps.national.models import Addressee, RequestItem
from ronda.apps.national.reminding import PAGES
from ronda.apps.national.selectors.institutions import called
from ronda.apps.wordings import day_named
from ronda.factsheets.writing.letter_docx import Letter, letter_docx


@dataclass(frozen=True)
class LetterFile:
    """A file as it is downloaded."""

    name: str
    data: bytes


def covering_letter(addressee: Addressee, items: list[RequestItem]) -> LetterFile:
    """The letter that goes to one institution."""
    request = addressee.request
    with override(PAGES.get(request.language, request.language)):
        sent = request.sent_on
        head = [
            called(addressee.institution),
            _("Our reference: %(reference)s") % {"reference": request.reference}
            if request.reference
            else "",
            day_named(sent) if sent else "",
        ]
        due = (
            _("Please answer by %(day)s.") % {"day": day_named(request.due)} if request.due else ""
        )
        letter = Letter(
            language=request.language,
            head=tuple(line for line in head if line),
            subject=request.subject,
            paragraphs=tuple(part for part in request.text.split("\n") if part.strip()),
            asked_title=_("What is asked"),
            asked=tuple(_numbered(item) for item in items),
            closing=(due,) if due else (),
        )
    return LetterFile(f"request-{request.pk}-{addressee.pk}.docx", letter_docx(letter))


def _numbered(item: RequestItem) -> tuple[str, str]:
    return (item.target.code if item.target else str(item.order), item.wording)
