"""The languages that are written at a desk, by tag, as people call them.

Two things to know. The tag of Serbian has its script. And these are the languages that letters are
read in; a text in another one is kept under its tag all the same.
"""

from django.utils.translation import gettext_lazy as _

LANGUAGES = [
    ("en", _("English")),
    ("fr", _("French")),
    ("sr-Cyrl", _("Serbian (Cyrillic)")),
    ("sr-Latn", _("Serbian (Latin)")),
]

PAGES = {"sr-Cyrl": "sr", "sr-Latn": "sr-latn"}


def language_name(tag: str) -> str:
    """What a language is called; its tag where it is not known."""
    return str(dict(LANGUAGES).get(tag, tag))


def language_of_pages(tag: str) -> str:
    """The language in which pages are, for the tag of a text's language."""
    return PAGES.get(tag, tag)
