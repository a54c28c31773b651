"""Which decisions of meetings are about reports that everybody reads.

Two things to know. What is decided is a draft, what is read the one that was published: a draft is
public here as soon as its report is. And a key that is none of a report's is left out.
"""

from collections.abc import Iterable, Mapping

from ronda.apps.accounts.selectors import Actor
from ronda.apps.reports.models import Draft
from ronda.apps.reports.selectors.published import drafts_published

REPORT, DRAFT = "reports.report:", "reports.draft:"


def published_by_key(actor: Actor, keys: Iterable[str]) -> Mapping[str, Draft]:
    """The published draft of each report that one of these keys names, itself or by a draft."""
    asked = [one for one in keys if one.startswith((REPORT, DRAFT))]
    if not asked:
        return {}
    named = {one: int(one.partition(":")[2]) for one in asked}
    ids = [key for one, key in named.items() if one.startswith(DRAFT)]
    reports = dict(Draft.objects.filter(pk__in=ids).values_list("pk", "report"))
    of = {one: reports.get(key) if one.startswith(DRAFT) else key for one, key in named.items()}
    published = {
        one.report_id: one
        for one in drafts_published(actor)
        .filter(report__in=set(of.values()) - {None})
        .select_related("report__round__body")
    }
    return {one: published[key] for one, key in of.items() if key is not None and key in published}
