"""Steps of the escalation are taken by a person, while the procedure says that they are open."""

from datetime import timedelta

import pytest
from django.utils import timezone

from ronda.apps.assessments.models import EscalationStep
from ronda.apps.assessments.selectors.bases import basis_of
from ronda.apps.assessments.selectors.silence import silent_of
from ronda.apps.assessments.services.escalating import step_take, step_take_back
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible
from ronda.apps.rounds.models import Conduct
from tests.apps.assessments.scene import assessing, decided, proposed, the_round, under_way
from tests.apps.people import coordinator, member, secretary, state

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()


@pytest.fixture
def conduct() -> Conduct:
    return assessing()


def taken(conduct: Conduct, step: str = "reminder", **more: object) -> EscalationStep:
    given = {"actor": secretary(), "party": state("XTA"), "on": TODAY, "reason": "Late"} | more
    return step_take(round=the_round(conduct), step=step, **given)  # type: ignore[arg-type]


def open_steps(conduct: Conduct, code: str = "XTA") -> list[str]:
    found = silent_of(secretary(), basis_of(the_round(conduct)))
    return [rule.id for one in found if one.party.code == code for rule in one.open_steps]


def test_a_step_is_recorded_with_day_and_reason_and_is_then_not_open(conduct: Conduct) -> None:
    assert "reminder" in open_steps(conduct)
    row = taken(conduct)
    assert (row.on, row.reason, row.decision) == (TODAY, "Late", None)
    assert "reminder" not in open_steps(conduct)
    with pytest.raises(NotNow, match="not open"):
        taken(conduct)


def test_what_the_committee_decides_on_is_a_decision_of_a_meeting(conduct: Conduct) -> None:
    with pytest.raises(NotNow, match="no meeting"):
        taken(conduct, "state_of_play")
    assert not EscalationStep.objects.exists()
    under_way()
    row = taken(conduct, "state_of_play")
    assert row.decision is not None
    assert list(row.decision.about.values_list("key", flat=True)) == [
        f"assessments.escalationstep:{row.pk}"
    ]
    assert "Talvia" in row.decision.texts["en"]


def test_a_condition_on_figures_opens_a_step_once_something_is_decided(conduct: Conduct) -> None:
    assert "open_matters" not in open_steps(conduct, "XAR")
    decided(conduct, proposed(conduct, status="not_in_compliance"))
    assert "open_matters" in open_steps(conduct, "XAR")


def test_a_step_taken_back_stays_and_is_open_again(conduct: Conduct) -> None:
    row = step_take_back(actor=secretary(), taken=taken(conduct), reason="Wrong Party")
    assert row.taken_back_reason == "Wrong Party"
    assert "reminder" in open_steps(conduct)
    with pytest.raises(NotNow):
        step_take_back(actor=secretary(), taken=row, reason="Again")


def test_only_the_secretariat_records_and_never_ahead(conduct: Conduct) -> None:
    with pytest.raises(NotAllowed):
        taken(conduct, actor=member("XAR"))
    with pytest.raises(NotVisible):
        taken(conduct, actor=coordinator("XTA"))
    with pytest.raises(NotValid, match="not come"):
        taken(conduct, on=TODAY + timedelta(days=1))
    with pytest.raises(NotValid):
        taken(conduct, reason=" ")
