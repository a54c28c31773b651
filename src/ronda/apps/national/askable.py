"""What a State can be asked to answer: boxes of its factsheets, questions of open rounds.

Two things to know. It is read from what the coordinator may see of the other apps, at the moment of
asking; a `Target` is made only when something is really asked, placed or written. And a key
("7:recommendation:III-12") names one of them in forms.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ronda.apps.accounts.selectors import Actor
from ronda.apps.compliance import models as rows
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.permissions import OPEN_FOR_ANSWERS
from ronda.apps.compliance.selectors import edition_assemble, recommendations_of, visible_to
from ronda.apps.national.models import Target, TargetKind
from ronda.apps.national.replying import open_replies
from ronda.apps.rounds.models import Reply
from ronda.apps.rounds.selectors.replies import asked_of_parties, version_of
from ronda.apps.rounds.selectors.versions import questionnaire_of
from ronda.apps.treaties.models import Round
from ronda.factsheets.model import Chapter, Factsheet, Recommendation
from ronda.questionnaires.model import AsksKind


@dataclass(frozen=True)
class Askable:
    """One thing that can be asked; `text` is what stands in a box now."""

    round: Round
    kind: TargetKind
    code: str
    heading: str
    wording: str
    language: str
    text: str = ""

    @property
    def key(self) -> str:
        """Its name in forms."""
        return key_of(self.round.pk, self.kind, self.code)

    @property
    def asked_by(self) -> str:
        """The body that asks it."""
        return str(self.round.body)


def key_of(round_id: int, kind: str, code: str) -> str:
    """The name in forms of what a round asks under a code."""
    return f"{round_id}:{kind}:{code}"


def open_editions(actor: Actor, party_id: int) -> list[Edition]:
    """The newest edition, for each round, of the Party's factsheet that is open for answers.

    In English where there is one, else in the language there is.
    """
    found = visible_to(actor).filter(factsheet__party=party_id, status__in=OPEN_FOR_ANSWERS)
    newest: dict[int, Edition] = {}
    for edition in found.order_by("factsheet__round", "-number"):
        known = newest.get(edition.factsheet.round_id)
        if known is None or (
            edition.language.startswith("en") and not known.language.startswith("en")
        ):
            newest[edition.factsheet.round_id] = edition
    return list(newest.values())


def askable(actor: Actor, party_id: int) -> list[Askable]:
    """Everything that the State can be asked to answer now: boxes first, then questions."""
    boxes = [
        one
        for edition in open_editions(actor, party_id)
        for one in boxes_of(edition_assemble(edition), edition.factsheet.round)
    ]
    replies = open_replies(actor, party_id)
    return boxes + [one for reply in replies for one in questions_of(reply)]


def unboxed(actor: Actor, party_id: int) -> list[Askable]:
    """The recommendations of open factsheets that have no box: not answered, yet they ask."""
    return [
        Askable(
            round=edition.factsheet.round,
            kind=TargetKind.RECOMMENDATION,
            code=one.codes[0],
            heading=_heading(one.chapter),
            wording=_whole(one),
            language=edition.language,
        )
        for edition in open_editions(actor, party_id)
        for one in recommendations_of(edition, boxed=False)
        if one.codes
    ]


def questions_of(reply: Reply) -> Iterator[Askable]:
    """The questions of a reply that are answered in words, in the order of the questionnaire."""
    round = reply.party.conduct.round
    questionnaire = questionnaire_of(version_of(reply))
    language = "en" if "en" in questionnaire.languages else questionnaire.languages[0]
    for place in asked_of_parties(questionnaire).values():
        if place.question.asks.kind is AsksKind.TEXT:
            title = place.chapter.title.in_language(language)
            yield Askable(
                round=round,
                kind=TargetKind.QUESTION,
                code=place.id,
                heading=f"{place.chapter.number}. {title}".strip(". "),
                wording=f"{place.full_number} {place.question.text.in_language(language)}".strip(),
                language=language,
            )


def boxes_of(factsheet: Factsheet, round: Round) -> Iterator[Askable]:
    """The boxes of a factsheet, in its order."""
    for chapter in factsheet.chapters:
        for one in chapter.recommendations:
            if one.follow_up is not None and one.codes:
                yield _recommended(one, chapter, round, factsheet.language)
        yield from _practices(chapter, round, _heading(chapter), factsheet.language)


def _recommended(one: Recommendation, chapter: Chapter, round: Round, language: str) -> Askable:
    return Askable(
        round=round,
        kind=TargetKind.RECOMMENDATION,
        code=one.codes[0],
        heading=_heading(chapter),
        wording=_whole(one),
        language=language,
        text=one.follow_up.text if one.follow_up else "",
    )


def _heading(chapter: Chapter | rows.Chapter) -> str:
    return f"{chapter.number}. {chapter.title}".strip(". ")


def _whole(one: Recommendation | rows.Recommendation) -> str:
    """What a recommendation asks, with the words that open its list and its sub-points."""
    opening = [one.lead_in.text] if one.lead_in else []
    return "\n".join((*opening, one.text, *one.items))


def _practices(chapter: Chapter, round: Round, heading: str, language: str) -> Iterator[Askable]:
    if chapter.practice_box is not None:
        yield Askable(
            round=round,
            kind=TargetKind.PRACTICES,
            code=chapter.number,
            heading=heading,
            wording=heading,
            language=language,
            text=chapter.practice_box.text,
        )


def target_of(party_id: int, one: Askable) -> Target:
    """The record of what is asked, made when it is first needed."""
    target, _new = Target.objects.get_or_create(
        party_id=party_id,
        round=one.round,
        kind=one.kind,
        code=one.code,
        defaults={
            "heading": one.heading,
            "wording": one.wording,
            "language": one.language,
        },
    )
    return target


def targets_of(actor: Actor, party_id: int, keys: Iterable[str]) -> list[Target]:
    """The records of what these keys name, in the order of the documents."""
    wanted = set(keys)
    found = [one for one in askable(actor, party_id) if one.key in wanted]
    return [target_of(party_id, one) for one in found]
