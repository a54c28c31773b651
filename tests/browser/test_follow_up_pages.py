"""Every page of follow-up, with all that there can be on it, to each who uses it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from allauth.account.models import EmailAddress
from django.test import override_settings
from pytest_django.plugin import DjangoDbBlocker

from ronda.apps.accounts.models import User
from ronda.apps.follow_ups.urls import urlpatterns
from ronda.demo.sign_ins import SignIn
from tests.browser.conftest import Site, Visit
from tests.browser.looking import looked_at
from tests.browser.serving import Served, Worker
from tests.database import separate
from tests.roles.cast import cast
from tests.roles.scenes.follow_ups import NUMBER, Scene, scene

ROUND = f"/rounds/lanzarote/{NUMBER}/follow-up/"
OURS, THEIRS = f"{ROUND}xar/", f"{ROUND}xta/"
PASSWORD = "lighthouse-keeper-1"
PAGES = (
    ("board", ROUND, "secretariat"),
    ("board", ROUND, "public"),
    ("remind", f"{ROUND}remind/", "secretariat"),
    ("practices", f"{ROUND}practices/", "secretariat"),
    ("practices", f"{ROUND}practices/", "public"),
    ("practice-check", f"{ROUND}practices/{{practice}}/", "secretariat"),
    ("practice-take-back", f"{ROUND}practices/{{practice}}/take-back/", "secretariat"),
    ("party", OURS, "coordinator"),
    ("party", OURS, "secretariat"),
    ("party", THEIRS, "public"),
    ("chapter", f"{OURS}chapters/c-ii/", "contributor"),
    ("rival", f"{OURS}rivals/{{rival}}/", "coordinator"),
    ("evidence", f"{OURS}evidence/", "contributor"),
    ("hand-back", f"{OURS}hand-back/", "coordinator"),
    ("came-back", f"{OURS}came-back/{{came_back}}/", "coordinator"),
    ("submit", f"{OURS}submit/", "coordinator"),
    ("submission", f"{OURS}submissions/1/", "coordinator"),
    ("submission", f"{THEIRS}submissions/1/", "public"),
    ("publish", f"{OURS}submissions/1/publish/", "secretariat"),
    ("draft", f"{OURS}draft/", "coordinator"),
    ("draft-answer", f"{OURS}draft/{{comment}}/", "secretariat"),
    ("clarifications", f"{OURS}clarifications/", "rapporteur"),
    ("clarify", f"{OURS}clarifications/{{question}}/", "coordinator"),
    ("clarification-take-back", f"{OURS}clarifications/{{question}}/take-back/", "secretariat"),
    ("practice-record", f"{OURS}practices/record/", "secretariat"),
    ("reopen", f"{OURS}reopen/", "coordinator"),
    ("reopen-decide", f"{THEIRS}reopen/decide/", "secretariat"),
)
WITHOUT_A_PAGE = {"language", "box", "evidence-file", "evidence-remove", "word", "document"}
"""They do something and go on to a page, or give a file."""


@dataclass(frozen=True)
class There(Site):
    """Where it is served, what the addresses point at, and who signs in."""

    scene: Scene | None = None
    people: dict[str, SignIn] = field(default_factory=dict)


@pytest.fixture(scope="module")
def site(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[There]:
    """A round in its follow-up, and its people with passwords."""
    changed = override_settings(SECOND_FACTOR_REQUIRED=False)
    with django_db_blocker.unblock(), separate("follow_up_pages"), changed:
        everybody = cast()
        made = scene(everybody)
        people = {}
        for name, one in everybody.items():
            if isinstance(one, User):
                one.set_password(PASSWORD)
                one.save()
                EmailAddress.objects.create(user=one, email=one.email, verified=True, primary=True)
                people[name] = SignIn(one.email, PASSWORD, name)
        with Worker(), Served() as address:
            yield There(address, scene=made, people=people)


@pytest.mark.parametrize(("name", "path", "who"), PAGES, ids=[f"{n} {w}" for n, _, w in PAGES])
def test_page_of_follow_up_is_accessible(
    site: There, visit: Visit, name: str, path: str, who: str
) -> None:
    keys = {
        one: getattr(site.scene, one).pk
        for one in ("practice", "rival", "came_back", "comment", "question")
    }
    page = visit(path.format(**keys), as_=site.people[who] if who != "public" else None)
    assert page.url == site.address + path.format(**keys)
    assert page.get_by_role("heading", name="There is no page").count() == 0
    looked_at(page)
    assert page.title().endswith(" · Ronda")


def test_every_address_of_follow_up_is_visited() -> None:
    known = {one.name for one in urlpatterns if hasattr(one, "name")}
    assert known - {name for name, *_ in PAGES} - WITHOUT_A_PAGE == set()
