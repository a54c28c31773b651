"""What an edition and its language are called for people."""

from django.utils.translation import gettext as _

from ronda.apps.compliance.models import Edition


def chapter_anchor(number: str, order: int) -> str:
    """Where a chapter begins on the page of its edition; its blue box is this with "-box"."""
    return f"chapter-{number or order + 1}"


def language_name(tag: str) -> str:
    """A language by its name; the tag itself where Ronda does not know it."""
    names = {
        "en": _("English"),
        "fr": _("French"),
        "sr-cyrl": _("Serbian (Cyrillic)"),
        "sr-latn": _("Serbian (Latin)"),
        "sr": _("Serbian (Cyrillic)"),
    }
    return names.get(tag.lower()) or names.get(tag.lower().split("-")[0], tag)


def edition_name(edition: Edition) -> str:
    """Which of its factsheet's editions it is: "Edition 1 in English, as prepared"."""
    sentence = _("Edition %(number)s in %(language)s, %(kind)s")
    return sentence % {
        "number": edition.number,
        "language": language_name(edition.language),
        "kind": edition.get_kind_display(),
    }
