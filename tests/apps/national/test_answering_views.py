"""The pages of placing, the answer library and translations, walked through without a browser."""

from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ronda.apps.accounts.models import User
from ronda.apps.national import finding
from ronda.apps.national.comparing import terms_of_asked
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import (
    EarlierAnswer,
    FoundIn,
    Gathered,
    LawChange,
    MemoryPair,
    Placing,
    Target,
    Text,
    TranslatedPassage,
    Translation,
)
from ronda.apps.national.selectors.texts import offered_for, pieces_of, version_of, wording
from ronda.bitexts import tmx
from ronda.bitexts.model import Pair
from tests.apps.national.placing_scene import asked_of_arcadia, contribution
from tests.apps.people import coordinator

pytestmark = pytest.mark.django_db
HELPLINE = "A helpline can be reached by telephone."
PLACING, LOOKED_FOR = 19, 3
"""How many queries the page takes on which a passage is placed, and looking for something else."""


class Desk:
    """A browser with the coordinator at it."""

    def __init__(self, who: User) -> None:
        self.who, self.client = who, Client()
        self.client.force_login(who)

    def get(self, name: str, *args: Any, status: int = 200, **query: str) -> str:
        answer = self.client.get(reverse(f"national:{name}", args=args), query)
        assert answer.status_code == status, answer.content.decode()
        return answer.content.decode()

    def post(self, name: str, *args: Any, status: Any = 302, **told: Any) -> Any:
        answer = self.client.post(reverse(f"national:{name}", args=args), told)
        assert answer.status_code == status, answer.content.decode()
        return answer


@pytest.fixture
def desk() -> Any:
    with override_settings(SECOND_FACTOR_REQUIRED=False):
        yield Desk(asked_of_arcadia())


def test_a_passage_is_placed_and_comes_to_the_text(desk: Desk) -> None:
    made = contribution(HELPLINE, "We thank you.", actor=desk.who)
    assert "Reply of the police" in desk.get("placing-list")
    page = desk.get("placing", made.pk)
    assert "<mark>helpline</mark>" in page and "Recommendation IV-1" in page
    with at_desk(desk.who):
        first, second = made.passages.order_by("order")
        key, other = (Gathered.objects.get(code=code).key for code in ("IV-1", "II-4"))
    desk.post("placing-accept", first.pk, key=key)
    assert "It is recorded." in desk.get("placing", made.pk)
    desk.post("placing-nothing", second.pk, reason="A courtesy")
    desk.post("placing-reject", first.pk, key=other, status=422)
    page = desk.get("placing", made.pk, passage="2")
    assert "decided on 2 of 2" in page and "A courtesy" in page
    with at_desk(desk.who):
        target = Target.objects.get(code="IV-1")
        assert [p.text for offer in offered_for(target) for p in offer.passages] == [HELPLINE]
        undone = Placing.objects.get(passage=first)
    assert HELPLINE in desk.get("text", target.pk)
    desk.post("placing-undo", undone.pk)
    with at_desk(desk.who):
        assert offered_for(target) == []


def test_what_was_rejected_is_not_offered_to_the_text(desk: Desk) -> None:
    made = contribution(HELPLINE, actor=desk.who)
    with at_desk(desk.who):
        passage, key = made.passages.get(), Gathered.objects.get(code="IV-1").key
    desk.post("placing-accept", passage.pk, key=key)
    desk.post("placing-reject", passage.pk, key=key, reason="Another line")
    with at_desk(desk.who):
        assert offered_for(Target.objects.get(code="IV-1")) == []


def test_something_else_is_looked_for_and_chosen(desk: Desk) -> None:
    made = contribution(HELPLINE, "We thank you.", actor=desk.who)
    page = desk.get("placing", made.pk, passage="2")
    assert "Look for what it answers" in page and "Place it there" not in page
    page = desk.get("placing", made.pk, passage="2", q="telephone helpline")
    assert "Recommendation IV-1" in page and "Place it there" in page
    assert "has these words" in desk.get("placing", made.pk, passage="2", q="lighthouse")
    desk.get("placing", made.pk, q="x" * 500)
    with at_desk(desk.who):
        second = made.passages.get(order=2)
        key = Gathered.objects.get(code="II-4").key
    again = desk.post("placing-accept", second.pk, q="ii-4 & more").headers["Location"]
    assert again.endswith("?passage=2&q=ii-4+%26+more#elsewhere")
    assert "Choose what it answers." in desk.client.get(again).content.decode()
    desk.post("placing-accept", second.pk, key=key, q="ii-4", reason="By its meaning")
    with at_desk(desk.who):
        placing = Placing.objects.get(passage=second)
        assert placing.target is not None and placing.target.code == "II-4"
        assert not placing.suggested


def test_placing_takes_as_many_queries_whatever_is_asked(desk: Desk) -> None:
    made = contribution(HELPLINE, actor=desk.who)

    def counted(q: str = "") -> int:
        with CaptureQueriesContext(connection) as queries:
            desk.get("placing", made.pk, q=q)
        return len(queries)

    few = counted(), counted(q="helpline")
    with at_desk(desk.who):
        known = Gathered.objects.get(code="IV-1")
        for number in range(30):
            known.pk, known.code = None, f"V-{number}"
            known.wording = f"to publish figures of the year {1990 + number}"
            known.save()
            terms = terms_of_asked(known)
            finding.put(FoundIn.ASKED, known.party_id, [(known.pk, terms)])
    many = counted(), counted(q="helpline")
    assert many == few == (PLACING, PLACING + LOOKED_FOR)


def test_gathering_from_an_empty_desk_is_told(desk: Desk) -> None:
    desk.who = coordinator("SRB")
    desk.client.force_login(desk.who)
    assert "Nothing to place yet" in desk.get("placing-list")
    desk.post("gather")
    assert "Nothing is in the library yet" in desk.get("library")
    assert "Nothing is being translated" in desk.get("translations")


def test_an_answer_is_taken_in_found_and_said_again(desk: Desk) -> None:
    told = {"said_to": "GRETA", "document": "Reply", "said_on": "2020-05-01", "language": "en"}
    desk.post("library-add", text="The helpline is open. It is free.", answers="Q4", **told)
    page = desk.get("library", q="SOS linija")
    assert "<mark>helpline</mark>" in page and "older than a year" in page
    with at_desk(desk.who):
        answer, asked = EarlierAnswer.objects.get(), Gathered.objects.get(code="IV-1")
    assert "GRETA" in desk.get("said-before", asked=asked.key)
    page = desk.get("answer", answer.pk, asked=asked.key)
    assert (
        "Look whether this still holds" in page and f'value="{asked.key}" required checked' in page
    )
    assert "Put it into the text" not in desk.get("answer", answer.pk)
    assert "Put it into the text" in desk.get("answer", answer.pk, q="helpline")
    desk.post("answer-reuse", answer.pk, key=asked.key)
    desk.post("answer-reuse", answer.pk, key="", status=200)
    with at_desk(desk.who):
        text = Text.objects.get(target__code="IV-1")
        assert wording(pieces_of(version_of(text))) == "The helpline is open. It is free."
    desk.post("answer-end", answer.pk, on="2019-01-01", status=200)
    desk.post("answer-end", answer.pk, on="2021-01-01")
    assert "held until" in desk.get("library")
    desk.post("answer-remove", answer.pk)
    desk.get("answer", answer.pk, status=404)


def test_a_document_is_taken_in(desk: Desk) -> None:
    text = "Ministry of Justice\n\nNo: 4/2020\n\nSubject: Reply\n\nDear colleagues,\n\n"
    text += "The courts trained forty judges in 2019 on hearing children.\n\nYours sincerely,\n"
    told = {"said_to": "GRETA", "document": "Letter 4/2020", "said_on": "2020-05-01"}
    file = SimpleUploadedFile("letter.txt", text.encode())
    desk.post("library-import", file=file, **told)
    assert "forty <mark>judges</mark>" in desk.get("library", q="judges")
    broken = SimpleUploadedFile("broken.docx", b"PK\x03\x04")
    answer = desk.post("library-import", file=broken, status=200, **told)
    assert "error-text" in answer.content.decode()


def test_a_change_of_a_law_flags_what_cites_it(desk: Desk) -> None:
    told = {"said_to": "GRETA", "document": "Reply", "said_on": "2020-05-01", "language": "en"}
    desk.post("library-add", text="The Criminal Code punishes this.", **told)
    desk.post("laws", names="Criminal Code\nКривични законик", changed_on="2024-01-02")
    assert "Criminal Code changed on" in desk.get("library")
    with at_desk(desk.who):
        change = LawChange.objects.get()
        assert change.changed_on == date(2024, 1, 2)
    desk.post("law-remove", change.pk)
    assert "changed on" not in desk.get("library")


def test_a_text_is_translated_passage_by_passage(desk: Desk) -> None:
    pair = tmx.written([Pair("One helpline.", "Une ligne.", "en", "fr")], version="1")
    languages = {"source_language": "en", "target_language": "fr"}
    desk.post("memory", file=SimpleUploadedFile("memory.tmx", pair), **languages)
    desk.post("translation-begin", title="Reply", text="One helpline.\n\nTwo.", **languages)
    with at_desk(desk.who):
        made = Translation.objects.get()
    assert "Une ligne." in desk.get("translated-passage", made.pk, 1)
    page = desk.get("translated-passage", made.pk, 1, use="0")
    assert "Une ligne.</textarea>" in page
    saved = {"translation": "Une ligne.", "checked": "on", "version": "1"}
    went_on = desk.post("translated-passage", made.pk, 1, **saved)
    assert went_on.url == reverse("national:translated-passage", args=[made.pk, 2])
    page = desk.post(
        "translated-passage", made.pk, 1, status=409, **saved | {"translation": "Autre."}
    ).content.decode()
    assert "Une ligne." in page and "Autre.</textarea>" in page and 'value="2"' in page
    last = {"translation": "Deux.", "version": "1"}
    assert desk.post("translated-passage", made.pk, 2, **last).url.endswith(f"/{made.pk}/")
    assert "checked: 1" in desk.get("translation", made.pk)
    with at_desk(desk.who):
        assert MemoryPair.objects.count() == 1
    file = desk.client.get(reverse("national:memory-file", args=["en", "fr"]))
    assert tmx.read(file.content, "en", "fr")[0].target == "Une ligne."


def test_serbian_is_converted_with_one_button(desk: Desk) -> None:
    made = contribution("Obuka je održana.", actor=desk.who, language="sr-Latn")
    desk.post("contribution-translate", made.pk, target_language="sr-Cyrl")
    with at_desk(desk.who):
        begun = Translation.objects.get()
    assert "Convert the script" in desk.get("translation", begun.pk)
    desk.post("script-convert", begun.pk)
    with at_desk(desk.who):
        assert TranslatedPassage.objects.get().translation == "Обука је одржана."
    desk.post("contribution-translate", made.pk, target_language="sr-Latn", status=200)
