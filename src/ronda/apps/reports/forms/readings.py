"""Forms of a reading: the day for amendments, an amendment, a decision on one."""

from collections.abc import Mapping
from itertools import zip_longest
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ronda.apps.reports.forms.findings import FindingForm
from ronda.apps.reports.forms.pieces import FORMS, PieceForm, finding_named, party_field
from ronda.apps.reports.forms.texts import TextsForm
from ronda.apps.reports.models import AmendmentState, Draft, PieceKind, Writing
from ronda.apps.reports.pieces import Content
from ronda.apps.reports.selectors.drafts import report_of
from ronda.apps.reports.selectors.writers import Writes
from ronda.apps.reports.selectors.writing import parties_for
from ronda.reports.model import Report


class ShareForm(forms.Form):
    """Until when members propose amendments."""

    until = forms.DateField(
        label=gettext_lazy("Amendments until"),
        help_text=gettext_lazy("Empty: as long as it is not adopted."),
        widget=forms.DateInput(attrs={"type": "date"}),
        required=False,
    )


class WordsForm(TextsForm):
    """The words of a piece, whatever it is: title, introduction, text, sub-points."""

    def __init__(self, data: Any, *, languages: tuple[str, ...], words: Mapping[str, Any]) -> None:
        super().__init__(data, languages=languages)
        self.shown = words
        for name, label in _labels().items():
            if name in words:
                hint = _("One on each line.") if name == "items" else ""
                self.add_text(name, label, rows=2 if name == "title" else 6, hint=hint)
                self.initial.update(self._filled(name, words[name]))

    def words(self) -> Content:
        """What was written, in the shape in which it was given."""
        return {name: self._said(name) for name in self.shown}

    def _filled(self, name: str, value: Any) -> dict[str, str]:
        if name != "items":
            return self.initial_of(name, value)
        return {
            f"items_{tag}": "\n".join(one.get(tag, "") for one in value) for tag in self.languages
        }

    def _said(self, name: str) -> Any:
        texts = self.texts(name)
        if name == "items":
            columns = [texts.get(tag, "").split("\n") for tag in self.languages]
            rows = zip_longest(*columns, fillvalue="")
            made = (dict(zip(self.languages, row, strict=True)) for row in rows)
            return [said for row in made if (said := {t: x for t, x in row.items() if x.strip()})]
        return texts or None


class AmendmentForm(WordsForm):
    """Other words, or none, and why."""

    def __init__(self, data: Any, *, languages: tuple[str, ...], words: Mapping[str, Any]) -> None:
        super().__init__(data, languages=languages, words=words)
        self.fields["takes_out"] = forms.BooleanField(
            label=_("It should be taken out"), required=False
        )
        self.fields["reason"] = forms.CharField(
            label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=5000
        )


def adding_form(data: Any, draft: Draft, kind: PieceKind) -> PieceForm:
    """The form of a piece that is to be added to a draft, with the reason.

    It offers what stands in the draft, never what was written since: members see the draft only.
    """
    value = report_of(draft)
    apart = Writing(report=draft.report, languages=list(value.languages))
    more: dict[str, Any] = {"writing": apart, "writes": Writes(True), "findings": _findings(value)}
    if kind is PieceKind.FINDING:
        party = str((data or {}).get("party", ""))
        form: PieceForm = FindingForm(data, party=party, shown=None, **more)
        form.fields = {"party": party_field(parties_for(apart)), **form.fields}
    else:
        form = FORMS[kind](data, **more)
    form.fields.pop("question", None)
    form.fields["reason"] = forms.CharField(
        label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}), max_length=5000
    )
    return form


def _findings(value: Report) -> list[tuple[str, str]]:
    return [
        (one.id, finding_named(one.model_dump(mode="json", by_alias=True)))
        for _paragraph, one in value.findings
    ]


class DecisionForm(WordsForm):
    """How an amendment is decided, with a compromise text."""

    state = forms.ChoiceField(
        label=gettext_lazy("Decision"),
        choices=[
            (one.value, one.label)
            for one in AmendmentState
            if one not in {AmendmentState.PROPOSED, AmendmentState.WITHDRAWN}
        ],
        widget=forms.RadioSelect,
    )
    note = forms.CharField(
        label=gettext_lazy("What was said of it"),
        widget=forms.Textarea(attrs={"rows": 2}),
        max_length=5000,
        required=False,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)


def _labels() -> dict[str, str]:
    return {
        "title": _("Title"),
        "introduction": _("Introduction"),
        "text": _("Text"),
        "items": _("Sub-points"),
    }
