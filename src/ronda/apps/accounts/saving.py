"""Saving a record of people only if it is right, with a sentence where it is not."""

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
