"""The few words that a web page of a factsheet adds to it, in the factsheet's language.

They are for finding one's way with a screen reader or a keyboard; nothing of the document is here.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class PageWords:
    """`note` and `back` take the number of the footnote."""

    skip: str
    notes: str
    note: str
    back: str


_WORDS = {
    "en": PageWords("Skip to the text", "Notes", "Note {number}", "Back to mark {number}"),
    "fr": PageWords(
        "Aller au texte", "Notes", "Note {number}", "Retour à l’appel de note {number}"
    ),
    "sr-Cyrl": PageWords(
        "Пређи на текст", "Напомене", "Напомена {number}", "Назад на ознаку {number}"
    ),
    "sr-Latn": PageWords(
        "Pređi na tekst", "Napomene", "Napomena {number}", "Nazad na oznaku {number}"
    ),
}


def page_words(language: str) -> PageWords:
    """The words in `language`, or in the nearest language there is; English at last.

    >>> page_words("fr-CH").skip, page_words("sr").notes, page_words("de").notes
    ('Aller au texte', 'Напомене', 'Notes')
    """
    wanted = language.casefold()
    for tag, words in _WORDS.items():
        if wanted.startswith(tag.casefold()) or tag.casefold().startswith(wanted):
            return words
    return _WORDS["en"]
