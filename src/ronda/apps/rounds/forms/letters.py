"""The form that places passages of a letter on a question."""

from collections.abc import Iterable

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ronda.apps.accounts.selectors import Actor
from ronda.apps.forms import refusals_shown
from ronda.apps.rounds.models import Letter
from ronda.apps.rounds.services.letters import Span, passages_place


class PlaceForm(forms.Form):
    """Chooses the question; the passages are ticked on the page, each by where it stands."""

    question = forms.ChoiceField(label=_("Question"))

    def __init__(self, data: QueryDict | None, *, questions: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        self.chosen = data.getlist("passage") if data is not None else []
        field = self.fields["question"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(questions)

    def placed(self, actor: Actor, letter: Letter) -> bool:
        """Place what was ticked; False with the reason in the form where that cannot be."""
        with refusals_shown(self):
            passages_place(
                actor=actor,
                letter=letter,
                spans=[span for span in map(_span, self.chosen) if span is not None],
                question=self.cleaned_data["question"],
            )
        return self.is_valid()


def _span(text: str) -> Span | None:
    start, _dash, end = text.partition("-")
    if not (start.isdecimal() and end.isdecimal() and len(text) < 24):
        return None
    return Span(int(start), int(end))
