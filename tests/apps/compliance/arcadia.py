"""Arcadia's factsheet for tests: as it is, and spoilt in ways that a person must put right."""

from ronda.apps.accounts.models import User
from ronda.apps.compliance.models import Edition
from ronda.apps.compliance.services.editions import edition_approve, edition_publish
from ronda.apps.compliance.services.imports import reading_record
from ronda.apps.sources.models import Purpose
from ronda.apps.sources.reading import Read
from ronda.apps.sources.services import reading_request, source_receive
from ronda.demo.arcadia import _TEXTS, FIRST_EDITION, SECOND_EDITION
from ronda.factsheets.model import Factsheet
from ronda.factsheets.reading import read, read_with_text
from tests.apps.people import secretary, state

PLAIN = (_TEXTS / FIRST_EDITION).read_text(encoding="utf-8")
LATER = (_TEXTS / SECOND_EDITION).read_text(encoding="utf-8")
OPENING = "Observations and recommendations of the Committee on legislation specific to Arcadia\n"
STRAY = "A box that stands under no recommendation."
WITH_STRAY = PLAIN.replace(OPENING, f"Follow-up actions:\n\n{STRAY}\n\n{OPENING}", 1)
WITH_FAULT = PLAIN.replace("Penal Code of Arcadia", "Penal Code⁹⁸ of Arcadia", 1)


def value(text: str = PLAIN) -> Factsheet:
    """The factsheet that the text says."""
    return read(text.encode(), name="arcadia.txt")


def imported(text: str = PLAIN, actor: User | None = None) -> Edition:
    """The text imported and read; in this process, as it is no stranger's."""
    state("XAR")
    actor, data = actor or secretary(), text.encode()
    received = source_receive(actor=actor, data=data, name="arcadia.txt", purpose=Purpose.FACTSHEET)
    reading = reading_request(actor=actor, source=received.source)
    read = read_with_text(data, name="arcadia.txt")
    found = Read(read.factsheet, read.document.text, read.document.format, "txt/1")
    return reading_record(actor=actor, reading=reading, found=found, party=None)


def approved(text: str = PLAIN) -> Edition:
    """The text imported and approved."""
    actor = secretary()
    return edition_approve(actor=actor, edition=imported(text, actor))


def published(text: str = PLAIN) -> Edition:
    """The text imported, approved and published."""
    actor = secretary()
    edition = edition_approve(actor=actor, edition=imported(text, actor))
    return edition_publish(actor=actor, edition=edition)
