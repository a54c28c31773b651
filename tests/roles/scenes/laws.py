"""Arcadia's laws and operations: one of the contributor's institution, asked to change."""

from dataclasses import dataclass
from datetime import date

from ronda.apps.accounts.models import User
from ronda.apps.charges.models import Operation, OperationFile
from ronda.apps.charges.services.files import file_receive as operations_receive
from ronda.apps.charges.services.operations import Conducted, operation_add
from ronda.apps.laws.models import ChangeAsked, Law, LawFile, LawKind, Version
from ronda.apps.laws.pasting import Pasted
from ronda.apps.laws.services.files import file_receive as laws_receive
from ronda.apps.laws.services.laws import Amending, Titled, change_ask, law_add, version_add
from ronda.apps.national.desk import at_desk
from ronda.apps.national.models import Indicator, PostKind
from ronda.apps.national.selectors.measures import recommendations
from ronda.apps.national.services.figures import Defined, indicator_define
from ronda.apps.national.services.institutions import institution_add, post_begin
from ronda.apps.national.services.placing import gathered_update
from ronda.apps.national.standing import standing_of
from ronda.figures.model import Unit
from tests.apps.national.scene import membership_of
from tests.roles.cast import Cast

TITLE = "Act on Sluices and Weirs, read at the desk alone"
WORDS = "Whoever opens a sluice without leave answers for the water."
NOTE = "Weirs are to be covered as well, says the desk to itself."
OPERATION = "Operation Grey Sluice of the Ministry of Sluices"
CHARGES = "Charges under the Act on Sluices"
OPERATIONS_FILE, LAWS_FILE = "sluices-operations.csv", "sluices-laws.csv"
WATER = b"Boats;None\n1;2\n"


@dataclass(frozen=True)
class Scene:
    """What addresses point at."""

    law: Law
    version: Version
    asked: ChangeAsked
    operation: Operation
    indicator: Indicator
    operation_file: OperationFile
    law_file: LawFile


def scene(cast: Cast) -> Scene:
    """A law and an operation of the contributor's institution, and charges that it counts."""
    who, writer, signer = cast["coordinator"], cast["contributor"], cast["validator"]
    assert isinstance(who, User) and isinstance(writer, User) and isinstance(signer, User)
    sluices = institution_add(actor=who, name="Ministry of Sluices", language="en")
    for person, what in ((writer, PostKind.FOCAL_POINT), (signer, PostKind.VALIDATOR)):
        post_begin(actor=who, institution=sluices, membership=membership_of(person), what=what)
    law = law_add(actor=writer, titled=Titled(TITLE, "Sluices Act", LawKind.LAW, sluices))
    told = Amending("Gazette of Waters 7/2020", date(2020, 1, 1), (Pasted("4", WORDS),))
    version = version_add(actor=writer, law=law, amending=told)
    gathered_update(actor=who)
    with at_desk(who):
        key = recommendations(standing_of(who))[0].key
    (asked,) = change_ask(actor=who, law=law, keys=[key], note=NOTE)
    return Scene(
        law=law,
        version=version,
        asked=asked,
        operation=operation_add(
            actor=writer, conducted=Conducted(OPERATION, sluices, date(2023, 1, 1))
        ),
        operation_file=operations_receive(actor=writer, data=WATER, name=OPERATIONS_FILE),
        law_file=laws_receive(actor=writer, data=WATER, name=LAWS_FILE),
        indicator=indicator_define(
            actor=who,
            institution=sluices,
            defined=Defined(CHARGES, Unit.CHARGES, "Charges filed.", date(2020, 1, 1)),
        ),
    )
