"""Steps of a submission: what is handed in, its checksum, its reference, its PDF.

Two things to know. All of it follows from the boxes as they stand: made twice of the same, it is
the same. And a PDF takes a second to make, so it is made before anything is locked.
"""

import json
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any

from django.db import connection
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from ronda.apps.follow_ups.models import HandedIn
from ronda.apps.follow_ups.selectors.drafts import Draft
from ronda.apps.rounds.models import RoundParty
from ronda.factsheets.boxes import filled
from ronda.factsheets.model import Factsheet
from ronda.factsheets.writing import to_bytes

FORMAT = "ronda-information/1"


@dataclass(frozen=True)
class Prepared:
    """What is about to be handed in; `content` is all that the checksum covers."""

    draft: Draft
    content: dict[str, Any]

    @property
    def checksum(self) -> str:
        """SHA-256 of the content as JSON with sorted keys."""
        told = json.dumps(self.content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
        return sha256(told.encode()).hexdigest()


def prepared(draft: Draft) -> Prepared:
    """What would be handed in of the boxes as they stand."""
    party, edition = draft.information.party, draft.sheet.edition
    boxes = draft.boxes.values()
    content = {
        "format": FORMAT,
        "body": party.conduct.round.body.slug,
        "round": party.conduct.round.number,
        "party": party.party.code,
        "language": edition.language,
        "edition": edition.number,
        "boxes": [
            {"box": one.box.id, "codes": list(one.box.codes), "text": draft.texts[one.box.path]}
            for one in boxes
        ],
        "files": [
            {
                "file": file.pk,
                "box": file.box,
                "name": file.source.file_name,
                "size": file.source.content.size,
                "sha256": file.source.content_id,
            }
            for file in draft.files
        ],
    }
    return Prepared(draft, content)


def value_of(draft: Draft) -> Factsheet:
    """The factsheet with the boxes as they stand."""
    return filled(draft.sheet.value, draft.texts)


def document_of(ready: Prepared, reference: str, at: datetime) -> bytes:
    """The PDF of exactly what is submitted: the factsheet with its boxes, and the receipt."""
    value = value_of(ready.draft)
    with override(value.language):
        receipt = "\n".join(_receipt(ready, reference, at))
    text = "\n".join(filter(None, (value.preface.text, receipt)))
    told = {
        "preface": value.preface.model_copy(update={"text": text}),
        "updated": f"{timezone.localtime(at):%Y-%m}",
    }
    return to_bytes(value.model_copy(update=told), "pdf", despite_faults=True)


def reference_for(party: RoundParty, at: datetime) -> str:
    """The next reference of a Party in a round and a year: "XAR-R3-F2026-0001"."""
    start = f"{party.party.code}-R{party.conduct.round.number}-F{timezone.localtime(at).year}-"
    taken = HandedIn.objects.filter(reference__startswith=start)
    numbers = (int(one[len(start) :]) for one in taken.values_list("reference", flat=True))
    return f"{start}{max(numbers, default=0) + 1:04d}"


def references_locked(party: RoundParty) -> None:
    """Nobody else takes a reference of this Party until the transaction ends."""
    key = f"information:{party.party.code}"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [key])


def _receipt(ready: Prepared, reference: str, at: datetime) -> list[str]:
    """The lines that the PDF begins with."""
    files = ready.content["files"]
    when = date_format(timezone.localtime(at), "DATETIME_FORMAT")
    told = _("Submitted on %(when)s under the reference %(reference)s.")
    lines = [
        told % {"when": when, "reference": reference},
        _("Checksum of what was submitted (SHA-256): %(sum)s") % {"sum": ready.checksum},
    ]
    if files:
        count = ngettext("One file goes with it:", "%(count)d files go with it:", len(files))
        lines.append(count % {"count": len(files)})
    lines += [f"- {one['name']} ({one['sha256'][:16]})" for one in files]
    return lines
