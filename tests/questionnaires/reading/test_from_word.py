"""Questionnaires that officials wrote: what each line is, and what is only guessed."""

import pytest

from ronda.factsheets.errors import NotAQuestionnaire, TooLarge
from ronda.factsheets.reading.forking import Bounds
from ronda.factsheets.writing.docx_lists import Lists
from ronda.factsheets.writing.docx_package import Text, Told, document_xml, packed
from ronda.factsheets.writing.docx_text import plain
from ronda.questionnaires.model import AsksKind, Condition, Relation
from ronda.questionnaires.reading.bounded import proposal_bounded
from ronda.questionnaires.reading.from_word import DoubtKind, Proposal, joined, read_proposal
from ronda.questionnaires.rules import questionnaire_faults
from ronda.questionnaires.walking import placed

ENGLISH = [
    ("Heading1", "Questionnaire on help on line"),
    ("", "Please answer by the end of March."),
    ("Heading2", "I. Law and policy"),
    ("", "1. Is there a law on help services?"),
    ("", "→ Please specify"),
    ("", "If not, why?"),
    ("", "2. Please describe how the following are informed:"),
    ("", "a) children"),
    ("", "b) parents"),
    ("", "2.1 How many campaigns were there?"),
    ("", "2.2. What was learnt from them?"),
    ("", "Please answer for each campaign."),
    ("Heading2", "II. Services"),
    ("", "3. Are services free of charge?"),
    ("", "3.1 If so, who pays for them?"),
]
FRENCH = [
    ("Heading1", "Questionnaire sur l’aide en ligne"),
    ("", "Veuillez répondre d’ici à la fin du mois de mars."),
    ("Heading2", "I. Droit et politiques"),
    ("", "1. Existe-t-il une loi sur les services d’aide ?"),
    ("", "→ Veuillez préciser"),
    ("", "Dans la négative, pourquoi ?"),
    ("", "2. Veuillez décrire comment sont informés :"),
    ("", "a) les enfants"),
    ("", "b) les parents"),
    ("", "2.1 Combien de campagnes ont été menées ?"),
    ("", "2.2. Quels enseignements en a-t-on tirés ?"),
    ("", "Veuillez répondre pour chaque campagne."),
    ("Heading2", "II. Services"),
    ("", "3. Les services sont-ils gratuits ?"),
    ("", "3.1 Dans l’affirmative, qui les finance ?"),
]


def word(lines: list[tuple[str, str]], language: str = "en") -> bytes:
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style or "Normal"}"/></w:pPr>{plain(text)}</w:p>'
        for style, text in lines
    )
    told = Told(title="Draft", running_head="", language=language)
    return packed(told, Text(document=document_xml(body)))


def shape(found: Proposal) -> list[tuple[str, str, str]]:
    return [
        (one.full_number, one.standing.value, one.question.asks.kind.value)
        for one in placed(found.questionnaire)
    ]


EXPECTED = [
    ("1", "question", "yes_no"),
    ("1 →", "prompt", "text"),
    ("1 → 2", "prompt", "text"),
    ("2", "question", "none"),
    ("2 a", "item", "text"),
    ("2 b", "item", "text"),
    ("2.1", "question", "number"),
    ("2.2", "question", "text"),
    ("3", "question", "yes_no"),
    ("3.1", "question", "text"),
]


def test_lines_of_a_word_file_are_told_by_numbers_letters_arrows_and_words() -> None:
    found = read_proposal(word(ENGLISH))
    made = found.questionnaire
    assert shape(found) == EXPECTED
    assert [one.number for one in made.chapters] == ["I", "II"]
    assert made.title.in_language("en") == "Questionnaire on help on line"
    assert made.introduction is not None and "end of March" in made.introduction.in_language("en")
    assert questionnaire_faults(made) == ()


def test_conditions_look_at_the_question_above() -> None:
    by_id = {one.id: one.question for one in placed(read_proposal(word(ENGLISH)).questionnaire)}
    assert by_id["q-1-p2"].condition == Condition(question="q-1", relation=Relation.IS, value=False)
    assert by_id["q-3-1"].condition == Condition(question="q-3", value=True)


def test_what_is_guessed_is_told() -> None:
    doubts = read_proposal(word(ENGLISH)).doubts
    told = {(one.kind, one.number) for one in doubts}
    assert {
        (DoubtKind.ASKS, "1"),
        (DoubtKind.ASKS, "2.1"),
        (DoubtKind.ASKS, "3"),
    } <= told
    assert all(one.sentence.endswith(".") for one in doubts)


def test_automatic_numbers_are_read_as_typed_ones() -> None:
    lists = Lists()
    numbers = [lists.number(label, 0, boxed=False) for label in ("1.", "2.")]
    body = "".join(
        f'<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr></w:pPr>'
        f"{plain(text)}</w:p>"
        for number, text in zip(numbers, ("Is it so?", "Why?"), strict=True)
    )
    told = Told(title="Draft", running_head="", language="en")
    data = packed(told, Text(document=document_xml(body), lists=lists.xml()))
    assert [one[0] for one in shape(read_proposal(data))] == ["1", "2"]


def test_two_languages_built_alike_become_one_questionnaire() -> None:
    english, french = read_proposal(word(ENGLISH)), read_proposal(word(FRENCH, "fr"))
    assert shape(french) == EXPECTED
    both = joined(english, french)
    assert both is not None
    assert both.questionnaire.languages == ("en", "fr")
    assert questionnaire_faults(both.questionnaire) == ()
    assert joined(english, read_proposal(word(FRENCH[:-1], "fr"))) is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Something without a number.", DoubtKind.CONTINUED),
        ("3. Is this another one?", DoubtKind.NUMBER),
    ],
)
def test_odd_line_is_kept_and_told(line: str, kind: DoubtKind) -> None:
    found = read_proposal(word([*ENGLISH, ("", line)]))
    assert kind in {one.kind for one in found.doubts}
    texts = " ".join(one.question.text.in_language("en") for one in placed(found.questionnaire))
    assert line.partition(". ")[2] in texts or line in texts


def test_condition_without_a_question_to_look_at_is_a_doubt() -> None:
    found = read_proposal(
        word([("Heading1", "T"), ("", "1. Please describe."), ("", "If not, why?")])
    )
    assert DoubtKind.CONDITION in {one.kind for one in found.doubts}


@pytest.mark.parametrize("lines", [[("", "A letter.")], [("Heading1", "Nothing asked")]])
def test_text_without_numbered_questions_is_refused(lines: list[tuple[str, str]]) -> None:
    with pytest.raises(NotAQuestionnaire, match="No numbered question"):
        read_proposal(word(lines))


def test_file_is_read_by_a_process_within_bounds() -> None:
    assert proposal_bounded(word(ENGLISH)) == read_proposal(word(ENGLISH))
    with pytest.raises(TooLarge):
        proposal_bounded(word(ENGLISH), bounds=Bounds(largest=100), start="fork")


def test_no_word_is_lost() -> None:
    made = read_proposal(word(ENGLISH)).questionnaire
    kept = made.model_dump_json()
    for _, text in ENGLISH:
        bare = text.lstrip("→0123456789. ").removeprefix("a) ").removeprefix("b) ")
        assert bare.removeprefix("I. ").removeprefix("II. ") in kept, text
    assert AsksKind.NUMBER in {one.question.asks.kind for one in placed(made)}
