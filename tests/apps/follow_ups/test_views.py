"""Filling in a factsheet by its pages, from the first look to the receipt and back."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from ronda.apps.accounts.models import User
from ronda.apps.follow_ups.models import BoxText, HandedIn, Information
from ronda.apps.follow_ups.selectors.places import place_of
from ronda.apps.rounds.models import RoundParty
from tests.apps.follow_ups.scene import following
from tests.apps.people import contributor, coordinator, secretary

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _without_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def client_of(who: User) -> Client:
    client = Client()
    client.force_login(who)
    return client


def address(name: str, party: RoundParty, *more: object) -> str:
    return reverse(f"follow_ups:{name}", args=[*place_of(party), *more])


def fields(page: str) -> dict[str, str]:
    """What a form of boxes holds."""
    hidden = dict(re.findall(r'name="((?:seen|shown)-[^"]+)" value="([^"]*)"', page))
    texts = re.findall(r'name="(text-[^"]+)"[^>]*>\n(.*?)</textarea>', page, re.DOTALL)
    return hidden | dict(texts)


def test_coordinator_fills_in_submits_and_asks_to_change() -> None:
    party, desk = following(), client_of(coordinator())
    home = desk.get(address("party", party)).content.decode()
    chapters = re.findall(r'href="([^"]+/chapters/[^"#]+/)"', home)
    for chapter in dict.fromkeys(chapters):
        page = desk.get(chapter).content.decode()
        given = fields(page)
        texts = {name: f"Done by law {n}." for n, name in enumerate(given) if name[0] == "t"}
        assert desk.post(chapter, given | texts).status_code == 302
    assert all(one.text.startswith("Done by law") for one in BoxText.objects.all())
    page = desk.get(address("submit", party)).content.decode()
    found = re.findall(r'name="(key|seen)" value="([^"]+)"', page)
    sent = dict(found)
    answer = desk.post(address("submit", party), sent)
    assert answer.status_code == 302, answer.content.decode()
    made = HandedIn.objects.get()
    receipt = desk.get(answer["Location"]).content.decode()
    assert made.reference in receipt and "Done by law" in receipt
    pdf = desk.get(address("document", party, made.number))
    assert pdf["Content-Type"] == "application/pdf"
    assert desk.post(address("reopen", party), {"reason": "A figure was wrong."}).status_code == 302
    office = client_of(secretary())
    assert "A figure was wrong." in office.get(address("party", party)).content.decode()
    decided = {"decision": "grant", "answer": ""}
    assert office.post(address("reopen-decide", party), decided).status_code == 302
    assert Information.objects.get().state == "under-way"


def test_two_people_at_one_box_keep_both_texts() -> None:
    party = following()
    first, second = client_of(coordinator()), client_of(contributor())
    first.get(address("party", party))
    home = second.get(address("party", party)).content.decode()
    chapter = re.findall(r'href="([^"]+/chapters/[^"#]+/)"', home)[0]
    mine, theirs = (fields(one.get(chapter).content.decode()) for one in (first, second))
    box = next(name for name in mine if name.startswith("text-"))
    assert first.post(chapter, mine | {box: "One way."}).status_code == 302
    answer = second.post(chapter, theirs | {box: "Another way."})
    page = second.get(answer["Location"]).content.decode()
    assert "One way." in page and "Another way." in page
    merged = {"keep": "own", "text": "Both ways.", "seen": "1"}
    assert second.post(answer["Location"], merged).status_code == 302
    assert BoxText.objects.get().text == "Both ways."


def test_script_is_told_what_became_of_a_text() -> None:
    party, desk = following(), client_of(coordinator())
    home = desk.get(address("party", party)).content.decode()
    chapter = re.findall(r'href="([^"]+/chapters/[^"#]+/)"', home)[0]
    given = fields(desk.get(chapter).content.decode())
    name = next(one for one in given if one.startswith("text-"))
    box = name.removeprefix("text-")
    sent = {name: "By script.", f"seen-{box}": "0", f"shown-{box}": ""}
    told = desk.post(address("box", party, box), sent).json()
    assert told["state"] == "saved" and told["seen"] == 1
    stale = desk.post(address("box", party, box), sent | {name: "Older."})
    assert stale.status_code == 409 and stale.json()["state"] == "rival"


def test_word_file_goes_out_and_comes_back() -> None:
    party, desk = following(), client_of(coordinator())
    desk.get(address("party", party))
    word = desk.get(address("word", party))
    data = word.content
    upload = SimpleUploadedFile("back.docx", data)
    answer = desk.post(address("hand-back", party), {"file": upload})
    assert answer.status_code == 302, answer.content.decode()
    assert "changes no box" in desk.get(answer["Location"]).content.decode()


def test_evidence_is_added_given_back_and_taken_out() -> None:
    party, desk = following(), client_of(coordinator())
    desk.get(address("party", party))
    page = desk.get(address("evidence", party)).content.decode()
    box = re.findall(r'<option value="([^"]+)"', page)[0]
    upload = SimpleUploadedFile("law.txt", b"A law.")
    added = desk.post(address("evidence", party), {"file": upload, "box": box, "title": "A law"})
    assert added.status_code == 302, added.content.decode()
    page = desk.get(address("evidence", party)).content.decode()
    [file] = set(re.findall(r'href="([^"]+/evidence/\d+)"', page))
    assert desk.get(file).content == b"A law."
    assert client_of(secretary()).get(file).status_code == 404
    assert desk.post(f"{file}/take-out").status_code == 302
    assert "law.txt" not in desk.get(address("evidence", party)).content.decode()


def test_nothing_is_asked_before_the_stage() -> None:
    party, desk = following("factsheets"), client_of(coordinator())
    page = desk.get(address("party", party)).content.decode()
    assert "does not ask" in page and not Information.objects.exists()
