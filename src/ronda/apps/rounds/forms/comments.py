"""The form in which an organisation writes a comment or a contribution.

Two things to know. It offers only what the round takes now from this organisation; whether it may
be said so is decided by the service. And it carries the version that the person saw.
"""

from collections.abc import Iterator

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from ronda.apps.accounts.models import OrganisationKind
from ronda.apps.rounds.commenting import File, Said
from ronda.apps.rounds.forms.parties_named import named
from ronda.apps.rounds.models import Comment, CommentKind, Wish
from ronda.apps.rounds.saying import number_said
from ronda.apps.rounds.selectors.openings import Openings, What
from ronda.questionnaires.walking import Placed

OTHER = "other"
_CHILDREN = ("children_count", "children_ages", "children_how")


class CommentForm(forms.Form):
    """What is said, on what, about whom, in which language."""

    what = forms.ChoiceField(label=_("What is it?"), widget=forms.RadioSelect)
    parties = forms.MultipleChoiceField(
        label=_("About which Parties?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    question = forms.ChoiceField(label=_("On which question?"), required=False)
    language = forms.ChoiceField(label=_("In which language is it?"))
    other_language = forms.CharField(
        label=_("Which other language?"), max_length=35, required=False
    )
    text = forms.CharField(
        label=_("Text"), widget=forms.Textarea(attrs={"rows": 14}), required=False
    )
    file = forms.FileField(
        label=_("File"),
        help_text=_("Instead of a text, or beside it. It is kept as it is sent."),
        required=False,
    )
    children_count = forms.IntegerField(
        label=_("How many children were heard?"), min_value=0, max_value=100_000, required=False
    )
    children_ages = forms.CharField(
        label=_("How old were they?"),
        help_text=_("As a range: “11 to 17”."),
        max_length=100,
        required=False,
    )
    children_how = forms.CharField(
        label=_("How were they heard?"),
        help_text=_("Say how, never who."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
    wish = forms.ChoiceField(
        label=_("Who may see it, if it is yours to choose?"),
        widget=forms.RadioSelect,
        choices=Wish.choices,
        required=False,
    )
    seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: object, openings: Openings, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.openings = openings
        given: dict[str, list[tuple[str, object]]] = {
            "what": [(one.what.value, one.what.label) for one in openings.open],
            "parties": [(one.party.code, named(one)) for one in openings.parties],
            "question": [("", _("The whole")), *_questions(openings.questions)],
            "language": [*_languages(openings.languages), (OTHER, _("Another language"))],
        }
        for name, choices in given.items():
            self._offer(name, choices)
        if openings.organisation.kind != OrganisationKind.FACILITATOR:
            self._leave_out(*_CHILDREN)
        if not openings.may_choose:
            self._leave_out("wish")
        if len(given["what"]) == 1:
            self.fields["what"].initial = given["what"][0][0]

    def said(self) -> Said:
        """What the author says, once the form is valid."""
        data = self.cleaned_data
        what, file = What(data["what"]), data["file"]
        chosen = {one for one in self.openings.parties if one.party.code in data["parties"]}
        other = data["language"] == OTHER
        return Said(
            kind=what.kind,
            language=data["other_language"] if other else data["language"],
            parties=tuple(chosen),
            on_questionnaire=what is What.QUESTIONNAIRE,
            on_follow_up=what is What.FOLLOW_UP,
            question=data["question"],
            text=data["text"],
            wish=Wish(data.get("wish") or ""),
            children_count=data.get("children_count"),
            children_ages=data.get("children_ages", ""),
            children_how=data.get("children_how", ""),
            file=File(file.name, file.read()) if file else None,
        )

    def see(self, current: Comment) -> None:
        """Take note that the person now has the newer text before them."""
        assert isinstance(self.data, QueryDict)
        data = self.data.copy()
        data["seen"] = str(current.version)
        self.data = data

    def _offer(self, name: str, choices: list[tuple[str, object]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    def _leave_out(self, *names: str) -> None:
        for name in names:
            del self.fields[name]


def initial_of(comment: Comment, languages: tuple[str, ...]) -> dict[str, object]:
    """What the form holds when a draft is opened again."""
    other = comment.language not in languages
    on_replies = What.QUESTIONNAIRE if comment.on_questionnaire else What.REPLIES
    if comment.on_follow_up:
        on_replies = What.FOLLOW_UP
    contributed = comment.kind == CommentKind.CONTRIBUTION
    return {
        "what": What.CONTRIBUTION if contributed else on_replies,
        "parties": [one.party.party.code for one in comment.parties.all()],
        "question": comment.question,
        "language": OTHER if other else comment.language,
        "other_language": comment.language if other else "",
        "text": comment.text,
        "wish": comment.wish,
        "seen": comment.version,
        **{name: getattr(comment, name) for name in _CHILDREN},
    }


def _questions(questions: tuple[Placed, ...]) -> Iterator[tuple[str, str]]:
    for one in questions:
        text = one.question.text.in_language(get_language() or "en")
        yield one.id, f"{number_said(one.full_number)} {text}".strip()[:160]


def _languages(tags: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for tag in tags:
        yield tag, str(get_language_info(tag)["name_translated"])
