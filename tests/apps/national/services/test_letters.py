"""Letters read in: kept at the desk, in whatever encoding; scans and strangers refused."""

from pathlib import Path

import pytest
from django.test import override_settings

from ronda.apps.audit.models import Event
from ronda.apps.errors import NotAllowed, NotNow, NotValid
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import ContributionState, Letter
from ronda.apps.national.selectors.contributions import passages_of
from ronda.apps.national.selectors.texts import pieces_of
from ronda.apps.national.services.letters import letter_receive, letter_take_in
from ronda.apps.national.services.texts import passage_put_in
from ronda.apps.sources.models import Source
from ronda.demo.arcadia import reply
from tests.apps.national.scene import Desk, addressee_of, desk, first_target, sent
from tests.factsheets.reading.from_pdf.made_pdfs import made
from tests.factsheets.reading.from_pdf.test_bad_pdfs import PICTURE, SHOWN

pytestmark = pytest.mark.django_db
LETTERS = Path(__file__).parents[3] / "replies" / "letters"
CYRILLIC = (LETTERS / "sr_cyrl_mup.txt").read_text(encoding="utf-8")
SCAN = made(SHOWN, more=[PICTURE])


def received(there: Desk, data: bytes, name: str) -> Letter:
    return letter_receive(actor=there.coordinator, data=data, name=name, institution=there.interior)


def test_letter_becomes_a_contribution_that_says_what_it_says() -> None:
    there = desk()
    addressee = addressee_of(there, sent(there), there.interior)
    file = reply()
    letter = letter_receive(
        actor=there.writer,
        data=file.data,
        name=file.name,
        institution=there.interior,
        addressee=addressee,
    )
    taken = letter_take_in(actor=there.writer, letter=letter)
    with at_desk(there.coordinator):
        assert (taken.state, taken.number) == (ContributionState.HANDED_IN, "114-7/2024")
        passages = passages_of(taken)
        figures = {one.get("value") for passage in passages for one in passage.named}
        assert {610, 9} <= figures
        for passage in passages:
            assert letter.document_text[passage.start : passage.end] == passage.text
    with pytest.raises(NotNow):
        letter_take_in(actor=there.writer, letter=letter)


@pytest.mark.parametrize("encoding", ["utf-8", "cp1251", "iso8859-5", "utf-16"])
def test_cyrillic_letter_is_read_in_whatever_encoding_it_was_saved(encoding: str) -> None:
    there = desk()
    letter = received(there, CYRILLIC.encode(encoding, errors="replace"), "dopis.txt")
    assert "МИНИСТАРСТВО УНУТРАШЊИХ ПОСЛОВА" in letter.document_text


def test_scan_is_refused_with_what_to_do() -> None:
    there = desk()
    with pytest.raises(NotValid, match="scan") as refusal:
        received(there, SCAN, "scan.pdf")
    assert refusal.value.field == "file"


def test_empty_and_too_large_files_are_refused() -> None:
    there = desk()
    with pytest.raises(NotValid, match="empty"):
        received(there, b"", "letter.txt")
    with override_settings(UPLOAD_LIMIT_BYTES=10), pytest.raises(NotValid, match="larger"):
        received(there, b"x" * 11, "letter.txt")


def test_same_file_again_is_the_same_letter_and_no_source_of_ronda() -> None:
    there = desk()
    file, before = reply(), Source.objects.count()
    first, second = (received(there, file.data, file.name) for _turn in range(2))
    assert first == second
    assert Source.objects.count() == before


def test_contributor_reads_in_no_letter_of_another_institution() -> None:
    there = desk()
    file = reply()
    with pytest.raises(NotAllowed):
        letter_receive(
            actor=there.writer, data=file.data, name=file.name, institution=there.justice
        )


def test_audit_trail_says_nothing_of_what_was_written() -> None:
    there = desk()
    file = reply()
    letter_take_in(actor=there.coordinator, letter=received(there, file.data, file.name))
    rows = Event.objects.filter(what__startswith="desk.")
    assert rows.count() >= 2
    told = " ".join(f"{row.reason} {row.before} {row.after}" for row in rows)
    for words in ("The first conversation", "114-7/2024", file.name):
        assert words not in told


def test_markup_of_a_plain_text_stays_in_the_passage_and_out_of_the_text() -> None:
    there = desk()
    request = sent(there)
    target = first_target(there, request)
    marked = reply().data.replace(b"610", b"**610**", 1)
    letter = received(there, marked, "letter.txt")
    taken = letter_take_in(actor=there.coordinator, letter=letter)
    with at_desk(there.coordinator):
        (passage,) = (one for one in passages_of(taken) if "**610**" in one.text)
    made = passage_put_in(actor=there.coordinator, target=target, passage=passage)
    with at_desk(there.coordinator):
        told = " ".join(piece.text for piece in pieces_of(made))
    assert "610" in told and "*" not in told
