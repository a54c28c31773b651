"""Operations: units kept apart, told in the answer, flagged where a figure is withdrawn."""

from dataclasses import replace
from datetime import date

import pytest

from ronda.apps.charges.models import Operation
from ronda.apps.charges.selectors.operations import counted_in, listed, operation_visible
from ronda.apps.charges.services.operations import (
    Conducted,
    operation_add,
    operation_change,
    operation_count,
    operation_serve,
)
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible, Stale
from ronda.apps.national import counting
from ronda.apps.national.askable import targets_of
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Passage, Text
from ronda.apps.national.selectors.telling import origins
from ronda.apps.national.selectors.texts import flagged, pieces_of, version_of
from ronda.apps.national.services.drafting import record_draft
from ronda.apps.national.services.figures import value_withdraw
from ronda.apps.national.services.placing import gathered_update
from ronda.apps.national.services.signing import text_send_to_sign
from ronda.apps.national.services.texts import passage_put_in
from ronda.apps.national.standing import standing_of
from ronda.figures.adding import total
from ronda.figures.errors import CannotAdd
from ronda.figures.model import Unit
from tests.apps.charges.scene import COUNTS, mosaic, value_of
from tests.apps.national.scene import desk
from tests.apps.people import coordinator

pytestmark = pytest.mark.django_db


def test_each_unit_of_an_operation_is_a_figure_of_its_own() -> None:
    there = desk()
    operation = mosaic(there)
    with at_desk(there.coordinator):
        who = standing_of(there.coordinator)
        told = counted_in(who, operation_visible(who, operation.pk))
        values = [one.groups[0][1][0].record for one in told]
        assert {v.indicator.unit: int(v.amount) for v in values} == {
            unit.value: amount for unit, amount in COUNTS.items()
        }
        with pytest.raises(CannotAdd):
            total(counting.value_of(one) for one in values)
        (row,) = listed(who)
        assert len(row.latest) == 4
    with pytest.raises(NotValid):
        operation_count(
            actor=there.coordinator, operation=operation, unit=Unit.SUSPECTS, words="Again"
        )


def test_an_operation_is_kept_and_seen_by_its_institution() -> None:
    there = desk()
    operation = mosaic(there)
    with pytest.raises(NotAllowed):
        operation_count(actor=there.writer, operation=operation, unit=Unit.CHARGES, words="x")
    conducted = Conducted("Heron 2024", there.interior, date(2024, 3, 1))
    with pytest.raises(NotAllowed):
        operation_add(actor=there.other_writer, conducted=conducted)
    with pytest.raises(NotVisible):
        operation_change(
            actor=there.other_writer, operation=operation, conducted=conducted, version=1
        )
    with pytest.raises(NotValid):
        operation_add(actor=there.writer, conducted=conducted)
    backwards = replace(conducted, name="Other", ends=date(2023, 1, 1))
    with pytest.raises(NotValid):
        operation_add(actor=there.writer, conducted=backwards)
    operation_change(actor=there.writer, operation=operation, conducted=conducted, version=1)
    with pytest.raises(Stale):
        operation_change(actor=there.writer, operation=operation, conducted=conducted, version=1)
    with at_desk(there.other_writer), pytest.raises(NotVisible):
        operation_visible(standing_of(there.other_writer), operation.pk)
    with at_desk(coordinator("SRB")):
        assert not Operation.objects.exists()


def test_an_operation_is_told_in_the_answer_and_a_withdrawn_figure_flags_it() -> None:
    there = desk()
    who = there.coordinator
    gathered_update(actor=who)
    operation = mosaic(there)
    key = next(one for one in there.keys if ":recommendation:" in one)
    operation_serve(actor=who, operation=operation, keys=[key])
    with at_desk(who):
        (target,) = targets_of(who, there.interior.party_id, [key])
    record_draft(actor=who, target=target)
    with pytest.raises(NotNow):
        record_draft(actor=who, target=target)
    with at_desk(who):
        first, *figures = Passage.objects.select_related("from_record__indicator")
        (source,) = origins({first.pk, *(one.pk for one in figures)}).values()
        assert first.text.startswith("Operation Heron 2024, from") and source.name == "Heron 2024"
        counted = [(one.from_record.indicator, one.text) for one in figures]
        told = {of.unit: text for of, text in counted if of is not None}
        assert told["suspects"].endswith("Suspects (2024): 63.")
        assert told["victims-identified"].endswith("Victims identified (2024): 8.")
        assert {len(one.from_record.values) for one in figures} == {1} and len(told) == 4
    for passage in (first, *figures):
        passage_put_in(actor=who, target=target, passage=passage)
    value_withdraw(actor=who, value=value_of(there, Unit.SEARCHES), reason="Counted twice")
    with at_desk(who):
        text = Text.objects.get(target=target)
        assert any(one.withdrawn for one in flagged(pieces_of(version_of(text))))
    with pytest.raises(NotNow):
        text_send_to_sign(actor=who, text=text, posts=[there.post])
