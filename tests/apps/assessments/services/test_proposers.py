"""Only the rapporteurs who are named for a recommendation propose on it, where any are named."""

import pytest

from ronda.apps.assessments.models import Assessment
from ronda.apps.assessments.services.proposals import silence_propose
from ronda.apps.errors import NotAllowed
from ronda.apps.reports.models import Draft
from ronda.apps.reports.selectors import may_propose_on, proposers_of
from ronda.apps.reports.services.beginning import writing_begin_from
from ronda.apps.reports.services.rapporteurs import rapporteur_end
from ronda.apps.rounds.models import Conduct
from tests.apps.assessments.scene import WHY, assessing, proposed, the_round
from tests.apps.people import member, rapporteur, secretary, state
from tests.apps.reports.written import named, now

pytestmark = pytest.mark.django_db


@pytest.fixture
def conduct() -> Conduct:
    """A round with an adopted report that is written here too."""
    found = assessing()
    writing_begin_from(actor=secretary(), draft=Draft.objects.get())
    return found


def test_every_rapporteur_proposes_where_nobody_is_named(conduct: Conduct) -> None:
    assert proposed(conduct, rapporteur("XAR")).pk


def test_others_than_those_named_do_not_propose(conduct: Conduct) -> None:
    who, other = named("law"), rapporteur("XAR")
    with pytest.raises(NotAllowed, match="Another rapporteur"):
        proposed(conduct, other)
    assert proposed(conduct, who).author == who
    asked = next(iter(proposers_of(the_round(conduct)).named))
    everybody = {who.pk, other.pk, member("XTA").pk}
    assert may_propose_on(the_round(conduct), asked, everybody) == {who.pk}


def test_once_a_naming_ends_the_recommendation_is_everybodys_again(conduct: Conduct) -> None:
    named("law")
    rapporteur_end(actor=secretary(), rapporteurship=now().rapporteurships.get())
    assert proposed(conduct, rapporteur("XAR")).pk


def test_no_reply_is_proposed_on_ones_own_recommendations_only(conduct: Conduct) -> None:
    named("law")
    made = silence_propose(
        actor=rapporteur("XAR"),
        round=the_round(conduct),
        parties=[state("XTA")],
        reasons=WHY,
    )
    theirs = proposers_of(the_round(conduct)).named
    assert made and not {one.recommendation for one in made} & set(theirs)
    assert Assessment.objects.count() == len(made)
