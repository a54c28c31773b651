"""How often each page of follow-up asks the database: the same for two boxes as for ten."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from ronda.apps.follow_ups.documents import word_file
from ronda.apps.follow_ups.models import BoxRival, Clarification, DraftComment, PracticeRecord
from ronda.apps.follow_ups.selectors.drafts import draft_of
from ronda.apps.follow_ups.selectors.places import place_of
from ronda.apps.follow_ups.services.came_back import file_preview
from ronda.apps.follow_ups.services.clarifications import clarification_ask
from ronda.apps.follow_ups.services.drafts import draft_comment_make
from ronda.apps.follow_ups.services.evidence import evidence_add
from ronda.apps.follow_ups.services.practices import Practised, practice_record
from ronda.apps.follow_ups.services.reopenings import reopening_ask, reopening_decide
from ronda.apps.follow_ups.services.texts import text_save
from ronda.apps.rounds.services.attachments import File
from tests.apps.follow_ups.filled import boxes, opened, submitted, write
from tests.apps.follow_ups.readers import client_of, page_of
from tests.apps.follow_ups.scene import following
from tests.apps.people import contributor, coordinator, secretary

pytestmark = pytest.mark.django_db
MOST = {
    "own party": 32,
    "own chapter": 24,
    "own rival": 25,
    "own evidence": 24,
    "own word": 24,
    "own hand-back": 9,
    "own came-back": 26,
    "own submit": 31,
    "own submission": 25,
    "own document": 11,
    "own draft": 21,
    "own clarifications": 10,
    "own clarify": 10,
    "own board": 11,
    "own practices": 9,
    "office party": 12,
    "office submission": 25,
    "office publish": 10,
    "office draft": 12,
    "office draft-answer": 13,
    "office clarifications": 12,
    "office clarification-take-back": 10,
    "office practice-record": 21,
    "office board": 10,
    "office practices": 9,
    "office practice-check": 9,
    "office practice-take-back": 9,
    "office remind": 9,
}
"""The most that each page may ask, signing in and the session included."""


@pytest.fixture(autouse=True)
def _without_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


class FollowUp:
    """A follow-up that was submitted and is open again; it grows by one submission at a time."""

    def __init__(self) -> None:
        self.party, self.who, self.office = following(), coordinator(), secretary()
        self.mine = opened(self.party, self.who)
        draft = draft_of(self.mine)
        self.blue = next(id for id, one in draft.boxes.items() if one.box.is_blue)
        text_save(actor=self.who, information=self.mine, box=self.blue, text="A game.", seen=0)
        draft_comment_make(
            actor=self.who, party=self.party, edition=draft.sheet.edition, place="", text="No."
        )
        self.grow(0, 1)
        self.practice = practice_record(
            actor=self.office,
            party=self.party,
            edition=self.made.edition,
            box=self.blue,
            said=Practised(what="A game."),
        )
        word = File(*word_file(draft_of(self.mine)))
        self.came_back = file_preview(actor=self.who, information=self.mine, file=word)

    def grow(self, start: int, end: int) -> None:
        """Texts with evidence in these boxes, submitted, asked about, then with two texts each."""
        BoxRival.objects.all().delete()
        ids = boxes(self.mine)[start:end]
        for at, box in enumerate(ids, start=start):
            write(self.mine, self.who, f"Text {at}.", at=at)
            file = File(f"{at}.txt", f"Evidence {at}".encode())
            evidence_add(actor=self.who, information=self.mine, box=box, file=file)
        self.made = submitted(self.mine, self.who)
        self.mine.party = self.party
        for box in ids:
            due, asked = timezone.localdate() + timedelta(days=9), f"What of {box}?"
            clarification_ask(actor=self.office, party=self.party, box=box, question=asked, due=due)
        reason = "A figure was wrong."
        request = reopening_ask(actor=self.who, information=self.mine, reason=reason)
        reopening_decide(actor=self.office, reopening=request, grant=True)
        self.mine = opened(self.party, self.who)
        for at in range(end):
            write(self.mine, contributor(), f"Other {at}.", at=at)

    def more(self) -> None:
        """Four boxes more, and several of what there was one of."""
        self.grow(1, 5)
        kept = [*DraftComment.objects.all(), *PracticeRecord.objects.all()]
        for one in kept * 3:
            one.pk = None
            one.save()

    def own(self) -> dict[str, tuple[object, ...]]:
        """What comes after the Party in the addresses of the pages of its coordinator."""
        rival, question = BoxRival.objects.all()[0], Clarification.objects.all()[0]
        return {
            "party": (),
            "chapter": (self._chapter(),),
            "rival": (rival.pk,),
            "evidence": (),
            "word": (),
            "hand-back": (),
            "came-back": (self.came_back.pk,),
            "submit": (),
            "submission": (1,),
            "document": (1,),
            "draft": (),
            "clarifications": (),
            "clarify": (question.pk,),
        }

    def offices(self) -> dict[str, tuple[object, ...]]:
        """The same for the secretariat."""
        question, comment = Clarification.objects.all()[0], DraftComment.objects.all()[0]
        return {
            "party": (),
            "submission": (1,),
            "publish": (1,),
            "draft": (),
            "draft-answer": (comment.pk,),
            "clarifications": (),
            "clarification-take-back": (question.pk,),
            "practice-record": (),
        }

    def _chapter(self) -> str:
        return draft_of(self.mine).sheet.chapter_of(boxes(self.mine)[0]).id

    def counts(self) -> dict[str, int]:
        """How many questions each page takes."""
        told = {}
        at = place_of(self.party)
        for who, reader, pages in (
            ("own", self.who, self.own()),
            ("office", self.office, self.offices()),
        ):
            client = client_of(reader)
            addresses = {
                name: reverse(f"follow_ups:{name}", args=[*at, *more])
                for name, more in pages.items()
            }
            for name in ("board", "practices"):
                addresses[name] = reverse(f"follow_ups:{name}", args=at[:2])
            if who == "office":
                ids = [*at[:2], self.practice.pk]
                addresses["practice-check"] = reverse("follow_ups:practice-check", args=ids)
                addresses["practice-take-back"] = reverse("follow_ups:practice-take-back", args=ids)
                addresses["remind"] = reverse("follow_ups:remind", args=at[:2])
            client.get("/")
            for name, path in addresses.items():
                client.get(path)
                found = page_of(client, path)
                assert found.status == 200, (who, name, found.status)
                told[f"{who} {name}"] = found.queries
        return told


def test_pages_ask_as_often_for_two_boxes_as_for_ten() -> None:
    there = FollowUp()
    few = there.counts()
    there.more()
    many = there.counts()
    assert many == few
    assert {name: count for name, count in many.items() if count > MOST[name]} == {}


def test_pages_of_opening_it_again_ask_a_few_times() -> None:
    party, who, office = following(), coordinator(), secretary()
    mine = opened(party, who)
    write(mine, who, "A law was made.")
    submitted(mine, who)
    at = place_of(party)
    asking = page_of(client_of(who), reverse("follow_ups:reopen", args=at))
    mine = opened(party, who)
    reopening_ask(actor=who, information=mine, reason="A figure was wrong.")
    deciding = page_of(client_of(office), reverse("follow_ups:reopen-decide", args=at))
    assert (asking.status, deciding.status) == (200, 200)
    assert max(asking.queries, deciding.queries) <= 10
