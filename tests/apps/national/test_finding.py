"""Finding in the database is the rule of `ronda.replies.placing`, and stays at the desk."""

from pathlib import Path

import pytest
from django.db import connection
from django.db.models import Max

from ronda.apps.accounts.models import User
from ronda.apps.national import finding
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import FoundIn, Gathered, TermPlace
from ronda.apps.national.selectors.placing import passages_placed, suggestions
from ronda.apps.treaties.models import Round
from ronda.replies.placing.ranking import Ranking, Terms
from ronda.replies.placing.terms import terms_of
from ronda.replies.reading import read_with_text
from tests.apps.national.placing_scene import contribution_of
from tests.apps.people import coordinator, state
from tests.replies.placing.table import Case, Table, invented_table, measured, seed_table

pytestmark = pytest.mark.django_db


def gathered(table: Table, actor: User, code: str = "XAR") -> dict[int, str]:
    """The table's targets, gathered at the desk; their keys there."""
    round = Round.objects.get()
    with at_desk(actor):
        records = {}
        for key, target in table.targets.items():
            one = Gathered.objects.create(
                party=state(code),
                round=round,
                kind="recommendation",
                code=key,
                heading=target.around,
                wording=target.text,
                length=finding.length(target.terms),
            )
            finding.put(FoundIn.ASKED, state(code).pk, [(one.pk, target.terms)])
            records[one.pk] = key
    return records


def found(case: Case, records: dict[int, str]) -> list[tuple[str, float]]:
    hits = finding.find(FoundIn.ASKED, state("XAR").pk, case.terms, most=len(records))
    return [(records[hit.record], hit.score) for hit in hits]


def test_the_database_finds_what_the_rule_says() -> None:
    table, actor = invented_table(), coordinator("XAR")
    records = gathered(table, actor)
    ranking = Ranking({key: target.terms for key, target in table.targets.items()})
    with at_desk(actor):
        for case in table.cases:
            told = {s.target: s.score for s in ranking.best(case.terms, len(records))}
            assert dict(found(case, records)) == pytest.approx(told, rel=1e-6), case.name


def test_what_gave_the_score_is_told() -> None:
    table, actor = invented_table(), coordinator("XAR")
    gathered(table, actor)
    with at_desk(actor):
        for case in table.cases:
            for hit in finding.find(FoundIn.ASKED, state("XAR").pk, case.terms, most=5):
                assert sum(hit.shares.values()) == pytest.approx(hit.score)


def test_the_real_letter_is_placed_from_the_desk(
    letter_text_path: Path, serbia_text_path: Path
) -> None:
    """Through the records and the database, as well as on values."""
    table, actor = seed_table(letter_text_path, serbia_text_path), coordinator("XAR")
    records = gathered(table, actor)
    made = contribution_of(read_with_text(letter_text_path).reply, actor)
    with at_desk(actor):
        passages = passages_placed(made)
        starts = {str(one.start): at for at, one in enumerate(passages)}
        cases = tuple(case for case in table.cases if case.name in starts)
        best = {
            case.name: [records[one.asked.pk] for one in suggestions(passages, starts[case.name])]
            for case in cases
        }
    recall, first = measured(Table(table.targets, cases), best)
    assert recall >= 0.5 and first >= 0.5, (recall, first)


def test_another_state_finds_nothing_of_ours() -> None:
    table = invented_table()
    gathered(table, coordinator("XAR"))
    with at_desk(coordinator("SRB")):
        for party in (state("XAR").pk, state("SRB").pk):
            hits = [finding.find(FoundIn.ASKED, party, c.terms, most=5) for c in table.cases]
            assert not any(hits)


def test_what_was_taken_away_is_found_no_more() -> None:
    table, actor = invented_table(), coordinator("XAR")
    records = gathered(table, actor)
    with at_desk(actor):
        finding.take_away(FoundIn.ASKED, list(records))
        assert not TermPlace.objects.exists()
        assert not any(found(case, records) for case in table.cases)


def test_a_term_of_very_many_records_is_followed_to_the_newest() -> None:
    actor, terms = coordinator("XAR"), Terms(terms_of("a helpline for children", "en"))
    number = finding.MOST_OF_A_TERM + 20
    with at_desk(actor):
        Gathered.objects.bulk_create(
            Gathered(
                party=state("XAR"),
                round=Round.objects.get(),
                kind="recommendation",
                code=str(n),
                wording="a helpline",
                length=1,
            )
            for n in range(number)
        )
        keys = list(Gathered.objects.values_list("pk", flat=True))
        finding.put(FoundIn.ASKED, state("XAR").pk, ((key, terms) for key in keys))
        hits = finding.find(FoundIn.ASKED, state("XAR").pk, terms, most=5, least=0)
        newest = Gathered.objects.aggregate(newest=Max("pk"))["newest"]
        assert {hit.record for hit in hits} <= set(range(newest - number, newest + 1))
        assert min(hit.record for hit in hits) > newest - finding.MOST_OF_A_TERM


def test_the_index_is_used_under_row_level_security() -> None:
    """Not so with full-text search: its operators may tell of rows that are not shown."""
    actor, party = coordinator("XAR"), state("XAR").pk
    with at_desk(actor):
        rows = ((n, Terms(terms_of(f"word{n % 50} other{n}", "en"))) for n in range(3000))
        finding.put(FoundIn.ASKED, party, rows)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE national_termplace")
    with at_desk(actor), connection.cursor() as cursor:
        cursor.execute(
            "EXPLAIN SELECT record, counts FROM national_termplace"
            " WHERE party_id = %s AND what = 'q' AND term = 's:word7'",
            [party],
        )
        plan = "\n".join(line for (line,) in cursor.fetchall())
    assert "national_term_place_once" in plan and "Seq Scan" not in plan
    assert "'s:word7'" in plan.partition("Index Cond")[2].partition("\n")[0]
