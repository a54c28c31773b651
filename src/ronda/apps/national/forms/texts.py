"""Asks for the State's text, piece by piece, and for signatures."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from ronda.apps.national.forms.fields import PostsField
from ronda.apps.national.forms.requests import text_area
from ronda.apps.national.models import Post, PostKind
from ronda.apps.national.services.texts import Written

NEW = "new"


def pieces_given(data: QueryDict) -> list[Written]:
    """The pieces as the form left them, in the order of their numbers; empty ones are gone."""
    numbered = [
        (_number(data.get(f"place-{name}", "")), at, _piece(data, name))
        for at, name in enumerate(data.getlist("piece"))
    ]
    told = [piece for _place, _at, piece in sorted(numbered, key=lambda one: one[:2])]
    added = data.get(f"text-{NEW}", "").replace("\r\n", "\n").strip()
    told += [Written(part, new_paragraph=True) for part in added.split("\n\n") if part.strip()]
    return [piece for piece in told if piece.text.strip()]


def _piece(data: QueryDict, name: str) -> Written:
    passages = [int(key) for key in data.getlist(f"from-{name}") if key.isdecimal()]
    return Written(
        text=data.get(f"text-{name}", ""),
        new_paragraph=f"paragraph-{name}" in data,
        passages=passages,
    )


def _number(told: str) -> float:
    return float(told) if told.isdecimal() else 0.0


def based_on(data: QueryDict) -> int:
    """The version that the form was made from; 0 is none yet."""
    told = data.get("based_on", "")
    return int(told) if told.isdecimal() else 0


class RemarkForm(forms.Form):
    """An internal comment."""

    words = text_area(_("Comment"), 3, max_length=4000)


class SettleForm(forms.Form):
    """Which figure stands."""

    remark = text_area(_("Which figure stands, and why?"), 2, max_length=2000)


class SignersForm(forms.Form):
    """Who signs, in the order of their posts."""

    posts = PostsField(
        label=_("Who signs"),
        queryset=None,
        required=False,
        help_text=_("They sign one after the other. If you choose nobody, the text is agreed."),
    )

    def __init__(self, *args: Any, suggested: Iterable[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["posts"] = list(suggested)
        field = self.fields["posts"]
        assert isinstance(field, forms.ModelChoiceField)
        found = Post.objects.filter(what=PostKind.VALIDATOR, until=None)
        field.queryset = (
            found.select_related("membership__person", "institution", "membership__handed_over_to")
            .prefetch_related("institution__names")
            .order_by("order", "pk")
        )

    def chosen(self) -> Sequence[Post]:
        """The posts, in the order in which they sign."""
        return list(self.cleaned_data["posts"])


class SignForm(forms.Form):
    """Signs, or sends back with a reason."""

    remark = text_area(
        _("Remark"), 3, required=False, help_text=_("Needed when you send the text back.")
    )
