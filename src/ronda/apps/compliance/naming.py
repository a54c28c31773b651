"""What an edition and its language are called for people."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.compliance.models import Edition

_LANGUAGES = {
    "en": gettext_lazy("English"),
    "fr": gettext_lazy("French"),
    "sr-cyrl": gettext_lazy("Serbian (Cyrillic)"),
    "sr-latn": gettext_lazy("Serbian (Latin)"),
    "sr": gettext_lazy("Serbian (Cyrillic)"),
}


def chapter_anchor(number: str, order: int) -> str:
    """Where a chapter begins on the page of its edition; its blue box is this with "-box"."""
    return f"chapter-{number or order + 1}"


def language_name(tag: str) -> str:
    """A language by its name; the tag itself where Ronda does not know it."""
    known = tag.lower()
    return str(_LANGUAGES.get(known, _LANGUAGES.get(known.split("-")[0], tag)))


def edition_name(edition: Edition) -> str:
    """Which of its factsheet's editions it is: "Edition 1 in English, as prepared"."""
    sentence = _("Edition %(number)s in %(language)s, %(kind)s")
    return sentence % {
        "number": edition.number,
        "language": language_name(edition.language),
        "kind": edition.get_kind_display(),
    }
