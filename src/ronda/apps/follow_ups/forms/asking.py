"""The forms of what is asked back: comments on drafts, clarifications, promising practices."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.apps.rounds.models import RoundParty

Choices = Iterable[tuple[str, str]]


class Choosing(forms.Form):
    """A form with one field whose choices are told when it is made."""

    chosen = ""

    def __init__(self, *args: Any, choices: Choices = (), **more: Any) -> None:
        super().__init__(*args, **more)
        field = self.fields[self.chosen]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)


def _text(label: Any, rows: int = 6, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **more)


class DraftCommentForm(Choosing):
    """A comment on a place of a draft factsheet."""

    chosen = "place"
    place = forms.ChoiceField(label=_("On what?"), required=False)
    text = _text(_("Your comment"))


class DraftAnswerForm(Choosing):
    """What is made of a comment on a draft."""

    chosen = "correction"
    taken = forms.ChoiceField(
        label=_("What becomes of it?"),
        choices=[("yes", _("It is taken")), ("no", _("It is not taken"))],
        widget=forms.RadioSelect,
    )
    reason = _text(_("Why"), 4)
    correction = forms.ChoiceField(
        label=_("The correction made because of it"),
        help_text=_("It can be named later: answer once more then."),
        required=False,
    )


class AskForm(Choosing):
    """A question to a Party on one recommendation."""

    chosen = "box"
    box = forms.ChoiceField(label=_("On which recommendation?"))
    question = _text(_("What is asked"))
    due = forms.DateField(
        label=_("Until when"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class AnswerForm(forms.Form):
    """The Party's answer to it."""

    answer = _text(_("Your answer"), 10)


class PracticeForm(Choosing):
    """A promising practice, from a blue box."""

    chosen = "box"
    box = forms.ChoiceField(label=_("From which blue box?"))
    what = _text(_("What is done"), 4)
    where = forms.CharField(label=_("Where"), max_length=300, required=False)
    since = forms.CharField(label=_("Since when"), max_length=60, required=False)
    evidence = _text(_("What shows it"), 3, required=False)
    recommendation = forms.CharField(
        label=_("On which recommendation"),
        help_text=_("Its code, where it is about one."),
        max_length=60,
        required=False,
    )


class CheckForm(forms.Form):
    """Whether a practice is still in place."""

    in_place = forms.ChoiceField(
        label=_("Is it still in place?"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        widget=forms.RadioSelect,
    )
    on = forms.DateField(
        label=_("Found on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    note = _text(_("What was found"), 3, required=False)


class RemindForm(forms.Form):
    """Which of the Parties that owe their information get a reminder."""

    parties = forms.MultipleChoiceField(
        label=_("Which Parties?"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, parties: Iterable[RoundParty] = (), **more: Any) -> None:
        super().__init__(*args, **more)
        codes = [(one.party.code, str(one.party)) for one in parties]
        field = self.fields["parties"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = codes
        field.initial = [code for code, _name in codes]
