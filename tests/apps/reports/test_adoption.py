"""A report is adopted by a meeting, then only corrected; ids outlast every new code."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from ronda.apps.compliance.generating import plans_of
from ronda.apps.compliance.services.generating import factsheets_generate
from ronda.apps.errors import NotAllowed, NotNow, NotValid, Stale
from ronda.apps.meetings.models import Meeting, MeetingDocument
from ronda.apps.meetings.selectors import decisions_on
from ronda.apps.meetings.services.agenda import agenda_add_ready
from ronda.apps.meetings.services.documents import document_number
from ronda.apps.meetings.services.meetings import When, meeting_open, meeting_plan
from ronda.apps.reports import selectors
from ronda.apps.reports.models import Adoption, Correction, Draft, Writing
from ronda.apps.reports.selectors.adoption import corrections_of, document_of_report
from ronda.apps.reports.selectors.readiness import ready_for_meetings
from ronda.apps.reports.selectors.writing import desk_of
from ronda.apps.reports.services import adoption as services
from ronda.apps.reports.services import beginning, readings
from ronda.apps.reports.services import writing as writing_services
from ronda.apps.reports.services.adoption import Adopted
from ronda.apps.reports.services.drafts import report_publish
from ronda.reports.model import Recommendation
from tests.apps.people import member, monitoring_body, rapporteur, secretary
from tests.apps.reports.scene import ADOPTED, taken_in
from tests.apps.reports.written import now, piece, text, written

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
NUMBER = "T-ES(2026)09"


def test_what_is_adopted_is_frozen_with_its_meeting_document_and_decision() -> None:
    adoption = adopted()
    value = selectors.report_of(adoption.draft)
    assert value.adopted is not None and value.adopted.document == NUMBER
    assert [one.what for one in decisions_on(adoption.draft)] == ["report.adopt"]
    with pytest.raises(NotNow, match="adopted"):
        save("p-1")
    with pytest.raises(NotNow, match="adopted"):
        writing_services.piece_take_out(actor=secretary(), piece=piece("p-1"), reason="No.")
    report_publish(actor=secretary(), draft=adoption.draft, on=TODAY)
    with pytest.raises(NotNow):
        services.report_adopt(actor=secretary(), writing=now(), adopted=told())


@pytest.mark.parametrize("who", [member, rapporteur])
def test_only_the_secretariat_records_an_adoption(who: type) -> None:
    written()
    under_way()
    with pytest.raises(NotAllowed):
        services.report_adopt(actor=who("XAR"), writing=now(), adopted=told())


def test_nothing_is_adopted_without_a_meeting_or_with_something_left_open() -> None:
    written(title={"en": "Without French"})
    days = When(TODAY, TODAY, "Strasbourg")
    meeting_plan(actor=secretary(), body=monitoring_body(), number=46, when=days)
    with pytest.raises(NotNow) as refusal:
        services.report_adopt(actor=secretary(), writing=now(), adopted=told())
    assert len(refusal.value.hindrances) == 1  # the meeting is named first, then the fault


def test_an_open_amendment_or_rival_bars_adoption() -> None:
    writing = written()
    under_way()
    reading = readings.draft_share(actor=secretary(), draft=Draft.objects.get(), until=None)
    words = {"text": text("Otherwise.")}
    readings.amendment_propose(
        actor=member("XAR"), reading=reading, key="p-1", words=words, reason="So."
    )
    save("p-2", seen=1)
    save("p-2", "Other", seen=1)
    with pytest.raises(NotNow) as refusal:
        services.report_adopt(actor=secretary(), writing=writing, adopted=told())
    assert len((str(refusal.value), *refusal.value.hindrances)) == 2
    assert Writing.objects.get().adopted is None and not Draft.objects.filter(adopted=True).exists()


def test_the_day_must_be_one_of_the_meeting() -> None:
    written()
    under_way()
    other = told(TODAY - timedelta(days=9))
    with pytest.raises(NotValid, match="day"):
        services.report_adopt(actor=secretary(), writing=now(), adopted=other)
    assert Writing.objects.get().adopted is None


def test_the_document_is_one_of_the_meeting_and_kept_with_the_adoption() -> None:
    written()
    meeting = under_way()
    typed = Adopted(meeting="Meeting 46", on=TODAY, document="T-ES(2026)10")
    with pytest.raises(NotValid, match="documents"):
        services.report_adopt(actor=secretary(), writing=now(), adopted=typed)
    titles = text("The draft")
    made = document_number(
        actor=secretary(), meeting=meeting, titles=titles, about=Draft.objects.get()
    )
    assert document_of_report(list(meeting.documents.all()), now()) == made
    adoption = services.report_adopt(actor=secretary(), writing=now(), adopted=told())
    assert adoption.document == MeetingDocument.objects.first()


def test_where_no_meeting_is_kept_here_the_report_names_it() -> None:
    written()
    typed = Adopted(meeting="38th meeting", on=TODAY, document="T-ES(2026)10")
    later = Adopted(meeting="38th meeting", on=TODAY + timedelta(days=1), document="T-ES(2026)10")
    with pytest.raises(NotValid, match="not come"):
        services.report_adopt(actor=secretary(), writing=now(), adopted=later)
    adoption = services.report_adopt(actor=secretary(), writing=now(), adopted=typed)
    assert adoption.draft.adopted and adoption.meeting is None and adoption.decision is None


def test_a_report_is_offered_to_agendas_once_members_have_a_draft_until_it_is_adopted() -> None:
    body = monitoring_body()
    written()
    assert list(ready_for_meetings(body)) == []
    reading = readings.draft_share(actor=secretary(), draft=Draft.objects.get(), until=None)
    [(key, titles, link)] = ready_for_meetings(body)
    assert key.startswith("reports.report:") and "adoption" in titles["en"]
    assert "drafts" not in link
    words = {"text": text("Otherwise.")}
    readings.amendment_propose(
        actor=member("XAR"), reading=reading, key="p-1", words=words, reason="So."
    )
    [(_key, titles, _link)] = ready_for_meetings(body)
    assert "reading" in titles["en"]
    meeting = under_way()
    agenda_add_ready(actor=secretary(), meeting=meeting, keys=[key])
    withdraw = readings.amendment_withdraw
    withdraw(actor=member("XAR"), amendment=reading.amendments.get())
    adoption = services.report_adopt(actor=secretary(), writing=now(), adopted=told())
    assert adoption.decision is not None and adoption.decision.item is not None
    assert list(ready_for_meetings(body)) == []


def test_a_correction_says_what_stood_there_and_makes_the_next_adopted_draft() -> None:
    first = adopted().draft
    correct("p-1", {"text": text("Put right.")})
    [told] = corrections_of(now())
    assert (told.correction.after["text"], told.draft) == (text("Put right."), None)
    second = beginning.draft_make(actor=secretary(), writing=now())
    assert second.adopted and selectors.faults_of(second) == ()
    assert corrections_of(now())[0].draft == second
    changed = selectors.drafts_compared(secretary(), "lanzarote", 2, first.number, second.number)
    assert {one.id for one in changed.changes} == {"p-1"}
    assert desk_of(secretary(), now()).is_in_draft


def test_who_corrects_over_a_newer_correction_is_told_and_nothing_is_lost() -> None:
    adopted()
    correct("p-1", {"text": text("One.")})
    with pytest.raises(Stale):
        correct("p-1", {"text": text("Two.")}, seen=1)
    with pytest.raises(NotValid):
        correct("p-1", {"text": text("Two.")}, seen=2, reason=" ")
    assert Correction.objects.count() == 1


def test_nothing_is_corrected_before_adoption() -> None:
    written()
    with pytest.raises(NotNow, match="not adopted"):
        correct("p-1", {"text": text("One.")})


def test_a_code_renumbered_after_factsheets_went_out_keeps_its_id() -> None:
    first = adopted().draft
    factsheets_generate(actor=secretary(), draft=first)
    correct("r-1", {}, called="I-7")
    second = beginning.draft_make(actor=secretary(), writing=now())
    codes = {one.id: one.code for one in selectors.report_of(second).of(Recommendation)}
    assert codes["r-1"] == "I-7"
    again = {(one.party.code, one.language): one for one in plans_of(second)}
    arcadia, talvia = again["XAR", "en"], again["XTA", "en"]
    assert arcadia.is_new and not talvia.is_new  # r-1 names Arcadia only
    assert arcadia.before is not None and arcadia.changes is not None
    told = {code for c in arcadia.value.chapters for r in c.recommendations for code in r.codes}
    assert "I-7" in told and "I-1" not in told


def test_a_code_that_another_has_or_that_is_none_is_refused() -> None:
    adopted()
    with pytest.raises(NotValid, match="Another"):
        correct("r-1", {}, called="I-2")
    with pytest.raises(NotValid):
        correct("r-1", {}, called="first")


def test_a_recommendation_is_withdrawn_by_a_decision_and_addressed_to_nobody() -> None:
    adopted()
    one = piece("r-1")
    services.recommendation_withdraw(actor=secretary(), piece=one, reason="It is done.")
    draft = beginning.draft_make(actor=secretary(), writing=now())
    value = {each.id: each for each in selectors.report_of(draft).of(Recommendation)}
    assert value["r-1"].withdrawn == "It is done."
    assert [each.what for each in decisions_on(one)] == ["report.withdraw"]
    for plan in plans_of(draft):
        codes = {c for ch in plan.value.chapters for r in ch.recommendations for c in r.codes}
        assert "I-1" not in codes
    with pytest.raises(NotNow):
        services.recommendation_withdraw(actor=secretary(), piece=piece("r-1"), reason="Again.")
    with pytest.raises(NotNow):
        services.recommendation_withdraw(actor=secretary(), piece=piece("p-1"), reason="No.")


def test_an_adopted_report_that_came_in_as_a_file_is_corrected_as_well() -> None:
    beginning.writing_begin_from(actor=secretary(), draft=taken_in(adopted=ADOPTED))
    correct("p-1", {"text": text("Put right.")})
    assert beginning.draft_make(actor=secretary(), writing=now()).adopted


def under_way() -> Meeting:
    """A meeting that decides."""
    days = When(TODAY - timedelta(days=1), TODAY + timedelta(days=1), "Strasbourg")
    body = monitoring_body()
    planned = meeting_plan(actor=secretary(), body=body, number=46, when=days)
    meeting = meeting_open(actor=secretary(), meeting=planned)
    document_number(actor=secretary(), meeting=meeting, titles=text("The report"), serial=9)
    return meeting


def told(on: date = TODAY) -> Adopted:
    """What the report says of its adoption, with the meeting's document where there is one."""
    document = MeetingDocument.objects.first()
    number = document.number if document is not None else "T-ES(2026)09"
    return Adopted(meeting="Meeting 46", on=on, document=number, kept=document)


def adopted() -> Adoption:
    written()
    under_way()
    return services.report_adopt(actor=secretary(), writing=now(), adopted=told())


def correct(
    key: str,
    changes: dict[str, object],
    *,
    called: str = "",
    seen: int = 1,
    reason: str = "Slip.",
) -> Correction:
    one = piece(key)
    return services.correction_make(
        actor=secretary(),
        piece=one,
        content=one.content | changes,
        called=called or one.called,
        reason=reason,
        seen=seen,
    )


def save(key: str, said: str = "Something else", seen: int = 1) -> None:
    one = piece(key)
    content = one.content | {"text": text(said)}
    writing_services.piece_save(actor=secretary(), piece=one, content=content, seen=seen)
