"""What a reader of a factsheet asks to see: some strengths, one scope, filled or empty boxes.

Two things to know. A filter is a plain GET form, so that a filtered page has an address of its
own. And what is asked wrongly is not applied: the form says so, and the page shows everything.
"""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.factsheets.model import Box, Recommendation, Scope, Strength

STRENGTHS = [
    (Strength.REQUIRE.value, pgettext_lazy("strength", "Requires")),
    (Strength.REQUEST.value, pgettext_lazy("strength", "Requests")),
    (Strength.INVITE.value, pgettext_lazy("strength", "Invites")),
]
"""What strengths are called in a choice."""


class FilterForm(forms.Form):
    """The reader's choice; a form with nothing chosen shows everything."""

    strength = forms.MultipleChoiceField(
        label=_("Strength"),
        required=False,
        choices=STRENGTHS,
        widget=forms.CheckboxSelectMultiple,
    )
    scope = forms.ChoiceField(
        label=_("Addressed to"),
        required=False,
        choices=[
            ("", _("Anyone")),
            (Scope.SPECIFIC.value, _("This Party")),
            (Scope.GENERIC.value, _("All Parties")),
        ],
    )
    box = forms.ChoiceField(
        label=_("Box for the Party"),
        required=False,
        choices=[
            ("", _("Any or none")),
            ("filled", _("Filled in")),
            ("empty", _("Empty")),
        ],
    )

    def choice(self) -> "Choice | None":
        """What was chosen; None where that is everything."""
        if not self.is_valid() or not any(self.cleaned_data.values()):
            return None
        return Choice(
            strengths=frozenset(self.cleaned_data["strength"]),
            scope=self.cleaned_data["scope"],
            box=self.cleaned_data["box"],
        )


class Choice:
    """Takes recommendations and blue boxes as a reader asked; see `ronda.web.arranged.Choice`."""

    def __init__(self, *, strengths: frozenset[str], scope: str, box: str) -> None:
        self.strengths, self.scope, self.box = strengths, scope, box

    def takes(self, recommendation: Recommendation) -> bool:
        """Whether this recommendation is shown."""
        return (
            (not self.strengths or recommendation.strength in self.strengths)
            and (not self.scope or recommendation.scope == self.scope)
            and self._takes_box(recommendation.follow_up)
        )

    def takes_practice_box(self, box: Box) -> bool:
        """Blue boxes answer invitations, so they show with those, and for no one scope."""
        if self.scope or (self.strengths and Strength.INVITE not in self.strengths):
            return False
        return self._takes_box(box)

    def _takes_box(self, box: Box | None) -> bool:
        if not self.box:
            return True
        return box is not None and bool(box.text) == (self.box == "filled")
