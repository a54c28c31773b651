"""The forms of assessments: proposing, deciding, responding, steps, "no reply".

Two things to know. A form checks only that it can be understood; what is right is decided by the
service. And texts are asked for in each of the body's languages, as fields of their own.
"""

from collections.abc import Iterable, Iterator

from django import forms
from django.utils import timezone, translation
from django.utils.translation import get_language, get_language_info, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from ronda.apps.assessments.models import Assessment, ReportForm
from ronda.apps.assessments.selectors.bases import Basis
from ronda.apps.assessments.selectors.evidence import Offered
from ronda.apps.assessments.services.proposals import Citation, Proposed
from ronda.apps.meetings.models import Outcome
from ronda.apps.meetings.services.decisions import Votes

SPARE_ROWS = 3
_LONGEST_NAME = 90


def texts_added(
    form: forms.Form, languages: Iterable[str], name: str, label: str, rows: int, hint: str = ""
) -> None:
    """A field for each language ("reasons_en")."""
    for tag in languages:
        field = forms.CharField(
            label=label % {"language": get_language_info(tag)["name_translated"]},
            widget=forms.Textarea(attrs={"rows": rows, "lang": tag}),
            max_length=10_000,
            help_text=hint,
        )
        form.fields[f"{name}_{tag}"] = field


class ProposeForm(forms.Form):
    """A status with its reasons in each language, and what it rests on."""

    status = forms.ChoiceField(label=gettext_lazy("Status"))
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: object,
        basis: Basis,
        offered: list[Offered],
        row: Assessment | None = None,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.initial.update(_initial(row))
        here = get_language() or "en"
        status = self.fields["status"]
        assert isinstance(status, forms.ChoiceField)
        status.choices = [
            ("", _("Choose a status")),
            *((one.id, one.name.in_language(here)) for one in basis.procedure.statuses.values),
        ]
        self.languages = basis.languages
        texts_added(self, basis.languages, "reasons", _("Reasons (%(language)s)"), 5)
        cited = len(list(row.cited.all())) if row is not None else 0
        self.rows = range(cited + SPARE_ROWS) if offered else range(0)
        choices = [("", _("Nothing")), *((one.key, one.name[:_LONGEST_NAME]) for one in offered)]
        for turn in self.rows:
            numbered = {"number": turn + 1}
            self.fields[f"key_{turn}"] = forms.ChoiceField(
                label=_("Evidence %(number)d") % numbered, choices=choices, required=False
            )
            self.fields[f"quote_{turn}"] = forms.CharField(
                label=_("The words there (%(number)d)") % numbered,
                help_text=_("As they stand in the record; empty for the whole of it."),
                widget=forms.Textarea(attrs={"rows": 2}),
                max_length=5_000,
                required=False,
            )

    def proposed(self) -> Proposed:
        """What was filled in."""
        told = self.cleaned_data
        return Proposed(
            told["status"],
            {tag: told[f"reasons_{tag}"] for tag in self.languages},
            [
                Citation(told[f"key_{turn}"], told[f"quote_{turn}"])
                for turn in self.rows
                if told.get(f"key_{turn}")
            ],
        )


def _initial(row: Assessment | None) -> dict[str, object]:
    if row is None:
        return {}
    found: dict[str, object] = {"status": row.status, "version": row.version}
    found |= {f"reasons_{tag}": text for tag, text in row.reasons.items()}
    for turn, one in enumerate(row.cited.all()):
        found |= {f"key_{turn}": f"{one.about}|{one.place}", f"quote_{turn}": one.quote}
    return found


class SeenForm(forms.Form):
    """Carries the version that the person saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class ResponseForm(SeenForm):
    """What a Party says."""

    text = forms.CharField(
        label=gettext_lazy("What your Party says"),
        help_text=gettext_lazy("The Committee reads it beside the proposal."),
        widget=forms.Textarea(attrs={"rows": 6}),
        max_length=10_000,
    )


class WithdrawForm(SeenForm):
    """Why a proposal is withdrawn."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2_000
    )


class DecideForm(forms.Form):
    """What the meeting decided, in words, and how."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("How it was decided"),
        choices=Outcome.choices,
        initial=Outcome.CONSENSUS,
        widget=forms.RadioSelect,
    )
    in_favour = forms.IntegerField(label=gettext_lazy("In favour"), min_value=0, required=False)
    against = forms.IntegerField(label=gettext_lazy("Against"), min_value=0, required=False)
    abstained = forms.IntegerField(label=gettext_lazy("Abstained"), min_value=0, required=False)

    def __init__(self, *args: object, basis: Basis, count: int, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.initial.update({f"texts_{tag}": text for tag, text in _decision(basis, count)})
        self.languages = basis.languages
        texts_added(self, basis.languages, "texts", _("Decision (%(language)s)"), 3)
        self.order_fields([f"texts_{tag}" for tag in basis.languages])

    def votes(self) -> Votes | None:
        """The figures of a vote; None where there was none."""
        if self.cleaned_data["outcome"] != Outcome.VOTE:
            return None
        names = ("in_favour", "against", "abstained")
        return Votes(*(self.cleaned_data[name] or 0 for name in names))

    def texts(self) -> dict[str, str]:
        """The decision in each language."""
        return {tag: self.cleaned_data[f"texts_{tag}"] for tag in self.languages}


def _decision(basis: Basis, count: int) -> Iterator[tuple[str, str]]:
    """The words with which a form begins, in each of the body's languages."""
    for tag in basis.languages:
        with translation.override(tag):
            sentence = ngettext(
                "The Committee adopts the status of %(count)d assessment as proposed.",
                "The Committee adopts the status of %(count)d assessments as proposed.",
                count,
            )
            yield tag, sentence % {"count": count}


class SilenceForm(forms.Form):
    """Of which Parties "no reply" is proposed, and why."""

    parties = forms.MultipleChoiceField(
        label=gettext_lazy("Parties that sent nothing"), widget=forms.CheckboxSelectMultiple
    )

    def __init__(
        self, *args: object, basis: Basis, parties: list[tuple[str, str]], **kwargs: object
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        chosen = self.fields["parties"]
        assert isinstance(chosen, forms.MultipleChoiceField)
        chosen.choices = parties
        self.languages = basis.languages
        texts_added(self, basis.languages, "reasons", _("Reasons (%(language)s)"), 4)

    def reasons(self) -> dict[str, str]:
        """The reasons in each language."""
        return {tag: self.cleaned_data[f"reasons_{tag}"] for tag in self.languages}


class StepForm(forms.Form):
    """A step that is taken: which, on what day, why."""

    step = forms.ChoiceField(label=gettext_lazy("Step"), widget=forms.RadioSelect)
    on = forms.DateField(label=gettext_lazy("Day"), widget=forms.DateInput(attrs={"type": "date"}))
    reason = forms.CharField(
        label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=2_000
    )

    def __init__(self, *args: object, steps: list[tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.initial["on"] = timezone.localdate().isoformat()
        step = self.fields["step"]
        assert isinstance(step, forms.ChoiceField)
        step.choices = steps


class OrderForm(forms.Form):
    """What the reports tell that are made; they are made in every language of the body."""

    form = forms.ChoiceField(
        label=gettext_lazy("What they tell"), choices=ReportForm.choices, widget=forms.RadioSelect
    )
