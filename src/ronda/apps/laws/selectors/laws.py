"""The laws of a desk: as they are in force on a day, two versions compared, what came since.

Two things to know. What is in force is worked out from the versions each time (`in_time`). And what
changed since the State's last reply is asked for each recommendation by itself, since two of them
were answered on different days.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.laws.in_time import Became, Edition, between, in_force
from ronda.apps.laws.models import Article, ChangeAsked, Law, LawFile, Version, Wording
from ronda.apps.national.models import Target
from ronda.apps.national.selectors.answered import last_answered_each
from ronda.apps.national.selectors.uploads import files_visible
from ronda.apps.national.standing import Standing


@dataclass(frozen=True)
class Reads:
    """An article as it reads on a day, and the version that its words are from."""

    article: Article
    text: str
    version: Version


@dataclass(frozen=True)
class Compared:
    """What became of an article."""

    article: Article
    became: Became


@dataclass(frozen=True)
class Since:
    """What came into force, for one recommendation, after the State last answered it."""

    target: Target
    answered_on: date | None
    asked: list[ChangeAsked]
    versions: list[Version]


def laws_visible(who: Standing) -> QuerySet[Law]:
    """The laws of the desk, by title."""
    every = Law.objects.filter(party=who.party_id).select_related("institution")
    versions = Version.objects.filter(withdrawn="")
    return every.prefetch_related("institution__names", Prefetch("versions", versions, "standing"))


def law_visible(who: Standing, id: int) -> Law:
    """One of them; raises NotVisible."""
    found = laws_visible(who).filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such page."))
    return found


def law_files(who: Standing) -> QuerySet[LawFile]:
    """The spreadsheets of laws that somebody may see."""
    return files_visible(LawFile, who)


def version_visible(who: Standing, id: int) -> Version:
    """A version of a law; raises NotVisible."""
    found = Version.objects.filter(law__party=who.party_id, pk=id).select_related("law").first()
    if found is None:
        raise NotVisible(_("There is no such page."))
    return found


def asked_visible(who: Standing, id: int) -> ChangeAsked:
    """Something that is asked of a law; raises NotVisible."""
    beside = ("law", "article", "target__round__body", "target__outside")
    every = ChangeAsked.objects.filter(party=who.party_id).select_related(*beside)
    found = every.filter(pk=id).first()
    if found is None:
        raise NotVisible(_("There is no such page."))
    return found


def versions_of(law: Law) -> list[Version]:
    """Every version, also the withdrawn ones, newest first, with the articles that each changed."""
    wordings = Wording.objects.select_related("article")
    found = law.versions.select_related("made_by")
    return list(found.prefetch_related(Prefetch("wordings", queryset=wordings)).reverse())


def editions_of(law: Law) -> list[Edition]:
    """The versions that count, as values."""
    found = Version.objects.filter(law=law, withdrawn="").prefetch_related("wordings")
    return editions(found)


def editions(versions: Iterable[Version]) -> list[Edition]:
    """Versions whose wordings were fetched, as values; without those that were withdrawn."""
    return [
        Edition(
            key=one.pk,
            number=one.number,
            since=one.since,
            until=one.until,
            ends=one.ends,
            texts={w.article_id: w.text for w in one.wordings.all()},
        )
        for one in versions
        if not one.withdrawn
    ]


def editions_of_laws(laws: Collection[int]) -> dict[int, list[Edition]]:
    """The versions that count of several laws, by their keys, as values."""
    found: dict[int, list[Version]] = {key: [] for key in laws}
    every = Version.objects.filter(law__in=laws, withdrawn="").prefetch_related("wordings")
    for one in every:
        found[one.law_id].append(one)
    return {key: editions(versions) for key, versions in found.items()}


def gazettes_of_laws(laws: Collection[int]) -> dict[int, str]:
    """Where each version of several laws was published, by its key."""
    return dict(Version.objects.filter(law__in=laws).values_list("pk", "gazette"))


def articles_of_desk(who: Standing) -> QuerySet[Article]:
    """The articles of all laws of the desk."""
    every = Article.objects.filter(law__party=who.party_id).select_related("law")
    return every.order_by("law__title", "order", "id")


def law_on(law: Law, day: date) -> list[Reads]:
    """The articles in force on a day, in their order."""
    versions = {one.pk: one for one in versions_of(law)}
    there = in_force(editions(versions.values()), day)
    return [
        Reads(article, there[article.pk].text, versions[there[article.pk].version])
        for article in law.articles.all()
        if article.pk in there
    ]


def compared(law: Law, first: Version, second: Version) -> list[Compared]:
    """What became of each article between two versions, the earlier one first."""
    told = editions_of(law)
    sides = []
    for version in sorted((first, second), key=lambda one: (one.since, one.number)):
        up_to = (version.since, version.number)
        sides.append(in_force([one for one in told if one.order <= up_to], version.since))
    articles = {one.pk: one for one in law.articles.all()}
    return [
        Compared(articles[one.article], one) for one in between(sides[0], sides[1], list(articles))
    ]


def changed_by(version: Version) -> list[Compared]:
    """What a version did to each article, against the day before it."""
    told = editions_of(version.law)
    others = [one for one in told if one.key != version.pk and one.order < _order(version)]
    day = version.since - timedelta(days=1)
    before = in_force(others, day)
    own = [one for one in told if one.key == version.pk]
    after = in_force([*others, *own], version.since)
    articles = {one.pk: one for one in version.law.articles.all()}
    return [Compared(articles[one.article], one) for one in between(before, after, list(articles))]


def _order(version: Version) -> tuple[date, int]:
    return version.since, version.number


def asked_of(law: Law) -> list[ChangeAsked]:
    """What recommendations ask of a law."""
    beside = ("article", "target__round__body", "target__outside", "answered_by")
    return list(law.asked.select_related(*beside))


def changes_since(who: Standing) -> list[Since]:
    """For each recommendation that asks something of a law: what came since it was answered."""
    beside = ("law", "article", "target__round__body", "target__outside", "answered_by")
    asked = ChangeAsked.objects.filter(party=who.party_id).select_related(*beside)
    by_target: dict[Target, list[ChangeAsked]] = {}
    for one in asked.order_by("target__round", "target", "law"):
        by_target.setdefault(one.target, []).append(one)
    answered = last_answered_each(list(by_target))
    versions = _by_law({one.law_id for one in asked})
    return [
        Since(target, day := answered.get(target.pk), of, came_since(of, day, versions))
        for target, of in by_target.items()
    ]


def came_since(
    asked: Iterable[ChangeAsked], day: date | None, versions: dict[int, list[Version]]
) -> list[Version]:
    """The versions that touch what is asked and came into force after a day, each once."""
    found = {
        version.pk: version
        for one in asked
        for version in versions.get(one.law_id, ())
        if (day is None or version.since > day) and _touches(version, one)
    }
    return sorted(found.values(), key=lambda one: (one.since, one.number))


def asked_by(target: Target) -> tuple[list[ChangeAsked], dict[int, list[Version]]]:
    """What one recommendation asks of laws, and the versions of those laws."""
    found = list(ChangeAsked.objects.filter(target=target).select_related("law", "article"))
    return found, _by_law({one.law_id for one in found})


def _by_law(laws: set[int]) -> dict[int, list[Version]]:
    every = Version.objects.filter(law__in=laws, withdrawn="").select_related("law__institution")
    wordings = Wording.objects.select_related("article")
    grouped: dict[int, list[Version]] = {}
    for one in every.prefetch_related(Prefetch("wordings", queryset=wordings)):
        grouped.setdefault(one.law_id, []).append(one)
    return grouped


def _touches(version: Version, asked: ChangeAsked) -> bool:
    if asked.article_id is None or version.ends:
        return True
    return any(one.article_id == asked.article_id for one in version.wordings.all())
