"""`ronda questionnaire`: checks, shows and converts questionnaires, forms and answers.

Two things to know. What a file is, is told by what is in it and by `--of`: with it, FILE answers a
questionnaire; without, FILE is one. And a questionnaire with faults is shown all the same, but no
form is written of it.
"""

from dataclasses import dataclass
from pathlib import Path

from ronda.cli.exit_codes import DONE, UNPLACED, USAGE
from ronda.cli.reporting import Stop, Told, attempt, tell
from ronda.factsheets.errors import Faulty, NotAQuestionnaire, UnknownFormat
from ronda.factsheets.printable import printable
from ronda.factsheets.reading.loading import load
from ronda.factsheets.writing import put
from ronda.questionnaires.answers import Answers
from ronda.questionnaires.checking import answers_faults, chapter_fills
from ronda.questionnaires.faults import Fault
from ronda.questionnaires.form import shown_number_of
from ronda.questionnaires.model import Audience, Questionnaire
from ronda.questionnaires.reading.bounded import file_bounded, proposal_bounded
from ronda.questionnaires.reading.from_docx import Entry, Filled, empty_answers, read_filled
from ronda.questionnaires.reading.from_json import (
    answers_of,
    either_of,
    questionnaire_of_toml,
)
from ronda.questionnaires.reading.identity import identity_in
from ronda.questionnaires.rules import questionnaire_faults
from ronda.questionnaires.walking import placed
from ronda.questionnaires.writing.to_docx import form_docx
from ronda.questionnaires.writing.to_json import json_bytes
from ronda.questionnaires.writing.to_pdf import form_pdf

_WORD = b"PK"
_LONGEST = 100


@dataclass(frozen=True)
class Order:
    """What was asked for."""

    file: Path
    of: Path | None
    to: Path | None
    answers: Path | None
    party: str | None
    audience: str
    languages: tuple[str, ...]


def run(order: Order) -> int:
    """Do it, tell what came of it; the exit code."""
    told = attempt(lambda: _answering(order) if order.of is not None else _asking(order))
    tell(told, str(order.file))
    return told.code


# ------------------------------------------------------------ a questionnaire


def _asking(order: Order) -> Told:
    found, remarks = _questionnaire(order.file)
    faults = [one.sentence for one in questionnaire_faults(found)]
    if order.to is None:
        return Told(_outline(found, order), [*remarks, *faults], _code(remarks, faults))
    kind = order.to.suffix.lower()
    if kind == ".json":
        put(json_bytes(found), order.to)
        return Told("", [*remarks, *faults], _code(remarks, faults))
    if faults:
        raise Faulty(" ".join(faults[:3]) + " No form was written.")
    put(_form(found, order, kind), order.to)
    return Told("", remarks)


def _code(remarks: list[str], faults: list[str]) -> int:
    return Faulty.exit_code if faults else UNPLACED if remarks else DONE


def _form(found: Questionnaire, order: Order, kind: str) -> bytes:
    languages = order.languages or None
    audience = _audience(order)
    if kind == ".pdf":
        return form_pdf(found, languages=languages, audience=audience, party=order.party)
    if kind != ".docx":
        raise UnknownFormat(f"“{kind}” is no format of a form: use .docx, .pdf or .json.")
    given = answers_of(load(order.answers)) if order.answers is not None else None
    party = order.party or (given.party if given is not None else None)
    return form_docx(found, languages=languages, audience=audience, party=party, answers=given)


def _questionnaire(path: Path) -> tuple[Questionnaire, list[str]]:
    """The questionnaire in a file; of a proposal also what is unsure about it."""
    data = load(path)
    if data.startswith(_WORD):
        proposal = proposal_bounded(data, name=path.name, start="fork")
        return proposal.questionnaire, [one.sentence for one in proposal.doubts]
    if path.suffix.lower() == ".toml":
        return questionnaire_of_toml(data), []
    found = either_of(data)
    if isinstance(found, Answers):
        raise NotAQuestionnaire(
            "These are answers: name the questionnaire that they answer with --of."
        )
    return found, []


def _audience(order: Order) -> Audience:
    try:
        return Audience(order.audience)
    except ValueError as error:
        names = ", ".join(audience.value for audience in Audience)
        raise Stop(f"“{order.audience}” is no audience: use one of {names}.", USAGE) from error


def _outline(found: Questionnaire, order: Order) -> str:
    language = (order.languages or found.languages)[0]
    languages = ", ".join(found.languages)
    of = f"  {found.id}, version {found.version}, round {found.round} of {found.body}, {languages}"
    lines = [found.title.in_language(language), of]
    chapter = ""
    for one in placed(found):
        if one.chapter.id != chapter:
            chapter = one.chapter.id
            title = one.chapter.title.in_language(language)
            asked = ", ".join(audience.value for audience in one.chapter.audiences)
            lines += ["", f"{one.chapter.number} {title} ({asked})".strip()]
        text = one.question.text.in_language(language)
        kind = one.question.asks.kind.value
        start = "  " * (one.depth + 1)
        lines.append(f"{start}{shown_number_of(one)} {_short(text)} [{one.id}, {kind}]")
    return printable("\n".join(lines) + "\n")


def _short(text: str) -> str:
    folded = " ".join(text.split())
    return folded if len(folded) <= _LONGEST else folded[: _LONGEST - 1] + "…"


# ------------------------------------------------------------ answers to one


def _answering(order: Order) -> Told:
    assert order.of is not None
    asked, _ = _questionnaire(order.of)
    data = load(order.file)
    if data.startswith(_WORD):
        return _filled(order, asked, data)
    given = answers_of(data)
    faults = answers_faults(asked, given)
    if order.to is not None:
        _put_answers(given, order.to)
        return Told("", [one.sentence for one in faults], _blocked(faults))
    return Told(_fills(asked, given), [one.sentence for one in faults], _blocked(faults))


def _blocked(faults: tuple[Fault, ...]) -> int:
    return Faulty.exit_code if any(one.blocks for one in faults) else DONE


def _filled(order: Order, asked: Questionnaire, data: bytes) -> Told:
    audience = _audience(order)
    before = answers_of(load(order.answers)) if order.answers is not None else None
    found = read_filled(
        data,
        asked,
        party=order.party or _party_in(data),
        audience=audience,
        before=before,
        bounded="fork",
    )
    taken = found.taken(before or empty_answers(found.identity))
    unsure = [_doubt(one) for one in found.entries if one.state.value in _UNSURE]
    unsure += [
        f"Outside the fields, after {s.after or 'the front'}: {s.text}" for s in found.strays
    ]
    if order.to is not None:
        _put_answers(taken, order.to)
        return Told("", unsure, UNPLACED if unsure else DONE)
    return Told(_preview(found), unsure, UNPLACED if unsure else DONE)


_UNSURE = {"unread": "cannot be read", "conflict": "was changed in both", "lost": "has no field"}


def _doubt(one: Entry) -> str:
    said = f" (“{_short(one.text)}”)" if one.text else ""
    return f"The answer to question {one.number} {_UNSURE[one.state.value]}{said}."


def _party_in(data: bytes) -> str | None:
    """Whose file it is, where nobody said whose it should be."""
    from_file = file_bounded(data, start="fork")
    return identity_in(from_file).party


def _put_answers(given: Answers, to: Path) -> None:
    if to.suffix.lower() != ".json":
        raise UnknownFormat(f"Answers are written as .json, not as “{to.suffix}”.")
    put(json_bytes(given), to)


def _preview(found: Filled) -> str:
    of = found.identity
    lines = [f"{of.questionnaire}, version {of.version}, {of.party or of.audience.value}"]
    lines += [
        f"  {one.number}  {one.state.value}  {_short(one.text)}".rstrip() for one in found.entries
    ]
    return printable("\n".join(lines) + "\n")


def _fills(asked: Questionnaire, given: Answers) -> str:
    titles = {one.id: one for one in asked.chapters}
    lines = [
        f"{titles[one.chapter].number} {titles[one.chapter].title.in_language(given.language)}:"
        f" {one.answered} of {one.asked} answered, {one.state.value.replace('_', ' ')}"
        for one in chapter_fills(asked, given)
    ]
    return printable("\n".join(lines) + "\n")
