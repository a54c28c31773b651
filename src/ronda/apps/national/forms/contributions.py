"""Asks for contributions: what is typed for each thing asked, or a letter."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.national.forms.requests import text_area
from ronda.apps.national.languages import LANGUAGES
from ronda.apps.national.models import RequestItem
from ronda.apps.national.services.contributions import Texts

ACCEPTED = ".docx,.pdf,.txt,.md,.html,.htm,.json"


class WriteForm(forms.Form):
    """One field for each thing that is asked, and one for what is said beside."""

    language = forms.ChoiceField(label=gettext_lazy("Language you write in"), choices=LANGUAGES)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        items: Sequence[RequestItem],
        typed: Mapping[int | None, str],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.items = list(items)
        for item in self.items:
            number = item.target.code if item.target else str(item.order)
            self.fields[f"item-{item.pk}"] = text_area(
                _("Your answer to %(number)s") % {"number": number},
                8,
                required=False,
                initial=typed.get(item.pk, ""),
                help_text=item.wording,
            )
        self.fields["beside"] = text_area(
            _("What else you want to say"), 5, required=False, initial=typed.get(None, "")
        )

    def texts(self) -> Texts:
        """What was typed for what."""
        told: dict[RequestItem | None, str] = {
            item: self.cleaned_data[f"item-{item.pk}"] for item in self.items
        }
        return told | {None: self.cleaned_data["beside"]}


class LetterForm(forms.Form):
    """A letter to read in."""

    file = forms.FileField(
        label=gettext_lazy("The letter"),
        help_text=gettext_lazy(
            "Word, PDF with text in it, plain text or a web page; as it was signed. It stays at"
            " your desk."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
        allow_empty_file=True,
    )
