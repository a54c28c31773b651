"""What is not told cannot be guessed: the world looks the same, whether or not it is there.

Two things to know. Each reader asks every page twice, before and after a Party wrote something that
is not theirs to know: word for word the same, with as many questions to the database. And what is
hidden answers like what was never there.
"""

from datetime import timedelta
from itertools import zip_longest

import pytest
from django.urls import reverse
from django.utils import timezone

from ronda.apps.accounts.models import User
from ronda.apps.follow_ups.models import BoxRival, HandedIn
from ronda.apps.follow_ups.selectors.drafts import draft_of
from ronda.apps.follow_ups.selectors.places import place_of
from ronda.apps.follow_ups.services.clarifications import clarification_ask
from ronda.apps.follow_ups.services.evidence import evidence_add
from ronda.apps.follow_ups.services.practices import Practised, practice_record
from ronda.apps.follow_ups.services.texts import text_save
from ronda.apps.rounds.models import RoundParty
from ronda.apps.rounds.services.attachments import File
from tests.apps.follow_ups.filled import boxes, opened, submitted, write
from tests.apps.follow_ups.readers import Page, client_of, page_of
from tests.apps.follow_ups.scene import following
from tests.apps.people import contributor, coordinator, member, ngo, secretary
from tests.apps.rounds.scene import party, round_in
from tests.apps.rounds.voices import admitted

pytestmark = pytest.mark.django_db
SECRET = "Lighthouse forty-seven"
WORLD = ("portal:home", "portal:factsheets", "rounds:rounds", "rounds:own-calendar")
OF_ROUND = (
    "rounds:round",
    "rounds:parties",
    "rounds:board",
    "rounds:board-csv",
    "rounds:calendar",
    "rounds:feed",
    "rounds:comments",
    "rounds:round-replies",
    "rounds:by-question",
    "follow_ups:board",
    "follow_ups:practices",
)
OF_PARTY = (
    "party",
    "evidence",
    "word",
    "hand-back",
    "submit",
    "draft",
    "clarifications",
    "practice-record",
    "reopen",
    "reopen-decide",
)


@pytest.fixture(autouse=True)
def _without_second_factor(settings: object) -> None:
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]


def addresses(party: RoundParty) -> list[str]:
    """Every page that could tell of a Party's follow-up, and a search for its words."""
    at = place_of(party)
    found = [reverse(name) for name in WORLD]
    found += [reverse(name, args=at[:2]) for name in OF_ROUND]
    found += [reverse(f"follow_ups:{name}", args=at) for name in OF_PARTY]
    found += [reverse("follow_ups:chapter", args=[*at, "c-ii"])]
    found += [reverse("follow_ups:submission", args=[*at, 1])]
    found += [reverse("follow_ups:document", args=[*at, 1])]
    search = reverse("portal:search")
    return [*found, f"{search}?q=Lighthouse", f"{search}?q=forty-seven&party={at[2]}"]


def world(who: User | None, party: RoundParty) -> dict[str, Page]:
    client = client_of(who)
    client.get("/")
    # What a process keeps of a round is there only from its second page on.
    for page in ("rounds:round", "rounds:by-question"):
        client.get(reverse(page, args=place_of(party)[:2]))
    return {path: page_of(client, path) for path in addresses(party)}


def outsiders() -> dict[str, User | None]:
    return {
        "public": None,
        "coordinator of another": coordinator("XTA"),
        "association": ngo(),
    }


def same(before: dict[str, Page], after: dict[str, Page]) -> None:
    """Every page is as it was, word for word."""
    for path, page in before.items():
        lines = zip_longest(page.text.splitlines(), after[path].text.splitlines())
        assert [pair for pair in lines if pair[0] != pair[1]] == [], path
        assert page == after[path], path


def test_nobody_can_tell_what_a_party_fills_in_or_submits_before_it_is_published() -> None:
    where, who, readers = following(), coordinator(), outsiders()
    mine, committee = opened(where, who), member("XTA")
    before = {name: world(reader, where) for name, reader in readers.items()}
    in_committee = world(committee, where)
    row = write(mine, who, SECRET).row
    assert write(mine, contributor(), f"{SECRET} otherwise", at=1).changed
    assert write(mine, contributor(), f"{SECRET} otherwise").rival is not None
    evidence_add(actor=who, information=mine, box=row.box, file=File("a.txt", SECRET.encode()))
    same(in_committee, world(committee, where))
    BoxRival.objects.all().delete()
    blue = next(id for id, one in draft_of(mine).boxes.items() if one.box.is_blue)
    text_save(actor=who, information=mine, box=blue, text=SECRET, seen=0)
    made = submitted(mine, who)
    asked_back(where, made, boxes(mine)[0], blue)
    for name, reader in readers.items():
        same(before[name], world(reader, where))


def asked_back(where: RoundParty, made: HandedIn, box: str, blue: str) -> None:
    """A question and a practice, of what was submitted and not published."""
    due, office = timezone.localdate() + timedelta(days=20), secretary()
    clarification_ask(actor=office, party=where, box=box, question=SECRET, due=due)
    said = Practised(what=SECRET)
    practice_record(actor=office, party=where, edition=made.edition, box=blue, said=said)


def test_the_secretariat_cannot_tell_how_many_boxes_are_filled_in() -> None:
    where, who, office = following(), coordinator(), secretary()
    mine = opened(where, who)
    write(mine, who, SECRET)
    before = world(office, where)
    write(mine, who, SECRET, at=1)
    write(mine, contributor(), f"{SECRET} otherwise", at=1)
    same(before, world(office, where))


def test_nobody_outside_the_body_can_tell_that_something_confidential_was_said() -> None:
    conduct = round_in("comments")
    where, author, readers = party(conduct), ngo("Others"), outsiders()
    told = {name: world(reader, where) for name, reader in readers.items()}
    admitted(conduct, author, text=SECRET)
    for name, reader in readers.items():
        same(told[name], world(reader, where))


def test_what_is_hidden_answers_like_what_was_never_there() -> None:
    """For an id of a comment, an evidence file, a practice: alike, in as many questions."""
    where, who = following(), coordinator()
    mine = opened(where, who)
    row = write(mine, who, SECRET).row
    file = evidence_add(
        actor=who, information=mine, box=row.box, file=File("a.txt", SECRET.encode())
    )
    said = admitted(round_in("comments", number=3), ngo("Others"), text=SECRET)
    at = place_of(where)
    for reader in (*outsiders().values(),):
        client = client_of(reader)
        for name, args, id in (
            ("follow_ups:evidence-file", at, file.pk),
            ("rounds:comment", (), said.pk),
            ("rounds:comment-file", (), said.pk),
        ):
            there = page_of(client, reverse(name, args=[*args, id]))
            nowhere = page_of(client, reverse(name, args=[*args, 987654321]))
            assert (there.status, SECRET in there.text) == (nowhere.status, False), name
            assert there.status in {302, 404}
