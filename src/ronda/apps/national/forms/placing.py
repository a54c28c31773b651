"""What is asked when a passage is placed."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.apps.national.models import Gathered


class DecisionForm(forms.Form):
    """One decision: on what, and why, if somebody says so."""

    key = forms.CharField(widget=forms.HiddenInput)
    reason = forms.CharField(label=_("Why"), required=False, max_length=2000)


class NothingForm(forms.Form):
    """That a passage answers nothing that is asked."""

    reason = forms.CharField(label=_("Why"), required=False, max_length=2000)


class ElsewhereForm(forms.Form):
    """Something that is asked, chosen from all of it."""

    key = forms.ChoiceField(label=_("What it answers"))
    reason = forms.CharField(
        label=_("Why"), required=False, max_length=2000, widget=forms.TextInput()
    )

    def __init__(self, *args: object, asked: Iterable[Gathered], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        grouped: dict[str, list[tuple[str, str]]] = {}
        for one in asked:
            told = f"{one.code}: {one.wording.partition(chr(10))[0]}"
            shown = told if len(told) <= 110 else f"{told[:109]}…"
            grouped.setdefault(str(one.round), []).append((one.key, shown))
        field = self.fields["key"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Choose")), *grouped.items()]
