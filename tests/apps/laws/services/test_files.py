"""Spreadsheets of laws, article by article, and laws from programs: whole, or not at all."""

from datetime import date

import pytest

from ronda.apps.accounts.models import User
from ronda.apps.errors import NotAllowed, NotNow
from ronda.apps.laws.jobs import read_laws, take_laws_in
from ronda.apps.laws.models import Law, LawFile, Version
from ronda.apps.laws.selectors.laws import law_on
from ronda.apps.laws.services.files import INTO_LAWS, file_receive
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import LawChange, UploadState
from ronda.apps.national.services import spreadsheets
from ronda.apps.national.services.spreadsheets import spreadsheet_take_in
from ronda.spreadsheets.writing import Written, as_csv
from tests.api.test_entry import post, said
from tests.apps.laws.scene import statute
from tests.apps.national.scene import Desk, desk

pytestmark = pytest.mark.django_db
HEADINGS = (
    "Short title", "Title", "Kind", "Institution", "Gazette", "In force from", "In force until",
    "Article", "Text",
)  # fmt: skip
OF_LAW = ("Sluices Act", "Act on Sluices", "law", "Ministry of Justice")


@pytest.fixture(autouse=True)
def _no_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def row(
    number: str,
    text: str = "Words.",
    since: str = "1.1.2020",
    law: tuple[str, ...] = OF_LAW,
    until: str = "",
) -> tuple[Written, ...]:
    return (*law, f"Gazette of {since}", since, until, number, text)


def handed(there: Desk, *rows: tuple[Written, ...], by: User | None = None) -> LawFile:
    data = as_csv([HEADINGS, *rows])
    return file_receive(actor=by or there.other_writer, data=data, name="laws.csv")


def taken(there: Desk, file: LawFile) -> None:
    assert (file.state, file.problems) == (UploadState.READ, [])
    spreadsheet_take_in(intake=INTO_LAWS, actor=there.other_writer, upload=file)


def reads(there: Desk, day: date, short: str = "Sluices Act") -> dict[str, str]:
    with at_desk(there.coordinator):
        return {one.article.number: one.text for one in law_on(Law.objects.get(short=short), day)}


def versions(there: Desk) -> int:
    with at_desk(there.coordinator):
        return Version.objects.count()


def test_a_law_comes_in_with_its_versions_in_time() -> None:
    there = desk()
    later = ("Sluices Act", "", "", "")
    file = handed(
        there,
        row("4", "Whoever opens a sluice answers for the water."),
        row("5", "Weirs\nare sluices."),
        row("4", "Whoever opens a sluice or weir answers.", "1.7.2024", later),
        row("5", "", "1.7.2024", later),
        row("5 A", "Locks as well.", "1.7.2024", later),
    )
    assert versions(there) == 0
    taken(there, file)
    assert reads(there, date(2021, 1, 1))["5"] == "Weirs\nare sluices."
    assert reads(there, date(2025, 1, 1)) == {
        "4": "Whoever opens a sluice or weir answers.",
        "5a": "Locks as well.",
    }
    with at_desk(there.coordinator):
        first, second = Version.objects.order_by("number")
        assert (first.number, second.number, first.file_row, second.file_row) == (1, 2, 2, 4)
        assert first.file == file and first.law.institution == there.justice
        # From the second version on earlier answers that cite the law are flagged.
        assert [one.pk for one in LawChange.objects.all()] == [second.flagging_id]


def test_a_version_goes_on_over_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    there = desk()
    monkeypatch.setattr(spreadsheets, "A_BATCH", 2)
    taken(there, handed(there, *(row(str(number)) for number in range(1, 6))))
    assert versions(there) == 1 and len(reads(there, date(2020, 1, 1))) == 5


def test_a_version_is_added_to_a_law_of_the_desk_and_holds_for_a_time() -> None:
    there = statute().desk
    code = ("Penal Code", "", "", "")
    taken(there, handed(there, row("178", "For a year.", "1.1.2026", code, until="31.12.2026")))
    assert reads(there, date(2026, 5, 1), "Penal Code")["178"] == "For a year."
    assert reads(there, date(2027, 1, 1), "Penal Code")["178"] != "For a year."


def ended(there: Desk, *rows: tuple[Written, ...]) -> LawFile:
    """A spreadsheet that tells laws and where they end."""
    headings = (*HEADINGS, "The whole law ends")
    data = as_csv([headings, *rows])
    return file_receive(actor=there.other_writer, data=data, name="laws.csv")


def test_the_whole_law_ends_by_a_row_and_what_it_words_anew_goes_on() -> None:
    there = desk()
    later = ("Sluices Act", "", "", "")
    file = ended(
        there,
        (*row("4"), ""),
        (*row("5"), "no"),
        (*row("", "", "1.7.2024", later), "yes"),
        (*row("5", "For the weirs that stand.", "1.7.2024", later), ""),
    )
    assert file.sample[2][-2:] == ["", "the whole law ends"]
    taken(there, file)
    assert set(reads(there, date(2024, 6, 30))) == {"4", "5"}
    assert reads(there, date(2024, 7, 1)) == {"5": "For the weirs that stand."}
    with at_desk(there.coordinator):
        assert list(Version.objects.order_by("number").values_list("ends", flat=True)) == [
            False,
            True,
        ]


def test_an_article_is_not_repealed_after_the_law_ended_nor_left_out() -> None:
    there = desk()
    later, last = ("Sluices Act", "", "", ""), "1.7.2025"
    file = ended(
        there,
        (*row("4"), ""),
        (*row("", "", "1.7.2024", later), "yes"),
        (*row("", "", "1.8.2024", later), ""),
        (*row("", "Words.", "1.9.2024", later), "yes"),
        (*row("4", "", last, later), ""),
        (*row("6", "Words.", "1.7.2024", later), "no"),
    )
    assert (file.good, [number for number, _told in file.problems]) == (2, [4, 5, 6, 7])


def test_one_row_that_does_not_fit_and_nothing_is_taken_in() -> None:
    there = statute().desk
    code, new = ("Penal Code", "", "", ""), ("Dams Act", "", "", "")
    other = ("Penal Code", "Another title", "", "")
    theirs = ("Dams Act", "Act on Dams", "law", "Ministry of the Interior")
    file = handed(
        there,
        row("1"),
        row("1"),
        row("1", "Other words."),
        row("4", law=new),
        row("4", law=theirs),
        row("178", "Anew.", "1.1.2025", other),
        row("178", "Whoever shows or keeps it is fined.", "1.1.2025", code),
        row("99", "", "1.1.2025", code),
        row("Preamble", law=OF_LAW),
        row("7", "Ends early.", "1.2.2025", until="1.1.2025"),
        (*code, "Gazette 50/2024", "1.7.2024", "", "9", "Given again."),
        row("2", until="1.1.2030"),
        row("3", law=("Sluices Act", "", "by-law", "")),
        (*OF_LAW, "Gazette", "", "", "8", "No day."),
    )
    assert (file.good, file.wrong) == (1, 13), file.problems
    assert [number for number, _told in file.problems] == list(range(3, 16))
    with pytest.raises(NotNow):
        spreadsheet_take_in(intake=INTO_LAWS, actor=there.other_writer, upload=file)
    assert versions(there) == 2
    with pytest.raises(NotAllowed):
        handed(there, row("1"), by=there.signer)


def test_a_long_one_is_left_to_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    there = desk()
    monkeypatch.setattr(spreadsheets, "AT_ONCE", 100)
    file = handed(there, row("1"))
    keys = {"upload_id": file.pk, "person_id": there.other_writer.pk}
    read_laws(**keys)
    with at_desk(there.other_writer):
        file = LawFile.objects.get()
    spreadsheet_take_in(intake=INTO_LAWS, actor=there.other_writer, upload=file)
    assert versions(there) == 0
    take_laws_in(**keys)
    assert versions(there) == 1


def test_a_program_hands_laws_in() -> None:
    there = desk()
    told = {
        "short": "Sluices Act",
        "title": "Act on Sluices",
        "kind": "law",
        "institution": "Ministry of Justice",
        "gazette": "Gazette 1/2020",
        "since": "2020-01-01",
        "article": "4",
        "text": "Words.",
    }
    answer = post(there.other_writer, [told, told | {"article": "5"}], name="laws")
    assert answer.status_code == 201, answer.content
    assert set(reads(there, date(2020, 1, 1))) == {"4", "5"}
    again = [told | {"gazette": "Gazette 2/2021", "since": "2021-01-01"}]
    refused = said(post(there.other_writer, again, name="laws", key="k-2"), 422, "rows-wrong")
    assert "reads the same" in refused["rows"][0]["detail"]
