"""Saving a record with its constraints told as refusals, one sentence at its field."""

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models

from ronda.apps.errors import NotValid


def save_checked(record: models.Model) -> None:
    """Check and save; raises NotValid with the first sentence and its field."""
    try:
        record.full_clean()
    except ValidationError as error:
        field, sentences = next(iter(error.message_dict.items()))
        raise NotValid(sentences[0], None if field == NON_FIELD_ERRORS else field) from error
    record.save()
