"""Comments and contributions of a round, for whoever may see them.

Two things to know. `visible_to` is where every question begins; it says in a query what
`permissions.comments` says as a verdict. And what a page shows of a comment is a `Voice`, which
has no text for those who may know of it but not read it.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from itertools import product
from operator import or_

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, prefetch_related_objects
from django.utils.translation import gettext as _

from ronda.apps.accounts.models import Organisation
from ronda.apps.accounts.selectors import Actor, Roles, organisations_visible_to, roles_of
from ronda.apps.errors import NotVisible
from ronda.apps.rounds.models import (
    Comment,
    CommentKind,
    CommentParty,
    CommentState,
    Conduct,
    OpenTo,
    RoundParty,
    Wish,
)
from ronda.apps.rounds.permissions import comments as permissions
from ronda.apps.rounds.selectors.procedures import happened, procedure_of
from ronda.apps.sources.models import Source
from ronda.apps.sources.selectors import source_bytes
from ronda.procedure.document_kinds import DocumentKind
from ronda.procedure.publicity import Publicity
from ronda.procedure.stages import Per

ByParty = Mapping[int | None, Publicity]
VOICES = (DocumentKind.COMMENT, DocumentKind.CONTRIBUTION)
SAID = (CommentState.SUBMITTED, CommentState.ADMITTED)


@dataclass(frozen=True)
class Voice:
    """A comment as one reader finds it; `text` is empty where they may not read it."""

    comment: Comment
    readable: bool
    openness: Publicity
    own: bool

    @property
    def text(self) -> str:
        """What it says, to those who may read it."""
        return self.comment.text if self.readable else ""

    @property
    def source(self) -> Source | None:
        """The file it came as, to those who may read it."""
        return self.comment.source if self.readable else None

    @property
    def parties(self) -> list[RoundParty]:
        """The Parties that it is about, by name."""
        return sorted(
            (one.party for one in self.comment.parties.all()), key=lambda one: one.party.name
        )


def visible_to(actor: Actor, conduct: Conduct) -> QuerySet[Comment]:
    """The comments of a round that `actor` may know of, newest first."""
    roles = roles_of(actor)
    parties = CommentParty.objects.select_related("party__party")
    found = (
        Comment.objects.filter(conduct=conduct)
        .select_related("organisation__party", "source__content", "created_by")
        .defer("source__content__data")
        .prefetch_related(Prefetch("parties", parties))
        .order_by("-submitted_at", "-pk")
    )
    return found.filter(_seen(roles, conduct))


def listed(actor: Actor, conduct: Conduct) -> QuerySet[Comment]:
    """The comments that `actor` may know of, drafts first, without what they say."""
    return visible_to(actor, conduct).defer("text", "source__content__data")


def listed_on_follow_up(actor: Actor, party: RoundParty) -> QuerySet[Comment]:
    """Those on what one Party did since, of which `actor` may know."""
    return listed(actor, party.conduct).filter(on_follow_up=True, parties__party=party)


def voices(
    actor: Actor, conduct: Conduct, comments: Iterable[Comment] | None = None
) -> list[Voice]:
    """The comments as `actor` finds them: all, or those of one page of `listed`."""
    found = visible_to(actor, conduct) if comments is None else comments
    return [voice_of(actor, _in(conduct, one)) for one in found]


def voice_of(actor: Actor, comment: Comment) -> Voice:
    """A comment that `actor` may see, as they find it."""
    roles = roles_of(actor)
    return Voice(
        comment,
        permissions.reads(roles, comment),
        permissions.openness(comment),
        comment.organisation_id in roles.organisations,
    )


def comment_visible(actor: Actor, id: int) -> Comment:
    """The comment with this key, its round with it; raises NotVisible."""
    rounds = Conduct.objects.select_related("round__body").filter(comments=id)
    conduct = rounds.prefetch_related("happenings").first()
    found = visible_to(actor, conduct).filter(pk=id).first() if conduct else None
    if found is None or conduct is None:
        raise NotVisible(_("There is no such comment."))
    return _in(conduct, found)


def organisations_speaking(actor: Actor, conduct: Conduct) -> list[Organisation]:
    """The organisations for which `actor` may comment in a round, by name."""
    own = organisations_visible_to(actor).filter(
        pk__in=roles_of(actor).organisations,
        kind__in=permissions.SPEAKS_AS,
        body=conduct.round.body_id,
    )
    return list(own)


def comment_file(actor: Actor, comment: Comment) -> tuple[str, bytes]:
    """The name and the bytes of the file that a comment came as; raises NotVisible."""
    if comment.source is None or not permissions.reads(roles_of(actor), comment):
        raise NotVisible(_("There is no such file."))
    return comment.source.file_name, source_bytes(comment.source)


def transmission_event(conduct: Conduct) -> str:
    """The event by which comments are given to a Party, where the procedure has one."""
    procedure = procedure_of(conduct)
    for rule in procedure.publicity.rules:
        event = procedure.stages.event(rule.changed_by or "")
        if rule.document in VOICES and event is not None and event.per is Per.PARTY:
            return event.id
    return ""


def to_transmit(actor: Actor, conduct: Conduct) -> list[tuple[RoundParty, list[Comment]]]:
    """What each Party was not given yet and may be, by Party; only for the secretariat."""
    by_party: dict[RoundParty, list[Comment]] = defaultdict(list)
    found = visible_to(actor, conduct).filter(state=CommentState.ADMITTED)
    for comment in found.filter(parties__transmitted_at=None).distinct():
        _in(conduct, comment)
        for one in comment.parties.all():
            shut = permissions.openness_for(comment, one.party) is Publicity.CONFIDENTIAL
            if one.transmitted_at is None and not shut and one.party.left_on is None:
                by_party[one.party].append(comment)
    return sorted(by_party.items(), key=lambda pair: pair[0].party.name)


def _in(conduct: Conduct, comment: Comment) -> Comment:
    """The comment with the round at hand, whose events are read once for all of them."""
    comment.conduct = conduct
    return comment


def _seen(roles: Roles, conduct: Conduct) -> Q:
    own = Q(organisation__in=roles.organisations)
    submitted = Q(submitted_at__isnull=False)
    body = conduct.round.body_id
    if body in roles.bodies:
        return own | submitted
    prefetch_related_objects([conduct], "happenings")
    seen = _seen_before_withdrawn(roles, conduct)
    if body in roles.committee:
        return own | submitted & (Q(state__in=SAID) | seen | ~Q(was_open_to=OpenTo.AUTHOR))
    return own | submitted & (Q(state=CommentState.ADMITTED) & _opened(roles, conduct) | seen)


def _seen_before_withdrawn(roles: Roles, conduct: Conduct) -> Q:
    told = _about(conduct, party__party__in=_served(roles), transmitted_at__isnull=False)
    was_open = Q(was_open_to=OpenTo.PUBLIC) | Q(was_open_to=OpenTo.RESTRICTED) & Q(told)
    return Q(state=CommentState.WITHDRAWN) & was_open


def _opened(roles: Roles, conduct: Conduct) -> Q:
    """Open to everybody, or to a Party that they serve and that it was transmitted to."""
    every = list(conduct.parties.only("party_id", "conduct_id", "left_on"))
    mine = {one.pk for one in every if one.party_id in _served(roles)}
    seen = Q(pk__in=())
    left = {one.pk for one in every if one.left_on is not None}
    for wanted, open_to in _by_openness(conduct, every):
        seen |= wanted & (_public(conduct, open_to, left) | _told(conduct, open_to, mine))
    return seen


def _public(conduct: Conduct, open_to: ByParty, left: set[int]) -> Q:
    """Open to everybody as far as each of its Parties goes; of the round, where it has none.

    Those in `left` count only where none of its Parties stays.
    """
    shut = {pk for pk, publicity in open_to.items() if publicity is not Publicity.PUBLIC}
    any_party, stays = Q(_about(conduct)), Q(_about(conduct, party__left_on=None))
    staying = stays & ~Q(_about(conduct, party__in=shut - left - {None}))
    of_parties = staying | any_party & ~stays & ~Q(_about(conduct, party__in=shut & left))
    return of_parties if None in shut else of_parties | ~any_party


def _told(conduct: Conduct, open_to: ByParty, mine: set[int]) -> Q:
    """Transmitted to a Party of theirs that it is open to."""
    told = [pk for pk in mine if open_to[pk] is not Publicity.CONFIDENTIAL]
    return Q(_about(conduct, party__in=told, transmitted_at__isnull=False))


def _by_openness(conduct: Conduct, every: list[RoundParty]) -> Iterator[tuple[Q, ByParty]]:
    """Which comments are how open to whom: by kind, author and wish, alike ones together.

    The openness of each is by Party; under None that of a comment that is about none.
    """
    rules = procedure_of(conduct).publicity
    events: dict[int | None, frozenset[str]] = {None: frozenset(happened(conduct))}
    events |= {one.pk: frozenset(happened(conduct, one)) for one in every}
    cases = [(told, Per.ROUND if pk is None else Per.PARTY) for pk, told in events.items()]
    alike: dict[tuple[Publicity, ...], list[Q]] = defaultdict(list)
    for kind, author, wish in product(CommentKind, permissions.SPEAKS_AS.values(), Wish):
        wished = Publicity(wish) if wish else None
        by_events = {
            (told, about): rules.of(DocumentKind(kind), author, told, wished, about=about)
            for told, about in set(cases)
        }
        open_to = tuple(by_events[case] for case in cases)
        alike[open_to].append(Q(kind=kind, author=author, wish=wish))
    for open_to, wanted in alike.items():
        if set(open_to) != {Publicity.CONFIDENTIAL}:
            yield reduce(or_, wanted), dict(zip(events, open_to, strict=True))


def _about(conduct: Conduct, **narrowed: object) -> Exists:
    """Whether the comment is about a Party of the round, or about one of those."""
    every = CommentParty.objects.filter(comment=OuterRef("pk"), party__conduct=conduct)
    return Exists(every.filter(**narrowed))


def _served(roles: Roles) -> frozenset[int]:
    return roles.parties | roles.contributes | roles.validates
