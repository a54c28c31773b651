"""Drafts are taken in, compared, and published once adopted."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, transaction
from django.utils import timezone

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible
from ronda.apps.reports import selectors
from ronda.apps.reports.models import Draft, Report
from ronda.apps.reports.permissions import Can, draft_verdict, verdict
from ronda.apps.reports.services import draft_take_in, report_publish
from ronda.apps.reports.services.readings import draft_share
from ronda.reports.comparing import DraftChangeKind
from tests.apps.people import coordinator, member, ngo, observer, rapporteur, secretary
from tests.apps.reports.scene import ADOPTED, adopted, file_of, taken_in, the_round
from tests.reports.arcadian import report

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 20)


def test_a_draft_says_what_the_file_said() -> None:
    draft = taken_in()
    assert selectors.report_of(draft) == report()
    assert selectors.faults_of(draft) == ()
    assert (draft.number, draft.adopted, draft.file_name) == (1, False, "report.json")


def test_the_next_file_is_the_next_draft_and_the_same_one_is_refused() -> None:
    taken_in()
    second = taken_in(title={"en": "Other", "fr": "Autre"})
    assert second.number == 2
    with pytest.raises(NotValid, match="before"):
        taken_in()
    changed = selectors.drafts_compared(secretary(), "lanzarote", 2, 1, 2)
    assert changed.changes == ()  # the title is no entry


def test_what_changed_between_two_drafts_is_told_by_ids() -> None:
    taken_in()
    taken_in(chapters=list(reversed(_chapters())))
    changed = selectors.drafts_compared(secretary(), "lanzarote", 2, 1, 2)
    assert [(one.kind, one.id) for one in changed.changes] == [(DraftChangeKind.MOVED, "help")]


@pytest.mark.parametrize(
    ("data", "told"),
    [(b"", "JSON"), (b"[]", "does not say"), (file_of(round=3), "round 3"), (b"\xff", "UTF-8")],
)
def test_another_file_is_refused_and_nothing_is_kept(data: bytes, told: str) -> None:
    with pytest.raises(NotValid, match=told):
        draft_take_in(actor=secretary(), round=the_round(), data=data, name="a.json")
    assert not Report.objects.exists()


def test_a_draft_never_changes() -> None:
    draft = taken_in()
    draft.note = "Something else"
    with pytest.raises(DatabaseError, match="only ever added"), transaction.atomic():
        draft.save()


def test_only_an_adopted_draft_without_faults_is_published() -> None:
    with pytest.raises(NotNow, match="adopted"):
        report_publish(actor=secretary(), draft=taken_in(), on=TODAY)
    broken = taken_in(adopted=ADOPTED, title={"en": "Without French"})
    with pytest.raises(NotNow, match="faults"):
        report_publish(actor=secretary(), draft=broken, on=TODAY)
    tomorrow = timezone.localdate() + timedelta(days=1)
    final = adopted()
    with pytest.raises(NotNow, match="not come yet"):
        report_publish(actor=secretary(), draft=final, on=tomorrow)


def test_only_the_body_sees_drafts_and_everybody_the_published_one() -> None:
    first, final = taken_in(), adopted()
    outside: tuple[Actor, ...] = (AnonymousUser(), coordinator("XAR"), observer(), ngo())
    for who in outside:
        assert seen(who) == set()
        assert not verdict(who, Can.SEE, first.report.round).visible
        with pytest.raises(NotVisible):
            selectors.drafts_of(who, first.report.round)
    report_publish(actor=secretary(), draft=final, on=TODAY)
    for who in outside:
        assert seen(who) == {final.pk}
    for who in (secretary(), rapporteur("XTA")):
        assert seen(who) == {first.pk, final.pk}
    assert seen(member("XAR")) == {final.pk}


def test_only_the_secretariat_takes_in_and_publishes() -> None:
    final = adopted()
    with pytest.raises(NotAllowed):
        report_publish(actor=member("XAR"), draft=final, on=TODAY)
    with pytest.raises(NotAllowed):
        draft_take_in(actor=member("XAR"), round=the_round(), data=file_of(), name="a.json")
    with pytest.raises(NotVisible):
        draft_take_in(actor=ngo(), round=the_round(), data=file_of(), name="a.json")


@pytest.mark.parametrize("is_adopted", [False, True])
@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize("published", [False, True])
def test_the_verdict_and_the_query_say_the_same(
    published: bool, shared: bool, is_adopted: bool
) -> None:
    if published and not is_adopted:
        return
    final = adopted() if is_adopted else taken_in()
    if shared:
        draft_share(actor=secretary(), draft=final, until=None)
    if published:
        report_publish(actor=secretary(), draft=final, on=TODAY)
    people: tuple[Actor, ...] = (AnonymousUser(), coordinator("XAR"), ngo(), member("XAR"))
    for who in (*people, rapporteur("XTA"), secretary()):
        fresh = Draft.objects.get(pk=final.pk)
        assert bool(draft_verdict(who, Can.SEE, fresh)) == (final.pk in seen(who))


def seen(who: Actor) -> set[int]:
    return set(selectors.visible_to(who).values_list("pk", flat=True))


def _chapters() -> list[object]:
    return list(report().model_dump(mode="json", by_alias=True)["chapters"])


def test_what_findings_rest_on_is_not_told_outside_the_body() -> None:
    chapters = _chapters()
    chapters[0]["entries"][1]["findings"][0]["rests_on"] = [{"question": "q-1", "quote": "So."}]  # type: ignore[index]
    final = taken_in(adopted=ADOPTED, chapters=chapters)
    report_publish(actor=secretary(), draft=final, on=TODAY)
    told = [evidence(who, final) for who in (AnonymousUser(), ngo(), secretary(), member("XAR"))]
    assert told == [0, 0, 1, 1]


def evidence(who: Actor, draft: Draft) -> int:
    value = selectors.report_shown(who, draft)
    return sum(len(one.rests_on) for _paragraph, one in value.findings)
