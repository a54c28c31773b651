"""Editions of factsheets and their recommendations: which there are, and who may see which.

Two things to know. What a Party sees follows from what was approved, what others see from what was
published. And of several editions the newest of each language is meant, unless one is named.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Case, Count, Exists, F, Max, OuterRef, Q, QuerySet, When
from django.utils.translation import gettext as _

from ronda.apps.accounts.selectors import Actor, roles_of
from ronda.apps.compliance import workflow
from ronda.apps.compliance.addresses import UNNAMED
from ronda.apps.compliance.assembling import assemble
from ronda.apps.compliance.models import (
    Correction,
    CorrectionState,
    Decision,
    Edition,
    EditionKind,
    Factsheet,
    Fault,
    Recommendation,
    Repair,
    Returned,
    ReturnedState,
    Status,
    Unplaced,
)
from ronda.apps.compliance.permissions import (
    FROM_ITS_PARTY,
    OPEN_FOR_ANSWERS,
    SHOWN_TO_ITS_PARTY,
    Can,
    verdict,
)
from ronda.apps.errors import NotVisible
from ronda.apps.policy import Verdict, demand
from ronda.apps.reports.models import Draft
from ronda.apps.reports.selectors import report_of
from ronda.apps.treaties.models import Round
from ronda.factsheets import model
from ronda.reports.model import Recommendation as Recommended

BESIDE = (
    "factsheet__party",
    "factsheet__round__body__convention",
    "returned_from",
    "reading__source",
)
BY_PARTY = (
    *("factsheet__party__name", "factsheet__round__body__name", "factsheet__round__number"),
    *("language", "pk"),
)
"""The order of lists of factsheets."""
LONG = ("stretches", "reading__document_text", "reading__factsheet_json")


def visible_to(actor: Actor) -> QuerySet[Edition]:
    """The editions that `actor` may see, with Party, round and body."""
    roles = roles_of(actor)
    seen = Q(status=Status.PUBLISHED)
    if roles.bodies:
        seen |= Q(factsheet__round__body__in=roles.bodies)
    if roles.parties:
        shown = SHOWN_TO_ITS_PARTY | Q(returned_from__isnull=False)
        seen |= Q(factsheet__party__in=roles.parties) & shown
    return Edition.objects.filter(seen).select_related(*BESIDE).defer(*LONG)


def edition_visible(actor: Actor, id: int) -> Edition:
    """The edition with this key; raises NotVisible."""
    return _one(visible_to(actor).filter(pk=id))


def edition_published(
    actor: Actor,
    party_code: str,
    round_number: int,
    *,
    body: str = UNNAMED,
    language: str | None = None,
    number: int | None = None,
) -> Edition:
    """The newest published edition of a Party's factsheet, or the one asked for.

    Without `language`: in English, else in whatever language there is. Raises NotVisible.
    """
    found = visible_to(actor).filter(
        status=Status.PUBLISHED,
        factsheet__party__code=party_code.upper(),
        factsheet__round__number=round_number,
        factsheet__round__body__slug=body,
    )
    if language is not None:
        found = found.filter(language__iexact=language)
    if number is not None:
        found = found.filter(number=number)
    english = Case(When(language__istartswith="en", then=0), default=1)
    return _one(found.order_by(english, "-number", "-published_at", "-pk"))


def editions_of(actor: Actor, factsheet: Factsheet) -> QuerySet[Edition]:
    """The editions of a factsheet that `actor` may see, newest first."""
    return visible_to(actor).filter(factsheet=factsheet).order_by("language", "-number")


def edition_before(actor: Actor, edition: Edition) -> Edition | None:
    """The edition before this one in its language, if `actor` may see one."""
    earlier = editions_of(actor, edition.factsheet).filter(
        language=edition.language, number__lt=edition.number
    )
    return earlier.order_by("-number").first()


def editions_in_work(actor: Actor) -> QuerySet[Edition]:
    """The editions that are read or approved, newest first, with what is to be decided in each.

    Each has `open_count`: its stretches without a place, faults, corrections that no longer fit and
    changes outside the boxes.
    """
    undecided = Q(returned_from__outside_changes__decision=Decision.PENDING)
    on_the_way = visible_to(actor).filter(status__in=(Status.READ, Status.APPROVED))
    return on_the_way.annotate(
        open_count=Count("unplaced", filter=Q(unplaced__set_aside=None), distinct=True)
        + Count("faults", filter=Q(faults__set_aside=None), distinct=True)
        + Count("corrections", filter=Q(corrections__state=CorrectionState.CONFLICT), distinct=True)
        + Count("returned_from__outside_changes", filter=undecided, distinct=True)
    ).order_by("-created_at", "-pk")


def editions_withdrawn(actor: Actor) -> QuerySet[Edition]:
    """The editions that were withdrawn or discarded, newest first."""
    return visible_to(actor).filter(status=Status.WITHDRAWN).order_by("-withdrawn_at", "-pk")


def newest_published(actor: Actor) -> QuerySet[Edition]:
    """The newest published edition of each factsheet in each language."""
    # Told by what is not there, since the database foresees how many rows that leaves.
    newer = Edition.objects.filter(
        factsheet=OuterRef("factsheet"),
        language=OuterRef("language"),
        status=Status.PUBLISHED,
        number__gt=OuterRef("number"),
    )
    return visible_to(actor).filter(~Exists(newer), status=Status.PUBLISHED)


def factsheets_published(actor: Actor) -> QuerySet[Edition]:
    """The newest published edition of each factsheet and language, with its figures.

    Each has `recommendation_count`, `box_count` and `filled_count`.
    """
    return (
        newest_published(actor)
        .annotate(
            recommendation_count=Count("recommendations", distinct=True),
            box_count=Count("recommendations__follow_up", distinct=True),
            filled_count=Count(
                "recommendations__follow_up",
                filter=~Q(recommendations__follow_up__text=""),
                distinct=True,
            ),
        )
        .order_by(*BY_PARTY)
    )


def edition_assemble(edition: Edition) -> model.Factsheet:
    """The edition as a value, with the account of its reading."""
    return assemble(edition)


def recommendations_of(
    edition: Edition,
    *,
    strength: str | None = None,
    scope: str | None = None,
    filled: bool | None = None,
    boxed: bool | None = None,
) -> QuerySet[Recommendation]:
    """The recommendations of an edition in order, narrowed to what is asked for.

    `filled`: those whose orange box has text, or stands empty; `boxed`: those with such a box, or
    without.
    """
    found = edition.recommendations.select_related("chapter", "lead_in", "follow_up")
    if strength is not None:
        found = found.filter(strength=strength)
    if scope is not None:
        found = found.filter(scope=scope)
    if filled is not None:
        empty = Q(follow_up__text="")
        found = found.filter(follow_up__isnull=False).filter(~empty if filled else empty)
    if boxed is not None:
        found = found.filter(follow_up__isnull=not boxed)
    return found.order_by("chapter__order", "order")


def recommendation_by_stable_id(edition: Edition, stable_id: UUID) -> Recommendation:
    """The recommendation with this id; raises NotVisible."""
    found = recommendations_of(edition).filter(stable_id=stable_id).first()
    if found is None:
        raise NotVisible(_("There is no such recommendation in this edition."))
    return found


def recommendation_by_code(edition: Edition, code: str) -> Recommendation:
    """The recommendation with this code (in any case); raises NotVisible."""
    spelt = Q(codes__contains=[code]) | Q(codes__contains=[code.upper()])
    found = recommendations_of(edition).filter(spelt).first()
    if found is None:
        raise NotVisible(_("There is no such recommendation in this edition."))
    return found


def stable_ids(edition: Edition) -> dict[str, UUID]:
    """The stable id of each recommendation by its place ("chapters/2/recommendations/0")."""
    rows = edition.recommendations.values_list("chapter__order", "order", "stable_id")
    return {f"chapters/{chapter}/recommendations/{order}": id for chapter, order, id in rows}


def editions_informed(round: Round) -> list[Edition]:
    """For each Party of a round, the newest edition that has what the Party says; by Party.

    One that came from the Party counts before it is approved; ask the policy first.
    """
    standing = Q(status__in=(Status.APPROVED, Status.PUBLISHED)) | (
        FROM_ITS_PARTY & Q(status=Status.READ)
    )
    found = Edition.objects.filter(
        standing, factsheet__round=round, kind=EditionKind.WITH_INFORMATION
    )
    newest: dict[int, Edition] = {}
    for one in found.select_related(*BESIDE, "draft").defer(*LONG, "draft__content").order_by("pk"):
        newest[one.factsheet.party_id] = one
    return sorted(newest.values(), key=lambda one: one.factsheet.party.name)


def editions_open(factsheet: Factsheet) -> list[Edition]:
    """The newest edition in each language whose boxes a Party may fill in; English first.

    What the Party handed in before counts, whether or not it was approved since.
    """
    shown = Q(status__in=OPEN_FOR_ANSWERS) | (FROM_ITS_PARTY & Q(status=Status.READ))
    found = Edition.objects.filter(shown, factsheet=factsheet).select_related(*BESIDE)
    newest = {one.language: one for one in found.defer(*LONG).order_by("number", "pk")}
    return sorted(newest.values(), key=lambda one: (one.language[:2] != "en", one.language))


def recommendations_in(editions: Iterable[Edition]) -> dict[int, list[Recommendation]]:
    """The recommendations of several editions with chapter and box, in order, by edition's key."""
    found = Recommendation.objects.filter(edition__in=[one.pk for one in editions])
    by_edition: dict[int, list[Recommendation]] = {}
    beside = found.select_related("chapter", "follow_up").order_by("chapter__order", "order")
    for one in beside:
        by_edition.setdefault(one.edition_id, []).append(one)
    return by_edition


def report_ids(edition: Edition) -> dict[str, str]:
    """The id in the round's report of each recommendation, by its code (decision 0030).

    By the draft that the edition was made from; for one that was read in, by the published draft,
    else the newest one. Empty where the round has no report here.
    """
    draft = draft_for(edition)
    if draft is None:
        return {}
    return {one.code: one.id for one in report_of(draft).of(Recommended)}


def draft_for(edition: Edition) -> Draft | None:
    """The draft of the round's report to which an edition is held; None where there is none."""
    return edition.draft or _draft_of(edition.factsheet.round)


def _draft_of(round: Round) -> Draft | None:
    report = getattr(round, "report", None)
    if report is None:
        return None
    newest: Draft | None = report.published or report.drafts.order_by("-number").first()
    return newest


@dataclass(frozen=True)
class Proofing:
    """What a person needs to check a record against its source."""

    edition: Edition
    factsheet: model.Factsheet
    text: str
    unplaced: tuple[Unplaced, ...]
    repairs: tuple[Repair, ...]
    faults: tuple[Fault, ...]
    corrections: tuple[Correction, ...]
    ways: tuple[workflow.OpenWay, ...]
    may_correct: Verdict

    @property
    def conflicts(self) -> tuple[Correction, ...]:
        """The corrections that no longer fit."""
        return tuple(one for one in self.corrections if one.state == CorrectionState.CONFLICT)


def proofing(actor: Actor, id: int) -> Proofing:
    """The edition with its source's text, for those who may check it; else raises as denied."""
    edition = edition_visible(actor, id)
    demand(verdict(actor, Can.PROOF, edition))
    return Proofing(
        edition=edition,
        factsheet=assemble(edition),
        text=edition.reading.document_text if edition.reading else "",
        unplaced=tuple(edition.unplaced.select_related("set_aside__actor")),
        repairs=tuple(edition.repairs.all()),
        faults=tuple(edition.faults.select_related("set_aside__actor")),
        corrections=tuple(edition.corrections.select_related("actor")),
        ways=tuple(workflow.ways_from(actor, edition)),
        may_correct=may_correct(actor, edition),
    )


def may_correct(actor: Actor, edition: Edition) -> Verdict:
    """Whether `actor` may correct the edition as it stands now."""
    allowed = verdict(actor, Can.CORRECT, edition)
    if not allowed or edition.status == Status.READ:
        return allowed
    return Verdict(False, _("Only an edition that is not yet approved can be corrected."))


def hindrances(edition: Edition) -> tuple[str, ...]:
    """What bars the approval of an edition, a sentence each."""
    return workflow.WAYS[0].hindrances(edition)


def returned_visible(actor: Actor, id: int) -> Returned:
    """The returned file with this key, for those who may take it in; raises as denied."""
    found = (
        Returned.objects.filter(pk=id, edition__in=visible_to(actor))
        .select_related(
            "edition__factsheet__party",
            "edition__factsheet__round__body",
            "edition__returned_from",
            "reading__source__received_by",
            "resulted_in",
        )
        .first()
    )
    if found is None:
        raise NotVisible(_("There is no such returned file."))
    demand(verdict(actor, Can.RETURN, found.edition))
    return found


def returned_waiting(actor: Actor) -> QuerySet[Returned]:
    """The files that came back and wait to be taken in or left aside, newest first."""
    roles = roles_of(actor)
    theirs = Q(edition__factsheet__party__in=roles.parties) | Q(
        edition__factsheet__round__body__in=roles.bodies
    )
    waiting = Returned.objects.filter(theirs, state=ReturnedState.PREVIEWED)
    return waiting.filter(edition__in=visible_to(actor)).select_related(
        "edition__factsheet__party",
        "edition__factsheet__round__body",
        "reading__source__received_by",
    )


def last_number(factsheet: Factsheet, language: str) -> int:
    """The number of the newest edition in a language, whoever may see it; 0 for none."""
    same = factsheet.editions.filter(language=language)
    return same.aggregate(last=Max(F("number")))["last"] or 0


def _one(found: QuerySet[Edition]) -> Edition:
    edition = found.first()
    if edition is None:
        raise NotVisible(_("There is no such edition."))
    return edition
