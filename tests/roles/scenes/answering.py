"""A contribution to place, an answer of the library, a law, a translation on Arcadia's desk."""

from dataclasses import dataclass
from datetime import date

from ronda.apps.accounts.models import User
from ronda.apps.national.desk import at_desk
from ronda.apps.national.keeping_answers import Occasion
from ronda.apps.national.models import (
    Contribution,
    EarlierAnswer,
    LawChange,
    Passage,
    Placing,
    Translation,
)
from ronda.apps.national.services.library import answers_add, law_change_add
from ronda.apps.national.services.placing import gathered_update, placing_nothing
from ronda.apps.national.services.translations import passage_translate, translation_begin
from tests.apps.national.placing_scene import contribution
from tests.roles.cast import Cast

ANSWERED = "a helpline that the State told another body of, and nobody else"
TRANSLATED = "a translation that lies on the desk alone"
PLACED = "a passage that was contributed to be placed"
LAW = "Statute of the Lighthouse Keepers"


@dataclass(frozen=True)
class Scene:
    """The records that addresses point at."""

    contribution: Contribution
    passage: Passage
    placing: Placing
    answer: EarlierAnswer
    law: LawChange
    translation: Translation


def scene(cast: Cast) -> Scene:
    """One of each thing, kept by the coordinator."""
    who = cast["coordinator"]
    assert isinstance(who, User)
    gathered_update(actor=who)
    given = contribution(PLACED, "We thank you.", actor=who)
    with at_desk(who):
        passage, thanks = given.passages.select_related("contribution").order_by("order")
    return Scene(
        contribution=given,
        passage=passage,
        placing=placing_nothing(actor=who, passage=thanks),
        answer=_answer(who),
        law=law_change_add(actor=who, names=LAW, changed_on=date(2024, 5, 1)),
        translation=_translation(who),
    )


def _answer(who: User) -> EarlierAnswer:
    occasion = Occasion(date(2023, 5, 1), "GRETA", "Reply of 2023")
    [kept] = answers_add(
        actor=who, text=ANSWERED, language="en", answers="Question 4", occasion=occasion
    )
    return kept


def _translation(who: User) -> Translation:
    made = translation_begin(
        actor=who,
        title="A reply",
        source_language="en",
        target_language="fr",
        text="Said in English.\n\nSaid once more.",
    )
    with at_desk(who):
        first = made.passages.select_related("bitext").get(order=1)
    passage_translate(
        actor=who, passage=first, translation=TRANSLATED, checked=True, version=first.version
    )
    return made
