"""Documents are seen by those they concern, and kept byte for byte."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotAllowed, NotVisible
from ronda.apps.sources import selectors
from ronda.apps.sources.models import Content, Purpose, Source
from ronda.apps.sources.permissions import Can, verdict
from ronda.apps.sources.services import reading_request, source_receive
from tests.apps.compliance.arcadia import imported
from tests.apps.people import coordinator, person, secretary, state

pytestmark = pytest.mark.django_db
BYTES = bytes(range(256)) * 4


def received(code: str = "XAR", data: bytes = BYTES, purpose: Purpose = Purpose.REPLY) -> Source:
    done = source_receive(
        actor=secretary(), data=data, name="reply.bin", purpose=purpose, party=state(code)
    )
    return done.source


def test_bytes_come_back_as_they_were() -> None:
    assert selectors.source_bytes(received()) == BYTES


def test_the_same_bytes_lie_there_once_and_count_once_for_each_purpose() -> None:
    first, again = received(), received()
    other = received(purpose=Purpose.LETTER)
    assert first == again != other
    assert (Source.objects.count(), Content.objects.count()) == (2, 1)


def test_a_source_is_seen_by_the_secretariat_and_its_party() -> None:
    source = received("XAR")
    for actor in (secretary(), coordinator("XAR")):
        assert selectors.source_visible(actor, source.pk) == source
    others: tuple[Actor, ...] = (coordinator("SRB"), person(), AnonymousUser())
    for other in others:
        with pytest.raises(NotVisible):
            selectors.source_visible(other, source.pk)
        assert not selectors.visible_to(other).exists()


def test_a_factsheet_handed_in_by_the_secretariat_is_a_draft_and_stays_there() -> None:
    source = received("XAR", purpose=Purpose.FACTSHEET)
    assert selectors.source_visible(secretary(), source.pk) == source
    with pytest.raises(NotVisible):
        selectors.source_visible(coordinator("XAR"), source.pk)


def test_query_and_verdict_agree() -> None:
    actors: tuple[Actor, ...] = (
        *(secretary(), coordinator("XAR"), coordinator("SRB"), person(), AnonymousUser()),
    )
    for purpose in Purpose:
        source = received("XAR", data=purpose.encode(), purpose=purpose)
        for actor in actors:
            seen = selectors.visible_to(actor).filter(pk=source.pk).exists()
            assert bool(verdict(actor, Can.SEE, source)) == seen, (purpose, actor)


def test_a_source_of_no_party_is_the_secretariats() -> None:
    source = source_receive(
        actor=secretary(), data=BYTES, name="a", purpose=Purpose.FACTSHEET
    ).source
    assert selectors.source_visible(secretary(), source.pk) == source
    assert not selectors.visible_to(coordinator()).exists()


def test_readings_follow_their_source() -> None:
    reading = reading_request(actor=secretary(), source=received("XAR"))
    assert selectors.reading_visible(coordinator("XAR"), reading.pk) == reading
    for actor in (coordinator("SRB"), person(), AnonymousUser()):
        with pytest.raises(NotVisible):
            selectors.reading_visible(actor, reading.pk)


def test_nobody_without_a_role_hands_in() -> None:
    for actor, refusal in ((person(), NotAllowed), (AnonymousUser(), NotVisible)):
        with pytest.raises(refusal):
            source_receive(actor=actor, data=BYTES, name="a", purpose=Purpose.REPLY)


def test_lists_load_no_bytes_and_no_texts() -> None:
    actor = secretary()
    for number in range(3):
        source = received(data=f"document {number}".encode(), purpose=Purpose.FACTSHEET)
        reading_request(actor=actor, source=source)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        found = selectors.readings_recent(actor)
        assert [one.source.file_name for one in found] == ["reply.bin"] * 3
        assert [hasattr(one, "edition") for one in found] == [False] * 3
    statements = " ".join(query["sql"] for query in asked.captured_queries)
    assert "document_text" not in statements and "sources_content" not in statements
    assert len(asked) <= 2


def test_documents_kept_apart_are_for_their_record_alone() -> None:
    kept = received(purpose=Purpose.ATTACHMENT)
    for who in (secretary(), coordinator("XAR")):
        assert kept not in selectors.visible_to(who)
        assert not verdict(who, Can.SEE, kept).visible


def test_a_secretariat_sees_no_document_of_another_bodys_records() -> None:
    theirs, waiting = imported().reading, received()
    assert theirs is not None
    other = secretary("grevio")
    assert set(selectors.visible_to(other)) == {waiting}
    assert not verdict(other, Can.SEE, theirs.source) and verdict(other, Can.SEE, waiting)
    assert verdict(secretary(), Can.SEE, theirs.source)
