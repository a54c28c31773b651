"""Loads what eases Arcadia's answering: what is asked, answers given before, a translation.

Two things to know. Everything goes through the services that people's clicks go through. And the
answers of the library are invented, like the bodies' questions that they answer.
"""

from datetime import date

from ronda.apps.accounts.models import User
from ronda.apps.national.desk import at_desk
from ronda.apps.national.keeping_answers import Occasion
from ronda.apps.national.services.library import answers_add, law_change_add
from ronda.apps.national.services.placing import gathered_update
from ronda.apps.national.services.translations import passage_translate, translation_begin

_SEMINARS = (
    "In 2021 the Police Academy held two seminars for 60 officers on hearing children. Under the"
    " Penal Code of Arcadia a child is heard once, in the presence of a psychologist."
)
_HELPLINE = (
    "The helpline of the Ministry of Family Affairs answers from eight in the morning until ten in"
    " the evening, by telephone and by chat."
)
_SAID = (
    (
        _SEMINARS,
        "Question 7: How are those trained who hear children?",
        Occasion(date(2022, 3, 14), "GRETA", "Reply of Arcadia, No 18/2022"),
    ),
    (
        _HELPLINE,
        "List of issues, paragraph 12",
        Occasion(date(2026, 2, 2), "Committee on the Rights of the Child", "Replies, part 2"),
    ),
)
_TRANSLATED = (
    "In 2025 the unit trained 120 teachers on the safe use of the internet.\n\n"
    "In 2026 the unit trained 140 teachers on the safe use of the internet.\n\n"
    "A helpline is open until late in the evening."
)
_SERBIAN = "Јединица је 2025. године обучила 120 наставника за безбедно коришћење интернета."


def load_answering(coordinator: User) -> None:
    """Fill the answer library and the translations of Arcadia, and gather what it is asked."""
    gathered_update(actor=coordinator)
    for text, asked, occasion in _SAID:
        answers_add(actor=coordinator, text=text, language="en", answers=asked, occasion=occasion)
    law_change_add(
        actor=coordinator,
        names="Penal Code of Arcadia\nКривични законик Аркадије",
        changed_on=date(2024, 6, 1),
        note="Hearing a child is recorded.",
    )
    _translated(coordinator)


def _translated(coordinator: User) -> None:
    begun = translation_begin(
        actor=coordinator,
        title="Reply of the police",
        source_language="en",
        target_language="sr-Cyrl",
        text=_TRANSLATED,
    )
    with at_desk(coordinator):
        first = begun.passages.select_related("bitext").get(order=1)
    passage_translate(
        actor=coordinator,
        passage=first,
        translation=_SERBIAN,
        checked=True,
        version=first.version,
    )
