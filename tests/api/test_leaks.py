"""Nothing of what is not public is told: not in records, counts, ids, cursors, ETags, nor in dumps.

Two things to know. Every public answer is taken before and after something secret is done: they
must be the same to the byte, ETags included. And the same is done once more in the open, to see
that the answers would have changed.
"""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ronda.api.records import COLLECTIONS
from ronda.apps.assessments.models import Assessment
from ronda.apps.compliance.services.editions import edition_publish
from ronda.apps.reports.models import Draft
from ronda.apps.reports.services.drafts import report_publish
from ronda.apps.rounds.models import Conduct
from ronda.apps.rounds.selectors import procedure_of
from ronda.apps.rounds.services.events import event_record
from ronda.apps.search.models import Kind
from ronda.apps.search.services.index import round_refresh
from ronda.procedure.stages import Per
from tests.apps.assessments.scene import assessing, decided, proposed
from tests.apps.compliance.arcadia import LATER, approved, imported, published
from tests.apps.follow_ups.filled import opened, submitted, write
from tests.apps.follow_ups.scene import following
from tests.apps.people import coordinator, rapporteur, secretary
from tests.apps.reports import scene as of_report
from tests.apps.rounds import submitted as of_replies
from tests.apps.rounds import voices
from tests.apps.rounds.scene import begun, round_in

pytestmark = pytest.mark.django_db
SEARCHES = (
    *(f"kind={kind}&limit=500" for kind in Kind.values),
    "q=children+OR+police&limit=1",
    "q=age+OR+everybody&format=csv",
)


def everything() -> dict[str, tuple[int, str, bytes]]:
    """Every public answer with its status and ETag; also pages of one record, to have cursors."""
    names = [one.name for one in COLLECTIONS] + ["uhri", "changes"]
    paths = [reverse("api:index"), reverse("api:feed")]
    for name in names:
        paths += [f"/api/v1/{name}?limit={limit}" for limit in (1, 500)]
        paths.append(f"/api/v1/{name}?format=csv")
    paths += [f"/api/v1/search?{asked}" for asked in SEARCHES]
    found = {}
    for path in paths:
        answer = Client().get(path)
        assert answer.status_code == 200, path
        found[path] = (answer.status_code, answer["ETag"], answer.content)
    return found


def happened(conduct: Conduct, event: str) -> None:
    """That an event of the round happened today, for the round or for each of its Parties."""
    known = Conduct.objects.select_related("round__body").get(pk=conduct.pk)
    rule = next(one for one in procedure_of(known).stages.events if one.id == event)
    for party in known.parties.all() if rule.per is Per.PARTY else [None]:
        today = timezone.localdate()
        event_record(actor=secretary(), conduct=known, event=event, on=today, party=party)


def told_by(work: Callable[[], object]) -> set[str]:
    """The addresses whose answers change by what is done."""
    before = everything()
    work()
    after = everything()
    return {path for path in before if before[path] != after[path]}


def test_editions_that_are_read_or_approved_are_not_told() -> None:
    published()
    assert told_by(lambda: imported(LATER)) == set()


def test_an_approved_edition_is_told_when_it_is_published() -> None:
    published()
    edition = approved(LATER)
    paths = told_by(lambda: edition_publish(actor=secretary(), edition=edition))
    assert {one.partition("?")[0] for one in paths} >= {
        "/api/v1/factsheets",
        "/api/v1/follow-up",
        "/api/v1/changes",
        "/api/v1/changes.atom",
        "/api/v1/search",
    }


def test_what_a_party_writes_in_its_boxes_is_not_told() -> None:
    party, who = following(), coordinator()

    def fill_in() -> None:
        information = opened(party, who)
        write(information, who, "Not yet for everybody.")
        submitted(information, who)

    assert told_by(fill_in) == set()


def test_a_proposed_status_is_not_told_nor_a_decided_one_before_it_is_opened() -> None:
    conduct = assessing()
    rows: list[Assessment] = []
    assert told_by(lambda: rows.append(proposed(conduct, rapporteur("XTA")))) == set()
    assert told_by(lambda: decided(conduct, *rows)) == set()


def test_a_conclusion_is_told_once_conclusions_are_published() -> None:
    conduct = assessing()
    decided(conduct, proposed(conduct, rapporteur("XTA")))
    paths = told_by(lambda: happened(conduct, "assessment_adopted"))
    assert "/api/v1/conclusions?limit=1" in paths
    assert "/api/v1/search?kind=conclusion&limit=500" in paths


def laid_down(conduct: Conduct, lay: Callable[[], object]) -> None:
    """Replies laid down as rows, past the services that the index follows."""
    lay()
    round_refresh(round=conduct.round)


def test_replies_are_told_as_far_as_the_bodys_rules_open_them() -> None:
    closed = round_in("replies", procedure="greco")
    who = secretary("greco")
    assert told_by(lambda: laid_down(closed, lambda: of_replies.lay_down(closed, who))) == set()
    conduct = round_in("replies")
    paths = told_by(
        lambda: laid_down(conduct, lambda: of_replies.lay_down(conduct, coordinator(), ["XAR"]))
    )
    assert "/api/v1/search?kind=reply&limit=500" in paths
    replies = {one for one in everything() if one.startswith("/api/v1/replies")}
    assert {one for one in paths if "/search" not in one} == replies


def test_what_others_contribute_is_not_told() -> None:
    conduct = round_in("comments")
    assert told_by(lambda: voices.admitted(conduct)) == set()


def test_drafts_of_a_report_are_not_told_until_one_is_published() -> None:
    made: list[Draft] = []
    paths = told_by(lambda: made.append(of_report.adopted()))
    assert {one for one in paths if "/parties" not in one} == set(), "Parties are no secret"
    on = timezone.localdate()
    paths = told_by(lambda: report_publish(actor=secretary(), draft=made[0], on=on))
    assert "/api/v1/reports?limit=1" in paths
    assert "/api/v1/search?kind=report&limit=500" in paths


def test_a_round_that_is_begun_is_not_told() -> None:
    assert told_by(begun) == set()


def test_ids_have_no_keys_of_the_database() -> None:
    published()
    for name in ("recommendations", "findings", "practices", "factsheets"):
        for one in Client().get(f"/api/v1/{name}?limit=500").json()["items"]:
            assert not any(key in one for key in ("pk", "key", "created_by"))
            assert not str(one["id"]).isdecimal()
