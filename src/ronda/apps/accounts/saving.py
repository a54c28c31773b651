"""Saving a record of people only if it is right; and what the trail says of a membership."""

from typing import TypeVar

from django.core.exceptions import ValidationError

from ronda.apps.accounts.models import Membership, Organisation, User
from ronda.apps.errors import NotValid

Record = TypeVar("Record", User, Membership, Organisation)


def saved(record: Record) -> Record:
    """The record, checked and saved; raises NotValid with the field that is wrong."""
    try:
        record.full_clean()
    except ValidationError as error:
        field, sentences = next(iter(error.message_dict.items()))
        raise NotValid(sentences[0], field) from error
    record.save()
    return record


def membership_told(membership: Membership) -> dict[str, str]:
    """A membership in the words of the audit trail."""
    told = {
        "person": str(membership.person),
        "role": membership.role,
        "organisation": str(membership.organisation),
        "since": str(membership.since),
    }
    return told | ({"until": str(membership.until)} if membership.until else {})
