"""Translations: passages and their state, the memory, the two scripts of Serbian."""

import pytest

from ronda.apps.accounts.models import User
from ronda.apps.errors import NotAllowed, NotNow, NotValid, NotVisible, Stale
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import MemoryPair, TranslatedPassage, Translation
from ronda.apps.national.selectors.translations import (
    memory_offers,
    memory_pairs,
    passage_visible,
    translation_visible,
)
from ronda.apps.national.services.translations import (
    memory_import,
    passage_translate,
    script_convert,
    translation_begin,
    translation_of_contribution,
)
from ronda.apps.national.standing import standing_of
from ronda.bitexts import tmx
from ronda.bitexts.model import Pair
from tests.apps.national.placing_scene import contribution
from tests.apps.people import contributor, coordinator, secretary

pytestmark = pytest.mark.django_db
TEXT = "In 2024 forty officers were trained.\n\nA helpline is open."


def begun(
    actor: User, text: str = TEXT, languages: tuple[str, str] = ("en", "sr-Cyrl")
) -> Translation:
    return translation_begin(
        actor=actor,
        title="Reply",
        source_language=languages[0],
        target_language=languages[1],
        text=text,
    )


def passage(actor: User, translation: Translation, order: int = 1) -> TranslatedPassage:
    with at_desk(actor):
        return passage_visible(standing_of(actor), translation.pk, order)


def offers(actor: User, translation: Translation, order: int = 1) -> list[tuple[str, bool]]:
    with at_desk(actor):
        found = memory_offers(passage_visible(standing_of(actor), translation.pk, order))
    return [(match.pair.target, match.exact) for match in found]


def checked(actor: User, translation: Translation, text: str, order: int = 1) -> TranslatedPassage:
    return passage_translate(
        actor=actor,
        passage=passage(actor, translation, order),
        translation=text,
        checked=True,
        version=passage(actor, translation, order).version,
    )


def test_a_text_is_cut_into_passages_that_are_to_do() -> None:
    actor = coordinator("XAR")
    made = begun(actor)
    with at_desk(actor):
        shown = translation_visible(standing_of(actor), made.pk)
    assert (shown.to_do, shown.drafts, shown.checked) == (2, 0, 0)  # type: ignore[attr-defined]


def test_a_contribution_is_translated_passage_by_passage() -> None:
    actor = coordinator("XAR")
    made = translation_of_contribution(
        actor=actor, contribution=contribution("One.", "Two.", actor=actor), target_language="fr"
    )
    assert passage(actor, made, 2).original == "Two."


def test_what_was_checked_is_offered_for_the_same_and_the_like() -> None:
    actor = coordinator("XAR")
    first = begun(actor)
    checked(actor, first, "Године 2024. обучено је четрдесет службеника.")
    same, like = begun(actor), begun(actor, "In 2025 fifty officers were trained.")
    assert offers(actor, same) == [("Године 2024. обучено је четрдесет службеника.", True)]
    assert offers(actor, like) == []
    like = begun(actor, "In 2025 forty officers were trained.")
    assert offers(actor, like) == [("Године 2024. обучено је четрдесет службеника.", False)]
    back = begun(actor, "Године 2024. обучено је четрдесет службеника.", ("sr-Cyrl", "en"))
    assert offers(actor, back) == [("In 2024 forty officers were trained.", True)]
    assert offers(actor, begun(actor, languages=("en", "fr"))) == []


def test_a_draft_does_not_go_into_the_memory() -> None:
    actor = coordinator("XAR")
    made = begun(actor)
    one = passage(actor, made)
    saved = passage_translate(
        actor=actor, passage=one, translation="Нацрт", checked=False, version=one.version
    )
    assert saved.state == "draft"
    with at_desk(actor):
        assert not MemoryPair.objects.exists()
    emptied = passage_translate(
        actor=actor, passage=saved, translation="  ", checked=True, version=saved.version
    )
    assert (emptied.state, emptied.translation) == ("to-do", "")


def test_of_two_who_save_at_once_the_second_is_told_with_both_texts() -> None:
    actor = coordinator("XAR")
    made = begun(actor)
    seen = passage(actor, made)
    checked(actor, made, "Прво.")
    with pytest.raises(Stale) as refusal:
        passage_translate(
            actor=actor, passage=seen, translation="Друго.", checked=True, version=seen.version
        )
    assert isinstance(refusal.value.current, TranslatedPassage)
    assert refusal.value.current.translation == "Прво."
    assert passage(actor, made).translation == "Прво."


def test_serbian_is_converted_as_drafts_and_leaves_what_is_written() -> None:
    actor = coordinator("XAR")
    made = begun(actor, "Obuka je održana.\nVidi III-12.", ("sr-Latn", "sr-Cyrl"))
    checked(actor, made, "Већ урађено.")
    assert script_convert(actor=actor, translation=made) == 1
    assert passage(actor, made, 1).translation == "Већ урађено."
    second = passage(actor, made, 2)
    assert (second.translation, second.state) == ("Види III-12.", "draft")
    with pytest.raises(NotNow):
        script_convert(actor=actor, translation=begun(actor))


def test_a_memory_of_another_tool_is_taken_in_and_given_out() -> None:
    actor = coordinator("XAR")
    data = tmx.written(
        [Pair("Good.", "Bon.", "en", "fr"), Pair("Bad.", "Mauvais.", "en", "fr")], version="1"
    )
    told = {"actor": actor, "data": data, "source_language": "en", "target_language": "fr"}
    assert memory_import(**told) == 2  # type: ignore[arg-type]
    assert memory_import(**told) == 0  # type: ignore[arg-type]
    with at_desk(actor):
        given = tmx.written(memory_pairs(standing_of(actor), "en", "fr"), version="1")
    assert {p.target for p in tmx.read(given, "en", "fr")} == {"Bon.", "Mauvais."}


@pytest.mark.parametrize("data", [b"", b"<tmx", tmx.written([], version="1")])
def test_a_file_without_pairs_is_refused(data: bytes) -> None:
    with pytest.raises(NotValid) as refusal:
        memory_import(
            actor=coordinator("XAR"), data=data, source_language="en", target_language="fr"
        )
    assert refusal.value.field == "file"


def test_a_translation_goes_into_another_language() -> None:
    with pytest.raises(NotValid):
        begun(coordinator("XAR"), languages=("en", "en"))
    with pytest.raises(NotValid):
        begun(coordinator("XAR"), " \n ")


def test_nobody_else_translates_or_sees_it() -> None:
    actor = coordinator("XAR")
    made = begun(actor)
    checked(actor, made, "Тајно.")
    for who, refusal in ((contributor("XAR"), NotAllowed), (secretary(), NotVisible)):
        with pytest.raises(refusal):
            begun(who)
    other = coordinator("SRB")
    with pytest.raises(NotVisible):
        passage(other, made)
    assert offers(other, begun(other)) == []
