"""Who may do what with the registers of trainings.

Two things to know. The coordinator keeps the lists, says what recommendations ask and whether two
records are one training; contributors tell what their institution held. And a record is seen by the
institution that told it and, of a training, by those that organised it too; by nobody else.
"""

from enum import StrEnum

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.national.standing import Standing
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused
from ronda.apps.trainings.models import Lecture, RegisterFile, Training


class Can(StrEnum):
    """What can be done; each value is its audit code."""

    SEE = "desk.training.see"
    TELL = "desk.training.tell"
    LIST = "desk.training.list"
    JUDGE = "desk.training.judge"

    @property
    def sentence(self) -> Promise:
        """What it is, for people."""
        return _SENTENCES[self]


_SENTENCES = {
    Can.SEE: gettext_lazy("See a training, lecture or campaign"),
    Can.TELL: gettext_lazy("Tell trainings, lectures and campaigns, and take spreadsheets in"),
    Can.LIST: gettext_lazy("Keep regions, professions and items, and what recommendations ask"),
    Can.JUDGE: gettext_lazy("Say whether two records are one training"),
}


def verdict(who: Standing, can: Can, record: Model | None = None) -> Verdict:
    """Whether somebody may, and if not, why; `record` is what it is about, where there is one."""
    if record is not None and not sees(who, record):
        return hidden(_("There is no such page."))
    if can is Can.SEE or who.coordinator:
        return ALLOWED
    if can is Can.TELL:
        return _tells(who, record)
    return refused(_("Only the State’s coordinator may do this."))


def sees(who: Standing, record: Model) -> bool:
    """Whether somebody may see a record of the registers; what is not known here, nobody."""
    if who.coordinator:
        return True
    match record:
        case RegisterFile():
            return record.handed_in_by_id == who.person.pk
        case Training():
            organised = record.organisers.filter(institution__in=who.works_for)
            return record.institution_id in who.works_for or organised.exists()
        case Lecture():
            return record.institution_id in who.works_for
    return False


def _tells(who: Standing, record: Model | None) -> Verdict:
    if isinstance(record, Training | Lecture):
        allowed = record.institution_id in who.writes_for
    else:
        allowed = bool(who.writes_for)
    if allowed:
        return ALLOWED
    return refused(_("Only the institution’s focal point, its alternate or the coordinator may."))
