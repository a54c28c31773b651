"""An act is one transaction by somebody, with its row in the trail; or nothing at all."""

import inspect
from importlib import import_module
from pathlib import Path
from types import FunctionType, ModuleType

import pytest
from django.contrib.auth.models import AnonymousUser

from ronda.apps.audit import trail
from ronda.apps.audit.models import Event
from ronda.apps.audit.selectors import story_of
from ronda.apps.audit.services import act
from ronda.apps.errors import NotAllowed
from ronda.apps.treaties.models import Convention
from tests.apps.people import person

APPS = Path(inspect.getfile(import_module("ronda.apps"))).parent


def service_modules() -> list[ModuleType]:
    found = [*APPS.glob("*/services.py"), *APPS.glob("*/services/*.py")]
    names = [
        ".".join(("ronda.apps", *path.relative_to(APPS).with_suffix("").parts)) for path in found
    ]
    return [
        import_module(name) for name in names if not name.endswith(("audit.services", "__init__"))
    ]


def services() -> list[FunctionType]:
    """Every public function of the service modules whose name says what it does to what."""
    return [
        function
        for module in service_modules()
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__ and not name.startswith("_")
        if any(p.kind is p.KEYWORD_ONLY for p in inspect.signature(function).parameters.values())
    ]


@pytest.mark.parametrize("service", services(), ids=lambda one: one.__name__)
def test_every_service_names_its_actor_and_takes_all_by_name(service: FunctionType) -> None:
    parts = inspect.signature(service).parameters
    assert all(part.kind is part.KEYWORD_ONLY for part in parts.values())
    # The index of the search follows what others did: it is nobody's act.
    exempt = {"reading_do", "replayed", "collection_triage", "round_refresh", "library_refresh"}
    if service.__name__ not in exempt:
        assert parts["actor"].default is inspect.Parameter.empty


def test_there_are_services() -> None:
    names = {service.__name__ for service in services()}
    assert {"correction_make", "edition_publish", "returned_take_in", "source_receive"} <= names


@pytest.mark.django_db
def test_act_keeps_who_what_why_before_and_after() -> None:
    who, convention = person(), Convention.objects.get()
    with (
        trail.request() as id,
        act(actor=who, what="a.thing", about=(convention,), reason="So") as d,
    ):
        d.before, d.after = 1, [2]
    event = story_of(convention).get()
    assert (event.actor, event.what, event.reason) == (who, "a.thing", "So")
    assert (event.before, event.after, event.request_id) == (1, [2], id)


@pytest.mark.django_db
def test_act_that_fails_leaves_neither_change_nor_row() -> None:
    def fail() -> None:
        with act(actor=person(), what="a.thing"):
            Convention.objects.create(number="X 1", title="None")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert not Convention.objects.filter(number="X 1").exists()
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_act_is_somebodys() -> None:
    with pytest.raises(NotAllowed), act(actor=AnonymousUser(), what="a.thing"):
        raise AssertionError("nobody may come this far")


@pytest.mark.django_db
def test_story_of_several_records_is_one_story() -> None:
    who = person()
    other = Convention.objects.create(number="X 1", title="None")
    for about in (Convention.objects.get(number="CETS 201"), other, who):
        with act(actor=who, what="a.thing", about=(about,)):
            pass
    assert story_of(other).count() == 1
    assert story_of(other, who).count() == 2
