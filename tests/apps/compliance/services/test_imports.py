"""A file is kept, read, and recorded; or refused with a sentence and nothing half-written."""

from pathlib import Path

import pytest
from pytest_django import Settings

from ronda.apps.audit.selectors import story_of
from ronda.apps.compliance.models import Chapter, Correction, Edition, Factsheet, Recommendation
from ronda.apps.compliance.selectors import edition_assemble, proofing
from ronda.apps.compliance.services.corrections import correction_make
from ronda.apps.compliance.services.editions import edition_approve
from ronda.apps.compliance.services.imports import factsheet_import, reading_again
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible
from ronda.apps.sources.models import Content, Reading, Source
from ronda.apps.sources.reading import Read
from ronda.apps.sources.selectors import source_bytes
from ronda.factsheets.reading import read_with_text
from tests.apps.compliance.arcadia import LATER, PLAIN, imported, value
from tests.apps.people import coordinator, person, secretary, state

pytestmark = pytest.mark.django_db


def test_import_keeps_the_file_byte_for_byte_and_records_what_it_says() -> None:
    actor = secretary()
    edition = imported(PLAIN, actor)
    assert edition.reading is not None
    source = edition.reading.source
    assert source_bytes(source) == PLAIN.encode()
    assert (source.file_name, source.received_by, source.party) == (
        "arcadia.txt",
        actor,
        state("XAR"),
    )
    again = edition_assemble(edition)
    assert again == value(PLAIN)
    assert again.account == value(PLAIN).account
    assert (edition.number, edition.kind, edition.status) == (1, "prepared", "read")


def test_import_of_the_real_factsheet_has_its_figures(serbia_text_path: Path) -> None:
    done = factsheet_import(
        actor=secretary(), data=serbia_text_path.read_bytes(), name="serbia.txt", wait=True
    )
    edition = Edition.objects.get(reading=done.reading)
    rows = edition.recommendations
    assert edition.chapters.count() == 11
    assert rows.count() == 80
    assert sum(len(row.codes) for row in rows.all()) == 91
    counted = {s: rows.filter(strength=s).count() for s in ("require", "request", "invite")}
    assert counted == {"require": 12, "request": 11, "invite": 57}
    assert rows.filter(scope="specific").count() == 27
    assert edition.footnotes.count() == 122
    assert rows.filter(follow_up__isnull=False).count() == 23
    filled = rows.exclude(follow_up__text="").filter(follow_up__isnull=False)
    assert sorted(row.codes[0] for row in filled) == ["III-12", "III-28", "IV-4", "V-3"]
    assert edition.unplaced.count() == 0
    assert edition.factsheet.party.code == "SRB"


def test_import_of_the_same_file_again_is_recognised() -> None:
    first = imported(PLAIN)
    again = factsheet_import(actor=secretary(), data=PLAIN.encode(), name="other.txt", wait=True)
    assert again.already
    assert again.reading == first.reading
    assert (Edition.objects.count(), Reading.objects.count(), Content.objects.count()) == (1, 1, 1)


def test_import_of_the_next_edition_keeps_the_stable_ids() -> None:
    first, second = imported(PLAIN), imported(LATER)
    assert (second.number, second.kind) == (2, "with-information")
    before = {tuple(r.codes): r.stable_id for r in first.recommendations.all()}
    after = {tuple(r.codes): r.stable_id for r in second.recommendations.all()}
    recoded = before.pop(("III-13",))
    assert before.items() <= after.items()
    assert after["III-14",] == recoded
    assert after["V-6",] not in before.values()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x00\x01\x02\x03", "a.docx"),
        (b"Dear colleagues, nothing here is a factsheet.", "letter.txt"),
        (b"%PDF-1.7 broken", "a.pdf"),
        (PLAIN.replace("ARCADIA", "ATLANTIS").replace("Arcadia", "Atlantis").encode(), "a.txt"),
    ],
)
def test_import_of_what_cannot_be_read_leaves_the_file_and_the_reason(
    data: bytes, name: str
) -> None:
    done = factsheet_import(actor=secretary(), data=data, name=name, wait=True)
    assert done.reading.state == "failed"
    assert done.reading.error_code
    assert done.reading.error_sentence.endswith(".")
    assert Source.objects.count() == 1
    assert not Factsheet.objects.exists() and not Chapter.objects.exists()


def test_import_with_the_party_named_reads_what_does_not_say_it() -> None:
    nameless = PLAIN.replace("FACTSHEET – ARCADIA", "FACTSHEET").replace("to Arcadia", "to it")
    nameless = nameless.replace("Arcadia", "the Party").replace("ARCADIA", "THE PARTY")
    actor = secretary()
    failed = factsheet_import(actor=actor, data=nameless.encode(), name="a.txt", wait=True)
    assert failed.reading.state == "failed"
    done = factsheet_import(
        actor=actor, data=nameless.encode(), name="a.txt", party=state("XAR"), wait=True
    )
    assert done.reading.state == "read", done.reading.error_sentence
    assert done.source == failed.source
    assert Edition.objects.get().factsheet.party.code == "XAR"


def test_import_refuses_a_party_that_is_not_the_factsheets() -> None:
    done = factsheet_import(
        actor=secretary(), data=PLAIN.encode(), name="a.txt", party=state("SRB"), wait=True
    )
    assert done.reading.state == "failed"
    assert "Arcadia" in done.reading.error_sentence


def test_a_mistake_of_our_own_is_told_and_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_given: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("ronda.apps.compliance.services.imports.read_bytes", broken)
    with pytest.raises(RuntimeError):
        factsheet_import(actor=secretary(), data=PLAIN.encode(), name="a.txt", wait=True)
    reading = Reading.objects.get()
    assert (reading.state, reading.error_code) == ("failed", "internal")
    assert "a bug" not in reading.error_sentence


def test_import_refuses_an_empty_file_and_one_too_large(settings: Settings) -> None:
    settings.UPLOAD_LIMIT_BYTES = 1000
    for data in (b"", b"x" * 1001):
        with pytest.raises(NotValid):
            factsheet_import(actor=secretary(), data=data, name="a.txt")
    assert not Source.objects.exists()


def test_import_is_the_secretariats() -> None:
    for actor in (coordinator(), person()):
        with pytest.raises(NotAllowed):
            factsheet_import(actor=actor, data=PLAIN.encode(), name="a.txt")
    assert not Source.objects.exists()


def test_import_cleans_the_name_that_came_with_the_file() -> None:
    done = factsheet_import(
        actor=secretary(), data=b"hello", name="../../etc/pass\x00wd\n.txt", wait=True
    )
    assert done.source.file_name == "passwd.txt"


def test_reading_again_keeps_corrections(monkeypatch: pytest.MonkeyPatch) -> None:
    actor = secretary()
    edition = imported(PLAIN, actor)
    ids = list(edition.recommendations.values_list("stable_id", flat=True))
    correction_make(
        actor=actor,
        edition=edition,
        place="chapters/1/recommendations/1",
        field="strength",
        old="require",
        new="request",
    )
    wanted = edition_assemble(edition)
    reading = reading_again(actor=actor, edition=edition, wait=True)
    again = Edition.objects.get(pk=edition.pk)
    assert again.reading == reading != edition.reading
    assert edition_assemble(again) == wanted
    assert list(again.recommendations.values_list("stable_id", flat=True)) == ids
    assert Correction.objects.get().state == "applied"
    assert Recommendation.objects.filter(strength="request", codes=["II-4"]).count() == 1


def better_reader(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    """From now on the reader reads as if the source had said `text`."""
    found = read_with_text(text.encode(), name="arcadia.txt")
    answer = Read(found.factsheet, found.document.text, "txt", "txt/99")
    monkeypatch.setattr("ronda.apps.compliance.services.imports.read_bytes", lambda *_given: answer)


def test_reading_again_by_a_better_reader_lists_what_no_longer_fits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    actor = secretary()
    edition = imported(PLAIN, actor)
    for place, field, old, new in (
        ("chapters/1/recommendations/1", "strength", "require", "request"),
        ("chapters/2", "title", "Police, prosecutors and courts", "Police and courts"),
    ):
        correction_make(actor=actor, edition=edition, place=place, field=field, old=old, new=new)
    better = PLAIN.replace("III. Police, prosecutors and courts", "III. Police, courts, prisons")
    better_reader(monkeypatch, better)
    reading_again(actor=actor, edition=edition, wait=True)
    found = proofing(actor, edition.pk)
    assert [(one.number, one.state) for one in found.corrections] == [
        (1, "applied"),
        (2, "conflict"),
    ]
    assert "Police, courts, prisons" in found.conflicts[0].conflict
    assert found.factsheet.chapters[1].recommendations[1].strength == "request"
    assert found.factsheet.chapters[2].title == "Police, courts, prisons"
    assert (
        found.edition.reader == "txt/1"
        and found.text == read_with_text(better.encode(), name="a.txt").document.text
    )
    with pytest.raises(NotNow, match="no longer fits"):
        edition_approve(actor=actor, edition=found.edition)


def test_reading_again_that_fails_leaves_the_record_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    actor = secretary()
    edition = imported(PLAIN, actor)
    better_reader(monkeypatch, PLAIN.replace("ARCADIA", "SERBIA").replace("Arcadia", "Serbia"))
    reading = reading_again(actor=actor, edition=edition, wait=True)
    assert reading.state == "failed" and "Serbia" in reading.error_sentence
    again = Edition.objects.get(pk=edition.pk)
    assert again.reading == edition.reading
    assert edition_assemble(again) == value(PLAIN)


def test_reading_again_is_refused_once_approved() -> None:
    actor = secretary()
    edition = edition_approve(actor=actor, edition=imported(PLAIN, actor))
    with pytest.raises(NotNow):
        reading_again(actor=actor, edition=edition)


def test_reading_again_is_hidden_from_others() -> None:
    edition = imported(PLAIN)
    for actor in (coordinator(), person()):
        with pytest.raises(NotVisible):
            reading_again(actor=actor, edition=edition)


def test_import_tells_its_story() -> None:
    edition = imported(PLAIN)
    assert edition.reading is not None
    story = [event.what for event in story_of(edition, edition.reading.source)]
    assert set(story) >= {"factsheet.import", "source.receive", "reading.finish", "source.party"}
