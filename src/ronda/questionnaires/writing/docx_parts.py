"""What the Word files of this room share: their styles, a paragraph, and what cannot be written.

Two things to know. The styles are put after those that every file of Ronda has. And a wording with
a control character is refused with its place, before anything is written.
"""

from ronda.factsheets.errors import CannotWrite
from ronda.factsheets.writing.docx_template import template
from ronda.factsheets.writing.docx_text import illegal
from ronda.questionnaires.model import Questionnaire
from ronda.questionnaires.rules import texts

ITALIC, BOLD = "<w:i/><w:iCs/>", "<w:b/><w:bCs/>"
TAB = "<w:r><w:tab/></w:r>"


def styles() -> str:
    """The styles of questionnaires and compilations."""
    return template("styles.xml", __package__).partition("-->")[2]


def paragraph(style: str, content: str) -> str:
    """A paragraph in a style, given by its id."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{content}</w:p>'


def refuse_illegal(questionnaire: Questionnaire) -> None:
    """Raise CannotWrite for a wording with a character that XML cannot carry."""
    for id, name, wording in texts(questionnaire):
        for tag, text in wording.texts:
            if sign := illegal(text):
                raise CannotWrite(
                    f"The character U+{ord(sign):04X} in the {name} of “{id}” ({tag}) cannot stand"
                    " in a Word file: take it out there."
                )
