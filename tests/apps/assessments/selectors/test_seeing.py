"""What is proposed is the body's; what it rests on reaches only those who may read it."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ronda.apps.accounts.selectors import Actor
from ronda.apps.assessments.models import Assessment
from ronda.apps.assessments.permissions import Can, verdict
from ronda.apps.assessments.selectors.bases import Basis, basis_of
from ronda.apps.assessments.selectors.evidence import COMMENT, read_by, reading_of
from ronda.apps.assessments.selectors.grids import Filters, grid_of
from ronda.apps.assessments.selectors.pages import cell_shown
from ronda.apps.assessments.selectors.reports import by_party, material_of
from ronda.apps.assessments.selectors.seeing import basis_visible, shown_to, visible_to
from ronda.apps.assessments.services.sharing import proposals_share
from ronda.apps.errors import NotVisible
from ronda.apps.rounds.models import Conduct
from ronda.assessments.model import Form
from tests.apps.assessments.scene import assessing, decided, proposed, the_round
from tests.apps.people import coordinator, member, ngo, rapporteur, secretary, state

pytestmark = pytest.mark.django_db


@pytest.fixture
def conduct() -> Conduct:
    return assessing()


def fresh(conduct: Conduct) -> Basis:
    return basis_of(the_round(conduct))


def outside() -> tuple[Actor, ...]:
    return AnonymousUser(), coordinator("XAR"), coordinator("XTA"), ngo()


def test_a_proposal_is_seen_by_the_body_alone(conduct: Conduct) -> None:
    row = proposed(conduct)
    inside: tuple[Actor, ...] = (secretary(), member("XTA"), rapporteur("XVE"))
    for who in inside:
        assert list(visible_to(who, fresh(conduct))) == [row]
        assert verdict(who, Can.SEE_PROPOSALS, the_round(conduct), fresh(conduct).procedure)
    for who in outside():
        assert not visible_to(who, fresh(conduct)).exists()
        with pytest.raises(NotVisible):
            basis_visible(who, "lanzarote", 2)


def test_whoever_sees_nothing_asks_the_same_questions_whatever_is_proposed(
    conduct: Conduct,
) -> None:
    def questions() -> int:
        who = ngo()
        with (
            CaptureQueriesContext(
                connection,
            ) as asked,
            pytest.raises(NotVisible),
        ):
            basis_visible(who, "lanzarote", 2)
        return len(asked)

    basis_of(the_round(conduct))
    before = questions()
    proposed(conduct)
    assert questions() == before


def test_what_is_shared_is_seen_by_its_party_alone(conduct: Conduct) -> None:
    row = proposed(conduct)
    proposals_share(actor=row.author, assessments=[row])
    nobody, own, other, association = outside()
    assert list(visible_to(own, fresh(conduct))) == [row]
    for who in (nobody, other, association):
        assert not shown_to(who, fresh(conduct))


def test_what_is_decided_is_its_partys_until_the_body_opens_it(conduct: Conduct) -> None:
    row = proposed(conduct)
    decided(conduct, row)
    nobody, own, other, association = outside()
    assert list(visible_to(own, fresh(conduct))) == [row]
    for who in (nobody, other, association):
        assert not shown_to(who, fresh(conduct))


def test_the_grid_of_a_party_has_its_own_column_and_no_count_of_others(conduct: Conduct) -> None:
    row = proposed(conduct)
    proposals_share(actor=row.author, assessments=[row])
    proposed(conduct, code="XVE", id="r-2")
    grid = grid_of(coordinator("XAR"), fresh(conduct))
    assert [one.code for one in grid.parties] == ["XAR"]
    assert grid.counts == {"partly": 1, "open": 2}
    whole = grid_of(secretary(), fresh(conduct), Filters(shows="proposed"))
    assert {row.asked.id for row in whole.rows} == {"r-1", "r-2"}


def test_a_comment_that_is_cited_does_not_reach_the_party_with_the_proposal(
    conduct: Conduct,
) -> None:
    row = proposed(conduct)
    row.cited.create(about=f"{COMMENT}:4711", name="Comment of somebody", quote="in confidence")
    proposals_share(actor=row.author, assessments=[row])
    basis = fresh(conduct)
    asked = basis.frame.one("r-1")
    assert asked is not None
    own = coordinator("XAR")
    assert read_by(reading_of(own, basis), row.cited.all(), row.party_id) == []
    (shown,) = cell_shown(own, basis, state("XAR"), asked).proposals
    assert shown.cited == ()


def test_a_comment_is_in_a_draft_report_and_in_none_of_what_was_decided(conduct: Conduct) -> None:
    row = proposed(conduct)
    decided(conduct, row)
    basis = fresh(conduct)
    with pytest.raises(NotVisible):
        material_of(coordinator("XAR"), basis, Form.DRAFT)
    report = by_party(material_of(coordinator("XAR"), basis, Form.DECIDED), "en", state("XAR"))
    told = report.model_dump_json()
    assert "The age is set now." in told
    assert Assessment.objects.count() == 1


def test_the_grid_costs_the_same_however_much_is_in_it(conduct: Conduct) -> None:
    def questions() -> int:
        who = secretary()
        with CaptureQueriesContext(connection) as asked:
            grid_of(who, fresh(conduct))
        return len(asked)

    questions()
    before = questions()
    decided(conduct, *(proposed(conduct, id=id) for id in ("r-1", "r-2", "r-4")))
    assert questions() == before
