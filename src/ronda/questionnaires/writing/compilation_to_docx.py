"""A compilation as a Word file: each question in its languages, then every Party's answer.

Two things to know. Answers stand below each other under the Party's name, or in a table beside it.
And each is marked with the language of its reply, so that Word checks it and a screen reader says
it in that language.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from ronda.factsheets.writing.docx_package import (
    Text,
    Told,
    document_xml,
    packed,
    word_language,
)
from ronda.factsheets.writing.docx_text import escaped, plain
from ronda.questionnaires.compiling import CompiledAnswer, CompiledQuestion, Said
from ronda.questionnaires.form import BETWEEN
from ronda.questionnaires.model import Questionnaire
from ronda.questionnaires.showing import party_name, shown_with_unit
from ronda.questionnaires.words import CompilationWords, form_words
from ronda.questionnaires.writing.docx_parts import (
    BOLD,
    ITALIC,
    TAB,
    paragraph,
    refuse_illegal,
    styles,
)

_WIDTHS = (2300, 6770)
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="7F8FA6"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def compilation_docx(
    questionnaire: Questionnaire,
    compiled: Sequence[CompiledQuestion],
    *,
    as_at: date,
    languages: tuple[str, ...] | None = None,
    beside: bool = False,
) -> bytes:
    """The .docx file, `beside` for a table with the Party's name beside its answer."""
    refuse_illegal(questionnaire)
    writer = _Writer(questionnaire, languages or questionnaire.languages, beside=beside)
    body = "".join(writer.paragraphs(compiled, as_at))
    title = writer.each(lambda tag: form_words(tag).compilation.compilation)
    head = BETWEEN.join(title)
    return packed(
        Told(title=head, running_head=head, language=writer.languages[0]),
        Text(
            document=document_xml(body),
            styles=styles(),
        ),
    )


class _Writer:
    def __init__(
        self, questionnaire: Questionnaire, languages: tuple[str, ...], *, beside: bool
    ) -> None:
        self.languages = languages
        self._questionnaire = questionnaire
        self._beside = beside

    def each(self, say: Callable[[str], str]) -> list[str]:
        """A text in each language, once where they agree."""
        return list(dict.fromkeys(say(tag) for tag in self.languages))

    def paragraphs(self, compiled: Sequence[CompiledQuestion], as_at: date) -> Iterator[str]:
        yield from self._front(compiled, as_at)
        chapter = ""
        titles = {one.id: one for one in self._questionnaire.chapters}
        for one in compiled:
            if one.chapter != chapter:
                chapter = one.chapter
                found = titles[chapter]
                title = BETWEEN.join(self.each(found.title.in_language))
                number = plain(found.number) + TAB if found.number else ""
                yield paragraph("RondaChapter", number + plain(title))
            yield from self._question(one)

    def _front(self, compiled: Sequence[CompiledQuestion], as_at: date) -> Iterator[str]:
        for text in self.each(lambda tag: form_words(tag).compilation.compilation):
            yield paragraph("RondaTitle", plain(text))
        for text in self.each(self._questionnaire.title.in_language):
            yield paragraph("RondaParticulars", plain(text, BOLD))
        day = as_at.isoformat()
        for text in self.each(lambda tag: form_words(tag).compilation.state_of.format(date=day)):
            yield paragraph("RondaParticulars", plain(text))
        if compiled:
            asked = len(compiled[0].answers)
            received = asked - compiled[0].count(Said.NO_REPLY)

            def counted(tag: str) -> str:
                words = form_words(tag).compilation
                return words.replies.format(received=received, asked=asked)

            for text in self.each(counted):
                yield paragraph("RondaParticulars", plain(text))

    def _question(self, one: CompiledQuestion) -> Iterator[str]:
        first, *more = self.each(one.question.text.in_language)
        number = plain(one.number) + TAB if one.number else ""
        yield paragraph("RondaQuestion", number + plain(first))
        for text in more:
            yield paragraph("RondaSecondLanguage", plain(text, ITALIC))
        for wording in one.within:
            around = BETWEEN.join(self.each(wording.in_language))
            yield paragraph("RondaHint", plain(f"({around})"))
        if self._beside:
            yield self._table(one)
            return
        for answer in one.answers:
            yield paragraph("RondaParty", plain(self._party(answer)))
            yield from self._answer(one, answer)

    def _party(self, answer: CompiledAnswer) -> str:
        return BETWEEN.join(self.each(lambda tag: party_name(answer.party, tag)))

    def _answer(self, one: CompiledQuestion, answer: CompiledAnswer) -> Iterator[str]:
        if answer.value is None:
            said = self.each(lambda tag: _nothing(answer.said, form_words(tag).compilation))
            yield paragraph("RondaReplyNone", plain(BETWEEN.join(said)))
            return
        look = f'<w:lang w:val="{escaped(word_language(answer.language))}"/>'
        text = shown_with_unit(answer.value, one.question, answer.language)
        for line in text.split("\n"):
            yield paragraph("RondaReplyText", plain(line, look))
        if answer.asked is not None:
            asked, version = answer.asked, answer.version or "?"
            for tag in self.languages:
                note = form_words(tag).earlier
                told = note.format(version=version, text=asked.in_language(tag))
                yield paragraph("RondaHint", plain(told))

    def _table(self, one: CompiledQuestion) -> str:
        rows = "".join(
            _row(
                paragraph("RondaReplyText", plain(self._party(answer), BOLD)),
                "".join(self._answer(one, answer)),
            )
            for answer in one.answers
        )
        party = BETWEEN.join(self.each(lambda tag: form_words(tag).party))
        reply = BETWEEN.join(self.each(lambda tag: form_words(tag).reply.reply))
        head = _row(
            paragraph("RondaReplyText", plain(party, BOLD)),
            paragraph("RondaReplyText", plain(reply, BOLD)),
            heads=True,
        )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in _WIDTHS)
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(_WIDTHS)}" w:type="dxa"/>'
            f'<w:tblBorders>{_BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{head}{rows}</w:tbl>"
        )


def _nothing(said: Said, words: CompilationWords) -> str:
    return {
        Said.NO_REPLY: words.no_reply,
        Said.NOT_ASKED: words.not_asked,
    }.get(said, words.no_answer)


def _row(*cells: str, heads: bool = False) -> str:
    look = "<w:trPr><w:tblHeader/></w:trPr>" if heads else ""
    written = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(_WIDTHS, cells, strict=True)
    )
    return f"<w:tr>{look}{written}</w:tr>"
