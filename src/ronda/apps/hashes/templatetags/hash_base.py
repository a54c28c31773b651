"""Tags of the hash base's pages: what was done, why something was left out, what a class is called.

Two things to know. A code without a sentence is shown as it is, never hidden. And a hash is shown
as it is written, in full where one item is shown and shortened in lists.
"""

from collections.abc import Mapping

from django import template
from django.utils.translation import gettext as _

from ronda.apps.audit.models import Event
from ronda.apps.hashes.correcting import FIELDS
from ronda.apps.hashes.models import Classification, CollectionRow, Outcome, Post, Verdict
from ronda.apps.hashes.partner_words import field_name
from ronda.apps.hashes.permissions import Can
from ronda.apps.hashes.progress import GROUPS, KEEPING, KNOWN, NEAR, READING
from ronda.apps.hashes.recording import value_of
from ronda.apps.hashes.schemes import Elsewhere, class_name, elsewhere
from ronda.hashes import model
from ronda.hashes.exchange.carrying import FLAGS, NOTHING
from ronda.hashes.exchange.report import Why
from ronda.hashes.kinds import Suspicion

register = template.Library()
SHORT = 12
KINDS = ("md5", "sha1", "sha256", "pdq")


@register.filter
def done(event: Event) -> str:
    """What was done, as a sentence."""
    return _sentences().get(event.what, event.what)


@register.filter
def said(value: object) -> str:
    """A value before or after, as text."""
    if isinstance(value, Mapping):
        return "; ".join(f"{name}: {said(one)}" for name, one in value.items())
    return "" if value is None else str(value)


@register.filter
def hexadecimal(value: bytes | memoryview | None) -> str:
    """A hash as it is written."""
    return bytes(value).hex() if value is not None else ""


@register.filter
def told_fields(value: model.Entry) -> list[str]:
    """The names of what else is told of an entry, besides its hashes and classes."""
    plain = [name for name, nothing in NOTHING.items() if getattr(value, name) != nothing]
    flags = [name for name in FLAGS if getattr(value.flags, name) != model.Flag.UNKNOWN]
    return [field_name(name) for name in (*plain, *flags) if name != "handling"]


@register.filter
def shortest(row: CollectionRow) -> str:
    """The first hash that a row has, shortened, with its kind."""
    for kind in KINDS:
        if (value := getattr(row, kind)) is not None:
            return f"{kind.upper()} {bytes(value).hex()[:SHORT]}…"
    return "–"


@register.filter
def step_label(step: str) -> str:
    """What is being done with a list."""
    told = {
        READING: _("The list is being read"),
        KNOWN: _("Known hashes are being looked up"),
        NEAR: _("Near-duplicates of known pictures are being looked for"),
        GROUPS: _("New pictures that resemble each other are being brought together"),
        KEEPING: _("The result is being recorded"),
    }
    return told.get(step, _("Waiting for its turn"))


@register.filter
def left_out_label(why: str) -> str:
    """Why values of a list were left out."""
    told = {
        Why.PRIVATE: _("could show the item, or name a person or a place: never kept"),
        Why.UNKNOWN_KIND: _("hashes of a kind that is not compared here"),
        Why.UNRELIABLE: _("means different things in different programs"),
        Why.UNREADABLE: _("had none of the values it can have"),
        Why.UNKNOWN_FIELD: _("of a field that is not known"),
        Why.NO_PLACE: _("there is no place for it here"),
    }
    return told.get(Why(why), why) if why in list(Why) else why


@register.filter
def rule_label(reason: str) -> str:
    """By which rule a row was set apart."""
    told = {
        Suspicion.ALL_ZEROS.value: _("every bit of the hash is zero"),
        Suspicion.ALL_ONES.value: _("every bit of the hash is one"),
        Suspicion.EMPTY_FILE.value: _("the hash of a file with nothing in it"),
        Suspicion.LOW_QUALITY.value: _("a flat picture: it would resemble too many"),
    }
    return told.get(reason, reason)


@register.filter
def verdict_tag(verdict: str) -> str:
    """The look of a verdict."""
    return {
        Verdict.NEW.value: " tag-warning",
        Verdict.NEAR.value: " tag-request",
        Verdict.KNOWN.value: " tag-good",
    }.get(verdict, "")


@register.filter
def called(one: Classification) -> str:
    """What a class is called; "" where no table says."""
    return class_name(value_of(one))


@register.filter
def corresponds(one: Classification) -> list[Elsewhere]:
    """What a classification corresponds to under other schemes."""
    return elsewhere(value_of(one))


@register.filter
def field_label(field: str) -> str:
    """What a field of an entry is called."""
    return str(FIELDS.get(field, field))


@register.filter
def post_labels(posts: list[object]) -> str:
    """The posts of a person, in words."""
    labels = dict(Post.choices)
    return ", ".join(str(labels[getattr(one, "post", "")]) for one in posts)


@register.filter
def way_label(name: str) -> str:
    """What happened to an entry, as its copies are told."""
    told = {
        "add": _("it was added"),
        "classify": _("it was classified anew"),
        "correct": _("it was corrected"),
        "dispute": _("it was disputed"),
        "reject": _("the dispute was rejected"),
        "uphold": _("it was withdrawn after a dispute"),
        "withdraw": _("it was withdrawn"),
        "restore": _("it is shared again"),
        "erase": _("it was erased"),
    }
    return told.get(name, name)


@register.filter
def cell_label(name: str, table: str) -> str:
    """What a cell of a table of figures is called."""
    outcomes: Mapping[str, object] = dict(Outcome.choices)
    return str(outcomes.get(name, name)) if table == "outcome" else name


@register.filter
def table_label(name: str) -> str:
    """What a table of figures is called."""
    told = {
        "class": _("By class"),
        "source": _("By source"),
        "year": _("By year first seen"),
        "outcome": _("By outcome of the work on new ones"),
    }
    return told.get(name, name)


def _sentences() -> dict[str, str]:
    return {
        Can.ENTRY_ADD.value: _("Proposed entries"),
        Can.ENTRY_CLASSIFY.value: _("Proposed a classification"),
        Can.ENTRY_CORRECT.value: _("Proposed a correction"),
        Can.ENTRY_WITHDRAW.value: _("Proposed to withdraw"),
        Can.ENTRY_RESTORE.value: _("Proposed to share again"),
        Can.ENTRY_ERASE.value: _("Proposed to erase"),
        Can.ENTRY_DISPUTE.value: _("Disputed the entry"),
        "proposal.confirm": _("Confirmed the proposal"),
        "proposal.decline": _("Declined the proposal"),
        "proposal.take-back": _("Took the proposal back"),
        "dispute.uphold": _("Upheld the dispute: the entry was withdrawn"),
        "dispute.reject": _("Rejected the dispute: the entry stands"),
        Can.COLLECTION_HAND_IN.value: _("Handed in a list"),
        Can.COLLECTION_ERASE.value: _("Proposed to erase a collection"),
        "collection.triage": _("The list was triaged"),
        "collection.fail": _("The list could not be triaged"),
        "lead.assign": _("Assigned a lead"),
        "lead.refer": _("Referred a lead to a partner"),
        "lead.answer": _("Kept a partner’s answer"),
        "lead.close": _("Closed a lead"),
        "lead.reopen": _("Opened a lead again"),
        "lead.propose": _("Proposed a lead’s rows for the base"),
        Can.RETENTION_SET.value: _("Set a retention period"),
        Can.PERSON_INVITE.value: _("Invited a person"),
        Can.APPOINT.value: _("Gave a post"),
        Can.APPOINTMENT_END.value: _("Ended a post"),
        Can.PARTNER_KEEP.value: _("Changed what is known of a partner, or ended what was agreed"),
        Can.PARTNER_DECIDE.value: _("Decided on a key or an agreement"),
        Can.DISCLOSE.value: _("Gave a partner entries, or told it of withdrawals"),
        Can.FEED_TAKE.value: _("Took in a partner’s feed"),
        Can.PARTNER_FILE.value: _("Looked at a partner’s file, took it in or left it aside"),
        Can.CLIENT_KEEP.value: _("Put a client of the matching service down, or ended it"),
        Can.CLIENT_DECIDE.value: _("Decided on a client of the matching service"),
        Can.QUERIES_LOAD.value: _("Read the logs of the matching service"),
        "person.invite": _("An account was opened"),
        "person.language": _("Changed the language"),
    }
