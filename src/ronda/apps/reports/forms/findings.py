"""The form of a finding: what it says of one Party, resting on passages of its reply.

Two things to know. Passages are offered from the answer as it was submitted, each by its place in
it. And what a finding rests on already stays unless its mark is taken away.
"""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _

from ronda.apps.reports.forms.library import Library
from ronda.apps.reports.forms.pieces import SPARE, TextForm, kind_named
from ronda.apps.reports.pieces import Content
from ronda.apps.reports.selectors.passages import WHOLE, AnswerShown, still_there
from ronda.reports.model import FindingKind


class FindingForm(TextForm):
    """What a paragraph says of one Party, resting on passages of its reply."""

    about_question = False

    def __init__(self, data: Any, *, party: str, shown: AnswerShown | None, **more: Any) -> None:
        self.party, self.shown = party, shown
        super().__init__(data, **more)

    def build(self, said: Mapping[str, Any]) -> None:
        """The kind, the text, what it rests on already, passages to choose."""
        self.kept = list(said.get("rests_on", ()))
        self.fields["kind"] = forms.ChoiceField(
            label=_("What it says"), choices=[(one.value, kind_named(one)) for one in FindingKind]
        )
        self.add_text(
            "text", _("As the Party’s factsheet words it"), hint=_("Empty: in the report only.")
        )
        self.rows = len(said.get("cites", ())) + SPARE
        choices = Library().choices
        for turn in range(1, self.rows + 1):
            self.fields[f"cites_{turn}"] = forms.ChoiceField(
                label=_("Passage of the library that it cites, %(turn)d") % {"turn": turn},
                choices=choices,
                required=False,
            )
        if self.kept:
            self.fields["kept"] = forms.MultipleChoiceField(
                label=_("It rests on"),
                help_text=_("Take the mark away from what it rests on no more."),
                required=False,
                choices=[(str(turn), self._quoted(one)) for turn, one in enumerate(self.kept)],
                widget=forms.CheckboxSelectMultiple,
            )
        if self.shown is not None:
            self._add_passages(self.shown)

    def _add_passages(self, shown: AnswerShown) -> None:
        choices = [(one.at, one.text) for one in shown.passages] if len(shown.passages) > 1 else []
        self.fields["passages"] = forms.MultipleChoiceField(
            label=_("Passages of the answer to question %(number)s") % {"number": shown.number},
            help_text=_("Mark those that the finding rests on."),
            required=False,
            choices=[*choices, (WHOLE, _("the whole answer") if choices else shown.entry.answer)],
            widget=forms.CheckboxSelectMultiple,
        )
        self.fields["words"] = forms.CharField(
            label=_("Or words of it"),
            help_text=_("Exactly as they stand in the answer."),
            required=False,
            max_length=2000,
            strip=True,
        )

    def filled(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """A finding as the fields show it."""
        kept = [str(turn) for turn in range(len(self.kept))]
        kind = said.get("kind", FindingKind.GAP.value)
        cites = {f"cites_{turn}": id for turn, id in enumerate(said.get("cites", ()), start=1)}
        return super().filled(said) | {"kind": kind, "kept": kept} | cites

    def clean(self) -> dict[str, Any]:
        """Words must stand in the answer."""
        words = self.cleaned_data.get("words")
        if words and self.shown is not None and self.shown.words(words) is None:
            self.add_error("words", _("These words do not stand in the answer."))
        return self.cleaned_data

    def content(self) -> Content:
        """The finding, with all that it rests on, each place once."""
        given = self.cleaned_data
        rests = [self.kept[int(turn)] for turn in given.get("kept", ())]
        if self.shown is not None:
            chosen = [self.shown.evidence(at) for at in given["passages"]]
            words = self.shown.words(given["words"]) if given["words"] else None
            chosen += [words] if words is not None else []
            rests += [one.model_dump(mode="json", by_alias=True) for one in chosen]
        cites = [given[f"cites_{turn}"] for turn in range(1, self.rows + 1)]
        return {
            "cites": list(dict.fromkeys(id for id in cites if id)),
            "party": self.party,
            "kind": given["kind"],
            "text": self.texts("text") or None,
            "rests_on": [one for turn, one in enumerate(rests) if one not in rests[:turn]],
        }

    def _quoted(self, kept: Mapping[str, Any]) -> str:
        """What it rests on already, and that the answer reads otherwise by now."""
        where = kept["source"] or kept["question"]
        told = f"“{kept['quote']}” ({where})" if kept["quote"] else str(where)
        if still_there(kept, self.shown):
            return told
        return _("%(quote)s: the answer reads otherwise now") % {"quote": told}
