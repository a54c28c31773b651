"""Who may do what at a State's desk.

Two things to know. Contributors see what their institution is asked and what it wrote, validators
their institution and its units, the coordinator all; nobody else gets past the door (`desk`). And
every function here is asked inside it, about somebody's `Standing`.
"""

from enum import StrEnum

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.national.models import (
    Addressee,
    AnnualReport,
    AnnualState,
    Contribution,
    Indicator,
    Letter,
    Measure,
    Request,
    RequestState,
    SignOff,
    Spreadsheet,
    Text,
    TextState,
    Upload,
)
from ronda.apps.national.standing import Standing
from ronda.apps.policy import ALLOWED, Verdict, hidden, refused


class Can(StrEnum):
    """What can be done at the desk; each value is its audit code."""

    SEE = "desk.see"
    KEEP = "desk.institution.keep"
    ASK = "desk.request.ask"
    FORWARD = "desk.request.forward"
    DECLINE = "desk.request.decline"
    WRITE = "desk.contribution.write"
    SIGN = "desk.contribution.sign"
    WITHDRAW = "desk.contribution.withdraw"
    CONSOLIDATE = "desk.text.write"
    REMARK = "desk.text.comment"
    SIGN_OFF = "desk.text.sign"
    SUBMIT = "desk.text.submit"
    PLACE = "desk.placing.decide"
    KEEP_LIBRARY = "desk.library.keep"
    TRANSLATE = "desk.translation.write"
    DEFINE = "desk.indicator.define"
    COUNT = "desk.value.give"
    PLAN = "desk.measure.keep"
    SERVE = "desk.measure.serve"
    TAKE_OUTSIDE = "desk.outside.take-in"
    AIM = "desk.indicator.aim"
    REPORT = "desk.annual.write"
    SIGN_REPORT = "desk.annual.sign"
    EXPORT = "desk.export.make"
    EXPORT_TAKE = "desk.export.take-out"

    @property
    def sentence(self) -> Promise:
        """What it is, for people."""
        return _SENTENCES[self]


_SENTENCES = {
    Can.SEE: gettext_lazy("See it"),
    Can.KEEP: gettext_lazy("Keep the institutions, their posts and the routing table"),
    Can.ASK: gettext_lazy("Write, send, split and chase requests"),
    Can.FORWARD: gettext_lazy("Forward a request to a unit"),
    Can.DECLINE: gettext_lazy("Decline a request"),
    Can.WRITE: gettext_lazy("Write a contribution or read a letter in"),
    Can.SIGN: gettext_lazy("Sign a contribution"),
    Can.WITHDRAW: gettext_lazy("Withdraw a contribution"),
    Can.CONSOLIDATE: gettext_lazy("Write the State’s text"),
    Can.REMARK: gettext_lazy("Comment on the State’s text"),
    Can.SIGN_OFF: gettext_lazy("Sign the State’s text"),
    Can.SUBMIT: gettext_lazy("Submit the agreed texts"),
    Can.PLACE: gettext_lazy("Say what a passage answers"),
    Can.KEEP_LIBRARY: gettext_lazy("Keep and use the answer library"),
    Can.TRANSLATE: gettext_lazy("Translate, and keep the translation memory"),
    Can.DEFINE: gettext_lazy("Say what is counted"),
    Can.COUNT: gettext_lazy("Give and withdraw values, and take spreadsheets in"),
    Can.PLAN: gettext_lazy("Keep measures and their steps"),
    Can.SERVE: gettext_lazy("Say which recommendations a measure serves"),
    Can.TAKE_OUTSIDE: gettext_lazy("Take recommendations of other bodies in"),
    Can.AIM: gettext_lazy("Set and withdraw targets of indicators"),
    Can.REPORT: gettext_lazy("Write the annual report"),
    Can.SIGN_REPORT: gettext_lazy("Sign the annual report"),
    Can.EXPORT: gettext_lazy("Have the whole national record packed"),
    Can.EXPORT_TAKE: gettext_lazy("Take the packed national record out"),
}
_COORDINATORS = {
    Can.KEEP, Can.ASK, Can.CONSOLIDATE, Can.SUBMIT, Can.PLACE, Can.KEEP_LIBRARY, Can.TRANSLATE,
    Can.DEFINE, Can.SERVE, Can.EXPORT, Can.EXPORT_TAKE,
    Can.TAKE_OUTSIDE, Can.AIM, Can.REPORT,
}  # fmt: skip
_WRITERS = {Can.FORWARD, Can.DECLINE, Can.WRITE, Can.COUNT, Can.PLAN}


def verdict(who: Standing, can: Can, record: Model | None = None) -> Verdict:
    """Whether somebody may, and if not, why; `record` is what it is about, where there is one."""
    if record is not None and not sees(who, record):
        return hidden(_("There is no such page."))
    if can in {Can.SEE, Can.REMARK}:
        return ALLOWED
    if can in _COORDINATORS:
        return _coordinators(who)
    if can in {Can.COUNT, Can.PLAN} and record is None:
        return ALLOWED if who.writes_for else _coordinators(who)
    if can in _WRITERS:
        return _writers(who, record)
    if can is Can.WITHDRAW:
        return ALLOWED if who.coordinator or _at(record) in who.works_for else _coordinators(who)
    return _signs(who, record) if can is Can.SIGN else _signs_off(who, record)


def verdict_on_file(who: Standing, file: Spreadsheet) -> Verdict:
    """Whether somebody may see a spreadsheet of a register: the coordinator all, others theirs."""
    if file.party_id == who.party_id and (who.coordinator or file.handed_in_by_id == who.person.pk):
        return ALLOWED
    return hidden(_("There is no such page."))


def sees(who: Standing, record: Model) -> bool:
    """Whether somebody may see a record of their desk; what is not known here, nobody."""
    if who.coordinator:
        return True
    match record:
        case Addressee():
            return record.request.state != RequestState.DRAFT and _sees_addressee(who, record)
        case Request():
            asked = record.addressees.select_related("request", "forwarded_from")
            return any(sees(who, one) for one in asked)
        case Contribution() | Letter():
            return record.institution_id in who.works_for
        case Indicator() | Measure() | Upload():
            return _sees_of_record(who, record)
        case Text() | AnnualReport():
            return _sees_text(who, record)
        case SignOff():
            return _sees_text(who, record.version.text)
    return False


def _sees_addressee(who: Standing, addressee: Addressee) -> bool:
    above = addressee.forwarded_from
    return addressee.institution_id in who.works_for or (
        above is not None and above.institution_id in who.works_for
    )


def _sees_of_record(who: Standing, record: Indicator | Measure | Upload) -> bool:
    """What an institution counts, leads or takes part in; a spreadsheet, who handed it in."""
    if isinstance(record, Upload):
        return record.handed_in_by_id == who.person.pk
    if record.institution_id in who.works_for:
        return True
    takes_part = isinstance(record, Measure) and record.partners
    return bool(takes_part and takes_part.filter(institution__in=who.works_for).exists())


def _sees_text(who: Standing, text: Text | AnnualReport) -> bool:
    """A validator sees the texts and annual reports that lay before them to be signed."""
    if isinstance(text, AnnualReport):
        return text.state != AnnualState.DRAFT and text.post_id in who.posts
    asked = SignOff.objects.filter(version__text=text, post__in=who.posts)
    return text.state != TextState.DRAFT and asked.exists()


def _coordinators(who: Standing) -> Verdict:
    if who.coordinator:
        return ALLOWED
    return refused(_("Only the State’s coordinator may do this."))


def _writers(who: Standing, record: Model | None) -> Verdict:
    if who.coordinator or _at(record) in who.writes_for:
        return ALLOWED
    return refused(_("Only the institution’s focal point, its alternate or the coordinator may."))


def _signs(who: Standing, record: Model | None) -> Verdict:
    if _at(record) in who.signs_for:
        return ALLOWED
    return refused(_("Only a validator of this institution may sign."))


def _signs_off(who: Standing, record: Model | None) -> Verdict:
    if isinstance(record, SignOff | AnnualReport) and record.post_id in who.posts:
        return ALLOWED
    return refused(_("This is for the validator whose turn it is."))


def _at(record: Model | None) -> int:
    """The institution that a record is of; 0 where it is of none."""
    return getattr(record, "institution_id", 0)
