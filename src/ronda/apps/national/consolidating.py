"""What the page of one thing to answer shows, put together.

Two things to know. A validator sees the text and its comments, the coordinator also what it was
made from. And everything here is read: the services write.
"""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from ronda.apps.errors import NotVisible
from ronda.apps.national.differences import Difference, differences
from ronda.apps.national.forms.texts import RemarkForm, SettleForm
from ronda.apps.national.models import Piece, Settled, Target, TextState, TextVersion
from ronda.apps.national.permissions import Can, verdict
from ronda.apps.national.selectors import texts
from ronda.apps.national.selectors.texts import Offered
from ronda.apps.national.standing import Standing


@dataclass(frozen=True)
class Told:
    """A difference between contributors, and what was decided on it if anything was."""

    difference: Difference
    settled: Settled | None


@dataclass(frozen=True)
class Saved:
    """A version and its wording."""

    version: TextVersion
    wording: str


def page_of(who: Standing, target: Target) -> dict[str, object]:
    """What the page of a target shows to somebody."""
    text = texts.text_of(target)
    version = texts.version_of(text) if text else None
    pieces = texts.pieces_of(version)
    sign_offs = texts.sign_offs_of(version)
    turn = texts.turn_of(sign_offs)
    is_signing = text is not None and text.state == TextState.SIGNING
    return {
        "target": target,
        "text": text,
        "version": version,
        "pieces": pieces,
        "sign_offs": sign_offs,
        "wording": texts.wording(pieces),
        "flags": {one.piece.pk: one for one in texts.flagged(pieces)} if who.coordinator else {},
        "rivals": [saved(one) for one in texts.rivals_of(text)] if text else [],
        "remarks": texts.remarks_of(text) if text else [],
        "remark_form": RemarkForm(),
        "settle_form": SettleForm(),
        "may_write": verdict(who, Can.CONSOLIDATE),
        "is_open": text is None or text.state in (TextState.DRAFT, TextState.SUBMITTED),
        "my_turn": turn if is_signing and turn and turn.post_id in who.posts else None,
    } | (_gathered(target) if who.coordinator else {})


def _gathered(target: Target) -> dict[str, object]:
    offered = texts.offered_for(target)
    return {"offered": offered, "differences": told_differences(target, offered)}


def told_differences(target: Target, offered: list[Offered]) -> list[Told]:
    """Where contributors differ, the settled ones last."""
    settled = texts.settled_for(target)
    passages = [passage for one in offered for passage in one.passages]
    found = [Told(one, settled.get(one.key)) for one in differences(passages)]
    return sorted(found, key=lambda one: one.settled is not None)


def difference_of(target: Target, key: str) -> Difference:
    """The difference with this key; raises NotVisible."""
    for one in told_differences(target, texts.offered_for(target)):
        if one.difference.key == key:
            return one.difference
    raise NotVisible(_("There is no such difference."))


def saved(version: TextVersion) -> Saved:
    """A version with its wording."""
    return Saved(version, texts.wording(pieces_in(version)))


def pieces_in(version: TextVersion) -> list[Piece]:
    """The pieces of a version."""
    return list(version.pieces.all())


def versions_told(target: Target) -> list[Saved]:
    """Every version of the text for a target, newest first."""
    text = texts.text_of(target)
    return [saved(one) for one in texts.versions_of(text)] if text else []
