"""Documents: numbered by the body's scheme, once; revisions; a file in each language."""

import pytest

from ronda.apps.errors import NotAllowed, NotNow, NotValid
from ronda.apps.meetings.models import MeetingDocument
from ronda.apps.meetings.selectors.documents import documents_of, file_visible, number_in
from ronda.apps.meetings.services.agenda import agenda_add, agenda_send
from ronda.apps.meetings.services.documents import (
    File,
    document_file_put,
    document_number,
    document_revise,
)
from ronda.apps.sources.selectors import source_bytes
from tests.apps.at_once import at_once, refusals
from tests.apps.meetings.scene import planned
from tests.apps.people import member, observer, secretary, state

pytestmark = pytest.mark.django_db
TITLES = {"en": "Draft chapter", "fr": "Projet de chapitre"}
PDF = File("draft.pdf", b"%PDF-1.7 invented")


def test_numbers_follow_the_scheme_of_the_body() -> None:
    meeting = planned()
    first = document_number(actor=secretary(), meeting=meeting, titles=TITLES, about=state())
    second = document_number(actor=secretary(), meeting=planned(47), titles=TITLES)
    assert [first.number, second.number] == ["T-ES(2026)01", "T-ES(2026)02"]
    assert first.about.startswith("treaties.party:")
    revised = document_revise(actor=secretary(), document=first, meeting=meeting)
    again = document_revise(actor=secretary(), document=revised, meeting=meeting)
    assert (revised.number, again.number) == ("T-ES(2026)01 rev.1", "T-ES(2026)01 rev.2")
    assert number_in(again, "fr") == "T-ES(2026)01_fr rev.2"


def test_a_number_given_elsewhere_is_taken_over_and_never_given_again() -> None:
    meeting = planned()
    taken = document_number(actor=secretary(), meeting=meeting, titles=TITLES, serial=12)
    assert taken.number == "T-ES(2026)12"
    with pytest.raises(NotValid):
        document_number(actor=secretary(), meeting=meeting, titles=TITLES, serial=12)
    following = document_number(actor=secretary(), meeting=meeting, titles=TITLES)
    assert following.number == "T-ES(2026)13"
    with pytest.raises(NotValid):
        document_number(actor=secretary(), meeting=meeting, titles=TITLES, serial=10_000)


@pytest.mark.parametrize(
    ("body", "number"), [("greco", "Greco(2026)1"), ("un-hrctte", "CCPR/C/46/1")]
)
def test_another_body_has_another_scheme(body: str, number: str) -> None:
    meeting = planned(body=body)
    made = document_number(actor=secretary(body), meeting=meeting, titles=TITLES)
    assert made.number == number


def test_a_document_has_one_file_in_each_language() -> None:
    meeting = planned()
    made = document_number(actor=secretary(), meeting=meeting, titles=TITLES)
    document_file_put(actor=secretary(), document=made, language="en", file=PDF)
    document_file_put(actor=secretary(), document=made, language="fr", file=PDF)
    with pytest.raises(NotNow, match="revision"):
        document_file_put(actor=secretary(), document=made, language="en", file=PDF)
    found = file_visible(secretary(), meeting, made.pk, "fr")
    assert source_bytes(found.source) == PDF.data


@pytest.mark.parametrize(
    ("language", "file", "field"),
    [
        ("sr", PDF, "language"),
        ("en", File("draft.exe", b"MZ"), "file"),
        ("en", File("draft.pdf", b"PK\x03\x04"), "file"),
    ],
)
def test_what_does_not_belong_is_not_taken(language: str, file: File, field: str) -> None:
    made = document_number(actor=secretary(), meeting=planned(), titles=TITLES)
    with pytest.raises(NotValid) as refused:
        document_file_put(actor=secretary(), document=made, language=language, file=file)
    assert refused.value.field == field


def test_documents_are_read_by_the_committee_once_the_agenda_is_sent() -> None:
    meeting = planned()
    made = document_number(actor=secretary(), meeting=meeting, titles=TITLES)
    assert documents_of(secretary(), meeting) == [made]
    assert documents_of(member(), meeting) == []
    agenda_add(actor=secretary(), meeting=meeting, titles=TITLES)
    meeting = agenda_send(actor=secretary(), meeting=meeting)
    assert documents_of(member(), meeting) == [made]
    assert documents_of(observer(), meeting) == []
    with pytest.raises(NotAllowed):
        document_number(actor=member(), meeting=meeting, titles=TITLES)


@pytest.mark.django_db(transaction=True)
def test_two_numbers_at_once_are_two() -> None:
    meeting, people = planned(), [secretary(), secretary()]
    outcomes = at_once(
        *(
            lambda who=who: document_number(actor=who, meeting=meeting, titles=TITLES)
            for who in people
        )
    )
    assert refusals(outcomes) == []
    numbers = sorted(MeetingDocument.objects.values_list("number", flat=True))
    assert numbers == ["T-ES(2026)01", "T-ES(2026)02"]
