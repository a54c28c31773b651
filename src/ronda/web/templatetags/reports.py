"""What pages say of reports, in the reader’s language."""

from django import template
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from ronda.procedure.parties import party_by_code
from ronda.procedure.procedure import Procedure
from ronda.reports.comparing import DraftChangeKind
from ronda.reports.faults import FaultCode, ReportFault
from ronda.reports.model import Addressed, FindingKind, Recommendation

register = template.Library()


@register.filter
def finding_kind(kind: FindingKind) -> str:
    """What a finding says of a Party."""
    return {
        FindingKind.IN_LINE: _("in line"),
        FindingKind.PROMISING: _("promising"),
        FindingKind.GAP: pgettext("finding", "gap"),
        FindingKind.UNCLEAR: _("unclear"),
        FindingKind.NO_INFORMATION: _("no information"),
    }[kind]


@register.filter
def draft_change(kind: DraftChangeKind) -> str:
    """What became of an entry between two drafts."""
    return {
        DraftChangeKind.ADDED: _("added"),
        DraftChangeKind.REMOVED: _("taken out"),
        DraftChangeKind.REWORDED: _("reworded"),
        DraftChangeKind.RENUMBERED: _("numbered anew"),
        DraftChangeKind.MOVED: _("moved"),
        DraftChangeKind.STRENGTH: _("another strength"),
        DraftChangeKind.ADDRESSED: _("addressed to others"),
        DraftChangeKind.BASIS: _("another legal basis"),
        DraftChangeKind.EVIDENCE: _("rests on something else"),
        DraftChangeKind.KIND: _("another finding"),
        DraftChangeKind.WITHDRAWN: _("withdrawn"),
    }[kind]


@register.filter
def report_fault(fault: ReportFault) -> str:
    """What is wrong, and where."""
    return f"{_wrong(fault.code)} ({fault.entry})"


@register.filter
def addressed_to(one: Recommendation) -> str:
    """To whom a recommendation is addressed, by name where it names Parties."""
    names = ", ".join(party_of_code(code) for code in one.parties)
    if one.addressed is Addressed.NAMED:
        return names
    if one.addressed is Addressed.ALL:
        return _("to all Parties")
    if not names:
        return _("to Parties not already doing so")
    return _("to Parties not already doing so, including %(names)s") % {"names": names}


@register.filter
def party_of_code(code: str) -> str:
    """The name of a Party in the reader’s language; its code where it is not known."""
    known = party_by_code(code)
    return known.name(get_language() or "en") if known is not None else code


@register.simple_tag
def strength_name(procedure: Procedure, id: str) -> str:
    """A strength by the name that the body’s file gives it."""
    found = next((level for level in procedure.strengths.levels if level.id == id), None)
    return found.name.in_language(get_language() or "en") if found is not None else id


def _wrong(code: FaultCode) -> str:
    return {
        FaultCode.ID_TWICE: _("An id is given more than once."),
        FaultCode.CODE_TWICE: _("Several recommendations have the same code."),
        FaultCode.CODE_NOT_IN_SCHEME: _("A code is not written as the body’s codes are."),
        FaultCode.CODE_IN_OTHER_CHAPTER: _("A code names another chapter than it stands in."),
        FaultCode.PARAGRAPH_OUT_OF_ORDER: _("Paragraphs are not numbered through."),
        FaultCode.STRENGTH_UNKNOWN: _("A strength is none of this round’s."),
        FaultCode.NOBODY_ADDRESSED: _("A recommendation to named Parties names none."),
        FaultCode.PARTY_UNKNOWN: _("A Party is named that is not in this round."),
        FaultCode.RESTS_ON_NOTHING_KNOWN: _("It rests on a finding that is not there."),
        FaultCode.LANGUAGE_MISSING: _("A text is missing in one of the languages."),
    }[code]
