"""What pages say of reports, in the reader’s language."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import template
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from ronda.apps.addresses import path_to
from ronda.apps.reports.models import Amendment, Correction, Piece
from ronda.apps.reports.permissions import Can, verdict
from ronda.apps.rounds.selectors.rounds import visible_to
from ronda.apps.rounds.tabs import tabs_of
from ronda.apps.treaties.models import Round
from ronda.procedure.parties import party_by_code
from ronda.procedure.procedure import Procedure
from ronda.procedure.stated import Wording
from ronda.reports.comparing import DraftChangeKind, Thing, name_of, wordings_of
from ronda.reports.faults import FaultCode, ReportFault
from ronda.reports.model import Addressed, Finding, FindingKind, Recommendation

register = template.Library()
LONGEST_BEGINNING = 300


@register.inclusion_tag("rounds/tabs.html", takes_context=True)
def report_round_tabs(context: Mapping[str, Any], round: Round) -> dict[str, object]:
    """The tabs of the report's round, where it is run here and the reader sees it."""
    user = context["request"].user
    conduct = visible_to(user).filter(round=round).first()
    return {"tabs": tabs_of(user, conduct) if conduct is not None else [], "here": "report"}


@register.inclusion_tag("reports/pages.html", takes_context=True)
def report_pages(context: Mapping[str, Any], round: Round, here: str = "") -> dict[str, object]:
    """The pages of a report that the reader may open, for whoever sees more than its drafts."""
    user, place = context["request"].user, (round.body.slug, round.number)
    pages = [("report", path_to("reports:report", *place), _("Drafts"))]
    if verdict(user, Can.SEE_WRITING, round):
        pages.append(("desk", path_to("reports:desk", *place), _("Writing")))
    if verdict(user, Can.SEE_WRITING, round) and _is_adopted(round):
        pages.append(("corrections", path_to("reports:corrections", *place), _("Corrections")))
    if verdict(user, Can.NAME, round) and getattr(getattr(round, "report", None), "writing", None):
        pages.append(("rapporteurs", path_to("reports:rapporteurs", *place), _("Rapporteurs")))
        pages.append(("story", path_to("reports:story", *place), _("Story")))
    return {"pages": pages if len(pages) > 1 else [], "here": here}


def _is_adopted(round: Round) -> bool:
    writing = getattr(getattr(round, "report", None), "writing", None)
    return writing is not None and writing.adopted is not None


@register.inclusion_tag("reports/in-languages.html", takes_context=True)
def in_languages(
    context: Mapping[str, Any], languages: Iterable[str], text: Wording
) -> dict[str, object]:
    """A text in each language of the report, side by side; what is missing is told."""
    given = dict(text.texts)
    code = context.get("LANGUAGE_CODE", get_language())
    return {"texts": [(tag, given.get(tag, "")) for tag in languages], "LANGUAGE_CODE": code}


@register.filter
def piece_texts(thing: Thing) -> list[tuple[str, str]]:
    """Every text of a piece with its language."""
    return [one for wording in wordings_of(thing) for one in wording.texts]


@register.filter
def beginning(piece: Piece) -> str:
    """The first words of a piece, in the reader’s language where it has them."""
    words = piece.content.get("title") or piece.content.get("text") or {}
    told = Wording.of(words).in_language(get_language() or "en") if words else ""
    return told if len(told) <= LONGEST_BEGINNING else f"{told[:LONGEST_BEGINNING]}…"


@register.filter
def thing_name(thing: Thing) -> str:
    """What a piece of a draft is called: III-12, 41; a finding by its Party."""
    return party_of_code(thing.party) if isinstance(thing, Finding) else name_of(thing)


@register.filter
def words_by_language(words: Mapping[str, Any]) -> list[tuple[str, str]]:
    """The words of a piece as one text for each language."""
    return [(tag, _words_in(words, tag)) for tag in _tags(words)]


@register.filter
def word_pairs(change: Amendment | Correction) -> list[tuple[str, str, str]]:
    """In each language the words before a change and after it."""
    before = change.before
    after = change.proposed if isinstance(change, Amendment) else change.after
    tags = dict.fromkeys([*_tags(before), *_tags(after)])
    return [(tag, _words_in(before, tag), _words_in(after, tag)) for tag in tags]


def _texts(words: Mapping[str, Any]) -> list[Mapping[str, str]]:
    told = [words.get(name) for name in ("title", "introduction", "text")]
    return [text for text in (*told, *words.get("items", ())) if text]


def _tags(words: Mapping[str, Any]) -> list[str]:
    return list(dict.fromkeys(tag for text in _texts(words) for tag in text))


def _words_in(words: Mapping[str, Any], tag: str) -> str:
    return "\n".join(text.get(tag, "") for text in _texts(words))


@register.filter
def of_key(values: Mapping[int, str], key: int) -> str:
    """What stands under a key, or ""."""
    return values.get(key, "")


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
def addressed_to(one: Recommendation, named: Mapping[str, str] | None = None) -> str:
    """To whom a recommendation is addressed, by name where it names Parties.

    `named` are names by codes; without one it is called as everywhere.
    """
    known = named or {}
    names = ", ".join(known.get(code) or party_of_code(code) for code in one.parties)
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
