"""Pages of the questionnaire: drafted piece by piece, adopted, corrected, taken away."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from ronda.apps.accounts.models import User
from ronda.apps.rounds.models import Answer, Conduct, VersionState
from ronda.apps.rounds.selectors.versions import questionnaire_of, version_draft
from ronda.questionnaires.model import AsksChoice, AsksNumber, Question, Questionnaire
from ronda.questionnaires.reading.from_json import questionnaire_of as read_json
from ronda.questionnaires.walking import placed
from ronda.questionnaires.writing.to_json import json_bytes
from tests.apps.people import coordinator, member, ngo, secretary
from tests.apps.rounds.scene import begun, drafted, party, round_in
from tests.questionnaires.invented import questionnaire

pytestmark = pytest.mark.django_db
PLACE = ["lanzarote", 3]
WORDS = {"text_en": "Is all staff trained?", "text_fr": "Tout le personnel est-il formé ?"}


@pytest.fixture(autouse=True)
def _without_second_factor(settings: Settings) -> None:
    settings.SECOND_FACTOR_REQUIRED = False


def at(name: str, *more: object) -> str:
    return reverse(f"rounds:{name}", args=[*PLACE, *more])


def client(who: User | None = None) -> Client:
    made = Client()
    if who is not None:
        made.force_login(who)
    return made


def now(conduct: Conduct) -> Questionnaire:
    draft = version_draft(conduct)
    assert draft is not None
    return questionnaire_of(draft)


def asked(conduct: Conduct, id: str) -> Question:
    return next(one.question for one in placed(now(conduct)) if one.id == id)


def seen(here: Client, address: str) -> str:
    """What the form of a page says that its reader saw."""
    form = here.get(address).context["form"]
    return str(form.initial["seen"])


def test_a_draft_is_started_with_a_title_and_grows_by_forms() -> None:
    conduct, here = begun(), client(secretary())
    assert "Start a draft" in here.get(at("questionnaire")).text
    assert here.post(at("draft-start"), {"title_en": "Help", "title_fr": "Aide"}).status_code == 302
    chapter = {"title_en": "Staff", "title_fr": "Personnel", "audiences": ["party"]}
    assert here.post(at("draft-chapter", "new"), chapter).status_code == 302
    address = f"{at('draft-add')}?within=chapter-1&as=question"
    sent = WORDS | {"kind": "yes_no", "required": "on"}
    assert here.post(address, sent).status_code == 302
    why = {"text_en": "If not, why?", "text_fr": "Sinon, pourquoi ?", "kind": "text"}
    why |= {"depends_on": "q-1", "relation": "is", "value": "no"}
    assert here.post(f"{at('draft-add')}?within=q-1&as=prompt", why).status_code == 302
    prompt = asked(conduct, "q-2")
    assert prompt.condition is not None
    assert (prompt.condition.question, prompt.condition.value) == ("q-1", False)
    assert asked(conduct, "q-1").number == "1"
    assert asked(conduct, "q-1").prompts == (prompt,)


def test_figures_and_choices_are_drafted_in_both_languages() -> None:
    conduct, here = begun(), client(secretary())
    drafted(conduct)
    address = f"{at('draft-add')}?within=services&as=question"
    figure = WORDS | {"kind": "number", "unit_en": "courses", "unit_fr": "cours", "minimum": "0"}
    assert here.post(address, figure).status_code == 302
    choice = WORDS | {"kind": "choice", "options_en": "one\ntwo", "options_fr": "un\ndeux"}
    assert here.post(address, choice).status_code == 302
    first, second = asked(conduct, "q-4").asks, asked(conduct, "q-5").asks
    assert isinstance(first, AsksNumber)
    assert isinstance(second, AsksChoice)
    assert (first.minimum, first.unit and first.unit.in_language("fr")) == (0, "cours")
    ids = [one.id for one in second.options]
    uneven = choice | {"options_fr": "un"}
    assert "same number of options" in here.post(address, uneven).text
    again = choice | {"options_en": "two\none\nthree", "options_fr": "deux\nun\ntrois"}
    again["seen"] = seen(here, at("draft-question", "q-5"))
    assert here.post(at("draft-question", "q-5"), again).status_code == 302
    third = asked(conduct, "q-5").asks
    assert isinstance(third, AsksChoice)
    assert [one.id for one in third.options][:2] == ids[::-1], "an option keeps its id"


@pytest.mark.parametrize(
    ("depends_on", "value", "told"),
    [
        ("q-1", "perhaps", "yes or no"),
        ("q-2-1", "many", "a figure"),
        ("q-2-2", "nobody", "none of the options"),
        ("q-1", "", "Say with which answer"),
    ],
)
def test_a_condition_that_cannot_hold_is_told_at_its_field(
    depends_on: str, value: str, told: str
) -> None:
    conduct, here = begun(), client(secretary())
    drafted(conduct)
    sent = WORDS | {"kind": "text", "depends_on": depends_on, "value": value}
    page = here.post(f"{at('draft-add')}?within=services&as=question", sent)
    assert page.status_code == 200
    assert told in page.text


def test_a_question_is_changed_and_what_stands_below_it_stays() -> None:
    conduct, here = begun(), client(secretary())
    drafted(conduct)
    address = at("draft-question", "q-1")
    sent = WORDS | {"kind": "yes_no", "required": "on", "seen": seen(here, address)}
    assert here.post(address, sent).status_code == 302
    changed = asked(conduct, "q-1")
    assert changed.text.in_language("en") == "Is all staff trained?"
    assert [one.id for one in changed.prompts] == ["q-1-which", "q-1-why"]


def test_of_two_who_change_one_question_the_second_is_shown_both() -> None:
    conduct, here = begun(), client(secretary())
    drafted(conduct)
    address = at("draft-question", "q-1")
    stale = seen(here, address)
    sent = WORDS | {"kind": "yes_no", "required": "on", "seen": stale}
    assert here.post(address, sent).status_code == 302
    mine = sent | {"text_en": "Is anybody trained?"}
    page = here.post(address, mine)
    assert page.status_code == 409
    assert "Is all staff trained?" in page.text
    assert "Is anybody trained?" in page.text
    again = mine | {"seen": page.context["form"].data["seen"]}
    assert here.post(address, again).status_code == 302
    assert asked(conduct, "q-1").text.in_language("en") == "Is anybody trained?"


def test_two_who_change_two_questions_do_not_stand_in_each_others_way() -> None:
    conduct, here = begun(), client(secretary())
    drafted(conduct)
    first, second = at("draft-question", "q-1"), at("draft-question", "q-2-a")
    seen_first, seen_second = seen(here, first), seen(here, second)
    sent = WORDS | {"kind": "yes_no", "seen": seen_first}
    assert here.post(first, sent).status_code == 302
    assert here.post(second, WORDS | {"kind": "text", "seen": seen_second}).status_code == 302


def test_questions_and_chapters_are_moved_and_taken_out() -> None:
    conduct, here = begun(), client(secretary())
    drafted(conduct)
    for id, doing in (("q-2", "up"), ("children", "up"), ("q-2-a", "down"), ("q-1-why", "remove")):
        assert here.post(at("draft-arrange"), {"id": id, "do": doing}).status_code == 302
    value = now(conduct)
    assert [one.id for one in value.chapters] == ["children", "services"]
    assert [one.id for one in value.chapters[1].questions] == ["q-2", "q-1"]
    assert [one.id for one in asked(conduct, "q-2").items] == ["q-2-b", "q-2-a"]
    assert "q-1-why" not in {one.id for one in placed(value)}
    assert here.post(at("draft-arrange"), {"id": "q-2", "do": "remove"}).status_code == 409
    assert here.post(at("draft-arrange"), {"id": "services", "do": "remove"}).status_code == 409
    assert here.post(at("draft-arrange"), {"id": "q-1-why", "do": "up"}).status_code == 409


def test_what_the_checks_find_is_listed_and_bars_adoption() -> None:
    conduct, here = begun(), client(secretary())
    drafted(conduct)
    here.post(at("draft-arrange"), {"id": "q-1", "do": "down"})
    text = here.get(at("draft")).text
    assert "What the checks found" not in text
    heading = WORDS | {"kind": "none"}
    here.post(f"{at('draft-add')}?within=services&as=question", heading)
    text = here.get(at("draft")).text
    assert "nothing to answer below it" in text
    assert here.post(at("version-way", "adopt")).status_code == 409
    assert conduct.versions.get().state == VersionState.DRAFT


def test_a_questionnaire_is_taken_in_and_taken_away_as_data() -> None:
    conduct, here = begun(), client(secretary())
    with_id = questionnaire(id="from-elsewhere", round=9)
    for data, name in ((b"no json", "a.json"), (b"format = 3", "a.toml")):
        refused = here.post(at("draft-take-in"), {"file": _file(data, name)})
        assert refused.status_code == 200
        assert refused.context["form"].errors
    sent = {"file": _file(json_bytes(with_id), "questionnaire.json")}
    preview = here.post(at("draft-take-in"), sent)
    assert "Is there training for staff?" in preview.text
    assert version_draft(conduct) is None, "nothing is kept before a person says so"
    content = {"content": preview.context["content"]}
    assert here.post(at("draft-take-in"), content).status_code == 302
    assert here.post(at("draft-take-in"), {"content": "{}"}).context["form"].errors
    nothing = {"csrfmiddlewaretoken": "as a browser sends it"}
    assert here.post(at("draft-take-in"), nothing).context["form"].errors
    taken = read_json(here.get(at("form", 1, "json")).content)
    assert (taken.round, taken.chapters) == (3, with_id.chapters)
    assert now(conduct) == taken


def test_what_an_official_wrote_is_taken_in_with_what_is_not_certain() -> None:
    conduct, here = begun(), client(secretary())
    written = "I. Staff\n\n1. Is staff trained?\n\nIf not, why?\n\n2. Describe the courses.\n"
    written += "\n• their length\n"
    preview = here.post(at("draft-take-in"), {"file": _file(written.encode(), "asked.txt")})
    assert "What is not certain" in preview.text
    assert "their length" in preview.text
    content = {"content": preview.context["content"]}
    assert here.post(at("draft-take-in"), content).status_code == 302
    value = now(conduct)
    assert (value.id, value.round, value.languages) == ("lanzarote-3", 3, ("en", "fr"))
    assert [one.full_number for one in placed(value)][:2] == ["1", "1 →"]
    assert "no text in “fr”" in here.get(at("draft")).text


def test_a_form_to_print_and_fill_in_is_taken_away_as_word() -> None:
    round_in("replies")
    response = client().get(at("form", 1, "docx"), {"for": "children"})
    assert response.content.startswith(b"PK")
    assert "children.docx" in response.headers["Content-Disposition"]
    assert client().get(at("form", 1, "pdf")).content.startswith(b"%PDF")
    assert client().get(at("form", 1, "exe")).status_code == 404


def test_a_draft_starts_with_what_an_earlier_round_asked() -> None:
    earlier = round_in("replies", number=2)
    conduct, here = begun(), client(secretary())
    page = here.get(at("draft-start"))
    assert "round\u00a02" in page.text
    sent = {"earlier": earlier.versions.get().pk}
    assert here.post(at("draft-start"), sent).status_code == 302
    assert now(conduct).id == "lanzarote-3"
    assert now(conduct).chapters == questionnaire().chapters


def test_each_audience_sees_what_it_is_asked() -> None:
    round_in("replies")
    for chosen, there, not_there in (
        ("party", "Is there training", "How were children heard"),
        ("children", "How were children heard", "Is there training"),
    ):
        text = client().get(at("questionnaire"), {"for": chosen}).text
        assert there in text
        assert not_there not in text
    text = client().get(at("questionnaire")).text
    assert "Only if the answer to 1 is “yes”." in text
    assert "A figure: children." in text


def test_a_correction_is_begun_changed_shown_and_opened_by_pages() -> None:
    conduct, here = round_in("replies"), client(secretary())
    reply = party(conduct).reply
    given = {"kind": "yes_no", "yes": True}
    Answer.objects.create(
        reply=reply, question="q-1", version=reply.version, value=given, changed_by=coordinator()
    )
    assert here.post(at("correction"), {"reason": "A word was missing."}).status_code == 302
    address = at("draft-question", "q-1")
    sent = WORDS | {"kind": "yes_no", "required": "on", "seen": seen(here, address)}
    assert here.post(address, sent).status_code == 302
    assert "Arcadia" in here.get(at("version-way", "correct")).text
    assert client().get(at("version", 2)).status_code == 404, "not open yet"
    assert here.post(at("version-way", "correct")).status_code == 302
    told = here.get(at("changes", 2)).text
    assert "A word was missing." in told
    assert "Arcadia" in told
    assert "<ins>" in told
    public = client().get(at("changes", 2)).text
    assert "Arcadia" not in public, "whose answers it touches is the body's to know"
    assert "Arcadia" in client(coordinator()).get(at("changes", 2)).text
    assert "Is all staff trained?" in client().get(at("questionnaire")).text
    assert "Is there training for staff?" in client().get(at("version", 1)).text


def test_a_correction_is_given_up_with_a_reason() -> None:
    conduct, here = round_in("replies"), client(secretary())
    here.post(at("correction"), {"reason": "A word was missing."})
    assert here.post(at("correction-discard"), {"reason": ""}).status_code == 200
    assert here.post(at("correction-discard"), {"reason": "It was there."}).status_code == 302
    assert conduct.versions.count() == 1


def test_only_the_secretariat_reaches_the_draft() -> None:
    conduct = begun()
    drafted(conduct)
    names = ("draft", "draft-cover", "draft-take-in", "draft-start")
    for name in names:
        assert client(member()).get(at(name)).status_code == 403, name
        assert client(ngo()).get(at(name)).status_code == 404, name


def _file(data: bytes, name: str) -> object:
    return SimpleUploadedFile(name, data)
