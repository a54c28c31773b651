"""What is asked is found by words or a code, a page of it at most, and at one's own desk only."""

import pytest

from ronda.apps.accounts.models import User
from ronda.apps.national import finding
from ronda.apps.national.comparing import terms_of_asked
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import FoundIn, Gathered
from ronda.apps.national.selectors.elsewhere import MOST, Elsewhere, elsewhere
from ronda.apps.treaties.models import Body, Round
from tests.apps.people import coordinator, state

pytestmark = pytest.mark.django_db
HELPLINE = "to keep a helpline that children can call by telephone"
TRAINING = "to train police officers in hearing children"


class Desk:
    """The desk of a Party, at which things are asked and looked for."""

    def __init__(self, party: str = "XAR") -> None:
        self.who: User = coordinator(party)
        self.party = state(party)

    def ask(self, code: str, wording: str, number: int = 1, kind: str = "recommendation") -> str:
        """Have something asked; its key."""
        body = Body.objects.get(slug="lanzarote")
        round, _new = Round.objects.get_or_create(body=body, number=number)
        with at_desk(self.who):
            told = {"round": round, "kind": kind, "code": code, "wording": wording}
            one = Gathered.objects.create(party=self.party, **told)
            finding.put(FoundIn.ASKED, self.party.pk, [(one.pk, terms_of_asked(one))])
        return one.key

    def look(self, words: str, chosen: str = "") -> Elsewhere:
        with at_desk(self.who):
            return elsewhere(self.party.pk, words, chosen=chosen)

    def codes(self, words: str) -> list[str]:
        return [one.code for group in self.look(words).rounds for one in group.asked]


@pytest.fixture
def desk() -> Desk:
    desk = Desk()
    desk.ask("II-1", TRAINING)
    desk.ask("II-10", HELPLINE)
    return desk


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("helpline", ["II-10"]),
        ("SOS linija", ["II-10"]),
        ("  telephone   HELPLINE ", ["II-10"]),
        ("elpli", ["II-10"]),
        ("ii-1", ["II-1", "II-10"]),
        ("II-10", ["II-10"]),
        ("lighthouse", []),
        ("", []),
        ("%", []),
        ("x" * 5000, []),
    ],
)
def test_words_in_any_language_parts_of_them_and_codes_find(
    desk: Desk, words: str, expected: list[str]
) -> None:
    assert desk.codes(words) == expected


def test_a_question_is_found_by_its_number(desk: Desk) -> None:
    desk.ask("q-seven", "7 How are children heard?", kind="question")
    desk.ask("q-eight", "70 How are cases of children counted?", kind="question")
    assert desk.codes("7")[0] == "q-seven"


def test_a_word_that_everything_has_still_finds(desk: Desk) -> None:
    assert set(desk.codes("children")) == {"II-1", "II-10"}


def test_a_page_of_it_is_shown_by_round_with_the_very_code_first(desk: Desk) -> None:
    for number in range(30):
        desk.ask(f"V-1{number}", f"{HELPLINE}, {number}", number=2)
    desk.ask("V-1", HELPLINE, number=3)
    found = desk.look("V-1")
    assert (found.number, found.more) == (MOST, True)
    assert [group.round.number for group in found.rounds] == [3, 2]
    assert found.rounds[0].asked[0].code == "V-1"
    assert desk.look("telephone").more and not desk.look("police").more


def test_what_was_chosen_before_comes_first_and_alone_without_words(desk: Desk) -> None:
    key = desk.ask("V-1", TRAINING, number=2)
    alone = desk.look("", chosen=key)
    assert [one.key for group in alone.rounds for one in group.asked] == [key]
    both = desk.look("helpline", chosen=key)
    assert (both.rounds[0].asked[0].key, both.number) == (key, 2)
    assert desk.look("", chosen="9:nothing:of").number == 0


def test_another_desk_finds_nothing_of_it(desk: Desk) -> None:
    other = Desk("SRB")
    assert other.codes("helpline") == other.codes("II-1") == other.codes("elpli") == []
    with at_desk(other.who):
        assert elsewhere(desk.party.pk, "helpline").number == 0
