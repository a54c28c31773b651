"""Forms in which a questionnaire is drafted: its cover, a chapter, a question.

Two things to know. Each text has a field for each language, side by side, none a translation of
another. And a form makes the value and checks only that it can be made; the checks of the whole are
listed on the page of the draft.
"""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import ValidationError

from ronda.apps.forms import language_name
from ronda.apps.rounds.drafting import free_id
from ronda.apps.rounds.saying import number_said
from ronda.apps.rounds.selectors.asked import AUDIENCES
from ronda.procedure.stated import Wording
from ronda.questionnaires.model import (
    Asks,
    AsksChoice,
    AsksKind,
    AsksNothing,
    AsksNumber,
    AsksText,
    AsksYesNo,
    Audience,
    Chapter,
    Condition,
    ConditionValue,
    Option,
    Question,
    Questionnaire,
    Relation,
)
from ronda.questionnaires.walking import Placed, placed

KINDS = {
    AsksKind.TEXT: gettext_lazy("a text"),
    AsksKind.YES_NO: gettext_lazy("yes or no"),
    AsksKind.NUMBER: gettext_lazy("a figure"),
    AsksKind.CHOICE: gettext_lazy("a choice"),
    AsksKind.NOTHING: gettext_lazy("nothing: it is a heading"),
}
YES = {"yes", "oui", "да", "da"}
NO = {"no", "non", "не", "ne"}
LONGEST_TEXT = 5000


class TextsForm(forms.Form):
    """A form in which texts stand in several languages."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, languages: Iterable[str], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.languages = tuple(languages)

    def add_text(self, name: str, label: str, *, required: bool = True, rows: int = 3) -> None:
        """Add a field for each language."""
        for tag in self.languages:
            self.fields[f"{name}_{tag}"] = forms.CharField(
                label=f"{label} ({language_name(tag)})",
                required=required,
                max_length=LONGEST_TEXT,
                widget=forms.Textarea(attrs={"rows": rows, "lang": tag}),
            )

    def wording(self, name: str) -> Wording | None:
        """The text in all its languages; None where all are empty."""
        texts = {tag: str(self.cleaned_data.get(f"{name}_{tag}", "")) for tag in self.languages}
        return Wording.of(texts) if any(texts.values()) else None

    def needed(self, name: str) -> Wording:
        """The text, which is required in each language."""
        found = self.wording(name)
        assert found is not None
        return found

    def side_by_side(self) -> list[tuple[bool, list[forms.BoundField]]]:
        """The visible fields in order, those of one text together; whether they are several."""
        groups: dict[str, list[forms.BoundField]] = {}
        for bound in self.visible_fields():
            stem, _mark, tag = bound.name.rpartition("_")
            groups.setdefault(stem if tag in self.languages else bound.name, []).append(bound)
        return [(len(one) > 1, one) for one in groups.values()]


class CoverForm(TextsForm):
    """The title and the introduction of a questionnaire."""

    def __init__(self, *args: object, languages: Iterable[str], **kwargs: object) -> None:
        super().__init__(*args, languages=languages, **kwargs)
        self.add_text("title", _("Title"), rows=2)
        self.add_text("introduction", _("Introduction"), required=False)


class AudiencesField(forms.MultipleChoiceField):
    """Those who are asked."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, **kwargs: object) -> None:
        choices = [(one.value, AUDIENCES[one]) for one in Audience]
        super().__init__(choices=choices, **kwargs)  # type: ignore[arg-type]


class ChapterForm(TextsForm):
    """A chapter in itself."""

    audiences = AudiencesField(label=gettext_lazy("For whom"), initial=[Audience.PARTY.value])

    def __init__(self, *args: object, languages: Iterable[str], **kwargs: object) -> None:
        super().__init__(*args, languages=languages, **kwargs)
        self.add_text("title", _("Title"), rows=2)
        self.add_text("introduction", _("Introduction"), required=False)

    def chapter(self, now: Chapter | None, known: Questionnaire) -> Chapter:
        """The chapter as the form has it; a new one gets an id of its own."""
        taken = [one.id for one in known.chapters]
        return Chapter(
            id=now.id if now else free_id("chapter", taken),
            number=now.number if now else "" if taken else "I",
            title=self.needed("title"),
            introduction=self.wording("introduction"),
            audiences=tuple(Audience(one) for one in self.cleaned_data["audiences"]),
        )


class QuestionForm(TextsForm):
    """A question, an item or a prompt in itself."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Asks for"),
        choices=[(one.value, label) for one, label in KINDS.items()],
        initial=AsksKind.TEXT.value,
    )
    several = forms.BooleanField(label=gettext_lazy("Several may be chosen"), required=False)
    minimum = forms.FloatField(
        label=gettext_lazy("Least figure"), required=False, help_text=gettext_lazy("For a figure.")
    )
    whole = forms.BooleanField(label=gettext_lazy("Whole figures only"), required=False)
    required = forms.BooleanField(
        label=gettext_lazy("Must be answered"), required=False, initial=True
    )
    audiences = AudiencesField(
        label=gettext_lazy("Only for"),
        required=False,
        help_text=gettext_lazy("None chosen: for all whom the chapter is for."),
    )
    depends_on = forms.ChoiceField(
        label=gettext_lazy("Asked only after the answer to"), required=False
    )
    relation = forms.ChoiceField(
        label=gettext_lazy("Where that answer"),
        choices=[
            (Relation.IS.value, gettext_lazy("is")),
            (Relation.IS_NOT.value, gettext_lazy("is not")),
        ],
        required=False,
    )
    value = forms.CharField(
        label=gettext_lazy("Answer that it is compared with"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("“yes” or “no”, a figure, or an option as it is worded."),
    )

    def __init__(self, *args: object, known: Questionnaire, id: str = "", **kwargs: object) -> None:
        super().__init__(*args, languages=known.languages, **kwargs)
        self.known = known
        later = dict(self.fields)
        self.fields.clear()
        self.add_text("text", _("Wording"))
        self.fields["kind"] = later.pop("kind")
        self.add_text("options", _("Options, one on each line"), required=False)
        self.add_text("unit", _("Unit of the figure"), required=False, rows=1)
        self.fields.update(later)
        depends = self.fields["depends_on"]
        assert isinstance(depends, forms.ChoiceField)
        before = _before(known, id)
        depends.choices = [("", "—"), *((one.id, _named(one, self.languages[0])) for one in before)]

    def question(self, now: Question | None) -> Question | None:
        """The question as the form has it, None with an error where it cannot be made."""
        data = self.cleaned_data
        try:
            return Question(
                id=now.id if now else free_id("q", [one.id for one in placed(self.known)]),
                number=now.number if now else "",
                text=self.needed("text"),
                asks=self._asks(now),
                audiences=tuple(Audience(one) for one in data["audiences"]),
                condition=self._condition(),
                required=data["required"],
            )
        except ValidationError as error:
            self.add_error(None, str(error.errors()[0]["msg"]))
        except ValueError as error:
            self.add_error("value" if data["depends_on"] else None, str(error))
        return None

    def _asks(self, now: Question | None) -> Asks:
        data = self.cleaned_data
        match AsksKind(data["kind"]):
            case AsksKind.NUMBER:
                least = data["minimum"]
                whole = least is not None and least == int(least)
                return AsksNumber(
                    unit=self.wording("unit"),
                    minimum=int(least) if whole else least,
                    whole=data["whole"],
                )
            case AsksKind.CHOICE:
                return AsksChoice(options=self._options(now), several=data["several"])
            case AsksKind.YES_NO:
                return AsksYesNo()
            case AsksKind.NOTHING:
                return AsksNothing()
            case _:
                return AsksText()

    def _options(self, now: Question | None) -> tuple[Option, ...]:
        """Options line by line; one that was there keeps its id, by its words or by its turn."""
        lines = {
            tag: [line.strip() for line in self.cleaned_data[f"options_{tag}"].splitlines()]
            for tag in self.languages
        }
        lines = {tag: [line for line in found if line] for tag, found in lines.items()}
        counts = {len(found) for found in lines.values()}
        if len(counts) > 1 or counts == {0}:
            raise ValueError(_("Write the same number of options in each language, at least one."))
        was = now.asks.options if now is not None and isinstance(now.asks, AsksChoice) else ()
        first = self.languages[0]
        by_words = {one.text.in_language(first): one.id for one in was}
        taken, options = [one.id for one in was], []
        for turn, words in enumerate(lines[first]):
            same_count = len(was) == len(lines[first])
            id = by_words.get(words) or (was[turn].id if same_count else free_id("option", taken))
            taken.append(id)
            texts = Wording.of({tag: found[turn] for tag, found in lines.items()})
            options.append(Option(id=id, text=texts))
        return tuple(options)

    def _condition(self) -> Condition | None:
        other = self.cleaned_data["depends_on"]
        if not other:
            return None
        place = next(one for one in placed(self.known) if one.id == other)
        return Condition(
            question=other,
            relation=Relation(self.cleaned_data["relation"] or Relation.IS),
            value=_value(place.question, self.cleaned_data["value"].strip()),
        )


class TakeInForm(forms.Form):
    """A questionnaire as a file."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("JSON or TOML as Ronda writes it, or a Word file."),
        required=False,
    )
    content = forms.CharField(required=False, strip=False, widget=forms.HiddenInput)


def cover_initial(questionnaire: Questionnaire) -> Mapping[str, object]:
    """What the cover's form shows at first."""
    return _texts("title", questionnaire.title) | _texts("introduction", questionnaire.introduction)


def chapter_initial(chapter: Chapter) -> Mapping[str, object]:
    """What a chapter's form shows at first."""
    own: dict[str, object] = {"audiences": [one.value for one in chapter.audiences]}
    return own | _texts("title", chapter.title) | _texts("introduction", chapter.introduction)


def question_initial(question: Question, known: Questionnaire) -> Mapping[str, object]:
    """What a question's form shows at first."""
    asks, condition = question.asks, question.condition
    shown: dict[str, object] = {
        "kind": asks.kind.value,
        "required": question.required,
        "audiences": [one.value for one in question.audiences],
    } | _texts("text", question.text)
    if isinstance(asks, AsksNumber):
        shown |= {"minimum": asks.minimum, "whole": asks.whole} | _texts("unit", asks.unit)
    if isinstance(asks, AsksChoice):
        shown["several"] = asks.several
        for tag in known.languages:
            shown[f"options_{tag}"] = "\n".join(one.text.in_language(tag) for one in asks.options)
    if condition is not None:
        shown |= {"depends_on": condition.question, "relation": condition.relation.value}
        shown["value"] = _said(condition, known)
    return shown


def _texts(name: str, wording: Wording | None) -> dict[str, object]:
    return {f"{name}_{tag}": text for tag, text in wording.texts} if wording else {}


def _before(known: Questionnaire, id: str) -> list[Placed]:
    """What a condition of the question may look at: all that is asked before it."""
    found = []
    for one in placed(known):
        if one.id == id:
            break
        if one.is_answerable:
            found.append(one)
    return found


def _named(one: Placed, tag: str) -> str:
    text = one.question.text.in_language(tag)
    return f"{number_said(one.full_number)} {text if len(text) < 60 else text[:60] + '…'}".strip()


def _value(other: Question, given: str) -> ConditionValue:
    """What a condition compares with, as the other question's answers are."""
    if not given:
        raise ValueError(_("Say with which answer it is asked."))
    if isinstance(other.asks, AsksYesNo):
        if given.casefold() not in YES | NO:
            raise ValueError(_("That question is answered with yes or no."))
        return given.casefold() in YES
    if isinstance(other.asks, AsksNumber):
        return _figure(given)
    if isinstance(other.asks, AsksChoice):
        for option in other.asks.options:
            if given == option.id or given in dict(option.text.texts).values():
                return option.id
        raise ValueError(_("This is none of the options of that question."))
    return given


def _figure(given: str) -> int | float:
    try:
        number = float(given.replace(",", "."))
    except ValueError as error:
        raise ValueError(_("That question is answered with a figure.")) from error
    return int(number) if number.is_integer() else number


def _said(condition: Condition, known: Questionnaire) -> str:
    value = condition.value
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    other = next((one.question for one in placed(known) if one.id == condition.question), None)
    if other is not None and isinstance(other.asks, AsksChoice):
        words = {one.id: one.text.in_language(known.languages[0]) for one in other.asks.options}
        return words.get(str(value), str(value))
    return str(value)
