"""Constraints that models share."""

from collections.abc import Iterable

from django.db.models import CheckConstraint, Q, TextChoices


def one_of(
    field: str, choices: type[TextChoices] | Iterable[tuple[str, object]], name: str
) -> CheckConstraint:
    """That a field holds one of its choices, whoever writes it."""
    pairs = choices.choices if isinstance(choices, type) else choices
    known = [value for value, _label in pairs]
    return CheckConstraint(condition=Q(**{f"{field}__in": known}), name=name)
