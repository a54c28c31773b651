"""Writing begun, from nothing or from a draft, and drafts made from what is written.

Two things to know. Writing goes on from a draft that came in as a file only while what is written
stands in a draft as well: no work is lost, and none is in two places. And a draft gives each piece
the number or the code that it is called by from then on.
"""

from collections.abc import Mapping

from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import User
from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.policy import demand
from ronda.apps.reports.assembling import assemble
from ronda.apps.reports.models import Draft, Piece, PieceKind, Report, Writing
from ronda.apps.reports.permissions import Can, verdict
from ronda.apps.reports.pieces import Told, pieces_of
from ronda.apps.reports.selectors.drafts import parties_in, report_of
from ronda.apps.reports.selectors.settling import settled_in
from ronda.apps.reports.selectors.writing import procedure_for, value_now
from ronda.apps.rivals import RivalState
from ronda.apps.treaties.models import Round
from ronda.reports import model
from ronda.reports.checksum import checksum


def writing_begin(
    *, actor: Actor, round: Round, titles: Mapping[str, str], languages: tuple[str, ...]
) -> Writing:
    """Begin to write a report from nothing, in these languages; raises NotNow where it is."""
    demand(verdict(actor, Can.BEGIN, round))
    if not languages or not any(text.strip() for text in titles.values()):
        raise NotValid(_("Give the report a title."), "title")
    with act(actor=actor, what=Can.BEGIN) as done:
        writing = _begun(signed_in(actor), round, dict(titles), languages)
        done.concerns(writing.report, writing)
    return writing


def writing_begin_from(*, actor: Actor, draft: Draft) -> Writing:
    """Begin to write from a draft, or go on from it where the report is written already.

    What the draft does not have is taken out, and can be put back. Raises NotNow while something
    that was written is in no draft, or two texts wait to be brought together.
    """
    round = draft.report.round
    demand(verdict(actor, Can.BEGIN, round))
    value, person = report_of(draft), signed_in(actor)
    _check_parties(value, round)
    with act(actor=actor, what=Can.BEGIN, about=(draft.report, draft)) as done:
        writing = Writing.objects.filter(report=draft.report).first()
        if writing is None:
            writing = _begun(person, round, dict(value.title.texts), value.languages)
        else:
            writing = Writing.objects.select_for_update().get(pk=writing.pk)
            writing.report = draft.report
            _check_kept(writing)
            writing.titles, writing.languages = dict(value.title.texts), list(value.languages)
        writing.codes_kept = True
        writing.adopted = value.model_dump(mode="json")["adopted"]
        writing.save()
        why = _("Draft %(number)d does not have it.") % {"number": draft.number}
        _record(person, writing, value, why)
        done.concerns(writing)
        done.after = {"draft": draft.number}
    return writing


def draft_make(*, actor: Actor, writing: Writing, note: str = "") -> Draft:
    """Keep what is written as the next draft; raises NotNow where nothing is different.

    From now on every piece is called by the number or the code that it has in it.
    """
    demand(verdict(actor, Can.MAKE_DRAFT, writing.report.round))
    with act(actor=actor, what=Can.MAKE_DRAFT, about=(writing.report, writing)) as done:
        locked = locked_writing(writing)
        draft = kept_as_draft(signed_in(actor), locked, note)
        done.concerns(draft)
        done.after = {"draft": draft.number, "sha256": draft.sha256}
    return draft


def codes_keep(*, actor: Actor, writing: Writing, keep: bool) -> None:
    """Let codes stay as they are now, or let them follow the order of the text."""
    demand(verdict(actor, Can.MAKE_DRAFT, writing.report.round))
    with act(actor=actor, what=Can.ARRANGE, about=(writing,)) as done:
        row = locked_writing(writing)
        if row.adopted is not None:
            raise NotNow(_("The report is adopted: from now on it is corrected, with a reason."))
        if keep and not row.codes_kept:
            _call(row, value_now(row))
        row.codes_kept = keep
        row.save(update_fields=["codes_kept"])
        done.after = {"codes-kept": keep}


def locked_writing(writing: Writing) -> Writing:
    """The report, adopted or not, which nobody else changes until the transaction ends."""
    locked = Writing.objects.select_for_update().get(pk=writing.pk)
    report = Report.objects.select_for_update(of=("self",))
    locked.report = report.select_related("round__body__convention").get(pk=writing.report_id)
    return locked


def kept_as_draft(person: User, writing: Writing, note: str) -> Draft:
    """What is written now as the next draft; within the transaction that holds the report."""
    report = writing.report
    number = report.drafts.count() + 1
    value = assemble(writing, procedure_for(writing), draft=number)
    sha256 = checksum(value)
    if report.drafts.filter(sha256=sha256).exists():
        raise NotNow(_("Nothing is different from a draft that there is already."))
    _call(writing, value)
    return Draft.objects.create(
        report=report,
        number=number,
        content=value.model_dump(mode="json", by_alias=True),
        sha256=sha256,
        note=note.strip(),
        file_name="",
        adopted=value.adopted is not None,
        made_by=person,
    )


def _begun(
    person: User, round: Round, titles: dict[str, str], languages: tuple[str, ...]
) -> Writing:
    report, _new = Report.objects.select_for_update(of=("self",)).get_or_create(
        round=round, defaults={"created_by": person}
    )
    writing, new = Writing.objects.get_or_create(
        report=report,
        defaults={"titles": titles, "languages": list(languages), "begun_by": person},
    )
    if not new:
        raise NotNow(_("This report is written here already."))
    return writing


def _check_parties(value: model.Report, round: Round) -> None:
    from_draft = {one.party for _p, one in value.findings}
    from_draft |= {code for one in value.of(model.Recommendation) for code in one.parties}
    from_draft |= {one.party for one in value.of(model.PromisingPractice)}
    if unknown := sorted(from_draft - {party.code for party in parties_in(round)}):
        told = {"codes": ", ".join(unknown)}
        raise NotNow(_("The draft names %(codes)s, which are no Parties of this round.") % told)


def _check_kept(writing: Writing) -> None:
    value = value_now(writing)
    if value.chapters and not writing.report.drafts.filter(sha256=checksum(value)).exists():
        raise NotNow(_("Something that was written is in no draft yet: make one of it first."))
    if Piece.objects.filter(writing=writing, rivals__state=RivalState.OPEN).exists():
        raise NotNow(_("Two texts still wait to be brought together: settle them first."))
    if settled_in(writing):
        raise NotNow(_("A chapter is settled: open it again first, with a reason."))


def _record(person: User, writing: Writing, value: model.Report, why: str) -> None:
    """Make the pieces say what the report says: changed, added, taken out."""
    with connection.cursor() as cursor:
        # Triggers open a subtransaction for each row, which deferred checks would make slow.
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    rows = {row.key: row for row in Piece.objects.filter(writing=writing)}
    told = list(pieces_of(value))
    for order, one in enumerate(told, start=1):
        row = rows.get(one.key) or Piece(writing=writing, key=one.key, version=0)
        rows[one.key] = row
        _fill(person, row, one, order, rows.get(one.within))
    gone = set(rows) - {one.key for one in told}
    out = Piece.objects.filter(writing=writing, key__in=gone, taken_out_at__isnull=True)
    out.update(taken_out_at=timezone.now(), taken_out_why=why)


def _fill(person: User, row: Piece, told: Told, order: int, within: Piece | None) -> None:
    if row.pk and row.kind != told.kind:
        raise NotNow(
            _("“%(id)s” is something else in this draft: give it another id.") % {"id": row.key}
        )
    if row.content != told.content or not row.pk:
        row.version += 1
        row.changed_by = person
    row.kind, row.within, row.order = told.kind, within, order
    row.called, row.content = told.called, told.content
    row.taken_out_at, row.taken_out_why = None, ""
    row.save()


def _call(writing: Writing, value: model.Report) -> None:
    """Give each piece the number or code that it has in the value."""
    called = {one.key: one.called for one in pieces_of(value)}
    named = Piece.objects.filter(writing=writing, taken_out_at__isnull=True).exclude(
        kind__in=(PieceKind.TOPIC, PieceKind.PRACTICE, PieceKind.FINDING)
    )
    for row in named:
        if row.key in called and row.called != called[row.key]:
            row.called = called[row.key]
            row.save(update_fields=["called"])
