"""Submitting agreed texts: into the boxes of a factsheet, and the reply to a questionnaire.

Two things to know. Only the wording of agreed texts leaves the desk: the file that is handed in has
nothing else of it, and the rest of Ronda is written away from the desk. And what was submitted, and
what came back as a receipt, is kept.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.selectors import edition_assemble
from ronda.apps.compliance.services.returned import (
    returned_hindrance,
    returned_preview,
    returned_take_in,
)
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.follow_ups.selectors.windows import filled_in_on_line
from ronda.apps.follow_ups.services.agreed_texts import Agreed as ForBox
from ronda.apps.follow_ups.services.agreed_texts import agreed_texts_submit
from ronda.apps.national.askable import open_editions
from ronda.apps.national.desk import at_desk, away_from_desk
from ronda.apps.national.keeping_answers import Occasion, answers_keep, said_in_texts
from ronda.apps.national.models import AnswerOrigin, Submission, Target, TargetKind, Text, TextState
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.replying import answers_put_in
from ronda.apps.national.selectors.texts import pieces_of, version_of, wording
from ronda.apps.national.services.signing import check_holds
from ronda.apps.national.standing import Standing, standing_of
from ronda.apps.national.workflow import Way, go
from ronda.apps.policy import demand
from ronda.apps.treaties.models import Round
from ronda.factsheets.model import Box, Chapter, Factsheet, Recommendation
from ronda.factsheets.writing import to_bytes

_IN_BOXES = (TargetKind.RECOMMENDATION, TargetKind.PRACTICES)
_IN_REPLY = (TargetKind.QUESTION,)
Wordings = Mapping[tuple[str, str], str]
"""What goes into each box, by the kind of target and its code."""


@dataclass(frozen=True)
class Agreed:
    """A text that is agreed, with the wording that would be submitted."""

    target: Target
    text: Text
    wording: str


def agreed_for(round: Round, kinds: Sequence[TargetKind] = tuple(TargetKind)) -> list[Agreed]:
    """The agreed texts for a round; inside the door."""
    found = Text.objects.filter(
        target__round=round, target__kind__in=kinds, state=TextState.AGREED
    ).select_related("target")
    return [Agreed(text.target, text, wording(pieces_of(version_of(text)))) for text in found]


def submits_on_line(party_id: int, round: Round, agreed: Sequence[Agreed]) -> bool:
    """Whether these texts fill boxes on line, and the whole is then submitted and closed."""
    fills = any(one.target.kind in _IN_BOXES for one in agreed)
    return fills and filled_in_on_line(round, party_id) is not None


def rounds_ready() -> list[Round]:
    """The rounds for which texts are agreed; inside the door."""
    found = Text.objects.filter(state=TextState.AGREED).select_related("target__round__body")
    return list({text.target.of_round.pk: text.target.of_round for text in found}.values())


def texts_submit(*, actor: Actor, round: Round) -> list[Submission]:
    """Submit every agreed text of a round, each where it belongs; all or none of them."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.SUBMIT))
        if not agreed_for(round):
            raise NotNow(_("No text is agreed yet: only agreed texts are submitted."))
        made = []
        if agreed_for(round, _IN_BOXES):
            made.append(boxes_submit(actor=actor, round=round))
        if agreed_for(round, _IN_REPLY):
            made.append(answers_submit(actor=actor, round=round))
    return made


def answers_submit(*, actor: Actor, round: Round) -> Submission:
    """Put the agreed texts for questions into the State's reply, as its coordinator's answers.

    Raises NotNow where nothing is agreed, or the reply is not open.
    """
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.SUBMIT))
        with act(actor=actor, what=Can.SUBMIT) as done:
            agreed = _held(agreed_for(round, _IN_REPLY))
            wordings = {one.target.code: one.wording for one in agreed}
            again = _answered_before(agreed)
            with away_from_desk():
                receipt = answers_put_in(actor, who.party_id, round, wordings, again)
            submission = _kept(who, round, agreed, receipt, to_box=False)
            done.concerns(submission, *(one.text for one in agreed))
            done.after = {"receipt": receipt}
    return submission


def _answered_before(agreed: list[Agreed]) -> frozenset[str]:
    """The questions whose texts were submitted before."""
    before = Submission.objects.filter(to_box=False).values_list("versions", flat=True)
    keys = {key for versions in before for key in versions}
    return frozenset(one.target.code for one in agreed if str(one.target.pk) in keys)


def _kept(
    who: Standing, round: Round, agreed: list[Agreed], receipt: str, *, to_box: bool
) -> Submission:
    keep_in_library(who.party_id, round, receipt, agreed)
    return Submission.objects.create(
        party_id=who.party_id,
        round=round,
        versions={str(one.target.pk): one.text.version for one in agreed},
        to_box=to_box,
        receipt=receipt,
        by=who.person,
    )


def boxes_submit(*, actor: Actor, round: Round) -> Submission:
    """Hand the agreed texts in, in the boxes of the Party's factsheet of the round.

    On line where the round asks for the information there, and submitted with its receipt; else in
    a file, in the newest edition. Raises NotNow where nothing is agreed, or no box is open.
    """
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.SUBMIT))
        with act(actor=actor, what=Can.SUBMIT) as done:
            agreed = _held(agreed_for(round, _IN_BOXES))
            with away_from_desk():
                receipt = _handed_in(actor, who.party_id, round, agreed)
            submission = _kept(who, round, agreed, receipt, to_box=True)
            done.concerns(submission, *(one.text for one in agreed))
            done.after = {"receipt": receipt}
    return submission


def keep_in_library(party_id: int, round: Round, receipt: str, agreed: list[Agreed]) -> None:
    """Put what is submitted into the answer library; a step of submitting."""
    occasion = Occasion(
        said_on=timezone.localdate(),
        said_to=str(round),
        document=receipt,
        origin=AnswerOrigin.SUBMITTED,
    )
    texts = ((one.target, version_of(one.text), one.wording) for one in agreed)
    answers_keep(party_id, occasion, said_in_texts(texts))


def _edition(actor: Actor, party_id: int, round: Round) -> Edition:
    for edition in open_editions(actor, party_id):
        if edition.factsheet.round_id == round.pk:
            if hindrance := returned_hindrance(edition):
                raise NotNow(hindrance)
            return edition
    raise NotNow(_("There is no factsheet of this round that is open for answers."))


def _held(agreed: list[Agreed]) -> list[Agreed]:
    """Put the texts on as submitted; raises NotNow for none, or what tells what was withdrawn."""
    if not agreed:
        raise NotNow(_("No text is agreed yet: only agreed texts are submitted."))
    for one in agreed:
        locked = Text.objects.select_for_update(of=("self",)).get(pk=one.text.pk)
        check_holds(locked)
        go(locked, Way.SUBMIT)
        locked.save()
    return agreed


def _wordings(agreed: list[Agreed]) -> dict[tuple[str, str], str]:
    return {(one.target.kind, one.target.code): one.wording.replace("\n\n", "\n") for one in agreed}


def _handed_in(actor: Actor, party_id: int, round: Round, agreed: list[Agreed]) -> str:
    """The receipt for the texts in their boxes, on line or in a file; away from the desk."""
    wordings = _wordings(agreed)
    party = filled_in_on_line(round, party_id)
    if party is None:
        return _hand_in(actor, _edition(actor, party_id, round), wordings)
    practices = TargetKind.PRACTICES.value
    texts = [ForBox(code, text, kind == practices) for (kind, code), text in wordings.items()]
    return agreed_texts_submit(actor=actor, party=party, texts=texts).reference


def _hand_in(actor: Actor, edition: Edition, wordings: Wordings) -> str:
    """The receipt for the factsheet with these texts in its boxes, taken in."""
    sheet = _filled(edition_assemble(edition), wordings)
    party = edition.factsheet.party.code.lower()
    name = f"factsheet-{party}-{edition.factsheet.round.number}-{edition.language}-answers.docx"
    data = to_bytes(sheet, "docx", despite_faults=True)
    returned = returned_preview(actor=actor, edition=edition, data=data, name=name)
    made = returned_take_in(actor=actor, returned=returned)
    return f"{party.upper()}-{edition.factsheet.round.number}-{made.language}-{made.number}"


def _filled(sheet: Factsheet, wordings: Wordings) -> Factsheet:
    """The factsheet with the texts in their boxes; raises NotValid where one has no box."""
    left = set(wordings)
    chapters = tuple(_chapter(chapter, wordings, left) for chapter in sheet.chapters)
    if left:
        codes = ", ".join(sorted(code for _kind, code in left))
        sentence = _("The factsheet has no box any more for: %(codes)s.")
        raise NotValid(sentence % {"codes": codes})
    return sheet.model_copy(update={"chapters": chapters})


def _chapter(chapter: Chapter, wordings: Wordings, left: set[tuple[str, str]]) -> Chapter:
    recommendations = tuple(_answered(one, wordings, left) for one in chapter.recommendations)
    update: dict[str, object] = {"recommendations": recommendations}
    key = (TargetKind.PRACTICES.value, chapter.number)
    if key in wordings and chapter.practice_box is not None:
        left.discard(key)
        update["practice_box"] = Box(text=wordings[key])
    return Chapter.model_validate(dict(chapter) | update)


def _answered(
    one: Recommendation, wordings: Wordings, left: set[tuple[str, str]]
) -> Recommendation:
    for code in one.codes:
        key = (TargetKind.RECOMMENDATION.value, code)
        if key in wordings and one.follow_up is not None:
            left.discard(key)
            return one.model_copy(update={"follow_up": Box(text=wordings[key])})
    return one
