"""The form that says which question was asked in the earlier round."""

from django import forms
from django.utils.translation import gettext as _

from ronda.apps.rounds.saying import number_said
from ronda.apps.rounds.selectors.pairing import Paired, Pairing
from ronda.questionnaires.prefilling import Ground
from ronda.questionnaires.walking import Placed

LONGEST = 90
NONE = "-"
"""What stands in the form for “it was not asked before”."""
_START = "pair_"


class PairsForm(forms.Form):
    """A choice for each question: by itself, none, or one of the earlier round."""

    def __init__(self, *args: object, pairing: Pairing, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        choices = [(one.id, _named(one)) for one in pairing.choices]
        for line in pairing.lines:
            self.fields[f"{_START}{line.place.id}"] = forms.ChoiceField(
                label=_named(line.place),
                choices=[("", _by_itself(line)), (NONE, _("none: it was not asked")), *choices],
                required=False,
                initial=_given(line),
            )

    def pairs(self) -> dict[str, str]:
        """What was chosen, by the ids of this round's questions."""
        return {
            name.removeprefix(_START): "" if value == NONE else value
            for name, value in self.cleaned_data.items()
            if value
        }


def _given(line: Paired) -> str:
    """What a person said of it before."""
    if line.is_new:
        return NONE
    return line.previous.id if line.previous and line.ground is Ground.GIVEN else ""


def _named(one: Placed) -> str:
    text = one.question.text.texts[0][1]
    shown = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return f"{number_said(one.full_number)} {shown}".strip()


def _by_itself(line: Paired) -> str:
    if line.previous is None or line.ground is Ground.GIVEN:
        return _("by itself: none")
    number = number_said(line.previous.full_number) or line.previous.id
    if line.ground is Ground.SAME_ID:
        return _("by itself: %(number)s, the same question") % {"number": number}
    return _("by itself: %(number)s, in the same words") % {"number": number}
