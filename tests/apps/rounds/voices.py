"""Comments for tests: written as people write them, or laid down in every state at once."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import product

from django.utils import timezone

from ronda.apps.accounts.models import Organisation, User
from ronda.apps.rounds.commenting import Said
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
from ronda.apps.rounds.permissions.comments import SPEAKS_AS
from ronda.apps.rounds.selectors.comments import organisations_speaking
from ronda.apps.rounds.services.comments import comment_begin, comment_move
from tests.apps.people import ngo, organisation, secretary
from tests.apps.rounds.scene import party

TEXT = "In two regions the line for children is not answered at night."


def drafted(conduct: Conduct, actor: User | None = None, **said: object) -> Comment:
    """A draft on the reply of XAR, by an association unless `actor` says otherwise."""
    who = actor or ngo(body=conduct.round.body.slug)
    given = {
        "kind": CommentKind.COMMENT,
        "language": "en",
        "parties": (party(conduct),),
        "text": TEXT,
    }
    return comment_begin(
        actor=who,
        conduct=conduct,
        organisation=organisations_speaking(who, conduct)[0],
        said=Said(**given | said),  # type: ignore[arg-type]
    )


def submitted(conduct: Conduct, actor: User | None = None, **said: object) -> Comment:
    """The same, submitted."""
    who = actor or ngo(body=conduct.round.body.slug)
    return comment_move(actor=who, comment=drafted(conduct, who, **said), name="submit")


def admitted(conduct: Conduct, actor: User | None = None, **said: object) -> Comment:
    """The same, admitted."""
    who = secretary(conduct.round.body.slug)
    return comment_move(actor=who, comment=submitted(conduct, actor, **said), name="admit")


def one_of_each(conduct: Conduct, about: Iterable[RoundParty], by: User) -> list[Comment]:
    """A comment of every kind, author, wish and state; on no Party, on one, on all of `about`."""
    organisations = {
        author: organisation(kind, body=conduct.round.body.slug, code=_code(kind))
        for kind, author in SPEAKS_AS.items()
    }
    parties = list(about)
    made: list[Comment] = []
    rows: list[CommentParty] = []
    choices = product(CommentKind, organisations.items(), Wish, _states(), _told(parties))
    for kind, (author, where), wish, state, told in choices:
        comment = _laid_down(conduct, where, by, kind=kind, author=author, wish=wish, **state)
        made.append(comment)
        rows += [
            CommentParty(comment=comment, party=one, transmitted_at=when) for one, when in told
        ]
    Comment.objects.bulk_create(made)
    CommentParty.objects.bulk_create(rows)
    return list(conduct.comments.prefetch_related("parties__party"))


def _laid_down(conduct: Conduct, where: Organisation, by: User, **fields: object) -> Comment:
    return Comment(
        conduct=conduct,
        organisation=where,
        language="en",
        text=TEXT,
        reason="A slip",
        created_by=by,
        **fields,
    )


def _code(kind: str) -> str | None:
    return "XAR" if kind in {"nhri", "facilitator"} else None


def _states() -> Iterator[dict[str, object]]:
    now = timezone.now()
    yield {"state": CommentState.DRAFT}
    yield {"state": CommentState.WITHDRAWN}
    yield {"state": CommentState.SUBMITTED, "submitted_at": now}
    yield {"state": CommentState.NOT_ADMITTED, "submitted_at": now}
    yield {"state": CommentState.ADMITTED, "submitted_at": now, "admitted_at": now}
    for was in OpenTo:
        yield {
            "state": CommentState.WITHDRAWN,
            "submitted_at": now,
            "admitted_at": now,
            "was_open_to": was,
        }


def _told(parties: list[RoundParty]) -> list[list[tuple[RoundParty, datetime | None]]]:
    now = timezone.now()
    first = parties[0]
    return [
        [],
        [(first, None)],
        [(first, now)],
        [(one, None) for one in parties],
        [(one, now if one == first else None) for one in parties],
    ]
