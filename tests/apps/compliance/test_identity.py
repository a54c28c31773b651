"""A recommendation keeps its id while something tells it from all others."""

from itertools import count
from uuid import UUID

from ronda.apps.compliance.identity import Known, carried, placed
from ronda.factsheets.model import Chapter, Factsheet, Party, Recommendation, Scope, Strength

Told = tuple[tuple[str, ...], str]


def factsheet(*chapters: tuple[Told, ...]) -> Factsheet:
    return Factsheet(
        body="lanzarote",
        round=2,
        party=Party(name="Arcadia", code="XAR"),
        title="",
        language="en",
        chapters=tuple(
            Chapter(
                number=str(number),
                title="",
                recommendations=tuple(
                    Recommendation(
                        codes=codes, text=text, scope=Scope.GENERIC, strength=Strength.INVITE
                    )
                    for codes, text in told
                ),
            )
            for number, told in enumerate(chapters)
        ),
    )


def ids_after(before: Factsheet, after: Factsheet, *, same_place: bool = False) -> list[int]:
    """For each recommendation after: which it was before, counted from 1; 100 and up is new."""
    own = tuple(UUID(int=number) for number, _one in enumerate(placed(before), start=1))
    fresh = count(100)
    known = Known(placed(before), own)
    found = carried(known, after, same_place=same_place, fresh=lambda: UUID(int=next(fresh)))
    return [id.int for id in found]


ONE, TWO, THREE = (("II-1",), "to teach"), (("II-2",), "to count"), (("II-3",), "to ask")


def test_nothing_changed() -> None:
    assert ids_after(factsheet((ONE, TWO)), factsheet((ONE, TWO))) == [1, 2]


def test_order_and_chapters_do_not_matter() -> None:
    assert ids_after(factsheet((ONE, TWO, THREE)), factsheet((THREE,), (ONE, TWO))) == [3, 1, 2]


def test_reworded_is_told_by_its_code() -> None:
    reworded = (("II-2",), "to count better")
    assert ids_after(factsheet((ONE, TWO)), factsheet((reworded, ONE))) == [2, 1]


def test_recoded_is_told_by_its_words() -> None:
    recoded = (("II-9",), "to count")
    assert ids_after(factsheet((ONE, TWO)), factsheet((ONE, recoded))) == [1, 2]


def test_codes_that_changed_places_go_with_the_code() -> None:
    swapped = ((("II-1",), "to count"), (("II-2",), "to teach"))
    assert ids_after(factsheet((ONE, TWO)), factsheet(swapped)) == [1, 2]


def test_a_code_more_is_still_the_same() -> None:
    more = (("II-2", "II-7"), "to count it all")
    assert ids_after(factsheet((ONE, TWO)), factsheet((ONE, more))) == [1, 2]


def test_what_is_new_gets_an_id_of_its_own() -> None:
    assert ids_after(factsheet((ONE,)), factsheet((ONE, TWO))) == [1, 100]


def test_two_that_nothing_tells_apart_are_not_guessed() -> None:
    twin = ((), "to count")
    assert ids_after(factsheet((twin, twin)), factsheet((twin, twin))) == [100, 101]


def test_twins_in_one_edition_keep_their_places() -> None:
    twin = ((), "to count")
    after = factsheet((twin, twin, THREE))
    assert ids_after(factsheet((twin, twin)), after, same_place=True) == [1, 2, 100]


def test_no_id_is_given_twice() -> None:
    split = ((("II-2",), "to count"), (("II-2",), "to count"), (("II-2",), "to weigh"))
    found = ids_after(factsheet((ONE, TWO)), factsheet((ONE, *split)))
    assert len(set(found)) == 4
