"""Beginning a report, taking one in, keeping drafts of it.

Two things to know. A report that was written elsewhere is taken in whole, into a report without
chapters. And a draft is kept with its checksum: it is what a meeting read.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.policy import demand
from ronda.apps.reports.assembling import assemble
from ronda.apps.reports.models import Draft, Report
from ronda.apps.reports.permissions.can import Can
from ronda.apps.reports.permissions.reports import verdict
from ronda.apps.reports.recording import record
from ronda.apps.treaties.models import Party, Round
from ronda.reports import model


def report_begin(
    *, actor: Actor, round: Round, titles: Mapping[str, str], languages: tuple[str, ...]
) -> Report:
    """An empty report for a round; raises NotValid where the round has one."""
    demand(verdict(actor, Can.BEGIN))
    if Report.objects.filter(round=round).exists():
        raise NotValid(_("The round has a report already: go on with that one."))
    with act(actor=actor, what=Can.BEGIN) as done:
        report = Report.objects.create(
            round=round,
            titles=dict(titles),
            languages=list(languages),
            created_by=signed_in(actor),
        )
        demand(verdict(actor, Can.WRITE, report))
        done.concerns(report)
    return report


def report_take_in(*, actor: Actor, report: Report, value: model.Report) -> None:
    """Write a report that came as a value; raises NotValid where it is of another round."""
    demand(verdict(actor, Can.TAKE_IN, report))
    if (value.body, value.round) != (report.round.body.slug, report.round.number):
        sentence = _("The report is of round %(round)d of “%(body)s”, not of this one.")
        raise NotValid(sentence % {"round": value.round, "body": value.body}, "file")
    with act(actor=actor, what=Can.TAKE_IN, about=(report,)) as done:
        locked = Report.objects.select_for_update().get(pk=report.pk)
        if locked.chapters.exists():
            raise NotNow(_("The report has chapters already: take it into an empty one."))
        parties = {party.code: party for party in Party.objects.all()}
        record(locked, value, by=signed_in(actor), parties=parties)
        locked.titles, locked.languages = dict(value.title.texts), list(value.languages)
        locked.version += 1
        locked.save(update_fields=["titles", "languages", "version"])
        done.after = {"chapters": len(value.chapters)}
    report.refresh_from_db()


def draft_keep(
    *, actor: Actor, report: Report, note: str = "", amendments_until: date | None = None
) -> Draft:
    """Keep the report as it stands as its next draft."""
    demand(verdict(actor, Can.DRAFT, report))
    with act(actor=actor, what=Can.DRAFT, about=(report,)) as done:
        draft = draft_add(report, actor, note, amendments_until)
        done.concerns(draft)
        done.after = {"draft": draft.number, "sha256": draft.sha256}
    return draft


def draft_add(report: Report, actor: Actor, note: str, amendments_until: date | None) -> Draft:
    """The next draft; part of a service's transaction."""
    assert transaction.get_connection().in_atomic_block
    locked = Report.objects.select_for_update().get(pk=report.pk)
    number = locked.drafts.count() + 1
    content = assemble(locked, draft=number).model_dump(mode="json", by_alias=True)
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return Draft.objects.create(
        report=locked,
        number=number,
        content=content,
        sha256=hashlib.sha256(canonical.encode()).hexdigest(),
        note=note,
        amendments_until=amendments_until,
        made_by=signed_in(actor),
    )
