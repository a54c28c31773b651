"""Who sees and runs a round: every role, every openness, told the same way twice."""

from itertools import product

import pytest
from django.contrib.auth.models import AnonymousUser

from ronda.apps.accounts.models import Membership, User
from ronda.apps.rounds.models import Conduct, QuestionnaireVersion
from ronda.apps.rounds.permissions import questionnaires as of_questionnaires
from ronda.apps.rounds.permissions import rounds as of_rounds
from ronda.apps.rounds.permissions.can import Can
from ronda.apps.rounds.permissions.rounds import CONDUCTING, verdict
from ronda.apps.rounds.selectors.rounds import visible_to
from ronda.apps.rounds.selectors.versions import versions_visible
from ronda.apps.rounds.services.questionnaires import correction_begin
from tests.apps import people
from tests.apps.rounds.scene import begun, drafted, round_in

pytestmark = pytest.mark.django_db

OF_ROUND = (Can.SEE_ROUND, *CONDUCTING)
OF_QUESTIONNAIRE = (Can.SEE_QUESTIONNAIRE, Can.DRAFT, Can.ADOPT, Can.CORRECT)
OUTSIDE = {"civil society", "nhri", "facilitator", "observer"}
OF_PARTY = {"coordinator", "contributor", "validator"}
OF_BODY = {"secretariat", "member", "rapporteur"}


@pytest.fixture
def rounds() -> dict[str, Conduct]:
    """One of each openness: the 1st round's file has no rule on who sees its questionnaire."""
    drafted(begun(number=3))
    public = round_in("replies", number=4)
    correction_begin(actor=people.secretary(), conduct=public, reason="A slip.")
    return {
        "confidential": Conduct.objects.get(round__number=3),
        "public": public,
        "restricted": round_in("replies", procedure="lanzarote-1", number=5),
    }


def roles() -> dict[str, User | AnonymousUser]:
    former = people.coordinator()
    Membership.objects.filter(person=former).update(until="2021-01-01")
    return {
        "public": AnonymousUser(),
        "person": people.person(),
        "secretariat": people.secretary(),
        "secretariat of another body": people.secretary("greco"),
        "member": people.member("SRB"),
        "member of another body": people.member("SRB", "greco"),
        "rapporteur": people.rapporteur(None),
        "coordinator": people.coordinator(),
        "contributor": people.contributor(),
        "validator": people.validator(),
        "coordinator of a Party that is not asked": people.coordinator("SRB"),
        "former coordinator": former,
        "civil society": people.ngo(),
        "nhri": people.nhri(),
        "facilitator": people.facilitator(),
        "observer": people.observer(),
        "civil society of another body": people.ngo("Far Away", body="greco"),
    }


SEES = {
    "confidential": OF_BODY,
    "restricted": OF_BODY | OF_PARTY | OUTSIDE,
    "public": set[str](),
}


def test_each_role_sees_what_it_should(rounds: dict[str, Conduct]) -> None:
    for name, actor in roles().items():
        seen = set(visible_to(actor).values_list("pk", flat=True))
        for openness, conduct in rounds.items():
            expected = openness == "public" or name in SEES[openness]
            assert (conduct.pk in seen) == expected, (name, openness)


def test_query_and_verdict_agree(rounds: dict[str, Conduct]) -> None:
    for (name, actor), conduct in product(roles().items(), rounds.values()):
        seen = visible_to(actor).filter(pk=conduct.pk).exists()
        fresh = Conduct.objects.get(pk=conduct.pk)
        for can in OF_ROUND:
            assert verdict(actor, can, fresh).visible == seen, (name, conduct.openness, can)
        assert bool(verdict(actor, Can.SEE_ROUND, fresh)) == seen
    assert {one.openness for one in Conduct.objects.all()} == set(rounds)


def test_query_and_verdict_agree_on_versions(rounds: dict[str, Conduct]) -> None:
    versions = list(QuestionnaireVersion.objects.select_related("conduct__round"))
    assert {one.state for one in versions} == {"draft", "open"}
    for (name, actor), version in product(roles().items(), versions):
        seen = versions_visible(actor, version.conduct).filter(pk=version.pk).exists()
        for can in OF_QUESTIONNAIRE:
            told = of_questionnaires.verdict(actor, can, version.conduct, version)
            assert told.visible == seen, (name, version.state, can)
        told = of_questionnaires.verdict(actor, Can.SEE_QUESTIONNAIRE, version.conduct, version)
        assert bool(told) == seen


def test_a_draft_is_the_bodys_even_where_the_round_is_public(rounds: dict[str, Conduct]) -> None:
    draft = rounds["public"].versions.get(state="draft")
    for name, actor in roles().items():
        seen = versions_visible(actor, rounds["public"]).filter(pk=draft.pk).exists()
        assert seen == (name in OF_BODY), name


def test_only_the_secretariat_of_the_body_runs_a_round(rounds: dict[str, Conduct]) -> None:
    for (name, actor), conduct in product(roles().items(), rounds.values()):
        for can in CONDUCTING:
            allowed = bool(verdict(actor, can, conduct))
            board = can is Can.SEE_BOARD and name in OF_BODY
            assert allowed == (name == "secretariat" or board), (name, can)
        for can in (Can.DRAFT, Can.ADOPT, Can.CORRECT):
            told = of_questionnaires.verdict(actor, can, conduct)
            assert bool(told) == (name == "secretariat"), (name, can)


def test_beginning_is_a_secretariats_and_nothing_else_goes_without_a_round() -> None:
    for name, actor in roles().items():
        assert bool(verdict(actor, Can.BEGIN)) == name.startswith("secretariat"), name
        assert not any(verdict(actor, can) for can in set(Can) - {Can.BEGIN}), name


def test_every_refusal_gives_its_reason(rounds: dict[str, Conduct]) -> None:
    for actor, conduct in product(roles().values(), rounds.values()):
        told = [verdict(actor, can, conduct) for can in OF_ROUND]
        told += [of_questionnaires.verdict(actor, can, conduct) for can in OF_QUESTIONNAIRE]
        assert all(one.allowed or one.reason.endswith(".") for one in told)


def test_what_no_rule_knows_is_refused(rounds: dict[str, Conduct]) -> None:
    others = set(Can) - set(OF_ROUND)
    for can in others:
        assert not of_rounds.verdict(people.secretary(), can, rounds["public"]), can
    for can in set(Can) - set(OF_QUESTIONNAIRE):
        assert not of_questionnaires.verdict(people.secretary(), can, rounds["public"]), can
