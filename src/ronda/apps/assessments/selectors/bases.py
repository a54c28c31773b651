"""On what the assessment of a round rests: its adopted report, its procedure, its Parties.

Two things to know. The newest adopted draft counts, so that a correction after adoption reaches
the assessment; ids tie what was judged before to it. And a draft never changes, so its frame is
worked out once in each process.
"""

from collections import OrderedDict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from django.db.models import prefetch_related_objects

from ronda.apps.kept_values import KeptValues
from ronda.apps.reports.models import Draft
from ronda.apps.reports.selectors import parties_of, report_of
from ronda.apps.rounds.models import Conduct
from ronda.apps.rounds.selectors import procedure_of
from ronda.apps.rounds.selectors.rounds import PARTIES, conduct_of, conducts_of
from ronda.apps.treaties.models import Party, Round
from ronda.apps.treaties.selectors import round_by_number
from ronda.assessments.frame import Frame, frame_of
from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.loading import load_procedure
from ronda.procedure.participants import Participant
from ronda.procedure.procedure import Procedure
from ronda.procedure.publicity import Publicity
from ronda.procedure.stated import Wording

_FRAMES: OrderedDict[tuple[object, ...], Frame] = OrderedDict()
_MOST = 32
_KEPT: KeptValues["Basis"] = KeptValues(most=32)
NOTHING = Frame((), {}, {})


@dataclass(frozen=True)
class Basis:
    """What an assessment rests on; `draft` is None while no report of the round is adopted."""

    round: Round
    procedure: Procedure
    draft: Draft | None
    conduct: Conduct | None
    parties: tuple[Party, ...]
    frame: Frame

    @property
    def place(self) -> tuple[str, int]:
        """The first parts of each address."""
        return self.round.body.slug, self.round.number

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which reasons are written."""
        return self.procedure.languages.wording

    def status_name(self, id: str) -> Wording:
        """A status by the name that the body's file gives it; its id where it has none such."""
        known = {one.id: one.name for one in self.procedure.statuses.values}
        return known.get(id) or Wording.of({"en": id})

    def party(self, code: str) -> Party | None:
        """The Party with this code; None where it is not in the round."""
        return next((one for one in self.parties if one.code == code.upper()), None)


def basis_at(body: str, number: int) -> Basis:
    """The basis of a body's round; raises NotVisible where there is no such round."""
    return basis_of(round_by_number(body, number))


def basis_of(round: Round) -> Basis:
    """The basis of a round; whether one may see it is asked elsewhere."""
    conduct = conduct_of(round)
    if conduct is not None:
        prefetch_related_objects([conduct], "happenings", PARTIES)
    procedure = procedure_of(conduct) if conduct else load_procedure(round.body.slug)
    draft = _draft_of(round)
    parties = tuple(parties_of(draft, conduct)) if draft is not None else ()
    frame = _frame(draft, procedure, parties) if draft is not None else NOTHING
    return Basis(round, procedure, draft, conduct, parties, frame)


def basis_without_report(round: Round) -> Basis:
    """The same for who only asks what is open: by as many questions whatever was adopted.

    It is kept in the process as long as the record is as it was.
    """
    return replace(_KEPT.get(round.pk, lambda: _without_report(round)), round=round)


def _without_report(round: Round) -> Basis:
    conduct = conduct_of(round)
    procedure = procedure_of(conduct) if conduct else load_procedure(round.body.slug)
    if conduct is not None:
        prefetch_related_objects([conduct], "happenings", "parties")
    elif _is_open_at_once(procedure):
        # Which Parties there are then only the report says.
        return basis_of(round)
    return Basis(round, procedure, None, conduct, (), NOTHING)


def bases_without_report(
    rounds: Iterable[Round], parties: Collection[Party] | None = None
) -> dict[int, Basis]:
    """The same for many rounds, by the round's key, by as many questions however many they are.

    `parties`: for who asks about these Parties only.
    """
    every = list(rounds)
    conducts = conducts_of(every, parties)
    found = {}
    for one in every:
        conduct = conducts.get(one.pk)
        if conduct is not None:
            found[one.pk] = Basis(one, procedure_of(conduct), None, conduct, (), NOTHING)
        elif _is_open_at_once(procedure := load_procedure(one.body.slug)):
            found[one.pk] = basis_of(one)
        else:
            found[one.pk] = Basis(one, procedure, None, None, (), NOTHING)
    return found


def _is_open_at_once(procedure: Procedure) -> bool:
    now = procedure.publicity.of(DocumentKind.ASSESSMENT, Participant.COMMITTEE)
    return now is Publicity.PUBLIC


def _draft_of(round: Round) -> Draft | None:
    report = getattr(round, "report", None)
    if report is None:
        return None
    adopted = report.drafts.filter(adopted=True).select_related("report__round__body")
    found: Draft | None = adopted.defer("content").order_by("-number").first()
    return found


def _frame(draft: Draft, procedure: Procedure, parties: tuple[Party, ...]) -> Frame:
    codes = tuple(one.code for one in parties)
    key = (draft.pk, draft.sha256, procedure.id, codes)
    known = _FRAMES.get(key)
    if known is None:
        known = _FRAMES[key] = frame_of(report_of(draft), procedure, codes)
        while len(_FRAMES) > _MOST:
            _FRAMES.popitem(last=False)
    return known
