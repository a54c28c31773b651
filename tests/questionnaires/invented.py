"""A small invented questionnaire that has one of everything, for tests."""

from ronda.procedure.stated import Wording
from ronda.questionnaires.answers import (
    Answer,
    AnswerChoice,
    AnswerNumber,
    Answers,
    AnswerText,
    AnswerValue,
    AnswerYesNo,
)
from ronda.questionnaires.model import (
    AsksChoice,
    AsksNothing,
    AsksNumber,
    AsksYesNo,
    Audience,
    Chapter,
    Condition,
    Option,
    Question,
    Questionnaire,
)


def both(en: str, fr: str) -> Wording:
    return Wording.of({"en": en, "fr": fr})


TRAINING = Question(
    id="q-1",
    number="1",
    text=both("Is there training for staff?", "Le personnel est-il formé ?"),
    asks=AsksYesNo(),
    prompts=(
        Question(
            id="q-1-which",
            text=both("Please specify", "Veuillez préciser"),
            condition=Condition(question="q-1", value=True),
        ),
        Question(
            id="q-1-why",
            text=both("If not, why?", "Dans la négative, pourquoi ?"),
            condition=Condition(question="q-1", value=False),
            required=False,
        ),
    ),
)
SERVICES = Question(
    id="q-2",
    number="2",
    text=both("Please describe the services for:", "Veuillez décrire les services :"),
    asks=AsksNothing(),
    items=(
        Question(id="q-2-a", number="a", text=both("help by telephone", "l’aide par téléphone")),
        Question(id="q-2-b", number="b", text=both("help on line", "l’aide en ligne")),
    ),
    questions=(
        Question(
            id="q-2-1",
            number="2.1",
            text=both("How many children were helped?", "Combien d’enfants ont été aidés ?"),
            asks=AsksNumber(unit=both("children", "enfants"), minimum=0, whole=True),
        ),
        Question(
            id="q-2-2",
            number="2.2",
            text=both("Who runs the service?", "Qui gère le service ?"),
            asks=AsksChoice(
                options=(
                    Option(id="state", text=both("A public office", "Un service public")),
                    Option(id="other", text=both("Somebody else", "Un autre organisme")),
                )
            ),
            questions=(
                Question(
                    id="q-2-2-1",
                    number="2.2.1",
                    text=both("Who else?", "Quel autre organisme ?"),
                    condition=Condition(question="q-2-2", value="other"),
                ),
            ),
        ),
    ),
)
HEARD = Question(
    id="q-3",
    number="3",
    text=both("How were children heard?", "Comment les enfants ont-ils été entendus ?"),
)


def questionnaire(**changes: object) -> Questionnaire:
    """The invented questionnaire, with some fields set otherwise."""
    made = Questionnaire(
        id="arcadia-help",
        body="lanzarote",
        round=3,
        languages=("en", "fr"),
        title=both("Help for children on line", "L’aide aux enfants en ligne"),
        introduction=both("Please answer in full.", "Veuillez répondre de façon complète."),
        chapters=(
            Chapter(
                id="services",
                number="I",
                title=both("Services", "Services"),
                audiences=(Audience.PARTY, Audience.CIVIL_SOCIETY),
                questions=(TRAINING, SERVICES),
            ),
            Chapter(
                id="children",
                number="II",
                title=both("Children", "Enfants"),
                introduction=both("Through a facilitator.", "Par un facilitateur."),
                audiences=(Audience.CHILDREN,),
                questions=(HEARD,),
            ),
        ),
    )
    return made.model_copy(update=changes)


def answers(**values: AnswerValue) -> Answers:
    """Answers of an invented Party; `q_1=…` answers the question q-1."""
    return Answers(
        questionnaire="arcadia-help",
        version=1,
        party="ARC",
        language="en",
        answers=tuple(
            Answer(question=name.replace("_", "-"), value=value) for name, value in values.items()
        ),
    )


def complete() -> Answers:
    """Answers to all that is asked of a Party."""
    return answers(
        q_1=AnswerYesNo(yes=True),
        q_1_which=AnswerText(text="A course each year.\nIt lasts two days."),
        q_2_a=AnswerText(text="A line that is free of charge."),
        q_2_b=AnswerText(text="A page with a chat."),
        q_2_1=AnswerNumber(number=120),
        q_2_2=AnswerChoice(options=("other",)),
        q_2_2_1=AnswerText(text="A foundation."),
    )
