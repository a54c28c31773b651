"""The lists of texts are drawn from the code and the pages, and broken translations are told."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from tools import translations


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small application with a page and a module."""
    monkeypatch.setattr(translations, "ROOM", tmp_path)
    monkeypatch.setattr(translations, "LOCALE", tmp_path / "locale")
    (tmp_path / "page.html").write_text(
        "{% load i18n %}<p>{% translate 'Save' %}</p>\n"
        "  {% blocktranslate count n=n %}{{ n }} box"
        "{% plural %}{{ n }} boxes{% endblocktranslate %}\n"
        "{% translate 'closed' context 'account' %}"
    )
    (tmp_path / "views.py").write_text('title = _("Boxes of %(party)s")\nplain = "not this"\n')
    return tmp_path


def message(catalog: Catalog, text: str) -> Message:
    found = catalog.get(text)
    assert found is not None
    return found


def test_texts_are_found_in_pages_and_modules(room: Path) -> None:
    found = {(m.id, m.context) for m in translations.texts() if m.id}
    assert found == {
        ("Save", None),
        (("%(n)s box", "%(n)s boxes"), None),
        ("closed", "account"),
        ("Boxes of %(party)s", None),
    }


def test_new_texts_are_told_until_they_are_translated(room: Path) -> None:
    catalog = translations.merged("fr", translations.texts())
    assert len(list(translations.open_texts("fr", catalog))) == 4
    message(catalog, "Save").string = "Enregistrer"
    assert len(list(translations.open_texts("fr", catalog))) == 3


def test_lists_are_kept_and_then_not_behind(room: Path) -> None:
    catalog = translations.merged("fr", translations.texts())
    message(catalog, "Save").string = "Enregistrer"
    assert len(translations.keep("fr", catalog, check=True)) == 2
    assert translations.keep("fr", catalog, check=False) == []
    again = translations.merged("fr", translations.texts())
    assert message(again, "Save").string == "Enregistrer"
    assert translations.keep("fr", again, check=True) == []


def test_changed_text_is_told_with_its_old_translation(room: Path) -> None:
    catalog = translations.merged("fr", translations.texts())
    message(catalog, "Boxes of %(party)s").string = "Encadrés de %(party)s"
    translations.keep("fr", catalog, check=False)
    (room / "views.py").write_text('title = _("The boxes of %(party)s")\n')
    again = translations.merged("fr", translations.texts())
    told = [t for t in translations.open_texts("fr", again) if "The boxes" in t]
    assert told == ["fr: changed, see whether the translation still fits: 'The boxes of %(party)s'"]


@pytest.mark.parametrize(
    ("original", "translated", "told"),
    [
        ("Of %(party)s", "De %(partie)s", "placeholders differ (%(partie)s, %(party)s)"),
        ("Of %(party)s", "De", "placeholders differ (%(party)s)"),
        ("Of %(party)s", "De %(party)s", None),
        ("Save", "", "not translated"),
    ],
)
def test_broken_translation_is_told(original: str, translated: str, told: str | None) -> None:
    assert translations._fault(Message(original, translated), "fr") == told


@pytest.mark.parametrize(
    ("original", "translated", "told"),
    [
        ("Ends on %(day)s", "Se termine le %(day)s", "not in Cyrillic letters"),
        ("Ends on %(day)s", "Завршава се %(day)s", None),
        ("Word", "Word", None),
        ("%(at)s h", "%(at)s", None),
    ],
)
def test_serbian_that_is_another_language_is_told(
    original: str, translated: str, told: str | None
) -> None:
    assert translations._fault(Message(original, translated), "sr") == told


def test_french_in_the_letters_of_serbian_is_told() -> None:
    fault = translations._fault(Message("Ends on %(day)s", "Завршава се %(day)s"), "fr")
    assert fault == "in Cyrillic letters"


def test_serbian_in_latin_letters_is_made_from_the_cyrillic() -> None:
    cyrillic = Catalog(locale="sr")
    cyrillic.add("Box of %(party)s", "Њихов оквир: %(party)s, џ Љ ђ")
    cyrillic.add(("one", "many"), ("један", "два", "пет"))
    latin = translations.in_latin(cyrillic)
    assert message(latin, "Box of %(party)s").string == "Njihov okvir: %(party)s, dž Lj đ"
    assert message(latin, "one").string == ("jedan", "dva", "pet")
