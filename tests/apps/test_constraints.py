"""The database itself refuses words it does not know."""

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, transaction
from django.db.models import UniqueConstraint

from ronda.apps.compliance.models import Edition
from tests.apps.compliance.arcadia import imported

pytestmark = pytest.mark.django_db
# A person's language may be any that pages come to speak.
OPEN = {"accounts_user.language"}


def fields_with_choices() -> set[str]:
    ours = [m for m in apps.get_models() if m.__module__.startswith("ronda.apps")]
    tracked = [model for model in ours if not hasattr(model, "pgh_tracked_model")]
    return {
        f"{model._meta.db_table}.{field.column}"
        for model in tracked
        for field in model._meta.concrete_fields
        if field.choices
    }


def checked_fields() -> set[str]:
    """Every column that a check constraint of the database names."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT conrelid::regclass::text || '.' || attname FROM pg_constraint "
            "JOIN pg_attribute ON attrelid = conrelid AND attnum = ANY(conkey) "
            "WHERE contype = 'c'"
        )
        return {name for (name,) in cursor.fetchall()}


def test_every_choice_is_checked_by_the_database() -> None:
    assert fields_with_choices() - OPEN - checked_fields() == set()


def test_a_word_that_is_no_choice_is_refused() -> None:
    edition = imported()
    with pytest.raises(IntegrityError, match="compliance_edition_status"), transaction.atomic():
        Edition.objects.filter(pk=edition.pk).update(status="nearly done")


def test_no_constraint_asks_for_more_than_postgresql_14_has() -> None:
    asked = [
        constraint.name
        for model in apps.get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, UniqueConstraint) and constraint.nulls_distinct is not None
    ]
    assert asked == []
