"""A questionnaire as a Word file to fill in: one content control for each answer.

Two things to know. Answers given so far stand in their controls, and the file says with a
fingerprint of each what went out, so that later one can tell what was changed in it. And it has no
macros and nothing is locked but the controls themselves, which cannot be deleted by accident.
"""

from collections.abc import Iterator
from itertools import count

from ronda.factsheets.writing.docx_package import Text, Told, document_xml, packed
from ronda.factsheets.writing.docx_text import NAMESPACES, escaped, plain
from ronda.questionnaires import file_names
from ronda.questionnaires.answers import Answer, AnswerChoice, Answers, NoInformation
from ronda.questionnaires.canonical import checksum
from ronda.questionnaires.form import BETWEEN, Form, Line, LineKind, form_lines
from ronda.questionnaires.model import (
    AsksChoice,
    AsksKind,
    AsksNumber,
    AsksYesNo,
    Audience,
    Questionnaire,
)
from ronda.questionnaires.showing import option_text, party_name, shown, unit_of
from ronda.questionnaires.walking import Placed
from ronda.questionnaires.words import form_words
from ronda.questionnaires.writing.docx_parts import ITALIC, TAB, paragraph, refuse_illegal, styles

_FIRST_CONTROL = 30_000_000
_CHECKED, _OPEN = "\u2612", "\u2610"
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_NAMESPACES = (
    f'{NAMESPACES} xmlns:w14="{_W14}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14"'
)
_LONGEST_ALIAS = 64
_SIGN_FONT = '<w:rFonts w:ascii="MS Gothic" w:eastAsia="MS Gothic" w:hAnsi="MS Gothic"/>'
_PROMPT = '<w:rStyle w:val="PlaceholderText"/>'
_STYLES = {
    LineKind.TITLE: "RondaTitle",
    LineKind.PARTICULARS: "RondaParticulars",
    LineKind.INTRODUCTION: "RondaIntroduction",
    LineKind.GUIDANCE_TITLE: "RondaGuidanceTitle",
    LineKind.GUIDANCE: "RondaGuidance",
    LineKind.CHAPTER: "RondaChapter",
    LineKind.HINT: "RondaHint",
}
_ON_ONE_LINE = {LineKind.CHAPTER, LineKind.PARTICULARS}


def form_docx(
    questionnaire: Questionnaire,
    *,
    languages: tuple[str, ...] | None = None,
    audience: Audience = Audience.PARTY,
    party: str | None = None,
    answers: Answers | None = None,
) -> bytes:
    """The .docx file; in all languages of the questionnaire unless some are named.

    Raises CannotWrite for a wording with a character that XML cannot carry.
    """
    form = Form(questionnaire, languages or questionnaire.languages, audience, party, answers)
    refuse_illegal(questionnaire)
    body = "".join(_Writer(form).paragraphs())
    title = questionnaire.title.in_language(form.languages[0])
    head = " – ".join((title, *([party_name(party, form.languages[0])] if party else [])))
    return packed(
        Told(title=head, running_head=head, language=form.languages[0], properties=_identity(form)),
        Text(
            document=document_xml(body, namespaces=_NAMESPACES),
            styles=styles(),
        ),
    )


def written_text(answer: Answer | None, place: Placed, language: str) -> str | None:
    """What stands in the file as an answer; None where nothing does."""
    if answer is None:
        return None
    text = shown(answer.value, place.question, language)
    return text if text.strip() else None


def _identity(form: Form) -> dict[str, str]:
    made = form.questionnaire
    asked = (one for one in form.places if one.is_answerable)
    language = form.languages[0]
    sums = [file_names.fingerprint(written_text(form.answer(o), o, language)) for o in asked]
    return {
        file_names.QUESTIONNAIRE: made.id,
        file_names.VERSION: str(made.version),
        file_names.BODY: made.body,
        file_names.ROUND: str(made.round),
        file_names.PARTY: form.party or "-",
        file_names.AUDIENCE: form.audience.value,
        file_names.LANGUAGES: " ".join(form.languages),
        file_names.CHECKSUM: checksum(made),
        **file_names.in_pieces(sums),
    }


class _Writer:
    """Writes the lines of one form; ids count as it goes."""

    def __init__(self, form: Form) -> None:
        self._form = form
        self._language = form.languages[0]
        self._bookmarks = count(1)
        self._controls = count(_FIRST_CONTROL)

    def paragraphs(self) -> Iterator[str]:
        for line in form_lines(self._form):
            if line.kind is LineKind.ANSWER:
                yield from self._answer(line)
            else:
                yield from self._line(line)

    def _line(self, line: Line) -> Iterator[str]:
        texts = (line.joined,) if line.kind in _ON_ONE_LINE else tuple(dict.fromkeys(line.texts))
        number = plain(line.number) + TAB if line.number else ""
        style = _STYLES.get(line.kind) or self._question_style(line)
        for turn, text in enumerate(texts):
            if turn and line.kind is LineKind.QUESTION:
                yield paragraph("RondaSecondLanguage", plain(text, ITALIC))
            else:
                yield paragraph(style, ("" if turn else number) + plain(text))

    @staticmethod
    def _question_style(line: Line) -> str:
        top = line.place is not None and line.place.depth == 0
        return "RondaQuestion" if top else "RondaSub-question"

    # Answers

    def _answer(self, line: Line) -> Iterator[str]:
        place = line.place
        assert place is not None
        id, name = next(self._bookmarks), file_names.bookmark(place.id)
        label = (
            f'<w:bookmarkStart w:id="{id}" w:name="{name}"/>{plain(line.joined)}'
            f'<w:bookmarkEnd w:id="{id}"/>'
        )
        yield paragraph("RondaAnswerLabel", label)
        asks = place.question.asks
        if isinstance(asks, AsksChoice) and asks.several:
            yield from self._options(place, asks)
        elif asks.kind is AsksKind.TEXT:
            yield self._text(place)
        else:
            yield self._inline(place)

    def _written(self, place: Placed) -> str | None:
        return written_text(self._form.answer(place), place, self._language)

    def _text(self, place: Placed) -> str:
        """A control around paragraphs, in which people may write as they are used to."""
        text = self._written(place)
        if text is None:
            prompt = self._prompt(place)
            content = paragraph("RondaAnswer", plain(prompt, _PROMPT))
        else:
            content = "".join(paragraph("RondaAnswer", plain(t)) for t in text.split("\n"))
        return self._control(place, content, prompts=text is None)

    def _inline(self, place: Placed) -> str:
        """A control within a line: a figure before its unit, or something to choose from a list."""
        text = self._written(place)
        shown_text = plain(text) if text is not None else plain(self._prompt(place), _PROMPT)
        kind = "<w:text/>" if isinstance(place.question.asks, AsksNumber) else self._list(place)
        control = self._control(place, shown_text, prompts=text is None, kind=kind)
        unit = BETWEEN.join(
            dict.fromkeys(filter(None, (unit_of(place.question, t) for t in self._form.languages)))
        )
        return paragraph("RondaAnswer", control + (plain(f" {unit}") if unit else ""))

    def _list(self, place: Placed) -> str:
        """What can be chosen, in each language; a reason may be typed too."""
        texts: dict[str, None] = {}
        for tag in self._form.languages:
            words = form_words(tag)
            asks = place.question.asks
            if isinstance(asks, AsksYesNo):
                texts |= dict.fromkeys((words.yes, words.no))
            elif isinstance(asks, AsksChoice):
                texts |= dict.fromkeys(o.text.in_language(tag) for o in asks.options)
            texts[words.no_information] = None
        items = "".join(
            f'<w:listItem w:displayText="{escaped(t)}" w:value="{escaped(t)}"/>' for t in texts
        )
        return f"<w:comboBox>{items}</w:comboBox>"

    def _options(self, place: Placed, asks: AsksChoice) -> Iterator[str]:
        """A line for each option, with a box to tick; and one for having no information."""
        answer = self._form.answer(place)
        value = answer.value if answer is not None else None
        chosen = value.options if isinstance(value, AnswerChoice) else ()
        for turn, option in enumerate(asks.options, start=1):
            said = (option_text(place.question, option.id, t) for t in self._form.languages)
            text = BETWEEN.join(dict.fromkeys(said))
            yield self._option(place, str(turn), text, option.id in chosen)
        none = BETWEEN.join(dict.fromkeys(self._form.said(lambda words: words.no_information)))
        has_none = isinstance(value, NoInformation)
        if isinstance(value, NoInformation) and value.reason:
            none += f": {value.reason}"
        yield self._option(place, file_names.NONE_OPTION, none, has_none)

    def _option(self, place: Placed, key: str, text: str, chosen: bool) -> str:
        kind = (
            f'<w14:checkbox><w14:checked w14:val="{int(chosen)}"/>'
            '<w14:checkedState w14:val="2612" w14:font="MS Gothic"/>'
            '<w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox>'
        )
        sign = plain(_CHECKED if chosen else _OPEN, _SIGN_FONT)
        control = self._control(place, sign, prompts=False, kind=kind, key=f"#{key}")
        return paragraph("RondaAnswer", control + plain(f" {text}"))

    def _control(
        self, place: Placed, content: str, *, prompts: bool, kind: str = "", key: str = ""
    ) -> str:
        number = place.full_number or place.id
        alias = form_words(self._language).answer_to.format(number=number)[:_LONGEST_ALIAS]
        tag = f"{file_names.TAG}{place.id}{key}"
        prompting = "<w:showingPlcHdr/>" if prompts else ""
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{escaped(alias)}"/><w:tag w:val="{escaped(tag)}"/>'
            f'<w:id w:val="{next(self._controls)}"/><w:lock w:val="sdtLocked"/>{prompting}{kind}'
            f"</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )

    def _prompt(self, place: Placed) -> str:
        kind = place.question.asks.kind
        names = {AsksKind.TEXT: "write_here", AsksKind.NUMBER: "figure_here"}
        name = names.get(kind, "choose")
        return BETWEEN.join(dict.fromkeys(getattr(words, name) for words in self._form.words()))
