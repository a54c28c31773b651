"""The report as it is written, for the pages on which it is.

Two things to know. `writing_visible` is where every page of the desk begins: it is for the
secretariat and the rapporteurs. And numbers are those that a draft made now would have.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.errors import NotVisible
from ronda.apps.policy import demand
from ronda.apps.reports.assembling import assemble, standing
from ronda.apps.reports.models import Draft, Piece, PieceKind, Rival, Settling, Writing
from ronda.apps.reports.permissions import Can, verdict
from ronda.apps.reports.pieces import called_of, read_piece
from ronda.apps.reports.selectors.drafts import parties_in
from ronda.apps.reports.selectors.settling import chapter_of, settled_in
from ronda.apps.reports.selectors.writers import Named, Writes, rapporteurs_of, writes_of
from ronda.apps.rivals import RivalState
from ronda.apps.rounds.selectors.procedures import procedure_of as procedure_run
from ronda.apps.rounds.selectors.rounds import conduct_of
from ronda.apps.treaties.models import Party, Round
from ronda.procedure.loading import load_procedure
from ronda.procedure.procedure import Procedure
from ronda.reports import model
from ronda.reports.checksum import checksum
from ronda.reports.faults import ReportFault, faults


@dataclass(frozen=True)
class Line:
    """A piece on the desk: what it says, what it is called, what stands in it, what one may do."""

    piece: Piece
    value: model.Chapter | model.Entry | model.Finding
    called: str
    may_write: bool
    rivals: tuple[Rival, ...] = ()
    within: tuple["Line", ...] = ()
    settled: Settling | None = None
    """For a chapter, how a reading settled it."""

    @property
    def counts(self) -> Mapping[str, int]:
        """How many pieces of each kind stand in it."""
        return Counter(one.piece.kind for one in _with_within(self))


@dataclass(frozen=True)
class Desk:
    """The whole of what is written, for one reader."""

    writing: Writing
    value: model.Report
    chapters: tuple[Line, ...]
    writes: Writes
    faults: tuple[ReportFault, ...]
    latest: Draft | None
    is_in_draft: bool
    taken_out: tuple[Piece, ...]
    rapporteurs: tuple[Named, ...] = field(default=())

    @property
    def rivals(self) -> tuple[Rival, ...]:
        """Every pair of texts that waits to be brought together."""
        every = [one for chapter in self.chapters for one in _with_within(chapter)]
        return tuple(rival for one in every for rival in one.rivals)

    def may_add_to(self, chapter: Line) -> bool:
        """Whether something can be added to a chapter, about some question at least."""
        may = self.writes.in_piece(chapter.piece) or bool(self.writes.questions)
        return may and chapter.settled is None and self.writing.adopted is None


def writing_of(round: Round) -> Writing | None:
    """The report of a round as it is written here; None where it is not."""
    found = Writing.objects.filter(report__round=round)
    return found.select_related("report__round__body__convention").first()


def writing_visible(actor: Actor, round: Round) -> Writing:
    """The same for one who may see it; raises NotVisible, or NotAllowed to a member."""
    demand(verdict(actor, Can.SEE_WRITING, round))
    found = writing_of(round)
    if found is None:
        raise NotVisible(_("The report of this round is not written here."))
    return found


def piece_visible(actor: Actor, round: Round, key: str) -> Piece:
    """A piece of the report, taken out or not, with what it stands in; raises NotVisible."""
    writing = writing_visible(actor, round)
    found = writing.pieces.filter(key=key).select_related("within__within").first()
    if found is None:
        raise NotVisible(_("The report has no such part."))
    found.writing = writing
    return found


def procedure_for(writing: Writing) -> Procedure:
    """The procedure by which the report's round is run."""
    round = writing.report.round
    conduct = conduct_of(round)
    return procedure_run(conduct) if conduct is not None else load_procedure(round.body.slug)


def parties_for(writing: Writing) -> list[Party]:
    """The Parties that the report may speak of, by name."""
    return parties_in(writing.report.round)


def value_now(writing: Writing) -> model.Report:
    """The report as it stands now."""
    return assemble(writing, procedure_for(writing))


def desk_of(actor: Actor, writing: Writing) -> Desk:
    """All that is written, with what `actor` may do with it."""
    pieces, procedure = standing(writing), procedure_for(writing)
    value, writes = assemble(writing, procedure, pieces), writes_of(actor, writing)
    latest = writing.report.drafts.order_by("-number").first()
    codes = [party.code for party in parties_for(writing)]
    return Desk(
        writing=writing,
        value=value,
        chapters=_lines(writing, pieces, value, writes),
        writes=writes,
        faults=faults(value, procedure, codes),
        latest=latest,
        is_in_draft=latest is not None and latest.sha256 == checksum(value),
        taken_out=tuple(writing.pieces.filter(taken_out_at__isnull=False).order_by("kind", "pk")),
        rapporteurs=tuple(rapporteurs_of(writing)),
    )


def rival_visible(actor: Actor, round: Round, id: int) -> Rival:
    """Two texts that wait to be brought together; raises NotVisible."""
    writing = writing_visible(actor, round)
    found = Rival.objects.filter(pk=id, piece__writing=writing, state=RivalState.OPEN)
    one = found.select_related("piece__within__within", "piece__changed_by", "written_by").first()
    if one is None:
        raise NotVisible(_("There are no two texts to bring together here any more."))
    one.piece.writing = writing
    return one


def findings_in(writing: Writing) -> list[Piece]:
    """The findings that a recommendation may rest on, in order of their paragraphs."""
    found = writing.pieces.filter(
        kind=PieceKind.FINDING, taken_out_at__isnull=True, within__taken_out_at__isnull=True
    )
    return list(found.select_related("within").order_by("within__within__order", "within__order"))


def value_of(
    piece: Piece, content: Mapping[str, object] | None = None
) -> model.Chapter | model.Entry | model.Finding:
    """What a piece says, or would say with another content, by itself."""
    return read_piece(piece.kind, piece.key, piece.called, content or piece.content)


def holders_for(piece: Piece) -> list[Piece]:
    """What a piece may be put into: the other chapters, for a finding the other paragraphs."""
    kind = PieceKind.PARAGRAPH if piece.kind == PieceKind.FINDING else PieceKind.CHAPTER
    found = piece.writing.pieces.filter(kind=kind, taken_out_at__isnull=True)
    found = found.exclude(pk=piece.within_id or 0).exclude(within__taken_out_at__isnull=False)
    return list(found.order_by("within__order", "order"))


def chapter_shown(desk: Desk, key: str) -> Line:
    """A chapter of the desk; raises NotVisible."""
    found = next((one for one in desk.chapters if one.piece.key == key), None)
    if found is None:
        raise NotVisible(_("The report has no such part."))
    return found


def _lines(
    writing: Writing, pieces: list[Piece], value: model.Report, writes: Writes
) -> tuple[Line, ...]:
    rows = {piece.key: piece for piece in pieces}
    by_id = {piece.pk: piece for piece in pieces}
    for piece in pieces:
        piece.writing = writing
        piece.within = by_id.get(piece.within_id) if piece.within_id else None
    settled = settled_in(writing)
    open_ = Rival.objects.filter(piece__writing=writing, state=RivalState.OPEN)
    rivals: defaultdict[int, list[Rival]] = defaultdict(list)
    for rival in open_.select_related("written_by"):
        if rival.piece_id in by_id:
            rival.piece = by_id[rival.piece_id]
        rivals[rival.piece_id].append(rival)

    def line(thing: model.Chapter | model.Entry | model.Finding) -> Line:
        piece = rows[thing.id]
        called = "" if isinstance(thing, model.Finding) else called_of(thing)
        within = tuple(line(one) for one in _held(thing))
        how = settled.get(chapter_of(piece).pk)
        may = writes.in_piece(piece) and how is None
        own = how if piece.kind == PieceKind.CHAPTER else None
        return Line(piece, thing, called, may, tuple(rivals[piece.pk]), within, own)

    return tuple(line(chapter) for chapter in value.chapters)


def _held(
    thing: model.Chapter | model.Entry | model.Finding,
) -> tuple[model.Entry, ...] | tuple[model.Finding, ...]:
    if isinstance(thing, model.Chapter):
        return thing.entries
    return thing.findings if isinstance(thing, model.Paragraph) else ()


def _with_within(line: Line) -> list[Line]:
    return [line, *(inner for one in line.within for inner in _with_within(one))]
