"""A report as Word: written, edited, shown before it is kept, taken in with all else as it was."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ronda.apps.errors import NotValid
from ronda.apps.reports.models import Draft
from ronda.apps.reports.selectors import report_of
from ronda.apps.reports.word_files import sealed, unsealed, word_preview
from ronda.reports.model import Paragraph
from tests.apps.people import secretary
from tests.apps.reports.scene import taken_in, the_round
from tests.reports.reading import foreign

pytestmark = pytest.mark.django_db
TAKE_IN = ("lanzarote", 2)


@pytest.fixture
def office(client: Client, settings: object) -> Client:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]
    client.force_login(secretary())
    return client


def word_of(client: Client, draft: Draft, language: str = "en") -> bytes:
    place = [*TAKE_IN, draft.number, language, "docx"]
    answer = client.get(reverse("reports:file", args=place))
    assert answer.status_code == 200
    assert f"draft-{draft.number}-{language}.docx" in answer.headers["Content-Disposition"]
    return answer.content


def handed_in(client: Client, data: bytes) -> Any:
    file = SimpleUploadedFile("report.docx", data)
    return client.post(reverse("reports:take-in", args=TAKE_IN), {"file": file, "note": "read"})


def edited(data: bytes) -> bytes:
    return foreign.with_document(
        data, lambda xml: xml.replace("What the replies say, part 2.", "What they say.")
    )


def test_an_edited_word_file_is_shown_and_then_kept_with_the_other_language(office: Client) -> None:
    draft = taken_in()
    answer = handed_in(office, edited(word_of(office, draft)))
    assert answer.status_code == 200 and Draft.objects.count() == 1
    preview = answer.context["preview"]
    assert [(change.id, change.language) for change in preview.changes] == [("p-2", "en")]
    form = answer.context["form"].initial
    kept = office.post(reverse("reports:take-in-shown", args=TAKE_IN), form)
    assert kept.status_code == 302
    made = Draft.objects.latest("number")
    assert (made.number, made.note, made.file_name) == (2, "read", "report.docx")
    second = next(p for p in report_of(made).of(Paragraph) if p.id == "p-2")
    assert second.text.in_language("en") == "What they say."
    assert second.text.in_language("fr") == "(fr) What the replies say, part 2."


def test_a_file_of_an_older_draft_goes_on_from_that_and_says_so(office: Client) -> None:
    old = word_of(office, taken_in())
    taken_in(title={"en": "Another title", "fr": "Un autre titre"})
    preview = word_preview(edited(old), the_round(), list(Draft.objects.all()))
    assert preview.newer and preview.before is not None and preview.before.number == 1
    assert [change.id for change in preview.changes] == ["p-2"]


def test_a_report_by_somebody_else_is_shown_with_what_has_no_place(office: Client) -> None:
    the_round()
    answer = handed_in(office, foreign.typed())
    assert "Arcadia and Talvia lend each other their staff." in answer.content.decode()
    assert Draft.objects.count() == 0


def test_what_is_no_report_is_refused_at_the_field(office: Client) -> None:
    the_round()
    answer = handed_in(office, foreign.file([foreign.paragraph("Dear colleagues,")]))
    assert "not a report" in answer.context["form"].errors["file"][0]


def test_a_preview_of_another_round_or_changed_on_the_way_is_refused(office: Client) -> None:
    draft = taken_in()
    at = the_round()
    told = sealed(word_preview(word_of(office, draft), at, [draft]), at)
    assert unsealed(told, at)
    with pytest.raises(NotValid):
        unsealed(told[:-1] + ("A" if told[-1] != "A" else "B"), at)
    at.pk = 999
    with pytest.raises(NotValid):
        unsealed(told, at)


def test_a_draft_is_had_as_pdf_and_in_no_language_that_it_has_not(office: Client) -> None:
    draft = taken_in()
    place = [*TAKE_IN, draft.number, "fr", "pdf"]
    assert office.get(reverse("reports:file", args=place)).content.startswith(b"%PDF")
    for language, format in (("sr", "pdf"), ("en", "html")):
        place = [*TAKE_IN, draft.number, language, format]
        assert office.get(reverse("reports:file", args=place)).status_code == 404
