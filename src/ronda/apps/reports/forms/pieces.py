"""The form of each kind of piece: of a chapter, a heading, a paragraph and so on.

Two things to know. A form makes the content of a piece and checks only that it can be made. And it
carries the version that its reader saw, so that nothing is saved over what they did not see.
"""

from collections.abc import Mapping, Sequence
from itertools import zip_longest
from typing import Any

from django import forms
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from ronda.apps.reports.forms.library import Library
from ronda.apps.reports.forms.texts import TextsForm
from ronda.apps.reports.models import Piece, PieceKind, Writing
from ronda.apps.reports.pieces import Content
from ronda.apps.reports.selectors.writers import Writes, questions_of
from ronda.apps.reports.selectors.writing import findings_in, parties_for, procedure_for
from ronda.apps.treaties.models import Party
from ronda.reports.model import Addressed, Authority, FindingKind

SPARE = 2
"""Empty rows for further places of the legal basis."""


class PieceForm(TextsForm):
    """What every piece has: the version seen, and the question that it is about."""

    seen = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    about_question = True

    def __init__(
        self,
        data: Any,
        *,
        writing: Writing,
        writes: Writes,
        piece: Piece | None = None,
        content: Mapping[str, Any] | None = None,
        findings: Sequence[tuple[str, str]] | None = None,
    ) -> None:
        super().__init__(data, languages=writing.languages)
        self.writing, self.piece, self.known_findings = writing, piece, findings
        said = content or (piece.content if piece else {})
        self.build(said)
        asked = questions_of(writing) if self.about_question else ()
        if asked:
            self.fields["question"] = forms.ChoiceField(
                label=_("About the question"),
                help_text=_("Its rapporteur may write here too."),
                required=not writes.everything and not writes.chapters,
                choices=[
                    ("", _("none in particular")),
                    *((one.id, _line(one.full_number, one.question.text)) for one in asked),
                ],
            )
        self.initial = {
            **self.filled(said),
            "seen": piece.version if piece else 0,
            "question": piece.question if piece else "",
        }

    def build(self, said: Mapping[str, Any]) -> None:
        """Add the fields of this kind."""
        raise NotImplementedError

    def filled(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """A content as the fields show it."""
        raise NotImplementedError

    def content(self) -> Content:
        """What was written, as a piece keeps it."""
        raise NotImplementedError

    @property
    def about(self) -> str:
        """The question that it is about."""
        return str(self.cleaned_data.get("question", ""))


class TextForm(PieceForm):
    """A paragraph."""

    def build(self, said: Mapping[str, Any]) -> None:  # noqa: ARG002 — others read it
        """One text."""
        self.add_text("text", _("Text"), rows=8)

    def filled(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """The text."""
        return self.initial_of("text", said.get("text"))

    def clean(self) -> dict[str, Any]:
        """Something must be written."""
        if not self.texts("text"):
            self.add_error(f"text_{self.languages[0]}", _("Write it in one language at least."))
        return self.cleaned_data

    def content(self) -> Content:
        """The text."""
        return {"text": self.texts("text")}


class TitleForm(PieceForm):
    """A heading."""

    def build(self, said: Mapping[str, Any]) -> None:  # noqa: ARG002 — others read it
        """One title."""
        self.add_text("title", _("Title"), rows=2)

    def filled(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """The title."""
        return self.initial_of("title", said.get("title"))

    def clean(self) -> dict[str, Any]:
        """Something must be written."""
        if not self.texts("title"):
            self.add_error(f"title_{self.languages[0]}", _("Write it in one language at least."))
        return self.cleaned_data

    def content(self) -> Content:
        """The title."""
        return {"title": self.texts("title")}


class ChapterForm(TitleForm):
    """A chapter, with what opens it."""

    about_question = False

    def build(self, said: Mapping[str, Any]) -> None:
        """The title and the introduction."""
        super().build(said)
        hint = _("It opens the chapter in the report and in each factsheet.")
        self.add_text("introduction", _("Introduction"), hint=hint)

    def filled(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """Both texts."""
        opening = self.initial_of("introduction", said.get("introduction"))
        return super().filled(said) | opening

    def content(self) -> Content:
        """Both texts."""
        return super().content() | {"introduction": self.texts("introduction") or None}


class PracticeForm(TextForm):
    """A promising practice of a Party."""

    def build(self, said: Mapping[str, Any]) -> None:
        """The Party and the text."""
        self.fields["party"] = party_field(parties_for(self.writing))
        super().build(said)

    def filled(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """The Party and the text."""
        return super().filled(said) | {"party": said.get("party", "")}

    def content(self) -> Content:
        """The Party and the text."""
        return super().content() | {"party": self.cleaned_data["party"]}


class RecommendationForm(TextForm):
    """A recommendation: how strongly, to whom, on what it rests."""

    def build(self, said: Mapping[str, Any]) -> None:
        """Every field; the legal basis has a row for each place, and spare ones."""
        levels = procedure_for(self.writing).strengths.levels
        here = get_language() or "en"
        self.fields["strength"] = forms.ChoiceField(
            label=_("Strength"), choices=[(one.id, one.name.in_language(here)) for one in levels]
        )
        super().build(said)
        hint = _("One on each line, the same number of lines in each language.")
        self.add_text("items", _("Sub-points"), rows=3, hint=hint)
        self.fields["addressed"] = forms.ChoiceField(
            label=_("Addressed"),
            choices=[
                (Addressed.ALL.value, _("to all Parties")),
                (Addressed.NOT_ALREADY.value, _("to Parties not already doing so")),
                (Addressed.NAMED.value, _("to named Parties")),
            ],
        )
        self.fields["parties"] = forms.MultipleChoiceField(
            label=_("Parties that it names"),
            required=False,
            choices=[(one.code, _party(one)) for one in parties_for(self.writing)],
            widget=forms.CheckboxSelectMultiple,
        )
        if found := self._findings():
            self.fields["rests_on"] = forms.MultipleChoiceField(
                label=_("Findings that it rests on"),
                required=False,
                choices=found,
                widget=forms.CheckboxSelectMultiple,
            )
        self._add_basis(len(said.get("basis", ())) + SPARE)

    def _findings(self) -> list[tuple[str, str]]:
        """The findings to choose from: those given, or those that are written now."""
        if self.known_findings is not None:
            return list(self.known_findings)
        return [(one.key, finding_named(one.content)) for one in findings_in(self.writing)]

    def _add_basis(self, rows: int) -> None:
        authorities = [("", "–"), *((one.value, authority_named(one)) for one in Authority)]
        self.library = Library()
        for turn in range(1, rows + 1):
            told = {"turn": turn}
            self.fields[f"basis_passage_{turn}"] = forms.ChoiceField(
                label=_("Legal basis %(turn)d: passage of the library") % told,
                choices=self.library.choices,
                required=False,
            )
            self.fields[f"basis_authority_{turn}"] = forms.ChoiceField(
                label=_("Legal basis %(turn)d: kind") % told,
                choices=authorities,
                required=False,
            )
            self.fields[f"basis_text_{turn}"] = forms.CharField(
                label=_("Legal basis %(turn)d: text") % told, required=False, max_length=300
            )
            self.fields[f"basis_place_{turn}"] = forms.CharField(
                label=_("Legal basis %(turn)d: article or paragraph") % told,
                required=False,
                max_length=120,
            )
        self.rows = rows

    def filled(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """A recommendation as the fields show it."""
        shown = super().filled(said)
        shown |= {name: said[name] for name in _PLAIN if name in said}
        for tag in self.languages:
            shown[f"items_{tag}"] = "\n".join(one.get(tag, "") for one in said.get("items", ()))
        for turn, basis in enumerate(said.get("basis", ()), start=1):
            shown |= {f"basis_{name}_{turn}": basis[name] for name in _BASIS}
            shown[f"basis_passage_{turn}"] = basis.get("passage") or ""
        return shown

    def clean(self) -> dict[str, Any]:
        """Sub-points match between languages; a place of the legal basis has its text."""
        super().clean()
        lengths = {len(self._lines(tag)) for tag in self.languages} - {0}
        if len(lengths) > 1:
            sentence = _("There are not as many sub-points in each language.")
            self.add_error(f"items_{self.languages[0]}", sentence)
        for turn in range(1, self.rows + 1):
            named = [self.cleaned_data.get(f"basis_{name}_{turn}") for name in _BASIS]
            is_tied = bool(self.cleaned_data.get(f"basis_passage_{turn}"))
            if any(named) and not all(named[:2]) and not is_tied:
                self.add_error(f"basis_text_{turn}", _("Say which kind of text, and which text."))
        return self.cleaned_data

    def content(self) -> Content:
        """Everything, with why it was withdrawn as it was."""
        said = super().content() | {name: self.cleaned_data.get(name, []) for name in _PLAIN}
        said["items"] = self._items()
        rows = (self._basis(turn) for turn in range(1, self.rows + 1))
        said["basis"] = [one for one in rows if one["text"]]
        said["withdrawn"] = self.piece.content.get("withdrawn") if self.piece else None
        return said

    def _basis(self, turn: int) -> dict[str, str]:
        """One legal basis; that of a passage is called as the library calls it."""
        given = {name: self.cleaned_data[f"basis_{name}_{turn}"] for name in _BASIS}
        return self.library.basis(self.cleaned_data[f"basis_passage_{turn}"], given)

    def group_of(self, name: str) -> str:
        """A place of the legal basis stands in one row."""
        return name.rpartition("_")[2] if name.startswith("basis_") else super().group_of(name)

    def _items(self) -> list[dict[str, str]]:
        columns = [self._lines(tag) for tag in self.languages]
        return [
            {tag: text for tag, text in zip(self.languages, row, strict=True) if text}
            for row in zip_longest(*columns, fillvalue="")
        ]

    def _lines(self, tag: str) -> list[str]:
        text = self.texts("items").get(tag, "")
        return [line.strip() for line in text.split("\n") if line.strip()]


FORMS: Mapping[PieceKind, type[PieceForm]] = {
    PieceKind.CHAPTER: ChapterForm,
    PieceKind.TOPIC: TitleForm,
    PieceKind.PARAGRAPH: TextForm,
    PieceKind.RECOMMENDATION: RecommendationForm,
    PieceKind.PRACTICE: PracticeForm,
}
_PLAIN = ("strength", "addressed", "parties", "rests_on")
_BASIS = ("authority", "text", "place")


def party_field(parties: list[Party]) -> forms.ChoiceField:
    """A field that asks for a Party."""
    return forms.ChoiceField(
        label=_("Party"), choices=[("", "–"), *((one.code, _party(one)) for one in parties)]
    )


def kind_named(kind: FindingKind) -> str:
    """What a finding says of a Party."""
    return {
        FindingKind.IN_LINE: _("in line"),
        FindingKind.PROMISING: _("promising"),
        FindingKind.GAP: pgettext("finding", "gap"),
        FindingKind.UNCLEAR: _("unclear"),
        FindingKind.NO_INFORMATION: _("no information"),
    }[kind]


def authority_named(authority: Authority) -> str:
    """A kind of text that a recommendation rests on."""
    return {
        Authority.CONVENTION: _("convention"),
        Authority.EXPLANATORY_REPORT: _("explanatory report"),
        Authority.OPINION: _("opinion"),
        Authority.GUIDELINES: _("guidelines"),
        Authority.OTHER: _("another text"),
    }[authority]


def _party(party: Party) -> str:
    return str(party.names.get(get_language() or "en") or party.name)


def finding_named(content: Mapping[str, Any]) -> str:
    """A finding by its Party, its kind and its first words."""
    told = next(iter((content["text"] or {}).values()), "")
    named = {"party": content["party"], "kind": kind_named(FindingKind(content["kind"]))}
    return f"{_('%(party)s: %(kind)s') % named}. {told}"[:160]


def _line(number: str, text: Any) -> str:
    return f"{number} {text.in_language(get_language() or 'en')}"[:120]
