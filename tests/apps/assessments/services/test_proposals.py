"""A status is proposed with reasons and evidence; nobody's proposal is overwritten."""

import json

import pytest

from ronda.apps.assessments.models import Assessment, AssessmentState
from ronda.apps.assessments.selectors.bases import basis_of
from ronda.apps.assessments.selectors.evidence import offered
from ronda.apps.assessments.services.proposals import (
    Citation,
    Proposed,
    proposal_change,
    proposal_make,
    proposal_withdraw,
    silence_propose,
)
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible, Stale
from ronda.apps.rounds.models import Conduct
from tests.apps.assessments.scene import (
    BOX,
    QUOTE,
    WHY,
    assessing,
    decided,
    informed,
    proposed,
    the_round,
)
from tests.apps.people import coordinator, member, ngo, rapporteur, secretary, state
from tests.apps.reports.scene import taken_in
from tests.reports.arcadian import report

pytestmark = pytest.mark.django_db


@pytest.fixture
def conduct() -> Conduct:
    return assessing()


def keys(conduct: Conduct, text: str = BOX) -> list[str]:
    basis = basis_of(the_round(conduct))
    asked = basis.frame.one("r-1")
    assert asked is not None
    found = offered(secretary(), basis, state("XAR"), asked)
    return [one.key for one in found if one.text == text]


def test_a_proposal_cites_the_words_of_a_box(conduct: Conduct) -> None:
    (key,) = keys(conduct)
    row = proposed(conduct, evidence=[Citation(key, QUOTE)])
    (cited,) = row.cited.all()
    assert (cited.place, cited.quote) == ("I-1", QUOTE)
    assert (row.code, row.state, row.reasons) == ("I-1", AssessmentState.PROPOSED, WHY)


def test_words_that_do_not_stand_there_are_refused(conduct: Conduct) -> None:
    (key,) = keys(conduct)
    with pytest.raises(NotValid, match="do not stand"):
        proposed(conduct, evidence=[Citation(key, "wrote an age into its code")])
    with pytest.raises(NotValid, match="not on record"):
        proposed(conduct, evidence=[Citation("compliance.edition:0|I-1", QUOTE)])
    assert not Assessment.objects.exists()


def test_two_rapporteurs_on_one_cell_keep_both(conduct: Conduct) -> None:
    first = proposed(conduct, rapporteur("XTA"), status="partly")
    second = proposed(conduct, rapporteur("XVE"), status="in_compliance")
    assert set(Assessment.objects.all()) == {first, second}


def test_one_proposer_has_one_open_proposal_in_a_cell(conduct: Conduct) -> None:
    who = rapporteur("XTA")
    proposed(conduct, who)
    with pytest.raises(NotNow, match="change that one"):
        proposed(conduct, who)


def test_a_change_of_what_somebody_changed_meanwhile_is_refused(conduct: Conduct) -> None:
    who = rapporteur("XTA")
    row = proposed(conduct, who)
    new = Proposed("in_compliance", WHY)
    proposal_change(actor=secretary(), assessment=row, seen=1, proposed=new)
    with pytest.raises(Stale) as refused:
        proposal_change(actor=who, assessment=row, seen=1, proposed=Proposed("partly", WHY))
    assert isinstance(refused.value.current, Assessment)
    assert refused.value.current.status == "in_compliance"


def test_another_rapporteurs_proposal_is_not_changed(conduct: Conduct) -> None:
    row = proposed(conduct, rapporteur("XTA"))
    with pytest.raises(NotAllowed, match="another rapporteur"):
        proposal_change(
            actor=rapporteur("XVE"), assessment=row, seen=1, proposed=Proposed("partly", WHY)
        )


def test_reasons_are_given_in_both_languages_and_the_status_is_of_the_scale(
    conduct: Conduct,
) -> None:
    with pytest.raises(NotValid, match="fr"):
        proposed_with(conduct, Proposed("partly", {"en": "Why"}))
    with pytest.raises(NotValid, match="scale"):
        proposed_with(conduct, Proposed("excellent", WHY))


def proposed_with(conduct: Conduct, what: Proposed) -> None:
    proposal_make(
        actor=secretary(),
        round=the_round(conduct),
        party=state("XAR"),
        recommendation="r-1",
        proposed=what,
    )


def test_only_what_is_addressed_and_in_compliance_is_assessed(conduct: Conduct) -> None:
    with pytest.raises(NotNow, match="not addressed"):
        proposed(conduct, code="XTA", id="r-1")
    with pytest.raises(NotNow, match="No adopted report"):
        proposed(conduct, id="r-3")  # an invitation


def test_a_withdrawn_recommendation_is_not_assessed_and_keeps_its_history(
    conduct: Conduct,
) -> None:
    decided(conduct, proposed(conduct))
    told = report().model_dump(mode="json", by_alias=True)
    for chapter in told["chapters"]:
        for one in chapter["entries"]:
            if one["id"] == "r-1":
                one["withdrawn"] = "Taken over by another."
    adopted = {"meeting": "51st meeting", "on": "2026-04-10", "document": "T-ES(2026)03"}
    taken_in(chapters=told["chapters"], adopted=adopted)
    with pytest.raises(NotNow, match="withdrawn"):
        proposed(conduct)
    assert Assessment.objects.get().state == AssessmentState.DECIDED


def test_those_outside_the_body_do_not_learn_of_a_proposal(conduct: Conduct) -> None:
    row = proposed(conduct)
    for who in (coordinator("XAR"), ngo()):
        with pytest.raises(NotVisible):
            proposal_withdraw(actor=who, assessment=row, seen=1, reason="No")
    with pytest.raises(NotAllowed):
        proposed(conduct, member("XAR"))


def test_a_proposal_is_withdrawn_with_the_reason(conduct: Conduct) -> None:
    who = rapporteur("XTA")
    row = proposal_withdraw(actor=who, assessment=proposed(conduct, who), seen=1, reason="Error")
    assert (row.state, row.ended_reason) == (AssessmentState.WITHDRAWN, "Error")
    assert proposed(conduct, who).pk != row.pk


def test_no_reply_is_proposed_in_a_block_for_those_that_sent_nothing(conduct: Conduct) -> None:
    rows = silence_propose(
        actor=secretary(),
        round=the_round(conduct),
        parties=[state("XTA"), state("XVE")],
        reasons=WHY,
    )
    told = [(one.party.code, one.recommendation, one.status) for one in rows]
    assert told == [
        ("XTA", "r-4", "no_reply"),
        ("XVE", "r-2", "no_reply"),
        ("XVE", "r-4", "no_reply"),
    ]


def test_a_party_that_sent_something_is_not_silent(conduct: Conduct) -> None:
    with pytest.raises(NotNow, match="Arcadia"):
        silence_propose(
            actor=secretary(), round=the_round(conduct), parties=[state("XAR")], reasons=WHY
        )
    assert not Assessment.objects.exists()


def test_nobody_is_silent_before_the_day() -> None:
    conduct = assessing(days=10)
    with pytest.raises(NotNow):
        silence_propose(
            actor=secretary(), round=the_round(conduct), parties=[state("XVE")], reasons=WHY
        )


def test_a_code_that_changed_after_factsheets_went_out_moves_no_box(conduct: Conduct) -> None:
    row = proposed(conduct)
    text = report().model_dump_json(by_alias=True)
    told = json.loads(text.replace('"I-1"', '"I-7"').replace('"I-2"', '"I-1"'))
    adopted = {"meeting": "51st meeting", "on": "2026-04-10", "document": "T-ES(2026)03"}
    draft = taken_in(chapters=told["chapters"], adopted=adopted)
    basis = basis_of(the_round(conduct))
    assert basis.draft == draft
    assert len(keys(conduct)) == 1  # the box of the old I-1 is still that of r-1
    asked = basis.frame.one("r-1")
    assert asked is not None
    assert (asked.code, row.code, row.recommendation) == ("I-7", "I-1", "r-1")
    other = basis.frame.one("r-2")
    assert other is not None
    assert other.code == "I-1"
    assert not [o for o in offered(secretary(), basis, state("XAR"), other) if o.text == BOX]


def test_a_later_edition_is_what_is_read(conduct: Conduct) -> None:
    basis = basis_of(the_round(conduct))
    assert basis.draft is not None
    informed(basis.draft, text="Something later.")
    assert len(keys(conduct, "Something later.")) == 1
    assert keys(conduct) == []
