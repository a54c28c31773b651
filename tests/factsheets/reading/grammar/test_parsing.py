"""Single traps of real documents, each in the smallest text that has it."""

import pytest

from ronda.factsheets.errors import NotAFactsheet
from ronda.factsheets.model import Factsheet, Scope, Strength
from ronda.factsheets.reading.from_text import document
from ronda.factsheets.reading.grammar import parse

FRONT = """FACTSHEET – ARCADIA

This factsheet was prepared by the Secretariat in May 2023.

I. Police

This chapter is about the police.

Observations and recommendations of the Committee on the police specific to Arcadia
"""


def read(chapter: str) -> Factsheet:
    return parse(document(f"{FRONT}\n{chapter}".encode()))


def test_observation_that_quotes_a_verb_of_strength_stays_an_observation() -> None:
    read_one = read("The Committee observes that Arcadia requires a licence.¹\n\n¹ Para. 3.")
    chapter = read_one.chapters[0]
    assert [o.paragraphs for o in chapter.observations] == [(3,)]
    assert chapter.recommendations == ()


def test_lead_in_holds_until_another_one() -> None:
    chapter = read(
        "The Committee requires Arcadia:\n\n- to count;¹\n- to tell.²\n\n"
        "The Committee further invites Arcadia:\n\n- to compare.³\n\n"
        "¹ Recommendation I-1.\n\n² Recommendation I-2.\n\n³ Recommendation I-3."
    ).chapters[0]
    told = [(r.codes, r.strength) for r in chapter.recommendations]
    require, invite = Strength.REQUIRE, Strength.INVITE
    assert told == [(("I-1",), require), (("I-2",), require), (("I-3",), invite)]


def test_lead_in_holds_for_points_with_codes_after_other_words() -> None:
    chapter = read(
        "The Committee requires Arcadia:\n\n- to count;¹\n\n"
        "The Committee observes that no count was made.³\n\n- to tell.²\n- a point of its own.\n\n"
        "¹ Recommendation I-1.\n\n² Recommendation I-2.\n\n³ Para. 7."
    ).chapters[0]
    told = [(r.codes, r.strength) for r in chapter.recommendations]
    assert told == [(("I-1",), Strength.REQUIRE), (("I-2",), Strength.REQUIRE)]
    assert [o.text for o in chapter.observations][1:] == ["a point of its own."]


def test_point_with_a_verb_of_its_own_does_not_end_the_lead_in() -> None:
    chapter = read(
        "The Committee invites Arcadia:\n\n- to count;¹\n"
        "- The Committee also requests Arcadia to tell;²\n- to compare.³\n\n"
        "¹ Recommendation I-1.\n\n² Recommendation I-2.\n\n³ Recommendation I-3."
    ).chapters[0]
    assert [r.strength for r in chapter.recommendations] == ["invite", "request", "invite"]
    assert [r.lead_in is None for r in chapter.recommendations] == [False, True, False]


def test_list_whose_last_point_alone_has_the_code_is_one_recommendation() -> None:
    chapter = read(
        "The Committee requests Arcadia to train:\n\n- the police;\n- judges.¹\n\n"
        "Follow-up actions:\n\n¹ Recommendation I-1."
    ).chapters[0]
    (one,) = chapter.recommendations
    assert (one.codes, one.items, one.lead_in) == (("I-1",), ("the police;", "judges."), None)
    assert one.follow_up is not None


def test_box_ends_where_the_body_speaks_again() -> None:
    chapter = read(
        "- The Committee requires Arcadia to count.¹\n\nFollow-up actions:\n\n"
        "A register was opened in 2024. It has 12 entries.\n\n- It is public.\n\n"
        "Training of judges\n\nThe Committee observes that no judge was trained.²\n\n"
        "¹ Recommendation I-1.\n\n² Para. 4."
    ).chapters[0]
    box = chapter.recommendations[0].follow_up
    assert box is not None
    assert box.text == "A register was opened in 2024. It has 12 entries.\n- It is public."
    assert [o.topic for o in chapter.observations] == ["Training of judges"]


def test_title_and_text_of_a_box_in_one_paragraph_are_taken_apart() -> None:
    chapter = read(
        "- The Committee requires Arcadia to count.¹\n\nFollow-up actions: The count began.\n\n"
        "¹ Recommendation I-1."
    ).chapters[0]
    box = chapter.recommendations[0].follow_up
    assert box is not None
    assert box.text == "The count began."


def test_second_box_under_one_recommendation_is_kept_as_unplaced() -> None:
    account = read(
        "- The Committee requires Arcadia to count.¹\n\nFollow-up actions:\n\n"
        "Follow-up actions: Twice.\n\n¹ Recommendation I-1."
    ).account
    assert [u.text for u in account.unplaced] == ["Follow-up actions:", "Twice."]
    assert account.placed == account.characters - sum(len(u.text) for u in account.unplaced)


def test_unknown_verb_of_strength_is_told_and_not_guessed() -> None:
    read_one = read("The Committee commands Arcadia:\n\n- to count.¹\n\n¹ Recommendation I-1.")
    (one,) = read_one.recommendations
    assert (one.codes, one.strength) == (("I-1",), None)
    assert [f.code for f in read_one.account.faults] == ["unknown-strength"]


def test_generic_part_may_require() -> None:
    chapter = read(
        "Generic recommendations of the Committee on the police\n\n"
        "- The Committee requires all Parties to act at once.¹\n\n¹ Recommendation I-1."
    ).chapters[0]
    (one,) = chapter.recommendations
    assert (one.scope, one.strength) == (Scope.GENERIC, Strength.REQUIRE)


def test_text_without_chapters_is_not_a_factsheet() -> None:
    with pytest.raises(NotAFactsheet, match="not a factsheet"):
        parse(document("FACTSHEET – ARCADIA\n\nA letter.".encode()))


def test_chapter_without_section_heading_still_has_observations() -> None:
    text = FRONT.replace("Observations and recommendations", "Some words")
    text += "\nThe Committee observes that Arcadia counts.¹\n\n¹ Para. 3."
    chapter = parse(document(text.encode())).chapters[0]
    assert [o.paragraphs for o in chapter.observations] == [(3,)]
    assert chapter.introduction.startswith("This chapter is about the police.")


def test_points_that_lost_their_depth_still_belong_to_the_point_above() -> None:
    chapter = read(
        "The Committee requires Arcadia:\n\n- to train for every case:\n- teachers;\n- doctors.¹\n"
        "- to count.²\n\n¹ Recommendations I-1 and I-2.\n\n² Recommendation I-3."
    ).chapters[0]
    assert [(r.codes, r.items) for r in chapter.recommendations] == [
        (("I-1", "I-2"), ("teachers;", "doctors.")),
        (("I-3",), ()),
    ]


def test_party_of_a_file_without_cover_is_told_by_its_sections() -> None:
    text = FRONT.partition("\n\nI. ")[2]
    read_one = parse(document(f"I. {text}\nThe Committee observes that it counts.".encode()))
    assert read_one.party.code == "XAR"


def test_numeral_that_touches_its_title_begins_a_chapter() -> None:
    front = FRONT.replace("I. Police", "I.Police")
    told = "The Committee observes that it is.¹\n\n¹ Para. 3."
    (chapter,) = parse(document(f"{front}\n{told}".encode())).chapters
    assert (chapter.number, chapter.title) == ("I", "Police")


PUT_AMONG_OTHERS = (
    "The Committee observes that Arcadia keeps no count of kept registers.¹ figures on the work of "
    "its units. {more}²\n\n"
    "- Therefore, the Committee requires Arcadia to publish each year an overview of\n\n"
    "¹ Recommendation I-1.\n\n² Para. 11."
)


def test_words_that_a_page_put_among_others_are_known_by_their_code() -> None:
    """Where a program numbered the notes anew, the order of the marks tells nothing."""
    found = read(PUT_AMONG_OTHERS.format(more="They are old."))
    (asked,) = found.chapters[0].recommendations
    assert asked.text.endswith("an overview of kept registers.")
    assert (asked.codes, asked.strength) == (("I-1",), Strength.REQUIRE)
    (observed,) = found.chapters[0].observations
    assert "no count of figures on the work" in observed.text
    assert len([r for r in found.account.repairs if "stood among the words" in r.what]) == 1
    assert found.account.unplaced == ()


def test_words_with_a_code_stay_where_two_sentences_lack_an_end() -> None:
    text = PUT_AMONG_OTHERS.format(more="They are old.")
    found = read(text.replace("\n\n¹", "\n\n- The Committee requires Arcadia to count\n\n¹"))
    assert not any("stood among the words" in r.what for r in found.account.repairs)
