"""Which findings and recommendations cite a passage of the library, as far as one may see them.

Two things to know. Of each report the newest draft that one may see is asked. And drafts are walked
as they are kept, for a page must not wait until several reports were understood.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.addresses import path_to
from ronda.apps.library.selectors import Citation, Cited
from ronda.apps.reports.models import Draft
from ronda.apps.reports.selectors import visible_to
from ronda.apps.treaties.models import Round
from ronda.procedure.parties import party_by_code
from ronda.procedure.stated import Wording

_MOST = 20
"""Reports that are asked, the newest ones."""


def cited_by(actor: Actor, cited: Cited) -> Iterator[Citation]:
    """The findings that cite the passage, and the recommendations whose legal basis it is."""
    newest: dict[int, Draft] = {}
    for draft in visible_to(actor).order_by("-report_id", "-number"):
        newest.setdefault(draft.report_id, draft)
    for draft in list(newest.values())[:_MOST]:
        yield from _in_draft(draft, cited)


def _in_draft(draft: Draft, cited: Cited) -> Iterator[Citation]:
    round = draft.report.round
    address = path_to("reports:draft", round.body.slug, round.number, draft.number)
    for entry in _entries(draft.content):
        yield from _findings(entry, cited, address, round)
        if any(_is_meant(cited, one) for one in entry.get("basis") or ()):
            name = _("Recommendation %(code)s, %(round)s") % {"code": entry["code"], "round": round}
            words = Wording.of(entry["text"]).in_language(get_language() or "en")
            yield Citation(name, f"{address}#{entry['id']}", words)


def _is_meant(cited: Cited, basis: Mapping[str, str]) -> bool:
    if basis.get("passage") == cited.id:
        return True
    return cited.is_meant(basis["text"], basis.get("place") or "")


def _findings(
    paragraph: Mapping[str, Any], cited: Cited, address: str, round: Round
) -> Iterator[Citation]:
    for one in paragraph.get("findings") or ():
        if cited.id in (one.get("cites") or ()):
            told = {"party": _party(one["party"]), "number": paragraph["number"], "round": round}
            name = _("Finding on %(party)s, paragraph %(number)s, %(round)s") % told
            words = one["text"] or paragraph["text"]
            said = Wording.of(words).in_language(get_language() or "en")
            yield Citation(name, f"{address}#{paragraph['id']}", said)


def _party(code: str) -> str:
    known = party_by_code(code)
    return known.name(get_language() or "en") if known is not None else code


def _entries(content: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for chapter in content["chapters"]:
        yield from chapter["entries"]
