"""Asks for requests, and what is done with them."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.apps.national.askable import Askable
from ronda.apps.national.forms.fields import (
    InstitutionField,
    InstitutionsField,
    offer_institutions,
)
from ronda.apps.national.languages import LANGUAGES
from ronda.apps.national.models import Addressee, Request, RequestItem
from ronda.apps.national.selectors.requests import items_of
from ronda.apps.national.services.requests import Asked
from ronda.apps.national.standing import with_units


def text_area(label: Any, rows: int = 4, **more: Any) -> forms.CharField:
    """A field for running text."""
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


class RequestForm(forms.Form):
    """A request: what is asked, of whom, until when."""

    subject = forms.CharField(label=_("Subject"), max_length=300)
    reference = forms.CharField(label=_("Our reference"), max_length=100, required=False)
    text = text_area(_("Covering text"), 6, required=False)
    language = forms.ChoiceField(label=_("Language of the letter"), choices=LANGUAGES)
    working_days = forms.IntegerField(
        label=_("Working days to answer"), min_value=1, max_value=400, initial=30
    )
    targets = forms.MultipleChoiceField(
        label=_("What is asked"), widget=forms.CheckboxSelectMultiple, required=False
    )
    questions = text_area(
        _("Asked in your own words"),
        5,
        required=False,
        help_text=_("An empty line parts one question from the next."),
    )
    institutions = InstitutionsField(label=_("Who is asked"), queryset=None, required=False)

    def __init__(self, *args: Any, askable: Sequence[Askable], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.askable = list(askable)
        field = self.fields["targets"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(one.key, one.code) for one in self.askable]
        offer_institutions(self.fields["institutions"])

    def asked(self) -> Asked:
        """What the request says."""
        told = self.cleaned_data
        plain = told["questions"].replace("\r\n", "\n")
        return Asked(
            subject=told["subject"],
            text=told["text"],
            reference=told["reference"],
            language=told["language"],
            working_days=told["working_days"],
            targets=told["targets"],
            questions=[part for part in plain.split("\n\n") if part.strip()],
            institutions=list(told["institutions"]),
        )


def as_given(request: Request) -> dict[str, object]:
    """A draft as the form shows it."""
    items = items_of(request)
    return {
        "subject": request.subject,
        "reference": request.reference,
        "text": request.text,
        "language": request.language,
        "working_days": request.working_days,
        "targets": [one.target.key for one in items if one.target],
        "questions": "\n\n".join(one.wording for one in items if not one.target),
        "institutions": list(request.addressees.values_list("institution", flat=True)),
    }


class SplitForm(forms.Form):
    """What is put into a request of its own, and who is asked."""

    items: "forms.ModelMultipleChoiceField[RequestItem]" = forms.ModelMultipleChoiceField(
        label=_("What is asked apart"), widget=forms.CheckboxSelectMultiple, queryset=None
    )
    institutions = InstitutionsField(label=_("Who is asked"), queryset=None)

    def __init__(self, *args: Any, asked: Request, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["items"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = asked.items.all()
        offer_institutions(self.fields["institutions"])


class ForwardForm(forms.Form):
    """The unit that a request is passed on to."""

    unit = InstitutionField(label=_("Unit"), queryset=None)

    def __init__(self, *args: Any, addressee: Addressee, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        below = with_units([addressee.institution_id])
        offer_institutions(self.fields["unit"], below, without=addressee.institution_id)


class DeclineForm(forms.Form):
    """Why a request is declined, and whose it is."""

    reason = text_area(
        _("Why is this not for your institution?"),
        help_text=_("Such as: not within our competence."),
    )
    whose = InstitutionField(
        label=_("Whose is it?"), queryset=None, required=False, empty_label=_("Not known")
    )

    def __init__(self, *args: Any, addressee: Addressee, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_institutions(self.fields["whose"], without=addressee.institution_id)


class NudgeForm(forms.Form):
    """What an institution is told when it is reminded, or its superior."""

    text = text_area(_("What you write"), 6)
