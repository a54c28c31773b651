"""What a reader asks to see is what is shown."""

import pytest
from django.http import QueryDict

from ronda.apps.portal.filters import Choice, FilterForm
from ronda.factsheets.model import Box, Recommendation, Scope, Strength


def choice(asked: str) -> Choice | None:
    return FilterForm(QueryDict(asked)).choice()


def recommendation(strength: Strength, scope: Scope, box: str | None) -> Recommendation:
    follow_up = None if box is None else Box(text=box)
    return Recommendation(
        codes=("II-1",), strength=strength, scope=scope, text="to act.", follow_up=follow_up
    )


FILLED = recommendation(Strength.REQUIRE, Scope.SPECIFIC, "Done.")
EMPTY = recommendation(Strength.REQUEST, Scope.GENERIC, "")
WITHOUT = recommendation(Strength.INVITE, Scope.GENERIC, None)


def test_nothing_asked_is_no_choice() -> None:
    assert choice("") is None and choice("scope=&box=") is None


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        ("strength=require", [FILLED]),
        ("strength=request&strength=invite", [EMPTY, WITHOUT]),
        ("scope=generic", [EMPTY, WITHOUT]),
        ("box=filled", [FILLED]),
        ("box=empty", [EMPTY]),
        ("box=empty&strength=require", []),
    ],
)
def test_choice_takes_what_was_asked(asked: str, taken: list[Recommendation]) -> None:
    found = choice(asked)
    assert found is not None
    assert [r for r in (FILLED, EMPTY, WITHOUT) if found.takes(r)] == taken


@pytest.mark.parametrize(
    ("asked", "taken"),
    [
        ("box=empty", True),
        ("box=filled", False),
        ("strength=invite", True),
        ("strength=require", False),
        ("scope=specific", False),
    ],
)
def test_choice_takes_blue_boxes_as_answers_to_invitations(asked: str, taken: bool) -> None:
    found = choice(asked)
    assert found is not None and found.takes_practice_box(Box(text="")) is taken


def test_choice_asked_wrongly_shows_everything() -> None:
    assert choice("strength=shout") is None
