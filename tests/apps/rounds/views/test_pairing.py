"""Which question was asked in the earlier round: told by Ronda where it can, by a person else."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from ronda.apps.errors import NotAllowed, NotNow, NotValid
from ronda.apps.rounds.models import Conduct
from ronda.apps.rounds.selectors.answers import draft_of
from ronda.apps.rounds.selectors.pairing import pairing_of
from ronda.apps.rounds.selectors.prefilling import earlier_submission, proposals_for
from ronda.apps.rounds.services.events import event_record
from ronda.apps.rounds.services.pairing import pairs_save
from ronda.apps.rounds.services.questionnaires import version_move
from ronda.apps.rounds.services.submissions import submission_make
from tests.apps.people import coordinator, member, secretary, state
from tests.apps.rounds.asked import asked_round
from tests.apps.rounds.scene import begun, drafted, party, round_in
from tests.apps.rounds.services.test_submissions import fill, sent
from tests.questionnaires.invented import SERVICES, TRAINING, both, questionnaire

pytestmark = pytest.mark.django_db
ADDRESS = reverse("rounds:pairs", args=["lanzarote", 3])


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def later() -> Conduct:
    """A round in which the first question has another id and other words than usual."""
    conduct = begun()
    first, *rest = questionnaire().chapters
    new = TRAINING.model_copy(
        update={"id": "q-new", "text": both("Is staff taught?", "Instruit ?"), "prompts": ()}
    )
    chapter = first.model_copy(update={"questions": (new, SERVICES)})
    drafted(conduct, content=questionnaire(chapters=(chapter, *rest)))
    return conduct


def test_what_ronda_cannot_tell_a_person_says() -> None:
    round_in("replies", number=2)
    conduct, here = later(), Client()
    here.force_login(secretary())
    page = here.get(ADDRESS).text
    assert "by itself: none" in page
    assert "by itself: 2.1, the same question" in page
    assert here.post(ADDRESS, {"pair_q-new": "q-1"}).status_code == 302
    conduct.refresh_from_db()
    assert conduct.pairs == {"q-new": "q-1"}
    twice = here.post(ADDRESS, {"pair_q-new": "q-1", "pair_q-2-a": "q-1"})
    assert "chosen twice" in twice.text


def test_a_person_says_that_a_question_was_not_asked_before() -> None:
    round_in("replies", number=2)
    conduct, here = later(), Client()
    here.force_login(secretary())
    assert here.post(ADDRESS, {"pair_q-2-a": "-", "pair_q-2-b": "-"}).status_code == 302
    conduct.refresh_from_db()
    assert conduct.pairs == {"q-2-a": "", "q-2-b": ""}
    form = here.get(ADDRESS).context["form"]
    assert form.fields["pair_q-2-a"].initial == "-"
    lines = {one.place.id: one.previous for one in pairing_of(secretary(), conduct).lines}  # type: ignore[union-attr]
    assert lines["q-2-a"] is None


def test_pairs_are_the_secretariats_and_of_questions_that_are_there() -> None:
    round_in("replies", number=2)
    conduct = later()
    for pairs in ({"no-such": "q-1"}, {"q-new": "no-such"}):
        with pytest.raises(NotValid):
            pairs_save(actor=secretary(), conduct=conduct, pairs=pairs)
    with pytest.raises(NotAllowed):
        pairs_save(actor=member(), conduct=conduct, pairs={})


def test_without_an_earlier_round_there_is_nothing_to_pair() -> None:
    conduct, here = begun(), Client()
    drafted(conduct)
    with pytest.raises(NotNow):
        pairs_save(actor=secretary(), conduct=conduct, pairs={})
    here.force_login(secretary())
    assert "nothing to pair" in here.get(ADDRESS).text


def test_a_party_is_proposed_what_it_answered_to_the_paired_question() -> None:
    earlier = asked_round(number=2, codes=("XAR",))
    answers = coordinator()
    fill(earlier.reply(), answers)
    submission_make(actor=answers, reply=earlier.reply(), sent=sent(earlier.reply()))
    conduct, who = later(), secretary()
    pairs_save(actor=who, conduct=conduct, pairs={"q-new": "q-1"})
    version_move(actor=who, version=conduct.versions.get(), name="adopt")
    day = date(2026, 3, 2)
    event_record(actor=who, conduct=conduct, event="launch", on=day, parties=[state("XAR")])
    reply = party(conduct).reply
    source = earlier_submission(reply)
    assert source is not None
    found = {one.question: one.previous for one in proposals_for(draft_of(reply), source)}
    assert found["q-new"] == "q-1"
    assert found["q-2-a"] == "q-2-a"
