"""The pages of reports ask the database as often for much as for little."""

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from ronda.apps.reports.models import Amendment, Draft, PieceKind, Reading
from ronda.apps.reports.services.readings import amendment_propose, draft_share
from ronda.apps.reports.services.settling import chapter_settle
from ronda.apps.reports.services.writing import piece_add, piece_save
from tests.apps.asked import asked
from tests.apps.library.scene import taken_in as text_taken_in
from tests.apps.people import member, secretary
from tests.apps.reports.written import named, now, piece, text, written

pytestmark = pytest.mark.django_db
BASELINE = {
    "report": 9,
    "draft": 14,
    "amendments": 11,
    "amendment": 14,
    "desk": 18,
    "chapter": 19,
    "finding": 11,
    "recommendation": 14,
    "rapporteurs": 21,
    "settle": 14,
    "adopt": 24,
}
HERE = ["lanzarote", 2]


@override_settings(SECOND_FACTOR_REQUIRED=False)
def test_pages_of_the_secretariat_ask_no_more_for_a_longer_report() -> None:
    filled()
    client = Client()
    client.force_login(secretary())
    before = asked(client, pages())
    more()
    assert asked(client, pages()) == before
    assert before == BASELINE


def pages() -> dict[str, str]:
    """The pages by their names."""
    draft = [*HERE, 1]
    return {
        "report": reverse("reports:report", args=HERE),
        "draft": reverse("reports:draft", args=draft),
        "amendments": reverse("reports:amendments", args=draft),
        "amendment": reverse("reports:amendment", args=[*draft, 1]),
        "desk": reverse("reports:desk", args=HERE),
        "chapter": reverse("reports:desk-chapter", args=[*HERE, "law"]),
        "finding": reverse("reports:piece", args=[*HERE, "f-1"]),
        "recommendation": reverse("reports:piece", args=[*HERE, "r-1"]),
        "rapporteurs": reverse("reports:rapporteurs", args=HERE),
        "settle": reverse("reports:settle", args=[*HERE, "law"]),
        "adopt": reverse("reports:adopt", args=HERE),
    }


def filled() -> None:
    """One of each: a rapporteur, an amendment, a text in the library, a settled chapter."""
    written()
    named("law")
    draft_share(actor=secretary(), draft=Draft.objects.get(), until=None)
    chapter_settle(actor=secretary(), chapter=piece("help"), named="45th meeting")
    amended()
    rival("f-1")


def more() -> None:
    """More of each."""
    text_taken_in()
    for _turn in range(4):
        amended()
        holder = piece_add(
            actor=secretary(),
            writing=now(),
            kind=PieceKind.PARAGRAPH,
            content={"text": text("One more.")},
            within=piece("law"),
        )
        found = {"party": "XTA", "kind": "gap", "text": text("One more finding.")}
        piece_add(
            actor=secretary(),
            writing=now(),
            kind=PieceKind.FINDING,
            content=found,
            within=piece(holder.key),
        )
    rival("f-2")
    named("help")
    assert Amendment.objects.count() == 5


def amended() -> None:
    """One more amendment."""
    turn = Amendment.objects.count()
    words = {"text": text(f"Otherwise {turn}.")}
    amendment_propose(
        actor=member("XAR"), reading=Reading.objects.get(), key="p-1", words=words, reason="So."
    )


def rival(key: str) -> None:
    """Two texts of a finding that wait to be brought together."""
    for said in ("One.", "Another."):
        one = piece(key)
        content = one.content | {"text": text(said)}
        piece_save(actor=secretary(), piece=one, content=content, seen=1)
