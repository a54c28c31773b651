"""The annual report: what was done in a year, with sources, and out only when signed."""

import io
import zipfile
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pypdfium2
import pytest
from django.apps import apps

from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible, Stale
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import (
    AnnualReport,
    AnnualSection,
    AnnualState,
    Arrangement,
    Indicator,
    IndicatorValue,
    Measure,
    MeasureStep,
    Passage,
    Post,
)
from ronda.apps.national.selectors.annual import annual_visible, withdrawn_in
from ronda.apps.national.selectors.figures import counted
from ronda.apps.national.selectors.registers import DoneInYear
from ronda.apps.national.selectors.told import told_before
from ronda.apps.national.services.annual import (
    Yearly,
    annual_draft,
    annual_drop,
    annual_return,
    annual_send,
    annual_sign,
    annual_take_out,
    annual_write,
)
from ronda.apps.national.services.drafting import record_draft
from ronda.apps.national.services.figures import Given, value_give, value_withdraw
from ronda.apps.national.services.measures import step_add
from ronda.apps.national.standing import standing_of
from ronda.apps.notifications.models import Notification
from ronda.figures.periods import Period
from tests.apps.national.scene import Desk
from tests.apps.national.services.test_drafting import recorded

pytestmark = pytest.mark.django_db
YEAR = 2024


def written(there: Desk, arrangement: Arrangement = Arrangement.INSTITUTION) -> AnnualReport:
    yearly = Yearly(YEAR, arrangement, "en", "What Arcadia did")
    return annual_draft(actor=there.coordinator, yearly=yearly)


def scene() -> Desk:
    """A step done in the year, one done in another, victims and searches counted."""
    there, _target = recorded()
    with at_desk(there.coordinator):
        measure = Measure.objects.get()
    for name, done in (("Trainers found", date(YEAR, 3, 1)), ("Rooms let", date(2025, 2, 1))):
        step = step_add(actor=there.coordinator, measure=measure, name=name, due=done)
        with at_desk(there.coordinator):
            MeasureStep.objects.filter(pk=step.pk).update(done_on=done)
    return there


def sections(there: Desk, report: AnnualReport) -> list[AnnualSection]:
    with at_desk(there.coordinator):
        return list(report.sections.all())


def text_of(there: Desk, report: AnnualReport) -> str:
    return "\n".join(f"{one.heading}\n{one.text}" for one in sections(there, report))


def signed(there: Desk, report: AnnualReport) -> AnnualReport:
    annual_send(actor=there.coordinator, report=report, post=there.post)
    return annual_sign(actor=there.signer, report=report)


def test_it_tells_what_was_done_that_year_and_nothing_else() -> None:
    there = scene()
    report = written(there)
    told = text_of(there, report)
    assert "Trainers found" in told and "Rooms let" not in told
    assert "Searches (2024): 59" in told and "(2023)" not in told
    assert "Victims identified (2024): not shown" in told
    assert [one.heading for one in sections(there, report)] == [
        "Ministry of Justice",
        "Ministry of the Interior",
    ]


def test_every_passage_has_its_source() -> None:
    there = scene()
    justice, interior = sections(there, written(there))
    assert [name for name, _page in justice.sources] == ["Joint training"]
    assert {name for name, _page in interior.sources} == {"Victims: Report", "Searches: Report"}
    assert all(page.startswith("/desk/") for _name, page in [*justice.sources, *interior.sources])


def test_it_is_divided_by_recommendation() -> None:
    there = scene()
    (one,) = sections(there, written(there, Arrangement.RECOMMENDATION))
    assert "Lanzarote" in one.heading and "Searches (2024)" in one.text


def test_registers_of_other_apps_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    there = scene()
    config = apps.get_app_config("treaties")
    monkeypatch.setattr(config, "record_year", f"{__name__}.lectures", raising=False)
    last = sections(there, written(there))[-1]
    assert last.heading == "Without an institution"
    assert last.text == "Lecture. Given to 25 judges."
    assert last.sources == [["Register of lectures", "/desk/lectures/1/"]]


def lectures(year: int) -> Iterator[DoneInYear]:
    """What a register tells of a year."""
    if year == YEAR:
        yield DoneInYear(
            "Lecture", "Given to 25 judges.", "Register of lectures", "/desk/lectures/1/"
        )


def test_it_leaves_only_signed() -> None:
    there = scene()
    report = written(there)
    for ending in ("docx", "pdf"):
        with pytest.raises(NotNow):
            annual_take_out(actor=there.coordinator, report=report, ending=ending)
    annual_send(actor=there.coordinator, report=report, post=there.post)
    with pytest.raises(NotNow):
        annual_take_out(actor=there.coordinator, report=report, ending="docx")
    with pytest.raises(NotAllowed):
        annual_sign(actor=there.coordinator, report=report)
    annual_sign(actor=there.signer, report=report)
    word = annual_take_out(actor=there.coordinator, report=report, ending="docx")
    text = zipfile.ZipFile(io.BytesIO(word.data)).read("word/document.xml").decode()
    pages = pypdfium2.PdfDocument(
        annual_take_out(actor=there.coordinator, report=report, ending="pdf").data
    )
    printed = "".join(page.get_textpage().get_text_range() for page in pages)
    for told in ("What Arcadia did", "Trainers found", "Searches (2024): 59", "Sources:"):
        assert told in text and told in printed
    assert "/desk/" not in text


def test_a_section_is_changed_until_it_is_sent() -> None:
    there = scene()
    report = written(there)
    section = sections(there, report)[0]
    change = {"section": section, "heading": "Justice", "text": "Changed.", "version": 1}
    annual_write(actor=there.coordinator, **change)  # type: ignore[arg-type]
    with pytest.raises(Stale):
        annual_write(actor=there.coordinator, **change)  # type: ignore[arg-type]
    signed(there, report)
    with pytest.raises(NotNow):
        annual_write(actor=there.coordinator, **(change | {"version": 2}))  # type: ignore[arg-type]


def test_a_withdrawn_figure_holds_it_up_until_the_section_is_changed() -> None:
    there = scene()
    report = written(there)
    with at_desk(there.coordinator):
        value = IndicatorValue.objects.get(indicator__name="Searches")
    value_withdraw(actor=there.coordinator, value=value, reason="Counted twice.")
    with at_desk(there.coordinator):
        ((section, values),) = withdrawn_in(report).items()
        assert values == [value]
    with pytest.raises(NotNow, match="Searches"):
        annual_send(actor=there.coordinator, report=report, post=there.post)
    found = next(one for one in sections(there, report) if one.pk == section)
    annual_write(
        actor=there.coordinator, section=found, heading=found.heading, text="Less.", version=1
    )
    assert signed(there, report).state == AnnualState.SIGNED


def test_a_figure_withdrawn_after_signing_stops_it_from_leaving() -> None:
    there = scene()
    report = signed(there, written(there))
    with at_desk(there.coordinator):
        value = IndicatorValue.objects.get(indicator__name="Searches")
    value_withdraw(actor=there.coordinator, value=value, reason="Counted twice.")
    with pytest.raises(NotNow, match="withdrawn"):
        annual_take_out(actor=there.coordinator, report=report, ending="docx")


def test_it_is_sent_back_with_a_remark() -> None:
    there = scene()
    report = annual_send(actor=there.coordinator, report=written(there), post=there.post)
    with pytest.raises(NotValid):
        annual_return(actor=there.signer, report=report, remark=" ")
    back = annual_return(actor=there.signer, report=report, remark="The sum is missing.")
    assert (back.state, back.remark) == (AnnualState.DRAFT, "The sum is missing.")


def test_who_signs_is_told_and_the_coordinator_of_what_came_of_it() -> None:
    there = scene()
    report = annual_send(actor=there.coordinator, report=written(there), post=there.post)
    told = Notification.objects.filter(kind__startswith="national.annual")
    waits = told.get()
    assert (waits.kind, waits.person) == ("national.annual-sign", there.signer)
    assert (waits.words, waits.link) == ({"year": "2024"}, f"/desk/annual/{report.pk}/")
    annual_return(actor=there.signer, report=report, remark="Name nobody.")
    annual_sign(
        actor=there.signer,
        report=annual_send(actor=there.coordinator, report=report, post=there.post),
    )
    back, signed_ = told.exclude(kind=waits.kind).order_by("pk")
    assert (back.kind, signed_.kind) == ("national.annual-returned", "national.annual-signed")
    assert back.person == signed_.person == there.coordinator
    assert "Name nobody" not in str(back.words)


def test_the_validator_sees_it_when_it_is_to_be_signed_and_others_never() -> None:
    there = scene()
    report = written(there)
    for person in (there.signer, there.writer):
        with at_desk(person), pytest.raises(NotVisible):
            annual_visible(standing_of(person), report.pk)
    with pytest.raises(NotAllowed):
        annual_draft(actor=there.writer, yearly=Yearly(YEAR, Arrangement.INSTITUTION, "en", "x"))
    annual_send(actor=there.coordinator, report=report, post=there.post)
    with at_desk(there.signer):
        assert annual_visible(standing_of(there.signer), report.pk) == report
    with at_desk(there.writer), pytest.raises(NotVisible):
        annual_visible(standing_of(there.writer), report.pk)


def test_a_year_of_which_nothing_is_known_gives_no_report() -> None:
    there = scene()
    yearly = Yearly(1999, Arrangement.INSTITUTION, "en", "Nothing")
    with pytest.raises(NotNow, match="1999"):
        annual_draft(actor=there.coordinator, yearly=yearly)


def test_a_reply_after_a_report_tells_no_small_count_by_a_subtraction() -> None:
    """The report told 57 in the first half; 60 in the whole year would tell three in the second."""
    there, target = recorded()
    with at_desk(there.coordinator):
        old = list(IndicatorValue.objects.filter(indicator__name="Victims"))
    for value in old:
        value_withdraw(actor=there.coordinator, value=value, reason="Counted anew.")
    victims = old[0].indicator
    half = Given(Period.of("2024-H1"), Decimal(57), "Report")
    value_give(actor=there.coordinator, indicator=victims, given=half)
    report = signed(there, written(there))
    assert "first half of 2024): 57" in text_of(there, report)
    year = Given(Period.of("2024"), Decimal(60), "Report")
    value_give(actor=there.coordinator, indicator=victims, given=year)
    record_draft(actor=there.coordinator, target=target)
    with at_desk(there.coordinator):
        told = " ".join(Passage.objects.values_list("text", flat=True))
        assert "57" in told and "60" not in told
        page = counted(standing_of(there.coordinator), victims)
        assert [str(one) for one in page.leaving.left_out] == ["2024"]


def test_what_was_set_aside_was_not_told() -> None:
    there = scene()
    report = annual_drop(actor=there.coordinator, report=written(there))
    assert report.state == AnnualState.DROPPED
    with at_desk(there.coordinator):
        keys = list(Indicator.objects.values_list("pk", flat=True))
        assert not any(told_before(keys).values())


def test_only_a_validator_is_asked_to_sign() -> None:
    there = scene()
    report = written(there)
    with at_desk(there.coordinator):
        focal = Post.objects.filter(institution=there.interior).exclude(pk=there.post.pk).get()
    with pytest.raises(NotValid):
        annual_send(actor=there.coordinator, report=report, post=focal)
