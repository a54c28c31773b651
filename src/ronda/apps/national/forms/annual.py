"""Asks for an annual report, for a section of it, and who signs it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ronda.apps.national.forms.fields import post_label
from ronda.apps.national.forms.requests import text_area
from ronda.apps.national.languages import language_name
from ronda.apps.national.models import Arrangement, Post, PostKind
from ronda.apps.national.services.annual import Yearly
from ronda.apps.national.standing import posts_running
from ronda.figures.writing import LANGUAGES


class AnnualForm(forms.Form):
    """Which year, how it is divided, in which language."""

    title = forms.CharField(label=_("Title"), max_length=300)
    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2100)
    arrangement = forms.ChoiceField(label=_("Divided"), choices=Arrangement.choices)
    language = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["language"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(tag, language_name(tag)) for tag in LANGUAGES]
        self.fields["year"].initial = timezone.localdate().year - 1

    def yearly(self) -> Yearly:
        """What was asked for."""
        told = self.cleaned_data
        return Yearly(**told | {"arrangement": Arrangement(told["arrangement"])})


class SectionForm(forms.Form):
    """A section; `version` is the one that was on the page."""

    heading = forms.CharField(label=_("Heading"), max_length=1000)
    text = text_area(_("Text"), 16, required=False, max_length=200_000)
    version = forms.IntegerField(widget=forms.HiddenInput)


class SignerForm(forms.Form):
    """Who signs it."""

    post = forms.ChoiceField(label=_("To be signed by"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._posts = {
            str(one.pk): one for one in posts_running() if one.what == PostKind.VALIDATOR
        }
        field = self.fields["post"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, post_label(one)) for key, one in self._posts.items()]

    def chosen(self) -> Post:
        """The validator's post."""
        return self._posts[self.cleaned_data["post"]]


class AnnualSignForm(forms.Form):
    """Sign it, or say what is to be changed."""

    remark = text_area(
        _("What is to be changed"),
        3,
        required=False,
        max_length=4000,
        help_text=_("To send it back, say it here; to sign, leave this empty."),
    )
