"""Letters that a secretariat writes: what may stand in them, and how they will read.

Two things to know. A placeholder is a word in braces, `{party}`; one that nobody knows is refused
with a sentence, so that no reader ever sees one. And a letter is kept as it was written: who gets
it reads it with the placeholders filled for them.
"""

from collections.abc import Iterable, Mapping
from string import Formatter

from django.utils.translation import gettext as _
from django.utils.translation import override

from ronda.apps.errors import NotValid
from ronda.apps.notifications.adding import News
from ronda.apps.notifications.addresses import absolute
from ronda.apps.notifications.models import Letter
from ronda.apps.notifications.words import (
    in_language,
    in_words,
    kept,
    one_line,
    readable,
    without_controls,
)

PLACEHOLDERS = ("party", "round", "due", "link")
LONGEST_SUBJECT, LONGEST_TEXT = 150, 20_000


def checked(texts: Mapping[str, str], field: str, longest: int) -> dict[str, str]:
    """The texts by language, without empty ones; raises NotValid naming the `field`."""
    plain = {language: without_controls(text).strip() for language, text in texts.items()}
    found = {language: text for language, text in plain.items() if text}
    if not found:
        raise NotValid(_("Write it in at least one language."), field)
    for text in found.values():
        _check(text, field, longest)
    return found


def used_in(texts: Iterable[str]) -> frozenset[str]:
    """The placeholders that stand in the texts."""
    return frozenset(name for text in texts for name in _names(text))


def preview(letter: Letter, news: News, language: str) -> tuple[str, str]:
    """The subject and the text as a reader of this language will get them."""
    with override(language):
        words = readable(kept(news.words or {}), language)
        words |= {"link": absolute(news.link), "due": in_words(news.due) if news.due else ""}
    subject = in_language(letter.subject, language).format_map(words)
    return one_line(subject), in_language(letter.text, language).format_map(words)


def _check(text: str, field: str, longest: int) -> None:
    if len(text) > longest:
        raise NotValid(_("At most %(number)d characters.") % {"number": longest}, field)
    try:
        unknown = sorted(set(_names(text)) - set(PLACEHOLDERS))
    except ValueError as error:
        sentence = _("A brace stands alone. Write {{ or }} for a brace that is no placeholder.")
        raise NotValid(sentence, field) from error
    if unknown:
        named = {
            "unknown": ", ".join(f"{{{name}}}" for name in unknown),
            "known": ", ".join(f"{{{name}}}" for name in PLACEHOLDERS),
        }
        sentence = _("%(unknown)s is not a placeholder. There are: %(known)s.")
        raise NotValid(sentence % named, field)


def _names(text: str) -> list[str]:
    """The names in braces, each as it stands: with a dot, a format or a conversion it is none."""
    found = []
    for _before, name, format, conversion in Formatter().parse(text):
        if name is not None:
            turned = f"!{conversion}" if conversion else ""
            found.append(name + turned + (f":{format}" if format else ""))
    return found
