"""A questionnaire to print and write on, and the PDF of exactly what was submitted.

Two things to know. Both are tagged for screen readers (PDF/UA-1) and fit for the archive
(PDF/A-3a). And a submission is never held up by a sign that no font has: it is shown by its
Unicode number, and the answers are attached to the file as they were given, as JSON.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

from ronda.factsheets.writing.letters import drawable, missing
from ronda.factsheets.writing.pdf_compiler import compiled
from ronda.questionnaires.answers import Answer, Answers, NoInformation
from ronda.questionnaires.asking import asked_with_headings
from ronda.questionnaires.canonical import canonical
from ronda.questionnaires.checking import says
from ronda.questionnaires.form import BETWEEN, Form, Line, LineKind, form_lines, shown_number_of
from ronda.questionnaires.model import AsksChoice, AsksNumber, AsksYesNo, Audience, Questionnaire
from ronda.questionnaires.receipt import Receipt
from ronda.questionnaires.showing import (
    party_name,
    shown_no_information,
    shown_with_unit,
    unit_of,
)
from ronda.questionnaires.walking import Placed
from ronda.questionnaires.words import form_words

Piece: TypeAlias = Mapping[str, object]

_TEMPLATE = Path(__file__).parent / "typst" / "questionnaire.typ"
_DATE = 946_728_000
"""The date of a blank form in seconds since 1970: the same form makes the same file, always."""

_LONG = re.compile(r"(?<!\S)(?![0-9a-f]{64}(?:\s|$))\S{40,}")
"""What may have to break within; a checksum fits a line and must be copied as it is."""
_BREAKS = re.compile(r"(?<=[/?&=_.-])(?=[^\W_])|(?<=\w{30})(?=\w)")
_TEXT_LINES = 8
_UTC = dt.UTC


def form_pdf(
    questionnaire: Questionnaire,
    *,
    languages: tuple[str, ...] | None = None,
    audience: Audience = Audience.PARTY,
    party: str | None = None,
) -> bytes:
    """The questionnaire as PDF to print, with room to write in."""
    form = Form(questionnaire, languages or questionnaire.languages, audience, party)
    guidance = [_text(text) for text in form.said(lambda words: words.print_guidance)]
    pieces = [*_introduction(form), *guidance, *_blank(form)]
    footer = [f"{questionnaire.id} · {_version(form)}"]
    return _made(form, pieces, _front(form), footer)


def reply_pdf(
    questionnaire: Questionnaire,
    answers: Answers,
    receipt: Receipt,
    *,
    languages: tuple[str, ...] | None = None,
) -> bytes:
    """Exactly what was submitted: every question in the wording it answered, answers verbatim.

    Reference, time and checksum stand on every page, attachments with their checksums at the end.
    """
    form = Form(
        questionnaire,
        languages or (answers.language,),
        answers.audience,
        answers.party,
        answers,
    )
    words = form_words(form.languages[0])
    moment = _moment(receipt, form.languages[0])
    party = party_name(answers.party, form.languages[0]) if answers.party else ""
    front = [
        *_front(form),
        [words.reply.reference, receipt.reference],
        [words.reply.submitted, moment],
        [words.reply.checksum, receipt.shown_checksum],
    ]
    footer = [
        " · ".join(filter(None, (party, receipt.reference, moment))),
        f"SHA-256 {receipt.checksum}",
    ]
    return _made(form, list(_answered(form)), front, footer, receipt)


def _made(
    form: Form,
    pieces: list[Piece],
    front: list[list[str]],
    footer: list[str],
    receipt: Receipt | None = None,
) -> bytes:
    language, *rest = form.languages[0].split("-")
    words = form_words(form.languages[0]).reply
    title, *titles = dict.fromkeys(
        form.questionnaire.title.in_language(tag) for tag in form.languages
    )
    signs = _Signs()
    sheet = signs.clean(
        {
            "title": title,
            "titles": titles,
            "description": words.reply if receipt else form_words(form.languages[0]).how_to,
            "language": language.lower(),
            "region": next((part for part in rest if len(part) == 2 and part.isalpha()), None),
            "words": {"page": words.page, "attachments": words.attachments},
            "particulars": front,
            "footer": footer,
            "pieces": pieces,
            "files": _files(form, receipt) if receipt else [],
        }
    )
    assert isinstance(sheet, dict)
    sheet["remark"] = words.unshown if signs.met else ""
    sheet["attachments"] = _sources(form) if receipt else []
    date = int(receipt.submitted.timestamp()) if receipt else _DATE
    return compiled((json.dumps(sheet, ensure_ascii=False), date), _TEMPLATE)


def _sources(form: Form) -> list[dict[str, str]]:
    assert form.answers is not None
    return [
        {"name": f"{name}.json", "data": canonical(value).decode(), "description": value.format}
        for name, value in (("answers", form.answers), ("questionnaire", form.questionnaire))
    ]


def _front(form: Form) -> list[list[str]]:
    """Party, audience and version, each with what it is."""
    words = form_words(form.languages[0])
    rows = []
    if form.party is not None:
        names = (party_name(form.party, tag) for tag in form.languages)
        rows.append([words.party, BETWEEN.join(dict.fromkeys(names))])
    told = (form.questionnaire.id, _version(form), words.audiences[form.audience.value])
    rows.append([words.questionnaire, " · ".join(told)])
    return rows


def _version(form: Form) -> str:
    version = form_words(form.languages[0]).version
    return version.format(version=form.questionnaire.version)


def _moment(receipt: Receipt, language: str) -> str:
    from_utc = receipt.submitted.astimezone(tz=_UTC)
    words = form_words(language).reply
    return words.moment.format(date=f"{from_utc:%Y-%m-%d}", time=f"{from_utc:%H:%M:%S}")


# ------------------------------------------------------------ pieces


def _introduction(form: Form) -> Iterator[Piece]:
    introduction = form.questionnaire.introduction
    if introduction is not None:
        yield from (_text(introduction.in_language(tag)) for tag in form.languages)


def _blank(form: Form) -> Iterator[Piece]:
    for line in _below_front(form):
        if line.kind is LineKind.ANSWER:
            yield _room(form, line)
        else:
            yield from _said(line)


def _answered(form: Form) -> Iterator[Piece]:
    """Everything asked of the audience, with its answer or why there is none."""
    assert form.answers is not None
    wanted = {one.id for one in asked_with_headings(form.questionnaire, form.answers)}
    plain = form.answers.model_copy(
        update={
            "answers": tuple(
                one.model_copy(update={"asked": None, "version": None})
                for one in form.answers.answers
            )
        }
    )
    present = Form(form.questionnaire, form.languages, form.audience, form.party, plain)
    for line in _below_front(present):
        if line.kind is LineKind.ANSWER:
            assert line.place is not None
            yield _answer(form, line, is_asked=line.place.id in wanted)
        elif line.kind is LineKind.QUESTION:
            yield from _as_answered(form, line)
        elif line.kind is not LineKind.HINT:
            yield from _said(line)


def _as_answered(form: Form, line: Line) -> Iterator[Piece]:
    """A question in the wording that was answered, and of which version that is."""
    assert line.place is not None
    answer = form.answer(line.place)
    if answer is None or answer.asked is None:
        yield from _said(line)
        return
    texts = tuple(answer.asked.in_language(tag) for tag in form.languages)
    yield from _said(Line(line.kind, texts, line.number, line.place))
    version = form_words(form.languages[0]).version.format(version=answer.version or "?")
    yield {"kind": "hint", "text": version}


def _below_front(form: Form) -> Iterator[Line]:
    """The lines from the first chapter on."""
    begun = False
    for line in form_lines(form):
        begun = begun or line.kind is LineKind.CHAPTER
        if begun:
            yield line


def _said(line: Line) -> Iterator[Piece]:
    texts = list(dict.fromkeys(line.texts))
    if line.kind is LineKind.CHAPTER:
        yield {"kind": "chapter", "number": line.number, "text": BETWEEN.join(texts)}
    elif line.kind is LineKind.QUESTION:
        assert line.place is not None
        yield _question(line.place, texts)
    else:
        kind = "hint" if line.kind is LineKind.HINT else "text"
        yield from ({"kind": kind, "text": text} for text in texts)


def _question(place: Placed, texts: list[str]) -> Piece:
    return {
        "kind": "question",
        "number": shown_number_of(place),
        "text": texts[0],
        "more": texts[1:],
        "top": place.depth == 0,
        "level": 2,
    }


def _room(form: Form, line: Line) -> Piece:
    """Lines to write on, or boxes to tick."""
    assert line.place is not None
    question = line.place.question
    asks = question.asks
    if isinstance(asks, AsksYesNo | AsksChoice):
        return {"kind": "choices", "label": line.joined, "options": _options(form, asks)}
    short = isinstance(asks, AsksNumber)
    units = (unit_of(question, tag) for tag in form.languages)
    return {
        "kind": "room",
        "label": line.joined,
        "lines": 1 if short else _TEXT_LINES,
        "short": short,
        "unit": BETWEEN.join(dict.fromkeys(filter(None, units))),
    }


def _options(form: Form, asks: AsksYesNo | AsksChoice) -> list[str]:
    words = form.words()
    if isinstance(asks, AsksYesNo):
        rows = [[one.yes for one in words], [one.no for one in words]]
    else:
        rows = [[o.text.in_language(tag) for tag in form.languages] for o in asks.options]
    rows.append([one.no_information for one in words])
    return [BETWEEN.join(dict.fromkeys(row)) for row in rows]


def _answer(form: Form, line: Line, *, is_asked: bool) -> Piece:
    assert line.place is not None
    answer = form.answer(line.place)
    words = form_words(form.languages[0]).reply
    if answer is None or not says(answer.value):
        text = words.no_answer if is_asked else words.not_asked
        return {"kind": "status", "label": "", "text": text}
    return {
        "kind": "answer",
        "label": line.joined,
        "paragraphs": _shown(form, answer, line.place).split("\n"),
    }


def _shown(form: Form, answer: Answer, place: Placed) -> str:
    language = form.languages[0]
    if isinstance(answer.value, NoInformation):
        return shown_no_information(answer.value, language)
    return shown_with_unit(answer.value, place.question, language)


def _files(form: Form, receipt: Receipt) -> list[dict[str, str]]:
    words = form_words(form.languages[0]).reply
    numbers = {one.id: one.full_number for one in form.places}
    files = []
    for one in receipt.attachments:
        number = numbers.get(one.question, one.question)
        about = words.attachment_of.format(number=number) if one.question else ""
        size = f"{one.size:,}".replace(",", "\u202f") + " B"
        told = " · ".join(filter(None, (about, size)))
        files.append({"name": one.name, "about": told, "sum": f"SHA-256 {one.sha256}"})
    return files


def _text(text: str) -> Piece:
    return {"kind": "text", "text": text}


class _Signs:
    """Makes texts fit for the PDF's fonts; `met` says whether a sign had to be shown by number."""

    def __init__(self) -> None:
        self.met = False

    def clean(self, data: object) -> object:
        """The same data with every text made fit."""
        if isinstance(data, str):
            return self._fit(data)
        if isinstance(data, list):
            return [self.clean(one) for one in data]
        if isinstance(data, Mapping):
            return {name: self.clean(one) for name, one in data.items()}
        return data

    def _fit(self, text: str) -> str:
        if missing(text) is not None:
            self.met = True
            unknown = {sign for sign in set(text) if missing(sign) is not None}
            numbers = {ord(sign): f"[U+{ord(sign):04X}]" for sign in unknown}
            text = text.translate(numbers)
        return _LONG.sub(lambda long: _BREAKS.sub("\u200b", long[0]), drawable(text))
