"""Filled Word files: everything comes back; wrong ones are refused; nothing written is lost."""

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings

from ronda.factsheets.errors import (
    Damaged,
    DocumentError,
    Forbidden,
    NotAQuestionnaire,
    TooLarge,
    WrongQuestionnaire,
)
from ronda.factsheets.reading.forking import Bounds
from ronda.questionnaires.answers import (
    AnswerChoice,
    AnswerNumber,
    Answers,
    AnswerText,
    AnswerYesNo,
    NoInformation,
)
from ronda.questionnaires.model import AsksChoice, Audience, Option, Question, Questionnaire
from ronda.questionnaires.reading.bounded import file_bounded
from ronda.questionnaires.reading.docx_places import FoundBy
from ronda.questionnaires.reading.from_docx import (
    Entry,
    EntryState,
    Filled,
    empty_answers,
    read_filled,
)
from ronda.questionnaires.writing.to_docx import form_docx
from tests.questionnaires.drawn import answered as drawn_answers
from tests.questionnaires.invented import answers, both, complete, questionnaire
from tests.questionnaires.reading.word_file import (
    answered,
    control,
    edited,
    paragraph,
    ticked,
    without,
    without_bookmarks,
    without_controls,
)

BLANK = form_docx(questionnaire(), party="ARC")
FULL = form_docx(questionnaire(), party="ARC", answers=complete())


def filled(data: bytes, *, before: Answers | None = None) -> Filled:
    return read_filled(data, questionnaire(), party="ARC", before=before, bounded="no")


def entry(found: Filled, question: str) -> Entry:
    return next(one for one in found.entries if one.question == question)


def told(found: Filled) -> Answers:
    return found.taken(empty_answers(found.identity))


def emptied_body(xml: str) -> str:
    return re.sub(r"<w:body>.*?<w:sectPr>", "<w:body><w:sectPr>", xml)


# What comes back


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn_answers())
def test_any_answers_come_back_exactly(drawn: tuple[Questionnaire, Answers]) -> None:
    made, given_answers = drawn
    data = form_docx(made, party="ARC", answers=given_answers)
    found = read_filled(data, made, party="ARC", before=given_answers, bounded="no")
    assert {one.state for one in found.entries} == {EntryState.UNCHANGED}
    assert found.strays == ()
    assert found.taken(given_answers) == given_answers


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn_answers())
def test_any_answers_come_back_to_one_who_has_none(drawn: tuple[Questionnaire, Answers]) -> None:
    made, given_answers = drawn
    data = form_docx(made, languages=("en",), party="ARC", answers=given_answers)
    found = read_filled(data, made, party="ARC", bounded="no")
    back = {one.question: one.value for one in told(found).answers}
    assert back == {one.question: one.value for one in given_answers.answers}
    assert found.strays == ()


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(drawn_answers())
def test_any_answers_come_back_without_controls_and_bookmarks(
    drawn: tuple[Questionnaire, Answers],
) -> None:
    """A program may lose both; the labels are there still."""
    made, given_answers = drawn
    data = form_docx(made, party="ARC", answers=given_answers)
    bare = edited(data, lambda xml: without_bookmarks(without_controls(xml)))
    found = read_filled(bare, made, party="ARC", before=given_answers, bounded="no")
    assert {one.found_by for one in found.entries} <= {FoundBy.LABEL}
    assert {one.state for one in found.entries} <= {EntryState.UNCHANGED}
    assert found.strays == ()


def test_typed_answers_are_told_by_what_is_asked() -> None:
    data = answered(
        BLANK,
        q_1="Non",
        q_1_why="Not yet.\n\n\tSoon.",
        q_2_a="No information: not counted",
        q_2_b="Pas d'information",
        q_2_1="1 200 enfants",
        q_2_2="un autre organisme",
    )
    found = filled(data)
    assert {one.state for one in found.entries} <= {EntryState.NEW, EntryState.UNCHANGED}
    assert told(found) == answers(
        q_1=AnswerYesNo(yes=False),
        q_1_why=AnswerText(text="Not yet.\n\n\tSoon."),
        q_2_a=NoInformation(reason="not counted"),
        q_2_b=NoInformation(),
        q_2_1=AnswerNumber(number=1200),
        q_2_2=AnswerChoice(options=("other",)),
    )


@pytest.mark.parametrize(
    ("question", "text", "reason"),
    [
        ("q_1", "Perhaps", "neither-yes-nor-no"),
        ("q_2_1", "about a hundred", "no-figure"),
        ("q_2_1", "1,234", "two-readings"),
        ("q_2_2", "Nobody", "no-option"),
    ],
)
def test_what_cannot_be_told_is_kept_as_text_with_the_reason(
    question: str, text: str, reason: str
) -> None:
    found = filled(answered(BLANK, **{question: text}))
    one = entry(found, question.replace("_", "-"))
    assert (one.state, one.reason, one.text) == (EntryState.UNREAD, reason, text)
    assert told(found).answers == ()


def test_several_options_are_ticked() -> None:
    several = Question(
        id="q-4",
        number="4",
        text=both("Which?", "Lesquels ?"),
        asks=AsksChoice(
            options=tuple(
                Option(id=f"o-{n}", text=both(f"Service {n}", f"Le service {n}")) for n in "abc"
            ),
            several=True,
        ),
    )
    chapter = questionnaire().chapters[0].model_copy(update={"questions": (several,)})
    made = questionnaire(chapters=(chapter,))
    data = form_docx(made, party="ARC")
    both_ticked = ticked(ticked(data, "q-4#1"), "q-4#3")
    found = read_filled(both_ticked, made, party="ARC", bounded="no")
    assert told(found) == answers(q_4=AnswerChoice(options=("o-a", "o-c")))
    bare = edited(both_ticked, lambda xml: without_bookmarks(without_controls(xml)))
    assert told(read_filled(bare, made, party="ARC", bounded="no")) == told(found)
    none = read_filled(ticked(data, "q-4#none"), made, party="ARC", bounded="no")
    assert told(none) == answers(q_4=NoInformation())
    remark = edited(both_ticked, lambda xml: xml.replace("Le service a", "Le service a (partly)"))
    found = read_filled(remark, made, party="ARC", bounded="no")
    assert [one.text for one in found.strays] == ["Service a / Le service a (partly)"]


# Compared with what is kept


def test_states_tell_what_a_file_does() -> None:
    data = answered(FULL, q_2_a="Another line.", q_1_why="Something new.", q_2_b="")
    found = filled(data, before=complete())
    states = {one.question: one.state for one in found.entries}
    assert states.pop("q-2-a") is EntryState.CHANGED
    assert states.pop("q-1-why") is EntryState.NEW
    assert states.pop("q-2-b") is EntryState.EMPTIED
    assert set(states.values()) == {EntryState.UNCHANGED}
    taken = found.taken(complete()).by_question
    assert taken["q-2-a"].value == AnswerText(text="Another line.")
    assert "q-2-b" not in taken and taken["q-1"] == complete().by_question["q-1"]


def test_old_file_does_not_undo_what_was_answered_since() -> None:
    since = answers(q_2_a=AnswerText(text="Answered on line."))
    found = filled(BLANK, before=since)
    assert entry(found, "q-2-a").state is EntryState.OUTDATED
    assert found.taken(since) == since


def test_answer_changed_in_both_places_is_a_conflict_that_a_person_settles() -> None:
    since = answers(q_2_a=AnswerText(text="Answered on line."))
    found = filled(answered(BLANK, q_2_a="Answered in Word."), before=since)
    assert entry(found, "q-2-a").state is EntryState.CONFLICT
    assert found.taken(since) == since
    settled = found.taken(since, also=frozenset({"q-2-a"}))
    assert settled == answers(q_2_a=AnswerText(text="Answered in Word."))


def test_taken_answer_answers_the_present_words() -> None:
    old = complete()
    kept = tuple(
        one.model_copy(update={"version": 1, "asked": both("old", "ancien")})
        if one.question == "q-2-a"
        else one
        for one in old.answers
    )
    before = old.model_copy(update={"answers": kept})
    data = form_docx(questionnaire(), party="ARC", answers=before)
    assert filled(data, before=before).taken(before) == before
    changed = filled(answered(data, q_2_a="New."), before=before).taken(before)
    assert changed.by_question["q-2-a"].asked is None


# Refused


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"id": "other"}, "“arcadia-help” of round 3, but “other”"),
        ({"round": 4}, "round 3, but .* of round 4"),
        ({"version": 2}, "version 1 of the questionnaire, but version 2"),
        ({"title": both("x", "y")}, "other questions"),
    ],
)
def test_file_of_another_questionnaire_is_refused(changes: dict[str, object], says: str) -> None:
    with pytest.raises(WrongQuestionnaire, match=says):
        read_filled(FULL, questionnaire(**changes), party="ARC", bounded="no")


@pytest.mark.parametrize("lost", [False, True])
def test_file_of_another_party_or_audience_is_refused(lost: bool) -> None:
    data = without(FULL, "docProps/custom.xml") if lost else FULL
    with pytest.raises(WrongQuestionnaire, match="Party ARC, but the reply is that of BOR"):
        read_filled(data, questionnaire(), party="BOR", bounded="no")
    with pytest.raises(WrongQuestionnaire, match="another audience"):
        read_filled(
            data, questionnaire(), party="ARC", audience=Audience.CIVIL_SOCIETY, bounded="no"
        )


def test_file_whose_properties_were_lost_says_in_plain_sight_what_it_is() -> None:
    found = filled(without(FULL, "docProps/custom.xml"))
    assert found.identity.languages == ("en", "fr") and found.identity.round is None
    assert told(found) == complete()


def test_other_word_file_is_refused() -> None:
    stranger = edited(without(BLANK, "docProps/custom.xml"), emptied_body)
    with pytest.raises(NotAQuestionnaire, match="not a questionnaire that was downloaded"):
        filled(stranger)


def test_file_without_any_field_is_refused() -> None:
    emptied = edited(BLANK, emptied_body)
    with pytest.raises(NotAQuestionnaire, match="None of the questionnaire’s answers"):
        filled(emptied)


@pytest.mark.parametrize(
    ("name", "value"),
    [("version", "x"), ("round", ""), ("audience", "nobody"), ("Party", "nobody")],
)
def test_nonsense_in_the_properties_is_refused(name: str, value: str) -> None:
    pattern = re.compile(rf'(name="Ronda questionnaire {name}"><vt:lpwstr>)[^<]*')
    data = edited(BLANK, lambda xml: pattern.sub(rf"\g<1>{value}", xml), "docProps/custom.xml")
    with pytest.raises(NotAQuestionnaire):
        filled(data)


# Nothing is lost


def test_text_outside_the_fields_is_reported_with_its_place() -> None:
    end = "</w:sdtContent></w:sdt>"

    def edit(xml: str) -> str:
        found = control("q-2-a").search(xml)
        assert found is not None
        return xml.replace(found[0], found[0] + paragraph("Typed below.", "Normal"))

    found = filled(edited(FULL, edit))
    assert [(one.text, one.after) for one in found.strays] == [("Typed below.", "2 a")]
    beside = edited(FULL, lambda xml: xml.replace(f"{end}<w:r>", f"{end}<w:r><w:t>+</w:t>"))
    assert [one.text for one in filled(beside).strays] == ["+ children / enfants"]


def test_reworded_question_is_reported() -> None:
    data = edited(FULL, lambda xml: xml.replace("Who runs the service?", "Who pays?"))
    found = filled(data)
    assert [one.text for one in found.strays] == ["2.2\tWho pays?"]
    assert told(found) == complete()


def test_comment_and_running_head_are_reported() -> None:
    data = edited(
        FULL, lambda xml: xml.replace("</w:hdr>", paragraph("By hand") + "</w:hdr>"),
        "word/header1.xml",
    )  # fmt: skip
    (stray,) = filled(data).strays
    assert (stray.text, stray.place) == ("By hand", "head")


@pytest.mark.parametrize(
    ("edit", "text"),
    [
        (
            lambda xml: xml.replace(
                "A page with a chat.",
                "A page</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del><w:ins><w:r>"
                "<w:t> with a form.",
            ).replace(" with a form.</w:t></w:r>", " with a form.</w:t></w:r></w:ins>"),
            "A page with a form.",
        ),
        (
            lambda xml: xml.replace(
                "A page with a chat.</w:t>",
                'A page</w:t><w:br/><w:t>two</w:t><w:tab/><w:noBreakHyphen/><w:t xml:space="'
                'preserve"> x</w:t>',
            ),
            "A page\ntwo\t\u2011 x",
        ),
        (
            lambda xml: xml.replace(
                paragraph("A page with a chat."),
                "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>2024</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r>"
                "<w:t>12</w:t></w:r></w:p></w:tc></w:tr></w:tbl>" + paragraph("Below."),
            ),
            "2024 | 12\nBelow.",
        ),
    ],
)
def test_what_people_do_in_a_field_is_read(edit: Callable[[str], str], text: str) -> None:
    found = filled(edited(FULL, edit))
    assert entry(found, "q-2-b").text == text and found.strays == ()


def test_deleted_control_is_found_by_its_label_and_deleted_label_by_the_question() -> None:
    pattern = control("q-2-a")
    bare = edited(FULL, lambda xml: pattern.sub(lambda f: f[2], xml))
    found = entry(filled(bare), "q-2-a")
    assert (found.found_by, found.text) == (FoundBy.LABEL, "A line that is free of charge.")
    label = re.compile(r"<w:p>(?:(?!</w:p>).)*Answer to question 2 a /(?:(?!</w:p>).)*</w:p>")
    barer = edited(bare, lambda xml: label.sub("", xml))
    found = entry(filled(barer), "q-2-a")
    assert (found.found_by, found.text) == (FoundBy.QUESTION, "A line that is free of charge.")


def test_label_in_other_words_is_found_by_its_bookmark() -> None:
    data = edited(
        FULL, lambda xml: without_controls(xml).replace("Answer to question", "Our answer to")
    )
    found = filled(data, before=complete())
    assert {one.found_by for one in found.entries} == {FoundBy.LABEL}
    assert {one.state for one in found.entries} == {EntryState.UNCHANGED}


def test_field_that_is_gone_is_lost_and_its_answer_is_kept() -> None:
    whole = re.compile(r"<w:p>(?:(?!</w:p>).)*Answer to question 2 a /.*?</w:sdtContent></w:sdt>")
    found = filled(edited(FULL, lambda xml: whole.sub("", xml)), before=complete())
    assert entry(found, "q-2-a").state is EntryState.LOST
    assert found.taken(complete()) == complete()


def test_field_given_twice_with_other_text_is_reported() -> None:
    def edit(xml: str) -> str:
        found = control("q-2-b").search(xml)
        assert found is not None
        return xml.replace(found[0], found[0] + found[0].replace("a chat", "no chat"))

    found = filled(edited(FULL, edit))
    assert entry(found, "q-2-b").text == "A page with a chat."
    assert [one.text for one in found.strays] == ["A page with no chat."]


# Hostile files


def test_macros_and_entities_are_refused() -> None:
    with pytest.raises(Forbidden):
        filled(edited(FULL, lambda xml: xml.replace("main+xml", "macroEnabled.main+xml", 1),
                      "[Content_Types].xml"))  # fmt: skip
    with pytest.raises(Forbidden):
        filled(edited(FULL, lambda xml: xml.replace("<w:document", '<!DOCTYPE x [<!ENTITY a "b">]>'
                                                    "<w:document", 1)))  # fmt: skip


def test_nesting_without_end_is_refused() -> None:
    deep = "<w:customXml>" * 500 + paragraph("x") + "</w:customXml>" * 500
    with pytest.raises((Damaged, TooLarge)):
        filled(edited(FULL, lambda xml: xml.replace("<w:body>", "<w:body>" + deep)))


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"%PDF-1.7 nothing", b"plain text", b"{}"])
def test_other_kinds_of_file_are_refused(data: bytes) -> None:
    with pytest.raises(DocumentError):
        read_filled(data, questionnaire(), party="ARC", bounded="fork")


def test_file_is_read_by_a_process_within_bounds() -> None:
    fresh = read_filled(FULL, questionnaire(), party="ARC")
    assert fresh == filled(FULL)
    with pytest.raises(TooLarge):
        file_bounded(FULL, bounds=Bounds(largest=1000))


def test_ten_megabytes_in_one_answer_are_read_and_refused_by_name() -> None:
    data = answered(BLANK, q_2_a="word " * 2_000_000)
    with pytest.raises(TooLarge, match="2 a"):
        filled(data)
