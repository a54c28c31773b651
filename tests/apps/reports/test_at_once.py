"""Two rapporteurs on one finding at the same moment: nothing of either is lost."""

import pytest

from ronda.apps.accounts.models import User
from ronda.apps.reports.models import Piece, Rival
from ronda.apps.reports.services.writing import piece_save, rival_settle
from ronda.apps.rivals import RivalState
from tests.apps.at_once import at_once, refusals
from tests.apps.reports.written import named, piece, text, written

pytestmark = pytest.mark.django_db(transaction=True)


def test_of_two_rapporteurs_on_one_finding_both_texts_are_kept() -> None:
    first, second = _two()
    said = {first.pk: text("What the first wrote."), second.pk: text("What the second wrote.")}
    outcomes = at_once(lambda: _save(first, said[first.pk]), lambda: _save(second, said[second.pk]))
    assert refusals(outcomes) == []
    row, [rival] = Piece.objects.get(key="f-1"), Rival.objects.all()
    assert row.version == 2
    assert {row.changed_by_id, rival.written_by_id} == {first.pk, second.pk}
    assert row.content["text"] == said[row.changed_by_id]
    assert rival.content["text"] == said[rival.written_by_id]


def test_two_who_bring_the_texts_together_at_once_do_it_once() -> None:
    first, second = _two()
    _save(first, text("What the first wrote."))
    _save(second, text("What the second wrote."))
    rival = Rival.objects.get()
    rival.piece = piece("f-1")
    both = rival.piece.content | {"text": text("What both wrote.")}
    outcomes = at_once(
        lambda: rival_settle(actor=first, rival=rival, content=both, seen=2),
        lambda: rival_settle(actor=second, rival=rival, content=both, seen=2),
    )
    assert len(refusals(outcomes)) == 1
    row = Piece.objects.get(key="f-1")
    assert (row.version, row.content["text"]) == (3, text("What both wrote."))
    assert Rival.objects.get().state == RivalState.MERGED


def _two() -> tuple[User, User]:
    written()
    return named("law", "XTA"), named("law", "XAR")


def _save(who: User, said: dict[str, str]) -> object:
    one = piece("f-1").content | {"text": said}
    return piece_save(actor=who, piece=piece("f-1"), content=one, seen=1)
