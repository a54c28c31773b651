"""The annual report: drafted from the record, changed section by section, signed, taken out.

Two things to know. It leaves only signed by a validator, as it was when they signed; until then it
is a draft that the coordinator changes. And what tells a figure that was withdrawn meanwhile is not
sent to be signed, nor signed, nor taken out.
"""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.audit.services import act
from ronda.apps.errors import NotNow, NotValid, Stale
from ronda.apps.national.annual_drafting import Section, drafted_year
from ronda.apps.national.annual_files import annual_docx, annual_pdf, file_name, leaf_of
from ronda.apps.national.desk import at_desk
from ronda.apps.national.letters import LetterFile
from ronda.apps.national.models import (
    AnnualReport,
    AnnualSection,
    AnnualState,
    Arrangement,
    Post,
    PostKind,
)
from ronda.apps.national.notices import told_of_annual
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors.told import withdrawn_since
from ronda.apps.national.standing import standing_of
from ronda.apps.policy import demand
from ronda.factsheets.errors import CannotWrite


@dataclass(frozen=True)
class Yearly:
    """What report somebody wants."""

    year: int
    arrangement: Arrangement
    language: str
    title: str


def annual_draft(*, actor: Actor, yearly: Yearly) -> AnnualReport:
    """Draft the report of a year; raises NotNow where the record says nothing of it."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.REPORT))
        with act(actor=actor, what=Can.REPORT) as done:
            sections = drafted_year(yearly.year, yearly.arrangement, yearly.language)
            if not sections:
                told = _("The record says nothing of %(year)d: no step was done, no figure given.")
                raise NotNow(told % {"year": yearly.year})
            report = AnnualReport.objects.create(
                party_id=who.party_id,
                year=yearly.year,
                arrangement=yearly.arrangement,
                language=yearly.language,
                title=yearly.title,
                made_by=who.person,
            )
            AnnualSection.objects.bulk_create(
                [_section(report, n, one) for n, one in enumerate(sections, start=1)]
            )
            done.concerns(report)
    return report


def _section(report: AnnualReport, order: int, section: Section) -> AnnualSection:
    return AnnualSection(
        party_id=report.party_id,
        report=report,
        order=order,
        heading=section.heading,
        text="\n\n".join(one.words for one in section.told),
        sources=[list(source) for one in section.told for source in one.sources],
        values=list(dict.fromkeys(key for one in section.told for key in one.values)),
        shown=[list(shown) for one in section.told for shown in one.shown],
    )


def annual_write(
    *, actor: Actor, section: AnnualSection, heading: str, text: str, version: int
) -> AnnualSection:
    """Change a section of a draft; raises Stale where somebody changed it since `version`.

    A section whose figures were withdrawn counts as changed: it tells none of those any more.
    """
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.REPORT))
        with act(actor=actor, what=Can.REPORT, about=(section.report, section)):
            _locked(section.report, AnnualState.DRAFT)
            locked = AnnualSection.objects.select_for_update().get(pk=section.pk)
            if locked.version != version:
                raise Stale(_("Somebody changed this section meanwhile: look at it again."), locked)
            locked.heading, locked.text = heading.strip(), text.strip()
            locked.version += 1
            gone = {one.pk for one in withdrawn_since(locked.values)}
            locked.values = [key for key in locked.values if key not in gone]
            locked.save()
    return locked


def annual_send(*, actor: Actor, report: AnnualReport, post: Post) -> AnnualReport:
    """Have a validator sign it; raises NotNow where it tells what was withdrawn."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.REPORT))
        if post.what != PostKind.VALIDATOR:
            raise NotValid(_("Only validators sign."), "post")
        with act(actor=actor, what=Can.REPORT, about=(report,)) as done:
            locked = _locked(report, AnnualState.DRAFT)
            _check_holds(locked)
            locked.state, locked.post, locked.remark = AnnualState.SIGNING, post, ""
            locked.save()
            told_of_annual(actor, locked, "annual-sign")
            done.after = {"state": locked.state}
    return locked


def annual_take_back(*, actor: Actor, report: AnnualReport) -> AnnualReport:
    """Make a draft of it again before it is signed."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.REPORT))
        with act(actor=actor, what=Can.REPORT, about=(report,)):
            locked = _locked(report, AnnualState.SIGNING)
            locked.state = AnnualState.DRAFT
            locked.save()
    return locked


def annual_sign(*, actor: Actor, report: AnnualReport) -> AnnualReport:
    """Sign it: from now on it may leave, and is not changed."""
    with at_desk(actor):
        who = standing_of(actor)
        demand(verdict(who, Can.SIGN_REPORT, AnnualReport.objects.get(pk=report.pk)))
        with act(actor=actor, what=Can.SIGN_REPORT, about=(report,)) as done:
            locked = _locked(report, AnnualState.SIGNING)
            _check_holds(locked)
            locked.state = AnnualState.SIGNED
            locked.signed_at, locked.signed_by = timezone.now(), who.person
            locked.save()
            told_of_annual(actor, locked, "annual-signed")
            done.after = {"state": locked.state}
    return locked


def annual_return(*, actor: Actor, report: AnnualReport, remark: str) -> AnnualReport:
    """Send it back unsigned, with why."""
    with at_desk(actor):
        fresh = AnnualReport.objects.get(pk=report.pk)
        demand(verdict(standing_of(actor), Can.SIGN_REPORT, fresh))
        if not remark.strip():
            raise NotValid(_("Say what is to be changed."), "remark")
        with act(actor=actor, what=Can.SIGN_REPORT, about=(report,)):
            locked = _locked(report, AnnualState.SIGNING)
            locked.state, locked.remark = AnnualState.DRAFT, remark.strip()
            locked.save()
            told_of_annual(actor, locked, "annual-returned")
    return locked


def annual_drop(*, actor: Actor, report: AnnualReport) -> AnnualReport:
    """Set a draft aside; what it told counts as told no more."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.REPORT))
        with act(actor=actor, what=Can.REPORT, about=(report,)):
            locked = _locked(report, AnnualState.DRAFT)
            locked.state = AnnualState.DROPPED
            locked.save()
    return locked


def annual_take_out(*, actor: Actor, report: AnnualReport, ending: str) -> LetterFile:
    """The signed report as "docx" or "pdf"; that it left is audited. Raises NotNow if unsigned."""
    with at_desk(actor):
        demand(verdict(standing_of(actor), Can.REPORT))
        with act(actor=actor, what=Can.REPORT, about=(report,)) as done:
            locked = _locked(report, AnnualState.SIGNED)
            _check_holds(locked)
            leaf = leaf_of(locked, list(locked.sections.all()))
            done.after = {"taken out": ending}
            name = file_name(locked, ending)
    try:
        data = annual_docx(leaf) if ending == "docx" else annual_pdf(leaf)
    except CannotWrite as error:
        raise NotNow(str(error)) from error
    return LetterFile(name, data)


def _locked(report: AnnualReport, state: AnnualState) -> AnnualReport:
    """The report, locked; raises NotNow where it is in another state."""
    found = AnnualReport.objects.select_for_update().get(pk=report.pk)
    if found.state != state:
        told = _("This cannot be done now: the report is %(state)s.")
        raise NotNow(told % {"state": found.get_state_display()})
    return found


def _check_holds(report: AnnualReport) -> None:
    keys = [key for section in report.sections.all() for key in section.values]
    gone = withdrawn_since(keys)
    if gone:
        told = _("It tells a figure that was withdrawn (%(indicator)s): change that section first.")
        raise NotNow(told % {"indicator": gone[0].indicator.name})
