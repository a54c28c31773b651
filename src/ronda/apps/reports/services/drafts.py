"""Taking drafts of a report in, and publishing one.

Two things to know. A draft is taken in whole, as it is, faults and all: what is wrong in it is
listed. And only an adopted draft without a fault is published.
"""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, signed_in
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid
from ronda.apps.policy import demand
from ronda.apps.reports.models import Draft, Report
from ronda.apps.reports.permissions import Can, verdict
from ronda.apps.reports.selectors.drafts import faults_of
from ronda.apps.treaties.models import Round
from ronda.reports.checksum import checksum
from ronda.reports.json_form import NoReport, report_of

LONGEST_NAME = 255


def draft_take_in(*, actor: Actor, round: Round, data: bytes, name: str, note: str = "") -> Draft:
    """Keep a report's file as the next draft; raises NotValid where it is none of this round."""
    demand(verdict(actor, Can.TAKE_IN, round))
    try:
        value = report_of(data)
    except NoReport as error:
        raise NotValid(str(error), "file") from error
    if (value.body, value.round) != (round.body.slug, round.number):
        sentence = _("The report is of round %(round)d of “%(body)s”, not of this one.")
        raise NotValid(sentence % {"round": value.round, "body": value.body}, "file")
    with act(actor=actor, what=Can.TAKE_IN) as done:
        report, _new = Report.objects.select_for_update().get_or_create(
            round=round, defaults={"created_by": signed_in(actor)}
        )
        number = report.drafts.count() + 1
        content = value.model_copy(update={"draft": number}).model_dump(mode="json", by_alias=True)
        sha256 = checksum(value)
        if report.drafts.filter(sha256=sha256).exists():
            raise NotValid(_("This draft was taken in before; nothing is different."), "file")
        draft = Draft.objects.create(
            report=report,
            number=number,
            content=content,
            sha256=sha256,
            note=note.strip(),
            file_name=name[-LONGEST_NAME:],
            adopted=value.adopted is not None,
            made_by=signed_in(actor),
        )
        done.concerns(report, draft)
        done.after = {"draft": number, "sha256": sha256}
    return draft


def report_publish(*, actor: Actor, draft: Draft, on: date) -> None:
    """Open an adopted draft to everybody; raises NotNow with what bars it."""
    demand(verdict(actor, Can.PUBLISH, draft.report.round))
    if hindrances := publishing_hindrances(draft, on):
        raise NotNow(hindrances[0], hindrances)
    with act(actor=actor, what=Can.PUBLISH, about=(draft.report, draft)) as done:
        report = Report.objects.select_for_update().get(pk=draft.report_id)
        done.before = {"draft": report.published_id}
        report.published, report.published_on = draft, on
        report.save(update_fields=["published", "published_on"])
        done.after = {"draft": draft.pk, "on": on.isoformat()}


def publishing_hindrances(draft: Draft, on: date) -> tuple[str, ...]:
    """A sentence for each thing that bars publishing a draft on a day."""
    found = []
    if not draft.adopted:
        found.append(_("The draft does not say where and when it was adopted."))
    if faults_of(draft):
        found.append(_("The draft has faults: mend them and take it in again."))
    if on > timezone.localdate():
        found.append(_("The day has not come yet: publish on that day."))
    return tuple(found)
