"""The compiled lists that Django loads say what the lists of texts say."""

import gettext
from io import BytesIO

import pytest
from babel.messages.pofile import read_po
from django.utils import translation

from tools.translations import LOCALE


@pytest.mark.parametrize("language", ["fr", "sr", "sr_Latn"])
def test_compiled_list_gives_every_translation(language: str) -> None:
    folder = LOCALE / language / "LC_MESSAGES"
    compiled = gettext.GNUTranslations(BytesIO((folder / "django.mo").read_bytes()))
    catalog = read_po(BytesIO((folder / "django.po").read_bytes()), locale=language)
    for message in catalog:
        if not message.id or not isinstance(message.id, str):
            continue
        given = (
            compiled.pgettext(message.context, message.id)
            if message.context
            else compiled.gettext(message.id)
        )
        assert given == message.string


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("fr", {1: "1 fichier", 2: "2 fichiers", 5: "5 fichiers"}),
        ("sr", {1: "1 датотека", 2: "2 датотеке", 5: "5 датотека"}),
        ("sr-latn", {1: "1 datoteka", 2: "2 datoteke", 5: "5 datoteka"}),
    ],
)
def test_plurals_follow_the_language(language: str, forms: dict[int, str]) -> None:
    with translation.override(language):
        for number, form in forms.items():
            text = translation.ngettext(
                "%(number)s file is being read.", "%(number)s files are being read.", number
            )
            assert form in text % {"number": number}
