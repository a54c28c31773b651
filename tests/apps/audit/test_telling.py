"""A story tells who did what and why, what that changed field by field, and what no service did."""

import csv
import io

import pytest
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ronda.apps.accounts import services
from ronda.apps.accounts.models import Membership, Organisation, OrganisationKind, Role, User
from ronda.apps.accounts.permissions import Can
from ronda.apps.audit.selectors import Step, steps_csv, steps_of
from ronda.apps.audit.services import act
from tests.apps import people

pytestmark = pytest.mark.django_db


def ended(reason: str = "Elections") -> tuple[User, Membership, Membership]:
    """A secretary, a membership that was handed over, the successor's."""
    actor, before = people.secretary(), people.coordinator().memberships.get()
    after = services.membership_hand_over(
        actor=actor, membership=before, to=people.person("Ana Anić"), reason=reason
    )
    return actor, Membership.objects.get(pk=before.pk), after


def fields(step: Step) -> dict[str, tuple[str, str]]:
    return {change.field: (change.before, change.after) for change in step.changes}


def test_a_step_tells_who_why_and_every_field_before_and_after() -> None:
    actor, before, after = ended()
    step = steps_of([before], {Can.HAND_OVER: "Handed over"})[0]
    assert (step.actor, step.reason, step.done) == (str(actor), "Elections", "Handed over")
    told = fields(step)
    assert told.keys() == {"until", "handed over to"}
    assert told["until"][0] == "" and str(after.since.year) in told["until"][1]
    assert "Ana Anić" in told["handed over to"][1]


def test_what_was_there_first_is_told_in_names_and_labels() -> None:
    _actor, _before, after = ended()
    first = fields(steps_of([after])[-1])
    assert first["role"] == ("", "coordinator of a Party")
    assert first["person"] == ("", "Ana Anić") and first["organisation"][1] == "Ministry of Arcadia"


def test_records_of_one_story_share_the_step_in_which_they_changed() -> None:
    _actor, before, after = ended()
    steps = [step for step in steps_of([before, after]) if step.what == Can.HAND_OVER]
    assert len(steps) == 1
    assert len({change.record for change in steps[0].changes}) == 2


def test_a_change_past_the_services_is_told_too() -> None:
    where = people.ministry()
    with connection.cursor() as cursor:
        cursor.execute("UPDATE accounts_organisation SET name = 'Other' WHERE id = %s", [where.pk])
    step = steps_of([where])[0]
    assert step.actor == "Directly in the database"
    assert fields(step) == {"name": ("Ministry of Arcadia", "Other")}


def test_what_is_gone_is_told_as_it_last_was() -> None:
    where = people.ministry()
    gone = Organisation.objects.get(pk=where.pk)
    where.delete()
    assert fields(steps_of([gone])[0])["name"] == ("Ministry of Arcadia", "")


def test_on_whose_behalf_is_told() -> None:
    where = people.ministry()
    with act(actor=people.person(), what="a.thing", about=(where,), on_behalf="Ministry"):
        pass
    assert steps_of([where])[0].on_behalf == "Ministry"


def test_without_history_only_what_services_noted_is_told() -> None:
    _actor, before, _after = ended()
    steps = steps_of([before], history=False)
    assert [step.what for step in steps] == [Can.HAND_OVER]
    assert not steps[0].changes and isinstance(steps[0].after, dict)


def test_a_story_costs_the_same_however_long_it_is() -> None:
    where = people.ministry()

    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            steps_of([where])
        return len(queries)

    before = asked()
    for number in range(5):
        Organisation.objects.filter(pk=where.pk).update(name=f"Ministry {number}")
    assert asked() == before


def test_a_story_as_a_table_has_a_row_for_each_field_and_no_formula() -> None:
    _actor, before, _after = ended("=HYPERLINK(1)")
    rows = list(csv.DictReader(io.StringIO(steps_csv(steps_of([before])))))
    told = [row for row in rows if row["what"] == Can.HAND_OVER]
    assert {row["field"] for row in told} == {"until", "handed over to"}
    assert {row["reason"] for row in told} == {"'=HYPERLINK(1)"}
    assert all(row["at"][:4].isdigit() and row["actor"] for row in rows)


@override_settings(SECOND_FACTOR_REQUIRED=False)
def test_a_coordinator_reads_of_the_desk_and_of_nothing_else(client: Client) -> None:
    who = people.contributor()
    elsewhere = people.organisation(OrganisationKind.CIVIL_SOCIETY, "Lights", body="lanzarote")
    actor = people.secretary()
    services.membership_begin(
        actor=actor, person=who, organisation=elsewhere, role=Role.CIVIL_SOCIETY
    )
    client.force_login(people.coordinator())
    page = client.get(reverse("accounts:story", args=[who.pk])).content.decode()
    assert "contributor of a Party" in page and "Lights" not in page
    client.force_login(actor)
    table = client.get(reverse("accounts:story", args=[who.pk]), {"format": "csv"})
    assert table.headers["Content-Type"].startswith("text/csv")
    assert "Lights" in table.content.decode()
