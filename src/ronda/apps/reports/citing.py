"""Which recommendations rest on a passage of the library, as far as one may see their report.

Two things to know. Of each report the newest draft that one may see is asked. And drafts are walked
as they are kept, for a page must not wait until several reports were understood.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.library.selectors import Citation, Cited
from ronda.apps.reports.models import Draft
from ronda.apps.reports.selectors import visible_to
from ronda.procedure.stated import Wording

_MOST = 20
"""Reports that are asked, the newest ones."""


def cited_by(actor: Actor, cited: Cited) -> Iterator[Citation]:
    """The recommendations whose legal basis is the passage."""
    newest: dict[int, Draft] = {}
    for draft in visible_to(actor).order_by("-report_id", "-number"):
        newest.setdefault(draft.report_id, draft)
    for draft in list(newest.values())[:_MOST]:
        yield from _in_draft(draft, cited)


def _in_draft(draft: Draft, cited: Cited) -> Iterator[Citation]:
    round = draft.report.round
    address = reverse("reports:draft", args=[round.body.slug, round.number, draft.number])
    for entry in _entries(draft.content):
        basis = entry.get("basis") or ()
        if any(cited.is_meant(one["text"], one.get("place") or "") for one in basis):
            name = _("Recommendation %(code)s, %(round)s") % {"code": entry["code"], "round": round}
            words = Wording.of(entry["text"]).in_language(get_language() or "en")
            yield Citation(name, f"{address}#{entry['id']}", words)


def _entries(content: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for chapter in content["chapters"]:
        yield from chapter["entries"]
