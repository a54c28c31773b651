"""A report with a draft that only the body sees, one that is published, and one being written."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from ronda.apps.accounts.models import Membership
from ronda.apps.reports.models import Draft, Piece, Rapporteurship, Rival
from ronda.apps.reports.services import draft_take_in, report_publish
from ronda.apps.reports.services.beginning import writing_begin_from
from ronda.apps.reports.services.rapporteurs import rapporteur_name
from ronda.apps.reports.services.writing import piece_save
from ronda.apps.treaties.models import Round
from tests.apps.people import monitoring_body, state
from tests.apps.reports.scene import ADOPTED, file_of
from tests.roles.cast import Cast

NUMBER = 9
SECRET = "worded otherwise in a draft that was never published"
WRITTEN = "written on the desk and in no draft yet"


@dataclass(frozen=True)
class Scene:
    """The drafts that addresses point at, and what stands on the desk."""

    draft: Draft
    published: Draft
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
    return Scene(first, final, naming, rival)


def _written(who: Any, piece: Piece, seen: int) -> Rival | None:
    text = {"en": f"A finding {WRITTEN} by {who}", "fr": "Un constat"}
    content = piece.content | {"text": text}
    return piece_save(actor=who, piece=piece, content=content, seen=seen).rival
