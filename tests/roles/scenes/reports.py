"""A report with a draft, one that members got, one that is published, and what is being written."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ronda.apps.accounts.models import Membership
from ronda.apps.reports.models import Amendment, Draft, Piece, Rapporteurship, Rival
from ronda.apps.reports.services import draft_take_in, report_publish
from ronda.apps.reports.services.beginning import writing_begin_from
from ronda.apps.reports.services.rapporteurs import rapporteur_name
from ronda.apps.reports.services.readings import amendment_propose, draft_share
from ronda.apps.reports.services.writing import piece_save
from ronda.apps.treaties.models import Round
from tests.apps.people import monitoring_body, state
from tests.apps.reports.scene import ADOPTED, file_of
from tests.roles.cast import Cast

NUMBER = 9
SECRET = "worded otherwise in a draft that was never published"
SHARED = "worded in a draft that the members were given"
AMENDED = "because a member would have it otherwise"
WRITTEN = "written on the desk and in no draft yet"


@dataclass(frozen=True)
class Scene:
    """The drafts that addresses point at, and what stands on the desk."""

    draft: Draft
    published: Draft
    shared: Draft
    amendment: Amendment
    naming: Rapporteurship
    rival: Rival


def scene(cast: Cast) -> Scene:
    """Both drafts."""
    for code in ("XAR", "XTA"):
        state(code)
    body = monitoring_body()
    at, _new = Round.objects.get_or_create(body=body, number=NUMBER)
    title = {"en": f"A title {SECRET}", "fr": "Un titre"}
    hidden = file_of(round=NUMBER, title=title)
    who = cast["secretariat"]
    first = draft_take_in(actor=who, round=at, data=hidden, name="first.json")
    final = draft_take_in(
        actor=who, round=at, data=file_of(round=NUMBER, adopted=ADOPTED), name="final.json"
    )
    report_publish(actor=who, draft=final, on=date(2026, 3, 20))
    shared, amendment = _shared(cast, at)
    writing = writing_begin_from(actor=who, draft=first)
    pieces = {one.key: one for one in writing.pieces.all()}
    naming = rapporteur_name(
        actor=who,
        writing=writing,
        membership=Membership.objects.get(person=cast["rapporteur"].pk),
        chapter=pieces["law"],
    )
    for piece in pieces.values():
        piece.writing = writing
    _written(who, pieces["f-1"], 1)
    rival = _written(cast["rapporteur"], pieces["f-1"], 1)
    _written(who, pieces["f-4"], 1)
    assert rival is not None
    return Scene(first, final, shared, amendment, naming, rival)


def _shared(cast: Cast, at: Round) -> tuple[Draft, Amendment]:
    title = {"en": f"A title {SHARED}", "fr": "Un titre"}
    data, who = file_of(round=NUMBER, title=title), cast["secretariat"]
    draft = draft_take_in(actor=who, round=at, data=data, name="shared.json")
    reading = draft_share(actor=who, draft=draft, until=None)
    words = {"text": {"en": f"It should read {AMENDED}", "fr": "Autrement"}}
    amendment = amendment_propose(
        actor=cast["member"], reading=reading, key="p-2", words=words, reason=AMENDED
    )
    return draft, amendment


def _written(who: Any, piece: Piece, seen: int) -> Rival | None:
    text = {"en": f"A finding {WRITTEN} by {who}", "fr": "Un constat"}
    content = piece.content | {"text": text}
    return piece_save(actor=who, piece=piece, content=content, seen=seen).rival
