"""Texts of boxes: kept by revision, merged, told apart from what the factsheet says."""

import pytest

from ronda.apps.errors import NotAllowed, NotNow, NotValid, Stale
from ronda.apps.follow_ups.came_back import offers_of
from ronda.apps.follow_ups.models import BoxRival, BoxText
from ronda.apps.follow_ups.selectors.drafts import draft_of
from ronda.apps.follow_ups.services.came_back import file_preview, file_take_in
from ronda.apps.follow_ups.services.texts import Written, rival_settle, texts_save
from ronda.apps.follow_ups.submitting import value_of
from ronda.apps.rivals import RivalState
from ronda.apps.rounds.services.attachments import File
from ronda.factsheets.boxes import filled
from ronda.factsheets.writing import to_bytes
from tests.apps.follow_ups.filled import boxes, opened, write
from tests.apps.follow_ups.scene import following
from tests.apps.people import contributor, coordinator, validator

pytestmark = pytest.mark.django_db


def test_a_newer_text_is_never_overwritten() -> None:
    party, who, other = following(), coordinator(), contributor()
    mine = opened(party, who)
    write(mine, who, "First.")
    rival = write(mine, other, "Second.").rival
    assert rival is not None and BoxText.objects.get().text == "First."
    write(mine, other, "Second, longer.")
    assert BoxRival.objects.get().text == "Second, longer."
    with pytest.raises(Stale):
        rival_settle(actor=who, rival=rival, text="Both.", seen=7)
    rival_settle(actor=who, rival=rival, text="Both.", seen=1)
    assert BoxText.objects.get().text == "Both."
    assert BoxRival.objects.get().state == RivalState.MERGED
    with pytest.raises(NotNow):
        rival_settle(actor=who, rival=rival, text="Again.", seen=2)


def test_a_text_for_a_box_that_is_not_there_is_refused_and_the_others_stay_unsaved() -> None:
    party, who = following(), coordinator()
    mine = opened(party, who)
    written = [Written(boxes(mine)[0], "Kept?"), Written("r-none", "Lost")]
    with pytest.raises(NotValid):
        texts_save(actor=who, information=mine, written=written)
    assert not BoxText.objects.exists()


def test_a_validator_reads_and_does_not_write() -> None:
    party = following()
    mine = opened(party, coordinator())
    with pytest.raises(NotAllowed):
        write(mine, validator(), "A text.")


def test_a_word_file_fills_what_is_empty_and_sets_its_text_beside_what_was_written() -> None:
    party, who = following(), coordinator()
    mine = opened(party, who)
    draft = draft_of(mine)
    first, second = list(draft.boxes.values())[:2]
    texts = {first.box.path: "From the file.", second.box.path: "From the file too."}
    data = to_bytes(filled(value_of(draft), texts), "docx", despite_faults=True)
    write(mine, who, "On line.")
    came = file_preview(actor=who, information=mine, file=File("back.docx", data))
    offers = offers_of(draft_of(mine), came.content)
    assert [one.is_conflict for one in offers] == [True, False]
    file_take_in(actor=who, came=came, boxes=[one.filled.box.id for one in offers])
    now = draft_of(mine).boxes
    assert now[first.box.id].text == "On line." and now[second.box.id].text == "From the file too."
    assert [rival.text for rival in now[first.box.id].rivals] == ["From the file."]


def test_an_old_copy_of_the_file_undoes_nothing() -> None:
    party, who = following(), coordinator()
    mine = opened(party, who)
    write(mine, who, "The first wording.")
    data = to_bytes(value_of(draft_of(mine)), "docx", despite_faults=True)
    write(mine, who, "A better wording.", seen=1)
    came = file_preview(actor=who, information=mine, file=File("old.docx", data))
    assert offers_of(draft_of(mine), came.content) == []
