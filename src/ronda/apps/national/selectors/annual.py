"""Annual reports as somebody may see them: the coordinator all, a validator what is to be signed.

Two things to know. A section that tells a withdrawn figure says so. And pages of a report come a
piece at a time, as one may have hundreds of sections.
"""

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.national.models import (
    AnnualReport,
    AnnualSection,
    AnnualState,
    IndicatorValue,
)
from ronda.apps.national.selectors.told import withdrawn_since
from ronda.apps.national.standing import Standing


def annuals_visible(who: Standing) -> QuerySet[AnnualReport]:
    """The annual reports that somebody may see, the newest year first."""
    every = AnnualReport.objects.select_related("made_by", "signed_by", "post__institution")
    if who.coordinator:
        return every
    return every.filter(post__in=who.posts).exclude(state=AnnualState.DRAFT)


def annual_visible(who: Standing, id: int) -> AnnualReport:
    """One of them; raises NotVisible."""
    found = annuals_visible(who).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such page."))
    return found


def section_visible(who: Standing, id: int) -> AnnualSection:
    """A section of one of them; raises NotVisible."""
    found = AnnualSection.objects.select_related("report").filter(
        pk=id, report__in=annuals_visible(who)
    )
    section = found.first()
    if section is None:
        raise NotVisible(_("There is no such page."))
    return section


def annuals_to_sign(who: Standing) -> list[AnnualReport]:
    """The reports that wait for somebody's signature."""
    return list(AnnualReport.objects.filter(post__in=who.posts, state=AnnualState.SIGNING))


def withdrawn_in(report: AnnualReport) -> dict[int, list[IndicatorValue]]:
    """The figures that a report tells and that were withdrawn, by section."""
    sections = list(report.sections.exclude(values=[]).values_list("pk", "values"))
    gone = {one.pk: one for one in withdrawn_since([key for _pk, keys in sections for key in keys])}
    found = {pk: [gone[key] for key in keys if key in gone] for pk, keys in sections}
    return {pk: values for pk, values in found.items() if values}
