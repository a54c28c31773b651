"""Asks for the corrected text and facts of one entry of a record.

Two things to know. The form carries what the person saw, so that what somebody else changed
meanwhile is told and not overwritten. And it gives only what was really changed, field by field,
each from what stands there to what is to stand there.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.compliance import notation
from ronda.apps.compliance.correcting.fields import Plain, changed, current, plain
from ronda.apps.compliance.correcting.replaying import same
from ronda.apps.compliance.correcting.spots import DoesNotFit, spot_at
from ronda.apps.compliance.forms import entries
from ronda.apps.compliance.forms.entries import Editing
from ronda.apps.compliance.models.content import HEADING_KINDS, NOTE_KINDS
from ronda.factsheets.model import Factsheet, Mark


@dataclass(frozen=True)
class Wanted:
    """One field to change: from what stands there to what is to stand there."""

    field: str
    old: Plain
    new: Plain


class CorrectionForm(forms.Form):
    """The fields of one entry, whether it has its box, and why they are corrected."""

    seen = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label=gettext_lazy("Why"),
        help_text=gettext_lazy(
            "For whoever checks this later, such as “typing error in the scan”."
        ),
        required=False,
        max_length=2000,
    )

    def __init__(
        self, data: Any, *, value: Factsheet, editing: Editing, autofocus: bool = False
    ) -> None:
        self.value, self.editing = value, editing
        self.spot = spot_at(editing.spot)
        self.now = {name: current(value, self.spot, name) for name in self._names()}
        super().__init__(data, initial=self._initial())
        for name in editing.fields:
            self.fields[name] = entries.field_for(name)
        self._add_choices()
        self.fields[editing.fields[0]].widget.attrs["autofocus"] = autofocus
        self.order_fields([*editing.fields, "has_box", "reason", "seen"])

    def wanted(self) -> list[Wanted]:
        """What to change, in order; each starts from what the one before leaves."""
        value, found = self.value, []
        for name, new in self._given():
            old = current(value, self.spot, name)
            if not same(old, new):
                found.append(Wanted(name, old, new))
                value = changed(value, self.spot, name, new)
        return found

    def clean(self) -> dict[str, Any]:
        """Check what was changed meanwhile, and that the new values fit."""
        cleaned: dict[str, Any] = super().clean() or {}
        if self.errors:
            return cleaned
        try:
            if not self.wanted():
                raise forms.ValidationError(_("Nothing was changed."))
        except DoesNotFit as error:
            raise forms.ValidationError(str(error)) from error
        for name in self._changed_meanwhile():
            now = entries.shown(name, self.now[name])
            sentence = _("Somebody changed this meanwhile. It now reads: “%(now)s”")
            self.add_error(name if name in self.fields else None, sentence % {"now": now})
        return cleaned

    def _names(self) -> list[str]:
        marks = ["marks", *(["labels"] if "items" in self.editing.fields else [])]
        return [*self.editing.fields, *(marks if self.editing.marked else [])]

    def _initial(self) -> dict[str, Any]:
        first = {name: entries.shown(name, self.now[name]) for name in self.editing.fields}
        if self.editing.marked:
            marks = [Mark.model_validate(one) for one in self.now["marks"]]
            first["text"] = notation.written(self.now["text"], marks)
            if "items" in first:
                first["items"] = notation.points_written(
                    self.now["items"], self.now["labels"], marks
                )
        box = self._box()
        if box is not None:
            # Who opens the form of a box that is not there means to add it.
            first["has_box"] = True
        return first | {"seen": json.dumps(self.now)}

    def _box(self) -> str | None:
        """The field of the box that this entry is, if it is one."""
        names = {"follow_up", "practice_box"} & set(self.editing.fields)
        return names.pop() if names else None

    def _add_choices(self) -> None:
        if self._box() is not None:
            self.fields["has_box"] = forms.BooleanField(
                label=_("There is a box here"), required=False
            )
        if "kind" in self.fields:
            kinds = HEADING_KINDS if "headings" in self.editing.spot else NOTE_KINDS
            field = self.fields["kind"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = kinds

    def _given(self) -> Iterator[tuple[str, Plain]]:
        """Each field with its plain value, marks last since they follow the text."""
        marks: tuple[Mark, ...] = ()
        for name in self.editing.fields:
            given = self.cleaned_data[name]
            if name == "items":
                items, labels, own = notation.points_understood(given)
                marks += own
                yield name, list(items)
                yield "labels", list(labels)
            elif name == "text" and self.editing.marked:
                text, own = notation.understood(given)
                marks += own
                yield name, text
            else:
                yield name, self._plain(name, given)
        if self.editing.marked:
            yield "marks", plain(marks)

    def _plain(self, name: str, given: Any) -> Plain:
        if name in {"codes", "recommendations"}:
            return entries.codes(given)
        if name == "paragraphs":
            return entries.numbers(given)
        if name == "number" and self.editing.spot.startswith("footnotes"):
            return entries.numbers(given)[0] if given.strip().isdecimal() else given
        if name == self._box():
            return given if self.cleaned_data["has_box"] else None
        if name in {"topic", "prepared", "updated", "strength"}:
            return given.strip() or None
        return notation.understood(given)[0] if "\n" in given else given.strip()

    def _changed_meanwhile(self) -> list[str]:
        try:
            seen = json.loads(self.cleaned_data["seen"])
        except ValueError:
            return []
        return [
            n
            for n, value in self.now.items()
            if isinstance(seen, dict) and n in seen and not same(seen[n], value)
        ]
