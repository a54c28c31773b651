"""Replies compiled by question: only what was submitted, in the wording it answered."""

import io
import zipfile

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ronda.apps.accounts.selectors import roles_of
from ronda.apps.errors import NotAllowed, NotVisible
from ronda.apps.rounds.models import Answer, Conduct, QuestionnaireVersion, Reply, VersionState
from ronda.apps.rounds.selectors.compilation_files import compilation_file
from ronda.apps.rounds.selectors.compilations import (
    compiled,
    questionnaire_asked,
    questions_compiled,
    replies_seen,
)
from ronda.apps.rounds.selectors.rounds import conduct_visible
from ronda.procedure.parties import known_parties
from ronda.procedure.stated import Wording
from ronda.questionnaires.answers import AnswerText, AnswerYesNo
from ronda.questionnaires.compiling import Said
from ronda.questionnaires.compiling import compiled as in_file
from ronda.questionnaires.model import Questionnaire
from tests.apps import people
from tests.apps.rounds.scene import CODES, party, round_in
from tests.apps.rounds.submitted import lay_down
from tests.questionnaires.invented import answers, complete

pytestmark = pytest.mark.django_db
ALL = sorted(one.code for one in known_parties())
NOBODY = AnonymousUser()


def test_all_parties_stand_beside_each_other_and_who_has_not_replied_is_named() -> None:
    conduct = round_in("comments")
    lay_down(conduct, people.secretary(), ["XAR", "XTA"])
    found = compiled(NOBODY, conduct, "q-1-which")
    told = {one.party.party.code: one.answer for one in found.entries}
    assert told == {"XAR": "A course each year.\nIt lasts two days.", "XTA": told["XAR"], "XVE": ""}
    assert [one.party.party.code for one in found.entries if not one.has_replied] == ["XVE"]
    assert (found.question.full_number, found.languages) == ("1 →", ("en", "fr"))
    assert found.before is not None and found.before.id == "q-1"


def test_parties_can_be_chosen() -> None:
    conduct = round_in("comments")
    lay_down(conduct, people.secretary())
    found = compiled(NOBODY, conduct, "q-1", ["XTA"])
    assert [one.party.party.code for one in found.entries] == ["XTA"] and found.is_narrowed
    assert found.entries[0].answer == "Yes"


def test_what_is_not_submitted_is_not_compiled() -> None:
    conduct = round_in("comments")
    reply = Reply.objects.get(party=party(conduct))
    by = people.coordinator()
    value = AnswerText(text="Not yet for others").model_dump(mode="json")
    Answer.objects.create(
        reply=reply, question="q-2-a", version=reply.version, value=value, changed_by=by
    )
    for who in (NOBODY, people.secretary(), by):
        assert {one.answer for one in compiled(who, conduct, "q-2-a").entries} == {""}
        assert {one.count for one in questions_compiled(who, conduct)} == {0}


def test_the_latest_submission_counts() -> None:
    conduct, by = round_in("comments"), people.secretary()
    lay_down(conduct, by, ["XAR"])
    lay_down(conduct, by, ["XAR"], answers(q_2_a=AnswerText(text="Corrected.")))
    found = compiled(NOBODY, conduct, "q-2-a", ["XAR"]).entries[0]
    assert (found.answer, found.turn) == ("Corrected.", 2)
    assert {one.place.id for one in questions_compiled(NOBODY, conduct) if one.count} == {"q-2-a"}


def test_an_answer_to_an_earlier_wording_says_which() -> None:
    conduct, by = round_in("comments"), people.secretary()
    lay_down(conduct, by, ["XAR"])
    reworded(conduct)
    found = compiled(NOBODY, conduct, "q-2-a", ["XAR"]).entries[0]
    assert found.version == 1 and found.asked is not None
    assert found.asked.in_language("en") == "help by telephone"
    same = compiled(NOBODY, conduct, "q-2-b", ["XAR"]).entries[0]
    assert same.asked is None


def reworded(conduct: Conduct) -> None:
    """Version 2, in which the item q-2-a is worded anew."""
    first = conduct.versions.get()
    value = Questionnaire.model_validate(first.content, strict=False)
    text = value.model_dump_json().replace("help by telephone", "help by telephone, day and night")
    first.state = VersionState.REPLACED
    first.save()
    again = Questionnaire.model_validate_json(text).model_copy(update={"version": 2})
    assert Wording.of({"en": "x"}) != again.title
    QuestionnaireVersion.objects.create(
        conduct=conduct,
        number=2,
        state=VersionState.OPEN,
        content=again.model_dump(mode="json"),
        reason="A slip",
        created_by=first.created_by,
        opened_at=first.opened_at,
    )


def test_the_word_file_has_every_answer_and_who_has_not_replied() -> None:
    conduct, by = round_in("comments"), people.secretary()
    lay_down(conduct, by, ["XAR"])
    lay_down(conduct, by, ["XTA"], answers(q_2_a=AnswerText(text="Only by letter.")))
    reworded(conduct)
    text = in_word(compilation_file(NOBODY, conduct))
    assert "A course each year." in text and "Only by letter." in text
    assert "help by telephone, day and night" in text and "l’aide en ligne" in text
    one = in_word(compilation_file(NOBODY, conduct, "q-2-a"))
    assert "Only by letter." in one and "A course each year." not in one
    with pytest.raises(NotVisible):
        compilation_file(NOBODY, conduct, "q-none")


def in_word(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return packed.read("word/document.xml").decode()


def test_replies_that_are_not_public_are_compiled_for_the_body_alone() -> None:
    conduct = round_in("replies", procedure="greco")
    lay_down(conduct, people.secretary("greco"))
    assert len(replies_seen(people.member(body="greco"), conduct)) == 3
    with pytest.raises((NotAllowed, NotVisible)):
        compiled(NOBODY, conduct, "q-1")
    with pytest.raises((NotAllowed, NotVisible)):
        compiled(people.coordinator("XAR"), conduct, "q-1")


def test_there_is_nothing_to_compile_before_the_launch() -> None:
    conduct = round_in("preparation")
    with pytest.raises(NotVisible):
        compiled(people.secretary(), conduct, "q-1")


@pytest.mark.parametrize("codes", [CODES, ALL], ids=["3", "all"])
def test_a_question_takes_the_same_number_of_queries_with_all_parties(codes: list[str]) -> None:
    conduct = round_in("comments", codes=codes)
    lay_down(conduct, people.secretary())
    who = people.member()
    roles_of(who)
    fresh = conduct_visible(who, "lanzarote", 3)
    with CaptureQueriesContext(connection) as asked:
        found = compiled(who, fresh, "q-2-a")
    assert len(found.entries) == len(codes)
    assert len(asked) == 4, "\n".join(one["sql"][:300] for one in asked)


def test_the_page_and_the_file_agree_on_what_was_not_asked() -> None:
    conduct, by = round_in("comments"), people.secretary()
    lay_down(conduct, by, ["XAR"])
    some = answers(q_1=AnswerYesNo(yes=False), q_2_a=AnswerText(text="A line."))
    lay_down(conduct, by, ["XTA"], some)
    told = [
        one.model_copy(update={"party": code}) for code, one in (("XAR", complete()), ("XTA", some))
    ]
    for question in in_file(questionnaire_asked(conduct), told, ["XAR", "XTA"]):
        found = compiled(NOBODY, conduct, question.question.id, ["XAR", "XTA"])
        shown = {one.party.party.code: one.is_asked for one in found.entries}
        assert shown == {one.party: one.said is not Said.NOT_ASKED for one in question.answers}
