"""Putting what the State said into its answer library.

Two things to know. These are steps of somebody's act, inside the door and its transaction
(`services.library`, and submitting). And each passage is an answer of its own, found by its terms.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ronda.apps.national import finding
from ronda.apps.national.comparing import laws_in, terms_of_text
from ronda.apps.national.models import AnswerOrigin, EarlierAnswer, FoundIn, Target, TextVersion
from ronda.bitexts.model import passages_of
from ronda.factsheets.model import Factsheet
from ronda.replies.model import Reply
from ronda.replies.placing.ranking import Terms

_SHORTEST = 40
"""A passage shorter than this says nothing that one would say again."""


@dataclass(frozen=True)
class Said:
    """A passage that was said, and what it answered."""

    text: str
    language: str
    answers: str = ""
    version: TextVersion | None = None


@dataclass(frozen=True)
class Occasion:
    """When it was said, to whom, in which document, and until when it holds."""

    said_on: date
    said_to: str
    document: str
    valid_until: date | None = None
    origin: AnswerOrigin = AnswerOrigin.IMPORTED


def answers_keep(party_id: int, occasion: Occasion, said: Iterable[Said]) -> list[EarlierAnswer]:
    """Keep what was said; each passage once for one document and day."""
    known = set(
        EarlierAnswer.objects.filter(
            party=party_id, said_on=occasion.said_on, document=occasion.document
        ).values_list("text", flat=True)
    )
    new = {one.text: one for one in said if one.text not in known}
    kept = [_kept(party_id, occasion, one) for one in new.values()]
    finding.put(FoundIn.ANSWER, party_id, ((a.pk, terms_of_answer(a)) for a in kept))
    return kept


def _kept(party_id: int, occasion: Occasion, one: Said) -> EarlierAnswer:
    answer = EarlierAnswer(
        party_id=party_id,
        said_on=occasion.said_on,
        valid_until=occasion.valid_until,
        said_to=occasion.said_to,
        document=occasion.document,
        answers=one.answers,
        text=one.text,
        language=one.language,
        origin=occasion.origin,
        version=one.version,
        laws=laws_in(one.text, one.language),
    )
    answer.length = finding.length(terms_of_answer(answer))
    answer.save()
    return answer


def terms_of_answer(answer: EarlierAnswer) -> Terms:
    """What an answer is found by: its text, and around it what it answered."""
    return terms_of_text(answer.text, answer.language, answer.answers)


def said_in_text(text: str, language: str, answers: str = "") -> list[Said]:
    """The passages of a text that was typed or pasted."""
    return [Said(one, language, answers) for one in passages_of(text)]


def said_in_reply(reply: Reply) -> list[Said]:
    """What a letter or reply says: each passage under its heading; courtesies are left out."""
    return [
        Said(one.text, reply.language, section.heading)
        for section in reply.sections
        for one in section.passages
        if len(one.text) >= _SHORTEST
    ]


def said_in_factsheet(factsheet: Factsheet) -> list[Said]:
    """What the State wrote into the boxes of a factsheet, each under what it answers."""
    return [
        Said(text, factsheet.language, asked)
        for asked, box in _boxes(factsheet)
        for text in passages_of(box)
    ]


def _boxes(factsheet: Factsheet) -> Iterator[tuple[str, str]]:
    for chapter in factsheet.chapters:
        for one in chapter.recommendations:
            if one.follow_up is not None:
                yield f"{', '.join(one.codes)}: {one.text}", one.follow_up.text
        if chapter.practice_box is not None:
            yield f"{chapter.number}. {chapter.title}", chapter.practice_box.text


def said_in_texts(agreed: Iterable[tuple[Target, TextVersion | None, str]]) -> list[Said]:
    """What agreed texts of the State say, paragraph by paragraph, each under what it answers."""
    return [
        Said(text, version.text.language, f"{target.code}: {target.wording}", version)
        for target, version, wording in agreed
        if version is not None
        for text in passages_of(wording)
    ]
