"""Saved searches: kept, changed, deleted, one's own alone, and told of what is new."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from ronda.apps.accounts.selectors import machine
from ronda.apps.errors import NotAllowed, NotValid, NotVisible
from ronda.apps.notifications.models import Notification, Way
from ronda.apps.search.models import SavedSearch, Statement
from ronda.apps.search.selectors import Asked, newest
from ronda.apps.search.selectors.saved import asked_by, saved_search
from ronda.apps.search.services import saved
from ronda.apps.search.services.saved import alerts_tell, search_change, search_delete, search_save
from tests.apps.compliance.arcadia import LATER, PLAIN, approved, published
from tests.apps.people import coordinator, secretary
from tests.mailing import Mailbox

pytestmark = pytest.mark.django_db
CHILDREN = Asked("children", kind="recommendation")


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def told(days: int = 1) -> int:
    """Alerts looked for on a later day; how many were told."""
    return alerts_tell(actor=machine(), now=timezone.localtime() + timedelta(days=days))


def test_a_search_is_kept_changed_and_deleted() -> None:
    who = secretary()
    made = search_save(actor=who, name=" What  is asked ", asked=CHILDREN)
    assert made.name == "What is asked" and asked_by(made) == CHILDREN
    search_change(actor=who, id=made.pk, name="Asked", alerts=False)
    assert saved_search(who, made.pk).name == "Asked"
    search_delete(actor=who, id=made.pk)
    assert not SavedSearch.objects.exists()


def test_a_saved_search_is_its_persons_alone() -> None:
    made = search_save(actor=secretary(), name="Mine", asked=CHILDREN)
    other = coordinator()
    with pytest.raises(NotVisible):
        search_change(actor=other, id=made.pk, name="Theirs", alerts=True)
    with pytest.raises(NotVisible):
        search_delete(actor=other, id=made.pk)
    search_save(actor=other, name="Mine", asked=CHILDREN)


def test_what_cannot_be_kept_is_refused_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    who = secretary()
    search_save(actor=who, name="One", asked=CHILDREN)
    for name, asked in (("One", CHILDREN), ("  ", CHILDREN), ("Nothing", Asked())):
        with pytest.raises(NotValid, match=r"\.$"):
            search_save(actor=who, name=name, asked=asked)
    monkeypatch.setattr(saved, "MOST", 1)
    with pytest.raises(NotValid, match="as many as there can be"):
        search_save(actor=who, name="Two", asked=CHILDREN)
    with pytest.raises(NotAllowed):
        search_save(actor=None, name="Two", asked=CHILDREN)  # type: ignore[arg-type]


def test_its_person_is_told_once_of_what_became_public(mailbox: Mailbox) -> None:
    published(PLAIN)
    who = secretary()
    search_save(actor=who, name="What is asked", asked=Asked(kind="follow-up"))
    assert told() == 0
    approved(LATER)
    assert told(2) == 0, "What is approved is not public."
    SavedSearch.objects.update(told_until=timezone.now(), looked_at=None)
    published(LATER.replace("helpline", "hotline"))
    assert told(3) == 1 and told(3) == 0 and told(4) == 0
    (row,) = Notification.objects.filter(kind="search.found")
    assert row.way == Way.DIGEST and row.person == who
    letters = mailbox.everything()
    assert (
        "What is asked" in letters and f"/search/saved/{SavedSearch.objects.get().pk}/" in letters
    )


def test_the_letter_is_in_its_readers_language(mailbox: Mailbox) -> None:
    who = secretary()
    who.language = "fr"
    who.save()
    search_save(actor=who, name="Enfants", asked=Asked("children"))
    published(PLAIN)
    assert told() == 1
    letters = mailbox.everything()
    assert "Nouveau dans votre recherche « Enfants »" in letters


def test_who_wants_no_letters_gets_none() -> None:
    search_save(actor=secretary(), name="Quiet", asked=Asked("children"), alerts=False)
    published(PLAIN)
    assert told() == 0


def test_words_that_stay_in_a_newer_edition_are_not_new() -> None:
    published(PLAIN)
    before = set(Statement.objects.values_list("text", flat=True))
    made = search_save(actor=secretary(), name="Asked", asked=Asked(party="XAR"))
    published(LATER)
    new = {one.text for one in newest(asked_by(made), 500, after=made.told_until)}
    assert new and not new & before and before & {one.text for one in newest(asked_by(made), 500)}


def test_pages_save_list_change_and_delete(client: Client) -> None:
    published(PLAIN)
    who = secretary()
    client.force_login(who)
    assert b"You have saved no search yet" in client.get("/search/saved/").content
    address = "/search/save/?q=children&kind=recommendation"
    assert b"Recommendation" in client.get(address).content
    done = client.post(address, {"name": "Asked", "alerts": "on"}, follow=True)
    assert b"The search was saved." in done.content
    made = SavedSearch.objects.get()
    assert asked_by(made) == CHILDREN
    again = client.post(address, {"name": "Asked"})
    assert b"You have a saved search of this name." in again.content
    page = client.get("/search/saved/").content.decode()
    assert "/search/feed.atom?q=children&amp;kind=recommendation" in page
    client.post(f"/search/saved/{made.pk}/", {"name": "Other"})
    made.refresh_from_db()
    assert (made.name, made.alerts) == ("Other", False)
    client.force_login(coordinator())
    assert client.get(f"/search/saved/{made.pk}/").status_code == 404
    assert client.post(f"/search/saved/{made.pk}/delete/").status_code == 404
    client.force_login(who)
    client.post(f"/search/saved/{made.pk}/delete/")
    assert not SavedSearch.objects.exists()
