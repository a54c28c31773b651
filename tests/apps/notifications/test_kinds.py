"""The text of every kind there is, in every language: whole, with its name, no hole left in it."""

import re

import pytest
from django.conf import settings
from django.utils.translation import override

from ronda.apps.notifications.adding import News, add
from ronda.apps.notifications.kinds import named_kinds, needed_words, written_kinds
from ronda.apps.notifications.rendering import digest, letter
from tests.apps.people import coordinator, secretary, state

KINDS = sorted(written_kinds())
LANGUAGES = [code for code, _name in settings.LANGUAGES]
LEFT_OVER = re.compile(r"{{|}}|{%|%}|%\(\w+\)|\bNone\b|\{\w*\}")


def test_every_kind_has_a_name_and_every_name_a_text() -> None:
    """An app's names stand in `notices` of its AppConfig, its texts in `<app>/mail/`."""
    assert sorted(named_kinds()) == KINDS


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_name_is_told(language: str) -> None:
    with override(language):
        assert all(name.strip() for name in named_kinds().values())


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_every_text_is_whole_in_every_language(kind: str, language: str) -> None:
    who = coordinator()
    who.language = language
    who.save()
    words = {name: f"<{name} & ’{n}’>" for n, name in enumerate(sorted(needed_words(kind)))}
    (row,) = add(secretary(), [who], News(kind, state("XAR"), "/somewhere/", None, words))
    if kind == "notifications.letter":
        return
    message = letter(row, who)
    subject, text = str(message.subject), str(message.body)
    assert 10 < len(subject) <= 160, subject
    for told in (subject, text, str(digest([row], who).body)):
        assert LEFT_OVER.search(told) is None, told
    for word in words.values():
        assert word in subject + text
    assert "/somewhere/" in text
    assert len(text.partition("--")[0].strip()) > 40
