"""Checksums: the same for the same content however it comes, another for any change; receipts."""

import hashlib
import json
from datetime import UTC, datetime

import pytest
from pydantic import ValidationError

from ronda.questionnaires.answers import Answers, AnswerText
from ronda.questionnaires.canonical import canonical, checksum
from ronda.questionnaires.receipt import Attachment, proves, receipt_of
from tests.questionnaires.invented import answers, complete, questionnaire

WHEN = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
FILE = Attachment(name="law.pdf", size=3, sha256="a" * 64)


def test_checksum_does_not_depend_on_order() -> None:
    turned = complete().model_copy(update={"answers": complete().answers[::-1]})
    again = Answers.model_validate(json.loads(canonical(turned)))
    assert checksum(turned) == checksum(complete()) == checksum(again)


def test_checksum_is_the_one_that_was_published() -> None:
    """Whoever keeps a receipt must find the same figure in ten years."""
    given = answers(q_2_a=AnswerText(text="Да, é"))
    assert canonical(given).decode() == (
        '{"answers":[{"asked":null,"question":"q-2-a","value":{"kind":"text","text":"Да, é"},'
        '"version":null}],"audience":"party","format":"ronda-answers/1","language":"en",'
        '"party":"ARC","questionnaire":"arcadia-help","version":1}'
    )


@pytest.mark.parametrize(
    "change",
    [
        {"party": "BOR"},
        {"version": 2},
        {"language": "fr"},
        {"answers": complete().answers[1:]},
    ],
)
def test_any_change_changes_the_checksum(change: dict[str, object]) -> None:
    assert checksum(complete().model_copy(update=change)) != checksum(complete())


def test_receipt_proves_what_was_submitted_and_nothing_else() -> None:
    receipt = receipt_of(
        questionnaire(), complete(), reference="R-1", submitted=WHEN, attachments=[FILE]
    )
    assert proves(receipt, questionnaire(), complete())
    assert not proves(receipt, questionnaire(), answers())
    assert not proves(receipt, questionnaire(version=2), complete())
    other = FILE.model_copy(update={"sha256": "b" * 64})
    exchanged = receipt.model_copy(update={"attachments": (other,)})
    assert not proves(exchanged, questionnaire(), complete())


def test_checksum_is_worked_out_as_the_reference_page_says() -> None:
    """Without any of Ronda's code, as somebody would who doubts it."""
    receipt = receipt_of(
        questionnaire(), complete(), reference="R-1", submitted=WHEN, attachments=[FILE]
    )
    asked = questionnaire().model_dump(mode="json")
    given = complete().model_dump(mode="json")
    given["answers"].sort(key=lambda one: one["question"])

    def spelled(data: object) -> bytes:
        made = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return made.encode()

    file = {"name": "law.pdf", "size": 3, "sha256": "a" * 64, "question": ""}
    whole = {
        "answers": given,
        "attachments": [file],
        "questionnaire": hashlib.sha256(spelled(asked)).hexdigest(),
    }
    assert receipt.checksum == hashlib.sha256(spelled(whole)).hexdigest()


def test_receipt_shows_its_checksum_in_groups() -> None:
    receipt = receipt_of(questionnaire(), complete(), reference="R-1", submitted=WHEN)
    groups = receipt.shown_checksum.split(" ")
    assert "".join(groups) == receipt.checksum and {len(one) for one in groups} == {8}


def test_time_without_a_zone_is_refused() -> None:
    naive = datetime(2026, 3, 1)  # noqa: DTZ001
    with pytest.raises(ValidationError, match="timezone"):
        receipt_of(questionnaire(), complete(), reference="R-1", submitted=naive)
