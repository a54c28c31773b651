"""Which two editions of a factsheet to compare.

Two things to know. Without a choice it is the newest and the one before it in its language. And
whichever way round two are chosen, the older one is the one that changed.
"""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.compliance.models import Edition, Status
from ronda.apps.compliance.naming import edition_name


class EditionField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice among editions, each told by language, number and kind."""

    def label_from_instance(self, obj: Edition) -> str:
        """How an edition is called in the list."""
        return edition_name(obj)


class CompareForm(forms.Form):
    """An older and a newer edition."""

    old = EditionField(label=gettext_lazy("Older edition"), queryset=Edition.objects.none())
    new = EditionField(label=gettext_lazy("Newer edition"), queryset=Edition.objects.none())

    def __init__(self, data: Any, *, editions: QuerySet[Edition]) -> None:
        pair = newest_pair(editions)
        first = {"old": pair[0].pk, "new": pair[1].pk} if pair else {}
        super().__init__(data, initial=first)
        for name in ("old", "new"):
            field = self.fields[name]
            assert isinstance(field, EditionField)
            field.queryset, field.empty_label = editions, None
        self.pair = pair

    def chosen(self) -> tuple[Edition, Edition] | None:
        """The older and the newer edition; None where there are not two, or two are the same."""
        if not self.is_bound:
            return self.pair
        if not self.is_valid():
            return None
        old, new = self.cleaned_data["old"], self.cleaned_data["new"]
        if old == new:
            self.add_error("new", _("Choose two different editions."))
            return None
        return (new, old) if _order(old) > _order(new) else (old, new)


def newest_pair(editions: Iterable[Edition]) -> tuple[Edition, Edition] | None:
    """The newest edition that has one before it in its language, with that one."""
    every = sorted(editions, key=_order, reverse=True)
    for new in every:
        for old in every:
            if old.language == new.language and old.number < new.number:
                return old, new
    return None


def newest_published(editions: Iterable[Edition]) -> Edition | None:
    """The edition that the lasting address of its factsheet leads to."""
    published = [one for one in editions if one.status == Status.PUBLISHED]
    return max(published, key=lambda one: (one.number, one.published_at, one.pk), default=None)


def _order(edition: Edition) -> tuple[int, int]:
    return edition.number, edition.pk
